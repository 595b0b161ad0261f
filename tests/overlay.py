"""Rejected archives: the invented archive with something laid over it that breaks one rule.

A folder in `tests/rejected` is named after the rule. A file in it takes the place of the archive's file of that path,
or is added to it, but for these:

    X.more      is put at the end of the archive's X
    deleted     names the archive's files to take out, one a line
    repeated    names files and how often each stands there over again, for what would be too large to keep
    published.json  is what the archive has published, as far as a rule of permanence needs it
"""

import datetime as dt
import shutil
from pathlib import Path

from schema.folder import read_archive
from schema.problems import Problems
from schema.published import Comparison, read_published
from schema.rules import check_permanence, open_archive

HERE = Path(__file__).resolve().parent
ARCHIVE = HERE / "archive"
REJECTED = HERE / "rejected"
PUBLISHED = "published.json"
MESSAGES = HERE.parent / "docs" / "messages"
"""The whole message of each rejected archive. The site shows them as the examples of its rules."""


def cases(folder: Path = REJECTED) -> list[str]:
    """The names of the cases in a folder. Raises AssertionError where there is none."""
    found = sorted(path.name for path in folder.iterdir() if path.is_dir())
    assert found, f"There is no case in {folder}."
    return found


def expectation(file: Path) -> str:
    """The message that is expected. Raises AssertionError where there is none, or it is empty."""
    assert file.is_file(), f"There is no {file.name} yet: --write-messages has the test write it. Then read it aloud."
    text = file.read_text(encoding="utf-8")
    assert text.strip(), f"{file} is empty: write the whole message, or delete the case."
    return text


def lay(case: Path, archive: Path) -> None:
    """A copy of the invented archive at `archive`, with a case laid over it."""
    shutil.copytree(ARCHIVE, archive)
    laid = [path for path in sorted(case.rglob("*")) if path.is_file()]
    assert laid, f"There is nothing in {case}."
    for path in laid:
        target = archive / path.relative_to(case)
        if path.name in ("deleted", "repeated", PUBLISHED):
            continue
        target.parent.mkdir(exist_ok=True)
        if path.suffix == ".more":
            target = target.with_suffix("")
            target.write_bytes(target.read_bytes() + path.read_bytes())
        else:
            target.write_bytes(path.read_bytes())
    for line in _lines(case / "deleted"):
        (archive / line).unlink()
    for line in _lines(case / "repeated"):
        name, times = line.split()
        target = archive / name
        target.write_bytes(target.read_bytes() * int(times))


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def problems_of(archive: Path, published: Path | None = None, on: dt.date = dt.date.min) -> Problems:
    """What is wrong with an archive, and with what it says on a day beside what was published. Raises AssertionError where
    nothing is."""
    try:
        open_archive(archive, "resolutions")
    except Problems as found:
        return found
    if published and published.is_file():
        reading = read_archive(archive, "resolutions")
        assert reading.archive
        if problems := check_permanence(Comparison(reading.archive, read_published(published), on), archive):
            return Problems(problems, reading.motions)
    raise AssertionError(f"Nothing is wrong with {archive}.")
