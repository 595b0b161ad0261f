"""The words of a page of a PDF, arranged in rows and columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

MARK = re.compile(r"[•·●▪◦‣⁃o*–—-]$|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]$")
GAP = 2.5
"""Of the letters' size: a wider space within a line parts columns of a table, or two labels on one line."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and where it stands: in points from the left and the top of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool


@dataclass(slots=True)
class Row:
    """Words on one height: a line of the page, or of one of its columns."""

    words: list[Word]
    right: float = 0.0
    """Where the column ends that it stands in."""
    left: float = 0.0
    begins_column: bool = False

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """The words, with a tab where there is a wide space between two."""
        parts = [self.words[0].text]
        for before, word in zip(self.words, self.words[1:], strict=False):
            space = word.x0 - before.x1
            if space > GAP * word.size and not MARK.match(before.text):
                parts.append("\t")
            elif space > 0.1 * word.size:
                parts.append(" ")
            parts.append(word.text)
        return "".join(parts)


def _rows(words: Iterable[Word]) -> list[Row]:
    """Words of one height together, from the top, each row from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        middle = (word.top + word.bottom) / 2
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Row(sorted(row, key=lambda word: word.x0)) for row in rows]


def in_columns(words: Sequence[Word]) -> Iterator[Row]:
    """The rows of a page in reading order: where it has two columns, the left one before the right.

    A row that runs across both (a title, a footer) ends what stands above it.
    """
    rows = _rows(words)
    gutter = _gutter(rows)
    if gutter is None:
        yield from _with_edges(rows)
        return
    left: list[Word] = []
    right: list[Word] = []
    for row in rows:
        if any(word.x0 < gutter < word.x1 for word in row.words) or _bridges(row, gutter):
            yield from _with_edges(_rows(left))
            yield from _with_edges(_rows(right))
            left, right = [], []
            yield from _with_edges([row])
        else:
            left += [word for word in row.words if word.x1 <= gutter]
            right += [word for word in row.words if word.x0 >= gutter]
    yield from _with_edges(_rows(left))
    yield from _with_edges(_rows(right))


def _bridges(row: Row, gutter: float) -> bool:
    """Whether a row goes on across the gutter with no more than a word's space there."""
    before = [word.x1 for word in row.words if word.x1 <= gutter]
    after = [word.x0 for word in row.words if word.x0 >= gutter]
    return bool(before and after) and min(after) - max(before) < row.size * 0.6


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where the space between two columns of running text stands, None where the page has one column.

    A table without rules has such a space too; its right-hand cells are short, while columns of text are filled.
    """
    if len(rows) < 8:
        return None
    left_edge, right_edge = min(row.x0 for row in rows), max(row.x1 for row in rows)
    width = right_edge - left_edge

    def crossing(at: float) -> int:
        return sum(any(word.x0 < at < word.x1 for word in row.words) or _bridges(row, at) for row in rows)

    counts = {at: crossing(at) for at in (left_edge + width * step / 100 for step in range(35, 66))}
    fewest = min(counts.values())
    if fewest > len(rows) * 0.2:
        return None
    # The middle of the space: every place at which as few rows cross.
    at = median(place for place, count in counts.items() if count == fewest)
    left = [word for row in rows for word in row.words if word.x1 <= at]
    right = [word for row in rows for word in row.words if word.x0 >= at]
    return float(at) if _is_running_text(left, filled=True) and _is_running_text(right, filled=False) else None


def _is_running_text(words: Sequence[Word], *, filled: bool) -> bool:
    """Whether words are a column of text: rows of several words; filled to the edge, but for a last column that ends early."""
    rows = _rows(words)
    if len(rows) < 3 or median(len(row.words) for row in rows) < 4:
        return False
    span = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    return not filled or median(row.x1 - row.x0 for row in rows) > span * 0.6


def _with_edges(rows: list[Row]) -> list[Row]:
    if rows:
        left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
        for row in rows:
            row.left, row.right = left, right
        rows[0].begins_column = True
    return rows
