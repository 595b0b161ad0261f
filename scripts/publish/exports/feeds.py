"""Feeds of what came of motions, for readers that follow them: one of everything, and one for each topic.

Atom, by https://www.rfc-editor.org/rfc/rfc4287. An entry is one event of a motion, or the correction or redaction of its
record; in the feed of everything also the results of a meeting, or the correction of any other record; in that of a topic
what the meeting decided of each of its motions. Its id is its permanent address. Atom wants an instant where an archive knows
a month or a year: an entry is `published` on the first day that its date can mean, and `updated` on the day on which its
evidence was first seen or it was assessed, whichever is later, so that an old event that is found or judged today reaches
every reader. The words give the date as precisely as it is known.
"""

import datetime as dt
import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import chain

from markupsafe import Markup

from schema.archive import Record
from schema.dates import Date, day_words
from schema.language import _
from schema.motion import DecisionRecord, Erratum, Redaction, Update
from schema.sentences import natural
from schema.terms import Decision
from scripts.publish import addresses, words
from scripts.publish.html_text import from_root
from scripts.publish.site import File, Group, Output, Site
from scripts.publish.views.corrections import beside_motions
from scripts.publish.views.meeting import tally
from scripts.publish.views.motion import NamedPath

ALL = "data/updates.xml"
"""The path of the feed of everything."""

ENTRIES = 100
"""How many entries a feed has at most, the newest first."""


def of_topic(key: str) -> str:
    """The path of the feed of a topic: `topics/pay/updates.xml`."""
    return f"{addresses.of_topic(key)}updates.xml"


NO_DAY = dt.date(1970, 1, 1)
"""The day of a feed in which nothing has happened yet: Atom requires one."""


Subject = Update | Erratum | Redaction
"""An event, or the change of a record."""


@dataclass(frozen=True)
class Entry:
    """An entry: its page and the anchor there, its title, since when it is so, when it was last touched, and its topics."""

    page: str
    anchor: str
    title: str
    since: Date
    touched: dt.date
    topics: Sequence[NamedPath]
    render: Callable[[], str]

    @cached_property
    def content(self) -> str:
        """What it says, as HTML: rendered once for all feeds that have it."""
        return self.render()

    @property
    def order(self) -> tuple[dt.date, Date, str, str]:
        """A sorting key: the newest is the greatest."""
        return self.touched, self.since, self.page.removesuffix("/"), self.anchor


def grouped(site: Site) -> Iterator[Output]:
    """Every feed; a topic's is made where something that bears on it has changed."""
    archive = site.archive
    name = archive.union.archive_name
    entries = cache(lambda key: entries_of(site, archive.records[key]))  # they are in the feeds of all its topics
    everything = [*chain.from_iterable(map(entries, archive.records)), *results(site), *corrections(site)]
    yield File(ALL, feed(site, ALL, _("{archive}: what came of it", archive=name), "outcomes/", everything))
    for key, topic in archive.topics.items():
        records = archive.by_topic[key]
        made_from = site.bearing.on("feed of a topic", records, entries=[("topics", key)])
        yield Group(made_from, partial(_of_topic, site, key, topic.formerly, entries))


def _of_topic(site: Site, key: str, former: Iterable[str], entries: Callable[[str], list[Entry]]) -> Iterator[File]:
    """The feed of a topic. `entries` gives those of a motion by its key."""
    title = f"{site.archive.union.archive_name}: {site.archive.topics[key].name}"
    records = site.archive.by_topic[key]
    of_motions = [entry for record in records for entry in entries(record.key)]
    text = feed(site, of_topic(key), title, addresses.of_topic(key), [*of_motions, *decided(site, records)])
    # A feed cannot forward: a former key has the same feed, which names its new address.
    for each in dict.fromkeys((key, *former)):
        yield File(of_topic(each), text)


def decided(site: Site, records: Iterable[Record]) -> Iterator[Entry]:
    """An entry for what its meeting decided of each motion of which that is recorded, as known on the day."""
    for record in records:
        held = record.meeting.held
        decisions = _results_of(record)
        if not decisions or held.first > site.as_of:
            continue
        yield Entry(
            page=addresses.of_motion(record),
            anchor=addresses.OUTCOME,
            title=f"{words.in_meeting(record)}: {words.decision_label(site.archive, record).label.lower()}, {held.words}",
            since=held,
            touched=_result_seen(site, held, decisions),
            topics=site.views.topics(record),
            render=partial(_results_content, site, record.meeting_key, [record]),
        )


def _results_of(record: Record) -> list[DecisionRecord]:
    """What the meeting itself decided of a motion, as far as that is recorded."""
    return [decision for decision in record.own_decisions if decision.decision is not Decision.NOT_RECORDED]


def _result_seen(site: Site, held: Date, decisions: Iterable[DecisionRecord]) -> dt.date:
    """The last day on which a document with one of some decisions was first seen; else the first day of the meeting."""
    days = (first_seen(site, decision.evidence) for decision in decisions)
    return max([held.first, *(day for day in days if day and day <= site.as_of)])


def entries_of(site: Site, record: Record) -> list[Entry]:
    """An entry for each event, correction and redaction of a motion that is known on the day."""
    motion = record.motion
    subjects: list[tuple[str, Date, Subject]] = [(update.key, update.date, update) for update in motion.outcome.updates]
    corrections = zip(addresses.of_corrections(motion.errata), motion.errata, strict=True)
    subjects += [(anchor, erratum.on, erratum) for anchor, erratum in corrections]
    subjects += [(addresses.REDACTION, motion.redaction.on, motion.redaction)] if motion.redaction else []
    return [
        _entry(site, record, anchor, since, subject) for anchor, since, subject in subjects if since.first <= site.as_of
    ]


def results(site: Site) -> Iterator[Entry]:
    """An entry for the results of each meeting of which any is recorded, as known on the day."""
    for key, meeting in site.archive.meetings.items():
        ordered = sorted(site.archive.by_meeting[key], key=lambda record: natural(record.name))
        records = [record for record in ordered if _results_of(record)]
        if records and meeting.held.first <= site.as_of:
            yield Entry(
                page=addresses.of_meeting(key),
                anchor=addresses.RESULTS,
                title=_("{meeting}: results, {date}", meeting=meeting.name, date=meeting.held.words),
                since=meeting.held,
                touched=_result_seen(site, meeting.held, chain.from_iterable(map(_results_of, records))),
                topics=(),
                render=partial(_results_content, site, key, records),
            )


def corrections(site: Site) -> list[Entry]:
    """An entry for each correction of a record other than a motion's that is known on the day."""
    return [
        Entry(
            page=addresses.CORRECTIONS,
            anchor=correction.anchors[0],
            title=f"{correction.subject.name}: {_called(erratum)}, {day_words(erratum.on.first)}",
            since=erratum.on,
            touched=erratum.on.first,
            topics=(),
            render=partial(_content, site, correction.subject, erratum),
        )
        for correction in beside_motions(site.archive)
        if (erratum := correction.erratum).on.first <= site.as_of
    ]


def alternate(root: str, name: str = "", path: str = ALL) -> Markup:
    """The line in a page's head by which a browser finds a feed."""
    line = Markup('\n    <link rel="alternate" type="application/atom+xml" title="{}" href="{}">')
    return line.format(name or _("What came of it"), root + path)


def feed(site: Site, path: str, title: str, page: str, entries: Sequence[Entry]) -> str:
    """One feed as XML, the newest entry first."""
    # A feed with no entry yet keeps its bytes from one day's publishing to the next.
    meetings = (meeting.held.first for meeting in site.archive.meetings.values() if meeting.held.first <= site.as_of)
    newest = max((entry.touched for entry in entries), default=max(meetings, default=NO_DAY))
    return site.render(
        "updates.xml.j2",
        base=addresses.permanent(site.archive, ""),
        path=path,
        page=page,
        title=title,
        newest=newest,
        instant=instant,
        entries=heapq.nlargest(ENTRIES, entries, key=lambda entry: entry.order),
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
    days = (site.archive.documents[key].seen for key in evidence)
    return min((day.first for day in days if day), default=None)


def instant(day: dt.date) -> str:
    """The first instant of a day, as RFC 3339 writes it: `2018-10-05T00:00:00Z`."""
    return f"{day.isoformat()}T00:00:00Z"


def _entry(site: Site, record: Record, anchor: str, since: Date, subject: Subject) -> Entry:
    when = since.words if isinstance(subject, Update) else day_words(since.first)
    path = addresses.of_motion(record)
    about = NamedPath(f"{words.reference(site.archive, record)}: {words.title_in_lists(record)}", path)
    return Entry(
        page=path,
        anchor=anchor,
        title=f"{words.in_meeting(record)}: {_called(subject)}, {when}",
        since=since,
        touched=touched(site, subject) if isinstance(subject, Update) else since.first,
        topics=site.views.topics(record),
        render=partial(_content, site, about, subject),
    )


def _content(site: Site, about: NamedPath, subject: Subject) -> str:
    """What an event or a change says. `about` is what it happened to, with its page if it has one."""
    return site.render(
        "feed_entry.html.j2",
        text=site.text(from_root(addresses.permanent(site.archive, "")), expand=False),
        parse=site.prose.blocks,
        about=about,
        event=subject if isinstance(subject, Update) else None,
        documents=site.views.documents(subject.evidence) if isinstance(subject, Update) else (),
        change=subject,
        what=_called(subject),
    )


def _results_content(site: Site, meeting: str, records: list[Record]) -> str:
    return site.render(
        "feed_results.html.j2",
        base=addresses.permanent(site.archive, ""),
        path=addresses.of_meeting(meeting),
        meeting=site.archive.meetings[meeting],
        tally=tally(records),
        rows=site.views.rows(records),
    )


def _called(subject: Subject) -> str:
    """What an event or a change is called in a title."""
    if isinstance(subject, Update):
        return subject.by.label  # a name, such as Parliament, keeps its capital
    return _("corrected") if isinstance(subject, Erratum) else _("something was taken out")
