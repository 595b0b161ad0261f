"""The book of a meeting: every motion in the published order, to read, to print and to keep."""

from collections.abc import Iterator

from schema.archive import Record
from schema.language import N_, _
from schema.meeting import Meeting
from schema.sentences import counted
from schema.terms import Quorum
from scripts.publish import addresses, tree
from scripts.publish.books.book import (
    BookView,
    Section,
    bodies_words,
    clause_words,
    indexes,
    last_changed,
    motion_section,
    wording_blocks,
)
from scripts.publish.prose import typographic
from scripts.publish.site import Site
from scripts.publish.tree import Blocks, Emphasis, Entry, Facts, Link, Listing, Paragraph, Part, State
from scripts.publish.views.meeting import held_words
from scripts.publish.views.motion import AmendmentView, ClauseView, MotionView
from scripts.publish.words import upper_first

QUOTING = N_(
    "Summaries and clauses are this archive’s words, and the letters of clauses are its own. Quote the official words "
    "where you can; do not quote a summary as the meeting’s."
)
NOT_QUORATE = N_("This meeting was not quorate. Its votes were an indication only, and nothing here is its policy.")


def title(site: Site, key: str) -> str:
    """`Resolutions of AGM 2018`; `Motions of AGM 2020` where no motion is recorded as carried."""
    carried = any(record.is_carried for record in site.archive.by_meeting[key])
    name = site.archive.meetings[key].name
    return _("Resolutions of {meeting}", meeting=name) if carried else _("Motions of {meeting}", meeting=name)


def meeting_book(site: Site, key: str) -> BookView:
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
        title=title(site, key),
        description=_(
            "{motions} of {meeting}, {date}, on one page.",
            motions=counted(len(records), "motion"),
            meeting=meeting.name,
            date=meeting.held.words,
        ),
        menu="meetings",
        above=site.views.named("meetings", key),
        union=union,
        keeper=site.prose.plain(union.keeper),
        day=event,
        looked_on=looked,
        changed=last_changed(records, event, site.as_of),
        motions=len(motions),
        front=tuple(_front(meeting, records)),
        empty=_("No motion of this meeting is in this archive yet."),
        sections=(*sections, *_end(site, meeting, records, seen)),
        indexes=tuple(indexes(archive, zip(records, map(_anchor, motions), strict=True), with_meeting=False)),
    )


def _front(meeting: Meeting, records: list[Record]) -> Iterator[Paragraph]:
    place = f", {typographic(meeting.place)}" if meeting.place else ""
    order = _("{motions}, in the published order.", motions=upper_first(counts(records)))
    yield Paragraph((f"{upper_first(meeting.held.words)}{place}. {order}",), "lead")
    if meeting.quorate is Quorum.NO:
        yield Paragraph((_(NOT_QUORATE),), "notice")


def counts(records: list[Record]) -> str:
    """`30 resolutions, and 2 motions that are not recorded as carried`."""
    carried = sum(1 for record in records if record.is_carried)
    others = counted(len(records) - carried, "motion")
    if not carried and len(records) < 2:
        return _("{motions}, not recorded as carried", motions=others)
    if not carried:
        return _("{motions}, none recorded as carried", motions=others)
    resolutions = counted(carried, "resolution")
    if carried == len(records):
        return resolutions
    return _("{resolutions}, and {motions} not recorded as carried", resolutions=resolutions, motions=others)


def _anchor(motion: MotionView) -> str:
    return f"m-{motion.name}"


def _blocks(site: Site, motion: MotionView, seen: set[str]) -> Iterator[tree.Block]:
    if motion.about:
        yield Paragraph((_("About: {what}", what=motion.about),), "about")
    yield Facts(
        (
            (_("Committee"), (bodies_words([motion.committee] if motion.committee else []),)),
            (_("Proposer"), (bodies_words(motion.proposers),)),
            (_("Decision"), (State(motion.row.decision, with_sentence=True),)),
            (_("Still policy?"), (State(motion.row.standing.alone, with_sentence=True),)),
            *(
                (
                    _("{union} says", union=site.archive.union.name),
                    (f"({statement.date.words}) ", *site.prose.inline(statement.says)),
                )
                for statement in motion.union_says
            ),
            (_("What came of it"), (State(motion.row.progress, with_sentence=True),)),
        )
    )
    if motion.recorded.redaction:
        why = Link(motion.path, (_("its page says why"),))
        yield Paragraph((f"{_('Something was taken out of this record;')} ", why, "."), "notice")
    if motion.as_put:
        yield Paragraph((motion.as_put,), "notice")
    if motion.wording:
        yield Part(
            _("The words put to the meeting") if motion.as_put else _("Official words"),
            tuple(wording_blocks(motion.wording, numbered=True)),
            "wording",
        )
    elif motion.summary:
        yield Part(_("In short"), site.expander.blocks(motion.summary, seen), "summary")
    if motion.amendments:
        entries = tuple(Entry(_amendment(site, amendment, seen)) for amendment in motion.amendments)
        yield Part(_("Amendments"), (Listing(entries, role="amendments"),))
    if motion.clauses:
        yield Part(_("Clauses"), (_clauses(site, motion, seen),))
    elif not motion.wording and not motion.summary:
        yield Paragraph((_("We hold no words of this motion but its title."),))


def _clauses(site: Site, motion: MotionView, seen: set[str]) -> Listing:
    return Listing(
        tuple(
            Entry(
                (
                    Paragraph(
                        site.expander.inlines(
                            clause_words(clause, clause.kind.label if clause.is_position else ""), seen
                        ),
                        bare=True,
                    ),
                    *_outcome(clause),
                ),
                f"({clause.letter})",
            )
            for clause in motion.clauses
        ),
        ordered=True,
        role="clauses",
    )


def _outcome(clause: ClauseView) -> Iterator[Paragraph]:
    """What came of a clause, in one line: the last day on which anybody looked stands once."""
    if clause.states:
        *others, last = clause.states
        before = (part for other in others for part in (State(other), " · "))
        yield Paragraph((*before, State(last, with_sentence=True)), "outcome")


def _amendment(site: Site, amendment: AmendmentView, seen: set[str]) -> Blocks:
    by = f", {_('put by {body}', body=amendment.proposer)}" if amendment.proposer else ""
    vote = f", {amendment.decision.sentence}" if amendment.decision.sentence else ""
    head = (Emphasis((amendment.name,), strong=True), f"{by}: ", State(amendment.decision), vote)
    wording = tuple(wording_blocks(amendment.wording, numbered=False))
    return (
        Paragraph(tuple(filter(None, head))),
        *site.expander.blocks(amendment.text, seen),
        *((Paragraph((_("Its official words:"),), "aside"), *wording) if wording else ()),
        *site.expander.blocks(amendment.note, seen),
    )


def _end(site: Site, meeting: Meeting, records: list[Record], seen: set[str]) -> Iterator[Section]:
    """The end matter: the abbreviations used, and what we hold."""
    used = site.expander.used_in(" ".join(words_of(record) for record in records))
    if used:
        rows = tuple((short, (site.expander.long[short],)) for short in used)
        yield Section("abbreviations-used", _("Abbreviations used"), (Facts(rows, "short-long"),))
    held = Paragraph((held_words(site.archive, meeting, records),))
    note = site.expander.blocks(site.prose.blocks(meeting.note), seen)
    yield Section("what-we-hold", _("What we hold"), (held, *note, Paragraph((_(QUOTING),), "aside")))


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
