"""What pages say of a motion in words: references, decisions, standing, progress. Each sentence is made here alone."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from schema.archive import Archive, Record
from schema.dates import day_words, short_day_words
from schema.motion import Clause, DecisionRecord
from schema.problems import counted, listed, named
from schema.progress import ClauseProgress, events_since, progress_words, unjudged_words
from schema.standing import LaterMeeting, StandingFound, holds_all_since, meetings_since, standing
from schema.terms import (
    CARRIED,
    Access,
    Actor,
    BodyKind,
    ClauseKind,
    Decision,
    Extent,
    MeetingKind,
    Progress,
    Quorum,
    Standing,
)
from schema.union import Document

COMPOSITE = re.compile(r"Composite (.+)")
"""The printed number of a motion that was made of others."""


@dataclass(frozen=True, slots=True)
class StatusLabel:
    """A state as pages show it: a word, the mark beside it, and a sentence that says what it follows from."""

    label: str
    mark: str
    sentence: str = ""


def number_words(record: Record) -> str:
    """What a motion is called within its meeting: `Resolution 12`, `Motion 18`, `Motion “Get us out of HMPPS”`."""
    label, number = label_and_number(record)
    return f"{label} {number or title_in_reference(record)}"


def title_in_reference(record: Record) -> str:
    """A title as a reference has it, `“Get us out of HMPPS”`; in brackets where this archive supplied it."""
    return f"[{record.motion.title}]" if record.motion.title_supplied else f"“{record.motion.title}”"


def title_in_lists(record: Record) -> str:
    """A title as published; in brackets where this archive supplied it."""
    return f"[{record.motion.title}]" if record.motion.title_supplied else record.motion.title


def in_meeting(record: Record) -> str:
    """A motion by its meeting and what it is called there: `AGM 2018, Resolution 12`."""
    return f"{record.meeting.name}, {number_words(record)}"


def called_in_lists(archive: Archive, record: Record) -> str:
    """What lists call a motion, whose title stands beside it: `Resolution 12`; `Motion` where it has no number.

    Motions of one meeting without a number and with one title are told apart: `Motion (1 of 2 with this title)`.
    """
    label, number = label_and_number(record)
    if number:
        return f"{label} {number}"
    alike = [one for one in archive.by_meeting[record.meeting_key] if is_alike(one, record)]
    return f"{label} ({alike.index(record) + 1} of {len(alike)} with this title)" if len(alike) > 1 else label


def is_alike(one: Record, other: Record) -> bool:
    """Whether neither of two motions has a number, and both have the same title."""
    return one.motion.title == other.motion.title and not (one.motion.printed_number or other.motion.printed_number)


def label_and_number(record: Record) -> tuple[str, str]:
    """`Resolution`, `12`; the number is empty where there is none. A composite is called so, carried or not."""
    motion = record.motion
    label = "Resolution" if record.is_carried and (motion.number or not motion.notice_number) else "Motion"
    number = motion.printed_number or ""
    if composite := COMPOSITE.match(number):
        return "Composite", composite[1]
    return label, number


def reference(archive: Archive, record: Record, part: str = "") -> str:
    """The reference to a motion in the union's form: `Napo, AGM 2018, Resolution 12`, with a part after it.

    A motion put to another body's congress is that body's, so the union's name is left out.
    """
    label, number = label_and_number(record)
    form = archive.union.citation
    if record.meeting.kind is MeetingKind.CONGRESS:
        form = form.replace("{union}, ", "", 1)
    words = form.format(
        union=archive.union.name,
        meeting=record.meeting.name,
        label=label,
        number=number or title_in_reference(record),
    )
    return f"{words}{part}"


def clause_reference(archive: Archive, record: Record, letter: str) -> str:
    """`Napo, AGM 2018, Resolution 12 (archive clause a)`: the letter is this archive's, and says so."""
    return reference(archive, record, f" (archive clause {letter})")


def paragraph_reference(archive: Archive, record: Record, paragraph: str) -> str:
    """`Napo, AGM 2018, Resolution 12, paragraph 4`."""
    return reference(archive, record, f", paragraph {paragraph}")


AS_PUT = "As put to the meeting. Carried as amended; the words passed are not held. Do not quote as the decision."
"""Shown wherever the words or the summary of such a motion are shown, copied or exported (Record.is_as_put)."""


def attributed(clause: Clause, text: str) -> str:
    """The text of a clause as it travels away from its page: a position is what the motion said, and no fact."""
    return f"The motion said: {text}" if clause.kind is ClauseKind.POSITION else text


def body_name(archive: Archive, key: str) -> str:
    """A body's name; with what took its place, where it has since changed."""
    since = body_since(archive, key)
    return archive.body(key).name + (f" ({since})" if since else "")


def body_since(archive: Archive, key: str) -> str:
    """What took a body's place: `now Campaigning Network, since November 2019`; empty where it is still there."""
    body = archive.body(key)
    if not body.replaced_by:
        return ""
    since = f", since {body.until.words.removeprefix('about ')}" if body.until else ""
    return f"now {archive.body(body.replaced_by).name}{since}"


def body_short(archive: Archive, key: str) -> str:
    """A body's abbreviation, where it has one: `AGM`; else its name."""
    name = archive.body(key).name
    return next(
        (entry.short for entry in archive.abbreviations.values() if entry.name.casefold() == name.casefold()), name
    )


def document_words(document: Document) -> str:
    """What is said of a document besides its title: publisher, kind, dates, and where and by whom it can be read."""
    parts = [document.publisher, document.kind.label.lower()]
    parts += [document.date.words] if document.date else []
    parts += [part for part in (document.page, document.shelfmark) if part]
    parts += [f"a copy of {document.original}"] if document.original else []
    parts += ["for members"] if document.access is Access.MEMBERS else []
    parts += [f"seen {day_words(document.seen.first)}"] if document.seen else []
    return ", ".join(parts)


def own_decision(record: Record) -> DecisionRecord:
    """What the meeting itself decided, the first part of it; what was decided first where it did not decide itself."""
    decisions = record.motion.outcome.decisions
    return next((decision for decision in decisions if record.is_of_meeting(decision)), decisions[0])


def decision_label(archive: Archive, record: Record) -> StatusLabel:
    """What the meeting decided."""
    own = [decision for decision in record.motion.outcome.decisions if record.is_of_meeting(decision)]
    first = own_decision(record)
    if len(own) > 1:
        label = "Decided in parts"
        sentence = (
            "; ".join(
                f"{named('clause', decision.clauses) if decision.clauses else 'the rest'}: {decision.decision.label.lower()}"
                for decision in own
            )
            + "."
        )
        carried = any(decision.decision in CARRIED for decision in own)
        return StatusLabel(label, "partly" if carried else "no", sentence)
    parts = []
    if first.vote:
        parts.append(upper_first(first.vote.text))
    if first.to:
        parts.append(f"To {archive.body(first.to).name}")
    if record.meeting.quorate is Quorum.NO:
        parts.append("The meeting was not quorate: its vote was an indication only")
    sentence = " ".join(f"{part}." for part in parts)
    return StatusLabel(first.decision.label, first.decision.mark, sentence)


def clauses_words(letters: tuple[str, ...]) -> str:
    """Clauses by their letters: `clause (a)`, `clauses (a) and (c)`."""
    return named("clause", [f"({letter})" for letter in letters])


def standing_label(archive: Archive, record: Record, as_of: dt.date, result: StandingFound) -> StatusLabel:
    """Whether a motion or a clause is still policy, and what that follows from. Never stronger than what we hold."""
    by = archive.records[result.by] if result.by else None
    day = day_words(result.on) if result.on else ""
    label, sentence = result.standing.label, ""
    match result.standing:
        case Standing.REAFFIRMED if by:
            label = f"Reaffirmed by {by.meeting.name}, {number_words(by)}"
            sentence = since_words(archive, by.meeting_key, as_of)
        case Standing.REPLACED | Standing.CANCELLED if by:
            label = f"{result.standing.label} by {by.meeting.name}, {number_words(by)}"
        case Standing.LATER_NOT_KNOWN | Standing.NO_LATER_DECISION:
            sentence = since_words(archive, record.meeting_key, as_of)
        case Standing.LAPSED:
            label = f"Lapsed on {day}"
            sentence = f"By the union's rule, policy ends after {counted(archive.union.lapse or 0, 'year')} unless it is reaffirmed."
        case Standing.TIME_LIMIT:
            label = f"Its own time limit passed on {day}"
        case Standing.NOT_POLICY if result.indication:
            label, sentence = "Not policy", "The meeting was not quorate, so its vote was an indication only."
        case Standing.NOT_POLICY if result.decision:
            meaning = f"{result.decision.decision.label}: {_lower(result.decision.decision.meaning)}"
            sentence = " ".join(filter(None, (meaning, _then(archive, result))))
        case Standing.REFERRED:
            label, sentence = _referred(archive, result)
        case Standing.NOT_KNOWN:
            label, sentence = "Not known: result not found", "Do not cite it as policy."
            sentence = " ".join(filter(None, (_then(archive, result), sentence)))
        case _:
            pass
    if result.in_part:
        label += ", in part"
        sentence = " ".join(filter(None, (_other_clauses(archive, record, as_of, result), sentence)))
    return StatusLabel(label, result.standing.mark, sentence)


def _other_clauses(archive: Archive, record: Record, as_of: dt.date, whole: StandingFound) -> str:
    """The clauses whose standing differs from the motion's: `Clauses (c) and (d): its own time limit passed.`"""
    others: dict[str, list[str]] = {}
    for clause in record.motion.clauses:
        own = standing(archive, record, as_of, clause)
        if own.standing is not whole.standing:
            others.setdefault(own.standing.label, []).append(clause.letter)
    return " ".join(
        f"{upper_first(clauses_words(tuple(letters)))}: {_lower(label)}." for label, letters in others.items()
    )


def _referred(archive: Archive, result: StandingFound) -> tuple[str, str]:
    if result.decision and result.decision.decision is Decision.IN_COMPOSITE:
        if result.by:
            composite = archive.records[result.by]
            return f"Taken in {composite.meeting.name}, {number_words(composite)}", "See there what was decided."
        return "Taken in a composite", "Which one is not recorded."
    body = result.decision.to if result.decision else None
    label = f"Referred to {archive.body(body).name}" if body else "Referred to another body"
    return label, _then(archive, result) or "What that body decided was not found."


def _then(archive: Archive, result: StandingFound) -> str:
    """What another body decided later, in a sentence; empty where nothing is recorded."""
    if not result.then:
        return ""
    date = result.then.date
    when = "" if date is None else f" on {date.words}" if date.is_day else f" ({date.words})"
    return f"{archive.body(result.then.by).name} decided{when}: {result.then.decision.label.lower()}."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].replace("*", "")


def upper_first(sentence: str) -> str:
    """A sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


MOST_NAMED = 6
"""Up to so many lists are named one by one; more are counted."""


@lru_cache(maxsize=2048)
def since_words(archive: Archive, meeting_key: str, as_of: dt.date) -> str:
    """Which lists of the meetings since are held, and which are missing.

    `Of the eight AGMs since, we hold part of one list (2020). Ask Napo before relying on it.`
    """
    # The same for every motion of a meeting, so it is cached.
    later, meeting = meetings_since(archive, meeting_key, as_of), archive.meetings[meeting_key]
    recorded = [meeting for meeting in later if meeting.key]
    missing = [str(meeting.year) for meeting in later if not meeting.key]
    noun = _meeting_noun(archive, meeting_key)
    sentences = []
    if recorded:
        held = (
            _held(archive, [meeting for meeting in recorded if meeting.held is extent], words)
            for extent, words in ((Extent.WHOLE, "the whole of"), (Extent.PART, "part of"))
        )
        lists = listed([words for words in held if words]) or "no list"
        sentences.append(f"Of the {_meetings_words(archive, recorded)} since, we hold {lists}.")
    if missing:
        years = listed(missing) if len(missing) <= MOST_NAMED else f"{number_in_words(len(missing))} years since"
        sentences.append(f"No {noun} of {years} is recorded here.")
    if not later:
        sentences.append(f"No later {noun} is recorded here.")
    if not holds_all_since(archive, meeting_key, as_of):
        of_congress = meeting.kind is MeetingKind.CONGRESS
        asked = archive.body(meeting.body).name if of_congress else archive.union.name
        sentences.append(f"Ask {asked} before relying on it.")
    return " ".join(sentences)


def _held(archive: Archive, meetings: list[LaterMeeting], words: str) -> str:
    """`part of one list (2020)`; empty where there is none."""
    if not meetings:
        return ""
    lists = f"{number_in_words(len(meetings))} list{'' if len(meetings) == 1 else 's'}"
    if len(meetings) > MOST_NAMED:
        return f"{words} {lists}"
    years = [_year_of(archive, meeting) for meeting in meetings]
    return f"{words} {lists} ({', '.join(years)})"


def _year_of(archive: Archive, later: LaterMeeting) -> str:
    """A later meeting by its year; by its name where it is not a yearly one."""
    meeting = archive.meetings[later.key] if later.key else None
    return meeting.name if meeting and meeting.kind is MeetingKind.SGM else str(later.year)


def _meetings_words(archive: Archive, meetings: list[LaterMeeting]) -> str:
    """`eight AGMs and one SGM`."""
    nouns = Counter(_meeting_noun(archive, meeting.key) for meeting in meetings if meeting.key)
    return listed([f"{number_in_words(count)} {noun}{'' if count == 1 else 's'}" for noun, count in nouns.items()])


def _meeting_noun(archive: Archive, meeting_key: str) -> str:
    """What the meetings of a body are called: its abbreviation, where it has one; else `meeting`."""
    body = archive.meetings[meeting_key].body
    short = body_short(archive, body)
    return short if short != archive.body(body).name else "meeting"


def number_in_words(number: int) -> str:
    """A small number as a word, `eight`; a larger one in digits."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return small[number] if number < len(small) else str(number)


def standing_headline(record: Record, result: StandingFound, label: StatusLabel) -> str:
    """A standing by itself, away from the decision: `Carried in 2018; later decisions not known`."""
    if result.standing not in (Standing.LATER_NOT_KNOWN, Standing.NO_LATER_DECISION):
        return label.label
    words = f"{record.motion.year}; {_lower(result.standing.label)}"
    return f"Part of it: carried in {words}" if result.in_part else f"Carried in {words}"


def progress_label(record: Record, requests: tuple[ClauseProgress, ...], as_of: dt.date) -> StatusLabel:
    """What came of a motion, counted over its requests; in the sentence, what the union did, and what nobody has placed."""
    states = {request.progress for request in requests}
    if len(states) == 1:
        mark = next(iter(states)).mark
    elif states & {Progress.MET, Progress.PARTLY_MET}:
        mark = "partly"
    else:
        mark = "way" if Progress.UNDER_WAY in states else "nothing"
    label = progress_words(record.motion, requests)
    return StatusLabel(label, mark if requests else "none", " ".join(_events_words(record, requests, as_of)))


def _events_words(record: Record, requests: tuple[ClauseProgress, ...], as_of: dt.date) -> Iterator[str]:
    """What the head of a page says of the events besides the progress of the requests, in sentences."""
    events = events_since(record, as_of)
    acted = sum(1 for update in events if update.by is Actor.UNION)
    if acted:
        yield f"The union acted: {counted(acted, 'event')} recorded."
    placed = {update.key for request in requests for update in request.unjudged}
    others = [update for update in events if not update.assessment and update.key not in placed]
    if requests and others and not any(request.judged for request in requests):
        also = "more " if placed else ""
        yield f"{counted(len(others), also + 'event')} since the meeting, not yet judged for any request.".capitalize()


def clause_labels(request: ClauseProgress, *, has_events: bool = False) -> list[StatusLabel]:
    """Where a request stands: one state, or several side by side where assessments differ, the latest event first.

    Events that bear on it and that nobody has judged come after what is judged, and before that nothing was found.
    `has_events` is whether the motion has any event since its meeting: one may bear on the request without saying so.
    """
    looked = f"Last looked {short_day_words(request.looked_on)}" if request.looked_on else ""
    if request.judged:
        when = f"At last check, {short_day_words(request.checked_on)}" if request.checked_on else ""
        labels = [StatusLabel(term.label, term.mark, when) for term in request.states]
        # What the union did is shown beside the result; once there is a result, it needs no judgement of its own.
        others = replace(request, unjudged=tuple(update for update in request.unjudged if update not in request.acted))
        if others.unjudged:
            labels.append(StatusLabel(upper_first(unjudged_words([others])), "unknown", when))
        return labels
    if request.unjudged:
        return [StatusLabel(upper_first(unjudged_words([request])), "unknown", looked)]
    if looked:
        return [StatusLabel("Nothing found yet", "nothing", looked)]
    since = "What happened is recorded; nobody has judged it yet" if has_events else "Nobody has looked yet"
    return [StatusLabel("Not assessed", "unknown", since)]


OUTSIDE = frozenset({BodyKind.EMPLOYER, BodyKind.GOVERNMENT, BodyKind.OTHER, BodyKind.MEETING})
"""The kinds of body that are not part of the union as a doer."""


def is_for_union_itself(archive: Archive, clause: Clause) -> bool:
    """Whether a request asks the union itself for something, and nobody that it must move: then doing it is the result."""
    return not clause.towards and all(archive.body(key).kind not in OUTSIDE for key in clause.to)


def asked(archive: Archive, clause: Clause) -> tuple[str, str]:
    """Who is asked, and whom they must move: `National Officers and Officials`, `the employers`."""
    return (
        listed([archive.body(key).name for key in clause.to]),
        listed([archive.body(key).name for key in clause.towards]),
    )
