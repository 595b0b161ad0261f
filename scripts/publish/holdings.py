"""How much the archive holds of the meetings' lists of motions, in words."""

from schema.archive import Archive
from schema.problems import counted, listed
from schema.terms import Extent


def held_label(held: Extent | None) -> str:
    """How much of a list is held."""
    return {Extent.WHOLE: "the whole list", Extent.PART: "part of the list", None: "no list"}[held]


def holdings_words(archive: Archive) -> str:
    """What an archive holds, in a sentence: `We hold 30 motions: the whole list of 1 meeting and part of the list of 2…`"""
    lists = [meeting.list.held for meeting in archive.meetings.values() if meeting.list]
    whole, part = lists.count(Extent.WHOLE), lists.count(Extent.PART)
    rest = sum(1 for key, meeting in archive.meetings.items() if not meeting.list and archive.by_meeting[key])
    parts = [f"the whole list of {counted(whole, 'meeting')}"] if whole else []
    parts += [f"part of the list of {counted(part, 'meeting')}"] if part else []
    parts += [f"only single motions of {counted(rest, 'meeting')}"] if rest else []
    return (
        f"We hold {counted(len(archive.records), 'motion')}: {listed(parts)}." if parts else "We hold no motions yet."
    )
