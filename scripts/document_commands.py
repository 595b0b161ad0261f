"""What the commands that read a document have in common: they open it and the archive, and end by writing or not."""

from collections.abc import Callable
from pathlib import Path

from schema.archive import Archive
from schema.problems import Problems, counted
from schema.rules import open_archive
from scripts.arguments import DONE, HAS_PROBLEMS, WRONG_USAGE, say, say_progress
from scripts.edit.changes import CannotEdit, Staged, WouldBreak
from scripts.intake.documents import CannotRead
from scripts.intake.documents.lines import DocumentText
from scripts.intake.documents.reading import read_document


class NotOpened(Exception):
    """The document or the archive could not be opened, which was told; `status` is the command's exit status."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


def open_both(document: str, archive: str, closing: str) -> tuple[DocumentText, Archive]:
    """A document, and the archive that it goes into, by their paths as typed.

    Raises NotOpened after printing what is wrong; `closing` follows the problems of an archive.
    """
    try:
        text = read_document(Path(document), say_progress)
    except CannotRead as why:
        say(f"{document}: {why}")
        raise NotOpened(WRONG_USAGE) from None
    try:
        return text, open_archive(Path(archive), archive)
    except Problems as error:
        say(error.report(closing))
        raise NotOpened(HAS_PROBLEMS) from None


def finish(stage: Callable[[], Staged], archive: str, *, write: bool) -> int:
    """Work out all files and write them if asked to; say what was done. Returns the exit status."""
    try:
        staged = stage()
        if write and staged.files:
            staged.write()
    except (CannotEdit, WouldBreak) as why:
        say(f"\n{why.report() if isinstance(why, WouldBreak) else why}")
        return HAS_PROBLEMS
    if not staged.files:
        say("\nThere is nothing to write.")
    elif write:
        say(f"\nWritten: {counted(len(staged.files), 'file')}. Now: make check ARCHIVE={archive}")
    else:
        say("\nNothing is written yet. The same command with WRITE=1 at its end (--write) writes it.")
    return DONE
