"""The page of a topic: its motions by standing, and its campaigns. Where they are many, earlier ones have pages of their own."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import partial

from schema.archive import Record
from schema.language import _
from schema.sentences import counted
from schema.terms import Standing
from scripts.publish import addresses
from scripts.publish.citations.page_head import page_picture
from scripts.publish.exports import feeds
from scripts.publish.order import newest_first
from scripts.publish.pages.parts import Neighbours, in_parts, keys_of, page_of, shown_of, with_neighbours
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
    """The pages of every topic, each of which is made where something that bears on it has changed."""
    for key, records in site.archive.by_topic.items():
        entries = [("topics", key)]
        path = addresses.of_topic(key)
        made_from = site.bearing.on("page of a topic", records, entries=entries)
        yield Group(made_from, partial(page, site, key), f"{path}index.html")
        for neighbours in with_neighbours(in_parts(path, records).parts):
            made_from = site.bearing.on(shown_of("topic", neighbours), rows=neighbours[1].records, entries=entries)
            yield Group(made_from, partial(page_of_part, site, key, neighbours), f"{neighbours[1].path}*")


def page(site: Site, key: str) -> Page:
    archive, topic = site.archive, site.archive.topics[key]
    path = addresses.of_topic(key)
    root = addresses.root_of(path)
    records = archive.by_topic[key]
    threads = dict.fromkeys(thread for record in records for thread in archive.threads_of.get(record.key, ()))
    count = counted(len(records), "motion")
    divided = in_parts(path, records)
    content = site.render(
        "topic.html.j2",
        root,
        topic=topic,
        meaning=site.prose.blocks(topic.meaning),
        now=where_it_stands(site, records),
        groups=by_standing(site, records, divided.keys),
        parts=divided.parts,
        campaigns=[campaign(site, thread) for thread in threads],
    )
    head = feeds.alternate(root, topic.name, feeds.of_topic(key)) + page_picture(site, path, topic.name)
    return Page(path, topic.name, f"{topic.meaning} {count}.", "topics", content, head)


def page_of_part(site: Site, key: str, neighbours: Neighbours) -> Page:
    """A page of earlier motions of a topic."""
    records = neighbours[1].records
    name, path = site.archive.topics[key].name, addresses.of_topic(key)
    groups = [group for group, _ in by_standing(site, records, keys_of(records))]
    return page_of(site, "topic_part.html.j2", neighbours, name, path, "topics", groups=groups)


def campaign(site: Site, key: str, years: str = "") -> NamedEntry:
    """A campaign as lists show it, with the years that it spans, if they are given."""
    thread = site.archive.threads[key]
    count = counted(len(site.archive.campaigns[key]), "motion")
    meaning = site.prose.inline(thread.meaning)
    return NamedEntry(addresses.of_thread(key), thread.name, meaning, ", ".join(filter(None, (count, years))))


def by_standing(site: Site, records: list[Record], shown: Container[str]) -> list[tuple[RowGroup, int]]:
    """Motions in three groups, the newest first: decisions not known to be replaced, others, result not known.

    Each group has the rows of the motions whose keys are `shown`, and is given with how many motions it has altogether.
    """
    groups = [
        RowGroup("standing", _("Decisions not known to be replaced"), []),
        RowGroup("other", _("Ended, changed or never policy"), []),
        RowGroup("not-known", _("Result not known"), []),
    ]
    counts = [0, 0, 0]
    for record in newest_first(records):
        row = site.views.row(record)
        term = row.standing.term
        place = 0 if term.is_in_force else 2 if term is Standing.NOT_KNOWN else 1
        counts[place] += 1
        if record.key in shown:
            groups[place].rows.append(row)
    return [(group, count) for group, count in zip(groups, counts, strict=True) if count]


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
    return site.render("named_entries.html.j2", root, entries=entries, none=_("No topic is recorded yet."))
