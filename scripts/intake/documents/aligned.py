"""Tables whose columns are parted by space alone, in PDFs and in plain text: their lines become rows of cells again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

FEWEST_COLUMNS, FEWEST_ROWS = 3, 2
MOST_LINES_OF_TABLE = 100_000
LONGEST_HEADING = 30
"""The characters of a column's heading."""
_NUMBER = re.compile(
    r"\W*(?:(?:motion|resolution|composite|comp|item|no)\.?\s+)?[A-Z]{0,3}\d[\w./()-]*\W*|composite\s+[A-Z]",
    re.IGNORECASE,
)
_HEADING = re.compile(rf"[^\d.:;!?]{{1,{LONGEST_HEADING}}}\.?")
_FIGURES = re.compile(r"[\d,.\s%–-]+")


@dataclass(frozen=True, slots=True)
class Item:
    """A word, where it begins and where it ends on its line; in points or in characters."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class ItemLine:
    """The words of one line, and how far down it stands."""

    items: Sequence[Item]
    top: float


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """The rows of a table, its heading row first, each with the number of its first line; and how many lines it is."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    lines: int


def aligned_table(line_at: Callable[[int], ItemLine | None], gap: float, tolerance: float) -> AlignedTable | None:
    """The table that begins with a line; None where none does, or where its cells cannot be told apart.

    `line_at` gives that line for 0, those below it for 1 and so on, None where there is no more. `gap` is the least space between two headings, `tolerance` how far a cell may begin from its heading. A row begins with
    its number; a line without one goes on with the cells above it.
    """
    first = line_at(0)
    pieces = _pieces(first.items, gap) if first else []
    if len(pieces) < FEWEST_COLUMNS or not all(_HEADING.fullmatch(piece.text) for piece in pieces):
        return None
    starts = [piece.start for piece in pieces]
    rows: list[tuple[int, list[str]]] = [(0, [piece.text for piece in pieces])]
    end, above, line = 1, first, line_at(1)
    for at in range(1, MOST_LINES_OF_TABLE):
        if line is None:
            break
        below = line_at(at + 1)
        if is_rule(line.items):
            end, above, line = at + 1, line, below
            continue
        cells = _cells(line.items, starts, tolerance)
        if cells is None or (cells[0] and not _NUMBER.fullmatch(cells[0])):
            if not _is_heading(line, below, starts, gap, tolerance):
                break
            rows.append((at, [_pieces(line.items, gap)[0].text, *[""] * (len(starts) - 1)]))
            above, line = line, below
            continue
        if cells[0]:
            rows.append((at, cells))
        elif not _goes_on(rows[-1][1], cells) or len(rows) == 1 or _is_nearer(line, above, below, starts, tolerance):
            # Words above their row's number, or below an empty cell: of which row they are, nobody can tell.
            return None
        else:
            rows[-1] = (rows[-1][0], [" ".join(filter(None, pair)) for pair in zip(rows[-1][1], cells, strict=True)])
        end, above, line = at + 1, line, below
    if len(rows) - 1 < FEWEST_ROWS:
        return None
    return AlignedTable(tuple((at, tuple(cells)) for at, cells in rows), end)


def is_rule(items: Sequence[Item]) -> bool:
    """Whether a line is dashes alone, as below the headings of a table in plain text."""
    return bool(items) and all(re.fullmatch(r"[-=_–—+|]{2,}", item.text) for item in items)


def _pieces(items: Sequence[Item], gap: float) -> list[Item]:
    """Words with less than a gap between them, together."""
    pieces: list[Item] = []
    for item in items:
        if pieces and item.start - pieces[-1].end < gap:
            pieces[-1] = Item(f"{pieces[-1].text} {item.text}", pieces[-1].start, item.end)
        else:
            pieces.append(item)
    return pieces


def _cells(items: Sequence[Item], starts: Sequence[float], tolerance: float) -> list[str] | None:
    """The cells of a line; None where its words do not keep to the columns."""
    words: list[list[Item]] = [[] for _ in starts]
    for item in items:
        column = max((at for at, start in enumerate(starts) if start <= item.start + tolerance), default=-1)
        if column < 0 or (column + 1 < len(starts) and item.end > starts[column + 1]):
            return None
        words[column].append(item)
    for column, found in enumerate(words):
        text = " ".join(item.text for item in found)
        if found and found[0].start > starts[column] + tolerance and not _FIGURES.fullmatch(text):
            return None
    return [" ".join(item.text for item in found) for found in words]


def _is_heading(line: ItemLine, below: ItemLine | None, starts: Sequence[float], gap: float, tolerance: float) -> bool:
    """Whether a line stands above a row as a heading within the table: without a space in it, at the left edge."""
    pieces = _pieces(line.items, gap)
    cells = _cells(below.items, starts, tolerance) if below else None
    is_row = cells is not None and _NUMBER.fullmatch(cells[0]) is not None and any(cells[1:])
    return (
        is_row
        and len(pieces) == 1
        and abs(pieces[0].start - starts[0]) <= tolerance
        and _HEADING.fullmatch(pieces[0].text) is not None
    )


def _goes_on(above: Sequence[str], cells: Sequence[str]) -> bool:
    return all(before for before, cell in zip(above, cells, strict=True) if cell)


def _is_nearer(
    line: ItemLine, above: ItemLine | None, below: ItemLine | None, starts: Sequence[float], tolerance: float
) -> bool:
    """Whether a line without a number stands nearer to the row below it than to the one above."""
    if above is None or below is None:
        return False
    cells = _cells(below.items, starts, tolerance)
    return bool(cells and cells[0]) and below.top - line.top < (line.top - above.top) * 0.9
