"""The page of a campaign: its line drawn in order of time, with each motion, what it asked, and the events that moved it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from schema.archive import Record
from schema.dates import Date
from schema.motion import Clause, Link, Update
from schema.problems import counted
from schema.terms import CAMPAIGN_LINKS, LinkKind
from scripts.publish import addresses, words
from scripts.publish.pages import campaign_line, outcomes
from scripts.publish.site import Page, Site

EVENTS_SHOWN = 40
"""A campaign with more events than this shows its motions only; the events stand on the motions' pages."""

YEARS_FROM = 12
"""A campaign of so many motions has a list of years to jump to."""

STROKES = {
    LinkKind.REPLACES: "ends",
    LinkKind.CANCELS: "ends",
    LinkKind.FOLLOWS: "follows",
    LinkKind.COMPOSED_OF: "made",
}
"""How the links are drawn that are not drawn plain."""

LEGEND = (
    ("plain", "builds on, reaffirms or amends: the demand goes on"),
    ("follows", "follows: taken up again, or answered"),
    ("ends", "replaces or cancels: the earlier one ends"),
    ("made", "composed of: merged into one motion"),
)
"""What each stroke means."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the line: a motion, or an event that moved requests of one or several motions."""

    date: Date
    record: Record | None = None
    update: Update | None = None
    moved: list[tuple[Record, Update]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Joint:
    """A link of the campaign between two of its motions, as the one that stands lower on the page tells it."""

    upper: Record
    lower: Record
    link: Link
    label: str


def pages(site: Site) -> Iterator[Page]:
    """The page of every declared campaign."""
    for key in site.archive.threads:
        yield page(site, key)


def page(site: Site, key: str) -> Page:
    """The page of one campaign."""
    archive, thread = site.archive, site.archive.threads[key]
    path = addresses.of_thread(key)
    root = addresses.root_of(path)
    records = archive.campaigns[key]
    seen: set[str] = set()
    meaning = site.expander.expand(site.prose.blocks(thread.meaning, root), seen)
    events = list(_events(site, records))
    shown = events if len(events) <= EVENTS_SHOWN else []
    stops = _in_order(records, shown)
    joints = list(_joints(site, records))
    places = {stop.record.key: number for number, stop in enumerate(stops) if stop.record}
    drawing = campaign_line.draw(
        len(stops),
        list(places.values()),
        [
            campaign_line.Tie(places[one.upper.key], places[one.lower.key], STROKES.get(one.link.kind, "plain"))
            for one in joints
        ],
    )
    content = site.render(
        "thread.html.j2",
        root=root,
        thread=thread,
        meaning=meaning,
        span=span(records),
        count=counted(len(records), "motion"),
        line=drawing,
        geometry=campaign_line,
        stops=[
            _motion(site, stop.record, joints, root, seen) if stop.record else _event(site, stop, root)
            for stop in stops
        ],
        legend=[
            (stroke, words)
            for stroke, words in LEGEND
            if stroke in {STROKES.get(one.link.kind, "plain") for one in joints}
        ],
        events=counted(len(shown), "event"),
        events_left_out=counted(len(events), "event") if len(events) > len(shown) else "",
        left_out=counted(len(drawing.left_out), "link") if drawing.left_out else "",
        years=_years(records) if len(records) >= YEARS_FROM else [],
    )
    description = f"{thread.meaning} {counted(len(records), 'motion').capitalize()}, {span(records)}."
    return Page(path, thread.name, description, "threads", content)


def span(records: list[Record]) -> str:
    """The years of a campaign: `2018 to 2025`."""
    years = [record.meeting.year for record in records]
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"


def place(record: Record) -> str:
    """The anchor of a motion on its campaign's page: `m-2018-17`."""
    return f"m-{record.key.replace('/', '-')}"


def _years(records: list[Record]) -> list[dict[str, str]]:
    """The first motion of each year."""
    return [
        {"year": str(year), "anchor": place(record)}
        for year, record in {r.meeting.year: r for r in reversed(records)}.items()
    ][::-1]


def _events(site: Site, records: list[Record]) -> Iterator[list[tuple[Record, Update]]]:
    """The events since each motion's meeting that moved a request; one event told of several motions is one."""
    moved = [(record, update) for record, update in outcomes.updates_since(site, records) if update.assessment]
    yield from outcomes.together(moved)


def _in_order(records: list[Record], events: list[list[tuple[Record, Update]]]) -> list[Stop]:
    """The stops in order of time; the motions of a meeting keep its order, and stand before the events of its days."""
    stops = [Stop(record.meeting.held, record=record) for record in records]
    stops += [Stop(event[0][1].date, update=event[0][1], moved=event) for event in events]
    return sorted(stops, key=lambda stop: (stop.date.first, stop.update is not None))


def _joints(site: Site, records: list[Record]) -> Iterator[Joint]:
    """The links between the motions of a campaign, the upper motion first, whichever of the two says so."""
    order = {record.key: number for number, record in enumerate(records)}
    for record in records:
        for link in record.motion.links:
            other = site.archive.find(link.to)
            if link.kind not in CAMPAIGN_LINKS or other is None or other.key not in order or other.key == record.key:
                continue
            if order[other.key] < order[record.key]:
                yield Joint(other, record, link, link.kind.label)
            else:
                yield Joint(record, other, link, link.kind.reverse)


def _motion(site: Site, record: Record, joints: list[Joint], root: str, seen: set[str]) -> dict[str, Any]:
    """A motion as the line shows it: its states, what links it to those above, and where each clause stands."""
    return {
        "kind": "motion",
        "anchor": place(record),
        "row": site.row(record),
        "carried": record.is_carried,
        "reference": words.reference(site.archive, record),
        "links": [
            {
                "label": one.label,
                "stroke": STROKES.get(one.link.kind, "plain"),
                "anchor": place(one.upper),
                "name": words.in_meeting(one.upper),
                "because": site.expander.expand(site.prose.inline(one.link.because, root), seen),
            }
            for one in joints
            if one.lower.key == record.key
        ],
        "clauses": [_clause(site, record, clause, root, seen) for clause in record.motion.clauses],
    }


def _clause(site: Site, record: Record, clause: Clause, root: str, seen: set[str]) -> dict[str, Any]:
    """A clause with where it stands: a request by its progress, and any by its standing where that is its own."""
    to, towards = words.asked(site.archive, clause)
    progress = next((one for one in site.requests(record) if one.clause is clause), None)
    is_its_own = site.standing_found(record, clause).standing is not site.standing_found(record).standing
    return {
        "letter": clause.letter,
        "kind": clause.kind,
        "to": to,
        "towards": towards,
        "rule": clause.rule or "",
        "text": site.expander.expand(site.prose.inline(clause.text, root), seen),
        "states": words.clause_told(progress) if progress else [],
        "standing": site.standing(record, clause) if is_its_own else None,
    }


def _event(site: Site, stop: Stop, root: str) -> dict[str, Any]:
    """An event as the line shows it, with what it moved in which motion."""
    assert stop.update is not None
    return {
        "kind": "event",
        "when": stop.date.words,
        "who": stop.update.by.label,
        "what": site.prose.blocks(stop.update.event, root),
        "moved": [outcomes.moved_in(site, record, update, root) for record, update in stop.moved],
    }


def threads(site: Site, root: str) -> str:
    """The slot `threads`: every campaign with its meaning, its years and how many motions it has."""
    archive, seen = site.archive, set[str]()
    entries = [
        {
            "address": root + addresses.of_thread(key),
            "name": thread.name,
            "meaning": site.expander.expand(site.prose.inline(thread.meaning, root), seen),
            "count": counted(len(archive.campaigns[key]), "motion"),
            "span": span(archive.campaigns[key]),
        }
        for key, thread in archive.threads.items()
    ]
    return site.render("threads.html.j2", root=root, entries=entries)
