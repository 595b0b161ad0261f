"""Footnotes: a line that begins with a mark which stands after a word further up, `[1] …` below `… may hold.[1]`, is no text of a motion."""

import re
from collections.abc import Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.phrases import is_page_number

_NOTE = re.compile(r"(?P<mark>\[\d{1,2}\]|[*†‡])\s+\S")
FOOTNOTE = "a footnote"
LONGEST = 400
"""The characters of a line that may be a footnote."""


def footnotes(lines: Sequence[Line]) -> set[tuple[int, ...]]:
    """The places of the footnotes, of the lines that go on with one, and of a page's number right below it.

    A star counts only where one line alone begins with it: others are entries of a list.
    """
    begins = [_NOTE.match(line.text.strip()) if _may_be_note(line) else None for line in lines]
    marks = [found["mark"] for found in begins if found]
    places: set[tuple[int, ...]] = set()
    is_within = False
    for at, (line, found) in enumerate(zip(lines, begins, strict=True)):
        if found and marks.count(found["mark"]) == 1 and _is_referred_to(found["mark"], lines[:at]):
            places.add(line.at)
            is_within = True
        elif is_within and not line.cells and (not line.blank_before or is_page_number(line.text)):
            places.add(line.at)
            is_within = not is_page_number(line.text)
        else:
            is_within = False
    return places


def _may_be_note(line: Line) -> bool:
    return not line.cells and not line.heading and len(line.text) <= LONGEST


def _is_referred_to(mark: str, above: Sequence[Line]) -> bool:
    """Whether a mark stands right after a word or its full stop: a star only at the end of a line, as after `CARRIED*`."""
    end = r"\s*$" if not mark.startswith("[") else ""
    reference = re.compile(rf"[\w.,;:”\"’)]{re.escape(mark)}(?!\S*\*){end}")
    return any(reference.search(text) for line in above for text in (line.cells or (line.text,)))
