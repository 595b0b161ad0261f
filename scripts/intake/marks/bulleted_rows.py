"""Motions as entries with bullets below a heading that says what became of them: `• A1 Turf (Hill Branch)` under `Motions lost`."""

import re
from collections.abc import Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.headings import group_heading, without_section_number
from scripts.intake.vocabulary.numbers import NumberFound, number
from scripts.intake.vocabulary.phrases import is_opening

_BULLET = re.compile(r"[•*·●▪◦‣–—-]\s+(?=\S)")
_COMMA = re.compile(
    r"((?:motion|resolution|composite|proposal)\s+[A-Z]{0,3}\d{1,4}[A-Z]?),(?=\s+[A-Z‘“'\"])", re.IGNORECASE
)
LONGEST_ROW = 200


def bulleted_rows(lines: Sequence[Line]) -> dict[int, NumberFound]:
    """The entries of such lists, by their places, each with its number. Where one entry has none, the list is no list of motions."""
    rows: dict[int, NumberFound] = {}
    for at, line in enumerate(lines):
        group = group_heading(line.text) or group_heading(without_section_number(line.text)) if not line.cells else None
        if group is None or not (group.decision or group.is_undecided):
            continue
        below: dict[int, NumberFound | None] = {}
        while at + 1 < len(lines) and (entry := _entry(lines[at + 1])):
            at += 1
            below[at] = _row(entry)
        found = {place: row for place, row in below.items() if row}
        rows |= found if len(found) == len(below) else {}
    return rows


def _entry(line: Line) -> str:
    """What stands after the bullet of a line; empty where it has none."""
    text = line.text.strip()
    mark = _BULLET.match(text) if not line.cells else None
    return text[mark.end() :] if mark else ""


def _row(text: str) -> NumberFound | None:
    """The number of an entry with a number and a title."""
    found = number(_COMMA.sub(r"\1:", text)) if len(text) < LONGEST_ROW else None
    return found if found and found.number and len(found.rest) > 2 and not is_opening(found.rest) else None
