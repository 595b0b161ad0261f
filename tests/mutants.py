"""Archives with mistakes in them, and archives that nobody would write: what the check accepts, everything takes.

For each, two things are promised: the check answers in sentences and never fails itself; and what the check accepts, the
build builds, the commands read, and its usual form says the same. `tests/test_mutants.py` tries some hundreds; by hand, as
many as one likes:

    TMPDIR=/dev/shm python -m tests.mutants --from 0 --mutants 100000 --builds 1000
    python -m tests.mutants --from 0 --mutants 1000 --builds 1000 --generated

In a folder that is kept in memory, as /dev/shm is on Linux, a mutant takes half the time.
"""

import argparse
import datetime as dt
import os
import random
import re
import shutil
import stat
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

from schema import folder as reading
from schema.archive import Archive
from schema.calendar import last_change, next_change
from schema.folder import record_names
from schema.problems import Problems
from schema.published import Comparison, Publication, read_published
from schema.review import all_reviews
from schema.rules import check_permanence, open_archive
from schema.typed import RecordCache, read_kept
from scripts.edit.changes import ChangeSet
from scripts.format import format_record
from scripts.intake.documents.spreadsheet import read_sheet
from scripts.intake.tables import outcome_rows
from scripts.intake.tables.outcome_reading import OutcomeReading
from scripts.letter import LETTERS
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.frames.mkdocs_frames import build_frames
from scripts.publish.publishing import publish
from scripts.publish.stage import StageProblem
from tests import generated
from tests.folders import state
from tests.mutations import mutate

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = ROOT / "tests/archive"
AS_OF = dt.date(2026, 11, 21)
DAYS = (AS_OF, AS_OF, dt.date(2018, 10, 5), dt.date(2024, 2, 29), dt.date(2108, 1, 1), dt.date(1000, 1, 1), dt.date.max)


class Trial:
    """Mutants of the invented archive, in a folder of their own, and the frames that their sites are set into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.archive = folder / "archive"
        self.frames = folder / "frames"
        self._records = state(ARCHIVE)
        self._read: dict[tuple[bytes, str, int], Any] = {}
        build_frames(ROOT / "mkdocs.yml", self.frames)
        self.mutant()
        publish(self.checked_archive(), self.frames, folder / "first", AS_OF, ROOT / "docs/messages")
        self.published: Publication = read_published(folder / "first/data/motions.json")

    def mutant(self, seed: int | None = None) -> None:
        """Lay out the invented archive with the mistakes of a seed; without one, as it is."""
        lay_out(self._records, self.archive)
        if seed is not None:
            mutate(self.archive, seed)

    def generated(self, seed: int) -> None:
        """Lay out an archive that nobody would write."""
        shutil.rmtree(self.archive, ignore_errors=True)
        self.archive.mkdir()
        generated.write(self.archive, seed)

    def checked(self, seed: int) -> Archive | None:
        """The mutant with this seed as the check reads it; None where it finds problems. Raises what is a fault of ours."""
        self.mutant(seed)
        try:
            return self.checked_archive()
        except Problems as problems:
            is_in_sentences(problems.report("Nothing was built."))
            return None

    def checked_archive(self) -> Archive:
        """The archive that is laid out. Raises Problems."""
        with patch.object(reading, "read_kept", self._read_once):
            return open_archive(self.archive, "archive")

    def _read_once(self, raw: bytes, file: str, adapter: Any, kept: RecordCache | None) -> Any:
        # Of nearly all files, a mutant leaves each byte as it is.
        assert kept is None, "a mutant is read without the cache"
        asked = (raw, file, id(adapter))
        if self._records.get(file.removeprefix("archive/")) != raw:
            return read_kept(raw, file, adapter, kept)
        if asked not in self._read:
            self._read[asked] = read_kept(raw, file, adapter, kept)
        return self._read[asked]

    def used(self, archive: Archive, as_of: dt.date = AS_OF) -> None:
        """Whatever reads an accepted archive reads this one. Raises AssertionError where its usual form says something else."""
        for look in all_reviews().values():
            list(look(archive, as_of))
        assert last_change(archive, as_of) <= as_of <= next_change(archive, as_of)
        for render in LETTERS.values():
            render(archive)
        for name in record_names(self.archive):
            raw = (self.archive / name).read_bytes()
            if raw != self._records.get(name):
                usual = format_record(raw, self.archive, name, name)
                assert format_record(usual, self.archive, name, name) == usual, f"{name}: two usual forms"
        problems = check_permanence(Comparison(archive, self.published, as_of), self.archive)
        is_in_sentences(Problems(problems, 1).report("")) if problems else None
        sheet = read_sheet(outcome_rows.render_table(archive), outcome_rows.is_heading)
        table = OutcomeReading(archive, ChangeSet(self.archive, as_of), sheet, "table.csv")
        assert (table.problems, table.draft.steps) == ([], []), "the table, brought back unchanged, changes something"

    def built(self, archive: Archive, as_of: dt.date = AS_OF) -> None:
        """Build the site of an accepted mutant. Raises AssertionError where that cannot be done."""
        try:
            publish(archive, self.frames, self.folder / "site", as_of, ROOT / "docs/messages", self.folder / "cache")
        except (StageProblem, FrameProblem) as problem:
            raise AssertionError(f"accepted, and not built: {problem}") from problem


def lay_out(records: dict[str, bytes], folder: Path) -> None:
    """Make a folder hold these files and nothing else. What stands in it as it should is left alone."""
    standing = set()
    for place, folders, files in os.walk(folder, topdown=False):
        for name in files + folders:
            path = os.path.join(place, name)
            key = os.path.relpath(path, folder).replace(os.sep, "/")
            if os.path.isdir(path) and not os.path.islink(path):
                with suppress(OSError):  # not empty
                    os.rmdir(path)
            elif is_plain(path) and key in records and Path(path).read_bytes() == records[key]:
                standing.add(key)
            else:
                os.unlink(path)
    for name in records.keys() - standing:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(records[name])


def is_plain(path: str) -> bool:
    """Whether a path is a file that can be read: no link, pipe or folder, and nothing that is shut."""
    mode = os.lstat(path).st_mode
    return stat.S_ISREG(mode) and bool(mode & stat.S_IRUSR)


def is_in_sentences(report: str) -> None:
    """A report is words that a terminal can show. Raises AssertionError where it is not."""
    assert report.strip()
    assert "Traceback" not in report
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", report), (
        "a control character reached the terminal"
    )
    report.encode("utf-8")


def main() -> int:
    """Try as many as the arguments say. Prints the seed of each that fails; exit status 1 where one did."""
    parser = argparse.ArgumentParser(prog="mutants", description="Try archives with mistakes in them.")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first seed")
    parser.add_argument("--mutants", type=int, default=1000, help="how many to check")
    parser.add_argument("--builds", type=int, default=10, help="how many of those accepted to build, at the most")
    parser.add_argument("--generated", action="store_true", help="archives that nobody would write, and no mutants")
    arguments = parser.parse_args()
    failed = accepted = built = 0
    with tempfile.TemporaryDirectory() as name:
        trial = Trial(Path(name))
        for seed in range(arguments.first, arguments.first + arguments.mutants):
            as_of = random.Random(seed).choice(DAYS)
            try:
                archive = _tried(trial, seed, generated=arguments.generated)
                if archive is None:
                    continue
                accepted += 1
                trial.used(archive, as_of)
                if built < arguments.builds:
                    built += 1
                    trial.built(archive, as_of)
            except Exception:
                failed += 1
                sys.stdout.write(f"seed {seed}: {traceback.format_exc(limit=-6)}\n")
    sys.stdout.write(f"{arguments.mutants} archives, {accepted} accepted, {built} built, {failed} failed.\n")
    return int(failed > 0)


def _tried(trial: Trial, seed: int, *, generated: bool) -> Archive | None:
    if not generated:
        return trial.checked(seed)
    trial.generated(seed)
    with suppress(Problems):
        return trial.checked_archive()
    return None


if __name__ == "__main__":
    sys.exit(main())
