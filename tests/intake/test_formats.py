"""One invented motion list in every format: the same motions come out of each, letter for letter."""

from pathlib import Path

import pytest

from schema.archive import Archive
from scripts.intake.documents.formats import ENDINGS
from scripts.intake.documents.reading import read_document
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from tests.conftest import ROOT
from tests.intake.invented import FORMATS, MOTIONS
from tests.intake.shown import invented_archive

pytestmark = pytest.mark.usefixtures("one_process")


@pytest.fixture(scope="module")
def archive() -> Archive:
    return invented_archive()


def found_in(path: Path, archive: Archive) -> MotionList:
    return read_motion_list(read_document(path), archive.bodies, archive.union.name)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_motions_come_out_of_every_format(name: str, tmp_path: Path, archive: Archive) -> None:
    path = tmp_path / name
    path.write_bytes(FORMATS[name]())
    found = found_in(path, archive)
    got = [
        (
            draft.number, draft.title, draft.committee and draft.committee.key, tuple(named.key for named in draft.proposers),
            draft.wording, draft.decision and draft.decision.decision.value, draft.decision and draft.decision.vote,
        )
        for draft in found.motions
    ]  # fmt: skip
    wanted = [
        (motion.number, motion.title, motion.committee, motion.bodies, motion.wording, motion.decided, motion.vote)
        for motion in MOTIONS
    ]
    assert got == wanted
    assert found.account.groups_not_understood() == []


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_in_a_file_counts_and_not_its_name(name: str, tmp_path: Path, archive: Archive) -> None:
    right, wrong = tmp_path / name, tmp_path / "motions.docx"
    right.write_bytes(FORMATS[name]())
    wrong.write_bytes(right.read_bytes())
    format_found = read_document(wrong).format
    plain = ("plain text", "Markdown", "table (CSV)")  # these are told apart by name only
    assert format_found == ENDINGS[right.suffix] or (ENDINGS[right.suffix] in plain and format_found == "plain text")


def test_every_format_that_is_promised_is_tried() -> None:
    assert {Path(name).suffix for name in FORMATS} == set(ENDINGS) - {
        ".htm",
        ".markdown",
        ".text",
        ".tsv",
        ".mht",
        ".mhtml",
    }


def test_every_format_has_a_row_in_the_guide_to_the_import() -> None:
    guide = (ROOT / "docs/import.md").read_text(encoding="utf-8")
    table = guide[guide.index("| format |") :].partition("\n\n")[0]
    formats = " ".join(line.split("|")[1].lower() for line in table.splitlines())
    named: dict[str, bool] = {}
    for ending, name in ENDINGS.items():
        named[name] = named.get(name, False) or any(word in formats for word in (ending, ending[1:], name.lower()))
    assert [name for name, is_there in named.items() if not is_there] == []
