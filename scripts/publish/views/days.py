"""The two dates of a motion's page and of a book: the last event that bears on it, and the last day it was looked at.

Neither is the date of the build, so a page on which nothing changed is the same byte for byte.
"""

import datetime as dt
from functools import lru_cache

from schema.archive import Archive, Record
from schema.dates import Date, day_words, parse_date
from schema.fields import DOCUMENTS, TextKind
from schema.language import _
from schema.progress import days_looked
from schema.shapes import dates_in, marked, references
from schema.standing import meetings_since


def last_event(archive: Archive, record: Record, as_of: dt.date, ended: dt.date | None) -> Date:
    """The last date, up to `as_of`, of anything that bears on a motion: what happened to it, and later meetings.

    It is the date as recorded: of an event of which only the month is known, the month. A later meeting bears on the
    motion only where something of its list is held: of any other, nobody knows what it decided. `ended` is the day on
    which it lapsed or ended, if it has. If nothing has happened yet, it is the date of the meeting.
    """
    motion = record.motion
    dates = [record.meeting.held, *(erratum.on for erratum in motion.errata)]
    dates += [date for field, date in dates_in(motion.outcome) if TextKind.DAY not in field.marks]
    dates += [motion.redaction.on] if motion.redaction else []
    dates += [link.record.meeting.held for link in archive.links_to.get(record.key, ())]
    later = _last_meeting_since(archive, record.meeting_key, as_of)
    dates += [later] if later else []
    dates += [parse_date(ended.isoformat())] if ended else []
    past = (date for date in dates if date.last <= as_of)
    return max(past, key=lambda date: date.last, default=record.meeting.held)


@lru_cache(maxsize=4096)
def _last_meeting_since(archive: Archive, meeting_key: str, as_of: dt.date) -> Date | None:
    """The date of the last meeting, over by a day, that could have ended what a meeting decided and of whose list something is held."""
    # Cached because it is the same for every motion of a meeting.
    later = meetings_since(archive, meeting_key, as_of)
    dates = (archive.meetings[meeting.key].held for meeting in later if meeting.key and meeting.held)
    return max((date for date in dates if date.last <= as_of), key=lambda date: date.last, default=None)


def last_looked_at(archive: Archive, record: Record, as_of: dt.date) -> dt.date | None:
    """The last day, up to `as_of`, on which somebody judged an event of a motion, looked for one, or saw a document."""
    seen = (archive.documents[key].seen for _, names, key in references(marked(record.motion)) if names is DOCUMENTS)
    days = [*days_looked(record.motion), *(day.last for day in seen if day)]
    return max((day for day in days if day <= as_of), default=None)


def days_words(event: dt.date, looked: dt.date | None) -> str:
    """Both dates: `As recorded up to 6 October 2018; last looked at on 21 November 2026`."""
    if not looked:
        return _("As recorded up to {day}", day=day_words(event))
    return _("As recorded up to {day}; last looked at on {looked}", day=day_words(event), looked=day_words(looked))
