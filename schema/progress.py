"""What came of a motion, by rule: from the assessments of its updates, and from the searches that found nothing.

The rules, as readers are shown them:

1. Only a request has progress. A position stands or not; a rule change is in the rules or not.
2. A request is judged by its aim: by what came about, whoever brought it about. Its progress is what the assessments of
   dated events say; without an assessment nothing changes. What the union did is shown beside it as a fact of its own; where
   the request is for the union itself the two are one.
3. A later assessment sets an earlier one aside only where it says so. Where two in force differ, the page shows
   both, the latest event first.
4. With no assessment, a request on which recorded events bear is *not assessed*, and the page says how many events are
   not yet judged. Where none bears on it, a request that was looked for is *nothing found*, as of the last day of
   looking; one that was not is *not assessed*. What happened before the meeting is context and bears on nothing.
5. A motion's progress counts its requests. Across motions requests are counted only to show how far anybody has looked,
   in order of time or of the alphabet; nothing is ranked.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schema.archive import Record
from schema.language import _, joined, ngettext
from schema.motion import Assessment, Clause, Motion, Update
from schema.sentences import counted
from schema.terms import Actor, ClauseKind, Progress


@dataclass(frozen=True, slots=True)
class Judged:
    """An assessment of one clause that is in force: what it says, and the update that it judges."""

    progress: Progress
    update: Update
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class ClauseProgress:
    """The progress of a request: the assessments in force, the latest event first, and when it was last looked for.

    `unjudged` holds the events since the meeting that are said to bear on it and that no assessment judges for it, and
    `acted` those that bear on it in which the union acted, judged or not; both in order of time.
    """

    clause: Clause
    judged: tuple[Judged, ...]
    looked_on: dt.date | None
    unjudged: tuple[Update, ...] = ()
    acted: tuple[Update, ...] = ()

    @property
    def progress(self) -> Progress:
        """What the latest event's assessment says; else whether anybody looked and found nothing."""
        if self.judged:
            return self.judged[0].progress
        return Progress.NOTHING_FOUND if self.looked_on and not self.unjudged else Progress.NOT_ASSESSED

    @property
    def states(self) -> tuple[Progress, ...]:
        """Every progress in force, that of the latest event first; one where all agree."""
        return tuple(dict.fromkeys(judged.progress for judged in self.judged)) or (self.progress,)

    @property
    def checked_on(self) -> dt.date | None:
        """The last day on which somebody looked or judged."""
        days = [judged.assessment.on.last for judged in self.judged] + ([self.looked_on] if self.looked_on else [])
        return max(days, default=None)


def clause_progress(record: Record, clause: Clause, as_of: dt.date) -> ClauseProgress | None:
    """The progress of one clause on a day; None for a clause that has none (rule 1)."""
    if clause.kind is not ClauseKind.REQUEST:
        return None
    letter, outcome = clause.letter, record.motion.outcome
    known = {
        update.key: update.assessment
        for update in outcome.updates
        if update.assessment and letter in update.assessment.progress
        if update.date.first <= as_of and update.assessment.on.last <= as_of
    }
    set_aside = {key for assessment in known.values() for key in assessment.overrides}
    judged = [
        Judged(assessment.progress[letter], update, assessment)
        for update in outcome.updates
        if (assessment := known.get(update.key)) and update.key not in set_aside
    ]
    # Of events that may be on one day, the one written further down is the later: updates are in order of time.
    judged.reverse()
    judged.sort(key=lambda entry: (entry.update.date.first, entry.update.date.last), reverse=True)
    looked = (search.on.last for search in outcome.looked_for if letter in search.clauses and search.on.last <= as_of)
    since = events_since(record, as_of)
    said = [update for update in since if letter in (update.clauses or ())]
    bearing = [
        update for update in since if update in said or (update.assessment and letter in update.assessment.progress)
    ]
    unjudged = tuple(update for update in said if update.key not in known)
    acted = tuple(update for update in bearing if update.by is Actor.UNION)
    return ClauseProgress(clause, tuple(judged), max(looked, default=None), unjudged, acted)


def events_since(record: Record, as_of: dt.date) -> list[Update]:
    """The events of a motion since its meeting began, up to a day."""
    first = record.meeting.held.first
    return [
        update for update in record.motion.outcome.updates if update.date.last >= first and update.date.first <= as_of
    ]


def motion_progress(record: Record, as_of: dt.date) -> tuple[ClauseProgress, ...]:
    """The progress of each request of a motion on a day, in the order of its letters."""
    result = (clause_progress(record, clause, as_of) for clause in record.motion.clauses)
    return tuple(progress for progress in result if progress)


def progress_words(motion: Motion, requests: tuple[ClauseProgress, ...]) -> str:
    """A motion's progress over its requests in a line: `3 requests: 1 met, 2 nothing found`."""
    if not requests:
        return _("No requests") if motion.clauses or motion.redaction else _("Not yet broken into requests")
    return requests_words(requests)


def requests_words(requests: Sequence[ClauseProgress]) -> str:
    """The progress of some requests, of one motion or of several, in a line; there is at least one."""
    waiting = [request for request in requests if request.unjudged and not request.judged]
    counts = Counter(request.progress for request in requests if request not in waiting)
    total = len(requests)
    if len(waiting) == total:
        return joined([counted(total, "request"), unjudged_words(waiting)], ": ")
    if len(counts) == 1 and not waiting:
        (only,) = counts
        return joined([counted(total, "request"), _all_of(only, total)], ": ")
    terms = [term for term in Progress if counts[term]]
    judged = [joined([f"{counts[term]} ", term.label.lower()]) for term in terms if term.is_assessable]
    rest = [joined([f"{counts[term]} ", term.label.lower()]) for term in terms if not term.is_assessable]
    of_waiting = {"number": len(waiting), "events": _recorded(waiting)}
    between = [_("{number} not yet judged ({events})", **of_waiting)] if waiting else []
    return joined([counted(total, "request"), joined([*judged, *between, *rest], ", ")], ": ")


def _all_of(progress: Progress, total: int) -> str:
    """The progress of requests that all have the same: `met`, `both met`, `nothing found for any`."""
    state, found_nothing = progress.label.lower(), progress is Progress.NOTHING_FOUND
    match total:
        case 1:
            return state
        case 2:
            return _("nothing found for either") if found_nothing else _("both {state}", state=state)
    return _("nothing found for any") if found_nothing else _("all {state}", state=state)


def unjudged_words(requests: Iterable[ClauseProgress]) -> str:
    """How many events bear on requests that no assessment judges: `2 events recorded, not yet judged`."""
    return _("{events}, not yet judged", events=_recorded(requests))


def _recorded(requests: Iterable[ClauseProgress]) -> str:
    events = {update.key for request in requests for update in request.unjudged}
    return ngettext("{number} event recorded", "{number} events recorded", len(events))


def days_looked(motion: Motion) -> list[dt.date]:
    """The days on which anybody looked for, or judged, what came of a motion."""
    days = [search.on.last for search in motion.outcome.looked_for]
    return days + [update.assessment.on.last for update in motion.outcome.updates if update.assessment]
