"""How much speaks for a numbered line being the head of a motion, by itself and by its neighbours."""

import re
from collections.abc import Sequence

from schema.wording import LIST_MARK
from scripts.intake.documents.lines import Line
from scripts.intake.marks.lists import opens_list
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.headings import is_upper_case
from scripts.intake.vocabulary.labels import has_label
from scripts.intake.vocabulary.names import is_like_a_name
from scripts.intake.vocabulary.numbers import NUMBERED_BY, NumberFound, number
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import decision_behind, end_of_title, last_column, result_column_before
from scripts.intake.vocabulary.words import MOTION

SURER = 6.0
"""What speaks for a line with its result after the title: such a list may be in the order of debate."""


def weight_of_head(
    lines: Sequence[Line], at: int, found: NumberFound, *, is_under_heading: bool, is_bold: bool
) -> float:
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
    is_decided = bool(rest) and (
        decision_behind(rest) is not None
        or result_column_before(line.text.strip()) > 0
        or (bool(found.prefix) and last_column(rest) is not None)
    )
    is_decided = is_decided or (after is not None and not after.blank_before and end_of_title(rest, after.text) != "")
    # "Motion 4 – carried": a number, and what was decided in the place of a title.
    is_decided = is_decided or (
        found.is_worded and re.search(r"[:–—-]$", found.form) is not None and read_result(rest) is not None
    )
    weight += SURER if is_decided else 0.0
    # What stands after the number: a title is short, begins with a capital and is no sentence.
    if not rest and after is not None and _may_be_title(after.text):
        weight += 0.5  # the title stands on the next line
    elif not rest:
        weight -= 0.0 if found.is_worded or found.prefix or line.heading or is_bold else 1.0
    elif is_opening(rest) or found.form == NUMBERED_BY:
        weight += 2.5  # a motion without a title, its first words right after the number
    elif is_decided:
        pass
    elif rest[0].islower() or re.search(r"(?:[;,]|\b(?:and|or))$", rest):
        weight -= 3.0
    elif is_upper_case(rest.rstrip(".")):
        weight += 1.5
    elif re.search(r"(?<!\.)\.$", rest):
        weight -= 1.5 if len(rest) < 100 else 2.5
    elif len(rest) < 130:
        weight += 1.5
    elif not found.is_worded:
        weight -= 1.0
    if before is not None and not is_under_heading:
        weight += _weight_of_line_above(before, found, line)
    if after is not None:
        follows = after.text
        weight += 2.0 if is_opening(follows) or has_label(follows, "proposer") else 0.0
        weight += 0.5 if after.blank_before or len(follows) > 160 else 0.0
    return weight


def _may_be_title(text: str) -> bool:
    """Whether a line below a lonely number has the looks of a title."""
    return len(text) < 120 and text[:1].isupper() and not re.search(r"[.;,]$", text) and not number(text)


def _weight_of_line_above(before: Line, found: NumberFound, line: Line) -> float:
    """A colon or semicolon above a number opens or goes on with a list; so does the number before it, right above."""
    text = before.text
    if read_result(text) or may_be_result(text):
        return 2.0 if len(found.rest) > 100 else 0.0  # the motion before ends there, and this one has no title
    if text.endswith(";") or re.search(r";\s*(?:and|or)$", text):
        return -3.0
    if text.endswith(","):
        return -1.5
    if text.endswith(":"):
        # "Union strength:" over "25. A title" is a heading; "Conference resolves to:" opens a list.
        is_short_heading = is_like_a_name(text.rstrip(":")) and len(text) < 60 and not is_opening(text)
        is_over_motions = re.search(rf"\b{MOTION}s\b", text, re.IGNORECASE) is not None
        is_heading = (is_short_heading and line.blank_before) or (is_over_motions and not opens_list(before))
        return 0.0 if is_heading else -3.0
    above = number(text)
    if above and above.form == found.form and above.value == found.value - 1 and not line.blank_before:
        return -1.0
    if LIST_MARK.match(text) and not line.blank_before and not above:
        return -0.5
    return 0.0
