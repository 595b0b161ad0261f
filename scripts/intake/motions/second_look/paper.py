"""What a check of the second look is given, and what it answers."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

from schema.terms import CARRIED, Decision, LineRole
from scripts.intake.documents.language import language_of
from scripts.intake.documents.lines import Line
from scripts.intake.marks.habits import common_words
from scripts.intake.marks.mark import Mark, MarkedDocument
from scripts.intake.marks.set_apart import INTRODUCTION, TITLE
from scripts.intake.motions.parsed_motion import ParsedMotion, ParsedText
from scripts.intake.vocabulary.fates import ending
from scripts.intake.vocabulary.masking import KnownPeople
from scripts.intake.vocabulary.people_told import is_speech
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.words import PASSED

_SHARE = re.compile(
    r"\d\s?%\s*(?:\w+\s+)?(?:yes|no|for|against|in favou?r|voted)\b|\b(?:yes|no|for|against)\s*[:–—-]?\s*\d+(?:\.\d+)?\s?%",
    re.IGNORECASE,
)
"""`49% YES`, `For – 91.07%`."""
_COUNTED = re.compile(r"\d\s?%|\b\d+ (?:votes?|for|against)\b|\b\d+\s?[-–/]\s?\d+\s?[-–/]\s?\d+\b", re.IGNORECASE)
"""`12 votes`, `21/60/6`."""
_LOST = re.compile(rf"\b(?:lost|defeated|rejected|negatived|not {PASSED}|voted down|failed)\b", re.IGNORECASE)
LONGEST_RESULT = 60
"""The characters below which a line with such a word tells what was decided, also where it is not understood."""
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


@dataclass
class Paper:
    """The document, as far as a check asks for it."""

    marked: MarkedDocument
    motions: Sequence[ParsedMotion]
    people: KnownPeople
    """Whom the document names: no line is quoted with a name."""
    results: list[Result] = field(init=False)
    """What its motions were first read to have as results, whatever a check then leaves open."""

    def __post_init__(self) -> None:
        self.results = [motion.decision for motion in self.motions if motion.decision]

    @cached_property
    def by_hand(self) -> frozenset[int]:
        """The lines that a person marked: what stands there was seen, and is not doubted."""
        return frozenset(mark.line for mark in self.marked.marks if mark.by_hand)

    @cached_property
    def language(self) -> str:
        """The language of its text, where it is another than English."""
        return language_of(line.text for line in self.lines)

    @cached_property
    def puts_nothing(self) -> bool:
        """Whether no motion has what only motions have: a kind, who put it, a result, the words that a motion begins with."""
        return not any(
            motion.kind or motion.proposers or motion.new_proposers or motion.people or motion.unclear or motion.decision or motion.unsure
            or any(is_opening(line.text) for line in motion.lines)
            for motion in self.motions
        )  # fmt: skip

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text, without what is printed around it."""
        return tuple(line for line in self.marked.document.lines if not line.aside)

    @cached_property
    def speeches(self) -> list[Line]:
        """The lines that were left out for what somebody said or did at the meeting, and that no person marked."""
        left_out = (mark for mark in self.marked.marks if mark.role is LineRole.NAME and not mark.by_hand)
        return [self.marked.document.lines[mark.line] for mark in left_out if is_speech(mark.text)]

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The words that the document has in lower case: none of them is a person's name."""
        return common_words(self.lines)

    @cached_property
    def lines_with_votes(self) -> list[Line]:
        """The lines that give a vote in figures: those of its motions, and those with shares of a vote."""
        lines = {
            line.at: line for motion in self.motions
            if (line := motion.decision_line) and motion.decision and re.search(r"\d", motion.decision.vote)
        }  # fmt: skip
        lines |= {line.at: line for line in self.lines if _SHARE.search(line.text)}
        return [lines[at] for at in sorted(lines)]

    @cached_property
    def words_for_lost(self) -> set[str]:
        """The words by which its motions are said to be lost."""
        return {result.word for result in self.results if result.decision is Decision.LOST}

    @cached_property
    def is_any_carried(self) -> bool:
        """Whether one of its motions was carried."""
        return any(result.decision in CARRIED for result in self.results)

    @cached_property
    def has_own_results(self) -> bool:
        """Whether lines below its motions said of two of them what was decided, or of one and others speak of it."""
        own = [motion for motion in self.motions if motion.decision and not motion.decided_by_heading]
        return len(own) + sum(bool(motion.unsure) for motion in self.motions) > 1

    @cached_property
    def lines_with_counts(self) -> list[Line]:
        """The lines that look like counts or shares of votes, of whatever they are."""
        return [line for line in self.marked.document.lines if _COUNTED.search(line.text)]

    @cached_property
    def says_lost(self) -> bool:
        """Whether a line, or a cell of one, tells that something was voted down."""
        texts = (text for line in self.marked.document.lines for text in line.cells or (line.text,))
        return any(_LOST.search(text) and (len(text) < LONGEST_RESULT or read_result(text)) for text in texts)

    def is_seen(self, line: Line) -> bool:
        """Whether a person marked all of a line."""
        return bool(line.at) and self.by_hand.issuperset(line.at)

    def is_any_marked(self, lines: Iterable[Line]) -> bool:
        """Whether a person marked some of these lines."""
        return any(not self.by_hand.isdisjoint(line.at) for line in lines)

    @cached_property
    def _starts(self) -> list[int]:
        """The lines on which motions begin, in order."""
        return sorted({place for one in self.motions if (place := _start(one)) is not None})

    def lines_of(self, motion: ParsedMotion) -> list[Line]:
        """The document's lines from a motion's first to the last before the next motion, or to the end."""
        start, end = self._range_of(motion)
        lines = self.marked.document.lines[start:end] if start is not None else ()
        return [line for line in lines if not line.aside]

    def _range_of(self, motion: ParsedMotion) -> tuple[int | None, int | None]:
        """The place of a motion's first line, and of the next motion's."""
        start = _start(motion)
        following = bisect_right(self._starts, start) if start is not None else len(self._starts)
        return start, self._starts[following] if following < len(self._starts) else None

    def marks_of(self, motion: ParsedMotion) -> Sequence[Mark]:
        """The marks of these lines."""
        start, end = self._range_of(motion)
        if start is None:
            return ()
        marks = self.marked.marks
        first = bisect_left(marks, start, key=lambda mark: mark.line)
        last = len(marks) if end is None else bisect_left(marks, end, key=lambda mark: mark.line)
        return marks[first:last]

    @cached_property
    def introduction(self) -> list[tuple[Line, bool]]:
        """The titles of the list and its introduction, before the first motion; of each line whether it is a title."""
        first = self._starts[0] if self._starts else 0
        return [
            (self.marked.document.lines[mark.line], mark.value == TITLE)
            for mark in self.marked.marks
            if mark.line < first and mark.value in (INTRODUCTION, TITLE) and not mark.by_hand
        ]

    @cached_property
    def endings(self) -> Counter[tuple[bool, bool] | None]:
        """How many motions end in a short paragraph of which shape."""
        return Counter(ending(motion.lines[-1].text) for motion in self.motions if motion.lines)

    @cached_property
    def rules_of_rest(self) -> Counter[str]:
        """How many lines each rule takes for names, or for what is no part of a motion."""
        rest = (LineRole.SKIP, LineRole.NAME, LineRole.PROPOSER)
        return Counter(mark.rule for mark in self.marked.marks if mark.role in rest)

    @cached_property
    def rules_of_headings(self) -> Counter[str]:
        """How many lines each rule takes for headings."""
        return Counter(mark.rule for mark in self.marked.marks if mark.role is LineRole.HEADING)


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
