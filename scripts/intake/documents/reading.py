"""A file is read into lines, in a process of its own with limited time and memory."""

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from scripts.intake.documents import CannotRead, Progress, limits, no_progress
from scripts.intake.documents.exchange import parse_document
from scripts.intake.documents.formats import ENDINGS, read_bytes
from scripts.intake.documents.lines import DocumentText, Line

ROOT = Path(__file__).resolve().parents[3]
_OUT_OF_TIME = [-getattr(signal, name) for name in ("SIGXCPU",) if hasattr(signal, name)]
"""The status of a process that used up its processor time."""
CHILD = ("-m", "scripts.intake.documents.child")
_KEPT = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""What the process that reads is given of this one's environment, which may hold keys that are nobody's business."""


def read_document(path: Path, progress: Progress = no_progress) -> DocumentText:
    """The lines of a document.

    `progress` is called with how many pages are done and how many there are, where that takes long. Raises CannotRead
    with a sentence.
    """
    with _opened(path) as file:
        return _read_in_child(file, path, progress)


def read_text(text: str, name: str = "") -> DocumentText:
    """The lines of a plain text that was pasted or sent with a form. Raises CannotRead."""
    document = read_bytes(text.encode(), ".txt", no_progress)
    return replace(document, name=name)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a plain text that was pasted; none if it is empty. Raises CannotRead."""
    return read_text(text).lines if text.strip() else ()


def note_on_name(path: Path, kind: str) -> str:
    """A sentence where the name's ending promises another format than was found; else nothing."""
    promised = ENDINGS.get(path.suffix.lower())
    if promised in (None, kind):
        return ""
    return f"Its name ends in {path.suffix}, but it is a file of another kind ({kind}), and was read as that."


def _opened(path: Path) -> BinaryIO:
    """A file, opened. Raises CannotRead where it is none, or too large."""
    try:
        # Opening a named pipe would wait for whoever writes to it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise CannotRead("There is no such file.") from None
    except IsADirectoryError:
        raise CannotRead(_FOLDER) from None
    except OSError as error:
        raise CannotRead(_FOLDER if path.is_dir() else f"The file cannot be opened: {error.strerror}.") from None
    file = open(descriptor, "rb") if not stat.S_ISDIR(os.fstat(descriptor).st_mode) else None  # noqa: SIM115
    if file is None:
        os.close(descriptor)
        raise CannotRead(_FOLDER)
    status = os.fstat(descriptor)
    try:
        if not stat.S_ISREG(status.st_mode):
            raise CannotRead("This is not a file but a device or a pipe. Save the document as a file first.")
        if status.st_size > limits.LARGEST:
            raise CannotRead(
                f"It has {status.st_size / 1_000_000:.0f} MB; {limits.LARGEST // 1_000_000} MB is the most that can be read. "
                "Save a copy without its pictures, or import it in parts."
            )
    except CannotRead:
        file.close()
        raise
    return file


_FOLDER = "This is a folder. Name one document in it."
_TOO_SLOW = "It could not be read within {} seconds. Save the motions by themselves, or import it in parts."
_BROKE = "The program that reads it stopped. The file is damaged, or does not follow its format."


def _read_in_child(file: BinaryIO, path: Path, progress: Progress) -> DocumentText:
    command = [sys.executable, *CHILD, path.suffix.lower()]
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    with subprocess.Popen(
        command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment
    ) as child:
        assert child.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(limits.SECONDS_OF_THE_CLOCK, end)
        timer.start()
        try:
            word, rest = _answer(child.stdout, progress)
        finally:
            timer.cancel()
            child.kill()
    if word == "document":
        return parse_document(rest, path.name)
    if rest:
        raise CannotRead(json.loads(rest))
    raise CannotRead(_TOO_SLOW.format(limits.SECONDS) if late.is_set() or child.returncode in _OUT_OF_TIME else _BROKE)


def _answer(output: Iterable[bytes], progress: Progress) -> tuple[str, str]:
    """The child's last line, once its report of every page was passed on; nothing where it ended without one."""
    for line in output:
        word, _, rest = line.decode("ascii").rstrip("\n").partition(" ")
        if word != "pages":
            return word, rest
        progress(*json.loads(rest))
    return "", ""
