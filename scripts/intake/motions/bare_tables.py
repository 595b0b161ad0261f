"""The columns of a table without a heading row, recognised by their contents."""

import re
from collections.abc import Sequence

from scripts.intake.documents.lines import Line
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
