"""The files in an archive's folder: which hold a record, which are refused and why, and their bytes.

A folder comes from a pull request, and a link or a device in it can lead anywhere. So every link is followed before
anything is read, and only a regular file, of a limited size, is.
"""

import errno
import hashlib
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from schema.language import FOLDER, TAG
from schema.problems import Problem
from schema.yaml_text import LARGEST, too_large


@dataclass(slots=True)
class Listing:
    """What an archive's folder holds: its records in the order of their paths, and why others are not read.

    The file of each problem is its path within the archive.
    """

    records: list[Path] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)

    def refuse(self, name: str, sentence: str, hint: str) -> None:
        """Note that a file or folder is not one that is read."""
        self.refused.append(_stray(name, sentence, hint))


def list_files(folder: Path, lists: Collection[str], also_within: Iterable[Path] = ()) -> Listing:
    """The files of an archive. Only hidden files, Markdown files (`.md`) and folders such as `_drafts`, whose name begins
    with `_` and is not a meeting's, are passed over in silence.

    `lists` are the names of the files beside the meetings. A link may lead into the folder itself and into those of
    `also_within`. No file is opened, and nothing is raised.
    """
    listing = Listing()
    roots = [os.path.realpath(root) for root in (folder, *also_within)]
    for entry, _ in _entries(folder, "", roots, listing):
        if entry.is_dir() and entry.name == FOLDER:
            _list_words(Path(entry.path), roots, listing)
        elif entry.is_dir():
            if re.match(r"_\d{4}", entry.name):
                hint = "Give it the name of its meeting again, or take it out of the archive."
                listing.refuse(entry.name, _SET_ASIDE.format("folder"), hint)
            elif not entry.name.startswith("_"):
                _list_meeting(Path(entry.path), roots, listing)
        elif entry.name not in lists:
            hint = "Motions belong in their meeting's folder, such as 2018/12.yaml. Move it, or take it out of the archive."
            sentence = "This file is not read: it is not one of the lists that belong beside the meetings."
            listing.refuse(entry.name, sentence, hint)
    return listing


def _list_words(folder: Path, roots: list[str], listing: Listing) -> None:
    """Refuse what is no table of the site's words."""
    for entry, name in _entries(folder, f"{folder.name}/", roots, listing):
        if not re.fullmatch(rf"{TAG}\.po", entry.name):
            hint = "Call it by the language's tag, such as cy.po, or take it out of the archive."
            listing.refuse(name, "This file is not read: it is not the table of a language.", hint)


def _list_meeting(folder: Path, roots: list[str], listing: Listing) -> None:
    for entry, name in _entries(folder, f"{folder.name}/", roots, listing):
        if entry.is_dir():
            hint = "Move its files up into the meeting's folder."
            listing.refuse(name, "A folder within a meeting's folder is not read.", hint)
        elif not entry.name.endswith(".yaml"):
            listing.refuse(name, "This file is not read: its name does not end in .yaml.", _RENAME)
        elif entry.name.startswith("_"):
            listing.refuse(name, _SET_ASIDE.format("file"), _RENAME)
        else:
            listing.records.append(folder / entry.name)


_REPLACE = "Put the file itself in its place, or take it out of the archive."


def _stray(name: str, sentence: str, hint: str = _REPLACE) -> Problem:
    return Problem("stray-file", name, (), sentence, hint)


def _unreadable(name: str, what: str, error: OSError) -> Problem:
    return Problem("missing-file", name, (), f"{what} cannot be read: {error.strerror}.")


_SET_ASIDE = "This {} is not read: its name begins with '_'."
_RENAME = "If it is a motion, name it by its key, such as 12.yaml. Move anything else out of the archive."


def _entries(folder: Path, name: str, roots: list[str], listing: Listing) -> Iterator[tuple[os.DirEntry[str], str]]:
    """What a folder holds that may be opened, in order, each with its path; the rest is refused or passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        listing.refused.append(_unreadable(name.rstrip("/"), "This folder", error))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(".md"):
            continue
        if why := _why_refused(entry, name + entry.name, roots):
            listing.refused.append(why)
        else:
            yield entry, name + entry.name


def _why_refused(entry: os.DirEntry[str], name: str, roots: list[str]) -> Problem | None:
    """Why a file or folder may not even be opened; None where it may."""
    if entry.is_symlink():
        try:
            target = Path(os.path.realpath(entry.path, strict=True))
        except OSError as error:
            return _stray(name, f"This is a link, and {_why_it_ends(error)}.")
        if not any(target.is_relative_to(root) for root in roots):
            return _stray(name, "This is a link that leads out of the archive, and is not read.")
        if Path(os.path.realpath(os.path.dirname(entry.path))).is_relative_to(target):
            return _stray(name, "This is a link to a folder that it is in itself, and is not read.")
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        return _unreadable(name, "The file", error)
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    return _stray(name, "This is a pipe, a socket or a device, and not a file. It is not read.")


def _why_it_ends(error: OSError) -> str:
    match error.errno:
        case errno.ELOOP:
            return "leads back to itself"
        case errno.ENOENT | errno.ENOTDIR:
            return "what it leads to does not exist"
    return f"cannot be followed: {error.strerror}"


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises OSError where it is no regular file or cannot be read, YamlProblem where it is too large.

    It never waits for a pipe and never reads more than the limit, even if the file has changed since it was listed.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise OSError(errno.EINVAL, "It is not a regular file", str(path))
        if facts.st_size > LARGEST:
            raise too_large(facts.st_size)
        return file.read(LARGEST + 1)


def digest_of(folder: Path) -> str | None:
    """The digest of every file in an archive's folder, by path and content.

    None where a folder or file cannot be read, or one of them is a link or a device.
    """
    digest = hashlib.sha256()
    try:
        for path in sorted(_plain_files(str(folder))):
            with open(path, "rb") as file:
                content = file.read()
            name = os.fsencode(os.path.relpath(path, folder))
            digest.update(b"%d %d\0%b%b" % (len(name), len(content), name, content))
    except OSError:
        return None
    return digest.hexdigest()


def _plain_files(folder: str) -> Iterator[str]:
    """The files below a folder. Raises OSError where there is anything else."""
    with os.scandir(folder) as scanned:
        entries = list(scanned)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _plain_files(entry.path)
        elif entry.is_file(follow_symlinks=False) and entry.stat().st_size <= LARGEST:
            yield entry.path
        else:
            raise OSError(errno.EINVAL, "neither a folder nor a file of an ordinary size", entry.path)
