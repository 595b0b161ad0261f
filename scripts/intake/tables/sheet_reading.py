"""What the readings of tables share: steps in a change set, problems by row and column, columns left alone."""

import re
from collections.abc import Mapping, Sequence

from schema.archive import Archive
from schema.characters import CONTROL
from schema.problems import Where
from schema.sentences import did_you_mean, in_runs, listed
from scripts.edit.changes import CannotEdit, ChangeSet, Staged, Step, WouldBreak, stage
from scripts.intake.answers.evidence import by_address, is_address
from scripts.intake.documents.spreadsheet import Row, RowProblem, Sheet, lost_letters
from scripts.intake.vocabulary.movers import shown


class SheetReading:
    """A table that is being read against an archive.

    `problems` are reported by row and column, all at once; `notes` are for a person, beside the plan; `left_alone`
    are the headings that mean no column.
    """

    def __init__(self, archive: Archive, draft: ChangeSet, sheet: Sheet, file: str) -> None:
        """`draft` gets the steps; `file` is the table's path as shown."""
        self.archive, self.draft, self.sheet, self.file = archive, draft, sheet, file
        self.problems: list[RowProblem] = []
        self.notes: list[str] = []
        self.left_alone: list[str] = []
        self._reported_elsewhere: set[str] = set()
        self._headings: dict[str, str] = {}
        self._cells: dict[int, Mapping[str, str]] = {}

    def stage(self, shown_as: str) -> Staged | None:
        """Every file as it would be. None where there are problems, to which those with the archive's rules are added.

        Problems are reported for all rows, even where one cannot be used. Raises CannotEdit.
        """
        if not self.draft.steps:
            return None
        try:
            staged = stage(self.draft.folder, shown_as, self.draft.steps)
        except WouldBreak as broken:
            for problem, step in broken.problems:
                if problem.rule in self._reported_elsewhere:
                    continue
                row = self._row_of(step)
                if row:
                    self._report_cell(row, self._column_in_row(row, problem.where), problem.sentence, problem.hint)
                elif not self.problems:
                    self.problems.append(RowProblem(self.file, 0, "", problem.headline, problem.hint))
            return None
        except CannotEdit:
            if self.problems:
                return None
            raise
        return None if self.problems else staged

    def _row_of(self, step: Step | None) -> int:
        """The number of the row that asked for a step; 0 where none did."""
        file, _, row = step.origin.rpartition(":") if step else ("", "", "")
        return int(row) if file == self.file and row.isdecimal() else 0

    def _column_of(self, where: Where) -> str:
        """The column that a place in a record comes from; empty where it is none."""
        raise NotImplementedError

    def _column_in_row(self, row: int, where: Where) -> str:
        """The same, of a row that gives something in one of several columns."""
        return self._column_of(where)

    def _report(self, row: int, column: str, sentence: str, hint: str = "") -> None:
        """Note what is wrong in a row. `column` is the column's name, or a heading as typed."""
        self.problems.append(RowProblem(self.file, row, self._headings.get(column, column), sentence, hint))

    def _report_cell(self, row: int, column: str, sentence: str, hint: str = "") -> None:
        """Note what is wrong with a cell, quoted as it was typed."""
        cell = self._cells.get(row, {}).get(column, "")
        quoted = f"'{shown(cell)}'"
        self._report(row, column, sentence if not cell or quoted in sentence else f"{quoted}: {sentence}", hint)

    def _report_stray_cells(self) -> None:
        """Report the rows that have a cell without a heading above it."""
        for number in self.sheet.astray:
            what = {",": "comma", ";": "semicolon"}.get(self.sheet.separator, "")
            hint = "Give the last ones headings."
            if what:
                hint = f'If a cell holds a {what}, put it in quotation marks: "20 for{self.sheet.separator} 30 against". Else give the last ones headings.'
            self._report(number, "", "There are more cells in this row than headings above it.", hint)

    def _rows(self, names: Mapping[str, str]) -> list[Row]:
        """The rows that can be read, with their cells by the names of the columns; `names` gives the name that a heading
        means. A row with an invisible character, or with letters lost in saving, is reported and left out."""
        legible = []
        for row in self.sheet.rows:
            cells = {names[heading]: cell for heading, cell in row.cells.items() if heading in names}
            self._cells[row.number] = cells
            if self._is_legible(row.number, cells):
                legible.append(Row(row.number, cells))
        return legible

    def _is_legible(self, row: int, cells: Mapping[str, str]) -> bool:
        before = len(self.problems)
        for name, cell in cells.items():
            if match := CONTROL.search(cell):
                sentence = f"There is an invisible character here (U+{ord(match.group()):04X})."
                self._report(row, name, sentence, "Type the text again.")
            elif self._may_have_lost_letters(row, name) and (words := lost_letters(cell, self.sheet.alphabet)):
                sentence = f"Letters were lost when the table was saved: '{shown(words)}'."
                self._report(row, name, sentence, "Save the table as CSV UTF-8, and type the words again.")
        return len(self.problems) == before

    def _may_have_lost_letters(self, row: int, name: str) -> bool:
        """Whether a question mark in a cell may stand for a lost letter: not where the archive has the same text."""
        return True

    def _documents(self, row: int, cell: str, column: str = "evidence") -> list[str]:
        """The keys of the documents that a cell names, by key or by address."""
        words = cell.split() if "://" in cell else re.split(r"[\s,;]+", cell)
        keys = []
        for word in filter(None, (word.strip(",;") for word in words)):
            key = (by_address(self.archive, word) if is_address(word) else None) or word
            if not self.archive.current("documents", key):
                hint = did_you_mean(key, self.archive.documents) or "Add it to documents.yaml first."
                if "documents.yaml" in self.archive.unread:
                    hint = "documents.yaml itself cannot be read: `make check` says what is wrong with it."
                self._report(row, column, f"There is no document '{shown(word)}'.", hint)
            keys.append(key)
        return keys


def rows_named(rows: Sequence[int]) -> str:
    """The rows of these numbers, in words: `row 7`, `rows 2–5 and 9`."""
    numbers = sorted(set(rows))
    return f"{'row' if len(numbers) == 1 else 'rows'} {listed(in_runs(map(str, numbers)))}"
