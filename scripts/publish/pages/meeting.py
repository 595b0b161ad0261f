"""The page of a meeting: its motions under their committees, and what we hold of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from schema.archive import Record
from schema.meeting import Meeting
from schema.problems import counted
from schema.terms import CARRIED, Decision, Extent, Quorum
from scripts.publish import addresses
from scripts.publish.site import Page, Site
from scripts.publish.views.motion import BodyView, NamedPath, RowView


@dataclass(frozen=True, slots=True)
class HeadingView:
    """The motions taken under one heading; `body` is None where that is not recorded."""

    body: BodyView | None
    anchor: str
    rows: list[RowView]

    @property
    def name(self) -> str:
        """What the heading is called."""
        return self.body.name if self.body else "Committee not recorded"


def pages(site: Site) -> Iterator[Page]:
    """The page of every meeting."""
    keys = list(site.archive.meetings)
    for place, key in enumerate(keys):
        yield page(site, key, keys[place - 1] if place else None, keys[place + 1] if place + 1 < len(keys) else None)


def page(site: Site, key: str, before: str | None, after: str | None) -> Page:
    """The page of one meeting."""
    archive, meeting = site.archive, site.archive.meetings[key]
    path = addresses.of_meeting(key)
    root = addresses.root_of(path)
    records = archive.by_meeting[key]
    content = site.render_kept(
        "meeting.html.j2",
        root=root,
        key=key,
        meeting=meeting,
        groups=groups(site, records),
        count=counted(len(records), "motion"),
        tally=tally(records),
        held=held_words(site, meeting, records),
        note=site.prose.blocks(meeting.note),
        documents=site.views.documents(meeting.evidence),
        before=named(site, before) if before else None,
        after=named(site, after) if after else None,
    )
    description = f"{meeting.name}, {meeting.held.words}: {tally(records)}"
    if meeting.quorate is Quorum.NO:
        description += " The meeting was not quorate."
    return Page(path, meeting.name, description, "meetings", content)


def named(site: Site, key: str) -> NamedPath:
    """A meeting by name, with its page."""
    return NamedPath(site.archive.meetings[key].name, addresses.of_meeting(key))


def groups(site: Site, records: list[Record]) -> list[HeadingView]:
    """The motions under the heading each was taken under, headings in order of their first motion."""
    by_committee: dict[str | None, list[Record]] = {}
    for record in records:
        by_committee.setdefault(record.motion.committee, []).append(record)
    return [
        HeadingView(
            body=site.views.body(key) if key else None,
            anchor=f"under-{key or 'no-committee'}",
            rows=site.views.rows(members),
        )
        for key, members in by_committee.items()
    ]


def tally(records: list[Record]) -> str:
    """What the meeting decided, counted: `28 carried, 2 with no result recorded.`

    Where no motion is recorded, that is what it says. Without a quorum nothing is carried or lost: `1 with a vote in favour.`
    """
    if not records:
        return "no motion of it is recorded here."
    counts: dict[str, int] = {}
    for record in records:
        label = _counted_as(record)
        counts[label] = counts.get(label, 0) + 1
    return ", ".join(f"{number} {label}" for label, number in counts.items()) + "."


def _counted_as(record: Record) -> str:
    own = [one.decision for one in record.motion.outcome.decisions if record.is_of_meeting(one)]
    decision = next((one for one in own if one in CARRIED), own[0] if own else Decision.NOT_RECORDED)
    if decision is Decision.NOT_RECORDED:
        return "with no result recorded"
    if record.meeting.quorate is Quorum.NO and (decision in CARRIED or decision is Decision.LOST):
        return f"with a vote {'in favour' if decision in CARRIED else 'against'}"
    return "carried" if decision in CARRIED else decision.label.lower()


def held_words(site: Site, meeting: Meeting, records: list[Record]) -> str:
    """What we hold of a meeting, in a sentence."""
    if meeting.list is None and not records:
        return "We do not hold the list of this meeting’s motions, and no motion of it is recorded here."
    if meeting.list is None:
        return (
            "We do not hold the list of this meeting’s motions. Those here are known from other pages; there were more."
        )
    document = site.archive.document(meeting.list.document)
    extent = "whole" if meeting.list.held is Extent.WHOLE else "only in part"
    others = len(records) - meeting.list.motions
    more = (
        f" {counted(others, 'more motion').capitalize()} {'is' if others == 1 else 'are'} known from elsewhere."
        if others > 0
        else ""
    )
    motions = f"{counted(meeting.list.motions, 'motion')}, with the {meeting.list.numbers.label}"
    return f"We hold the list “{document.title}” ({document.publisher}) {extent}: {motions}.{more}"
