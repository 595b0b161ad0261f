"""The citation files of each motion and each meeting."""

from collections.abc import Iterable, Iterator
from functools import partial

from schema.archive import Record
from scripts.publish import addresses
from scripts.publish.citations.bibtex import bibtex
from scripts.publish.citations.citation import of_motion
from scripts.publish.citations.csl import csl_json
from scripts.publish.citations.ris import ris
from scripts.publish.site import File, Group, Site

FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""How the file of each format ends, and what the format is called."""


def grouped(site: Site) -> Iterator[Group]:
    """`2018/12/cite.bib`, `.ris` and `.json` for every motion, and the same for every meeting that has any."""
    for key, records in site.archive.by_meeting.items():
        for record in records:
            yield _group(site, addresses.of_motion(record), [record])
        if records:
            yield _group(site, addresses.of_meeting(key), records)


def _group(site: Site, folder: str, records: list[Record]) -> Group:
    return Group(site.bearing.on(f"citations {folder}", records), partial(_files, site, folder, records))


def _files(site: Site, folder: str, records: Iterable[Record]) -> Iterator[File]:
    citations = [of_motion(site, record) for record in records]
    yield File(f"{folder}cite.bib", "\n".join(map(bibtex, citations)))
    yield File(f"{folder}cite.ris", "".join(map(ris, citations)))
    yield File(f"{folder}cite.json", csl_json(citations))
