"""What programs read of a motion's page: reference managers, search engines, and whatever shows its address elsewhere."""

from markupsafe import Markup

from scripts.publish.books import cards
from scripts.publish.citations.citation import Citation, shortest_date
from scripts.publish.json_text import compact

META = Markup('\n    <meta {}="{}" content="{}">')
JSON_LD = Markup('\n    <script type="application/ld+json">{}</script>')


ESCAPED = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&=\u2028\u2029"})
"""The characters that mean something in a script element, as JSON writes them by number."""


def page_head(citation: Citation, picture: str) -> Markup:
    """The meta elements and the JSON-LD of a page. `picture` is the address of the picture shown beside its own.

    Zotero's translator "Embedded Metadata" takes a page for a report where it names a report's institution; of
    `citation_…` it takes title, institution, number, date, address and abstract. It has no field for the meeting, so
    it is given with the number.
    """
    named = {
        "citation_title": citation.title,
        "citation_technical_report_institution": citation.institution,
        "citation_technical_report_number": f"{citation.meeting}, {citation.label} {citation.number}".strip(),
        "citation_publication_date": shortest_date(citation.date).replace("-", "/"),
        "citation_public_url": citation.address,
        "citation_abstract": citation.words,
        "citation_language": citation.language,
        "twitter:card": "summary_large_image",
    }
    properties = {
        "og:type": "article",
        "og:site_name": citation.archive,
        "og:image": picture,
        "og:image:type": "image/png",
        "og:image:width": str(cards.WIDTH),
        "og:image:height": str(cards.HEIGHT),
        "og:image:alt": f"{citation.reference}: {citation.title}",
    }
    lines = [META.format("name", name, text) for name, text in named.items() if text]
    lines += [META.format("property", name, text) for name, text in properties.items()]
    return Markup("").join([*lines, JSON_LD.format(json_in_html(legislation(citation)))])


def legislation(citation: Citation) -> dict[str, object]:
    """As schema.org's Legislation. Who passed it and when are given only if it is recorded as carried."""
    fields: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": citation.address,
        "url": citation.address,
        "name": citation.title,
        "alternateName": citation.about,
        "legislationIdentifier": citation.reference,
        "legislationType": citation.label,
        "abstract": citation.words,
        "about": list(citation.topics),
        "inLanguage": citation.language,
        "publisher": {"@type": "Organization", "name": citation.institution},
        "isPartOf": {"@type": "CreativeWork", "name": citation.meeting},
        "creditText": citation.known,
    }
    if citation.is_carried:
        body = f"{citation.institution}, {citation.meeting}"
        fields["legislationPassedBy"] = {"@type": "Organization", "name": body}
        fields["legislationDate"] = shortest_date(citation.date)
    return {name: value for name, value in fields.items() if value}


def json_in_html(value: object) -> Markup:
    """JSON that is safe in a script element: nothing in it ends the element, begins a comment or looks like a link."""
    return Markup(compact(value).translate(ESCAPED))


def picture_address(address: str) -> str:
    """The address of the picture of the motion at an address."""
    return f"{address}{cards.FILE}"
