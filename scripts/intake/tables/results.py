"""A table of results after a meeting, as steps: decisions, votes and numbers; a motion that got a number moves to it.

People make such a table themselves: what they call its columns, decisions and votes is in scripts.intake.vocabulary. A cell
is taken only where all of it is understood.
"""

import re
from typing import Any

from schema.archive import Archive, Record
from schema.motion import DecisionRecord
from schema.numbers import number_key
from schema.problems import Where, counted, did_you_mean, listed, shortened
from schema.terms import CARRIED, Decision
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import Fields, decision_faults, file_of, move, set_decision, without_blanks
from scripts.intake.tables.motion_rows import is_like, key_of_number, number_in_cell, titled_without_number
from scripts.intake.tables.sheet_reading import SheetReading
from scripts.intake.tables.spreadsheet import Row, Sheet
from scripts.intake.vocabulary.columns import part_named
from scripts.intake.vocabulary.dates import has_month_first, read_date
from scripts.intake.vocabulary.results import Result, may_be_result, read_result
from scripts.intake.vocabulary.votes import VoteFound, counts_of, is_date_or_time, join_votes, vote

COLUMNS = (
    "notice number", "resolution number", "decision", "vote", "for", "number", "against", "abstentions", "title", "date",
    "sent to", "evidence", "note",
)  # fmt: skip
"""The columns, in the order in which a doubtful heading is taken. A plain number is the notice's, or where another column
has that, the resolution's."""

SIDES = ("for", "against", "abstentions")
NOTHING = frozenset({"", "-", "–", "—", "n/a", "na"})
"""What people write in a cell that has nothing to say."""

_TICK = re.compile("[✓✔✅☑]\ufe0f?")
_BY_OTHERS = re.compile(r"\b(?:by|at) (?:the )?(?:movers?|proposers?|branch|council|section)\b", re.IGNORECASE)


def known_column(heading: str) -> str:
    """The column that a heading means, one of COLUMNS; empty where it means none."""
    return part_named(heading, COLUMNS)


def is_heading(heading: str) -> bool:
    """Whether a word is the heading of one of the columns."""
    return bool(known_column(heading))


class ResultsReading(SheetReading):
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
        is_evidence_told: bool = False,
    ) -> None:
        """`meeting_key` is a meeting of the archive; `evidence` the documents that give every result of the table.

        `is_evidence_told` says that a person has been told already why there are none.
        """
        super().__init__(archive, draft, sheet, file)
        self.meeting_key, self.evidence = meeting_key, evidence
        self._taken: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self._without_evidence: list[int] = []
        names = self._columns()
        if not self.problems:
            self._read(self._rows(names))
            self._tell_without_evidence(is_told=is_evidence_told)
        self._tell_astray()

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
                self._tell(at, heading, f"There are two columns of the {name}.", "Delete one of them.")
            elif name:
                names[heading] = name
        for heading in self.sheet.headings:
            if known_column(heading) == "number":
                free = [name for name in ("notice number", "resolution number") if name not in names.values()]
                names |= {heading: free[0]} if free else {}
            elif heading not in names and heading:
                self.left_alone.append(heading)
        if not set(names.values()) & {"notice number", "resolution number"}:
            self._tell(at, "", "No column says which motion it is.", "Call one 'notice number'.")
        if not set(names.values()) & {"decision", "resolution number", "vote"}:
            self._tell(at, "", "No column says what was decided.", "Call one 'decision'.")
        self._headings = {name: heading for heading, name in names.items()}
        return names

    def _column_of(self, where: Where) -> str:
        field = next((str(step) for step in reversed(where) if isinstance(step, str)), "")
        return {"to": "sent to", "number": "resolution number"}.get(field, field if field in COLUMNS else "")

    def _read(self, rows: list[Row]) -> None:
        self._month_first = has_month_first((row.cells.get("date", ""), "") for row in rows)
        for row in rows:
            if record := self._record(row):
                self._take(row, record)

    def _take(self, row: Row, record: Record) -> None:
        before = len(self.problems)
        decision = self._decision(row, record)
        number = self._resolution_number(row, record, decision)
        if len(self.problems) > before:
            return
        origin = f"{self.file}:{row.number}"
        if decision:
            set_decision(self.draft, record.key, _entry(record), decision, origin)
        if number and not record.motion.number:
            self.draft.set(file_of(record.key), ("number",), number, f"resolution {number}", origin)
            move(self.draft, record.key, number_key(number), origin)

    # Which motion it is

    def _record(self, row: Row) -> Record | None:
        """The motion of a row; None where it is told that there is none, or that another row has it."""
        record = self._named(row)
        if record is None:
            return None
        first = self._seen.setdefault(record.key, row.number)
        if first != row.number:
            self._tell(row.number, "", f"Row {first} is about {record.key} too.", "Keep one of them.")
            return None
        title = row.cells.get("title", "")
        if title and not is_like(title, record.motion.title):
            self._tell(
                row.number,
                "title",
                f"{record.key} has another title: {record.motion.title}",
                "Compare the numbers with the notice; where the row is right, delete its title.",
            )
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
            self._tell(row.number, "notice number", "This row does not say which motion it is.", hint)
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
        held = list(numbers.values())
        hint = f"Those held are {listed(held)}." if 0 < len(held) <= 50 else "Import the notice of motions first."
        meeting = self.archive.meetings[self.meeting_key].name
        self._tell(row.number, column, f"{meeting} has no motion with the {column} '{shortened(cell)}' here.", hint)
        return None

    # What was decided

    def _decision(self, row: Row, record: Record) -> Fields:
        """What the meeting decided, in the fields of a record; empty where the row says nothing of it or nothing new."""
        before = len(self.problems)
        result = self._result(row, record)
        counted_vote = self._vote(row, result)
        if len(self.problems) > before or not (result or counted_vote.text or counted_vote.note):
            return {}
        held = record.motion.outcome.decisions[_entry(record)]
        if result is None and held.decision is Decision.NOT_RECORDED:
            self._tell(row.number, "decision", "There is a vote, and no decision.", "Write what was decided.")
            return {}
        decided = result.decision if result else held.decision
        if decided is Decision.CARRIED and counted_vote.is_amended:
            decided = Decision.CARRIED_AS_AMENDED
        if decided is Decision.NOT_RECORDED or not self._agrees(row, record, held, decided, counted_vote.text):
            return {}
        return self._fields(row, held, decided, counted_vote, result.to if result else "")

    def _result(self, row: Row, record: Record) -> Result | None:
        """What the cell of the decision says; None where it is empty, or where it is told that it is not understood."""
        cell = row.cells.get("decision", "")
        if cell.lower() in NOTHING:
            return None
        result = read_result(_TICK.sub("", cell).strip() or cell, in_column=True)
        if result and not (other := _other_subject(result, record, cell)):
            return result
        decisions = listed([term.value for term in Decision], "or")
        if result:
            sentence, hint = f"'{shortened(cell)}' speaks of {other}.", "Write what the meeting decided on this motion."
        elif may_be_result(cell):
            sentence = f"Not all of '{shortened(cell)}' is understood."
            hint = (
                "Write one decision, and after it only how it was voted: carried on a card vote, 45 for, 12 against. "
                f"The decisions are {decisions}. A motion decided in parts is recorded in {record.file}."
            )
        else:
            sentence = f"'{shortened(cell)}' is not a decision."
            hint = did_you_mean(cell.lower(), [term.value for term in Decision]) or f"It may be {decisions}."
        self._tell(row.number, "decision", sentence, hint)
        return None

    def _agrees(self, row: Row, record: Record, held: DecisionRecord, decided: Decision, vote_text: str) -> bool:
        """Whether what is recorded leaves room for what the row says; tells why not."""
        hint = f"Where the table is right, change it in {record.file}."
        of_meeting = [decision for decision in record.motion.outcome.decisions if record.is_of_meeting(decision)]
        if len(of_meeting) > 1 or held.clauses:
            sentence = f"{record.key} was decided in parts."
            self._tell(row.number, "decision", sentence, f"Record its result in {record.file}.")
        elif not record.is_of_meeting(held):
            sentence = f"The first entry of {record.key} is not that of the meeting."
            self._tell(row.number, "decision", sentence, f"Record its result in {record.file}.")
        elif held.decision not in (Decision.NOT_RECORDED, decided):
            self._tell(row.number, "decision", f"{record.key} is recorded as '{held.decision}' already.", hint)
        elif vote_text and held.vote and held.vote.text != vote_text:
            self._tell(row.number, "vote", f"The vote on {record.key} is recorded as '{held.vote}' already.", hint)
        else:
            return True
        return False

    def _fields(
        self, row: Row, held: DecisionRecord, decided: Decision, counted_vote: VoteFound, sent_to: str
    ) -> Fields:
        named = self._documents(row.number, row.cells.get("evidence", ""))
        evidence = list(dict.fromkeys((*held.evidence, *named, *self.evidence)))
        if not evidence:
            self._without_evidence.append(row.number)
        fields: dict[str, Any] = {
            "by": held.by,
            "decision": decided.value,
            "date": read_date(row.cells.get("date", ""), month_first=self._month_first),
            "vote": counted_vote.text,
            "to": self._body(row, row.cells.get("sent to", "") or sent_to),
            "evidence": evidence,
            "note": " ".join(filter(None, (row.cells.get("note", ""), counted_vote.note))),
        }
        decision = without_blanks(fields)
        for problem in decision_faults(decision):
            self._tell_value(row.number, self._column_of(problem.where[:1]), problem.sentence, problem.hint)
        return decision

    def _tell_without_evidence(self, *, is_told: bool) -> None:
        rows = self._without_evidence
        if rows:
            self._told_otherwise.add("decision-has-evidence")
        if rows and not is_told:
            self._tell(
                rows[0],
                "evidence",
                f"A result rests on a document, and none is named ({counted(len(rows), 'row')}).",
                "Name it for all rows with --evidence KEY, its key in documents.yaml; or give the table a column 'evidence'.",
            )

    # How it was voted

    def _vote(self, row: Row, result: Result | None) -> VoteFound:
        """The vote, out of the decision's cell, that of the vote and those of each side: the figures of one, and the ways of
        voting of all. Tells where one is not understood, or where two differ."""
        votes = [vote(result.vote) if result and result.vote else None, self._vote_cell(row), self._sides(row)]
        joined = join_votes([one for one in votes if one], result.note if result else "")
        if joined is None:
            figures = listed([f"'{one.figures}'" for one in votes if one and one.figures])
            self._tell(row.number, "vote", f"The figures differ: {figures}.", "Compare both with the document.")
            return VoteFound()
        return joined

    def _vote_cell(self, row: Row) -> VoteFound | None:
        cell = row.cells.get("vote", "")
        if cell.lower() in NOTHING:
            return None
        counted_vote = vote(cell)
        if counted_vote is None:
            self._tell_no_vote(row, "vote", cell)
        return counted_vote

    def _sides(self, row: Row) -> VoteFound | None:
        """The vote in the columns of the two sides and of the abstentions."""
        cells = {side: row.cells.get(side, "") for side in SIDES if row.cells.get(side, "").lower() not in NOTHING}
        wrong = [side for side, cell in cells.items() if not counts_of({side: cell})]
        for side in wrong:
            self._tell_no_vote(row, side, cells[side])
        return counts_of(cells) if cells and not wrong else None

    def _tell_no_vote(self, row: Row, column: str, cell: str) -> None:
        """Tell that a cell is no vote, or that a spreadsheet program made a date of one."""
        what = "a vote" if column == "vote" else "a number of votes"
        if is_date_or_time(cell):
            self._tell(
                row.number,
                column,
                f"'{shortened(cell)}' is a date or a time, and not {what}: a spreadsheet program makes one of figures like 12-3.",
                "Look the vote up, and write it so: 45 for, 12 against, 3 abstentions.",
            )
        elif column == "vote":
            hint = (
                "Write figures so: 45 for, 12 against, 3 abstentions. Or how it was voted: unanimously, on a card vote."
            )
            self._tell(row.number, column, f"'{shortened(cell)}' is not {what}.", hint)
        else:
            self._tell(row.number, column, f"'{shortened(cell)}' is not {what}.", "Write digits only: 45.")

    # Whom it was sent to, and its number

    def _body(self, row: Row, name: str) -> str:
        """The key of a body that is named by its key or by one of its names."""
        if not name:
            return ""
        wanted = re.sub(r"^the ", "", " ".join(name.lower().split()))
        names = {
            known.lower(): key for key, body in self.archive.bodies.items() for known in (key, body.name, *body.also)
        }
        if wanted in names:
            return names[wanted]
        hint = did_you_mean(wanted, names) or "Write its key as in bodies.yaml."
        column = "sent to" if row.cells.get("sent to") else "decision"
        self._tell(row.number, column, f"There is no body '{shortened(name)}'.", hint)
        return ""

    def _resolution_number(self, row: Row, record: Record, decision: Fields) -> str:
        """The number that a row gives a motion as a resolution; empty where it gives none, or where it is told why not."""
        cell, column = row.cells.get("resolution number", ""), "resolution number"
        if cell.lower() in NOTHING:
            return ""
        number = number_in_cell(cell)
        if not number:
            sentence = f"'{shortened(cell)}' is not a motion's number."
            self._tell(row.number, column, sentence, "Write it as printed: 12, 7A, 6.1, CA1 or Composite 3.")
            return ""
        if record.motion.number:
            if number_key(record.motion.number) != number_key(number):
                sentence = f"{record.key} has the number {record.motion.number} already."
                self._tell(row.number, column, sentence, "A published number never changes.")
            return record.motion.number
        decided = decision.get("decision") or record.motion.outcome.decisions[_entry(record)].decision.value
        if decided not in CARRIED and self._is_understood(row, column="decision"):
            sentence = f"{record.key} is '{decided}', and only what was carried has a resolution's number."
            self._tell(row.number, column, sentence, "Correct the decision, or delete the number.")
        self._claim(row, column, number)
        return number

    def _is_understood(self, row: Row, column: str) -> bool:
        """Whether nothing is wrong with a row's cell so far."""
        heading = self._headings.get(column, column)
        return not any(problem.row == row.number and problem.column == heading for problem in self.problems)

    def _claim(self, row: Row, column: str, number: str) -> None:
        """Tell where another row, or another motion of the archive, has a number."""
        target = f"{self.meeting_key}/{number_key(number)}"
        first = self._taken.setdefault(target, row.number)
        if first != row.number:
            sentence = f"Row {first} has the number {number} too."
            self._tell(row.number, column, sentence, "Compare both with the list.")
        elif other := self.archive.find(target):
            sentence = f"{target} is another motion: {other.motion.title}"
            hint = "A published key is never used again: compare both with the list."
            self._tell(row.number, column, sentence, hint)


def _other_subject(result: Result, record: Record, cell: str) -> str:
    """What a cell speaks of where that is not its row's motion, or not a decision of the meeting; empty where it is."""
    if result.of == "amendment":
        return "an amendment"
    numbers = [number_key(number) for number in (record.motion.number, record.motion.notice_number) if number]
    if result.number and number_key(result.number) not in numbers:
        return f"motion {result.number}"
    if result.decision in (*CARRIED, Decision.LOST) and (by := _BY_OTHERS.search(cell)):
        return f"a decision {by.group()}"
    return ""


def _entry(record: Record) -> int:
    """Which of a motion's decisions is its meeting's."""
    decisions = record.motion.outcome.decisions
    return next((n for n, decision in enumerate(decisions) if record.is_of_meeting(decision)), 0)
