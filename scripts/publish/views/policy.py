"""What the page and the book of policy show: decisions not known to be replaced, by topic, and apart from them motions whose
result is not known.

A motion on several topics is shown in full under the first in its record, which is its main one, and by a line under the
others, so that the page is not twice as long on a phone. Under each topic the newest meeting comes first, because a later
decision bears on an earlier one.
"""

import datetime as dt
from dataclasses import dataclass

from schema.archive import Archive, Record
from schema.language import N_, _, ngettext
from schema.sentences import listed
from schema.terms import Decision, Extent, MeetingKind, Standing
from scripts.publish import addresses, holdings, words
from scripts.publish.order import newest_first
from scripts.publish.views.motion import ClauseView, MotionView, RowView
from scripts.publish.views.views import Views

NAMED = 8
"""Up to so many meetings are named where the page says what we hold; a larger number is only counted."""

NO_TOPIC = "no-topic"
NO_TOPIC_NAME = N_("On no topic yet")


@dataclass(frozen=True, slots=True)
class PolicyPart:
    """A part of the page. Motions of one part are never mixed with another's."""

    key: str
    name: str
    lead: str
    by_topic: bool = True

    @property
    def is_known(self) -> bool:
        """Whether the results of its motions are known, so that they can be cited."""
        return self.key != NOT_KNOWN.key

    def anchor(self, topic: str) -> str:
        """The anchor of a topic in this part: `pay`, or `not-known-pay`."""
        return topic if self is DECIDED else f"{self.key}-{topic}"


DECIDED = PolicyPart("decided", N_("Decided"), N_("Carried, and not known to be replaced, cancelled or lapsed."))
ELSEWHERE = PolicyPart(
    "elsewhere",
    N_("Carried by another body’s congress"),
    N_("The union sent these motions. What that congress carried is its own policy, and is cited as its own."),
    by_topic=False,
)
NOT_KNOWN = PolicyPart(
    "not-known",
    N_("Result not known"),
    N_(
        "A motion exists; its result is not known: do not cite it as policy. It may have been carried, and may have been lost."
    ),
)
PARTS = (DECIDED, ELSEWHERE, NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class ShownElsewhere:
    """A motion on a topic that is shown in full under another: that topic's name and anchor."""

    row: RowView
    under: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic within a part: the motions shown in full, those shown elsewhere, and the number not shown (`more`)."""

    anchor: str
    name: str
    path: str
    count: int
    full: tuple[MotionView, ...]
    elsewhere: tuple[ShownElsewhere, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView(PolicyPart):
    """A part with its topics; `count` is the number of its motions."""

    count: int
    topics: tuple[TopicView, ...]


def part_of(views: Views, record: Record) -> PolicyPart | None:
    """The part of the page in which a motion belongs; None if it is known not to be policy, or not to be any longer."""
    term = views.standing(record).term
    if term is Standing.NOT_KNOWN:
        return NOT_KNOWN
    if not term.is_in_force:
        return None
    return ELSEWHERE if record.meeting.kind is MeetingKind.CONGRESS else DECIDED


def by_part(views: Views) -> dict[PolicyPart, dict[str, list[Record]]]:
    """The motions of each part by topic: topics in alphabetical order, the newest meeting first."""
    archive = views.archive
    by_name = sorted(archive.topics, key=lambda key: archive.topics[key].name.casefold())
    parts: dict[PolicyPart, dict[str, list[Record]]] = {
        part: {key: [] for key in (*by_name, NO_TOPIC)} for part in PARTS
    }
    for record in newest_first(archive.records.values()):
        part = part_of(views, record)
        if part:
            for key in _topics(record, part):
                parts[part][key].append(record)
    return {part: {key: records for key, records in topics.items() if records} for part, topics in parts.items()}


def _topics(record: Record, part: PolicyPart) -> list[str]:
    """The topics under which a motion is listed; under the first it is shown in full."""
    return list(record.motion.topics) if part.by_topic and record.motion.topics else [NO_TOPIC]


def parts(views: Views, shown: int | None = None) -> list[PartView]:
    """The parts with their topics; under each topic at most `shown` motions."""
    return [
        PartView(
            part.key,
            _(part.name),
            _(part.lead),
            count=len({record.key for records in topics.values() for record in records}),
            topics=tuple(_topic(views, part, key, records, shown) for key, records in topics.items()),
        )
        for part, topics in by_part(views).items()
        if topics
    ]


def shown_under(part: PolicyPart, key: str, records: list[Record]) -> tuple[list[Record], list[tuple[Record, str]]]:
    """Of a topic's motions, those shown in full under it; and those shown under another, each with that topic's key."""
    firsts = [(record, _topics(record, part)[0]) for record in records]
    return [record for record, first in firsts if first == key], [pair for pair in firsts if pair[1] != key]


def topic_name(archive: Archive, part: PolicyPart, key: str) -> str:
    """What a topic is called in a part; empty where the part is not divided into topics."""
    topic = archive.topics.get(key)
    return topic.name if topic else _(NO_TOPIC_NAME) if part.by_topic else ""


def _topic(views: Views, part: PolicyPart, key: str, records: list[Record], shown: int | None) -> TopicView:
    topics = views.archive.topics
    full, others = shown_under(part, key, records)
    return TopicView(
        anchor=part.anchor(key),
        name=topic_name(views.archive, part, key),
        path=addresses.of_topic(key) if key in topics else "",
        count=len(records),
        full=tuple(map(views.motion, full[:shown])),
        elsewhere=tuple(
            ShownElsewhere(views.row(decision), topics[first].name, part.anchor(first))
            for decision, first in others[:shown]
        ),
        more=len(full[shown:]) + len(others[shown:]) if shown else 0,
    )


def anchor(motion: MotionView | Record) -> str:
    """The anchor of a motion on the page and in the book: `m-2018-12`."""
    return f"m-{motion.key.replace('/', '-')}"


def ended(row: RowView, clause: ClauseView) -> words.StatusLabel | None:
    """A clause's own standing, if it is not policy while the motion is."""
    if not row.standing.term.is_in_force or clause.standing.term.is_in_force:
        return None
    label, decision = clause.standing.label, clause.standing.decision
    if clause.standing.term is Standing.NOT_POLICY and decision and decision is not Decision.CARRIED:
        return words.StatusLabel(_("{decision}: not policy", decision=decision.label), label.mark)
    return label


def days(views: Views) -> tuple[dt.date, dt.date | None]:
    """The day of the last event that bears on any motion, and the last day on which one was looked at."""
    meetings = (meeting.held.last for meeting in views.archive.meetings.values() if meeting.held.last <= views.as_of)
    return views.days_of(views.archive.records.values(), max(meetings, default=views.as_of))


def lists_words(views: Views) -> list[str]:
    """Which lists of meetings we hold, in sentences."""
    held: dict[Extent | None, list[str]] = {Extent.WHOLE: [], Extent.PART: [], None: []}
    for meeting in views.archive.meetings.values():
        if meeting.held.first <= views.as_of and meeting.kind is not MeetingKind.CONGRESS:
            held[meeting.list.held if meeting.list else None].append(meeting.name)
    whole, part, none = held.values()

    lists = [_("the whole list of {meetings}", meetings=holdings.named(whole, NAMED))] if whole else []
    lists += [_("part of the list of {meetings}", meetings=holdings.named(part, NAMED))] if part else []
    lists += [_("no list of {meetings}", meetings=holdings.named(none, NAMED, others=bool(lists)))] if none else []
    return [_("We hold {lists}.", lists=listed(lists))] if lists else []


def lapse_words(archive: Archive) -> str:
    """The union's rule of lapse, in a sentence."""
    years = archive.union.lapse
    if years is None:
        return _("We do not know whether the union’s policy lapses after some years.")
    if not years:
        return _("By the union’s rules, policy does not lapse.")
    return ngettext(
        "By the union’s rules, policy lapses {number} year after it was decided or last reaffirmed; what has lapsed is not here.",
        "By the union’s rules, policy lapses {number} years after it was decided or last reaffirmed; what has lapsed is not here.",
        years,
    )
