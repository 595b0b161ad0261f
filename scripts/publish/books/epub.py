"""EPUB 3.3, packed: https://www.w3.org/TR/epub-33/. Our texts in, one file out, the same bytes each time.

Our own few lines and Python's zipfile: EbookLib writes the moment of packing and random names into every book, and
everything else that it does the templates do in plain sight.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from scripts.publish.site import Site

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
EARLIEST = 1980
"""The first year that a zip can name."""


@dataclass(frozen=True, slots=True)
class About:
    """What a book says of itself. `address` is its permanent identifier."""

    address: str
    title: str
    publisher: str
    archive: str
    description: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Text:
    """One file of a book: its name, its line in the contents with the level of that, and XHTML for its body."""

    file: str
    title: str
    level: int
    body: Markup


@dataclass(slots=True)
class Line:
    """One line of the contents, with those beneath it."""

    text: Text
    inner: list["Line"]


def pack(site: Site, about: About, texts: Sequence[Text], style: str) -> bytes:
    """A book as one EPUB file."""
    names = {"about": about, "texts": texts}
    files = {
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": site.render("epub_package.opf.j2", **names),
        "book/contents.xhtml": site.render("epub_contents.xhtml.j2", lines=contents(texts), **names),
        "book/style.css": style,
    }
    for text in texts:
        files[f"book/{text.file}"] = site.render("epub_text.xhtml.j2", title=text.title, body=text.body)
    # The rule wants `mimetype` first and as it is, so that a program knows the file by its first bytes.
    return zipped({"mimetype": "application/epub+zip", **files}, about.day, stored={"mimetype"})


def contents(texts: Sequence[Text]) -> list[Line]:
    """The lines of the contents, those of the second level beneath those of the first."""
    lines: list[Line] = []
    for text in texts:
        (lines[-1].inner if text.level > 1 and lines else lines).append(Line(text, []))
    return lines


def zipped(files: dict[str, str], day: dt.date, stored: set[str]) -> bytes:
    """Files as a zip, in the order given, each dated as of a day; those `stored` are not pressed together."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name, content in files.items():
            entry = entry_of(name, day)
            if name in stored:
                entry.compress_type = zipfile.ZIP_STORED
            packed.writestr(entry, content)
    return written.getvalue()


def entry_of(name: str, day: dt.date) -> zipfile.ZipInfo:
    """A file's entry in a zip: dated as of a day, readable by all, and nothing of the machine that made it."""
    entry = zipfile.ZipInfo(name, (max(day.year, EARLIEST), day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
