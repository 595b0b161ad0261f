"""Long lists of motions in parts that a phone can load. The newest motions stay on the page; earlier ones have pages of their own.

Parts are numbered from the oldest, `topics/pay/1/`, and end with a meeting: a new motion never moves an earlier one to another
address.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from schema.archive import Record
from schema.language import _
from schema.sentences import counted
from scripts.publish import addresses
from scripts.publish.order import runs
from scripts.publish.site import Page, Site

IN_A_PART = 100
"""A part ends with the meeting with which it has so many motions."""

ON_THE_PAGE = 50
"""How many of the newest motions the page itself has at least."""


@dataclass(frozen=True, slots=True)
class Part:
    """Earlier motions on a page of their own: its path, and the meetings that it spans, `AGM 1974 to AGM 1981`."""

    path: str
    name: str
    records: list[Record]

    @property
    def is_of_one_meeting(self) -> bool:
        """Whether all its motions are of one meeting."""
        return self.records[0].meeting_key == self.records[-1].meeting_key


Neighbours = tuple[Part | None, Part, Part | None]
"""A part, between the earlier one and the later one."""


@dataclass(frozen=True, slots=True)
class InParts:
    """A list of motions: the newest, and the parts with the earlier ones, all in order of time."""

    newest: list[Record]
    parts: list[Part]

    @property
    def keys(self) -> frozenset[str]:
        return keys_of(self.newest)


def keys_of(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(record.key for record in records)


def in_parts(path: str, records: Sequence[Record]) -> InParts:
    """The motions of the page at a path, given in order of time."""
    meetings = [list(members) for _, members in groupby(records, key=lambda record: record.meeting_key)]
    lists = [
        list(chain.from_iterable(run)) for run in runs(((members, len(members)) for members in meetings), IN_A_PART)
    ]
    newest = lists.pop() if lists else []
    if lists and len(newest) < ON_THE_PAGE:
        newest = lists.pop() + newest
    return InParts(newest, [Part(f"{path}{number}/", _name(part), part) for number, part in enumerate(lists, 1)])


def _name(records: Sequence[Record]) -> str:
    first, last = records[0].meeting.name, records[-1].meeting.name
    return first if first == last else _("{first} to {last}", first=first, last=last)


def with_neighbours(parts: Sequence[Part]) -> Iterator[Neighbours]:
    """Each part, between the earlier one and the later one."""
    return zip([None, *parts], parts, [*parts[1:], None], strict=False)


def page_of(
    site: Site, template: str, neighbours: Neighbours, name: str, path: str, section: str, **names: object
) -> Page:
    """The page of a part, from a template that is also given `names`. `name` and `path` are those of what it is a part of."""
    before, part, after = neighbours
    root = addresses.root_of(part.path)
    content = site.render(template, root, name=name, path=path, part=part, before=before, after=after, **names)
    count = counted(len(part.records), "motion")
    return Page(part.path, f"{name}: {part.name}", f"{name}: {count}, {part.name}.", section, content)


def shown_of(kind: str, neighbours: Neighbours) -> str:
    """What the page of a part shows besides its motions: what it is a part of, its own address and those beside it."""
    return f"part of a {kind} {[each and (each.path, each.name) for each in neighbours]}"
