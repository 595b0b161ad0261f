"""What an archive has published: its own `motions.json`, whole or in parts, read again, to hold the archive to it.

docs/data.md describes the format. As it asks of everybody who reads version 1, what is not known here is passed over: a
word that a closed list got later is a text like any other, and a field that did not exist yet has no value.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic_core import ErrorDetails

from schema.archive import Archive, Record
from schema.fields import BODIES, MOTIONS, Names, Vote
from schema.meeting import Meeting
from schema.motion import Erratum, Motion
from schema.sentences import listed
from schema.shapes import MENTION, bare_types, fields_of, model_in
from schema.union import LISTS, Body, Document, Union

PATH = "data/motions.json"
"""Its path on a site."""
LARGEST = 200_000_000
"""The most bytes that are read. Ten thousand motions take 40,000,000, and 230 MB of memory."""


class NotPublished(Exception):
    """A file that no archive can be compared with. Its message is a sentence for the maintainer."""


# What is read of it ---------------------------------------------------------------------------------------------------


class Published(BaseModel):
    """A group of fields as it was published."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True, defer_build=True)


class PublishedVote(Published):
    """A vote, and its numbers where it was in numbers."""

    text: str
    in_favour: int | None = Field(None, alias="for")
    against: int | None = None
    abstentions: int | None = None


@cache
def published_form(model: type[BaseModel], *needed: str) -> type[Published]:
    """A group of fields as `motions.json` has it: the fields of its record, each a text or a number.

    Only the fields named in `needed`, which are texts, have to be there.
    """
    fields: dict[str, Any] = {
        field.attribute: (str, ...)
        if field.attribute in needed
        else (_published_type(field.shape.hint) | None, Field(None, alias=field.shape.name))
        for field in fields_of(model)
    }
    return create_model(f"Published{model.__name__}", __base__=Published, **fields)


def _published_type(hint: Any) -> Any:
    if model := model_in(hint):
        return published_form(model)
    for part in bare_types(hint):
        if get_origin(part) is tuple:
            return tuple[_published_type(get_args(part)[0]), ...]  # type: ignore[misc]
        if get_origin(part) is UnionType:
            return _published_type(part)
        if get_origin(part) is dict:
            return Mapping[str, str]
        if part in (bool, int, Vote):
            return PublishedVote if part is Vote else part
    return str


class PublishedParagraph(Published):
    """A paragraph of the wording, and the items of its list."""

    text: str
    items: tuple[str, ...] = ()


class PublishedMotion(Published):
    """A motion: all fields of its record (`_publication`), and what was published besides."""

    key: str
    also_at: tuple[str, ...] = ()
    wording_paragraphs: tuple[PublishedParagraph, ...] = ()

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    @property
    def fingerprint(self) -> str | None:
        """The fingerprint of its official words."""
        return self.source.fingerprint if self.source else None


class Publication(Published):
    """An archive as it was published on a day: the union, the entries of each list by key (`_publication`), the motions."""

    format: Literal["agm-motions"]
    version: Annotated[str, Field(pattern=r"^1\.\d+\.\d+$")]
    as_of: dt.date
    union: Any
    motions: tuple[PublishedMotion, ...]

    @property
    def publisher(self) -> tuple[str, str]:
        """The name of its union, and the address of its site."""
        return self.union.name, self.union.address


@cache
def _publication() -> type[Publication]:
    """The same with all that a record of each kind says. It is made when a publication is read, as most commands read none."""
    motion: Any = create_model("PublishedMotion", __base__=(PublishedMotion, published_form(Motion, "title")))
    fields: dict[str, Any] = {
        "union": (published_form(Union, "name", "address"), ...),
        "meetings": (Mapping[str, published_form(Meeting, "name")], ...),  # type: ignore[misc]
        "motions": (tuple[motion, ...], ...),
    }
    for each in (one for one in LISTS if one.is_published):
        form: Any = published_form(each.entry, "title" if each.entry is Document else "name")
        # The first versions had no abbreviations.
        fields[each.kind] = (Mapping[str, form], Field(default_factory=dict) if each.kind == "abbreviations" else ...)
    return create_model("Publication", __base__=Publication, **fields)


class PublishedPart(Published):
    """Where a part of a publication is."""

    address: Annotated[str, Field(pattern=r"-[1-9]\d*\.json$")]
    meetings: frozenset[str]
    motions: int


class PublishedInParts(Published):
    """A publication that is in parts: what its `motions.json` then is."""

    format: Literal["agm-motions"]
    version: Annotated[str, Field(pattern=r"^2\.\d+\.\d+$")]
    parts: Annotated[tuple[PublishedPart, ...], Field(min_length=1)]


# Reading it -----------------------------------------------------------------------------------------------------------


def read_published(file: Path) -> Publication:
    """The published state in a file, and in its parts beside it: of `published.json` in `published-1.json` and so on.

    Raises NotPublished where there is none, or it cannot be read.
    """
    raw = _read(file)
    try:
        parts = PublishedInParts.model_validate_json(raw.removeprefix(b"\xef\xbb\xbf")).parts
    except ValidationError:
        return parse_published(raw)
    publications = [parse_part(part_of(file, part.address), part) for part in parts]
    motions = tuple(motion for publication in publications for motion in publication.motions)
    return publications[0].model_copy(update={"motions": motions})


def part_of(file: Path, address: str) -> Path:
    """Where a part is looked for: beside the file, with the number that its address ends with."""
    return file.with_name(f"{file.stem}-{address.rpartition('-')[2]}")


def parse_part(file: Path, part: PublishedPart) -> Publication:
    """A part of the published state. Raises NotPublished, also where it is not the part that is named: an older one, or another."""
    try:
        publication = parse_published(_read(file))
        if len(publication.motions) != part.motions or any(
            motion.key.partition("/")[0] not in part.meetings for motion in publication.motions
        ):
            raise NotPublished("It has other motions than are named for it. Fetch all of them again.")
    except NotPublished as error:
        raise NotPublished(
            f"It is in parts, and {file.name} beside it, from {part.address}, is not one: {error}"
        ) from None
    return publication


def _read(file: Path) -> bytes:
    """The bytes of a file. Raises NotPublished."""
    try:
        size = file.stat().st_size
        if size > LARGEST:
            raise NotPublished(
                f"It has {size // 1_000_000} MB, and {LARGEST // 1_000_000} MB is the most that is read."
            )
        return file.read_bytes()
    except OSError as error:
        raise NotPublished(f"It cannot be read: {error.strerror}.") from None


def parse_published(raw: bytes) -> Publication:
    """The published state in the bytes of a `motions.json`. Raises NotPublished."""
    try:
        return _publication().model_validate_json(raw.removeprefix(b"\xef\xbb\xbf"))
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
        return 'It is not the motions.json of such an archive: it does not begin with "format": "agm-motions".'
    if version := by_place.get(("version",)):
        return (
            f"It is of version {version['input']} of the format, and only versions that begin with 1 can be read here."
        )
    if by_place.get(("motions",), first)["type"] == "missing" and ("motions",) in by_place:
        return f"It has no motions: a motion.json is one motion, and {PATH} holds them all."
    place = ".".join(str(step + 1) if isinstance(step, int) else step for step in first["loc"])
    what = "is missing" if first["type"] == "missing" else "is not what is expected there"
    return f"It is not a motions.json as a site publishes it: {place} {what}."


# Compared with an archive ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Comparison:
    """An archive and what it has published. `on` is the date to give a correction made now."""

    archive: Archive
    published: Publication
    on: dt.date

    @cached_property
    def pairs(self) -> list[tuple[PublishedMotion, Record]]:
        """Each published motion with the record to which its address still leads."""
        result = ((before, self.archive.find(before.key)) for before in self.published.motions)
        return [(before, record) for before, record in result if record and not self.is_another(before, record)]

    def is_another(self, before: PublishedMotion, record: Record) -> bool:
        """Whether a record is of a different motion from the one published: its title differs, and so does something else.

        That is the notice number, the fingerprint, or all of our own words.
        """
        motion = record.motion
        if before.title_supplied or says_the_same(before.title, motion.title) or is_corrected(before, record, "title"):
            return False
        numbers = {before.notice_number, motion.notice_number} - {None}
        if len(numbers) > 1 or is_other_text(before.fingerprint, motion.source.fingerprint):
            return True
        texts = {clause.letter: clause.text for clause in motion.clauses}
        ours = [(before.about, motion.about)]
        ours += [(clause.text, texts.get(clause.letter)) for clause in before.clauses or ()]
        compared = [says_the_same(was, now) for was, now in ours if was and now]
        return bool(compared) and not any(compared)

    def present_key(self, names: Names, key: str) -> str:
        """The present key of what was published under a key; that key itself where nothing has it now."""
        if names is MOTIONS:
            record = self.archive.find(key)
            return record.key if record else key
        return self.archive.current(names.kind, key) or key

    def names_of(self, keys: Iterable[str]) -> str:
        """The names of bodies, as they are now; of one that is gone, as it was published."""
        now: Mapping[str, Body] = self.archive.bodies
        then: Mapping[str, Any] = getattr(self.published, BODIES.kind)
        return listed([now[key].name if key in now else then[key].name if key in then else key for key in keys])

    @cached_property
    def all_motions_read(self) -> bool:
        """Whether every motion and every meeting could be read."""
        return all(name.endswith(".yaml") for name in self.archive.unread)


def of_another_union(archive: Archive, published: Publication) -> bool:
    """Whether a publication is another union's: both its name and its address differ."""
    name, address = published.publisher
    return name != archive.union.name and address != archive.union.address


def is_other_text(before: str | None, now: str | None) -> bool:
    """Whether two fingerprints are of different texts; those of different versions cannot be compared."""
    if before is None or now is None or before.partition(":")[0] != now.partition(":")[0]:
        return False
    return before != now


def is_corrected(before: PublishedMotion, record: Record, place: str) -> bool:
    """Whether the record has a correction of a place since it was published."""
    return has_correction(before.errata, record.motion.errata, place)


def has_correction(before: Iterable[Any] | None, now: Iterable[Erratum], place: str) -> bool:
    """Whether there is an erratum of a place that was not among those published."""
    reported = {correction(erratum) for erratum in before or ()}
    return any(erratum.of == place and correction(erratum) not in reported for erratum in now)


def correction(erratum: Published | Erratum) -> tuple[str, str, str]:
    """What an erratum says, published or recorded: its day, the change and the reason."""
    day, change, because = (getattr(erratum, name) or "" for name in ("on", "change", "because"))
    return str(day), folded(change), folded(because)


def is_redacted(before: PublishedMotion, record: Record) -> bool:
    """Whether something was taken out since it was published."""
    return record.motion.redaction is not None and before.redaction is None


def folded(text: str) -> str:
    """A text on one line, with single spaces between words."""
    return " ".join(text.split())


# Our own words --------------------------------------------------------------------------------------------------------

NOT = frozenset({"not", "no", "never", "none", "nor", "neither", "without", "cannot"})
BEGINNING = 4
"""The letters compared of each word, so that *campaign*, *campaigns* and *campaigning* are one."""


def says_the_same(before: str, now: str) -> bool:
    """Whether a text of ours was only reworded: the numbers are the same, it has a negative or none as before, and at
    least half of the longer words of both are the same.

    This is no proof. It finds a reversed meaning and a replaced text, and lets better English pass.
    """
    if before == now:
        return True
    old, new = (MENTION.sub(" ", text).casefold() for text in (before, now))
    if _numbers(old) != _numbers(new) or _denies(old) != _denies(new):
        return False
    words, others = set(_beginnings(old)), set(_beginnings(new))
    return 4 * len(words & others) >= len(words) + len(others)


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,:]\d+)*", text))


def _denies(text: str) -> bool:
    return not NOT.isdisjoint(re.findall(r"[^\W\d_]+", text)) or "n’t" in text or "n't" in text


def _beginnings(text: str) -> Iterator[str]:
    words = re.findall(r"[^\W\d_]+", text)
    longer = [word for word in words if len(word) > 3]
    return (word[:BEGINNING] for word in longer or words)
