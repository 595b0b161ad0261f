"""`make words`: the table, and languages beside it."""

import re
import shutil
from pathlib import Path

import pytest

from schema.language import read_language
from schema.rules import open_archive
from scripts import words
from tests.conftest import ROOT


@pytest.fixture
def archive(tmp_path: Path, frames: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented archive, and the pages that MkDocs built already."""
    monkeypatch.setattr(words, "build_frames", lambda _, folder: shutil.copytree(frames, folder, dirs_exist_ok=True))
    shutil.copytree(ROOT / "tests/archive", tmp_path / "archive")
    return tmp_path / "archive"


def test_a_language_is_begun_and_keeps_its_translations(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert words.main(["--language", "gv", "--archive", str(archive)]) == 0
    table = archive / "words/gv.po"
    assert capsys.readouterr().out.startswith(f"{table}: 0 of ")
    text = table.read_text(encoding="utf-8")
    assert text.startswith("# The site's own words in another language.")
    table.write_text(text.replace('msgid "Topics"\nmsgstr ""', 'msgid "Topics"\nmsgstr "Cooishyn"'), encoding="utf-8")
    assert words.main(["--language", "gv", "--archive", str(archive)]) == 0
    assert capsys.readouterr().out.startswith(f"{table}: 1 of ")
    assert read_language("gv", [table.read_bytes()]).said("Topics") == "Cooishyn"
    union = archive / "union.yaml"
    union.write_text(union.read_text(encoding="utf-8") + "language: gv\n", encoding="utf-8")
    assert open_archive(archive).own_words == table.read_bytes()


def test_what_comes_with_the_project_is_counted_and_not_translated_again(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words.main(["--language", "cy", "--archive", str(archive)]) == 0
    said = re.fullmatch(
        r".*cy\.po: 0 of (\d+) sentences are translated\. (\d+) more come with the project "
        r"\(schema/words/cy\.po\), and need no translation here\.\n",
        capsys.readouterr().out,
    )
    assert said
    assert 100 < int(said[2]) < int(said[1])


def test_the_table_and_every_language_are_brought_up_to_date(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(words, "TABLE", tmp_path / "english.pot")
    monkeypatch.setattr(words, "WORDS", tmp_path)
    (tmp_path / "gv.po").write_text(
        'msgid "Gone"\nmsgstr "Ersooyl"\n\nmsgid "Topics"\nmsgstr "Cooishyn"\n', encoding="utf-8"
    )
    assert words.main(["--archive", str(archive)]) == 0
    assert b'msgid "Topics"' in (tmp_path / "english.pot").read_bytes()
    assert "gv.po: 1 of " in capsys.readouterr().out
    # What the site says no more is kept aside, for it may only have lost a comma.
    assert '#~ msgstr "Ersooyl"' in (tmp_path / "gv.po").read_text(encoding="utf-8")


def test_what_is_no_language_and_no_table_is_said(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        words.main(["--language", "../cy", "--archive", str(archive)])
    assert ended.value.code == 2
    assert "'../cy' is not the tag of a language. Write two letters: cy, or en-GB." in capsys.readouterr().err
    (archive / "words").mkdir()
    (archive / "words/gv.po").write_bytes(b"\xff\xfe no table")
    assert words.main(["--language", "gv", "--archive", str(archive)]) == 1
    assert "this is not a table of translations" in capsys.readouterr().out
