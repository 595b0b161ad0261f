"""Results that may stand over the motions that they are of: `CARRIED`, two motions, `LOST`, one motion."""

from collections.abc import Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Role
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.results import read_result

ABOVE_FIRST = "a result stands above the first motion: it may be of the motions below it, and so may all results"
RULE = "results above"


def is_bare_result(line: Line) -> bool:
    """Whether a line states a decision and nothing else, of nothing that it names."""
    result = None if line.cells else read_result(line.text)
    return result is not None and not (result.of or result.number)


def may_stand_above(before: Sequence[Line], sections: Sequence[Section]) -> list[tuple[Section, int]]:
    """The results that may be of the motions below them, each by its section and place.

    They may where one stands above the first motion and none below the last; empty where every result surely stands below.
    """
    if not any(map(is_bare_result, before)) or _roles(sections[-1]) & {Role.RESULT, Role.UNSURE}:
        return []
    return [
        (section, at)
        for section in sections
        for at, pieces in enumerate(section.pieces)
        if [piece.role for piece in pieces] == [Role.RESULT] and is_bare_result(section.lines[at])
    ]


def _roles(section: Section) -> set[Role]:
    return {piece.role for pieces in section.pieces for piece in pieces}
