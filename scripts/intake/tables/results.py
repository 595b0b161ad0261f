"""Reads the results of a meeting into steps: decisions, votes and numbers. A motion that was given a number moves to it.

People make such a table themselves: what they call its columns, decisions and votes is in scripts.intake.vocabulary. A cell
is taken only where all of it is understood.
"""

from collections.abc import Mapping

from schema.archive import Archive, Record
from schema.motion import DecisionRecord
from schema.numbers import number_key
from schema.problems import Where
from schema.sentences import counted, listed, nearest
from schema.terms import CARRIED, Decision
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import Fields, faults, file_of, move, set_decision, without_blanks
from scripts.intake.documents.spreadsheet import Row, Sheet
from scripts.intake.tables.motion_rows import is_like, key_of_number, titled_without_number
from scripts.intake.tables.result_cells import ResultCells, RowResult, is_decision_heading, may_amend
from scripts.intake.vocabulary.labels import part_named
from scripts.intake.vocabulary.movers import shown
from scripts.intake.vocabulary.votes import goes_with

COLUMNS = (
    "notice number", "resolution number", "decision", "vote", "for", "number", "against", "abstentions", "title", "date",
    "sent to", "because", "evidence", "note",
)  # fmt: skip
"""The columns, in order of preference where a heading may mean several. A plain `number` is that of the notice, or of the
resolution where another column has that of the notice."""


MOST_LISTED = 50
"""The most numbers that a message lists."""


def known_column(heading: str) -> str:
    """The column that a heading means, one of COLUMNS; empty where it means none."""
    return part_named(heading, COLUMNS)


def is_heading(heading: str) -> bool:
    """Whether a word is the heading of one of the columns."""
    return bool(known_column(heading))


class ResultsReading(ResultCells):
    """What a table of results says: steps in the draft, and problems at their rows."""

    def __init__(
        self,
        archive: Archive,
        draft: ChangeSet,
        sheet: Sheet,
        file: str,
        meeting_key: str,
        evidence: tuple[str, ...],
        *,
        is_evidence_reported: bool = False,
    ) -> None:
        """`meeting_key` is a meeting of the archive; `evidence` the documents that give every result of the table.

        `is_evidence_reported` says that it is already reported why there are none.
        """
        super().__init__(archive, draft, sheet, file)
        self.meeting_key, self.evidence = meeting_key, evidence
        self._taken: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self._without_evidence: list[int] = []
        names = self._columns()
        self._of_amendments = {
            row.number: {
                heading: cell
                for heading, cell in row.cells.items()
                if not is_decision_heading(heading) and heading in self.left_alone and may_amend(heading, cell)
            }
            for row in sheet.rows
        }
        if not self.problems:
            self._read(self._rows(names))
            self._report_without_evidence(is_reported=is_evidence_reported)
        self._report_decisions_apart(names)
        self._report_stray_cells()

    @property
    def without_result(self) -> list[str]:
        """The motions of the meeting of which the table says nothing."""
        return [record.key for record in self.archive.by_meeting[self.meeting_key] if record.key not in self._seen]

    # Its columns

    def _columns(self) -> dict[str, str]:
        """The headings with the names of the columns that they mean."""
        names: dict[str, str] = {}
        at = self.sheet.heading_row
        for heading in self.sheet.headings:
            name = known_column(heading)
            if name == "number":
                continue
            if name and name in names.values():
                self._report(at, heading, f"There are two columns of the {name}.", "Delete one of them.")
            elif name:
                names[heading] = name
        for heading in self.sheet.headings:
            if known_column(heading) == "number":
                free = [name for name in ("notice number", "resolution number") if name not in names.values()]
                names |= {heading: free[0]} if free else {}
            elif heading not in names and heading:
                self.left_alone.append(heading)
        if not set(names.values()) & {"notice number", "resolution number"}:
            hint = "Call one 'notice number'."
            if "title" in names.values():
                hint += " A title alone says it only of a motion that has no number."
            self._report(at, "", "No column says which motion it is.", hint)
        if not set(names.values()) & {"decision", "resolution number", "vote"}:
            self._report(at, "", "No column says what was decided.", "Call one 'decision'.")
        self._headings = {name: heading for heading, name in names.items()}
        return names

    def _report_decisions_apart(self, names: Mapping[str, str]) -> None:
        """Report the headings that are a decision themselves, beside the column of the decision or in its place."""
        apart = [heading for heading in self.left_alone if is_decision_heading(heading)]
        named = [heading for heading, name in names.items() if name == "decision"]
        for heading in apart:
            beside = f", as the column '{named[0]}' does" if named else ""
            self._report(
                self.sheet.heading_row, heading, f"This column says what was decided{beside}.",
                "Write what was decided in one column, 'decision', in a word: carried, carried as amended, lost, remitted. Then delete the others.",
            )  # fmt: skip
        self.left_alone = [heading for heading in self.left_alone if heading not in apart]

    def _column_of(self, where: Where) -> str:
        field = next((str(step) for step in reversed(where) if isinstance(step, str)), "")
        return {"to": "sent to", "number": "resolution number"}.get(field, field if field in COLUMNS else "")

    def _read(self, rows: list[Row]) -> None:
        for row in rows:
            before = len(self.problems)
            record, cells = self._record(row), self._read_cells(row)
            self._look_at_amended(row, cells)
            if record and len(self.problems) == before:
                self._take(row, record, cells)

    def _take(self, row: Row, record: Record, cells: RowResult) -> None:
        before = len(self.problems)
        decision = self._decision(row, record, cells)
        if cells.number:
            self._check_number(row, record, cells)
        if len(self.problems) > before:
            return
        origin = f"{self.file}:{row.number}"
        if decision:
            set_decision(self.draft, record.key, _entry(record), decision, origin)
        if cells.number and not record.motion.number:
            self.draft.set(file_of(record.key), ("number",), cells.number, f"resolution {cells.number}", origin)
            move(self.draft, record.key, number_key(cells.number), origin)

    def _look_at_amended(self, row: Row, cells: RowResult) -> None:
        """Report a column that may say that the words were amended, where the decision is *carried* and no more."""
        if cells.decision is not Decision.CARRIED:
            return
        for heading, cell in self._of_amendments.get(row.number, {}).items():
            self._report(
                row.number, heading, f"'{shown(cell)}' may say that the motion was amended, and its decision is 'carried'.",
                "If the meeting changed its words, write 'carried as amended' as the decision. Else empty this cell.",
            )  # fmt: skip

    # Which motion it is

    def _record(self, row: Row) -> Record | None:
        """The motion of a row; None, with a problem, where there is none or another row has it."""
        record = self._named(row)
        if record is None:
            return None
        first = self._seen.setdefault(record.key, row.number)
        if first != row.number:
            self._report(row.number, "", f"Row {first} is about {record.key} too.", "Keep one of them.")
            return None
        title = row.cells.get("title", "")
        if title and not is_like(title, record.motion.title):
            sentence = f"{record.key} has another title: {record.motion.title}"
            hint = "Compare the numbers with the notice; where the row is right, delete its title."
            self._report(row.number, "title", sentence, hint)
            return None
        return record

    def _named(self, row: Row) -> Record | None:
        """The motion that a row names by its number, or by its title where it has no number."""
        known = self.archive.by_meeting[self.meeting_key]
        titled = titled_without_number(row.cells.get("title", ""), known)
        column = "notice number" if row.cells.get("notice number") else "resolution number"
        cell = row.cells.get(column, "")
        if not cell and not titled:
            hint = "Write its number in the notice; or its whole title, where it has none."
            self._report(row.number, "notice number", "This row does not say which motion it is.", hint)
            return None
        numbers = {
            record.key: str(number)
            for record in known
            if (number := record.motion.notice_number if column == "notice number" else record.motion.number)
        }
        named = key_of_number(cell, numbers)
        if (
            not named
            and column == "notice number"
            and (record := self.archive.find(f"{self.meeting_key}/{cell.lower()}"))
        ):
            named = record.key
        if named or titled:
            return self.archive.records[named] if named else titled
        hint = self._hint_of_numbers(column, cell, list(numbers.values()), row.cells.get("title", ""))
        meeting = self.archive.meetings[self.meeting_key].name
        self._report(row.number, column, f"{meeting} has no motion with the {column} '{shown(cell)}' here.", hint)
        return None

    def _hint_of_numbers(self, column: str, cell: str, held: list[str], title: str) -> str:
        """How else a row could say which motion it is."""
        known = self.archive.by_meeting[self.meeting_key]
        like = [record.motion for record in known if title and is_like(title, record.motion.title)]
        if len(like) == 1 and like[0].notice_number:
            return f"Its title is that of {like[0].notice_number} of the notice: say so in a column 'notice number'."
        if held:
            near = nearest(cell.upper(), held)
            return (
                f"Did you mean '{near[0]}'?"
                if near
                else f"Those held are {listed(held)}."
                if len(held) <= MOST_LISTED
                else "Compare it with the list."
            )
        if known and column == "resolution number":
            return "None has one yet: say which motion it is in a column 'notice number', and its new number beside it."
        return "Import the notice of motions first."

    # What was decided

    def _decision(self, row: Row, record: Record, cells: RowResult) -> Fields:
        """What the meeting decided, in the fields of a record; empty where the row says nothing of it or nothing new."""
        held = record.motion.outcome.decisions[_entry(record)]
        decided = cells.decision or held.decision
        if not (cells.decision or cells.vote.text or cells.vote.note):
            return {}
        if cells.decision is None and held.decision is Decision.NOT_RECORDED:
            self._report(row.number, "decision", "There is a vote, but no decision.", "Write what was decided.")
            return {}
        if not self._agrees(row, record, held, decided, cells.vote.text) or decided is Decision.NOT_RECORDED:
            return {}
        evidence = list(dict.fromkeys((*held.evidence, *cells.documents, *self.evidence)))
        if not evidence:
            self._without_evidence.append(row.number)
        fields = {
            "by": held.by, "decision": decided.value, "date": cells.date, "vote": cells.vote.text, "to": cells.sent_to,
            "because": cells.because, "evidence": evidence, "note": cells.note,
        }  # fmt: skip
        decision = without_blanks(fields)
        if not self._adds_up(row, cells, decided):
            return {}
        for problem in faults(decision, DecisionRecord):
            self._report_cell(row.number, self._column_of(problem.where[:1]), problem.sentence, problem.hint)
        return decision

    def _agrees(self, row: Row, record: Record, held: DecisionRecord, decided: Decision, vote_text: str) -> bool:
        """Whether what a row says can be added to what is recorded; reports why not."""
        hint = f"Where the table is right, change it in {record.file}."
        if len(record.own_decisions) > 1 or held.clauses:
            sentence = f"{record.key} was decided in parts."
            self._report(row.number, "decision", sentence, f"Record its result in {record.file}.")
        elif not record.is_of_meeting(held):
            sentence = f"The first decision of {record.key} is not the meeting's."
            self._report(row.number, "decision", sentence, f"Record its result in {record.file}.")
        elif held.decision not in (Decision.NOT_RECORDED, decided):
            self._report(row.number, "decision", f"{record.key} is recorded as '{held.decision}' already.", hint)
        elif vote_text and held.vote and held.vote.text != vote_text:
            self._report(row.number, "vote", f"The vote on {record.key} is recorded as '{held.vote}' already.", hint)
        else:
            return True
        return False

    def _adds_up(self, row: Row, cells: RowResult, decided: Decision) -> bool:
        """Whether the vote of a row goes with its decision, or the row says why not, and a reason has a vote."""
        if cells.because and not cells.vote.text:
            hint = "Write the vote in a column 'vote': 20 for, 20 against; or in words: on the chair's casting vote."
            self._report_cell(row.number, "because", "This is a reason for a vote, and there is no vote.", hint)
            return False
        if cells.because or goes_with(cells.vote.text, decided):
            return True
        fate = "carried" if decided in CARRIED else "lost"
        self._report_cell(
            row.number,
            "vote",
            f"By the numbers, {cells.vote.text}, the motion was not {fate}.",
            "Correct the vote or the decision. Or say why in a column 'because', such as: Two-thirds were needed.",
        )
        return False

    def _report_without_evidence(self, *, is_reported: bool) -> None:
        rows = self._without_evidence
        if rows:
            self._reported_elsewhere.add("decision-has-evidence")
        if rows and not is_reported:
            sentence = f"A result needs a document as evidence, and none is named ({counted(len(rows), 'row')})."
            hint = "Name it for all rows with --evidence KEY, its key in documents.yaml; or give the table a column 'evidence'."
            self._report(rows[0], "evidence", sentence, hint)

    def _check_number(self, row: Row, record: Record, cells: RowResult) -> None:
        """Report a resolution number that a motion cannot have."""
        column, number = "resolution number", cells.number
        if record.motion.number:
            if number_key(record.motion.number) != number_key(number):
                sentence = f"{record.key} has the number {record.motion.number} already."
                self._report(row.number, column, sentence, "A published number never changes.")
            return
        decided = cells.decision or record.motion.outcome.decisions[_entry(record)].decision
        if decided not in CARRIED:
            sentence = f"{record.key} is '{decided}', and only a carried motion has a resolution number."
            self._report(row.number, column, sentence, "Correct the decision, or delete the number.")
        self._claim(row, column, number)

    def _claim(self, row: Row, column: str, number: str) -> None:
        """Report a number that another row or another motion has."""
        target = f"{self.meeting_key}/{number_key(number)}"
        first = self._taken.setdefault(target, row.number)
        if first != row.number:
            sentence = f"Row {first} has the number {number} too."
            self._report(row.number, column, sentence, "Compare both with the list.")
        elif other := self.archive.find(target):
            sentence = f"{target} is another motion: {other.motion.title}"
            hint = "A published key is never used again: compare both with the list."
            self._report(row.number, column, sentence, hint)


def _entry(record: Record) -> int:
    """Which of a motion's decisions is its meeting's."""
    decisions = record.motion.outcome.decisions
    return next((n for n, decision in enumerate(decisions) if record.is_of_meeting(decision)), 0)
