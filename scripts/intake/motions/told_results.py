"""What lines of a document say of motions by their numbers, given to the motions that they name."""

from collections.abc import Sequence

from schema.terms import CARRIED, Decision
from scripts.intake.documents.lines import Line
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.results import Result
from scripts.intake.vocabulary.told import Told, is_against, motions_named, names_several, plain_number, row_told, told


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
