"""docs/guide/margin.md, followed step by step: each command that it gives is given, and what it shows is what comes."""

import re
import shutil
from pathlib import Path

import pytest

from schema.rules import open_archive
from scripts.import_document import main
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("one_process")

GUIDE = ROOT / "docs/guide/margin.md"
TEXT = GUIDE.read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"```(sh)?\n(.*?)```", TEXT, re.DOTALL)
MOST_WORDS = 460
"""Words that are read in two minutes, the lines that one only looks at among them."""
DECIDED = "16 lost, 22 for, 39 against"
"""What the guide has its reader put in the place of a `?`."""
OPTIONS = {"MEETING": "--meeting", "MARGIN": "--margin"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented archive and the guide's document, where the commands of the guide are typed."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(GUIDE.parent / "example", tmp_path / "docs/guide/example")
    return Path(shutil.copytree(ROOT / "tests/archive", tmp_path / "resolutions"))


def block(beginning: str) -> str:
    """What the guide shows of an answer or of the file, by how it begins."""
    return next(text for kind, text in BLOCKS if not kind and text.startswith(beginning))


def command(number: int) -> list[str]:
    """A command of the guide as the program takes it."""
    line = [text for kind, text in BLOCKS if kind][number].splitlines()[0]
    named = dict(word.split("=") for word in line.split() if "=" in word)
    return [named["FROM"], *(word for name, option in OPTIONS.items() for word in (option, named[name]))]


def answer(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main([*command(0), *more]) == 0
    return capsys.readouterr().out


def confirmed(margin: str) -> str:
    """The margin file with what it proposes accepted, as the guide has its reader do; a `?` is left."""
    return re.sub(r"^#\? (?!.*\?$)", "", margin, flags=re.MULTILINE)


def with_rows(margin: str) -> str:
    """The margin file with what it proposes accepted, as the guide has its reader fill it in."""
    header, *rest = confirmed(margin).splitlines()
    return "\n".join([header, block("26 ").strip(), *(DECIDED if line == "#? 16  ?" else line for line in rest)])


def test_the_guide_from_its_first_command_to_the_records(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    margin = Path("margin.txt")
    assert "the motion, in 26–32: who put it" in answer(capsys)
    assert block("#: 6 ") in margin.read_text(encoding="utf-8")
    assert block("#: the motion") in margin.read_text(encoding="utf-8")
    assert DECIDED in TEXT
    assert "*the motion, in 26–32: who put it*" in TEXT
    margin.write_text(with_rows(margin.read_text(encoding="utf-8")), encoding="utf-8")
    told = answer(capsys)
    assert block("As it was read") in told
    assert "make import FROM=docs/guide/example/minutes.txt MEETING=2031 MARGIN=margin.txt WRITE=1." in told
    assert "#?" not in re.sub(r"^# .*", "", margin.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert not (folder / "2031").exists()
    assert "resolutions/2031/meeting.yaml:6: its day or days, such as 2031-10-09" in answer(capsys, "--write")
    records = {record.motion.title: record.motion for record in open_archive(folder).by_meeting["2031"]}
    assert {title: motion.outcome.decisions[0].decision.value for title, motion in records.items()} == {
        "Oil for the winter": "carried",
        "Long ladders": "lost",
        "Pay for fog": "carried",
        "Gloves": "remitted",
    }
    assert all(len(motion.proposer) == 1 for motion in records.values())


def test_the_last_command_writes_what_the_first_shows() -> None:
    last = [text for kind, text in BLOCKS if kind][-1].splitlines()
    assert "WRITE=1" in last[0].split()
    assert last[1:] == ["make check"]


def test_the_guide_can_be_read_in_two_minutes() -> None:
    assert len(TEXT.split()) < MOST_WORDS
    assert len(re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL).split()) < MOST_WORDS * 2 / 3


def test_the_guides_links_lead_somewhere() -> None:
    reference = (GUIDE.parent / "margin-reference.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?P<target>[^)]+)\)", TEXT):
        path, _, anchor = target.partition("#")
        assert (GUIDE.parent / path).is_file(), target
        headings = {
            re.sub(r"\s", "-", line.strip("# ").lower()) for line in reference.splitlines() if line.startswith("#")
        }
        assert not anchor or anchor in headings, target
