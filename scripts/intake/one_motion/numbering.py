"""The number of a motion. The union gives numbers; none is invented for it.

- What is said to be its number (of the resolutions, or of the notice) is taken, where it is free and where no list that
  the archive holds whole says otherwise.
- Where nothing is said, the next number is taken only where there is nobody else who could give one: the list of a coming
  meeting that is drawn up in the archive itself. That is a list of the notice, held whole, of which no published copy has
  a web address, and no motion was imported from a document. Its next number is one more than the highest that any motion of the meeting has or had. Emergency and
  composite motions stand in no notice and take none.
- Else the record has no number, and its key is a few words of its title. When the union gives it a number, the record
  moves to it and the key leads there.
"""

import datetime as dt
import re

from schema.archive import Archive
from schema.terms import Extent, MeetingKind, MotionKind, Numbering
from scripts.intake.planning.meetings import meeting_kind, year_of

NOT_IN_A_NOTICE = frozenset({MotionKind.EMERGENCY, MotionKind.COMPOSITE})


def next_number(archive: Archive, meeting_key: str, kind: MotionKind, today: dt.date) -> str:
    """The number that a motion takes where nobody says one; empty where it takes none. See above."""
    if kind in NOT_IN_A_NOTICE or not is_drawn_up_here(archive, meeting_key, today):
        return ""
    names = [*archive.records, *archive.forwards, *archive.unread]
    used = [int(match[1]) for name in names if (match := re.fullmatch(rf"{re.escape(meeting_key)}/m(\d+)[a-z]?", name))]
    return str(max(used, default=0) + 1)


def is_drawn_up_here(archive: Archive, meeting_key: str, today: dt.date) -> bool:
    """Whether the list of a meeting's motions is being drawn up in the archive: the meeting is to come, and nobody else
    has published its notice."""
    meeting = archive.meetings.get(meeting_key)
    if meeting is None:
        return year_of(meeting_key) >= today.year and meeting_kind(archive, meeting_key) is not MeetingKind.CONGRESS
    if meeting.held.last < today or meeting.kind is MeetingKind.CONGRESS:
        return False
    if meeting.list is None:
        return not archive.by_meeting[meeting_key]
    document = archive.documents.get(meeting.list.document)
    # What was imported has the headings under which it is printed.
    is_printed = any(record.motion.source.heading for record in archive.by_meeting[meeting_key])
    is_published = document is None or is_printed or bool(document.address or document.archived)
    return meeting.list.numbers is Numbering.NOTICE and meeting.list.held is Extent.WHOLE and not is_published
