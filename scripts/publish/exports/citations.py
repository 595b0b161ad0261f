"""References to motions, in the forms that programs take: files for reference managers, and the head of a page.

Each form says what is known of the standing, on which day, and what we hold. Only what is recorded as carried is called
a resolution (words.label_and_number). The archive's own words begin `Summary:` and never stand in quotation marks. What
people copy, of a clause or a paragraph too, is put into its form in their browser (docs/assets/cite.js).

A motion is a report, by the union, with a number: the kind that BibTeX, RIS, CSL and Zotero all have, and that keeps
`Resolution` and its number apart. Their own kinds for statutes want a code and a section, and print them oddly.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import segno
from markupsafe import Markup

from schema.archive import Record
from schema.dates import SEASONS, Date, Point, day_words
from schema.motion import Clause
from schema.terms import MeetingKind
from scripts.publish import addresses, words
from scripts.publish.books import cards
from scripts.publish.site import Site


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reference says, before it is put into a form. `number` is empty where there is none."""

    key: str
    reference: str
    label: str
    number: str
    title: str
    meeting: str
    institution: str
    date: Date
    address: str
    archive: str
    as_of: dt.date
    decision: str
    standing: str
    held: str
    topics: tuple[str, ...] = ()
    summary: str = ""

    @property
    def known(self) -> str:
        """What is known of it: `What Napo decided, 21 November 2026: Carried. No later decision found. This archive…`"""
        return known(self.archive, self.as_of, self.decision, self.standing, self.held)

    @property
    def words(self) -> str:
        """The archive's own words of it: `Summary: …`; empty for none."""
        return f"Summary: {self.summary}" if self.summary else ""


def of_motion(site: Site, record: Record) -> Citation:
    """The citation of a motion."""
    archive, motion = site.archive, record.motion
    label, number = words.label_and_number(record)
    of_congress = record.meeting.kind is MeetingKind.CONGRESS
    dated = [one.date for one in motion.outcome.decisions if one.date and record.is_of_meeting(one)]
    return Citation(
        key=f"{key_of(archive.union.name)}-{record.key.replace('/', '-')}",
        reference=words.reference(archive, record),
        label=label,
        number=number,
        title=motion.title,
        meeting=record.meeting.name,
        institution=archive.body(record.meeting.body).name if of_congress else archive.union.name,
        date=dated[0] if dated else record.meeting.held,
        address=addresses.permanent(archive, addresses.of_motion(record)),
        archive=archive.union.archive_name,
        as_of=site.as_of,
        decision=_sentences(words.decision_told(archive, record)),
        standing=_sentences(site.standing(record)),
        held=_held(site, record),
        topics=tuple(archive.topics[key].name for key in motion.topics),
        summary=site.prose.plain(motion.summary) if motion.summary else "",
    )


def known(archive: str, as_of: dt.date, *sentences: str) -> str:
    """What an archive of this name knew on a day: `The Lamp Book, 21 November 2026: Carried. …`"""
    return f"{archive}, {day_words(as_of)}: {' '.join(sentences)}"


def known_of_clause(site: Site, record: Record, clause: Clause) -> str:
    """What is known of one clause, as `Citation.known` says it of the motion."""
    whole = of_motion(site, record)
    return known(whole.archive, site.as_of, whole.decision, _sentences(site.standing(record, clause)), whole.held)


def _sentences(told: words.StatusLabel) -> str:
    return f"{told.label}. {told.sentence[:1].upper()}{told.sentence[1:]}".strip()


def _held(site: Site, record: Record) -> str:
    """What the archive holds of the motion's own words, in a sentence."""
    motion = record.motion
    if motion.wording:
        return "This archive holds the official words."
    if motion.source.text:
        document = site.archive.document(motion.source.document)
        return (
            f"This archive does not print the official words; they stand in “{document.title}” ({document.publisher})."
        )
    return "This archive does not hold the official words."


def key_of(name: str) -> str:
    """A name in small letters and figures, for a key: `Union of Lamplighters` → `union-of-lamplighters`."""
    plain_letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain_letters).strip("-") or "union"


# BibTeX.

# Braces are written out: BibTeX counts even escaped ones, and a title may have one alone. `<`, `>` and `|` are other
# signs in TeX's first fonts. The forms in braces are those that Zotero writes itself.
BIBTEX_SIGNS = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
}
# Two of these together would be set as one other sign: `--` as a dash.
LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=,)(?=,)|(?<=[?!])(?=`)")
BIBTEX_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(citation: Citation) -> str:
    """As an entry of a BibTeX file, in UTF-8. `key` is what BibTeX sorts by where there is no author."""
    fields = {
        "key": citation.institution,
        "title": citation.title,
        "institution": citation.institution,
        "type": f"{citation.meeting}, {citation.label}",
        "number": citation.number,
        "year": str(citation.date.start.year),
    }
    lines = [f"  {name} = {{{_title_case(name, _bibtex(text))}}}," for name, text in fields.items() if text]
    month = citation.date.start.month
    if month and month not in SEASONS:
        lines.append(f"  month = {BIBTEX_MONTHS[month - 1]},")
    # An address has no sign in it that ends a field, and an escaped one would lead nowhere.
    lines += [f"  url = {{{citation.address}}},", f"  urldate = {{{citation.as_of.isoformat()}}},"]
    more = {"note": citation.known, "abstract": citation.words, "keywords": ", ".join(citation.topics)}
    lines += [f"  {name} = {{{_bibtex(text)}}}," for name, text in more.items() if text]
    return f"@techreport{{{citation.key},\n" + "\n".join(lines) + "\n}\n"


def _title_case(name: str, text: str) -> str:
    # The second pair of braces keeps the capitals as published.
    return f"{{{text}}}" if name == "title" else text


def _bibtex(text: str) -> str:
    apart = LIGATURES.sub("\0", " ".join(text.split()))
    return "".join("{}" if sign == "\0" else BIBTEX_SIGNS.get(sign, sign) for sign in apart)


# RIS.


def ris(citation: Citation) -> str:
    """As a RIS record. Every line is a tag of two signs, two spaces, a hyphen, a space, the value; and ends CR LF."""
    lines = [
        ("TY", "RPRT"),
        ("ID", citation.key),
        ("TI", citation.title),
        ("T2", citation.meeting),
        ("PB", citation.institution),
        ("M3", citation.label),
        ("SN", citation.number),
        ("PY", str(citation.date.start.year)),
        ("DA", _ris_date(citation.date)),
        ("UR", citation.address),
        ("Y2", f"{citation.as_of:%Y/%m/%d}/"),
        ("LA", "en"),
        ("AB", citation.words),
        ("N1", citation.known),
        *(("KW", topic) for topic in citation.topics),
    ]
    said = "".join(f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in lines if text)
    return f"{said}ER  - \r\n"


def _ris_date(date: Date) -> str:
    """What is certain of a date as `2018/10/05/`: year, month, day; behind them what has no place there: `2021///autumn`."""
    certain = [*shortest_date(date).split("-"), "", ""][:3]
    month = date.start.month
    return "/".join([*certain, SEASONS[month][0] if month in SEASONS and date.start == date.end else ""])


# CSL-JSON.


def csl(citation: Citation) -> dict[str, Any]:
    """As CSL's own form, for citeproc and all that is built on it (csl-data.json, version 1.0)."""
    fields = {
        "id": citation.key,
        "type": "report",
        "title": citation.title,
        "genre": citation.label,
        "number": citation.number,
        "collection-title": citation.meeting,
        "publisher": citation.institution,
        "issued": _csl_date(citation.date),
        "accessed": {"date-parts": [[citation.as_of.year, citation.as_of.month, citation.as_of.day]]},
        "URL": citation.address,
        "note": citation.known,
        "abstract": citation.words,
        "keyword": ", ".join(citation.topics),
        "language": "en",
    }
    return {name: value for name, value in fields.items() if value}


def csl_json(citations: Iterable[Citation]) -> str:
    """A CSL-JSON file."""
    return "[\n" + ",\n".join(json.dumps(csl(citation), ensure_ascii=False) for citation in citations) + "\n]\n"


def _csl_date(date: Date) -> dict[str, Any]:
    parts = [_date_parts(date.start)]
    if date.end != date.start:
        parts.append(_date_parts(date.end))
    found: dict[str, Any] = {"date-parts": parts}
    if date.start.month in SEASONS and len(parts) == 1:
        found["season"] = (date.start.month or 0) - 20
    if date.start.qualifier or date.end.qualifier:
        found["circa"] = True
    return found


def _date_parts(point: Point) -> list[int]:
    month = None if point.month in SEASONS else point.month
    return [part for part in (point.year, month, point.day) if part]


# The files.

FORMS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""How the file of each form ends, and what the form is called."""


def files(site: Site) -> Iterator[tuple[str, str]]:
    """`2018/12/cite.bib`, `.ris` and `.json` for every motion, and the same for every meeting that has any."""
    for key, records in site.archive.by_meeting.items():
        citations = []
        for record in records:
            citations.append(citation := of_motion(site, record))
            yield from _files(addresses.of_motion(record), [citation])
        if citations:
            yield from _files(addresses.of_meeting(key), citations)


def _files(folder: str, citations: list[Citation]) -> Iterator[tuple[str, str]]:
    yield f"{folder}cite.bib", "\n".join(map(bibtex, citations))
    yield f"{folder}cite.ris", "".join(map(ris, citations))
    yield f"{folder}cite.json", csl_json(citations)


# The head of a motion's page.


def head(site: Site, record: Record) -> Markup:
    """What programs read of a motion's page: for reference managers, search engines, and where its address is shared.

    Zotero's translator "Embedded Metadata" takes a page for a report where it names a report's institution; of
    `citation_…` it takes title, institution, number, date, address and abstract. It has no field for the meeting, so
    that stands with the number.
    """
    citation = of_motion(site, record)
    number = f"{citation.meeting}, {citation.label} {citation.number}".strip()
    picture = addresses.permanent(site.archive, cards.of_motion(record))
    named = {
        "citation_title": citation.title,
        "citation_technical_report_institution": citation.institution,
        "citation_technical_report_number": number,
        "citation_publication_date": shortest_date(citation.date).replace("-", "/"),
        "citation_public_url": citation.address,
        "citation_abstract": citation.words,
        "citation_language": "en",
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
    return Markup("").join(
        (
            *(Markup('\n    <meta name="{}" content="{}">').format(name, text) for name, text in named.items() if text),
            *(Markup('\n    <meta property="{}" content="{}">').format(*pair) for pair in properties.items()),
            Markup('\n    <script type="application/ld+json">{}</script>').format(
                json_in_html(legislation(citation, record))
            ),
        )
    )


def shortest_date(date: Date) -> str:
    """What is certain of a date, as ISO 8601 writes it: of 5 and 6 October 2018 `2018-10`, of about March 2001 `2001`."""
    start, end = date.start, date.end
    if start.qualifier or end.qualifier or start.year != end.year or start.month != end.month or start.month in SEASONS:
        return f"{start.year:04}"
    month = f"-{start.month:02}" if start.month else ""
    day = f"-{start.day:02}" if start.day and start.day == end.day else ""
    return f"{start.year:04}{month}{day}"


def legislation(citation: Citation, record: Record) -> dict[str, Any]:
    """As schema.org's Legislation. Who passed it and when stand there only where it is recorded as carried."""
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": citation.address,
        "url": citation.address,
        "name": citation.title,
        "alternateName": record.motion.about or "",
        "legislationIdentifier": citation.reference,
        "legislationType": citation.label,
        "abstract": citation.words,
        "about": list(citation.topics),
        "inLanguage": "en",
        "publisher": {"@type": "Organization", "name": citation.institution},
        "isPartOf": {"@type": "CreativeWork", "name": citation.meeting},
        "creditText": citation.known,
    }
    if record.is_carried:
        said["legislationPassedBy"] = {"@type": "Organization", "name": f"{citation.institution}, {citation.meeting}"}
        said["legislationDate"] = shortest_date(citation.date)
    return {name: value for name, value in said.items() if value}


def json_in_html(value: Any) -> Markup:
    """JSON that can stand in a script element: nothing in it ends the element, begins a comment or looks like a link."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    signs = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "=": "\\u003d", "\u2028": "\\u2028", "\u2029": "\\u2029"}
    return Markup("".join(signs.get(sign, sign) for sign in text))


# The code on a printed page.


def code_of(site: Site, address: str) -> Markup:
    """The QR code of an address as inline SVG. To make one takes a tenth of a page's time, so each is kept."""
    name = site.kept.name("QR code", segno.__version__, address)
    made = site.kept.take(name)
    return Markup((made if made is not None else site.kept.keep(name, qr_svg(address).encode())).decode())


def qr_svg(address: str) -> str:
    """A QR code of an address as inline SVG, black on nothing: for print, beside the address in letters.

    The mask is given, because to try all eight takes six times as long; error correction is M, which a smudge survives.
    """
    code = segno.make_qr(address, error="m", mask=3, boost_error=False)
    drawing: str = code.svg_inline(border=4, svgclass="qr", lineclass=None, omitsize=True)
    return drawing.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
