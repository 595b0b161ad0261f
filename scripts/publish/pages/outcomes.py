"""What came of motions: the latest events, how far requests have been looked into, and what nobody has looked at for long.

Nothing here is a score: lists are in order of time or alphabetical, and counts say how far anybody has looked.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from schema.archive import Record
from schema.dates import Date, day_words, short_day_words
from schema.language import _, ngettext
from schema.motion import Update
from schema.progress import events_since
from schema.review import Waiting, waiting
from schema.sentences import counted
from schema.terms import Actor, Progress
from scripts.publish import addresses
from scripts.publish.exports import feeds
from scripts.publish.pages import charts
from scripts.publish.prose import typographic
from scripts.publish.site import Site
from scripts.publish.tree import Blocks, Inlines
from scripts.publish.views.motion import RowView
from scripts.publish.words import clauses_words

MOVED_SHOWN = 6
"""How many of the newest events are shown, of those with an assessment and of the others."""

MOTIONS_NAMED = 6
"""How many motions are named with an event that is in many records."""

MEETINGS_SHOWN = 20
"""How many meetings the chart shows at first; the earlier ones can be opened below it."""

WAITING_SHOWN = 20
"""How many of the motions that nobody has looked at for long are named; the others are counted by meeting."""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event: its date, who acted, what happened, and the records that have it, each with its own update."""

    date: Date
    by: Actor
    event: str
    records: tuple[tuple[Record, Update], ...]

    @property
    def is_judged(self) -> bool:
        """Whether it is assessed in any record."""
        return any(update.assessment for _, update in self.records)


@dataclass(frozen=True, slots=True)
class MovedView:
    """What an event means for one motion. `path` leads to it on the motion's page; `judged` is by whom and when."""

    path: str
    motion: str
    title: str
    states: tuple[tuple[str, Progress], ...]
    because: Inlines
    judged: str


@dataclass(frozen=True, slots=True)
class HappenedView:
    """An event, with what it means for each motion; `more` is the number of motions not shown."""

    when: str
    who: str
    what: Blocks
    motions: list[MovedView]
    more: int


@dataclass(frozen=True, slots=True)
class WaitingView:
    """Requests of a motion that nobody has looked at for long; `mail` starts an e-mail to the keepers."""

    row: RowView
    letters: tuple[str, ...]
    when: str
    reference: str
    mail: str


def updates_since(site: Site, records: Iterable[Record]) -> list[tuple[Record, Update]]:
    """The events of motions since their meetings; earlier events are context."""
    return [(record, update) for record in records for update in events_since(record, site.as_of)]


def together(updates: Iterable[tuple[Record, Update]]) -> list[Happened]:
    """Updates grouped by event: what several records say in the same words is one event."""
    groups: dict[tuple[str, Actor, str], list[tuple[Record, Update]]] = {}
    for record, update in updates:
        groups.setdefault((update.date.text, update.by, update.event), []).append((record, update))
    return [Happened(records[0][1].date, by, event, tuple(records)) for (_, by, event), records in groups.items()]


def moved(site: Site, root: str) -> str:
    """The slot `outcomes-moved`: the newest events with an assessment, then the newest others."""
    events = together(updates_since(site, site.archive.records.values()))
    events.sort(key=lambda event: event.date, reverse=True)
    judged = [event for event in events if event.is_judged]
    others = [event for event in events if not event.is_judged]
    return site.render(
        "outcomes_moved.html.j2",
        root,
        judged=[view_of(site, event, MOTIONS_NAMED) for event in judged[:MOVED_SHOWN]],
        others=[view_of(site, event, MOTIONS_NAMED) for event in others[:MOVED_SHOWN]],
        more_judged=len(judged[MOVED_SHOWN:]),
        more_others=len(others[MOVED_SHOWN:]),
        feed=root + feeds.ALL,
    )


def view_of(site: Site, event: Happened, named: int | None = None) -> HappenedView:
    """An event with at most so many of its motions."""
    return HappenedView(
        when=event.date.words,
        who=event.by.label,
        what=site.prose.blocks(event.event),
        motions=[_moved(site, record, update) for record, update in _by_reason(event.records[:named])],
        more=len(event.records[named:]) if named else 0,
    )


def _by_reason(records: Iterable[tuple[Record, Update]]) -> Iterable[tuple[Record, Update]]:
    """Those judged for the same reason next to each other, so that a page gives it once."""
    groups: dict[object, list[tuple[Record, Update]]] = {}
    for record, update in records:
        judged = update.assessment
        groups.setdefault(judged and (judged.because, judged.by, judged.on), []).append((record, update))
    return chain.from_iterable(groups.values())


def _moved(site: Site, record: Record, update: Update) -> MovedView:
    assessment, row = update.assessment, site.views.row(record)
    return MovedView(
        path=f"{row.path}#{update.key}",
        motion=f"{row.meeting}, {row.distinct_name}",
        title=row.title if row.has_number else "",
        states=tuple(assessment.progress.items()) if assessment else (),
        because=site.prose.inline(assessment.because) if assessment else (),
        judged=f"{typographic(assessment.by)}, {short_day_words(assessment.on.first)}" if assessment else "",
    )


def looked_into(site: Site, root: str) -> str:
    """The slot `outcomes-charts`: requests by state, for each meeting, committee and topic, as charts and as tables."""
    archive = site.archive
    states: dict[str, Counter[Progress]] = {}
    for record in archive.records.values():
        states[record.key] = Counter(request.progress for request in site.views.asked(record))

    def rows(groups: Iterable[tuple[str, str, Iterable[Record]]]) -> list[charts.Bar]:
        return charts.bars(
            (name, address, _sum(states[record.key] for record in records)) for name, address, records in groups
        )

    meetings = rows(
        (archive.meetings[key].name, addresses.of_meeting(key), archive.by_meeting[key])
        for key in reversed(list(archive.meetings))
    )
    whole = _sum(states.values())
    return site.render(
        "outcomes_charts.html.j2",
        root=root,
        legend_terms=Progress,
        whole=_whole_words(whole),
        mixed=_mixed_words(site),
        recent=meetings[:MEETINGS_SHOWN],
        earlier=meetings[MEETINGS_SHOWN:],
        committees=rows(_by_committee(site)),
        topics=rows(
            (topic.name, addresses.of_topic(key), archive.by_topic[key])
            for key, topic in sorted(archive.topics.items(), key=lambda pair: pair[1].name.casefold())
        ),
    )


def _sum(counts: Iterable[Counter[Progress]]) -> Counter[Progress]:
    return sum(counts, Counter[Progress]())


def _by_committee(site: Site) -> list[tuple[str, str, list[Record]]]:
    """The motions of each committee in alphabetical order; those whose committee is not recorded come last."""
    archive = site.archive
    by_key: dict[str | None, list[Record]] = {}
    for record in archive.records.values():
        by_key.setdefault(record.motion.committee, []).append(record)
    named = [(archive.bodies[key].name, addresses.of_body(key), records) for key, records in by_key.items() if key]
    named.sort(key=lambda row: row[0].casefold())
    return [*named, (_("Committee not recorded"), "", by_key[None])] if None in by_key else named


def _whole_words(whole: Counter[Progress]) -> str:
    """How far anybody has looked, in a sentence. Nothing else is added up."""
    total = sum(whole.values())
    if not total:
        return _("No request is recorded yet.")
    unseen, nothing = whole[Progress.NOT_ASSESSED], whole[Progress.NOTHING_FOUND]
    judged = total - unseen - nothing
    places = {
        "requests": counted(total, "request"),
        "judged": ngettext("{number} has been judged by evidence", "{number} have been judged by evidence", judged),
        "nothing": ngettext(
            "{number} was looked for and nothing was found", "{number} were looked for and nothing was found", nothing
        ),
        "unseen": ngettext("{number} is not assessed", "{number} are not assessed", unseen),
    }
    return _("Of {requests}, {judged}, {nothing}, and {unseen}.", **places)


def _mixed_words(site: Site) -> str:
    """How many requests have assessments that differ, in a sentence; empty if none has."""
    mixed = sum(
        1
        for record in site.archive.records.values()
        for request in site.views.requests(record)
        if len(request.states) > 1
    )
    if not mixed:
        return ""
    return ngettext(
        "{number} request is judged differently by assessments that are all in force, and counted here by the latest event.",
        "{number} requests are judged differently by assessments that are all in force, and counted here by the latest event.",
        mixed,
    )


def unseen(site: Site, root: str) -> str:
    """The slot `outcomes-waiting`: requests that nobody has looked at for a year, the oldest first."""
    entries = waiting(site.archive, site.as_of)
    more: Counter[str] = Counter()
    for entry in entries[WAITING_SHOWN:]:
        more[entry.record.meeting_key] += len(entry.letters)
    return site.render(
        "outcomes_waiting.html.j2",
        root,
        total=sum(len(entry.letters) for entry in entries),
        entries=[_waiting(site, entry) for entry in entries[:WAITING_SHOWN]],
        more=[(site.views.named("meetings", key), more[key]) for key in site.archive.meetings if key in more],
        more_total=counted(more.total(), "more request"),
    )


def _waiting(site: Site, entry: Waiting) -> WaitingView:
    """The waiting requests of a motion, with an e-mail to report what came of them."""
    motion = site.views.motion(entry.record)
    text = f"{motion.address}#outcome\n\n{_('What happened, and when:')}\n\n{_('Where it can be read:')}\n"
    subject = _("What came of {motion}", motion=f"{motion.reference}, {clauses_words(entry.letters)}")
    return WaitingView(
        row=motion.row,
        letters=entry.letters,
        when=_("Last looked at on {day}", day=day_words(entry.looked_on)) if entry.looked_on else _("Never assessed"),
        reference=motion.reference,
        mail=addresses.of_mail(site.archive.union.contact, subject, text),
    )
