"""The page of a topic: its motions by standing, and its campaigns."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from schema.archive import Record
from schema.problems import counted
from schema.terms import IN_FORCE, Standing
from scripts.publish import addresses
from scripts.publish.citations.page_head import page_picture
from scripts.publish.exports import feeds
from scripts.publish.order import newest_first
from scripts.publish.pages.where_it_stands import where_it_stands
from scripts.publish.site import Group, Page, Site
from scripts.publish.tree import Inlines
from scripts.publish.views.motion import RowGroup


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """A topic or a campaign as lists show it: its name, what it means, and what is counted of it."""

    path: str
    name: str
    meaning: Inlines
    count: str


def grouped(site: Site) -> Iterator[Group]:
    """The page of every topic, which is made where something that bears on it has changed."""
    for key, records in site.archive.by_topic.items():
        made_from = site.bearing.on("page of a topic", records, entries=[("topics", key)])
        yield Group(made_from, partial(page, site, key))


def page(site: Site, key: str) -> Page:
    """The page of one topic."""
    archive, topic = site.archive, site.archive.topics[key]
    path = addresses.of_topic(key)
    root = addresses.root_of(path)
    records = archive.by_topic[key]
    threads = dict.fromkeys(thread for record in records for thread in archive.threads_of.get(record.key, ()))
    count = counted(len(records), "motion")
    content = site.render(
        "topic.html.j2",
        root,
        topic=topic,
        meaning=site.prose.blocks(topic.meaning),
        now=where_it_stands(site, records),
        groups=by_standing(site, records),
        campaigns=[campaign(site, thread) for thread in threads],
    )
    head = feeds.alternate(root, topic.name, feeds.of_topic(key)) + page_picture(site, path, topic.name)
    return Page(path, topic.name, f"{topic.meaning} {count}.", "topics", content, head)


def campaign(site: Site, key: str, years: str = "") -> NamedEntry:
    """A campaign as lists show it, with the years that it spans, if they are given."""
    thread = site.archive.threads[key]
    count = counted(len(site.archive.campaigns[key]), "motion")
    meaning = site.prose.inline(thread.meaning)
    return NamedEntry(addresses.of_thread(key), thread.name, meaning, ", ".join(filter(None, (count, years))))


def by_standing(site: Site, records: list[Record]) -> list[RowGroup]:
    """Motions in three groups, the newest first: decisions not known to be replaced, others, result not known."""
    groups = [
        RowGroup("standing", "Decisions not known to be replaced", []),
        RowGroup("other", "Ended, changed or never policy", []),
        RowGroup("not-known", "Result not known", []),
    ]
    standing, other, not_known = groups
    for row in site.views.rows(newest_first(records)):
        term = row.standing.term
        (standing if term in IN_FORCE else not_known if term is Standing.NOT_KNOWN else other).rows.append(row)
    return [group for group in groups if group.rows]


def topics(site: Site, root: str) -> str:
    """The slot `topics`: every topic with its meaning and how many motions it has."""
    archive = site.archive
    entries = [
        NamedEntry(
            addresses.of_topic(key),
            topic.name,
            site.prose.inline(topic.meaning),
            counted(len(archive.by_topic[key]), "motion"),
        )
        for key, topic in sorted(archive.topics.items(), key=lambda pair: pair[1].name.casefold())
    ]
    return site.render("named_entries.html.j2", root, entries=entries, none="No topic is recorded yet.")
