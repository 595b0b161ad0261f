"""All outcomes as one table, out and back in; and the results of a meeting, in."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from schema.archive import Archive
from schema.folder import read_archive
from schema.problems import Problems
from schema.sentences import counted, did_you_mean, listed, shortened
from scripts.arguments import (
    ARCHIVE,
    DONE,
    HAS_PROBLEMS,
    WRITE,
    WRONG_USAGE,
    Arguments,
    Ended,
    Option,
    command,
    run,
    say,
)
from scripts.edit.changes import ChangeSet, render_steps
from scripts.intake.answers.named import texts_with_names
from scripts.intake.documents.spreadsheet import NotATable, RowProblem, Sheet, read_sheet
from scripts.intake.tables import outcome_reading, outcome_rows, results
from scripts.opening import open_readable
from scripts.plan_output import end_plan, staged_by

DEFAULT_OUT = "build/outcomes.csv"

GUIDE = """\
Out: the table has a row for each clause, and one for each motion without clauses. Any spreadsheet program opens it.
Leave the columns marked (fixed) as they are. The others:

{columns}

Back in: `--in FILE.csv` shows the plan, and `--write` carries out all of it or none. To correct what is recorded, change
its cell. The columns that begin with 'new' record something new; so does a row that you add, which needs meeting, motion
and clause. You may delete or reorder rows, and columns too, except meeting, motion, clause and row. Semicolons, tabs,
British dates (21/11/2026) and other encodings are understood. If the archive has changed since the table was made, the
rows concerned are listed and nothing is written.

Results: `--in results.csv --meeting 2020 --evidence KEY` takes a table with the columns notice number, resolution
number, decision and vote, and optionally for, against, abstentions, because (why the numbers did not decide), title,
date, sent to, evidence and note. A result is taken only if the whole cell is understood. A motion that was given a
number moves to it (from 2020/m18 to 2020/12), and its old address leads there for ever.

Exit status: 0 done, 1 something in the table or the archive is wrong, 2 wrong usage."""


@command
def main(argv: Sequence[str]) -> int:
    """Write the table out, or take it in, as the arguments say. Returns the exit status."""
    parser = Arguments(
        "table", "Write all outcomes as one table (CSV), or take that table, or one of results, back in.", ARCHIVE,
        Option("--out", "FILE", f"write the table to this file (default: {DEFAULT_OUT})", None),
        Option("--in", "FILE", "take in this table", None, dest="into"),
        Option("--meeting", "KEY", "the table gives the results of this meeting, such as 2020", None),
        Option("--evidence", "KEY", "the document that gives the results", repeats=True),
        WRITE, guide=GUIDE.format(columns=_columns()),
    )  # fmt: skip
    arguments = parser.parse_args(argv)
    if arguments.into is None:
        for option in ("meeting", "evidence", "write"):
            if getattr(arguments, option):
                parser.error(f"--{option} goes with --in, the table that comes in.")
        return _write_out(arguments.archive, arguments.out or DEFAULT_OUT)
    if arguments.out is not None:
        parser.error("A table goes out or comes in: give --out or --in, not both.")
    if arguments.evidence and arguments.meeting is None:
        parser.error("--evidence goes with --meeting, for a table of results.")
    return _take_in(
        parser, arguments.archive, arguments.into, arguments.meeting, tuple(arguments.evidence), write=arguments.write
    )


def _columns() -> str:
    others = [column for column in outcome_rows.COLUMNS if column.use is not outcome_rows.Use.FIXED]
    width = max(len(column.name) for column in others)
    return "\n".join(f"    {column.name:{width}}  {column.meaning}" for column in others)


def _write_out(archive: str, out: str) -> int:
    folder, path = Path(archive), Path(out)
    if folder.resolve() in path.resolve().parents:
        sentence = f"{out} lies in the archive, which holds records only. Name another place with --out."
        raise Ended(sentence, WRONG_USAGE)
    reading = read_archive(folder, archive)
    if reading.archive is None or reading.problems:
        raise Ended(Problems(reading.problems, reading.motions).report("No table was written."), HAS_PROBLEMS)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A table that somebody has filled in is not written over.
        with path.open("xb") as file:
            file.write(outcome_rows.render_table(reading.archive))
    except FileExistsError:
        sentence = f"{out} already exists, and may hold work. Move it, or name another file with --out."
        raise Ended(sentence, WRONG_USAGE) from None
    except OSError as error:
        raise Ended(f"{out} cannot be written: {error.strerror}.", WRONG_USAGE) from None
    rows = sum(1 for _ in outcome_rows.rows_of(reading.archive))
    say(f"{counted(rows, 'row').capitalize()} of {counted(len(reading.archive.records), 'motion')}: {out}")
    return DONE


def _take_in(
    parser: Arguments, archive: str, file: str, meeting: str | None, evidence: tuple[str, ...], *, write: bool
) -> int:
    try:
        raw = Path(file).read_bytes()
    except OSError as error:
        parser.error(f"{file} cannot be read: {error.strerror}.")
    linked = open_readable(archive)
    if meeting is not None:
        _check_results_options(parser, linked, meeting, evidence)
    changes = ChangeSet(Path(archive), dt.date.today())
    try:
        sheet = read_sheet(raw, results.is_heading if meeting is not None else outcome_rows.is_heading)
    except NotATable as error:
        raise Ended(f"{file}: {error} Nothing was changed.", HAS_PROBLEMS) from None
    if meeting is None and _has_results(sheet):
        parser.error(f"{file} looks like a table of results. Name the meeting: --meeting 2020.")
    read: outcome_reading.OutcomeReading | results.ResultsReading
    if meeting is None:
        read = outcome_reading.OutcomeReading(linked, changes, sheet, file)
    else:
        read = results.ResultsReading(linked, changes, sheet, file, meeting, evidence)
    staged = staged_by(lambda: read.stage(archive), archive)
    if read.problems:
        raise Ended(_report(read.problems), HAS_PROBLEMS)
    for words in _asides(read):
        say(words)
    if staged is None:
        say("Nothing to change.")
        return DONE
    say(render_steps(changes.steps, archive))
    return end_plan(staged, archive, write=write)


def _check_results_options(parser: Arguments, archive: Archive, meeting: str, evidence: tuple[str, ...]) -> None:
    if meeting not in archive.meetings:
        parser.error(f"There is no meeting '{meeting}'. {did_you_mean(meeting, archive.meetings)}".strip())
    for key in evidence:
        if not archive.current("documents", key):
            hint = did_you_mean(key, archive.documents) or "Add it to documents.yaml first."
            parser.error(f"There is no document '{key}'. {hint}")


def _has_results(sheet: Sheet) -> bool:
    names = {results.known_column(heading) for heading in sheet.headings}
    return "decision" in names and not {"row", "clause"} & {
        outcome_rows.column_name(heading) for heading in sheet.headings
    }


def _report(problems: Sequence[RowProblem]) -> str:
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: problem.row)
    rows = len({problem.row for problem in ordered if problem.row})
    place = f" in {counted(rows, 'row')}" if rows else ""
    total = f"{counted(len(ordered), 'problem').capitalize()}{place}. Nothing was changed."
    return "\n\n".join([*map(str, ordered), total])


def _asides(read: outcome_reading.OutcomeReading | results.ResultsReading) -> list[str]:
    """What a person should know beside the plan."""
    notes = [*read.notes, *texts_with_names(read.draft.steps)]
    if read.left_alone:
        notes.append(f"Columns left alone: {listed([shortened(heading, 30) for heading in read.left_alone])}.")
    if isinstance(read, results.ResultsReading) and read.without_result:
        notes.append(f"The table says nothing about {listed(read.without_result)}.")
    return notes


if __name__ == "__main__":
    run(main)
