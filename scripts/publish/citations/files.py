"""The citation files of each meeting. A motion's own are made in the browser, from what its page holds.

docs/assets/references.js makes them, each the same as the motion's entry here: three files a motion would be half of all.
"""

from collections.abc import Iterator
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


def of_meeting(site: Site, key: str) -> Iterator[Group]:
    """`2018/cite.bib`, `.ris` and `.json` of a meeting, if it has any motions."""
    if records := site.archive.by_meeting[key]:
        folder = addresses.of_meeting(key)
        yield Group(site.bearing.on(f"citations {folder}", records), partial(_files, site, folder, records))


def _files(site: Site, folder: str, records: list[Record]) -> Iterator[File]:
    citations = [of_motion(site, record) for record in records]
    yield File(f"{folder}cite.bib", "\n".join(map(bibtex, citations)))
    yield File(f"{folder}cite.ris", "".join(map(ris, citations)))
    yield File(f"{folder}cite.json", csl_json(citations))
