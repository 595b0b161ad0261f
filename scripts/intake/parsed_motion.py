"""One motion as a document prints it: what was found of it, part by part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from schema.terms import MotionKind
from schema.wording import LIST_MARK
from scripts.edit.outcomes import Fields
from scripts.intake.lines import Line, Place
from scripts.intake.names import Named
from scripts.intake.recognisers import DecisionFound, Group


@dataclass(slots=True)
class AmendmentDraft:
    """A change of a motion's words that was put to the meeting."""

    number: str = ""
    to_motion: str = ""
    """The number of the motion that it names, empty where it names none."""
    proposers: list[Named] = field(default_factory=list)
    new_proposers: list[str] = field(default_factory=list)
    people: int = 0
    decision: DecisionFound | None = None
    lines: list[Line] = field(default_factory=list)

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
    decision: DecisionFound | None = None
    decided_by_heading: bool = False
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
    def wording(self) -> str:
        """Its words, as a record writes a wording; empty where the document prints none."""
        return wording_of(self.lines)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands behind its number, as in a form that was not filled in."""
        said = (
            self.title, self.lines, self.decision, self.proposers, self.new_proposers, self.amendments, self.made_of,
            self.people, self.own_words,
        )  # fmt: skip
        return not any(said)

    def decide_by(self, group: Group) -> None:
        """Take from a heading above it what was decided, and of which kind it is, where the motion itself does not say."""
        if self.decision is None and group.decision is not None:
            self.decision = DecisionFound(group.decision, to=group.to)
            self.decided_by_heading = True
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
