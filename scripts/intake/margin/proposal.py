"""One line that a person may confirm in a margin file, and what of a motion it settles."""

from dataclasses import dataclass
from enum import StrEnum


class Settles(StrEnum):
    """What of a motion a proposed line settles."""

    DECISION = "what was decided"
    VOTE = "the vote"
    PROPOSER = "who put it"
    TITLE = "its title"
    AMENDMENT = "what became of an amendment"
    WORDS = "its words"
    HEADING = "a heading"
    JOINED = "a line that goes on"


NAMED = frozenset((Settles.PROPOSER, Settles.TITLE))
"""What parts of one line may say side by side."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line to confirm, with the document's words that speak for it."""

    motion: int
    """Of which motion of the list, counted from 0."""
    settles: Settles
    label: str
    """What is marked: a line, a piece of one, or a run of lines."""
    mark: str
    text: str
    """The document's words that it marks."""
    says: str
    """Those that speak for it."""

    @property
    def line(self) -> str:
        """As a person may copy it: `26d carried, 96 for, 4 against`."""
        return f"{self.label} {self.mark}"
