"""Which of the lines that begin with a number begin a motion: the best rising run of them.

A list inside a motion has numbers too, a table of contents has them all once more, and each committee may begin again at
1. No single line can tell. So each is weighed by how it looks and by what stands around it, and of all runs of lines the
one that weighs most is taken, where going on to the next number adds a little, and a gap, another form of number or a
beginning again costs something.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from schema.numbers import roman_value
from schema.terms import MotionKind
from scripts.intake.documents.lines import Line
from scripts.intake.marks.head_weight import SURER, weight_of_head
from scripts.intake.marks.lists import bulleted_rows, entries_of_lists, is_item_of_motions, other_items, part_of_item
from scripts.intake.marks.results_above import results_over
from scripts.intake.vocabulary.headings import group_heading
from scripts.intake.vocabulary.labels import has_label
from scripts.intake.vocabulary.numbers import (
    NUMBERED_BY,
    OF_ITEM,
    OF_REGISTER,
    OF_SECTION,
    NumberFound,
    number,
    number_after_item,
)
from scripts.intake.vocabulary.phrases import is_nothing, is_opening, made_of, names_sources
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import (
    decision_behind,
    is_told_apart,
    result_before,
    result_column_before,
    title_and_result,
    words_after_result,
)
from scripts.intake.vocabulary.told import names_several
from scripts.intake.vocabulary.words import MOTION

FURTHEST = 300
"""How many numbered lines back the motion before may stand."""

NEXT_NUMBER = 1.0
GAP = -0.1
HEAD = 4
"""The lines below a composite's number in which it may say what it is made of."""
LARGEST_GAP = -1.5
OTHER_PREFIX = -0.5
OTHER_FORM = -3.0
NO_MORE_WORDED = -5.0
"""Where a list says `Motion 1`, a bare number after it is a paragraph's, not the next motion's."""
BEGINS_AGAIN = -5.0
ANEW_UNDER_A_HEADING = -1.5
SURE = 4.0
"""What speaks so much for a line needs no rising number: a list of what was carried goes 8, 7, 9."""
OUT_OF_ORDER = -1.5
NEAR = 10
"""By how much numbers may go down and still be of one list out of order."""
CLOSED = 2.0
"""What it adds that a result or a proposer stands between a line and the next number."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin a motion, how much speaks for it, and whether a heading stands right above it."""

    at: int
    found: NumberFound
    weight: float
    is_under_heading: bool


def motion_heads(lines: Sequence[Line], is_heading: Callable[[int], bool]) -> dict[int, NumberFound]:
    """The lines that begin a motion, by their place in `lines`, each with its number.

    `is_heading` says whether the line at a place is a committee's or another heading.
    """
    plain_bold = sum(line.bold for line in lines) > len(lines) * 0.6
    entries = entries_of_lists(lines)
    has_column = _has_results_first(lines)
    rows = bulleted_rows(lines) | _numbers_like_years(lines)
    candidates: list[Candidate] = []
    numbers: set[str] = set()
    for at, line in enumerate(lines):
        found = rows.get(at) or (_number(line, candidates, has_column=has_column) if at not in entries else None)
        # "Motion 7, as amended, was carried" below motion 7 is its result; a sentence about a motion is part of a report.
        if found is None or (found.number in numbers and read_result(line.text)) or is_report(found):
            continue
        is_below_composite = (
            candidates and candidates[-1].found.kind is MotionKind.COMPOSITE and at - candidates[-1].at <= HEAD
        )
        if names_several(line.text) or made_of(line.text) or (is_below_composite and names_sources(line.text)):
            continue  # "Motions 3, 4 and 5 were carried", "Motion 3, 4 and amendment, and 5" begin none of them
        numbers.add(found.number)
        under = at > 0 and is_heading(at - 1)
        weight = weight_of_head(lines, at, found, is_under_heading=under, is_bold=line.bold and not plain_bold)
        candidates.append(Candidate(at, found, max(weight, SURE) if at in rows else weight, under))
    sections = _headings_of_lists(lines, candidates)
    sections += [
        one for one in candidates if one not in sections and lines[one.at].heading and is_item_of_motions(one.found)
    ]
    sections += _items_beside(lines, candidates, sections)
    candidates = [one for one in candidates if one not in sections]
    candidates = _without_other_items(_without_sections(_with_year_last(candidates)))
    candidates = _rows_of_groups(lines, _with_what_follows(lines, candidates))
    candidates = _without_bare_lists(lines, candidates)
    heads = {candidate.at: candidate.found for candidate in best_run(candidates)}
    ends = {one.at: replace(one.found, form=OF_SECTION) for one in sections if heads}
    return dict(sorted((heads | ends | results_over(lines, heads)).items()))


def _headings_of_lists(lines: Sequence[Line], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The headings of the numbered sections of a paper of which two or more are over motions: `3. Motions ruled out of order`,
    and `6. Timetable` after it."""
    lists = [
        one
        for one in candidates
        if lines[one.at].heading and _LIST.search(one.found.rest) and group_heading(one.found.rest)
        if not any(is_nothing(below.text) for below in lines[one.at + 1 : one.at + 2])
    ]
    alike = {(one.found.form, lines[one.at].heading) for one in lists}
    return [one for one in candidates if len(lists) > 1 and (one.found.form, lines[one.at].heading) in alike]


def _items_beside(
    lines: Sequence[Line], candidates: Sequence[Candidate], sections: Sequence[Candidate]
) -> list[Candidate]:
    """The items of minutes beside the heading `5 Motions`, where the motions are its parts, `5.1`: `4 Presentation`, `6 Close`."""
    above = {one.found.prefix for one in candidates if one.found.form == OF_ITEM}
    alike = {(one.found.form, lines[one.at].heading) for one in sections if f"{one.found.number}." in above}
    return [one for one in candidates if one not in sections and (one.found.form, lines[one.at].heading) in alike]


_LIST = re.compile(rf"\b{MOTION}s\b", re.IGNORECASE)


def _has_results_first(lines: Sequence[Line]) -> bool:
    """Whether what was decided is the first column of a list, from its first number on: `LOST   3   Free hay`."""
    columns = [
        result_column_before(line.text.strip()) > 0
        for line in lines
        if not line.cells and (number(line.text) or result_column_before(line.text.strip()))
    ]
    return len(columns) > 1 and columns[0] and sum(columns) > 1


def _number(line: Line, candidates: Sequence[Candidate], *, has_column: bool) -> NumberFound | None:
    """The number of a line; one from 1800 to 2199 where the list has come as far as that."""
    if line.cells:
        return None
    found = number(line.text)
    if found is None and (start := result_before(line.text.strip())):
        found = number(line.text.strip()[start:])  # "CARRIED: Motion 11 – Turf"
        is_column = has_column and result_column_before(line.text.strip()) > 0
        return found if found and (found.is_worded or is_column) else None
    if found and (of_motion := number_after_item(found)):
        return of_motion
    if found is None and (part := part_of_item(line.text, [one.found for one in candidates])):
        return part
    if found is None and candidates and candidates[-1].found.value >= FIRST_YEAR - 1:
        found = number(line.text, like_year=True)
        last = candidates[-1].found
        found = found if found and found.form == last.form and 0 < found.value - last.value <= 3 else None
    return found


FIRST_YEAR = 1800


def _numbers_like_years(lines: Sequence[Line]) -> dict[int, NumberFound]:
    """The lines that begin with 1800 to 2199, `1999. Nails for coopers`, where three or more count on by one, and below each stands
    a motion's words, result or proposer and no other motion's number: a list that has come so far, and no list of years."""
    begun = {
        at: number(line.text, like_year=True)
        for at, line in enumerate(lines)
        if not line.cells and _LIKE_YEAR.match(line.text)
    }
    years = {at: one for at, one in begun.items() if one and one.rest and number(lines[at].text) is None}
    counted = [(one.form, one.value) for one in years.values()]
    if len(counted) < FEWEST_YEARS or counted != [(counted[0][0], counted[0][1] + at) for at in range(len(counted))]:
        return {}
    for at, end in pairwise([*years, len(lines)]):
        below = range(at + 1, end)
        is_motion = any(is_opening(lines[one].text) or _ends_a_motion(lines[one]) for one in below)
        if not is_motion or any(
            (other := number(lines[one].text)) and other.is_worded for one in below if not lines[one].cells
        ):
            return {}
    return years


FEWEST_YEARS = 3
_LIKE_YEAR = re.compile(r"\W*(?:1[89]|2[01])\d\d(?!\d)")

_REPORT = re.compile(r"\b(?:Motion|Composite|Resolution|Amendment)s? (?:[A-Z]{0,3}\d+|[A-Z]\b)")


def is_report(found: NumberFound) -> bool:
    """Whether a line with a motion's number is a sentence of a report on the debate: `Motion 31: Towers was amended and carried.
    Motion 32 was begun.`"""
    rest = found.rest
    if ((told := title_and_result(rest)) and read_result(told["told"])) or words_after_result(rest):
        return False
    if is_told_apart(rest) and re.search(r"[:–—-]$", found.form):
        return False  # "Motion 7 – Timetables – after a long debate, defeated."
    if not found.is_worded or found.form == NUMBERED_BY or decision_behind(rest) or not rest.endswith((".", ",")):
        return False
    is_told = (
        re.search(r"\b(?:was|were|which|had been|is|amended by|moved|begun|carried|lost|debated)\b", rest) is not None
    )
    return (is_told and not is_opening(rest)) or _REPORT.search(rest) is not None


def _with_year_last(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The same lines, where the first part of a number counts if the second is one year for all: `7/27`, `8/27`, `9/27`."""
    parts = [one.found.number.split("/") for one in candidates if one.found.form == OF_REGISTER]
    are_of_year = len({last for *_, last in parts}) == 1 and len({first for first, *_ in parts}) == len(parts) > 1
    if not are_of_year or not all(first.isdigit() for first, *_ in parts):
        return list(candidates)
    return [
        replace(one, found=replace(one.found, value=int(one.found.number.split("/")[0])))
        if one.found.form == OF_REGISTER
        else one
        for one in candidates
    ]


def _without_sections(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The same lines without numbered headings of sections: `1. Finance` right above `A1 Trust in the Council`."""
    prefixed = sum(bool(one.found.prefix) for one in candidates)
    if prefixed * 2 < len(candidates) or prefixed < 2:
        return list(candidates)
    others = {one.at for one in candidates if one.found.prefix}
    return [
        one
        for one in candidates
        if one.found.prefix
        or one.found.is_worded
        or not (one.at + 1 in others and len(one.found.rest) < 80 and one.found.rest)
    ]


def _without_other_items(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The same lines without the items of an agenda, where the parts of one of them are the motions."""
    items = other_items([one.found for one in candidates])
    return [one for at, one in enumerate(candidates) if at not in items]


def _with_what_follows(lines: Sequence[Line], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The same lines, where more speaks for those that have a result or a proposer before the next number."""
    weighed = []
    for candidate, end in zip(candidates, [*(one.at for one in candidates[1:]), len(lines)], strict=False):
        is_closed = any(_ends_a_motion(line) for line in lines[candidate.at + 1 : end])
        stands_apart = lines[candidate.at].blank_before and not lines[candidate.at].level
        weighed.append(
            replace(candidate, weight=candidate.weight + CLOSED) if is_closed and stands_apart else candidate
        )
    return weighed


def _rows_of_groups(lines: Sequence[Line], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The same lines, where all speaks for the rows of a list of numbers and titles right below a heading such as
    `MOTIONS LOST`: however far its numbers are apart, each row is a motion."""
    by_place = {one.at: one for one in candidates}
    rows: set[int] = set()
    for first in candidates:
        if not (first.at and group_heading(lines[first.at - 1].text)):
            continue
        end = first.at
        while end in by_place and by_place[end].found.form == first.found.form and _is_row(by_place[end].found):
            end += 1
        if end - first.at > 1 and (end == len(lines) or group_heading(lines[end].text)):
            rows.update(range(first.at, end))
    return [replace(one, weight=max(one.weight, SURE)) if one.at in rows else one for one in candidates]


def _is_row(found: NumberFound) -> bool:
    """Whether a title and nothing else stands after a number."""
    return 2 < len(found.rest) < 100 and not is_opening(found.rest) and not re.search(r"[.;:,]$", found.rest)


def _without_bare_lists(lines: Sequence[Line], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The same lines without bare numbers, where a heading says `Motion 1` and no bare number has the looks of one: however
    long a list within that motion is, it is one."""
    worded = [one for one in candidates if one.found.is_worded and not one.found.kind and one.weight >= SURE]
    if not worded:
        return list(candidates)
    level = max(lines[one.at].heading for one in worded)

    def is_paragraph(one: Candidate) -> bool:
        line = lines[one.at]
        return (
            not line.heading
            and not line.bold
            and (is_opening(one.found.rest) or one.found.rest.endswith((".", ":", ";")))
        )

    bare = [one for one in candidates if not one.found.is_worded and not one.found.kind and not one.found.prefix]
    if any(one.weight >= SURE and not is_paragraph(one) and lines[one.at].heading >= level for one in bare):
        return list(candidates)
    return [one for one in candidates if one not in bare]


def _ends_a_motion(line: Line) -> bool:
    """Whether a line says what was decided or who put it, as at a motion's end."""
    return read_result(line.text) is not None or has_label(line.text, "proposer")


def best_run(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The run that weighs most; none where nothing speaks for any of them."""
    best: list[tuple[float, int]] = []
    for place, candidate in enumerate(candidates):
        total, before = candidate.weight, -1
        for earlier in range(place - 1, max(0, place - FURTHEST) - 1, -1):
            if best[earlier][0] + candidate.weight + NEXT_NUMBER <= total:
                continue  # no step adds more than that
            sum_so_far = best[earlier][0] + candidate.weight + _step(candidates[earlier], candidate)
            if sum_so_far > total:
                total, before = sum_so_far, earlier
        best.append((total, before))
    if not best or max(best)[0] <= 0:
        return []
    run = []
    place = max(range(len(best)), key=lambda one: best[one][0])
    while place >= 0:
        run.append(candidates[place])
        place = best[place][1]
    return run[::-1]


def _step(before: Candidate, candidate: Candidate) -> float:
    """What it adds or costs to go on from one numbered line to another."""
    first, second = before.found, candidate.found
    if first.is_worded and not first.kind and not second.is_worded and not second.kind:
        return NO_MORE_WORDED
    if first.prefix != second.prefix or not second.number or not first.number:
        return OTHER_PREFIX
    if first.form != second.form:
        # "Motion 4" once and "MOTION 5" the next time, a stop or none after it: a slip, where a word says motion.
        return OTHER_PREFIX if first.is_worded and second.is_worded else OTHER_FORM
    earlier, later = roman_value(first.number), roman_value(second.number)
    if 0 < earlier < later:
        return NEXT_NUMBER if later == earlier + 1 else max(LARGEST_GAP, GAP * (later - earlier - 1))
    if second.value == first.value + 1 or (second.value == first.value and second.number > first.number):
        return NEXT_NUMBER
    if second.value > first.value:
        return max(LARGEST_GAP, GAP * (second.value - first.value - 1))
    if candidate.is_under_heading:
        return ANEW_UNDER_A_HEADING
    is_near = second.value > 1 and (first.value - second.value < NEAR or min(before.weight, candidate.weight) >= SURER)
    return OUT_OF_ORDER if is_near and min(before.weight, candidate.weight) >= SURE else BEGINS_AGAIN


def begins_again(heads: Mapping[int, NumberFound], at: int) -> bool:
    """Whether the first number below the heading of sources is none that goes on from the motions above it: `1. See also …`."""
    above = [found.value for place, found in heads.items() if place < at]
    below = [found for place, found in heads.items() if place > at]
    return bool(above and below) and not below[0].is_worded and 0 < below[0].value <= max(above)
