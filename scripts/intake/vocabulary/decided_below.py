"""What a heading says was decided of all motions below it: `MOTIONS LOST`, and not `Order of motions changed – LOST`."""

import re

from schema.terms import Decision
from scripts.intake.vocabulary.words import MEETING

OF_AN_AGENDA = frozenset({"accepted", "approved", "endorsed"})
"""Words for *carried* that an agenda has over motions accepted for debate: as a heading they give no decision."""
_GROUP_WORDS = sorted(
    ((word, decision) for decision in Decision for word in decision.printed if word and word not in OF_AN_AGENDA),
    key=lambda entry: -len(entry[0]),
)
"""The longest first: `carried as amended` before `carried`."""


def decision_below(text: str) -> tuple[Decision | None, bool]:
    """What a heading says was decided of all motions below it, and whether it speaks of a decision without saying which.

    `MOTIONS NOT CARRIED` may be lost, fallen or withdrawn; `MOTIONS DEFEATED OR WITHDRAWN` says two things. What was not
    reached and sent on (`not reached and referred to the NEC`) was not reached.
    """
    decisions: list[Decision] = []
    rest = text.lower()
    for word, decision in _GROUP_WORDS:
        shorter = re.sub(rf"\b{word}\b", " ", rest)
        if shorter != rest and decision not in decisions:
            decisions.append(decision)
        rest = shorter
    if set(decisions) == {Decision.NOT_REACHED, Decision.REMITTED}:
        return Decision.NOT_REACHED, False
    if (
        len(decisions) > 1
        or _DENIED.search(text)
        or _COMPOSITES_AGREED.search(text)
        or (decisions and _says_more(text))
    ):
        return None, True
    return (decisions[0], False) if decisions else (None, False)


_COMPOSITES_AGREED = re.compile(r"\bcomposites?\b.*\b(?:agreed|approved)\b|\bagreed composites?\b", re.IGNORECASE)
"""Those who compose motions agree the words of a composite; what the meeting decides comes later."""
_PASSED = "|".join(word for word in Decision.CARRIED.printed if " " not in word)
DECIDED = "|".join(
    ["decided", *(word for decision in Decision for word in decision.printed if word and " " not in word)]
)
_DENIED = re.compile(
    rf"\b(?:not|non|neither|never|without being|yet to be|un)[\s-]*(?:yet |been |to be |all )*(?:{DECIDED})\b"
    # `Motions agreed for debate`, `Motions passed to the National Council`, `Motions carried forward from 2019`.
    rf"|\b(?:{_PASSED}) (?:for|to|on to|over|forward|forwards|up|down)\b"
    # `Motions accepted by the Standing Orders Committee`, `Motions passed by branches`; but `passed by conference`.
    rf"|\b(?:{_PASSED}|rejected) (?:\w+ )?by (?!(?:the )?(?:(?:annual|special|general|national|delegate) )*"
    rf"(?:{MEETING}|members|membership|delegates|majority|a |an |\d|show|acclamation))",
    re.IGNORECASE,
)
"""A decision that a heading denies, or that is another body's: then it does not say what the meeting decided."""

LIST_NOUN = r"(?:motions?|resolutions?|decisions?|composites?|amendments?|proposals?)"
"""What a heading over motions calls them, one or several."""
SEVERAL = r"(?:motions|resolutions|decisions|composites|amendments|proposals|rule changes|business|items)"
_OWN_MEETING = rf"(?:(?:annual |general |special |delegate )*{MEETING})"
_YEAR = r"(?:19|20)\d\d"
_OTHERS = re.compile(
    rf"\bto (?:the |this |our )?{_OWN_MEETING}\W*$"
    r"|\b(?:emergency|urgent|late) (?:motions|resolutions) rejected\b|\brejected (?:emergency|urgent|late)\b",
    re.IGNORECASE,
)
"""What others decided before the meeting: `Motions referred to conference`; rejected as emergency motions, and so not admitted."""
_WHERE = re.compile(
    rf"\([^()]*\)|\bunder\s.+$|^(?=[^:]{{3,90}}:\s)[^:]*\b{MEETING}\b[^:]*:\s|^(?:(?!(?:the|these|those|our|of)\b)(?-i:[A-Z])[\w’']+ )+(?={SEVERAL})|(?<=motions) from (?:the )?(?:branches|regions|lodges|members|(?-i:[A-Z])\w+)\b",
    re.IGNORECASE,
)
"""Which motions, of which meeting: `Meeting of keepers: motions lost`, `Northern Region motions lost`, `Motions from branches – Lost`."""
_SAID_OF_ALL = re.compile(
    rf"\b(?:lists?|summary|schedules?|texts?|results?|records?|tables?|index) of\b|\b(?:{LIST_NOUN}|business|items)\b|\brule changes?\b|\bappendix \w+\b|\b(?:back )?to (?!be\b)(?:the )?[\w’'&, ]+$|\bby (?:the |their |its )?(?:movers?|proposers?)\b"
    rf"|\b(?:(?:at|by|of|in) )?(?:(?:the|our|its) )?(?:{_YEAR} )?(?:(?-i:[A-Z])[\w’']+ )*{_OWN_MEETING}s?(?: of (?:the )?(?-i:[A-Z])[\w’']+(?: (?-i:[A-Z])[\w’']+)*)?(?: (?:of |in )?{_YEAR})?\b"
    r"|\b(?:(?:at|by) )?(?:the )?(?:members(?:hip)?|delegates)\b|\b(?:for|through|owing to|due to) (?:want|lack) of (?:time|a seconder)\b"
    r"|\bon (?:a|the) (?:show of hands|card vote|nod|(?:first|second|third|last) day)\b|\b(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|session))?\b"
    r"|\b(?:day|session) \w+\b|\b(?:by|with) (?:an? )?(?:large |clear |overwhelming )?(?:majority|acclamation)\b|\b(?:by |with )?(?:an? )?(?:more than )?two-thirds(?: majority)?\b"
    r"|\b(?:and|or|all|the|this|these|those|that|which|were|was|have been|following|remaining|further|our|emergency|urgent|composite|late|ordinary|constitutional|policy|general|standing|order|substantive|main|priority|prioriti[sz]ed|other|unanimously|formally|narrowly|overwhelmingly|en bloc|nem con"
    r"|taken|without debate|as amended|amended)\b",
    re.IGNORECASE,
)
"""What a heading over motions may say beside what was decided: of whom, by whom, where, when and how."""


def _says_more(text: str) -> bool:
    """Whether a heading says more than what was decided of the motions below: `Report on motions lost`, `Motions remitted from last year`,
    `Motions to be taken as carried`. Then it decides nothing."""
    rest = _WHERE.sub(" ", text)
    for word, _ in _GROUP_WORDS:
        rest = re.sub(rf"\b{word}\b", " ", rest, flags=re.IGNORECASE)
    return _OTHERS.search(text) is not None or re.search(r"\w", _SAID_OF_ALL.sub(" ", rest)) is not None


_KIND = r"(?:(?:late|urgent|emergency|composite|constitutional|ordinary|policy|other|remaining) )*"
_LISTS = rf"{_KIND}{SEVERAL}(?:(?:,| and|,? &) {_KIND}{SEVERAL})*"
_LIST_DECIDED = re.compile(
    rf"{_LISTS}(?: (?:that|which) (?:were|have been|had been))? (?:not )?(?:{DECIDED})(?: as amended)?|(?:{DECIDED}) {_LISTS}"
    rf"|(?:all (?:the )?|the )?{_LISTS} (?:were|have been) (?:not )?(?:{DECIDED})(?: as amended)?:",
    re.IGNORECASE,
)


def is_decided_list(text: str) -> bool:
    """Whether a line surely is a heading over motions and what was decided of them: `Emergency motions that were lost`, `Lost motions`."""
    return _LIST_DECIDED.fullmatch(" ".join(text.split()).rstrip(".")) is not None
