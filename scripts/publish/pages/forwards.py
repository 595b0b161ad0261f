"""Former addresses, each of which forwards permanently to the present one."""

from collections.abc import Iterator
from itertools import groupby

from scripts.publish import addresses, content_policy
from scripts.publish.digest import digest_of
from scripts.publish.site import Group, Page, Site

Forwards = list[tuple[str, str]]
"""Former addresses, each with the present one."""


def grouped(site: Site) -> Iterator[Group]:
    """A forwarding page for each former key that is not in the folder of a meeting, those of a folder together."""
    yield from (group(site, pairs) for folder, pairs in by_folder(site).items() if folder not in site.archive.meetings)


def group(site: Site, forwards: Forwards) -> Group:
    return Group(digest_of("forwards", forwards), lambda: [forward(site, old, new) for old, new in forwards])


def by_folder(site: Site) -> dict[str, Forwards]:
    """Every former address with the present one, in order, by the folder at the root of the site."""
    return {folder: list(pairs) for folder, pairs in groupby(_forwards(site), lambda pair: pair[0].partition("/")[0])}


def _forwards(site: Site) -> Forwards:
    """Every former address with the present one, in order."""
    archive = site.archive
    pairs = [(f"{old}/", addresses.of_motion(archive.records[new])) for old, new in archive.forwards.items()]
    for kind, address in addresses.OF_KIND.items():
        for key, entry in getattr(archive, kind).items():
            pairs += [(address(old), address(key)) for old in dict.fromkeys(entry.formerly)]
    for key, meeting in archive.meetings.items():
        pairs += [(addresses.of_book(old), addresses.of_book(key)) for old in dict.fromkeys(meeting.formerly)]
    return sorted(pairs)


def forward(site: Site, old: str, new: str) -> Page:
    """A page at `old` that forwards to `new` with or without scripts, and with scripts keeps the anchor."""
    root = addresses.root_of(old)
    content = site.render(
        "moved.html.j2",
        policy=content_policy.meta(content_policy.PAGE),
        root=root,
        way=root + new,
        address=addresses.permanent(site.archive, new),
    )
    return Page(old, "Moved", "", "", content, forward=new)
