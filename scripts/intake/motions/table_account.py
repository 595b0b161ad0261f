"""What the margin shows of the heading rows of tables, and what is said of a table that was not read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scripts.intake.documents.lines import Line
from scripts.intake.marks.columns import heading_marks, named_columns
from scripts.intake.marks.mark import Given, Mark, MarkedDocument, Role
from scripts.intake.marks.piece import NOT_UNDERSTOOD
from scripts.intake.marks.preface import INTRODUCTION
from scripts.intake.motions.account import Account
from scripts.intake.motions.left_out import NO_BEGINNING
from scripts.intake.motions.table_reading import TableReading

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
