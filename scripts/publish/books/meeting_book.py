"""The book of a meeting: every motion in the published order, to read, to print and to keep."""

from collections.abc import Iterator

from schema.archive import Record
from schema.meeting import Meeting
from schema.problems import counted
from schema.terms import Quorum
from scripts.publish import addresses, tree
from scripts.publish.books.book import (
    BookView,
    Section,
    bodies_words,
    clause_words,
    indexes,
    motion_section,
    wording_blocks,
)
from scripts.publish.site import Site
from scripts.publish.tree import Blocks, Emphasis, Entry, Facts, Link, Listing, Paragraph, Part, State
from scripts.publish.views.meeting import held_words
from scripts.publish.views.motion import AmendmentView, MotionView
from scripts.publish.words import upper_first

QUOTING = (
    "Summaries and clauses are this archive’s words, and the letters of clauses are its own. Quote the official words "
    "where you can; do not quote a summary as the meeting’s."
)
NOT_QUORATE = "This meeting was not quorate. Its votes were an indication only, and nothing here is its policy."


def title(site: Site, key: str) -> str:
    """`Resolutions of AGM 2018`; `Motions of AGM 2020` where no motion is recorded as carried."""
    carried = any(record.is_carried for record in site.archive.by_meeting[key])
    return f"{'Resolutions' if carried else 'Motions'} of {site.archive.meetings[key].name}"


def meeting_book(site: Site, key: str) -> BookView:
    """The book of one meeting."""
    archive, meeting = site.archive, site.archive.meetings[key]
    union = archive.union
    path = addresses.of_book(key)
    records = archive.by_meeting[key]
    motions = [site.views.motion(record) for record in records]
    event, looked = site.views.days_of(records, meeting.held.last)
    seen: set[str] = set()
    sections = [
        motion_section(motion, _anchor(motion), "motion", motion.label, _blocks(site, motion, seen))
        for motion in motions
    ]
    return BookView(
        path=path,
        address=addresses.permanent(site.archive, path),
        title=title(site, key),
        description=f"{counted(len(records), 'motion')} of {meeting.name}, {meeting.held.words}, on one page.",
        menu="meetings",
        above=site.views.named("meetings", key),
        union=union,
        keeper=site.prose.plain(union.keeper),
        day=event,
        looked_on=looked,
        motions=len(motions),
        front=tuple(_front(meeting, records)),
        empty="No motion of this meeting is in this archive yet.",
        sections=(*sections, *_end(site, meeting, records, seen)),
        indexes=tuple(indexes(archive, zip(records, map(_anchor, motions), strict=True), with_meeting=False)),
    )


def _front(meeting: Meeting, records: list[Record]) -> Iterator[Paragraph]:
    place = f", {meeting.place}" if meeting.place else ""
    text = f"{upper_first(meeting.held.words)}{place}. {upper_first(counts(records))}, in the published order."
    yield Paragraph((text,), "lead")
    if meeting.quorate is Quorum.NO:
        yield Paragraph((NOT_QUORATE,), "notice")


def counts(records: list[Record]) -> str:
    """`30 resolutions, and 2 motions that are not recorded as carried`."""
    carried = sum(1 for record in records if record.is_carried)
    others = counted(len(records) - carried, "motion")
    if not carried:
        return f"{others}, {'none' if len(records) > 1 else 'not'} recorded as carried"
    resolutions = counted(carried, "resolution")
    return resolutions if carried == len(records) else f"{resolutions}, and {others} not recorded as carried"


def _anchor(motion: MotionView) -> str:
    return f"m-{motion.name}"


def _blocks(site: Site, motion: MotionView, seen: set[str]) -> Iterator[tree.Block]:
    if motion.about:
        yield Paragraph((f"About: {motion.about}",), "about")
    yield Facts(
        (
            ("Committee", (bodies_words([motion.committee] if motion.committee else []),)),
            ("Proposer", (bodies_words(motion.proposers),)),
            ("Decision", (State(motion.row.decision, with_sentence=True),)),
            ("Still policy?", (State(motion.row.standing.alone, with_sentence=True),)),
            *(
                (f"{site.archive.union.name} says", (f"({statement.date.words}) ", *statement.says))
                for statement in motion.union_says
            ),
            ("What came of it", (State(motion.row.progress, with_sentence=True),)),
        )
    )
    if motion.redaction:
        why = Link(motion.path, ("its page says why",))
        yield Paragraph(("Something was taken out of this record; ", why, "."), "notice")
    if motion.as_put:
        yield Paragraph((motion.as_put,), "notice")
    if motion.wording:
        yield Part(
            "The words put to the meeting" if motion.as_put else "Official words",
            tuple(wording_blocks(motion.wording, numbered=True)),
            "wording",
        )
    elif motion.summary:
        yield Part("In short", site.expander.blocks(motion.summary, seen), "summary")
    if motion.amendments:
        entries = tuple(Entry(_amendment(site, amendment, seen)) for amendment in motion.amendments)
        yield Part("Amendments", (Listing(entries, role="amendments"),))
    if motion.clauses:
        yield Part("Clauses", (_clauses(site, motion, seen),))
    elif not motion.wording and not motion.summary:
        yield Paragraph(("We hold no words of this motion but its title.",))


def _clauses(site: Site, motion: MotionView, seen: set[str]) -> Listing:
    return Listing(
        tuple(
            Entry(
                (
                    Paragraph(
                        site.expander.inlines(clause_words(clause, "Position" if clause.is_position else ""), seen),
                        bare=True,
                    ),
                    *(Paragraph((State(state, with_sentence=True),), "outcome") for state in clause.states),
                ),
                f"({clause.letter})",
            )
            for clause in motion.clauses
        ),
        ordered=True,
        role="clauses",
    )


def _amendment(site: Site, amendment: AmendmentView, seen: set[str]) -> Blocks:
    by = f", put by {amendment.proposer}" if amendment.proposer else ""
    vote = f", {amendment.decision.sentence}" if amendment.decision.sentence else ""
    head = (Emphasis((amendment.name,), strong=True), f"{by}: ", State(amendment.decision), vote)
    wording = tuple(wording_blocks(amendment.wording, numbered=False))
    return (
        Paragraph(tuple(filter(None, head))),
        *site.expander.blocks(amendment.text, seen),
        *((Paragraph(("Its official words:",), "aside"), *wording) if wording else ()),
        *site.expander.blocks(amendment.note, seen),
    )


def _end(site: Site, meeting: Meeting, records: list[Record], seen: set[str]) -> Iterator[Section]:
    """The end matter: the abbreviations used, and what we hold."""
    used = site.expander.used_in(" ".join(words_of(record) for record in records))
    if used:
        rows = tuple((short, (site.expander.long[short],)) for short in used)
        yield Section("abbreviations-used", "Abbreviations used", (Facts(rows, "short-long"),))
    held = Paragraph((held_words(site.archive, meeting, records),))
    note = site.expander.blocks(site.prose.blocks(meeting.note), seen)
    yield Section("what-we-hold", "What we hold", (held, *note, Paragraph((QUOTING,), "aside")))


def words_of(record: Record) -> str:
    """All text of a motion that the book prints."""
    motion = record.motion
    return " ".join(
        [
            motion.title,
            motion.about or "",
            motion.wording or motion.summary or "",
            *(clause.text for clause in motion.clauses),
            *(
                text or ""
                for amendment in motion.amendments
                for text in (amendment.text, amendment.wording, amendment.note)
            ),
        ]
    )
