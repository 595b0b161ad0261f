"""Tables without a heading row: by what stands in them, with the names of the parts at the left, or of how members voted."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.intake.documents.lines import Line
from scripts.intake.marks.business import SEVERAL
from scripts.intake.marks.lists import part_of_item
from scripts.intake.motions.table_columns import NUMBERS, PARTS_NEEDED, Columns, columns_of, number_in, rows_of_table
from scripts.intake.vocabulary.labels import columns_named, part_named
from scripts.intake.vocabulary.numbers import NumberFound, number
from scripts.intake.vocabulary.phrases import LABEL_OF_MOTION, is_agenda_item
from scripts.intake.vocabulary.results import read_result

_VOTES = re.compile(
    r"y(?:es)?|no?|for|against|ayes?|nays?|noes?|abs(?:t|tain(?:ed)?|tention)?\.?|a|absent|did not vote|dnv|present|[-–—✓✔✗✘x]",
    re.IGNORECASE,
)
"""How one member voted."""
FEWEST_PARTS, MOST_PARTS = 3, 40
"""Of a table with a motion to a column."""


@dataclass(frozen=True, slots=True)
class Form:
    """A motion's values by part, the columns' names as printed, and the lines that they stand on."""

    values: dict[str, str]
    columns: Columns
    lines: tuple[Line, ...]


def form_values(lines: Sequence[Line]) -> list[Form]:
    """The motions of a table of two columns; a further motion begins where the first part recurs."""
    rows = []
    for line in lines:
        filled = [cell for cell in line.cells if cell]
        part = part_named(line.cells[0]) if line.cells else ""
        if not line.cells or (not part and len(filled) != 1) or (part and len(filled) > 2):
            break
        value = filled[1] if part and len(filled) > 1 else ""
        if part == "wording" and re.fullmatch(r"[A-Z]{0,3}\d{1,4}[A-Za-z]?", value):
            part = "number"  # `Motion | 5`
        rows.append((line, part, value))
    parts = [part for _, part, _ in rows if part]
    if len(set(parts)) < 2 or not PARTS_NEEDED & set(parts) or not parts[0]:
        return []
    forms: list[Form] = []
    values: dict[str, str] = {}
    own: list[Line] = []
    for line, part, value in itertools.takewhile(lambda row: row[1], rows):
        if part in values and own:
            forms.append(_form(values, own))
            values, own = {}, []
        values[part] = value
        own.append(line)
    return [*forms, _form(values, own)] if own else forms


def _form(values: dict[str, str], lines: Sequence[Line]) -> Form:
    return Form(values, Columns(tuple(values), headings=tuple(line.cells[0] for line in lines)), tuple(lines))


def transposed_values(lines: Sequence[Line]) -> list[Form]:
    """The motions of a table that has one in each column, with the names of the parts at the left."""
    rows = rows_of_table(lines)
    if len(rows) > MOST_PARTS:
        return []
    parts = columns_named([row.cells[0] for row in rows])
    if rows and not rows[0].cells[0] and all(number_in(cell) for cell in rows[0].cells[1:]):
        parts = ("number", *parts[1:])
    width = max((len(row.cells) for row in rows), default=0)
    named = {part for part in parts if part}
    if len(rows) < FEWEST_PARTS or width < 3 or not all(parts) or not named & PARTS_NEEDED or named <= set(NUMBERS):
        return []
    columns = Columns(parts, headings=tuple(row.cells[0] for row in rows))
    forms = []
    for at in range(1, width):
        cells = [row.cells[at] if at < len(row.cells) else "" for row in rows]
        values = {part: cell for part, cell in zip(parts, cells, strict=True) if cell}
        if {"title", "wording"} & set(values) or any(part in values for part in NUMBERS):
            forms.append(Form(values, columns, tuple(rows)))
    return forms


def division_rows(lines: Sequence[Line]) -> list[Line]:
    """The rows of a list of how each member, or each branch, voted; none where no such list begins here."""
    rows = rows_of_table(lines)
    voted = [row for row in rows if _is_of_votes(row)]
    is_list = len(voted) >= 2 and len(voted) * 2 >= len(rows) and columns_of(rows[0]) is None
    return rows if is_list and not any(number(row.cells[0]) for row in voted) else []


def _is_of_votes(row: Line) -> bool:
    votes = [cell for cell in row.cells[1:] if cell]
    return bool(row.cells[0] and votes) and all(_VOTES.fullmatch(cell.strip()) for cell in votes)


MOST = 0.8
"""Of the rows of a table of motions, so many begin with a number."""
MANY = 0.6
"""Of its rows, so many say in one column what was decided."""
LONGEST_TITLE, SHORTEST_WORDING = 200, 160
_NUMBER_CELL = re.compile(
    r"(?:(?:motion|resolution|composite|emergency motion)\s+)?[A-Z]{0,3}\d{1,3}(?:[A-Za-z]?\.\d+)?[a-z]?[.):]?",
    re.IGNORECASE,
)


def parts_by_content(rows: Sequence[Line]) -> tuple[str, ...]:
    """The part that each column holds, empty where it holds none; no columns where the rows are no motions."""
    first = [row.cells[0] for row in rows]
    if sum(_NUMBER_CELL.fullmatch(cell) is not None for cell in first) < len(rows) * MOST:
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
