"""How commands open an archive and a document. What cannot be opened ends the command with a sentence."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from schema.archive import Archive
from schema.folder import read_archive
from schema.problems import Problems
from schema.rules import open_archive
from schema.typed import RecordCache
from scripts.arguments import HAS_PROBLEMS, WRONG_USAGE, Ended, say_progress

if TYPE_CHECKING:
    from scripts.intake.documents.lines import DocumentText


@contextmanager
def without_collecting() -> Iterator[None]:
    """Has the collector rest while an archive is read: nothing of that is garbage, and to look takes a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def open_sound(archive: str, ending: str, kept: RecordCache | None = None) -> Archive:
    """The archive in a folder, as typed, without a problem. Raises Ended, where `ending` follows the problems.

    `kept` has what an earlier reading kept.
    """
    try:
        with without_collecting():
            return open_archive(Path(archive), archive, kept)
    except Problems as problems:
        raise Ended(problems.report(ending), HAS_PROBLEMS) from None


def open_readable(archive: str, ending: str = "Nothing was changed.") -> Archive:
    """The archive in a folder, as typed, as far as it can be read; rules may be broken. Raises Ended."""
    reading = read_archive(Path(archive), archive)
    if reading.archive is None:
        raise Ended(Problems(reading.problems, reading.motions).report(ending), HAS_PROBLEMS)
    return reading.archive


def open_document(path: str) -> "DocumentText":
    """The text of a document, by its path as typed. Raises Ended."""
    # Imported here because most commands read no document, and it takes longer than they do.
    from scripts.intake.documents import CannotRead
    from scripts.intake.documents.reading import read_document

    try:
        return read_document(Path(path), say_progress)
    except CannotRead as why:
        raise Ended(f"{path}: {why}", WRONG_USAGE) from None
