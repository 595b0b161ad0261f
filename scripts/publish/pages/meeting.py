"""The page of a meeting: its motions under their committees, and what we hold of it."""

from collections.abc import Iterator
from functools import partial

from schema.archive import Record
from schema.language import _
from schema.problems import counted
from schema.terms import Quorum
from scripts.publish import addresses
from scripts.publish.pages.corrections import of_entry
from scripts.publish.site import Group, Page, Site
from scripts.publish.views.meeting import held_words, tally
from scripts.publish.views.motion import RowGroup


def grouped(site: Site) -> Iterator[Group]:
    """The page of every meeting, which is made where something that bears on it has changed."""
    keys = list(site.archive.meetings)
    for key, before, after in zip(keys, [None, *keys], [*keys[1:], None], strict=False):
        made_from = site.bearing.on(
            f"page of meeting {key}", rows=site.archive.by_meeting[key], entries=[("meetings", key)]
        )
        yield Group(made_from, partial(page, site, key, before, after))


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
        groups=groups(site, records),
        count=counted(len(records), "motion"),
        tally=tally(records),
        results=addresses.RESULTS,
        held=held_words(archive, meeting, records),
        note=site.prose.blocks(meeting.note),
        documents=site.views.documents(meeting.evidence),
        corrections=of_entry(site, meeting.errata),
        before=site.views.named("meetings", before) if before else None,
        after=site.views.named("meetings", after) if after else None,
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
