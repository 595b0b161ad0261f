"""Changes of an archive as a list that can be shown, then prepared, checked and written: all of them or none.

steps = [Change("2018/12.yaml", ("outcome", "updates"), None, [...], "Add the update 'register'.")]
staged = stage(folder, "resolutions", steps)     reads, prepares and checks; writes nothing
say(render_steps(steps, "resolutions"))
staged.write()
"""

import datetime as dt
import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from pathlib import Path

from schema.dates import DAY_PATTERN
from schema.folder import read_archive, shape_of
from schema.problems import Problem, Where, is_motion_file
from schema.rules import check
from schema.sentences import counted, natural
from schema.yaml_problems import YamlProblem
from schema.yaml_text import Value, decode, parse
from scripts.edit.canonical import render_record, schema_path
from scripts.edit.journal import InProgress, Journal, beside, write_beside
from scripts.edit.splice import CannotChange, change_text, changed_values, value_at

CHANGED = ("changed",)
"""Where a motion's record says on which day it was last changed."""

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Change:
    """One value of one record that is to change.

    `file` is the path within the archive: `2018/12.yaml`. Without `old` the value is added (to a list: before the entry
    at its place), without `new` it is removed. An empty `where` with `new` alone is a new file. `sentence` describes it
    to a person; `origin` is where it was asked for, as `table.csv:17`.
    """

    file: str
    where: Where
    old: Value
    new: Value
    sentence: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Rename:
    """A record that gets another file name, which is another key. It comes after all other changes of the record."""

    file: str
    to: str
    sentence: str
    origin: str = ""


Step = Change | Rename


class ChangeSet:
    """The steps of a change as they are collected: each sees the values left by those before it. Nothing is written."""

    def __init__(self, folder: Path, today: dt.date | None = None) -> None:
        """`folder` is the archive's. `today` is written as the day of the last change into each motion that is created, and
        into each one changed that already gives such a day."""
        self.folder, self.today = folder, today
        self.steps: list[Step] = []
        self._values: dict[str, Value] = {}

    def values(self, file: str, where: Where = ()) -> Value:
        """The value at a place of a file, every single value as text; None where there is none."""
        if file not in self._values:
            raw = _read(self.folder / file)
            self._values[file] = None if raw is None else parse(decode(raw))
        return value_at(self._values[file], where)

    def set(self, file: str, where: Where, new: Value, sentence: str, origin: str = "") -> None:
        """Set a value, or delete it where `new` is None. No step where nothing changes."""
        old = self.values(file, where)
        if old != new:
            self._take(Change(file, where, old, new, sentence, origin))

    def add(self, file: str, where: Where, entry: Value, sentence: str, origin: str = "") -> None:
        """Add an entry to a list, before the one at its place. Where there is no list yet, it is made."""
        whole = where[:-1]
        if self.values(file, whole) is None:
            self._take(Change(file, whole, None, [entry], sentence, origin))
        else:
            self._take(Change(file, where, None, entry, sentence, origin))

    def create(self, file: str, values: Value, sentence: str, origin: str = "") -> None:
        if self.today and isinstance(values, dict) and is_motion_file(file):
            values = {**values, CHANGED[0]: self.today.isoformat()}
        self.steps.append(Change(file, (), None, values, sentence, origin))
        self._values[file] = values

    def rename(self, file: str, to: str, sentence: str, origin: str = "") -> None:
        """Rename a file. No further step can be about it."""
        self.steps.append(Rename(file, to, sentence, origin))

    def _take(self, change: Change) -> None:
        self._values[change.file] = changed_values(self.values(change.file), change.where, change.old, change.new)
        self.steps.append(change)
        if self.today and change.where != CHANGED:
            self._write_day(change, self.today.isoformat())

    def _write_day(self, change: Change, today: str) -> None:
        values = self.values(change.file)
        day = values.get("changed") if isinstance(values, dict) else None
        if isinstance(day, str) and re.fullmatch(DAY_PATTERN, day) and day < today:
            self.set(change.file, CHANGED, today, "write the day of the record's last change", change.origin)


class CannotEdit(Exception):
    """Steps that cannot be taken: the file as shown, a sentence, and where it was asked for. Nothing was changed."""

    def __init__(self, file: str, sentence: str, origin: str = "") -> None:
        super().__init__(f"{file}: {sentence}")
        self.file, self.sentence, self.origin = file, sentence, origin


class WouldBreak(Exception):
    """Steps that would give the archive new problems: those, each with the step it comes from,
    as far as one can be named. Nothing was changed."""

    def __init__(self, problems: Sequence[tuple[Problem, Step | None]]) -> None:
        super().__init__(counted(len(problems), "problem"))
        self.problems = problems

    def report(self) -> str:
        """The problems, for a person. Line numbers are left out: they are those of files that are not written."""
        lines = []
        for problem, step in self.problems:
            origin = f"{step.origin}: " if step and step.origin else ""
            lines.append(f"{origin}{problem.headline}\n      {problem.help}")
        count = counted(len(lines), "new problem")
        return "\n\n".join([*lines, f"This would give the archive {count}. Nothing was changed."])


@dataclass(frozen=True)
class Staged:
    """Every file that is to change: its bytes as read and as they are to be, None where there is none."""

    folder: Path
    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The files that differ, by their path within the archive."""
        return tuple(sorted((name for name in self.after if self.after[name] != self.before[name]), key=natural))

    def write(self) -> None:
        """Write all files, or none. An interruption is undone here; after a power cut, by the next command.

        Raises CannotEdit where a file has changed since it was read, or cannot be written; then all is as it was.
        """
        name = ""
        try:
            for name in self.files:
                if _read(self.folder / name) != self.before[name]:
                    raise CannotEdit(name, "This file has changed since it was read. Nothing was changed; begin again.")
            journal = Journal.begin(self.folder, {name: self.before[name] for name in self.files})
            try:
                for name in self.files:
                    if (after := self.after[name]) is not None:
                        write_beside((self.folder / name).resolve(), after)
                self._put_in_place()
            except BaseException:
                journal.undo()
                raise
            journal.end()
        except InProgress:
            raise CannotEdit(
                name, "Another command is changing this archive. Nothing was changed; try again."
            ) from None
        except OSError as error:
            sentence = f"This file cannot be written: {error.strerror or error}. Nothing was changed."
            raise CannotEdit(name, sentence) from None

    def _put_in_place(self) -> None:
        # New files go first, so that a record that moves is always somewhere.
        for name in sorted(self.files, key=lambda name: self.after[name] is None):
            target = (self.folder / name).resolve()
            if self.after[name] is None:
                target.unlink()
            else:
                os.replace(beside(target), target)


def stage(folder: Path, shown_as: str, steps: Iterable[Step]) -> Staged:
    """Prepare what steps make of an archive's files, and check the archive as it would be. Writes nothing.

    Raises CannotEdit where a step cannot be taken, WouldBreak where a rule would be broken that holds now.
    """
    steps = list(steps)
    staged = work_out(folder, steps)
    problems = _problems_after(folder, shown_as, staged)
    if problems:
        raise WouldBreak([(problem, _step_of(problem, shown_as, steps)) for problem in problems])
    return staged


def work_out(folder: Path, steps: Iterable[Step]) -> Staged:
    """What steps make of an archive's files. Raises CannotEdit where a step cannot be taken."""
    before: dict[str, bytes | None] = {}
    after: dict[str, bytes | None] = {}
    for step in steps:
        try:
            if step.file not in after:
                after[step.file] = before[step.file] = _read(folder / step.file)
            if isinstance(step, Rename):
                _rename(folder, step, before, after)
            else:
                after[step.file] = _changed(folder, step, after[step.file])
        except (CannotChange, YamlProblem) as error:
            sentence = error.sentence if isinstance(error, YamlProblem) else str(error)
            raise CannotEdit(step.file, sentence, step.origin) from None
    return Staged(folder, before, after)


def _changed(folder: Path, change: Change, raw: bytes | None) -> bytes:
    if not change.where:
        if raw is not None:
            raise CannotChange("This file exists already.")
        return render_record(change.new, change.file, schema_path(folder, change.file)).encode()
    if raw is None:
        raise CannotChange("This file does not exist.")
    decode(raw)  # what no record may hold is refused here, with its sentence
    mark = BOM if raw.startswith(BOM) else b""
    text = raw[len(mark) :].decode("utf-8")
    return mark + change_text(text, shape_of(change.file), change.where, change.old, change.new).encode()


def _rename(folder: Path, step: Rename, before: dict[str, bytes | None], after: dict[str, bytes | None]) -> None:
    if step.to not in after:
        after[step.to] = before[step.to] = _read(folder / step.to)
    if after[step.to] is not None:
        raise CannotChange(f"It cannot be renamed to {step.to}: that file exists already.")
    after[step.to], after[step.file] = after[step.file], None


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:  # as where its name is longer than the system allows
        raise CannotChange(f"This file cannot be read or written: {error.strerror or error}.") from None


# The archive as it would be -------------------------------------------------------------------------------------------


def _problems_after(folder: Path, shown_as: str, staged: Staged) -> list[Problem]:
    """The problems that the archive would have and has not now."""
    with tempfile.TemporaryDirectory() as name:
        trial = Path(name) / "archive"
        _copy_with_links(folder, staged, trial)
        problems = check(read_archive(trial, shown_as, [folder]), trial)
    if not problems:
        return []
    # What was wrong before is no reason to refuse. Its line may have moved.
    had = Counter(_gist(problem) for problem in check(read_archive(folder, shown_as), folder))
    new = []
    for problem in problems:
        if had[_gist(problem)]:
            had[_gist(problem)] -= 1
        else:
            new.append(replace(problem, line=0, column=0, written="", width=0))
    return new


def _gist(problem: Problem) -> tuple[str, str, str]:
    return problem.rule, problem.file, problem.sentence


def _copy_with_links(folder: Path, staged: Staged, trial: Path) -> None:
    """The archive as it would be, in another folder: what does not change is only pointed to."""
    trial.mkdir()
    changed = set(staged.files)
    touched = {name.partition("/")[0] for name in changed if "/" in name}
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name in touched:
            (trial / entry.name).mkdir()
            for child in entry.iterdir():
                if f"{entry.name}/{child.name}" not in changed:
                    _point_to(child, trial / entry.name / child.name)
        elif entry.name not in changed:
            _point_to(entry, trial / entry.name)
    for name in staged.files:
        after = staged.after[name]
        if after is not None:
            (trial / name).parent.mkdir(exist_ok=True)
            (trial / name).write_bytes(after)


def _point_to(path: Path, link: Path) -> None:
    try:
        link.symlink_to(os.path.realpath(path), target_is_directory=path.is_dir())
    except OSError:  # Windows asks for a privilege
        if path.is_dir():
            shutil.copytree(path, link)
        else:
            shutil.copyfile(path, link)


def _step_of(problem: Problem, shown_as: str, steps: Sequence[Step]) -> Step | None:
    """The step that a problem most likely comes from: the one whose place agrees furthest with the problem's."""
    file = problem.file.removeprefix(f"{shown_as}/")
    former = {step.to: step.file for step in steps if isinstance(step, Rename)}
    here = [step for step in steps if step.file in (file, former.get(file))]

    def agreement(step: Step) -> int:
        where = step.where if isinstance(step, Change) else ()
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(where, problem.where, strict=False)))

    return max(here, key=agreement, default=None)


# As a person is shown it ----------------------------------------------------------------------------------------------


def render_steps(steps: Sequence[Step], shown_as: str) -> str:
    """The plan: each file, and below it what is to change there."""
    by_file: dict[str, list[str]] = {}
    for step in steps:
        lines = by_file.setdefault(step.file, [])
        if step.sentence not in lines:
            lines.append(step.sentence)
    parts = []
    for file in sorted(by_file, key=natural):
        lines = [line for sentence in by_file[file] for line in sentence.split("\n")]
        parts.append("\n".join([f"{shown_as}/{file}", *(f"    {line}".rstrip() for line in lines)]))
    return "\n\n".join(parts)
