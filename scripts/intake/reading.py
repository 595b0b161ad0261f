"""From a file to its lines: which format it is, by what is in it, and a sentence where it cannot be read."""

import io
import zipfile
from pathlib import Path

from scripts.intake.documents import (
    CannotRead,
    Progress,
    markdown,
    no_progress,
    open_document,
    pdf,
    plain_text,
    tables,
    web_page,
    word,
)
from scripts.intake.lines import DocumentText, Line, numbered

LARGEST = 50_000_000
"""Bytes in the largest document that is read. A year's motions with pictures have seldom more than five million."""

LARGEST_UNPACKED = 500_000_000
"""Bytes that a packed document (docx, odt, xlsx) may unpack to. A small file can be made to unpack to any size."""

# What a file begins with, and what is said of it where we do not read it.
_NOT_READ = (
    (b"{\\rtf", "This is a Rich Text file. Open it in a word processor and save it as .docx or .odt."),
    (b"\x89PNG", "This is a picture. Have its text recognised (OCR) and save that as text."),
    (b"\xff\xd8\xff", "This is a picture. Have its text recognised (OCR) and save that as text."),
    (b"II*\x00", "This is a picture. Have its text recognised (OCR) and save that as text."),
    (b"MM\x00*", "This is a picture. Have its text recognised (OCR) and save that as text."),
    (b"GIF8", "This is a picture. Have its text recognised (OCR) and save that as text."),
    (b"\x1f\x8b", "This is a packed archive. Unpack it and import what is in it."),
    (b"7z\xbc\xaf", "This is a packed archive. Unpack it and import what is in it."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "It is locked with a password. Open it with the password and save a copy without one."

ENDINGS = {
    ".docx": "Word document",
    ".odt": "OpenDocument text",
    ".pdf": "PDF",
    ".html": "web page",
    ".htm": "web page",
    ".md": "Markdown",
    ".markdown": "Markdown",
    ".txt": "plain text",
    ".text": "plain text",
    ".csv": "table (CSV)",
    ".tsv": "table (CSV)",
    ".xlsx": "Excel table",
}
"""What a name's ending promises."""


def read_document(path: Path, progress: Progress = no_progress) -> DocumentText:
    """The lines of a document.

    `progress` is called with how many pages are done and how many there are, where that takes long. Raises CannotRead
    with a sentence.
    """
    raw = _bytes_of(path)
    kind = format_of(raw, path.suffix.lower())
    try:
        text = _READERS[kind](raw, progress)
    except CannotRead:
        raise
    except MemoryError:
        raise CannotRead("It is too large to be read on this machine.") from None
    if not any(not line.aside for line in text.lines):
        raise CannotRead(_NO_TEXT.get(kind, "There is no text in it."))
    return DocumentText(numbered(text.lines), kind, text.title.strip(), text.pages)


def note_on_name(path: Path, kind: str) -> str:
    """A sentence where the name's ending promises another format than was found; else nothing."""
    promised = ENDINGS.get(path.suffix.lower())
    if promised in (None, kind):
        return ""
    return f"Its name ends in {path.suffix}, and it is in truth a file of another kind ({kind}); it was read as that."


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise CannotRead("This is a folder. Name one document in it.")
        size = path.stat().st_size
        if size > LARGEST:
            raise CannotRead(
                f"It has {size / 1_000_000:.0f} MB; {LARGEST // 1_000_000} MB is the most that is read. "
                "Save a copy without its pictures, or import it in parts."
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise CannotRead("There is no such file.") from None
    except OSError as error:
        raise CannotRead(f"The file cannot be opened: {error.strerror}.") from None
    if not raw.strip(b"\x00 \t\r\n"):
        raise CannotRead("The file is empty.")
    return raw


def format_of(raw: bytes, ending: str) -> str:
    """Which format a file's bytes are in: one of the values of ENDINGS. Raises CannotRead.

    What is in a file counts; only plain text, Markdown, CSV and web pages without a declaration are told apart by name.
    """
    if b"%PDF-" in raw[:1024]:
        return "PDF"
    if raw.startswith(b"PK"):
        return _packed_format(raw)
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise CannotRead(_PASSWORD)
        raise CannotRead("This is a file of Word or Excel of before 2007. Open it and save it as .docx or .xlsx.")
    for sign, sentence in _NOT_READ:
        if raw.startswith(sign):
            raise CannotRead(sentence)
    beginning = plain_text.decode(raw[:4096]).lstrip().lower()
    if "\x00" in beginning:
        raise CannotRead("This is no document that can be read. What is read: " + READABLE)
    if beginning.startswith(("<!doctype html", "<html", "<?xml")) or (ending in (".html", ".htm") and "<" in beginning):
        return "web page"
    promised = ENDINGS.get(ending, "plain text")
    # A text that is called .docx is still a text.
    return promised if promised in ("Markdown", "table (CSV)") else "plain text"


def _packed_format(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            unpacked = sum(entry.file_size for entry in archive.infolist())
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names and not locked else b""
            described = archive.read("mimetype") if "mimetype" in names and not locked else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise CannotRead("The file is broken: it ends too early or is damaged. Get or save it once more.") from None
    if unpacked > LARGEST_UNPACKED:
        raise CannotRead("It unpacks to far more than a document can hold, and is not read.")
    if locked or b"encryption-data" in manifest:
        raise CannotRead(_PASSWORD)
    if "word/document.xml" in names:
        return "Word document"
    if "xl/workbook.xml" in names:
        return "Excel table"
    if described.startswith(b"application/vnd.oasis.opendocument.text"):
        return "OpenDocument text"
    if described.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        raise CannotRead("This is an OpenDocument table. Save it as .xlsx or .csv.")
    raise CannotRead("This is a packed file of another kind. What is read: " + READABLE)


READABLE = "Word (.docx), PDF, web pages, plain text, Markdown, OpenDocument (.odt), and tables as .csv or .xlsx."

_NO_TEXT = {
    "PDF": "There is no text in it: its pages are pictures, as a scanner makes them. "
    "Have the text recognised (OCR) first, and import what that gives.",
}

_READERS = {
    "Word document": word.read,
    "OpenDocument text": open_document.read,
    "PDF": pdf.read,
    "web page": web_page.read,
    "Markdown": markdown.read,
    "plain text": plain_text.read,
    "table (CSV)": tables.read_csv,
    "Excel table": tables.read_xlsx,
}


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a plain text that is at hand already."""
    return numbered(plain_text.read(text.encode(), no_progress).lines)
