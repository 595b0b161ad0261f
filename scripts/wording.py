"""Put the official wording into the records: only where it is the text whose fingerprint the record has."""

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from schema.archive import Archive
from scripts.arguments import ARCHIVE, HAS_PROBLEMS, WRITE, WRONG_USAGE, Arguments, Ended, Option, command, run, say
from scripts.edit.changes import ChangeSet, stage
from scripts.edit.fill_in import without_mark
from scripts.edit.outcomes import file_of
from scripts.intake.documents.lines import DocumentText
from scripts.intake.margin.rules import union_rules
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.planning.proposals import WORK_IN
from scripts.intake.planning.wordings import (
    best_meeting,
    compare_wordings,
    plan_correction,
    plan_wordings,
    render_difference,
    render_wordings,
)
from scripts.intake.planning.words_passed import NotPassed, plan_words_passed, words_passed
from scripts.opening import open_document, open_sound
from scripts.plan_output import end_plan, staged_by

GUIDE = """\
If a text does not match the fingerprint in the record, the words that differ are shown, and nothing is written for that
motion. Is the document right, and the archive wrong? Then record the correction, one motion at a time:
--correct 2018/7 --because "The list was misread." The record keeps it as an erratum, with the day.

Was a motion carried as amended, and does the record hold the words as they were before? Put the words as passed, and
nothing else, into a text file: wording words.txt --passed 2018/7. If the earlier words were published, say why they
change: --because "The minutes came." """


@command
def main(argv: Sequence[str]) -> int:
    """Add wording from the document that the arguments name. Returns the exit status."""
    parser = Arguments(
        "wording", "Put the official wording of a document into the records that it belongs to.",
        Option("from_", "DOCUMENT", "the path of the document"),
        Option("--meeting", "MEETING", "the meeting, such as 2018 (default: the one whose fingerprints match)"),
        Option("--correct", "KEY", "record the document's text as a correction of this motion, such as 2018/7"),
        Option("--passed", "KEY", "the document has the words of this motion as passed, with its amendments"),
        Option("--because", "WORDS", "the reason: for --correct, and for --passed if other words were published"),
        ARCHIVE, WRITE, guide=GUIDE,
    )  # fmt: skip
    arguments = parser.parse_args(argv)
    if arguments.passed and (arguments.correct or arguments.meeting):
        parser.error("--passed names one motion; --correct and --meeting do not go with it.")
    if not arguments.passed and bool(arguments.correct) != bool(arguments.because.strip()):
        parser.error("--correct and --because go together: a correction has a reason.")
    folder = Path(arguments.archive)
    document = open_document(arguments.from_)
    archive = open_sound(arguments.archive, "Nothing was changed: correct these first.")
    if arguments.passed:
        return _record_words_passed(arguments, document, archive)
    given = Given(union_rules(archive.reading))
    motions = read_motion_list(document, archive.bodies, archive.union.name, given=given)
    meeting = arguments.meeting or best_meeting(archive, motions)
    if meeting not in archive.meetings:
        parser.error(
            f"There is no meeting '{meeting}' in {arguments.archive}."
            if meeting
            else "No meeting's fingerprints fit this document. Name one: --meeting 2018"
        )
    today = dt.date.today()
    compared = compare_wordings(archive, meeting, motions)
    steps = plan_wordings(folder, compared, today)
    if arguments.correct:
        wanted = next((wording for wording in compared if wording.record.key == arguments.correct), None)
        if wanted is None or not wanted.wording:
            parser.error(f"The document has no text for '{arguments.correct}'.")
        if wanted.is_held:
            parser.error(f"{arguments.correct} holds this wording already.")
        plan_correction(steps, wanted, arguments.because.strip(), today)
    say(render_wordings(compared, arguments.correct))
    staged = staged_by(lambda: stage(folder, arguments.archive, steps.steps), arguments.archive)
    return end_plan(staged, arguments.archive, write=arguments.write)


def _record_words_passed(arguments: argparse.Namespace, document: DocumentText, archive: Archive) -> int:
    """Show the words passed beside those held, and record them where asked to. Returns the exit status."""
    key, folder, today = arguments.passed, Path(arguments.archive), dt.date.today()
    record = archive.find(key)
    if record is None:
        raise Ended(f"There is no motion '{key}' in {arguments.archive}.", WRONG_USAGE)
    try:
        passed = words_passed(record, document.lines)
    except NotPassed as why:
        raise Ended(f"{record.key}: {why} Nothing was changed.", HAS_PROBLEMS) from None
    steps = ChangeSet(folder, today)
    plan_words_passed(steps, passed, arguments.because.strip(), today)
    lines = render_difference(passed.words_before, passed.wording)
    say("\n".join([f"{record.key}: record the words passed", *(f"    {line}" for line in lines)]))
    staged = staged_by(lambda: stage(folder, arguments.archive, steps.steps), arguments.archive)
    return end_plan(without_mark(staged, file_of(record.key), WORK_IN), arguments.archive, write=arguments.write)


if __name__ == "__main__":
    run(main)
