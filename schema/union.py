"""What stands beside the years: the union, its bodies, topics, campaigns, abbreviations and documents."""

from typing import Annotated, Protocol

from pydantic import Field

from schema.fields import (
    Address,
    BodyKey,
    Colour,
    Count,
    DateField,
    Day,
    DocumentKey,
    Key,
    LapseRule,
    Line,
    Meaning,
    MotionKey,
    OwnLine,
    Prose,
    Sha256,
)
from schema.motion import CORRECTIONS, Erratum, Strict
from schema.permanence import Kept
from schema.terms import Access, BodyKind, DocumentKind, KeptBy, TextFace


class Privacy(Strict):
    """Who answers for what the archive says of people, and how they are reached (in `union.yaml`)."""

    controller: Line = Field(
        description="Who decides what is kept here, and answers for it in data protection law.",
        json_schema_extra=Kept.FREE,
    )
    basis: Prose = Field(description="On what basis in law the archive is kept.", json_schema_extra=Kept.FREE)
    kept_for: Prose = Field(description="How long what it says of people is kept.", json_schema_extra=Kept.FREE)
    answer_within: Line | None = Field(
        None, description="How soon somebody who writes hears: `ten working days`.", json_schema_extra=Kept.FREE
    )
    host: Prose | None = Field(
        None, description="Who hosts the site, and what the host logs of its readers.", json_schema_extra=Kept.FREE
    )
    advice: Day | None = Field(
        None, description="The day on which the keeper last took legal advice on this.", json_schema_extra=Kept.LATER
    )


class Union(Strict):
    """The union whose archive this is (`union.yaml`)."""

    name: Line = Field(description="The union's short name, as in a reference.", json_schema_extra=Kept.HELD)
    full_name: Line = Field(description="Its name with what it is.", json_schema_extra=Kept.MEANING)
    archive_name: Line = Field(description="What this archive is called.", json_schema_extra=Kept.HELD)
    address: Address = Field(
        description="The site's web address, with a slash at its end.", json_schema_extra=Kept.HELD
    )
    keeper: Prose = Field(description="Who keeps this archive, in a sentence or two.", json_schema_extra=Kept.FREE)
    kept_by: KeptBy = Field(
        KeptBy.OTHERS,
        description="Whether the union itself keeps it: `the union` or `others`. Where nothing is said, others.",
        json_schema_extra=Kept.FREE,
    )
    contact: Line = Field(description="The e-mail address for corrections.", json_schema_extra=Kept.FREE)
    ask: Address | None = Field(
        None,
        description="The web address at which members can ask the union itself what its policy is now.",
        json_schema_extra=Kept.FREE,
    )
    repository: Address = Field(
        description="The web address of the repository that holds these records.", json_schema_extra=Kept.FREE
    )
    citation: Line = Field(
        description="The form of a reference, with {union}, {meeting}, {label} and {number}.",
        json_schema_extra=Kept.HELD,
    )
    lapse: LapseRule = Field(
        description="When policy lapses: `none`, `not known`, or a number of years: `3 years`.",
        json_schema_extra=Kept.HELD,
    )
    lapse_evidence: tuple[DocumentKey, ...] = Field((), description="Keys of the documents that give the lapse rule.")
    privacy: Privacy | None = Field(None, description="Who answers for what the archive says of people.")
    accent: Colour = Field(description="The accent colour on a light page.", json_schema_extra=Kept.FREE)
    accent_dark: Colour = Field(description="The accent colour on a dark page.", json_schema_extra=Kept.FREE)
    text_face: TextFace = Field(description="The typeface.", json_schema_extra=Kept.FREE)
    form: Count = Field(
        1,
        description="Which version of the records' form the archive is written in. Left out: 1. A tool writes it.",
        json_schema_extra=Kept.FREE,
    )
    errata: tuple[Erratum, ...] = Field((), description=CORRECTIONS, json_schema_extra=Kept.FOR_EVER)


class Named(Protocol):
    """Something with a name and a meaning. Each says them in the order in which the archive writes its fields."""

    @property
    def name(self) -> str: ...
    @property
    def meaning(self) -> str: ...
    @property
    def formerly(self) -> tuple[str, ...]: ...


_NAME = "Its name."
_MEANING = "What it is, in one line."
_FORMERLY = "Keys that it had before; their addresses lead here."


class Procedure(Strict):
    """One rule of how motions reach a meeting and are decided there."""

    about: Line = Field(description="What the rule is about: `Who may propose`.", json_schema_extra=Kept.FREE)
    date: DateField = Field(description="When the evidence says that it held: `2019`.", json_schema_extra=Kept.FREE)
    rule: Prose = Field(description="The rule, in our own plain words.", json_schema_extra=Kept.FREE)
    evidence: Annotated[tuple[DocumentKey, ...], Field(min_length=1)] = Field(
        description="Keys of the documents that say so.", json_schema_extra=Kept.FREE
    )


class Body(Strict):
    """A body: a committee, branch, network, employer… (`bodies.yaml`)."""

    name: Line = Field(description=_NAME, json_schema_extra=Kept.NAME)
    kind: BodyKind = Field(description="What kind of body it is.", json_schema_extra=Kept.HELD)
    meaning: Meaning = Field(description=_MEANING)
    also: tuple[Line, ...] = Field(
        (), description="Other names, as printed or as people search for it.", json_schema_extra=Kept.ENTRIES
    )
    from_: DateField | None = Field(None, alias="from", description="Since when there is one.")
    until: DateField | None = Field(None, description="Until when there was one.")
    replaced_by: BodyKey | None = Field(None, description="The body that took its place.", json_schema_extra=Kept.HELD)
    evidence: tuple[DocumentKey, ...] = Field((), description="Keys of the documents that say so.")
    procedure: tuple[Procedure, ...] = Field(
        (),
        description="Of a meeting: how motions reach it and are decided there, one rule an entry.",
        json_schema_extra=Kept.FREE,
    )
    formerly: tuple[Key, ...] = Field((), description=_FORMERLY, json_schema_extra=Kept.FOR_EVER)
    errata: tuple[Erratum, ...] = Field((), description=CORRECTIONS, json_schema_extra=Kept.FOR_EVER)


class Topic(Strict):
    """A topic (`topics.yaml`)."""

    name: Line = Field(description=_NAME, json_schema_extra=Kept.NAME)
    meaning: Meaning = Field(description=_MEANING)
    words: tuple[Line, ...] = Field((), description="Other words that people search by.", json_schema_extra=Kept.FREE)
    formerly: tuple[Key, ...] = Field((), description=_FORMERLY, json_schema_extra=Kept.FOR_EVER)
    errata: tuple[Erratum, ...] = Field((), description=CORRECTIONS, json_schema_extra=Kept.FOR_EVER)


class Thread(Strict):
    """A campaign: motions over the years on one demand (`threads.yaml`). Links say which belong to it."""

    name: Line = Field(description=_NAME, json_schema_extra=Kept.MEANING)
    founding: MotionKey = Field(description="The motion that it begins with: `2018/17`.", json_schema_extra=Kept.FREE)
    motions: tuple[MotionKey, ...] = Field(
        (),
        description="Motions that belong to it although no link says so: keys of motions.",
        json_schema_extra=Kept.ENTRIES,
    )
    meaning: Meaning = Field(description=_MEANING)
    formerly: tuple[Key, ...] = Field((), description=_FORMERLY, json_schema_extra=Kept.FOR_EVER)
    errata: tuple[Erratum, ...] = Field((), description=CORRECTIONS, json_schema_extra=Kept.FOR_EVER)


class Abbreviation(Strict):
    """An abbreviation (`abbreviations.yaml`)."""

    short: Line = Field(description="The abbreviation as written: `OMiC`.", json_schema_extra=Kept.HELD)
    name: Line = Field(description=_NAME, json_schema_extra=Kept.MEANING)
    meaning: Meaning = Field(description=_MEANING)
    formerly: tuple[Key, ...] = Field((), description=_FORMERLY, json_schema_extra=Kept.FOR_EVER)
    errata: tuple[Erratum, ...] = Field((), description=CORRECTIONS, json_schema_extra=Kept.FOR_EVER)


class Document(Strict):
    """A document that records rest on (`documents.yaml`)."""

    title: Line = Field(description="Its title.", json_schema_extra=Kept.MEANING)
    publisher: Line = Field(description="Who published it.", json_schema_extra=Kept.MEANING)
    kind: DocumentKind = Field(description="What kind of document it is.", json_schema_extra=Kept.HELD)
    date: DateField | None = Field(None, description="Its date, as precisely as known.")
    address: Address | None = Field(
        None, description="The web address at which it was seen.", json_schema_extra=Kept.FREE
    )
    archived: Address | None = Field(None, description="The address of an archived copy.", json_schema_extra=Kept.FREE)
    held_by: OwnLine | None = Field(
        None, description="Who holds it, where it has no address.", json_schema_extra=Kept.FREE
    )
    shelfmark: OwnLine | None = Field(
        None, description="Where it stands with those who hold it: its shelfmark or box.", json_schema_extra=Kept.FREE
    )
    page: OwnLine | None = Field(
        None, description="The page or pages in it that are meant.", json_schema_extra=Kept.FREE
    )
    access: Access | None = Field(
        None, description="Who could read it when it was published.", json_schema_extra=Kept.HELD
    )
    sha256: Sha256 | None = Field(
        None, description="The SHA-256 of the file, where the archive's editors hold it.", json_schema_extra=Kept.HELD
    )
    original: OwnLine | None = Field(
        None,
        description="What a copy is a copy of, where that can be named: a DOI, a column of Hansard, a policy's number.",
        json_schema_extra=Kept.HELD,
    )
    seen: Day | None = Field(None, description="The day on which it was last seen.", json_schema_extra=Kept.LATER)
    note: Prose | None = Field(None, description="What is uncertain about it.", json_schema_extra=Kept.FREE)
    meaning: Meaning = Field(description="What it is and what it is good for, in one line.")
    formerly: tuple[Key, ...] = Field((), description="Keys that it had before.", json_schema_extra=Kept.FOR_EVER)
    errata: tuple[Erratum, ...] = Field((), description=CORRECTIONS, json_schema_extra=Kept.FOR_EVER)


Bodies = Annotated[dict[Key, Body], "bodies.yaml"]
Topics = Annotated[dict[Key, Topic], "topics.yaml"]
Threads = Annotated[dict[Key, Thread], "threads.yaml"]
Abbreviations = Annotated[dict[Key, Abbreviation], "abbreviations.yaml"]
Documents = Annotated[dict[Key, Document], "documents.yaml"]
