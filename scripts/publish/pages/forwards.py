"""Former addresses: each leads on, for ever, to where the thing stands now."""

from collections.abc import Iterator
from html import escape

from scripts.publish import addresses
from scripts.publish.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """A forwarding page for each former key and each notice number."""
    archive = site.archive
    for old, new in sorted(archive.forwards.items()):
        yield forward(site, f"{old}/", addresses.of_motion(archive.records[new]))
    for kind, address in (
        ("bodies", addresses.of_body),
        ("topics", addresses.of_topic),
        ("threads", addresses.of_thread),
    ):
        for key, entry in getattr(archive, kind).items():
            for old in entry.formerly:
                yield forward(site, address(old), address(key))
    for key, meeting in archive.meetings.items():
        for old in meeting.formerly:
            yield forward(site, addresses.of_meeting(old), addresses.of_meeting(key))
            yield forward(site, addresses.of_book(old), addresses.of_book(key))


def forward(site: Site, old: str, new: str) -> Page:
    """A page at `old` that leads on to `new`, with or without scripts, and keeps the anchor where scripts run."""
    way = escape(addresses.root_of(old) + new)
    canonical = escape(addresses.permanent(site.archive, new))
    html = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved</title>
<link rel="canonical" href="{canonical}">
<meta name="robots" content="noindex">
<script>location.replace("{way}"+location.search+location.hash)</script>
<meta http-equiv="refresh" content="0; url={way}">
</head>
<body><p>This has moved to <a href="{way}">{canonical}</a>.</p></body>
</html>
"""
    return Page(old, "Moved", "", "", html, forward=new)
