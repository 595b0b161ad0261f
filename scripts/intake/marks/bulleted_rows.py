"""Motions as entries with bullets below a heading that says what became of them: `• A1 Turf (Hill Branch)` under `Motions lost`."""

import re
from collections.abc import Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.doubt import holds_result_word
from scripts.intake.vocabulary.headings import group_heading, without_section_number
from scripts.intake.vocabulary.numbers import NumberFound, number
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.results import says_as_amended
from scripts.intake.vocabulary.votes import vote

_BULLET = re.compile(r"[•*·●▪◦‣–—-]\s+(?=\S)")
_COMMA = re.compile(
    r"((?:motion|resolution|composite|proposal)\s+[A-Z]{0,3}\d{1,4}[A-Z]?),(?=\s+[A-Z‘“'\"])", re.IGNORECASE
)
LONGEST_ROW = 200


def bulleted_rows(lines: Sequence[Line]) -> dict[int, NumberFound]:
    """The entries of such lists, by their places, each with its number. Where one entry has none, the list is no list of motions.

    A row ends with its line. So a list counts only where another one, a heading or the end follows: nothing else says that
    what stands below it is none of the words of its last motion.
    """
    rows: dict[int, NumberFound] = {}
    begins = {len(lines)}
    for at in reversed(range(len(lines))):
        below = _list_below(lines, at)
        end = max(below, default=at) + 1
        # A list below that does not count would become the words of this one's last motion.
        if below and (end in begins or (lines[end].heading and not _is_over_list(lines, end))):
            begins.add(at)
            rows |= below
    return rows


def _list_below(lines: Sequence[Line], at: int) -> dict[int, NumberFound]:
    """The entries below a heading that says what became of motions; empty where it is no such list."""
    if not _is_over_list(lines, at):
        return {}
    found: dict[int, NumberFound] = {}
    place = at
    while place + 1 < len(lines) and (entry := _entry(lines[place + 1])):
        place += 1
        row = _row(entry)
        if row is None:
            return {}
        found[place] = row
    return found


def _is_over_list(lines: Sequence[Line], at: int) -> bool:
    """Whether a line says what was decided of the entries with bullets right below it."""
    text = "" if lines[at].cells else lines[at].text
    group = group_heading(text) or group_heading(without_section_number(text))
    is_of_result = group is not None and bool(group.decision or group.is_undecided)
    return is_of_result and at + 1 < len(lines) and _entry(lines[at + 1]) != ""


def _entry(line: Line) -> str:
    """What stands after the bullet of a line; empty where it has none."""
    text = line.text.strip()
    mark = _BULLET.match(text) if not line.cells else None
    return text[mark.end() :] if mark else ""


def _row(text: str) -> NumberFound | None:
    """The number of an entry with a number and a title. What says more of the motion may say what became of it."""
    found = number(_COMMA.sub(r"\1:", text)) if len(text) < LONGEST_ROW else None
    if not found or not found.number or len(found.rest) <= 2 or is_opening(found.rest):
        return None
    title, _, after = found.rest.partition(")")
    after = after.strip(" –—-,")
    # `Reeds (Mill Branch) was not put`, `(first part only)`: only how it was carried or lost is understood there.
    is_understood = not after or after.startswith(":") or says_as_amended(after) or vote(after)
    return found if is_understood and not holds_result_word(title) else None
