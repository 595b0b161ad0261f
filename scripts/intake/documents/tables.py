"""Tables: CSV and Excel. A row is a line, with its cells."""

import csv
import datetime as dt
import io
import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from schema.sentences import shortened
from scripts.intake.documents import CannotRead, Progress
from scripts.intake.documents.limits import MOST_CHARACTERS, MOST_LINES
from scripts.intake.documents.lines import DocumentText, Line, Place, row_line
from scripts.intake.documents.plain_text import decode, is_unicode
from scripts.intake.documents.spreadsheet import lost_letters
from scripts.intake.documents.web_page import text_of_html
from scripts.intake.documents.xml_parts import broken

SEPARATORS = ",;\t|"
TRIED_ROWS = 50
"""By how many rows the separator is chosen."""

# Programs for motions export texts as the HTML that their editors made.
_MARKUP = re.compile(r"<(?:br\s?/?|/(?:p|div|li|[uo]l|span|strong|b|em|i|u|h[1-6]|a))>", re.IGNORECASE)


def sheet_row(cells: Iterable[str], place: Place, *, aside: str = "") -> Line:
    """A row of a sheet as a line: HTML as it is seen, and without the blank cells after the last that is filled."""
    kept = [plain_cell(cell) for cell in cells]
    while kept and not kept[-1].strip():
        kept.pop()
    return row_line(kept, place, aside=aside)


def read_csv(raw: bytes, progress: Progress) -> DocumentText:
    """The rows of a CSV file, with commas, semicolons, tabs or bars between the cells."""
    text = decode(raw)
    if match := re.match(r"sep=(.)\r?\n", text, re.IGNORECASE):  # Excel's own way to name the separator
        separator, text, first = match[1], text[match.end() :], 2
    else:
        separator, first = _separator(text), 1
    lines = tuple(
        sheet_row(row, Place(number, unit="row"))
        for number, row in enumerate(_csv_rows(text, separator), first)
        if any(map(str.strip, row))
    )
    note = note_on_lost_letters(raw, lines)
    return DocumentText(lines, "table (CSV)", notes=(note,) if note else ())


def _separator(text: str) -> str:
    """What parts the cells: that by which most rows have the same number of cells, and more than one."""

    def alike(separator: str) -> tuple[float, int]:
        counts: Counter[int] = Counter()
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        try:
            counts.update(len(row) for row in islice(reader, TRIED_ROWS) if any(row))
        except csv.Error:
            return 0, 0
        columns, rows = counts.most_common(1)[0] if counts else (0, 0)
        return (rows / counts.total(), columns) if columns > 1 else (0, 0)

    before = csv.field_size_limit(MOST_CHARACTERS)
    try:
        return max(SEPARATORS, key=alike)
    finally:
        csv.field_size_limit(before)


def _csv_rows(text: str, separator: str) -> list[list[str]]:
    """The rows. A last row that nobody would write shows whether a quotation mark swallowed the rest of the file."""
    end = ["the end of the table"]
    closed = text if text.endswith(("\n", "\r")) or not text else text + "\n"
    before = csv.field_size_limit(MOST_CHARACTERS)
    try:
        reader = csv.reader(io.StringIO(closed + end[0], newline=""), delimiter=separator)
        rows = list(islice(reader, MOST_LINES + 2))
    except csv.Error:
        raise CannotRead("The table cannot be read: a cell is longer than any motion.") from None
    finally:
        csv.field_size_limit(before)
    if len(rows) > MOST_LINES + 1:
        raise CannotRead(f"It has more than {MOST_LINES:,} rows. Save the motions by themselves.")
    if rows[-1] != end:
        raise CannotRead(
            f"The table cannot be read: the cell in row {len(rows)}, column {len(rows[-1])} is opened with a quotation mark "
            "that is never closed."
        )
    return rows[:-1]


def plain_cell(text: str) -> str:
    """A cell's text as a reader sees it, where it is HTML."""
    if not _MARKUP.search(text):
        return text
    return text_of_html(text)


MOST_LOST = 5
"""How many places are named."""


def note_on_lost_letters(raw: bytes, lines: Sequence[Line]) -> str:
    """A sentence that names where a question mark stands for a letter that Windows-1252 does not have (ŵ, ŷ); or nothing."""
    if is_unicode(raw):
        return ""
    lost = [
        f"{line.place}{f', column {column}' if line.cells else ''} (“{shortened(words)}”)"
        for line in lines
        for column, text in enumerate(line.cells or (line.text,), 1)
        if (words := lost_letters(text, "cp1252"))
    ]
    if not lost:
        return ""
    more = f" and {len(lost) - MOST_LOST} more" if len(lost) > MOST_LOST else ""
    return (
        f"A question mark may stand for a letter that was lost: {', '.join(lost[:MOST_LOST])}{more}. The file is not in "
        "UTF-8, and cannot hold letters such as ŵ. Save it again as UTF-8."
    )


def read_xlsx(raw: bytes, progress: Progress) -> DocumentText:
    """The rows of every sheet of an Excel file, as they were last calculated."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns of parts of a workbook that it drops (drop-down lists, colours); no text is among them.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            with zipfile.ZipFile(io.BytesIO(raw)) as parts:
                lines = tuple(_xlsx_lines(book, parts))
            book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, ParseError, OSError):
        raise CannotRead(broken("Excel file")) from None
    return DocumentText(lines, "Excel table")


_HIDDEN_ROW = re.compile(rb"<(?:\w{1,9}:)?row\b(?=[^<>]*\shidden=\"(?:1|true)\")[^<>]*\sr=\"(\d{1,8})\"")


def _xlsx_lines(book: openpyxl.Workbook, parts: zipfile.ZipFile) -> Iterator[Line]:
    several = len(book.worksheets) > 1
    for at, sheet in enumerate(book.worksheets, 1):
        # Some programs write a wrong size of the sheet into the file, and only so much of it would be read.
        sheet.reset_dimensions()
        aside = "" if sheet.sheet_state == "visible" else "a hidden sheet"
        # Of a workbook that is read row by row openpyxl keeps no word on which rows are shown.
        sheet_part: str = sheet._worksheet_path  # type: ignore[attr-defined]
        hidden = {int(found[1]) for found in _HIDDEN_ROW.finditer(parts.read(sheet_part))}
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [_shown(value) for value in row]
            if any(cells):
                place = Place(number, at if several else 0, "row", sheet.title if several else "")
                yield sheet_row(cells, place, aside=aside or ("a hidden row" if number in hidden else ""))
            if number > MOST_LINES:
                raise CannotRead(f"A sheet has more than {MOST_LINES:,} rows. Save the motions by themselves.")


def _shown(value: object) -> str:
    """A cell as a person sees it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value).strip()
