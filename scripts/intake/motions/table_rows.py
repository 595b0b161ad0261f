"""Motions in tables: one in each row, under named columns; or one in each table, a part in each row."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from schema.terms import Decision
from schema.wording import unquoted
from scripts.intake.documents.lines import Line
from scripts.intake.motions.account import Account
from scripts.intake.motions.bare_tables import parts_by_content
from scripts.intake.motions.parsed_motion import ParsedAmendment, ParsedMotion
from scripts.intake.vocabulary.amendments import AmendmentStart, amendment
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.columns import plain_heading
from scripts.intake.vocabulary.labels import columns_named, part_named
from scripts.intake.vocabulary.movers import are_people, without_movers
from scripts.intake.vocabulary.names import read_names
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.titles import decision_behind
from scripts.intake.vocabulary.votes import figures, is_date_or_time, vote

NUMBERS = ("number", "resolution number", "notice number")
PARTS_NEEDED = {*NUMBERS, "title", "wording"}

VOTE_PARTS = ("vote", "for", "against", "abstentions")
A_DATE = "its cell is a date or a time, as spreadsheet programs make of a vote such as 12-3, and is no vote"
NOT_TAKEN = {
    "recommendation": "what the executive recommends is no decision",
    "contact": "names of people are not recorded",
    "seconder": "who seconded is not recorded",
    "reason": "the reasons given for it are no part of the motion",
    "note": "a comment is no part of the motion",
    "date": "the day of a decision is not taken from a table",
}
"""Columns that are named and not taken, each with the reason."""


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

    def has(self, part: str) -> bool:
        """Whether a column holds this part."""
        return part in self.parts


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
        parts = columns_named(cells)
        if _is_heading(parts):
            return Columns(parts, separator, tuple(cells)), ""
        for at, cell in enumerate(cells):
            glued = re.fullmatch(r"(?P<name>[A-Za-z ]+?)(?P<number>[A-Z]{0,2}\d[\w.]*)", cell)
            last = part_named(glued["name"]) if glued else ""
            if glued is None or not last:
                continue
            heads = (*(part_named(heading) for heading in cells[:at]), last)
            if _is_heading(heads):
                columns = Columns(heads, separator, (*cells[:at], glued["name"]))
                return columns, separator.join([glued["number"], *cells[at + 1 :]])
    return None


def _is_heading(parts: Sequence[str]) -> bool:
    named = [part for part in parts if part]
    return (
        len(named) >= 2
        and len(named) >= len(parts) * 0.5
        and bool(PARTS_NEEDED & set(named))
        and len(set(named)) == len(named)
    )


SHORT = 160
"""The letters up to which what stands in a column called `Motion` is a title, and no wording."""


def _by_content(columns: Columns, rows: Sequence[Line]) -> Columns:
    """The columns, where one called `Motion` is the number, the title or the wording by what stands in it."""
    parts = list(columns.parts)
    for at, heading in enumerate(columns.headings):
        if plain_heading(heading) not in ("motion", "motions", "resolution", "resolutions") or columns.separator:
            continue
        cells = [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]]
        numbered = sum(not alone.rest for cell in cells if (alone := number(cell)))
        fitting = (
            "number"
            if cells and numbered == len(cells)
            else "title"
            if max(map(len, cells), default=0) < SHORT
            else "wording"
        )
        if fitting not in parts:
            parts[at] = fitting
    return replace(columns, parts=tuple(parts))


OF_PEOPLE = "a table of people's names"


def _begins_another(line: Line, first: Line, columns: Columns) -> bool:
    """Whether a row is the heading row of another table, or stands on another sheet."""
    if line.place.sheet != first.place.sheet:
        return True
    heading = columns_of(line)
    return heading is not None and heading[0].parts != columns.parts


def _is_of_people(columns: Columns, rows: Sequence[Line]) -> bool:
    """Whether what stands for the titles in a table are people's names: it is no table of motions."""
    if "title" not in columns.parts or columns.has("wording"):
        return False
    at = columns.parts.index("title")
    cells = [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]]
    heading = plain_heading(columns.headings[at]) if at < len(columns.headings) else ""
    return are_people(heading, cells, is_decided=any(columns.has(part) for part in ("decision", "for", "vote")))


class TableReading:
    """The tables of one document being read, their motions, and what becomes of each row."""

    def __init__(self, bodies: Bodies, account: Account) -> None:
        self.bodies = bodies
        self.account = account
        self.motions: list[ParsedMotion] = []
        self.waiting: list[ParsedMotion] = []
        """Motions of which only an amendment was seen."""

    def take(self, lines: Sequence[Line]) -> tuple[list[Line], int | None]:
        """Read the tables with motions among these lines: the other lines, and the number of the first motion's line."""
        left: list[Line] = []
        at = 0
        while at < len(lines):
            rest = lines[at:] if lines[at].cells or columns_of(lines[at]) else ()
            taken = rest and (self.take_table(rest) or self.take_form(rest) or self.take_bare_table(rest))
            if not taken:
                left.append(lines[at])
            at += taken or 1
        return left, min((motion.head_lines[0].at[0] for motion in self.motions), default=None)

    # A motion to a row ------------------------------------------------------------------------------------------------

    def take_table(self, lines: Sequence[Line]) -> int:
        """A table with a heading row: how many lines it is, 0 where none begins here."""
        table = columns_of(lines[0])
        if table is None:
            return 0
        columns, glued = table
        first = lines[0]
        rows = list(
            itertools.takewhile(
                lambda line: self.is_row(line, table[0]) and not _begins_another(line, first, table[0]), lines[1:]
            )
        )
        if _is_of_people(columns, rows):
            self.account.skip([first, *rows], OF_PEOPLE)
            return 1 + len(rows)
        columns = _by_content(columns, rows)
        self.account.use([lines[0]], "the heading of a table")
        if glued:
            self.take_row(lines[0].with_text(glued), columns)
        count = 1
        for line in rows:
            if columns_of(line):
                self.account.skip([line], "the heading of a table, once more")
            else:
                self.take_row(line, columns)
            count += 1
        return count

    @staticmethod
    def is_row(line: Line, columns: Columns) -> bool:
        """Whether a line goes on with a table."""
        if not columns.separator:
            return bool(line.cells)
        return columns.separator in line.text and not line.cells

    def take_row(self, line: Line, columns: Columns) -> None:
        """One row: a motion, an amendment to the one before, or a row that goes on with the one before."""
        cells = list(line.cells) or [cell.strip() for cell in line.text.split(columns.separator)]
        if len(cells) > len(columns.parts):
            # A comment may hold the sign that parts the cells.
            last = len(columns.parts) - 1
            cells = [*cells[:last], (columns.separator or " ").join(cells[last:])]
        values = {part: cell for part, cell in zip(columns.parts, cells, strict=False) if part and cell}
        printed = next((values[part] for part in NUMBERS if part in values), "")
        if self.goes_on(line, columns, cells):
            return
        if printed and (amended := amendment(printed)):
            decided = self.take_amendment(line, amended, values)
            self.tell_left(line, columns, cells, decided)
            return
        if not printed and not values.get("title") and not values.get("wording"):
            return
        if not printed and columns.has("number") and self.motions and "title" in values and len(values) == 1:
            self.motions[-1].title = f"{self.motions[-1].title} {values['title']}"
            self.account.use([line], f"title of {self.motions[-1].name}")
            return
        self.motions.append(self.draft_of(values, line))
        self.account.use([line], f"row of {self.motions[-1].name}")
        self.tell_left(line, columns, cells, self.motions[-1].decision)

    def goes_on(self, line: Line, columns: Columns, cells: Sequence[str]) -> bool:
        """Whether a line of a table in plain text is the rest of a cell that ran over its line: it begins with no number."""
        if (
            not columns.separator
            or columns.parts[0] not in NUMBERS
            or not self.motions
            or number(cells[0])
            or amendment(cells[0])
        ):
            return False
        if len(cells) >= len(columns.parts) or re.match(r"[A-Z]{0,3}\d", cells[0]):
            return False
        self.account.use([line], f"the rest of a row of {self.motions[-1].name}")
        return True

    def tell_left(self, line: Line, columns: Columns, cells: Sequence[str], decided: Result | None) -> None:
        """Account for the cells of a row that are in no record: columns not taken or not known, results not understood."""
        for at, (part, cell) in enumerate(zip(columns.parts, cells, strict=False)):
            heading = columns.headings[at] if at < len(columns.headings) else ""
            if not cell:
                continue
            if part in NOT_TAKEN:
                self.account.note_part(line, heading or part, NOT_TAKEN[part])
            elif not part and heading:
                self.account.note_part(line, heading, "what this column holds is not known")
            elif part in VOTE_PARTS and is_date_or_time(cell):
                self.account.note_part(line, heading or part, A_DATE)
            elif part == "vote" and decided and vote(cell) is None and read_result(cell) is None:
                self.account.note_part(line, heading or part, "this vote was not understood")
            elif part in ("decision", "vote") and not (decided or read_result(cell, in_column=True)):
                self.account.note_part(line, heading or part, "what was decided was not understood")
                if self.motions and self.motions[-1].head_lines == [line]:
                    self.motions[-1].unsure.append(line.with_text(cell))

    def take_amendment(self, line: Line, start: AmendmentStart, values: dict[str, str]) -> Result | None:
        """A row about an amendment, before or after the row of its motion. Gives what became of it."""
        decided = self.decision_of(values) or start.result
        parsed = ParsedAmendment(
            number=start.number, to_motion=start.to_motion, decision=decided, decision_line=line, place=line.place
        )
        parsed.lines = _paragraphs_in(values.get("wording", ""), line)
        if proposer := values.get("proposer"):
            parsed.add_proposers(read_names(proposer, self.bodies))
        if (title := values.get("title", "")) and plain_heading(title) != "amendment":
            self.account.note_part(line, title, "an amendment has no title in its record")
        target = next((motion for motion in self.motions if motion.number == start.to_motion), None)
        if target is None:
            # UCU's reports on voting have the amendments before the motion: a motion of no title waits for its row.
            target = ParsedMotion(number=start.to_motion, place=line.place, head_lines=[line])
            self.motions.append(target)
            self.waiting.append(target)
        target.amendments.append(parsed)
        self.account.use([line], f"an amendment to {start.to_motion}")
        return decided

    def draft_of(self, values: dict[str, str], line: Line) -> ParsedMotion:
        """The motion that these values say."""
        draft = ParsedMotion(place=line.place, head_lines=[line])
        numbers = [(part, numbered) for part in NUMBERS if part in values and (numbered := number(values[part]))]
        for part, numbered in numbers:
            if not draft.number:
                draft.number = numbered.number
            elif part == "notice number":
                draft.notice_number = numbered.number
            draft.kind = draft.kind or numbered.kind
        title = values.get("title", "")
        if decided := decision_behind(title):
            title, draft.decision = decided
        draft.title = unquoted(" ".join(title.split()))
        draft.heading = " ".join(f"{values.get('number', '')} {title}".split())
        if kind := values.get("kind"):
            named = number(f"{kind} 1")
            draft.kind = draft.kind or (named.kind if named else None)
        if committee := values.get("committee"):
            draft.committee = self.bodies.committee(committee)
            draft.new_committee = "" if draft.committee else committee
        if proposer := values.get("proposer"):
            draft.add_proposers(read_names(proposer, self.bodies))
        draft.decision = self.decision_of(values) or draft.decision
        draft.decision_line = line if draft.decision else None
        if draft.decision and "sent to" in values:
            draft.decision = replace(draft.decision, to=draft.decision.to or values["sent to"])
        draft.lines = _paragraphs_in(values.get("wording", ""), line)
        return draft

    @staticmethod
    def decision_of(values: dict[str, str]) -> Result | None:
        """What a row says was decided, with the vote of its own columns."""
        cell = values.get("decision", "")
        decided = read_result(cell, in_column=True)
        if decided is None or decided.decision is Decision.NOT_RECORDED:
            return None
        if (said_vote := values.get("vote")) and (counted := vote(said_vote)):
            decided = replace(decided, vote=counted.text, note=counted.note)
        if "for" in values and "against" in values:
            counted_votes = figures(values["for"], values["against"], values.get("abstentions", ""))
            decided = replace(decided, vote=counted_votes or decided.vote)
        return decided

    # A part to a row --------------------------------------------------------------------------------------------------

    def take_form(self, lines: Sequence[Line]) -> int:
        """A table of two columns, with the parts' names at the left; a further motion begins where the first part recurs."""
        rows = []
        for line in lines:
            filled = [cell for cell in line.cells if cell]
            part = part_named(line.cells[0]) if line.cells else ""
            if not line.cells or (not part and len(filled) != 1) or (part and len(filled) > 2):
                break
            rows.append((line, part, filled[1] if part and len(filled) > 1 else ""))
        parts = [part for _, part, _ in rows if part]
        if len(set(parts)) < 2 or not PARTS_NEEDED & set(parts) or not parts[0]:
            return 0
        values: dict[str, str] = {}
        own: list[Line] = []
        count = 0
        for line, part, value in rows:
            if not part:
                break
            if part in values and own:
                self.finish_form(values, own)
                values, own = {}, []
            values[part] = value
            own.append(line)
            count += 1
        self.finish_form(values, own)
        return count

    def finish_form(self, values: dict[str, str], lines: Sequence[Line]) -> None:
        """The motion of one such table."""
        if values and lines:
            self.motions.append(self.draft_of(values, lines[0]))
            self.account.use(lines, f"table of {self.motions[-1].name}")

    # A table without a heading row ------------------------------------------------------------------------------------

    def take_bare_table(self, lines: Sequence[Line]) -> int:
        """Rows whose first cell is a number: the columns are recognised by their contents. 0 if it is no such table."""
        rows: list[Line] = []
        for line in lines:
            if not line.cells or (rows and len(line.cells) != len(rows[0].cells)):
                break
            rows.append(line)
        if len(rows) < 2 or len(rows[0].cells) < 2:
            return 0
        parts = parts_by_content(rows)
        if not parts:
            return 0
        columns = Columns(parts)
        if _is_of_people(columns, rows):
            self.account.skip(rows, OF_PEOPLE)
            return len(rows)
        for row in rows:
            self.take_row(row, columns)
        return len(rows)


def _paragraphs_in(text: str, line: Line) -> list[Line]:
    """The wording in a cell: its lines, without the blank ones."""
    paragraphs = [without_movers(part) for part in text.split("\n")]
    return [replace(line, text=part.strip(), cells=()) for part in paragraphs if part.strip()]
