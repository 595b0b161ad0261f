"""A change of several files that is made whole or not at all, even if it is interrupted or the power fails.

Before the first file is touched, the contents of all are written into one file of the archive, the journal. It is deleted
when all are written. A command that finds an abandoned journal undoes the change.
"""

import base64
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows has no such lock: there, two commands must not write at once
    fcntl = None  # type: ignore[assignment]

NAME = ".unfinished-change"
"""The journal's name in the archive's folder, which is ignored like all hidden files."""


class InProgress(Exception):
    """Another command is changing this archive."""


@dataclass(frozen=True, slots=True)
class Journal:
    """What the files of a change held before it, as long as it is not finished."""

    folder: Path
    before: Mapping[str, bytes | None]
    """By path within the archive; None where there was no file."""
    file: IO[bytes]
    """Open, and locked, for as long as somebody is writing."""

    @classmethod
    def begin(cls, folder: Path, before: Mapping[str, bytes | None]) -> "Journal":
        """Write a journal, before any of its files is touched. Raises InProgress, and OSError."""
        try:
            file = (folder / NAME).open("xb")
        except FileExistsError:
            raise InProgress from None
        journal = cls(folder, before, file)
        held = {name: None if raw is None else base64.b64encode(raw).decode("ascii") for name, raw in before.items()}
        try:
            _lock(file)
            file.write(json.dumps(held).encode())
            sync(file)
        except BaseException:
            journal.end()
            raise
        return journal

    def undo(self) -> None:
        """Restore every file, and end. Raises OSError; then the journal stays, and it can be tried again."""
        for name, raw in self.before.items():
            target = (self.folder / name).resolve()
            beside(target).unlink(missing_ok=True)
            if raw is None:
                target.unlink(missing_ok=True)
                with suppress(OSError):  # a meeting's folder that was made for it is empty now; another is not
                    target.parent.rmdir()
            elif not target.is_file() or target.read_bytes() != raw:
                write_beside(target, raw)
                os.replace(beside(target), target)
        self.end()

    def end(self) -> None:
        """Delete the journal: what its files hold now is what they are to hold."""
        (self.folder / NAME).unlink(missing_ok=True)
        self.file.close()


def undo_unfinished(folder: Path) -> tuple[str, ...]:
    """Undo an interrupted change. Returns its files, by path within the archive.

    Waits where a command is writing. Raises OSError where a file cannot be written.
    """
    try:
        file = (folder / NAME).open("rb")
    except FileNotFoundError:
        return ()
    with file:
        _lock(file)
        if not (folder / NAME).exists():
            return ()  # it was finished while we waited
        try:
            held = json.loads(file.read())
        except ValueError:
            held = {}  # interrupted before any file was touched
        before = {name: None if text is None else base64.b64decode(text) for name, text in held.items()}
        Journal(folder, before, file).undo()
        return tuple(before)


def beside(target: Path) -> Path:
    """Where a file's new bytes wait: in its folder, under a name that an archive ignores."""
    return target.with_name(f".{target.name}.new")


def write_beside(target: Path, raw: bytes) -> None:
    """Write the bytes that a file is to have beside it, as far as the disk itself."""
    target.parent.mkdir(exist_ok=True)
    with beside(target).open("wb") as file:
        file.write(raw)
        sync(file)
    beside(target).chmod(target.stat().st_mode if target.exists() else 0o644)


def sync(file: IO[bytes]) -> None:
    """Make sure that a file's bytes are on the disk, not only in a buffer."""
    file.flush()
    os.fsync(file.fileno())


def _lock(file: IO[bytes]) -> None:
    """Wait until nobody else has a file locked, and lock it until it is closed."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX)
