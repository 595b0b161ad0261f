"""The small views of a motion: its wording in paragraphs, searches that found nothing, disputes, corrections, a redaction."""

import datetime as dt

from schema.dates import day_words
from schema.motion import Motion
from schema.wording import paragraphs
from scripts.publish import addresses, words
from scripts.publish.prose import ProseParser
from scripts.publish.views import motion as view


def wording_paragraphs(wording: str | None) -> tuple[view.WordingParagraph, ...]:
    """Official words in numbered paragraphs and list items; none where they are not held."""
    return tuple(
        view.WordingParagraph(
            name=str(number),
            text=paragraph.text,
            items=tuple(
                view.WordingItem(f"{number}.{place}", mark, text)
                for place, (text, mark) in enumerate(zip(paragraph.items, paragraph.marks, strict=True), 1)
            ),
        )
        for number, paragraph in enumerate(paragraphs(wording or ""), 1)
    )


def searches(motion: Motion, prose: ProseParser, as_of: dt.date) -> tuple[view.SearchView, ...]:
    """The searches that found nothing, up to a day."""
    return tuple(
        view.SearchView(day_words(search.on.first), words.clauses_words(search.clauses), prose.blocks(search.note))
        for search in motion.outcome.looked_for
        if search.on.first <= as_of
    )


def disputes(motion: Motion, prose: ProseParser) -> tuple[view.DisputeView, ...]:
    """The disputes about a record."""
    return tuple(
        view.DisputeView(
            by=dispute.by,
            on=day_words(dispute.on.first),
            closed=day_words(dispute.closed.first) if dispute.closed else "",
            about=f"on {words.clauses_words(dispute.clauses)}" if dispute.clauses else "",
            says=prose.blocks(dispute.says),
            answer=prose.blocks(dispute.answer),
        )
        for dispute in motion.outcome.disputes
    )


def corrections(motion: Motion, prose: ProseParser) -> tuple[view.CorrectionView, ...]:
    """The corrections of a record, each with its anchor."""
    return tuple(
        view.CorrectionView(
            anchor=anchor,
            on=day_words(erratum.on.first),
            of=f"clause ({erratum.of})" if erratum.of and len(erratum.of) == 1 else erratum.of or "",
            change=prose.blocks(erratum.change),
            because=prose.blocks(erratum.because),
        )
        for anchor, erratum in zip(addresses.of_corrections(motion), motion.errata, strict=True)
    )


def redaction(motion: Motion, prose: ProseParser) -> view.RedactionView | None:
    """What had to be taken out of a record: when and why. None where nothing was."""
    taken_out = motion.redaction
    return view.RedactionView(day_words(taken_out.on.first), prose.blocks(taken_out.because)) if taken_out else None
