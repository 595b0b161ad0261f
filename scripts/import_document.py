"""Import a motion list: read a document, show what it would change in the archive, and write that when told to."""

import re
from collections.abc import Sequence
from pathlib import Path

from schema.fields import KEY, MEETING_KEY
from scripts.arguments import Arguments, run, say
from scripts.document_commands import NotOpened, finish, open_both
from scripts.intake.documents.formats import READABLE
from scripts.intake.motion_list import read_motion_list
from scripts.intake.plan import make_plan, render_plan
from scripts.intake.reading import note_on_name

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
    if arguments.document and not re.fullmatch(KEY, arguments.document):
        parser.error(f"'{arguments.document}' is no key. A key has lower-case letters, figures and hyphens.")
    try:
        document, archive = open_both(arguments.from_, arguments.archive, "Nothing was imported: mend these first.")
    except NotOpened as ended:
        return ended.status
    meeting = archive.meetings.get(meeting_key)
    found_list = read_motion_list(document, archive.bodies, archive.union.name, meeting.held if meeting else None)
    plan = make_plan(archive, folder, found_list, meeting_key, arguments.document, path.name)
    notes = [f"{path}: {note}" for note in (note_on_name(path, document.format), *document.notes) if note]
    say("\n\n".join([*notes, render_plan(plan, found_list, document)]))
    return finish(lambda: plan.stage(folder, arguments.archive), arguments.archive, write=arguments.write)


if __name__ == "__main__":
    run(main)
