"""The citation files of each motion and each meeting."""

from collections.abc import Iterator

from scripts.publish import addresses
from scripts.publish.citations.bibtex import bibtex
from scripts.publish.citations.citation import Citation, of_motion
from scripts.publish.citations.csl import csl_json
from scripts.publish.citations.ris import ris
from scripts.publish.site import File, Site

FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""How the file of each format ends, and what the format is called."""


def files(site: Site) -> Iterator[File]:
    """`2018/12/cite.bib`, `.ris` and `.json` for every motion, and the same for every meeting that has any."""
    for key, records in site.archive.by_meeting.items():
        citations = []
        for record in records:
            citations.append(citation := of_motion(site, record))
            yield from _files(addresses.of_motion(record), [citation])
        if citations:
            yield from _files(addresses.of_meeting(key), citations)


def _files(folder: str, citations: list[Citation]) -> Iterator[File]:
    yield File(f"{folder}cite.bib", "\n".join(map(bibtex, citations)))
    yield File(f"{folder}cite.ris", "".join(map(ris, citations)))
    yield File(f"{folder}cite.json", csl_json(citations))
