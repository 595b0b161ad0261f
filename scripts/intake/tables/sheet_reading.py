"""What the readings of tables have in common: steps in a draft, problems at their rows, and the columns left alone."""

from collections.abc import Mapping

from schema.archive import Archive
from scripts.edit.changes import ChangeSet
from scripts.intake.tables.spreadsheet import Row, RowProblem, Sheet


class SheetReading:
    """A table that is being read against an archive.

    `problems` are told at their rows, all at once; `left_alone` are the headings that mean no column.
    """

    def __init__(self, archive: Archive, draft: ChangeSet, sheet: Sheet, file: str) -> None:
        """`draft` gets the steps; `file` is the table's path as shown."""
        self.archive, self.draft, self.sheet, self.file = archive, draft, sheet, file
        self.problems: list[RowProblem] = []
        self.left_alone: list[str] = []
        self._month_first = False

    def _tell(self, row: int, column: str, sentence: str, hint: str = "") -> None:
        self.problems.append(RowProblem(self.file, row, column, sentence, hint))

    def _tell_astray(self) -> None:
        """Tell the rows with something under no heading: nobody knows what it is."""
        for number in self.sheet.astray:
            self._tell(number, "", "There is something here without a heading above it.", "Give it one, or delete it.")

    def _rows(self, names: Mapping[str, str]) -> list[Row]:
        """The rows with their cells by the names of the columns; `names` gives the name that a heading means."""
        return [
            Row(row.number, {names[h]: cell for h, cell in row.cells.items() if h in names}) for row in self.sheet.rows
        ]
