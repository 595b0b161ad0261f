"""Former addresses, each of which forwards permanently to the present one."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from scripts.publish import addresses, content_policy
from scripts.publish.digest import digest_of
from scripts.publish.site import Group, Page, Site


def grouped(site: Site) -> Iterator[Group]:
    """A forwarding page for each former key and each notice number, those of a folder together."""
    for folder, forwards in groupby(_forwards(site), key=lambda pair: pair[0].partition("/")[0]):
        pairs = list(forwards)
        yield Group(digest_of("forwards", folder, pairs), partial(_pages, site, pairs))


def _pages(site: Site, forwards: Iterable[tuple[str, str]]) -> Iterator[Page]:
    for old, new in forwards:
        yield forward(site, old, new)


def _forwards(site: Site) -> list[tuple[str, str]]:
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
