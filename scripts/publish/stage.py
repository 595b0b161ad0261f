"""The stage: where the new site is made, aside, until it is whole. The only module that writes to disk."""

import hashlib
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self


class StageProblem(Exception):
    """The site cannot be made so; the message is a sentence."""


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
        """Put a file on the stage. Raises StageProblem where something stands at that path already."""
        # On some systems and servers `A/` and `a/` are one address.
        place = path.casefold()
        if place in self.paths:
            raise StageProblem(f"Two pages want to stand at /{path}. One of two keys has to change.")
        raw = content.encode() if isinstance(content, str) else content
        self.paths[place] = len(raw)
        target = self.folder / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.write_bytes(raw)


class Kept:
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
