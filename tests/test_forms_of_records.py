"""The version of the records' form: what is read, what is brought forward, and what is refused in one sentence."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from schema import forms
from schema.folder import read_archive
from schema.rules import check, open_archive
from scripts import forward
from scripts.arguments import DONE, HAS_PROBLEMS
from scripts.edit.changes import ChangeSet
from tests.overlay import ARCHIVE

OLD_TOPICS = "topics: lamps-and-ladders, pay\n"


def topics_as_list(draft: ChangeSet, files: Sequence[str]) -> None:
    """From an invented first form, in which topics were one text."""
    for file in files:
        topics = draft.values(file, ("topics",)) if "/" in file else None
        if isinstance(topics, str):
            draft.set(file, ("topics",), [one.strip() for one in topics.split(",")], "Make a list of its topics.")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive in an invented first form, for a program that reads form 2."""
    folder = tmp_path / "resolutions"
    shutil.copytree(ARCHIVE, folder)
    path = folder / "2018/1.yaml"
    path.write_text(path.read_text().replace("topics:\n  - lamps-and-ladders\n  - pay\n", OLD_TOPICS))
    monkeypatch.setattr(forms, "FORM", 2)
    monkeypatch.setattr(forward, "STEPS", {1: topics_as_list})
    monkeypatch.chdir(tmp_path)
    return folder


def test_an_older_archive_hears_one_sentence_and_not_what_follows_from_it(folder: Path) -> None:
    (problem,) = check(read_archive(folder, "resolutions"), folder)
    assert (
        problem.headline == "resolutions/union.yaml: This archive is written in form 1, and this program reads form 2."
    )
    assert problem.hint == "Bring the archive forward: make forward shows the plan, and make forward WRITE=1 writes it."


def test_an_older_archive_is_brought_forward_with_a_plan(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert forward.main([]) == DONE
    plan = capsys.readouterr().out
    assert plan == (
        "resolutions/2018/1.yaml\n    Make a list of its topics.\n\n"
        "resolutions/union.yaml\n    Say that the archive is written in form 2.\n\n"
        "This is the plan for 2 files. Nothing is written yet: --write (WRITE=1) writes it.\n"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before
    assert forward.main(["--write"]) == DONE
    archive = open_archive(folder)
    assert archive.union.form == 2
    assert archive.records["2018/1"].motion.topics == ("lamps-and-ladders", "pay")
    changed = {path.name for path, raw in before.items() if path.read_bytes() != raw}
    assert changed == {"1.yaml", "union.yaml"}
    assert forward.main(["--write"]) == DONE
    assert capsys.readouterr().out.endswith("The archive is written in form 2. There is nothing to bring forward.\n")


def test_what_would_not_be_right_afterwards_is_not_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "2018/1.yaml"
    path.write_text(path.read_text().replace(OLD_TOPICS, "topics: lamps-and-ladders, weather-vane\n"))
    before = path.read_bytes()
    assert forward.main(["--write"]) == HAS_PROBLEMS
    assert "There is no topic 'weather-vane'" in capsys.readouterr().out
    assert path.read_bytes() == before


def test_an_archive_of_a_newer_form_is_not_guessed_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "union.yaml").open("a") as union:
        union.write("form: 3\n")
    (problem,) = check(read_archive(folder, "resolutions"), folder)
    assert "is written in form 3, and this program reads form 2." in problem.headline
    assert problem.hint.startswith("Get the newer version of the program")
    assert forward.main([]) == HAS_PROBLEMS
    assert "take its newer version" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["one", "0", "01", "1.5", "[1]", "٢", "9" * 5000])
def test_a_form_that_is_none_is_a_problem_of_that_field(form: str, tmp_path: Path) -> None:
    shutil.copytree(ARCHIVE, tmp_path / "resolutions")
    with (tmp_path / "resolutions/union.yaml").open("a") as union:
        union.write(f"form: {form}\n")
    problems = check(read_archive(tmp_path / "resolutions"), tmp_path / "resolutions")
    assert [problem.where for problem in problems] == [("form",)]


@pytest.mark.parametrize("form", ["0", "one", "٢", "9" * 5000])
def test_a_form_that_is_none_is_brought_forward_as_the_first(
    form: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "union.yaml").open("a") as union:
        union.write(f"form: {form}\n")
    assert forward.main(["--write"]) == DONE
    assert "Say that the archive is written in form 2." in capsys.readouterr().out
    assert open_archive(folder).union.form == 2


@pytest.mark.parametrize("form", ["2", "1,000", "12345"])
def test_a_form_is_read_alike_by_the_check_and_by_the_record(form: str, tmp_path: Path) -> None:
    shutil.copytree(ARCHIVE, tmp_path / "resolutions")
    with (tmp_path / "resolutions/union.yaml").open("a") as union:
        union.write(f"form: {form}\n")
    (problem,) = check(read_archive(tmp_path / "resolutions"), tmp_path / "resolutions")
    assert problem.rule == "form-is-read"
    assert f"is written in form {form.replace(',', '')}, " in problem.headline


def test_every_older_form_has_a_way_forward() -> None:
    assert sorted(forward.STEPS) == list(range(1, forms.FORM))


def test_a_folder_without_a_union_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert forward.main(["--archive", str(tmp_path)]) == HAS_PROBLEMS
    assert "There is no " in capsys.readouterr().out
