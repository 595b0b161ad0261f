"""What an archive has published: its own `motions.json`, read again, to hold the archive to it.

The format is told in docs/data.md. As it asks of everybody who reads version 1, what is not known here is passed over: a
word that a closed list got later is a text like any other.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from schema.archive import Archive, Record
from schema.motion import Motion
from schema.references import MENTION

PATH = "data/motions.json"
"""Where it stands on a site."""
LARGEST = 200_000_000
"""Bytes in the largest that is read. Ten thousand motions have 40,000,000, which take 230 MB of memory."""


class NotPublished(Exception):
    """A file that no archive can be held to; its message is the sentence that a maintainer reads."""


# What is read of it ---------------------------------------------------------------------------------------------------


class Said(BaseModel):
    """A group of fields as it was published, of which only some are asked for."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class PublishedClause(Said):
    """A clause."""

    letter: str
    kind: str
    text: str
    to: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
    with_: tuple[str, ...] = Field((), alias="with")
    rule: str | None = None
    until: str | None = None


class PublishedVote(Said):
    """A vote, and its figures where it was in figures."""

    text: str
    in_favour: int | None = Field(None, alias="for")
    against: int | None = None
    abstentions: int | None = None


class PublishedAmendment(Said):
    """A change of a motion's words that was put to the meeting."""

    number: str | None = None
    text: str | None = None
    decision: str
    vote: PublishedVote | None = None
    wording: str | None = None
    proposer: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


class PublishedDecision(Said):
    """What one body did with a motion, or with some of its clauses."""

    by: str
    decision: str
    date: str | None = None
    clauses: tuple[str, ...] | None = None
    vote: PublishedVote | None = None
    to: str | None = None
    evidence: tuple[str, ...] = ()


class PublishedAssessment(Said):
    """What an event meant for which clause."""

    on: str
    by: str | None = None
    progress: Mapping[str, str]
    because: str | None = None
    overrides: tuple[str, ...] = ()


class PublishedUpdate(Said):
    """An event."""

    key: str
    date: str
    by: str
    event: str
    evidence: tuple[str, ...] = ()
    assessment: PublishedAssessment | None = None


class PublishedLink(Said):
    """What a motion has to do with another."""

    kind: str
    to: str
    clauses: tuple[str, ...] | None = None
    to_clauses: tuple[str, ...] | None = None


class PublishedBallot(Said):
    """The members' ballot on the order of debate."""

    place: int | None = None
    votes: int | None = None
    evidence: tuple[str, ...] = ()


class PublishedSearch(Said):
    """A search for evidence that found none."""

    on: str
    clauses: tuple[str, ...]


class PublishedDispute(Said):
    """An objection to what the record says."""

    on: str
    by: str
    clauses: tuple[str, ...] | None = None
    says: str
    closed: str | None = None
    answer: str | None = None


class PublishedOutcome(Said):
    """What was decided, and what came of it."""

    decisions: tuple[PublishedDecision, ...]
    updates: tuple[PublishedUpdate, ...] = ()
    ballot: PublishedBallot | None = None
    looked_for: tuple[PublishedSearch, ...] = ()
    disputes: tuple[PublishedDispute, ...] = ()


class PublishedSource(Said):
    """The text that the record was made from."""

    fingerprint: str | None = None


class PublishedErratum(Said):
    """A correction."""

    on: str
    change: str
    because: str
    of: str | None = None


class PublishedRedaction(Said):
    """What had to be taken out."""

    on: str
    because: str


class PublishedParagraph(Said):
    """A paragraph of the wording, and the items of its list."""

    text: str
    items: tuple[str, ...] = ()


class PublishedMotion(Said):
    """A motion."""

    key: str
    also_at: tuple[str, ...] = ()
    title: str
    title_supplied: bool = False
    number: str | None = None
    notice_number: str | None = None
    kind: str | None = None
    about: str | None = None
    committee: str | None = None
    proposer: tuple[str, ...] = ()
    links: tuple[PublishedLink, ...] = ()
    clauses: tuple[PublishedClause, ...] = ()
    amendments: tuple[PublishedAmendment, ...] = ()
    outcome: PublishedOutcome
    source: PublishedSource
    wording: str | None = None
    wording_paragraphs: tuple[PublishedParagraph, ...] = ()
    errata: tuple[PublishedErratum, ...] = ()
    redaction: PublishedRedaction | None = None


class PublishedMeeting(Said):
    """A meeting."""

    name: str
    held: str
    formerly: tuple[str, ...] = ()


class PublishedEntry(Said):
    """A body, a topic or a campaign."""

    name: str
    meaning: str
    formerly: tuple[str, ...] = ()


class PublishedDocument(Said):
    """A document."""

    name: str = Field(alias="title")
    meaning: str
    formerly: tuple[str, ...] = ()


class PublishedUnion(Said):
    """Whose archive it is."""

    name: str
    address: str


class Published(Said):
    """An archive as it was published on a day."""

    format: Literal["agm-motions"]
    version: Annotated[str, Field(pattern=r"^1\.\d+\.\d+$")]
    as_of: dt.date
    union: PublishedUnion
    meetings: Mapping[str, PublishedMeeting]
    bodies: Mapping[str, PublishedEntry]
    topics: Mapping[str, PublishedEntry]
    threads: Mapping[str, PublishedEntry]
    documents: Mapping[str, PublishedDocument]
    motions: tuple[PublishedMotion, ...]


# Reading it -----------------------------------------------------------------------------------------------------------


def read_published(file: Path) -> Published:
    """The published state in a file. Raises NotPublished where it is none, or none that can be read."""
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise NotPublished(
                f"It has {size // 1_000_000} MB, and {LARGEST // 1_000_000} MB is the most that is read."
            )
        return parse_published(file.read_bytes())
    except OSError as error:
        raise NotPublished(f"It cannot be read: {error.strerror}.") from None


def parse_published(raw: bytes) -> Published:
    """The published state in the bytes of a `motions.json`. Raises NotPublished."""
    try:
        return Published.model_validate_json(raw.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        raise NotPublished(_why(raw, error.errors(include_url=False))) from None


def _why(raw: bytes, result: list[ErrorDetails]) -> str:
    """Why a file is no published state, in a sentence: the first reason that holds."""
    by_place = {details["loc"]: details for details in result}
    first = result[0]
    if not raw.strip():
        return "It is empty: it was not downloaded whole."
    if first["type"] == "json_invalid":
        if raw.lstrip()[:1] == b"<":
            return "It is a web page: as a rule what a server sends where the file is missing."
        text = str(first["ctx"]["error"])
        at = re.search(r"line (\d+)", text)
        line = f", at line {at[1]}" if at else ""
        if text.startswith("EOF"):
            return f"It ends in the middle{line}: it was not downloaded whole."
        return f"It is not JSON{line}."
    if ("format",) in by_place or () in by_place:
        return 'It is no motions.json of such an archive: it does not begin with "format": "agm-motions".'
    if version := by_place.get(("version",)):
        return (
            f"It is of version {version['input']} of the format, and only versions that begin with 1 can be read here."
        )
    if by_place.get(("motions",), first)["type"] == "missing" and ("motions",) in by_place:
        return f"It has no motions: a motion.json is one motion, and {PATH} holds them all."
    place = ".".join(str(step + 1) if isinstance(step, int) else step for step in first["loc"])
    what = "is missing" if first["type"] == "missing" else "is not what stands there"
    return f"It is no motions.json as a site has it: {place} {what}."


# Held against an archive ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Comparison:
    """An archive beside what it has published. `on` is the day that a correction made now would have."""

    archive: Archive
    published: Published
    on: dt.date

    @cached_property
    def pairs(self) -> list[tuple[PublishedMotion, Record]]:
        """Each published motion that its address still leads to, with its record."""
        result = ((before, self.archive.find(before.key)) for before in self.published.motions)
        return [(before, record) for before, record in result if record and not self.is_another(before, record)]

    def is_another(self, before: PublishedMotion, record: Record) -> bool:
        """Whether a record is of another motion than was published: of another title, and that is not all.

        The notice number, the fingerprint, or all that is said in our words tells them apart as well.
        """
        motion = record.motion
        if before.title_supplied or says_the_same(before.title, motion.title) or is_corrected(before, motion, "title"):
            return False
        if _differ(before.notice_number, motion.notice_number) or is_other_text(
            before.source.fingerprint, motion.source.fingerprint
        ):
            return True
        texts = {clause.letter: clause.text for clause in motion.clauses}
        ours = [(before.about, motion.about), *((one.text, texts.get(one.letter)) for one in before.clauses)]
        compared = [says_the_same(one, other) for one, other in ours if one and other]
        return bool(compared) and not any(compared)

    def current(self, kind: str, key: str) -> str:
        """The key by which a body, a topic… goes now."""
        return self.archive.current(kind, key) or key

    @cached_property
    def all_motions_read(self) -> bool:
        """Whether no motion and no meeting was passed over because it could not be read."""
        return all(name.endswith(".yaml") for name in self.archive.unread)


def of_another_union(archive: Archive, published: Published) -> bool:
    """Whether what was published is not of this archive's union: it has another name and another address."""
    return published.union.name != archive.union.name and published.union.address != archive.union.address


def _differ(before: str | None, now: str | None) -> bool:
    return before is not None and now is not None and before != now


def is_other_text(before: str | None, now: str | None) -> bool:
    """Whether two fingerprints are of different texts; those of different versions cannot be compared."""
    if before is None or now is None or before.partition(":")[0] != now.partition(":")[0]:
        return False
    return before != now


def is_corrected(before: PublishedMotion, motion: Motion, place: str) -> bool:
    """Whether the record says that something was put right there since it was published."""
    reported = {(one.on, _folded(one.change), _folded(one.because)) for one in before.errata}
    return any(
        one.of == place and (one.on.text, _folded(one.change), _folded(one.because)) not in reported
        for one in motion.errata
    )


def has_new_redaction(before: PublishedMotion, motion: Motion) -> bool:
    """Whether something was taken out since it was published."""
    return motion.redaction is not None and before.redaction is None


def _folded(text: str) -> str:
    return " ".join(text.split())


# Our own words --------------------------------------------------------------------------------------------------------

NOT = frozenset({"not", "no", "never", "none", "nor", "neither", "without", "cannot"})
BEGINNING = 4
"""Letters by which a word is known again, so that *campaign*, *campaigns* and *campaigning* are one."""


def says_the_same(before: str, now: str) -> bool:
    """Whether a text of ours was only reworded: it has the same numbers, it denies something or nothing as before, and
    at least half of the longer words of both are the same.

    That is no proof. It finds the turned meaning and the text put in another's place, and lets better English pass.
    """
    if before == now:
        return True
    old, new = (MENTION.sub(" ", text).casefold() for text in (before, now))
    if _numbers(old) != _numbers(new) or _denies(old) != _denies(new):
        return False
    one, other = set(_beginnings(old)), set(_beginnings(new))
    return 4 * len(one & other) >= len(one) + len(other)


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,:]\d+)*", text))


def _denies(text: str) -> bool:
    return not NOT.isdisjoint(re.findall(r"[^\W\d_]+", text)) or "n’t" in text or "n't" in text


def _beginnings(text: str) -> Iterator[str]:
    words = re.findall(r"[^\W\d_]+", text)
    longer = [word for word in words if len(word) > 3]
    return (word[:BEGINNING] for word in longer or words)
