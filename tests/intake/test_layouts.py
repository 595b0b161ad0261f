"""Lists as different unions and councils lay them out: invented motions, each with all that is to be found of it.

`python -m tests.intake.shown` writes the expectations anew.
"""

import re
from pathlib import Path

import pytest

from schema.archive import Archive
from scripts.intake import marks
from scripts.intake.marks.rules import RULES
from tests.intake.shown import LAYOUTS, expected_file, invented_archive, read, shown


@pytest.fixture(scope="module")
def archive() -> Archive:
    return invented_archive()


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
def test_a_layout_is_understood(path: Path, archive: Archive) -> None:
    assert shown(read(path, archive)) == expected_file(path).read_text(encoding="utf-8")


def test_there_are_layouts_and_no_expectation_stands_alone() -> None:
    assert len(LAYOUTS) > 10
    expected = {path.name for path in LAYOUTS[0].parent.glob("*.found")}
    assert expected == {expected_file(path).name for path in LAYOUTS}


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
def test_every_line_of_a_layout_is_told(path: Path, archive: Archive) -> None:
    found = read(path, archive)
    account = found.account
    told = set(account.used) | set(account.skipped)
    open_places = [place for told_lines in account.groups_not_understood() for place in told_lines.places]
    assert len(told) + len(open_places) == len(account.document.lines)


TABLE = " ".join((marks.__doc__ or "").split())


def is_named(rule: str) -> bool:
    """Whether a rule stands in the table in the docstring of marks, or is a function."""
    return (
        rule in {function.__name__.replace("_", " ") for function in RULES}
        or re.search(rf"\b{rule}\b", TABLE) is not None
    )


def test_the_table_of_marks_names_every_rule(archive: Archive) -> None:
    given = {mark.rule for path in LAYOUTS for mark in read(path, archive).marked.marks}
    assert len(given) > 20
    assert "" not in given
    assert not is_named("reads minds")
    assert [rule for rule in given if not is_named(rule)] == []


def test_every_rule_says_what_it_takes_with_an_example() -> None:
    assert [rule.__name__ for rule in RULES if "`" not in (rule.__doc__ or "")] == []
