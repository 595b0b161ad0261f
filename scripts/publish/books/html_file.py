"""A book as a single HTML file."""

from markupsafe import Markup

from scripts.publish import content_policy
from scripts.publish.books.book import BookView
from scripts.publish.books.chapters import STYLE, chapters, links_of, render_chapter
from scripts.publish.site import Site


def style() -> str:
    """The file's style sheet, exactly as it appears there: the file's policy allows it by its hash."""
    return f"\n{STYLE.read_text(encoding='utf-8')}"


def html_file(site: Site, book: BookView) -> bytes:
    """The file."""
    text = site.plain_text(links_of(book))
    parts = list(chapters(book))
    return site.render(
        "book_file.html.j2",
        policy=content_policy.meta(content_policy.of_book(style())),
        book=book,
        text=text,
        style=Markup(style()),  # ours, and of no record
        chapters=[(chapter, render_chapter(site, chapter, text, "file")) for chapter in parts],
    ).encode()
