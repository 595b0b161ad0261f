"""Metadata in the head of a motion's page, for reference managers, search engines and sites that preview a link."""

from collections.abc import Mapping
from itertools import chain
from typing import TypeVar

from markupsafe import Markup

from scripts.publish import addresses
from scripts.publish.books import cards
from scripts.publish.citations.citation import Citation, shortest_date
from scripts.publish.json_text import compact
from scripts.publish.site import Site

META = Markup('\n<meta name="%s" content="%s">')
PROPERTY = Markup('\n<meta property="%s" content="%s">')
BOTH = Markup('\n<meta name="%s" property="%s" content="%s">')
"""An element that says the same to two kinds of readers. `dcterms` is among the prefixes that need no declaration:
https://www.w3.org/2011/rdfa-context/rdfa-1.1"""

JSON_LD = Markup('\n<script type="application/ld+json">{}</script>')

Value = TypeVar("Value")

ESCAPED = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&=\u2028\u2029"})
"""The characters with a meaning in a script element, as JSON's numeric escapes."""


def page_head(citation: Citation, picture: str) -> Markup:
    """The meta elements and the JSON-LD of a page. `picture` is the address of the picture in a preview of the link.

    Zotero's translator "Embedded Metadata" treats a page as a report if it names a report's institution. Of `citation_…` it
    reads title, institution, number, date, address and abstract. It has no field for the meeting, which is given with the
    number. It reads an element's name and not its property, where Dublin Core stands, whose `creator` it would take for a
    person and `type` for a journal article: neither is given, and the author is named as the rights holder.
    """
    told_twice = {
        ("citation_title", "dcterms:title"): citation.title,
        ("citation_technical_report_institution", "dcterms:rightsHolder"): citation.institution,
        ("citation_public_url", "dcterms:identifier"): citation.address,
        ("citation_language", "dcterms:language"): citation.language,
    }
    named = {
        "citation_technical_report_number": f"{citation.meeting}, {citation.label} {citation.number}".strip(),
        "citation_publication_date": shortest_date(citation.date).replace("-", "/"),
        "citation_abstract": citation.words,
    }
    lines = [BOTH % (*names, value) for names, value in told_twice.items() if value]
    lines += [_all(META, _given(named)), PROPERTY % ("dcterms:date", shortest_date(citation.date))]
    preview = picture_head(citation.archive, picture, f"{citation.reference}: {citation.title}")
    return Markup("").join([*lines, preview, JSON_LD.format(json_in_html(creative_work(citation)))])


def picture_head(archive_name: str, picture: str, words: str) -> Markup:
    """The meta elements that give the preview of a link its picture: the address, and the text of the picture.

    Facebook shows a picture to the first who share an address only if the page says its size. WhatsApp, Slack and Mastodon look
    at the picture itself.
    """
    properties = {
        "og:site_name": archive_name,
        "og:image": picture,
        "og:image:width": str(cards.WIDTH),
        "og:image:height": str(cards.HEIGHT),
        "og:image:alt": words,
    }
    return _all(META, {"twitter:card": "summary_large_image"}) + _all(PROPERTY, properties)


def _all(line: Markup, values: Mapping[str, str]) -> Markup:
    """A line for each name and its value. `%` escapes as `format` does, all of them at once, in a fraction of the time."""
    return (line * len(values)) % tuple(chain.from_iterable(values.items()))


def creative_work(citation: Citation) -> dict[str, object]:
    """The motion as schema.org's CreativeWork, with the union as its author, and its page, with the archive as its author.

    Not schema.org's Legislation: a union's resolution is not law.
    """
    page: dict[str, object] = {
        "@type": "WebPage",
        "author": _organization(citation.archive),
        "dateModified": citation.changed,
    }
    motion: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": citation.address,
        "name": citation.title,
        "genre": citation.label,
        "author": _organization(citation.institution),
        "datePublished": shortest_date(citation.date),
        "keywords": list(citation.topics),
        "inLanguage": citation.language,
        "isPartOf": {"@type": "CreativeWork", "name": citation.meeting},
        "subjectOf": _given(page),
    }
    return _given(motion)


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _given(fields: Mapping[str, Value]) -> dict[str, Value]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value}


def json_in_html(value: object) -> Markup:
    """JSON that is safe in a script element: it cannot end the element or begin a comment, and no part looks like a link."""
    return Markup(compact(value).translate(ESCAPED))


def page_picture(site: Site, path: str, title: str) -> Markup:
    """The same for a page that is no motion's, at a path and with a title."""
    archive = site.archive
    return picture_head(archive.union.archive_name, addresses.permanent(archive, cards.of_page(path)), title)
