"""Whether a motion is still policy: derived from what is recorded, and never stronger than what we hold.

The rules, as readers are shown them:

1. Only a motion recorded as carried, by a meeting with a quorum, is policy. Where no result of that meeting is recorded,
   its standing is *not known*; lost, withdrawn, fallen, out of order or not reached, it is *not policy*. What another
   body decided later is shown, and changes neither.
2. A motion that the meeting sent to another body, or took into a composite, is *referred*; what was decided there is shown
   where it is known.
3. A carried change of the union's rules is in the rules: see those in force.
4. It ends where a later motion, itself recorded as carried, cancels or replaces it, or the clause of it in question,
   unless a still later one reaffirms it. A motion of which only some clauses are ended is so *in part*.
5. It ends on the last day that it set itself.
6. It lapses by the union's rule, if there is one, the given number of years after it was carried or last reaffirmed; one that
   is reaffirmed after its lapse counts again from then. What another body's congress carried is that body's policy, and
   this union's rule does not end it.
7. A later motion recorded as carried that reaffirms it keeps it *reaffirmed*.
8. Otherwise nothing held here ends it. Where the whole list of every later meeting is held, there is *no later decision*; where
   any is missing, *later decisions not known*. A yearly and a special general meeting can each end what the
   other decided. A year of which no yearly meeting is recorded counts as missing, from a month before the day of the year
   on which the last one may have begun. Of another body's congress, later decisions are never known.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from schema.archive import Archive, LinkFrom, Record, decided_on
from schema.meeting import Meeting
from schema.motion import Clause, DecisionRecord
from schema.terms import CARRIED, ClauseKind, Decision, Extent, LinkKind, MeetingKind, MotionKind, Quorum, Standing

ENDING = frozenset(kind for kind in LinkKind if kind.leaves) - {LinkKind.REAFFIRMS}
"""The links that end the other motion."""


@dataclass(frozen=True, slots=True)
class StandingResult:
    """A standing and the facts from which it follows.

    `by` is the key of the motion that reaffirmed, replaced or cancelled it; `on` the day on which it lapsed, passed its
    limit or was changed; `decision` the decision that it rests on; `then` what another body decided later, recorded last;
    `in_part` says that it is so for some of the motion only; `indication` that the meeting had no quorum.
    """

    standing: Standing
    by: str | None = None
    on: dt.date | None = None
    decision: DecisionRecord | None = None
    then: DecisionRecord | None = None
    in_part: bool = False
    indication: bool = False


def standing(archive: Archive, record: Record, as_of: dt.date, clause: Clause | None = None) -> StandingResult:
    """The standing of a motion, or of one clause of it, on a day."""
    letter = clause.letter if clause else None
    decisions = [decision for decision in record.motion.outcome.decisions if decided_on(record, decision) <= as_of]
    of_meeting = _about(letter, [decision for decision in decisions if record.is_of_meeting(decision)])
    others = _about(letter, [decision for decision in decisions if not record.is_of_meeting(decision)])
    known = [decision for decision in others if decision.decision is not Decision.NOT_RECORDED]
    then = max(known, key=lambda decision: decided_on(record, decision), default=None)
    if not of_meeting:
        return StandingResult(Standing.NOT_KNOWN, then=then)
    # A motion taken in parts has the standing of its best part, marked as being so in part.
    decision = min(of_meeting, key=lambda option: _PLACES[option.decision])
    in_part = len({_PLACES[option.decision] for option in of_meeting}) > 1
    if decision.decision in CARRIED:
        if record.meeting.quorate is Quorum.NO:
            return StandingResult(Standing.NOT_POLICY, decision=decision, then=then, indication=True)
        return _of_carried(archive, record, as_of, clause, decision, in_part)
    composite = None
    if decision.decision is Decision.IN_COMPOSITE:
        composite = _latest(archive, record, as_of, letter or "", {LinkKind.COMPOSED_OF})
    by = composite.record.key if composite else None
    return StandingResult(decision.decision.standing, decision=decision, by=by, then=then, in_part=in_part)


def _about(letter: str | None, decisions: list[DecisionRecord]) -> list[DecisionRecord]:
    """One body's decisions that are about a clause, or all that are about the motion.

    A clause that was taken by itself has its own decision; that on the rest is not about it.
    """
    if letter is None:
        return decisions
    own = [decision for decision in decisions if decision.clauses and letter in decision.clauses]
    return own or [decision for decision in decisions if not decision.clauses]


# What is not known may have been carried, and so comes before what is known not to have been.
_FROM_BEST = (Standing.LATER_NOT_KNOWN, Standing.REFERRED, Standing.NOT_KNOWN, Standing.NOT_POLICY)
_PLACES = {term: (_FROM_BEST.index(term.standing), term is Decision.IN_COMPOSITE) for term in Decision}
"""The place of each decision among those on a motion's parts, from the best."""


def _of_carried(
    archive: Archive, record: Record, as_of: dt.date, clause: Clause | None, decision: DecisionRecord, in_part: bool
) -> StandingResult:
    """The standing of a carried motion or clause: rules 3 to 8."""
    carried = StandingResult(Standing.LATER_NOT_KNOWN, decision=decision, in_part=in_part)
    changes_rules = clause.kind is ClauseKind.RULE_CHANGE if clause else record.motion.kind is MotionKind.AMENDMENT
    if changes_rules:
        return replace(carried, standing=Standing.RULE_CHANGE)
    clauses = [clause] if clause else [part for part in record.motion.clauses if record.carries((part.letter,))]
    letters = tuple(part.letter for part in clauses)
    ended, ended_in_part = _bearing(archive, record, as_of, letters, ENDING)
    reaffirmed, reaffirmed_in_part = _bearing(archive, record, as_of, letters, {LinkKind.REAFFIRMS})
    if ended and not (reaffirmed and ended.record.meeting.held < reaffirmed.record.meeting.held):
        term, on = ended.link.kind.leaves or Standing.REPLACED, ended.record.meeting.held.last
        return replace(carried, standing=term, by=ended.record.key, on=on)
    limits = [part.until.last for part in clauses if part.until and part.until.last < as_of]
    if limits and len(limits) == len(clauses):
        return replace(carried, standing=Standing.TIME_LIMIT, on=max(limits), in_part=in_part or ended_in_part)
    carried = replace(carried, in_part=in_part or ended_in_part or reaffirmed_in_part or bool(limits))
    since = reaffirmed.record.meeting.held.last if reaffirmed else decided_on(record, decision)
    years = archive.union.lapse
    if years and record.meeting.kind is not MeetingKind.CONGRESS and (end := years_after(since, years)) < as_of:
        return replace(carried, standing=Standing.LAPSED, on=end)
    if reaffirmed:
        return replace(carried, standing=Standing.REAFFIRMED, by=reaffirmed.record.key, on=since)
    if holds_all_since(archive, record.meeting_key, as_of):
        return replace(carried, standing=Standing.NO_LATER_DECISION)
    return carried


def _bearing(
    archive: Archive, record: Record, as_of: dt.date, letters: tuple[str, ...], kinds: Collection[LinkKind]
) -> tuple[LinkFrom | None, bool]:
    """The last link of these kinds that bears on all of the clauses, and whether some bear on a part of them only."""
    links = [link for letter in letters or ("",) if (link := _latest(archive, record, as_of, letter, kinds))]
    if not letters or len(links) == len(letters):
        return max(links, key=lambda link: link.record.meeting.held, default=None), False
    return None, bool(links)


def _latest(
    archive: Archive, record: Record, as_of: dt.date, letter: str, kinds: Collection[LinkKind]
) -> LinkFrom | None:
    """The last link of these kinds, by the day of its meeting, that bears on a clause; on the whole where it is `""`."""
    latest = None
    for candidate in archive.links_to.get(record.key, ()):
        if candidate.link.kind not in kinds or candidate.record.meeting.held.last > as_of:
            continue
        if candidate.link.to_clauses is not None and letter not in candidate.link.to_clauses:
            continue
        if candidate.link.kind.leaves and not candidate.record.carries(candidate.link.clauses):
            continue
        latest = candidate
    return latest


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day so many years later: 29 February becomes the 28th, and no day is after the last that there is."""
    if day.year + years > dt.MAXYEAR:
        return dt.date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@dataclass(frozen=True, slots=True)
class LaterMeeting:
    """A later meeting that may have decided otherwise, and how much of its list is held here; None where none of it is.

    `key` is that of the meeting; None for a year of which no yearly meeting is recorded.
    """

    key: str | None
    year: int
    held: Extent | None


GENERAL = frozenset({MeetingKind.AGM, MeetingKind.SGM})
YEARLY = frozenset({MeetingKind.AGM, MeetingKind.SECTION})


EARLIER = dt.timedelta(days=30)
"""How much earlier in the year than the last one a yearly meeting may be held. Of those in this repository the greatest
difference is 17 days."""


@lru_cache(maxsize=4096)
def meetings_since(archive: Archive, meeting_key: str, as_of: dt.date) -> tuple[LaterMeeting, ...]:
    """The meetings, in order of time, that could have ended what a meeting decided, up to a day.

    Those are the later meetings of the same body, and for a general meeting the later AGMs and SGMs; and every year
    in which a yearly meeting was due and none is recorded. Of a meeting that may have begun and is not certainly over,
    nothing counts as held: what it decides is not known yet.
    """
    before = archive.meetings[meeting_key]
    circle = [
        (key, meeting)
        for key, meeting in archive.meetings.items()
        if meeting.body == before.body or (before.kind in GENERAL and meeting.kind in GENERAL)
    ]
    recorded = [
        LaterMeeting(key, meeting.year, meeting.list.held if meeting.list and meeting.held.last <= as_of else None)
        for key, meeting in circle
        if before.held < meeting.held and meeting.held.first <= as_of
    ]
    yearly = [meeting for _, meeting in circle if meeting.kind in YEARLY]
    missing = [LaterMeeting(None, year, None) for year in _years_missing(before, yearly, as_of)]
    return tuple(sorted([*recorded, *missing], key=lambda meeting: meeting.year))


def _years_missing(before: Meeting, yearly: list[Meeting], as_of: dt.date) -> list[int]:
    """The years since a meeting in which a yearly one was due by a day and none is recorded.

    `yearly` are all those recorded, in order of time; one that is still to come is recorded too. A special meeting may have
    been followed by the yearly one of its own year.
    """
    if before.kind is MeetingKind.CONGRESS:
        return []
    recorded = {meeting.year for meeting in yearly}
    last = [before, *(meeting for meeting in yearly if meeting.held.first <= as_of)][-1]
    years = range(before.year + (before.kind in YEARLY), as_of.year + 1)
    return [year for year in years if year not in recorded and due(last, year) <= as_of]


def due(last: Meeting, year: int) -> dt.date:
    """The first day of a year on which its yearly meeting can reasonably be over, by when the last one may have begun."""
    anniversary = years_after(last.held.first, year - last.held.first.year)
    return max(anniversary - EARLIER, dt.date(year, 1, 1))


@lru_cache(maxsize=4096)
def holds_all_since(archive: Archive, meeting_key: str, as_of: dt.date) -> bool:
    """Whether the whole list of every meeting since is held; never so of a congress, whose lists no union's archive holds."""
    if archive.meetings[meeting_key].kind is MeetingKind.CONGRESS:
        return False
    return all(later.held is Extent.WHOLE for later in meetings_since(archive, meeting_key, as_of))
