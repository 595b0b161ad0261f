"""A motion, or an amendment to one, as a document prints it; and the amendments of a document, each with its motion."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from schema.terms import CARRIED, Decision, MotionKind
from schema.wording import LIST_MARK
from scripts.edit.outcomes import Fields
from scripts.intake.documents.lines import Line, Place
from scripts.intake.vocabulary.bodies import Named
from scripts.intake.vocabulary.headings import Group
from scripts.intake.vocabulary.names import Names
from scripts.intake.vocabulary.results import Result


@dataclass(slots=True, kw_only=True)
class ParsedText:
    """What a motion and an amendment have in common. Whatever the document does not say is empty.

    It holds no person's name: `people` only counts those left out.
    """

    number: str = ""
    proposers: list[Named] = field(default_factory=list)
    new_proposers: list[str] = field(default_factory=list)
    """Names of bodies that the archive does not know."""
    people: int = 0
    people_places: list[Place] = field(default_factory=list)
    """Where they are named."""
    unclear: int = 0
    """Names left out because they may be a body's or a person's."""
    unclear_lines: list[Line] = field(default_factory=list)
    """Where these stand, as far as they are in the text and not in a table."""
    decision: Result | None = None
    decision_line: Line | None = None
    """The line that gives the decision."""
    place: Place = field(default_factory=lambda: Place(0))
    lines: list[Line] = field(default_factory=list)
    """The lines of its wording."""
    withheld: list[Line] = field(default_factory=list)
    """Lines of its words that name who moved, seconded or spoke: then it has no words until a person has seen them."""
    withheld_lines: list[Line] = field(default_factory=list)
    """All lines that were read as its words, where some of them are withheld."""
    cut: list[Place] = field(default_factory=list)
    """Where a person's mark left out a part of a sentence of its words: then it has none, as those left are not its own."""

    def add_proposers(self, names: Names) -> None:
        """Add who proposed it. Where two labels give bodies (`Sponsored by`, `Moved by`), the first counts."""
        self.people += names.people
        if not (self.proposers or self.new_proposers):
            self.proposers, self.new_proposers = list(names.known), list(names.new)
            self.unclear += names.unclear

    def takes_further(self, rule: str) -> bool:
        """Whether the rule of a mark gives those who put a motion one by one, and one is there already."""
        return rule in ("names below", "label above") and bool(self.proposers or self.new_proposers)

    def add_further(self, names: Names, rule: str) -> None:
        """Add another of those who proposed it: a body that the archive knows, or any of a list below one label."""
        self.proposers += [named for named in names.known if named not in self.proposers]
        if rule == "label above":
            self.new_proposers += [name for name in names.new if name not in self.new_proposers]
            self.people, self.unclear = self.people + names.people, self.unclear + names.unclear

    @property
    def wording(self) -> str:
        """Its wording, as a record writes one; empty where the document prints none."""
        return wording_of(self.lines)


@dataclass(slots=True, kw_only=True)
class ParsedAmendment(ParsedText):
    """An amendment, as a document prints it."""

    to_motion: str = ""
    """The number of the motion that it names, empty where it names none."""
    is_closed: bool = False
    """Whether a line below it speaks of a result and is not understood: the next result need not be its own."""


@dataclass(slots=True, kw_only=True)
class ParsedMotion(ParsedText):
    """A motion, as a document prints it."""

    notice_number: str = ""
    title: str = ""
    is_title_withheld: bool = False
    """Whether it has a title that names a person, or may: then it is left for somebody to look at."""
    heading: str = ""
    """The printed line or lines with number and title."""
    kind: MotionKind | None = None
    kind_above: MotionKind | None = None
    """Its kind by the heading above it."""
    committee: Named | None = None
    new_committee: str = ""
    """The heading as printed, where the archive knows no body of that name."""
    decided_by_heading: bool = False
    decided_by_title: bool = False
    """Whether that heading is the title of a list of resolutions, and says no more of what was decided."""
    decided_by_hand: bool = False
    """Whether a person stated the decision in the margin: then it holds, whatever the program reads in other lines."""
    is_doubted_by_hand: bool = False
    """Whether a person marked a line as in doubt, or stated two decisions: then none is recorded."""
    doubts: list[str] = field(default_factory=list)
    """What a second look doubted of it and of its amendments, in sentences without a name of a person."""
    elsewhere: list[Line] = field(default_factory=list)
    """Lines in no record that name it and speak of a result."""
    beside_stated: list[Line] = field(default_factory=list)
    """Lines that say, or may say, something else than the person stated."""
    figures_left: list[Line] = field(default_factory=list)
    """Lines with a vote that is not recorded."""
    unsure: list[Line] = field(default_factory=list)
    """Lines that speak of a result and are not understood: no decision is recorded then."""
    amendments: list[ParsedAmendment] = field(default_factory=list)
    amendments_unsure: list[Line] = field(default_factory=list)
    """Lines with the result of one of its amendments that do not say of which."""
    made_of: list[str] = field(default_factory=list)
    """The numbers of the motions that a composite is made of."""
    own_words: Fields = field(default_factory=dict)
    """Fields that a person wrote in plain words, as a record holds them. No document has any."""
    head_lines: list[Line] = field(default_factory=list)
    words_beside: str = ""
    """The heading over its words, where it is not one of a motion's: `synopsis`."""
    repeats: bool = False
    """Whether its number stands for another motion too, as where each committee begins again at 1."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands after its number, as in a form that was not filled in."""
        parts = (
            self.title, self.lines, self.decision, self.proposers, self.new_proposers, self.amendments, self.made_of,
            self.people, self.unclear, self.unsure, self.own_words,
        )  # fmt: skip
        return not any(parts)

    @property
    def name(self) -> str:
        """What messages call it: its number as printed, else its title."""
        return self.number or self.notice_number or self.title or f"the motion on {self.place}"

    def decide_by(self, group: Group) -> None:
        """Take the decision and the kind from a heading above it, where the motion itself has none; a heading in doubt is listed."""
        if self.decision is None and group.decision is not None and not self.unsure:
            self.decision = Result(group.decision, to=group.to)
            self.decided_by_heading, self.decided_by_title, self.decision_line = True, group.is_implied, group.line
        elif self.decision is None and group.is_doubtful and group.line:
            self.unsure.append(group.line)
        self.kind = self.kind or group.kind

    def decide_as_amended(self, line: Line) -> None:
        """Take from a line that the motion was amended, where another says that it was carried."""
        if self.decision and self.decision.decision in CARRIED:
            self.decision = replace(self.decision, decision=Decision.CARRIED_AS_AMENDED)
        else:
            self.unsure.append(line)
            self.leave_open()

    def decide(self, result: Result, line: Line, *, by_hand: bool) -> None:
        """Take a decision that a line gives. Two that differ leave the motion open, unless one of them is stated by hand."""
        before, before_line = self.decision, self.decision_line
        if before is None:
            self.decision, self.decision_line, self.decided_by_hand = result, line, by_hand
        elif by_hand != self.decided_by_hand:
            other, other_line = (before, before_line) if by_hand else (result, line)
            if by_hand:
                self.decision, self.decision_line, self.decided_by_hand = result, line, True
            self._beside_stated(other, other_line)
        elif before.decision is not result.decision:
            # Two results of one motion: only a person can say which is its own.
            self.is_doubted_by_hand |= by_hand
            self.unsure += [before_line or line, line]
        else:
            kept = before.vote if by_hand and not result.vote else result.vote
            self.decision, self.decision_line = replace(result, vote=kept), line

    def _beside_stated(self, other: Result, line: Line | None) -> None:
        """A decision that the program read beside the one stated: it may add a vote, and changes nothing else."""
        assert self.decision is not None
        agrees = other.decision is self.decision.decision
        if agrees and not self.decision.vote:
            self.decision = replace(self.decision, vote=other.vote)
        elif line and not (agrees and other.vote in ("", self.decision.vote)):
            self.beside_stated.append(line)

    def leave_open(self, *lines: Line) -> None:
        """Record no decision because of these lines, nor because of the line that gave one before.

        A decision that a person stated holds, and the lines are kept beside it.
        """
        if self.decided_by_hand and not self.is_doubted_by_hand:
            self.beside_stated += [line for line in (*self.unsure, *lines) if line not in self.beside_stated]
            self.unsure = []
            return
        self.unsure += [line for line in lines if line not in self.unsure]
        if self.decision_line and not self.decided_by_heading and self.decision_line not in self.unsure:
            self.unsure.append(self.decision_line)
        self.decision = self.decision_line = None
        self.decided_by_heading = self.decided_by_title = self.decided_by_hand = False


LONG = 30
"""The characters of a line that is a part of a sentence, where nothing ends it."""


def _breaks_off(text: str) -> bool:
    return len(text) > LONG and re.search(r"[.?!:;…”\"’)\]]$", text.rstrip()) is None


def joined_doubts(lines: Sequence[Line]) -> list[Line]:
    """Lines in doubt as a person is shown them: a sentence that runs over several is one, with the place of the first,
    and none stands there twice."""
    joined: list[Line] = []
    for line in {(line.place, line.text): line for line in lines}.values():
        above = joined[-1] if joined else None
        is_next = above is not None and bool(above.at and line.at) and above.at[-1] + 1 == line.at[0]
        goes_on = line.text[:1].islower() or (above is not None and _breaks_off(above.text))
        if above and is_next and goes_on and not (line.cells or line.blank_before):
            joined[-1] = above.joined(line, f"{above.text} {line.text}")
        else:
            joined.append(line)
    return joined


def wording_of(lines: Sequence[Line]) -> str:
    """Lines as a wording: each is a paragraph, with a blank line between; entries of a list follow right below.

    Deeper lists are indented by two spaces for each level.
    """
    return "\n".join(_laid_out(lines)).strip("\n")


def _laid_out(lines: Sequence[Line]) -> Iterator[str]:
    for at, line in enumerate(lines):
        text = re.sub(r"[ \t]*\t[ \t]*", " ", line.text).strip()
        is_entry = LIST_MARK.match(text) is not None
        if at and not is_entry:
            yield ""
        yield "  " * line.level + text if is_entry and at else text


@dataclass(slots=True)
class Amendments:
    """Every amendment, in the document's order, with the motion that was open where it began."""

    entries: list[tuple[ParsedAmendment, ParsedMotion | None]] = field(default_factory=list)

    def add(self, parsed: ParsedAmendment, under: ParsedMotion | None) -> ParsedAmendment:
        """Keep an amendment with the motion that it stands under."""
        self.entries.append((parsed, under))
        return parsed

    def of(self, motion: ParsedMotion | None) -> list[ParsedAmendment]:
        """Those that stand under a motion."""
        return [parsed for parsed, under in self.entries if under is motion]

    def open_of(self, motion: ParsedMotion | None) -> list[ParsedAmendment]:
        """Those of them that have no result yet."""
        return [parsed for parsed in self.of(motion) if parsed.decision is None]

    def open_numbered(self, number: str, motion: ParsedMotion | None) -> ParsedAmendment | None:
        """The only one of these with a number; None where there is none, or more than one."""
        named = [parsed for parsed in self.open_of(motion) if number and parsed.number == number]
        return named[0] if len(named) == 1 else None

    def join_repeated(self, motion: ParsedMotion) -> None:
        """Join what was decided of an amendment, below its words, with these: `Amendment 7.1 (Quay Branch) – carried.`"""
        for told in [one for one in self.of(motion) if one.decision and not one.lines and "." in one.number]:
            worded = self.open_numbered(told.number, motion)
            if worded is not None and worded.lines and not worded.is_closed:
                worded.decision, worded.decision_line = told.decision, told.decision_line
                self.entries = [entry for entry in self.entries if entry[0] is not told]

    def told_of(self, result: Result, motion: ParsedMotion) -> ParsedAmendment | None:
        """The one whose result this is: the one it names, or the only one that is open; None where none is it beyond doubt."""
        if result.number:
            return self.open_numbered(result.number, motion)
        is_only = len(undecided := self.open_of(motion)) == 1
        return undecided[0] if is_only else None

    def attach(self, motions: Sequence[ParsedMotion]) -> list[ParsedAmendment]:
        """Give each to the motion that it names, also where another stands between; else to the one that it stands under.

        Returned are those that name a motion which is not there.
        """
        by_number = {motion.number.lstrip("0"): motion for motion in motions if motion.number}
        unattached: list[ParsedAmendment] = []
        for parsed, under in self.entries:
            motion = by_number.get(parsed.to_motion.lstrip("0")) if parsed.to_motion else under
            if motion is None and under is not None and parsed.to_motion in ("", *under.number.split()[-1:]):
                motion = under  # "Amendment A.1" under "Composite A"
            elif motion is None and under is not None and not under.number:
                motion = under
            if motion is None or motion not in motions:
                unattached.append(parsed)
            else:
                motion.amendments.append(parsed)
        return unattached
