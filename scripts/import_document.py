"""Import a motion list: read a document, show what it would change in the archive, and write that when told to."""

import re
from collections.abc import Sequence
from pathlib import Path

from schema.fields import MEETING_KEY
from schema.problems import Problems
from schema.rules import open_archive
from scripts.arguments import DONE, HAS_PROBLEMS, WRONG_USAGE, Arguments, run, say, say_progress
from scripts.edit.changes import CannotEdit, WouldBreak
from scripts.intake.motion_list import read_motion_list
from scripts.intake.plan import make_plan, render_plan
from scripts.intake.readers import CannotRead
from scripts.intake.reading import READABLE, note_on_name, read_document

GUIDE = f"""\
What is read: {READABLE}

The plan tells which records would be made or added to, where the document says otherwise than a record, and what
became of every line that is in no record. Nothing is written without --write (WRITE=1), and then all or nothing."""


def main(argv: Sequence[str]) -> int:
    """Import the document that the arguments name. Returns the exit status."""
    parser = Arguments("import_document", "Import the motions of a document.")
    parser.add_argument("from_", metavar="DOCUMENT", help="the document: its path")
    parser.add_argument(
        "--meeting",
        metavar="MEETING",
        required=True,
        help="the meeting that the motions belong to, as 2018 or 2019-sgm",
    )
    parser.add_argument(
        "--document", metavar="KEY", default="", help="the document's key in documents.yaml (else: found or proposed)"
    )
    parser.add_archive()
    parser.add_write()
    parser.add_guide(GUIDE)
    arguments = parser.parse_args(argv)
    meeting_key, folder, path = arguments.meeting, Path(arguments.archive), Path(arguments.from_)
    if not re.fullmatch(MEETING_KEY, meeting_key):
        parser.error(
            f"'{meeting_key}' is no meeting. Write its year, with a word behind it where there were two: 2018 or 2019-sgm."
        )
    try:
        document = read_document(path, say_progress)
    except CannotRead as why:
        say(f"{path}: {why}")
        return WRONG_USAGE
    try:
        archive = open_archive(folder, arguments.archive)
    except Problems as found:
        say(found.report("Nothing was imported: mend these first."))
        return HAS_PROBLEMS
    if arguments.document and not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", arguments.document):
        parser.error(f"'{arguments.document}' is no key. A key has lower-case letters, figures and hyphens.")
    meeting = archive.meetings.get(meeting_key)
    found_list = read_motion_list(document, archive.bodies, archive.union.name, meeting.held if meeting else None)
    plan = make_plan(archive, folder, found_list, meeting_key, arguments.document, path.name)
    note = note_on_name(path, document.format)
    say("\n\n".join(filter(None, (f"{path}: {note}" if note else "", render_plan(plan, found_list, document)))))
    try:
        staged = plan.stage(folder, arguments.archive)
        if arguments.write:
            staged.write()
    except WouldBreak as broken:
        say(f"\n{broken.report()}")
        return HAS_PROBLEMS
    except CannotEdit as why:
        say(f"\n{why}")
        return HAS_PROBLEMS
    if plan.is_empty:
        say("\nThere is nothing to write.")
    elif arguments.write:
        say(f"\nWritten: {len(staged.files)} files. Now: make check ARCHIVE={arguments.archive}")
    else:
        say("\nNothing was written. With --write (WRITE=1) it is.")
    return DONE


if __name__ == "__main__":
    run(main)
