"""A summary of a subject from the records of its motions: what was decided, what happened since, what is still open."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from schema.archive import Record
from schema.language import _, joined, ngettext
from schema.progress import requests_words
from schema.sentences import counted
from scripts.publish.order import newest_first
from scripts.publish.pages import outcomes
from scripts.publish.pages.outcomes import MOTIONS_NAMED, Happened
from scripts.publish.site import Site
from scripts.publish.tree import Inlines
from scripts.publish.views.motion import ClauseView, MotionView, NamedPath, RowView

DECISIONS, EVENTS, OPEN = 4, 3, 5
"""How many of each are shown; the rest are below, or on the motions' pages."""


@dataclass(frozen=True, slots=True)
class LatestEvent:
    """An event, with a link to it on the pages of motions whose record has it; `more` is the number of those not named."""

    when: str
    who: str
    event: Inlines
    motions: list[NamedPath]
    more: int


@dataclass(frozen=True, slots=True)
class WhereItStands:
    """What was decided, the newest first, alike ones once; the latest events since; and the requests that are not settled.

    `more_decided` and `more_open` are the numbers not shown; `requests` counts all requests by state, in words.
    """

    decided: list[RowView]
    more_decided: int
    events: list[LatestEvent]
    requests: str
    open: list[tuple[MotionView, ClauseView]]
    more_open: int


def where_it_stands(site: Site, records: list[Record]) -> WhereItStands | None:
    """The summary of some motions, from those that were carried; None if none was."""
    carried = newest_first([record for record in records if record.is_carried])
    if not carried:
        return None
    named = one_of_each(carried)[:DECISIONS]
    asked = [(record, request) for record in carried for request in site.views.asked(record)]
    unsettled = [(record, request.clause.letter) for record, request in asked if not request.progress.is_settled]
    return WhereItStands(
        decided=site.views.rows(named),
        more_decided=len(carried) - len(named),
        events=latest(site, outcomes.together(outcomes.updates_since(site, carried)), EVENTS),
        requests=requests_words([request for _, request in asked]) if asked else "",
        open=[_clause(site, record, letter) for record, letter in unsettled[:OPEN]],
        more_open=len(unsettled[OPEN:]),
    )


def one_of_each(records: list[Record]) -> list[Record]:
    """Motions without those that a list cannot tell from an earlier one: of the same meeting and title, with no number."""
    first: dict[tuple[str, str], Record] = {}
    for record in records:
        number = record.motion.printed_number
        first.setdefault((record.meeting_key, record.key if number else record.motion.title), record)
    return list(first.values())


def _clause(site: Site, record: Record, letter: str) -> tuple[MotionView, ClauseView]:
    motion = site.views.motion(record)
    return motion, next(clause for clause in motion.clauses if clause.letter == letter)


def sentence(site: Site, records: list[Record]) -> str:
    """The summary in one sentence: `Of 5 motions, 3 are recorded as carried, with 14 requests: 2 met…`."""
    carried = [record for record in records if record.is_carried]
    asked = [request for record in carried for request in site.views.asked(record)]
    dates = [update.date for _record, update in outcomes.updates_since(site, carried)]
    parts = [_carried_words(len(records), len(carried))]
    if asked:
        parts = [_("{motions}, with {requests}", motions=parts[0], requests=requests_words(asked))]
    if dates:
        parts.append(_("the latest event recorded is of {date}", date=max(dates, key=lambda date: date.last).words))
    return joined([joined(parts, "; "), "."])


def _carried_words(total: int, carried: int) -> str:
    """`Of 5 motions, 3 are recorded as carried`."""
    if total and carried == total:
        return ngettext("The motion is recorded as carried", "All {number} motions are recorded as carried", total)
    motions = counted(total, "motion")
    if not carried:
        return _("Of {motions}, none is recorded as carried", motions=motions)
    return ngettext(
        "Of {motions}, {number} is recorded as carried",
        "Of {motions}, {number} are recorded as carried",
        carried,
        motions=motions,
    )


def latest(site: Site, happened: Iterable[Happened], most: int) -> list[LatestEvent]:
    """The latest of some events, the newest first."""
    newest = heapq.nlargest(most, happened, key=lambda event: (event.date.first, event.date.last, event.event))
    return [
        LatestEvent(
            when=event.date.words,
            who=event.by.label,
            event=site.prose.inline(" ".join(event.event.split())),
            motions=[
                NamedPath(_name(row), f"{row.path}#{update.key}")
                for row, update in (
                    (site.views.row(record), update) for record, update in event.records[:MOTIONS_NAMED]
                )
            ],
            more=len(event.records[MOTIONS_NAMED:]),
        )
        for event in newest
    ]


def _name(row: RowView) -> str:
    return f"{row.meeting}, {row.called if row.has_number else row.title}"
