"""What every build asks of every record, found in it once and kept with it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from pydantic import BaseModel

from schema.shapes import dates_in, marked, mentions, references


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """A digest of a record's file; the keys that it names, each after the kind of what it names; the motions named in its prose;
    and the first and last days of its dates.
    """

    digest: str
    names: tuple[tuple[str, str], ...]
    mentions: tuple[str, ...]
    days: tuple[dt.date, ...]

    @property
    def values(self) -> tuple[object, ...]:
        """All but the digest, as JSON can write it and `of` takes it again."""
        return self.names, self.mentions, [day.isoformat() for day in self.days]

    @classmethod
    def of(cls, digest: str, names: Iterable[Any], mentions: Iterable[str], days: Iterable[str]) -> Self:
        """The same from its fields as JSON has them."""
        return cls(digest, tuple(map(tuple, names)), tuple(mentions), tuple(map(dt.date.fromisoformat, days)))


def facts_in(record: BaseModel, digest: str) -> RecordFacts:
    """The facts of a record, by the digest of its file."""
    values = marked(record)
    return RecordFacts(
        digest,
        tuple(dict.fromkeys((names.kind, key) for _, names, key in references(values))),
        tuple(dict.fromkeys(key for _, key in mentions(values))),
        tuple(sorted({day for _, date in dates_in(record) for day in (date.first, date.last)})),
    )
