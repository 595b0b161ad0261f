"""One motion as a document prints it: what was found of it, part by part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from schema.terms import MotionKind
from schema.wording import LIST_MARK
from scripts.edit.outcomes import Fields
from scripts.intake.documents.lines import Line, Place
from scripts.intake.vocabulary.headings import Group
from scripts.intake.vocabulary.names import Named, Names
from scripts.intake.vocabulary.results import Result


@dataclass(slots=True)
class AmendmentDraft:
    """A change of a motion's words that was put to the meeting."""

    number: str = ""
    to_motion: str = ""
    """The number of the motion that it names, empty where it names none."""
    proposers: list[Named] = field(default_factory=list)
    new_proposers: list[str] = field(default_factory=list)
    people: int = 0
    unclear: int = 0
    """Names left out that may be a body's or a person's."""
    decision: Result | None = None
    decided_in: Line | None = None
    """The line that says what became of it."""
    is_closed: bool = False
    """Whether a line below it speaks of a result and is not understood: the next result need not be its own."""
    place: Place = field(default_factory=lambda: Place(0))
    lines: list[Line] = field(default_factory=list)

    def put_by(self, names: Names) -> None:
        """Take who put it. Where two labels say it (Sponsored by, Moved by), the first that names a body counts."""
        self.people += names.people
        if not (self.proposers or self.new_proposers):
            self.proposers, self.new_proposers = list(names.known), list(names.new)
            self.unclear += names.unclear

    @property
    def wording(self) -> str:
        """Its words, as a record writes a wording."""
        return wording_of(self.lines)


@dataclass(slots=True)
class ParsedMotion:
    """What a document says of one motion. Empty where it says nothing.

    Names of people are never in it: `people` only counts how many were left out.
    """

    number: str = ""
    notice_number: str = ""
    title: str = ""
    heading: str = ""
    """The printed line or lines with number and title."""
    kind: MotionKind | None = None
    committee: Named | None = None
    new_committee: str = ""
    """The heading as printed, where the archive knows no body of that name."""
    proposers: list[Named] = field(default_factory=list)
    new_proposers: list[str] = field(default_factory=list)
    """Names of bodies that the archive does not know."""
    people: int = 0
    unclear: int = 0
    """Names left out that may be a body's or a person's."""
    decision: Result | None = None
    decided_in: Line | None = None
    """The line that says what was decided."""
    decided_by_heading: bool = False
    decided_by_hand: bool = False
    """Whether a person stated it in the margin."""
    unsure: list[Line] = field(default_factory=list)
    """Lines that speak of a result and are not understood: no decision is recorded then."""
    lines: list[Line] = field(default_factory=list)
    """The lines of its wording."""
    amendments: list[AmendmentDraft] = field(default_factory=list)
    made_of: list[str] = field(default_factory=list)
    own_words: Fields = field(default_factory=dict)
    """Fields that a person wrote in their own plain words, as a record holds them. No document has any."""
    place: Place = field(default_factory=lambda: Place(0))
    head_lines: list[Line] = field(default_factory=list)
    words_beside: str = ""
    """What stood over its words, where that is no motion by its name: `synopsis`."""
    repeats: bool = False
    """Whether its number stands for another motion too, as where each committee begins again at 1."""

    @property
    def decided_at(self) -> Place | None:
        """Where it stands what was decided."""
        return self.decided_in.place if self.decided_in else None

    @property
    def wording(self) -> str:
        """Its words, as a record writes a wording; empty where the document prints none."""
        return wording_of(self.lines)

    def put_by(self, names: Names) -> None:
        """Take who put it. Where two labels say it (Sponsored by, Moved by), the first that names a body counts."""
        self.people += names.people
        if not (self.proposers or self.new_proposers):
            self.proposers, self.new_proposers = list(names.known), list(names.new)
            self.unclear += names.unclear

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands after its number, as in a form that was not filled in."""
        said = (
            self.title, self.lines, self.decision, self.proposers, self.new_proposers, self.amendments, self.made_of,
            self.people, self.unclear, self.unsure, self.own_words,
        )  # fmt: skip
        return not any(said)

    def decide_by(self, group: Group) -> None:
        """Take from a heading above it what was decided, and of which kind it is, where the motion itself does not say."""
        if self.decision is None and group.decision is not None and not self.unsure:
            self.decision = Result(group.decision, to=group.to)
            self.decided_by_heading, self.decided_in = True, group.line
        self.kind = self.kind or group.kind

    @property
    def name(self) -> str:
        """What a message calls it: its number as printed, else its title."""
        return self.number or self.notice_number or self.title or f"the motion on {self.place}"


def wording_of(lines: Sequence[Line]) -> str:
    """Lines as a wording: each a paragraph of its own, with a blank line between; a list's entries right below.

    Where an entry follows a line, both stand together; deeper lists are indented by two spaces a step.
    """
    return "\n".join(_laid_out(lines)).strip("\n")


def _laid_out(lines: Sequence[Line]) -> Iterator[str]:
    first = True
    for line in lines:
        text = re.sub(r"[ \t]*\t[ \t]*", " ", line.text).strip()
        is_entry = LIST_MARK.match(text) is not None
        if not first and not is_entry:
            yield ""
        yield "  " * line.level + text if is_entry and not first else text
        first = False
