"""The lists beside the meetings: the union, its bodies, topics, campaigns, abbreviations, documents and rules for reading."""

from typing import Annotated, NamedTuple, Protocol

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
    Language,
    LapseRule,
    Line,
    Meaning,
    MotionKey,
    OwnLine,
    PrintedLabel,
    Prose,
    Sha256,
)
from schema.language import ENGLISH
from schema.motion import CORRECTIONS, Erratum, Strict
from schema.permanence import ForEver, Free, Held, Kept
from schema.terms import Access, BodyKind, Decision, DocumentKind, KeptBy, LineRole, Look, TextFace


class Privacy(Strict):
    """Who answers for what the archive says of people, and how they are reached (in `union.yaml`)."""

    controller: Free[Line] = Field(
        description="Who decides what is kept here, and answers for it in data protection law."
    )
    basis: Free[Prose] = Field(description="On what basis in law the archive is kept.")
    kept_for: Free[Prose] = Field(description="How long what it says of people is kept.")
    answer_within: Free[Line] | None = Field(
        None, description="How soon somebody who writes hears: `ten working days`."
    )
    host: Free[Prose] | None = Field(None, description="Who hosts the site, and what the host logs of its readers.")
    advice: Annotated[Day, Kept.LATER] | None = Field(
        None, description="The day on which the keeper last took legal advice on this."
    )


class Union(Strict):
    """The union whose archive this is (`union.yaml`)."""

    name: Held[Line] = Field(description="The union's short name, as in a reference.")
    full_name: Annotated[Line, Kept.MEANING] = Field(description="Its name with what it is.")
    archive_name: Held[Line] = Field(description="What this archive is called.")
    address: Held[Address] = Field(description="The site's web address, with a slash at its end.")
    keeper: Free[Prose] = Field(description="Who keeps this archive, in a sentence or two.")
    kept_by: Free[KeptBy] = Field(
        KeptBy.OTHERS,
        description="Whether the union itself keeps it: `the union` or `others`. Where nothing is said, others.",
    )
    contact: Free[Line] = Field(description="The e-mail address for corrections.")
    ask: Free[Address] | None = Field(
        None, description="The web address at which members can ask the union itself what its policy is now."
    )
    repository: Free[Address] = Field(description="The web address of the repository that holds these records.")
    citation: Held[Line] = Field(description="The form of a reference, with {union}, {meeting}, {label} and {number}.")
    lapse: Held[LapseRule] = Field(
        description="When policy lapses: `none`, `not known`, or a number of years: `3 years`."
    )
    lapse_evidence: tuple[DocumentKey, ...] = Field((), description="Keys of the documents that give the lapse rule.")
    privacy: Privacy | None = Field(None, description="Who answers for what the archive says of people.")
    licence: Held[Address] | None = Field(
        None,
        description="The web address of the licence of the archive's own words. It does not cover the words of motions.",
    )
    language: Free[Language] = Field(
        ENGLISH, description="The language of the site's own words: `cy`. Left out: English."
    )
    accent: Free[Colour] = Field(description="The accent colour on a light page.")
    accent_dark: Free[Colour] = Field(description="The accent colour on a dark page.")
    text_face: Free[TextFace] = Field(description="The typeface.")
    form: Free[Count] = Field(
        1, description="Which version of the records' form the archive is written in. Left out: 1. A tool writes it."
    )
    errata: ForEver[tuple[Erratum, ...]] = Field((), description=CORRECTIONS)


class Named(Protocol):
    """An entry of a list: something with a name, a meaning and its former keys."""

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

    about: Free[Line] = Field(description="What the rule is about: `Who may propose`.")
    date: Free[DateField] = Field(description="When the evidence says that it held: `2019`.")
    rule: Free[Prose] = Field(description="The rule, in our own plain words.")
    evidence: Free[Annotated[tuple[DocumentKey, ...], Field(min_length=1)]] = Field(
        description="Keys of the documents that say so."
    )


class Body(Strict):
    """A body: a committee, branch, network, employer… (`bodies.yaml`)."""

    name: Annotated[Line, Kept.NAME] = Field(description=_NAME)
    kind: Held[BodyKind] = Field(description="What kind of body it is.")
    meaning: Meaning = Field(description=_MEANING)
    also: Annotated[tuple[Line, ...], Kept.ENTRIES] = Field(
        (), description="Other names, as printed or as people search for it."
    )
    from_: DateField | None = Field(None, alias="from", description="Since when there is one.")
    until: DateField | None = Field(None, description="Until when there was one.")
    replaced_by: Held[BodyKey] | None = Field(None, description="The body that took its place.")
    evidence: tuple[DocumentKey, ...] = Field((), description="Keys of the documents that say so.")
    procedure: Free[tuple[Procedure, ...]] = Field(
        (), description="Of a meeting: how motions reach it and are decided there, one rule an entry."
    )
    formerly: ForEver[tuple[Key, ...]] = Field((), description=_FORMERLY)
    errata: ForEver[tuple[Erratum, ...]] = Field((), description=CORRECTIONS)


class Topic(Strict):
    """A topic (`topics.yaml`)."""

    name: Annotated[Line, Kept.NAME] = Field(description=_NAME)
    meaning: Meaning = Field(description=_MEANING)
    words: Free[tuple[Line, ...]] = Field((), description="Other words that people search by.")
    formerly: ForEver[tuple[Key, ...]] = Field((), description=_FORMERLY)
    errata: ForEver[tuple[Erratum, ...]] = Field((), description=CORRECTIONS)


class Thread(Strict):
    """A campaign: motions over the years on one demand (`threads.yaml`). Links say which belong to it."""

    name: Annotated[Line, Kept.MEANING] = Field(description=_NAME)
    founding: Free[MotionKey] = Field(description="The motion that it begins with: `2018/17`.")
    motions: Annotated[tuple[MotionKey, ...], Kept.ENTRIES] = Field(
        (), description="Motions that belong to it although no link says so: keys of motions."
    )
    meaning: Meaning = Field(description=_MEANING)
    formerly: ForEver[tuple[Key, ...]] = Field((), description=_FORMERLY)
    errata: ForEver[tuple[Erratum, ...]] = Field((), description=CORRECTIONS)


class Abbreviation(Strict):
    """An abbreviation (`abbreviations.yaml`)."""

    short: Held[Line] = Field(description="The abbreviation as written: `OMiC`.")
    name: Annotated[Line, Kept.MEANING] = Field(description=_NAME)
    meaning: Meaning = Field(description=_MEANING)
    formerly: ForEver[tuple[Key, ...]] = Field((), description=_FORMERLY)
    errata: ForEver[tuple[Erratum, ...]] = Field((), description=CORRECTIONS)


class Document(Strict):
    """A document that records rest on (`documents.yaml`)."""

    title: Annotated[Line, Kept.MEANING] = Field(description="Its title.")
    publisher: Annotated[Line, Kept.MEANING] = Field(description="Who published it.")
    kind: Held[DocumentKind] = Field(description="What kind of document it is.")
    date: DateField | None = Field(None, description="Its date, as precisely as known.")
    address: Free[Address] | None = Field(None, description="The web address at which it was seen.")
    archived: Free[Address] | None = Field(None, description="The address of an archived copy.")
    held_by: Free[OwnLine] | None = Field(None, description="Who holds it, where it has no address.")
    shelfmark: Free[OwnLine] | None = Field(None, description="Where those who hold it keep it: its shelfmark or box.")
    page: Free[OwnLine] | None = Field(None, description="The page or pages in it that are meant.")
    access: Held[Access] | None = Field(None, description="Who could read it when it was published.")
    sha256: Held[Sha256] | None = Field(
        None, description="The SHA-256 of the file, where the archive's editors hold it."
    )
    original: Held[OwnLine] | None = Field(
        None,
        description="What a copy is a copy of, where that can be named: a DOI, a column of Hansard, a policy's number.",
    )
    seen: Annotated[Day, Kept.LATER] | None = Field(None, description="The day on which it was last seen.")
    note: Free[Prose] | None = Field(None, description="What is uncertain about it.")
    meaning: Meaning = Field(description="What it is and what it is good for, in one line.")
    formerly: ForEver[tuple[Key, ...]] = Field((), description="Keys that it had before.")
    errata: ForEver[tuple[Erratum, ...]] = Field((), description=CORRECTIONS)


class ReadingRule(Strict):
    """A rule for reading: the lines that it takes get its mark (`reading.yaml`). The first rule that takes a line counts.

    It holds what this union's documents print again and again, never a motion's words or a person's name.
    """

    begins: PrintedLabel | None = Field(
        None, description="How the line begins. Capitals do not matter; `#` stands for any number."
    )
    ends: PrintedLabel | None = Field(None, description="How the line ends.")
    is_: PrintedLabel | None = Field(None, alias="is", description="What the whole line is.")
    looks: tuple[Look, ...] = Field((), description="How the line is set. Where several are named, all hold.")
    mark: LineRole = Field(description="What such a line is.")
    decision: Decision | None = Field(None, description="What was decided, where the mark is `result`.")
    why: OwnLine | None = Field(None, description="Why such a line is in no motion, where the mark is `skip`.")
    meaning: Meaning = Field(description="Where the union prints it so, in one line.")


class ListFile(NamedTuple):
    """A file beside the meetings, with entries by key: what it holds, and what all of them and one of them are called."""

    kind: str
    entry: type[Strict]
    heading: str
    noun: str
    is_optional: bool = False
    is_published: bool = True

    @property
    def file(self) -> str:
        """Its name: `bodies.yaml`."""
        return f"{self.kind}.yaml"


LISTS = (
    ListFile("bodies", Body, "Bodies", "body"),
    ListFile("topics", Topic, "Topics", "topic"),
    ListFile("threads", Thread, "Campaigns", "campaign", is_optional=True),
    ListFile("abbreviations", Abbreviation, "Abbreviations", "abbreviation", is_optional=True),
    ListFile("documents", Document, "Documents", "document"),
    ListFile("reading", ReadingRule, "Rules for reading", "rule for reading", is_optional=True, is_published=False),
)
"""The lists beside the meetings, each in a file of its own."""
