"""Votes that stand on lines of their own, before or after the result that they belong to."""

import re
from dataclasses import replace

from schema.terms import CARRIED, Decision
from scripts.intake.documents.lines import Line
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.labels import labels
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
