"""A book as data: a title page, sections and an index, from which its page, PDF, EPUB and single file are all rendered.

A year's book has two days: that of the last event that bears on its motions, and that on which anybody last looked at
what came of them. Neither is the day on which it was made. So an unchanged year is the same book, to the byte, whenever it is made, and need not be made again.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schema import wording
from schema.problems import listed
from schema.union import Union
from scripts.publish.tree import Block, Blocks, Emphasis, Entry, Inlines, Listing, Paragraph
from scripts.publish.views.days import days_words
from scripts.publish.views.motion import BodyView, ClauseView, MotionView, NamedPath


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a book under a heading: a motion, a topic with its motions, or what stands at the end.

    `role` says which; `label` and `number` stand above the title (`Resolution`, `12`), and the title leads `to` a page of
    the site, where it has one. `count` is shown beside the title in the contents; `after` stands after the inner sections.
    """

    anchor: str
    title: str
    blocks: Blocks
    role: str = ""
    label: str = ""
    number: str = ""
    to: str = ""
    count: int = 0
    sections: tuple["Section", ...] = ()
    after: Blocks = ()

    @property
    def name(self) -> str:
        """Its title with its number: `Resolution 12: On Yer Bike!!`."""
        return ": ".join(filter(None, (self.called, self.title)))

    @property
    def called(self) -> str:
        """What stands above its title: `Resolution 12`."""
        return f"{self.label} {self.number}".strip()


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name in an index, with its motions: the anchor of each, and what it is called."""

    name: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Index:
    """One index of a book."""

    name: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class BookView:
    """A book, whole. `path` is where its page stands, `motions` how many it has. `day` is that of the last event
    recorded in it, `looked_on` that on which anybody last looked at what came of its motions.

    `above` is the page that its own belongs to; `front` stands on the title page; `empty` is shown where it has no section.
    """

    path: str
    address: str
    title: str
    description: str
    menu: str
    above: NamedPath
    union: Union
    keeper: str
    day: dt.date
    looked_on: dt.date | None
    motions: int
    front: Blocks
    empty: str
    sections: tuple[Section, ...]
    indexes: tuple[Index, ...]

    @property
    def recorded(self) -> str:
        """Up to when it is recorded, and where to read what is known since."""
        return f"{self.days}. Each motion’s own page says what is known since."

    @property
    def days(self) -> str:
        """Its two days, for the cover and the foot of each page."""
        return days_words(self.day, self.looked_on)


def file_of(path: str, ending: str) -> str:
    """Where a form of the book at a path stands: `2018/book/` → `2018/book.pdf`."""
    return f"{path.removesuffix('/')}.{ending}"


def indexes(motions: Iterable[tuple[MotionView, str]], *, with_meeting: bool) -> Iterator[Index]:
    """The indexes of committees, of proposers and of topics, from motions and their anchors; none that would be empty."""
    names: dict[str, dict[str, list[tuple[str, str]]]] = {"Committees": {}, "Proposers": {}, "Topics": {}}
    for motion, anchor in motions:
        name = motion.row.distinct_name
        place = (anchor, f"{motion.meeting.name}, {name}" if with_meeting else name)
        named: dict[str, list[BodyView] | list[NamedPath]] = {
            "Committees": [motion.committee] if motion.committee else [],
            "Proposers": list(motion.proposers),
            "Topics": list(motion.topics),
        }
        for index, entries in named.items():
            for name in dict.fromkeys(entry.name for entry in entries):
                names[index].setdefault(name, []).append(place)
    for index, of_name in names.items():
        if of_name:
            ordered = sorted(of_name.items(), key=lambda entry: entry[0].casefold())
            yield Index(index, tuple(IndexEntry(name, tuple(places)) for name, places in ordered))


# What the books have in common.


def clause_words(clause: ClauseView, label: str) -> Inlines:
    """A clause as a run of text: who is asked, or else a label; then what for."""
    who = clause.who or ((f"{label}:",) if label else ())
    return (Emphasis(who, strong=True), " ", *clause.text) if who else clause.text


def wording_blocks(paragraphs: Iterable[wording.Paragraph], *, numbered: bool) -> Iterator[Paragraph | Listing]:
    """The official words, with the paragraphs' numbers in the margin or without."""
    for number, paragraph in enumerate(paragraphs, 1):
        if paragraph.text:
            yield Paragraph((paragraph.text,), mark=str(number) if numbered else "")
        if paragraph.items:
            yield Listing(tuple(Entry((Paragraph((item,), bare=True),), mark) for mark, item in paragraph.entries))


def motion_section(motion: MotionView, anchor: str, role: str, label: str, blocks: Iterable[Block]) -> Section:
    """A motion as a section of a book, whose title leads to its page."""
    return Section(anchor, motion.title, tuple(blocks), role, label, motion.number, motion.path)


def bodies_words(bodies: Iterable[BodyView]) -> str:
    """Bodies by name, with what has taken their place."""
    return listed([body.words for body in bodies]) or "not recorded"
