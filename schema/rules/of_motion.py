"""The rules of one motion, by itself and in its meeting."""

import re
from collections.abc import Iterator
from itertools import pairwise

from schema.archive import Record
from schema.fields import KEY, NOT_RECORDED, TextKind
from schema.motion import Amendment, DecisionRecord
from schema.numbers import is_number_key, notice_key, number_key
from schema.problems import Finding, Where, listed
from schema.shapes import marked
from schema.terms import (
    CARRIED,
    CHANGED_WORDS,
    AmendmentDecision,
    ClauseKind,
    Decision,
    LinkKind,
    MotionKind,
)
from schema.wording import fingerprint, paragraphs, unquoted

LETTERS = TextKind.LETTERS
RESERVED = frozenset({"book", "index", "meeting", "motion"})
"""Words that cannot be a motion's key, because something else has their address."""


def check_year_is_the_meetings(record: Record) -> Iterator[Finding]:
    """A motion's year is the year of its meeting."""
    if record.motion.year != record.meeting.year:
        sentence = (
            f"The year is {record.motion.year}, but the file is in the folder of the meeting of {record.meeting.year}."
        )
        yield Finding(("year",), sentence, f"Write {record.meeting.year}, or move the file.")


def check_key_is_the_number(record: Record) -> Iterator[Finding]:
    """A file is named by the motion's number; where it has none, by `m` and its notice number; else by a few words."""
    motion, name = record.motion, record.name
    if motion.number or motion.notice_number:
        expected = number_key(motion.number) if motion.number else notice_key(motion.notice_number or "")
        if name != expected:
            sentence = f"The file is called {name}.yaml, but with this number it should be {expected}.yaml."
            hint = "Rename the file, or correct the number."
            yield Finding(("number" if motion.number else "notice_number",), sentence, hint)
    elif is_number_key(name):
        sentence = f"The file is called {name}.yaml, but the record has no such number."
        yield Finding((), sentence, "Add the number, or name the file by a few words.")
    elif not re.fullmatch(KEY, name) or name in RESERVED or len(name) < 2:
        sentence = f"'{name}' cannot be the name of a motion's file."
        yield Finding((), sentence, "Use lower-case letters, digits and hyphens: get-us-out-of-hmpps.yaml.")


def check_title_stands_without_quotation_marks(record: Record) -> Iterator[Finding]:
    """A title is written without quotation marks around the whole of it: they are the printer's, and search and citations add
    their own."""
    title = record.motion.title
    if (plain := unquoted(title)) != title:
        hint = f"Write it without them: {plain}"
        yield Finding(("title",), "The whole title is in quotation marks.", hint)


def check_words_or_wording(record: Record) -> Iterator[Finding]:
    """A motion without its official wording has a line on what it is about, a summary and a topic."""
    motion = record.motion
    if motion.wording or motion.redaction:
        return
    for field in ("about", "topics", "summary"):
        if not getattr(motion, field):
            sentence = f"'{field}' is missing, and the official wording is not held either."
            yield Finding((), sentence, "Write it in your own plain words.")


def check_letters_go_up(record: Record) -> Iterator[Finding]:
    """The letters of clauses are unique and in alphabetical order."""
    letters = record.motion.letters
    for number, (before, letter) in enumerate(pairwise(letters), 1):
        if letter <= before:
            yield Finding(
                ("clauses", number, "letter"),
                f"Clause {letter} comes after clause {before}."
                if letter < before
                else f"There are two clauses {letter}.",
                "Put the clauses in order of their letters, or give a new one the next free letter; a published letter never changes.",
            )


def check_clause_fits_its_kind(record: Record) -> Iterator[Finding]:
    """A request says who is asked, a rule change says which rule it rewords, and a position asks nobody."""
    for number, clause in enumerate(record.motion.clauses):
        where: Where = ("clauses", number)
        name = f"Clause {clause.letter} is a {clause.kind}"
        asked = {"to": clause.to, "towards": clause.towards, "with": clause.with_}
        if clause.kind is ClauseKind.REQUEST and not clause.to:
            yield Finding(where, f"{name}, but does not say who is asked.", "Add 'to:' with the key of a body.")
        if clause.kind is not ClauseKind.REQUEST and any(asked.values()):
            field = next(field for field, keys in asked.items() if keys)
            yield Finding((*where, field), f"{name} and asks nobody.", "Delete this, or make it a request.")
        if clause.kind is ClauseKind.RULE_CHANGE and not clause.rule:
            yield Finding(where, f"{name}, but does not say which rule it rewords.", "Add 'rule:' with its number.")
        if clause.kind is not ClauseKind.RULE_CHANGE and clause.rule:
            yield Finding((*where, "rule"), f"{name} and rewords no rule.", "Delete this, or make it a rule change.")


def check_rule_change_is_an_amendment(record: Record) -> Iterator[Finding]:
    """Only a constitutional amendment changes rules, and with its clauses it says which."""
    motion = record.motion
    changes = [n for n, clause in enumerate(motion.clauses) if clause.kind is ClauseKind.RULE_CHANGE]
    if motion.kind is MotionKind.AMENDMENT and motion.clauses and not changes:
        sentence = "This is a constitutional amendment, but none of its clauses is a rule change."
        yield Finding(("kind",), sentence, "Correct the kind of the motion or of the clause.")
    if motion.kind is not MotionKind.AMENDMENT:
        for number in changes:
            sentence = "Only a constitutional amendment changes rules."
            yield Finding(("clauses", number, "kind"), sentence, "Correct the kind of the clause or of the motion.")


def check_until_is_not_before_the_meeting(record: Record) -> Iterator[Finding]:
    """A time limit is not before the meeting that set it."""
    for number, clause in enumerate(record.motion.clauses):
        if clause.until and record.meeting.is_held_in_its_year and clause.until.last < record.meeting.held.first:
            sentence = f"The time limit is before the meeting ({record.meeting.held.words})."
            yield Finding(("clauses", number, "until"), sentence, "Correct the date.")


def check_paragraphs_exist(record: Record) -> Iterator[Finding]:
    """A clause names paragraphs that the wording has."""
    motion = record.motion
    held = paragraphs(motion.wording) if motion.wording else None
    count = len(held) if held is not None else motion.source.paragraphs
    if count is None:
        return
    for number, clause in enumerate(motion.clauses):
        for name in clause.paragraphs or ():
            paragraph, _, item = name.partition(".")
            sentence = ""
            if int(paragraph) > count:
                sentence = f"There is no paragraph {paragraph}: the wording has {count}."
            elif item and held is not None and int(item) > len(held[int(paragraph) - 1].items):
                sentence = f"Paragraph {paragraph} has no item {item}."
            if sentence:
                hint = "Count the paragraphs of the official words again."
                yield Finding(("clauses", number, "paragraphs"), sentence, hint)
                break  # one is enough: the rest of a run is missing too


def check_wording_is_the_sources(record: Record) -> Iterator[Finding]:
    """The wording held is that of the source: its fingerprint and its number of paragraphs agree."""
    motion = record.motion
    if not motion.wording:
        return
    if motion.source.fingerprint and fingerprint(motion.wording) != motion.source.fingerprint:
        sentence = "The wording does not match the fingerprint under 'source'."
        yield Finding(("wording",), sentence, "Put the official words back; `make wording` shows the difference.")
    count = len(paragraphs(motion.wording))
    if motion.source.paragraphs is not None and count != motion.source.paragraphs:
        sentence = f"The wording has {count} paragraphs, and this says {motion.source.paragraphs}."
        hint = "Blank lines separate paragraphs; correct them or the number."
        yield Finding(("source", "paragraphs"), sentence, hint)


def check_vote_adds_up(record: Record) -> Iterator[Finding]:
    """A vote in numbers agrees with what was decided, on a motion or on an amendment; where the numbers alone do
    not decide, the record says why."""
    for where, what, entry in _decisions(record):
        decision, vote = entry.decision, entry.vote
        if vote is None:
            if entry.because:
                hint = "Add 'vote:', or write this as a 'note:'."
                yield Finding((*where, "because"), "This gives a reason for a vote, and there is no vote.", hint)
            continue
        if not decision.may_have_vote:
            sentence = f"There is a vote, but the {what} is '{decision}'."
            yield Finding((*where, "vote"), sentence, "Delete the vote, or correct the decision.")
        if vote.in_favour is None or vote.against is None or entry.because:
            continue
        is_carried = decision in CARRIED or decision in CHANGED_WORDS
        undecided = vote.in_favour <= vote.against if is_carried else vote.in_favour > vote.against
        if undecided and (is_carried or decision in (Decision.LOST, AmendmentDecision.LOST)):
            numbers = f"{vote.in_favour} for and {vote.against} against"
            sentence = f"By the numbers, {numbers}, the {what} was not {'carried' if is_carried else 'lost'}."
            hint = "Add 'because:' with the reason, such as: Two-thirds were needed. Or correct the decision."
            yield Finding((*where, "vote"), sentence, hint)


def _decisions(record: Record) -> Iterator[tuple[Where, str, DecisionRecord | Amendment]]:
    """Every decision on a motion and on its amendments: its place, what it is on, and what it says."""
    for number, decision in enumerate(record.motion.outcome.decisions):
        yield ("outcome", "decisions", number), "motion", decision
    for number, amendment in enumerate(record.motion.amendments):
        yield ("amendments", number), "amendment", amendment


def check_decision_has_evidence(record: Record) -> Iterator[Finding]:
    """A decision rests on a document, unless the result is not recorded."""
    for where, what, entry in _decisions(record):
        if not entry.evidence and entry.decision != NOT_RECORDED:
            sentence = f"This decision on the {what}, '{entry.decision}', has no evidence."
            hint = "Add 'evidence:' with the key of a document; if no document says so, write: not recorded"
            yield Finding(where, sentence, hint)


def check_amendments_fit_the_decision(record: Record) -> Iterator[Finding]:
    """Where amendments are recorded, one that was carried or accepted makes the motion *carried as amended*, and only that.

    An amendment of which the result is not recorded may be the one.
    """
    amendments = record.motion.amendments
    changed = next((n for n, amendment in enumerate(amendments) if amendment.decision in CHANGED_WORDS), None)
    may_have = any(amendment.decision is AmendmentDecision.NOT_RECORDED for amendment in amendments)
    for number, decision in enumerate(record.motion.outcome.decisions):
        if not amendments or not record.is_of_meeting(decision) or decision.clauses:
            continue
        if decision.decision is Decision.CARRIED_AS_AMENDED and changed is None and not may_have:
            sentence = "The motion is 'carried as amended', but none of its amendments was carried or accepted."
            hint = "Add the amendment that was, or correct one of the decisions."
            yield Finding(("outcome", "decisions", number, "decision"), sentence, hint)
        if decision.decision is Decision.CARRIED and changed is not None:
            sentence = f"The motion is 'carried' as it was put, but amendment {amendments[changed].number or changed + 1} was {amendments[changed].decision}."
            hint = "Write 'carried as amended', or correct the decision on the amendment."
            yield Finding(("outcome", "decisions", number, "decision"), sentence, hint)


def check_meeting_decided(record: Record) -> Iterator[Finding]:
    """The first decision on a motion is that of its meeting, or says that the result is not recorded."""
    first = record.motion.outcome.decisions[0]
    if not record.is_of_meeting(first) and first.decision is not Decision.NOT_RECORDED:
        sentence = f"The first decision must be the meeting's own, by '{record.meeting.body}'."
        hint = "Begin with what the meeting did; if that is not known, write: not recorded"
        yield Finding(("outcome", "decisions", 0, "by"), sentence, hint)


def check_decided_once(record: Record) -> Iterator[Finding]:
    """A body decides the whole of a motion once, and each clause once; a result that is not recorded is the only one."""
    seen: dict[tuple[str, str], int] = {}
    for number, decision in enumerate(record.motion.outcome.decisions):
        for part in decision.clauses or ("",):
            place = (decision.by, part)
            if place in seen:
                what = f"clause {part}" if part else "the motion"
                sentence = f"'{decision.by}' already decided {what}, in decision {seen[place] + 1}."
                hint = "Keep one of them, or say with 'clauses:' which clauses each is about."
                yield Finding(("outcome", "decisions", number), sentence, hint)
            seen.setdefault(place, number)
        others = [d for d in record.motion.outcome.decisions if d.by == decision.by and d is not decision]
        if decision.decision is Decision.NOT_RECORDED and not decision.clauses and others:
            sentence = f"The result is not recorded, and yet there is another decision of '{decision.by}'."
            yield Finding(("outcome", "decisions", number, "decision"), sentence, "Delete this one.")


def check_decision_is_not_before_the_meeting(record: Record) -> Iterator[Finding]:
    """The meeting decides on its days, and nobody decides its motions before; decisions are in order of time."""
    before = None
    held, is_known = record.meeting.held, record.meeting.is_held_in_its_year
    for number, decision in enumerate(record.motion.outcome.decisions):
        where: Where = ("outcome", "decisions", number, "date")
        if decision.date and is_known and decision.date.last < held.first:
            sentence = f"The decision is dated before the meeting ({held.words})."
            yield Finding(where, sentence, "Correct the date.")
        if decision.date and is_known and record.is_of_meeting(decision) and decision.date.first > held.last:
            sentence = f"The meeting decided this after its last day ({held.words})."
            yield Finding(where, sentence, "Correct the date, or name the body that decided later.")
        if decision.date and before and decision.date < before:
            sentence = f"This decision is earlier than the one above it ({before.words})."
            yield Finding(where, sentence, "Put them in order of time.")
        before = decision.date or before


def check_only_remitted_is_sent(record: Record) -> Iterator[Finding]:
    """Only a motion that was remitted or not reached is sent to another body."""
    for number, decision in enumerate(record.motion.outcome.decisions):
        if decision.to and not decision.decision.may_be_sent_on:
            sentence = f"A motion that is '{decision.decision}' is not sent to another body."
            yield Finding(("outcome", "decisions", number, "to"), sentence, "Delete this, or correct the decision.")


def check_clauses_named_exist(record: Record) -> Iterator[Finding]:
    """Every letter that a record names is a clause of it."""
    motion = record.motion
    # All letters are in one text, which is the place of each.
    named: list[tuple[Where, str]] = [(where[:-1], text) for where, mark, text in marked(motion) if mark is LETTERS]
    for number, update in enumerate(motion.outcome.updates):
        place: Where = ("outcome", "updates", number, "assessment", "progress")
        named += [((*place, letter), letter) for letter in (update.assessment.progress if update.assessment else ())]
    for where, letter in named:
        if letter not in motion.letters:
            yield Finding(where, f"There is no clause {letter}.", motion.clauses_sentence)


def check_only_requests_make_progress(record: Record) -> Iterator[Finding]:
    """Only a request has progress; a position stands or not, and nothing can be met."""
    kinds = {clause.letter: clause.kind for clause in record.motion.clauses}
    for number, update in enumerate(record.motion.outcome.updates):
        for letter, progress in update.assessment.progress.items() if update.assessment else ():
            where: Where = ("outcome", "updates", number, "assessment", "progress", letter)
            if kinds.get(letter, ClauseKind.REQUEST) is not ClauseKind.REQUEST:
                yield Finding(where, f"Clause {letter} is a {kinds[letter]} and has no progress.", "Delete this line.")
            if not progress.is_assessable:
                sentence = f"An assessment cannot say '{progress}'."
                yield Finding(where, sentence, "Delete the assessment; 'looked_for' says that nothing was found.")
    for number, search in enumerate(record.motion.outcome.looked_for):
        for letter in search.clauses:
            if kinds.get(letter) is ClauseKind.POSITION:
                sentence = f"Clause {letter} is a position: there is nothing to look for."
                yield Finding(("outcome", "looked_for", number, "clauses"), sentence, "Leave it out.")


TAKEN = frozenset(
    {"outcome", "wording", "amendments", "cite", "summary", "clauses", "held", "history", "related", "record", "about"}
    | {"content", "menu", "top"}
)
"""Anchors that every motion's page has, and so no update's key."""


def check_update_key_is_free(record: Record) -> Iterator[Finding]:
    """An update's key is its own anchor on the page: unique, and no letter, paragraph or part of the page."""
    seen: dict[str, int] = {}
    hint = "Choose a few short words: storage-circular."
    for number, update in enumerate(record.motion.outcome.updates):
        where: Where = ("outcome", "updates", number, "key")
        if update.key in seen:
            sentence = f"'{update.key}' is the key of update {seen[update.key] + 1} already."
            yield Finding(where, sentence, "Choose another; published keys never change.")
        elif not re.match(r"[a-z].", update.key):
            sentence = f"'{update.key}' cannot be the key of an update: it needs two characters, and a letter first."
            yield Finding(where, sentence, hint)
        elif update.key in TAKEN or re.fullmatch(r"p\d+", update.key):
            sentence = f"'{update.key}' cannot be the key of an update: it is the address of another part of the page."
            yield Finding(where, sentence, hint)
        seen.setdefault(update.key, number)


def check_updates_are_in_order(record: Record) -> Iterator[Finding]:
    """Updates are in order of time."""
    updates = record.motion.outcome.updates
    for number, (before, update) in enumerate(pairwise(updates), 1):
        if update.date.first < before.date.first:
            sentence = f"This is earlier than the update above it ({before.date.words})."
            yield Finding(("outcome", "updates", number, "date"), sentence, "Put the updates in order of time.")


def check_context_is_not_assessed(record: Record) -> Iterator[Finding]:
    """What happened before the meeting is context, and no assessment rests on it."""
    for number, update in enumerate(record.motion.outcome.updates):
        is_before = record.meeting.is_held_in_its_year and update.date.last < record.meeting.held.first
        if update.assessment and is_before:
            sentence = f"The event was before the meeting ({record.meeting.held.words}), so nothing can have come of the motion yet."
            hint = "Delete the assessment, or correct the date."
            yield Finding(("outcome", "updates", number, "assessment"), sentence, hint)


def check_assessment_follows_event(record: Record) -> Iterator[Finding]:
    """An assessment is made after the event that it judges."""
    for number, update in enumerate(record.motion.outcome.updates):
        if update.assessment and update.assessment.on.last < update.date.first:
            sentence = f"The assessment is earlier than its event ({update.date.words})."
            yield Finding(("outcome", "updates", number, "assessment", "on"), sentence, "Correct one of the dates.")


def check_event_bears_on_what_it_judges(record: Record) -> Iterator[Finding]:
    """An event that says which clauses it bears on names all that its assessment judges."""
    for number, update in enumerate(record.motion.outcome.updates):
        judged = update.assessment.progress if update.assessment else {}
        lacking = [letter for letter in judged if update.clauses is not None and letter not in update.clauses]
        if lacking:
            sentence = f"The assessment judges clause {listed(lacking)}, which is not named here."
            hint = "Name it here too, or take it out of the assessment."
            yield Finding(("outcome", "updates", number, "clauses"), sentence, hint)


def check_changed_is_the_last_day(record: Record) -> Iterator[Finding]:
    """The day of a record's last change is not before any day on which it says that somebody looked, judged or corrected."""
    motion = record.motion
    if motion.changed is None:
        return
    days = [erratum.on for erratum in motion.errata] + ([motion.redaction.on] if motion.redaction else [])
    days += [search.on for search in motion.outcome.looked_for]
    days += [update.assessment.on for update in motion.outcome.updates if update.assessment]
    latest = max(days, default=motion.changed)
    if motion.changed < latest:
        sentence = f"The record mentions something that was done on {latest.words}, after this day."
        yield Finding(("changed",), sentence, "Write the day of the last change.")


def check_overrides_an_earlier_assessment(record: Record) -> Iterator[Finding]:
    """An assessment sets aside only assessments of earlier updates on a clause that it judges itself."""
    earlier: dict[str, set[str]] = {}
    for number, update in enumerate(record.motion.outcome.updates):
        if not update.assessment:
            continue
        for place, key in enumerate(update.assessment.overrides):
            if not earlier.get(key, set()) & set(update.assessment.progress):
                sentence = f"No earlier update '{key}' assesses a clause that this one assesses."
                hint = "Name an update above this one."
                yield Finding(("outcome", "updates", number, "assessment", "overrides", place), sentence, hint)
        earlier[update.key] = set(update.assessment.progress)


def check_looked_for_after_the_meeting(record: Record) -> Iterator[Finding]:
    """What came of a motion is looked for after its meeting."""
    for number, search in enumerate(record.motion.outcome.looked_for):
        if record.meeting.is_held_in_its_year and search.on.last < record.meeting.held.first:
            sentence = f"This day is before the meeting ({record.meeting.held.words})."
            yield Finding(("outcome", "looked_for", number, "on"), sentence, "Correct the date.")


def check_union_speaks_after_the_meeting(record: Record) -> Iterator[Finding]:
    """What the union says about a motion's standing is dated after the meeting, and its statements are in order of time."""
    before = None
    for number, statement in enumerate(record.motion.outcome.union_says):
        where: Where = ("outcome", "union_says", number, "date")
        if statement.date.last < record.meeting.held.first:
            sentence = f"This is from before the meeting ({record.meeting.held.words})."
            yield Finding(where, sentence, "Correct the date.")
        if before and statement.date.first < before.first:
            sentence = f"This is earlier than what stands above it ({before.words})."
            yield Finding(where, sentence, "Put them in order of time.")
        before = statement.date


def check_dispute_is_closed_with_an_answer(record: Record) -> Iterator[Finding]:
    """A dispute is closed by an answer, on or after the day on which it was raised."""
    for number, dispute in enumerate(record.motion.outcome.disputes):
        where: Where = ("outcome", "disputes", number)
        if bool(dispute.closed) != bool(dispute.answer):
            missing = "answer" if dispute.closed else "closed"
            sentence = f"'{missing}' is missing: a closed dispute has a day and an answer."
            yield Finding(where, sentence, "Add it, or leave the dispute open.")
        if dispute.closed and dispute.closed.last < dispute.on.last:
            sentence = "The dispute was closed before it was raised."
            yield Finding((*where, "closed"), sentence, "Correct one of the dates.")


def check_ballot_says_something(record: Record) -> Iterator[Finding]:
    """A ballot gives a place or a number of votes."""
    ballot = record.motion.outcome.ballot
    if ballot and ballot.place is None and ballot.votes is None:
        sentence = "The ballot gives neither a place nor votes."
        yield Finding(("outcome", "ballot"), sentence, "Add 'place:' or 'votes:', or delete the ballot.")


def check_composite_names_its_motions(record: Record) -> Iterator[Finding]:
    """Only a composite motion is composed of others."""
    if record.motion.kind is MotionKind.COMPOSITE:
        return
    for number, link in enumerate(record.motion.links):
        if link.kind is LinkKind.COMPOSED_OF:
            sentence = "Only a composite motion is composed of others."
            yield Finding(("links", number, "kind"), sentence, "Correct the kind of the motion or of the link.")


def check_only_the_carried_change_policy(record: Record) -> Iterator[Finding]:
    """Only a motion recorded as carried replaces, cancels or reaffirms another."""
    for number, link in enumerate(record.motion.links):
        if link.kind.leaves and not record.carries(link.clauses):
            what = f"Clause {listed(link.clauses)}" if link.clauses and record.is_carried else "This motion"
            sentence = f"{what} is not recorded as carried, so it {link.kind} nothing."
            yield Finding(("links", number, "kind"), sentence, "Write 'follows' or 'builds on'.")
