"""The stage: where the new site is made, aside, until it is whole. The only module that writes to disk."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self


class StageProblem(Exception):
    """The site cannot be made so; the message is a sentence."""


class Piece(str):
    """A part of a file that is never held whole: it goes behind the parts that were written before it."""


class Stage:
    """A new site beside the old one. Leaving it without an error swaps the new one in, whole.

    with Stage(site) as stage:
        stage.write("2018/12/index.html", page)
    """

    def __init__(self, site: Path) -> None:
        self.site = site.resolve()
        self.folder = self.site.with_name(f".{self.site.name}.{os.getpid()}.new")
        self.paths: dict[str, int] = {}
        self._folders: set[Path] = set()
        self._pieced: set[str] = set()

    def __enter__(self) -> Self:
        if self.site.exists() and not self.site.is_dir():
            raise StageProblem(f"{self.site} is a file; a folder is expected there.")
        if self.site.is_dir() and any(self.site.iterdir()) and not (self.site / "index.html").exists():
            raise StageProblem(
                f"{self.site} holds something that is no site. Name an empty folder, or one with a site in it."
            )
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            return
        old = self.folder.with_suffix(".old")
        shutil.rmtree(old, ignore_errors=True)
        if self.site.exists():
            self.site.rename(old)
        self.folder.rename(self.site)
        shutil.rmtree(old, ignore_errors=True)

    def write(self, path: str, content: str | bytes) -> None:
        """Put a file, or the next piece of one, on the stage. Raises StageProblem where something else stands there."""
        # On some systems and servers `A/` and `a/` are one address.
        place = path.casefold()
        piece = isinstance(content, Piece)
        if place in self.paths and not (piece and place in self._pieced):
            raise StageProblem(f"Two pages want to stand at /{path}. One of two keys has to change.")
        raw = content.encode() if isinstance(content, str) else content
        self.paths[place] = self.paths.get(place, 0) + len(raw)
        target = self.folder / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        if piece:
            self._pieced.add(place)
        with target.open("ab" if piece else "wb") as file:
            file.write(raw)

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """A new file on the stage, written bit by bit. Raises StageProblem as `write` does."""
        self.write(path, b"")
        with (self.folder / path).open("wb") as file:
            yield file
            self.paths[path.casefold()] = file.tell()

    def names(self, wanted: Callable[[str], bool]) -> list[str]:
        """The paths of the files on the stage that are wanted, in order."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return sorted(path for path in found if wanted(path))

    def files(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Files on the stage, each with what it holds; a name that is not there yet is passed over."""
        for name in names:
            if name.casefold() in self.paths:
                yield name, (self.folder / name).read_bytes()


class BuildCache:
    """Files that were made before and cost time to make: books and pictures, by a name made of all that went into them.

    Without a folder nothing is kept, and all is made anew.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._used: set[str] = set()

    @staticmethod
    def name(*parts: str) -> str:
        """The name under which a file is kept that is made from these texts and nothing else."""
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def take(self, name: str) -> bytes | None:
        """The file of a name; None where it has yet to be made."""
        self._used.add(name)
        if self.folder is None:
            return None
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def keep(self, name: str, content: bytes) -> bytes:
        """Keep a file for next time. Returns its content."""
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
            # Written aside first, so that a build that is stopped leaves no half of a book behind.
            aside = self.folder / f"{name}.{os.getpid()}"
            aside.write_bytes(content)
            aside.replace(self.folder / name)
        return content

    def forget_unused(self) -> None:
        """Delete what no page of this build used."""
        if self.folder is not None and self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.name not in self._used:
                    path.unlink(missing_ok=True)
