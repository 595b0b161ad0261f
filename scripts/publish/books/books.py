"""The books as files: a meeting's and that of policy, as PDF, as EPUB and as one HTML file, to print, to read and to keep.

They are made from the page of the book, so their order and words are the page's, whatever that becomes: its elements are
read into a few kinds of block, and each form sets those in its own way. Added are what a book has and a page need not:
a title page, page numbers, and an index of committees, proposers and topics.

A year's book says up to which day it is recorded: the last day of anything that bears on its motions, and not the day on
which it was made. So an unchanged year is the same book, to the byte, whenever it is made, and need not be made again.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from schema.archive import Record
from schema.dates import day_words
from schema.standing import lists_held_after
from scripts.publish import addresses, content_policy, words
from scripts.publish.books import epub, typesetting
from scripts.publish.markup import escaped
from scripts.publish.site import TEMPLATES, Page, Site

BOOK = "book/"
"""How the path of a book's page ends: `2018/book/`, `policy/book/`."""

POLICY = "policy/"

HERE = Path(__file__).parent
STYLE = TEMPLATES / "book_file.css"
"""The style of EPUB and HTML; a reader's own is respected in both."""

MOST = 2000
"""The most motions of the book of policy as PDF. Typst takes 8 ms and 0.8 MB of memory for each; nobody prints 600 pages, and the HTML has all."""

VOID = frozenset({"br", "hr", "img", "wbr"})
LEFT_OUT = frozenset({"nav", "script", "style", "button", "svg"})
"""What a book leaves out: it has its own contents, and its words say what the marks beside them say."""


@dataclass(slots=True)
class Element:
    """One element of a page, with its classes; what it holds are texts and elements."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its classes, in order."""
        return self.attributes.get("class", "").split()

    def has_class(self, ending: str | tuple[str, ...]) -> bool:
        """Whether a class of it ends so: `__label` of `book__label`."""
        return any(name.endswith(ending) for name in self.classes)

    @property
    def text(self) -> str:
        """All its text, on one line."""
        return " ".join("".join(part if isinstance(part, str) else part.text for part in self.inside).split())

    def find(self, *tags: str) -> Iterator["Element"]:
        """The elements within it of these tags, in order."""
        for part in self.inside:
            if isinstance(part, Element):
                if part.tag in tags:
                    yield part
                yield from part.find(*tags)


class _Reader(HTMLParser):
    """Reads our own pages, which close every element that they open."""

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.open = [Element("body")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        href = element.attributes.get("href")
        if href and not href.startswith("#"):
            element.attributes["href"] = urljoin(self.address, href)
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read_page(content: str, address: str) -> Element:
    """The article of a page, with the links that leave the page as whole addresses."""
    reader = _Reader(address)
    reader.feed(content)
    reader.close()
    return next(reader.open[0].find("article"))


@dataclass(frozen=True, slots=True)
class Index:
    """One index of a book: its name, and each entry with its motions: the anchor of each, and what it is called."""

    name: str
    entries: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A book, before it is put into a form. `path` is where its page stands, `day` up to when it is recorded, `motions`
    how many it has."""

    path: str
    address: str
    title: str
    archive: str
    publisher: str
    keeper: str
    accent: str
    day: dt.date
    motions: int
    indexes: tuple[Index, ...]

    @property
    def recorded(self) -> str:
        """Up to when it is recorded, and where to read what is known since."""
        return (
            f"Nothing told here is later than {day_words(self.day)}; each motion’s own page says what is known since."
        )


def file_of(path: str, ending: str) -> str:
    """Where a form of the book at a path stands: `2018/book/` → `2018/book.pdf`."""
    return f"{path.removesuffix('/')}.{ending}"


def files(site: Site, page: Page) -> Iterator[tuple[str, bytes]]:
    """The files made from a page, if it is a book's: `2018/book.pdf`, `2018/book.epub`, `2018/book.html`."""
    if page.forward or not page.path.endswith(f"/{BOOK}"):
        return
    book = of_page(site, page)
    # The page and what is added to it, as text: while that is the same, so is the book.
    values = repr(book)
    article: list[Element] = []
    for ending, make, recipe in FORMS:
        if ending == "pdf" and page.path == POLICY + BOOK and book.motions > MOST:
            continue
        name = site.kept.name(recipe(), values, page.content)
        made = site.kept.take(name)
        if made is None:
            article = article or [read_page(page.content, book.address)]
            made = site.kept.keep(name, make(site, book, article[0]))
        yield file_of(page.path, ending), made


def of_page(site: Site, page: Page) -> Book:
    """What a book has besides its page."""
    archive = site.archive
    key = page.path.removesuffix(BOOK)
    if key == POLICY:
        placed = [(record, f"m-{record.key.replace('/', '-')}") for record in archive.records.values()]
        placed = [(record, anchor) for record, anchor in placed if f'id="{anchor}"' in page.content]
        day = site.as_of
    else:
        placed = [(record, f"m-{record.name}") for record in archive.by_meeting[key.rstrip("/")]]
        day = recorded_up_to(site, [record for record, _ in placed])
    return Book(
        path=page.path,
        address=addresses.permanent(archive, page.path),
        title=page.title,
        archive=archive.union.archive_name,
        publisher=archive.union.name,
        keeper=site.prose.plain(archive.union.keeper),
        accent=archive.union.accent,
        day=day,
        motions=len(placed),
        indexes=tuple(indexes(site, placed, with_meeting=key == POLICY)),
    )


def recorded_up_to(site: Site, records: Iterable[Record]) -> dt.date:
    """The last day, up to the site's own, of anything that bears on what a book says of its motions."""
    archive, days = site.archive, []
    for record in records:
        motion = record.motion
        outcome = motion.outcome
        days += [record.meeting.held.last, *(one.date.last for one in outcome.decisions if one.date)]
        days += [one.on.last for one in motion.errata]
        days += [motion.redaction.on.last] if motion.redaction else []
        days += [one.record.meeting.held.last for one in archive.links_to.get(record.key, ())]
        days += [archive.meetings[key].held.last for key in lists_held_after(archive, record.meeting_key, site.as_of)]
        ended = site.standing_found(record).on
        days += [ended] if ended else []
    return max((day for day in days if day <= site.as_of), default=site.as_of)


def indexes(site: Site, placed: Iterable[tuple[Record, str]], *, with_meeting: bool) -> Iterator[Index]:
    """The index of committees, of proposers and of topics; none that would be empty."""
    archive = site.archive
    found: dict[str, dict[str, list[tuple[str, str]]]] = {"Committees": {}, "Proposers": {}, "Topics": {}}
    for record, anchor in placed:
        motion = record.motion
        called = words.number_words(record)
        place = (anchor, f"{record.meeting.name}, {called}" if with_meeting else called)
        named = {
            "Committees": [archive.body(key).name for key in (motion.committee,) if key],
            "Proposers": [archive.body(key).name for key in motion.proposer],
            "Topics": [archive.topics[key].name for key in motion.topics],
        }
        for index, names in named.items():
            for name in dict.fromkeys(names):
                found[index].setdefault(name, []).append(place)
    for index, entries in found.items():
        if entries:
            ordered = sorted(entries.items(), key=lambda entry: entry[0].casefold())
            yield Index(index, tuple((name, tuple(places)) for name, places in ordered))


# The kinds of block that a PDF is set from.

MARKS = ("__letter", "__sign", "__paragraph")
"""The endings of the classes of what stands in the margin: a clause's letter, a list's sign, a paragraph's number."""


def blocks(element: Element) -> Iterator[dict[str, Any]]:
    """The blocks of an element: headings, paragraphs, facts, lists. What only groups others is passed through."""
    label, anchor = "", element.attributes.get("id", "")
    for part in element.inside:
        if isinstance(part, str):
            if part.strip():
                yield {"kind": "paragraph", "role": "", "mark": "", "text": [_spaced(part)]}
        elif part.tag in LEFT_OUT:
            continue
        elif part.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            address = next((link.attributes.get("href", "") for link in part.find("a")), "")
            named = {"label": label, "text": _spaced(part.text), "address": address, "anchor": anchor}
            yield {"kind": "heading", "level": int(part.tag[1]), **named}
            # The first heading of a section is the section's; those below it are not.
            label = anchor = ""
        elif part.tag == "p" and part.has_class("__label"):
            label = part.text
        elif part.tag == "p":
            yield _paragraph(part)
        elif part.tag == "dl":
            rows = zip(part.find("dt"), part.find("dd"), strict=True)
            yield {"kind": "facts", "rows": [[_spaced(term.text), inlines(told)] for term, told in rows]}
        elif part.tag in ("ul", "ol"):
            yield _list(part)
        else:
            yield from blocks(part)


def _paragraph(paragraph: Element) -> dict[str, Any]:
    """A paragraph, with what stands in the margin beside it, and what it is by the last part of its class: `lead`."""
    mark, rest = _marked(paragraph)
    role = paragraph.classes[0].rpartition("__")[2] if paragraph.classes else ""
    return {"kind": "paragraph", "role": role, "mark": mark, "text": inlines(rest)}


def _list(found: Element) -> dict[str, Any]:
    """A list: of each entry what stands in the margin, empty for none, and its blocks."""
    marks, entries = [], []
    for entry in found.inside:
        if isinstance(entry, Element):
            mark, rest = _marked(entry)
            marks.append(mark)
            grouped = any(isinstance(part, Element) and part.tag in ("p", "ul", "ol", "dl") for part in rest.inside)
            entries.append(
                list(blocks(rest))
                if grouped
                else [{"kind": "paragraph", "role": "", "mark": "", "text": inlines(rest)}]
            )
    return {"kind": "list", "ordered": found.tag == "ol", "marks": marks, "entries": entries}


def _marked(element: Element) -> tuple[str, Element]:
    """What stands in the margin beside an element, and the element without it."""
    mark = next((part for part in element.inside if isinstance(part, Element) and part.has_class(MARKS)), None)
    if mark is None:
        return "", element
    return mark.text, Element(element.tag, element.attributes, [part for part in element.inside if part is not mark])


STYLES = {"b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis", "cite": "emphasis"}


def inlines(element: Element) -> list[Any]:
    """The text of an element: texts, and `{"kind": "strong" | "emphasis" | "link", "text": […]}`."""
    found = list(_inlines(element))
    # The white space of the template at both ends is none of the text.
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while found and isinstance(found[end], str):
            found[end] = strip(found[end])
            if found[end]:
                break
            del found[end]
    return found


def _inlines(element: Element) -> Iterator[Any]:
    for part in element.inside:
        if isinstance(part, str):
            yield _spaced(part)
        elif part.tag in LEFT_OUT or "hidden" in part.classes:
            continue
        elif part.tag in STYLES or part.has_class("__kind"):
            yield {"kind": STYLES.get(part.tag, "strong"), "text": list(_inlines(part))}
        elif part.tag == "a" and part.attributes.get("href"):
            yield {"kind": "link", "address": part.attributes["href"], "text": list(_inlines(part))}
        else:
            yield from _inlines(part)


def _spaced(text: str) -> str:
    """A text with its spaces evened out, and words longer than a line divided where they must be; no address is."""
    return re.sub(r"[^\s/]{45,}", _divided, re.sub(r"\s+", " ", text))


def _divided(word: re.Match[str]) -> str:
    return "\u200b".join(word[0][at : at + 15] for at in range(0, len(word[0]), 15))


# The forms.


def pdf(site: Site, book: Book, article: Element) -> bytes:
    """A book as PDF/UA-1."""
    header = next(article.find("header"))
    body = list(blocks(Element("article", {}, [part for part in article.inside if part is not header])))
    values = {
        "title": book.title,
        "archive": book.archive,
        "publisher": book.publisher,
        "keeper": book.keeper,
        "accent": book.accent,
        "address": book.address,
        "recorded": book.recorded,
        "front": [block for block in blocks(header) if block["kind"] == "paragraph" and block["role"] != "place"],
        "body": body,
        "depth": _set_levels(body),
        "indexes": [
            {
                "name": index.name,
                "entries": [[name, [anchor for anchor, _ in places]] for name, places in index.entries],
            }
            for index in book.indexes
        ],
    }
    return typesetting.pdf("book.typ", values, book.day)


def _set_levels(body: list[dict[str, Any]]) -> int:
    """Count headings from 1, with no step left out, as PDF/UA wants it. Returns the level of a motion's heading."""
    deepest, before = 1, 0
    for block in body:
        if block["kind"] == "heading":
            before = block["level"] = min(max(block["level"] - 1, 1), before + 1)
            if block["label"]:
                deepest = max(deepest, before)
    return deepest


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a book that stands by itself: a motion, or a topic with its motions; `level` counts from 1."""

    title: str
    level: int
    anchor: str
    section: Element

    @property
    def anchors(self) -> Iterator[str]:
        """Every place in it that a link may lead to."""
        yield from _anchors(self.section)


def _anchors(element: Element) -> Iterator[str]:
    if "id" in element.attributes:
        yield element.attributes["id"]
    for part in element.inside:
        if isinstance(part, Element) and part.tag not in LEFT_OUT:
            yield from _anchors(part)


def chapters(article: Element) -> Iterator[Chapter]:
    """The chapters of a book. A part with chapters within it, as policy has, comes before them with its heading only."""
    for section in _sections(article):
        inner = list(_sections(section))
        if any(True for one in inner for _ in _sections(one)):
            heading = Element("section", section.attributes, [part for part in section.inside if part not in inner])
            yield _chapter(heading, 1)
            for one in inner:
                yield _chapter(one, 2)
        else:
            yield _chapter(section, 1)


def _sections(element: Element) -> Iterator[Element]:
    return (part for part in element.inside if isinstance(part, Element) and part.tag == "section")


def _chapter(section: Element, level: int) -> Chapter:
    label = next((part.text for part in section.inside if isinstance(part, Element) and part.has_class("__label")), "")
    title = next((heading.text for heading in section.find("h2", "h3", "h4")), "")
    return Chapter(": ".join(part for part in (label, title) if part), level, section.attributes.get("id", ""), section)


KEPT_ATTRIBUTES = ("id", "class", "href", "lang", "cite", "aria-hidden")


def markup(part: Element | str, files_of: Mapping[str, str] | None = None) -> Markup:
    """An element as mark-up that is HTML and XHTML alike.

    `files_of` says in which file each anchor stands, where the book is more than one. A link to no anchor is no link.
    """
    if isinstance(part, str):
        return escaped(part)
    if part.tag in LEFT_OUT:
        return Markup()
    inside = Markup().join(markup(one, files_of) for one in part.inside)
    attributes = {name: part.attributes[name] for name in KEPT_ATTRIBUTES if name in part.attributes}
    href = attributes.get("href", "")
    if href.startswith("#") and files_of is not None:
        if href[1:] not in files_of:
            return inside
        attributes["href"] = files_of[href[1:]] + href
    written = Markup().join(Markup(' {}="{}"').format(name, value) for name, value in attributes.items())
    form = Markup("<{0}{1}/>") if part.tag in VOID else Markup("<{0}{1}>{2}</{0}>")
    return form.format(part.tag, written, inside)


def epub_file(site: Site, book: Book, article: Element) -> bytes:
    """A book as EPUB 3."""
    found = list(chapters(article))
    files_of = {anchor: f"part-{number}.xhtml" for number, one in enumerate(found, 1) for anchor in one.anchors}
    texts = [epub.Text("title.xhtml", book.title, 1, _title_page(site, book, article))]
    for number, chapter in enumerate(found, 1):
        texts.append(epub.Text(f"part-{number}.xhtml", chapter.title, chapter.level, markup(chapter.section, files_of)))
    if book.indexes:
        texts.append(
            epub.Text(
                "index.xhtml", "Index", 1, site.render("book_index.html.j2", indexes=book.indexes, files=files_of)
            )
        )
    about = epub.About(
        book.address, book.title, book.publisher, book.archive, f"{book.recorded} {book.keeper}", book.day
    )
    return epub.pack(site, about, texts, STYLE.read_text(encoding="utf-8"))


def style() -> str:
    """The style that stands in a book as one file, to the character: its policy allows that and no other."""
    return f"\n{STYLE.read_text(encoding='utf-8')}"


def html_file(site: Site, book: Book, article: Element) -> bytes:
    """A book as one HTML file that needs no other."""
    found = list(chapters(article))
    return site.render(
        "book_file.html.j2",
        policy=content_policy.meta(content_policy.of_book(style())),
        book=book,
        title_page=_title_page(site, book, article),
        style=Markup(style()),  # ours, and of no record
        chapters=found,
        texts=[markup(chapter.section) for chapter in found],
        index=site.render("book_index.html.j2", indexes=book.indexes, files={}),
    ).encode()


def _title_page(site: Site, book: Book, article: Element) -> Markup:
    """The page's own head, without the way back to the site's pages, and up to when the book is recorded."""
    header = next(article.find("header"))
    inside = [part for part in header.inside if isinstance(part, Element) and "place" not in part.classes]
    return site.render("book_title.html.j2", book=book, header=Markup().join(map(markup, inside)))


def _recipe(*files: Path) -> str:
    """What a form of a book depends on besides the book: our own lines that make it."""
    return "\0".join(path.read_text(encoding="utf-8") for path in (HERE / "books.py", *files))


FORMS: tuple[tuple[str, Callable[[Site, Book, Element], bytes], Callable[[], str]], ...] = (
    ("pdf", pdf, lambda: _recipe(HERE / "typesetting.py") + typesetting.recipe("book.typ")),
    (
        "epub",
        epub_file,
        lambda: _recipe(HERE / "epub.py", STYLE, *sorted(TEMPLATES.glob("epub_*")), *sorted(TEMPLATES.glob("book_*"))),
    ),
    ("html", html_file, lambda: _recipe(STYLE, *sorted(TEMPLATES.glob("book_*")))),
)
"""The forms: how a file of it ends, what makes it, and what it depends on besides the book."""
