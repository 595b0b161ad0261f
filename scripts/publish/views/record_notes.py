"""Views of the notes in a record: searches that found nothing, disputes, corrections, and what was taken out."""

import datetime as dt

from schema.dates import day_words
from schema.language import _
from schema.motion import Erratum, Motion
from scripts.publish import addresses, words
from scripts.publish.prose import ProseParser
from scripts.publish.views import motion as view


def searches(motion: Motion, prose: ProseParser, as_of: dt.date) -> tuple[view.SearchView, ...]:
    """The searches that found nothing, up to a day."""
    return tuple(
        view.SearchView(day_words(search.on.first), words.clauses_words(search.clauses), prose.blocks(search.note))
        for search in motion.outcome.looked_for
        if search.on.first <= as_of
    )


def disputes(motion: Motion, prose: ProseParser) -> tuple[view.DisputeView, ...]:
    return tuple(
        view.DisputeView(
            by=dispute.by,
            on=day_words(dispute.on.first),
            closed=day_words(dispute.closed.first) if dispute.closed else "",
            about=_("on {clauses}", clauses=words.clauses_words(dispute.clauses)) if dispute.clauses else "",
            says=prose.blocks(dispute.says),
            answer=prose.blocks(dispute.answer),
        )
        for dispute in motion.outcome.disputes
    )


def corrections(motion: Motion, prose: ProseParser) -> tuple[view.CorrectionView, ...]:
    """The corrections of a motion's record, each with its anchor."""
    return tuple(
        correction(erratum, words.clauses_words((of,)) if len(of := erratum.of or "") == 1 else of, prose, anchor)
        for anchor, erratum in zip(addresses.of_corrections(motion.errata), motion.errata, strict=True)
    )


def correction(erratum: Erratum, of: str, prose: ProseParser, anchor: str = "") -> view.CorrectionView:
    """One correction, of a clause or field as readers call it."""
    change, because = prose.blocks(erratum.change), prose.blocks(erratum.because)
    return view.CorrectionView(anchor, day_words(erratum.on.first), of, change, because)


def redaction(motion: Motion, prose: ProseParser) -> view.RedactionView | None:
    """When and why something was taken out of a record; None if nothing was."""
    taken_out = motion.redaction
    return view.RedactionView(day_words(taken_out.on.first), prose.blocks(taken_out.because)) if taken_out else None
