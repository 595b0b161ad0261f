"""The book of policy in parts: whole while it is short, then one for each topic, with the contents at the book's address.

Typst holds a whole book in memory, about 1 MB a motion, and a phone loads no page of 20 MB. Divided, memory use is constant, no
file exceeds a host's limit, and an edit remakes one topic.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schema.language import N_, _
from schema.sentences import counted
from scripts.publish.books.book import BookView, Later, LaterIndexes, Section, anchors_of, file_of, motions_of
from scripts.publish.digest import digest_of
from scripts.publish.tree import Block, Entry, Inline, Link, Listing, Paragraph
from scripts.publish.views.motion import NamedPath
from scripts.publish.words import number_words

WHOLE_UP_TO = 200
"""The most motions that a book has on one page, and in one file."""

PAGE = ""
"""The form of a book that is a page; the other forms are called by how their files end."""

EACH = {
    PAGE: N_("Each topic has a page of its own. This one is the contents."),
    "html": N_("Each topic is a file of its own. This one is the contents."),
    "pdf": N_("Each topic is a PDF of its own. This one is the contents."),
}
"""The forms of a book that are divided, each with what its contents says of the parts."""


def parts_of(book: BookView, form: str) -> list[BookView]:
    """The parts of a book in a form, the one at its own address first. Only a book by topics is ever divided."""
    by_topic = any(section.role == "part" for section in book.sections)
    if form not in EACH or not by_topic or book.motions <= WHOLE_UP_TO:
        return [book]
    divided = [
        (section, [(topic, list(_parts(book, section, topic, form))) for topic in section.sections])
        for section in book.sections
    ]
    parts = (part for _, topics in divided for _, of_topic in topics for part in of_topic)
    return [_contents(book, divided, form), *parts]


def path_of(book: BookView, form: str) -> str:
    """The path on the site of a book, or a part of one, in a form."""
    return book.path if form == PAGE else file_of(book.path, form)


Divided = list[tuple[Section, list[tuple[Section, list[BookView]]]]]
"""Each section of a book with its topics, and each topic with its parts."""


def _parts(book: BookView, section: Section, topic: Section, form: str) -> Iterator[BookView]:
    """The parts of a topic, newest motions first. They are numbered from the oldest, so a new motion changes only the last."""
    oldest_first = topic.sections[::-1]
    pieces = [oldest_first[at : at + WHOLE_UP_TO][::-1] for at in range(0, len(oldest_first), WHOLE_UP_TO)]
    for number in range(len(pieces), 0, -1):
        motions = pieces[number - 1]
        anchors = frozenset((section.anchor, topic.anchor, *anchors_of(motions)))
        after = _linked(topic.after if number == len(pieces) else (), book.path, anchors)
        piece = replace(topic, sections=motions, count=len(motions), after=after)
        name = f"{topic.anchor}{f'.{number}' if number > 1 else ''}/"
        yield _part(book, section, piece, name, number if len(pieces) > 1 else 0, form)


def _part(book: BookView, section: Section, topic: Section, name: str, number: int, form: str) -> BookView:
    title = f"{topic.title}: {section.title}" if topic.title else section.title
    if number:
        title = _("{title}, part {number}", title=title, number=number)
    of_book = _("{motions} of “{book}”.", motions=counted(len(topic.sections), "motion"), book=book.title)
    contents = path_of(book, form)
    others = (f"{_('The other parts are at')} ", Link(contents, (book.union.address + contents,)), ".")
    return replace(
        book,
        path=book.path + name,
        title=title,
        description=of_book,
        above=NamedPath(book.title, book.path),
        motions=len(topic.sections),
        front=(Paragraph((f"{of_book} ", *others), "lead"), *book.front[1:]),
        sections=(replace(section, sections=(topic,)),),
        indexes=book.indexes.limited(motions_of(topic)) if isinstance(book.indexes, LaterIndexes) else book.indexes,
    )


def _contents(book: BookView, divided: Divided, form: str) -> BookView:
    """The contents: each section of the book with its topics, each topic with its parts. Except in PDF, each part has its motions."""
    return replace(
        book,
        description=_("{book}, by topic: the contents.", book=book.title),
        front=(*book.front, Paragraph((_(EACH[form]),))),
        sections=tuple(
            replace(section, blocks=(*section.blocks, Listing(tuple(_entries(book, topics)))), sections=())
            if form == "pdf"
            else replace(section, sections=tuple(_topic(book, topic, parts, form) for topic, parts in topics))
            for section, topics in divided
        ),
        indexes=(),
    )


def _entries(book: BookView, topics: list[tuple[Section, list[BookView]]]) -> Iterator[Entry]:
    """The PDFs of each topic, as entries of a list."""
    for topic, parts in topics:
        for part in parts:
            yield Entry((_leading_to(part, path_of(part, "pdf"), bare=True),))
        if not parts:
            after = _linked(topic.after, book.path, frozenset())
            yield Entry((Paragraph((f"{topic.title}: ",), bare=True), *after))


def _topic(book: BookView, topic: Section, parts: list[BookView], form: str) -> Section:
    """A topic of the contents: its parts, and the motions of each."""
    paths = [path_of(part, form) for part in parts]
    blocks: list[Block] = []
    for part, path in zip(parts, paths, strict=True):
        blocks += [_leading_to(part, path)] if len(parts) > 1 else []
        blocks.append(_motions(part, path))
    only = paths[0] if len(paths) == 1 else ""
    after = () if parts else _linked(topic.after, book.path, frozenset())
    return replace(topic, to=only, blocks=tuple(blocks), sections=(), after=after)


def _leading_to(part: BookView, path: str, *, bare: bool = False) -> Paragraph:
    return Paragraph((Link(path, (part.title,)), f" ({counted(part.motions, 'motion')})"), bare=bare)


def _motions(part: BookView, path: str) -> Listing:
    """The motions of a part, each with the anchor that it had in the whole book, which people have linked to."""
    ((topic,),) = (section.sections for section in part.sections)
    entries = []
    for motion in motions_of(topic):
        name = f"{motion.record.meeting.name}, {number_words(motion.record)}"
        title = f": {motion.record.motion.title}" if motion.record.motion.number else ""
        link = Link(f"{path}#{motion.anchor}", (name + title,))
        entries.append(Entry((Paragraph((link,), bare=True),), anchor=motion.anchor))
    return Listing(tuple(entries))


def _linked(blocks: Sequence[Block], path: str, anchors: frozenset[str]) -> Sequence[Block]:
    """Paragraphs in which a link to an anchor leads to the book's page instead, unless it is one of these anchors."""
    if isinstance(blocks, Later):
        within = sorted(anchors.intersection(blocks.leads_to))
        made_from = digest_of("linked", blocks.made_from, path, within)
        return Later(made_from, lambda: _linked(tuple(blocks), path, anchors), within)

    def linked(inline: Inline) -> Inline:
        if isinstance(inline, Link) and inline.to.startswith("#") and inline.to[1:] not in anchors:
            return Link(path + inline.to, inline.inside)
        return inline

    return tuple(
        replace(block, inside=tuple(map(linked, block.inside))) if isinstance(block, Paragraph) else block
        for block in blocks
    )
