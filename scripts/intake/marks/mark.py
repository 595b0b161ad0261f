"""A mark: the role of a line of a document, or of a piece of one. Motions are made from marks alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from schema.terms import LineRole as Role
from scripts.intake.documents.lines import DocumentText, Line, Place

__all__ = ["Given", "LineRule", "Mark", "MarkedDocument", "Marking", "Pieces", "Role"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of the margin: a piece of a line, and its role."""

    line: int
    """Which line of the document, counted from 0."""
    place: Place
    text: str
    """The piece's text. The pieces of a line, in their order, join to the whole line."""
    role: Role
    value: str = ""
    """What stands after the role: the decision of a result, why a line is skipped, the number of an amendment."""
    rule: str = ""
    """The name of the rule that gave the role."""
    by_hand: bool = False
    column: int = 0
    """Which cell of a table's row it is, counted from 1; 0 for a line."""


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A document with the marks of all its lines, in its order: each line covered exactly once, in one piece or several."""

    document: DocumentText
    marks: tuple[Mark, ...]
    starts: frozenset[int] = frozenset()
    """The lines with which the motions begin, counted from 0, where a person has named them."""
    given: frozenset[int] = frozenset()
    """The lines that were marked from outside, by hand or by a rule of the union or of one document, counted from 0."""

    def of_line(self, line: int) -> tuple[Mark, ...]:
        """The marks of one line."""
        return tuple(mark for mark in self.marks if mark.line == line)


Pieces = tuple[tuple[Role, str, str], ...]
"""The role, the text and the value of each piece of a line."""


Marking = tuple[Line, Role, str, str]
"""A paragraph with its role, the value, and the name of the rule."""


@dataclass(frozen=True, slots=True)
class LineRule:
    """A rule that is given from outside, of a union or of one document: the lines that it takes get its role."""

    name: str
    takes: Callable[[Line], bool]
    role: Role
    value: str = ""
    cut: Callable[[Line], Pieces] | None = None
    """Cuts a line that it takes, where not all of it has the rule's role: `Moved by` stands before who moved."""

    starts_paragraph: bool = False
    """Whether it takes only lines that begin a paragraph: those that wrap from the line above begin nothing."""

    by_looks: bool = False
    """Whether it knows its lines by their looks alone: then a line that states a decision and nothing else is not taken."""

    def pieces(self, line: Line) -> Pieces:
        """The role, the text and the value of each piece of a line that it takes."""
        return self.cut(line) if self.cut else ((self.role, line.text, self.value),)


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a document's lines before the program's own rules are asked.

    A line's marks by hand come first, then the first rule that takes it.
    """

    rules: Sequence[LineRule] = ()
    by_hand: Mapping[int, tuple[Mark, ...]] | None = None
    """By the number of the line, counted from 0: its pieces, which join to the whole line."""
    starts: frozenset[int] = frozenset()
    """The lines that begin the motions of the running text, counted from 0, where a person has said all of them; else none."""
