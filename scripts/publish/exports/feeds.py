"""Feeds of what came of motions, for readers that follow them: one of everything, and one for each topic.

Atom, by https://www.rfc-editor.org/rfc/rfc4287. An entry is one event, or the correction or redaction of a record; its id is its permanent address, so a reader knows
it again. Atom wants a whole instant where an archive knows a month or a year: an entry is `published` at the first day
that its date can mean and `updated` at the day of its assessment, where there is one, so that a new judgement of an old
event shows; the words give the date as precisely as it is known, and no more.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from schema.archive import Record
from schema.dates import Date, day_words
from schema.motion import Erratum, Redaction, Update
from scripts.publish import addresses, words
from scripts.publish.site import Site

ALL = "data/updates.xml"
"""Where the feed of everything stands."""

ENTRIES = 100
"""How many entries a feed has at most, the newest first."""


def of_topic(key: str) -> str:
    """Where the feed of a topic stands: `topics/pay/updates.xml`."""
    return f"{addresses.of_topic(key)}updates.xml"


def updates(site: Site, records: Iterable[Record] | None = None) -> list[tuple[Record, Update]]:
    """Every event known on the day, of some motions or of all, in order of motions."""
    return [
        (record, update)
        for record in (site.archive.records.values() if records is None else records)
        for update in record.motion.outcome.updates
        if update.date.first <= site.as_of
    ]


@dataclass(frozen=True, slots=True)
class News:
    """What an entry tells: of which motion, under which anchor of its page, since when, and when last touched."""

    record: Record
    anchor: str
    told: Update | Erratum | Redaction
    since: Date
    touched: dt.date

    @property
    def order(self) -> tuple[dt.date, Date, str, str]:
        """A sorting key: the newest is the greatest."""
        return self.touched, self.since, self.record.key, self.anchor


def news(site: Site, records: Iterable[Record] | None = None) -> list[News]:
    """Every event, correction and redaction known on the day, of some motions or of all."""
    chosen = list(site.archive.records.values() if records is None else records)
    found = [
        News(record, update.key, update, update.date, touched(site, update)) for record, update in updates(site, chosen)
    ]
    for record in chosen:
        motion = record.motion
        said: list[tuple[str, Erratum | Redaction]] = [
            *zip(addresses.of_corrections(motion), motion.errata, strict=True)
        ]
        said += [(addresses.REDACTION, motion.redaction)] if motion.redaction else []
        found += [News(record, anchor, one, one.on, one.on.first) for anchor, one in said if one.on.first <= site.as_of]
    return found


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Every feed: its path, and its text."""
    archive = site.archive
    name = archive.union.archive_name
    # A motion on several topics stands in several feeds; its entries are made once.
    made: dict[tuple[str, str], dict[str, Any]] = {}
    yield ALL, feed(site, ALL, f"{name}: what came of it", "outcomes/", news(site), made)
    for key, topic in archive.topics.items():
        found = news(site, archive.by_topic[key])
        text = feed(site, of_topic(key), f"{name}: {topic.name}", addresses.of_topic(key), found, made)
        # A feed cannot forward: under a former key stands the same feed, which names its new address.
        for each in (key, *topic.formerly):
            yield of_topic(each), text


def alternate(site: Site, root: str, topic: str = "") -> Markup:
    """The line in a page's head by which a browser finds the feed: of a topic, or of everything."""
    address, name = (of_topic(topic), site.archive.topics[topic].name) if topic else (ALL, "What came of it")
    return Markup('\n    <link rel="alternate" type="application/atom+xml" title="{}" href="{}">').format(
        name, root + address
    )


def feed(
    site: Site,
    path: str,
    title: str,
    page: str,
    found: list[News],
    made: dict[tuple[str, str], dict[str, Any]],
) -> str:
    """One feed as XML, the newest entry first. `made` holds the entries that another feed has already, and grows."""
    base = addresses.permanent(site.archive, "")
    found = sorted(found, key=lambda one: one.order, reverse=True)
    # A feed with no entry yet keeps its bytes from one day's publishing to the next.
    met = (meeting.held.first for meeting in site.archive.meetings.values() if meeting.held.first <= site.as_of)
    newest = found[0].touched if found else max(met, default=site.as_of)
    for one in found[:ENTRIES]:
        if (one.record.key, one.anchor) not in made:
            made[one.record.key, one.anchor] = _entry(site, one, base)
    return site.render(
        "updates.xml.j2",
        address=base + path,
        page=base + page,
        base=base,
        title=title,
        author=site.archive.union.archive_name,
        updated=instant(newest),
        entries=[made[one.record.key, one.anchor] for one in found[:ENTRIES]],
    )


def touched(site: Site, update: Update) -> dt.date:
    """The last day on which something is known to have been said of an event: its own first day, or its assessment's."""
    days = [update.date.first]
    if update.assessment and update.assessment.on.first <= site.as_of:
        days.append(update.assessment.on.first)
    return max(days)


def instant(day: dt.date) -> str:
    """The first instant of a day, as RFC 3339 writes it: `2018-10-05T00:00:00Z`."""
    return f"{day.isoformat()}T00:00:00Z"


def _entry(site: Site, news: News, base: str) -> dict[str, Any]:
    record, told = news.record, news.told
    what, content = _event(site, record, told, base) if isinstance(told, Update) else _change(site, record, told, base)
    return {
        "address": f"{base}{addresses.of_motion(record)}#{news.anchor}",
        "title": f"{record.meeting.name}, {words.number_words(record)}: {what}",
        "published": instant(news.since.first),
        "updated": instant(news.touched),
        "topics": [{"key": key, "name": site.archive.topics[key].name} for key in record.motion.topics],
        "content": content,
    }


def _event(site: Site, record: Record, update: Update, base: str) -> tuple[str, str]:
    """What an event is called in a title, and all that is said of it."""
    assessment = update.assessment
    content = site.render(
        "update_entry.html.j2",
        when=update.date.words,
        who=update.by.label,
        motion=f"{words.reference(site.archive, record)}: {record.motion.title}",
        address=base + addresses.of_motion(record),
        what=site.prose.blocks(update.event, base),
        note=site.prose.blocks(update.note, base) if update.note else "",
        states=[(letter, progress.label) for letter, progress in assessment.progress.items()] if assessment else [],
        because=site.prose.blocks(assessment.because, base) if assessment else "",
        judged=f"{assessment.by}, {day_words(assessment.on.first)}" if assessment else "",
        documents=site.documents(update.evidence),
    )
    return f"{update.by.label[0].lower()}{update.by.label[1:]}, {update.date.words}", content


def _change(site: Site, record: Record, told: Erratum | Redaction, base: str) -> tuple[str, str]:
    """What a correction or a redaction is called in a title, and all that is said of it."""
    what = "corrected" if isinstance(told, Erratum) else "something was taken out"
    content = site.render(
        "change_entry.html.j2",
        what=what.capitalize(),
        on=day_words(told.on.first),
        motion=f"{words.reference(site.archive, record)}: {record.motion.title}",
        address=base + addresses.of_motion(record),
        change=site.prose.blocks(told.change, base) if isinstance(told, Erratum) else "",
        because=site.prose.blocks(told.because, base),
    )
    return f"{what}, {day_words(told.on.first)}", content
