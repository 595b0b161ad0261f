"""What search engines read before the pages: the sitemap, and robots.txt, which says where it is."""

import datetime as dt
from collections.abc import Iterable
from html import escape

from schema.archive import Archive, Record
from scripts.publish import addresses

SITEMAP = "sitemap.xml"


def robots(archive: Archive) -> str:
    """https://www.rfc-editor.org/rfc/rfc9309: everything may be read. Hosts serve it only where the site is at their root."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {addresses.permanent(archive, SITEMAP)}\n"


def sitemap(archive: Archive, paths: Iterable[str], as_of: dt.date) -> str:
    """https://www.sitemaps.org/protocol.html, with a day only for motions: of no other page is it known when it changed."""
    days = {addresses.of_motion(record): _changed(archive, record, as_of) for record in archive.records.values()}
    urls = "".join(_entry(addresses.permanent(archive, path), days.get(path)) for path in sorted(paths))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'


def _entry(address: str, changed: dt.date | None) -> str:
    day = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{escape(address)}</loc>{day}</url>\n"


def _changed(archive: Archive, record: Record, as_of: dt.date) -> dt.date | None:
    """The last change of a motion's record or of one that links to it; None where its own is not known."""
    if not record.motion.changed:
        return None
    records = [record, *(link.record for link in archive.links_to.get(record.key, ()))]
    days = (one.motion.changed.last for one in records if one.motion.changed)
    return max((day for day in days if day <= as_of), default=None)
