"""A word that unions use for two things, in a list that does not show which of them it means."""

import re
from collections.abc import Sequence

from schema.terms import CARRIED, Decision
from scripts.intake.documents.lines import Line
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.results import read_result

_FELL_ALONE = re.compile(r"\W*(?:(?:the |this )?(?:motion|resolution)\s+)?(?:fell|falls|fallen)\W*", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:lost|defeated|rejected|negatived|not (?:carried|passed|agreed|adopted)|voted down|failed)\b", re.IGNORECASE
)
_OF_VOTES = re.compile(r"\d\s?%|\b\d+ (?:votes?|for|against)\b|\b\d+\s?[-–/]\s?\d+\s?[-–/]\s?\d+\b", re.IGNORECASE)
_FELL_LAST = re.compile(r"\b(?:fell|falls|fallen)\W*$", re.IGNORECASE)


def doubt_fell(motions: Sequence[ParsedMotion], lines: Sequence[Line]) -> None:
    """Leave a bare `Fell` to a person in a paper that gives votes, where others were carried and no line says `lost`.

    Student unions say it of motions that were voted down, others of those that were never put to the vote.
    """
    fell = [motion for motion in motions if motion.decision and motion.decision.decision is Decision.FELL]
    is_carried = any(motion.decision and motion.decision.decision in CARRIED for motion in motions)
    if not fell or not is_carried or any(_says_lost(line) for line in lines):
        return
    if not any(_OF_VOTES.search(line.text) for line in lines):
        return
    for motion in fell:
        line, decided = motion.decision_line, motion.decision
        is_bare = decided is not None and not (decided.note or motion.decided_by_hand or motion.decided_by_heading)
        if line and is_bare and (_FELL_ALONE.fullmatch(line.text) or _FELL_LAST.search(line.text)):
            motion.leave_open(line)


def _says_lost(line: Line) -> bool:
    """Whether a line, or a cell of it, states that something was voted down."""
    texts = line.cells or (line.text,)
    return any(_LOST.search(text) is not None and (len(text) < 60 or read_result(text) is not None) for text in texts)
