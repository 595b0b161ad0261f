"""One row of a table: a motion, an amendment, a result, or no motion at all; with what becomes of each cell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.intake.documents.lines import Line
from scripts.intake.motions import table_values
from scripts.intake.motions.account import Account
from scripts.intake.motions.parsed_motion import ParsedAmendment, ParsedMotion
from scripts.intake.motions.table_columns import NUMBERS, Columns, is_of_totals
from scripts.intake.motions.table_keys import SymbolKey
from scripts.intake.vocabulary.amendments import AmendmentStart, amendment
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.headings import Group, group_heading, may_be_heading
from scripts.intake.vocabulary.names import read_names
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.results import Result


class RowReading:
    """The motions of one document's tables, row by row."""

    def __init__(self, bodies: Bodies, account: Account) -> None:
        self.bodies = bodies
        self.account = account
        self.motions: list[ParsedMotion] = []
        self.waiting: list[ParsedMotion] = []
        """Motions of which only an amendment was seen when they were made."""
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

    def begin(self, rows: Sequence[Line], columns: Columns) -> None:
        """A table begins: no heading within it holds yet."""
        self.heading, self.group = "", Group()
        cells = [cell for row in rows for cell in columns.cells_of(row)[:2]]
        self.numbers = {found.number for cell in cells if (found := number(cell)) and not found.rest}
        values = [columns.values(columns.cells_of(row)) for row in rows]
        has_number = any(columns.has(part) for part in NUMBERS)
        self.is_titled_by_number = _count_rows(values) if has_number else _have_numbers(values)

    def take_row(self, line: Line, columns: Columns) -> None:
        """One row: a motion, an amendment to the one before, or a row that goes on with the one before."""
        cells = self.cells_in(line, columns)
        if cells is None or self.goes_on(line, columns, cells) or self.take_heading(line, columns, cells):
            return
        values = columns.values(cells)
        title = table_values.read_title_cell(values.get("title", "")) if self.is_titled_by_number else None
        if title:
            values = {part: value for part, value in values.items() if part not in NUMBERS}
            values |= {"title": title.title, "number": title.number} if title.number else {}
        printed = next((values[part] for part in NUMBERS if part in values), "")
        if reason := self.no_motion(cells, printed, title):
            self.account.skip([line], reason)
            return
        if self.is_of_amendments(line, printed):
            return
        amended = table_values.amendment_in(printed, values, title, self.numbers)
        if (amendment_number := table_values.amendment_named(values)) and (found := self.motion_of_row(values, line)):
            start = AmendmentStart(amendment_number, found.number)
            # Who put the amendment stands in its row only where its motion has a row of its own.
            of_motion = ("title", "proposer") if found.head_lines == [line] else ("title",)
            decided = self.take_amendment(line, start, {**values, **dict.fromkeys(of_motion, "")}, columns)
            self.tell_left(line, columns, cells, decided)
            return
        if not printed and columns.has("amendment") and values.get("decision") and self.motions:
            self.decide_last(line, columns, values)
            return
        is_only = table_values.is_only_amendment(values)
        if amended and is_only and not amended.to_motion:
            amended = None
        if amended and (is_only or not _BARE_NUMBER.fullmatch(printed) or amended.to_motion in self.numbers):
            decided = self.take_amendment(line, amended, values, columns)
            self.tell_left(line, columns, cells, decided)
        elif is_only:
            self.account.skip([line], "an amendment, and of which motion it does not say")
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
    def no_motion(cells: Sequence[str], printed: str, title: table_values.TitleCell | None) -> str:
        """Why a row is no motion; empty where it may be one."""
        first = next(filter(None, cells), "")
        if is_of_totals(cells) and printed in ("", first):
            return "a row of totals"
        if title and title.is_procedure:
            return "a vote on how to go on, and on no motion"
        if title and not title.number and not table_values.says_kind(title.title):
            return "a vote on none of the numbered motions"
        return ""

    def is_rest_of_title(self, line: Line, columns: Columns, values: table_values.Values) -> bool:
        """Whether a row without a number is no motion of its own: it goes on with the title above, or says too little."""
        if not any(part in values for part in ("title", "wording")):
            return True
        if not columns.has("number"):
            return False
        if self.motions and set(values) == {"title"} and values["title"][0].islower():
            self.motions[-1].title = f"{self.motions[-1].title} {values['title']}"
            self.account.use([line], f"title of {self.motions[-1].name}")
            return True
        return not table_values.is_motion(values)

    def take_motion(
        self, line: Line, columns: Columns, values: table_values.Values, title: table_values.TitleCell | None = None
    ) -> None:
        """A row about a motion."""
        decided = table_values.decision_of(values, columns, self.key)
        if title and title.is_amended:
            decided = table_values.as_amended(decided)
        draft = table_values.motion_of(values, line, self.bodies, decided, self.heading)
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
        if decided and (table_values.is_in_doubt(values) or table_values.contrary_note(values, decided)):
            draft.leave_open(line.with_text(table_values.contrary_note(values, decided) or values["amendment"]))
        self._columns[id(draft)] = columns
        if not columns.has("decision"):
            draft.decide_by(self.group)
        self.account.use([line], f"row of {draft.name}")
        self.tell_left(line, columns, columns.cells_of(line), draft.decision, draft)

    def motion_of_row(self, values: table_values.Values, line: Line) -> ParsedMotion | None:
        """The motion of a row about an amendment: the one that the row names, or the one above where its cell is empty."""
        printed = values.get("number", "")
        if not printed:
            return self.motions[-1] if self.motions else None
        own = {part: cell for part, cell in values.items() if part not in ("decision", "proposer", "wording")}
        draft = table_values.motion_of(own, line, self.bodies, None, self.heading)
        if earlier := self.earlier(draft.number):
            return earlier
        self.motions.append(draft)
        return draft

    def decide_last(self, line: Line, columns: Columns, values: table_values.Values) -> None:
        """A row below those of a motion's amendments, with the result of the motion."""
        motion, decided = self.motions[-1], table_values.decision_of(values, columns, self.key)
        self.account.use([line], f"result of {motion.name}")
        if decided and not table_values.is_in_doubt(values):
            motion.decide(decided, line.with_text(values["decision"]), by_hand=False)
        else:
            motion.leave_open(line.with_text(values["decision"]))

    def earlier(self, motion: str) -> ParsedMotion | None:
        """The motion with this number of a row above."""
        return next((one for one in self.motions if one.number == motion), None)

    def is_of_amendments(self, line: Line, printed: str) -> bool:
        """Whether a row stands on a workbook's sheet of amendments. Which number there is the motion's, nobody can tell."""
        if not printed or not _AMENDMENTS.fullmatch(line.place.sheet.strip()):
            return False
        self.account.note_part(line, "", OF_AMENDMENTS)
        return True

    def take_unattached(self, motions: list[ParsedMotion]) -> list[ParsedAmendment]:
        """Take out of the motions those of which an amendment alone was seen in the end. Gives those amendments."""
        bare = [motion for motion in motions if any(motion is one for one in self.waiting) and not _says_more(motion)]
        motions[:] = [motion for motion in motions if not any(motion is one for one in bare)]
        return [parsed for motion in bare for parsed in motion.amendments]

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
        self.account.skip([line], "a line that may go on with the row above it")
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
            if cell and (reason := table_values.why_left(part, heading, cell, decided)):
                self.account.note_part(line, heading or part, reason)
                if draft and reason == table_values.RESULT_NOT_UNDERSTOOD and line.with_text(cell) not in draft.unsure:
                    draft.unsure.append(line.with_text(cell))

    def take_amendment(
        self, line: Line, start: AmendmentStart, values: table_values.Values, columns: Columns
    ) -> Result | None:
        """A row about an amendment, before or after the row of its motion. Gives what became of it."""
        decided = table_values.decision_of(values, columns, self.key) or start.result
        title = table_values.read_title_cell(
            columns.values(columns.cells_of(line)).get("title", "") if values.get("title", "") else ""
        )
        parsed = ParsedAmendment(
            number=start.number, to_motion=start.to_motion, decision=decided, decision_line=line, place=line.place
        )
        parsed.lines = table_values.paragraphs_in(values.get("wording", ""), line)
        if proposer := values.get("proposer") or title.amendment_by or table_values.amendment_by(title.title):
            parsed.add_proposers(read_names(proposer, self.bodies))
        if title.amendment is None and title.title and table_values.amendment_by(title.title) is None:
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


CSV = "table (CSV)"
MANY_CELLS = "it has {cells} cells, and the headings are {columns}: a cell with a separator in it needs quotation marks"
OF_AMENDMENTS = "a row of a sheet of amendments, which are not taken from a table of their own"
_AMENDMENTS = re.compile(r"(?:\w+ )?(?:amendments?|amdts?)(?: \w+)?", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\w*\d+(?:[./]\d+)+")
"""A number such as 7.1, which may be a motion's own, or that of an amendment to motion 7."""


def _says_more(motion: ParsedMotion) -> bool:
    """Whether more is known of a motion than its number and its amendments."""
    return bool(
        motion.title or motion.lines or motion.decision or motion.unsure or motion.proposers or motion.new_proposers
    )


def _have_numbers(rows: Sequence[dict[str, str]]) -> bool:
    """Whether most titles of a table begin with numbers."""
    numbered = sum(bool(table_values.read_title_cell(values.get("title", "")).number) for values in rows)
    return numbered * 2 >= len(rows) > 0


def _count_rows(rows: Sequence[dict[str, str]]) -> bool:
    """Whether the numbers in a column of their own count the rows, as in an export of votes: most titles name motions by other
    numbers, from the first on; not the motions of another year, or of another list, that would be rescinded."""
    stated = [
        (named.number, printed.number)
        for values in rows
        if (named := number(table_values.read_title_cell(values.get("title", "")).number)) and named.number
        if (printed := number(next((values[part] for part in NUMBERS if part in values), "")))
    ]
    of_titles = {one for one, _ in stated}
    are_all = of_titles == {str(at) for at in range(1, len(of_titles) + 1)}
    return len(stated) * 2 > len(rows) and are_all and any(one != printed for one, printed in stated)
