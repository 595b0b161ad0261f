"""The chapters into which EPUB and the single file divide a book."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from scripts.publish.books.book import BookView, Section
from scripts.publish.html_text import Href, HtmlText
from scripts.publish.site import TEMPLATES, Site

STYLE = TEMPLATES / "book_file.css"
"""The style sheet of both; the reader's own settings prevail."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section as a chapter, `whole` or only as far as its inner sections. `heading` is the level of its heading."""

    section: Section
    depth: int
    heading: int = 2
    whole: bool = True

    @property
    def anchors(self) -> Iterator[str]:
        """Every anchor in it."""
        yield self.section.anchor
        if self.whole:
            yield from _anchors(self.section)


def _anchors(section: Section) -> Iterator[str]:
    for inner in section.sections:
        yield inner.anchor
        yield from _anchors(inner)


def chapters(book: BookView) -> Iterator[Chapter]:
    """The chapters, in order. Where a part has topics, each is a chapter, and so is the part's own text before them."""
    for section in book.sections:
        if section.sections and all(inner.title for inner in section.sections):
            yield Chapter(section, 1, whole=False)
            for inner in section.sections:
                yield Chapter(inner, 2, 3)
        else:
            yield Chapter(section, 1)


def links_of(book: BookView, file_of: Mapping[str, str] | None = None) -> Href:
    """Where the links of a book lead: to the site, or to an anchor of the book, by way of the file that has it.

    Without `file_of` the book is one file. A link to an anchor that the book does not have becomes plain text.
    """
    known = {anchor for chapter in chapters(book) for anchor in chapter.anchors}

    def href(to: str) -> str | None:
        if to.startswith("#"):
            return (file_of[to[1:]] if file_of else "") + to if to[1:] in known else None
        return to if to.startswith(("https://", "http://")) else book.union.address + to

    return href


def render_chapter(site: Site, chapter: Chapter, text: HtmlText) -> Markup:
    """A chapter as markup that is valid as both HTML and XHTML."""
    return site.render("book_chapter.html.j2", chapter=chapter, text=text)
