"""The book of a meeting, as one page: every motion in the published order, to read, to print and to keep."""

from collections.abc import Iterator
from typing import Any

from schema.archive import Record
from schema.motion import Clause
from schema.problems import counted, listed
from schema.wording import paragraphs
from scripts.publish import addresses, words
from scripts.publish.pages import amendments
from scripts.publish.pages.meeting import held_words
from scripts.publish.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The book of every meeting."""
    for key in site.archive.meetings:
        yield page(site, key)


def title(site: Site, key: str) -> str:
    """`Resolutions of AGM 2018`; `Motions of AGM 2020` where no motion is recorded as carried."""
    carried = any(record.is_carried for record in site.archive.by_meeting[key])
    return f"{'Resolutions' if carried else 'Motions'} of {site.archive.meetings[key].name}"


def page(site: Site, key: str) -> Page:
    """The book of one meeting."""
    archive, meeting = site.archive, site.archive.meetings[key]
    path = addresses.of_book(key)
    root = addresses.root_of(path)
    records = archive.by_meeting[key]
    seen: set[str] = set()
    entries = [entry(site, record, root, seen) for record in records]
    used = site.expander.used_in(" ".join(words_of(record) for record in records))
    content = site.render(
        "book.html.j2",
        root=root,
        title=title(site, key),
        meeting=meeting,
        meeting_address=root + addresses.of_meeting(key),
        when=meeting.held.words,
        counts=counts(records),
        entries=entries,
        abbreviations=[{"short": short, "long": site.expander.long[short]} for short in used],
        held=held_words(site, meeting, records),
        note=site.expander.expand(site.prose.blocks(meeting.note, root), seen) if meeting.note else "",
    )
    return Page(
        path,
        title(site, key),
        f"{counted(len(records), 'motion')} of {meeting.name}, {meeting.held.words}, on one page.",
        "meetings",
        content,
    )


def counts(records: list[Record]) -> str:
    """`30 resolutions, and 2 motions that are not recorded as carried`."""
    carried = sum(1 for record in records if record.is_carried)
    others = len(records) - carried
    if not carried:
        return (
            f"{counted(others, 'motion')}, none recorded as carried"
            if others > 1
            else f"{counted(others, 'motion')}, not recorded as carried"
        )
    resolutions = counted(carried, "resolution")
    if not others:
        return resolutions
    return f"{resolutions}, and {counted(others, 'motion')} not recorded as carried"


def words_of(record: Record) -> str:
    """Everything of a motion that the book prints in words."""
    motion = record.motion
    return " ".join(
        [
            motion.title,
            motion.about or "",
            motion.wording or motion.summary or "",
            *(clause.text for clause in motion.clauses),
            *(text or "" for one in motion.amendments for text in (one.text, one.wording, one.note)),
        ]
    )


def entry(site: Site, record: Record, root: str, seen: set[str]) -> dict[str, Any]:
    """One motion of the book."""
    archive, motion = site.archive, record.motion
    label, number = words.label_and_number(record)

    def bodies(keys: tuple[str, ...]) -> str:
        return listed([words.body_name(archive, key) for key in keys]) or "not recorded"

    return {
        "anchor": f"m-{record.name}",
        "address": root + addresses.of_motion(record),
        "label": label,
        "number": number,
        "title": motion.title,
        "about": motion.about or "",
        "committee": bodies((motion.committee,) if motion.committee else ()),
        "proposer": bodies(motion.proposer),
        "decision": words.decision_told(archive, record),
        "standing": site.standing(record),
        "wording": _wording(record),
        "summary": site.expander.expand(site.prose.blocks(motion.summary, root), seen) if motion.summary else "",
        "amendments": amendments.of_motion(site, record, root, seen),
        "clauses": [_clause(site, clause, root, seen) for clause in motion.clauses],
        "redacted": bool(motion.redaction),
    }


def _wording(record: Record) -> list[dict[str, Any]]:
    if not record.motion.wording:
        return []
    return [
        {"number": number, "text": one.text, "list": list(zip(one.marks, one.items, strict=True))}
        for number, one in enumerate(paragraphs(record.motion.wording), 1)
    ]


def _clause(site: Site, clause: Clause, root: str, seen: set[str]) -> dict[str, Any]:
    to, towards = words.asked(site.archive, clause)
    return {
        "letter": clause.letter,
        "kind": clause.kind,
        "to": to,
        "towards": towards,
        "rule": clause.rule or "",
        "text": site.expander.expand(site.prose.inline(clause.text, root), seen),
    }
