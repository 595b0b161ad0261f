"""The list of all meetings, the newest first: what each decided, and how much of its list we hold."""

from dataclasses import dataclass

from schema.language import _
from schema.sentences import counted
from schema.terms import Quorum
from scripts.publish import addresses
from scripts.publish.books import meeting_book
from scripts.publish.site import Site
from scripts.publish.views.meeting import motions_decided


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as lists show it. `decided` and `held` say what it decided and how much of its list we hold.

    `book` is the path of its book, empty where no motion of it is recorded; `indication` is true if it was not quorate.
    """

    key: str
    path: str
    book: str
    book_title: str
    name: str
    when: str
    place: str
    decided: str
    indication: bool
    held: str


def meetings(site: Site, root: str) -> str:
    return site.render(
        "meetings.html.j2", root, meetings=[row(site, key) for key in reversed(list(site.archive.meetings))]
    )


def row(site: Site, key: str) -> MeetingRow:
    meeting, records = site.archive.meetings[key], site.archive.by_meeting[key]
    return MeetingRow(
        key=f"in-{key}",
        path=addresses.of_meeting(key),
        book=addresses.of_book(key) if records else "",
        book_title=meeting_book.title(site, key),
        name=meeting.name,
        when=meeting.held.words,
        place=meeting.place or "",
        decided=motions_decided(records, counted(len(records), "motion")),
        indication=meeting.quorate is Quorum.NO,
        held=_("We hold {list}.", list=meeting.list.held.label) if meeting.list else _("We do not hold the list."),
    )
