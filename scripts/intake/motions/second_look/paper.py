"""What a check of the second look is given, and what it answers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from scripts.intake.documents.lines import Line
from scripts.intake.marks.habits import common_words
from scripts.intake.marks.mark import MarkedDocument
from scripts.intake.motions.parsed_motion import ParsedMotion, ParsedText
from scripts.intake.vocabulary.known_people import KnownPeople

IN_MARGIN = "in a margin file (MARGIN=margin.txt)"


class Effect(Enum):
    """What follows from a doubt."""

    LISTED = auto()
    """The check changed the text itself, or nothing; a person is told."""
    NOT_WORDS = auto()
    """These lines are taken out at the beginning or at the end of the words; the others stay."""
    UNWRITTEN = auto()
    """No words are written."""
    LEFT_OPEN = auto()
    """No decision is recorded."""
    REFUSED = auto()
    """It is no motion."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a check doubts of a motion, or of an amendment to it."""

    effect: Effect
    text: ParsedText
    """The motion, or the amendment."""
    lines: tuple[Line, ...]
    sentence: str
    """For a person: what is doubted and where, and what to do where it is right. Without a name of a person."""


@dataclass(frozen=True)
class Paper:
    """The document, as far as a check asks for it."""

    marked: MarkedDocument
    motions: Sequence[ParsedMotion]
    people: KnownPeople
    """Whom the document names: no line is quoted with a name."""

    @cached_property
    def by_hand(self) -> frozenset[int]:
        """The lines that a person marked: what stands there was seen, and is not doubted."""
        return frozenset(mark.line for mark in self.marked.marks if mark.by_hand)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text, without what is printed around it."""
        return tuple(line for line in self.marked.document.lines if not line.aside)

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The words that the document has in lower case: none of them is a person's name."""
        return common_words(self.lines)

    def is_seen(self, line: Line) -> bool:
        """Whether a person marked all of a line."""
        return bool(line.at) and self.by_hand.issuperset(line.at)

    def lines_of(self, motion: ParsedMotion) -> list[Line]:
        """The document's lines from a motion's first to the last before the next motion, or to the end."""
        starts = sorted(place for one in self.motions if (place := _start(one)) is not None)
        start = _start(motion)
        end = next((later for later in starts if start is not None and later > start), len(self.marked.document.lines))
        return [line for line in self.lines if start is not None and start <= line.at[0] < end]


def _start(motion: ParsedMotion) -> int | None:
    lines = [line for line in (*motion.head_lines, *motion.lines) if line.at]
    return min((line.at[0] for line in lines), default=None)


Check = Callable[[ParsedMotion, Paper], Iterator[Doubt]]
"""Looks at one motion and says what it doubts."""


def whose(motion: ParsedMotion, text: ParsedText) -> str:
    """How a sentence calls the words of a motion, or those of an amendment to it: `its words`, `the words of amendment 2`."""
    if text is motion:
        return "its words"
    return f"the words of its amendment {text.number}" if text.number else "the words of an amendment to it"
