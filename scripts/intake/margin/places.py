"""What a line of a document, or a piece of one, is called in the margin file: `2.3`, `7.2`, `2.3b`."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_lowercase

from scripts.intake.documents.lines import DocumentText, Line
from scripts.intake.marks.given import heading_rows
from scripts.intake.vocabulary.masking import KnownPeople

DIGEST = 6
"""How many characters of a document's digest the header shows. Each line's text is compared as well."""


@dataclass(frozen=True)
class Places:
    """A document's lines by what the margin file calls them.

    `2.3` is line 3 of page 2, or row 3 of sheet 2; `3` line, paragraph or row 3 of a document without pages.
    """

    document: DocumentText

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What each line is called, in the document's order."""
        return tuple(line.place.code for line in self.document.lines)

    @cached_property
    def by_label(self) -> dict[str, int]:
        """The number of each line, counted from 0, by what it is called."""
        return {label: number for number, label in enumerate(self.labels)}

    @cached_property
    def depth(self) -> int:
        """How many numbers a line's place has: 2 for `2.3`, 1 for `3`. One more is a column."""
        return max((label.count(".") + 1 for label in self.labels), default=1)

    @cached_property
    def people(self) -> KnownPeople:
        """The people whom the document names: no line of it is quoted with a name."""
        return KnownPeople(line.text for line in self.document.lines)

    def line_called(self, label: str) -> int | None:
        """The number of the line that a place, or the place of a piece, belongs to; None where there is no such line."""
        number = self.by_label.get(label)
        if number is None:
            number = self.by_label.get(without_piece(label, self.depth))
        return number

    @cached_property
    def heading_rows(self) -> frozenset[int]:
        """The rows that may be the headings of a table, counted from 0."""
        return heading_rows(self.document)

    @cached_property
    def digest(self) -> str:
        """A short digest of the document: of the file's bytes, or of the lines where the text was pasted."""
        if self.document.digest:
            return self.document.digest
        text = "".join(
            f"{label} {squeezed(line.text)}\n" for label, line in zip(self.labels, self.document.lines, strict=True)
        )
        return hashlib.sha256(text.encode()).hexdigest()[:DIGEST]


def without_piece(label: str, depth: int) -> str:
    """What the line of a piece is called: `1.5` of `1.5b`, where a line's place has two numbers; `7` of `7.2`, where one."""
    return ".".join(re.sub(r"[a-z]+$", "", label).split(".")[:depth])


def letters(number: int) -> str:
    """The letter of a piece, counted from 0: a, b … z, aa, ab …"""
    first, last = divmod(number, len(ascii_lowercase))
    return (letters(first - 1) if first else "") + ascii_lowercase[last]


def piece_labels(label: str, line: Line, texts: Sequence[str]) -> tuple[str, ...]:
    """What the pieces of a line are called: by letters, or in a row of a table by the columns that they fill."""
    if len(texts) == 1 and squeezed(texts[0]) == squeezed(line.text):
        return (label,)
    if line.cells and all(squeezed(text) == squeezed(line.text) for text in texts):
        return (label,) * len(texts)  # each states something of the row as a whole
    columns = columns_of_pieces(line, texts)
    if columns is None:
        return tuple(f"{label}{letters(number)}" for number in range(len(texts)))
    named = []
    for number, column in enumerate(columns):
        same = [other for other, of in enumerate(columns) if of == column]
        letter = letters(same.index(number)) if len(same) > 1 else ""
        named.append(f"{label}.{column}{letter}")
    return tuple(named)


def columns_of_pieces(line: Line, texts: Sequence[str]) -> list[int] | None:
    """The column of each piece, counted from 1; None where the line is not a row, or a piece is not in one column."""
    cells = [(number, squeezed(cell)) for number, cell in enumerate(line.cells, 1) if squeezed(cell)]
    columns: list[int] = []
    for text in map(squeezed, texts):
        if not cells or not text or not cells[0][1].startswith(text):
            return None
        number, cell = cells.pop(0)
        columns.append(number)
        if rest := cell[len(text) :]:
            cells.insert(0, (number, rest))
    return None if cells else columns


def squeezed(text: str) -> str:
    """A text as it is compared: without spaces, of which copying and editors make more or fewer."""
    return re.sub(r"\s+", "", text)


def bare(line: Line) -> str:
    """A line's text as its pieces join to it: of a row, the cells without separators."""
    return squeezed("".join(line.cells)) if line.cells else squeezed(line.text)
