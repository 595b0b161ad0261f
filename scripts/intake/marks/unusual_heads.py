"""Which lines begin a motion where motions have letters for numbers, numbers within their sections, or numbers that a scan misread."""

import re
from collections.abc import Mapping, Sequence

from schema.terms import MotionKind
from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.movers import MOTION_BY, names_people
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.numbers import OF_SECTION, UNUSUAL, NumberFound, decimal, number
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import decision_behind

_LETTERED = re.compile(r"(?P<letter>[A-Z])[.)]\s+(?P<rest>[A-Z‘“'\"].{3,110}[^.;,:])")


NEAR = 5
"""How many lines below its letter a short motion has its result."""


def lettered_heads(lines: Sequence[Line]) -> dict[int, NumberFound]:
    """Motions that have letters for numbers, `A) Title`: from A on, one by one, most with a motion's first words or a labelled result below."""
    found: dict[int, NumberFound] = {}
    opened = 0
    for at, line in enumerate(lines[:-1]):
        match = _LETTERED.fullmatch(line.text.strip()) if not line.cells else None
        if match and line.blank_before and match["letter"] == chr(ord("A") + len(found)):
            found[at] = NumberFound("", match["rest"], "letter")
            below = [dict(labels(line.text)) for line in lines[at + 1 : at + NEAR]]
            opened += is_opening(lines[at + 1].text) or any("decision" in parts for parts in below)
    return found if len(found) > 1 and opened * 2 > len(found) else {}


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


def letters_beside_numbers(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """Motions with letters beside those with numbers, all under headings of one level: `A. Lamps`, `B. Oil`, then `1. Wicks`."""
    level = max((lines[at].heading for at in heads if heads[at].form != OF_SECTION), default=0)
    found: dict[int, NumberFound] = {}
    for at, line in enumerate(lines):
        match = _LETTERED.fullmatch(line.text.strip()) if line.heading == level > 0 else None
        if match and at not in heads and match["letter"] == chr(ord("A") + len(found)):
            found[at] = NumberFound("", match["rest"], "letter")
    return found if len(found) > 1 else {}


_NOTICES = re.compile(
    r"(?:(?:notices?\s+of\s+)?(?:motions?|resolutions?))(?:\s+(?:on|by|of|received|submitted|from)\b.{0,60})?",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"\(?(?P<letter>[a-z])[.)]\s+(?P<rest>[A-Z‘“'\"].{2,110}[^.;,:])")


def notices_within(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """Motions with letters within an item of minutes or an agenda: `(a) Dog bins` under `27/13 NOTICES OF MOTION`.

    From a on, one by one, each after space and most with a motion's first words or who moved it below. A letter alone is no number.
    """
    found: dict[int, NumberFound] = {}
    items = sorted(heads)
    for start, end in zip(items, [*items[1:], len(lines)][: len(items)], strict=True):
        if heads[start].is_worded or not _NOTICES.fullmatch(heads[start].rest.strip(" :.")):
            continue
        letters: dict[int, NumberFound] = {}
        evident = 0
        for at in range(start + 1, end - 1):
            match = _NOTICE.fullmatch(lines[at].text.strip()) if not lines[at].cells else None
            if (
                match
                and (lines[at].blank_before or at == start + 1)
                and match["letter"] == chr(ord("a") + len(letters))
            ):
                letters[at] = NumberFound("", match["rest"], "letter", is_worded=True)
                below = lines[at + 1].text
                evident += is_opening(below) or names_people(below) or bool(dict(labels(below)).get("proposer"))
        if evident * 2 > len(letters):
            found |= letters
    return found


def parts_with_motions(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """The parts of items of minutes, `7.1 Buses` below `7. Business`, where most say right below who moved: `MOTION by …`."""
    parts: dict[int, NumberFound] = {}
    numbers = {head.number for head in heads.values()}
    for at, line in enumerate(lines):
        one = decimal(line.text) if not line.cells else None
        if one and line.blank_before and one.prefix[:-1] in numbers and not re.search(r"[.;:,]$", one.rest):
            parts[at] = one
    moved = sum(_MOVED.match(lines[at + 1].text.strip()) is not None for at in parts if at + 1 < len(lines))
    return parts if len(parts) > 1 and moved * 2 > len(parts) else {}


_MOVED = re.compile(rf"{MOTION_BY}\b|moved by\b|it was moved\b", re.IGNORECASE)
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
