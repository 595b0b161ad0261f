"""Results that may stand over the motions that they are of: `CARRIED`, two motions, `LOST`, one motion."""

from collections.abc import Mapping, Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Role
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.numbers import OF_SECTION, NumberFound
from scripts.intake.vocabulary.results import read_result

ABOVE_FIRST = "a result stands above the first motion: it may be of the motions below it, and so may all results"
RULE = "results above"


def is_bare_result(line: Line) -> bool:
    """Whether a line states a decision and nothing else, of nothing that it names."""
    result = None if line.cells else read_result(line.text)
    return result is not None and not (result.of or result.number)


def results_over(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """The results that surely stand over the motions that they are of: `Carried`, with two rows right below it, then space and `Lost`.

    All are set apart from what stands above them and not from what stands below, the first stands right above the first motion, and
    so have most others.
    """
    places = [at for at, line in enumerate(lines) if is_bare_result(line)]
    over = [at for at in places if at + 1 in heads]
    is_first = bool(over) and over[0] == places[0] == min(heads) - 1
    if not is_first or len(over) < FEWEST or len(over) * 2 <= len(places):
        return {}
    are_set_apart = all(lines[at].heading for at in places) or all(
        (at == 0 or lines[at].blank_before) and not any(line.blank_before for line in lines[at + 1 : at + 2])
        for at in places
    )
    is_over_last = places[-1] + 1 < len(lines)
    return {at: NumberFound("", lines[at].text, OF_SECTION) for at in places} if are_set_apart and is_over_last else {}


FEWEST = 2


def may_stand_above(before: Sequence[Line], sections: Sequence[Section]) -> list[tuple[Section, int]]:
    """The results that may be of the motions below them, each by its section and place.

    They may where one stands above the first motion and none below the last, or right above the first with something below the
    last result too; empty where every result surely stands below.
    """
    last = sections[-1].pieces[-1:] if any(map(is_bare_result, before[-1:])) else sections[-1].pieces
    is_ended = any(piece.role in (Role.RESULT, Role.UNSURE) for pieces in last for piece in pieces)
    if is_ended or not any(map(is_bare_result, before)):
        return []
    return [
        (section, at)
        for section in sections
        for at, pieces in enumerate(section.pieces)
        if [piece.role for piece in pieces] == [Role.RESULT] and is_bare_result(section.lines[at])
    ]
