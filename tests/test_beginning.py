"""An archive that begins: another union with its name and its general meeting, and with lists that hold nothing yet."""

from pathlib import Path

import pytest

from schema.archive import Archive
from schema.folder import read_archive, shape_of
from schema.problems import Problems
from schema.rules import open_archive
from schema.yaml_text import parse
from scripts import prompts
from scripts.check import main as check
from scripts.edit.splice import change_text
from scripts.format import main as write_in_the_usual_form
from scripts.import_document import main as import_document
from scripts.intake.answers.resolve_input import CannotUse, find_meeting
from scripts.new import main as new
from scripts.publish.frames.mkdocs_frames import build_frames
from scripts.publish.publishing import publish
from scripts.similar import main as similar
from tests.conftest import AS_OF, ROOT, typing
from tests.folders import write
from tests.forms import shown
from tests.making import UNION, entry

EMPTY = ("", "{}\n", "# Nothing yet.\n", "# Nothing yet.", "{}   # Nothing yet.\n")
MOTION = "This AGM calls on the executive to buy a lamp for each boat.\n"
LIST = (
    f"1. Lamps on Boats\nProposed by Harbour Branch\n\n{MOTION}\n2. Oars\nProposed by River Branch\n\nWe want oars.\n"
)
OF_2050 = ("--meeting", "2050", "--title", "Lamps on Boats", "--proposer", "Harbour Branch", "--wording-text", MOTION)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive, called `resolutions` where the commands are typed. Nobody sits at the terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(prompts, "can_ask", lambda: False)
    folder = tmp_path / "resolutions"
    write(folder, "union.yaml", UNION)
    write(folder, "bodies.yaml", {"agm": entry("Annual General Meeting", kind="meeting")})
    lay(folder, "")
    return folder


def lay(folder: Path, text: str) -> None:
    for name in ("topics.yaml", "documents.yaml"):
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("text", EMPTY)
def test_lists_may_be_empty(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    lay(folder, text)
    assert typing(check, capsys)() == (0, "No motions of no meetings checked. No problem found.\n", "")
    made = open_archive(folder)
    assert (made.topics, made.documents, made.threads) == ({}, {}, {})


def test_a_list_that_is_missing_is_told_with_what_to_do(folder: Path) -> None:
    (folder / "topics.yaml").unlink()
    with pytest.raises(Problems) as found:
        open_archive(folder, "resolutions")
    assert [problem.headline for problem in found.value.problems] == ["resolutions/topics.yaml: This file is missing."]
    assert found.value.problems[0].hint == "Put it back. In a new archive it may be empty."


def test_a_union_that_says_nothing_is_told(folder: Path) -> None:
    (folder / "union.yaml").write_text("", encoding="utf-8")
    assert [problem.rule for problem in read_archive(folder).problems] == ["empty-file"]


@pytest.mark.parametrize("text", EMPTY)
def test_its_first_motion_is_added(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    lay(folder, text)
    status, said, beside = typing(new, capsys)(*OF_2050, "--write")
    assert (status, beside) == (0, ""), said
    made = open_archive(folder)
    assert list(made.records) == ["2050/m1"]
    assert list(made.documents) == ["agm-2050-motions"]
    assert ("# Nothing yet." in (folder / "documents.yaml").read_text(encoding="utf-8")) == ("#" in text)


def test_its_first_list_is_imported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("motions.txt").write_text(LIST, encoding="utf-8")
    status, said, _ = typing(import_document, capsys)("motions.txt", "--meeting", "2050", "--write")
    assert status == 0, said
    assert list(open_archive(folder).records) == ["2050/m1", "2050/m2"]


def test_its_first_form_is_read(folder: Path) -> None:
    body = (shown.HERE / "meeting-pasted.md").read_text(encoding="utf-8")
    found = shown.answer(body, open_archive(folder), folder)
    assert found.problems == []
    assert found.staged is not None
    found.staged.write()
    assert len(open_archive(folder).records) == 2


def test_its_files_have_a_usual_form(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typing(write_in_the_usual_form, capsys)()[0] == 0
    assert (folder / "topics.yaml").read_text().startswith("# yaml-language-server: ")
    assert typing(write_in_the_usual_form, capsys)("--check")[0] == 0
    assert typing(new, capsys)(*OF_2050, "--write")[0] == 0


def test_a_draft_can_be_compared_with_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("draft.txt").write_text(MOTION, encoding="utf-8")
    status, said, _ = typing(similar, capsys)("draft.txt")
    assert (status, said.splitlines()[-1]) == (0, "We hold no motions yet.")


def test_its_site_can_be_built(folder: Path, tmp_path: Path) -> None:
    made = open_archive(folder)
    build_frames(ROOT / "mkdocs.yml", tmp_path / "frames")
    publish(made, tmp_path / "frames", tmp_path / "site", AS_OF, ROOT / "docs/messages")
    assert (tmp_path / "site/index.html").is_file()


def test_no_meeting_is_found_in_it(folder: Path) -> None:
    made: Archive = open_archive(folder)
    with pytest.raises(CannotUse, match=r"^There is no meeting '2050'\. The archive has none yet\.$"):
        find_meeting(made, "2050")


@pytest.mark.parametrize(
    ("raw", "after"),
    [
        ("", "boats:\n  name: Boats\n"),
        ("# Nothing yet.", "# Nothing yet.\nboats:\n  name: Boats\n"),
        ("# Nothing yet.\r\n", "# Nothing yet.\r\nboats:\r\n  name: Boats\r\n"),
        ("{}\n# Nothing yet.\n", "boats:\n  name: Boats\n# Nothing yet.\n"),
    ],
)
def test_the_first_entry_of_a_list_stands_below_its_comments(raw: str, after: str) -> None:
    assert change_text(raw, shape_of("topics.yaml"), ("boats",), None, {"name": "Boats"}) == after
    assert parse(after.replace("\r\n", "\n")) == {"boats": {"name": "Boats"}}
