"""Feeds of what came of motions, for readers that follow them: one of everything, and one for each topic.

Atom, by https://www.rfc-editor.org/rfc/rfc4287. An entry is one event, the correction or redaction of a record, or, in the feed of everything, the results of a meeting; its id is its permanent address, so a reader knows
it again. Atom wants a whole instant where an archive knows a month or a year: an entry is `published` at the first day
that its date can mean and `updated` at the day on which its evidence was first seen or it was assessed, whichever is later, so that
an old event found today, or judged again, reaches every reader; the words give the date as precisely as it is known, and no more.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from schema.archive import Record
from schema.dates import Date, day_words
from schema.motion import Erratum, Redaction, Update
from schema.problems import natural
from schema.terms import Decision
from scripts.publish import addresses, words
from scripts.publish.html_text import from_root
from scripts.publish.site import File, Site
from scripts.publish.views.meeting import tally
from scripts.publish.views.motion import NamedPath

ALL = "data/updates.xml"
"""The path of the feed of everything."""

ENTRIES = 100
"""How many entries a feed has at most, the newest first."""


def of_topic(key: str) -> str:
    """The path of the feed of a topic: `topics/pay/updates.xml`."""
    return f"{addresses.of_topic(key)}updates.xml"


def updates(site: Site, records: Iterable[Record] | None = None) -> list[tuple[Record, Update]]:
    """Every event known on the day, of some motions or of all, in order of motions."""
    return [
        (record, update)
        for record in (site.archive.records.values() if records is None else records)
        for update in record.motion.outcome.updates
        if update.date.first <= site.as_of
    ]


NO_DAY = dt.date(1970, 1, 1)
"""What stands for the day of a feed in which nothing has happened yet: Atom demands one."""


@dataclass(frozen=True, slots=True)
class News:
    """What an entry is about: an event or a change, of which motion, under which anchor, since when, and last touched."""

    record: Record
    anchor: str
    subject: Update | Erratum | Redaction
    since: Date
    touched: dt.date

    @property
    def order(self) -> tuple[dt.date, Date, str, str]:
        """A sorting key: the newest is the greatest."""
        return self.touched, self.since, self.record.key, self.anchor


@dataclass(frozen=True, slots=True)
class Results:
    """What an entry is about: the results of a meeting, the motions that have one, since when, and when the last was seen."""

    meeting: str
    records: tuple[Record, ...]
    since: Date
    touched: dt.date

    @property
    def order(self) -> tuple[dt.date, Date, str, str]:
        """A sorting key, as that of News."""
        return self.touched, self.since, self.meeting, addresses.RESULTS


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry as a feed has it. Its topics are each a name and a key."""

    address: str
    title: str
    published: str
    updated: str
    topics: list[NamedPath]
    content: str


def news(site: Site, records: Iterable[Record] | None = None) -> list[News]:
    """Every event, correction and redaction known on the day, of some motions or of all."""
    chosen = list(site.archive.records.values() if records is None else records)
    entries = [
        News(record, update.key, update, update.date, touched(site, update)) for record, update in updates(site, chosen)
    ]
    for record in chosen:
        motion = record.motion
        changes: list[tuple[str, Erratum | Redaction]] = [
            *zip(addresses.of_corrections(motion), motion.errata, strict=True)
        ]
        changes += [(addresses.REDACTION, motion.redaction)] if motion.redaction else []
        entries += [
            News(record, anchor, change, change.on, change.on.first)
            for anchor, change in changes
            if change.on.first <= site.as_of
        ]
    return entries


def results(site: Site) -> list[Results]:
    """The results of each meeting of which any is recorded, as known on the day."""
    entries = []
    for key, meeting in site.archive.meetings.items():
        decided = [
            (record, decision)
            for record in sorted(site.archive.by_meeting[key], key=lambda record: natural(record.name))
            for decision in record.motion.outcome.decisions
            if record.is_of_meeting(decision) and decision.decision is not Decision.NOT_RECORDED
        ]
        if decided and meeting.held.first <= site.as_of:
            days = [
                day for _, decision in decided if (day := first_seen(site, decision.evidence)) and day <= site.as_of
            ]
            records = tuple({record.key: record for record, _ in decided}.values())
            entries.append(Results(key, records, meeting.held, max([meeting.held.first, *days])))
    return entries


def files(site: Site) -> Iterator[File]:
    """Every feed."""
    archive = site.archive
    name = archive.union.archive_name
    # A motion on several topics is in several feeds; its entries are rendered once.
    rendered: dict[tuple[str, str], FeedEntry] = {}
    yield File(ALL, feed(site, ALL, f"{name}: what came of it", "outcomes/", [*news(site), *results(site)], rendered))
    for key, topic in archive.topics.items():
        entries = news(site, archive.by_topic[key])
        text = feed(site, of_topic(key), f"{name}: {topic.name}", addresses.of_topic(key), entries, rendered)
        # A feed cannot forward: a former key has the same feed, which names its new address.
        for each in dict.fromkeys((key, *topic.formerly)):
            yield File(of_topic(each), text)


def alternate(root: str, name: str = "What came of it", path: str = ALL) -> Markup:
    """The line in a page's head by which a browser finds a feed."""
    line = Markup('\n    <link rel="alternate" type="application/atom+xml" title="{}" href="{}">')
    return line.format(name, root + path)


def feed(
    site: Site,
    path: str,
    title: str,
    page: str,
    entries: Sequence[News | Results],
    rendered: dict[tuple[str, str], FeedEntry],
) -> str:
    """One feed as XML, the newest entry first. `rendered` holds the entries that another feed has already, and grows."""
    base = addresses.permanent(site.archive, "")
    entries = sorted(entries, key=lambda entry: entry.order, reverse=True)
    # A feed with no entry yet keeps its bytes from one day's publishing to the next.
    meetings = (meeting.held.first for meeting in site.archive.meetings.values() if meeting.held.first <= site.as_of)
    newest = entries[0].touched if entries else max(meetings, default=NO_DAY)
    for entry in entries[:ENTRIES]:
        if entry.order[2:] not in rendered:
            rendered[entry.order[2:]] = (
                _of_results(site, entry, base) if isinstance(entry, Results) else _entry(site, entry, base)
            )
    return site.render(
        "updates.xml.j2",
        address=base + path,
        page=base + page,
        title=title,
        updated=instant(newest),
        entries=[rendered[entry.order[2:]] for entry in entries[:ENTRIES]],
    )


def touched(site: Site, update: Update) -> dt.date:
    """The last day on which something is known to have been said of an event: its own first day, that of its assessment, or
    the first on which any of its evidence was seen, because nobody can have recorded it before."""
    seen = first_seen(site, update.evidence)
    days = [seen] if seen else []
    days += [update.assessment.on.first] if update.assessment else []
    return max([update.date.first, *(day for day in days if day <= site.as_of)])


def first_seen(site: Site, evidence: Iterable[str]) -> dt.date | None:
    """The first day on which any of some documents was seen; None where none has a day."""
    days = (site.archive.document(key).seen for key in evidence)
    return min((day.first for day in days if day), default=None)


def instant(day: dt.date) -> str:
    """The first instant of a day, as RFC 3339 writes it: `2018-10-05T00:00:00Z`."""
    return f"{day.isoformat()}T00:00:00Z"


def _entry(site: Site, news: News, base: str) -> FeedEntry:
    record, subject = news.record, news.subject
    path = addresses.of_motion(record)
    content = site.render(
        "feed_entry.html.j2",
        text=site.text(from_root(base), expand=False),
        parse=site.prose.blocks,
        motion=f"{words.reference(site.archive, record)}: {words.title_in_lists(record)}",
        path=path,
        event=subject if isinstance(subject, Update) else None,
        documents=site.views.documents(subject.evidence) if isinstance(subject, Update) else (),
        change=subject,
        what=_called(subject),
    )
    when = subject.date.words if isinstance(subject, Update) else day_words(subject.on.first)
    return FeedEntry(
        address=f"{base}{path}#{news.anchor}",
        title=f"{words.in_meeting(record)}: {_called(subject)}, {when}",
        published=instant(news.since.first),
        updated=instant(news.touched),
        topics=list(site.views.topics(record)),
        content=content,
    )


def _of_results(site: Site, entry: Results, base: str) -> FeedEntry:
    path, name = addresses.of_meeting(entry.meeting), site.archive.meetings[entry.meeting].name
    content = site.render(
        "feed_results.html.j2",
        base=base,
        path=path,
        meeting=site.archive.meetings[entry.meeting],
        tally=tally(list(entry.records)),
        rows=[site.views.row(record) for record in entry.records],
    )
    return FeedEntry(
        address=f"{base}{path}#{addresses.RESULTS}",
        title=f"{name}: results, {entry.since.words}",
        published=instant(entry.since.first),
        updated=instant(entry.touched),
        topics=[],
        content=content,
    )


def _called(subject: Update | Erratum | Redaction) -> str:
    """What an event or a change is called in a title."""
    if isinstance(subject, Update):
        return f"{subject.by.label[0].lower()}{subject.by.label[1:]}"
    return "corrected" if isinstance(subject, Erratum) else "something was taken out"
