"""The home page: three ways in, a picture of what we hold of each year, and the latest changes."""

import datetime as dt
import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from schema.dates import day_words
from schema.language import _, joined, ngettext
from schema.sentences import counted
from schema.terms import Actor
from scripts.publish import holdings, words
from scripts.publish.pages import outcomes
from scripts.publish.pages.outcomes import Happened
from scripts.publish.pages.where_it_stands import LatestEvent, latest
from scripts.publish.site import Site
from scripts.publish.views.corrections import beside_motions

TOPICS, CAMPAIGNS, EVENTS, DAYS = 6, 3, 5, 3
"""How many of each the home page shows; the rest are on other pages."""


def home(site: Site, root: str) -> str:
    archive = site.archive
    often = heapq.nlargest(
        TOPICS, archive.by_topic, key=lambda key: (len(archive.by_topic[key]), archive.topics[key].name)
    )
    longest = heapq.nlargest(CAMPAIGNS, archive.campaigns, key=lambda key: len(archive.campaigns[key]))
    count = counted(len(archive.topics), "topic")
    return site.render(
        "home.html.j2",
        root=root,
        question=_(words.QUESTION),
        topics=sorted(
            (site.views.named("topics", key) for key in often if archive.by_topic[key]), key=lambda topic: topic.name
        ),
        all_topics=_("all {topics}", topics=count) if often and len(archive.topics) > 1 else count,
        requests=requests_words(site),
        campaigns=[site.views.named("threads", key) for key in longest],
        all_campaigns=counted(len(archive.threads), "campaign"),
        held=holdings.holdings_words(archive),
        coverage=holdings.Coverage,
        annual=holdings.annual(archive, site.as_of),
        others=holdings.others(archive),
        all_meetings=counted(len(archive.meetings), "meeting"),
        events=events(site),
        days=days(site),
    )


def requests_words(site: Site) -> str:
    """`Of 131 requests, 16 have been judged on the evidence.`"""
    requests = [request for record in site.archive.records.values() for request in site.views.asked(record)]
    judged = sum(1 for request in requests if request.progress.is_assessable)
    if not requests:
        return _("No request is recorded yet.")
    requests_counted = counted(len(requests), "request")
    if not judged:
        return _("Of {requests}, none has been judged yet.", requests=requests_counted)
    return ngettext(
        "Of {requests}, {number} has been judged on the evidence.",
        "Of {requests}, {number} have been judged on the evidence.",
        judged,
        requests=requests_counted,
    )


def events(site: Site) -> list[LatestEvent]:
    """The latest events in any record, the newest first; an event in several records appears once, however they tell it."""
    updates = (
        (record, update)
        for record in site.archive.records.values()
        for update in record.motion.outcome.updates
        if update.date.first <= site.as_of
    )
    return latest(site, told_once(outcomes.together(updates)), EVENTS)


def told_once(happened: Iterable[Happened]) -> Iterator[Happened]:
    """Events, where those that records tell differently are one: under one key, of one day and document, each with the part
    that bears on its motion. It keeps the words that most records have."""
    told: dict[tuple[str, Actor, str, str], list[Happened]] = {}
    for event in happened:
        update = event.records[0][1]
        told.setdefault((event.date.text, event.by, update.key, update.evidence[0]), []).append(event)
    for same in told.values():
        most = max(same, key=lambda event: len(event.records))
        yield replace(most, records=tuple(pair for event in same for pair in event.records))


def days(site: Site) -> list[str]:
    """The latest days on which somebody looked, judged or corrected, each with the number: `3 requests judged, nothing found for…`."""
    looked: Counter[dt.date] = Counter()
    judged: Counter[dt.date] = Counter()
    corrected: Counter[dt.date] = Counter()
    for record in site.archive.records.values():
        for search in record.motion.outcome.looked_for:
            looked[search.on.first] += len(search.clauses)
        for update in record.motion.outcome.updates:
            if update.assessment:
                judged[update.assessment.on.first] += len(update.assessment.progress)
        for erratum in record.motion.errata:
            corrected[erratum.on.first] += 1
    corrected.update(correction.erratum.on.first for correction in beside_motions(site.archive))
    known = (day for day in {*looked, *judged, *corrected} if day <= site.as_of)
    return [_day(day, looked[day], judged[day], corrected[day]) for day in heapq.nlargest(DAYS, known)]


def _day(day: dt.date, looked: int, judged: int, corrected: int) -> str:
    parts = [_("{requests} judged", requests=counted(judged, "request"))] if judged else []
    parts += [_("nothing found for {requests}", requests=counted(looked, "request"))] if looked else []
    parts += [_("{corrections} made", corrections=counted(corrected, "correction"))] if corrected else []
    return joined([day_words(day), ": ", joined(parts, ", "), "."])
