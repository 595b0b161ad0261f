"""The record of one meeting: `meeting.yaml` in the meeting's folder."""

from typing import Annotated

from pydantic import Field

from schema.fields import Count, DateField, DocumentKey, Key, Line, MeetingBodyKey, OwnLine, Prose, Year
from schema.motion import CORRECTIONS, Erratum, Strict
from schema.permanence import ForEver, Free, Held, Kept
from schema.terms import Extent, MeetingKind, Numbering, Quorum


class MotionList(Strict):
    """The list that the numbers of a meeting's motions come from."""

    document: Annotated[DocumentKey, Kept.WHOSE] = Field(description="The key of the document that prints the list.")
    numbers: Held[Numbering] = Field(description="Whose numbers they are: of the resolutions, or of the notice.")
    motions: Held[Count] = Field(description="How many motions the list prints, so that a lost one is noticed.")
    held: Annotated[Extent, Kept.GROWS] = Field(description="Whether we hold the whole list or part of it.")


class Meeting(Strict):
    """One meeting. Its folder's name is its key: `2018`, `2014-sgm`, `2018-tuc`."""

    kind: Held[MeetingKind] = Field(description="Which meeting it was.")
    name: Held[Line] = Field(description="What it is called in a reference: `AGM 2018`.")
    year: Free[Year] = Field(description="Its year.")
    body: Held[MeetingBodyKey] = Field(description="The body that decides there: the key of a body, as a rule `agm`.")
    held: DateField = Field(description="Its day or days.")
    place: Held[OwnLine] | None = Field(None, description="Where it was held.")
    quorate: Held[Quorum] = Field(description="Whether enough members were there to decide.")
    evidence: tuple[DocumentKey, ...] = Field((), description="Keys of the documents that say when and where.")
    list: MotionList | None = Field(None, description="The list of its motions, where we hold one.")
    note: Free[Prose] | None = Field(None, description="What else a reader must know.")
    formerly: ForEver[tuple[Key, ...]] = Field((), description="Keys that this meeting had before.")
    errata: ForEver[tuple[Erratum, ...]] = Field((), description=CORRECTIONS)

    @property
    def is_held_in_its_year(self) -> bool:
        """Whether its days can be in its year. If not, one of the two is wrong, and its motions' dates cannot be judged."""
        return self.held.first.year <= self.year <= self.held.last.year
