"""Lists as different unions and councils lay them out: invented motions, each with all that is to be found of it.

`python -m tests.intake.shown` writes the expectations anew.
"""

from pathlib import Path

import pytest

from schema.archive import Archive
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
