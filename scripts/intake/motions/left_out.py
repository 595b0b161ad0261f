"""Lines that are in no record and speak of a motion's result, and tables that were not read: each is told, wherever it was left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scripts.intake.documents.lines import Line
from scripts.intake.marks.business import NO_MOTION as NO_ITEM
from scripts.intake.marks.given import heading_marks, named_columns
from scripts.intake.marks.mark import Given, Mark, MarkedDocument, Role
from scripts.intake.marks.marking import AFTER_END, AFTER_LAST
from scripts.intake.marks.piece import NOT_UNDERSTOOD
from scripts.intake.marks.set_apart import INTRODUCTION
from scripts.intake.motions.account import Account
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.motions.second_look.checks import NO_MOTION
from scripts.intake.motions.table_reading import TableReading
from scripts.intake.vocabulary.bodies import plain
from scripts.intake.vocabulary.doubt import holds_result_word
from scripts.intake.vocabulary.movers import sentences
from scripts.intake.vocabulary.told import is_against, motions_named

BETWEEN = "sentences between the motions"
"""Why sentences are left out that no motion has."""
NO_BEGINNING = "no motion was recognised in it"
"""Why lines are left out of a document without motions."""
OUTSIDE = frozenset({INTRODUCTION, AFTER_LAST, AFTER_END, NO_ITEM, NO_MOTION, BETWEEN, NO_BEGINNING})
"""Why lines are left out that belong to no motion. What is left out within one was looked at there."""
_A_MOTION = re.compile(
    r"\b(?:an?|the|this|that|our|one|another)\s+(?:[\w’'-]+\s+){0,2}(?:motion|resolution|composite)\b(?!s)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\d\s?%|\b\d+\s*(?:to|[–-])\s*\d+\b")
_LONG_NUMBER = re.compile(r"(?<![\d.,/%-])\d{3,}(?![\d%]|[.,/-]\d)")
SHORTEST = 5
"""The words of a sentence that speaks of a motion without its number; a heading has fewer."""
LONGEST = 2_000
"""The characters of a line that are searched."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line in no record that speaks of a result, with the sentences that do."""

    line: Line
    text: str
    motions: tuple[ParsedMotion, ...]
    """The motions that it names."""


class _Names:
    """How the motions of a list may be named in a sentence: by number after the word, by a number of three digits, by title."""

    def __init__(self, motions: Sequence[ParsedMotion]) -> None:
        self.by_number: dict[str, list[ParsedMotion]] = {}
        self.by_beginning: dict[str, list[tuple[str, ParsedMotion]]] = {}
        for motion in motions:
            if number := motion.number.lstrip("0").upper():
                self.by_number.setdefault(number, []).append(motion)
            words = plain(motion.title).split()
            if len(words) > 1:
                self.by_beginning.setdefault(" ".join(words[:2]), []).append((f" {' '.join(words)} ", motion))

    def in_text(self, text: str) -> tuple[ParsedMotion, ...]:
        """The motions that a sentence names, each once."""
        numbers = [*(number.lstrip("0").upper() for number in motions_named(text)), *_LONG_NUMBER.findall(text)]
        named = [motion for number in numbers for motion in self.by_number.get(number, ())]
        words = plain(text).split()
        whole = f" {' '.join(words)} "
        for pair in pairwise(words):
            named += [motion for title, motion in self.by_beginning.get(" ".join(pair), ()) if title in whole]
        return tuple({id(motion): motion for motion in named}.values())


def results_left_out(account: Account, motions: Sequence[ParsedMotion]) -> tuple[LeftOut, ...]:
    """`Our own Motion 20 was carried.` in an introduction, `An emergency motion was carried.` after the last motion.

    A line that names a motion of the list is also kept with that motion, which is left open where the line may take its
    result back: `The result of Motion 2 was wrongly recorded.`
    """
    found: list[LeftOut] = []
    names = _Names(motions)
    for at, line in enumerate(account.document.lines):
        is_outside = at not in account.used and account.skipped.get(at, BETWEEN) in OUTSIDE
        if not is_outside or line.aside or line.cells or len(line.text) > LONGEST:
            continue
        found += [LeftOut(line, text, names.in_text(text)) for text in _of_results(line.text, names)]
    return tuple(left_out for left_out in found if not _give_to_motions(left_out))


def _give_to_motions(left_out: LeftOut) -> bool:
    """Give a line to the motions that it names. Returns whether all of them were left open because of it, and so list it themselves."""
    line = left_out.line.with_text(left_out.text)
    numbers = motions_named(left_out.text)
    opened = 0
    for motion in left_out.motions:
        if motion.decision and motion.number in numbers and is_against(line.text, motion.number, motion.decision):
            motion.leave_open(line)
            opened += 1
        else:
            motion.elsewhere.append(line)
    return 0 < opened == len(left_out.motions)


def _of_results(text: str, names: _Names) -> Iterator[str]:
    """The parts of a line that speak of a motion and of a result: a sentence that names it, with those after it that name none."""
    parts: list[str] = []
    for sentence in sentences(text):
        names_one = motions_named(sentence) or _A_MOTION.search(sentence) or names.in_text(sentence)
        if names_one or not parts:
            parts.append(sentence)
        else:
            parts[-1] += sentence
    for part in parts:
        is_result = holds_result_word(part) or _SHARE.search(part)
        is_of_one = motions_named(part) or names.in_text(part)
        if is_result and (is_of_one or (_A_MOTION.search(part) and len(part.split()) >= SHORTEST)):
            yield part.strip()


SHOWN = 30
"""The characters of a heading that are shown."""
MOST_SHOWN = 10


def with_heading_marks(marked: MarkedDocument, tables: TableReading, given: Given | None) -> MarkedDocument:
    """The marks with a piece for each cell of a table's heading row, in which a person can say what its column holds."""
    by_hand = (given.by_hand if given else None) or {}
    named = named_columns(marked.document, by_hand)
    rows: dict[int, Sequence[str]] = {at: columns.parts for at, columns in tables.headings.items()}
    left = [at for at in tables.unread if all(mark.role is Role.SKIP for mark in marked.of_line(at))]
    rows |= {at: () for at in (*left, *named) if at not in rows}
    marks: list[Mark] = [mark for mark in marked.marks if mark.line not in rows]
    for at, parts in rows.items():
        marks += heading_marks(at, marked.document.lines[at], parts, by_hand.get(at, ()))
    return replace(marked, marks=tuple(sorted(marks, key=lambda mark: mark.line)))


def account_for_unread(account: Account, unread: Mapping[int, Sequence[Line]]) -> list[Line]:
    """Say of each table that was not read which columns it has. Gives the heading rows of these tables."""
    rows = []
    for lines in unread.values():
        heading = lines[0]
        open_rows = [line for line in lines if _is_left(account, line)]
        if open_rows != list(lines) or len(lines) < 2:
            continue
        headings = [account.people.shown(cell, SHOWN) for cell in heading.cells if cell]
        more = ["…"] if len(headings) > MOST_SHOWN else []
        account.skip(lines, f"a table whose columns are not understood: {' | '.join([*headings[:MOST_SHOWN], *more])}")
        rows.append(heading)
    return rows


def _is_left(account: Account, line: Line) -> bool:
    """Whether nothing was read from a row."""
    is_used = any(at in account.used for at in line.at)
    reasons = {account.skipped.get(at, NOT_UNDERSTOOD) for at in line.at}
    return not is_used and reasons <= {INTRODUCTION, NO_BEGINNING, NOT_UNDERSTOOD}
