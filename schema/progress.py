"""What came of a motion, by rule: from the assessments of its updates, and from the searches that found nothing.

The rules, as readers are shown them:

1. Only a request has progress. A position stands or not; a rule change is in the rules or not.
2. A request is where the assessments of dated events leave it. Without an assessment nothing moves.
3. A later assessment sets an earlier one aside only where it says so. Where two stand side by side and differ, the page
   shows both, the latest event first.
4. With no assessment, a request that was looked for is *nothing found*, as of the last day of looking; one that was not
   is *not assessed*.
5. A motion's progress counts its requests. Across motions requests are counted only to show how far anybody has looked,
   in order of time or of the alphabet; nothing is ranked.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from schema.motion import Assessment, Clause, Motion, Update
from schema.problems import counted
from schema.terms import ClauseKind, Progress


@dataclass(frozen=True, slots=True)
class Judged:
    """One standing assessment of one clause: what it says, and the update that it judges."""

    progress: Progress
    update: Update
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class ClauseProgress:
    """Where a request stands: the assessments in force, the latest event first, and when it was last looked for.

    `unjudged` holds the events that are said to bear on it and that no assessment judges for it, in order of time.
    """

    clause: Clause
    judged: tuple[Judged, ...]
    looked_on: dt.date | None
    unjudged: tuple[Update, ...] = ()

    @property
    def progress(self) -> Progress:
        """What the latest event's assessment says; else whether anybody looked."""
        if self.judged:
            return self.judged[0].progress
        return Progress.NOTHING_FOUND if self.looked_on else Progress.NOT_ASSESSED

    @property
    def states(self) -> tuple[Progress, ...]:
        """Everything that stands side by side, the latest event first; one where all agree."""
        return tuple(dict.fromkeys(judged.progress for judged in self.judged)) or (self.progress,)

    @property
    def checked_on(self) -> dt.date | None:
        """The last day on which somebody looked or judged."""
        days = [judged.assessment.on.last for judged in self.judged] + ([self.looked_on] if self.looked_on else [])
        return max(days, default=None)


def clause_progress(motion: Motion, clause: Clause, as_of: dt.date) -> ClauseProgress | None:
    """Where one clause stood on a day; None for a clause that has no progress (rule 1)."""
    if clause.kind is not ClauseKind.REQUEST:
        return None
    known = [
        update
        for update in motion.outcome.updates
        if update.assessment and update.date.first <= as_of and update.assessment.on.last <= as_of
    ]
    set_aside = {
        key
        for update in known
        if update.assessment and clause.letter in update.assessment.progress
        for key in update.assessment.overrides
    }
    judged = [
        Judged(update.assessment.progress[clause.letter], update, update.assessment)
        for update in known
        if update.assessment and clause.letter in update.assessment.progress and update.key not in set_aside
    ]
    # Of events that may be of one day, the one written further down is the later: updates stand in order of time.
    judged.reverse()
    judged.sort(key=lambda one: (one.update.date.first, one.update.date.last), reverse=True)
    looked = [
        search.on.last
        for search in motion.outcome.looked_for
        if clause.letter in search.clauses and search.on.last <= as_of
    ]
    unjudged = tuple(
        update
        for update in motion.outcome.updates
        if update.date.first <= as_of
        and clause.letter in (update.clauses or ())
        and not (update in known and update.assessment and clause.letter in update.assessment.progress)
    )
    return ClauseProgress(clause, tuple(judged), max(looked, default=None), unjudged)


def motion_progress(motion: Motion, as_of: dt.date) -> tuple[ClauseProgress, ...]:
    """Where each request of a motion stood on a day, in the order of its letters."""
    result = (clause_progress(motion, clause, as_of) for clause in motion.clauses)
    return tuple(progress for progress in result if progress)


def progress_words(motion: Motion, requests: tuple[ClauseProgress, ...]) -> str:
    """A motion's progress over its requests in a line: `3 requests: 1 met, 2 nothing found`."""
    if not requests:
        return "No requests" if motion.clauses or motion.redaction else "Not yet broken into requests"
    counts = Counter(request.progress for request in requests)
    total = len(requests)
    if len(counts) == 1:
        (only,) = counts
        if total == 1:
            return f"1 request: {only.label.lower()}"
        how = {Progress.NOTHING_FOUND: "nothing found for any"}.get(only, f"all {only.label.lower()}")
        if total == 2:
            how = {Progress.NOTHING_FOUND: "nothing found for either"}.get(only, f"both {only.label.lower()}")
        return f"{counted(total, 'request')}: {how}"
    parts = [f"{counts[term]} {term.label.lower()}" for term in Progress if counts[term]]
    return f"{counted(total, 'request')}: {', '.join(parts)}"


def last_checked(motion: Motion, as_of: dt.date) -> dt.date | None:
    """The last day on which anybody looked at or judged what came of a motion."""
    days = [search.on.last for search in motion.outcome.looked_for]
    days += [update.assessment.on.last for update in motion.outcome.updates if update.assessment]
    return max((day for day in days if day <= as_of), default=None)
