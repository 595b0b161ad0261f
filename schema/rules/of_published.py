"""The rules of permanence: what an archive has published stays, is corrected in the open, or is removed with a note.

What was wrong is corrected by an entry under `errata` that says which place it is `of`, and that was not there yet when the
archive was last published; so one correction excuses one change. What had to be removed is covered by a new `redaction`. Nothing
excuses an address that leads nowhere or elsewhere.

Of our own words only a changed meaning counts (schema.published.says_the_same): better English needs no erratum. What
becomes known for the first time, or more exactly, changes nothing that was published.
"""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from schema.archive import NOUNS
from schema.fields import BODIES, MOTIONS, NOT_RECORDED
from schema.meeting import Meeting
from schema.motion import Motion
from schema.problems import FileFinding, Where
from schema.published import (
    Comparison,
    correction,
    folded,
    has_correction,
    is_corrected,
    is_other_text,
    is_redacted,
    says_the_same,
)
from schema.rules.changed import changes, date_words, is_more_exact
from schema.rules.errata import (
    Beside,
    entries_stay,
    is_excused,
    published_beside,
    quoted,
    report,
    report_changes,
    reused,
)
from schema.sentences import named, shortened
from schema.shapes import fields_of
from schema.wording import Paragraph, fingerprint, paragraphs

# Addresses ------------------------------------------------------------------------------------------------------------


def check_published_motion_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """The address of a published motion leads to that motion for ever, by its key or by a former one."""
    archive, all_read = comparison.archive, comparison.all_motions_read
    for before in comparison.published.motions:
        record = archive.find(before.key)
        if record is None and all_read:
            hint = (
                f"Put the file back. If the motion now has another key, add {before.key} under 'formerly' there. "
                "If something had to be taken out, the file stays, with a redaction."
            )
            sentence = f"{quoted(before.title)} was published here, and this address leads nowhere now."
            yield FileFinding(f"{archive.folder_name}/{before.key}.yaml", (), sentence, hint)
        for address in before.also_at if record else ():
            old = "/".join(address.rstrip("/").split("/")[-2:])  # whatever address the site had
            result = archive.find(old)
            if record and (result.key != record.key if result else all_read):
                where = "elsewhere" if result else "nowhere"
                hint = f"Put the notice number back, or write {old} under 'formerly'."
                sentence = f"The published address {old} led here, and leads {where} now."
                yield FileFinding(record.file, (), sentence, hint)


def check_published_key_keeps_its_motion(comparison: Comparison) -> Iterator[FileFinding]:
    """The key of a published motion is never used again for another."""
    for before in comparison.published.motions:
        record = comparison.archive.find(before.key)
        if record and comparison.is_another(before, record):
            sentence = f"{before.key} was published as {quoted(before.title)}, and leads to another motion now."
            hint = (
                "A published key is never used again: put the old motion back, and choose another key for the new one."
            )
            yield FileFinding(record.file, ("title",), sentence, hint)


def check_published_entry_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """The key of a published meeting, body, topic, campaign, abbreviation or document stays, or leads on to the one that took its place."""
    archive = comparison.archive
    for kind, noun in NOUNS.items():
        unread = not comparison.all_motions_read if kind == "meetings" else f"{kind}.yaml" in archive.unread
        for key, before in getattr(comparison.published, kind).items():
            name = shortened(getattr(before, _field_of_name(before)))
            for old in (key, *(before.formerly or ())):
                if not unread and archive.current(kind, old) is None:
                    hint = f"Put it back, or write {old} under 'formerly' of the {noun} that took its place."
                    sentence = f"The {noun} '{old}' was published ({name}), and is gone."
                    # A list that is not there any more has no line to point at.
                    yield FileFinding(archive.place_of(kind, key)[0], (), sentence, hint)


def check_published_entry_keeps_its_meaning(comparison: Comparison) -> Iterator[FileFinding]:
    """The key of a published meeting, body, topic, campaign or document is never used again for another."""
    hint = (
        "Put the old one back, and choose another key for the new one. If it is the same under a new name, give it a new "
        "key, with the old one under 'formerly'."
    )
    for kind, noun in NOUNS.items():
        entries = getattr(comparison.archive, kind)
        for key, before in getattr(comparison.published, kind).items():
            if key in entries and _is_another_entry(before, entries[key]):
                field = _field_of_name(entries[key])
                sentence = f"'{key}' was published as the {noun} {quoted(getattr(before, field))}."
                yield FileFinding(*comparison.archive.place_of(kind, key, field), sentence, hint)


def _is_another_entry(before: Any, now: Any) -> bool:
    """Whether an entry, or a meeting, is another than was published: it has another name, and that is not all."""
    field = _field_of_name(now)
    if says_the_same(getattr(before, field), getattr(now, field)) or has_correction(before.errata, now.errata, field):
        return False
    if isinstance(now, Meeting):
        return not is_more_exact(before.held or "", now.held.text)
    return not says_the_same(before.meaning or "", now.meaning)


def _field_of_name(entry: Any) -> str:
    """The field with the name of an entry, published or recorded: a document's is its title."""
    return "title" if hasattr(entry, "title") else "name"


# The union, meetings, and the lists beside them ------------------------------------------------------------------------


def check_published_union_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """The union's published name, the archive's name, the site's address, the form of a reference and the rule on when
    policy lapses change only with an erratum: readers have copied them."""
    archive = comparison.archive
    union = Beside("The union", comparison.published.union, archive.union, f"{archive.folder_name}/union.yaml", ())
    yield from union.changed(comparison)


def check_published_meeting_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """What was published of a meeting stays, unless an erratum says otherwise: its name, kind, body, days, place, quorum
    and evidence, and how much of a list is held. Another list may take the place of the first."""
    for meeting in published_beside(comparison, "meetings", "meeting"):
        if not _is_another_entry(meeting.before, meeting.now):
            yield from meeting.changed(comparison)


def check_published_facts_of_entry_stay(comparison: Comparison) -> Iterator[FileFinding]:
    """What was published of a body, topic, campaign, abbreviation or document stays, as far as its fields are held,
    unless an erratum in its entry says otherwise. A body may be renamed where its published name is kept under 'also'."""
    for kind, noun in NOUNS.items():
        if kind != "meetings":
            for entry in published_beside(comparison, kind, noun):
                if not _is_another_entry(entry.before, entry.now):
                    yield from entry.changed(comparison)


# What a motion is called ----------------------------------------------------------------------------------------------


def check_published_number_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """A motion's published number, of the resolutions or of the notice, changes only with an erratum."""
    for before, record in comparison.pairs:
        for field, name in (("number", "number"), ("notice_number", "notice number")):
            was, now = getattr(before, field), getattr(record.motion, field)
            if was and was != now and not is_corrected(before, record, "number"):
                change = f"The {name} was {was} and is {now or 'left out'}."
                yield report(comparison, record, (field,), f"It was published with the {name} {was}.", "number", change)


def check_published_title_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """A motion's published title changes only with an erratum, or where it is redacted; one that this archive supplied
    gives way to the published one."""
    for before, record in comparison.pairs:
        motion = record.motion
        if folded(before.title) == folded(motion.title) or before.title_supplied or is_excused(before, record, "title"):
            continue
        change = f"The title was {quoted(before.title)} and is {quoted(motion.title)}."
        yield report(comparison, record, ("title",), f"It was published as {quoted(before.title)}.", "title", change)


# Clauses --------------------------------------------------------------------------------------------------------------


def _clause_name(clause: Any) -> str:
    return f"Clause {clause.letter}"


def check_published_clause_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """The letter of a published clause stays, unless an erratum says where the clause went; and a letter that is gone is
    never used again."""
    yield from entries_stay(comparison, ("clauses",), _clause_name, attrgetter("letter"), changed=False)
    sentence = "A clause {} was published before, and a correction says that it is gone."
    yield from reused(comparison, ("clauses",), "letter", sentence, "Take the next letter that was never used.")


def check_published_clause_keeps_its_meaning(comparison: Comparison) -> Iterator[FileFinding]:
    """A published clause keeps asking the same of the same bodies, or holding the same; its text may be reworded. Another
    kind, other bodies, another limit or another text needs an erratum."""
    yield from entries_stay(comparison, ("clauses",), _clause_name, attrgetter("letter"), gone=False)


# What happened --------------------------------------------------------------------------------------------------------


def check_published_decision_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """A published decision, with its day and its vote, changes only with an erratum. A result that becomes known, a day
    or a vote that is added, and another body's later decision need none."""

    def name(decision: Any) -> str:
        part = f" on {named('clause', decision.clauses)}" if decision.clauses else ""
        return f"The decision by {comparison.names_of([comparison.present_key(BODIES, decision.by)])}{part}"

    def is_known(decision: Any) -> bool:
        return bool(decision.decision != NOT_RECORDED)

    where = ("outcome", "decisions")
    yield from entries_stay(comparison, where, name, "decision", is_redactable=False, counts=is_known)


def check_published_amendment_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """A published amendment stays, with its number, its words and what became of it, unless an erratum says otherwise. It
    may be reworded in our words, and a result that becomes known needs none."""

    def name(amendment: Any) -> str:
        return f"Amendment {amendment.number}" if amendment.number else "An amendment without a number"

    yield from entries_stay(comparison, ("amendments",), name, "amendment")


def check_published_event_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """A published event keeps its key, its day, who acted, what happened and what it meant for which request; it may be
    reworded, and a judgement be confirmed on a later day. Anything else needs an erratum. A key that is gone is never
    used again."""
    where = ("outcome", "updates")
    yield from entries_stay(comparison, where, lambda event: f"The event '{event.key}'", lambda event: str(event.key))
    sentence = "An event '{}' was published before, and a correction says that it is gone."
    yield from reused(comparison, where, "key", sentence, "Choose another key: a published one is never used again.")


def check_published_link_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """A published link stays, with its kind, the motion that it leads to and the clauses that it joins, unless an erratum
    of the links says otherwise. Its reason may be given in other words."""

    def name(link: Any) -> str:
        return f"The link '{link.kind}' to {comparison.present_key(MOTIONS, link.to)}"

    yield from entries_stay(comparison, ("links",), name, "links")


def check_published_search_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """A published search that found nothing stays, with its day and its clauses, unless an erratum says otherwise."""

    def name(search: Any) -> str:
        return f"The search of {date_words(str(search.on))} for {named('clause', search.clauses)}"

    yield from entries_stay(comparison, ("outcome", "looked_for"), name, "looked-for")


def check_published_dispute_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """A published objection stays, with its day and who raised it; it may be settled, and be given in other words."""

    def name(dispute: Any) -> str:
        return f"The objection of {date_words(str(dispute.on))} by {dispute.by}"

    yield from entries_stay(comparison, ("outcome", "disputes"), name, "disputes")


def check_published_statement_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """What the union was published as saying of a motion's standing stays, with its day and its clauses, unless an erratum
    says otherwise. It may be given in other words."""

    def name(statement: Any) -> str:
        return f"What the union said of it in {str(statement.date)[:4]}"  # the day may become more exact

    yield from entries_stay(comparison, ("outcome", "union_says"), name, "union-says")


WITH_RULES = frozenset({"number", "notice_number", "title", "wording", "formerly"})
"""The fields of a motion that have rules of their own. Every other is held by the next one, as its type says."""


def check_published_facts_stay(comparison: Comparison) -> Iterator[FileFinding]:
    """A motion's published kind, committee, proposer and place in the ballot change only with an erratum. What becomes
    known needs none."""
    facts = [
        field.attribute for field in fields_of(Motion) if field.attribute not in WITH_RULES and not field.holds_groups
    ]
    for before, record in comparison.pairs:
        for change in changes(comparison, before, record.motion, facts):
            if not is_excused(before, record, change.field):
                yield from report_changes(comparison, record, (), "The motion", change.field, [change])
        ballot = before.outcome.ballot if before.outcome else None
        if ballot and not is_excused(before, record, "ballot"):
            if now := record.motion.outcome.ballot:
                changed = list(changes(comparison, ballot, now))
                yield from report_changes(comparison, record, ("outcome", "ballot"), "The ballot", "ballot", changed)
            else:
                sentence = "The ballot on the order of debate was published here, and is gone."
                yield report(comparison, record, ("outcome",), sentence, "ballot", "The ballot is gone.", is_gone=True)


# Official words -------------------------------------------------------------------------------------------------------


def check_published_wording_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """Published official words, and the fingerprint of words, change or go only with an erratum or a redaction. How they
    are set, in lines, hyphens or quotation marks, is no change."""
    where: Where
    for before, record in comparison.pairs:
        now, was = record.motion, before.fingerprint
        if is_excused(before, record, "wording"):
            continue
        if before.wording is not None and now.wording is None:
            where, sentence = (), "The official words were published here, and are gone."
            change = "The official words were printed here, and were taken out."
        elif before.wording not in (None, now.wording):
            if fingerprint(before.wording) == fingerprint(now.wording or ""):
                continue
            where, sentence = ("wording",), "Other official words were published here."
            change = "The official words were corrected."
        elif was and (now.source.fingerprint is None or is_other_text(was, now.source.fingerprint)):
            where, sentence = ("source", "fingerprint"), "Another fingerprint of the official words was published here."
            change = "The fingerprint of the official words was corrected."
        else:
            continue
        yield report(comparison, record, where, sentence, "wording", change, is_gone=not where)


def check_published_paragraph_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """A numbered paragraph of published official words, and a numbered entry of a list in it, keeps its number; people
    cite it by that. Other numbers need an erratum."""
    for before, record in comparison.pairs:
        wording = record.motion.wording
        if wording is None or wording == before.wording or is_excused(before, record, "wording"):
            continue
        if before.wording is None or fingerprint(before.wording) != fingerprint(wording):
            continue  # reported as other words
        now = paragraphs(wording)
        for number, earlier in enumerate(before.wording_paragraphs, 1):
            here = now[number - 1] if number <= len(now) else Paragraph("")
            if _words(earlier.text, earlier.items) != _words(here.text, here.items):
                sentence = f"Paragraph {number} of {len(before.wording_paragraphs)} was published with other words."
                change = f"The official words were divided into paragraphs differently, from paragraph {number} on."
                yield report(comparison, record, ("wording",), sentence, "wording", change)
                break


def _words(text: str, items: tuple[str, ...]) -> list[str]:
    return [fingerprint(part) for part in (text, *items)]


# Corrections and removals ---------------------------------------------------------------------------------------------


def check_published_erratum_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """A published correction stays as it was, unless it is taken out by a redaction; a mistake in it is corrected by another."""
    yield from _errata_beside_motions(comparison)
    for before, record in comparison.pairs:
        held = {correction(erratum) for erratum in record.motion.errata}
        for earlier in before.errata or ():
            if correction(earlier) in held or is_redacted(before, record):
                continue
            days = [number for number, entry in enumerate(record.motion.errata) if entry.on.text == earlier.on]
            where: Where = ("errata", days[0]) if days else ("errata",) if record.motion.errata else ()
            yield FileFinding(record.file, where, *_gone(earlier))


def _errata_beside_motions(comparison: Comparison) -> Iterator[FileFinding]:
    archive = comparison.archive
    union = Beside("", comparison.published.union, archive.union, f"{archive.folder_name}/union.yaml", ())
    entries = (entry for kind, noun in NOUNS.items() for entry in published_beside(comparison, kind, noun))
    for entry in (union, *entries):
        held = {correction(erratum) for erratum in entry.now.errata}
        for earlier in entry.before.errata or ():
            if correction(earlier) not in held:
                where: Where = (*entry.where, "errata") if entry.now.errata else entry.where
                yield FileFinding(entry.file, where, *_gone(earlier))


def _gone(earlier: Any) -> tuple[str, str]:
    """That a published correction is not there any more, and what would be right."""
    sentence = f"A correction dated {earlier.on} was published here: {quoted(earlier.change)}"
    return sentence, "Put it back as it was. If it was wrong itself, add another that says so."


def check_published_redaction_stays(comparison: Comparison) -> Iterator[FileFinding]:
    """A published redaction stays, with its day and its reason, unless an erratum says why it was lifted."""
    for before, record in comparison.pairs:
        earlier, now = before.redaction, record.motion.redaction
        if earlier is None or is_corrected(before, record, "redaction"):
            continue
        if now is None or now.on.text != earlier.on or not says_the_same(earlier.because or "", now.because):
            where: Where = ("redaction",) if now else ()
            change = f"The redaction of {earlier.on} was {'corrected' if now else 'lifted'}."
            yield report(
                comparison, record, where, f"A redaction dated {earlier.on} was published here.", "redaction", change
            )
