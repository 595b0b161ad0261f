"""The stage: the folder beside the site in which the new site is made until it is whole. The only module that writes what is published."""

import ctypes
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

MARK = ".made-by-agm-motions"
"""The file by which a site of ours is known: no other folder is ever replaced."""

MARK_TEXT = "Every build replaces this whole folder. Whatever else is put here is lost.\n"

BEFORE_THE_MARK = ("index.html", "assets/site.css", "data/motions.json")
"""By these a site is recognised that was built before sites had a mark."""


class StageProblem(Exception):
    """The site cannot be made; the message is a sentence for the person who builds it."""


class Piece(str):
    """A part of a file that is never held whole: it is appended to the parts that were written before it."""


class Stage:
    """A new site beside the old one. Leaving it without an error puts the new one in the old one's place, whole.

    with Stage(site) as stage:
        stage.write("2018/12/index.html", page)

    Raises StageProblem where the folder cannot be written, or holds anything but a site of ours.
    """

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()
        if not self.site.name:
            raise StageProblem(f"{site} cannot hold a site: name a folder for it.")
        self.folder = self._aside("new")
        self.paths: dict[str, int] = {}
        self._folders: set[str] = set()
        self._pieced: dict[str, BinaryIO] = {}

    def __enter__(self) -> Self:
        with _sentences(self.site):
            self._tidy_up()
            if self.site.exists() and not self.site.is_dir():
                raise StageProblem(f"{self.site} is a file; a folder is expected there.")
            if self.site.is_dir() and any(self.site.iterdir()) and not is_our_site(self.site):
                raise StageProblem(
                    f"{self.site} holds something that this archive did not build. Name an empty folder, or one with a site of ours."
                )
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            (self.folder / MARK).write_text(MARK_TEXT, encoding="utf-8")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                with _sentences(self.site):
                    self._close_pieced()
                    self._swap_in()
        finally:
            self._close_pieced()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _aside(self, ending: str) -> Path:
        return self.site.with_name(f".{self.site.name}.{os.getpid()}.{ending}")

    def _swap_in(self) -> None:
        """Put the new site in the place of the old one, so that at no moment there is none, where the system can do that."""
        if not self.site.exists():
            self.folder.rename(self.site)
        elif not exchange(self.folder, self.site):
            old = self._aside("old")
            self.site.rename(old)
            self.folder.rename(self.site)
            shutil.rmtree(old, ignore_errors=True)

    def _tidy_up(self) -> None:
        """Put right what builds that were killed left: the old site without its name, folders beside it."""
        if not self.site.parent.is_dir():
            return
        ours = re.compile(rf"\.{re.escape(self.site.name)}\.(\d+)\.(new|old)")
        for path in sorted(self.site.parent.iterdir()):
            match = ours.fullmatch(path.name)
            if match is None or is_running(int(match[1])):
                continue
            if match[2] == "old" and not self.site.exists():
                path.rename(self.site)
            else:
                shutil.rmtree(path, ignore_errors=True)

    def _take(self, path: str) -> None:
        """Take a path for a file. Raises StageProblem where there is another at it."""
        # On some systems and servers `A/` and `a/` are one address.
        place = path.casefold()
        if place in self.paths:
            raise StageProblem(f"Two pages want the address /{path}. One of two keys has to change.")
        self.paths[place] = 0

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file, or append the next piece of one. Raises StageProblem where there is another file at its path."""
        place = path.casefold()
        piece = isinstance(content, Piece)
        if not (piece and place in self._pieced):
            self._take(path)
        raw = content.encode() if isinstance(content, str) else content
        self.paths[place] += len(raw)
        with _sentences(self.site):
            if piece:
                if place not in self._pieced:
                    self._pieced[place] = self._new_file(path)
                self._pieced[place].write(raw)
            else:
                if self._linked(path, raw):
                    return
                with self._new_file(path) as file:
                    file.write(raw)

    def _linked(self, path: str, raw: bytes) -> bool:
        """Whether the old site has the same file, byte for byte, and it is now the new site's too, under a second name.

        That takes a quarter of the time of writing it. No file of a site is ever written to again; one that somebody else
        has a link to is left alone.
        """
        old = f"{self.site}/{path}"
        try:
            known = os.lstat(old)
            if not stat.S_ISREG(known.st_mode) or known.st_size != len(raw) or known.st_nlink != 1:
                return False
            with open(old, "rb") as file:
                if file.read() != raw:
                    return False
            os.link(old, self._new_path(path))
        except OSError:  # there is none, it cannot be read, or this file system has no such links
            return False
        return True

    def _new_file(self, path: str) -> BinaryIO:
        """A file that is not there yet, opened for writing."""
        return open(self._new_path(path), "xb")

    def _new_path(self, path: str) -> str:
        """Where a file of the new site stands, whose folder is there."""
        folder, _, name = f"{self.folder}/{path}".rpartition("/")
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)
            self._folders.add(folder)
        return f"{folder}/{name}"

    def _close_pieced(self) -> None:
        """Write what is left of the files made in pieces."""
        while self._pieced:
            self._pieced.popitem()[1].close()

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """A new file that the caller writes to. Raises StageProblem as `write` does."""
        self._take(path)
        with _sentences(self.site), self._new_file(path) as file:
            yield file
            self.paths[path.casefold()] = file.tell()


def replace_files(site: Path, files: Mapping[str, bytes]) -> None:
    """Give some files of a site new contents, one after the other in the order given, each in one step.

    Raises StageProblem as `Stage.write` does.
    """
    site = site.resolve()
    aside = site.with_name(f".{site.name}.{os.getpid()}.new")
    with _sentences(site):
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        try:
            for path, content in files.items():
                (aside / "file").write_bytes(content)
                os.replace(aside / "file", site / path)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def is_our_site(folder: Path) -> bool:
    """Whether a folder holds a site that a build of ours made."""
    return (folder / MARK).is_file() or all((folder / name).is_file() for name in BEFORE_THE_MARK)


def exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step. False, and nothing done, where the system has no such call.

    Linux: renameat2(2) with RENAME_EXCHANGE. macOS: renamex_np(2) with RENAME_SWAP.
    """
    names = os.fsencode(one), os.fsencode(other)
    at_working_folder, flag = -100, 2
    try:
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(system.renamex_np(*names, flag) == 0)
        return bool(system.renameat2(at_working_folder, names[0], at_working_folder, names[1], flag) == 0)
    except (AttributeError, OSError, TypeError):  # an older system, or Windows
        return False


def is_running(process: int) -> bool:
    """Whether a process with this number is running; on Windows, where asking would end it, always true."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def _sentences(site: Path) -> Iterator[None]:
    """What the system refuses (a full disk, a folder that may not be written), as a StageProblem."""
    try:
        yield
    except OSError as error:
        raise StageProblem(
            f"{error.filename or site} cannot be written: {error.strerror or error}. The site was not changed."
        ) from error
