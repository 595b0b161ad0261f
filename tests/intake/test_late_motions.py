"""One motion that comes late to a meeting: it is not the whole list, and what its title makes of it is told."""

from pathlib import Path

import pytest

from schema.rules import open_archive
from scripts.import_document import main
from tests import making
from tests.folders import write_archive

LATE = """\
Late motions for the Annual General Meeting 2025

4. Ropes

Proposer: Harbour Branch

This meeting calls on the Council to buy ropes for every tower.

CARRIED
"""


@pytest.fixture
def late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with two motions of 2025 and no list, and a document with one more."""
    monkeypatch.chdir(tmp_path)
    Path("late.txt").write_text(LATE, encoding="utf-8")
    motions = {f"2025/m{number}": making.motion(notice_number=str(number)) for number in (1, 2)}
    meeting = making.meeting("2025")
    meeting.pop("list", None)
    return write_archive(tmp_path / "resolutions", motions, {"2025": meeting})


def test_one_motion_beside_others_is_a_part_of_the_list(late: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["late.txt", "--meeting", "2025", "--write"]) == 0
    told = capsys.readouterr().out
    assert "2025: add its list, agm-2025-minutes with 1 motion, held: part" in told
    assert "2025: held: part, because 2 more motions of this meeting are not in this list." in told
    meeting = (late / "2025/meeting.yaml").read_text(encoding="utf-8")
    assert "motions: 1\n  held: part\n" in meeting


def test_a_kind_that_comes_from_the_documents_title_is_told(late: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["late.txt", "--meeting", "2025"]) == 0
    assert (
        "Every motion gets kind: emergency, because the document's title says so: "
        "“Late motions for the Annual General Meeting 2025”." in capsys.readouterr().out
    )


def test_late_motions_are_never_the_whole_list_of_a_meeting(late: Path) -> None:
    Path("late.txt").write_text(LATE.replace("4. Ropes", "1. Ropes"), encoding="utf-8")
    assert main(["late.txt", "--meeting", "2027", "--write"]) == 0
    assert "held: part" in (late / "2027/meeting.yaml").read_text(encoding="utf-8")


def test_the_plan_names_the_margin_where_motions_look_lost(late: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["late.txt", "--meeting", "2025"]) == 0
    assert "MARGIN=margin.txt" in capsys.readouterr().out


def test_the_plan_does_not_name_the_margin_where_nothing_is_in_doubt(
    late: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("late.txt").write_text(LATE.replace("4. Ropes", "1. Ropes"), encoding="utf-8")
    assert main(["late.txt", "--meeting", "2027"]) == 0
    assert "MARGIN=" not in capsys.readouterr().out


def test_the_plan_shows_the_vote_with_what_was_decided(late: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("late.txt").write_text(LATE.replace("CARRIED", "CARRIED (45 for, 12 against)"), encoding="utf-8")
    assert main(["late.txt", "--meeting", "2027"]) == 0
    told = capsys.readouterr().out
    assert "carried, 45 for, 12 against (line 9)" in told
    assert "2027/m4: carried, 45 for, 12 against, by line 9: “CARRIED (45 for, 12 against)”" in told


def test_figures_that_nobody_reads_in_a_stated_result_are_asked_about(
    late: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("late.txt").write_text(LATE.replace("CARRIED", "Of 45 votes 3 were blank."), encoding="utf-8")
    main(["late.txt", "--meeting", "2027", "--margin", "margin.txt"])
    rows = Path("margin.txt").read_text(encoding="utf-8").splitlines()
    rows = [f"9 result: lost | {row.partition('| ')[2]}" if row.startswith("9 ") else row for row in rows]
    Path("margin.txt").write_text("\n".join(rows), encoding="utf-8")
    capsys.readouterr()
    assert main(["late.txt", "--meeting", "2027", "--margin", "margin.txt"]) == 0
    assert "4: line 9 has numbers, but no vote is recorded: “Of 45 votes 3 were blank.”." in capsys.readouterr().out


def test_the_record_has_the_vote_of_a_result_that_was_stated(late: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("late.txt").write_text(LATE.replace("CARRIED", "They would not: for 30, against 49."), encoding="utf-8")
    main(["late.txt", "--meeting", "2027", "--margin", "margin.txt"])
    rows = Path("margin.txt").read_text(encoding="utf-8").splitlines()
    rows = [f"9 result: lost | {row.partition('| ')[2]}" if row.startswith("9 ") else row for row in rows]
    Path("margin.txt").write_text("\n".join(rows), encoding="utf-8")
    assert main(["late.txt", "--meeting", "2027", "--margin", "margin.txt", "--write"]) == 0
    (record,) = open_archive(late).by_meeting["2027"]
    decision = record.motion.outcome.decisions[0]
    assert decision.vote is not None
    assert (decision.decision.value, decision.vote.text) == ("lost", "30 for, 49 against")


def test_where_only_some_motions_get_their_kind_from_the_title_they_are_named(
    late: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Late motions for the AGM 2027\n\n1. Ropes\n\nThis AGM wants ropes.\n\nRule changes\n\n2. Bells\n\nThis AGM wants bells.\n"
    Path("late.txt").write_text(text, encoding="utf-8")
    assert main(["late.txt", "--meeting", "2027"]) == 0
    assert (
        "m1 gets kind: emergency, because the document's title says so: “Late motions for the AGM 2027”."
        in capsys.readouterr().out
    )
