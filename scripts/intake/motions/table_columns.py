"""What the columns of a table hold, by its heading row and by what stands below it."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.amendments import AmendmentStart, amendment
from scripts.intake.vocabulary.labels import MAY_REPEAT, TOGETHER, columns_named, part_named, plain_heading
from scripts.intake.vocabulary.movers import are_people
from scripts.intake.vocabulary.names import is_like_a_person, says_body
from scripts.intake.vocabulary.numbers import NumberFound, number
from scripts.intake.vocabulary.phrases import is_empty_cell
from scripts.intake.vocabulary.votes import is_date_or_time, vote

NUMBERS = ("number", "resolution number", "notice number")
MAY_BE_NONE = frozenset(("wording", "committee", "proposer", "decision", "note", "sent to", "kind", "amendment"))
"""Parts of which a cell may say that there is nothing. A motion may be called `None`, and `nil` may be a number of votes."""
PARTS_NEEDED = {*NUMBERS, "title", "wording"}


MOST_COLUMNS = 60
"""Of a table that was copied as text."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a table holds."""

    parts: tuple[str, ...]
    separator: str = ""
    """What parts the cells where the table is plain text."""
    headings: tuple[str, ...] = ()
    """The columns' headings as printed; none where the table has no heading row."""
    named: frozenset[int] = frozenset()
    """The columns that a person named, counted from 0."""

    def has(self, part: str) -> bool:
        """Whether a column holds this part."""
        return any(part in held.split(TOGETHER) for held in self.parts)

    def heading(self, part: str) -> str:
        """The heading over the column that holds a part; empty where none does."""
        at = self.parts.index(part) if part in self.parts else len(self.headings)
        return self.headings[at] if at < len(self.headings) else ""

    def cells_of(self, line: Line) -> list[str]:
        """The cells of a row: its own, or what stands between the separators of a table in plain text."""
        return list(line.cells) or [cell.strip() for cell in line.text.split(self.separator or None)]

    def values(self, cells: Sequence[str]) -> dict[str, str]:
        """What a row says, by part. A cell of several parts is left out where nobody can tell them apart."""
        found: dict[str, str] = {}
        for part, cell in zip(self.parts, cells, strict=False):
            if TOGETHER in part:
                found |= told_apart(part.split(TOGETHER), cell)
            elif part and cell and not (part in MAY_BE_NONE and is_empty_cell(cell)):
                found[part] = cell
        return found


def columns_of(line: Line) -> tuple[Columns, str] | None:
    """The columns that a heading row names, None where it is none; and what of the first row is glued to it.

    `Motion No | Title | Decision` as cells, or with slashes, bars or tabs between them. A table copied as text may have
    lost the line end after its heading: `… / Contact Officer / Comment3 / First title / …`.
    """
    if line.cells:
        parts = columns_named(line.cells)
        return (Columns(parts, headings=line.cells), "") if _is_heading(parts) else None
    for separator in ("\t", " / ", " | ", ";"):
        cells = [cell.strip() for cell in line.text.split(separator)]
        if not 3 <= len(cells) <= MOST_COLUMNS:
            continue
        if glued := _with_first_row(cells, separator):
            return glued
        parts = columns_named(cells)
        if _is_heading(parts):
            return Columns(parts, separator, tuple(cells)), ""
    return None


def _with_first_row(cells: Sequence[str], separator: str) -> tuple[Columns, str] | None:
    """The columns of a heading row that goes on as the first row, and that row: `… / Comment3 / First title / …`."""
    for at, cell in enumerate(cells):
        glued = re.fullmatch(r"(?P<name>[A-Za-z ]*[A-Za-z])(?P<number>\d[\w.]*)", cell)
        last = part_named(glued["name"]) if glued else ""
        if glued is None or not last or len(cells) - at > at + 1:
            continue
        heads = (*(part_named(one) for one in cells[:at]), last)
        if _is_heading(heads):
            columns = Columns(heads, separator, (*cells[:at], glued["name"]))
            return columns, separator.join([glued["number"], *cells[at + 1 :]])
    return None


def columns_with(line: Line, said: Sequence[str | None]) -> Columns:
    """The columns of a heading row, where a person said what some of them hold; those count first."""
    parts: list[str] = []
    for at, (heading, part) in enumerate(zip(line.cells, said, strict=True)):
        by_heading = part_named(heading)
        others = {other for other in (*parts, *said[at + 1 :]) if other}
        own = part if part is not None else columns_named(line.cells)[at]
        if part == "vote" and by_heading in ("for", "against", "abstentions"):
            own = by_heading
        parts.append(own if part is not None or own not in others else "")
    return Columns(
        tuple(parts), headings=line.cells, named=frozenset(at for at, part in enumerate(said) if part is not None)
    )


def number_in(cell: str) -> NumberFound | None:
    """The number in a cell, with what stands after it: `12`, `Motion 12`, also `7.1`, which on a line begins a paragraph."""
    counted = vote(cell) if re.search(r"[a-z]", cell, re.IGNORECASE) else None
    if (is_date_or_time(cell) and not _OF_YEAR.fullmatch(cell)) or (counted and counted.figures):
        return None
    alone = number(f"Motion {cell}")
    return number(cell) or (alone if alone and not alone.rest else None)


def number_and_amendment(cell: str) -> AmendmentStart | None:
    """The amendment in a cell that has its motion's number first: `7 (Amdt 1)`."""
    match = _NUMBER_AND_AMENDMENT.fullmatch(cell.strip())
    return AmendmentStart(match["number"], match["motion"]) if match else None


_NUMBER_AND_AMENDMENT = re.compile(
    r"(?P<motion>[A-Z]{0,3}\d+[A-Za-z]?)\s*[,:–-]?\s*\(?(?:amendment|amdt|amd)\.?\s*(?P<number>\w*)\)?", re.IGNORECASE
)
OF_NUMBER = re.compile(
    r"(?P<motion>\w+)/\w+|(?P<dashed>\w*\d)-[A-Z]?\d+|(?P<plain>\w*\d)(?:[A-Za-z]|\([a-z]\))|A(?P<after>\d+)(?:-\d+)?"
)
"""The number of a motion, and that of an amendment to it: `A2/1`, `7-A1`, `13a`, `13(a)`, `A13`."""
_OF_YEAR = re.compile(r"\d{2}/\d{2,3}|(?:19|20)\d{2}/\d{1,3}")
"""`26/01` or `2026/1`, the first of 2026: under the heading of a number it is no day."""


def is_number(cell: str) -> bool:
    """Whether a cell holds the number of a motion or of an amendment, and nothing else."""
    found = number_in(cell)
    return bool(
        (found and not found.rest) or amendment(cell) or number_and_amendment(cell) or OF_NUMBER.fullmatch(cell)
    )


def told_apart(parts: Sequence[str], cell: str) -> Mapping[str, str]:
    """The parts of a cell that holds several, `Saddles` above `Harness Branch`; none where they cannot be told apart."""
    if set(parts) == {"proposer", "seconder"}:
        # Who put it stands where its heading does; between two names nothing else does.
        names = [name.strip() for name in re.split(r"\n|[/;,]", cell)]
        return dict(zip(parts, names, strict=False)) if len(names) == len(parts) else {"proposer": cell}
    pieces = [piece.strip() for piece in re.split(r"\n|\t|\s[–—-]\s|\s*[()]", cell) if piece.strip()]
    found = number(cell)
    if parts[0] in NUMBERS and len(parts) == 2 and found and found.rest:
        return {parts[0]: cell[: len(cell) - len(found.rest)].strip(" .:–-"), parts[1]: found.rest}
    if len(pieces) == len(parts):
        at = parts.index("proposer") if "proposer" in parts else None
        fits = at is None or says_body(pieces[at]) or is_like_a_person(pieces[at])
        return dict(zip(parts, pieces, strict=True)) if fits else {}
    return {parts[0]: cell} if len(pieces) == 1 and not (says_body(cell) or is_like_a_person(cell)) else {}


def _is_heading(parts: Sequence[str]) -> bool:
    named = [part for part in parts if part]
    # Of a questionnaire's many columns only a few are a motion's: what it is called, its words, who put it.
    once = [part for part in named if part not in MAY_REPEAT]
    is_most = len(named) >= len(parts) * 0.5 or (len(named) >= 3 and bool({"title", "wording"} & set(named)))
    return (
        len(once) >= min(2, len(named))
        and len(named) >= 2
        and is_most
        and bool(PARTS_NEEDED & set(named))
        and not set(named) <= _COUNTED
        and len(set(once)) == len(once)
    )


_COUNTED = {"number", "against"}
"""What `No` may mean: a row of names and of `No` is how members voted."""


def with_second_row(columns: Columns, line: Line) -> Columns | None:
    """The columns of a heading of two rows, `Votes` above `For`, `Against` and `Abstentions`; None where this row is no second one.

    Each cell of the second row names a part, and stands below a heading over several columns, or below none.
    """
    cells = list(line.cells) + [""] * (len(columns.parts) - len(line.cells))
    filled = [at for at, cell in enumerate(cells) if cell]
    if columns.separator or len(cells) != len(columns.parts) or len(filled) < 2:
        return None
    parts = list(columns.parts)
    headings = list(columns.headings)
    named = columns_named([cells[at] for at in filled])
    for at, part in zip(filled, named, strict=True):
        is_below = not parts[at] or parts[at] == "vote" or cells[at] == headings[at]
        if not part or not is_below:
            return None
        parts[at], headings[at] = (parts[at], headings[at]) if cells[at] == headings[at] else (part, cells[at])
    taken = [part for part in parts if part]
    return replace(columns, parts=tuple(parts), headings=tuple(headings)) if len(set(taken)) == len(taken) else None


_BY_CONTENT = ("motion", "motions", "resolution", "resolutions", "item", "items")
"""Headings of columns that may hold numbers, titles or words."""
_IDENTIFIERS = ("id", "code")
_ANSWER = re.compile(
    r"(?:dis)?agreed|(?:not )?(?:carried|passed|adopted|put)|lost|negatived|affirmed|resolved|defeated|withdrawn",
    re.IGNORECASE,
)
_TOTALS = re.compile(
    r"(?:grand |sub-?)?totals?(?::.*|\s+(?:of|number|motions?|resolutions?|votes?|members?|delegates?|papers?|ballots?|valid|spoil(?:t|ed)|voting|returned|cast|for|\d)\b.*)?"
    r"|sum|average|votes? cast|turnout",
    re.IGNORECASE,
)


def is_of_totals(cells: Sequence[str]) -> bool:
    """Whether a row counts the others: `Total motions | 9`."""
    return _TOTALS.fullmatch(next(filter(None, cells), "")) is not None


SHORT = 160
"""The letters up to which what stands in a column called `Motion` is a title, and no wording."""


def by_content(columns: Columns, rows: Sequence[Line]) -> Columns:
    """The columns, where one called `Motion` is the number, the title or the wording by what stands in it.

    One called `ID` holds numbers where each has letters, `M4`: programs for forms number the answers under that heading.
    """
    parts = list(columns.parts)
    for at, heading in enumerate(columns.headings):
        name = plain_heading(heading)
        if at in columns.named or name not in (*_BY_CONTENT, *_IDENTIFIERS, "policy", "question"):
            continue
        # A row of one cell is a heading within the table.
        cells = [
            of_row[at]
            for of_row in map(columns.cells_of, rows)
            if at < len(of_row) and of_row[at] and sum(map(bool, of_row)) > 1 and not is_of_totals(of_row)
        ]
        if name == "question":
            # Lists of divisions say under it how the question was decided.
            says_result = sum(_ANSWER.match(cell) is not None for cell in cells) * 2 > len(cells)
            parts[at] = "decision" if says_result and "decision" not in parts else parts[at]
            continue
        if name == "policy":
            # Under the title of another column it is what the executive says: a few words, again and again.
            is_advice = len(set(map(str.lower, cells))) * 2 <= len(cells)
            parts[at] = "recommendation" if is_advice and parts[at] == "title" else parts[at]
            continue
        fitting = _fitting(cells, is_identifier=name in _IDENTIFIERS, has_number="number" in parts)
        if fitting and not set(fitting.split(TOGETHER)) & (set(parts) - {parts[at]}):
            parts[at] = fitting
    return replace(columns, parts=tuple(parts))


MOST_OTHERS = 3
"""A column of numbers may have cells that are not understood, up to one in so many."""
_OTHER_NUMBER = re.compile(r"(?=.*\d)\S{1,12}")


def _fitting(cells: Sequence[str], *, is_identifier: bool, has_number: bool) -> str:
    """What cells below `Motion`, or below `ID`, hold: numbers, numbers with titles, titles or words; empty where unknown."""
    numbers = [number_in(cell) for cell in cells]
    others = [cell for cell in cells if not is_number(cell)]
    if cells and len(others) * MOST_OTHERS < len(cells) and all(map(_OTHER_NUMBER.fullmatch, others)):
        return "" if is_identifier and not all(cell[:1].isalpha() for cell in cells) else "number"
    if is_identifier:
        return ""
    if max(map(len, cells), default=0) >= SHORT:
        return "wording"
    is_both = len(cells) > 1 and not has_number and all(found and found.rest for found in numbers)
    return f"number{TOGETHER}title" if is_both else "title"


def with_wrapped(rows: Sequence[Line], columns: Columns) -> list[Line]:
    """The rows of a table in plain text, where one that ran over its line is whole: the next line begins with no number, and both
    together have no more cells than there are headings."""
    if not columns.separator:
        return list(rows)
    whole: list[Line] = []
    for line in rows:
        cells = columns.cells_of(line)
        above = columns.cells_of(whole[-1]) if whole else []
        is_begun = number(cells[0]) or is_number(cells[0]) or columns_of(line)
        if above and not is_begun and number(above[0]) and len(above) + len(cells) - 1 <= len(columns.parts):
            whole[-1] = whole[-1].joined(line, f"{whole[-1].text} {line.text}")
        else:
            whole.append(line)
    return whole


def rows_of_table(lines: Sequence[Line]) -> list[Line]:
    """The rows of the table that begins with the first of these lines, up to its end or that of its sheet."""
    return list(itertools.takewhile(lambda line: bool(line.cells) and line.place.sheet == lines[0].place.sheet, lines))


def is_same_table(above: Line, line: Line) -> bool:
    """Whether a row stands below another row of several cells, in the same table."""
    return sum(map(bool, above.cells)) > 1 and bool(line.cells) and above.place.sheet == line.place.sheet


OF_PEOPLE = "a table of people's names"


def begins_another(line: Line, first: Line, columns: Columns) -> bool:
    """Whether a row is the heading row of another table, or stands on another sheet."""
    if line.place.sheet != first.place.sheet:
        return True
    heading = columns_of(line)
    return heading is not None and heading[0].parts != columns.parts


def is_of_people(columns: Columns, rows: Sequence[Line]) -> bool:
    """Whether what stands for the titles in a table are people's names: it is no table of motions."""
    is_decided = any(columns.has(part) for part in ("decision", "for", "vote"))
    parts = [part for part in ("title", "wording", "number", "notice number") if part in columns.parts]
    for part in parts if "title" not in parts or "wording" not in parts else ():
        at = columns.parts.index(part)
        cells = [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]]
        heading = plain_heading(columns.headings[at]) if at < len(columns.headings) else ""
        if are_people(heading, cells, is_decided=is_decided):
            return True
    return False


def is_heading_row(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the first of these lines is a row of headings, though they do not name enough columns: short words and no digit
    in each cell, above a row of several cells."""
    is_short = all(cell and len(cell) < LONGEST_HEADING and not re.search(r"\d", cell) for cell in line.cells)
    return is_short and len(line.cells) > 1 and len(lines) > 1 and len(lines[1].cells) > 1


LONGEST_HEADING = 60
