"""The heading row of a table in the margin: a mark on one of its cells is the mark of the whole column."""

import re
from collections.abc import Mapping, Sequence

from scripts.intake.documents.lines import DocumentText, Line
from scripts.intake.marks.mark import Mark, Role

COLUMN = "column"
"""The value of `skip` on the heading of a column that has no mark of its own: `skip: column`."""
LONGEST = 100
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
        if is_first and has_rows and all(len(cell) < LONGEST and _is_heading(cell) for cell in line.cells):
            rows.add(at)
        before = line
    return frozenset(rows)


def _is_wide(line: Line) -> bool:
    return sum(map(bool, line.cells)) > 1 and not line.aside


def _is_heading(cell: str) -> bool:
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
