"""Whether a motion is still policy, in words; and which lists of later meetings are held, on which that depends."""

import datetime as dt
from collections import Counter
from functools import lru_cache

from schema.archive import Archive, Record
from schema.dates import day_words
from schema.language import _, changed, current, joined, ngettext
from schema.sentences import listed
from schema.standing import LaterMeeting, StandingResult, holds_all_since, meetings_since, standing
from schema.terms import Decision, Extent, MeetingKind, Standing
from scripts.publish.words import StatusLabel, body_short, clauses_words, in_meeting, upper_first

MOST_NAMED = 6
"""Up to so many lists are named one by one; a larger number is only counted."""


def standing_label(archive: Archive, record: Record, as_of: dt.date, result: StandingResult) -> StatusLabel:
    """Whether a motion or a clause is still policy, and what that follows from: never stronger than the evidence held."""
    by = archive.records[result.by] if result.by else None
    day = day_words(result.on) if result.on else ""
    label, sentence = result.standing.label, ""
    match result.standing:
        case Standing.REAFFIRMED if by:
            label = _("Reaffirmed by {motion}", motion=in_meeting(by))
            sentence = since_words(archive, by.meeting_key, as_of)
        case Standing.REPLACED if by:
            label = _("Replaced by {motion}", motion=in_meeting(by))
        case Standing.CANCELLED if by:
            label = _("Cancelled by {motion}", motion=in_meeting(by))
        case Standing.LATER_NOT_KNOWN | Standing.NO_LATER_DECISION:
            sentence = since_words(archive, record.meeting_key, as_of)
        case Standing.LAPSED:
            label = _("Lapsed on {day}", day=day)
            sentence = ngettext(
                "By the union's rule, policy ends after {number} year unless it is reaffirmed.",
                "By the union's rule, policy ends after {number} years unless it is reaffirmed.",
                archive.union.lapse or 0,
            )
        case Standing.TIME_LIMIT:
            label = _("Its own time limit passed on {day}", day=day)
        case Standing.NOT_POLICY if result.indication:
            label = _("Not policy")
            sentence = _("The meeting was not quorate, so its vote was an indication only.")
        case Standing.NOT_POLICY if result.decision:
            meaning = changed(result.decision.decision.meaning, lambda text: text.replace("*", ""))
            sentence = " ".join(filter(None, (meaning, _then(archive, result))))
        case Standing.REFERRED:
            label, sentence = _referred(archive, result)
        case Standing.NOT_KNOWN:
            label, sentence = _("Not known: result not found"), _("Do not cite it as policy.")
            sentence = " ".join(filter(None, (_then(archive, result), sentence)))
        case _:
            pass
    if result.in_part:
        is_open = result.standing in (Standing.LATER_NOT_KNOWN, Standing.NO_LATER_DECISION)
        label = _("Part of it: {state}", state=_lower(label)) if is_open else _("{state}, in part", state=label)
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
        joined([upper_first(clauses_words(tuple(letters))), ": ", _lower(label), "."])
        for label, letters in others.items()
    )


def _referred(archive: Archive, result: StandingResult) -> tuple[str, str]:
    if result.decision and result.decision.decision is Decision.IN_COMPOSITE:
        if result.by:
            composite = archive.records[result.by]
            return _("Taken in {motion}", motion=in_meeting(composite)), _("See there what was decided.")
        return _("Taken in a composite"), _("Which one is not recorded.")
    body = result.decision.to if result.decision else None
    label = _("Referred to {body}", body=archive.bodies[body].name) if body else _("Referred to another body")
    return label, _then(archive, result) or _("What that body decided was not found.")


def _then(archive: Archive, result: StandingResult) -> str:
    """What another body decided later, in a sentence; empty if nothing is recorded."""
    if not result.then:
        return ""
    date = result.then.date
    places = {"body": archive.bodies[result.then.by].name, "what": result.then.decision.label.lower()}
    if date is None:
        return _("{body} decided: {what}.", **places)
    if date.is_day:
        return _("{body} decided on {date}: {what}.", date=date.words, **places)
    return _("{body} decided ({date}): {what}.", date=date.words, **places)


def _lower(sentence: str) -> str:
    return changed(sentence, lambda text: text[:1].lower() + text[1:].replace("*", ""))


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
        held = [_held(archive, recorded, Extent.WHOLE), _held(archive, recorded, Extent.PART)]
        lists = listed([words for words in held if words]) or _("no list")
        meetings = _meetings_words(archive, recorded)
        sentences.append(_("Of the {meetings} since, we hold {lists}.", meetings=meetings, lists=lists))
    if missing:
        count = number_in_words(len(missing))
        years = listed(missing) if len(missing) <= MOST_NAMED else _("{count} years since", count=count)
        sentences.append(_("No {meeting} of {years} is recorded here.", meeting=noun, years=years))
    if not later:
        sentences.append(_("No later {meeting} is recorded here.", meeting=noun))
    if not holds_all_since(archive, meeting_key, as_of):
        of_congress = meeting.kind is MeetingKind.CONGRESS
        asked = archive.bodies[meeting.body].name if of_congress else archive.union.name
        sentences.append(_("Ask {body} before relying on it.", body=asked))
    return " ".join(sentences)


def _held(archive: Archive, recorded: list[LaterMeeting], extent: Extent) -> str:
    """`part of one list (2020)`: the lists that are held to an extent; empty if there is none."""
    meetings = [meeting for meeting in recorded if meeting.held is extent]
    if not meetings:
        return ""
    number, count = len(meetings), number_in_words(len(meetings))
    if extent is Extent.WHOLE:
        lists = ngettext("the whole of {count} list", "the whole of {count} lists", number, count=count)
    else:
        lists = ngettext("part of {count} list", "part of {count} lists", number, count=count)
    if number > MOST_NAMED:
        return lists
    # A special general meeting goes by its name.
    recorded_as = {key: meeting.name for key, meeting in archive.meetings.items() if meeting.kind is MeetingKind.SGM}
    years = [recorded_as.get(meeting.key or "", str(meeting.year)) for meeting in meetings]
    return joined([lists, f" ({', '.join(years)})"])


def _meetings_words(archive: Archive, meetings: list[LaterMeeting]) -> str:
    """`eight AGMs and one SGM`."""
    nouns = Counter(_meeting_noun(archive, meeting.key) for meeting in meetings if meeting.key)
    return listed(
        [
            ngettext("{count} {meeting}", "{count} {meeting}s", number, count=number_in_words(number), meeting=noun)
            for noun, number in nouns.items()
        ]
    )


def _meeting_noun(archive: Archive, meeting_key: str) -> str:
    """The word for the meetings of a body: its abbreviation, if it has one; otherwise `meeting`."""
    body = archive.meetings[meeting_key].body
    short = body_short(archive, body)
    return short if short != archive.bodies[body].name else _("meeting")


def number_in_words(number: int) -> str:
    """A small number as a word, `eight`; a larger one in digits, and any in another language than English."""
    if current():
        return str(number)
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return small[number] if number < len(small) else str(number)


def standing_headline(record: Record, result: StandingResult, label: StatusLabel) -> str:
    """A standing for use without the decision beside it: `Carried in 2018; later decisions not known`."""
    if result.standing not in (Standing.LATER_NOT_KNOWN, Standing.NO_LATER_DECISION):
        return label.label
    places = {"year": record.motion.year, "state": _lower(result.standing.label)}
    if result.in_part:
        return _("Part of it: carried in {year}; {state}", **places)
    return _("Carried in {year}; {state}", **places)
