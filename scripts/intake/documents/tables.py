"""Tables: CSV and Excel. A row is a line, with its cells."""

import csv
import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterable
from itertools import islice
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from scripts.intake.documents import CannotRead, Progress
from scripts.intake.documents.limits import MOST_LINES
from scripts.intake.documents.plain_text import decode
from scripts.intake.lines import DocumentText, Line, Place

BETWEEN = " | "
"""What stands between the cells where a row is shown as one text."""


def row_line(cells: Iterable[str], place: Place, *, blank_before: bool = False, aside: str = "") -> Line:
    """A row of a table as a line."""
    kept = tuple(cell.strip() for cell in cells)
    text = BETWEEN.join(cell for cell in kept if cell)
    return Line(text, place, cells=kept, blank_before=blank_before, aside=aside)


def read_csv(raw: bytes, progress: Progress) -> DocumentText:
    """The rows of a CSV file, with commas, semicolons, tabs or bars between the cells."""
    text = decode(raw)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:8192], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), dialect), MOST_LINES + 1))
    except csv.Error:
        raise CannotRead("The table cannot be read: a cell is opened with a quotation mark and never closed.") from None
    if len(rows) > MOST_LINES:
        raise CannotRead(f"It has more than {MOST_LINES:,} rows. Save the motions by themselves.")
    return DocumentText(
        tuple(
            row_line(row, Place(number, unit="row")) for number, row in enumerate(rows, 1) if any(map(str.strip, row))
        ),
        "table (CSV)",
    )


def read_xlsx(raw: bytes, progress: Progress) -> DocumentText:
    """The rows of every sheet of an Excel file, as they were last calculated."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns of parts of a workbook that it drops (drop-down lists, colours); no text is among them.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
            lines = []
            several = len(book.worksheets) > 1
            for at, sheet in enumerate(book.worksheets, 1):
                # Some programs write a wrong size of the sheet into the file, and only so much of it would be read.
                sheet.reset_dimensions()
                aside = "" if sheet.sheet_state == "visible" else "a hidden sheet"
                for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
                    cells = [_shown(value) for value in row]
                    if any(cells):
                        place = Place(number, at if several else 0, "row", sheet.title if several else "")
                        lines.append(row_line(cells, place, aside=aside))
                    if number > MOST_LINES:
                        raise CannotRead(f"A sheet has more than {MOST_LINES:,} rows. Save the motions by themselves.")
            book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, ParseError, OSError):
        raise CannotRead("The file is broken: it is damaged or no whole Excel file. Save it once more.") from None
    return DocumentText(tuple(lines), "Excel table")


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
