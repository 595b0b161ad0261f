"""Views of the corrections of a record."""

from schema.dates import day_words
from schema.motion import Erratum, Motion
from scripts.publish import addresses, words
from scripts.publish.prose import ProseParser
from scripts.publish.views import motion as view


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
