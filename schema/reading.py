"""How this union prints its documents (`reading.yaml`): rules by which the import recognises lines, applied before its own."""

from typing import Annotated

from pydantic import Field

from schema.fields import Key, Meaning, OwnLine, PrintedLabel
from schema.motion import Strict
from schema.terms import Decision, LineRole, Look


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


ReadingRules = Annotated[dict[Key, ReadingRule], "reading.yaml"]
