"""Former addresses, each of which forwards permanently to the present one."""

from collections.abc import Iterator

from scripts.publish import addresses, content_policy
from scripts.publish.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """A forwarding page for each former key and each notice number."""
    archive = site.archive
    for old, new in sorted(archive.forwards.items()):
        yield forward(site, f"{old}/", addresses.of_motion(archive.records[new]))
    for kind, address in addresses.OF_KIND.items():
        for key, entry in getattr(archive, kind).items():
            for old in dict.fromkeys(entry.formerly):
                yield forward(site, address(old), address(key))
                if kind == "meetings":
                    yield forward(site, addresses.of_book(old), addresses.of_book(key))


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
