"""Put the official wording into the records: only where it is the text whose fingerprint the record has."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from scripts.arguments import Arguments, command, run, say
from scripts.edit.changes import stage
from scripts.intake.margin.rules import union_rules
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.planning.wordings import (
    best_meeting,
    compare_wordings,
    plan_correction,
    plan_wordings,
    render_wordings,
)
from scripts.opening import open_document, open_sound
from scripts.plan_output import end_plan, staged_by

GUIDE = """\
Where a text is not the one that the record's fingerprint was made of, the words that differ are shown and nothing is
written for that motion. Is the text of the document right, and what the archive has wrong? Then record the correction,
one motion at a time: --correct 2018/7 --because "The list was misread." The record keeps it as an erratum, with the day."""


@command
def main(argv: Sequence[str]) -> int:
    """Add wording from the document that the arguments name. Returns the exit status."""
    parser = Arguments("wording", "Put the official wording of a document into the records that it belongs to.")
    parser.add_argument("from_", metavar="DOCUMENT", help="the document: its path")
    parser.add_text("--meeting", "MEETING", "the meeting, as 2018 (else: the one whose fingerprints fit)")
    parser.add_text("--correct", "KEY", "record the document's text as a correction of this motion, as 2018/7")
    parser.add_text("--because", "WORDS", "why, for --correct")
    parser.add_archive()
    parser.add_write()
    parser.add_guide(GUIDE)
    arguments = parser.parse_args(argv)
    if bool(arguments.correct) != bool(arguments.because.strip()):
        parser.error("--correct and --because go together: a correction has a reason.")
    folder = Path(arguments.archive)
    document = open_document(arguments.from_)
    archive = open_sound(arguments.archive, "Nothing was changed: correct these first.")
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


if __name__ == "__main__":
    run(main)
