"""What a build keeps for the next build of the same archive and site: a database of finished parts, each with a checksum.

Nothing depends on it. If anything is wrong with it, it is deleted and everything is made again.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

CACHE: Path | None = Path(__file__).resolve().parents[2] / "build/cache"
"""Where finished parts are kept from one build to the next: a file for each archive and site."""

CACHES = 16
"""How many files of kept parts there may be: one for each site, one for the records of each archive, and that of the frames.

Those used longest ago are deleted.
"""

VERSION = 2
"""The version of the database. A database of another version is deleted."""

DAMAGED = (sqlite3.Error, UnicodeDecodeError)
"""What the library raises for a damaged database: its own error, or that the message of that error cannot be decoded."""

TABLE = "CREATE TABLE parts (name TEXT PRIMARY KEY, content BLOB NOT NULL, checksum BLOB NOT NULL)"

PAGE = 16_384
"""The size in bytes of the database's pages. A part of 30 kB is read five times as fast as with pages of 4 kB in one tree."""


class Elsewhere(Protocol):
    """The cache of another process."""

    def take(self, name: str) -> bytes | None:
        """As BuildCache.take."""

    def keep(self, name: str, content: bytes) -> object:
        """As BuildCache.keep."""


class BuildCache:
    """Finished parts, such as books, pictures and rendered pages, each under a name derived from all that went into it.

    Without a file nothing is kept. Used as a context, it is saved and closed at the end.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self._used: set[str] = set()
        self._elsewhere: Elsewhere | None = None
        self._database: sqlite3.Connection | None = None
        if file is not None:
            self._database = _opened(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @staticmethod
    def name(*parts: str) -> str:
        """The name under which a part is kept that is made from these texts and nothing else."""
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._database is not None

    def take(self, name: str) -> bytes | None:
        """The part with a name; None if there is none, or it is damaged."""
        self._used.add(name)
        if self._elsewhere:
            return self._elsewhere.take(name)
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT content, checksum FROM parts WHERE name = ?", (name,)).fetchone()
        except DAMAGED:
            self.throw_away()
            return None
        if row is None:
            return None
        content, checksum = row
        return content if isinstance(content, bytes) and checksum == _checksum(name, content) else None

    def keep(self, name: str, content: bytes) -> bytes:
        """Keep a part for next time. Returns its content."""
        self._used.add(name)
        if self._elsewhere:
            self._elsewhere.keep(name, content)
        elif self._database is not None:
            row = (name, content, _checksum(name, content))
            try:
                self._database.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", row)
            except DAMAGED:
                self.throw_away()
        return content

    def made(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The part with a name; it is made and kept where there is none."""
        content = self.take(name)
        return self.keep(name, make()) if content is None else content

    def ask(self, elsewhere: "Elsewhere") -> None:
        """From now on take parts from another process, and have it keep them: this one is a copy of it (workers.py).

        The database is that process's. It is not even closed here, which would undo what was written there.
        """
        self._elsewhere = elsewhere

    def names(self) -> frozenset[str]:
        """The names of all parts that are kept."""
        if self._database is None:
            return frozenset()
        try:
            return frozenset(name for (name,) in self._database.execute("SELECT name FROM parts"))
        except DAMAGED:
            self.throw_away()
            return frozenset()

    def use(self, name: str) -> None:
        """Note that a part is still of use, without taking it."""
        self._used.add(name)

    def forget(self, name: str) -> None:
        """Delete a part."""
        if self._database is not None:
            try:
                self._database.execute("DELETE FROM parts WHERE name = ?", (name,))
            except DAMAGED:
                self.throw_away()

    def forget_unused(self) -> None:
        """Delete every part that this build did not use."""
        if self._database is None:
            return
        try:
            unused = [(name,) for name in self.names() - self._used]
            self._database.executemany("DELETE FROM parts WHERE name = ?", unused)
        except DAMAGED:
            self.throw_away()

    def close(self) -> None:
        """Save what is kept and close the database. Nothing can be taken or kept after that."""
        if self._database is not None:
            try:
                self._database.commit()
            except DAMAGED:
                self.throw_away()
        if self._database is not None:
            self._database.close()
            self._database = None
            if self.file is not None:
                with contextlib.suppress(OSError):
                    os.utime(self.file)

    def throw_away(self) -> None:
        """Go on without the database, and delete it."""
        if self._database is not None:
            with contextlib.suppress(*DAMAGED):
                self._database.close()
            self._database = None
        if self.file is not None:
            _delete(self.file)


class KeptRecords:
    """The values of an archive's files as an earlier build of the same program read them (schema.typed.RecordCache)."""

    def __init__(self, cache: BuildCache, program: str) -> None:
        self._cache = cache
        self._program = program

    def take(self, name: str) -> bytes | None:
        """The values of a file as JSON; None where they are not kept."""
        return self._cache.take(self._cache.name(self._program, name))

    def keep(self, name: str, content: bytes) -> bytes:
        """Keep the values of a file. Returns them."""
        return self._cache.keep(self._cache.name(self._program, name), content)


@contextlib.contextmanager
def kept_records(archive: str, program: str) -> Iterator[KeptRecords]:
    """The values of the files of an archive, by its folder as typed, kept for the next command that reads all of it."""
    with BuildCache(cache_file(archive, "records")) as cache:
        yield KeptRecords(cache, program)
        cache.forget_unused()


def cache_file(archive: str, site: str) -> Path | None:
    """Where the finished parts of an archive's site are kept, by the archive's folder and the site's whole path or another name."""
    if CACHE is None:
        return None
    forget_oldest(CACHE, CACHES)
    return CACHE / f"{BuildCache.name(archive, site)[:16]}.sqlite"


def forget_oldest(folder: Path, most: int) -> None:
    """Delete all files of a folder of caches but those used last."""
    with contextlib.suppress(OSError):
        files = sorted((path for path in folder.iterdir() if path.is_file()), key=lambda path: path.stat().st_mtime)
        for file in files[:-most]:
            os.remove(file)


def _opened(file: Path) -> sqlite3.Connection | None:
    """The database in a file, made again where it is damaged or of another version; None where there can be none."""
    for _ in range(2):
        try:
            os.makedirs(file.parent, exist_ok=True)
            database = sqlite3.connect(file, timeout=0, check_same_thread=False)  # a preview has one at a time use it
        except (OSError, *DAMAGED):
            return None
        try:
            if _prepared(database):
                return database
        except DAMAGED as error:
            if getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                database.close()
                return None  # another build is using it
        database.close()
        _delete(file)
    return None


def _prepared(database: sqlite3.Connection) -> bool:
    """Whether a database is of this version, or empty and now of this version. Nobody else writes to it from here on."""
    database.execute("PRAGMA secure_delete = ON")  # what is taken out of a record does not stay in the file
    database.execute("PRAGMA synchronous = OFF")  # a damaged one is found out and thrown away
    (found,) = database.execute("PRAGMA user_version").fetchone()
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not tables:
        database.execute(f"PRAGMA page_size = {PAGE}")
        database.execute(TABLE)
        database.execute(f"PRAGMA user_version = {VERSION}")
        database.commit()
    elif found != VERSION:
        return False
    database.execute("BEGIN IMMEDIATE")
    return True


def _delete(file: Path) -> None:
    for path in (file, file.with_name(f"{file.name}-journal")):
        with contextlib.suppress(OSError):
            os.remove(path)


def _checksum(name: str, content: bytes) -> bytes:
    return hashlib.sha256(f"{name}\0".encode() + content).digest()


def joined(heading: object, contents: Sequence[bytes]) -> bytes:
    """A heading, which JSON can write, and some contents as one value."""
    text = json.dumps([heading, list(map(len, contents))]).encode()
    return b"".join([len(text).to_bytes(8, "big"), text, *contents])


def divided(value: bytes) -> tuple[Any, list[bytes]]:
    """The heading and the contents of a value that `joined` made."""
    at = 8 + int.from_bytes(value[:8], "big")
    heading, lengths = json.loads(value[8:at])
    contents = []
    for length in lengths:
        contents.append(value[at : at + length])
        at += length
    return heading, contents
