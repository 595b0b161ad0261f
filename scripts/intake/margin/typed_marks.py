"""A mark as a person types it: `result: lost`, `lost`, `skip: page header`."""

import re

from schema.numbers import NUMBER
from schema.sentences import did_you_mean, listed, shortened
from schema.terms import Decision, LineRole
from scripts.intake.margin.rules import LONGEST_VALUE
from scripts.intake.vocabulary.doubt import IN_PARTS, NEXT_BUSINESS, WITHOUT_RESULT
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.words import MEETING

BY_HAND = "!"
"""Stands after a mark that a person gave."""


class Wrong(Exception):
    """What is wrong with a rule or a mark, and what would be right."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.hint = sentence, hint


ROLES = LineRole.by_word()
_SAYS_NOT_WHY = ("amended", "not taken", "not debated", "not heard")
"""Words of documents that a person is asked about: whether it was carried then, or why it did not come to a vote."""
DECISIONS = {
    word.lower(): term
    for term in Decision
    for word in (term.value, term.label, *term.also, *term.printed)
    if word and word.lower() not in _SAYS_NOT_WHY
}
"""The words that a person may type for a decision."""
_LIKE = [word for word, term in DECISIONS.items() if word in (term.value, *term.also)]
"""Those that may be meant by a word that is like one: `lots`."""
KNOWN_RESULTS = (*(term.value for term in Decision), NEXT_BUSINESS, IN_PARTS)
"""What may be stated of a motion, in the order of the closed list."""
_EASILY_MISTAKEN = {
    Decision.REMITTED: "sent to a body",
    Decision.FELL: "never put to the vote, as without a seconder",
    Decision.NOT_REACHED: "time ran out",
}
IN_ONE_LINE = ", ".join(
    [f"{term.value} ({_EASILY_MISTAKEN[term]})" if term in _EASILY_MISTAKEN else term.value for term in Decision]
    + [NEXT_BUSINESS, IN_PARTS]
)
"""The same, with a word on each that is easily taken for another."""
TAKE_A_VALUE = {
    LineRole.RESULT: "a decision: result: lost",
    LineRole.SKIP: "the reason: skip: page header",
    LineRole.AMENDMENT: "its number: amendment: 12.1",
    LineRole.NUMBER: "the number to record: number: 7",
    LineRole.TITLE: "the title, as the line has it: title: Bell ropes",
    LineRole.PROPOSER: "body, which says that the name is a body's and not a person's, or the name: proposer: Harbour Branch",
}
"""The marks after which a person may write something, and what."""
NAMES_PART = (LineRole.PROPOSER, LineRole.TITLE)
"""The marks after which a part of the line may stand, which alone they mark: `title: Bell ropes`."""
OF_THE_PROGRAM = (LineRole.HEADING, LineRole.WORDS, LineRole.PART)
"""Further marks after which the program writes something: `heading: title`."""
OF_PROPOSER = ("body", "composite")
"""What may stand after `proposer:`: that the name is a body's, and, from the program, that it put a composite."""
OF = ("motion", "amendment")
"""Whose a result is, where that is not plain: `result: motion`, `result: amendment lost`."""
VOTE = "vote"
"""The value of `result:` where a line has only the vote."""


def parse_mark(text: str, label: str = "", *, may_name: bool = False) -> tuple[LineRole, str]:
    """A mark with what it states: `result: lost`. A decision alone is a result. Raises Wrong.

    `label` is what the marked line is called; `may_name` where a part of the line may follow `proposer:` or `title:`, as it may on a single line.
    """
    word, colon, value = text.strip().partition(":")
    word, value = " ".join(word.lower().split()), " ".join(value.split())
    if not word:
        hint = f"Write one of {listed([role.value for role in LineRole], 'or')} before the |."
        raise Wrong(f"{label or 'This'} has no mark.", hint)
    role = ROLES.get(word)
    if not colon and role in (None, LineRole.SKIP) and (stated := _bare_result(word)):
        return LineRole.RESULT, stated
    if role is None and (hint := _which_decision(word)):
        raise Wrong(f"'{shortened(word, 40)}' is not a decision.", hint)
    if role is None and (first := word.split()[0]) != word and first in ROLES:
        raise Wrong(
            f"'{shortened(word, 40)}' is not a mark.", f"Put | after '{first}': what stands right of it is the text."
        )
    if role is None:
        hint = did_you_mean(word, [*ROLES, *_LIKE]) or f"The marks are {listed([role.value for role in LineRole])}."
        raise Wrong(f"'{shortened(word, 40)}' is not a mark.", hint)
    if colon and not value:
        raise Wrong("There is nothing after the colon.", f"Write {TAKE_A_VALUE.get(role, 'the mark alone')}.")
    if value and role not in (*TAKE_A_VALUE, *OF_THE_PROGRAM):
        may = listed([f"'{word}'" for word in TAKE_A_VALUE])
        raise Wrong(f"Nothing can follow '{role}:'.", f"Write '{role}' alone. Only {may} take more.")
    if len(value) > LONGEST_VALUE:
        raise Wrong(f"What follows '{role}:' has {len(value)} characters; at most {LONGEST_VALUE} fit.")
    if role is LineRole.TITLE and value and not may_name:
        raise Wrong("Nothing can follow 'title:' for several lines.", "Write 'title: …' at the one line that has it.")
    if may_name and role in NAMES_PART:
        return role, value
    return role, _checked(role, value) if value else ""


def _bare_result(word: str) -> str:
    """A result that is typed without `result:`, as it is kept; empty where a text is none. Raises Wrong for one that is no decision.

    `lost`, `lost, 30 for, 49 against`, `carried nem con`, `next business`; with whose it is: `motion carried`.
    """
    if word in DECISIONS:
        return DECISIONS[word].value
    if word in WITHOUT_RESULT:
        return WITHOUT_RESULT[word]
    first, _, rest = word.partition(" ")
    if first in OF and rest and (rest in WITHOUT_RESULT or _is_stated(rest)):
        return _decision_value(word)
    return word if _is_stated(word) else ""


def _checked(role: LineRole, value: str) -> str:
    """The value of a mark, as it is kept. Raises Wrong if the mark cannot have it."""
    shown = f"'{shortened(value, 40)}'"
    if role is LineRole.RESULT:
        return _decision_value(value)
    if role is LineRole.NUMBER and not re.fullmatch(NUMBER, value):
        raise Wrong(f"{shown} is not a motion's number.", "Write it as printed: 12, 6.1, A5 or CA1.")
    if role is LineRole.PROPOSER and value.lower() not in OF_PROPOSER:
        hint = "Write 'proposer: body' if the name is a body's and not a person's."
        raise Wrong(f"{shown} cannot follow 'proposer:' for several lines.", hint)
    return value


_WORDS = "|".join(re.escape(word) for word in sorted(DECISIONS, key=len, reverse=True))
_DECISION = re.compile(rf"(?:{_WORDS})(?![\w-])")
_NO_VOTE_TAKEN = re.compile(
    r"^(?:not|never|no)\s+(?:been\s+)?(?:put|voted|vote|taken|debated|heard|discussed)\b|^(?:fell|fallen|lost)\b.*\btime\b"
)
_PUT_OFF = re.compile(
    rf"(?:deferred|postponed|adjourned|held over|carried over|put off|(?:stood|stands) over|(?:referred|remitted)\b.*\b(?:{MEETING}|year))\b"
)
_WHICH = "Write fell if it was never put to the vote, not reached if time ran out, or next business if the meeting went on to that."
_THEY_ARE = f"It may be {listed(KNOWN_RESULTS, 'or')}."
_WHICH_PUT_OFF = "What is put off to another meeting is sent to nobody: write not reached if time ran out. Else leave the line as it is."


def _is_stated(words: str) -> bool:
    """Whether words state a decision of the closed list, alone or with its vote, and the reading takes them for that one too."""
    if words in DECISIONS:
        return True
    result = read_result(words, in_column=True)
    return result is not None and any(
        DECISIONS[found.group()] is result.decision for found in _DECISION.finditer(words)
    )


def _which_decision(words: str) -> str:
    """What to write in place of words that speak of a decision and state none of the closed list; empty where they speak of none."""
    if _NO_VOTE_TAKEN.search(words):
        return _WHICH
    if words == "amended":
        return f"Write carried as amended if it was carried then. {_THEY_ARE}"
    if _PUT_OFF.match(words):
        return _WHICH_PUT_OFF
    if begins := _DECISION.match(words):
        term = DECISIONS[begins.group()]
        lost = " Was it voted down? Then write lost, with the vote." if re.search(r"\d", words) else ""
        how = "with its vote or without" if term.may_have_vote else f"and nothing after it.{lost}".rstrip(".")
        return f"Write result: {term.value}, {how}. {_THEY_ARE}"
    return ""


def _decision_value(value: str) -> str:
    """A decision as records say it, with whose it is before it where that is written: `motion lost`. Raises Wrong."""
    words = value.lower()
    if words in (*OF, VOTE):
        return words
    first, _, rest = words.partition(" ")
    of, words = (f"{first} ", rest) if first in OF else ("", words)
    if words in WITHOUT_RESULT:
        return of + WITHOUT_RESULT[words]
    if words in DECISIONS:
        return of + DECISIONS[words].value
    if not _is_stated(words):
        near = did_you_mean(words, [*_LIKE, *WITHOUT_RESULT])
        raise Wrong(f"'{shortened(words, 40)}' is not a decision.", _which_decision(words) or near or _THEY_ARE)
    # A decision with its vote, "carried, 40 for, 2 against", is kept as it is typed.
    return of + words
