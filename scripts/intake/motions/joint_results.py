"""A line with the result of several motions, or with that of a motion that stands elsewhere, given to those that it names."""

from collections.abc import Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.several import (
    Several,
    motion_told,
    motions_named,
    numbers_listed,
    plain_number,
    result_row,
    several_decided,
)


def give_joint_results(motions: Sequence[ParsedMotion], lines: Sequence[Line], sentences: Sequence[Line] = ()) -> None:
    """Give each motion the result that one of these lines states of it by its number; `sentences` begin with that of one motion, or
    are rows with no more than its number and result.

    A motion that two of the lines name, that says otherwise itself, or of which the line is not understood, is left open,
    and the line is listed for it. Where a doubtful line names one motion, a heading above that motion no longer decides it.
    """
    by_number: dict[str, list[ParsedMotion]] = {}
    for motion in motions:
        by_number.setdefault(plain_number(motion.number), []).append(motion)
    told = [(line, several) for line in lines for several in _severals(line)]
    told += [(line, several) for line in sentences if (several := motion_told(line.text) or result_row(line.text))]
    count = [plain_number(number) for _, several in told if several for number in several.numbers]
    for line, several in told:
        for number in several.numbers if several else motions_named(line.text):
            named = by_number.get(plain_number(number), [])
            is_once = len(named) == 1 and count.count(plain_number(number)) == 1
            for motion in named:
                if several and several.result and is_once and _is_open(motion, line):
                    motion.decision, motion.decision_line, motion.decided_by_heading = several.result, line, False
                    motion.unsure = []
                elif several or motion.decision is None or motion.decided_by_heading:
                    motion.leave_open(line)


def _severals(line: Line) -> tuple[Several | None, ...]:
    """What a line says of several motions, for each result apart; one None where it says no such thing."""
    several = several_decided(line.text)
    return (several,) if several else numbers_listed(line.text) or (None,)


def _is_open(motion: ParsedMotion, line: Line) -> bool:
    """Whether only this line says what became of a motion."""
    return all(other == line for other in motion.unsure) and (motion.decision is None or motion.decided_by_heading)
