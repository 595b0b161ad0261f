"""The page of a topic: its motions by whether they still stand, and its campaigns."""

from collections.abc import Iterator
from typing import Any

from schema.archive import Record
from schema.problems import counted
from schema.terms import IN_FORCE, Standing
from scripts.publish import addresses
from scripts.publish.exports import feeds
from scripts.publish.order import newest_first
from scripts.publish.site import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The page of every declared topic."""
    for key in site.archive.topics:
        yield page(site, key)


def page(site: Site, key: str) -> Page:
    """The page of one topic."""
    archive, topic = site.archive, site.archive.topics[key]
    path = addresses.of_topic(key)
    root = addresses.root_of(path)
    records = archive.by_topic[key]
    threads = dict.fromkeys(thread for record in records for thread in archive.threads_of.get(record.key, ()))
    content = site.render(
        "topic.html.j2",
        root=root,
        topic=topic,
        meaning=site.expander.expand(site.prose.blocks(topic.meaning, root), set()),
        groups=by_standing(site, records),
        count=counted(len(records), "motion"),
        campaigns=[
            {
                "address": root + addresses.of_thread(thread),
                "name": archive.threads[thread].name,
                "meaning": site.prose.inline(archive.threads[thread].meaning, root),
                "count": counted(len(archive.campaigns[thread]), "motion"),
            }
            for thread in threads
        ],
    )
    return Page(
        path,
        topic.name,
        f"{topic.meaning} {counted(len(records), 'motion')}.",
        "topics",
        content,
        feeds.alternate(site, root, key),
    )


def by_standing(site: Site, records: list[Record]) -> list[dict[str, Any]]:
    """Motions in three groups, the newest first: decisions not known to be replaced, others, result not known."""
    groups: dict[str, dict[str, Any]] = {
        "standing": {"name": "Decisions not known to be replaced", "rows": []},
        "other": {"name": "Ended, changed or never policy", "rows": []},
        "not-known": {"name": "Result not known", "rows": []},
    }
    for record in newest_first(records):
        what = site.standing_found(record).standing
        group = "standing" if what in IN_FORCE else "not-known" if what is Standing.NOT_KNOWN else "other"
        groups[group]["rows"].append(site.row(record))
    return [{"anchor": anchor, **group} for anchor, group in groups.items() if group["rows"]]


def topics(site: Site, root: str) -> str:
    """The slot `topics`: every topic with its meaning and how many motions it has."""
    seen: set[str] = set()
    entries = [
        {
            "address": root + addresses.of_topic(key),
            "name": topic.name,
            "meaning": site.expander.expand(site.prose.inline(topic.meaning, root), seen),
            "count": counted(len(site.archive.by_topic[key]), "motion"),
        }
        for key, topic in sorted(site.archive.topics.items(), key=lambda pair: pair[1].name.casefold())
    ]
    return site.render("topics.html.j2", root=root, entries=entries)
