"""The format of `motions.json` and each `motion.json`: its versions, its paths, and a model of everything in it.

The models extend those of the records with what is derived. motions_json.py fills them, and format_schema.py describes them in
`motion.schema.json`. The first number of the version changes when something is removed or changes its meaning, the second when
something is added, the third when only descriptions change. docs/data.md lists the changes.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from schema import meeting, motion
from schema.archive import Record
from schema.dates import DAY_PATTERN
from schema.motion import Strict
from schema.terms import LinkKind, Progress, Standing
from schema.union import Abbreviation, Body, Document, Thread, Topic, Union
from scripts.publish import addresses

VERSION = "1.10.0"
"""The version of the format; docs/data.md has a line on each."""

IN_PARTS = "2.0.0"
"""The version of a `motions.json` that names its parts. A program that knows only version 1 sees that it cannot read it."""

JSON, SCHEMA, CSV = "data/motions.json", "data/motion.schema.json", "data/motions.csv"


def of_part(number: int) -> str:
    """The path of a part of `motions.json`, counted from 1: `data/motions-1.json`."""
    return f"data/motions-{number}.json"


def of_motion(record: Record) -> str:
    """The path of a motion's own file: `2018/12/motion.json`."""
    return f"{addresses.of_motion(record)}motion.json"


Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]
Day = Annotated[dt.date, WithJsonSchema({"type": "string", "pattern": DAY_PATTERN})]


class DerivedStanding(Strict):
    """Whether it is still policy: derived, and never stronger than what is held."""

    standing: Standing
    label: str = Field(description="As the site puts it.")
    because: str | None = Field(description="What it follows from, in a sentence.")
    by: str | None = Field(description="The key of the motion that reaffirmed, replaced or cancelled it.")
    on: Day | None = Field(description="The day on which that happened, or on which it lapsed.")
    in_part: bool = Field(description="Whether it is so for a part of it only.")


class RequestProgress(Strict):
    """Where a request stands: derived from the assessments and searches."""

    progress: Progress
    states: tuple[Progress, ...] = Field(description="All that stand side by side, the latest event's first.")
    updates: tuple[str, ...] = Field(description="The keys of the updates whose assessments these are.")
    looked_on: Day | None = Field(description="The last day of a search that found nothing.")
    checked_on: Day | None = Field(description="The last day on which anybody looked or judged.")
    unjudged: tuple[str, ...] = Field(
        description="The keys of the updates that bear on it and that nobody has judged for it yet."
    )


class MotionProgress(Strict):
    """What came of a motion's requests."""

    label: str = Field(description="As the site puts it.")
    requests: int
    counts: dict[Progress, int] = Field(description="How many requests are in each state.")


class LinkOfOther(Strict, validate_by_name=True):
    """A link that another motion's record states."""

    kind: LinkKind
    from_: str = Field(alias="from", description="The key of the other motion.")
    clauses: tuple[str, ...] | None = Field(description="The clauses of this motion concerned.")
    from_clauses: tuple[str, ...] | None = Field(description="The clauses of the other that do it.")
    because: str


class NumberedParagraph(Strict):
    """A paragraph of the wording, and the list that follows it."""

    text: str
    items: tuple[str, ...]
    marks: tuple[str, ...]


class Clause(motion.Clause):
    """One thing that could be met or fail by itself."""

    address: Address
    reference: str = Field(description="In the union's form.")
    standing: DerivedStanding
    progress: RequestProgress | None = Field(description="Of a request only.")


class Identity(Strict):
    """How a motion is found and cited: the fields that come before those of its record."""

    key: str = Field(description="Its key, permanent and never used again: `2018/12`.")
    meeting: str = Field(description="The key of its meeting.")
    address: Address = Field(description="Its permanent address.")
    also_at: tuple[Address, ...] = Field(description="Other addresses that lead to it for ever.")
    reference: str = Field(description="In the union's form.")
    label: Literal["Resolution", "Motion", "Composite"] = Field(
        description="What it is called: a resolution only where it is recorded as carried; a composite whatever was decided."
    )
    is_resolution: bool = Field(description="Whether it is recorded as carried, by a meeting that could decide.")
    words_as_put: str | None = Field(
        description="Where its words and summary are of the text put to the meeting and it was carried as amended: says so."
    )


class Motion(motion.Motion, Identity):
    """One motion: one file. The file's name is its key, permanent and never used again."""

    clauses: tuple[Clause, ...] = Field(description=motion.Motion.model_fields["clauses"].description)
    linked_from: tuple[LinkOfOther, ...] = Field(description="The links of other motions to this one.")
    threads: tuple[str, ...] = Field(description="The keys of the campaigns it belongs to.")
    wording_paragraphs: tuple[NumberedParagraph, ...] = Field(
        description="The wording in its numbered paragraphs, where it is held; `marks` are those of the items of its list."
    )
    standing: DerivedStanding
    progress: MotionProgress


class Meeting(meeting.Meeting):
    """One meeting. Its folder's name is its key: `2018`, `2014-sgm`, `2018-tuc`."""

    address: Address


class Header(Strict, validate_by_name=True):
    """What every file of the format begins with."""

    format: Literal["agm-motions"] = "agm-motions"
    version: str = Field(
        VERSION, pattern=rf"^{VERSION.partition('.')[0]}\.\d+\.\d+$", description="The version of this format."
    )
    schema_: Address = Field(alias="schema")
    as_of: Day = Field(
        description="The last day on which anything that follows from the calendar or the records changed; of one motion, "
        "the later of its last event and the last look at it."
    )
    union: Union


class MotionsFile(Header):
    """`motions.json`: all motions, and what they name by key."""

    meetings: Mapping[str, Meeting]
    bodies: Mapping[str, Body]
    topics: Mapping[str, Topic]
    threads: Mapping[str, Thread]
    abbreviations: Mapping[str, Abbreviation]
    documents: Mapping[str, Document]
    motions: tuple[Motion, ...] = Field((), description="In order of time.")


class PartOfMotions(Strict):
    """A part of `motions.json`, which is a whole file of version 1 with the motions of some meetings."""

    address: Address = Field(description="Where it is.")
    meetings: tuple[str, ...] = Field(description="The keys of the meetings whose motions it has.")
    motions: int = Field(description="How many motions it has.")


class MotionsInParts(Strict, validate_by_name=True):
    """`motions.json` where the motions are too many for one file: where its parts are, in order of time."""

    format: Literal["agm-motions"] = "agm-motions"
    version: str = Field(
        IN_PARTS, pattern=rf"^{IN_PARTS.partition('.')[0]}\.\d+\.\d+$", description="The version of this form."
    )
    schema_: Address = Field(alias="schema")
    as_of: Day = Field(description="As in each part.")
    parts: tuple[PartOfMotions, ...]


class MotionFile(Header):
    """A `motion.json`: one motion, its meeting, and the name of each thing that it names by key."""

    meeting: str
    names: dict[str, dict[str, str]] = Field(description="What each key of the motion is called.")
    motion: Motion
