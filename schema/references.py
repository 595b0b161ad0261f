"""What a record refers to: bodies, topics, documents and motions in its fields, and motions in its prose."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from schema.fields import KEY, MEETING_KEY, Names, TextKind
from schema.problems import Where
from schema.shapes import Mark, marked

# `[2018/17]` in prose names a motion; `[words](https://…)` is a link to the web.
MENTION = re.compile(rf"\[({MEETING_KEY}/{KEY})\](?!\()")


@dataclass(frozen=True, slots=True)
class HalfRead:
    """What a record with a problem refers to: that has to exist all the same."""

    marked: tuple[tuple[Where, Mark, str], ...]


def references(record: BaseModel | HalfRead) -> Iterator[tuple[Where, Names, str]]:
    """Every key in the fields of a record, with its place and what it names."""
    return ((where, mark, key) for where, mark, key in _marked(record) if isinstance(mark, Names))


def mentions(record: BaseModel | HalfRead) -> Iterator[tuple[Where, str]]:
    """The keys of the motions named in a record's prose, each with the place of its text."""
    for where, mark, text in _marked(record):
        if mark is TextKind.PROSE:
            yield from ((where, key) for key in mentioned(text))


def _marked(record: BaseModel | HalfRead) -> Iterable[tuple[Where, Mark, str]]:
    return record.marked if isinstance(record, HalfRead) else marked(record)


def mentioned(text: str) -> list[str]:
    """The keys of the motions named in a text: `See [2018/17].` → `2018/17`."""
    return MENTION.findall(text) if "[" in text else []
