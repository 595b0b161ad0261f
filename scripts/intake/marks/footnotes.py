"""Footnotes: a line that begins with a mark which stands after a word further up, `[1] …` below `… may hold.[1]`, is no text of a motion."""

import re
from collections.abc import Mapping, Sequence

from schema.terms import Look
from scripts.intake.documents.lines import RAISED, SMALL, Line
from scripts.intake.vocabulary.numbers import NumberFound
from scripts.intake.vocabulary.phrases import is_page_number

_RAISED = str.maketrans("0123456789", RAISED)
_NOTE = re.compile(r"(?P<mark>\[\d{1,2}\]|[*†‡])\s+\S")
_FIGURES = {str(number).translate(_RAISED) for number in range(1, 100)}
_NUMBERED = re.compile(rf"(?P<mark>\d{{1,2}}|[{RAISED}]{{1,2}})\s*(?=\S)\D")
"""Of a line in letters smaller than the text, where the same figure stands above the line further up."""
FOOTNOTE = "a footnote"
LONGEST = 400
"""The characters of a line that may be a footnote."""


def footnotes(lines: Sequence[Line]) -> set[tuple[int, ...]]:
    """The places of the footnotes, of the lines that go on with one, and of a page's number right below it.

    A mark but a raised figure counts only where one line alone begins with it: other stars are entries of a list.
    """
    begins = [_mark(line) for line in lines]
    places: set[tuple[int, ...]] = set()
    note: Line | None = None
    for at, (line, mark) in enumerate(zip(lines, begins, strict=True)):
        is_only = mark in _FIGURES or begins.count(mark) == 1
        if mark and is_only and _is_referred_to(mark, lines[:at]):
            places.add(line.at)
            note = line
        elif note and not line.cells and (_goes_on(note, line) or is_page_number(line.text)):
            places.add(line.at)
            note = None if is_page_number(line.text) else note
        else:
            note = None
    return places


def _mark(line: Line) -> str:
    """The mark with which a line begins that may be a footnote, or nothing; figures are given as they stand above a line."""
    text = line.text.strip()
    if line.cells or line.heading or len(text) > LONGEST:
        return ""
    if found := _NOTE.match(text):
        return found["mark"]
    found = _NUMBERED.match(text)
    is_figure = found and (Look.SMALL in line.looks or found["mark"] in _FIGURES)
    return found["mark"].translate(_RAISED) if found and is_figure else ""


def _goes_on(note: Line, line: Line) -> bool:
    return not line.blank_before and line.size <= max(note.size, SMALL)


def _is_referred_to(mark: str, above: Sequence[Line]) -> bool:
    """Whether a mark stands right after a word or its full stop: a star only at the end of a line, as after `CARRIED*`."""
    end = r"\s*$" if mark in "*†‡" else ""
    reference = re.compile(rf"[\w.,;:”\"’)]{re.escape(mark)}(?!\S*\*){end}")
    return any(reference.search(text) for line in above for text in (line.cells or (line.text,)))


def begins_again(heads: Mapping[int, NumberFound], at: int) -> bool:
    """Whether the first number below the heading of sources is none that goes on from the motions above it: `1. See also …`."""
    above = [found.value for place, found in heads.items() if place < at]
    below = [found for place, found in heads.items() if place > at]
    return bool(above and below) and not below[0].is_worded and 0 < below[0].value <= max(above)
