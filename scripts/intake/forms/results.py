"""The form for results: what a meeting decided, in one table."""

from pathlib import Path

from schema.sentences import counted, listed, shortened
from scripts.intake.answers.resolve_input import CannotUse, find_meeting
from scripts.intake.documents import CannotRead
from scripts.intake.documents.lines import spans
from scripts.intake.documents.reading import read_document
from scripts.intake.documents.spreadsheet import NotATable, RowProblem, read_sheet
from scripts.intake.forms.planning import FormPlan
from scripts.intake.forms.submitted import csv_bytes, table_bytes, without_links
from scripts.intake.planning.plan_report import keys_in_words
from scripts.intake.tables.results import ResultsReading, is_heading
from scripts.intake.vocabulary.movers import masked


class ResultsForm(FormPlan):
    """What a meeting decided, in one table."""

    def work_out(self) -> None:
        try:
            meeting = find_meeting(self.archive, self.text("meeting"))
        except CannotUse as why:
            self.report("meeting", str(why), "Add its motions first, with the form for a meeting.")
            meeting = ""
        name, raw = self.table()
        document = self.document()
        if not meeting or not raw:
            return
        try:
            sheet = read_sheet(raw, is_heading)
        except NotATable as why:
            sentence = "The first row has the headings: notice number, resolution number, decision, vote."
            self.report(name, masked(str(why)), sentence)
            return
        self.read_table(name, ResultsReading(
            self.archive, self.draft, sheet, "table", meeting, (document,) if document else (), is_evidence_reported=not document
        ))  # fmt: skip
        if self.reply.staged:
            self.preview(self.archive.meetings[meeting].name, document)

    def read_table(self, name: str, read: ResultsReading) -> None:
        """Tell all that is wrong with the table of a field, by row and column; or show what would change."""
        staged = self.staged(lambda: read.stage(self.context.shown_as))
        for problem in sorted(dict.fromkeys(read.problems), key=lambda problem: problem.row):
            self.report(name, _in_row(problem), problem.hint)
        self.reply.to_look_at += read.notes
        if read.left_alone:
            headings = listed([shortened(heading, 30) for heading in read.left_alone])
            self.reply.left_out.append(f"Columns that are not known: {headings}")
        if self.reply.problems:
            return
        if read.without_result:
            self.reply.to_look_at.append(f"The table says nothing about {keys_in_words(read.without_result)}.")
        self.end(staged)

    def preview(self, meeting_name: str, document: str) -> None:
        """Show the results of each motion in a row."""
        files = [file for file in dict.fromkeys(step.file for step in self.draft.steps) if file != "documents.yaml"]
        self.reply.says.append(
            f"Results of {counted(len(files), 'motion')} of {meeting_name}. They rest on {document}."
        )
        rows = [[file.removesuffix(".yaml"), self.title_of(file), "; ".join(self.changes_of(file))] for file in files]
        self.reply.tables.append(("What would change", ("Motion", "Title", "What"), rows))

    def title_of(self, file: str) -> str:
        """The title of the motion in a file."""
        record = self.archive.find(file.removesuffix(".yaml"))
        return record.motion.title if record else ""

    def changes_of(self, file: str) -> list[str]:
        """What would change in a file, each thing once."""
        return list(dict.fromkeys(step.sentence for step in self.draft.steps if step.file == file))

    def table(self) -> tuple[str, bytes]:
        """The field in which the table came, and the table as CSV; empty where there is none, or two."""
        # Only line ends are taken off: an empty cell may be the first of a row.
        pasted = self.answers["table"].strip("\n") if self.text("table") else ""
        files = self.files("table-file")
        beside = without_links(self.answers["table-file"])
        if pasted and (files or beside):
            self.report("table-file", "There is a table here and one in the field above.", "Keep one of them.")
        elif len(files) > 1:
            self.report("table-file", f"{counted(len(files), 'file').capitalize()} are attached.", "Attach one.")
        elif pasted:
            return "table", table_bytes(pasted)
        elif files:
            return "table-file", self.file_bytes(files[0])
        elif beside:
            return "table-file", table_bytes(beside)
        elif all(problem.label != self.form.label("table-file") for problem in self.reply.problems):
            self.report("table", "There is no table, here or in the field below.")
        return "table", b""

    def file_bytes(self, path: Path) -> bytes:
        """An attached table as CSV. Of a workbook, the first sheet that can be seen."""
        raw = path.read_bytes()
        if not raw.startswith(b"PK"):
            return raw
        try:
            rows = [line for line in read_document(path).lines if line.cells]
        except CannotRead as why:
            self.report("table-file", f"{path.name}: {why}")
            return b""
        lines = [line for line in rows if not line.aside]
        if not lines:
            self.report("table-file", f"{path.name}: There is no table in it.")
            return b""
        of_first = [line for line in rows if line.place.page == lines[0].place.page]
        if hidden := [line.place for line in of_first if line.aside]:
            self.reply.to_look_at.append(f"Hidden in the table, and not taken: {spans(hidden)}.")
        first = {line.place.number: line.cells for line in of_first if not line.aside}
        # An empty row stays one, so that every other keeps its number.
        return csv_bytes(first.get(number, ("",)) for number in range(1, max(first) + 1))


def _in_row(problem: RowProblem) -> str:
    place = ", ".join(filter(None, (f"Row {problem.row}" if problem.row else "", problem.column)))
    return f"{place}: {problem.sentence}" if place else problem.sentence
