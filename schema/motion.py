"""The record of one motion: what its file may say, field by field.

The description of a field is for readers: it becomes the table of fields on the site and an editor's tooltip.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from schema.fields import (
    About,
    BodyKey,
    Count,
    DateField,
    Day,
    DocumentKey,
    Fingerprint,
    FormerMotionKey,
    HeadingOrNotRecorded,
    Key,
    Language,
    Letter,
    Letters,
    LettersElsewhere,
    Line,
    MotionKey,
    Number,
    OwnLine,
    Paragraphs,
    PrintedLine,
    ProposersOrNotRecorded,
    Prose,
    TopicKey,
    VoteField,
    Wording,
    Year,
    Yes,
)
from schema.permanence import ForEver, Free, Held, Kept
from schema.sentences import listed
from schema.terms import Actor, AmendmentDecision, ClauseKind, Decision, LinkKind, MotionKind, Progress, SourceText

CORRECTIONS = "Corrections of what was already published."
CORRECTED = ("title", "number", "kind", "committee", "proposer", "links", "ballot", "decision", "amendment", "looked-for",
             "union-says", "disputes", "wording", "redaction")  # fmt: skip
"""What a correction of a motion is of, besides a clause, by its letter, and an event, by its key."""


class Strict(BaseModel):
    """A group of fields: nothing that is not named here, and nothing changed after reading."""

    # As published, every field is there: one without a value is `null` or `[]`. What reads a group by itself is built when
    # that is first done, as a rule never: the whole record's has it.
    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True, defer_build=True
    )


class Clause(Strict):
    """One thing that could be met or fail by itself."""

    letter: ForEver[Letter] = Field(
        description="Its letter. Given by this archive, published, never changed and never used again."
    )
    kind: Held[ClauseKind] = Field(description="A request, a position or a rule change.")
    to: Held[tuple[BodyKey, ...]] = Field((), description="Who is asked: keys of bodies. Needed for a request.")
    towards: Held[tuple[BodyKey, ...]] = Field(
        (), description="Whom they must move, where that is somebody else: keys of bodies."
    )
    with_: Held[tuple[BodyKey, ...]] = Field(
        (),
        alias="with",
        description="With whom it is to be done: keys of bodies, partners who are not themselves asked.",
    )
    rule: Held[OwnLine] | None = Field(
        None, description="Which rule it rewords, as the motion names it. Needed for a rule change."
    )
    text: Prose = Field(description="What it asks or holds, in our own plain words; not the meeting's.")
    until: DateField | None = Field(None, description="The last day, where the motion's own text sets one.")
    paragraphs: Free[Paragraphs] | None = Field(
        None,
        description="The paragraphs of the wording that it restates: `2`, `2-4`, or `3.1` for the first item of a list.",
    )


class Link(Strict):
    """What this motion has to do with another. Written on one side only; the site shows both."""

    kind: Held[LinkKind] = Field(description="What this motion does to the other, or has to do with it.")
    to: Held[MotionKey] = Field(description="The other motion: meeting and motion, as in `2018/12`.")
    clauses: Held[Letters] | None = Field(
        None, description="The clauses of this motion that do it, where not all: `a`, `a, c` or `a-c`."
    )
    to_clauses: Held[LettersElsewhere] | None = Field(
        None, description="The clauses of the other motion that it concerns, where not all."
    )
    because: Free[Prose] = Field(description="How we know: one plain sentence.")


class Amendment(Strict):
    """A change of the motion's words that was put to the meeting."""

    number: Held[Line] | None = Field(None, description="Its number or letter, as printed: `1`, `12.1` or `A`.")
    proposer: Held[ProposersOrNotRecorded] = Field(
        description="Who put it: keys of bodies, never a person's name; or `not recorded`."
    )
    text: Prose | None = Field(None, description="What it would change, in our own plain words; not the meeting's.")
    decision: Held[AmendmentDecision] = Field(description="What became of it. Where no document says, `not recorded`.")
    vote: Held[VoteField] | None = Field(None, description="The vote on it, as on a motion.")
    because: Free[Prose] | None = Field(None, description="Why the numbers of the vote do not decide by themselves.")
    evidence: tuple[DocumentKey, ...] = Field(
        (), description="Keys of the documents that say so. Needed unless the result is not recorded."
    )
    note: Free[Prose] | None = Field(None, description="What else a reader must know.")
    wording: Held[Wording] | None = Field(
        None, description="Its official text, word for word, where the union allows it to be printed here."
    )


class Ballot(Strict):
    """The members' ballot on the order of debate."""

    place: Held[Count] | None = Field(None, description="Its place in the ballot, from 1.")
    votes: Held[Count] | None = Field(None, description="The votes it had in the ballot.")
    evidence: tuple[DocumentKey, ...] = Field((), description="Keys of the documents that say so.")


class DecisionRecord(Strict):
    """What one body did with the motion, or with a part of it."""

    by: Held[BodyKey] = Field(description="The body that decided: its key, as a rule `agm`.")
    decision: Held[Decision] = Field(description="What it did. Where no document says, `not recorded`.")
    date: DateField | None = Field(None, description="When, as precisely as known.")
    clauses: Held[Letters] | None = Field(None, description="The clauses decided, where the motion was taken in parts.")
    vote: Held[VoteField] | None = Field(
        None, description="The vote: `45 for, 12 against, 3 abstentions`, or in words: `unanimously`."
    )
    because: Free[Prose] | None = Field(
        None,
        description="Why the numbers of the vote do not decide by themselves: two-thirds needed, the chair's casting vote.",
    )
    to: Held[BodyKey] | None = Field(None, description="The body that it was sent to, where it was remitted.")
    evidence: tuple[DocumentKey, ...] = Field(
        (), description="Keys of the documents that say so. Needed unless the result is not recorded."
    )
    note: Free[Prose] | None = Field(None, description="What else a reader must know.")


class Assessment(Strict):
    """What an update means for which request: a judgement, with who made it, when and why."""

    on: Annotated[Day, Kept.LATER] = Field(description="The day of the judgement.")
    by: Held[OwnLine] = Field(description="Who judged: a role, not a person's name.")
    progress: Annotated[dict[Letter, Progress], Field(min_length=1)] = Field(
        description="For each clause concerned, what came of it. Only requests."
    )
    because: Prose = Field(description="Why, in a sentence.")
    overrides: Annotated[tuple[Key, ...], Kept.ENTRIES] = Field(
        (), description="Keys of earlier updates whose assessment this one sets aside; without it, the page shows both."
    )


class Update(Strict):
    """One dated event, with who acted and the evidence."""

    key: ForEver[Key] = Field(description="Its permanent anchor on the page: a few short words with hyphens.")
    date: DateField = Field(description="When it happened, as precisely as known.")
    by: Held[Actor] = Field(description="Who acted in the event, not who told of it.")
    clauses: Free[Letters] | None = Field(
        None, description="The clauses that it bears on, judged or not: `a`, `a, c` or `a-c`."
    )
    event: Prose = Field(description="What happened, in our own neutral words.")
    evidence: Annotated[tuple[DocumentKey, ...], Field(min_length=1)] = Field(
        description="Keys of the documents that say so."
    )
    note: Free[Prose] | None = Field(None, description="What is uncertain about it.")
    assessment: Assessment | None = Field(
        None, description="What it means for which request. Without one, nothing moves."
    )


class LookedFor(Strict):
    """A search for evidence that found none."""

    on: Day = Field(description="The day on which it was looked for.")
    clauses: Held[Letters] = Field(description="The clauses looked for: `a`, `a, c` or `a-c`.")
    note: Free[Prose] | None = Field(None, description="Where it was looked for, or what exactly.")


class UnionStatement(Strict):
    """What the union itself said, unasked, of whether the motion still stands. It changes no standing."""

    date: DateField = Field(description="When the union said it, as precisely as known.")
    clauses: Held[Letters] | None = Field(
        None, description="The clauses it is about, where not the whole motion: `a`, `a, c` or `a-c`."
    )
    says: Prose = Field(description="What it said of whether the motion still stands, in our own neutral words.")
    evidence: Annotated[tuple[DocumentKey, ...], Field(min_length=1)] = Field(
        description="Keys of the union's own documents that say so: a page, a letter, minutes."
    )
    note: Free[Prose] | None = Field(None, description="What is uncertain about it.")


class Dispute(Strict):
    """Somebody's open or answered objection to what this record says."""

    on: Day = Field(description="The day on which it was raised.")
    by: Held[OwnLine] = Field(description="Who raised it: a role, not a person's name.")
    clauses: Held[Letters] | None = Field(None, description="The clauses it is about, where not the whole record.")
    says: Prose = Field(description="What is objected to, in neutral words.")
    closed: Day | None = Field(
        None, description="The day on which it was settled. While there is none, the page shows it as open."
    )
    answer: Prose | None = Field(None, description="How it was settled.")


class Outcome(Strict):
    """What was decided, and what came of it."""

    ballot: Ballot | None = Field(None, description="The members' ballot on the order of debate.")
    decisions: Annotated[tuple[DecisionRecord, ...], Field(min_length=1)] = Field(
        description="What each body did with it, in order of time."
    )
    updates: tuple[Update, ...] = Field((), description="What happened, in order of time.")
    looked_for: tuple[LookedFor, ...] = Field((), description="Searches that found nothing.")
    union_says: tuple[UnionStatement, ...] = Field(
        (),
        description="What the union itself said of whether the motion still stands, in order of time. It is shown below the verdict, and changes nothing by itself.",
    )
    disputes: tuple[Dispute, ...] = Field((), description="Objections to what this record says.")


class Source(Strict):
    """The document that this record was made from."""

    document: Free[DocumentKey] = Field(description="The document's key.")
    text: Free[SourceText] | None = Field(None, description="Which text of the motion it prints, where it prints one.")
    heading: Free[PrintedLine] | None = Field(
        None, description="The line above the motion in the document, with its number."
    )
    fingerprint: Held[Fingerprint] | None = Field(
        None, description="The fingerprint of the official wording. A tool writes it."
    )
    paragraphs: Free[Count] | None = Field(None, description="How many paragraphs the wording has. A tool writes it.")


class Erratum(Strict):
    """A correction of something that was already published."""

    on: ForEver[Day] = Field(description="The day of the correction.")
    of: ForEver[Key] | None = Field(
        None,
        description=f"What was corrected: {listed([f'`{place}`' for place in CORRECTED], 'or')}, a clause's letter, or the key of an event. Outside a motion's record, the name of the field, with hyphens: `archive-name`.",
    )
    change: ForEver[Prose] = Field(description="What was changed: what it said, and what it says now.")
    because: ForEver[Prose] = Field(description="Why.")


class Redaction(Strict):
    """What had to be taken out. The address stays."""

    on: Day = Field(description="The day on which it was taken out.")
    because: Prose = Field(description="The reason, without repeating what was taken out.")


class Motion(Strict):
    """One motion: one file. The file's name is its key, permanent and never used again."""

    year: Free[Year] = Field(description="The year of the meeting.")
    number: Held[Number] | None = Field(
        None, description="Its number in the list of resolutions, as printed. Left out where it has none."
    )
    notice_number: Held[Number] | None = Field(None, description="Its number in the notice of motions, where known.")
    kind: Held[MotionKind] = Field(description="How it came to the meeting.")
    title: Held[Line] = Field(description="The title, exactly as published.")
    title_supplied: Free[Yes] = Field(
        False,
        description="`yes` where the published title is not known, and this archive supplied one from a description.",
    )
    language: Free[Language] | None = Field(
        None, description="The language of the motion's own words, where it is not the union's usual one: `cy`."
    )
    about: Free[About] | None = Field(None, description="What it is about, plainly, in at most 80 characters.")
    committee: Held[HeadingOrNotRecorded] = Field(
        description="The heading it was taken under: the key of a body, or `not recorded`."
    )
    proposer: Held[ProposersOrNotRecorded] = Field(
        description="Who put it: keys of bodies, never a person's name; or `not recorded`."
    )
    topics: Free[tuple[TopicKey, ...]] = Field((), description="Keys of its topics.")
    summary: Free[Prose] | None = Field(None, description="What it says, in short, in our own plain words.")
    clauses: tuple[Clause, ...] = Field((), description="What it asks and holds, one by one.")
    links: tuple[Link, ...] = Field((), description="Other motions that it has to do with.")
    amendments: tuple[Amendment, ...] = Field(
        (), description="Changes of its words that were put to the meeting, in the order of the document."
    )
    outcome: Outcome = Field(description="What was decided, and what came of it.")
    source: Source = Field(description="The document that this record was made from.")
    wording: Held[Wording] | None = Field(
        None, description="The official text, word for word, where the union allows it to be printed here."
    )
    formerly: ForEver[tuple[FormerMotionKey, ...]] = Field(
        (), description="Keys that this motion had before; their addresses lead here for ever."
    )
    changed: Free[Day] | None = Field(
        None,
        description="The day on which this record was last changed. Commands and forms write it into a record that they create, and renew it where it is given.",
    )
    errata: ForEver[tuple[Erratum, ...]] = Field((), description=CORRECTIONS)
    redaction: Redaction | None = Field(None, description="What had to be taken out, when and why.")

    @property
    def printed_number(self) -> str | None:
        """Its number among the resolutions; else in the notice; None where it has neither, and is known by its title."""
        return self.number or self.notice_number

    @property
    def requests(self) -> tuple[Clause, ...]:
        """The clauses that can be met or fail."""
        return tuple(clause for clause in self.clauses if clause.kind is ClauseKind.REQUEST)

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of all clauses, in their order."""
        return tuple(clause.letter for clause in self.clauses)

    @property
    def clauses_sentence(self) -> str:
        """Which clauses it has, in a sentence."""
        match self.letters:
            case ():
                return "It has no clauses yet. They are written into its record: the page /contribute/ shows how."
            case (only,):
                return f"Its only clause is {only}."
        return f"Its clauses are {listed(self.letters)}."
