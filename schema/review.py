"""What a keeper of the archive may want to look at again: advice, not problems.

A review is one function; its docstring says what it lists. It yields what it finds and prints nothing. Nothing that it
lists stops the site from being built.
"""

import datetime as dt
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from schema.archive import Archive, Record
from schema.dates import short_day_words
from schema.fields import DOCUMENTS, TextKind
from schema.motion import Clause
from schema.problems import FileFinding, Where
from schema.progress import ClauseProgress, motion_progress
from schema.sentences import counted, listed, named
from schema.shapes import references
from schema.standing import StandingResult, standing
from schema.terms import CARRIED, Decision, LinkKind, MotionKind, SourceText, Standing

A_YEAR = dt.timedelta(days=365)
"""How often to look again for what came of a request: from one AGM to the next."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Requests of one motion that were last looked at on one day, long ago; None for never."""

    record: Record
    letters: tuple[str, ...]
    looked_on: dt.date | None


def was_asked(archive: Archive, record: Record, clause: Clause, as_of: dt.date) -> bool:
    """Whether a request can have been met or fail: its meeting has been, did not turn it down, and took it by itself.

    A motion taken in a composite is left to the composite, which has the requests as they were put.
    """
    return record.meeting.held.first <= as_of and _was_taken(standing(archive, record, as_of, clause))


def _was_taken(result: StandingResult) -> bool:
    """Whether a clause with this standing was not turned down, and was taken by itself."""
    return result.standing is not Standing.NOT_POLICY and not (
        result.decision and result.decision.decision is Decision.IN_COMPOSITE
    )


def waiting(archive: Archive, as_of: dt.date, *, longer_than: dt.timedelta = A_YEAR) -> list[Waiting]:
    """The requests that nobody has looked at for long, oldest first: those never looked at by their meeting's day, then by the last look.

    Requests that are settled, or that have ended with their motion, are left out.
    """
    result = []
    for record in archive.records.values():
        by_day: dict[dt.date | None, list[str]] = {}
        for request in motion_progress(record, as_of):
            if _waits(archive, record, request, as_of, longer_than):
                by_day.setdefault(request.checked_on, []).append(request.clause.letter)
        result += [Waiting(record, tuple(letters), day) for day, letters in by_day.items()]
    return sorted(result, key=lambda entry: entry.looked_on or entry.record.meeting.held.last)


def _waits(
    archive: Archive, record: Record, request: ClauseProgress, as_of: dt.date, longer_than: dt.timedelta
) -> bool:
    since = request.checked_on or record.meeting.held.last
    if as_of - since <= longer_than or all(state.is_settled for state in request.states):
        return False
    if record.meeting.held.first > as_of:
        return False
    result = standing(archive, record, as_of, request.clause)
    return _was_taken(result) and result.standing.may_be_met


Review = Callable[[Archive, dt.date], Iterator[FileFinding]]


def all_reviews() -> dict[str, Review]:
    """Every review, by the sentence that says what it lists."""
    return {
        " ".join((inspect.getdoc(review) or "").split()): review
        for name, review in globals().items()
        if name.startswith("review_") and inspect.isfunction(review)
    }


def review_assessments_that_differ(archive: Archive, as_of: dt.date) -> Iterator[FileFinding]:
    """Two assessments of one request are in force and differ: does the later one set the other aside?"""
    for record in archive.records.values():
        for request in motion_progress(record, as_of):
            if len(request.states) > 1:
                latest = request.judged[0].update.key
                number = next(n for n, update in enumerate(record.motion.outcome.updates) if update.key == latest)
                text = listed([f"'{entry.progress}' ({entry.update.key})" for entry in request.judged])
                sentence = f"Clause {request.clause.letter} is {text}."
                yield FileFinding(record.file, ("outcome", "updates", number, "assessment"), sentence)


def review_carried_on_one_list(archive: Archive, as_of: dt.date) -> Iterator[FileFinding]:
    """A motion is recorded as carried, and only the meeting's list says so."""
    for record in archive.records.values():
        lists = record.meeting.list.document if record.meeting.list else None
        if lists is None:
            continue
        for number, decision in enumerate(record.motion.outcome.decisions):
            if decision.decision not in CARRIED or not record.is_of_meeting(decision):
                continue
            if set(decision.evidence) <= {lists}:
                sentence = f"Only '{lists}' says that it was {decision.decision}."
                yield FileFinding(record.file, ("outcome", "decisions", number, "evidence"), sentence)


def review_composites_of_unknown_motions(archive: Archive, as_of: dt.date) -> Iterator[FileFinding]:
    """A composite motion does not say of which motions it was made."""
    for record in archive.records.values():
        links = {link.kind for link in record.motion.links}
        if record.motion.kind is MotionKind.COMPOSITE and LinkKind.COMPOSED_OF not in links:
            yield FileFinding(record.file, ("kind",), "It has no link 'composed of'.")


def review_words_that_are_not_those_passed(archive: Archive, as_of: dt.date) -> Iterator[FileFinding]:
    """A motion was carried as amended, and the words that its record rests on may not be those passed."""
    for record in archive.records.values():
        motion = record.motion
        amended = any(decision.decision is Decision.CARRIED_AS_AMENDED for decision in motion.outcome.decisions)
        if record.is_as_put:
            sentence = "The text is of the notice and the motion was carried as amended: the words passed are not held."
            yield FileFinding(record.file, ("source", "text"), sentence)
        elif amended and motion.wording and motion.source.text is not SourceText.AS_PASSED:
            yield FileFinding(record.file, ("wording",), "These may not be the words passed.")


def review_never_looked_at(archive: Archive, as_of: dt.date) -> Iterator[FileFinding]:
    """A request was never assessed and never looked for."""
    for record in archive.records.values():
        letters = [
            request.clause.letter
            for request in motion_progress(record, as_of)
            if request.checked_on is None and was_asked(archive, record, request.clause, as_of)
        ]
        if letters:
            yield FileFinding(record.file, ("outcome",), f"{named('Clause', letters)}: nobody has looked.")


def review_looked_at_long_ago(archive: Archive, as_of: dt.date) -> Iterator[FileFinding]:
    """A request was last looked at more than a year ago, and something may have come of it since."""
    for requests in waiting(archive, as_of):
        if requests.looked_on:
            day = short_day_words(requests.looked_on)
            sentence = f"{named('Clause', requests.letters)}: last looked at on {day}."
            yield FileFinding(requests.record.file, ("outcome",), sentence)


def review_updates_never_judged(archive: Archive, as_of: dt.date) -> Iterator[FileFinding]:
    """Events since the meeting are recorded, and no request of the motion was ever judged by one."""
    for record in archive.records.values():
        since = [
            update.key
            for update in record.motion.outcome.updates
            if record.meeting.held.last < update.date.first <= as_of
        ]
        requests = motion_progress(record, as_of)
        if since and requests and not any(request.judged for request in requests):
            sentence = f"{counted(len(since), 'event')} since the meeting, and no assessment."
            yield FileFinding(record.file, ("outcome", "updates"), sentence)


def review_prose_with_markup(archive: Archive, as_of: dt.date) -> Iterator[FileFinding]:
    """Our own words contain HTML, and a page shows it as it is typed."""
    for file, where, text in _prose(archive):
        if match := _TAG.search(text):
            yield FileFinding(file, where, f"{match.group()} is shown as it is typed.")


def review_prose_with_an_address_of_mail(archive: Archive, as_of: dt.date) -> Iterator[FileFinding]:
    """Our own words contain an e-mail address: is it a person's, and may it be published?"""
    for file, where, text in _prose(archive):
        if match := _MAIL.search(text):
            yield FileFinding(file, where, f"{match.group()} is public once this is published.")


_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]{2,8}|#\d{1,6});")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


def _prose(archive: Archive) -> Iterator[tuple[str, Where, str]]:
    """Every text of our own words, with its file and place."""
    for entry in archive.typed:
        for where, mark, text in entry.marked:
            if mark is TextKind.PROSE:
                yield entry.file, (*entry.where, *where), text
    for record in archive.records.values():
        yield record.file, ("about",), record.motion.about or ""


def review_documents_never_used(archive: Archive, as_of: dt.date) -> Iterator[FileFinding]:
    """A document is listed, and nothing rests on it."""
    used = {
        archive.current(DOCUMENTS.kind, key)
        for entry in archive.typed
        for _, names, key in references(entry.marked)
        if names is DOCUMENTS
    }
    for key, document in archive.documents.items():
        if key not in used:
            yield FileFinding(*archive.place_of("documents", key), f"Nothing names “{document.title}”.")
