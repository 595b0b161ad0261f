"""Results that may stand over the motions that they are of: `CARRIED`, two motions, `LOST`, one motion."""

import itertools
import re
from collections.abc import Mapping, Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.numbers import OF_SECTION, NumberFound
from scripts.intake.vocabulary.phrases import is_nothing
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
    are_set_apart = _look_like_headings([(lines[at], *lines[at + 1 : at + 2]) for at in places], is_top=places[0] == 0)
    is_over_last = places[-1] + 1 < len(lines)
    return {at: NumberFound("", lines[at].text, OF_SECTION) for at in places} if are_set_apart and is_over_last else {}


FEWEST = 2


def may_stand_above(before: Sequence[Line], sections: Sequence[Section]) -> list[tuple[Section, int]]:
    """The results that may be of the motions below them, each by its section and place.

    They may where one stands above the first motion and none below the last. Where it stands right above the first, one below
    the last may head a list with nothing in it, `Withdrawn` over `None`: then every motion needs its own result below it. Empty
    where every result surely stands below.
    """
    if not any(map(is_bare_result, before)):
        return []
    if is_bare_result(before[-1]):
        is_below = all(map(_decided_below, sections)) and not _stand_at_heads(before, sections)
    else:
        is_below = any(map(_speaks_of_result, sections[-1].pieces))
    return [] if is_below else [(section, at) for section in sections for at in _alone(section)]


def _alone(section: Section) -> list[int]:
    """The places of the results that stand alone within a motion."""
    return [
        at
        for at, pieces in enumerate(section.pieces)
        if [piece.role for piece in pieces] == [Role.RESULT] and is_bare_result(section.lines[at])
    ]


def _decided_below(section: Section) -> bool:
    """Whether something within a motion says what became of it, understood or not, and no list that is empty stands below that."""
    decided = [at for at, pieces in enumerate(section.pieces) if _speaks_of_result(pieces)]
    below = section.lines[decided[-1] + 1 :] if decided else ()
    return bool(decided) and not any(is_nothing(line.text) or _NUMBERS.fullmatch(line.text.strip()) for line in below)


_NUMBER = r"[A-Z]{0,3}\d{1,3}[a-z]?"
_NUMBERS = re.compile(rf"{_NUMBER}(?:(?:\s*,\s*|\s+(?:and|&|to)\s+|\s*–\s*){_NUMBER})+\.?")
"""The motions of a list by their numbers alone, `24, 25 and 26`."""


def _speaks_of_result(pieces: Sequence[Piece]) -> bool:
    return any(piece.role in (Role.RESULT, Role.UNSURE) for piece in pieces)


def _stand_at_heads(before: Sequence[Line], sections: Sequence[Section]) -> bool:
    """Whether each result that stands alone looks like a heading."""
    pairs = [(before[-1], sections[0].lines[0])]
    for section, following in itertools.zip_longest(sections, sections[1:]):
        lines = [*section.lines, *(following.lines[:1] if following else ())]
        pairs += [tuple(lines[at : at + 2]) for at in _alone(section)]
    return len(pairs) > 1 and _look_like_headings(pairs, is_top=len(before) == 1)


def _look_like_headings(pairs: Sequence[tuple[Line, ...]], *, is_top: bool) -> bool:
    """Whether lines, each with what stands right below it, are set as headings or have a space above them and none below; at the top
    of the page the first has none above it either."""
    are_spaced = all(line.blank_before or (is_top and not at) for at, (line, *_) in enumerate(pairs))
    return all(line.heading for line, *_ in pairs) or (
        are_spaced and not any(below.blank_before for _, *rest in pairs for below in rest)
    )
