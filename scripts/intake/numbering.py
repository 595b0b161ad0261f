"""Which of the lines that begin with a number begin a motion: the best rising run of them.

A list inside a motion has numbers too, a table of contents has them all once more, and each committee may begin again at
1. No single line can tell. So each is weighed by how it looks and by what stands around it, and of all runs of lines the
one that weighs most is taken, where going on to the next number adds a little, and a gap, another form of number or a
beginning anew costs something.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from schema.wording import LIST_MARK
from scripts.intake.lines import Line
from scripts.intake.names import is_like_a_name
from scripts.intake.recognisers import NumberFound, is_opening, labels, number

FURTHEST = 300
"""How many numbered lines back the motion before may stand."""

NEXT_NUMBER = 1.0
GAP = -0.1
LARGEST_GAP = -1.5
OTHER_PREFIX = -0.5
OTHER_FORM = -3.0
ANEW = -5.0
ANEW_UNDER_A_HEADING = -1.5


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
    candidates = []
    for at, line in enumerate(lines):
        found = number(line.text) if not line.cells else None
        if found is not None:
            under = at > 0 and is_heading(at - 1)
            weight = _weight(lines, at, found, is_under_heading=under, is_bold=line.bold and not plain_bold)
            candidates.append(Candidate(at, found, weight, under))
    return {candidate.at: candidate.found for candidate in best_run(candidates)}


def best_run(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The run that weighs most; none where nothing speaks for any of them."""
    best: list[tuple[float, int]] = []
    for place, candidate in enumerate(candidates):
        total, before = candidate.weight, -1
        for earlier in range(max(0, place - FURTHEST), place):
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
    if first.prefix != second.prefix or not second.number or not first.number:
        return OTHER_PREFIX
    if first.form != second.form:
        # "Motion 4" once and "MOTION 5" the next time, a stop or none behind it: a slip, where a word says motion.
        return OTHER_PREFIX if first.is_worded and second.is_worded else OTHER_FORM
    if second.value == first.value + 1 or (second.value == first.value and second.number > first.number):
        return NEXT_NUMBER
    if second.value > first.value:
        return max(LARGEST_GAP, GAP * (second.value - first.value - 1))
    return ANEW_UNDER_A_HEADING if candidate.is_under_heading else ANEW


def _weight(lines: Sequence[Line], at: int, found: NumberFound, *, is_under_heading: bool, is_bold: bool) -> float:
    """How much speaks for a numbered line being the head of a motion, by itself and by its neighbours."""
    line, rest = lines[at], found.rest
    before = lines[at - 1] if at else None
    after = lines[at + 1] if at + 1 < len(lines) else None
    weight = 0.0
    weight += 3.0 if found.is_worded else 0.0
    weight += 1.0 if found.prefix else 0.0
    weight += 3.0 if line.heading else 2.0 if is_bold else 0.0
    weight += 1.0 if line.blank_before or is_under_heading else 0.0
    weight -= 2.0 if line.level else 0.0
    # What stands behind the number: a title is short, begins with a capital and is no sentence.
    if not rest and after is not None and _may_be_title(after.text):
        weight += 0.5  # the title stands on the next line
    elif not rest:
        weight -= 0.0 if found.is_worded or found.prefix or line.heading or is_bold else 1.0
    elif is_opening(rest):
        weight += 2.5  # a motion without a title, its first words right behind the number
    elif rest[0].islower() or re.search(r"(?:[;,]|\b(?:and|or))$", rest):
        weight -= 3.0
    elif re.search(r"(?<!\.)\.$", rest):
        weight -= 1.5 if len(rest) < 100 else 2.5
    elif len(rest) < 130:
        weight += 1.5
    elif not found.is_worded:
        weight -= 1.0
    if before is not None and not is_under_heading:
        weight += _weight_of_line_above(before.text, found, line)
    if after is not None:
        follows = after.text
        weight += 2.0 if is_opening(follows) or any(part == "proposer" for part, _ in labels(follows)) else 0.0
        weight += 0.5 if after.blank_before or len(follows) > 160 else 0.0
    return weight


def _may_be_title(text: str) -> bool:
    """Whether a line below a lonely number has the looks of a title."""
    return len(text) < 120 and text[:1].isupper() and not re.search(r"[.;,]$", text) and not number(text)


def _weight_of_line_above(text: str, found: NumberFound, line: Line) -> float:
    """A colon or semicolon above a number opens or goes on with a list; so does the number before it, right above."""
    if text.endswith(";") or re.search(r";\s*(?:and|or)$", text):
        return -3.0
    if text.endswith(","):
        return -1.5
    if text.endswith(":"):
        # "Union strength:" over "25. A title" is a heading; "Conference resolves to:" opens a list.
        is_short_heading = is_like_a_name(text.rstrip(":")) and len(text) < 60 and not is_opening(text)
        return 0.0 if is_short_heading and line.blank_before else -3.0
    above = number(text)
    if above and above.form == found.form and above.value == found.value - 1 and not line.blank_before:
        return -1.0
    if LIST_MARK.match(text) and not line.blank_before and not above:
        return -0.5
    return 0.0
