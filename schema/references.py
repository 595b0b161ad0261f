"""What a record refers to: bodies, topics, documents and motions in its fields, and motions in its prose."""

import re
from collections.abc import Iterable, Iterator

from schema.fields import KEY, MEETING_KEY, Names, TextKind
from schema.problems import Where
from schema.shapes import Marked

# `[2018/17]` in prose names a motion; `[words](https://…)` is a link to the web.
MENTION = re.compile(rf"\[({MEETING_KEY}/{KEY})\](?!\()")


def references(marked: Iterable[Marked]) -> Iterator[tuple[Where, Names, str]]:
    """Every key among the marked values of a record, with its place and what it names."""
    return ((where, mark, key) for where, mark, key in marked if isinstance(mark, Names))


def mentions(marked: Iterable[Marked]) -> Iterator[tuple[Where, str]]:
    """The keys of the motions named in a record's prose, each with the place of its text."""
    for where, mark, text in marked:
        if mark is TextKind.PROSE:
            yield from ((where, key) for key in mentioned(text))


def mentioned(text: str) -> list[str]:
    """The keys of the motions named in a text: `See [2018/17].` → `2018/17`."""
    return MENTION.findall(text) if "[" in text else []
