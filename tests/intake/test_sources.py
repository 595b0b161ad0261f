"""The published lists of 2018 and 2020, where they are at hand: every motion right, compared with its record."""

import shutil
from pathlib import Path

import pytest

from schema.rules import open_archive
from schema.wording import fingerprint, paragraphs
from scripts.import_document import main as import_document
from scripts.intake.documents.reading import read_document
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.wording import main as wording

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "sources").is_dir(), reason="The published lists are not at hand (../shared/sources)."
)

LISTS = {"2018": ("agm-2018-resolutions.txt", 30), "2020": ("agm-2020-motions.txt", 14)}


def found_in(meeting: str) -> MotionList:
    archive = open_archive(ROOT / "resolutions")
    document = read_document(SHARED / "sources" / LISTS[meeting][0])
    return read_motion_list(document, archive.bodies, archive.union.name, archive.meetings[meeting].held)


@pytest.mark.parametrize("meeting", LISTS)
def test_every_motion_of_the_list_is_right(meeting: str) -> None:
    archive = open_archive(ROOT / "resolutions")
    found = found_in(meeting)
    assert len(found.motions) == LISTS[meeting][1]
    for draft in found.motions:
        record = archive.find(
            f"{meeting}/{draft.number.lower()}" if found.is_of_resolutions else f"{meeting}/m{draft.number}"
        )
        assert record is not None, draft.number
        motion = record.motion
        assert draft.title == motion.title
        assert (draft.committee.key if draft.committee else None) == motion.committee
        # The list of 2018 names no proposers; what the records have of some is known from elsewhere.
        assert tuple(named.key for named in draft.proposers) == (() if found.is_of_resolutions else motion.proposer)
        assert draft.heading == motion.source.heading
        assert fingerprint(draft.wording) == motion.source.fingerprint
        assert len(paragraphs(draft.wording)) == motion.source.paragraphs
        assert not draft.new_committee
        assert not draft.new_proposers


@pytest.mark.parametrize("meeting", LISTS)
def test_every_line_of_the_list_is_understood(meeting: str) -> None:
    assert found_in(meeting).account.groups_not_understood() == []


def test_the_wording_of_2018_goes_into_all_30_records_letter_for_letter(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "resolutions", tmp_path / "resolutions"))
    source = SHARED / "sources" / "agm-2018-resolutions.txt"
    assert wording([str(source), "--archive", str(folder), "--write"]) == 0
    records = [record for record in open_archive(folder).by_meeting["2018"] if record.motion.number]
    assert len(records) == 30
    lines = {" ".join(line.split()) for line in source.read_text(encoding="utf-8").splitlines()}
    for record in records:
        assert record.motion.wording
        assert {" ".join(line.split()) for line in record.motion.wording.splitlines()} <= lines | {""}


@pytest.mark.parametrize("meeting", LISTS)
def test_importing_again_changes_nothing(meeting: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(ROOT / "resolutions", tmp_path / "resolutions"))
    typed = [str(SHARED / "sources" / LISTS[meeting][0]), "--meeting", meeting, "--archive", str(folder), "--write"]
    assert import_document(typed) == 0
    after = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    capsys.readouterr()
    assert import_document(typed) == 0
    assert "There is nothing to write." in capsys.readouterr().out
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == after


@pytest.mark.parametrize(
    "path", sorted((SHARED / "layouts").glob("*.txt")) if SHARED.is_dir() else [], ids=lambda path: path.name
)
def test_the_layouts_of_other_unions_are_understood_to_the_last_line(path: Path) -> None:
    archive = open_archive(ROOT / "resolutions")
    found = read_motion_list(read_document(path), archive.bodies, archive.union.name)
    assert found.account.groups_not_understood() == []
    numbers = {
        "neu-2025-resolutions-list.txt": "8 9 10 11 12 13 14 18 20 21 23 25 27 29 31",
        "tuc-2011-decisions-with-amendment.txt": "10 11",
        "unison-2016-not-reached-slash-table.txt": "3 7 8 9 10 11 12 15",
    }
    assert " ".join(draft.number for draft in found.motions) == numbers[path.name]
