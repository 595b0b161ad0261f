"""`--margin FILE`: written where there is none, taken back where there is one, and never at the cost of a person's work."""

import re
import shutil
from pathlib import Path

import pytest

from schema.rules import open_archive
from schema.terms import Decision, LineRole, Look
from scripts.import_document import main
from scripts.intake.margin.grammar import parse_margin
from scripts.intake.margin.rules import Form
from scripts.intake.vocabulary.doubt import IN_PARTS, NEXT_BUSINESS
from tests.conftest import ROOT
from tests.intake.margin.marking import rows

pytestmark = pytest.mark.usefixtures("one_process")

HERE = Path(__file__).resolve().parent
GUIDE = ROOT / "docs/guide/margin-reference.md"
RULES = """\
always looks capitals         heading
always begins "LL/31/#"       number
always begins "From the"      proposer: body
always begins "Discussion:"   skip: discussion
always begins "Outcome -"     result
"""
ROWS = {
    28: "result: lost",
    39: "result: remitted",
    52: "withdrawn",
    70: "not reached",
    80: "result: carried",
    82: "end",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented archive, called `resolutions`, where the command is typed, and a document of minutes."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(HERE / "minutes.txt", tmp_path)
    return Path(shutil.copytree(ROOT / "tests/archive", tmp_path / "resolutions"))


def given(*more: str) -> int:
    """The command, with the invented minutes and their margin."""
    return main(["minutes.txt", "--meeting", "2031", "--margin", "margin.txt", *more])


def margin() -> str:
    return Path("margin.txt").read_text(encoding="utf-8")


def change(rules: str = "", marks: dict[int, str] | None = None) -> None:
    """Rules and marks typed into the file, as the guide says."""
    first, *lines = margin().splitlines()
    for number, mark in (marks or {}).items():
        at = next(at for at, line in enumerate(lines) if line.startswith(f"{number} "))
        lines[at] = f"{number} {mark} | {lines[at].partition(' | ')[2]}"
    Path("margin.txt").write_text("\n".join([first, *rules.splitlines(), *lines]) + "\n", encoding="utf-8")


def as_read(out: str) -> list[str]:
    """The lines of a motion each, out of all that is told, with the lines in doubt below them, and without the words of the lines with results."""
    told = out.partition("As it was read:\n")[2].partition("\n\n")[0]
    return [re.sub(r": “[^”]*”\)", ")", line.strip()) for line in told.splitlines()]


def test_the_file_is_written_where_there_is_none_and_no_record_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert given() == 0
    told = capsys.readouterr().out
    assert told.startswith(
        "margin.txt is written: 66 lines, each with its mark. Correct it, and give the same command again.\n"
    )
    assert len([row for row in rows(margin()) if row[0].isdecimal()]) >= 66
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_twelve_motions_come_in_by_five_rules_and_six_marks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given()
    change(RULES, ROWS)
    capsys.readouterr()
    assert given() == 0
    told = capsys.readouterr().out
    assert told.splitlines()[:7] == [
        "margin.txt was read and brought up to date: 66 lines.",
        "  6 lines marked by hand (!).",
        "  always looks capitals heading: took 4 lines, first 1 “UNION OF LAMPLIGHTERS”",
        '  always begins "LL/31/#" number: took 12 lines, first 11 “LL/31/1 Oil for the winter”',
        '  always begins "From the" proposer: body: took 12 lines, first 12 “From the Harbour”',
        '  always begins "Discussion:" skip: discussion: took 5 lines, first 15 “Discussion: the treasurer sai…”',
        '  always begins "Outcome -" result: took 7 lines, first 16 “Outcome - agreed on a show of…”',
    ]
    assert as_read(told) == [
        "1 · Oil for the winter · Harbour Branch · carried, on a show of hands (line 16) · 2 paragraphs",
        "2 · Long ladders · Harbour Branch · carried (line 22) · 1 paragraph",
        "3 · Pay for fog · Northern Isles · lost (line 28, by hand) · 2 paragraphs",
        "4 · Gloves · Mill Road · carried (line 34) · 1 paragraph",
        "5 · A day at the sea · Mill Road · remitted (line 39, by hand) · 1 paragraph",
        "6 · Green glass · Northern Isles · carried (line 46) · 1 paragraph",
        "7 · Wicks by post · Harbour Branch · withdrawn (line 52, by hand) · 1 paragraph",
        "8 · Lamps for the blind alley · Mill Road · carried (line 57) · 1 paragraph",
        "9 · Brass polish · Far Quay · carried (line 62) · 1 paragraph",
        "10 · Shorter meetings · Far Quay · not reached (line 70, by hand) · 1 paragraph",
        "11 · A new banner · Harbour Branch · carried (line 75) · 1 paragraph",
        "12 · Thanks to the caretakers · Northern Isles · carried (line 80, by hand) · 1 paragraph",
    ]


def test_what_was_taken_back_comes_back_the_same(folder: Path) -> None:
    given()
    change(RULES, ROWS)
    given()
    once = margin()
    assert given() == 0
    assert margin() == once


def test_a_result_by_hand_is_recorded_with_its_line(folder: Path) -> None:
    given()
    change(RULES, ROWS)
    assert given("--write") == 0
    records = {record.name: record.motion for record in open_archive(folder).by_meeting["2031"]}
    decision = records["m3"].outcome.decisions[0]
    assert (decision.decision.value, decision.note) == ("lost", "Read by hand from line 28.")
    assert records["m1"].outcome.decisions[0].note is None
    assert records["m3"].wording == (
        "This meeting holds that work in fog is double work.\n\n"
        "This meeting instructs the negotiators to ask for double pay in fog."
    )


def test_a_doubtful_line_keeps_the_decision_of_its_motion_and_of_no_other(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given()
    change(RULES, {22: "?"})
    capsys.readouterr()
    given()
    told = as_read(capsys.readouterr().out)
    assert told[1] == "2 · Long ladders · Harbour Branch · not recorded · 1 paragraph"
    assert told[0].startswith("1 · Oil for the winter · Harbour Branch · carried, on a show of hands (line 16)")


def test_the_unions_own_rules_are_asked_without_a_margin_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = "outcome:\n  begins: Discussion\n  mark: skip\n  why: discussion\n  meaning: So the minutes begin it.\n"
    with (folder / "reading.yaml").open("a", encoding="utf-8") as file:
        file.write(rule)
    assert main(["minutes.txt", "--meeting", "2031"]) == 0
    assert "  discussion: lines 15, 21, 33, 51 and 69\n" in capsys.readouterr().out


def test_one_mark_accepts_a_name_in_doubt_as_a_body(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given()
    change(RULES.replace("proposer: body", "proposer"))
    given()
    lines = [
        line.replace("proposer ", "proposer !") if line.startswith("31b") else line for line in margin().splitlines()
    ]
    Path("margin.txt").write_text("\n".join(lines), encoding="utf-8")
    capsys.readouterr()
    given()
    told = [line for line in as_read(capsys.readouterr().out) if " ?  " not in line]
    assert told[3] == "4 · Gloves · Mill Road · carried (line 34) · 1 paragraph"
    assert told[4].startswith("5 · A day at the sea · nobody named (1 name left out) · ")


def test_every_mistake_is_told_at_its_line_and_the_file_stays_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given()
    change("always begins LL", {28: "losst", 39: "result: remitted"})
    text = margin().replace("passed to the council", "passed to the cellar")
    Path("margin.txt").write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert given("--write") == 1
    at = {
        number: text.splitlines().index(next(line for line in text.splitlines() if line.startswith(f"{number} "))) + 1
        for number in (28, 39)
    }
    assert capsys.readouterr().out == (
        "margin.txt:2: The text after 'begins' or the mark is missing.\n"
        "    2 | always begins LL\n"
        '      Write both: always begins "Moved by" skip: people.\n'
        "\n"
        f"margin.txt:{at[28]}: 'losst' is not a mark.\n"
        f"{at[28]:>5} | 28 losst | Outcome - the meeting did not agree.\n"
        "      Did you mean 'lost'?\n"
        "\n"
        f"margin.txt:{at[39]}: 39 has another text in the document: “Outcome - passed to the council.”.\n"
        f"{at[39]:>5} | 39 result: remitted | Outcome - passed to the cellar.\n"
        "      Here it is “Outcome - passed to the cellar.”. What stands right of | is only for reading: put it back.\n"
        "\n"
        f"3 mistakes in margin.txt, lines 2, {at[28]} and {at[39]}. Nothing was imported, and the file is as it was.\n"
    )
    assert margin() == text
    assert not (folder / "2031").exists()


def test_a_changed_text_is_refused_with_both(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given()
    text = margin().replace("passed to the council", "passed to the cellar")
    Path("margin.txt").write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert given() == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith("39 has another text in the document: “Outcome - passed to the council.”.")
    assert told[2] == (
        "      Here it is “Outcome - passed to the cellar.”. What stands right of | is only for reading: put it back."
    )


def test_a_new_edition_keeps_the_marks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given()
    change(RULES, ROWS)
    given()
    minutes = Path("minutes.txt")
    minutes.write_text(minutes.read_text().replace("LL/31/4 Gloves", "LL/31/4 Gloves and hats"))
    capsys.readouterr()
    assert given() == 0
    told = capsys.readouterr().out
    assert (
        "The document is another edition: 6 lines marked by hand were found again, no lines did not, 1 line new."
        in told
    )
    assert "30 ?  LL/31/4 Gloves and hats" in told
    assert [line for line in rows(margin()) if line.startswith("30")] == ["30 ? ! | LL/31/4 Gloves and hats"]


def test_another_document_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given()
    text = margin()
    Path("minutes.txt").write_text("1. Quite another paper\n\nThis meeting asks for tea.\n", encoding="utf-8")
    capsys.readouterr()
    assert given() == 1
    told = capsys.readouterr().out
    assert told.startswith("margin.txt:1: This file belongs to another document: minutes.txt (")
    assert margin() == text


def test_a_file_that_is_no_margin_is_never_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("margin.txt").write_text("my shopping list\n", encoding="utf-8")
    assert given() == 1
    assert (
        "margin.txt:1: The first line, which names the document, is missing or was changed." in capsys.readouterr().out
    )
    assert margin() == "my shopping list\n"


def test_a_file_that_is_not_utf_8_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("margin.txt").write_bytes(b"margin 1\n\xff\xfe\n")
    assert given() == 1
    assert capsys.readouterr().out == "margin.txt: Line 2 is not UTF-8 text. Save the file as UTF-8.\n"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("resolutions", "resolutions is a folder. Name a file in it: resolutions/margin.txt."),
        (
            "resolutions/margin.txt",
            "resolutions/margin.txt lies in the archive, which holds records only. Name another place, such as margin.txt.",
        ),
        ("minutes.txt", "minutes.txt is the document itself. Name another file for its margin, such as margin.txt."),
        ("nowhere/margin.txt", "There is no folder nowhere for margin.txt."),
    ],
)
def test_a_place_where_no_margin_can_stand_is_wrong_usage(
    folder: Path, path: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["minutes.txt", "--meeting", "2031", "--margin", path])
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[0] == told


# The reference ----------------------------------------------------------------------------------------------------------


def table_of_guide(heading: str) -> str:
    """The first table below a heading of the reference."""
    section = GUIDE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return "\n".join(line for line in section.splitlines() if line.startswith("|"))


def test_the_reference_names_every_mark_and_no_other() -> None:
    rows_of_marks = table_of_guide("The marks").splitlines()[2:]
    assert [row.split("`")[1] for row in rows_of_marks] == [role.value for role in LineRole]


def test_the_reference_names_every_form_and_every_look() -> None:
    table = table_of_guide("The rules")
    assert [row.split("`")[1].split()[0] for row in table.splitlines()[2:]] == [form.value for form in Form]
    assert all(f"`{look.value}`" in table for look in Look)


def test_the_reference_names_every_decision_that_may_be_stated_and_no_other() -> None:
    section = GUIDE.read_text(encoding="utf-8").partition("After `result:` may stand: ")[2].partition(".")[0]
    assert re.findall(r"`([^`]+)`", section) == [*(term.value for term in Decision), NEXT_BUSINESS, IN_PARTS]


def test_the_results_of_the_reference_and_runs_are_what_the_file_takes() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (GUIDE, GUIDE.with_name("margin.md"))]
    blocks = [block for text in texts for block in text.split("```")[1::2]]
    lines = [
        line for block in blocks for line in block.splitlines() if re.match(r"always|\d", line) and ": took" not in line
    ]
    assert len(lines) > 20
    margin_file, mistakes = parse_margin("\n".join(dict.fromkeys(lines)), needs_header=False)
    assert [mistake for mistake in mistakes if not re.search("is here twice|two rules", mistake.sentence)] == []
    assert len(margin_file.runs) == 2
