"""The days on which the calendar alone changes what an archive says: a limit passes, policy lapses, a meeting falls due.

Everything that is derived as of a day depends on these days alone. Between two of them an archive says the same every day,
and nothing has to be published again.
"""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from schema.archive import Archive, Record, decided_on
from schema.meeting import Meeting
from schema.motion import Erratum
from schema.progress import days_looked
from schema.review import A_YEAR
from schema.shapes import dates_in
from schema.standing import GENERAL, YEARLY, due, years_after
from schema.terms import MeetingKind

A_DAY = dt.timedelta(days=1)


def last_change(archive: Archive, as_of: dt.date) -> dt.date:
    """The last day, up to a day, on which what the archive says may have changed; the day itself where there is none.

    As of both days, the archive says the same.
    """
    return max((day for day in _days(archive, as_of) if day <= as_of), default=as_of)


def next_change(archive: Archive, as_of: dt.date) -> dt.date:
    """The first day after a day on which what the archive says may change; the last of all days where there is none."""
    return min((day for day in _days(archive, as_of) if day > as_of), default=dt.date.max)


def last_change_of_motion(archive: Archive, record: Record, as_of: dt.date) -> dt.date | None:
    """The last day, up to a day, on which a motion's own record may have come to say something else; None where there is none."""
    return max((day for day in _of_motion(archive, record) if day <= as_of), default=None)


def last_change_of_meetings(archive: Archive, as_of: dt.date) -> dt.date | None:
    """The same of the meetings, those included that were due and are not recorded."""
    return max((day for day in _of_meetings(archive, as_of) if day <= as_of), default=None)


@lru_cache(maxsize=1)
def _days(archive: Archive, as_of: dt.date) -> frozenset[dt.date]:
    """Every day on which the calendar alone changes something. A build asks several times."""
    days = [*_of_meetings(archive, as_of)]
    for document in archive.documents.values():
        days += [document.seen.first, document.seen.last] if document.seen else []
    for erratum in _errata_beside_motions(archive):
        days += [erratum.on.first, erratum.on.last]
    for record in archive.records.values():
        days += _of_motion(archive, record)
    return frozenset(days)


def _errata_beside_motions(archive: Archive) -> Iterator[Erratum]:
    yield from archive.union.errata
    for _, _, entry in archive.other_records():
        yield from entry.errata


def _of_meetings(archive: Archive, as_of: dt.date) -> Iterator[dt.date]:
    for meeting in archive.meetings.values():
        yield from (meeting.held.first, meeting.held.last, *_waiting_since(meeting.held.last))
        yield from _lapse(archive, meeting.held.last)
    yield from _of_missing_meetings(archive, as_of)


def _of_motion(archive: Archive, record: Record) -> Iterator[dt.date]:
    motion = record.motion
    if facts := archive.facts.get(record.key):
        yield from facts.days
    else:
        for _, date in dates_in(motion):
            yield from (date.first, date.last)
    for decision in motion.outcome.decisions:
        day = decided_on(record, decision)
        yield from (day, *_lapse(archive, day))
    for day in days_looked(motion):
        yield from _waiting_since(day)
    for clause in motion.clauses:
        if clause.until:
            yield from _after(clause.until.last, A_DAY)


def _waiting_since(day: dt.date) -> Iterator[dt.date]:
    """The day on which somebody looked, and the day on which that has become long ago (schema/review.py)."""
    yield day
    yield from _after(day, A_YEAR + A_DAY)


def _after(day: dt.date, time: dt.timedelta) -> Iterator[dt.date]:
    """The day so long after a day, unless that is after the last of all."""
    if day <= dt.date.max - time:
        yield day + time


def _lapse(archive: Archive, day: dt.date) -> Iterator[dt.date]:
    """The first day on which what was decided, or reaffirmed, on a day has lapsed by the union's rule."""
    years = archive.union.lapse
    if years and day.year + years < dt.MAXYEAR:
        yield years_after(day, years) + A_DAY


def _of_missing_meetings(archive: Archive, as_of: dt.date) -> Iterator[dt.date]:
    """The days around a day on which a yearly meeting becomes due, by the last one of its group that may have begun by then.

    A group of which no yearly meeting is recorded goes by each of its meetings.
    """
    begun = [
        meeting
        for meeting in archive.meetings.values()
        if meeting.kind is not MeetingKind.CONGRESS and meeting.held.first <= as_of
    ]
    newest = {group: meeting for meeting in begun if meeting.kind in YEARLY for group in _groups(meeting)}
    others = [meeting for meeting in begun if newest.keys().isdisjoint(_groups(meeting))]
    for meeting in (*newest.values(), *others):
        years = range(max(as_of.year - 1, meeting.year), min(as_of.year + 2, dt.MAXYEAR))
        yield from (due(meeting, year) for year in years)


def _groups(meeting: Meeting) -> tuple[str | MeetingKind, ...]:
    """The groups of meetings of which any can end what another decided: those of one body, and the general meetings."""
    return (meeting.body, MeetingKind.AGM) if meeting.kind in GENERAL else (meeting.body,)
