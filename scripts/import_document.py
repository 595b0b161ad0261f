"""Import a motion list: read a document, show what it would change in the archive, and write that where asked to."""

import argparse
import datetime as dt
import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path

from schema.archive import Archive
from schema.fields import KEY, MEETING_KEY
from schema.sentences import counted, listed
from schema.terms import DocumentKind
from scripts.arguments import (
    ARCHIVE,
    DEFAULT_ARCHIVE,
    DONE,
    HAS_PROBLEMS,
    WRITE,
    Arguments,
    Ended,
    Option,
    command,
    run,
    say,
)
from scripts.edit.journal import beside, write_beside
from scripts.intake.documents.formats import READABLE
from scripts.intake.documents.lines import DocumentText
from scripts.intake.documents.reading import note_on_name
from scripts.intake.margin.reading import MarginMistakes, MarginReading, ReadMotions, read_with_margin, render_mistakes
from scripts.intake.margin.rules import union_rules
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.planning.look_at import is_doubtful
from scripts.intake.planning.motion_lines import render_motions
from scripts.intake.planning.next_steps import render_next_steps
from scripts.intake.planning.plan import make_plan
from scripts.intake.planning.plan_report import render_plan
from scripts.intake.vocabulary.movers import masked
from scripts.opening import open_document, open_sound
from scripts.plan_output import end_plan, render_to_fill_in, staged_by

NOT_YET = "Nothing is written yet."
GUIDE = f"""\
What can be read: {READABLE}

The plan shows which records would be made or added to, where the document differs from a record, and what became of
every line that is in no record. Nothing is written without --write (WRITE=1); with it, everything or nothing is.

If the document is read wrongly, --margin FILE (MARGIN=margin.txt) writes down what each line was taken for. Correct
that file and give the same command again. docs/guide/margin.md says how."""

READ_WRONGLY = """\
Is something missing, or read wrongly? Give the command with MARGIN=margin.txt (--margin margin.txt): it writes down what
each line was taken for. Correct that, and give it again. docs/guide/margin.md says how."""

LARGEST_MARGIN = 20_000_000
"""Bytes of the largest margin file that is read: a document of 100,000 lines has less."""


@command
def main(argv: Sequence[str]) -> int:
    """Import the document that the arguments name. Returns the exit status."""
    arguments = _arguments(argv)
    folder, path = Path(arguments.archive), Path(arguments.from_)
    document = open_document(arguments.from_)
    archive = open_sound(arguments.archive, "Nothing was imported: correct these first.")
    motions, reading, margin_lines = _read_motions(arguments, document, archive)
    plan = make_plan(archive, folder, motions, arguments.meeting, arguments.document, arguments.kind, dt.date.today())
    notes = [f"{path}: {note}" for note in (note_on_name(path, document.format), *map(masked, document.notes)) if note]
    motion_lines = render_motions(
        motions,
        archive.bodies,
        reading.proposed if reading else (),
        quotes=reading is not None,
    )
    if reading is None or arguments.write:
        hint = READ_WRONGLY if reading is None and is_doubtful(motions) else ""
        shown = (motion_lines, render_plan(plan, motions, document), hint)
    elif reading.beginnings and not any(mark.by_hand for mark in motions.marked.marks):
        # The motions are shown once it is known where they begin.
        shown = ("", render_next_steps(reading, arguments.margin), NOT_YET)
    elif reading.is_begun:
        shown = (motion_lines, render_next_steps(reading, arguments.margin), NOT_YET)
    else:
        # What is still to be settled stands last, above what to do next.
        rest = render_plan(plan, motions, document, beside_motions=True)
        shown = (rest, motion_lines, render_next_steps(reading, arguments.margin, _with_write(arguments)))
    say("\n\n".join(filter(None, (*notes, margin_lines, *shown))))
    if reading and reading.is_begun and not arguments.write:
        return DONE
    staged = staged_by(lambda: plan.stage(folder, arguments.archive), arguments.archive)
    status = end_plan(staged, arguments.archive, write=arguments.write)
    if arguments.write and (left := render_to_fill_in(staged, arguments.archive)):
        say(left)
    return status


def _with_write(arguments: argparse.Namespace) -> str:
    """The command that writes what was read: `make import FROM=minutes.pdf MEETING=2027 MARGIN=margin.txt WRITE=1`."""
    named = {"FROM": arguments.from_, "MEETING": arguments.meeting, "MARGIN": arguments.margin}
    named |= {"DOCUMENT": arguments.document, "KIND": arguments.kind or ""}
    named |= {"ARCHIVE": arguments.archive if arguments.archive != DEFAULT_ARCHIVE else ""}
    words = [f"{name}={shlex.quote(value)}" for name, value in named.items() if value]
    return f"WRITE=1 (--write): {' '.join(['make import', *words, 'WRITE=1'])}"


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The options, each of which can be used."""
    meeting = "the meeting that the motions belong to, such as 2018 or 2019-sgm"
    kinds = "what a new document is: notice, minutes, resolutions … (default: recognised from its text)"
    margin = "a file that says what each line is: it is written if it does not exist, and read if it does"
    parser = Arguments(
        "import_document", "Import the motions of a document.", Option("from_", "DOCUMENT", "the path of the document"),
        Option("--meeting", "MEETING", meeting, more={"required": True}),
        Option("--document", "KEY", "the document's key in documents.yaml (default: found or proposed)"),
        Option("--kind", "KIND", kinds, None, _kind), Option("--margin", "FILE", margin), ARCHIVE, WRITE,
        guide=GUIDE, example="make import FROM=motions.docx MEETING=2026",
    )  # fmt: skip
    arguments = parser.parse_args(argv)
    if not re.fullmatch(MEETING_KEY, arguments.meeting):
        parser.error(
            f"'{arguments.meeting}' is not a meeting. Write its year, with a word after it if there were two: 2018 or 2019-sgm."
        )
    if arguments.document and not re.fullmatch(KEY, arguments.document):
        parser.error(f"'{arguments.document}' is not a key. A key has lower-case letters, digits and hyphens.")
    if arguments.margin:
        _check_margin_path(parser, arguments)
    return arguments


def _kind(word: str) -> DocumentKind:
    """A kind of document by its word. Raises ArgumentTypeError."""
    if kind := DocumentKind.by_word().get(word.lower()):
        return kind
    raise argparse.ArgumentTypeError(f"'{word}' is not a kind of document. It may be {listed([*DocumentKind], 'or')}.")


def _check_margin_path(parser: Arguments, arguments: argparse.Namespace) -> None:
    path, archive = Path(arguments.margin), Path(arguments.archive).resolve()
    if path.is_dir():
        parser.error(f"{path} is a folder. Name a file in it: {path / 'margin.txt'}.")
    if archive in path.resolve().parents:
        parser.error(f"{path} lies in the archive, which holds records only. Name another place, such as margin.txt.")
    if path.resolve() == Path(arguments.from_).resolve():
        parser.error(f"{path} is the document itself. Name another file for its margin, such as margin.txt.")
    if not path.absolute().parent.is_dir():
        parser.error(f"There is no folder {path.parent} for {path.name}.")


def _read_motions(
    arguments: argparse.Namespace, document: DocumentText, archive: Archive
) -> tuple[MotionList, MarginReading | None, str]:
    """The document's motions; with a margin file, what came of that and what to print of it. Raises Ended."""
    meeting = archive.meetings.get(arguments.meeting)

    def read(given: Given) -> MotionList:
        return read_motion_list(document, archive.bodies, archive.union.name, meeting.held if meeting else None, given)

    if not arguments.margin:
        return read(Given(union_rules(archive.reading))), None, ""
    try:
        reading, lines = _with_margin(arguments.margin, document, archive, read)
        return reading.motions, reading, lines
    except MarginMistakes as wrong:
        raise Ended(render_mistakes(wrong.mistakes, arguments.margin), HAS_PROBLEMS) from None
    except _MarginUnusable as why:
        raise Ended(f"{arguments.margin}: {why}", HAS_PROBLEMS) from None


# The margin file ------------------------------------------------------------------------------------------------------


class _MarginUnusable(Exception):
    """The margin file cannot be read or written, and a sentence why."""


def _with_margin(margin: str, document: DocumentText, archive: Archive, read: ReadMotions) -> tuple[MarginReading, str]:
    """The motions as the margin file has them, and what to print of the file; it is written where there is none, or brought up to date."""
    path = Path(margin)
    before = _read_margin(path)
    reading = read_with_margin(document, before, archive.reading, read)
    if before != reading.text:
        _write_margin(path, before, reading.text)
    lines = counted(len(document.lines), "line")
    if before is None:
        first = f"{margin} is written: {lines}, each with its mark. Correct it, and give the same command again."
    else:
        first = f"{margin} was read{'' if before == reading.text else ' and brought up to date'}: {lines}."
    return reading, "\n".join([first, *(f"  {line}" for line in reading.notes)])


def _read_margin(path: Path) -> str | None:
    """The file's text, None where there is no such file. Raises _MarginUnusable."""
    try:
        if path.stat().st_size > LARGEST_MARGIN:
            raise _MarginUnusable(f"It has more than {LARGEST_MARGIN // 1_000_000} MB, and is no margin file.")
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        at = error.object[: error.start].count(b"\n") + 1
        raise _MarginUnusable(f"Line {at} is not UTF-8 text. Save the file as UTF-8.") from None
    except OSError as error:
        raise _MarginUnusable(f"The file cannot be read: {error.strerror}.") from None


def _write_margin(path: Path, before: str | None, text: str) -> None:
    """Put the file in place, whole or not at all. Raises _MarginUnusable, also where somebody changed it meanwhile."""
    target = path.resolve()
    try:
        write_beside(target, text.encode())
        if _read_margin(path) != before:
            raise _MarginUnusable("It has changed since it was read. Nothing was written; give the command again.")
        os.replace(beside(target), target)
    except OSError as error:
        raise _MarginUnusable(f"The file cannot be written: {error.strerror}.") from None
    finally:
        beside(target).unlink(missing_ok=True)


if __name__ == "__main__":
    run(main)
