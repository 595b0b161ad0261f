"""The text of a page or a book as a small tree: built once from records, and rendered as HTML, EPUB, PDF or plain text.

A link leads to a full address on the web, to a path from the site's root (`2018/12/#a`), or to an anchor in the same
document (`#pay`); each renderer decides what becomes of it. Nothing in a tree is markup.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from scripts.publish.words import StatusLabel


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised text; `strong` for more weight."""

    inside: "Inlines"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it leads, and its text."""

    to: str
    inside: "Inlines"


@dataclass(frozen=True, slots=True)
class Abbreviated:
    """An abbreviation where it first appears, with what it stands for."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class State:
    """A status label, with its sentence or without."""

    label: StatusLabel
    with_sentence: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol, with the word that a screen reader says for it."""

    shown: str
    spoken: str


Inline: TypeAlias = str | Symbol | Emphasis | Link | Abbreviated | State
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `role` is its function in a book (`about`, `notice`); `mark` is set in the margin before it.

    `bare` is the text of an entry in a list, which is not a paragraph of its own.
    """

    inside: Inlines
    role: str = ""
    mark: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list. `mark` is set in the margin in place of a bullet or number.

    The mark may link `to` a place; `spoken` is what a screen reader says for that link. `anchor` is that of an entry without a
    mark.
    """

    blocks: "Blocks"
    mark: str = ""
    to: str = ""
    spoken: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list. `start` is the number of its first entry, where it is ordered."""

    entries: tuple[Entry, ...]
    ordered: bool = False
    start: int = 1
    role: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A list of terms, each with what is recorded."""

    rows: tuple[tuple[str, Inlines], ...]
    role: str = "facts"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading within a section and the blocks below it; `role` is their function (`wording`)."""

    heading: str
    blocks: "Blocks"
    role: str = ""


Block: TypeAlias = Paragraph | Listing | Facts | Part
Blocks: TypeAlias = tuple[Block, ...]


def plain(inlines: Iterable[Inline]) -> str:
    return "".join(map(_plain_one, inlines))


def _plain_one(inline: Inline) -> str:
    match inline:
        case str():
            return inline
        case Abbreviated():
            return f"{inline.short} ({inline.long})"
        case State():
            return inline.label.label
        case Symbol():
            return inline.shown
        case _:
            return plain(inline.inside)
