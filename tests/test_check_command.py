"""`python -m scripts.check`: what it says, where, and how it ends."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from schema import typed, yaml_text
from schema.yaml_text import Value
from scripts.check import main
from scripts.publish import build_cache

ROOT = Path(__file__).resolve().parent.parent
SEE_HELP = "python -m scripts.check --help shows every option.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented archive, called `resolutions`, where the command is typed."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(ROOT / "tests" / "archive", tmp_path / "resolutions"))


def break_it(folder: Path) -> int:
    """Write a decision that is none into 2018/1. Returns the line."""
    path = folder / "2018" / "1.yaml"
    lines = path.read_text().split("\n")
    number = next(at for at, line in enumerate(lines) if line.strip() == "decision: carried")
    lines[number] = lines[number].replace("carried", "passed")
    path.write_text("\n".join(lines))
    return number + 1


def motions_and_meetings(folder: Path) -> tuple[int, int]:
    files = list(folder.glob("*/*.yaml"))
    meetings = sum(path.name == "meeting.yaml" for path in files)
    return len(files) - meetings, meetings


def told(shown: str, line: int, motions: int) -> str:
    """The whole report of what break_it did."""
    return (
        f"{shown}/2018/1.yaml:{line}:17: outcome.decisions.1.decision: 'passed' is not a decision.\n"
        f"{line:>5} |       decision: passed\n"
        "      |                 ^^^^^^\n"
        "      Did you mean 'carried'?   unknown-decision: see /checks/#unknown-decision\n"
        "\n"
        f"1 problem in 1 of {motions} motions.\n"
    )


def test_a_clean_archive_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    motions, meetings = motions_and_meetings(folder)
    assert main([]) == 0
    assert capsys.readouterr() == (f"{motions} motions of {meetings} meetings checked. No problem found.\n", "")


def test_a_file_that_has_not_changed_is_not_parsed_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    parsed: list[str] = []

    def parse(text: str) -> Value:
        parsed.append(text)
        return yaml_text.parse(text)

    monkeypatch.setattr(build_cache, "CACHE", folder.with_name("cache"))
    monkeypatch.setattr(typed, "parse", parse)
    assert main([]) == 0
    assert len(parsed) > len(list(folder.glob("*/*.yaml")))
    parsed.clear()
    line = break_it(folder)
    capsys.readouterr()
    assert main([]) == 1
    assert capsys.readouterr().out == told("resolutions", line, motions_and_meetings(folder)[0])
    assert set(parsed) == {(folder / "2018" / "1.yaml").read_text()}


def test_what_is_still_marked_to_fill_in_is_listed_and_is_no_problem(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, comment in (
        ("2018/meeting.yaml", "# TO FILL IN: its day or days."),
        ("documents.yaml", "# TO FILL IN: its publisher and address."),
    ):
        path = folder / name
        path.write_text(f"{path.read_text()}{comment}\n{comment}\n# A note about TO FILL IN.\n")
    lines = {name: len((folder / name).read_text().splitlines()) for name in ("2018/meeting.yaml", "documents.yaml")}
    motions, meetings = motions_and_meetings(folder)
    assert main([]) == 0
    assert capsys.readouterr().out == (
        "Marked TO FILL IN (fill it in, then delete the comment):\n"
        f"  resolutions/documents.yaml: lines {lines['documents.yaml'] - 2} and {lines['documents.yaml'] - 1}\n"
        f"  resolutions/2018/meeting.yaml: lines {lines['2018/meeting.yaml'] - 2} and {lines['2018/meeting.yaml'] - 1}\n"
        "\n"
        f"{motions} motions of {meetings} meetings checked. No problem found.\n"
    )


def test_the_live_archive_has_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--archive", str(ROOT / "resolutions")]) == 0, capsys.readouterr().out


def test_a_problem_is_told_with_its_line_and_what_would_be_right(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    motions, _ = motions_and_meetings(folder)
    line = break_it(folder)
    assert main([]) == 1
    assert capsys.readouterr() == (told("resolutions", line, motions), "")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("./resolutions", "./resolutions"),
        ("resolutions/", "resolutions"),
        ("../{name}/resolutions", "../{name}/resolutions"),
        ("{absolute}/resolutions", "{absolute}/resolutions"),
    ],
)
def test_paths_are_shown_as_typed(folder: Path, capsys: pytest.CaptureFixture[str], typed: str, shown: str) -> None:
    motions, _ = motions_and_meetings(folder)
    line = break_it(folder)
    places = {"name": folder.parent.name, "absolute": str(folder.parent)}
    assert main(["--archive", typed.format(**places)]) == 1
    assert capsys.readouterr().out == told(shown.format(**places), line, motions)


def test_an_annotation_has_the_same_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    motions, meetings = motions_and_meetings(folder)
    assert main(["--format", "github"]) == 0
    assert capsys.readouterr().out == f"{motions} motions of {meetings} meetings checked. No problem found.\n"
    line = break_it(folder)
    assert main(["--format", "github"]) == 1
    assert capsys.readouterr().out == (
        f"::error file=resolutions/2018/1.yaml,line={line},col=17,title=unknown-decision::"
        "outcome.decisions.1.decision: 'passed' is not a decision.%0A"
        "Did you mean 'carried'?   unknown-decision: see /checks/#unknown-decision\n"
        f"1 problem in 1 of {motions} motions.\n"
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["--archive"], "--archive needs a value after it."),
        (
            ["--archive", "elsewhere"],
            "--archive: There is no folder 'elsewhere'. "
            "Call this from the top folder, or name the archive's folder: --archive DIR.",
        ),
        (
            ["--archive", ""],
            "--archive: There is no folder ''. Call this from the top folder, or name the archive's folder: --archive DIR.",
        ),
        (["--archve", "x"], "There is no option '--archve'. Did you mean '--archive'?"),
        (["--arch", "resolutions"], "There is no option '--arch'. Did you mean '--archive'?"),
        (["--format", "html"], "--format: 'html' is not allowed here. It may be text or github."),
        (["--format", "gihtub"], "--format: 'gihtub' is not allowed here. Did you mean 'github'?"),
        (["resolutions"], "There is no argument 'resolutions'."),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str], typed: list[str], sentence: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(typed)
    assert ended.value.code == 2
    assert capsys.readouterr() == ("", f"{sentence}\n{SEE_HELP}")


def run_it(*typed: str, cwd: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "scripts.check", *typed],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_nobody_reading_on_changes_nothing(folder: Path) -> None:
    break_it(folder)
    process = run_it(cwd=folder.parent)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (1, "")


def test_an_old_terminal_shows_what_it_can(folder: Path) -> None:
    path = folder / "2018" / "1.yaml"
    path.write_text(
        re.sub(r"^title: .*", "title: [Caf\N{LATIN SMALL LETTER E WITH ACUTE}]", path.read_text(), flags=re.MULTILINE)
    )
    out, err = run_it(cwd=folder.parent, PYTHONIOENCODING="ascii").communicate()
    assert "title: [Caf\\xe9]" in out
    assert err == ""
