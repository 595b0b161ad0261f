"""Letters that ask for what the archive lacks: to the union, and to an archive that collects the papers of trade unions."""

import textwrap

from schema.archive import Archive
from schema.sentences import counted, listed
from schema.terms import Extent, KeptBy, MeetingKind
from scripts.publish import holdings

WIDTH = 72
"""The most characters on a line of a letter, as is usual in e-mail."""


def render_to_union(archive: Archive) -> str:
    """The letter that asks the union for its lists, for leave to publish the words, and which resolutions are still policy."""
    union = archive.union
    carried = [
        record
        for key, records in archive.by_meeting.items()
        if archive.meetings[key].kind is not MeetingKind.CONGRESS
        for record in records
        if record.is_carried
    ]
    asks = [_ask_for_lists(archive)] if _lacking(archive) else []
    with_words = sum(bool(record.motion.wording) for record in carried)
    if with_words < len(carried):
        asks.append(
            f"Leave to publish the words of its resolutions. Of {counted(len(carried), 'resolution')} we hold the official "
            f"words of {with_words or 'none'}. Until we have leave we publish facts, and summaries in our own words."
        )
    if carried:
        lapse = ", and whether a rule says when policy lapses" if union.lapse is None else ""
        asks.append(
            f"Which of the {counted(len(carried), 'resolution')} recorded here {union.name} holds to be policy today{lapse}. "
            "We would show the answer with its date, as the union's own."
        )
    return _letter(
        archive,
        f"To {union.full_name}",
        f"We keep {union.archive_name}, an archive of the motions put to {union.name}'s meetings: {union.address} "
        f"{holdings.holdings_words(archive)} Each page says how we know what it says.",
        f"We ask {union.name} for {counted(len(asks), 'thing')}:" if asks else "We ask for nothing at present.",
        asks,
        f"Corrections are welcome at any time, and are made in the open.{_offer(archive)}",
    )


def render_to_collection(archive: Archive) -> str:
    """The letter that offers the archive for deposit, and asks for the lists that it lacks."""
    union = archive.union
    asks = [
        "Whether you would take a dated copy: the pages as they stood, the records in plain text, and the checksum of every "
        "file, in a BagIt folder (RFC 8493). A new one could follow each year."
    ]
    if _lacking(archive):
        asks.append(f"Whether you hold any of these. {_ask_for_lists(archive)}")
    return _letter(
        archive,
        "To the archivist",
        f"We keep {union.archive_name}, an archive of the motions put to the meetings of {union.full_name}: {union.address} "
        f"{holdings.holdings_words(archive)} For each it says what was decided, what came of it, and on what evidence.",
        f"We ask {counted(len(asks), 'thing')}:",
        asks,
        "The records name bodies and offices, and nobody who moved or spoke. Official wording is published only with the "
        "union's leave.",
    )


def _offer(archive: Archive) -> str:
    """The offer to hand the archive over, with a space before it; empty where the union keeps it itself."""
    union = archive.union
    if union.kept_by is KeptBy.UNION:
        return ""
    return (
        f" We would also be glad to hand the whole archive to {union.name}, should it wish to keep it: it is a folder of "
        "plain text files, and one command makes the site."
    )


def _lacking(archive: Archive) -> list[str]:
    """Names of the union's own meetings of which the whole list is not held, in order of time."""
    return [
        meeting.name
        for meeting in archive.meetings.values()
        if meeting.kind is not MeetingKind.CONGRESS and (not meeting.list or meeting.list.held is not Extent.WHOLE)
    ]


def _ask_for_lists(archive: Archive) -> str:
    return (
        "The lists of motions, with what was decided, of the meetings of which we do not hold the whole list: "
        f"{listed(_lacking(archive))}. A scan or a photograph is enough."
    )


def _filled(text: str, first_indent: str = "", indent: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=first_indent, subsequent_indent=indent, break_on_hyphens=False)


def _letter(archive: Archive, to: str, opening: str, asking: str, asks: list[str], closing: str) -> str:
    """A letter in plain text: paragraphs, with numbered requests."""
    union = archive.union
    numbered = [_filled(ask, f"{number}. ", "   ") for number, ask in enumerate(asks, 1)]
    signature = f"{union.archive_name}: {' '.join(union.keeper.split())}"
    paragraphs = [
        _filled(opening),
        _filled(asking),
        *numbered,
        *map(_filled, (closing, "Yours sincerely,", signature, union.contact)),
    ]
    return "\n\n".join([to, *paragraphs]) + "\n"
