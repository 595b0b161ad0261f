"""`python -m scripts.format`: every record in its usual form, and what it says unchanged."""

import shutil
from pathlib import Path

import pytest

from schema.rules import open_archive
from scripts import format as command
from scripts.format import main
from tests.folders import state, write_archive
from tests.making import motion

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of two motions, called `resolutions`, where the command is typed; all in the usual form."""
    monkeypatch.chdir(tmp_path)
    return write_archive(tmp_path / "resolutions", {"2018/1": motion(), "2018/2": motion(title="Oil: more of it")})


def test_an_archive_in_its_usual_form_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(folder)
    assert main(["--check"]) == 0
    assert main([]) == 0
    assert capsys.readouterr().out == "All 7 files are in the canonical form.\n" * 2
    assert state(folder) == before


def test_the_line_that_names_the_schema_is_the_first_wherever_it_stood(folder: Path) -> None:
    path = folder / "2018/2.yaml"
    expected = path.read_text()
    line, _, rest = expected.partition("\n")
    path.write_text(f"year: 2018\n{line}\n{rest.replace(chr(10).join(('year: 2018', '')), '', 1)}")
    assert main([]) == 0
    assert path.read_text() == expected


def test_what_would_change_is_shown_and_nothing_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "2018/2.yaml"
    path.write_text(path.read_text().replace('title: "Oil: more of it"', "title:   'Oil: more of it'  # so"))
    before = state(folder)
    assert main(["--check"]) == 1
    assert capsys.readouterr().out == (
        "--- resolutions/2018/2.yaml\n"
        "+++ resolutions/2018/2.yaml\n"
        "@@ -2,7 +2,7 @@\n"
        " year: 2018\n"
        " number: 2\n"
        " kind: ordinary\n"
        "-title:   'Oil: more of it'  # so\n"
        '+title: "Oil: more of it"  # so\n'
        " about: Lamps that are lit\n"
        " committee: not recorded\n"
        " proposer:\n"
        "\n"
        "1 file of 7 would be written differently. `make format` does it.\n"
    )
    assert state(folder) == before


def test_what_differs_is_written_and_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = state(folder)
    for name in ("2018/2.yaml", "bodies.yaml"):
        (folder / name).write_bytes(b"\xef\xbb\xbf" + expected[name].replace(b"\n", b"\r\n"))
    assert main(["--check"]) == 1
    said = capsys.readouterr().out
    assert "resolutions/bodies.yaml: only its line ends or its first bytes differ.\n" in said
    assert main([]) == 0
    assert capsys.readouterr().out == (
        "Written: resolutions/2018/2.yaml\nWritten: resolutions/bodies.yaml\nAll 7 files are in the canonical form.\n"
    )
    assert state(folder) == expected


def test_files_that_cannot_be_read_are_all_told_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("2018/1.yaml", "2018/2.yaml"):
        (folder / name).write_text((folder / name).read_text().replace("kind: ordinary", "knd: ordinary"))
    (folder / "bodies.yaml").write_text("\n" + (folder / "bodies.yaml").read_text())
    before = state(folder)
    assert main([]) == 1
    said = capsys.readouterr().out
    assert said.count("'knd' is not a field here") == 2
    assert said.endswith("in 2 of 2 motions. Nothing was formatted.\n")
    assert state(folder) == before


def test_a_rule_that_is_broken_does_not_stand_in_the_way(folder: Path) -> None:
    path = folder / "2018/1.yaml"
    path.write_text(path.read_text().replace("year: 2018", "year:  2019"))
    assert main([]) == 0
    assert "year: 2019\n" in path.read_text()


def test_a_record_that_would_say_something_else_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def careless(text: str, name: str, way: str) -> str:
        return text.replace("Oil: more", "Oil: less")

    monkeypatch.setattr(command, "format_text", careless)
    before = state(folder)
    assert main([]) == 1
    assert "cannot be written in the canonical form without a change in what it says" in capsys.readouterr().out
    assert state(folder) == before


@pytest.mark.parametrize("archive", ["tests/archive", "resolutions"])
def test_whole_archives_say_the_same_before_and_after_and_twice_changes_nothing(archive: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / archive, tmp_path / "copy"))
    before = open_archive(folder, "copy")
    assert main(["--archive", str(folder)]) == 0
    once = state(folder)
    assert main(["--archive", str(folder), "--check"]) == 0
    assert state(folder) == once
    after = open_archive(folder, "copy")
    assert after.records == before.records
    assert (after.union, after.bodies, after.topics) == (before.union, before.bodies, before.topics)
    assert (after.documents, after.meetings, after.threads) == (before.documents, before.meetings, before.threads)
