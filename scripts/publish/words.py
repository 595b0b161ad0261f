"""The words in which pages describe a motion: references, decisions, standing, progress."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from schema.archive import Archive, Record
from schema.dates import day_words, short_day_words
from schema.fields import Vote
from schema.language import N_, _, changed, current, joined, ngettext
from schema.motion import Clause, DecisionRecord
from schema.progress import ClauseProgress, events_since, progress_words, unjudged_words
from schema.sentences import listed, named
from schema.terms import CARRIED, Access, Actor, BodyKind, ClauseKind, MeetingKind, Progress, Quorum, SourceText
from schema.union import Document

QUESTION = N_("What has the union decided?")
"""The title of the home page and of its picture."""

COMPOSITE = re.compile(r"Composite (.+)")
"""The printed number of a composite."""


@dataclass(frozen=True, slots=True)
class StatusLabel:
    """A state as pages show it: a word, the mark beside it, and a sentence on what it follows from."""

    label: str
    mark: str
    sentence: str = ""


def number_words(record: Record) -> str:
    """A motion's name within its meeting: `Resolution 12`, `Motion 18`, `Motion “Get us out of HMPPS”`."""
    label, number = label_and_number(record)
    return f"{label} {number or title_in_reference(record)}"


def title_in_reference(record: Record) -> str:
    """A title as it appears in a reference: `“Get us out of HMPPS”`; in brackets if the archive supplied it."""
    return f"[{record.motion.title}]" if record.motion.title_supplied else f"“{record.motion.title}”"


def title_in_lists(record: Record) -> str:
    """A title as published; in brackets if the archive supplied it."""
    return f"[{record.motion.title}]" if record.motion.title_supplied else record.motion.title


def in_meeting(record: Record) -> str:
    """A motion's meeting and its name there: `AGM 2018, Resolution 12`."""
    return f"{record.meeting.name}, {number_words(record)}"


def called_in_lists(archive: Archive, record: Record) -> str:
    """A motion's name in lists, where its title is beside it: `Resolution 12`; `Motion` if it has no number.

    Motions of a meeting with the same title and no number are numbered: `Motion (1 of 2 with this title)`.
    """
    label, number = label_and_number(record)
    if number:
        return f"{label} {number}"
    alike = [other for other in archive.by_meeting[record.meeting_key] if is_alike(other, record)]
    if len(alike) < 2:
        return label
    places = {"label": label, "place": alike.index(record) + 1, "count": len(alike)}
    return _("{label} ({place} of {count} with this title)", **places)


def with_title(archive: Archive, record: Record) -> str:
    """A motion's meeting, its name there and its title: `AGM 2018, Resolution 12: On Yer Bike!!`."""
    return f"{record.meeting.name}, {called_in_lists(archive, record)}: {title_in_lists(record)}"


def distinct_name(archive: Archive, record: Record) -> str:
    """What distinguishes a motion within its meeting: `Resolution 12`; `Motion “On Yer Bike!!”` without a number."""
    called = called_in_lists(archive, record)
    return called if record.motion.printed_number else f"{called} {title_in_reference(record)}"


def is_alike(record: Record, other: Record) -> bool:
    """Whether two motions have the same title and neither has a number."""
    motion, another = record.motion, other.motion
    return motion.title == another.title and not (motion.printed_number or another.printed_number)


def label_of(record: Record) -> str:
    """What a motion is called, as data have it. A composite is called that whether it was carried or not."""
    motion = record.motion
    if COMPOSITE.match(motion.printed_number or ""):
        return N_("Composite")
    is_resolution = record.is_carried and (motion.number or not motion.notice_number)
    return N_("Resolution") if is_resolution else N_("Motion")


def label_and_number(record: Record) -> tuple[str, str]:
    """`Resolution`, `12`; the number is empty if there is none."""
    number = record.motion.printed_number or ""
    composite = COMPOSITE.match(number)
    return _(label_of(record)), composite[1] if composite else number


def reference(archive: Archive, record: Record, part: str = "") -> str:
    """The reference to a motion in the union's form, `Napo, AGM 2018, Resolution 12`, followed by a part of it.

    The union's name is left out for a motion put to another body's congress.
    """
    label, number = label_and_number(record)
    form = archive.union.citation
    if record.meeting.kind is MeetingKind.CONGRESS:
        form = form.replace("{union}, ", "", 1)
    words = form.format(
        union=archive.union.name, meeting=record.meeting.name, label=label, number=number or title_in_reference(record)
    )
    return f"{words}{part}"


def clause_reference(archive: Archive, record: Record, letter: str) -> str:
    """`Napo, AGM 2018, Resolution 12 (archive clause a)`: the reference says that the letter is the archive's."""
    return reference(archive, record, f" ({_('archive clause {letter}', letter=letter)})")


def paragraph_reference(archive: Archive, record: Record, paragraph: str) -> str:
    """`Napo, AGM 2018, Resolution 12, paragraph 4`."""
    return reference(archive, record, f", {_('paragraph {number}', number=paragraph)}")


AS_PUT = N_("As put to the meeting. Carried as amended; the words passed are not held. Do not quote as the decision.")
"""Goes with the words and the summary of such a motion (Record.is_as_put) wherever they are shown, copied or exported."""


def as_put(record: Record) -> str:
    """The same of a motion of which that is so; empty of any other."""
    return _(AS_PUT) if record.is_as_put else ""


def attributed(clause: Clause, text: str) -> str:
    """The text of a clause for use away from its page: a position is marked as what the motion said."""
    return _("The motion said: {text}", text=text) if clause.kind is ClauseKind.POSITION else text


def body_name(archive: Archive, key: str) -> str:
    """A body's name, with its successor, if any."""
    since = body_since(archive, key)
    return archive.bodies[key].name + (f" ({since})" if since else "")


def body_since(archive: Archive, key: str) -> str:
    """A body's successor: `now Campaigning Network, since November 2019`; empty if it has none."""
    body = archive.bodies[key]
    if not body.replaced_by:
        return ""
    successor = archive.bodies[body.replaced_by].name
    if not body.until:
        return _("now {body}", body=successor)
    return _("now {body}, since {date}", body=successor, date=body.until.words.removeprefix("about "))


def body_short(archive: Archive, key: str) -> str:
    """A body's abbreviation, `AGM`, if it has one; otherwise its name."""
    name = archive.bodies[key].name
    return next(
        (entry.short for entry in archive.abbreviations.values() if entry.name.casefold() == name.casefold()), name
    )


def document_words(document: Document) -> str:
    """A description of a document besides its title: its publisher, kind and dates, and who can read it."""
    parts = [document.publisher, document.kind.label.lower()]
    parts += [document.date.words] if document.date else []
    parts += [part for part in (document.page, document.shelfmark) if part]
    parts += [_("a copy of {document}", document=document.original)] if document.original else []
    parts += [_("for members")] if document.access is Access.MEMBERS else []
    parts += [_("seen {day}", day=day_words(document.seen.first))] if document.seen else []
    return joined(parts, ", ")


def which_text(term: SourceText) -> str:
    """Which text of a motion its source prints, in a sentence."""
    return _("It is {text}: {meaning}", text=term.label, meaning=f"{term.meaning[:1].lower()}{term.meaning[1:]}")


def own_decision(record: Record) -> DecisionRecord:
    """The meeting's own decision, or the first part of it; if it did not decide itself, the first decision."""
    return next(iter(record.own_decisions), record.motion.outcome.decisions[0])


def decision_label(archive: Archive, record: Record) -> StatusLabel:
    own, first = record.own_decisions, own_decision(record)
    if len(own) > 1:
        label = _("Decided in parts")
        parts = [
            joined(
                [
                    named("clause", decision.clauses) if decision.clauses else _("the rest"),
                    decision.decision.label.lower(),
                ],
                ": ",
            )
            for decision in own
        ]
        sentence = joined([joined(parts, "; "), "."])
        carried = any(decision.decision in CARRIED for decision in own)
        return StatusLabel(label, "partly" if carried else "no", sentence)
    parts = []
    if first.vote:
        parts.append(upper_first(vote_words(first.vote)))
    if first.to:
        parts.append(_("To {body}", body=archive.bodies[first.to].name))
    if record.meeting.quorate is Quorum.NO:
        parts.append(_("The meeting was not quorate: its vote was an indication only"))
    sentence = " ".join(joined([part, "."]) for part in parts)
    return StatusLabel(first.decision.label, first.decision.mark, sentence)


def vote_words(vote: Vote) -> str:
    """A vote: as its record has it, or with its numbers in the language of the site."""
    if current() is None or vote.in_favour is None:
        return vote.text
    words = _("{number} for", number=vote.in_favour), _("{number} against", number=vote.against)
    abstentions = vote.abstentions
    more = [] if abstentions is None else [ngettext("{number} abstention", "{number} abstentions", abstentions)]
    return joined([*words, *more], ", ")


def clauses_words(letters: tuple[str, ...]) -> str:
    """Clauses by their letters: `clause (a)`, `clauses (a) and (c)`."""
    return named("clause", [f"({letter})" for letter in letters])


def upper_first(sentence: str) -> str:
    """A sentence with a capital at its beginning."""
    return changed(sentence, lambda text: text[:1].upper() + text[1:])


def progress_label(record: Record, requests: tuple[ClauseProgress, ...], as_of: dt.date) -> StatusLabel:
    """What came of a motion, counted by request; the sentence adds what the union did, and events not judged for any request."""
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
    """Sentences on a motion's events that the progress of its requests does not cover."""
    events = events_since(record, as_of)
    acted = sum(1 for update in events if update.by is Actor.UNION)
    if acted:
        yield ngettext("The union acted: {number} event recorded.", "The union acted: {number} events recorded.", acted)
    placed = {update.key for request in requests for update in request.unjudged}
    others = [update for update in events if not update.assessment and update.key not in placed]
    if requests and others and not any(request.judged for request in requests):
        if placed:
            yield ngettext(
                "{number} more event since the meeting, not yet judged for any request.",
                "{number} more events since the meeting, not yet judged for any request.",
                len(others),
            )
        else:
            yield ngettext(
                "{number} event since the meeting, not yet judged for any request.",
                "{number} events since the meeting, not yet judged for any request.",
                len(others),
            )


def clause_labels(request: ClauseProgress, *, has_events: bool = False) -> list[StatusLabel]:
    """The state of a request, or several states side by side if assessments differ, the latest event first.

    Events that bear on it and are not yet judged come after the judged states, if they are later, and in place of "nothing found". `has_events` is
    whether the motion has any event since its meeting: one may bear on the request although its record does not say so.
    """
    looked = _("Last looked {day}", day=short_day_words(request.looked_on)) if request.looked_on else ""
    if request.judged:
        when = _("At last check, {day}", day=short_day_words(request.checked_on)) if request.checked_on else ""
        labels = [StatusLabel(term.label, term.mark, when) for term in request.states]
        # Once there is a result, neither the union's acts, which are shown beside it, nor what had come before what was
        # judged needs a judgement of its own.
        judged = request.judged[0].update.date.last
        later = (one for one in request.unjudged if one.date.last >= judged and one not in request.acted)
        others = replace(request, unjudged=tuple(later))
        if others.unjudged:
            labels.append(StatusLabel(upper_first(unjudged_words([others])), "unknown", when))
        return labels
    if request.unjudged:
        return [StatusLabel(upper_first(unjudged_words([request])), "unknown", looked)]
    if looked:
        return [StatusLabel(_("Nothing found yet"), "nothing", looked)]
    since = _("What happened is recorded; nobody has judged it yet") if has_events else _("Nobody has looked yet")
    return [StatusLabel(_("Not assessed"), "unknown", since)]


OUTSIDE = frozenset({BodyKind.EMPLOYER, BodyKind.GOVERNMENT, BodyKind.OTHER, BodyKind.MEETING})
"""The kinds of body that do not act for the union."""


def is_for_union_itself(archive: Archive, clause: Clause) -> bool:
    """Whether a request asks the union itself to act, and nobody else is to be moved: then acting on it is the result."""
    return not clause.towards and all(archive.bodies[key].kind not in OUTSIDE for key in clause.to)


def asked(archive: Archive, clause: Clause) -> tuple[str, str]:
    """Who is asked, and whom they must move: `National Officers and Officials`, `the employers`."""
    return (
        listed([archive.bodies[key].name for key in clause.to]),
        listed([archive.bodies[key].name for key in clause.towards]),
    )
