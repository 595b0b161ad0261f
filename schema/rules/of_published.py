"""The rules of permanence: what an archive has published stands, is corrected in the open, or leaves word of its removal.

What was wrong is corrected by an entry under `errata` that says which place it is `of`, and that was not there yet when the
archive was last published; so one correction excuses one change. What had to go is covered by a new `redaction`. Nothing
excuses an address that leads nowhere or elsewhere.

Of our own words only a changed meaning counts (schema.published.says_the_same): better English needs no erratum. What
becomes known for the first time, or more exactly, changes nothing that was published.
"""

import itertools
from collections.abc import Iterator, Mapping

from schema.fields import Vote
from schema.motion import Amendment, Assessment, Clause, DecisionRecord
from schema.problems import Where, counted, named, shortened
from schema.published import (
    Comparison,
    PublishedAmendment,
    PublishedAssessment,
    PublishedClause,
    PublishedDecision,
    PublishedVote,
    has_new_redaction,
    is_corrected,
    is_other_text,
    says_the_same,
)
from schema.rules import Finding
from schema.rules.errata import (
    Change,
    asking,
    asking_for_all,
    folded,
    is_excused,
    is_more_exact,
    names,
    quoted,
    when,
)
from schema.rules.of_published_fields import (  # its rules are found here, beside the others
    changes_of,
    check_published_dispute_stays,
    check_published_facts_stay,
    check_published_link_stays,
    check_published_search_stays,
)
from schema.terms import Decision
from schema.wording import Paragraph, fingerprint, paragraphs

__all__ = [
    "check_published_dispute_stays",
    "check_published_facts_stay",
    "check_published_link_stays",
    "check_published_search_stays",
]

# Addresses ------------------------------------------------------------------------------------------------------------


def check_published_motion_stays(comparison: Comparison) -> Iterator[Finding]:
    """The address of a published motion leads to that motion for ever, by its key or by a former one."""
    archive, all_read = comparison.archive, comparison.all_motions_read
    for before in comparison.published.motions:
        record = archive.find(before.key)
        if record is None and all_read:
            hint = (
                f"Put the file back. If the motion has another key now, write there, under formerly: {before.key}. "
                "If something had to be taken out, the file stays, with a redaction."
            )
            sentence = f"{quoted(before.title)} was published here, and this address leads nowhere now."
            yield Finding((), sentence, hint, f"{archive.folder_name}/{before.key}.yaml")
        for address in before.also_at if record else ():
            old = "/".join(address.rstrip("/").split("/")[-2:])  # whatever address the site had
            result = archive.find(old)
            if record and (result.key != record.key if result else all_read):
                where = "elsewhere" if result else "nowhere"
                hint = f"Put the notice number back, or write {old} under 'formerly'."
                yield Finding((), f"The published address {old} led here, and leads {where} now.", hint, record.file)


def check_published_key_keeps_its_motion(comparison: Comparison) -> Iterator[Finding]:
    """The key of a published motion is never used again for another."""
    for before in comparison.published.motions:
        record = comparison.archive.find(before.key)
        if record and comparison.is_another(before, record):
            sentence = f"{before.key} was published as {quoted(before.title)}, and leads to another motion now."
            hint = (
                "A published key is never used again: put the old motion back, and choose another key for the new one."
            )
            yield Finding(("title",), sentence, hint, record.file)


def check_published_entry_stays(comparison: Comparison) -> Iterator[Finding]:
    """The key of a published meeting, body, topic, campaign or document stays, or leads on to the one that took its place."""
    archive = comparison.archive
    for kind, noun in NOUNS.items():
        unread = not comparison.all_motions_read if kind == "meetings" else f"{kind}.yaml" in archive.unread
        for key, before in getattr(comparison.published, kind).items():
            for old in (key, *before.formerly):
                if not unread and archive.current(kind, old) is None:
                    # A list that is not there any more has no line to point at.
                    file = f"{key}/meeting.yaml" if kind == "meetings" else f"{kind}.yaml"
                    hint = f"Put it back, or write {old} under 'formerly' of the {noun} that took its place."
                    sentence = f"The {noun} '{old}' was published ({shortened(before.name)}), and is gone."
                    yield Finding((), sentence, hint, f"{archive.folder_name}/{file}")


NOUNS = {"meetings": "meeting", "bodies": "body", "topics": "topic", "threads": "campaign", "documents": "document"}


def check_published_entry_keeps_its_meaning(comparison: Comparison) -> Iterator[Finding]:
    """The key of a published meeting, body, topic, campaign or document is never used again for another."""
    archive = comparison.archive
    hint = (
        "Put the old one back, and choose another key for the new one. If it is the same under a new name, give it a new "
        "key, with the old one under 'formerly'."
    )
    where: Where
    for kind, noun in NOUNS.items():
        entries = getattr(archive, kind)
        for key, before in getattr(comparison.published, kind).items():
            if key not in entries:
                continue
            entry = entries[key]
            name = entry.title if kind == "documents" else entry.name
            if kind == "meetings":
                is_another = not says_the_same(before.name, name) and not is_more_exact(before.held, entry.held)
                file, where = f"{key}/meeting.yaml", ("name",)
            else:
                is_another = not says_the_same(before.name, name) and not says_the_same(before.meaning, entry.meaning)
                file, where = f"{kind}.yaml", (key, "title" if kind == "documents" else "name")
            if is_another:
                sentence = f"'{key}' was published as the {noun} {quoted(before.name)}."
                yield Finding(where, sentence, hint, f"{archive.folder_name}/{file}")


# What a motion is called ----------------------------------------------------------------------------------------------


def check_published_number_stays(comparison: Comparison) -> Iterator[Finding]:
    """A motion's published number, of the resolutions or of the notice, changes only with an erratum."""
    for before, record in comparison.pairs:
        for field, name in (("number", "number"), ("notice_number", "notice number")):
            was, now = getattr(before, field), getattr(record.motion, field)
            if was and was != now and not is_corrected(before, record.motion, "number"):
                change = f"The {name} was {was} and is {now or 'left out'}."
                yield asking(comparison, record, (field,), f"It was published with the {name} {was}.", "number", change)


def check_published_title_stays(comparison: Comparison) -> Iterator[Finding]:
    """A motion's published title changes only with an erratum, or where it is redacted; one that this archive supplied
    gives way to the published one."""
    for before, record in comparison.pairs:
        motion = record.motion
        if folded(before.title) == folded(motion.title) or before.title_supplied or is_excused(before, record, "title"):
            continue
        change = f"The title was {quoted(before.title)} and is {quoted(motion.title)}."
        yield asking(comparison, record, ("title",), f"It was published as {quoted(before.title)}.", "title", change)


# Clauses --------------------------------------------------------------------------------------------------------------


def check_published_clause_stays(comparison: Comparison) -> Iterator[Finding]:
    """The letter of a published clause stays, unless an erratum says where the clause went; and a letter that is gone is
    never used again."""
    for before, record in comparison.pairs:
        letters = {clause.letter for clause in before.clauses}
        for clause in before.clauses:
            letter = clause.letter
            if letter not in record.motion.letters and not is_excused(before, record, letter):
                sentence = f"Clause {letter} was published here, and is gone."
                change = f"Clause {letter} ({quoted(clause.text)}) is gone; its letter is not used again."
                yield asking(comparison, record, ("clauses",), sentence, letter, change, went=True)
        gone = {erratum.of for erratum in before.errata if erratum.of} - letters
        for number, letter in enumerate(record.motion.letters):
            if letter in gone:
                sentence = f"A clause {letter} was published before, and a correction says that it is gone."
                hint = "Take the next letter that was never used."
                yield Finding(("clauses", number, "letter"), sentence, hint, record.file)


def check_published_clause_keeps_its_meaning(comparison: Comparison) -> Iterator[Finding]:
    """A published clause goes on to ask the same of the same, and to hold the same; its text may be reworded. Another
    kind, other bodies, another limit or another text needs an erratum."""
    for before, record in comparison.pairs:
        places = {clause.letter: number for number, clause in enumerate(record.motion.clauses)}
        for clause in before.clauses:
            if clause.letter not in places:
                continue
            number = places[clause.letter]
            changes = list(_clause_changes(comparison, clause, record.motion.clauses[number]))
            if changes and not is_excused(before, record, clause.letter):
                yield asking_for_all(
                    comparison, record, ("clauses", number), f"Clause {clause.letter}", clause.letter, changes
                )


def _clause_changes(comparison: Comparison, before: PublishedClause, now: Clause) -> Iterator[Change]:
    if before.kind != now.kind:
        yield "kind", "its kind", before.kind, now.kind.value
    for field, name in (("to", "who is asked"), ("towards", "whom they must move"), ("with_", "with whom")):
        was = [comparison.current("bodies", key) for key in getattr(before, field)]
        asked = list(getattr(now, field))
        if set(was) != set(asked):
            yield field.rstrip("_"), name, names(comparison, was), names(comparison, asked)
    if before.rule and (now.rule is None or folded(before.rule) != folded(now.rule)):
        yield "rule", "the rule", before.rule, now.rule or "none"
    if before.until and not is_more_exact(before.until, now.until):
        yield "until", "its limit", when(before.until), now.until.words if now.until else "none"
    if not says_the_same(before.text, now.text):
        yield "text", "its text", before.text, now.text


# What happened --------------------------------------------------------------------------------------------------------


def check_published_decision_stays(comparison: Comparison) -> Iterator[Finding]:
    """A published decision, with its day and its vote, changes only with an erratum. A result that becomes known, a day
    or a vote that is added, and another body's later decision need none."""
    for before, record in comparison.pairs:
        if is_corrected(before, record.motion, "decision"):
            continue
        decisions = record.motion.outcome.decisions
        for earlier in before.outcome.decisions:
            if earlier.decision == Decision.NOT_RECORDED:
                continue
            by = comparison.current("bodies", earlier.by)
            held = [
                (number, list(_decision_changes(comparison, earlier, one)))
                for number, one in enumerate(decisions)
                if one.by == by and set(one.clauses or ()) == set(earlier.clauses or ())
            ]
            part = f" on {named('clause', earlier.clauses)}" if earlier.clauses else ""
            what = f"The decision by {names(comparison, [by])}{part}"
            if not held:
                sentence = f"{what} was published here, and is gone: {earlier.decision}."
                change = f"{what} was given as {earlier.decision}, and is gone."
                yield asking(comparison, record, ("outcome", "decisions"), sentence, "decision", change)
                continue
            number, changes = min(held, key=lambda one: len(one[1]))
            if changes:
                where: Where = ("outcome", "decisions", number)
                yield asking_for_all(comparison, record, where, what, "decision", changes)


def _decision_changes(comparison: Comparison, before: PublishedDecision, now: DecisionRecord) -> Iterator[Change]:
    if before.decision != now.decision:
        yield "decision", "it", before.decision, now.decision.value
    if before.date and not is_more_exact(before.date, now.date):
        yield "date", "its day", when(before.date), now.date.words if now.date else "left out"
    if before.vote and (now.vote is None or _figures(before.vote) != _figures(now.vote)):
        yield "vote", "the vote", before.vote.text, str(now.vote or "left out")
    if before.to and (now.to is None or comparison.current("bodies", before.to) != now.to):
        was, sent = (
            names(comparison, [comparison.current("bodies", key)] if key else []) for key in (before.to, now.to)
        )
        yield "to", "the body it went to", was, sent
    yield from changes_of(comparison, before, now, ("evidence",))


def _figures(vote: PublishedVote | Vote) -> tuple[int | None, ...] | str:
    """A vote as it counts: its figures, however they are written, or its words."""
    figures = (vote.in_favour, vote.against, vote.abstentions)
    return folded(vote.text).casefold() if vote.in_favour is None else figures


def check_published_amendment_stays(comparison: Comparison) -> Iterator[Finding]:
    """A published amendment stays, with its number, its words and what became of it, unless an erratum says otherwise. It
    may be reworded in our words, and a result that becomes known needs none."""
    for before, record in comparison.pairs:
        if not before.amendments or is_excused(before, record, "amendment"):
            continue
        places = {name: number for number, name in enumerate(_called([one.number for one in record.motion.amendments]))}
        for name, earlier in zip(_called([one.number for one in before.amendments]), before.amendments, strict=True):
            if name not in places:
                sentence = f"{name} was published here, and is gone."
                yield asking(comparison, record, ("amendments",), sentence, "amendment", f"{name} is gone.", went=True)
                continue
            now = record.motion.amendments[places[name]]
            changes = [
                *_amendment_changes(earlier, now),
                *changes_of(comparison, earlier, now, ("proposer", "evidence")),
            ]
            if changes:
                yield asking_for_all(comparison, record, ("amendments", places[name]), name, "amendment", changes)


def _called(numbers: list[str | None]) -> list[str]:
    """What each amendment is called: by its number; where it has none, by its place among those without."""
    without = itertools.count(1)
    return [f"Amendment {number}" if number else f"Unnumbered amendment {next(without)}" for number in numbers]


def _amendment_changes(before: PublishedAmendment, now: Amendment) -> Iterator[Change]:
    if before.decision not in (Decision.NOT_RECORDED, now.decision):
        yield "decision", "it", before.decision, now.decision.value
    if before.vote and (now.vote is None or _figures(before.vote) != _figures(now.vote)):
        yield "vote", "the vote", before.vote.text, str(now.vote or "left out")
    if before.text and not says_the_same(before.text, now.text or ""):
        yield "text", "its text", before.text, now.text or "left out"
    if before.wording and fingerprint(before.wording) != fingerprint(now.wording or ""):
        yield "wording", "its official text", before.wording, now.wording or "left out"


def check_published_event_stays(comparison: Comparison) -> Iterator[Finding]:
    """A published event keeps its key, its day, who acted, what happened and what it meant for which request; it may be
    reworded, and a judgement be confirmed on a later day. Anything else needs an erratum. A key that is gone is never
    used again."""
    for before, record in comparison.pairs:
        keys = {update.key for update in before.outcome.updates}
        gone = {erratum.of for erratum in before.errata if erratum.of} - keys
        updates = {update.key: number for number, update in enumerate(record.motion.outcome.updates)}
        for earlier in before.outcome.updates:
            if is_excused(before, record, earlier.key):
                continue
            if earlier.key not in updates:
                sentence = f"The event '{earlier.key}' was published here, and is gone."
                change = f"The event of {when(earlier.date)} ({quoted(earlier.event)}) is gone."
                yield asking(comparison, record, ("outcome", "updates"), sentence, earlier.key, change, went=True)
                continue
            number = updates[earlier.key]
            now = record.motion.outcome.updates[number]
            changes: list[Change] = []
            if not is_more_exact(earlier.date, now.date):
                changes.append(("date", "its day", when(earlier.date), now.date.words))
            if earlier.by != now.by:
                changes.append(("by", "who acted", earlier.by, now.by.value))
            if not says_the_same(earlier.event, now.event):
                changes.append(("event", "what happened", earlier.event, now.event))
            changes += changes_of(comparison, earlier, now, ("evidence",))
            if earlier.assessment:
                changes += _assessment_changes(comparison, earlier.assessment, now.assessment)
            if changes:
                where: Where = ("outcome", "updates", number)
                yield asking_for_all(comparison, record, where, f"The event '{earlier.key}'", earlier.key, changes)
        for key in sorted(gone & set(updates)):
            sentence = f"An event '{key}' was published before, and a correction says that it is gone."
            where = ("outcome", "updates", updates[key], "key")
            yield Finding(where, sentence, "Choose another key: a published one is never used again.", record.file)


def _assessment_changes(
    comparison: Comparison, before: PublishedAssessment, now: Assessment | None
) -> Iterator[Change]:
    if now is None:
        yield "assessment", "the assessment", _progress(before.progress), "gone"
        return
    if any(now.progress.get(letter) != progress for letter, progress in before.progress.items()):
        yield "assessment", "the assessment", _progress(before.progress), _progress(now.progress)
    if now.on.text < before.on:
        yield "assessment", "the day of the assessment", when(before.on), now.on.words
    for _, name, was, is_now in changes_of(comparison, before, now, ("by", "because", "overrides")):
        yield "assessment", f"{name}, of the assessment", was, is_now


def _progress(progress: Mapping[str, str]) -> str:
    return ", ".join(f"{letter}: {word}" for letter, word in progress.items())


# Official words -------------------------------------------------------------------------------------------------------


def check_published_wording_stays(comparison: Comparison) -> Iterator[Finding]:
    """Published official words, and the fingerprint of words, change or go only with an erratum or a redaction. How they
    are set, in lines, hyphens or quotation marks, is no change."""
    for before, record in comparison.pairs:
        motion = record.motion
        if is_excused(before, record, "wording"):
            continue
        if before.wording is not None and motion.wording is None:
            yield asking(
                comparison,
                record,
                (),
                "The official words were published here, and are gone.",
                "wording",
                "The official words stood here, and were taken out.",
                went=True,
            )
        elif before.wording is not None and motion.wording != before.wording:
            if motion.wording and fingerprint(before.wording) != fingerprint(motion.wording):
                yield asking(
                    comparison,
                    record,
                    ("wording",),
                    "Other official words were published here.",
                    "wording",
                    "The official words were put right.",
                )
        elif before.source.fingerprint and (
            motion.source.fingerprint is None or is_other_text(before.source.fingerprint, motion.source.fingerprint)
        ):
            change = "The fingerprint of the official words was put right."
            yield asking(
                comparison,
                record,
                ("source", "fingerprint"),
                "Another fingerprint of the official words was published here.",
                "wording",
                change,
            )


def check_published_paragraph_stays(comparison: Comparison) -> Iterator[Finding]:
    """A numbered paragraph of published official words, and a numbered entry of a list in it, keeps its number; people
    cite it by that. Other numbers need an erratum."""
    for before, record in comparison.pairs:
        wording = record.motion.wording
        if wording is None or wording == before.wording or is_excused(before, record, "wording"):
            continue
        if before.wording is None or fingerprint(before.wording) != fingerprint(wording):
            continue  # told as other words
        now = paragraphs(wording)
        for number, earlier in enumerate(before.wording_paragraphs, 1):
            here = now[number - 1] if number <= len(now) else Paragraph("")
            if _words(earlier.text, earlier.items) != _words(here.text, here.items):
                sentence = f"Other words were published as paragraph {number}, of {counted(len(before.wording_paragraphs), 'paragraph')}."
                change = f"The official words were parted into paragraphs otherwise, from paragraph {number} on."
                yield asking(comparison, record, ("wording",), sentence, "wording", change)
                break


def _words(text: str, items: tuple[str, ...]) -> list[str]:
    return [fingerprint(part) for part in (text, *items)]


# Corrections and removals ---------------------------------------------------------------------------------------------


def check_published_erratum_stays(comparison: Comparison) -> Iterator[Finding]:
    """A published correction stays as it was, unless it is taken out by a redaction; a mistake in it is corrected by another."""
    for before, record in comparison.pairs:
        held = {(one.on.text, folded(one.change), folded(one.because)) for one in record.motion.errata}
        for earlier in before.errata:
            if (earlier.on, folded(earlier.change), folded(earlier.because)) in held or has_new_redaction(
                before, record.motion
            ):
                continue
            days = [number for number, one in enumerate(record.motion.errata) if one.on.text == earlier.on]
            where: Where = ("errata", days[0]) if days else ("errata",) if record.motion.errata else ()
            sentence = f"A correction of {earlier.on} was published here: {quoted(earlier.change)}"
            hint = "Put it back as it was. If it was wrong itself, add another that says so."
            yield Finding(where, sentence, hint, record.file)


def check_published_redaction_stays(comparison: Comparison) -> Iterator[Finding]:
    """A published redaction stays, with its day and its reason, unless an erratum says why it was lifted."""
    for before, record in comparison.pairs:
        earlier, now = before.redaction, record.motion.redaction
        if earlier is None or is_corrected(before, record.motion, "redaction"):
            continue
        if now is None or now.on.text != earlier.on or not says_the_same(earlier.because, now.because):
            where: Where = ("redaction",) if now else ()
            change = f"The redaction of {earlier.on} was {'put right' if now else 'lifted'}."
            yield asking(
                comparison, record, where, f"A redaction of {earlier.on} was published here.", "redaction", change
            )
