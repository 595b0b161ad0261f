"""What the headings above a motion say of it: its committee, what was decided, and its kind."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scripts.intake.documents.lines import Line
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.bodies import Bodies, Named
from scripts.intake.vocabulary.headings import (
    IN_DOUBT,
    Group,
    group_heading,
    heading_name,
    is_narrative,
    names_meeting,
    names_paper,
    speaks_of_results,
    without_section_number,
)
from scripts.intake.vocabulary.proceedings import is_correction
from scripts.intake.vocabulary.results import read_result


@dataclass(frozen=True, slots=True)
class Above:
    """What holds for a motion by the headings above it."""

    committee: Named | None = None
    new_committee: str = ""
    """A heading that names no body of the archive, as printed."""
    group: Group = field(default_factory=Group)
    level: int = 0
    """The level of the heading that gives the decision, 0 for none: the next heading of that level ends it."""


NEAR = 2
"""How many lines a kind of motions may stand below the title of the list, and be said of all of them."""
FEWEST = 3
"""The motions, each under a heading of its own, from which on these are titles."""


def take_titles_above(motions: Sequence[ParsedMotion]) -> None:
    """Take the headings for titles where no motion has one and each stands alone below its own: `Refill shelves` over `Motion 3`."""
    headings = {motion.new_committee for motion in motions if motion.new_committee and not motion.title}
    if len(motions) >= FEWEST and len(headings) == len(motions):
        for motion in motions:
            motion.title, motion.new_committee = motion.new_committee, ""


class HeadingsAbove:
    """The headings of one document, taken one after the other."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies = bodies
        self.now = Above()
        self.title = ""
        """The title of the list."""
        self.group = Group()
        """What the title says of all motions."""
        self.has_motions = False
        """Whether a motion has begun: no heading below it is the title of the list."""
        self._kind_level = 0
        """The level of the heading that gave the kind of the motions below it."""
        self._titles: list[Line] = []
        self._from_line: list[tuple[int, Above]] = []

    def take(self, line: Line, *, is_title: bool, is_sure: bool = False) -> None:
        """The next heading; `is_sure` says that a person marked it as one, or that it can be nothing else."""
        if is_title:
            self._take_title(line)
        elif is_correction(line.text.rstrip(" :")):
            pass
        elif result := read_result(line.text):
            # "LOST" alone names no body, and need not be said of the motions below.
            group = Group(result.decision, to=result.to, line=line) if is_sure else replace(IN_DOUBT, line=line)
            self.now = Above(group=group, level=line.heading)
        else:
            self._take_heading(line)
        self._from_line.append((line.at[-1], self.now))

    def begin_paper(self) -> None:
        """The title of the paper, in a line that is no heading: what stands above it is the union's name, and no committee."""
        self.now = replace(self.now, committee=None, new_committee="")

    def over(self, at: int) -> Above:
        """What the headings above a line of the document say."""
        return next((above for line, above in reversed(self._from_line) if line < at), Above(group=self.group))

    def _take_heading(self, line: Line) -> None:
        """A heading of a committee, of a kind of motions, or of what was decided."""
        text = heading_name(without_section_number(line.text))
        group = group_heading(line.text) or group_heading(text)
        committee, now = self.bodies.committee(text), self.now
        if committee is not None:
            self.now = Above(committee, "", replace(now.group, kind=group.kind if group else None), now.level)
        elif group and not group.is_list_title:
            # "Motions withdrawn" beside "Composite motions agreed" is of no composites; "Carried" below it is.
            is_below = not 0 < line.heading <= self._kind_level
            kind = group.kind or (now.group.kind if group.decision and is_below else None)
            self._kind_level = line.heading if group.kind else self._kind_level
            if group.decision or group.is_undecided:
                group = replace(group, line=line)
            elif now.group.line == self.group.line or line.heading > now.level > 0:
                group = replace(
                    group, decision=now.group.decision, to=now.group.to, line=now.group.line, is_implied=now.group.is_implied
                )  # fmt: skip
            elif now.group.decision:
                # "EMERGENCY MOTIONS" after "MOTIONS LOST": it may be a part of these, or stand beside them.
                group = replace(group, is_doubtful=not 0 < line.heading <= now.level, line=line)
            level = now.level if group.decision == now.group.decision else line.heading
            self.now = Above(group=replace(group, kind=kind), level=level)
        elif group and not self._titles and not self.has_motions:
            self._take_title(line)  # below the union's own name
        elif group:
            # "Motions carried at the 2030 conference" among the motions of another year decides none of them.
            self.now = Above(
                group=replace(IN_DOUBT, line=line) if group.decision or group.is_doubtful else Group(),
                level=line.heading,
            )
        elif group is None and (names_paper(text) or names_meeting(text)):
            # A new part of the paper: what a heading in the part before says is over.
            self.now = Above(group=Group() if speaks_of_results(text) else self.group, level=0)
            self.title = self.title or heading_name(line.text)
        elif group is None and not is_narrative(text):
            is_below = not 0 < line.heading <= now.level and not speaks_of_results(text)
            self.now = Above(
                None, text, replace(now.group, kind=None) if is_below else Group(), now.level if is_below else 0
            )

    def _take_title(self, line: Line) -> None:
        """The title of the whole list, in one line or several."""
        self._titles.append(line)
        texts = [heading_name(title.text) for title in self._titles]
        joined = " ".join(texts)
        groups = [
            (text, replace(group, line=title))
            for text, title in zip(texts, self._titles, strict=True)
            if (group := group_heading(text))
        ]
        if not groups and (group := group_heading(joined)):
            groups = [(joined, replace(group, line=line))]
        titles = [text for text, group in groups if group.is_list_title]
        is_whole = bool(groups) and groups[0][0] == joined
        self.title = titles[0] if titles else joined if is_whole else texts[0]
        self.group = Group()
        for _, group in groups:
            above = [title.at[-1] for title in self._titles if group.line and title.at < group.line.at]
            is_apart = (
                group.line is not None
                and not group.is_list_title
                and bool(above)
                and group.line.at[0] - above[-1] > NEAR
            )
            self.group = Group(
                self.group.decision or group.decision,
                self.group.kind or (None if is_apart else group.kind),
                self.group.to or group.to,
                line=self.group.line or group.line,
                is_implied=self.group.is_implied if self.group.decision else group.is_implied,
            )
        self.now = Above(group=self.group)
