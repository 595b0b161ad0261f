"""A book as data: a title page, sections and an index, from which its page, PDF, EPUB and single file are all rendered.

A book has two dates: that of the last event that bears on its motions, and that of the last time anybody looked at what
came of them. The date of the build is not in it, so a book in which nothing changed is the same byte for byte.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar, overload

from schema import wording
from schema.archive import Archive, Record
from schema.language import _
from schema.sentences import listed
from schema.union import Union
from scripts.publish import words
from scripts.publish.digest import digest_of
from scripts.publish.tree import Block, Blocks, Emphasis, Entry, Inlines, Listing, Paragraph
from scripts.publish.views.days import days_words
from scripts.publish.views.motion import BodyView, ClauseView, MotionView, NamedPath

Part = TypeVar("Part")


class Later(Sequence[Part], Generic[Part]):
    """Parts of a book that are made when they are first read. They are equal, and look the same (`repr`), where they are made from
    the same: `made_from` is a digest of that. `leads_to` are the anchors to which links in them lead.
    """

    def __init__(self, made_from: str, make: Callable[[], Iterable[Part]], leads_to: Sequence[str] = ()) -> None:
        self.made_from = made_from
        self.leads_to = leads_to
        self._make = make

    @cached_property
    def _made(self) -> tuple[Part, ...]:
        return tuple(self._make())

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, place: int) -> Part: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Part]: ...

    def __getitem__(self, place: int | slice) -> Part | Sequence[Part]:
        return self._made[place]

    def __iter__(self) -> Iterator[Part]:
        return iter(self._made)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Later) and self.made_from == other.made_from

    def __hash__(self) -> int:
        return hash(self.made_from)

    def __repr__(self) -> str:
        return f"Later({self.made_from!r})"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a book under a heading: a motion, a topic with its motions, or end matter; `role` says which.

    `label` and `number` (`Resolution`, `12`) are set above the title, which links `to` a page of the site, if any. `count`
    is shown beside the title in the contents. `after` follows the inner sections.
    """

    anchor: str
    title: str
    blocks: Blocks
    role: str = ""
    label: str = ""
    number: str = ""
    to: str = ""
    count: int = 0
    sections: Sequence["Section"] = ()
    after: Sequence[Block] = ()

    @property
    def name(self) -> str:
        """Its title with its number: `Resolution 12: On Yer Bike!!`."""
        return ": ".join(filter(None, (self.called, self.title)))

    @property
    def called(self) -> str:
        return f"{self.label} {self.number}".strip()


@dataclass(frozen=True, slots=True)
class LaterSection:
    """A motion that is not yet a section: its anchor there, and a digest of all that the section is made from."""

    record: Record
    anchor: str
    made_from: str


class LaterSections(Later[Section]):
    """The motions of a topic as sections that are made when they are first read: an edit touches few of them.

    `make` takes a motion and the abbreviations already spelled out, to which it adds: each is spelled out once in a topic, or in a
    part of one that is a PDF of its own. A part of them, by the places of its motions, is the same object for every form of the book.
    """

    def __init__(self, motions: Sequence[LaterSection], make: Callable[[Record, set[str]], Section]) -> None:
        super().__init__(
            digest_of("sections", [(motion.anchor, motion.made_from) for motion in motions]), self._sections
        )
        self.motions = motions
        self._make_one = make
        self._places = range(len(motions))
        self._parts = {self._places: self}

    @property
    def anchors(self) -> list[str]:
        return [motion.anchor for motion in self.motions]

    def _sections(self) -> Iterator[Section]:
        seen: set[str] = set()
        return (self._make_one(motion.record, seen) for motion in self.motions)

    def __len__(self) -> int:
        return len(self.motions)

    @overload
    def __getitem__(self, place: int) -> Section: ...

    @overload
    def __getitem__(self, place: slice) -> "LaterSections": ...

    def __getitem__(self, place: int | slice) -> "Section | LaterSections":
        if not isinstance(place, slice):
            return super().__getitem__(place)
        places = self._places[place]
        if places not in self._parts:
            part = self._parts[places] = LaterSections(self.motions[place], self._make_one)
            part._places, part._parts = places, self._parts
        return self._parts[places]


def anchors_of(sections: Sequence[Section]) -> list[str]:
    """The anchors of some sections. A motion that is made later is not made for it."""
    return sections.anchors if isinstance(sections, LaterSections) else [section.anchor for section in sections]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name in an index, with the anchor and the name of each of its motions."""

    name: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Index:
    """One index of a book."""

    name: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class BookView:
    """A whole book. `path` is that of its page on the site, and `motions` the number of motions in it.

    `day` is that of the last event recorded, `looked_on` the last on which anybody looked at what came of its motions, and
    `changed` the last on which one of their records was changed; none of these is the day of the build.
    `above` is the page one level up, `front` the text of the title page, and `empty` the text of a book without motions.
    """

    path: str
    title: str
    description: str
    menu: str
    above: NamedPath
    union: Union
    keeper: str
    day: dt.date
    looked_on: dt.date | None
    changed: dt.date
    motions: int
    front: Blocks
    empty: str
    sections: tuple[Section, ...]
    indexes: Sequence[Index]

    @property
    def address(self) -> str:
        """The full address of its page."""
        return self.union.address + self.path

    @property
    def recorded(self) -> str:
        """Its two dates, and where to read what is known since."""
        return _("{days}. Each motion’s own page says what is known since.", days=self.days)

    @property
    def days(self) -> str:
        """Its two dates, for the cover and the foot of each page."""
        return days_words(self.day, self.looked_on)


def motions_of(topic: Section) -> Sequence[LaterSection]:
    """The motions of a topic that are sections later."""
    return topic.sections.motions if isinstance(topic.sections, LaterSections) else ()


def file_of(path: str, ending: str) -> str:
    """The path of a book's file in some form: `2018/book/` → `2018/book.pdf`."""
    return f"{path.removesuffix('/')}.{ending}"


def last_changed(records: Iterable[Record], event: dt.date, as_of: dt.date) -> dt.date:
    """The last day, up to a day, on which one of some records was changed; that of the last event where it is later."""
    days = (record.motion.changed.last for record in records if record.motion.changed)
    return max((event, *(day for day in days if day <= as_of)))


def indexes(archive: Archive, motions: Iterable[tuple[Record, str]], *, with_meeting: bool) -> Iterator[Index]:
    """The indexes of committees, proposers and topics, from motions and their anchors. An empty index is left out."""
    names: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for record, anchor in motions:
        motion, name = record.motion, words.distinct_name(archive, record)
        place = (anchor, f"{record.meeting.name}, {name}" if with_meeting else name)
        named = {
            _("Committees"): [archive.bodies[key].name for key in (motion.committee,) if key],
            _("Proposers"): [archive.bodies[key].name for key in motion.proposer],
            _("Topics"): [archive.topics[key].name for key in motion.topics],
        }
        for index, entries in named.items():
            of_index = names.setdefault(index, {})
            for entry in dict.fromkeys(entries):
                of_index.setdefault(entry, []).append(place)
    for index, of_name in names.items():
        if of_name:
            ordered = sorted(of_name.items(), key=lambda entry: entry[0].casefold())
            yield Index(index, tuple(IndexEntry(name, tuple(places)) for name, places in ordered))


class LaterIndexes(Later[Index]):
    """The indexes of the motions of a book, each with its meeting, made when they are first read."""

    def __init__(self, archive: Archive, motions: Sequence[LaterSection]) -> None:
        pairs = ((motion.record, motion.anchor) for motion in motions)
        made_from = digest_of("indexes", [motion.made_from for motion in motions])
        super().__init__(made_from, lambda: indexes(archive, pairs, with_meeting=True))
        self._archive = archive

    def limited(self, motions: Sequence[LaterSection]) -> "LaterIndexes":
        """The same, limited to some motions."""
        return LaterIndexes(self._archive, motions)


# Shared by the books.


def clause_words(clause: ClauseView, label: str) -> Inlines:
    """A clause as a run of text: who is asked, or else a label, then the clause."""
    who = clause.who or ((f"{label}:",) if label else ())
    return (Emphasis(who, strong=True), " ", *clause.text) if who else clause.text


def wording_blocks(paragraphs: Iterable[wording.Paragraph], *, numbered: bool) -> Iterator[Paragraph | Listing]:
    """The official words, with or without the paragraphs' numbers in the margin."""
    for number, paragraph in enumerate(paragraphs, 1):
        if paragraph.text:
            yield Paragraph((paragraph.text,), mark=str(number) if numbered else "")
        if paragraph.items:
            yield Listing(tuple(Entry((Paragraph((item,), bare=True),), mark) for mark, item in paragraph.entries))


def motion_section(motion: MotionView, anchor: str, role: str, label: str, blocks: Iterable[Block]) -> Section:
    """A motion as a section of a book, with a link from its title to its page."""
    return Section(anchor, motion.title, tuple(blocks), role, label, motion.number, motion.path)


def bodies_words(bodies: Iterable[BodyView]) -> str:
    """Bodies by name, each with its successor, if any; `not recorded` where there is none."""
    return listed([body.words for body in bodies]) or _("not recorded")
