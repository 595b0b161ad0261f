"""The book of policy as PDF: one file while it is short, then one for each topic, with the contents at the book's address.

Typst holds a whole book in memory, about 1 MB a motion. Divided, memory use is constant, no file exceeds a host's limit,
and an edit remakes the PDF of one topic.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schema.problems import counted
from scripts.publish.books.book import BookView, Index, IndexEntry, Section, anchors_of, file_of
from scripts.publish.tree import Block, Blocks, Entry, Inline, Link, Listing, Paragraph

WHOLE_UP_TO = 200
"""The most motions that one PDF holds."""


@dataclass(frozen=True, slots=True)
class PdfPart:
    """One PDF of a book: its path on the site, and the book that it shows."""

    path: str
    book: BookView


def pdf_parts(book: BookView) -> Iterator[PdfPart]:
    """The PDFs of a book, the one at its own address first. Only a book by topics is ever divided."""
    own = file_of(book.path, "pdf")
    by_topic = any(section.role == "part" for section in book.sections)
    if not by_topic or book.motions <= WHOLE_UP_TO:
        yield PdfPart(own, book)
        return
    divided = [
        (section, [(topic, list(_parts(book, section, topic))) for topic in section.sections])
        for section in book.sections
    ]
    yield PdfPart(own, _contents(book, divided))
    for _, topics in divided:
        for _, parts in topics:
            yield from parts


Divided = list[tuple[Section, list[tuple[Section, list[PdfPart]]]]]
"""Each section of a book with its topics, and each topic with its PDFs."""


def _parts(book: BookView, section: Section, topic: Section) -> Iterator[PdfPart]:
    """The PDFs of a topic, newest motions first. They are numbered from the oldest, so a new motion changes only the last."""
    oldest_first = topic.sections[::-1]
    pieces = [oldest_first[at : at + WHOLE_UP_TO][::-1] for at in range(0, len(oldest_first), WHOLE_UP_TO)]
    for number in range(len(pieces), 0, -1):
        motions, after = pieces[number - 1], topic.after if number == len(pieces) else ()
        piece = replace(topic, sections=motions, count=len(motions), after=after)
        path = f"{book.path}{topic.anchor}{f'.{number}' if number > 1 else ''}.pdf"
        yield PdfPart(path, _part(book, section, piece, f", part {number}" if len(pieces) > 1 else ""))


def _part(book: BookView, section: Section, topic: Section, which: str) -> BookView:
    anchors = frozenset((section.anchor, topic.anchor, *anchors_of(topic.sections)))
    topic = replace(topic, after=_linked(topic.after, book.address, anchors))
    name = f"{topic.title}: {section.title}" if topic.title else section.title
    of_book = f"{counted(len(topic.sections), 'motion')} of “{book.title}”."
    contents = book.union.address + file_of(book.path, "pdf")
    return replace(
        book,
        address=f"{book.address}#{topic.anchor}",
        title=name + which,
        description=of_book,
        motions=len(topic.sections),
        front=(
            Paragraph((f"{of_book} The other parts are at ", Link(contents, (contents,)), "."), "lead"),
            *book.front[1:],
        ),
        sections=(replace(section, sections=(topic,)),),
        indexes=tuple(_indexes(book, anchors)),
    )


def _indexes(book: BookView, anchors: frozenset[str]) -> Iterator[Index]:
    """The book's indexes, limited to the motions with these anchors."""
    for index in book.indexes:
        kept = ((entry.name, tuple(place for place in entry.places if place[0] in anchors)) for entry in index.entries)
        entries = tuple(IndexEntry(name, places) for name, places in kept if places)
        if entries:
            yield replace(index, entries=entries)


def _contents(book: BookView, divided: Divided) -> BookView:
    """The contents: each part of the book with its topics, and each topic with its PDFs."""
    sections = (
        replace(section, blocks=(*section.blocks, Listing(tuple(_entries(book, topics)))), sections=())
        for section, topics in divided
    )
    front = (*book.front, Paragraph(("Each topic is a PDF of its own. This one is the contents.",)))
    return replace(book, front=front, sections=tuple(sections), indexes=())


def _entries(book: BookView, topics: list[tuple[Section, list[PdfPart]]]) -> Iterator[Entry]:
    for topic, parts in topics:
        for part in parts:
            words = f" ({counted(part.book.motions, 'motion')})"
            yield Entry((Paragraph((Link(part.path, (part.book.title,)), words), bare=True),))
        if not parts:
            yield Entry((Paragraph((f"{topic.title}: ",), bare=True), *_linked(topic.after, book.address, frozenset())))


def _linked(blocks: Blocks, address: str, anchors: frozenset[str]) -> Blocks:
    """Paragraphs in which a link to an anchor leads to the book's page instead, unless it is one of these anchors."""

    def linked(inline: Inline) -> Inline:
        if isinstance(inline, Link) and inline.to.startswith("#") and inline.to[1:] not in anchors:
            return Link(address + inline.to, inline.inside)
        return inline

    def of_block(block: Block) -> Block:
        return replace(block, inside=tuple(map(linked, block.inside))) if isinstance(block, Paragraph) else block

    return tuple(map(of_block, blocks))
