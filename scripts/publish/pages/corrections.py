"""Corrections of what stands beside the motions: of a meeting on its page, and all of them in one list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from schema.dates import day_words
from schema.motion import Erratum
from scripts.publish import addresses
from scripts.publish.site import Site
from scripts.publish.tree import Block


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: what it is of, the page of that if it has one, the day and the field in words."""

    name: str
    path: str | None
    on: str
    of: str
    change: tuple[Block, ...]
    because: tuple[Block, ...]


def of_entry(site: Site, name: str, path: str | None, errata: Iterable[Erratum]) -> Iterator[Correction]:
    """The corrections of one thing, in the order of its record."""
    for erratum in errata:
        yield Correction(
            name,
            path,
            day_words(erratum.on.first),
            (erratum.of or "").replace("-", " "),
            site.prose.blocks(erratum.change),
            site.prose.blocks(erratum.because),
        )


def corrections(site: Site, root: str) -> Markup:
    """All corrections beside those of motions, newest first; a sentence where there are none."""
    archive = site.archive
    entries: list[tuple[str, str | None, tuple[Erratum, ...]]] = [(archive.union.name, None, archive.union.errata)]
    entries += [(one.name, addresses.of_meeting(key), one.errata) for key, one in archive.meetings.items()]
    entries += [(one.name, addresses.of_body(key), one.errata) for key, one in archive.bodies.items()]
    entries += [(one.name, addresses.of_topic(key), one.errata) for key, one in archive.topics.items()]
    entries += [(one.name, addresses.of_thread(key), one.errata) for key, one in archive.threads.items()]
    entries += [(one.short, None, one.errata) for one in archive.abbreviations.values()]
    entries += [(one.title, None, one.errata) for one in archive.documents.values()]
    dated = [
        (erratum.on.text, correction)
        for name, path, errata in entries
        for erratum, correction in zip(errata, of_entry(site, name, path, errata), strict=True)
    ]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return site.render("corrections.html.j2", root, corrections=[correction for _, correction in dated])
