"""Marks that are given: by hand in a margin file, also for a whole column of a table, by the rules of that file, and by those of the union."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from scripts.intake.documents.lines import DocumentText, Line
from scripts.intake.marks.mark import Given, LineRule, Mark, Role
from scripts.intake.marks.piece import REPEATED
from scripts.intake.marks.tidying import tidy
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import ends_sentence
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.votes import vote

COLUMN = "column"
"""The value of `skip` on the heading of a column that has no mark of its own: `skip: column`."""
LONGEST_HEADING = 100
"""The characters of a heading."""
_PARTS = {
    Role.NUMBER: "number",
    Role.TITLE: "title",
    Role.PROPOSER: "proposer",
    Role.WORDS: "wording",
    Role.RESULT: "decision",
    Role.HEADING: "committee",
}
"""What a marked column holds. The votes of a column are known by its heading: `For`, `Against`."""
_ROLES = {part: (role, "") for role, part in _PARTS.items()} | dict.fromkeys(
    ("vote", "for", "against", "abstentions"), (Role.RESULT, "vote")
)

NamedColumns = Mapping[int, Sequence[str | None]]
"""By the number of a heading row, counted from 0: the part that each of its columns was said to hold; empty where it holds none,
None where nobody said."""


def heading_rows(document: DocumentText) -> frozenset[int]:
    """The rows that may be headings, counted from 0: the first of each table with several cells, if none of them is a number."""
    rows: set[int] = set()
    before: Line | None = None
    for at, line in enumerate(document.lines):
        is_row = _is_wide(line)
        is_first = is_row and not (before and _is_wide(before) and before.place.sheet == line.place.sheet)
        has_rows = at + 1 < len(document.lines) and bool(document.lines[at + 1].cells)
        if is_first and has_rows and all(len(cell) < LONGEST_HEADING and _is_heading_cell(cell) for cell in line.cells):
            rows.add(at)
        before = line
    return frozenset(rows)


def _is_wide(line: Line) -> bool:
    return sum(map(bool, line.cells)) > 1 and not line.aside


def _is_heading_cell(cell: str) -> bool:
    return not re.fullmatch(r"[\W\d]*\d[\W\d]*", cell)


def named_columns(document: DocumentText, by_hand: Mapping[int, Sequence[Mark]]) -> dict[int, tuple[str | None, ...]]:
    """The columns that a person named, by a mark on a cell of their table's heading row."""
    named = {}
    rows = heading_rows(document) if any(mark.column for marks in by_hand.values() for mark in marks) else frozenset()
    for at in rows & by_hand.keys():
        marks = {mark.column: mark for mark in by_hand[at] if mark.by_hand and mark.column}
        if marks:
            columns = range(1, len(document.lines[at].cells) + 1)
            named[at] = tuple(_part(marks[column]) if column in marks else None for column in columns)
    return named


def _part(mark: Mark) -> str:
    """The part that a marked column holds; empty where it holds none."""
    if mark.role is Role.RESULT and mark.value == "vote":
        return "vote"
    return _PARTS.get(mark.role, "")


def heading_marks(line: int, row: Line, parts: Sequence[str], by_hand: Sequence[Mark] = ()) -> list[Mark]:
    """The marks of a table's heading row: a piece for each cell, with what its column was taken for, or was said to be."""
    given = {mark.column: mark for mark in by_hand if mark.by_hand}
    marks = []
    for column, cell in enumerate(row.cells, 1):
        if cell:
            part = parts[column - 1] if column <= len(parts) else ""
            role, value = _ROLES.get(part.split(" + ")[0], (Role.SKIP, COLUMN))
            mark = Mark(line, row.place, cell, role, value, "table", column=column)
            marks.append(given.get(column, mark))
    return marks


STATED = (Role.RESULT, Role.TITLE, Role.PROPOSER)


def states_of_row(mark: Mark, line: Line) -> bool:
    """Whether a mark states something of a whole row: the row is read by its table all the same."""
    is_stated = mark.role is Role.UNSURE or (mark.value != "" and mark.role in STATED)
    return mark.by_hand and bool(line.cells) and not mark.column and is_stated


def read_by_marks(row: Line, given: Mapping[int, Sequence[Mark]]) -> bool:
    """Whether a row of a table is marked cell by cell: then it is read by its marks, and no more by its table."""
    marks = given.get(row.at[0], ()) if row.cells and row.at else ()
    return bool(marks) and not any(states_of_row(mark, row) for mark in marks)


LineMarks = dict[int, tuple[Mark, ...]]
"""The marks of lines, by the number of the line, counted from 0."""

HOLDS_ON = frozenset({Role.WORDS, Role.GOES_ON, Role.RESULT, Role.SKIP, Role.NAME, Role.UNSURE})
"""The roles that hold for the rest of a paragraph. A title or a name may fill its line, with the first words below it."""
REST = "the rest of a paragraph"
"""The rule of a line that goes on with a marked one: no rule took it by itself, so none counts it."""
LEFT_OUT = frozenset({Role.SKIP, Role.NAME})


Paragraphs = Sequence[tuple[int, ...]]
"""The lines of each paragraph of the text, counted from 0. Page headers and what else stands beside the text are in none."""


def paragraphs_of(document: DocumentText) -> Paragraphs:
    """The paragraphs of a document, where none of its lines is marked from outside."""
    return [paragraph.at for paragraph in tidy(document.lines).lines]


def given_marks(document: DocumentText, given: Given, paragraphs: Paragraphs) -> LineMarks:
    """The marks that are given, by line: those by hand, else those of the first rule that takes the line.

    A line that goes on with a marked one in its paragraph, and has no mark of its own, gets that of the line above.
    """
    marks: LineMarks = {}
    wrapped = _wrapped_lines(document, paragraphs) if given.rules else frozenset()
    for at, line in enumerate(document.lines if given.rules else ()):
        for rule in given.rules:
            if rule.takes(line) and not (rule.starts_paragraph and at in wrapped) and not _gives_way(rule, line):
                pieces = rule.pieces(line)
                marks[at] = tuple(Mark(at, line.place, text, role, value, rule.name) for role, text, value in pieces)
                break
    return _with_rest_of_paragraphs(marks | dict(given.by_hand or {}), document, paragraphs)


def _gives_way(rule: LineRule, line: Line) -> bool:
    """Whether a rule that knows lines by their looks leaves this one: `CARRIED` in bold capitals is a result and no heading,
    `AMENDMENT` begins one, and `MOTION 1` is a number."""
    is_amendment = rule.role is not Role.AMENDMENT and amendment(line.text) is not None
    is_result = rule.role not in (Role.RESULT, Role.UNSURE) and read_result(line.text) is not None
    found = number(line.text) if rule.role is not Role.NUMBER else None
    is_number = found is not None and found.is_worded and not found.rest
    return rule.by_looks and (is_result or is_amendment or is_number)


def _wrapped_lines(document: DocumentText, paragraphs: Paragraphs) -> frozenset[int]:
    """The lines that only go on with the sentence of the line above, counted from 0."""
    return frozenset(
        at
        for paragraph in paragraphs
        for above, at in pairwise(paragraph)
        if not ends_sentence(document.lines[above].text.rstrip())
    )


def _with_rest_of_paragraphs(
    fixed: Mapping[int, tuple[Mark, ...]], document: DocumentText, paragraphs: Paragraphs
) -> LineMarks:
    """These marks, and those of the lines that go on with a marked line in its paragraph and have no mark of their own.

    A line that may say what was decided never goes on with one that is left out. What stands below an amendment is read.
    """
    marks = dict(fixed)
    below = below_amendments(fixed, paragraphs)
    for paragraph in paragraphs if marks else ():
        for above, at in pairwise(paragraph):
            if above not in marks or at in marks or at in below:
                continue
            last, line = marks[above][-1], document.lines[at]
            if last.role not in HOLDS_ON:
                continue
            if last.role in LEFT_OUT and (may_be_result(line.text) or read_result(line.text) or vote(line.text)):
                continue
            role = last.role if last.role in REPEATED else Role.GOES_ON
            marks[at] = (Mark(at, line.place, line.text, role, last.value if role is last.role else "", REST),)
    return marks


def below_amendments(marks: Mapping[int, tuple[Mark, ...]], paragraphs: Paragraphs) -> frozenset[int]:
    """The lines without a mark that go on with the paragraph of a line marked as an amendment, counted from 0.

    They may have the end of its words, who spoke, and the results of the amendment and of its motion.
    """
    lines: set[int] = set()
    for paragraph in paragraphs if marks else ():
        is_below = False
        for at in paragraph:
            roles = [mark.role for mark in marks.get(at, ())]
            if not roles:
                lines |= {at} if is_below else set()
            elif roles != [Role.GOES_ON]:
                is_below = Role.AMENDMENT in roles and roles[-1] in (Role.WORDS, *LEFT_OUT)
    return frozenset(lines)
