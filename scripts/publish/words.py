"""What pages say of a motion in words: references, decisions, standing, progress. Each sentence is made here alone."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from schema.archive import Archive, Record
from schema.dates import day_words, short_day_words
from schema.motion import Clause, DecisionRecord
from schema.problems import counted, listed, named
from schema.progress import ClauseProgress, progress_words
from schema.standing import StandingFound, lists_held_after, standing
from schema.terms import CARRIED, Decision, Extent, MeetingKind, Progress, Quorum, Standing


@dataclass(frozen=True, slots=True)
class StatusLabel:
    """A state as pages show it: a word, the mark beside it, and a sentence that says what it follows from."""

    label: str
    mark: str
    sentence: str = ""


def number_words(record: Record) -> str:
    """What a motion is called within its meeting: `Resolution 12`, `Motion 18`, `Motion “Get us out of HMPPS”`."""
    motion = record.motion
    if record.is_carried and motion.number:
        return f"Resolution {motion.number}"
    if motion.printed_number:
        return f"Motion {motion.printed_number}"
    return f"{'Resolution' if record.is_carried else 'Motion'} {title_in_reference(record)}"


def title_in_reference(record: Record) -> str:
    """A title as a reference has it, `“Get us out of HMPPS”`; in brackets where this archive supplied it."""
    return f"[{record.motion.title}]" if record.motion.title_supplied else f"“{record.motion.title}”"


def in_meeting(record: Record) -> str:
    """A motion by its meeting and what it is called there: `AGM 2018, Resolution 12`."""
    return f"{record.meeting.name}, {number_words(record)}"


def called_in_lists(record: Record) -> str:
    """What lists call a motion, whose title stands beside it: `Resolution 12`; `Motion` where it has no number."""
    motion = record.motion
    return number_words(record) if motion.printed_number else label_and_number(record)[0]


def label_and_number(record: Record) -> tuple[str, str]:
    """`Resolution`, `12`; the number is empty where there is none."""
    motion = record.motion
    label = "Resolution" if record.is_carried and (motion.number or not motion.notice_number) else "Motion"
    return label, motion.printed_number or ""


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


def own_decision(record: Record) -> DecisionRecord:
    """What the meeting itself decided, the first part of it; what was decided first where it did not decide itself."""
    decisions = record.motion.outcome.decisions
    return next((one for one in decisions if record.is_of_meeting(one)), decisions[0])


def decision_label(archive: Archive, record: Record) -> StatusLabel:
    """What the meeting decided."""
    own = [decision for decision in record.motion.outcome.decisions if record.is_of_meeting(decision)]
    first = own_decision(record)
    if len(own) > 1:
        label = "Decided in parts"
        sentence = "; ".join(f"{_parts(decision.clauses)}: {decision.decision.label.lower()}" for decision in own) + "."
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


def _parts(letters: tuple[str, ...] | None) -> str:
    if not letters:
        return "the rest"
    return named("clause", letters)


def clauses_words(letters: tuple[str, ...]) -> str:
    """Clauses by their letters: `clause (a)`, `clauses (a) and (c)`."""
    return named("clause", [f"({letter})" for letter in letters])


def standing_label(archive: Archive, record: Record, as_of: dt.date, found: StandingFound) -> StatusLabel:
    """Whether a motion or a clause is still policy, and what that follows from. Never stronger than what we hold."""
    by = archive.records[found.by] if found.by else None
    day = day_words(found.on) if found.on else ""
    label, sentence = found.standing.label, ""
    match found.standing:
        case Standing.REAFFIRMED if by:
            label = f"Reaffirmed by {by.meeting.name}, {number_words(by)}"
            sentence = _held_since(archive, by.meeting_key, as_of)
        case Standing.REPLACED | Standing.CANCELLED if by:
            label = f"{found.standing.label} by {by.meeting.name}, {number_words(by)}"
        case Standing.NO_LATER_DECISION:
            sentence = _held_since(archive, record.meeting_key, as_of)
        case Standing.LAPSED:
            label = f"Lapsed on {day}"
            sentence = f"By the union's rule, policy ends after {counted(archive.union.lapse or 0, 'year')} unless it is reaffirmed."
        case Standing.TIME_LIMIT:
            label = f"Its own time limit passed on {day}"
        case Standing.NOT_POLICY if found.indication:
            label, sentence = "Not policy", "The meeting was not quorate, so its vote was an indication only."
        case Standing.NOT_POLICY if found.decision:
            meaning = f"{found.decision.decision.label}: {_lower(found.decision.decision.meaning)}"
            sentence = " ".join(filter(None, (meaning, _then(archive, found))))
        case Standing.REFERRED:
            label, sentence = _referred(archive, found)
        case Standing.NOT_KNOWN:
            label, sentence = "Not known: result not found", "Do not cite it as policy."
            sentence = " ".join(filter(None, (_then(archive, found), sentence)))
        case _:
            pass
    if found.in_part:
        label += ", in part"
        sentence = " ".join(filter(None, (_other_clauses(archive, record, as_of, found), sentence)))
    return StatusLabel(label, found.standing.mark, sentence)


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


def _referred(archive: Archive, found: StandingFound) -> tuple[str, str]:
    if found.decision and found.decision.decision is Decision.IN_COMPOSITE:
        if found.by:
            composite = archive.records[found.by]
            return f"Taken in {composite.meeting.name}, {number_words(composite)}", "See there what was decided."
        return "Taken in a composite", "Which one is not recorded."
    body = found.decision.to if found.decision else None
    label = f"Referred to {archive.body(body).name}" if body else "Referred to another body"
    return label, _then(archive, found) or "What that body decided was not found."


def _then(archive: Archive, found: StandingFound) -> str:
    """What another body decided later, in a sentence; empty where nothing is recorded."""
    if not found.then:
        return ""
    when = (
        f" on {found.then.date.words}"
        if found.then.date and found.then.date.is_day
        else f" ({found.then.date.words})"
        if found.then.date
        else ""
    )
    return f"{archive.body(found.then.by).name} decided{when}: {found.then.decision.label.lower()}."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].replace("*", "")


def upper_first(sentence: str) -> str:
    """A sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


MOST_NAMED = 6
"""Up to so many lists are named one by one; more are counted."""


@lru_cache(maxsize=2048)
def _held_since(archive: Archive, meeting_key: str, as_of: dt.date) -> str:
    """What we hold of the meetings since: `Of the meetings since, we hold part of the list of AGM 2020.`"""
    # The same for every motion of a meeting, so it is worked out once.
    whole: list[str] = []
    part: list[str] = []
    for key in lists_held_after(archive, meeting_key, as_of):
        meeting = archive.meetings[key]
        if meeting.list:
            (whole if meeting.list.held is Extent.WHOLE else part).append(meeting.name)
    if not whole and not part:
        return f"But we hold no list of a later {archive.body(archive.meetings[meeting_key].body).name}."
    held = []
    for names in (whole, part):
        if len(names) > MOST_NAMED:
            held.append(f"the whole lists of {len(names)}" if names is whole else f"parts of the lists of {len(names)}")
        elif names:
            held.append(
                f"the whole list of {listed(names)}" if names is whole else f"part of the list of {listed(names)}"
            )
    return f"Of the meetings since, we hold {listed(held)}."


def progress_label(record: Record, requests: tuple[ClauseProgress, ...]) -> StatusLabel:
    """What came of a motion, counted over its requests."""
    states = {request.progress for request in requests}
    mark = (
        next(iter(states)).mark
        if len(states) == 1
        else "partly"
        if Progress.MET in states or Progress.PARTLY_MET in states
        else "way"
        if Progress.UNDER_WAY in states
        else "nothing"
    )
    return StatusLabel(progress_words(record.motion, requests), mark if requests else "none")


def clause_labels(request: ClauseProgress, events: bool = False) -> list[StatusLabel]:
    """Where a request stands: one state, or several side by side where assessments differ, the latest event first.

    `events` is whether anything is recorded that happened since: then it is there to be judged.
    """
    checked = request.checked_on
    if not request.judged:
        if request.looked_on:
            return [StatusLabel("Nothing found yet", "nothing", f"Last looked {short_day_words(request.looked_on)}")]
        waiting = "What happened is recorded; nobody has judged it yet" if events else "Nobody has looked yet"
        return [StatusLabel("Not assessed", "unknown", waiting)]
    when = f"At last check, {short_day_words(checked)}" if checked else ""
    return [StatusLabel(term.label, term.mark, when) for term in request.states]


def asked(archive: Archive, clause: Clause) -> tuple[str, str]:
    """Who is asked, and whom they must move: `National Officers and Officials`, `the employers`."""
    return (
        listed([archive.body(key).name for key in clause.to]),
        listed([archive.body(key).name for key in clause.towards]),
    )


def holdings_words(archive: Archive) -> str:
    """What an archive holds, in a sentence or two: `We hold the whole list of 1 meeting and part of the list of 2…`"""
    lists = [meeting.list.held for meeting in archive.meetings.values() if meeting.list]
    whole, part = lists.count(Extent.WHOLE), lists.count(Extent.PART)
    rest = len(archive.meetings) - len(lists)
    parts = [f"the whole list of {counted(whole, 'meeting')}"] if whole else []
    parts += [f"part of the list of {counted(part, 'meeting')}"] if part else []
    parts += [f"only single motions of {counted(rest, 'meeting')}"] if rest else []
    return (
        f"We hold {counted(len(archive.records), 'motion')}: {listed(parts)}." if parts else "We hold no motions yet."
    )
