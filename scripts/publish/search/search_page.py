"""The page of the search: its form with filters, and lists that need no script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from schema.archive import Archive, Record
from schema.problems import counted
from schema.terms import MARKS
from schema.union import Named
from scripts.publish import addresses, words
from scripts.publish.order import newest_first
from scripts.publish.search.filters import LISTS, Filter, filters
from scripts.publish.site import Page, Site


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value of a filter: how many motions have it, and by which keys it went, with spaces between."""

    key: str
    name: str
    count: int
    former: str = ""


@dataclass(frozen=True, slots=True)
class FilterView:
    """A filter as the form shows it."""

    name: str
    label: str
    choices: list[ValueView]
    lists: str


@dataclass(frozen=True, slots=True)
class MeetingGroup:
    """The motions of a meeting in a list: each by number and title."""

    name: str
    motions: list["ListedMotion"]


@dataclass(frozen=True, slots=True)
class ListedMotion:
    """A motion in a list, by its number, which may be empty, and its title."""

    path: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """All motions that have a value of a filter."""

    key: str
    name: str
    count: str
    meetings: list[MeetingGroup]


def search(site: Site, root: str) -> str:
    """The slot `search`: the form with its filters, each value with how many motions have it; and the static lists."""
    archive = site.archive
    years: dict[int, int] = {}
    for record in archive.records.values():
        years[record.meeting.year] = years.get(record.meeting.year, 0) + 1
    groups = []
    named: dict[str, Mapping[str, Named]] = {
        "topic": archive.topics,
        "committee": archive.bodies,
        "proposer": archive.bodies,
    }
    for one in filters(site):
        counts = _counts(archive, one)
        names = named.get(one.name, {})
        choices = [
            ValueView(key, name, counts[key], " ".join(names[key].formerly) if key in names else "")
            for key, name in one.values.items()
        ]
        groups.append(FilterView(one.name, one.label, choices, one.lists))
    return site.render(
        "search.html.j2",
        root=root,
        years=[ValueView(str(year), str(year), years[year]) for year in sorted(years, reverse=True)],
        groups=groups,
        held=words.holdings_words(archive),
        marks=MARKS,
    )


def _counts(archive: Archive, one: Filter) -> dict[str, int]:
    counts = dict.fromkeys(one.values, 0)
    for record in archive.records.values():
        for key in one.of[record.key]:
            counts[key] += 1
    return counts


def pages(site: Site) -> Iterator[Page]:
    """For each filter whose values have no pages of their own, all motions by its values: for those without scripts."""
    for one in filters(site):
        if one.name in LISTS:
            yield page(site, one)


def page(site: Site, one: Filter) -> Page:
    """All motions by the values of one filter, each value's newest first."""
    by_value: dict[str, list[Record]] = {key: [] for key in one.values}
    for record in site.archive.records.values():
        for key in one.of[record.key]:
            by_value[key].append(record)
    root = addresses.root_of(one.lists)
    groups = [
        ValueGroup(
            key=key,
            name=one.values[key],
            count=counted(len(records), "motion"),
            meetings=[
                MeetingGroup(members[0].meeting.name, list(map(_listed, members))) for members in _by_meeting(records)
            ],
        )
        for key, records in by_value.items()
    ]
    title = f"All motions, by {LISTS[one.name]}"
    content = site.render("search_list.html.j2", root=root, title=title, groups=groups, name=one.name)
    return Page(one.lists, title, f"Every motion of this archive, by {LISTS[one.name]}.", "search", content)


def _by_meeting(records: list[Record]) -> list[list[Record]]:
    return [list(members) for _, members in groupby(newest_first(records), key=lambda record: record.meeting_key)]


def _listed(record: Record) -> ListedMotion:
    return ListedMotion(addresses.of_motion(record), words.label_and_number(record)[1], record.motion.title)
