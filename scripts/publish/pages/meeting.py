"""The page of a meeting: its motions under their committees, and what we hold of it."""

from collections.abc import Iterator
from typing import Any

from schema.archive import Record
from schema.meeting import Meeting
from schema.problems import counted
from schema.terms import CARRIED, Decision, Extent, Quorum
from scripts.publish import addresses, words
from scripts.publish.site import Page, Site


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
    content = site.render(
        "meeting.html.j2",
        root=root,
        key=key,
        meeting=meeting,
        when=meeting.held.words,
        body=archive.body(meeting.body).name,
        groups=groups(site, records),
        count=counted(len(records), "motion"),
        tally=tally(records),
        held=held_words(site, meeting, records),
        note=site.prose.blocks(meeting.note, root) if meeting.note else "",
        documents=site.documents(meeting.evidence),
        before={"address": root + addresses.of_meeting(before), "name": archive.meetings[before].name}
        if before
        else None,
        after={"address": root + addresses.of_meeting(after), "name": archive.meetings[after].name} if after else None,
    )
    description = f"{meeting.name}, {meeting.held.words}: {tally(records)}"
    if meeting.quorate is Quorum.NO:
        description += " The meeting was not quorate."
    return Page(path, meeting.name, description, "meetings", content)


def groups(site: Site, records: list[Record]) -> list[dict[str, Any]]:
    """The motions under the heading each was taken under, headings in order of their first motion."""
    found: dict[str | None, list[Record]] = {}
    for record in records:
        found.setdefault(record.motion.committee, []).append(record)
    return [
        {
            "name": site.archive.body(key).name if key else "Committee not recorded",
            "since": words.body_since(site.archive, key) if key else "",
            "address": addresses.of_body(key) if key else "",
            "anchor": f"under-{key or 'no-committee'}",
            "rows": [site.row(record) for record in members],
        }
        for key, members in found.items()
    ]


def tally(records: list[Record]) -> str:
    """What the meeting decided, counted: `28 carried, 2 with no result recorded.` Without a quorum nothing is carried or
    lost: `1 with a vote in favour.`"""
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
    sentence = f"We hold the list “{document.title}” ({document.publisher}) {extent}: {counted(meeting.list.motions, 'motion')}, with the {meeting.list.numbers.label}.{more}"
    return sentence
