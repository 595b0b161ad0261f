"""The corrections of records other than motions, as one page lists them and the feed reports them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schema.archive import Archive
from schema.meeting import Meeting
from schema.motion import Erratum
from schema.union import Abbreviation, Body, Document, Thread, Topic
from scripts.publish import addresses
from scripts.publish.views.motion import NamedPath

Entry = Meeting | Body | Topic | Thread | Abbreviation | Document
"""What has corrections, beside motions and the union."""


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
    union = archive.union
    entries: list[tuple[str, str, str, Entry]] = [
        *(("meeting", key, addresses.of_meeting(key), entry) for key, entry in archive.meetings.items()),
        *(("body", key, addresses.of_body(key), entry) for key, entry in archive.bodies.items()),
        *(("topic", key, addresses.of_topic(key), entry) for key, entry in archive.topics.items()),
        *(("campaign", key, addresses.of_thread(key), entry) for key, entry in archive.threads.items()),
        *(("abbreviation", key, "", entry) for key, entry in archive.abbreviations.items()),
        *(("document", key, "", entry) for key, entry in archive.documents.items()),
    ]
    corrections = [*_of(["union"], NamedPath(union.name, ""), union.errata)]
    for kind, key, path, entry in entries:
        names = [f"{kind}-{each}" for each in (key, *entry.formerly)]
        corrections += _of(names, NamedPath(_name(entry), path), entry.errata)
    return sorted(corrections, key=lambda correction: correction.erratum.on.text, reverse=True)


def _name(entry: Entry) -> str:
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
