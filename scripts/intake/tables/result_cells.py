"""What the cells of a table of results say, each used only if all of it is understood. Nothing here knows of motions."""

import re
from dataclasses import dataclass, replace

from schema.dates import NotADate, parse_date
from schema.fields import VOTE_HINT
from schema.numbers import AS_PRINTED
from schema.sentences import did_you_mean, listed
from schema.terms import CARRIED, BodyKind, Decision
from scripts.intake.documents.spreadsheet import Row
from scripts.intake.tables.motion_rows import number_in_cell
from scripts.intake.tables.sheet_reading import SheetReading
from scripts.intake.vocabulary.dates import read_date
from scripts.intake.vocabulary.doubt import leaves_undecided, may_be_result
from scripts.intake.vocabulary.labels import plain_heading
from scripts.intake.vocabulary.masking import may_name_in_note
from scripts.intake.vocabulary.movers import shown
from scripts.intake.vocabulary.phrases import is_empty_cell
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.votes import (
    NOBODY_AGAINST,
    VoteFound,
    counts_of,
    is_date_or_time,
    is_ratio,
    join_votes,
    vote,
)
from scripts.intake.vocabulary.words import ANY_DECISION, COLUMN_WORDS

SIDES = ("for", "against", "abstentions")
NUMBERS = ("notice number", "resolution number")
NOTHING = frozenset({"", "-", "–", "—", "n/a", "na"})
"""What people write in a cell that has nothing to say."""

_YES = frozenset({"yes", "y", "✓", "✔", "✅", "☑"})
_ASKS_YES_OR_NO = re.compile(r"\b(?:carried|passed|agreed|adopted|approved)\b", re.IGNORECASE)
"""Headings under which *yes* is a decision."""
_TICK = re.compile("[✓✔✅☑]\ufe0f?")
_CASTING_VOTE = re.compile(r"\bcasting vote\b", re.IGNORECASE)
"""Why numbers that are equal were a decision."""
_MONTH_FIRST = re.compile(r"(?P<month>0?[1-9]|1[0-2])[/.-](?P<day>1[3-9]|2\d|3[01])[/.-](?P<year>\d{2}(?:\d{2})?)")
_EITHER_WAY = re.compile(r"(?!(\d+)\D+0*\1\D)0?(?:[1-9]|1[0-2])[/.-]0?(?:[1-9]|1[0-2])[/.-]\d{2}(?:\d{2})?")
"""A day that may be read with the month first: `03/04/2026`."""
_BY_OTHERS = re.compile(r"\b(?:by|at) (?:the )?(?:movers?|proposers?|branch|council|section)\b", re.IGNORECASE)


_NO = frozenset({"no", "n", "none", "nil", "0"})
_CROSSES = frozenset({"x", "✗", "✘", "✕", "✖", "☒", "❌"})
"""What is put beside the one that holds, or beside the one that does not."""
_PUT_OFF = re.compile(r"(?:adjourned|deferred|postponed|stood over|put off)\b.*", re.IGNORECASE)
_AMENDED = re.compile(r"\bamend", re.IGNORECASE)
_NOT_CARRIED = re.compile(
    r"(?:(?:amendment|amdt)?s?\s*[A-Z]?\d*[a-z]?(?:\.\d+)?\s*[:–—-]?\s*(?:was |were )?(?:lost|fell|withdrawn|not moved|rejected|defeated|remitted|ruled out(?: of order)?)[\s;,.]*)+",
    re.IGNORECASE,
)


_OF_FOOTNOTE = re.compile(r"^[*†‡§]|(?:[*†‡§¹²³⁰⁴-⁹]|\[\^?\d{1,2}\])\s*$")
_EMPHASIS = re.compile(r"(\*{1,3})[^*]+\1")
"""A cell in bold or italics, as it is typed in Markdown."""


def is_decision_heading(heading: str) -> bool:
    """Whether the heading of a column is itself a decision, for which its cells have a tick or none: `Lost`, `Not carried?`."""
    name = plain_heading(heading)
    return name in COLUMN_WORDS or read_result(name) is not None


def may_amend(heading: str, cell: str) -> bool:
    """Whether a cell under such a heading may say that a motion was amended: `1.1 carried` under `Amendments`, *yes* under `Amended?`."""
    is_nothing = cell.lower().strip(" .") in NOTHING | _NO or _NOT_CARRIED.fullmatch(cell) is not None
    return _AMENDED.search(heading) is not None and not is_nothing


@dataclass(frozen=True, slots=True)
class RowResult:
    """What a row says of its motion: in the terms of records, and empty where it says nothing."""

    decision: Decision | None
    vote: VoteFound
    date: str
    sent_to: str
    documents: tuple[str, ...]
    number: str
    """Its number as a resolution, as printed."""
    because: str
    """Why the numbers did not decide: two-thirds needed, the chair's casting vote."""
    note: str


class ResultCells(SheetReading):
    """The cells of a table of results, one row at a time. What is not understood is reported by row and column."""

    _are_listed = False

    def _read_cells(self, row: Row) -> RowResult:
        result = self._result(row)
        counted_vote = self._vote(row, result)
        decision = result.decision if result else None
        if decision is Decision.CARRIED and counted_vote.is_amended:
            decision = Decision.CARRIED_AS_AMENDED
        because = self._own_words(row, "because")
        if decision in CARRIED and not because and _CASTING_VOTE.search(counted_vote.note):
            because, counted_vote = counted_vote.note, replace(counted_vote, note="")
        return RowResult(
            decision,
            counted_vote,
            self._date(row),
            self._body(row, result.to if result else ""),
            tuple(self._documents(row.number, row.cells.get("evidence", ""))),
            self._number(row),
            because,
            " ".join(filter(None, (self._own_words(row, "note"), counted_vote.note))),
        )

    def _own_words(self, row: Row, column: str) -> str:
        """A cell that is taken as it is typed; nobody is named in it."""
        cell = row.cells.get(column, "")
        if may_name_in_note(cell):
            hint = "Leave the name out: it would show that somebody is a member of a union. Of a body write all of its name: Quay Branch."
            self._report(row.number, column, "This may name a person.", hint)
        return cell

    # What was decided

    def _result(self, row: Row) -> Result | None:
        """What the cell of the decision says; None where it is empty, or is reported as not understood."""
        cell = row.cells.get("decision", "")
        if is_empty_cell(cell):
            return None
        if cell.lower().strip(" .!") in _YES and not _ASKS_YES_OR_NO.search(self._headings.get("decision", "")):
            sentence = f"'{shown(cell)}' does not say what was decided."
            self._report(row.number, "decision", sentence, "Write the decision, or call the column 'carried'.")
            return None
        if cell.lower().strip(" .!") in _NO | _CROSSES:
            what = f"'{shown(cell)}' does not say what was decided: a motion that was not carried may be lost, remitted or withdrawn."
            if cell.lower().strip(" .!") in _CROSSES:
                what = f"'{shown(cell)}' does not say what was decided: it may mean yes or no."
            self._report(row.number, "decision", what, "Write the decision in a word.")
            return None
        if _OF_FOOTNOTE.search(cell) and not _EMPHASIS.fullmatch(cell):
            sentence = f"'{shown(cell)}' has the mark of a footnote, which may say more of it."
            self._report(row.number, "decision", sentence, "Read the footnote, and write what holds without the mark.")
            return None
        result = read_result(_TICK.sub("", cell).strip() or cell, in_column=True)
        if result and not (other := _other_subject(result, row)):
            return result
        if result:
            sentence, hint = f"'{shown(cell)}' speaks of {other}.", "Write what the meeting decided on this motion."
        elif leaves_undecided(cell) or _PUT_OFF.fullmatch(cell):
            sentence = f"'{shown(cell)}' leaves the motion undecided."
            hint = "Empty the cell, and say what happened in a column 'note'."
        elif may_be_result(cell) and ANY_DECISION.search(cell) and not re.search(r"\w\s*/\s*\w", cell):
            sentence = f"Not all of '{shown(cell)}' was understood."
            hint = (
                "Write one decision, followed only by how the vote went: carried on a card vote, 45 for, 12 against. "
                f"{self._decisions()}What was decided in parts is recorded in the motion's own file."
            )
        elif len(said := dict.fromkeys(word.lower() for word in ANY_DECISION.findall(cell))) > 1:
            sentence = f"'{shown(cell)}' gives several decisions: {listed(list(said))}."
            hint = "Write the one that holds."
        else:
            sentence = f"'{shown(cell)}' is not a decision."
            near = did_you_mean(cell.lower(), [term.value for term in Decision])
            hint = near if near and not re.search(r"\d", cell) else self._decisions()
        self._report(row.number, "decision", sentence, hint.strip())
        return None

    def _decisions(self) -> str:
        """The decisions that there are, listed for the first cell that needs them; empty for all others."""
        is_first, self._are_listed = not self._are_listed, True
        return f"The decisions are {listed([term.value for term in Decision], 'or')}. " if is_first else ""

    def _date(self, row: Row) -> str:
        cell = row.cells.get("date", "")
        date = read_date(cell)
        try:
            day = parse_date(date) if date else None
            if day and _EITHER_WAY.fullmatch(cell):
                self.notes.append(f"Row {row.number}: '{cell}' is read as {day.words}: the day stands first.")
            return day.text if day else ""
        except NotADate as why:
            if first := _MONTH_FIRST.fullmatch(cell):
                hint = f"Write it so if that is the day: {first['day']}/{first['month']}/{first['year']}."
                self._report_cell(row.number, "date", f"There is no month {first['day']}: the day is read first.", hint)
                return ""
            self._report_cell(row.number, "date", str(why))
            return ""

    # How it was voted

    def _vote(self, row: Row, result: Result | None) -> VoteFound:
        """The vote from the cells of the decision, of the vote and of each side: the numbers of one, and the ways of voting of
        all. Reports a cell that is not understood, and numbers that differ."""
        votes = [vote(result.vote) if result and result.vote else None, self._vote_cell(row), self._sides(row)]
        joined = join_votes([counted for counted in votes if counted], result.note if result else "")
        if joined is None:
            numbers = listed([f"'{counted.figures}'" for counted in votes if counted and counted.figures])
            self._report(row.number, "vote", f"The numbers differ: {numbers}.", "Compare both with the document.")
            return VoteFound()
        return joined

    def _vote_cell(self, row: Row) -> VoteFound | None:
        cell = row.cells.get("vote", "")
        if cell.lower() in NOTHING:
            return None
        counted_vote = vote(cell)
        if counted_vote is None and NOBODY_AGAINST.fullmatch(cell):
            return VoteFound(note=f"The document says: {cell.lower()}.")
        if counted_vote is None:
            self._report_no_vote(row, "vote", cell)
        return counted_vote

    def _sides(self, row: Row) -> VoteFound | None:
        """The vote in the columns of the two sides and of the abstentions."""
        cells = {side: row.cells.get(side, "") for side in SIDES if row.cells.get(side, "").lower() not in NOTHING}
        wrong = [side for side, cell in cells.items() if not counts_of({side: cell})]
        for side in wrong:
            self._report_no_vote(row, side, cells[side])
        return counts_of(cells) if cells and not wrong else None

    def _report_no_vote(self, row: Row, column: str, cell: str) -> None:
        """Report a cell that is not a vote, or that a spreadsheet program turned into a date."""
        what = "a vote" if column == "vote" else "a number of votes"
        if is_date_or_time(cell):
            self._report(
                row.number,
                column,
                f"'{shown(cell)}' is a date or a time, and not {what}: a spreadsheet program makes one of numbers such as 12-3.",
                "Look up the vote, and write it like this: 45 for, 12 against, 3 abstentions.",
            )
        elif column == "vote" and is_ratio(cell):
            sentence = f"'{shown(cell)}' may say how the votes were divided, and not how many there were."
            self._report(
                row.number,
                column,
                sentence,
                "Write the numbers like this: 45 for, 12 against. If nobody counted, empty this cell.",
            )
        elif column == "vote":
            self._report(row.number, column, f"'{shown(cell)}' is not {what}.", VOTE_HINT)
        else:
            self._report(row.number, column, f"'{shown(cell)}' is not {what}.", "Write digits only: 45.")

    # The body that it was sent to, and its number

    def _body(self, row: Row, sent_to: str) -> str:
        """The key of the body that a row names by its key or by one of its names; `sent_to` is what its decision says."""
        name = row.cells.get("sent to", "") or sent_to
        if is_empty_cell(name):
            return ""
        wanted = re.sub(r"^the ", "", " ".join(name.lower().split()))
        names = {
            known.lower(): key for key, body in self.archive.bodies.items() for known in (key, body.name, *body.also)
        }
        if wanted in names:
            return names[wanted]
        executives = [body.name for body in self.archive.bodies.values() if body.kind is BodyKind.EXECUTIVE]
        such_as = f", such as {listed(executives, 'or')}" if executives else ""
        hint = did_you_mean(wanted, names) or f"Write the name of one in bodies.yaml{such_as}."
        column = "sent to" if row.cells.get("sent to") else "decision"
        self._report(row.number, column, f"There is no body '{shown(name)}'.", hint)
        return ""

    def _number(self, row: Row) -> str:
        cell, column = row.cells.get("resolution number", ""), "resolution number"
        number = number_in_cell(cell)
        if not number and not is_empty_cell(cell):
            sentence = f"'{shown(cell)}' is not a motion's number."
            self._report(row.number, column, sentence, AS_PRINTED)
        return number


def _other_subject(result: Result, row: Row) -> str:
    """What a cell speaks of where that is not its row's motion, or not a decision of the meeting; empty where it is."""
    if result.is_of_other(*(number_in_cell(row.cells.get(name, "")) for name in NUMBERS)):
        return f"motion {result.number}" if result.of == "motion" and result.number else "an amendment"
    if result.decision in (*CARRIED, Decision.LOST) and (by := _BY_OTHERS.search(row.cells["decision"])):
        return f"a decision {by.group()}"
    return ""
