"""Corrections of records other than motions: of a meeting on its page, and of all of them in one list."""

from collections.abc import Iterable

from markupsafe import Markup

from schema.motion import Erratum
from scripts.publish.site import Site
from scripts.publish.views.corrections import beside_motions, correction
from scripts.publish.views.motion import CorrectionView


def of_entry(site: Site, errata: Iterable[Erratum]) -> list[CorrectionView]:
    """The corrections of one thing, in the order of its record."""
    return [correction(erratum, (erratum.of or "").replace("-", " "), site.prose) for erratum in errata]


def corrections(site: Site, root: str) -> Markup:
    """The slot `corrections`: all corrections of records other than motions, the newest first."""
    listed = beside_motions(site.archive)
    views = of_entry(site, (each.erratum for each in listed))
    return site.render("corrections.html.j2", root, corrections=list(zip(listed, views, strict=True)))
