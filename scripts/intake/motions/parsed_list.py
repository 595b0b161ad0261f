"""What the marks of a document say: its motions, what its headings say of them, and what belongs to none."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from scripts.intake.motions.parsed_motion import AmendmentDraft, ParsedMotion
from scripts.intake.vocabulary.headings import Group
from scripts.intake.vocabulary.names import Named


@dataclass(frozen=True, slots=True)
class Under:
    """What the headings above a motion say: the committee, known or not, and what holds for all motions below."""

    named: Named | None = None
    new: str = ""
    group: Group = field(default_factory=Group)
    level: int = 0
    """Of the heading that says what was decided, 0 for none: it says nothing of what stands below the next such."""


@dataclass(slots=True)
class Parsed:
    """What the marks of a document say."""

    title: str = ""
    group: Group = field(default_factory=Group)
    """What the title says of all motions."""
    motions: list[ParsedMotion] = field(default_factory=list)
    empty: list[ParsedMotion] = field(default_factory=list)
    """Numbers with nothing after them, as in a form that was not filled in."""
    unattached: list[AmendmentDraft] = field(default_factory=list)
    """Amendments to motions that are not there."""
    abbreviations: list[tuple[str, str]] = field(default_factory=list)
    headings: list[tuple[int, Under]] = field(default_factory=list)
    """What the headings say, each from its line on."""

    def take_tabled(self, drafts: Sequence[ParsedMotion]) -> None:
        """Take from the headings above the rows of tables what holds for the motions in them."""
        for draft in drafts:
            first = draft.head_lines[0].at[0]
            under = next((under for line, under in reversed(self.headings) if line < first), Under(group=self.group))
            if draft.committee is None and not draft.new_committee:
                draft.committee, draft.new_committee = under.named, under.new
            draft.decide_by(under.group)
