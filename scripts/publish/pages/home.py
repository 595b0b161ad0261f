"""The home page: three ways in, what we hold year by year, and what changed last."""

import heapq
from typing import Any

from schema.archive import Record
from schema.dates import Date, day_words
from schema.motion import Update
from schema.problems import counted
from schema.terms import ASSESSABLE, Actor
from scripts.publish import addresses, words
from scripts.publish.pages.threads import span
from scripts.publish.pages.years import year
from scripts.publish.site import Site

TOPICS, YEARS, EVENTS, DAYS = 6, 10, 5, 3
"""How many of each the home page shows; the rest stands on pages of their own."""


def home(site: Site, root: str) -> str:
    """The slot `home`."""
    archive = site.archive
    seen: set[str] = set()
    keys = list(archive.meetings)[::-1]
    often = heapq.nlargest(
        TOPICS, archive.by_topic, key=lambda key: (len(archive.by_topic[key]), archive.topics[key].name)
    )
    campaigns = sorted(
        (record for records in archive.campaigns.values() for record in records), key=lambda one: one.meeting.held
    )
    return site.render(
        "home.html.j2",
        root=root,
        topics=[
            {"address": root + addresses.of_topic(key), "name": archive.topics[key].name}
            for key in sorted(often, key=lambda key: archive.topics[key].name)
            if archive.by_topic[key]
        ],
        all_topics=counted(len(archive.topics), "topic"),
        requests=requests_words(site),
        campaigns=f"{counted(len(archive.threads), 'campaign')}, {span(campaigns)}" if campaigns else "",
        years=[year(site, key, root) for key in keys[:YEARS]],
        all_years=counted(len(keys), "meeting") if len(keys) > YEARS else "",
        events=events(site, root, seen),
        days=days(site),
    )


def requests_words(site: Site) -> str:
    """`131 requests. What came of 16 is judged, by evidence.`"""
    requests = [one for record in site.archive.records.values() for one in site.asked(record)]
    judged = sum(1 for one in requests if one.progress in ASSESSABLE)
    if not requests:
        return "No request is recorded yet."
    return f"{counted(len(requests), 'request')}. What came of {judged or 'none'} is judged, by evidence."


def events(site: Site, root: str, seen: set[str]) -> list[dict[str, Any]]:
    """The latest events that any record tells of, the newest first; one that several records tell of stands once."""
    told: dict[tuple[Date, Actor, str], list[tuple[Record, Update]]] = {}
    for record in site.archive.records.values():
        for update in record.motion.outcome.updates:
            if update.date.first <= site.as_of:
                told.setdefault((update.date, update.by, update.event), []).append((record, update))
    newest = heapq.nlargest(EVENTS, told, key=lambda event: (event[0].first, event[0].last, event[2]))
    return [
        {
            "when": date.words,
            "who": actor.label,
            "event": site.expander.expand(site.prose.inline(" ".join(event.split()), root), seen),
            "motions": [
                {"address": f"{root}{addresses.of_motion(record)}#{update.key}", "name": _name(record)}
                for record, update in told[date, actor, event]
            ],
        }
        for date, actor, event in newest
    ]


def _name(record: Record) -> str:
    number = words.number_words(record) if words.label_and_number(record)[1] else record.motion.title
    return f"{record.meeting.name}, {number}"


def days(site: Site) -> list[str]:
    """The latest days on which somebody looked, judged or corrected, each with how much: `looked for 12 requests…`."""
    found: dict[Any, dict[str, int]] = {}

    def add(day: Any, what: str, count: int) -> None:
        if day <= site.as_of:
            done = found.setdefault(day, {"looked": 0, "judged": 0, "corrected": 0})
            done[what] += count

    for record in site.archive.records.values():
        for search in record.motion.outcome.looked_for:
            add(search.on.first, "looked", len(search.clauses))
        for update in record.motion.outcome.updates:
            if update.assessment:
                add(update.assessment.on.first, "judged", len(update.assessment.progress))
        for erratum in record.motion.errata:
            add(erratum.on.first, "corrected", 1)
    said = []
    for day in heapq.nlargest(DAYS, found):
        done = found[day]
        parts = [f"what came of {counted(done['judged'], 'request')} was judged"] if done["judged"] else []
        parts += [f"{counted(done['looked'], 'request')} looked for without finding anything"] if done["looked"] else []
        parts += [f"{counted(done['corrected'], 'correction')} made"] if done["corrected"] else []
        said.append(f"{day_words(day)}: {', '.join(parts)}.")
    return said
