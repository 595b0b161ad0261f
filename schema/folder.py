"""An archive's folder: which files it has, and all of them read."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from schema.archive import Archive, link_archive
from schema.facts import RecordFacts
from schema.fields import Key
from schema.files import list_files, read_file
from schema.forms import check_form
from schema.language import FOLDER
from schema.meeting import Meeting
from schema.motion import Motion
from schema.problems import Problem
from schema.shapes import Marked, Shape
from schema.typed import RecordCache, place, read_half, read_kept
from schema.union import LISTS, Union
from schema.yaml_problems import YamlProblem
from schema.yaml_text import decode, parse

ADAPTERS: dict[str, TypeAdapter[Any]] = {"union.yaml": TypeAdapter(Union)} | {
    each.file: TypeAdapter(dict[Key, each.entry])  # type: ignore[name-defined]  # mypy knows no type that is a value
    for each in LISTS
}
"""The files beside the meetings' folders, each with what it holds."""
OPTIONAL = frozenset(each.file for each in LISTS if each.is_optional)

MOTION, MEETING = TypeAdapter(Motion), TypeAdapter(Meeting)

Content = TypeVar("Content")


def adapter_of(name: str) -> TypeAdapter[Any]:
    """What reads a file of an archive, by its path within it: `2018/12.yaml`, `2018/meeting.yaml`, `bodies.yaml`."""
    return ADAPTERS[name] if name in ADAPTERS else MEETING if name.endswith("/meeting.yaml") else MOTION


def shape_of(name: str) -> Shape:
    """What a file of an archive holds, by its path within it."""
    return Shape(adapter_of(name)._type)


def schema_name(name: str) -> str:
    """The JSON Schema by which an editor helps with a file: `motion`, `meeting`, `bodies`…"""
    return Path(name).stem if name in ADAPTERS or name.endswith("/meeting.yaml") else "motion"


@dataclass(frozen=True, slots=True)
class Earlier:
    """What this process has found before in the same archive, which need not be found again where nothing has changed.

    `files` has the bytes of each file, the record that they are and its facts, by its path within the folder; `sound` each motion in which
    no rule of one motion found anything, with its meeting, by its key.
    """

    files: dict[str, tuple[bytes, Any, RecordFacts | None]] = field(default_factory=dict)
    sound: dict[str, tuple[Motion, Meeting]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading a folder: the archive as far as it could be read, and every problem in it.

    `archive` is None only where union.yaml itself could not be read. `motions` counts the motions' files. `proofs` has for each
    meeting the name under which `kept` has it that a check found nothing in its motions.
    """

    archive: Archive | None
    problems: tuple[Problem, ...]
    motions: int
    earlier: Earlier = field(default_factory=Earlier)
    proofs: Mapping[str, str] = field(default_factory=dict)
    kept: RecordCache | None = None


def record_files(folder: Path) -> list[Path]:
    """Every YAML file of an archive that holds a meeting or a motion, in order of name."""
    return list_files(folder, ADAPTERS).records


def record_names(folder: Path) -> list[str]:
    """Every record of an archive, by its path within it: the lists beside the meetings, then `2018/12.yaml`…"""
    lists = [name for name in ADAPTERS if (folder / name).is_file()]
    return lists + [path.relative_to(folder).as_posix() for path in record_files(folder)]


@dataclass(slots=True)
class _Folder:
    """An archive's folder while it is read: the problems met so far, and what could not be read."""

    folder: Path
    shown_as: str
    kept: RecordCache | None = None
    earlier: Earlier | None = None
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    half_read: list[tuple[str, tuple[Marked, ...]]] = field(default_factory=list)
    facts: dict[str, RecordFacts] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Keep why files are not read, each by its path within the folder. What they hold is unknown, and not missing."""
        for problem in problems:
            shown = f"{self.shown_as}/{problem.file}" if problem.file else self.shown_as
            self.problems.append(replace(problem, file=shown))
            if key := _key_of(problem.file):
                self.unread.add(key)

    def read(self, name: str, adapter: TypeAdapter[Content], key: str) -> Content | None:
        """What a file holds, by its path within the folder; None where it has a problem, which is kept with its `key`."""
        file = f"{self.shown_as}/{name}"
        record: Content | None = None
        try:
            raw = read_file(self.folder / name)
            read = self._record(name, raw, adapter)
            record, problems, facts = read
            if facts:
                self.facts[key] = facts
            if self.kept is not None:
                self.digests[key] = facts.digest if facts else sha256(raw).hexdigest()
            if problems:
                self.half_read.append((file, read_half(raw, adapter, problems)))
        except FileNotFoundError:
            problems = [_missing(file, "This file is missing.", _how_to_replace(name))]
        except OSError as error:
            problems = [_missing(file, f"The file cannot be read: {error.strerror}.")]
        except YamlProblem as error:
            problems = [error.in_file(file)]
        if problems:
            self.problems += problems
            self.unread.add(key)
        return record

    def _record(
        self, name: str, raw: bytes, adapter: TypeAdapter[Content]
    ) -> tuple[Content | None, list[Problem], RecordFacts | None]:
        if self.earlier and name in self.earlier.files:
            before, *found = self.earlier.files[name]
            if before == raw:
                return found[0], [], found[1]
        read = read_kept(raw, f"{self.shown_as}/{name}", adapter, self.kept)
        if self.earlier and not read[1]:
            self.earlier.files[name] = raw, read[0], read[2]
        return read

    def of_another_form(self) -> Problem | None:
        """The only problem to report of an archive written in another version of the form, as all others follow from it."""
        try:
            text = decode(read_file(self.folder / "union.yaml"))
            problem = check_form(parse(text), f"{self.shown_as}/union.yaml")
        except (OSError, YamlProblem):  # reading the file as a record says which
            return None
        return place([problem], text)[0] if problem else None

    def lists(self) -> dict[str, Any]:
        """The lists beside the meetings, by file name."""
        return {
            name: self.read(name, adapter, name)
            for name, adapter in ADAPTERS.items()
            if name not in self.unread and (name not in OPTIONAL or os.path.lexists(self.folder / name))
        }

    def own_words(self, language: str) -> bytes:
        """The archive's own table of the site's words in a language; empty where it has none that can be read."""
        name = f"{FOLDER}/{language}.po"
        try:
            return read_file(self.folder / name) if name not in self.unread else b""
        except (OSError, YamlProblem):
            return b""

    def meetings(self, keys: Iterable[str]) -> dict[str, Meeting]:
        """The meetings of these keys that could be read."""
        result = {key: self.read(f"{key}/meeting.yaml", MEETING, key) for key in keys if key not in self.unread}
        return {key: meeting for key, meeting in result.items() if meeting is not None}

    def motions(self, files: Iterable[Path]) -> Iterator[tuple[str, str, Motion]]:
        """The motions of these files that could be read: key, file as shown, motion."""
        for path in files:
            key = f"{path.parent.name}/{path.stem}"
            motion = self.read(f"{key}.yaml", MOTION, key)
            if motion is not None:
                yield key, f"{self.shown_as}/{key}.yaml", motion

    def proofs(self) -> dict[str, str]:
        """For each meeting a name made of all that a rule asks of its motions, but which motions there are: their own files, the
        meetings, and the lists beside them."""
        of_meetings: dict[str, list[str]] = {}
        beside: list[str] = []
        for key, digest in self.digests.items():
            meeting, slash, _ = key.partition("/")
            (of_meetings.setdefault(meeting, []) if slash else beside).append(f"{key} {digest}")
        around = sha256("\n".join(beside).encode()).hexdigest()
        return {
            meeting: sha256("\n".join(("sound", around, *own)).encode()).hexdigest()
            for meeting, own in of_meetings.items()
        }


def _key_of(name: str) -> str | None:
    """The key by which other records name what a file or folder holds; None where it can hold nothing."""
    if name in ADAPTERS:
        return name
    if name.startswith(f"{FOLDER}/"):
        return name
    if "/" in name:
        return name.removesuffix("/meeting.yaml").removesuffix(".yaml") if name.endswith(".yaml") else None
    return name if "." not in name else None


def _missing(file: str, sentence: str, hint: str = "") -> Problem:
    return Problem("missing-file", file, (), sentence, hint)


def _how_to_replace(name: str) -> str:
    if name == "union.yaml":
        return "Put it back. For a new archive, README.md shows one, under ‘For another union’."
    if name.endswith("/meeting.yaml"):
        return "Each meeting's folder has one. Copy another meeting's, and correct what it says."
    return "Put it back. In a new archive it may be empty."


def read_archive(
    folder: Path,
    shown_as: str | None = None,
    also_within: Iterable[Path] = (),
    kept: RecordCache | None = None,
    earlier: Earlier | None = None,
) -> Reading:
    """Read the archive in a folder, without the rules that hold between its values.

    `shown_as` is what the folder is called in messages, as a rule its path from where the command was typed. Links in it
    may lead into the folder itself and into those of `also_within`; any other is refused unread. `kept` has the values of files
    that an earlier reading met no problem in, `earlier` what this process itself has found before.
    """
    shown = shown_as or folder.name
    if not folder.is_dir():
        hint = "Name the archive's folder with --archive."
        return Reading(None, (_missing(shown, "There is no such folder.", hint),), 0)
    reading = _Folder(folder, shown, kept, earlier)
    listing = list_files(folder, ADAPTERS, also_within)
    reading.refuse(listing.refused)
    motion_files = [path for path in listing.records if path.name != "meeting.yaml"]
    if "union.yaml" not in reading.unread and (problem := reading.of_another_form()):
        return Reading(None, (problem,), len(motion_files))
    lists = reading.lists()
    meetings = reading.meetings(sorted({path.parent.name for path in listing.records}))
    motions = list(reading.motions(motion_files))
    reading.unread |= {f"{path.parent.name}/{path.stem}" for path in motion_files if path.parent.name not in meetings}
    archive, proofs = None, reading.proofs() if kept else {}
    sound = {meeting for meeting, proof in proofs.items() if kept and kept.take(proof) is not None}
    if lists.get("union.yaml") is not None:
        own_words = reading.own_words(lists["union.yaml"].language)
        archive = link_archive(
            lists, meetings, motions, shown, reading.unread, reading.half_read, own_words, reading.facts, sound
        )
    return Reading(archive, tuple(reading.problems), len(motion_files), earlier or Earlier(), proofs, kept)
