"""What a heading says was decided of all motions below it: `MOTIONS LOST`, and not `Order of motions changed – LOST`."""

import re

from schema.terms import Decision
from scripts.intake.vocabulary.votes import DASH
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
        or (decisions and _tells_more(text))
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


_LIST = r"(?:motions|resolutions|decisions|composites|amendments|proposals|rule changes|business|items)"
_LIST_OF = re.compile(
    r"(?:lists?|summary|schedules?|texts?|results?|records?|tables?|index) of (?:all )?(?:the )?", re.IGNORECASE
)
_BEFORE = frozenset(
    "all of the these those our following remaining other further and or not un non no late urgent emergency composite constitutional ordinary policy"
    " general standing rule rules order byelaw bye law company substantive main amended priority prioritised".split()
) | {part for decision in Decision for word in decision.printed for part in word.split()}
"""The words in lower case that may stand before the motions: `All the remaining emergency motions`."""
_ARTICLE = re.compile(r"\b(?:the|these|those|our)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"(?:[\s,;&/()|:{DASH}]|\b(?:which|that|were|was|are|is|have|has|had|been|being|amended|not|and|or|all|then|both|also|below|above|prioriti[sz]ed|{_LIST}|rule|\w+day|day|session|morning|afternoon|evening)\b"
    r"|\b(?:on|from|in|at|by|before|under|for|during)\s+(?:the\s+)?(?:(?!report)\w+\s*){1,4})*",
    re.IGNORECASE,
)
"""What may stand between the motions and what was decided: `that were`, ` – `, `on the first day were`."""


def _tells_more(text: str) -> bool:
    """Whether a heading says more than which motions it is over, so that what it says was decided may be of something else:
    `Conference took the motions with the report – Carried`, `Reference back of the motions below – Lost`."""
    if not (listed := re.search(rf"\b{_LIST}\b", text, re.IGNORECASE)):
        return False
    before = re.split(rf"[:,]\s|\s[{DASH}|]\s", text[: listed.start()])[-1]
    before = _LIST_OF.sub("", before)
    others = [word for word in re.findall(r"[^\W\d_]+", before) if word.lower() not in _BEFORE]
    if any(not word[0].isupper() for word in others) or (
        others and (_ARTICLE.search(before) or re.search(r"\bof\b", before, re.IGNORECASE))
    ):
        return True
    decided = re.search(rf"\b(?:{DECIDED})\b", text[listed.end() :], re.IGNORECASE)
    return decided is not None and _BETWEEN.fullmatch(text[listed.end() :][: decided.start()]) is None


_KIND = r"(?:(?:late|urgent|emergency|composite|constitutional|ordinary|policy|other|remaining) )*"
_LISTS = rf"{_KIND}{_LIST}(?:(?:,| and|,? &) {_KIND}{_LIST})*"
_LIST_DECIDED = re.compile(
    rf"{_LISTS}(?: (?:that|which) (?:were|have been|had been))? (?:not )?(?:{DECIDED})(?: as amended)?|(?:{DECIDED}) {_LISTS}"
    rf"|(?:all (?:the )?|the )?{_LISTS} (?:were|have been) (?:not )?(?:{DECIDED})(?: as amended)?:",
    re.IGNORECASE,
)


def is_decided_list(text: str) -> bool:
    """Whether a line surely is a heading over motions and what was decided of them: `Emergency motions that were lost`, `Lost motions`."""
    return _LIST_DECIDED.fullmatch(" ".join(text.split()).rstrip(".")) is not None
