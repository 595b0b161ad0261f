"""Published lists, an invented one and those of a union that are at hand: every motion is right, and like its record."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from schema.rules import open_archive
from schema.wording import fingerprint, paragraphs
from scripts.import_document import main as import_document
from scripts.intake.documents.reading import read_document
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.wording import main as wording
from tests.intake.invented import MOTIONS, as_text

pytestmark = pytest.mark.usefixtures("one_process")

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class PublishedList:
    """A list that has been recorded: the document, the archive, the meeting, and how many motions it has."""

    document: Path
    archive: Path
    meeting: str
    motions: int

    def read(self) -> MotionList:
        archive = open_archive(self.archive)
        document = read_document(self.document)
        return read_motion_list(document, archive.bodies, archive.union.name, archive.meetings[self.meeting].held)


SOURCES = {
    "2018": PublishedList(SHARED / "sources/agm-2018-resolutions.txt", ROOT / "resolutions", "2018", 30),
    "2020": PublishedList(SHARED / "sources/agm-2020-motions.txt", ROOT / "resolutions", "2020", 14),
}
"""Lists that a union published. Their words are not ours, so no clone has them."""


@pytest.fixture(scope="module")
def invented_list(tmp_path_factory: pytest.TempPathFactory) -> PublishedList:
    """The invented list in the invented archive, as the import recorded it."""
    folder = tmp_path_factory.mktemp("invented")
    archive = Path(shutil.copytree(ROOT / "tests/archive", folder / "resolutions"))
    document = folder / "agm-2031.txt"
    document.write_bytes(as_text())
    assert import_document([str(document), "--meeting", "2031", "--archive", str(archive), "--write"]) == 0
    return PublishedList(document, archive, "2031", len(MOTIONS))


@pytest.fixture(params=["invented", *SOURCES])
def published(request: pytest.FixtureRequest, invented_list: PublishedList) -> PublishedList:
    """Each list, one after another; of those that a union published, the ones that are at hand."""
    chosen = SOURCES.get(request.param, invented_list)
    if not chosen.document.is_file() or not (chosen.archive / chosen.meeting).is_dir():
        pytest.skip("This list is not at hand (../shared/sources).")
    return chosen


def test_every_motion_of_the_list_is_right(published: PublishedList) -> None:
    archive = open_archive(published.archive)
    motions = published.read()
    assert len(motions.motions) == published.motions
    for draft in motions.motions:
        name = draft.number.lower() if motions.is_of_resolutions else f"m{draft.number}"
        record = archive.find(f"{published.meeting}/{name}")
        assert record is not None, draft.number
        motion = record.motion
        assert draft.title == motion.title
        assert (draft.committee.key if draft.committee else None) == motion.committee
        if draft.proposers:  # the list of 2018 names none; what the records have of some is known from elsewhere
            assert tuple(named.key for named in draft.proposers) == motion.proposer
        assert draft.heading == motion.source.heading
        assert fingerprint(draft.wording) == motion.source.fingerprint
        assert len(paragraphs(draft.wording)) == motion.source.paragraphs
        assert not draft.new_committee
        assert not draft.new_proposers


def test_every_line_of_the_list_is_understood(published: PublishedList) -> None:
    assert published.read().account.groups_not_understood() == []


def test_the_wording_goes_into_all_records_letter_for_letter(published: PublishedList, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(published.archive, tmp_path / "resolutions"))
    # What holds its wording already gets our own words in its place, as for a list whose words may not stand here.
    ours = "about: Lamps\nsummary: They are to burn.\ntopics:\n  - weather\n"
    for path in (folder / published.meeting).glob("*.yaml"):
        text = re.sub(r"(?m)^wording: \|\n(?:(?: .*)?\n)+", ours, path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    typed = [str(published.document), "--meeting", published.meeting, "--archive", str(folder), "--write"]
    assert wording(typed) == 0
    records = [
        record for record in open_archive(folder).by_meeting[published.meeting] if record.motion.source.fingerprint
    ]
    assert len(records) == published.motions
    whole = " ".join(published.document.read_text(encoding="utf-8").split())
    for record in records:
        assert record.motion.wording
        assert all(" ".join(line.split()) in whole for line in record.motion.wording.splitlines())


def test_importing_again_changes_nothing(
    published: PublishedList, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(published.archive, tmp_path / "resolutions"))
    typed = [str(published.document), "--meeting", published.meeting, "--archive", str(folder), "--write"]
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
