"""The folder of each meeting: everything in it that is a meeting's or its motions', and what bears on all of that together.

Most edits bear on a few meetings. The folders of the others are taken from the old site as they stand (stage.py), and nothing
in them is even listed.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from scripts.publish.books import cards
from scripts.publish.books import output as books
from scripts.publish.citations import files as citation_files
from scripts.publish.digest import digest_of
from scripts.publish.pages import forwards, meeting, motion
from scripts.publish.site import Folder, Group, Site

OF_MEETING: tuple[Callable[[Site, str], Iterator[Group]], ...] = (
    motion.of_meeting,
    meeting.of_meeting,
    books.of_meeting,
    citation_files.of_meeting,
    cards.of_meeting,
)
"""Everything that makes pages and files of a meeting, besides those that forward. All of it is in the meeting's folder."""


def folders(site: Site) -> Iterator[Folder]:
    """The folder of each meeting."""
    former = forwards.by_folder(site)
    for key in site.archive.meetings:
        made_from = digest_of("folder", key, site.bearing.on_meeting(key), former.get(key, []))
        yield Folder(key, made_from, partial(groups, site, key, former))


def groups(site: Site, key: str, former: Mapping[str, forwards.Forwards] | None = None) -> list[Group]:
    """All that is in the folder of a meeting. `former` are the addresses in each folder that only forward, where they are at hand."""
    former = forwards.by_folder(site) if former is None else former
    made = [group for of_meeting in OF_MEETING for group in of_meeting(site, key)]
    return [*made, forwards.group(site, former[key])] if key in former else made
