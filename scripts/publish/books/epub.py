"""A book as EPUB 3.3 (https://www.w3.org/TR/epub-33/), the same byte for byte each time.

Made with templates and Python's zipfile: EbookLib puts the time of packing and random names into every book.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from schema.language import _
from scripts.publish.books.book import BookView
from scripts.publish.books.chapters import STYLE, WrittenBook, links_of
from scripts.publish.books.typesetting import FACES, STYLES, face_file
from scripts.publish.site import Site
from scripts.publish.theme import GENERIC
from scripts.publish.zip_file import Packed, Zip, entry_of, packed

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

WITHIN = re.compile(r'href="#([^"]*)"')
"""A link to an anchor in the single file, which here may be in another file."""


@dataclass(frozen=True, slots=True)
class Text:
    """One file of a book: its name, its title and depth in the contents, and its body as XHTML."""

    file: str
    title: str
    depth: int
    body: Markup


def epub_file(book: WrittenBook) -> bytes:
    site, view = book.site, book.view
    numbered = list(enumerate(book.chapters, 1))
    file_of = {anchor: f"part-{number}.xhtml" for number, (one, _) in numbered for anchor in one.anchors}
    text = site.plain_text(links_of(view, file_of))
    texts = [Text("title.xhtml", view.title, 1, site.render("book_title.html.j2", book=view, text=text))]
    for number, (chapter, content) in numbered:
        body = Markup(WITHIN.sub(lambda link: f'href="{file_of[link[1]]}#{link[1]}"', content))
        texts.append(Text(f"part-{number}.xhtml", chapter.section.name, chapter.depth, body))
    if view.indexes:
        index = site.render("book_index.html.j2", book=view, text=text)
        texts.append(Text("index.xhtml", _("Index"), 1, index))
    return pack(site, view, texts, STYLE.read_text(encoding="utf-8") + face_css(site))


def face_css(site: Site) -> str:
    """The rules that set a book in the site's own face, which comes with it; the reader's own settings prevail."""
    face = site.archive.union.text_face
    rules = [
        f'@font-face {{ font-family: "{FACES[face]}"; src: url(fonts/{face_file(face, style).name}); '
        f"font-style: {slope}; font-weight: {weight}; }}\n"
        for style, (slope, weight) in STYLES.items()
    ]
    return f'{"".join(rules)}body {{ font-family: "{FACES[face]}", {GENERIC[face]}; }}\n'


def pack(site: Site, book: BookView, texts: Sequence[Text], style: str) -> bytes:
    """The texts packed as one EPUB file."""
    fonts = [face_file(site.archive.union.text_face, style) for style in STYLES]
    files: dict[str, str | bytes | Packed] = {
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": site.render(
            "epub_package.opf.j2", book=book, texts=texts, fonts=[font.name for font in fonts]
        ),
        "book/contents.xhtml": site.render("epub_contents.xhtml.j2", lines=contents(texts)),
        "book/style.css": style,
    }
    files |= {f"book/fonts/{font.name}": _packed_font(font) for font in fonts}
    for text in texts:
        files[f"book/{text.file}"] = site.render("epub_text.xhtml.j2", title=text.title, body=text.body)
    # The standard requires `mimetype` first and uncompressed, so that the first bytes identify the file.
    return zipped({"mimetype": "application/epub+zip", **files}, book.day, stored={"mimetype"})


def contents(texts: Sequence[Text]) -> list[tuple[Text, list[Text]]]:
    """The entries of the contents, each with those of the second level below it."""
    lines: list[tuple[Text, list[Text]]] = []
    for text in texts:
        if text.depth > 1 and lines:
            lines[-1][1].append(text)
        else:
            lines.append((text, []))
    return lines


def zipped(files: Mapping[str, str | bytes | Packed], day: dt.date, stored: set[str]) -> bytes:
    """Files packed as a zip, in the order given and dated as of a day; those in `stored` are not compressed."""
    written = io.BytesIO()
    into = Zip(written)
    with into.file:
        for name, content in files.items():
            entry = entry_of(name, day)
            if name in stored:
                entry.compress_type = zipfile.ZIP_STORED
            if isinstance(content, Packed):
                into.add(entry, content)
            else:
                into.file.writestr(entry, content)
    return written.getvalue()


@cache
def _packed_font(file: Path) -> Packed:
    """A typeface, which every book has: compressed once."""
    return packed(file.read_bytes())
