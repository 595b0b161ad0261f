"""The picture of a motion that stands beside its address where that is shared: its number, title and decision.

Typst makes it, which the books need anyway. Measured: 3 ms and 26 kB each at 600 × 315, the least size that Facebook's
rules show large; at 1200 × 630 it is 12 ms and 60 kB, and 10,000 of them weigh more than the whole site beside them. So
they are small, and each is made once: what says whether a motion still stands is not on them, since that changes.
"""

from collections.abc import Iterator
from typing import Any

from schema.archive import Record
from schema.terms import MeetingKind
from scripts.publish import addresses, words
from scripts.publish.books import typesetting
from scripts.publish.site import Site

WIDTH, HEIGHT = 600, 315
DOTS = 72.0
"""Dots to an inch: one for each of Typst's points."""

TOGETHER = 40
"""How many are made at a time."""


def of_motion(record: Record) -> str:
    """Where a motion's picture stands: `2018/12/card.png`."""
    return f"{addresses.of_motion(record)}card.png"


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every motion's picture, a few at a time; those that were made before are taken as they are."""
    recipe = typesetting.recipe("card.typ")
    waiting: list[tuple[str, str, dict[str, Any]]] = []
    for record in site.archive.records.values():
        values = card(site, record)
        name = site.kept.name(recipe, repr(values))
        made = site.kept.take(name)
        if made is not None:
            yield of_motion(record), made
            continue
        waiting.append((of_motion(record), name, values))
        if len(waiting) == TOGETHER:
            yield from _made(site, waiting)
            waiting = []
    yield from _made(site, waiting)


def _made(site: Site, waiting: list[tuple[str, str, dict[str, Any]]]) -> Iterator[tuple[str, bytes]]:
    drawn = typesetting.pictures("card.typ", [values for _, _, values in waiting], DOTS)
    for (path, name, _), picture in zip(waiting, drawn, strict=True):
        yield path, site.kept.keep(name, picture)


def card(site: Site, record: Record) -> dict[str, Any]:
    """What stands on a motion's picture."""
    label, number = words.label_and_number(record)
    union = site.archive.union
    return {
        "meeting": _meeting(site, record),
        "label": label,
        "number": number,
        "title": record.motion.title,
        "decision": words.decision_told(site.archive, record).label,
        "archive": union.archive_name,
        "accent": union.accent,
    }


def _meeting(site: Site, record: Record) -> str:
    """`Napo, AGM 2018`; another body's congress by its own name."""
    of_congress = record.meeting.kind is MeetingKind.CONGRESS
    return record.meeting.name if of_congress else f"{site.archive.union.name}, {record.meeting.name}"
