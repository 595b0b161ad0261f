"""A book as a single HTML file."""

from markupsafe import Markup

from scripts.publish import content_policy
from scripts.publish.books.chapters import STYLE, WrittenBook


def style() -> str:
    """The file's style sheet, exactly as it appears there: the file's policy allows it by its hash."""
    return f"\n{STYLE.read_text(encoding='utf-8')}"


def html_file(book: WrittenBook) -> bytes:
    return book.site.render(
        "book_file.html.j2",
        policy=content_policy.meta(content_policy.of_book(style())),
        book=book.view,
        text=book.text,
        style=Markup(style()),  # ours, and of no record
        chapters=book.chapters,
    ).encode()
