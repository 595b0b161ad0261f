"""Corrections of records other than motions: of a meeting on its page, and of all of them in one list."""

from collections.abc import Iterable

from markupsafe import Markup

from schema.motion import Erratum
from scripts.publish import addresses
from scripts.publish.site import Site
from scripts.publish.views.motion import CorrectionView, NamedPath
from scripts.publish.views.record_notes import correction


def of_entry(site: Site, errata: Iterable[Erratum]) -> list[CorrectionView]:
    """The corrections of one thing, in the order of its record."""
    return [correction(erratum, (erratum.of or "").replace("-", " "), site.prose) for erratum in errata]


def corrections(site: Site, root: str) -> Markup:
    """The slot `corrections`: all corrections of records other than motions, the newest first."""
    archive = site.archive
    entries: list[tuple[str, str, tuple[Erratum, ...]]] = [(archive.union.name, "", archive.union.errata)]
    entries += [(meeting.name, addresses.of_meeting(key), meeting.errata) for key, meeting in archive.meetings.items()]
    entries += [(body.name, addresses.of_body(key), body.errata) for key, body in archive.bodies.items()]
    entries += [(topic.name, addresses.of_topic(key), topic.errata) for key, topic in archive.topics.items()]
    entries += [(thread.name, addresses.of_thread(key), thread.errata) for key, thread in archive.threads.items()]
    entries += [(entry.short, "", entry.errata) for entry in archive.abbreviations.values()]
    entries += [(document.title, "", document.errata) for document in archive.documents.values()]
    dated = [
        (erratum.on.text, NamedPath(name, path), view)
        for name, path, errata in entries
        for erratum, view in zip(errata, of_entry(site, errata), strict=True)
    ]
    dated.sort(key=lambda entry: entry[0], reverse=True)
    return site.render("corrections.html.j2", root, corrections=[entry[1:] for entry in dated])
