"""Reads a table that a spreadsheet program saved: any separator or encoding, with rows and columns added or moved.

A table goes out as RFC 4180 has it, with a byte order mark, by which a spreadsheet knows UTF-8. A value that a spreadsheet
would take for a formula has an apostrophe before it, which is taken off on the way in
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from schema.csv_cells import guarded, unguarded
from schema.sentences import shortened

SEPARATORS = (",", ";", "\t")
LARGEST_CELL = 1_000_000
ROWS_BEFORE_HEADINGS = 10
"""A table may have a title above it, and blank rows."""


class NotATable(Exception):
    """A file that is no table; its message is the sentence that a maintainer reads."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing that is wrong in a row. `row` counts as the spreadsheet does, the headings' row being 1 as a rule."""

    file: str
    row: int
    column: str
    sentence: str
    hint: str = ""

    def __str__(self) -> str:
        """`table.csv:17: date: '31/02/2026' is not a date…`, with what would be right below it. A row 0 is the whole table."""
        place = f"{self.file}:{self.row}" if self.row else self.file
        headline = ": ".join(part for part in (place, self.column, self.sentence) if part)
        return f"{headline}\n      {self.hint}" if self.hint else headline


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet counts, and its cells by heading."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as read. `headings` are as typed; `heading_row` is their row's number; `astray` are the rows with cells that
    have no heading above them. `alphabet` is what the file was written in: `utf-8`, `utf-16` or `cp1252`; `separator` is
    what stands between its cells."""

    headings: tuple[str, ...]
    heading_row: int
    rows: tuple[Row, ...]
    astray: tuple[int, ...]
    alphabet: str
    separator: str


def write_sheet(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as a spreadsheet opens it rightly."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (headings, *rows):
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def read_sheet(raw: bytes, is_heading: Callable[[str], bool]) -> Sheet:
    """The table in a file's bytes. `is_heading` says whether a word is one of the headings expected.

    Raises NotATable where there is none.
    """
    text, alphabet = _decoded(raw)
    if text[:4].lower() == "sep=":  # Excel's own way to name the separator
        text = "\r\n" + text.partition("\n")[2]
    counts = [(_heading_row(text, separator, is_heading), separator) for separator in SEPARATORS]
    # The separator by which most headings are found.
    (known, at), separator = max(counts, key=lambda pair: pair[0][0])
    if not known:
        beginning = f"It begins with '{shortened(text, 40)}'." if text.strip() else "There is nothing in it."
        raise NotATable(f"No row of headings was found. {beginning}")
    rows = _read(text, separator)
    headings = [" ".join(unguarded(cell.strip()).split()) for cell in rows[at]]
    while headings and not headings[-1]:
        headings.pop()
    below: list[Row] = []
    astray = []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        cells = [_cell(cell) for cell in row]
        if not any(cells):
            continue
        if any(cells[len(headings) :]) or any(cell for cell, above in zip(cells, headings, strict=False) if not above):
            astray.append(number)
        below.append(Row(number, dict(zip(headings, [*cells, *[""] * len(headings)], strict=False))))
    return Sheet(tuple(headings), at + 1, tuple(below), tuple(astray), alphabet, separator)


def _decoded(raw: bytes) -> tuple[str, str]:
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NotATable("This is a workbook and not a CSV file. Save it as CSV in the spreadsheet program.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace"), "utf-16"
    if b"\0" in raw:
        raise NotATable("This is not a CSV file: it has bytes that are not text.")
    try:
        # What has no letter but those of ASCII may have lost others on its way through Windows-1252.
        return raw.decode("utf-8-sig"), "cp1252" if raw.isascii() else "utf-8"
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), "cp1252"


def _read(text: str, separator: str) -> list[list[str]]:
    before = csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return list(reader)
    except csv.Error:
        # As where a quotation mark is opened and not closed: all that follows would be one cell.
        raise NotATable(
            f"The table cannot be read beyond line {reader.line_num}: a quotation mark opens a cell there or above it, "
            "and does not close it correctly."
        ) from None
    finally:
        csv.field_size_limit(before)


def _heading_row(text: str, separator: str, is_heading: Callable[[str], bool]) -> tuple[int, int]:
    """How many of the headings expected stand in the row that has most of them, and which row that is, from 0."""
    best = (0, 0)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in zip(range(ROWS_BEFORE_HEADINGS), reader, strict=False):
            known = sum(1 for cell in row if is_heading(cell.strip()))
            if known > best[0]:
                best = (known, number)
    except csv.Error:
        return best
    return best


def _cell(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    # A letter and its accent are one character in records; some programs write them as two.
    return unguarded(unicodedata.normalize("NFC", text))


# Texts ----------------------------------------------------------------------------------------------------------------


def is_same_text(cell: str, base: str, alphabet: str) -> bool:
    """Whether a cell still says what went out in it: spaces, line ends and composition of letters aside, and what its
    file's alphabet lacks."""
    ours, other = (" ".join(unicodedata.normalize("NFC", text).split()) for text in (cell, base))
    if ours == other or ours == unguarded(other):
        return True
    if alphabet != "cp1252":
        return False
    forms = {"".join(_narrowed(character, mark) for character in other) for mark in ("?", None, "")}
    return ours in forms


_LOST = re.compile(
    r"[^\W\d_]\?+[^\W\d_]"  # within a word: W?n
    r"|(?<![^\s\"“”‘'’(])\?+(?=\w)"  # before one: ?yn
    r"|[^\W\d_]\?+(?=[ ,;][a-z])"  # after one, and the sentence goes on: T? and
    r"|(?<=\w )\?+(?!\S)"
)


def lost_letters(text: str, alphabet: str) -> str:
    """The words with question marks that stand for letters which a file's alphabet lacks: `T? and W?n`. Empty where none do.

    Windows-1252 has no ŵ and no ŷ, and a spreadsheet program writes `?` for them without a word. In UTF-8 none are lost.
    """
    if alphabet != "cp1252":
        return ""
    plain = re.sub(r"\S+://\S+", " ", text)
    words = [word for word in plain.split() if "?" in word]
    return " ".join(words) if _LOST.search(plain) else ""


def _narrowed(character: str, mark: str | None) -> str:
    """What Windows-1252 makes of a character that it lacks: a question mark, the letter without its accent, or nothing."""
    try:
        character.encode("cp1252")
    except UnicodeEncodeError:
        if mark is not None:
            return mark
        plain = unicodedata.normalize("NFKD", character)[:1]
        return plain if plain.isascii() else "?"
    return character
