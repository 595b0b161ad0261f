"""The words of a page of a PDF, arranged in rows and columns."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from scripts.intake.documents.lines import RAISED

MARK = re.compile(r"[•·●▪◦‣⁃o*–—-]$|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]$")
GAP = 2.5
"""Of the letters' size: a wider space within a line parts columns of a table, or two labels on one line."""


SMALLER, HIGHER = 0.85, 0.1
"""Of the letters beside it: how large a figure set above the line is at the most, and how much higher it ends at the least."""
_ABOVE_LINE = str.maketrans("0123456789", RAISED)
HEADER = 0.95
"""Of the letters of a page: a header above two columns is smaller."""
FEWEST_ROWS, FEWEST_OF_TEXT = 4, 8
"""The rows of a page from which on it may have two columns: where both begin with a motion's head, and otherwise."""
_HEAD = re.compile(r"(?:motion|resolution|composite|proposal)\s+(?:no\.?\s*)?(?:\w{1,4}|\d+\.\d+)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"[A-Z]{0,3}\d{1,3}[a-z]?[.:)]?\s[A-Z]")
FEWEST_WORDS = 4
"""The words of a row of running text."""
FEWEST_COUNTED, CUT = 3, 0.2
"""How many lines of a page are counted in its margin at least, and the part of them that begins within a sentence."""


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

    def text_beside(self, other: "Word") -> str:
        """Its text, beside another word of its row: figures that are smaller and set higher are a footnote's, or a power."""
        is_above = self.size <= other.size * SMALLER and self.bottom < other.bottom - HIGHER * other.size
        is_near = min(abs(self.x0 - other.x1), abs(other.x0 - self.x1)) < other.size
        return self.text.translate(_ABOVE_LINE) if is_above and is_near and self.text.isdecimal() else self.text


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
        """The words, with a tab where there is a wide space between two. Figures set above the line are shown so: `group.⁵`."""
        beside = self.words[1] if len(self.words) > 1 else self.words[0]
        parts = [self.words[0].text_beside(beside)]
        for before, word in zip(self.words, self.words[1:], strict=False):
            space = word.x0 - before.x1
            if space > GAP * word.size and not MARK.match(before.text):
                parts.append("\t")
            elif space > 0.1 * word.size:
                parts.append(" ")
            parts.append(word.text_beside(before))
        return "".join(parts)


def _rows(words: Iterable[Word]) -> list[Row]:
    """Words of one height together, from the top, each row from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        middle = (word.top + word.bottom) / 2
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom:
            rows[-1].append(word)
        elif rows and _are_above(rows[-1], word):
            rows[-1].insert(0, word)
        else:
            rows.append([word])
    return [Row(sorted(row, key=lambda word: word.x0)) for row in rows]


def _are_above(words: Sequence[Word], word: Word) -> bool:
    """Whether words are all figures set above the line of another word, beside it."""
    return all(
        one.text.isdecimal() and one.size <= word.size * SMALLER and word.top <= (one.top + one.bottom) / 2 <= word.bottom
        for one in words
    )  # fmt: skip


def cell_text(words: Sequence[Word], left: float, right: float) -> str:
    """The text of a cell of a table with rules, between two edges: a line of its own where the next word would have fitted."""
    rows = _rows(words)
    if not rows:
        return ""
    text = rows[0].text
    padding = min(row.x0 for row in rows) - left
    for before, row in pairwise(rows):
        first = row.words[0]
        fitted = before.x1 + 0.25 * row.size + (first.x1 - first.x0) <= right - padding
        is_parted = not fitted and re.search(r"\w-$", text) and first.text[0].islower()
        text = f"{text[:-1]}{row.text}" if is_parted else f"{text}{chr(10) if fitted else ' '}{row.text}"
    return text.replace("\t", " ")


def without_line_counts(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a page, and the numbers of its lines where these are counted in the left margin: 1, 2, 3 or 5, 10, 15.

    The numbers of a list stand there too; but its entries do not begin within a sentence.
    """
    numbered = [row for row in _rows(words) if len(row.words) > 1 and row.words[0].text.isdecimal()]
    edges = Counter(round(row.words[1].x0) for row in numbered)
    edge = edges.most_common(1)[0][0] if edges else 0
    counted = [row for row in numbered if abs(row.words[1].x0 - edge) <= 2 and row.words[0].x1 < edge - 2]
    numbers = [int(row.words[0].text) for row in counted]
    # Each motion may be counted by itself.
    steps = {below - above for above, below in pairwise(numbers) if below not in (1, 5)}
    cut = sum(row.words[1].text[0].islower() for row in counted)
    if len(counted) < FEWEST_COUNTED or steps not in ({1}, {5}) or cut < len(counted) * CUT:
        return list(words), []
    counts = {id(row.words[0]) for row in counted}
    return [word for word in words if id(word) not in counts], [row.words[0] for row in counted]


def in_columns(words: Sequence[Word]) -> Iterator[Row]:
    """The rows of a page in reading order: where it has two columns, the left one before the right.

    A row that runs across both (a title, a footer) ends what stands above it; so does a header, the first row in smaller letters,
    and the page's number.
    """
    rows = _rows(words)
    text_size = median(row.size for row in rows) if rows else 0
    gutter = _gutter(rows)
    if gutter is None:
        yield from _with_edges(rows)
        return
    left: list[Word] = []
    right: list[Word] = []
    for row in rows:
        is_header = row is rows[0] and row.size < text_size * HEADER
        is_number = row is rows[-1] and row.text.isdecimal()
        if is_header or is_number or any(word.x0 < gutter < word.x1 for word in row.words) or _bridges(row, gutter):
            yield from _side_by_side(left, right)
            left, right = [], []
            across = _with_edges([row])
            row.begins_column = not is_number
            yield from across
        else:
            left += [word for word in row.words if word.x1 <= gutter]
            right += [word for word in row.words if word.x0 >= gutter]
    yield from _side_by_side(left, right)


def _side_by_side(left: Sequence[Word], right: Sequence[Word]) -> Iterator[Row]:
    """The rows of two columns, one after the other. Both are as wide as the wider one's longest row."""
    columns = [_rows(left), _rows(right)]
    widths = [max(row.x1 for row in rows) - min(row.x0 for row in rows) for rows in columns if rows]
    for rows in columns:
        yield from _with_edges(rows, max(widths, default=0.0))


def _bridges(row: Row, gutter: float) -> bool:
    """Whether a row goes on across the gutter with no more than a word's space there."""
    before = [word.x1 for word in row.words if word.x1 <= gutter]
    after = [word.x0 for word in row.words if word.x0 >= gutter]
    return bool(before and after) and min(after) - max(before) < row.size * 0.6


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where the space between two columns of running text stands, None where the page has one column.

    A table without rules has such a space too; its right-hand cells are short, while columns of text are filled.
    """
    if len(rows) < FEWEST_ROWS:
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
    # Beside the cells of a table others stand, down to its last row; a last column of text may end far above the first. The number
    # of the page may stand below it.
    feet = sorted(row.top for row in rows if any(word.x0 >= at for word in row.words))[-2:]
    ends_early = bool(feet) and sum(row.top > feet[0] for row in rows) > FEWEST_OF_TEXT
    are_texts = (
        len(rows) >= FEWEST_OF_TEXT
        and _is_running_text(left, filled=not ends_early)
        and _is_running_text(right, filled=False)
    )
    is_parted = are_texts or _has_motions_side_by_side(rows, float(at)) or (_is_headed(left) and _is_headed(right))
    return float(at) if is_parted else None


def _is_headed(words: Sequence[Word]) -> bool:
    """Whether words are a column, however short, with a motion's number and title at its left edge in bold, and text: `17. Fog money`."""
    rows = _rows(words)
    edges = Counter(round(row.x0) for row in rows)
    edge = edges.most_common(1)[0][0] if edges else 0
    heads = [row for row in rows if abs(row.x0 - edge) <= 2 and all(word.bold for word in row.words)]
    return any(_NUMBERED.match(row.text) for row in heads) and any(len(row.words) >= FEWEST_WORDS for row in rows)


def _has_motions_side_by_side(rows: Sequence[Row], gutter: float) -> bool:
    """Whether from some row on both sides of a gutter begin with the head of a motion; a title may stand above, a footer below."""

    def sides(row: Row) -> tuple[list[Word], list[Word]]:
        return [word for word in row.words if word.x1 <= gutter], [word for word in row.words if word.x0 >= gutter]

    def crosses(row: Row) -> bool:
        return any(word.x0 < gutter < word.x1 for word in row.words) or _bridges(row, gutter)

    first = next((at for at, row in enumerate(rows) if not crosses(row) and all(map(_is_head, sides(row)))), None)
    if first is None:
        return False
    below = [sides(row) for row in rows[first:] if not crosses(row)]
    return all(_begins_motion([word for side in column for word in side]) for column in zip(*below, strict=True))


def _is_head(words: Sequence[Word]) -> bool:
    return bool(words) and _HEAD.match(Row(list(words)).text) is not None


def _begins_motion(words: Sequence[Word]) -> bool:
    """Whether a column begins with the head of a motion, and more stands below it: `MOTION 2`."""
    rows = _rows(words)
    return len(rows) >= FEWEST_ROWS - 1 and _HEAD.match(rows[0].text) is not None


def _is_running_text(words: Sequence[Word], *, filled: bool) -> bool:
    """Whether words are a column of text: rows of several words; filled to the edge, but for a last column that ends early."""
    rows = _rows(words)
    if len(rows) < 3 or median(len(row.words) for row in rows) < 4:
        return False
    span = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    return not filled or median(row.x1 - row.x0 for row in rows) > span * 0.6


def _with_edges(rows: list[Row], width: float = 0) -> list[Row]:
    if rows:
        left = min(row.x0 for row in rows)
        right = max(left + width, *(row.x1 for row in rows))
        for row in rows:
            row.left, row.right = left, right
        rows[0].begins_column = True
    return rows
