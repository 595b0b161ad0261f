"""One line with the results of several motions: `Motions 3, 4 and 5 were taken together and carried.`"""

from collections.abc import Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.doubt import several_decided


def open_joint(motions: Sequence[ParsedMotion], lines: Sequence[Line]) -> None:
    """Leave open every motion that one of these lines names together with others; the line is listed for each."""
    for line in lines:
        named = {number.lstrip("0").upper() for number in several_decided(line.text)}
        for motion in motions:
            if motion.number.lstrip("0").upper() in named and line not in motion.unsure:
                motion.leave_open(line)
