"""Every book, as a page of the site and as files to keep: PDF, EPUB and one HTML file.

All are rendered from one BookView. While that and the program are the same, the PDF of an earlier build is taken: what bears on
a book (bearing.py) is more than what it shows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, zip_longest

from markupsafe import Markup

from schema.language import N_
from scripts.publish import addresses
from scripts.publish.books.book import BookView, Section
from scripts.publish.books.book_parts import PAGE, parts_of, path_of
from scripts.publish.books.chapters import Chapter, WrittenBook, links_of, render_chapter, render_section
from scripts.publish.books.epub import epub_file
from scripts.publish.books.html_file import html_file
from scripts.publish.books.meeting_book import meeting_book
from scripts.publish.books.pdf import pdf_file
from scripts.publish.books.policy_book import policy_book
from scripts.publish.digest import digest_of
from scripts.publish.html_text import from_root
from scripts.publish.site import File, Group, Output, Page, Site


@dataclass(frozen=True, slots=True)
class BookForm:
    """A form of a book: how its file ends, what it is called, what makes it, and whether that takes much longer than a page."""

    ending: str
    name: str
    make: Callable[[WrittenBook], bytes]
    slow: bool = False


FORMS = (
    BookForm("pdf", "PDF", lambda book: pdf_file(book.view), slow=True),
    BookForm("epub", "EPUB", epub_file),
    BookForm("html", N_("one HTML file"), html_file),
)


def of_meeting(site: Site, key: str) -> Iterator[Group]:
    """The page and the files of a meeting's book, which is made where something that bears on it has changed."""
    made_from = site.bearing.on(f"book of {key}", site.archive.by_meeting[key], entries=[("meetings", key)])
    yield Group(made_from, partial(_of_meeting, site, key), f"{addresses.of_book(key).rstrip('/')}*")


def grouped(site: Site) -> Iterator[Output]:
    """The pages and the files of the book of policy."""
    book = policy_book(site)
    pages = [
        Group(digest_of("page of a book", repr(part)), partial(page, site, part), f"{part.path}index.html")
        for part in parts_of(book, PAGE)
    ]
    of_forms = [
        [
            Group(
                digest_of(form.ending, repr(part)),
                partial(_file, form, WrittenBook(site, part)),
                path_of(part, form.ending),
            )
            for part in parts_of(book, form.ending)
        ]
        for form in FORMS
    ]
    # All forms of a part beside each other: they are made from the same views.
    yield from filter(None, chain.from_iterable(zip_longest(pages, *of_forms)))


def _of_meeting(site: Site, key: str) -> Iterator[Page | File]:
    book = meeting_book(site, key)
    yield page(site, book)
    yield from files(site, book)


def page(site: Site, book: BookView) -> Page:
    """The page of a book, or of a part of one."""
    root = addresses.root_of(book.path)
    motions: Sequence[Section] = [section for section in book.sections if section.role == "motion"]
    parts = [section for section in book.sections if section.role == "part"]
    topics = [topic for part in parts for topic in part.sections]
    if len(topics) == 1 and topics[0].sections:  # its motions are the contents
        parts, motions = [], topics[0].sections
    within, without = links_of(book), from_root(root)
    text = site.text(
        lambda to: within(to) if to.startswith(("#", "https://", "http://")) else without(to), expand=False
    )

    def topic(section: Section, level: int) -> Markup:
        return render_chapter(site, Chapter(section, level - 1, level), text, f"page {root}")

    sections = [render_section(section, text, topic=topic) for section in book.sections]
    content = site.render("book.html.j2", root, text=text, book=book, motions=motions, parts=parts, sections=sections)
    return Page(book.path, book.title, book.description, book.menu, content)


def files(site: Site, book: BookView) -> Iterator[File]:
    """The files of a book: `2018/book.pdf`, `2018/book.epub`, `2018/book.html`; and those of its parts, where it has some."""
    whole = WrittenBook(site, book)
    for form in FORMS:
        for part in parts_of(book, form.ending):
            yield from _file(form, whole if part is book else WrittenBook(site, part))


def _file(form: BookForm, book: WrittenBook) -> Iterator[File]:
    """A form of a book; one that is slow to make as an earlier build made it from the same."""
    path, cache = path_of(book.view, form.ending), book.site.cache
    if not form.slow:
        yield File(path, form.make(book))
        return
    name = cache.name(book.site.basis, form.ending, repr(book.view))
    yield File(path, cache.made(name, partial(form.make, book)))
