"""The columns of a table without a heading row, recognised by their contents; and which of its rows are motions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.intake.documents.lines import Line
from scripts.intake.marks.business import SEVERAL
from scripts.intake.marks.numbered_parts import part_of_item
from scripts.intake.vocabulary.numbers import NumberFound, number
from scripts.intake.vocabulary.phrases import LABEL_OF_MOTION, is_agenda_item
from scripts.intake.vocabulary.results import read_result

MOST = 0.8
"""Of the rows of a table of motions, so many begin with a number."""
MANY = 0.6
"""Of its rows, so many say in one column what was decided."""
LONGEST_TITLE, SHORTEST_WORDING = 200, 160
_NUMBER = re.compile(
    r"(?:(?:motion|resolution|composite|emergency motion)\s+)?[A-Z]{0,3}\d{1,3}(?:[A-Za-z]?\.\d+)?[a-z]?[.):]?",
    re.IGNORECASE,
)


def parts_by_content(rows: Sequence[Line]) -> tuple[str, ...]:
    """The part that each column holds, empty where it holds none; no columns where the rows are no motions."""
    first = [row.cells[0] for row in rows]
    if sum(_NUMBER.fullmatch(cell) is not None for cell in first) < len(rows) * MOST:
        return ()
    parts = ["number"] + [""] * (len(rows[0].cells) - 1)
    for at in range(1, len(parts)):
        cells = [row.cells[at] for row in rows]
        longest = max(map(len, cells))
        decided = sum(read_result(cell) is not None for cell in cells if cell)
        if decided >= len(rows) * MANY and "decision" not in parts:
            parts[at] = "decision"
        elif "title" not in parts and longest < LONGEST_TITLE:
            parts[at] = "title"
        elif "wording" not in parts and longest >= SHORTEST_WORDING:
            parts[at] = "wording"
    return tuple(parts) if {"title", "decision"} & set(parts) else ()


def is_agenda(rows: Sequence[Line], parts: Sequence[str]) -> bool:
    """Whether the rows are the items of an agenda, of which only some may be motions: nothing was decided, and several have titles
    that every agenda has."""
    if "title" not in parts or {"decision", "wording"} & set(parts):
        return False
    titles = [row.cells[parts.index("title")] for row in rows]
    return sum(map(is_agenda_item, titles)) >= SEVERAL


def motions_of_agenda(rows: Sequence[Line], parts: Sequence[str]) -> list[Line]:
    """The rows of an agenda that say that they are motions, as a line of text would: `4.1 | Motion: Bells`, or any part of `4. Motions`.

    What says so is taken out of their cells.
    """
    title = parts.index("title")
    motions: list[Line] = []
    before: list[NumberFound] = []
    for row in rows:
        text = f"{row.cells[0]} {row.cells[title]}"
        plain = number(text)
        found = plain if plain and plain.is_worded else part_of_item(text, before) or plain
        if found is None:
            continue
        before.append(found)
        says_motion = LABEL_OF_MOTION.match(found.rest)
        if found.number and (found.is_worded or says_motion):
            cells = list(row.cells)
            cells[0], cells[title] = found.number, found.rest[says_motion.end() if says_motion else 0 :]
            motions.append(replace(row, cells=tuple(cells)))
    return motions
