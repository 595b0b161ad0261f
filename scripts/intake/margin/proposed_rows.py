"""The lines that a person may confirm of a motion in a table, each for the row as a whole: `1.16 carried`, `1.8 title: Bell ropes`."""

import re
from collections.abc import Iterator

from schema.terms import LineRole
from scripts.intake.documents.lines import Line
from scripts.intake.margin.proposal import Proposal, Settles
from scripts.intake.marks.mark import MarkedDocument
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.likely import likely_result
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.phrases import is_opening

SHOWN = 120
"""The characters of a motion's first words that are shown above its title."""
_TITLE_FIRST = re.compile(r"(?P<title>[A-Z][^.:;“”\"]{2,70})[.:]\s+(?P<words>\S.*)", re.DOTALL)


def of_row(at: int, motion: ParsedMotion, marked: MarkedDocument) -> Iterator[Proposal]:
    """What most likely was decided, its title where that stands before its words, and who put it where that may be a person."""
    head = motion.head_lines[0]
    label = head.place.code
    found = _TITLE_FIRST.match(motion.lines[0].text.strip()) if motion.lines and not motion.title else None
    if found and is_opening(found["words"]):
        yield Proposal(at, Settles.TITLE, label, f"title: {found['title']}", head.text, found.group()[:SHOWN])
    name = _proposer_cell(head, marked)
    if motion.unclear and not (motion.proposers or motion.new_proposers) and name and not is_surely_person(name):
        yield Proposal(at, Settles.PROPOSER, label, f"proposer: {name}", head.text, name)
    likely = {words for line in motion.unsure if (words := likely_result(line.text))}
    if motion.decision is None and len(likely) == 1:
        yield Proposal(at, Settles.DECISION, label, likely.pop(), head.text, motion.unsure[-1].text)
    elif motion.decision is None and motion.unsure:
        yield Proposal(at, Settles.DECISION, label, LineRole.UNSURE.value, head.text, motion.unsure[-1].text)


def _proposer_cell(row: Line, marked: MarkedDocument) -> str:
    """The cell of a row that says who put the motion, by the heading above it; empty where no heading names one."""
    columns = [
        mark.column
        for mark in marked.marks
        if mark.role is LineRole.PROPOSER and mark.column and row.at and mark.line < row.at[0]
    ]
    return row.cells[columns[-1] - 1].strip() if columns and columns[-1] <= len(row.cells) else ""
