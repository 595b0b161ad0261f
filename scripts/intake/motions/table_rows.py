"""Motions in tables: one in each row, under named columns; or one in each table, a part in each row."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scripts.intake.documents.lines import Line
from scripts.intake.marks.columns import NamedColumns, heading_rows
from scripts.intake.motions.account import Account
from scripts.intake.motions.bare_tables import parts_by_content
from scripts.intake.motions.headings_above import HeadingsAbove
from scripts.intake.motions.parsed_motion import ParsedAmendment, ParsedMotion
from scripts.intake.motions.table_columns import (
    NUMBERS,
    OF_PEOPLE,
    Columns,
    begins_another,
    by_content,
    columns_of,
    columns_with,
    is_heading_row,
    is_of_people,
    is_of_totals,
    rows_of_table,
    with_second_row,
)
from scripts.intake.motions.table_forms import division_rows, form_values, transposed_values
from scripts.intake.motions.table_keys import SymbolKey, symbol_key
from scripts.intake.motions.table_left import NOT_UNDERSTOOD, why_left
from scripts.intake.motions.table_minutes import ITEM, minutes_motion, minutes_rows
from scripts.intake.motions.table_titles import TitleCell, read_title_cell, says_kind
from scripts.intake.motions.table_values import (
    amendment_in,
    as_amended,
    decision_of,
    is_motion,
    motion_of,
    paragraphs_in,
)
from scripts.intake.vocabulary.amendments import AmendmentStart, amendment
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.columns import plain_heading
from scripts.intake.vocabulary.headings import Group, group_heading, may_be_heading
from scripts.intake.vocabulary.names import read_names
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.results import Result, read_result


class TableReading:
    """The tables of one document being read, their motions, and what becomes of each row."""

    def __init__(self, bodies: Bodies, account: Account, named: NamedColumns | None = None) -> None:
        self.bodies = bodies
        self.account = account
        self.named = named or {}
        self.headings: dict[int, Columns] = {}
        """The columns of each table that was read, by its heading row."""
        self.unread: dict[int, list[Line]] = {}
        """The tables of which no motion was read, by their heading rows."""
        self.motions: list[ParsedMotion] = []
        self.waiting: list[ParsedMotion] = []
        """Motions of which only an amendment was seen."""
        self.heading = ""
        """The heading within the table above the row at hand."""
        self.group = Group()
        """What that heading says of the motions below it."""
        self.numbers: set[str] = set()
        """The numbers that stand in the table at hand."""
        self.key = SymbolKey()
        """What the document's symbols say was decided."""
        self.is_titled_by_number = False
        """Whether the titles of the table at hand begin with their numbers: `Motion 3: Oil`."""
        self._columns: dict[int, Columns] = {}
        """The columns of each motion's table, by the identity of the motion."""

    def take(self, lines: Sequence[Line]) -> tuple[list[Line], int | None]:
        """Read the tables with motions among these lines: the other lines, and the number of the first motion's line."""
        left: list[Line] = []
        self.key = symbol_key(lines)
        at, has_headings = 0, False
        may_be_headings = heading_rows(self.account.document)
        while at < len(lines):
            line = lines[at]
            rest = lines[at:] if line.cells or columns_of(line) else ()
            taken = rest and (
                self.take_table(rest) or self.take_division(rest) or self.take_forms(rest) or self.take_minutes(rest)
            )
            is_heading = line.at[0] in may_be_headings or is_heading_row(line, rest)
            if rest and not (taken or has_headings or is_heading):
                # Rows below headings that are not understood are not guessed at by what is in them.
                taken = self.take_bare_table(rest)
            if not taken:
                left.append(line)
                has_headings = bool(line.cells) and (has_headings or is_heading)
                if line.at[0] in may_be_headings:
                    self.unread[line.at[0]] = rows_of_table(rest)
            at += taken or 1
        return left, min((motion.head_lines[0].at[0] for motion in self.motions), default=None)

    # A motion to a row ------------------------------------------------------------------------------------------------

    def take_table(self, lines: Sequence[Line]) -> int:
        """A table with a heading row: how many lines it is, 0 where none begins here."""
        first = lines[0]
        table = columns_of(first)
        parts = self.named.get(first.at[0])
        if parts and (table or any(parts)):
            table = columns_with(first, parts), ""
        if table is None:
            return 0
        columns, glued = table
        rows = list(
            itertools.takewhile(
                lambda line: self.is_row(line, table[0]) and not begins_another(line, first, table[0]), lines[1:]
            )
        )
        if is_of_people(columns, rows):
            self.account.skip([first, *rows], OF_PEOPLE)
            return 1 + len(rows)
        heading = [first]
        if rows and (both := with_second_row(columns, rows[0])):
            columns = both
            heading.append(rows.pop(0))
        columns = by_content(columns, rows)
        self.begin(rows, columns)
        if first.cells:
            self.headings[first.at[0]] = columns
        self.account.use(heading, "the heading of a table")
        if glued:
            self.take_row(lines[0].with_text(glued), columns)
        for line in rows:
            if columns_of(line) or (line.cells and line.cells == first.cells):
                self.account.skip([line], "the heading of a table, once more")
            else:
                self.take_row(line, columns)
        return len(heading) + len(rows)

    def begin(self, rows: Sequence[Line], columns: Columns) -> None:
        """A table begins: no heading within it holds yet."""
        self.heading, self.group = "", Group()
        cells = [cell for row in rows for cell in columns.cells_of(row)[:2]]
        self.numbers = {found.number for cell in cells if (found := number(cell)) and not found.rest}
        has_number = any(columns.has(part) for part in NUMBERS)
        titles = [] if has_number else [columns.values(columns.cells_of(row)).get("title", "") for row in rows]
        numbered = sum(bool(read_title_cell(title).number) for title in titles)
        self.is_titled_by_number = numbered * 2 >= len(titles) > 0

    @staticmethod
    def is_row(line: Line, columns: Columns) -> bool:
        """Whether a line goes on with a table."""
        if not columns.separator:
            return bool(line.cells)
        return columns.separator in line.text and not line.cells

    def take_row(self, line: Line, columns: Columns) -> None:
        """One row: a motion, an amendment to the one before, or a row that goes on with the one before."""
        cells = self.cells_in(line, columns)
        if cells is None or self.goes_on(line, columns, cells) or self.take_heading(line, columns, cells):
            return
        values = columns.values(cells)
        title = read_title_cell(values.get("title", "")) if self.is_titled_by_number else None
        if title:
            values |= {"title": title.title, "number": title.number} if title.number else {}
        printed = next((values[part] for part in NUMBERS if part in values), "")
        if reason := self.no_motion(cells, printed, title):
            self.account.skip([line], reason)
            return
        if self.is_of_amendments(line, printed):
            return
        amended = amendment_in(printed, values, title, self.numbers)
        if amended and (not _BARE_NUMBER.fullmatch(printed) or amended.to_motion in self.numbers):
            decided = self.take_amendment(line, amended, values, columns)
            self.tell_left(line, columns, cells, decided)
        elif printed or not self.is_rest_of_title(line, columns, values):
            self.take_motion(line, columns, values, title)

    def cells_in(self, line: Line, columns: Columns) -> list[str] | None:
        """The cells of a row; None where it has more than there are headings, and nobody can tell which is which."""
        cells = columns.cells_of(line)
        if len(cells) <= len(columns.parts):
            return cells
        if columns.separator:
            # A comment may hold the character that separates the cells.
            last = len(columns.parts) - 1
            return [*cells[:last], columns.separator.join(cells[last:])]
        if columns.headings and self.account.document.format == CSV:
            self.account.note_part(line, "", MANY_CELLS.format(cells=len(cells), columns=len(columns.parts)))
            return None
        return cells

    @staticmethod
    def no_motion(cells: Sequence[str], printed: str, title: TitleCell | None) -> str:
        """Why a row is no motion; empty where it may be one."""
        first = next(filter(None, cells), "")
        if is_of_totals(cells) and printed in ("", first):
            return "a row of totals"
        if title and title.is_procedure:
            return "a vote on how to go on, and on no motion"
        if title and not title.number and not says_kind(title.title):
            return "a vote on none of the numbered motions"
        return ""

    def is_rest_of_title(self, line: Line, columns: Columns, values: Mapping[str, str]) -> bool:
        """Whether a row without a number is no motion of its own: it goes on with the title above, or says too little."""
        if not any(part in values for part in ("title", "wording")):
            return True
        if not columns.has("number"):
            return False
        if self.motions and set(values) == {"title"} and values["title"][0].islower():
            self.motions[-1].title = f"{self.motions[-1].title} {values['title']}"
            self.account.use([line], f"title of {self.motions[-1].name}")
            return True
        return not is_motion(values)

    def take_motion(
        self, line: Line, columns: Columns, values: Mapping[str, str], title: TitleCell | None = None
    ) -> None:
        """A row about a motion."""
        decided = decision_of(values, columns, self.key)
        if title and title.is_amended:
            decided = as_amended(decided)
        draft = motion_of(values, line, self.bodies, decided, self.heading)
        earlier = self.earlier(draft.number) if title else None
        if earlier and title and title.is_again:
            # A vote that was taken again counts in place of the first.
            earlier.unsure, earlier.decision, earlier.decision_line = [], draft.decision, draft.decision_line
            draft = earlier
        elif earlier and earlier.title and draft.decision and not draft.title:
            earlier.decide(draft.decision, draft.decision_line or line, by_hand=False)
            draft = earlier
        else:
            self.motions.append(draft)
        self._columns[id(draft)] = columns
        if not columns.has("decision"):
            draft.decide_by(self.group)
        self.account.use([line], f"row of {draft.name}")
        self.tell_left(line, columns, columns.cells_of(line), draft.decision, draft)

    def earlier(self, motion: str) -> ParsedMotion | None:
        """The motion with this number of a row above."""
        return next((one for one in self.motions if one.number == motion), None)

    def is_of_amendments(self, line: Line, printed: str) -> bool:
        """Whether a row stands on a workbook's sheet of amendments. Which number there is the motion's, nobody can tell."""
        if not printed or not _AMENDMENTS.fullmatch(line.place.sheet.strip()):
            return False
        self.account.note_part(line, "", OF_AMENDMENTS)
        return True

    def take_heading(self, line: Line, columns: Columns, cells: Sequence[str]) -> bool:
        """Whether a row is a heading over those below it: its first cell alone is filled, and that is no number."""
        text = cells[0]
        if columns.separator or len(columns.parts) < 3 or columns.parts[0] == "title":
            return False
        if not text or any(cells[1:]) or number(text) or amendment(text):
            return False
        group = group_heading(text)
        self.group = replace(group, line=line) if group and group.decision else Group()
        self.heading = text if not group and may_be_heading(text) else ""
        if group or self.heading:
            self.account.use([line], "a heading within a table")
        return True

    def take_headings(self, headings: HeadingsAbove) -> None:
        """Take from the headings above the tables what the motions' own rows do not say, where they have no column for it."""
        for motion in self.motions:
            above, columns = headings.over(motion.head_lines[0].at[0]), self._columns.get(id(motion), Columns(()))
            if motion.committee is None and not motion.new_committee and not columns.has("committee"):
                motion.committee, motion.new_committee = above.committee, above.new_committee
            if re.search(r"\b(?:19|20)\d\d\b", motion.new_committee):
                motion.new_committee = ""  # the meeting, with its day
            motion.decide_by(replace(above.group, decision=None) if columns.has("decision") else above.group)

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

    def tell_left(
        self,
        line: Line,
        columns: Columns,
        cells: Sequence[str],
        decided: Result | None,
        draft: ParsedMotion | None = None,
    ) -> None:
        """Account for the cells of a row that are in no record: columns not taken or not known, results not understood.

        A result that is not understood is shown below `draft`, the row's motion.
        """
        for at, (part, cell) in enumerate(zip(columns.parts, cells, strict=False)):
            heading = columns.headings[at] if at < len(columns.headings) else ""
            if cell and (reason := why_left(part, heading, cell, decided)):
                self.account.note_part(line, heading or part, reason)
                if draft and reason == NOT_UNDERSTOOD:
                    draft.unsure.append(line.with_text(cell))

    def take_amendment(
        self, line: Line, start: AmendmentStart, values: Mapping[str, str], columns: Columns
    ) -> Result | None:
        """A row about an amendment, before or after the row of its motion. Gives what became of it."""
        decided = decision_of(values, columns, self.key) or start.result
        title = read_title_cell(columns.values(columns.cells_of(line)).get("title", ""))
        parsed = ParsedAmendment(
            number=start.number, to_motion=start.to_motion, decision=decided, decision_line=line, place=line.place
        )
        parsed.lines = paragraphs_in(values.get("wording", ""), line)
        if proposer := values.get("proposer") or title.amendment_by:
            parsed.add_proposers(read_names(proposer, self.bodies))
        if title.amendment is None and title.title and plain_heading(title.title) != "amendment":
            self.account.note_part(line, title.title, "an amendment has no title in its record")
        target = self.earlier(start.to_motion)
        if target is None:
            # UCU's reports on voting have the amendments before the motion: a motion of no title waits for its row.
            target = ParsedMotion(number=start.to_motion, place=line.place, head_lines=[line])
            self.motions.append(target)
            self.waiting.append(target)
        target.amendments.append(parsed)
        self.account.use([line], f"an amendment to {start.to_motion}")
        return decided

    # A part to a row, or a motion to a column -------------------------------------------------------------------------

    def take_forms(self, lines: Sequence[Line]) -> int:
        """Tables with the parts' names at the left. Gives how many lines they are, 0 where none begins here."""
        forms = form_values(lines) or transposed_values(lines)
        for form in forms:
            decided = decision_of(form.values, form.columns, self.key)
            draft = motion_of(form.values, form.lines[0], self.bodies, decided)
            self.motions.append(draft)
            self.account.use(form.lines, f"table of {draft.name}")
            cell = form.values.get("decision", "")
            if cell and draft.decision is None and read_result(cell, in_column=True) is None:
                draft.unsure.append(form.lines[0].with_text(cell))
        return len({line.at for form in forms for line in form.lines})

    def take_minutes(self, lines: Sequence[Line]) -> int:
        """Minutes with an item to a row: how many lines they are, 0 where no such table begins here."""
        rows, column = minutes_rows(lines) if lines[0].cells else ([], 0)
        for row in rows[1:]:
            if read := minutes_motion(row, column, self.bodies):
                motion, left = read
                self.motions.append(motion)
                self.account.use([row], f"row of {motion.name}")
                for sentence in left:
                    self.account.note_part(row, sentence, "not understood, and in no record")
            else:
                self.account.skip([row], ITEM)
        self.account.use(rows[:1], "the heading of a table")
        return len(rows)

    def take_division(self, lines: Sequence[Line]) -> int:
        """A list of how each member voted: how many lines it is, 0 where none begins here."""
        rows = division_rows(lines)
        self.account.skip(rows, "how each of the members or branches voted, which is not recorded")
        return len(rows)

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
        self.begin(rows, columns)
        if is_of_people(columns, rows):
            self.account.skip(rows, OF_PEOPLE)
        else:
            for row in rows:
                self.take_row(row, columns)
        return len(rows)


CSV = "table (CSV)"
MANY_CELLS = "it has {cells} cells, and the headings are {columns}: a cell with a separator in it needs quotation marks"
OF_AMENDMENTS = "a row of a sheet of amendments, which are not taken from a table of their own"
_AMENDMENTS = re.compile(r"(?:\w+ )?(?:amendments?|amdts?)(?: \w+)?", re.IGNORECASE)
_AMENDMENT_FIRST = re.compile(r"[(\[]?(?:amendment|amdt)\b", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\w*\d+(?:[./]\d+)+")
"""A number such as 7.1, which may be a motion's own, or that of an amendment to motion 7."""
