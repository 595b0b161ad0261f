"""The picture shown with a page's address where it is shared: for a motion its number, title and decision.

Typst, which the books need anyway, draws it at 600 × 315, the smallest size that Facebook shows large. It takes 28 kB in full
colour and 6 kB with a palette. Whether a motion still stands is not on it, because that changes and each picture is made once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial

from schema.archive import Record
from schema.language import _
from schema.sentences import counted
from schema.terms import MeetingKind, TextFace
from scripts.publish import addresses, words
from scripts.publish.books import typesetting
from scripts.publish.books.palette import palette, reduced
from scripts.publish.digest import digest_of
from scripts.publish.prose import typographic
from scripts.publish.site import File, Group, Site

FILE = "card.png"
WIDTH, HEIGHT = 600, 315
DOTS = 72.0
"""Pixels to an inch: one for each of Typst's points."""

PAPER, TEXT, MUTED, RULE = "#fffdf8", "#1d1a16", "#5c554c", "#c9c0b2"
"""The colours of every picture, beside the union's accent."""

STEPS = {TEXT: 6, MUTED: 3, RULE: 1}
ACCENT_STEPS = 5
"""How many shades of each colour the palette has: most for what is set large."""

TOGETHER = 40
"""How many are drawn at a time."""


def of_page(path: str) -> str:
    """The path of a page's picture: `topics/pay/card.png`."""
    return f"{path}{FILE}"


def of_motion(record: Record) -> str:
    """The path of a motion's picture: `2018/12/card.png`."""
    return f"{addresses.of_motion(record)}{FILE}"


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture shows. Only a motion's has a label and a number.

    `meeting` is the line above the title, and `decision` the line below it.
    """

    meeting: str
    label: str
    number: str
    title: str
    decision: str
    archive: str
    accent: str


Pictures = Sequence[tuple[str, Card]]
"""Some pictures: the path of each, and what it shows."""


def of_meeting(site: Site, key: str) -> Iterator[Group]:
    """The pictures of a meeting's motions."""
    yield _group(site, [(of_motion(record), card(site, record)) for record in site.archive.by_meeting[key]])


def grouped(site: Site) -> Iterator[Group]:
    """All other pictures."""
    yield _group(site, list(others(site)))


def _group(site: Site, pictures: Pictures) -> Group:
    made_from = digest_of("pictures", site.archive.union.text_face, pictures)
    return Group(made_from, partial(_files, site, pictures), f"*{FILE}")


def _files(site: Site, pictures: Pictures) -> Iterator[File]:
    """Some pictures, a few drawn at a time; those of earlier builds are used again."""
    face = site.archive.union.text_face
    names = {path: site.cache.name(site.program, "card", face, repr(card)) for path, card in pictures}
    contents = {path: site.cache.take(name) for path, name in names.items()}
    missing = [(path, card) for path, card in pictures if contents[path] is None]
    for start in range(0, len(missing), TOGETHER):
        together = missing[start : start + TOGETHER]
        for (path, _card), drawn in zip(together, draw([card for _path, card in together], face), strict=True):
            contents[path] = site.cache.keep(names[path], drawn)
    yield from (File(path, content) for path, content in contents.items() if content is not None)


def draw(cards: Sequence[Card], face: TextFace = TextFace.SOURCE_SERIF) -> list[bytes]:
    """The pictures as PNG, in one of the site's typefaces."""
    if not cards:
        return []
    colours = {"paper": PAPER, "text": TEXT, "muted": MUTED, "rule": RULE}
    values = {"colours": colours, "face": typesetting.FACES[face], "cards": [asdict(card) for card in cards]}
    pictures = typesetting.pictures("card.typ", values, DOTS)
    return [
        reduced(picture, palette(PAPER, {**STEPS, card.accent: ACCENT_STEPS}))
        for card, picture in zip(cards, pictures, strict=True)
    ]


def others(site: Site) -> Iterator[tuple[str, Card]]:
    """The pictures of the home page, of every topic and of every campaign, by path."""
    archive = site.archive
    motions = counted(len(archive.records), "motion")
    yield (
        of_page(""),
        _titled(
            site,
            archive.union.full_name,
            _(words.QUESTION),
            _("{motions} of {meetings}", motions=motions, meetings=counted(len(archive.meetings), "meeting")),
        ),
    )
    for key, topic in archive.topics.items():
        count = counted(len(archive.by_topic[key]), "motion")
        yield of_page(addresses.of_topic(key)), _titled(site, _("Decisions by topic"), topic.name, count)
    for key, thread in archive.threads.items():
        count = counted(len(archive.campaigns[key]), "motion")
        yield of_page(addresses.of_thread(key)), _titled(site, _("Campaign"), thread.name, count)


def _titled(site: Site, above: str, title: str, below: str) -> Card:
    union = site.archive.union
    return Card(above, "", "", typographic(title), below, union.archive_name, union.accent)


def card(site: Site, record: Record) -> Card:
    """What a motion's picture shows."""
    label, number = words.label_and_number(record)
    union = site.archive.union
    of_congress = record.meeting.kind is MeetingKind.CONGRESS
    return Card(
        # Another body's congress goes by its own name.
        meeting=record.meeting.name if of_congress else f"{union.name}, {record.meeting.name}",
        label=label,
        number=number,
        title=typographic(words.title_in_lists(record)),
        decision=words.decision_label(site.archive, record).label,
        archive=union.archive_name,
        accent=union.accent,
    )
