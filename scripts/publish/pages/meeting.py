"""The page of a meeting: its motions under their committees, and what we hold of it."""

from collections.abc import Iterator
from functools import partial

from schema.archive import Record
from schema.language import _
from schema.sentences import counted
from schema.terms import Quorum
from scripts.publish import addresses
from scripts.publish.pages.corrections import of_entry
from scripts.publish.site import Group, Page, Site
from scripts.publish.views.meeting import held_words, motions_decided, tally
from scripts.publish.views.motion import RowGroup


def of_meeting(site: Site, key: str) -> Iterator[Group]:
    """The page of a meeting, which is made where something that bears on it has changed."""
    rows = site.archive.by_meeting[key]
    made_from = site.bearing.on(f"page of meeting {key}", rows=rows, entries=[("meetings", key)])
    yield Group(made_from, partial(page, site, key), f"{addresses.of_meeting(key)}index.html")


def page(site: Site, key: str) -> Page:
    archive, meeting = site.archive, site.archive.meetings[key]
    keys = list(archive.meetings)
    place = keys.index(key)
    path = addresses.of_meeting(key)
    root = addresses.root_of(path)
    records = archive.by_meeting[key]
    here = _("{motions} in this archive", motions=counted(len(records), "motion"))
    content = site.render(
        "meeting.html.j2",
        root=root,
        key=key,
        meeting=meeting,
        groups=groups(site, records),
        decided=motions_decided(records, here),
        results=addresses.RESULTS,
        held=held_words(archive, meeting, records),
        note=site.prose.blocks(meeting.note),
        documents=site.views.documents(meeting.evidence),
        corrections=of_entry(site, meeting.errata),
        before=site.views.named("meetings", keys[place - 1]) if place else None,
        after=site.views.named("meetings", keys[place + 1]) if place + 1 < len(keys) else None,
    )
    description = f"{meeting.name}, {meeting.held.words}: {tally(records)}"
    if meeting.quorate is Quorum.NO:
        description += f" {_('The meeting was not quorate.')}"
    return Page(path, meeting.name, description, "meetings", content)


def groups(site: Site, records: list[Record]) -> list[RowGroup]:
    """The motions under the heading each was taken under, headings in order of their first motion."""
    by_committee: dict[str | None, list[Record]] = {}
    for record in records:
        by_committee.setdefault(record.motion.committee, []).append(record)
    bodies = {key: site.views.body(key) if key else None for key in by_committee}
    return [
        RowGroup(
            anchor=f"under-{key or 'no-committee'}",
            name=body.name if body else _("Committee not recorded"),
            rows=site.views.rows(by_committee[key]),
            body=body,
        )
        for key, body in bodies.items()
    ]
