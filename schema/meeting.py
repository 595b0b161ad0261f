"""The record of one meeting: `meeting.yaml` in the meeting's folder."""

from pydantic import Field

from schema.fields import BodyKey, Count, DateField, DocumentKey, Key, Line, OwnLine, Prose, Year
from schema.motion import CORRECTIONS, Erratum, Strict
from schema.permanence import Kept
from schema.terms import Extent, MeetingKind, Numbering, Quorum


class MotionList(Strict):
    """The list that the numbers of a meeting's motions come from."""

    document: DocumentKey = Field(
        description="The key of the document that prints the list.", json_schema_extra=Kept.WHOSE
    )
    numbers: Numbering = Field(
        description="Whose numbers they are: of the resolutions, or of the notice.", json_schema_extra=Kept.HELD
    )
    motions: Count = Field(
        description="How many motions the list prints, so that a lost one is noticed.", json_schema_extra=Kept.HELD
    )
    held: Extent = Field(description="Whether we hold the whole list or part of it.", json_schema_extra=Kept.GROWS)


class Meeting(Strict):
    """One meeting. Its folder's name is its key: `2018`, `2014-sgm`, `2018-tuc`."""

    kind: MeetingKind = Field(description="Which meeting it was.", json_schema_extra=Kept.HELD)
    name: Line = Field(description="What it is called in a reference: `AGM 2018`.", json_schema_extra=Kept.HELD)
    year: Year = Field(description="Its year.", json_schema_extra=Kept.FREE)
    body: BodyKey = Field(
        description="The body that decides there: the key of a body, as a rule `agm`.", json_schema_extra=Kept.HELD
    )
    held: DateField = Field(description="Its day or days.")
    place: OwnLine | None = Field(None, description="Where it was held.", json_schema_extra=Kept.HELD)
    quorate: Quorum = Field(description="Whether enough members were there to decide.", json_schema_extra=Kept.HELD)
    evidence: tuple[DocumentKey, ...] = Field((), description="Keys of the documents that say when and where.")
    list: MotionList | None = Field(None, description="The list of its motions, where we hold one.")
    note: Prose | None = Field(None, description="What else a reader must know.", json_schema_extra=Kept.FREE)
    formerly: tuple[Key, ...] = Field(
        (), description="Keys that this meeting had before.", json_schema_extra=Kept.FOR_EVER
    )
    errata: tuple[Erratum, ...] = Field((), description=CORRECTIONS, json_schema_extra=Kept.FOR_EVER)
