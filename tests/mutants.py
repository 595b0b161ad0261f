"""Archives with a mistake in them, of every kind that a person or a tool can make, from a seed: the same seed, the same mistake.

For each, two things are promised: the check answers in sentences and never fails itself, and what the check accepts, the
build builds. `tests/test_mutants.py` tries some hundreds; by hand, as many as one likes:

    python -m tests.mutants --from 0 --mutants 100000 --builds 1000
"""

import argparse
import datetime as dt
import random
import re
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from schema.archive import Archive
from schema.problems import Problems
from schema.rules import open_archive
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.frames.mkdocs_frames import build_frames
from scripts.publish.publishing import publish
from scripts.publish.stage import StageProblem

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = ROOT / "tests/archive"
AS_OF = dt.date(2026, 11, 21)

VALUES = (
    "x", "0", "-1", "01", "1e9", "9999999999", "null", "~", "yes", "no", "true", "not recorded", "TO FILL IN", "?", "''", '""', "[]", "{}",
    "2018", "2018-13-45", "2018-02-30", "0001-01-01", "9999-12-31", "2018~", "2018?/2020", "../2018", "2108-01-01",
    "2018/1", "[2018/1]", "[1999/99]", "2018/1, 2018/2", "a", "a-z", "z", "a, a", "A", "agm", "nobody", "harbour-branch",
    "carried", "Carried", "lost", "passed", "45 for, 12 against", "0 for, 0 against", "12 against", "unanimously", "12-3",
    "Motion #3 for all", "a: b", "- a", "> a", "| a", "& a", "* a", "% a", "@ a", "` a", "! a", "'a", '"a', "a # b", "a\\tb",
    "W" * 70_000, "word " * 4_000, "ʼn ß ﬁ İ ǆ", "Ŵy ŷ", "e\u0301", "مرحبا بالعالم", "\u202eabc", "\u200b", "\ufeff", "\u00a0", "🚢" * 40, "\x07", "\x1b[31m",
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'href="nowhere.html"', '<a href="nowhere.html">x</a>', "[x](nowhere.html)",
    "[x](javascript:alert(1))", "[x](https://a.example/ y)", "![x](x.png)", "{{ 7 * 7 }}", "{% raw %}", "[[slot:content]]", "]]>", "-->", "\\end{x}", "#let x = 1",
    "$x$", "=1+1", "+1", "https://a.example", "https://", "ftp://a.example/", "mailto:a@b.example", "//a.example/x", "a@b.example", "../../etc/passwd", "CON", ".", "..", "/",
    "index", "book", "motion.json", "p1", "outcome", "summary", "m1", "comp-1", "ca1",
)  # fmt: skip
"""What is put in the place of a value."""

LINE = re.compile(r"^(?P<begin>\s*(?:- )?(?:[\w-]+:)?\s?)(?P<value>.*)$")

Mutate = Callable[[random.Random, list[str]], list[str]]


def put_a_value(chance: random.Random, lines: list[str]) -> list[str]:
    """Another value on a line."""
    place = chance.randrange(len(lines))
    match = LINE.match(lines[place])
    begin = match["begin"] if match else ""
    return [*lines[:place], f"{begin}{chance.choice(VALUES)}", *lines[place + 1 :]]


def take_a_value_from_elsewhere(chance: random.Random, lines: list[str]) -> list[str]:
    """A value of one line on another."""
    source, target = (LINE.match(chance.choice(lines)) for _ in range(2))
    place = chance.randrange(len(lines))
    match = LINE.match(lines[place])
    if not (source and target and match):
        return lines
    return [*lines[:place], f"{match['begin']}{source['value']}", *lines[place + 1 :]]


def drop_lines(chance: random.Random, lines: list[str]) -> list[str]:
    """One line or several are missing."""
    place = chance.randrange(len(lines))
    return [*lines[:place], *lines[place + chance.choice((1, 1, 1, 2, 5)) :]]


def repeat_lines(chance: random.Random, lines: list[str]) -> list[str]:
    """One line or several stand twice."""
    place, count = chance.randrange(len(lines)), chance.choice((1, 1, 2, 4, 8))
    return [*lines[: place + count], *lines[place : place + count], *lines[place + count :]]


def move_a_line(chance: random.Random, lines: list[str]) -> list[str]:
    """A line stands somewhere else."""
    lines = list(lines)
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return lines


def indent_a_line(chance: random.Random, lines: list[str]) -> list[str]:
    """A line begins further in, or further out, or with a tab."""
    place = chance.randrange(len(lines))
    line = lines[place]
    return [
        *lines[:place],
        chance.choice((f"  {line}", f" {line}", line.lstrip(), f"\t{line}", line[2:])),
        *lines[place + 1 :],
    ]


def slip_a_key(chance: random.Random, lines: list[str]) -> list[str]:
    """A character too many, too few, or another one."""
    place = chance.randrange(len(lines))
    line = lines[place]
    at = chance.randrange(len(line) + 1)
    slip = chance.choice(("", chance.choice("abz019:#-'\"[]{}|>&*!%@`,. \t\u00e9\u2019")))
    return [*lines[:place], line[:at] + slip + line[at + chance.choice((0, 1)) :], *lines[place + 1 :]]


MUTATIONS: tuple[Mutate, ...] = (
    put_a_value, put_a_value, put_a_value, take_a_value_from_elsewhere, drop_lines, repeat_lines, move_a_line, indent_a_line, slip_a_key,
)  # fmt: skip


def disturb_files(chance: random.Random, folder: Path, file: Path) -> None:
    """Something is wrong with a whole file: gone, empty, twice, under another name, a link to itself or out of the archive."""
    match chance.randrange(9):
        case 0:
            file.unlink()
        case 1:
            file.write_bytes(b"")
        case 2:
            names = ("1", "2", "m1", "x-y", "_x", "A", "6-1", "comp-1")
            shutil.copy(file, file.with_name(f"{chance.choice([name for name in names if name != file.stem])}.yaml"))
        case 3:
            file.rename(
                file.with_name(
                    chance.choice(("_x.yaml", "1.yml", "1.YAML", "1 copy.yaml", "1.yaml~", "ä.yaml", "x\u202ey.yaml"))
                )
            )
        case 4:
            file.unlink()
            file.symlink_to(file.name)
        case 5:
            file.unlink()
            file.symlink_to(chance.choice(("/etc/hostname", "nowhere.yaml", "../../../README.md")))
        case 6:
            file.write_bytes(file.read_bytes()[: chance.randrange(file.stat().st_size + 1)])
        case 7:
            raw = bytearray(file.read_bytes() or b" ")
            raw[chance.randrange(len(raw))] = chance.randrange(256)
            file.write_bytes(bytes(raw))
        case _:
            (folder / chance.choice(("2018-x", "notes", "1700", "2018/sub"))).mkdir(exist_ok=True)


def mutate(folder: Path, seed: int) -> None:
    """Make a mistake or two in the archive in a folder."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        files = sorted(path for path in folder.rglob("*.yaml") if path.is_file() and not path.is_symlink())
        file = chance.choice(files)
        if chance.random() < 0.06:
            disturb_files(chance, folder, file)
            continue
        text = file.read_text(encoding="utf-8", errors="surrogateescape")
        lines = chance.choice(MUTATIONS)(chance, text.split("\n"))
        file.write_text("\n".join(lines), encoding="utf-8", errors="surrogateescape")


class Trial:
    """Mutants of the invented archive, in a folder of their own, and the frames that their sites are set into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.frames = folder / "frames"
        build_frames(ROOT / "mkdocs.yml", self.frames)

    def checked(self, seed: int) -> Archive | None:
        """The mutant with this seed as the check reads it; None where it finds problems. Raises what is a fault of ours."""
        archive = self.folder / "archive"
        shutil.rmtree(archive, ignore_errors=True)
        shutil.copytree(ARCHIVE, archive)
        mutate(archive, seed)
        try:
            return open_archive(archive, "archive")
        except Problems as problems:
            report = problems.report("Nothing was built.")
            assert report.strip()
            assert "Traceback" not in report
            assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", report), (
                "a control character reached the terminal"
            )
            return None

    def built(self, archive: Archive, as_of: dt.date = AS_OF) -> None:
        """Build the site of an accepted mutant. Raises AssertionError where that cannot be done."""
        try:
            publish(archive, self.frames, self.folder / "site", as_of, ROOT / "docs/messages", self.folder / "cache")
        except (StageProblem, FrameProblem) as problem:
            raise AssertionError(f"accepted, and not built: {problem}") from problem


def main() -> int:
    """Try as many as the arguments say. Prints the seed of each that fails; exit status 1 where one did."""
    parser = argparse.ArgumentParser(prog="mutants", description="Try archives with mistakes in them.")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first seed")
    parser.add_argument("--mutants", type=int, default=1000, help="how many to check")
    parser.add_argument("--builds", type=int, default=10, help="how many of those accepted to build, at the most")
    arguments = parser.parse_args()
    failed = accepted = built = 0
    with tempfile.TemporaryDirectory() as name:
        trial = Trial(Path(name))
        for seed in range(arguments.first, arguments.first + arguments.mutants):
            try:
                archive = trial.checked(seed)
                accepted += archive is not None
                if archive and built < arguments.builds:
                    built += 1
                    trial.built(archive)
            except Exception:
                failed += 1
                sys.stdout.write(f"seed {seed}: {traceback.format_exc(limit=-3)}\n")
    sys.stdout.write(f"{arguments.mutants} mutants, {accepted} accepted, {built} built, {failed} failed.\n")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
