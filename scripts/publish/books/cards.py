"""The picture of a motion that stands beside its address where that is shared: its number, title and decision.

Typst makes it, which the books need anyway, at 600 × 315, the least size that Facebook's rules show large. Measured: 28 kB in
full colour, of which 6 kB are left with a palette. Each is made once: what says whether a motion still stands is not on it,
since that changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from schema.archive import Record
from schema.terms import MeetingKind
from scripts.publish import addresses, words
from scripts.publish.books import typesetting
from scripts.publish.books.palette import palette, reduced
from scripts.publish.site import File, Site

FILE = "card.png"
WIDTH, HEIGHT = 600, 315
DOTS = 72.0
"""Dots to an inch: one for each of Typst's points."""

PAPER, TEXT, MUTED, RULE = "#fffdf8", "#1d1a16", "#5c554c", "#c9c0b2"
"""The colours of every picture, beside the union's accent."""

STEPS = {TEXT: 6, MUTED: 3, RULE: 1}
ACCENT_STEPS = 5
"""In how many steps from the paper each colour stands in the palette: what is set large has the most."""

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
    pictures = draw([card for _, _, card in waiting])
    for (path, name, _), picture in zip(waiting, pictures, strict=True):
        yield File(path, site.cache.keep(name, picture))


def draw(cards: Sequence[Card]) -> list[bytes]:
    """The pictures as PNG."""
    if not cards:
        return []
    colours = {"paper": PAPER, "text": TEXT, "muted": MUTED, "rule": RULE}
    values = {"colours": colours, "cards": [asdict(card) for card in cards]}
    pictures = typesetting.pictures("card.typ", values, DOTS)
    return [
        reduced(picture, palette(PAPER, {**STEPS, card.accent: ACCENT_STEPS}))
        for card, picture in zip(cards, pictures, strict=True)
    ]


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
