"""The picture of a motion that stands beside its address where that is shared: its number, title and decision.

Typst makes it, which the books need anyway. Measured: 3 ms and 26 kB each at 600 × 315, the least size that Facebook's
rules show large; at 1200 × 630 it is 12 ms and 60 kB, and 10,000 of them weigh more than the whole site beside them. So
they are small, and each is made once: what says whether a motion still stands is not on them, since that changes.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from schema.archive import Record
from schema.terms import MeetingKind
from scripts.publish import addresses, words
from scripts.publish.books import typesetting
from scripts.publish.site import File, Site

FILE = "card.png"
WIDTH, HEIGHT = 600, 315
DOTS = 72.0
"""Dots to an inch: one for each of Typst's points."""

TOGETHER = 40
"""How many are made at a time."""


def of_motion(record: Record) -> str:
    """Where a motion's picture stands: `2018/12/card.png`."""
    return f"{addresses.of_motion(record)}{FILE}"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a motion's picture."""

    meeting: str
    label: str
    number: str
    title: str
    decision: str
    archive: str
    accent: str


def files(site: Site) -> Iterator[File]:
    """Every motion's picture, a few at a time; those of earlier builds are taken as they are."""
    waiting: list[tuple[str, str, Card]] = []
    for record in site.archive.records.values():
        picture = card(site, record)
        name = site.cache.name(site.program, "card", repr(picture))
        content = site.cache.take(name)
        if content is not None:
            yield File(of_motion(record), content)
            continue
        waiting.append((of_motion(record), name, picture))
        if len(waiting) == TOGETHER:
            yield from _draw(site, waiting)
            waiting = []
    yield from _draw(site, waiting)


def _draw(site: Site, waiting: list[tuple[str, str, Card]]) -> Iterator[File]:
    pictures = typesetting.pictures("card.typ", [asdict(card) for _, _, card in waiting], DOTS)
    for (path, name, _), content in zip(waiting, pictures, strict=True):
        yield File(path, site.cache.keep(name, content))


def card(site: Site, record: Record) -> Card:
    """What stands on a motion's picture."""
    label, number = words.label_and_number(record)
    union = site.archive.union
    of_congress = record.meeting.kind is MeetingKind.CONGRESS
    return Card(
        # Another body's congress goes by its own name.
        meeting=record.meeting.name if of_congress else f"{union.name}, {record.meeting.name}",
        label=label,
        number=number,
        title=words.title_in_lists(record),
        decision=words.decision_label(site.archive, record).label,
        archive=union.archive_name,
        accent=union.accent,
    )
