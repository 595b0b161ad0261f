"""What a person states of a table's row that the table has read already: `1.16 carried`, `1.8 title: Bell ropes`, `1.9 proposer: Northside`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.intake.documents.lines import Line
from scripts.intake.marks.given import states_of_row
from scripts.intake.marks.mark import Mark, MarkedDocument, Role
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.motions.piece_values import stated_result
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.names import accepted_body, read_names


def take_stated(motions: Sequence[ParsedMotion], marked: MarkedDocument, bodies: Bodies) -> None:
    """Give the motions of tables what a person stated of their rows."""
    lines = marked.document.lines
    stated = [mark for mark in marked.marks if states_of_row(mark, lines[mark.line])]
    by_row = {motion.head_lines[0].at[0]: motion for motion in motions if motion.head_lines and motion.head_lines[0].at}
    for mark in stated:
        if motion := by_row.get(mark.line):
            _take(motion, mark, lines[mark.line], bodies)


def _take(motion: ParsedMotion, mark: Mark, line: Line, bodies: Bodies) -> None:
    if mark.role is Role.RESULT:
        result = stated_result(mark)
        if result is not None:
            motion.decision_line = next(iter(motion.unsure), None) or motion.decision_line or line
            motion.decision, motion.decided_by_hand, motion.decided_by_heading = result, True, False
            motion.unsure = []
    elif mark.role is Role.TITLE:
        printed = re.search(re.escape(mark.value), line.text, re.IGNORECASE)
        title = printed.group() if printed else mark.value
        motion.title = title[0].upper() + title[1:]
        _without_title(motion, mark.value)
    elif mark.role is Role.PROPOSER:
        motion.proposers, motion.new_proposers, motion.unclear, motion.unclear_lines = [], [], 0, []
        for name in _names(mark.value, bodies):
            names = read_names(name, bodies)
            names = names if names.is_body else accepted_body(name) or names
            motion.proposers += names.known
            motion.new_proposers += names.new


def _names(value: str, bodies: Bodies) -> list[str]:
    """One name, or several where one of them is a body by itself: `Quay Branch and Northside`."""
    parts = re.split(r"\s*(?:,|;|&|\band\b)\s*", value)
    is_several = (
        len(parts) > 1
        and not read_names(value, bodies).is_body
        and any(read_names(part, bodies).is_body for part in parts)
    )
    return parts if is_several else [value]


def _without_title(motion: ParsedMotion, title: str) -> None:
    """The words of a motion without the title that stands before them: `Bell ropes. This meeting asks …`."""
    first = motion.lines[0] if motion.lines else None
    if first and first.text.lstrip().casefold().startswith(title.casefold()):
        rest = first.text.lstrip()[len(title) :].lstrip(" .:–—-\n")
        motion.lines = [*([replace(first, text=rest)] if rest else []), *motion.lines[1:]]
