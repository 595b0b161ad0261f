"""The amendments of a document, each with the motion that it stands under."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from scripts.intake.motions.parsed_motion import ParsedAmendment, ParsedMotion
from scripts.intake.vocabulary.results import Result


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
