"""Which lines begin a motion where motions have numbers within their sections, or numbers that a scan misread."""

import re
from collections.abc import Mapping, Sequence

from schema.terms import MotionKind
from scripts.intake.documents.lines import Line
from scripts.intake.marks.lettered_heads import MOVED, letters_beside_numbers, notices_within
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.numbers import UNUSUAL, NumberFound, decimal, number
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import decision_behind

_EMERGENCY = re.compile(r"(?:emergency|urgent|late) (?:motion|resolution)[.:]?", re.IGNORECASE)


def emergency_over_title(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """`Emergency motion` alone on its line, with a title on the next and a motion's first words right below that."""
    found: dict[int, NumberFound] = {}
    for at, line in enumerate(lines[:-2]):
        below, words = lines[at + 1], lines[at + 2]
        is_alone = not (line.cells or below.cells) and _EMERGENCY.fullmatch(line.text.strip()) is not None
        if is_alone and not {at, at + 1, at + 2} & set(heads) and not is_opening(below.text) and is_opening(words.text):
            found[at] = NumberFound("", "", UNUSUAL, MotionKind.EMERGENCY, is_worded=True, prefix="E", value=1)
    return found


def parts_with_motions(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """The parts of items of minutes, `7.1 Buses` below `7. Business`, where most say right below who moved: `MOTION by …`."""
    parts: dict[int, NumberFound] = {}
    numbers = {head.number for head in heads.values()}
    for at, line in enumerate(lines):
        one = decimal(line.text) if not line.cells else None
        if one and line.blank_before and one.prefix[:-1] in numbers and not re.search(r"[.;:,]$", one.rest):
            parts[at] = one
    moved = sum(MOVED.match(lines[at + 1].text.strip()) is not None for at in parts if at + 1 < len(lines))
    return parts if len(parts) > 1 and moved * 2 > len(parts) else {}


DECIMAL_MOST = 0.6


def decimal_heads(lines: Sequence[Line]) -> dict[int, NumberFound]:
    """Motions numbered within their sections, `3.1 Title`: rising, most with a result after the title, or with words or a body below."""
    found: dict[int, NumberFound] = {}
    evident = 0
    for at, line in enumerate(lines):
        one = decimal(line.text) if not line.cells else None
        if (
            one is None
            or read_result(one.rest)
            or (decision_behind(one.rest) is None and re.search(r"[.;:,]$", one.rest))
        ):
            continue
        found[at] = one
        after = lines[at + 1].text.strip() if at + 1 < len(lines) else ""
        evident += bool(
            decision_behind(one.rest) or is_opening(after) or says_body(after) or dict(labels(after)).get("proposer")
        )
    order = [(int(one.prefix[:-1]), one.value) for one in found.values()]
    return found if len(found) > 1 and evident >= len(found) * DECIMAL_MOST and order == sorted(set(order)) else {}


_MISREAD = re.compile(r"(?P<number>[\dlIoO|]{1,3})[.,:;]\s+(?P<rest>[A-Z‘“'\"].{2,80}[^.;:,])")
_AS_DIGITS = str.maketrans("lI|oO", "11100")
MISREAD = "misread"
"""The form of a number that a scan misread."""


def misread_heads(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """Lines between the heads, `l. Cloth caps`, `3, Aprons`, whose number can only be the next after one head or before another.

    One that is not digits as printed is recorded of no motion; the motion above ends there all the same.
    """
    found: dict[int, NumberFound] = {}
    for at, line in enumerate(lines[:-1]):
        match = _MISREAD.fullmatch(line.text.strip()) if line.blank_before and not line.cells else None
        if (
            match is None
            or at in heads
            or number(line.text) is not None
            or not match["number"].translate(_AS_DIGITS).isdigit()
        ):
            continue
        value = int(match["number"].translate(_AS_DIGITS))
        before = [head.value for place, head in sorted({**heads, **found}.items()) if place < at and _is_plain(head)]
        after = [head.value for place, head in heads.items() if place > at and _is_plain(head)]
        if (value - 1 in before[-1:] and value < min(after, default=value + 1)) or (
            value + 1 in after[:1] and value > max(before, default=0)
        ):
            printed = match["number"] if match["number"].isdigit() else ""
            found[at] = NumberFound(printed, match["rest"], MISREAD, value=value)
    return found


def _is_plain(head: NumberFound) -> bool:
    return not (head.is_worded or head.prefix or head.kind) and head.value > 0


BESIDE_NUMBERS = (misread_heads, notices_within, parts_with_motions, letters_beside_numbers, emergency_over_title)
"""Each finds further motions among those with numbers, in this order."""
