"""A mark as a person types it: `result: lost`, `lost`, `skip: page header`."""

import re

from schema.numbers import NUMBER
from schema.problems import did_you_mean, listed, shortened
from schema.terms import Decision, LineRole
from scripts.intake.margin.rules import LONGEST_VALUE
from scripts.intake.vocabulary.doubt import IN_PARTS, NEXT_BUSINESS, WITHOUT_RESULT
from scripts.intake.vocabulary.results import read_result

BY_HAND = "!"
"""Stands after a mark that a person gave."""


class Wrong(Exception):
    """What is wrong with a rule or a mark, and what would be right."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.hint = sentence, hint


ROLES, DECISIONS = LineRole.by_word(), Decision.by_word()
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
    if role is None and (first := word.split()[0]) != word and first in ROLES:
        raise Wrong(
            f"'{shortened(word, 40)}' is not a mark.", f"Put | after '{first}': what stands right of it is the text."
        )
    if role is None:
        hint = did_you_mean(word, [*ROLES, *DECISIONS]) or f"The marks are {listed([role.value for role in LineRole])}."
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
    if first in OF and rest and (rest in WITHOUT_RESULT or read_result(rest, in_column=True)):
        return _decision_value(word)
    begins = {word.partition(" ")[0].strip(","), word.partition(",")[0]}
    is_decision = not DECISIONS.keys().isdisjoint(begins) and read_result(word, in_column=True) is not None
    return _decision_value(word) if is_decision or _NO_VOTE_TAKEN.match(word) else ""


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


_NO_VOTE_TAKEN = re.compile(r"(?:not|never|no)\s+(?:been\s+)?(?:put|voted|vote)\b")
_WHICH = "Write fell if it was never put to the vote, not reached if time ran out, or next business if the meeting went on to that."


def _decision_value(value: str) -> str:
    """A decision as records say it, with whose it is before it where that is written: `motion lost`. Raises Wrong."""
    words = value.lower()
    if words in (*OF, VOTE):
        return words
    first, _, rest = words.partition(" ")
    of, words = (f"{first} ", rest) if first in OF else ("", words)
    if words in WITHOUT_RESULT:
        return of + WITHOUT_RESULT[words]
    term = DECISIONS.get(words)
    # A decision with its vote, "carried, 40 for, 2 against", is kept as it is typed.
    stated = term.value if term else words if read_result(words, in_column=True) else ""
    if not stated:
        known = [*(term.value for term in Decision), NEXT_BUSINESS, IN_PARTS]
        near = _WHICH if _NO_VOTE_TAKEN.match(words) else did_you_mean(words, [*DECISIONS, *WITHOUT_RESULT])
        hint = near or f"It may be {listed(known, 'or')}."
        raise Wrong(f"'{shortened(words, 40)}' is not a decision.", hint)
    return of + stated
