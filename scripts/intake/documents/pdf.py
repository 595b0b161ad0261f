"""PDF: words with their places become lines, columns and tables again.

A PDF says where each letter stands and nothing of lines, paragraphs or columns. pdf_rows works out which words make a
line and whether a page has two columns, pdf_lines where there is space above a line and how much room was left after it.
"""

import io
import logging
import re
from collections.abc import Sequence
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from scripts.intake.documents import CannotRead, Progress
from scripts.intake.documents.limits import MOST_PAGES
from scripts.intake.documents.lines import DocumentText
from scripts.intake.documents.pdf_lines import PageRead, lines_of_pages
from scripts.intake.documents.pdf_rows import Word, cell_text, in_columns, without_line_counts

BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique|slanted", re.IGNORECASE)
UNREADABLE = re.compile(r"\(cid:\d+\)")

_BROKEN = "The file is damaged, or is not a whole PDF. Fetch or save it again."

_REFERENCE = re.compile(rb"\b(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\s{0,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b")


def _has_endless_references(raw: bytes) -> bool:
    """Whether an object of the file is only a reference that leads back to itself: pdfminer follows it for ever."""
    references = {match[1]: match[2] for match in _REFERENCE.finditer(raw)}
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
    # pdfminer reports every oddity of a file as a warning; what cannot be read is reported below.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(raw)) as document:
            total = len(document.pages)
            if total > MOST_PAGES:
                raise CannotRead(
                    f"It has {total:,} pages; {MOST_PAGES:,} is the most that can be read. Import it in parts."
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
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, error.__cause__, *error.args)):
            raise CannotRead(
                "It is locked with a password. Open it with the password and save a copy without one."
            ) from None
        raise CannotRead(_BROKEN) from None
    words = [word for page in pages for row in page.rows for word in row.words]
    if sum(bool(UNREADABLE.search(word.text)) for word in words) > len(words) * 0.2:
        raise CannotRead(
            "The letters of this PDF cannot be recognised: its fonts hide which they are. "
            "Save it again from the program that made it, or have its text recognised (OCR)."
        )
    return DocumentText(tuple(lines_of_pages(pages)), "PDF", title=title, pages=total)


def _read_page(page: Page, number: int) -> PageRead:
    beside = []
    upright: Page = page
    if slanted := [char["text"] for char in page.chars if not _is_level(char)]:
        beside.append(("".join(slanted), "text across the page"))
        upright = page.filter(lambda thing: thing["object_type"] != "char" or _is_level(thing))
    if _may_be_doubled(upright.chars):
        upright = upright.dedupe_chars()
    words = [_word(word) for word in upright.extract_words(extra_attrs=["fontname", "size"], x_tolerance_ratio=0.15)]
    tables = []
    words, counts = without_line_counts(words)
    if counts:
        beside.append((f"{counts[0].text}–{counts[-1].text}", "numbers of lines in the margin"))
    for table in upright.find_tables() if words else ():
        cells = [[_cell(words, box) for box in row.cells] for row in table.rows]
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
    return PageRead(number, float(page.width), list(in_columns(words)), tables, beside)


def _cell(words: Sequence[Word], box: tuple[float, float, float, float] | None) -> str:
    """The text in a cell of a table; empty where a cell beside or above it stands there too."""
    if box is None:
        return ""
    left, top, right, bottom = box
    inside = [
        word
        for word in words
        if left <= (word.x0 + word.x1) / 2 <= right and top <= (word.top + word.bottom) / 2 <= bottom
    ]
    return cell_text(inside, left, right)


def _is_level(char: dict[str, Any]) -> bool:
    """Whether a character stands on a level line, and not on one that climbs across the page (`DRAFT`)."""
    along, climbs = char["matrix"][:2]
    return bool(char["upright"] and abs(climbs) <= abs(along) * 0.1)


def _may_be_doubled(chars: Sequence[dict[str, Any]]) -> bool:
    """Whether a character may stand twice within a point, as where a program prints bold by printing twice.

    pdfplumber's own search sorts all characters several times, which is half of the time that a page takes.
    """
    for shift in ((0, 0), (0, 1), (1, 0), (1, 1)):
        cells = {(char["text"], (char["x0"] + shift[0]) // 2, (char["top"] + shift[1]) // 2) for char in chars}
        if len(cells) < len(chars):
            return True
    return False


def _word(word: dict[str, Any]) -> Word:
    return Word(
        word["text"], word["x0"], word["x1"], word["top"], word["bottom"], round(word["size"], 1),
        BOLD.search(word["fontname"]) is not None, ITALIC.search(word["fontname"]) is not None,
    )  # fmt: skip
