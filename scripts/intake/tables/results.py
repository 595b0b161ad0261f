"""A table of results after a meeting, as steps: decisions, votes and numbers; a motion that got a number moves to it.

People make such a table themselves: what they call its columns, decisions and votes is in scripts.intake.vocabulary.
"""

import re
from collections.abc import Sequence
from typing import Any

from schema.archive import Archive, Record
from schema.motion import DecisionRecord
from schema.numbers import number_key
from schema.problems import counted, did_you_mean, listed, shortened
from schema.terms import CARRIED, Decision
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import Fields, decision_faults, file_of, move, set_decision, without_blanks
from scripts.intake.tables.sheet_reading import SheetReading
from scripts.intake.tables.spreadsheet import Row, Sheet
from scripts.intake.vocabulary import decisions
from scripts.intake.vocabulary.columns import part_named
from scripts.intake.vocabulary.dates import has_month_first, read_date

COLUMNS = (
    "notice number", "resolution number", "decision", "vote", "for", "number", "against", "abstentions", "title", "date",
    "sent to", "evidence", "note",
)  # fmt: skip
"""The columns, in the order in which a doubtful heading is taken. A plain number is the notice's, or where another column
has that, the resolution's."""

NUMBER = re.compile(
    r"(?:motion|resolution|notice|number|no|res|m)?[\s.:#]*0*(?P<kind>[A-Z]{0,3})[\s.]*0*(?P<number>[1-9]\d{0,3})"
    r"(?P<letter>[a-z]?)[.)]?(?:\.0)?",
    re.IGNORECASE,
)


def known_column(heading: str) -> str:
    """The column that a heading means, one of COLUMNS; empty where it means none."""
    return part_named(heading, COLUMNS)


def is_heading(heading: str) -> bool:
    """Whether a word is the heading of one of the columns."""
    return bool(known_column(heading))


def read_vote(text: str) -> str:
    """A vote as records write it: `45-12-3` → `45 for, 12 against, 3 abstentions`. What is none comes back as it is."""
    found = decisions.vote(text)
    return found.text if found and found.text else " ".join(text.split())


def read_decision(text: str) -> tuple[Decision | None, str, str]:
    """The decision that a cell begins with, the vote behind it, or what else stands there, and whom it was sent to.

    None where it begins with no decision. `Carried, nem con`, `Remitted to the Council`.
    """
    if (found := decisions.decision(text, in_column=True)) and not found.note:
        return found.decision, found.vote, found.to
    for begun, rest in decisions.decisions_begun(text):
        return begun.decision, rest, begun.to
    return None, "", ""


class ResultsReading(SheetReading):
    """What a table of results says: steps in the draft, and problems at their rows."""

    def __init__(
        self, archive: Archive, draft: ChangeSet, sheet: Sheet, file: str, meeting_key: str, evidence: tuple[str, ...]
    ) -> None:
        """`meeting_key` is a meeting of the archive; `evidence` the documents that give every result of the table."""
        super().__init__(archive, draft, sheet, file)
        self.meeting_key, self.evidence = meeting_key, evidence
        self._taken: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self._needs_evidence: list[int] = []
        names = self._columns()
        if not self.problems:
            self._read(self._rows(names))

    @property
    def without_result(self) -> list[str]:
        """The motions of the meeting of which the table says nothing."""
        return [record.key for record in self.archive.by_meeting[self.meeting_key] if record.key not in self._seen]

    def _columns(self) -> dict[str, str]:
        found: dict[str, str] = {}
        at = self.sheet.heading_row
        for heading in self.sheet.headings:
            name = known_column(heading)
            if name == "number":
                continue
            if name and name in found.values():
                self._tell(at, heading, f"There are two columns of the {name}.", "Delete one of them.")
            elif name:
                found[heading] = name
        for heading in self.sheet.headings:
            if known_column(heading) == "number":
                free = [name for name in ("notice number", "resolution number") if name not in found.values()]
                found |= {heading: free[0]} if free else {}
            elif heading not in found and heading:
                self.left_alone.append(heading)
        names = set(found.values())
        if not names & {"notice number", "resolution number"}:
            self._tell(at, "", "No column says which motion it is.", "Call one 'notice number'.")
        if not names & {"decision", "resolution number", "vote"}:
            self._tell(at, "", "No column says what was decided.", "Call one 'decision'.")
        self._tell_astray()
        return found

    def _read(self, rows: list[Row]) -> None:
        self._month_first = has_month_first((row.cells.get("date", ""), "") for row in rows)
        for row in rows:
            if record := self._record(row):
                self._take(row, record)
        if self._needs_evidence:
            first = self._needs_evidence[0]
            self._tell(
                first,
                "evidence",
                f"A result rests on a document, and none is named ({counted(len(self._needs_evidence), 'row')}).",
                "Name it for all rows with --evidence KEY, its key in documents.yaml; or give the table a column 'evidence'.",
            )

    # Which motion it is

    def _record(self, row: Row) -> Record | None:
        notice, number = row.cells.get("notice number", ""), row.cells.get("resolution number", "")
        known = self.archive.by_meeting[self.meeting_key]
        titled = self._without_number(row.cells.get("title", ""), known)
        if not notice and not number and not titled:
            self._tell(
                row.number,
                "notice number",
                "This row does not say which motion it is.",
                "Write its number in the notice; or its whole title, where it has none.",
            )
            return None
        meeting = self.archive.meetings[self.meeting_key].name
        field, said = ("notice_number", notice) if notice else ("number", number)
        wanted = _number(said)
        found = [
            record
            for record in known
            if wanted and number_key(getattr(record.motion, field) or "") == number_key(wanted)
        ]
        if not found and notice:
            record = self.archive.find(f"{self.meeting_key}/{notice.lower()}")
            found = [record] if record else []
        found = found or titled
        if not found:
            what = "notice number" if notice else "resolution number"
            numbers = [str(getattr(record.motion, field)) for record in known if getattr(record.motion, field)]
            hint = (
                f"Those held are {listed(numbers)}."
                if 0 < len(numbers) <= 50
                else "Import the notice of motions first."
            )
            self._tell(row.number, what, f"{meeting} has no motion with the {what} '{shortened(said)}' here.", hint)
            return None
        record = found[0]
        first = self._seen.setdefault(record.key, row.number)
        if first != row.number:
            self._tell(row.number, "", f"Row {first} is about {record.key} too.", "Keep one of them.")
            return None
        title = row.cells.get("title", "")
        if title and not _is_like(title, record.motion.title):
            self._tell(
                row.number,
                "title",
                f"{record.key} has another title: {record.motion.title}",
                "Compare the numbers with the notice; where the row is right, delete its title.",
            )
            return None
        return record

    @staticmethod
    def _without_number(title: str, known: Sequence[Record]) -> list[Record]:
        """The one motion of this title that has no number, as a composite has none; empty where there is none or several."""
        found = [
            record
            for record in known
            if not record.motion.number
            and not record.motion.notice_number
            and title
            and " ".join(record.motion.title.casefold().split()) == " ".join(title.casefold().split())
        ]
        return found if len(found) == 1 else []

    # What it says

    def _take(self, row: Row, record: Record) -> None:
        before = len(self.problems)
        decision = self._decision(row, record)
        number = self._resolution_number(row, record, decision)
        if len(self.problems) > before:
            return
        origin = f"{self.file}:{row.number}"
        if decision:
            set_decision(self.draft, record.key, self._entry(record), decision, origin)
        if number and not record.motion.number:
            self.draft.set(file_of(record.key), ("number",), number, f"resolution {number}", origin)
            move(self.draft, record.key, number_key(number), origin)

    def _entry(self, record: Record) -> int:
        """Which of a motion's decisions is its meeting's."""
        decisions = record.motion.outcome.decisions
        return next((n for n, decision in enumerate(decisions) if record.is_of_meeting(decision)), 0)

    def _decision(self, row: Row, record: Record) -> Fields:
        """What the meeting decided, in the fields of a record; empty where the row says nothing of it or nothing new."""
        said, vote = row.cells.get("decision", ""), self._vote(row)
        term, rest, sent_to = read_decision(said)
        if said and not term:
            hint = did_you_mean(said.lower(), [term.value for term in Decision])
            hint = hint or f"It may be {listed([term.value for term in Decision], 'or')}."
            self._tell(row.number, "decision", f"'{shortened(said)}' is not a decision.", hint)
            return {}
        sent_to = row.cells.get("sent to", "") or sent_to
        if rest and vote:
            self._tell(
                row.number,
                "decision",
                f"'{shortened(rest)}' stands behind the decision, and there is a vote too.",
                "Keep one.",
            )
            return {}
        vote = vote or rest
        held = record.motion.outcome.decisions[self._entry(record)]
        if not term and not vote:
            return {}
        if not term and held.decision is Decision.NOT_RECORDED:
            self._tell(row.number, "decision", "There is a vote, and no decision.", "Write what was decided.")
            return {}
        if not self._agrees(row, record, held, term or held.decision, vote):
            return {}
        if (term or held.decision) is Decision.NOT_RECORDED:
            return {}
        return self._fields(row, record, held, term or held.decision, vote, sent_to)

    def _agrees(self, row: Row, record: Record, held: DecisionRecord, term: Decision, vote: str) -> bool:
        """Whether what is recorded leaves room for what the row says; tells why not."""
        hint = f"Where the table is right, change it in {record.file}."
        of_meeting = [decision for decision in record.motion.outcome.decisions if record.is_of_meeting(decision)]
        if len(of_meeting) > 1 or held.clauses:
            sentence = f"{record.key} was decided in parts."
            self._tell(row.number, "decision", sentence, f"Record its result in {record.file}.")
        elif not record.is_of_meeting(held):
            sentence = f"The first entry of {record.key} is not that of the meeting."
            self._tell(row.number, "decision", sentence, f"Record its result in {record.file}.")
        elif held.decision not in (Decision.NOT_RECORDED, term):
            self._tell(row.number, "decision", f"{record.key} is recorded as '{held.decision}' already.", hint)
        elif vote and held.vote and held.vote.text != vote:
            self._tell(row.number, "vote", f"The vote on {record.key} is recorded as '{held.vote}' already.", hint)
        else:
            return True
        return False

    def _fields(
        self, row: Row, record: Record, held: DecisionRecord, term: Decision, vote: str, sent_to: str
    ) -> Fields:
        evidence = [*held.evidence]
        for key in (*self._documents(row), *self.evidence):
            if key not in evidence:
                evidence.append(key)
        if not evidence:
            self._needs_evidence.append(row.number)
        fields: dict[str, Any] = {
            "by": held.by,
            "decision": term.value,
            "date": read_date(row.cells.get("date", ""), month_first=self._month_first),
            "vote": vote,
            "to": self._body(row, sent_to),
            "evidence": evidence,
            "note": row.cells.get("note", ""),
        }
        decision = without_blanks(fields)
        for problem in decision_faults(decision):
            column = {"to": "sent to"}.get(str(problem.where[0]), str(problem.where[0])) if problem.where else ""
            self._tell(row.number, column, problem.sentence, problem.hint)
        return decision

    def _vote(self, row: Row) -> str:
        in_favour, against, abstentions = (row.cells.get(name, "") for name in ("for", "against", "abstentions"))
        if in_favour or against:
            counted = decisions.figures(in_favour or "0", against or "0", abstentions)
            return counted or f"{in_favour} for, {against} against"
        return read_vote(row.cells.get("vote", ""))

    def _documents(self, row: Row) -> list[str]:
        found = [word for word in re.split(r"[\s,;]+", row.cells.get("evidence", "")) if word]
        for key in found:
            if not self.archive.current("documents", key):
                hint = did_you_mean(key, self.archive.documents) or "Put it on the list first, in documents.yaml."
                self._tell(row.number, "evidence", f"There is no document '{shortened(key)}'.", hint)
        return found

    def _body(self, row: Row, said: str) -> str:
        """The key of a body that is named by its key or by one of its names."""
        if not said:
            return ""
        wanted = re.sub(r"^the ", "", " ".join(said.lower().split()))
        for key, body in self.archive.bodies.items():
            if wanted in (key, body.name.lower(), *(name.lower() for name in body.also)):
                return key
        names = {body.name.lower(): key for key, body in self.archive.bodies.items()}
        hint = did_you_mean(wanted, [*self.archive.bodies, *names]) or "Write its key as in bodies.yaml."
        self._tell(row.number, "sent to", f"There is no body '{shortened(said)}'.", hint)
        return ""

    def _resolution_number(self, row: Row, record: Record, decision: Fields) -> str:
        said = row.cells.get("resolution number", "")
        if not said:
            return ""
        number = _number(said)
        if not number:
            self._tell(
                row.number,
                "resolution number",
                f"'{shortened(said)}' is not a motion's number.",
                "Write it as printed: 12, 7A, 6.1, CA1 or Composite 3.",
            )
            return ""
        if record.motion.number:
            if record.motion.number.lower() != number.lower():
                sentence = f"{record.key} has the number {record.motion.number} already."
                self._tell(row.number, "resolution number", sentence, "A published number never changes.")
            return record.motion.number
        decided = decision.get("decision") or record.motion.outcome.decisions[self._entry(record)].decision.value
        if decided not in CARRIED:
            sentence = f"{record.key} is '{decided}', and only what was carried has a resolution's number."
            self._tell(row.number, "resolution number", sentence, "Mend the decision or delete the number.")
        target = f"{self.meeting_key}/{number_key(number)}"
        first = self._taken.setdefault(target, row.number)
        if first != row.number:
            self._tell(
                row.number,
                "resolution number",
                f"Row {first} has the number {number} too.",
                "Compare both with the list.",
            )
        elif other := self.archive.find(target):
            sentence = f"{target} is another motion: {other.motion.title}"
            self._tell(
                row.number,
                "resolution number",
                sentence,
                "A published key is never used again: compare both with the list.",
            )
        return number


def _number(text: str) -> str:
    """A number as records write it: `Motion 018` → `18`, `ca 1` → `CA1`. Empty where it is none."""
    found = NUMBER.fullmatch(text.strip())
    return f"{found['kind'].upper()}{found['number']}{found['letter'].lower()}" if found else ""


def _is_like(one: str, other: str) -> bool:
    """Whether two titles are one but for capitals and punctuation, or one is the beginning of the other."""
    first, second = (re.sub(r"[\W_]+", "", title.lower()) for title in (one, other))
    return bool(first) and (first.startswith(second) or second.startswith(first))
