"""Tables drawn with characters in plain text, `| 1 | Bell ropes | Carried |`: their lines become rows of cells again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scripts.intake.documents.aligned import MOST_LINES_OF_TABLE, AlignedTable

_RULE = re.compile(r"(?=.*[-=_\u2500-\u257f]{3})[-=_+|:\s\u2500-\u257f]+")
_OPEN_RULE = re.compile(r"\s*[-=\u2500-\u257f]+(?:[+|\u253c\u256a\u256b\u256c][-=\u2500-\u257f]+)+\s*")
"""The line below the headings of a table that has bars between its cells alone: `----+-----+----`."""
_BAR = re.compile(r"(?<!\\)[|\u2502\u2503\u2551]")
_CUT = re.compile(r"\w-$")


@dataclass(slots=True)
class _Row:
    """A row of a table: its first line, and the cells of each of its lines with the spaces around them."""

    at: int
    lines: list[list[str]]

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(_joined(parts) for parts in zip(*self.lines, strict=True))

    def goes_on(self, cells: Sequence[str]) -> bool:
        """Whether a line is the rest of this row: it has no number, nor all the rest, and nothing below an empty cell."""
        filled = [bool(cell.strip()) for cell in cells]
        own = [any(cell.strip() for cell in parts) for parts in zip(*self.lines, strict=True)]
        return (
            not filled[0]
            and not all(filled[1:])
            and all(mine for mine, is_filled in zip(own, filled, strict=True) if is_filled)
        )


def drawn_table(line_at: Callable[[int], str | None]) -> AlignedTable | None:
    """The table that begins with a line and has bars around or between its cells; None where none does.

    `line_at` gives that line for 0, those below it for 1 and so on, None where there is no more. Where lines are drawn between
    the rows, what stands between two of them is one row. Elsewhere each line is one, or the rest of the one above.
    """
    groups: list[list[_Row]] = [[]]
    width, end = 0, 0
    is_open = (below := line_at(1)) is not None and _OPEN_RULE.fullmatch(below) is not None
    for at in range(MOST_LINES_OF_TABLE):
        line = line_at(at)
        if line is None:
            break
        if _RULE.fullmatch(line):
            groups.append([])
        elif cells := _cells(line, width, is_open=is_open):
            width = len(cells)
            groups[-1].append(_Row(at, [cells]))
        else:
            break
        end = at + 1
    rows = _rows([group for group in groups if group], is_closed=not groups[-1])
    return AlignedTable(tuple((row.at, row.cells) for row in rows), end) if len(rows) > 1 else None


def _cells(line: str, width: int, *, is_open: bool) -> list[str]:
    """The cells of a line, none where it is no row of a table so many cells wide; one cell may be as wide as the table."""
    cells = _BAR.split(line if is_open else line.strip())
    if not is_open:
        if len(cells) < 3 or cells[0] or cells[-1]:
            return []
        cells = cells[1:-1]
        if width and len(cells) == 1:
            cells += [""] * (width - 1)
    return cells if len(cells) > 1 and width in (0, len(cells)) else []


def _rows(groups: Sequence[Sequence[_Row]], *, is_closed: bool) -> list[_Row]:
    """The rows of a table: the lines between two rules together; or each by itself, where rules part but head and foot from the body.

    `is_closed` says whether a rule stands below the last.
    """
    has_rows = any(sum(bool(line.lines[0][0].strip()) for line in group) > 1 for group in groups)
    if len(groups) > 3 or (len(groups) + is_closed > 2 and not has_rows):
        return [_Row(group[0].at, [cells for line in group for cells in line.lines]) for group in groups]
    rows: list[_Row] = []
    for group in groups:
        for at, line in enumerate(group):
            if at and rows[-1].goes_on(line.lines[0]):
                rows[-1].lines += line.lines
            else:
                rows.append(line)
    return rows


def _joined(parts: Sequence[str]) -> str:
    """The text of a cell: a line of its own where the next word would have fitted, and where a line is blank."""
    text, room = "", 0
    for part in parts:
        line = part.strip()
        if not line:
            room = len(part)
            continue
        is_wrapped = len(line.split()[0]) + 1 > room
        space = "" if not text or (is_wrapped and _CUT.search(text)) else " " if is_wrapped else "\n"
        text, room = f"{text}{space}{line}", len(part) - 2 - len(line)
    return text.replace("\\|", "|")
