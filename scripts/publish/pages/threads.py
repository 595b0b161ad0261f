"""The page of a campaign: its line drawn in order of time, with each motion, what it asked, and the events that moved it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from schema.archive import Record
from schema.dates import Date
from schema.language import N_, _
from schema.motion import Link
from schema.sentences import counted
from schema.terms import LinkKind
from scripts.publish import addresses
from scripts.publish.citations.page_head import page_picture
from scripts.publish.pages import campaign_line, outcomes, topics
from scripts.publish.pages.outcomes import Happened, HappenedView
from scripts.publish.pages.where_it_stands import sentence
from scripts.publish.site import Group, Page, Site
from scripts.publish.tree import Inlines
from scripts.publish.views.motion import MotionView, NamedPath

EVENTS_SHOWN = 40
"""A campaign with more events than this shows its motions only; the events are on the motions' pages."""

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
    ("plain", N_("builds on, reaffirms or amends: the demand goes on")),
    ("follows", N_("follows: taken up again, or answered")),
    ("ends", N_("replaces or cancels: the earlier one ends")),
    ("made", N_("composed of: merged into one motion")),
)
"""What each stroke means."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the line: a motion, or an event that moved requests of one or several motions."""

    date: Date
    record: Record | None = None
    event: Happened | None = None


@dataclass(frozen=True, slots=True)
class Joint:
    """A link between two motions of a campaign, by their keys, as the lower one on the page states it."""

    upper: str
    lower: str
    label: str
    stroke: str
    anchor: str
    name: str
    because: Inlines


@dataclass(frozen=True, slots=True)
class StopView:
    """A stop as the page shows it: a motion with its links upwards, or an event."""

    motion: MotionView | None
    anchor: str
    links: list[Joint]
    event: HappenedView | None


def grouped(site: Site) -> Iterator[Group]:
    """The page of every campaign, which is made where something that bears on it has changed."""
    for key, records in site.archive.campaigns.items():
        made_from = site.bearing.on("page of a campaign", records, entries=[("threads", key)])
        yield Group(made_from, partial(page, site, key), f"{addresses.of_thread(key)}*")


def page(site: Site, key: str) -> Page:
    archive, thread = site.archive, site.archive.threads[key]
    path = addresses.of_thread(key)
    root = addresses.root_of(path)
    records = archive.campaigns[key]
    updates = outcomes.updates_since(site, records)
    events = outcomes.together((record, update) for record, update in updates if update.assessment)
    shown = events if len(events) <= EVENTS_SHOWN else []
    stops = _in_order(records, shown)
    joints = list(_joints(site, records))
    places = {stop.record.key: number for number, stop in enumerate(stops) if stop.record}
    drawing = campaign_line.draw(
        len(stops),
        list(places.values()),
        [campaign_line.Tie(places[joint.upper], places[joint.lower], joint.stroke) for joint in joints],
    )
    content = site.render(
        "thread.html.j2",
        root=root,
        thread=thread,
        meaning=site.prose.blocks(thread.meaning),
        stands=sentence(site, records),
        span=span(records),
        count=counted(len(records), "motion"),
        line=drawing,
        geometry=campaign_line,
        stops=[_stop(site, stop, joints) for stop in stops],
        legend=[(stroke, _(meaning)) for stroke, meaning in LEGEND if stroke in {joint.stroke for joint in joints}],
        has_events=bool(shown),
        events_left_out=counted(len(events), "event") if len(events) > len(shown) else "",
        left_out=counted(len(drawing.left_out), "link") if drawing.left_out else "",
        years=_years(records) if len(records) >= YEARS_FROM else [],
    )
    description = f"{thread.meaning} {counted(len(records), 'motion').capitalize()}, {span(records)}."
    return Page(path, thread.name, description, "threads", content, page_picture(site, path, thread.name))


def span(records: list[Record]) -> str:
    """The years of a campaign: `2018 to 2025`."""
    years = [record.meeting.year for record in records]
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else _("{first} to {last}", first=years[0], last=years[-1])


def place(record: Record) -> str:
    """The anchor of a motion on its campaign's page: `m-2018-17`."""
    return f"m-{record.key.replace('/', '-')}"


def _years(records: list[Record]) -> list[NamedPath]:
    """The first motion of each year."""
    firsts = {record.meeting.year: record for record in reversed(records)}
    return [NamedPath(str(year), f"#{place(firsts[year])}") for year in sorted(firsts)]


def _in_order(records: list[Record], events: list[Happened]) -> list[Stop]:
    """The stops in order of time; the motions of a meeting keep its order, and come before the events of its days."""
    stops = [Stop(record.meeting.held, record=record) for record in records]
    stops += [Stop(event.date, event=event) for event in events]
    return sorted(stops, key=lambda stop: (stop.date.first, stop.event is not None))


def _joints(site: Site, records: list[Record]) -> Iterator[Joint]:
    """The links between the motions of a campaign, the upper motion first, whichever of the two states it."""
    order = {record.key: number for number, record in enumerate(records)}
    for record in records:
        for link in record.motion.links:
            other = site.archive.find(link.to)
            if not link.kind.carries_campaign or other is None or other.key not in order or other.key == record.key:
                continue
            if order[other.key] < order[record.key]:
                yield _joint(site, other, record, link, link.kind.label)
            else:
                yield _joint(site, record, other, link, _(link.kind.reverse))


def _joint(site: Site, upper: Record, lower: Record, link: Link, label: str) -> Joint:
    row = site.views.row(upper)
    return Joint(
        upper=upper.key,
        lower=lower.key,
        label=label,
        stroke=STROKES.get(link.kind, "plain"),
        anchor=place(upper),
        name=f"{row.meeting}, {row.distinct_name}",
        because=site.prose.inline(link.because),
    )


def _stop(site: Site, stop: Stop, joints: list[Joint]) -> StopView:
    if stop.record is None:
        return StopView(None, "", [], outcomes.view_of(site, stop.event) if stop.event else None)
    links = [joint for joint in joints if joint.lower == stop.record.key]
    return StopView(site.views.motion(stop.record), place(stop.record), links, None)


def threads(site: Site, root: str) -> str:
    """The slot `threads`: every campaign with its meaning, its years and how many motions it has."""
    campaigns = site.archive.campaigns
    entries = [topics.campaign(site, key, span(campaigns[key])) for key in site.archive.threads]
    return site.render("named_entries.html.j2", root, entries=entries, none=_("No campaign is recorded yet."))
