"""PDF: words with their places become lines, columns and tables again.

A PDF says where each letter stands and nothing of lines, paragraphs or columns. What is worked out here: which words
make a line, whether a page has two columns, where there is space above a line, and how much room was left behind it.
"""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from scripts.intake.documents import CannotRead, Progress
from scripts.intake.documents.limits import MOST_PAGES
from scripts.intake.documents.tables import row_line
from scripts.intake.lines import DocumentText, Line, Place

BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
MARK = re.compile(r"[•·●▪◦‣⁃o*–—-]$|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]$")
UNREADABLE = re.compile(r"\(cid:\d+\)")

GAP = 2.5
"""Of the letters' size: a wider space within a line parts columns of a table, or two labels on one line."""
_BROKEN = "The file is broken: it is damaged or no whole PDF. Get or save it once more."

ABOVE = 1.3
"""Of the usual distance between lines: a greater one is empty space."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass(slots=True)
class _Row:
    """Words on one height: a line of the page, or of one of its columns."""

    words: list[_Word]
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


_REFERENCE = re.compile(rb"\b(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\s{0,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b")


def _has_endless_references(raw: bytes) -> bool:
    """Whether an object of the file is nothing but a reference that leads back to itself: pdfminer follows it for ever."""
    references = {found[1]: found[2] for found in _REFERENCE.finditer(raw)}
    for start in references:
        at, seen = start, set()
        while at in references and at not in seen:
            seen.add(at)
            at = references[at]
        if at in seen:
            return True
    return False


def read(raw: bytes, progress: Progress) -> DocumentText:
    """The lines of a PDF."""
    if _has_endless_references(raw):
        raise CannotRead(_BROKEN)
    # pdfminer reports every oddity of a file as a warning; what cannot be read is told below.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(raw)) as document:
            total = len(document.pages)
            if total > MOST_PAGES:
                raise CannotRead(
                    f"It has {total:,} pages; {MOST_PAGES:,} is the most that is read. Import it in parts."
                )
            pages = []
            for number, page in enumerate(document.pages, 1):
                pages.append(_read_page(page, number))
                page.close()
                progress(number, total)
            title = re.sub(
                r"\(anonymous\)|^untitled$|^Microsoft Word - ", "", str(document.metadata.get("Title") or "")
            )
    except (
        PdfminerException,
        PDFException,
        MalformedPDFException,
        ValueError,
        TypeError,
        KeyError,
        RecursionError,
    ) as error:
        if any(isinstance(one, PDFPasswordIncorrect) for one in (error, error.__cause__, *error.args)):
            raise CannotRead(
                "It is locked with a password. Open it with the password and save a copy without one."
            ) from None
        raise CannotRead(_BROKEN) from None
    words = [word for page in pages for row in page.rows for word in row.words]
    if sum(bool(UNREADABLE.search(word.text)) for word in words) > len(words) * 0.2:
        raise CannotRead(
            "The letters of this PDF cannot be told: its fonts hide which they are. "
            "Save it anew from the program that made it, or have its text recognised (OCR)."
        )
    return DocumentText(tuple(_lines(pages)), "PDF", title=title, pages=total)


@dataclass(slots=True)
class _PageRead:
    number: int
    rows: list[_Row]
    """In reading order."""
    tables: list[tuple[float, list[list[str]]]]
    """Ruled tables, each with its height on the page."""
    beside: list[tuple[str, str]]
    """Text that is no part of the page's text, with what it is."""


def _read_page(page: Page, number: int) -> _PageRead:
    beside = []
    slanted = page.filter(lambda thing: thing["object_type"] == "char" and not thing["upright"])
    if slanted.chars:
        beside.append(("".join(char["text"] for char in slanted.chars), "text across the page"))
    upright = page.filter(lambda thing: thing["object_type"] != "char" or thing["upright"]).dedupe_chars()
    words = [_word(word) for word in upright.extract_words(extra_attrs=["fontname", "size"], x_tolerance_ratio=0.15)]
    tables = []
    for table in upright.find_tables() if words else ():
        cells = [[(cell or "").strip() for cell in row] for row in table.extract()]
        filled = [row for row in cells if sum(map(bool, row)) > 1]
        if len(filled) > 1:
            tables.append((float(table.bbox[1]), cells))
            left, top, right, bottom = table.bbox
            words = [
                word for word in words
                if not (left - 1 <= (word.x0 + word.x1) / 2 <= right + 1 and top - 1 <= (word.top + word.bottom) / 2 <= bottom + 1)
            ]  # fmt: skip
    if not words and not tables and page.images:
        beside.append(("a picture", "a page that is a picture: no text could be read from it"))
    return _PageRead(number, list(_in_columns(words)), tables, beside)


def _word(found: dict[str, Any]) -> _Word:
    return _Word(
        found["text"], found["x0"], found["x1"], found["top"], found["bottom"], round(found["size"], 1),
        BOLD.search(found["fontname"]) is not None,
    )  # fmt: skip


def _rows(words: Iterable[_Word]) -> list[_Row]:
    """Words of one height together, from the top, each row from the left."""
    rows: list[list[_Word]] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        middle = (word.top + word.bottom) / 2
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_Row(sorted(row, key=lambda word: word.x0)) for row in rows]


def _in_columns(words: Sequence[_Word]) -> Iterator[_Row]:
    """The rows of a page in reading order: where it has two columns, the left one before the right.

    A row that runs across both (a title, a footer) ends what stands above it.
    """
    rows = _rows(words)
    gutter = _gutter(rows)
    if gutter is None:
        yield from _with_edges(rows)
        return
    left: list[_Word] = []
    right: list[_Word] = []
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


def _bridges(row: _Row, gutter: float) -> bool:
    """Whether a row goes on across the gutter with no more than a word's space there."""
    before = [word.x1 for word in row.words if word.x1 <= gutter]
    after = [word.x0 for word in row.words if word.x0 >= gutter]
    return bool(before and after) and min(after) - max(before) < row.size * 0.6


def _gutter(rows: Sequence[_Row]) -> float | None:
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


def _is_running_text(words: Sequence[_Word], *, filled: bool) -> bool:
    """Whether words are a column of text: rows of several words; filled to the edge, but for a last column that ends early."""
    rows = _rows(words)
    if len(rows) < 3 or median(len(row.words) for row in rows) < 4:
        return False
    span = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    return not filled or median(row.x1 - row.x0 for row in rows) > span * 0.6


def _with_edges(rows: list[_Row]) -> list[_Row]:
    if rows:
        left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
        for row in rows:
            row.left, row.right = left, right
        rows[0].begins_column = True
    return rows


def _lines(pages: Sequence[_PageRead]) -> Iterator[Line]:
    """The pages' rows as lines."""
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
    usual = _usual(steps)
    right_edges = Counter(round(row.right) for row in rows)
    for page in pages:
        tables = sorted(page.tables)
        number = 0
        before: _Row | None = None
        for at, row in enumerate(page.rows):
            while tables and tables[0][0] <= row.top:
                for cells in tables.pop(0)[1]:
                    number += 1
                    yield row_line(cells, Place(number, page.number))
                before = None
            number += 1
            # A page whose lines are all short has the edge that the other pages have.
            right = max(
                [row.right, *(edge for edge, count in right_edges.items() if count > 4 and 0 <= edge - row.right < 40)]
            )
            space = _has_space_above(row, before, usual / body)
            below = page.rows[at + 1] if at + 1 < len(page.rows) else None
            below = (
                None if below is None or _has_space_above(below, row, usual / body) or below.begins_column else below
            )
            yield Line(
                row.text, Place(number, page.number), heading=1 if row.size >= body * 1.15 and len(row.text) < 200 else 0,
                bold=all(word.bold for word in row.words), blank_before=space,
                room=_room(row, below, right),
            )  # fmt: skip
            before = row
        for _, table in tables:
            for cells in table:
                number += 1
                yield row_line(cells, Place(number, page.number))
        for text, aside in page.beside:
            number += 1
            yield Line(text, Place(number, page.number), aside=aside)


def _room(row: _Row, below: _Row | None, right: float) -> int:
    """How many characters would still have fitted behind a row; 0 where the first word of the row right below did not.

    At the foot of a page or column, where nothing is right below, the letters are counted.
    """
    left = right + 0.5 - row.x1
    if below is None:
        return max(0, int(left / max((row.x1 - row.x0) / len(row.text), 1.0)))
    word = below.words[0]
    needed = 0.25 * row.size + (word.x1 - word.x0) * row.size / word.size
    return 0 if needed > left else len(row.text)


def _usual(steps: Sequence[float]) -> float:
    """The distance between two lines of one paragraph: the commonest, to a third of a point."""
    counted = Counter(round(step * 3) / 3 for step in steps)
    return counted.most_common(1)[0][0] if counted else 12.0


def _has_space_above(row: _Row, before: _Row | None, usual: float) -> bool:
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
