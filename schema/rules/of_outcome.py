"""The rules of what was decided of one motion, and of what came of it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from schema.archive import Record
from schema.fields import NOT_RECORDED
from schema.motion import Amendment, DecisionRecord
from schema.problems import Finding, Where
from schema.sentences import listed
from schema.terms import CARRIED, CHANGED_WORDS, AmendmentDecision, ClauseKind, Decision


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
