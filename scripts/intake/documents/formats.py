"""The format of a file, by its bytes, and the reader for it; or a sentence why it cannot be read."""

import hashlib
import importlib
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from schema.sentences import listed
from scripts.intake.documents import CannotRead, Progress, limits, mail, plain_text
from scripts.intake.documents.language import note_on_language
from scripts.intake.documents.lines import DocumentText, Line, numbered

# What a file begins with, and the message where it is not read.
_NOT_READ = (
    (b"{\\rtf", "This is a Rich Text file. Open it in a word processor and save it as .docx or .odt."),
    (b"\x89PNG", "This is a picture. Have its text recognised (OCR) and save that as text."),
    (b"\xff\xd8\xff", "This is a picture. Have its text recognised (OCR) and save that as text."),
    (b"II*\x00", "This is a picture. Have its text recognised (OCR) and save that as text."),
    (b"MM\x00*", "This is a picture. Have its text recognised (OCR) and save that as text."),
    (b"GIF8", "This is a picture. Have its text recognised (OCR) and save that as text."),
    (b"\xffWPC", "This is a WordPerfect file. Open it in a word processor and save it as .docx or .odt."),
    (b"bplist", "This is an Apple file. Export it as Word (.docx) or PDF."),
    (b"%!PS", "This is PostScript. Turn it into a PDF."),
    (b"\x1f\x8b", "This is a packed archive. Unpack it and import what is in it."),
    (b"7z\xbc\xaf", "This is a packed archive. Unpack it and import what is in it."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "It is locked with a password. Open it with the password and save a copy without one."


class Format(NamedTuple):
    """A format that is read: what it is called, how a list of formats says it, the endings of its files, and its reader.

    The reader's module is imported when its format is met: a text then needs nothing of what reads a PDF.
    """

    name: str
    listed: str
    endings: str
    module: str
    reader: str = "read"


FORMATS = (
    Format("Word document", "Word (.docx)", ".docx", "word"),
    Format("PDF", "PDF", ".pdf", "pdf"),
    Format("web page", "web pages", ".html .htm", "web_page"),
    Format("e-mail", "e-mails (.eml)", ".eml .mht .mhtml", "mail"),
    Format("plain text", "plain text", ".txt .text", "plain_text"),
    Format("Markdown", "Markdown", ".md .markdown", "markdown"),
    Format("OpenDocument text", "OpenDocument (.odt)", ".odt", "open_document"),
    Format("table (CSV)", "tables as .csv", ".csv .tsv", "tables", "read_csv"),
    Format("Excel table", ".xlsx", ".xlsx", "tables", "read_xlsx"),
    Format("OpenDocument table", ".ods", ".ods", "open_document_table"),
)
ENDINGS = {ending: form.name for form in FORMATS for ending in form.endings.split()}
"""What a name's ending promises."""

READABLE = listed([form.listed for form in FORMATS], "or") + "."
"""What can be read, in words."""


def format_of(raw: bytes, ending: str) -> str:
    """Which format a file's bytes are in: the name of one of FORMATS. Raises CannotRead.

    What is in a file counts; only plain text, Markdown, CSV and web pages without a declaration are distinguished by name.
    """
    if b"%PDF-" in raw[:1024]:
        return "PDF"
    if raw.startswith(b"PK"):
        return _packed_format(raw)
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise CannotRead(_PASSWORD)
        raise CannotRead("This is a Word or Excel file from before 2007. Open it and save it as .docx or .xlsx.")
    for beginning_of, sentence in _NOT_READ:
        if raw.startswith(beginning_of):
            raise CannotRead(sentence)
    if mail.is_mail(raw, ending):
        return "e-mail"
    beginning = plain_text.decode(raw[:4096]).lstrip().lower()
    if ending == ".json" and beginning.startswith(("{", "[")):
        raise CannotRead("This is data for programs (JSON). Export the motions as a table (.csv or .xlsx).")
    if "\x00" in beginning:
        raise CannotRead("This is not a document that can be read. What can be read: " + READABLE)
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
        raise CannotRead("The file is damaged, or ends too early. Fetch or save it again.") from None
    if unpacked > limits.LARGEST_UNPACKED:
        raise CannotRead("It unpacks to far more than a document can hold, so it is not read.")
    if locked or b"encryption-data" in manifest:
        raise CannotRead(_PASSWORD)
    if "word/document.xml" in names:
        return "Word document"
    if "xl/workbook.xml" in names:
        return "Excel table"
    if described.startswith(b"application/vnd.oasis.opendocument.text"):
        return "OpenDocument text"
    if described.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "OpenDocument table"
    for part, sentence in _PACKED_NOT_READ.items():
        if part in names:
            raise CannotRead(sentence)
    raise CannotRead("This is a packed file of another kind. What can be read: " + READABLE)


_PAGES = "This is an Apple Pages or Numbers document. Export it there as Word (.docx) or Excel (.xlsx)."
_PACKED_NOT_READ = {
    "Index/Document.iwa": _PAGES,
    "Index.zip": _PAGES,
    "index.xml.gz": _PAGES,
    "ppt/presentation.xml": "These are slides. Export them as PDF.",
    "META-INF/container.xml": "This is an electronic book (EPUB). Save its text as a web page or as Word (.docx).",
}
"""A part by which a packed file is known, and the message where it is not read."""

_NO_TEXT = {
    "PDF": "There is no text in it: its pages are pictures, as a scanner makes them. "
    "Have the text recognised (OCR) first, and import what that gives."
}


def read_bytes(raw: bytes, ending: str, progress: Progress) -> DocumentText:
    """The lines of a document of these bytes, whose name ends so (`.pdf`). Raises CannotRead, or what its reader raises
    of a file that was made to break it: see child.
    """
    if not raw.strip(b"\x00 \t\r\n"):
        raise CannotRead("The file is empty.")
    kind = format_of(raw, ending)
    form = next(form for form in FORMATS if form.name == kind)
    read = getattr(importlib.import_module(f"scripts.intake.documents.{form.module}"), form.reader)
    document: DocumentText = read(raw, progress)
    lines = within_limits(document.lines)
    if not any(not line.aside for line in lines):
        raise CannotRead(_NO_TEXT.get(kind, "There is no text in it."))
    return replace(
        document,
        lines=lines,
        format=kind,
        title=document.title.strip()[:200],
        digest=hashlib.sha256(raw).hexdigest()[:6],
        notes=document.notes + note_on_language(line.text for line in lines if not line.aside),
    )


_BLANKS = re.compile(rf"([ \t\u00a0]{{{limits.LONGEST_BLANK}}})[ \t\u00a0]+")
# Dots that lead to a page number, rules of hyphens, lines to write on.
_LEADERS = re.compile(rf"((?P<one>[-.·•…_=~*–—] ?)(?P=one){{{limits.LONGEST_LEADER - 1}}})(?P=one)+")
_WORD = re.compile(rf"\w{{{limits.LONGEST_WORD + 1}}}")


def within_limits(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, numbered, with no more blanks and leaders than say something. Raises CannotRead where there is more than
    is read."""
    if len(lines) > limits.MOST_LINES:
        raise CannotRead(
            f"It has {len(lines):,} lines; {limits.MOST_LINES:,} is the most that can be read. Import it in parts."
        )
    kept = numbered(
        replace(line, text=_shortened(line.text), cells=tuple(map(_shortened, line.cells))) for line in lines
    )
    for line in kept:
        for column, text in enumerate(line.cells or (line.text,), 1):
            _check_text(text, f"{line.place}, column {column}," if line.cells else str(line.place))
    if (total := sum(len(line.text) for line in kept)) > limits.MOST_CHARACTERS:
        raise CannotRead(
            f"Its text has {total:,} characters; {limits.MOST_CHARACTERS:,} is the most that can be read. Import it in parts."
        )
    return kept


def _shortened(text: str) -> str:
    if len(text) < min(limits.LONGEST_BLANK, limits.LONGEST_LEADER):
        return text
    return _LEADERS.sub(r"\1", _BLANKS.sub(r"\1", text))


def _check_text(text: str, where: str) -> None:
    """Raises CannotRead where a text has a line or a word longer than is read."""
    if len(text) <= limits.LONGEST_WORD:
        return
    where = where[:1].upper() + where[1:]
    if (longest := max(map(len, text.split("\n")))) > limits.LONGEST_LINE:
        raise CannotRead(
            f"{where} has {longest:,} characters without a line break; {limits.LONGEST_LINE:,} is the most that can be read. "
            "Break it into paragraphs, or take it out."
        )
    if _WORD.search(text):
        raise CannotRead(
            f"{where} has more than {limits.LONGEST_WORD:,} letters or digits in a row, which is no word. Take it out."
        )
