"""The chapters into which EPUB and the single file divide a book."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from scripts.publish import tree
from scripts.publish.books.book import BookView, Later, LaterSections, Section
from scripts.publish.digest import digest_of
from scripts.publish.html_text import LINE, SPACE, Href, HtmlText, class_of
from scripts.publish.markup import NOTHING, Html, attribute, element, row_of, value_html
from scripts.publish.site import TEMPLATES, Site, printed

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
        yield self.section.anchor
        if self.whole:
            yield from _anchors(self.section)


def _anchors(section: Section) -> Iterator[str]:
    if isinstance(section.sections, LaterSections):
        yield from section.sections.anchors
        return
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


@dataclass(frozen=True)
class WrittenBook:
    """A book and its chapters as the single file has them. They are rendered once, when they are first asked for."""

    site: Site
    view: BookView

    @cached_property
    def text(self) -> HtmlText:
        """What renders its trees."""
        return self.site.plain_text(links_of(self.view))

    @cached_property
    def chapters(self) -> list[tuple[Chapter, Markup]]:
        """The chapters, in order."""
        return [(chapter, render_chapter(self.site, chapter, self.text, "file")) for chapter in chapters(self.view)]


def render_chapter(site: Site, chapter: Chapter, text: HtmlText, form: str) -> Markup:
    """A chapter as markup that is valid as both HTML and XHTML. `form` says where it is shown (`file`, `page ../../`).

    A topic that is made from the same as in an earlier build is taken as it was then.
    """

    def render() -> Markup:
        return printed(render_section(chapter.section, text, chapter.heading, whole=chapter.whole))

    section = chapter.section
    if not isinstance(section.sections, LaterSections):
        return render()
    # Where its links to other topics lead depends on the rest of the book.
    links = [(anchor, text.href(f"#{anchor}")) for anchor in _anchors_linked(section.after)]
    # As `printed` returned it.
    return Markup(site.kept_text(digest_of("chapter", form, repr(chapter), links), render))


ShowTopic = Callable[[Section, int], Markup]
"""A topic as markup, with the level of its heading."""


def render_section(
    section: Section, text: HtmlText, level: int = 2, *, whole: bool = True, topic: ShowTopic | None = None
) -> Markup:
    """A section of a book with a heading of a level, `whole` or without its inner sections. `topic` shows topics instead."""
    return Markup(_section(section, text, level, whole, topic))


def _section(section: Section, text: HtmlText, level: int, whole: bool, topic: ShowTopic | None) -> Html:
    pieces = []
    if section.label:
        number = row_of((SPACE, element("b", value_html(section.number)))) if section.number else NOTHING
        label = row_of((value_html(section.label), number))
        pieces += [LINE, element("p", label, class_of("label"))]
    if section.title:
        title, href = value_html(section.title), text.href(section.to) if section.to else None
        title = element("a", title, attribute("href", href)) if href else title
        pieces += [LINE, element(f"h{level}", title)]
    pieces += [LINE if pieces else NOTHING, text.blocks_html(section.blocks), LINE]
    if whole:
        below = level + 1 if section.title else level
        for inner in section.sections:
            shown = Html(topic(inner, below)) if topic and inner.role == "topic" else None
            pieces.append(shown or _section(inner, text, below, whole, topic))
        pieces += [text.blocks_html(tuple(section.after)), LINE]
    attributes = row_of((class_of(section.role), attribute("id", section.anchor)))
    return element("section" if section.title else "div", row_of(pieces), attributes)


def _anchors_linked(blocks: Sequence[tree.Block]) -> Iterator[str]:
    """The anchors of the book to which some paragraphs link."""
    if isinstance(blocks, Later):
        yield from blocks.leads_to
        return
    for block in blocks:
        if isinstance(block, tree.Paragraph):
            links = (inline.to for inline in block.inside if isinstance(inline, tree.Link))
            yield from (to.removeprefix("#") for to in links if to.startswith("#"))
