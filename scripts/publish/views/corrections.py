"""Corrections: those of a motion, as its page has them; those of all other records, as one page and the feed list them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schema.archive import NOUNS, Archive, OtherRecord
from schema.dates import day_words
from schema.motion import Erratum, Motion
from schema.union import Abbreviation, Document
from scripts.publish import addresses, words
from scripts.publish.prose import ProseParser
from scripts.publish.views.motion import CorrectionView, NamedPath


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction: the name of what was corrected, with its page if it has one; its anchors in the list; the erratum.

    The first anchor is the present one, the others are those under former keys.
    """

    subject: NamedPath
    anchors: tuple[str, ...]
    erratum: Erratum


def beside_motions(archive: Archive) -> list[Correction]:
    """All corrections of records other than motions, the newest first."""
    corrections = [*_of(["union"], NamedPath(archive.union.name, ""), archive.union.errata)]
    for kind, key, entry in archive.other_records():
        names = [f"{NOUNS[kind]}-{each}" for each in (key, *entry.formerly)]
        path = addresses.OF_KIND[kind](key) if kind in addresses.OF_KIND else ""
        corrections += _of(names, NamedPath(_name(entry), path), entry.errata)
    return sorted(corrections, key=lambda correction: correction.erratum.on.text, reverse=True)


def _name(entry: OtherRecord) -> str:
    match entry:
        case Document():
            return entry.title
        case Abbreviation():
            return entry.short
    return entry.name


def _of(names: Sequence[str], subject: NamedPath, errata: Sequence[Erratum]) -> Iterator[Correction]:
    """The corrections of one thing, which anchors call by these names."""
    for day, erratum in zip(addresses.of_corrections(errata), errata, strict=True):
        yield Correction(subject, tuple(f"{name}-{day}" for name in names), erratum)


def of_motion(motion: Motion, prose: ProseParser) -> tuple[CorrectionView, ...]:
    """The corrections of a motion's record, each with its anchor."""
    return tuple(
        correction(erratum, words.clauses_words((of,)) if len(of := erratum.of or "") == 1 else of, prose, anchor)
        for anchor, erratum in zip(addresses.of_corrections(motion.errata), motion.errata, strict=True)
    )


def correction(erratum: Erratum, of: str, prose: ProseParser, anchor: str = "") -> CorrectionView:
    """One correction, of a clause or field as readers call it."""
    change, because = prose.blocks(erratum.change), prose.blocks(erratum.because)
    return CorrectionView(anchor, day_words(erratum.on.first), of, change, because)
