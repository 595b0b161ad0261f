"""Motions in tables: one in each row, under named columns; or one in each table, a part in each row."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.intake.documents.lines import Line
from scripts.intake.marks.given import NamedColumns, heading_rows
from scripts.intake.motions.account import Account
from scripts.intake.motions.headings_above import HeadingsAbove
from scripts.intake.motions.table_columns import (
    OF_PEOPLE,
    Columns,
    begins_another,
    by_content,
    columns_of,
    columns_with,
    is_heading_row,
    is_of_people,
    is_same_table,
    rows_of_table,
    with_second_row,
    with_wrapped,
)
from scripts.intake.motions.table_forms import (
    division_rows,
    form_values,
    is_agenda,
    motions_of_agenda,
    parts_by_content,
    transposed_values,
)
from scripts.intake.motions.table_keys import symbol_key
from scripts.intake.motions.table_minutes import ITEM, minutes_motion, minutes_rows
from scripts.intake.motions.table_rows import RowReading
from scripts.intake.motions.table_values import (
    contrary_note,
    decision_of,
    is_in_doubt,
    motion_of,
)  # fmt: skip
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.results import read_result


class TableReading(RowReading):
    """The tables of one document being read, their motions, and what becomes of each row."""

    def __init__(self, bodies: Bodies, account: Account, named: NamedColumns | None = None) -> None:
        """`named` are the columns that a person named in the margin."""
        super().__init__(bodies, account)
        self.named = named or {}
        self.headings: dict[int, Columns] = {}
        """The columns of each table that was read, by its heading row."""
        self.unread: dict[int, list[Line]] = {}
        """The tables of which no motion was read, by their heading rows."""

    def take(self, lines: Sequence[Line]) -> tuple[list[Line], int | None]:
        """Read the tables with motions among these lines: the other lines, and the number of the first motion's line."""
        left: list[Line] = []
        self.key = symbol_key(lines)
        at, has_headings = 0, False
        may_be_headings = heading_rows(self.account.document)
        while at < len(lines):
            line = lines[at]
            rest = lines[at:] if line.cells or columns_of(line) else ()
            # A long table is looked at as a whole once, at its first row.
            begins = not (at and is_same_table(lines[at - 1], line))
            taken = rest and (self.take_table(rest) or (begins and self.take_division(rest)))
            taken = taken or (rest and (self.take_forms(rest, begins=begins) or (begins and self.take_minutes(rest))))
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
        rows = [
            line
            for _, line in itertools.takewhile(
                lambda pair: (
                    self.is_row(pair[1], table[0], lines[pair[0] + 1 : pair[0] + 2])
                    and not begins_another(pair[1], first, table[0])
                ),
                enumerate(lines[1:], 1),
            )
        ]
        if is_of_people(columns, rows):
            self.account.skip([first, *rows], OF_PEOPLE)
            return 1 + len(rows)
        heading = [first]
        if rows and (both := with_second_row(columns, rows[0])):
            columns = both
            heading.append(rows.pop(0))
        count = len(heading) + len(rows)
        rows = with_wrapped(rows, columns)
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
        return count

    @staticmethod
    def is_row(line: Line, columns: Columns, below: Sequence[Line]) -> bool:
        """Whether a line goes on with a table. In plain text it may be the end of a cell, with a numbered row right below it."""
        if not columns.separator:
            return bool(line.cells)
        is_rest = not line.blank_before and any(
            columns.separator in row.text and number(columns.cells_of(row)[0]) for row in below
        )
        return not line.cells and (columns.separator in line.text or is_rest)

    def take_headings(self, headings: HeadingsAbove) -> None:
        """Take from the headings above the tables what the motions' own rows do not say, where they have no column for it."""
        for motion in self.motions:
            above, columns = headings.over(motion.head_lines[0].at[0]), self._columns.get(id(motion), Columns(()))
            if motion.committee is None and not motion.new_committee and not columns.has("committee"):
                motion.committee, motion.new_committee = above.committee, above.new_committee
            if re.search(r"\b(?:19|20)\d\d\b", motion.new_committee):
                motion.new_committee = ""  # the meeting, with its day
            motion.decide_by(replace(above.group, decision=None) if columns.has("decision") else above.group)

    def take_forms(self, lines: Sequence[Line], *, begins: bool) -> int:
        """Tables with the parts' names at the left. Gives how many lines they are, 0 where none begins here.

        `begins` where the first line is the first row of its table.
        """
        forms = form_values(lines) or (transposed_values(lines) if begins else [])
        for form in forms:
            decided = decision_of(form.values, form.columns, self.key)
            draft = motion_of(form.values, form.lines[0], self.bodies, decided)
            self.motions.append(draft)
            if decided and (is_in_doubt(form.values) or contrary_note(form.values, decided)):
                draft.leave_open(
                    form.lines[0].with_text(contrary_note(form.values, decided) or form.values["amendment"])
                )
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
        count = len(rows)
        if is_agenda(rows, parts):
            of_motions = motions_of_agenda(rows, parts)
            places = {row.at for row in of_motions}
            self.account.skip([row for row in rows if row.at not in places], ITEM)
            rows = of_motions
        self.begin(rows, columns)
        if is_of_people(columns, rows):
            self.account.skip(rows, OF_PEOPLE)
        else:
            for row in rows:
                self.take_row(row, columns)
        return count
