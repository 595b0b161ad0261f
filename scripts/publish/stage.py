"""The stage: a folder beside the site in which the new site is made. The only module that writes what is published."""

import contextlib
import ctypes
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

MARK = ".made-by-agm-motions"
"""The file that marks a folder as a site of ours. No other folder is ever replaced."""

MARK_TEXT = "Every build replaces this whole folder. Whatever else is put here is lost.\n"

ENDINGS = ("new", "old")
"""What a build has beside the site: the new one, and for a moment the old one."""

BEFORE_THE_MARK = ("index.html", "assets/site.css", "data/motions.json")
"""The files that identify a site built before there was a mark."""


class StageProblem(Exception):
    """The site cannot be made. The message is for the person who builds it."""


class Piece(str):
    """Part of a file that is never held whole in memory: it is appended to the parts already written."""


class Stage:
    """A new site beside the old one, which it replaces when the context ends without an error.

    with Stage(site) as stage:
        stage.write("2018/12/index.html", page)

    Raises StageProblem if the folder cannot be written, or has anything but a site of ours in it.
    """

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()
        if not self.site.name:
            raise StageProblem(f"{site} cannot hold a site: name a folder for it.")
        self.folder = self._aside("new")
        self.paths: dict[str, int] = {}
        self._folders = {""}
        self._carried: dict[str, Mapping[str, int]] = {}
        self.moved: list[str] = []
        """The folders of the old site that the new one has, whose files nobody touched."""
        self._pieced: dict[str, BinaryIO] = {}

    def __enter__(self) -> Self:
        with _sentences(self.site):
            self._tidy_up()
            if self.site.exists() and not self.site.is_dir():
                raise StageProblem(f"{self.site} is a file, and should be a folder.")
            if self.site.is_dir() and any(self.site.iterdir()) and not is_our_site(self.site):
                raise StageProblem(
                    f"{self.site} has something in it that this program did not build. Name an empty folder, or one with a site of ours."
                )
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
            with _sentences(self.site):
                self._mend(os.getpid())

    def _aside(self, ending: str, process: int | None = None) -> Path:
        return self.site.with_name(f".{self.site.name}.{process or os.getpid()}.{ending}")

    def _swap_in(self) -> None:
        """Put the new site in place of the old one, without a moment in which there is none if the system can do that.

        The new site first leads to the carried folders of the old one, then has them itself, each in one step: nobody ever
        finds it without them.
        """
        leading = [folder for folder, sizes in self._carried.items() if self._lead_to_old(folder, sizes)]
        if not self.site.exists():
            self.folder.rename(self.site)
        elif exchange(self.folder, self.site):
            self.moved = leading
        else:
            for folder in leading:
                os.unlink(self.folder / folder)
                self._link_all(self._carried[folder])
            old = self._aside("old")
            self.site.rename(old)
            self.folder.rename(self.site)

    def _lead_to_old(self, folder: str, sizes: Mapping[str, int]) -> bool:
        """Have a folder of the new site lead to that of the old one, where it will be when both are exchanged. Returns whether it
        does; where it cannot, or has something in it already, the files are linked."""
        if stat.S_ISDIR(os.lstat(self.site / folder).st_mode):
            with contextlib.suppress(OSError):
                os.symlink(_way_to_old(self.folder, folder), self.folder / folder, target_is_directory=True)
                return True
        self._link_all(sizes)
        return False

    def _mend(self, process: int) -> None:
        """Make the site whole after a build, and delete the build's folders: either it has been swapped in, or it is the old one,
        which gets back its name."""
        new, old = (self._aside(ending, process) for ending in ENDINGS)
        if old.exists() and not self.site.exists():
            old.rename(self.site)
        if _bring_over(new, self.site):
            shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)

    def _tidy_up(self) -> None:
        """Clean up after builds that were killed."""
        if not self.site.parent.is_dir():
            return
        ours = re.compile(rf"\.{re.escape(self.site.name)}\.(\d+)\.({'|'.join(ENDINGS)})")
        found = {int(match[1]) for path in self.site.parent.iterdir() if (match := ours.fullmatch(path.name))}
        for process in sorted(found):
            if process == os.getpid() or not is_running(process):
                self._mend(process)

    def _take(self, path: str) -> None:
        """Reserve a path for a file. Raises StageProblem if it is taken."""
        # On some systems and servers `A/` and `a/` are the same address.
        place = path.casefold()
        if place in self.paths:
            raise _taken(path)
        self.paths[place] = 0

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file, or append the next piece of one. Raises StageProblem if another file has its path."""
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
                self.put(path, raw)

    def put(self, path: str, raw: bytes) -> None:
        """Write a whole file, for another process of the same build to `note`. Raises StageProblem if another file has its path."""
        with _sentences(self.site):
            if self._linked(path, raw):
                return
            try:
                with self._new_file(path) as file:
                    file.write(raw)
            except FileExistsError:
                raise _taken(path) from None

    def note(self, path: str, size: int) -> None:
        """Note a file that another process has `put`, with its bytes. Raises StageProblem if another file has its path."""
        self._take(path)
        self.paths[path.casefold()] = size
        self._make_folder(path.rpartition("/")[0])

    def link(self, path: str, size: int) -> bool:
        """Use the old site's file under a second name (a hard link) without reading it. Returns whether that could be done.

        Only where the old site is known to be as it was built, and the file to be what would be written. `size` is in bytes.
        """
        try:
            os.link(f"{self.site}/{path}", self._new_path(path))
        except OSError:  # as in `_linked`
            return False
        self._take(path)
        self.paths[path.casefold()] = size
        return True

    def carry(self, folder: str, sizes: Mapping[str, int]) -> None:
        """Take over a folder of the old site without reading its files. `sizes` has the bytes of each of them, by path from the root.
        Raises StageProblem if another file has the path of one.

        Only where the old site is known to be as it was built, and the files to be all that would be written there.
        """
        for path, size in sizes.items():
            self._take(path)
            self.paths[path.casefold()] = size
        self._carried[folder] = sizes

    def _link_all(self, paths: Iterable[str]) -> None:
        """Use files of the old site under a second name, or copy them where there are no hard links."""
        for path in paths:
            try:
                os.link(f"{self.site}/{path}", self._new_path(path))
            except OSError:
                shutil.copyfile(f"{self.site}/{path}", self._new_path(path))

    def _linked(self, path: str, raw: bytes) -> bool:
        """Use the old site's file under a second name (a hard link), if it is the same byte for byte. Returns whether it is.

        That takes a quarter of the time of writing it, and is safe because no file of a site is ever changed in place. A file
        that already has another link, which somebody else made, is not used.
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
        except OSError:  # it is not there, cannot be read, or the file system has no hard links
            return False
        return True

    def _new_file(self, path: str) -> BinaryIO:
        """A new file, opened for writing."""
        return open(self._new_path(path), "xb")

    def _new_path(self, path: str) -> str:
        """The path on the disk of a file of the new site. Its folder is made if need be."""
        folder, _, name = path.rpartition("/")
        self._make_folder(folder)
        return f"{self.folder}/{folder}/{name}"

    def _make_folder(self, folder: str) -> None:
        """Make a folder of the new site, by its path from the root, and those that it is in, unless they are there."""
        if folder in self._folders:
            return
        self._make_folder(folder.rpartition("/")[0])
        with contextlib.suppress(FileExistsError):  # on some systems `A` and `a` are one folder
            os.mkdir(f"{self.folder}/{folder}")
        self._folders.add(folder)

    def _close_pieced(self) -> None:
        """Close the files that are written in pieces."""
        while self._pieced:
            self._pieced.popitem()[1].close()

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """A new file for the caller to write to. Raises StageProblem as `write` does."""
        self._take(path)
        with _sentences(self.site), self._new_file(path) as file:
            yield file
            self.paths[path.casefold()] = file.tell()


def _taken(path: str) -> StageProblem:
    return StageProblem(f"Two pages have the address /{path}. One of the two keys has to change.")


def replace_files(site: Path, files: Mapping[str, bytes]) -> None:
    """Replace some files of a site, in the order given, each in one step. Raises StageProblem as `Stage.write` does."""
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


def _way_to_old(new: Path, folder: str) -> str:
    """The way from a site to a folder of the old one, which has the new one's name once both are exchanged."""
    return f"../{new.name}/{folder}"


def _bring_over(old: Path, site: Path) -> bool:
    """Give a site the folders of the old one to which it leads. Returns whether it leads to none any more."""
    if not (old.is_dir() and site.is_dir()):
        return True
    folders = [
        name
        for name in os.listdir(site)
        if os.path.islink(site / name) and os.readlink(site / name) == _way_to_old(old, name)
    ]
    return all(exchange(old / name, site / name) for name in folders)


def is_our_site(folder: Path) -> bool:
    """Whether a folder is a site that a build of ours made."""
    return (folder / MARK).is_file() or all((folder / name).is_file() for name in BEFORE_THE_MARK)


def exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step. Returns False, and does nothing, if the system has no such call.

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
    """Whether a process with this id is running. Always true on Windows, where asking would end it."""
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
    """Turns what the system refuses (a full disk, a folder without permission) into a StageProblem."""
    try:
        yield
    except OSError as error:
        raise StageProblem(
            f"{error.filename or site} cannot be written: {error.strerror or error}. The site was not changed."
        ) from error
