"""Results that stand beside their motion: votes on lines of their own, and lines that name motions by their numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from schema.terms import CARRIED, Decision
from scripts.intake.documents.lines import Line
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.results import Result
from scripts.intake.vocabulary.told import Told, is_against, motions_named, names_several, plain_number, row_told, told
from scripts.intake.vocabulary.votes import VoteFound, figures, goes_with, join_votes, vote

SIDES = ("for", "against", "abstentions")


FIGURES_TOLD = re.compile(
    r"(?:on a (?:card vote|show of \w+|count|division)[,:]? )?there (?:were|voted) \d[\d,]* (?:votes? )?(?:for|in favour)\b.{0,40}\b\d[\d,]* against\b|"
    r"(?:on a (?:card vote|count|division)[,:]? )?(?:there were |votes? )?for(?: the motion)?[:,]? \d[\d,]*\b.{0,40}\bagainst(?: it| the motion)?[:,]? \d",
    re.IGNORECASE,
)
"""The figures of a vote, as a sentence among speeches: `For the motion, 4,418; against, 2,907.`"""


class VoteLines:
    """The lines of one motion that give a vote, or one side of it."""

    def __init__(self) -> None:
        self.votes: list[tuple[VoteFound, Line]] = []
        self.sides: dict[str, str] = {}
        self.way = ""

    def add(self, line: Line) -> None:
        """A line with a vote: `For 45, against 12`, or `For: 45` with the other side on another line."""
        values = dict(labels(line.text))
        sides = {side: values[side] for side in SIDES if side in values}
        if any(re.search(r"[a-z]{2}.*\d", count, re.IGNORECASE) for count in sides.values()):
            sides = {}  # "For: 902   Against: 690   Withheld: 34" has a side without a label of its own
        if not sides or values.get("vote"):
            if counted := vote(values.get("vote", line.text)):
                self.votes.append((counted, line))
            return
        self.sides |= sides
        if {"for", "against"} <= self.sides.keys():
            # "CARD VOTE" above them: a record has either figures or a way of voting as its vote, so that is a note.
            self.way = next((counted.way for counted, _ in self.votes if counted.way), self.way)
            note = f"{self.way[0].upper()}{self.way[1:]}." if self.way else ""
            self.votes = [(VoteFound(figures(*(self.sides.get(side, "") for side in SIDES)), note), line)]
        else:
            self.votes.append((VoteFound(note=f"The document says: {line.text.strip()}."), line))

    def agree_with(self, decision: Decision | None) -> bool:
        """Whether the votes on lines of their own can be those of a decision."""
        if decision is None or decision not in (*CARRIED, Decision.LOST):
            return False
        return all(goes_with(found.figures, decision) for found, _ in self.votes)

    def complete(self, motion: ParsedMotion) -> None:
        """Add the vote to the motion's result; without a result, its lines leave the decision open."""
        result = motion.decision
        if result is None:
            motion.unsure += [line for _, line in self.votes]
            return
        if motion.decided_by_hand and (re.search(r"\d", result.vote) or not result.decision.may_have_vote):
            motion.beside_stated += [line for counted, line in self.votes if counted.figures not in ("", result.vote)]
            return
        if len(self.votes) != 1 or re.search(r"\d", result.vote):
            motion.figures_left += [line for counted, line in self.votes if counted.figures != result.vote]
            return
        counted, _ = self.votes[0]
        joined = join_votes(
            [replace(counted, note=""), VoteFound(way=result.vote)], " ".join(filter(None, (result.note, counted.note)))
        )
        assert joined is not None  # one of them alone has figures
        # "The motion fell" with a vote: it was put, and voted down.
        decision = Decision.LOST if result.decision is Decision.FELL and counted.text else result.decision
        motion.decision = replace(result, decision=decision, vote=joined.figures or joined.way, note=joined.note)


def give_told(motions: Sequence[ParsedMotion], lines: Sequence[Line], apart: Sequence[Line] = ()) -> None:
    """Give each motion the result that one of these lines states of it by its number; those `apart` stand with the results of a list,
    where a row of a number and a result is one.

    A motion of which two lines say different things, that says otherwise itself, or of which the line is not understood, is left
    open, and the line is listed for it; so is one that a line in doubt names, where it has no result of its own or the line may
    take that back.
    """
    by_number: dict[str, list[ParsedMotion]] = {}
    for motion in motions:
        by_number.setdefault(plain_number(motion.number), []).append(motion)
    said = [(line, one) for line in lines if names_several(line.text) for one in told(line.text)]
    said += [(line, one) for line in apart for one in told(line.text) or filter(None, [row_told(line.text)])]
    are_counts = _may_be_counts([one for _, one in said], by_number)
    results: dict[str, list[tuple[Result | None, Line]]] = {}
    for line, one in said:
        for number in one.numbers:
            result = None if one.is_listed and are_counts else one.result
            results.setdefault(plain_number(number), []).append((result, line))
    for number, stated in results.items():
        named = by_number.get(number, [])
        for motion in named:
            _join(motion, stated, is_only=len(named) == 1)
    understood = {id(line) for line, _ in said}
    for line in (*lines, *apart):
        for number in motions_named(line.text) if id(line) not in understood else ():
            for motion in by_number.get(plain_number(number), []):
                if (
                    motion.decision is None
                    or motion.decided_by_heading
                    or is_against(line.text, number, motion.decision)
                ):
                    motion.leave_open(line)


def _may_be_counts(said: Sequence[Told], by_number: dict[str, list[ParsedMotion]]) -> bool:
    """Whether `Carried: 12`, `Lost: 3` may tell how many were: no list has two numbers, and they are not those of all motions."""
    listed = [one for one in said if one.is_listed]
    numbers = {plain_number(number) for one in listed for number in one.numbers}
    return all(len(one.numbers) == 1 for one in listed) and numbers != by_number.keys() - {""}


def _join(motion: ParsedMotion, stated: Sequence[tuple[Result | None, Line]], *, is_only: bool) -> None:
    """What lines state of one motion, beside what it says itself."""
    result, line = stated[0]
    is_open = all(any(other == line for _, line in stated) for other in motion.unsure)
    if not (result and is_only and is_open and all(other == result for other, _ in stated) and _agrees(motion, result)):
        motion.leave_open(*(other for _, other in stated))
        return
    motion.unsure = []
    if motion.decision is None or motion.decided_by_heading:
        motion.decision, motion.decision_line = result, line
        motion.decided_by_heading = motion.decided_by_title = False


def _agrees(motion: ParsedMotion, result: Result) -> bool:
    """Whether nothing that a motion says itself, or the heading above it, is against a result."""
    own = motion.decision
    if own is None or motion.decided_by_title:
        return True
    if motion.decided_by_heading and own.decision is Decision.CARRIED:
        return result.decision in CARRIED
    return own.decision is result.decision and result.vote in ("", own.vote)
