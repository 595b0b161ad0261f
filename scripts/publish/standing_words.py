"""Whether a motion is still policy, in words; and which lists of later meetings are held, on which that depends."""

import datetime as dt
from collections import Counter
from functools import lru_cache

from schema.archive import Archive, Record
from schema.dates import day_words
from schema.problems import counted, listed
from schema.standing import LaterMeeting, StandingResult, holds_all_since, meetings_since, standing
from schema.terms import Decision, Extent, MeetingKind, Standing
from scripts.publish.words import StatusLabel, body_short, clauses_words, number_words, upper_first

MOST_NAMED = 6
"""Up to so many lists are named one by one; a larger number is only counted."""


def standing_label(archive: Archive, record: Record, as_of: dt.date, result: StandingResult) -> StatusLabel:
    """Whether a motion or a clause is still policy, and what that follows from: never stronger than the evidence held."""
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
        is_open = result.standing in (Standing.LATER_NOT_KNOWN, Standing.NO_LATER_DECISION)
        label = f"Part of it: {_lower(label)}" if is_open else f"{label}, in part"
        sentence = " ".join(filter(None, (_other_clauses(archive, record, as_of, result), sentence)))
    return StatusLabel(label, result.standing.mark, sentence)


def _other_clauses(archive: Archive, record: Record, as_of: dt.date, whole: StandingResult) -> str:
    """The clauses with another standing than the motion: `Clauses (c) and (d): its own time limit passed.`"""
    others: dict[str, list[str]] = {}
    for clause in record.motion.clauses:
        own = standing(archive, record, as_of, clause)
        if own.standing is not whole.standing:
            others.setdefault(own.standing.label, []).append(clause.letter)
    return " ".join(
        f"{upper_first(clauses_words(tuple(letters)))}: {_lower(label)}." for label, letters in others.items()
    )


def _referred(archive: Archive, result: StandingResult) -> tuple[str, str]:
    if result.decision and result.decision.decision is Decision.IN_COMPOSITE:
        if result.by:
            composite = archive.records[result.by]
            return f"Taken in {composite.meeting.name}, {number_words(composite)}", "See there what was decided."
        return "Taken in a composite", "Which one is not recorded."
    body = result.decision.to if result.decision else None
    label = f"Referred to {archive.bodies[body].name}" if body else "Referred to another body"
    return label, _then(archive, result) or "What that body decided was not found."


def _then(archive: Archive, result: StandingResult) -> str:
    """What another body decided later, in a sentence; empty if nothing is recorded."""
    if not result.then:
        return ""
    date = result.then.date
    when = "" if date is None else f" on {date.words}" if date.is_day else f" ({date.words})"
    return f"{archive.bodies[result.then.by].name} decided{when}: {result.then.decision.label.lower()}."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].replace("*", "")


@lru_cache(maxsize=2048)
def since_words(archive: Archive, meeting_key: str, as_of: dt.date) -> str:
    """Which lists of the meetings since are held, and which are missing.

    `Of the eight AGMs since, we hold part of one list (2020). Ask Napo before relying on it.`
    """
    # Cached because it is the same for every motion of a meeting.
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
        asked = archive.bodies[meeting.body].name if of_congress else archive.union.name
        sentences.append(f"Ask {asked} before relying on it.")
    return " ".join(sentences)


def _held(archive: Archive, meetings: list[LaterMeeting], words: str) -> str:
    """`part of one list (2020)`; empty if there is none."""
    if not meetings:
        return ""
    lists = f"{number_in_words(len(meetings))} list{'' if len(meetings) == 1 else 's'}"
    if len(meetings) > MOST_NAMED:
        return f"{words} {lists}"
    years = [_year_of(archive, meeting) for meeting in meetings]
    return f"{words} {lists} ({', '.join(years)})"


def _year_of(archive: Archive, later: LaterMeeting) -> str:
    """The year of a later meeting; the name of a special general meeting."""
    meeting = archive.meetings[later.key] if later.key else None
    return meeting.name if meeting and meeting.kind is MeetingKind.SGM else str(later.year)


def _meetings_words(archive: Archive, meetings: list[LaterMeeting]) -> str:
    """`eight AGMs and one SGM`."""
    nouns = Counter(_meeting_noun(archive, meeting.key) for meeting in meetings if meeting.key)
    return listed([f"{number_in_words(count)} {noun}{'' if count == 1 else 's'}" for noun, count in nouns.items()])


def _meeting_noun(archive: Archive, meeting_key: str) -> str:
    """The word for the meetings of a body: its abbreviation, if it has one; otherwise `meeting`."""
    body = archive.meetings[meeting_key].body
    short = body_short(archive, body)
    return short if short != archive.bodies[body].name else "meeting"


def number_in_words(number: int) -> str:
    """A small number as a word, `eight`; a larger one in digits."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return small[number] if number < len(small) else str(number)


def standing_headline(record: Record, result: StandingResult, label: StatusLabel) -> str:
    """A standing for use without the decision beside it: `Carried in 2018; later decisions not known`."""
    if result.standing not in (Standing.LATER_NOT_KNOWN, Standing.NO_LATER_DECISION):
        return label.label
    words = f"{record.motion.year}; {_lower(result.standing.label)}"
    return f"Part of it: carried in {words}" if result.in_part else f"Carried in {words}"
