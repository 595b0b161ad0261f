"""The list of all meetings, the newest first: what was decided, and how much of each we hold."""

from typing import Any

from schema.problems import counted
from schema.terms import Quorum
from scripts.publish import addresses
from scripts.publish.pages import book
from scripts.publish.pages.meeting import tally
from scripts.publish.site import Site


def meetings(site: Site, root: str) -> str:
    """The slot `meetings`."""
    return site.render(
        "meetings.html.j2", root=root, meetings=[year(site, key, root) for key in reversed(list(site.archive.meetings))]
    )


def year(site: Site, key: str, root: str) -> dict[str, Any]:
    """One meeting as a list shows it."""
    meeting, records = site.archive.meetings[key], site.archive.by_meeting[key]
    return {
        "key": f"in-{key}",
        "address": root + addresses.of_meeting(key),
        "book": root + addresses.of_book(key),
        "book_title": book.title(site, key),
        "name": meeting.name,
        "when": meeting.held.words,
        "place": meeting.place or "",
        "count": counted(len(records), "motion"),
        "tally": tally(records) if records else "",
        "indication": meeting.quorate is Quorum.NO,
        "held": f"We {'do not hold the list' if meeting.list is None else f'hold {meeting.list.held.label}'}.",
        "extent": meeting.list.held.label[0].upper() + meeting.list.held.label[1:] if meeting.list else "List not held",
    }
