"""Motions in tables: one in each row, under named columns; or one in each table, a part in each row."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from schema.terms import Decision
from schema.wording import unquoted
from scripts.intake.documents.lines import Line
from scripts.intake.motions.account import Account
from scripts.intake.motions.bare_tables import parts_by_content
from scripts.intake.motions.headings_above import HeadingsAbove
from scripts.intake.motions.parsed_motion import ParsedAmendment, ParsedMotion
from scripts.intake.motions.table_columns import (
    NUMBERS,
    OF_PEOPLE,
    PARTS_NEEDED,
    Columns,
    begins_another,
    by_content,
    columns_of,
    is_of_people,
    number_in,
)
from scripts.intake.vocabulary.amendments import AmendmentStart, amendment
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.columns import plain_heading
from scripts.intake.vocabulary.headings import Group, group_heading, may_be_heading
from scripts.intake.vocabulary.labels import part_named
from scripts.intake.vocabulary.movers import title_and_name_in_doubt, title_and_people, without_movers
from scripts.intake.vocabulary.names import read_names
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.titles import decision_behind
from scripts.intake.vocabulary.votes import figures, is_date_or_time, vote

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


class TableReading:
    """The tables of one document being read, their motions, and what becomes of each row."""

    def __init__(self, bodies: Bodies, account: Account) -> None:
        self.bodies = bodies
        self.account = account
        self.motions: list[ParsedMotion] = []
        self.waiting: list[ParsedMotion] = []
        """Motions of which only an amendment was seen."""
        self.heading = ""
        """The heading within the table above the row at hand."""
        self.group = Group()
        """What that heading says of the motions below it."""
        self.numbers: set[str] = set()
        """The numbers that stand in the table at hand."""
        self._columns: dict[int, Columns] = {}
        """The columns of each motion's table, by the identity of the motion."""

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
                lambda line: self.is_row(line, table[0]) and not begins_another(line, first, table[0]), lines[1:]
            )
        )
        if is_of_people(columns, rows):
            self.account.skip([first, *rows], OF_PEOPLE)
            return 1 + len(rows)
        columns = by_content(columns, rows)
        self.begin(rows, columns)
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

    def begin(self, rows: Sequence[Line], columns: Columns) -> None:
        """A table begins: no heading within it holds yet."""
        self.heading, self.group = "", Group()
        cells = [cell for row in rows for cell in columns.cells_of(row)[:2]]
        self.numbers = {found.number for cell in cells if (found := number(cell)) and not found.rest}

    @staticmethod
    def is_row(line: Line, columns: Columns) -> bool:
        """Whether a line goes on with a table."""
        if not columns.separator:
            return bool(line.cells)
        return columns.separator in line.text and not line.cells

    def take_row(self, line: Line, columns: Columns) -> None:
        """One row: a motion, an amendment to the one before, or a row that goes on with the one before."""
        cells = columns.cells_of(line)
        if len(cells) > len(columns.parts) and columns.separator:
            # A comment may hold the character that separates the cells.
            last = len(columns.parts) - 1
            cells = [*cells[:last], columns.separator.join(cells[last:])]
        elif len(cells) > len(columns.parts) and columns.headings and self.account.document.format == CSV:
            self.account.note_part(line, "", MANY_CELLS.format(cells=len(cells), columns=len(columns.parts)))
            return
        values = columns.values(cells)
        printed = next((values[part] for part in NUMBERS if part in values), "")
        if self.goes_on(line, columns, cells) or self.take_heading(line, columns, cells):
            return
        if not printed and any(_TOTALS.fullmatch(cell) for cell in cells[:2]):
            self.account.skip([line], "a row of totals")
            return
        if self.is_of_amendments(line, printed):
            return
        amended = self.amendment_in(printed, values)
        if amended and (not _BARE_NUMBER.fullmatch(printed) or amended.to_motion in self.numbers):
            decided = self.take_amendment(line, amended, values)
            self.tell_left(line, columns, cells, decided)
            return
        if not printed and not any(part in values for part in ("title", "wording")):
            return
        if (
            not printed
            and columns.has("number")
            and self.motions
            and set(values) == {"title"}
            and values["title"][0].islower()
        ):
            self.motions[-1].title = f"{self.motions[-1].title} {values['title']}"
            self.account.use([line], f"title of {self.motions[-1].name}")
            return
        if not printed and columns.has("number") and not _is_motion(values):
            return
        self.motions.append(self.draft_of(values, line))
        self._columns[id(self.motions[-1])] = columns
        if not columns.has("decision"):
            self.motions[-1].decide_by(self.group)
        self.account.use([line], f"row of {self.motions[-1].name}")
        self.tell_left(line, columns, cells, self.motions[-1].decision)

    def is_of_amendments(self, line: Line, printed: str) -> bool:
        """Whether a row stands on a workbook's sheet of amendments. Which number there is the motion's, nobody can tell."""
        if not printed or not _AMENDMENTS.fullmatch(line.place.sheet.strip()):
            return False
        self.account.note_part(line, "", OF_AMENDMENTS)
        return True

    def amendment_in(self, printed: str, values: Mapping[str, str]) -> AmendmentStart | None:
        """The amendment whose number stands in a row: `Amendment 5.1`, or `A2/1` beside `(amendment) Piece rates`."""
        slashed = re.fullmatch(r"(?P<motion>\w+)/\w+", printed)
        if slashed and slashed["motion"] in self.numbers and _AMENDMENT_FIRST.match(values.get("title", "")):
            return AmendmentStart(printed, slashed["motion"])
        return amendment(printed) if printed else None

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
            elif part in NUMBERS and not number_in(cell) and not amendment(cell):
                self.account.note_part(line, heading or part, NO_NUMBER)
            elif part in ("for", "against") and not decided:
                self.account.note_part(line, heading or part, "a vote without a result that was understood")
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
        numbers = [(part, found) for part in NUMBERS if part in values and (found := number_in(values[part]))]
        for part, found in numbers:
            if not draft.number:
                draft.number = found.number
            elif part == "notice number":
                draft.notice_number = found.number
            draft.kind = draft.kind or found.kind
        title, result = decision_behind(values.get("title", "")) or (values.get("title", ""), None)
        title = self.without_names(draft, title)
        draft.title = unquoted(" ".join(title.split()))
        draft.heading = " ".join(f"{values.get('number', '')} {title}".split())
        if kind := values.get("kind"):
            named = number(f"{kind} 1")
            draft.kind = draft.kind or (named.kind if named else None)
        if committee := values.get("committee") or self.heading:
            draft.committee = self.bodies.committee(committee)
            draft.new_committee = "" if draft.committee or not may_be_heading(committee) else committee
        if proposer := values.get("proposer"):
            draft.add_proposers(read_names(proposer, self.bodies))
        draft.decision = self.decision_of(values) if values.get("decision") else result
        # Of a row only the cell that says it is shown: others may name people.
        said = values.get("decision") or values.get("title", "")
        draft.decision_line = line.with_text(said) if draft.decision else None
        if draft.decision and "sent to" in values:
            draft.decision = replace(draft.decision, to=draft.decision.to or values["sent to"])
        draft.lines = _paragraphs_in(values.get("wording", ""), line)
        return draft

    def without_names(self, draft: ParsedMotion, title: str) -> str:
        """A title without who put the motion, in brackets or after a dash, where that may be a person's name."""
        title, named = title_and_people(title)
        if named:
            draft.add_proposers(read_names(named.strip("()[]–—- "), self.bodies))
            return title
        title, in_doubt = title_and_name_in_doubt(title, frozenset())
        draft.unclear += bool(in_doubt)
        return title

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
        self.begin(rows, columns)
        if is_of_people(columns, rows):
            self.account.skip(rows, OF_PEOPLE)
            return len(rows)
        for row in rows:
            self.take_row(row, columns)
        return len(rows)


CSV = "table (CSV)"
MANY_CELLS = "it has {cells} cells, and the headings are {columns}: a cell with a separator in it needs quotation marks"
NO_NUMBER = "this number was not understood"
_TOTALS = re.compile(r"(?:grand |sub-?)?totals?\b.*|sum|average|votes? cast|turnout", re.IGNORECASE)
OF_AMENDMENTS = "a row of a sheet of amendments, which are not taken from a table of their own"
_AMENDMENTS = re.compile(r"(?:\w+ )?(?:amendments?|amdts?)(?: \w+)?", re.IGNORECASE)
_AMENDMENT_FIRST = re.compile(r"[(\[]?(?:amendment|amdt)\b", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\w*\d+(?:[./]\d+)+")
"""A number such as 7.1, which may be a motion's own, or that of an amendment to motion 7."""


def _is_motion(values: Mapping[str, str]) -> bool:
    """Whether a row without a number, in a table with numbers, still says what only a motion has."""
    return bool(
        values.get("wording") or values.get("proposer") or read_result(values.get("decision", ""), in_column=True)
    )


def _paragraphs_in(text: str, line: Line) -> list[Line]:
    """The wording in a cell: its lines, without the blank ones."""
    paragraphs = [without_movers(part) for part in text.split("\n")]
    return [replace(line, text=part.strip(), cells=()) for part in paragraphs if part.strip()]
