"""All texts of a motion: those that are searched, and those that a draft is compared with."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from schema.archive import Record
from schema.language import N_, _
from schema.motion import Motion
from schema.terms import ClauseKind
from schema.wording import paragraphs
from scripts.publish import addresses
from scripts.publish.site import Site


class TextRole(Enum):
    """The part of a motion that a text is, which decides how much it counts."""

    TITLE = auto()
    ABOUT = auto()
    MEETING = auto()
    CLAUSE = auto()
    SUMMARY = auto()
    EVENT = auto()
    WORDING = auto()
    TOPIC = auto()
    TOPIC_WORDS = auto()
    BODY = auto()


SUMMARY_LABEL = N_("The motion, in short")
WORDING_LABEL, AS_PUT_LABEL = N_("Official words"), N_("Words put to the meeting, not those passed")


def clause_label(kind: ClauseKind) -> str:
    """What a clause of a kind is called: `Request`; a position is marked as what the motion said."""
    return _("The motion said") if kind is ClauseKind.POSITION else kind.label


@dataclass(frozen=True, slots=True)
class MotionText:
    """A text of a motion: its role, its place, the name of that place, and the words.

    `to` is an anchor on the motion's page (`#a`) or a path from the site's root. A text that every list of motions shows
    has neither place nor label.
    """

    role: TextRole
    to: str
    label: str
    text: str


def texts_of(site: Site, record: Record) -> Iterator[MotionText]:
    """The texts of a motion. Of two that match a search equally well, the first is shown."""
    motion = record.motion
    yield MotionText(TextRole.TITLE, "", "", motion.title)
    yield MotionText(TextRole.ABOUT, "", "", motion.about or "")
    yield MotionText(TextRole.MEETING, "", "", record.meeting.name)
    for clause in motion.clauses:
        label = f"{clause_label(clause.kind)} ({clause.letter})"
        yield MotionText(TextRole.CLAUSE, f"#{clause.letter}", label, site.prose.plain(clause.text))
    if motion.summary:
        yield MotionText(TextRole.SUMMARY, "#summary", _(SUMMARY_LABEL), site.prose.plain(motion.summary))
    for update in motion.outcome.updates:
        if update.date.first <= site.as_of:
            label = _("What happened, {date}", date=update.date.words)
            yield MotionText(TextRole.EVENT, f"#{update.key}", label, site.prose.plain(update.event))
    yield from _wording(record)
    yield from _names(site, motion)


def _wording(record: Record) -> Iterator[MotionText]:
    held = _(AS_PUT_LABEL if record.is_as_put else WORDING_LABEL)
    for number, paragraph in enumerate(paragraphs(record.motion.wording or ""), 1):
        numbered = [
            (f"{number}", paragraph.text),
            *((f"{number}.{at}", item) for at, item in enumerate(paragraph.items, 1)),
        ]
        for place, text in numbered:
            if text:
                yield MotionText(
                    TextRole.WORDING, f"#p{place}", f"{held}, {_('paragraph {number}', number=place)}", text
                )


def _names(site: Site, motion: Motion) -> Iterator[MotionText]:
    """The names of a motion's topics and bodies, and other words for them."""
    archive = site.archive
    for key in motion.topics:
        topic = archive.topics[key]
        yield MotionText(TextRole.TOPIC, addresses.of_topic(key), _("Topic"), topic.name)
        if topic.words:
            yield MotionText(
                TextRole.TOPIC_WORDS, addresses.of_topic(key), f"{_('Topic')}: {topic.name}", ", ".join(topic.words)
            )
    under = [(_("Taken under"), motion.committee)] if motion.committee else []
    for label, key in [*under, *((_("Put by"), proposer) for proposer in motion.proposer)]:
        body = archive.bodies[key]
        yield MotionText(TextRole.BODY, addresses.of_body(key), label, ", ".join((body.name, *body.also)))
