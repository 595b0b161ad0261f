"""The rows of a PDF's pages as lines: how they look, where there is space above, how much room was left after them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scripts.intake.documents.aligned import FEWEST_COLUMNS, FEWEST_ROWS, AlignedTable, Item, ItemLine, aligned_table
from scripts.intake.documents.lines import LARGE, Line, Place, row_line
from scripts.intake.documents.pdf_rows import MARK, Row

ABOVE = 1.3
"""Of the usual distance between lines: a greater one is empty space."""


NARROWEST = 0.6
"""Of the space between equal margins: text that is set, and not typed line by line, fills more of it."""


@dataclass(slots=True)
class PageRead:
    """What was read from a page."""

    number: int
    width: float
    rows: list[Row]
    """In reading order."""
    tables: list[tuple[float, list[list[str]]]]
    """Ruled tables, each with its height on the page."""
    beside: list[tuple[str, str]]
    """Text that is no part of the page's text, with what it is."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the rows of a document have in common."""

    body: float
    """The size of most letters."""
    usual: float
    """The distance between two lines of a paragraph, in sizes of their letters."""
    edges: Counter[int]
    """Where rows' columns end, each with how many rows."""

    @classmethod
    def of(cls, pages: Sequence[PageRead]) -> "_Setting":
        """The setting of these pages."""
        rows = [row for page in pages for row in page.rows]
        sizes: Counter[float] = Counter()
        for row in rows:
            for word in row.words:
                sizes[word.size] += len(word.text)
        body = sizes.most_common(1)[0][0] if sizes else 1.0
        steps = [
            below.top - row.top
            for page in pages
            for row, below in zip(page.rows, page.rows[1:], strict=False)
            if below.top > row.top and abs(below.size - row.size) < 0.5
        ]
        return cls(body, _usual(steps) / body, Counter(round(row.right) for row in rows))

    def edge(self, row: Row) -> float:
        """Where a row's column ends. A page whose lines are all short has the edge that the other pages have."""
        near = [edge for edge, count in self.edges.items() if count > 4 and 0 <= edge - row.right < 40]
        return max([row.right, *near])

    def below(self, rows: Sequence[Row], at: int) -> Row | None:
        """The row right below one, None where there is space between them or another column begins."""
        row = rows[at + 1] if at + 1 < len(rows) else None
        return None if row is None or row.begins_column or self.space_above(row, rows[at]) else row

    def space_above(self, row: Row, before: Row | None) -> bool:
        """Whether there is empty space above a row, or an indent that begins a paragraph."""
        return _has_space_above(row, before, self.usual)


def lines_of_pages(pages: Sequence[PageRead]) -> Iterator[Line]:
    """The pages' rows as lines."""
    setting = _Setting.of(pages)
    is_wrapped = _is_wrapped(pages, setting)
    for page in pages:
        texts: list[Line] = []
        tables = sorted(page.tables)
        before: Row | None = None
        rows = iter(enumerate(page.rows))
        for at, row in rows:
            if table := _aligned(page.rows, at):
                texts += [row_line(cells, _NOWHERE) for _, cells in table.rows]
                for _ in range(table.lines - 1):
                    _, before = next(rows)
                continue
            while tables and tables[0][0] <= row.top:
                texts += [row_line(cells, _NOWHERE) for cells in tables.pop(0)[1]]
                before = None
            right = setting.edge(row) if is_wrapped else max(setting.edge(row), _margin(row, page))
            texts.append(
                _line(
                    row, setting.body, setting.space_above(row, before), _room(row, setting.below(page.rows, at), right)
                )
            )
            before = row
        texts += [row_line(cells, _NOWHERE) for _, table in tables for cells in table]
        texts += [Line(text, _NOWHERE, aside=aside) for text, aside in page.beside]
        for number, line in enumerate(texts, 1):
            yield replace(line, place=Place(number, page.number))


_NOWHERE = Place(0)
GAP_OF_COLUMNS, ALIGNED = 0.8, 0.5
"""Of the letters' size: the least space between two headings of columns, and how far a cell may begin from its heading."""


def _aligned(rows: Sequence[Row], at: int) -> AlignedTable | None:
    """The table without rules that begins with this row, None where none does."""
    first = rows[at]
    if len(first.words) < FEWEST_COLUMNS or at + FEWEST_ROWS >= len(rows):
        return None

    def line_at(below: int) -> ItemLine | None:
        row = rows[at + below] if at + below < len(rows) else None
        if row is None or (below and row.begins_column):
            return None
        return ItemLine([Item(word.text, word.x0, word.x1) for word in row.words], row.top)

    return aligned_table(line_at, gap=GAP_OF_COLUMNS * first.size, tolerance=ALIGNED * first.size)


def _line(row: Row, body: float, space: bool, room: int) -> Line:
    return Line(
        row.text, _NOWHERE, heading=1 if row.size >= body * LARGE and len(row.text) < 200 else 0,
        bold=all(word.bold for word in row.words), blank_before=space, room=room,
        italic=all(word.italic for word in row.words), centred=_is_centred(row), size=round(row.size / body, 2),
        indent=max(0, int((row.x0 - row.left) / (row.size * 0.5))),
    )  # fmt: skip


def _is_wrapped(pages: Sequence[PageRead], setting: _Setting) -> bool:
    """Whether rows end because the next word did not fit, as where a program set paragraphs.

    Where most rows end for another reason, or all are short, the longest of them says nothing of how wide the text could
    have been: the margin on the right is then taken to be that on the left.
    """
    widths = [(row.right - row.left) / max(1.0, _margin(row, page) - row.left) for page in pages for row in page.rows]
    if max(widths, default=1.0) < NARROWEST:
        return False
    did_not_fit = fitted = 0
    for page in pages:
        for at, row in enumerate(page.rows):
            if below := setting.below(page.rows, at):
                is_full = _room(row, below, setting.edge(row)) == 0
                did_not_fit += is_full
                fitted += not is_full
    return did_not_fit * 2 >= fitted


def _margin(row: Row, page: PageRead) -> float:
    """How far to the right a row's column may reach: to the next column, or to a margin as wide as that on the left."""
    beside = min((other.left for other in page.rows if other.left > row.right), default=0.0)
    return beside - row.size if beside else page.width - min(other.left for other in page.rows)


def _is_centred(row: Row) -> bool:
    """Whether a row stands in the middle of its column, with space on both sides."""
    left, right = row.x0 - row.left, row.right - row.x1
    return min(left, right) > 2 * row.size and abs(left - right) < row.size


def _room(row: Row, below: Row | None, right: float) -> int:
    """How many characters would still have fitted after a row; 0 where the first word of the row right below did not.

    At the foot of a page or column, where nothing is right below, the letters are counted.
    """
    left = right + 0.5 - row.x1
    if below is None:
        return max(0, int(left / max((row.x1 - row.x0) / len(row.text), 1.0)))
    word = below.words[0]
    needed = 0.25 * row.size + (word.x1 - word.x0) * row.size / word.size
    return 0 if needed > left else max(len(row.text), len(word.text) + 1)


def _usual(steps: Sequence[float]) -> float:
    """The distance between two lines of one paragraph: the commonest, to a third of a point."""
    counted = Counter(round(step * 3) / 3 for step in steps)
    return counted.most_common(1)[0][0] if counted else 12.0


def _has_space_above(row: Row, before: Row | None, usual: float) -> bool:
    """Whether there is empty space above a row, or an indent that begins a paragraph.

    `usual` is the distance between two lines of a paragraph, in sizes of their letters.
    """
    if before is None or row.begins_column:
        # At the head of a page or column nothing can be seen: the paragraph may go on.
        return False
    if row.top - before.top > usual * ABOVE * max(row.size, before.size):
        return True
    indented = row.size < row.x0 - row.left < 5 * row.size and abs(before.x0 - before.left) < 2
    return indented and not MARK.match(before.words[0].text) and not MARK.match(row.words[0].text)
