"""How much the archive holds of the meetings' lists of motions, in words and as a picture of the years."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from schema.archive import Archive
from schema.language import N_, _
from schema.sentences import counted, listed
from schema.standing import meetings_since
from schema.terms import Extent, MeetingKind
from scripts.publish import addresses


class Coverage(Enum):
    """How much of a meeting's motions the archive holds, each with its words."""

    WHOLE = N_("whole list")
    PART = N_("part of the list")
    SINGLE = N_("single motions, no list")
    NONE = N_("nothing")

    @property
    def words(self) -> str:
        """What a page says for it."""
        return _(self.value)


@dataclass(frozen=True, slots=True)
class CoverageView:
    """A meeting in the picture. `path` is empty for a year in which a meeting was due and none is recorded."""

    name: str
    year: int
    path: str
    coverage: Coverage
    motions: int


def coverage_of(archive: Archive, key: str) -> Coverage:
    """How much of a meeting's motions is held."""
    meeting_list = archive.meetings[key].list
    if meeting_list:
        return Coverage.WHOLE if meeting_list.held is Extent.WHOLE else Coverage.PART
    return Coverage.SINGLE if archive.by_meeting[key] else Coverage.NONE


def annual(archive: Archive, as_of: dt.date) -> list[CoverageView]:
    """The AGMs in order of time, and every year since the first in which one was due and none is recorded."""
    keys = [key for key, meeting in archive.meetings.items() if meeting.kind is MeetingKind.AGM]
    if not keys:
        return []
    missing = [
        CoverageView("", later.year, "", Coverage.NONE, 0)
        for later in meetings_since(archive, keys[0], as_of)
        if later.key is None
    ]
    return sorted([*_views(archive, keys), *missing], key=lambda view: view.year)


def others(archive: Archive) -> list[CoverageView]:
    """All other meetings, the newest first."""
    keys = [key for key, meeting in archive.meetings.items() if meeting.kind is not MeetingKind.AGM]
    return list(_views(archive, reversed(keys)))


def _views(archive: Archive, keys: Iterable[str]) -> Iterable[CoverageView]:
    for key in keys:
        meeting = archive.meetings[key]
        motions = len(archive.by_meeting[key])
        yield CoverageView(meeting.name, meeting.year, addresses.of_meeting(key), coverage_of(archive, key), motions)


NAMED = 2
"""Up to so many meetings are named; a larger number is only counted."""


def holdings_words(archive: Archive) -> str:
    """What an archive holds, in a sentence: `We hold 30 motions: the whole list of AGM 2018 and single motions of 5 others.`"""
    names: dict[Coverage, list[str]] = {coverage: [] for coverage in Coverage}
    for key, meeting in archive.meetings.items():
        names[coverage_of(archive, key)].append(meeting.name)
    whole, part, single = (names[coverage] for coverage in (Coverage.WHOLE, Coverage.PART, Coverage.SINGLE))
    parts = [_("the whole list of {meetings}", meetings=named(whole, NAMED))] if whole else []
    parts += [_("part of the list of {meetings}", meetings=named(part, NAMED))] if part else []
    parts += [_("single motions of {meetings}", meetings=named(single, NAMED, others=bool(parts)))] if single else []
    if not parts:
        return _("We hold no motions yet.")
    return _("We hold {motions}: {lists}.", motions=counted(len(archive.records), "motion"), lists=listed(parts))


def named(names: list[str], most: int, *, others: bool = False) -> str:
    """Meetings by name, or their number where they are more than so many: `5 meetings`, or `5 other meetings`."""
    if len(names) <= most:
        return listed(names)
    return counted(len(names), "other meeting") if others else counted(len(names), "meeting")
