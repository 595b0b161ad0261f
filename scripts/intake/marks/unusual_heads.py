"""Which lines begin a motion where motions have letters or Roman numerals, `A) Title`, numbers within their sections, or numbers that a scan misread."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from schema.numbers import roman_value
from schema.terms import MotionKind
from scripts.intake.documents.lines import Line
from scripts.intake.marks.business import FORM_OF_ITEM
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece, whole
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.movers import MOTION_BY, names_people
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.numbers import OF_SECTION, UNUSUAL, NumberFound, decimal, number
from scripts.intake.vocabulary.people import is_surely_person
from scripts.intake.vocabulary.phrases import is_agenda_item, is_opening, opens_motion, without_bullet
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import decision_behind

LETTER = "letter"
"""The form of a head with a letter or a Roman numeral, which is no number of a record."""
MOVED = re.compile(rf"(?:{MOTION_BY}\b|(?:proposed|moved) by\b|it was moved\b)", re.IGNORECASE)
_HEAD = re.compile(
    r"(?P<open>\()?(?P<mark>[A-Za-z]|[IVXivx]{1,5})(?P<close>[.)])\s+(?P<rest>[A-Z‘“'\"].{1,110}[^.;,:])"
)
_NOTICES = re.compile(
    r"(?:(?:notices?\s+of\s+)?(?:motions?|resolutions?|proposals?))(?:\s+(?:on|by|of|received|submitted|from)\b.{0,60})?",
    re.IGNORECASE,
)
"""The heading of an item with motions."""
NEAR = 5
"""How many lines below its letter a short motion has its result."""
FEWEST = 2
NEXT_LINES = 3
"""How many lines below its letter a motion has who moved it."""

Runs = dict[int, NumberFound]


def lettered_heads(lines: Sequence[Line]) -> Runs:
    """Motions that have letters or Roman numerals for numbers: one by one from the first on, most with a motion's first words or a
    labelled result below, or two with who moved them. Of the latter, an item that has no such thing is no motion."""
    return max((_of_motions(lines, run) for run in _runs(lines, 0, len(lines))), key=len, default={})


def _of_motions(lines: Sequence[Line], run: Runs) -> Runs:
    first, *others = run
    parts = {start: lines[start + 1 : end] for start, end in zip(run, [*others, len(lines)], strict=True)}
    put = {at for at, part in parts.items() if _is_put(run[at].rest, part)}
    opened = {
        at
        for at, part in parts.items()
        if part and not _ROSE.match(part[0].text.strip()) and (is_opening(part[0].text) or _is_labelled(part))
    }
    are_of_one = not put and any(map(_says_mover, lines[max(first - NEAR, 0) : first]))
    if are_of_one or any(map(_are_several, parts.values())):
        return {}
    if len(opened - put) * 2 > len(run):
        decided = [at for at, part in parts.items() if any(read_result(line.text) for line in part)]
        return run if decided != [max(run)] else {}  # "A. Why", "B. What we ask", "Carried": one motion
    if len(put) < FEWEST:
        return {}
    return {at: found if at in put | opened else replace(found, form=FORM_OF_ITEM) for at, found in run.items()}


def _is_labelled(below: Sequence[Line]) -> bool:
    return any("decision" in dict(labels(line.text)) for line in below[: NEAR - 1])


_ROSE = re.compile(r"the \w+ (?:was |then )?(?:adjourned|rose|resumed|closed|ended|broke)\b", re.IGNORECASE)
"""What a meeting did, and no motion's first words: `The meeting adjourned.`"""
_POST = re.compile(
    r"(?:(?:vice|deputy|joint|co|general|branch|honorary|assistant)[ -])*(?:chair(?:man|woman|person)?|president|secretary|treasurer|officer|auditor|"
    r"trustee|delegate|representative|steward|teller|(?:executive )?committee(?: member)?|executive|council)s?\b.{0,40}",
    re.IGNORECASE,
)
"""The title of an item that elects somebody: `Treasurer`, `Delegates to Congress`."""


def _is_put(title: str, below: Sequence[Line]) -> bool:
    """Whether it is said right below a head who moved it, and then what was asked or decided; nobody is elected there."""
    is_moved = any(map(_says_mover, below[:NEXT_LINES]))
    is_asked = any(is_opening(line.text) or _speaks(line.text) or opens_motion(line.text) for line in below)
    is_other = is_agenda_item(title) or is_surely_person(title) or _POST.fullmatch(title)
    return is_moved and is_asked and not is_other


def _speaks(text: str) -> bool:
    return read_result(text) is not None or may_be_result(without_bullet(text))


def _says_mover(line: Line) -> bool:
    is_labelled = bool(dict(labels(line.text)).get("proposer"))
    return not line.cells and (is_labelled or MOVED.match(line.text.strip()) is not None)


def _are_several(below: Sequence[Line]) -> bool:
    """Whether a section holds motions of its own: after what was decided somebody else moves, and it is no amendment."""
    movers = [at for at, line in enumerate(below) if _says_mover(line)]
    return any(
        any(read_result(line.text) for line in below[first:second])
        and not any(amendment(line.text) or "amend" in line.text.lower() for line in below[first : second + 1])
        for first, second in pairwise(movers)
    )


def _runs(lines: Sequence[Line], start: int, end: int) -> Iterator[Runs]:
    """The lines between two places with letters or numerals of one look that go on one by one from the first."""
    runs: dict[tuple[str, str], Runs] = {}
    for at in range(start, end - 1):
        line = lines[at]
        found = _HEAD.fullmatch(line.text.strip()) if not line.cells else None
        if found is None or (found["open"] and found["close"] == ".") or not _is_apart(lines, at, start):
            continue
        mark = found["mark"]
        styles = {
            "numeral": roman_value(mark.lower()),
            "letter": ord(mark.lower()) - ord("a") + 1 if len(mark) == 1 else 0,
        }
        for style, value in styles.items():
            run = runs.setdefault((f"{found['open']}{found['close']}{mark.isupper()}", style), {})
            if value == len(run) + 1 and not amendment(found["rest"]):
                run[at] = NumberFound("", found["rest"], LETTER)
    return (run for run in runs.values() if len(run) > 1)


def _is_apart(lines: Sequence[Line], at: int, start: int) -> bool:
    """Whether a line has space above it, or what ends there was decided, or it is the first below a heading over motions."""
    if lines[at].blank_before or at == start:
        return True
    above = lines[at - 1].text
    return read_result(above) is not None or _NOTICES.fullmatch(above.strip(" :.")) is not None


def letters_beside_numbers(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> Runs:
    """Motions with letters beside those with numbers, all under headings of one level: `A. Lamps`, `B. Oil`, then `1. Wicks`."""
    level = max((lines[at].heading for at in heads if heads[at].form != OF_SECTION), default=0)
    found: Runs = {}
    for at, line in enumerate(lines):
        match = _HEAD.fullmatch(line.text.strip()) if line.heading == level > 0 else None
        if match and at not in heads and not match["open"] and match["mark"] == chr(ord("A") + len(found)):
            found[at] = NumberFound("", match["rest"], LETTER)
    return found if len(found) > 1 else {}


def notices_within(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> Runs:
    """Motions with letters within an item of minutes or an agenda: `(a) Dog bins` under `27/13 NOTICES OF MOTION`.

    From a on, one by one, each after space and most with a motion's first words or who moved it below. A letter alone is no number.
    """
    found: Runs = {}
    items = sorted(heads)
    for start, end in zip(items, [*items[1:], len(lines)][: len(items)], strict=True):
        if heads[start].is_worded or not _NOTICES.fullmatch(heads[start].rest.strip(" :.")):
            continue
        for run in _runs(lines, start + 1, end):
            below = [lines[at + 1] for at in run]
            evident = sum(is_opening(one.text) or names_people(one.text) or _says_mover(one) for one in below)
            if evident * 2 > len(run):
                found |= {at: NumberFound("", one.rest, LETTER, is_worded=True) for at, one in run.items()}
    return found


_LETTERED = re.compile(r"(?P<letter>[A-Z])[.)]\s+[A-Z].*")


def lettered_heading(section: Section, at: int) -> list[Piece] | None:
    """One of the lettered headings within a motion, `A. Background` and `B. What we ask`, and not `A. Roe`: below each stand words
    that a motion begins with."""
    found = _LETTERED.fullmatch(section.lines[at].text.strip())
    if found is None:
        return None
    pairs = [
        (_LETTERED.fullmatch(line.text.strip()), is_opening(below.text)) for line, below in pairwise(section.lines)
    ]
    letters = {ord(other["letter"]) for other, opens in pairs if other and opens}
    own = ord(found["letter"])
    return whole(section.lines[at], Role.WORDS) if own in letters and letters & {own - 1, own + 1} else None


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
