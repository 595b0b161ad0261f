"""`python -m scripts.table`: all outcomes out and back in, and the results of a meeting in."""

import csv
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from schema.rules import open_archive
from scripts.intake.tables.outcome_rows import COLUMNS, HEADINGS, Use
from scripts.table import main
from tests.folders import state, write, write_archive
from tests.making import clause, decided, meeting, motion, update

ROOT = Path(__file__).resolve().parent.parent
Sheet = list[dict[str, str]]
PLAN = "\n\nThis is the plan for 1 file. Nothing is written yet: --write (WRITE=1) writes it.\n"
WRITTEN = "\n\n1 file written.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive called `resolutions` where the command is typed."""
    monkeypatch.chdir(tmp_path)
    return write_archive(
        tmp_path / "resolutions",
        {
            "2018/1": motion(
                clauses=[clause("a"), clause("b"), clause("c", "position"), clause("d")],
                updates=[
                    update("oil", "2019-08", {"a": "under way"}, note="Some."),
                    update("count", "2020-02-03", event="=A count\n\nof lamps."),
                    update("more-oil", "2021-23", {"a": "met", "b": "met"}, overrides=["oil"]),
                ],
                looked_for=[{"on": "2022-05-01", "clauses": "b, d"}],
            ),
            "2018/m2": motion(decided("not recorded"), clauses=None, title="Tŷ Ŵyn"),
            "2020/m3": motion(decided("not recorded")),
        },
    )


@pytest.fixture
def sheet(folder: Path, capsys: pytest.CaptureFixture[str]) -> Sheet:
    """The table as it goes out, by the names of its columns."""
    assert main(["--out", "table.csv"]) == 0
    assert capsys.readouterr().out == "7 rows of 3 motions: table.csv\n"
    return read("table.csv")


def read(path: str) -> Sheet:
    rows = list(csv.reader(io.StringIO(Path(path).read_text(encoding="utf-8-sig"), newline="")))
    return [dict(zip((column.name for column in COLUMNS), row, strict=True)) for row in rows[1:]]


def save(sheet: Sheet, path: str = "table.csv", separator: str = ",", encoding: str = "utf-8-sig") -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(HEADINGS)
    writer.writerows([row.get(column.name, "") for column in COLUMNS] for row in sheet)
    Path(path).write_bytes(out.getvalue().encode(encoding, errors="replace"))


@pytest.fixture
def take_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Bring table.csv in. Gives the exit status and what was said."""

    def bring(*options: str) -> tuple[int, str]:
        status = main(["--in", "table.csv", *options])
        said = capsys.readouterr()
        assert said.err == ""
        return status, said.out

    return bring


TakeIn = Callable[..., tuple[int, str]]
ROW_A, ROW_B, ROW_C, ROW_D, ROW_2, ROW_3A = 0, 1, 2, 3, 4, 5


# Out -----------------------------------------------------------------------------------------------------------------


def test_a_row_says_where_a_clause_stands_and_by_which_update(sheet: Sheet) -> None:
    shown = {name: cell for name, cell in sheet[ROW_A].items() if cell}
    assert shown.pop("row").startswith("r")
    assert shown == {
        "meeting": "2018",
        "motion": "1",
        "number": "1",
        "title": "Light the Lamps",
        "clause": "a",
        "kind": "request",
        "text": "Light the lamps.",
        "state": "met",
        "checked on": "2026-01-01",
        "update": "more-oil",
        "date": "2021-23",
        "by": "employer",
        "event": "Oil came.",
        "evidence": "page",
        "progress": "met",
        "judged by": "the editors",
        "judged on": "2026-01-01",
        "because": "It is so.",
    }


def test_a_request_without_a_judgement_shows_the_last_update_that_nobody_judged(sheet: Sheet) -> None:
    row = sheet[ROW_D]
    assert (row["state"], row["checked on"], row["looked for on"]) == ("nothing found", "2022-05-01", "2022-05-01")
    assert (row["update"], row["event"], row["progress"]) == ("count", "'=A count\n\nof lamps.", "")
    assert (sheet[ROW_C]["kind"], sheet[ROW_C]["state"], sheet[ROW_C]["update"]) == ("position", "", "")


def test_a_motion_without_clauses_has_one_row(sheet: Sheet) -> None:
    assert [(row["meeting"], row["motion"], row["clause"]) for row in sheet[ROW_2:]] == [
        ("2018", "m2", ""),
        ("2020", "m3", "a"),
        ("2020", "m3", "b"),
    ]


def test_columns_that_may_not_be_changed_say_so() -> None:
    assert HEADINGS[:6] == (
        "meeting (fixed)",
        "motion (fixed)",
        "number (fixed)",
        "title (fixed)",
        "clause (fixed)",
        "kind (fixed)",
    )
    assert "event" in HEADINGS
    assert "new event" in HEADINGS
    assert HEADINGS[-1] == "row (fixed)"


def test_the_guide_names_every_column_that_may_be_filled(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    for column in COLUMNS:
        assert (f"    {column.name} " in said) == (column.use is not Use.FIXED), column.name


def test_a_table_that_may_hold_work_is_not_written_over(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("table.csv").read_bytes()
    assert main(["--out", "table.csv"]) == 2
    assert (
        capsys.readouterr().out
        == "table.csv already exists, and may hold work. Move it, or name another file with --out.\n"
    )
    assert Path("table.csv").read_bytes() == before


def test_a_table_is_not_written_into_the_archive(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--out", "resolutions/2018/table.csv"]) == 2
    assert capsys.readouterr().out == (
        "resolutions/2018/table.csv lies in the archive, which holds records only. Name another place with --out.\n"
    )


def test_a_table_goes_to_the_build_folder_where_no_place_is_named(folder: Path) -> None:
    assert main([]) == 0
    assert Path("build/outcomes.csv").is_file()


# Back in, without a change ---------------------------------------------------------------------------------------------


def unchanged(folder: Path, take_in: TakeIn) -> None:
    before = state(folder)
    assert take_in("--write") == (0, "Nothing to change.\n")
    assert state(folder) == before


def test_out_and_back_in_changes_nothing(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    unchanged(folder, take_in)


@pytest.mark.parametrize("archive", ["tests/archive", "resolutions"])
def test_whole_archives_go_out_and_come_back(archive: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(ROOT / archive)
    table = str(tmp_path / "table.csv")
    assert main(["--archive", str(ROOT / archive), "--out", table]) == 0
    capsys.readouterr()
    assert main(["--archive", str(ROOT / archive), "--in", table, "--write"]) == 0
    assert capsys.readouterr().out == "Nothing to change.\n"
    assert state(ROOT / archive) == before


@pytest.mark.parametrize(("separator", "encoding"), [(";", "utf-8"), ("\t", "utf-16"), (";", "cp1252"), (",", "utf-8")])
def test_another_separator_or_alphabet_changes_nothing(
    folder: Path, sheet: Sheet, take_in: TakeIn, separator: str, encoding: str
) -> None:
    save(sheet, separator=separator, encoding=encoding)
    unchanged(folder, take_in)


@pytest.mark.parametrize("form", ["{d}/{m}/{y}", "{m}/{d}/{y}", "{d}.{m}.{y}", "{d}/{m}/{y} 00:00"])
def test_turned_dates_change_nothing(folder: Path, sheet: Sheet, take_in: TakeIn, form: str) -> None:
    for row in sheet:
        for name in ("checked on", "looked for on", "date", "judged on"):
            if len(row[name]) == 10:
                y, m, d = row[name].split("-")
                row[name] = form.format(y=y, m=int(m), d=int(d))
        row["date"] = {"2019-08": "Aug-19"}.get(row["date"], row["date"])
    save(sheet)
    unchanged(folder, take_in)


def test_rows_and_columns_in_another_order_or_left_out_change_nothing(
    folder: Path, sheet: Sheet, take_in: TakeIn
) -> None:
    names = ["row", "Event", "clause", "motion", "My notes", "meeting"]
    lines = [[row.get(name.lower(), "") for name in names] for row in reversed(sheet[1:])]
    with Path("table.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([names, *lines, ["", "", ""], ["", "", "", "", "", "", "", ""]])
    before = state(folder)
    assert take_in("--write") == (0, "Columns left alone: My notes.\nNothing to change.\n")
    assert state(folder) == before


# Back in, with changes -------------------------------------------------------------------------------------------------


def test_a_plan_is_shown_and_written_only_when_asked(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    sheet[ROW_D] |= {
        "new date": "3/4/2026",
        "new by": "Government",
        "new event": "The minister lit a lamp: one.",
        "new evidence": "page; minutes",
        "new progress": "Partly met",
        "new judged by": "the editors",
        "new judged on": "21/11/2026",
        "new because": "One is lit.",
        "new note": "In fog.",
    }
    save(sheet)
    before = state(folder)
    plan = (
        "resolutions/2018/1.yaml\n"
        "    add the update 'minister-lit-lamp': 3 April 2026, by government: The minister lit a lamp: one. [page and minutes]\n"
        "    note: In fog.\n"
        "    clause d: partly met (judged on 21 November 2026 by the editors: One is lit.)"
    )
    assert take_in() == (0, plan + PLAN)
    assert state(folder) == before
    assert take_in("--write") == (0, plan + WRITTEN)
    path = folder / "2018/1.yaml"
    added = """\
    - key: minister-lit-lamp
      date: 2026-04-03
      by: government
      event: "The minister lit a lamp: one."
      evidence:
        - page
        - minutes
      note: In fog.
      assessment:
        on: 2026-11-21
        by: the editors
        progress:
          d: partly met
        because: One is lit.
"""
    assert path.read_text().replace(added, "").encode() == before["2018/1.yaml"]
    assert {name for name in before if state(folder)[name] != before[name]} == {"2018/1.yaml"}


def test_a_table_cannot_be_written_twice(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    sheet[ROW_D] |= {"new looked for on": "2026-11-21"}
    save(sheet)
    assert take_in("--write")[0] == 0
    status, said = take_in("--write")
    assert status == 1
    assert said.startswith(
        "table.csv:5: What the archive has for 2018/1, clause d, has changed since this table was made.\n"
    )


def test_rows_of_one_event_make_one_update(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    for number, word in ((ROW_B, "not met"), (ROW_D, "met")):
        sheet[number] |= {
            "new date": "2026",
            "new by": "employer",
            "new event": "A lamp.",
            "new evidence": "page",
            "new progress": word,
            "new judged by": "the editors",
            "new judged on": "2026-11-21",
            "new because": "So it is.",
            "new key": "a-lamp",
            "new sets aside": "more-oil",
        }
    save(sheet)
    assert take_in("--write")[0] == 0
    updates = open_archive(folder).records["2018/1"].motion.outcome.updates
    assert [one.key for one in updates] == ["oil", "count", "more-oil", "a-lamp"]
    assert updates[-1].assessment
    assert {letter: word.value for letter, word in updates[-1].assessment.progress.items()} == {
        "b": "not met",
        "d": "met",
    }
    assert updates[-1].assessment.overrides == ("more-oil",)


def test_a_row_that_is_added_records_something_new_in_either_columns(
    folder: Path, sheet: Sheet, take_in: TakeIn
) -> None:
    event = {
        "date": "2024",
        "by": "press",
        "event": "A paper was printed.",
        "evidence": "https://www.oil.example/page/",
    }
    sheet.append({"meeting": "2018", "motion": "M2", **event})
    sheet.append({"motion": "2020/m3", "clause": "A", **{f"new {name}": cell for name, cell in event.items()}})
    save(sheet)
    assert take_in("--write")[0] == 0
    archive = open_archive(folder)
    for key in ("2018/m2", "2020/m3"):
        (only,) = archive.records[key].motion.outcome.updates
        assert (only.key, only.evidence) == ("paper-printed", ("page",))


def test_an_update_is_corrected_where_it_stands(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    sheet[ROW_A] |= {"date": "2021-12", "event": "Oil came at last.", "note": "By boat.", "because": "It burns."}
    save(sheet)
    before = (folder / "2018/1.yaml").read_text()
    status, said = take_in("--write")
    assert (status, said) == (
        0,
        "resolutions/2018/1.yaml\n"
        "    update 'more-oil': date: '2021-23' → '2021-12'\n"
        "    update 'more-oil': event: 'Oil came.' → 'Oil came at last.'\n"
        "    update 'more-oil': note: (nothing) → 'By boat.'\n"
        "    update 'more-oil': assessment, because: 'It is so.' → 'It burns.'" + WRITTEN,
    )
    first, second = before.split("    - key: more-oil\n")
    second = second.replace("date: 2021-23", "date: 2021-12").replace("event: Oil came.", "event: Oil came at last.")
    second = second.replace("        - page\n", "        - page\n      note: By boat.\n").replace(
        "It is so.", "It burns."
    )
    assert (folder / "2018/1.yaml").read_text() == f"{first}    - key: more-oil\n{second}"


def test_an_update_that_nobody_judged_can_be_judged(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    sheet[ROW_D] |= {
        "progress": "not met",
        "judged by": "the editors",
        "judged on": "2026-11-21",
        "because": "None is.",
    }
    save(sheet)
    status, said = take_in("--write")
    assert status == 0
    assert (
        "update 'count': add an assessment: clause d: not met (judged on 21 November 2026 by the editors: None is.)"
        in said
    )
    found = open_archive(folder).records["2018/1"].motion.outcome.updates[1].assessment
    assert found
    assert found.progress == {"d": "not met"}


def test_a_judgement_is_taken_back_for_one_clause_or_for_all(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    sheet[ROW_B] |= {"progress": ""}
    save(sheet)
    assert take_in("--write")[0] == 0
    assert "        progress:\n          a: met\n        because" in (folder / "2018/1.yaml").read_text()
    Path("table.csv").unlink()
    main(["--out", "table.csv"])
    again = read("table.csv")
    again[ROW_A] |= {"progress": "", "judged by": "", "judged on": "", "because": ""}
    save(again)
    assert take_in("--write")[0] == 0
    assert open_archive(folder).records["2018/1"].motion.outcome.updates[2].assessment is None


def test_a_search_that_found_nothing_is_recorded_for_its_clauses_together(
    folder: Path, sheet: Sheet, take_in: TakeIn
) -> None:
    for number in (ROW_A, ROW_D):
        sheet[number] |= {"new looked for on": "21-Nov-26", "new looked for note": "In the minutes."}
    save(sheet)
    assert take_in("--write")[0] == 0
    searches = open_archive(folder).records["2018/1"].motion.outcome.looked_for
    assert [(one.on.text, one.clauses, one.note) for one in searches] == [
        ("2022-05-01", ("b", "d"), None),
        ("2026-11-21", ("a", "d"), "In the minutes."),
    ]


# Problems --------------------------------------------------------------------------------------------------------------


def test_every_problem_is_told_at_its_row_and_nothing_is_written(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    sheet[ROW_A] |= {"title": "Another", "date": "31/02/2026", "by": "employers", "evidence": "page, pgae"}
    sheet[ROW_B] |= {"progress": "nearly", "event": ""}
    sheet[ROW_C] |= {"new date": "2026", "new event": "A.", "new progress": "met"}
    sheet[ROW_D] |= {"new looked for on": "2026-11"}
    sheet[ROW_3A] |= {"new looked for note": "Where?", "motion": "m4"}
    sheet.append({"meeting": "2018", "motion": "1", "clause": "z", "new event": "X."})
    sheet.append({"meeting": "2018", "motion": "1", "new looked for on": "2026-11-21"})
    save(sheet)
    before = state(folder)
    status, said = take_in("--write")
    assert status == 1
    assert said == (
        "table.csv:2: title: This cannot be changed in the table.\n"
        "      Put 'Light the Lamps' back. Change it in resolutions/2018/1.yaml.\n"
        "\n"
        "table.csv:2: evidence: There is no document 'pgae'.\n"
        "      Did you mean 'page'?\n"
        "\n"
        "table.csv:2: date: '31/02/2026': '2026-02-31' is not a date: February 2026 has no day 31.\n"
        "\n"
        "table.csv:2: by: 'employers' does not say who acted.\n"
        "      Did you mean 'employer'?\n"
        "\n"
        "table.csv:3: event: 'event' is missing.\n"
        "      What happened, in our own neutral words.\n"
        "\n"
        "table.csv:3: progress: 'nearly' is not a word for progress.\n"
        "      It may be 'met', 'partly met', 'under way', 'not met' or 'overtaken by events'.\n"
        "\n"
        "table.csv:4: new by: This is missing for an update.\n"
        "      Who acted.\n"
        "\n"
        "table.csv:4: new evidence: This is missing for an update.\n"
        "      Keys of documents.\n"
        "\n"
        "table.csv:4: new judged by: This is missing for a judgement.\n"
        "      Who judged.\n"
        "\n"
        "table.csv:4: new judged on: This is missing for a judgement.\n"
        "      The day of the judgement.\n"
        "\n"
        "table.csv:4: new because: This is missing for a judgement.\n"
        "      Why.\n"
        "\n"
        "table.csv:5: new looked for on: '2026-11' is not one day.\n"
        "      Write year, month and day: 2026-11-21.\n"
        "\n"
        "table.csv:7: motion: There is no motion '2020/m4'.\n"
        "      Did you mean '2020/m3'?\n"
        "\n"
        "table.csv:9: clause: 2018/1 has no clause 'z'.\n"
        "      Its clauses are a, b, c and d.\n"
        "\n"
        "table.csv:10: clause: Say which clause was looked for.\n"
        "      Write its letter.\n"
        "\n"
        "15 problems in 7 rows. Nothing was changed.\n"
    )
    assert state(folder) == before


def test_a_row_of_which_the_archive_has_changed_is_a_problem(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    path = folder / "2020/m3.yaml"
    path.write_text(path.read_text().replace("title: Light the Lamps", "title: Light Them All"))
    sheet[ROW_A] |= {"note": "By boat."}
    save(sheet)
    before = state(folder)
    status, said = take_in("--write")
    assert status == 1
    assert said == (
        "table.csv:7: What the archive has for 2020/m3, clause a, has changed since this table was made.\n"
        "      Make the table again and enter the change there; or delete this row, to leave it as it is in the archive.\n"
        "\n"
        "table.csv:8: What the archive has for 2020/m3, clause b, has changed since this table was made.\n"
        "      Make the table again and enter the change there; or delete this row, to leave it as it is in the archive.\n"
        "\n"
        "2 problems in 2 rows. Nothing was changed.\n"
    )
    assert state(folder) == before


def test_what_breaks_a_rule_of_the_archive_is_told_at_its_row(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    sheet[ROW_D] |= {"new looked for on": "2017-01-01"}
    sheet[ROW_A] |= {"date": "2019-01"}
    save(sheet)
    before = state(folder)
    status, said = take_in("--write")
    assert status == 1
    assert said.startswith(
        "table.csv:2: date: '2019-01': This is earlier than the update above it (3 February 2020).\n"
    )
    assert (
        "table.csv:5: new looked for on: '2017-01-01': This day is before the meeting (5 and 6 October 2018).\n" in said
    )
    assert said.endswith("2 problems in 2 rows. Nothing was changed.\n")
    assert state(folder) == before


def test_two_rows_that_disagree_on_one_update_are_named(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    sheet[ROW_A] |= {"event": "One."}
    sheet[ROW_B] |= {"event": "Two."}
    new = {"new date": "2026", "new by": "press", "new event": "A.", "new evidence": "page"}
    sheet[ROW_C] |= new
    sheet[ROW_D] |= new | {"new by": "other"}
    save(sheet)
    assert take_in() == (
        1,
        "table.csv:3: event: Row 2 says something different of the same update.\n"
        "      Change it in one of the rows, or in both in the same way.\n"
        "\n"
        "table.csv:5: new by: Row 4 records the same event, and this row says something different.\n"
        "      One event is one update, with one judgement: say the same in both rows.\n"
        "\n"
        "2 problems in 2 rows. Nothing was changed.\n",
    )


def test_a_row_that_lost_its_mark_changes_nothing_that_is_recorded(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    for row in sheet:
        row["row"] = ""
    save(sheet)
    before = state(folder)
    assert take_in("--write") == (
        0,
        "What rows 2–3 and 5 say is recorded already, so it changes nothing: the column 'row' is empty there.\n"
        "Nothing to change.\n",
    )
    assert state(folder) == before


def test_an_event_that_is_recorded_otherwise_is_named_and_not_added(
    folder: Path, sheet: Sheet, take_in: TakeIn
) -> None:
    sheet[ROW_A] |= {"row": "", "note": "By boat."}
    save(sheet)
    before = state(folder)
    assert take_in("--write") == (
        1,
        "table.csv:2: note: 2018/1 already has this event, as 'more-oil', and this row says something different.\n"
        "      Make the table again, and change it in the row that shows this update.\n"
        "\n"
        "1 problem in 1 row. Nothing was changed.\n",
    )
    assert state(folder) == before


def test_a_letter_and_its_accent_apart_are_the_letter(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    for row in sheet:
        row["title"] = unicodedata.normalize("NFD", row["title"])
    sheet.append(NEW_EVENT | {"new event": unicodedata.normalize("NFD", "A door opened at Tŷ Ŵyn.")})
    save(sheet)
    assert take_in("--write")[0] == 0
    (only,) = open_archive(folder).records["2020/m3"].motion.outcome.updates
    assert only.event == "A door opened at Tŷ Ŵyn."


NEW_EVENT = {"motion": "2020/m3", "new date": "2024", "new by": "press", "new evidence": "page"}


@pytest.mark.parametrize("event", ["A door opened at Tŷ Ŵyn.", "The Ŵyn door opened.", "Tŷ and Ŵyn opened."])
def test_letters_that_a_spreadsheet_lost_are_named(folder: Path, sheet: Sheet, take_in: TakeIn, event: str) -> None:
    sheet.append(NEW_EVENT | {"new event": event})
    save(sheet, encoding="cp1252")
    before = state(folder)
    status, said = take_in("--write")
    assert status == 1
    lost = " ".join(word for word in event.encode("cp1252", "replace").decode("cp1252").split() if "?" in word)
    assert said == (
        f"table.csv:9: new event: Letters were lost when the table was saved: '{lost}'.\n"
        "      Save the table as CSV UTF-8, and type the words again.\n"
        "\n"
        "1 problem in 1 row. Nothing was changed.\n"
    )
    assert state(folder) == before


def test_a_question_is_no_lost_letter(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    page = "https://www.oil.example/page/"
    sheet.append(NEW_EVENT | {"new event": "“Who has the oil?” was asked. Who? Nobody knew.", "new evidence": page})
    save(sheet, encoding="cp1252")
    assert take_in("--write")[0] == 0


def test_headings_that_are_missing_or_misspelt_are_told(folder: Path, take_in: TakeIn) -> None:
    Path("table.csv").write_text("motion,clause,evnet,event,event\n2018/1,a,x,y,z\n")
    status, said = take_in()
    assert status == 1
    assert said == (
        "table.csv:1: evnet: There is no such column.\n"
        "      Did you mean 'event'?\n"
        "\n"
        "table.csv:1: event: There are two columns with this heading.\n"
        "      Delete one of them.\n"
        "\n"
        "table.csv:1: The column 'row' is missing.\n"
        "      Make the table again, and keep its columns 'meeting', 'motion', 'clause' and 'row'.\n"
        "\n"
        "3 problems in 1 row. Nothing was changed.\n"
    )


def test_cells_without_a_heading_are_told(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    save(sheet)
    lines = Path("table.csv").read_bytes().split(b"\r\n")
    lines[1] += b",something"
    Path("table.csv").write_bytes(b"\r\n".join(lines))
    assert take_in() == (
        1,
        "table.csv:2: There are more cells in this row than headings above it.\n"
        '      If a cell holds a comma, put it in quotation marks: "20 for, 30 against". Else give the last ones headings.\n'
        "\n"
        "1 problem in 1 row. Nothing was changed.\n",
    )


def test_a_hidden_character_is_told(folder: Path, sheet: Sheet, take_in: TakeIn) -> None:
    sheet[ROW_A] |= {"note": "a\u200bb"}
    save(sheet)
    status, said = take_in()
    assert status == 1
    assert "table.csv:2: note: There is an invisible character here (U+200B)." in said


def test_a_workbook_is_told(folder: Path, take_in: TakeIn) -> None:
    Path("table.csv").write_bytes(b"PK\x03\x04")
    assert take_in() == (
        1,
        "table.csv: This is a workbook and not a CSV file. Save it as CSV in the spreadsheet program. Nothing was changed.\n",
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["--in", "none.csv"], "none.csv cannot be read: No such file or directory."),
        (["--in", "a.csv", "--out", "b.csv"], "A table goes out or comes in: give --out or --in, not both."),
        (["--write"], "--write goes with --in, the table that comes in."),
        (["--meeting", "2018"], "--meeting goes with --in, the table that comes in."),
        (["--in", "r.csv"], "r.csv looks like a table of results. Name the meeting: --meeting 2020."),
        (["--in", "r.csv", "--evidence", "minutes"], "--evidence goes with --meeting, for a table of results."),
        (["--in", "r.csv", "--meeting", "2081"], "There is no meeting '2081'. Did you mean '2018'?"),
        (
            ["--in", "r.csv", "--meeting", "2018", "--evidence", "minuets"],
            "There is no document 'minuets'. Did you mean 'minutes'?",
        ),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], typed: list[str], sentence: str
) -> None:
    Path("r.csv").write_text("motion,decision\n2,carried\n")
    with pytest.raises(SystemExit) as ended:
        main(typed)
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"{sentence}\npython -m scripts.table --help shows every option.\n"


# Results ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with five motions of a notice, no results, and one motion that cites the first."""
    monkeypatch.chdir(tmp_path)
    unknown = decided("not recorded")
    titles = ("Light the Lamps", "Oil", "Ladders", "Gloves", "Soup")
    motions = {f"2020/m{n}": motion(unknown, title=title) for n, title in enumerate(titles, 1)}
    return write_archive(tmp_path / "resolutions", {"2018/1": motion(), **motions})


@pytest.fixture
def results(notice: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Bring a table of results of 2020 in. Gives the exit status and what was said."""

    def bring(text: str, *options: str) -> tuple[int, str]:
        Path("results.csv").write_text(text, encoding="utf-8")
        status = main(["--in", "results.csv", "--meeting", "2020", *options])
        return status, capsys.readouterr().out

    return bring


BY_MINUTES = ("--evidence", "minutes", "--write")


def test_results_set_decisions_votes_and_numbers_and_move_keys(
    notice: Path, results: Callable[..., tuple[int, str]]
) -> None:
    before = state(notice)
    status, said = results(
        "notice number,resolution number,decision,vote\n1,2,Carried,45-12-3\n2,,LOST,3 for 50 against\n3,1,carried as amended,nem con\n",
        *BY_MINUTES,
    )
    assert (status, said) == (
        0,
        "The table says nothing about 2020/m4 and 2020/m5.\n"
        "resolutions/2020/m1.yaml\n"
        "    decided by agm: carried, 45 for, 12 against, 3 abstentions [minutes]\n"
        "    resolution 2\n"
        "    now 2020/2; 2020/m1 leads there\n"
        "\n"
        "resolutions/2020/m2.yaml\n"
        "    decided by agm: lost, 3 for, 50 against [minutes]\n"
        "\n"
        "resolutions/2020/m3.yaml\n"
        "    decided by agm: carried as amended, nem con [minutes]\n"
        "    resolution 1\n"
        "    now 2020/1; 2020/m3 leads there\n"
        "\n"
        "3 files written.\n",
    )
    after = state(notice)
    assert set(before) - set(after) == {"2020/m1.yaml", "2020/m3.yaml"}
    assert set(after) - set(before) == {"2020/1.yaml", "2020/2.yaml"}
    expected = before["2020/m1.yaml"].decode()
    expected = expected.replace("year: 2020\n", "year: 2020\nnumber: 2\n").replace(
        "      decision: not recorded\n",
        "      decision: carried\n      vote: 45 for, 12 against, 3 abstentions\n      evidence:\n        - minutes\n",
    )
    assert after["2020/2.yaml"].decode() == f"{expected}formerly:\n  - 2020/m1\n"
    assert after["2020/m5.yaml"] == before["2020/m5.yaml"]
    archive = open_archive(notice)
    assert archive.find("2020/m1") is archive.records["2020/2"]


def test_results_come_in_once(notice: Path, results: Callable[..., tuple[int, str]]) -> None:
    table = "notice number,resolution number,decision,vote\n1,2,carried,45-12-3\n2,,lost,\n3,,withdrawn,\n4,,not reached,\n5,,fell,\n"
    assert results(table, *BY_MINUTES)[0] == 0
    before = state(notice)
    assert results(table, *BY_MINUTES) == (0, "Nothing to change.\n")
    assert state(notice) == before


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Motion No.;Res. No.;Result;For;Against;Abstentions", "Motion 1;Resolution 7;CARRIED;45;12;3"),
        ("Motion;Number;Outcome;Votes", "m1;7;Passed.;For 45, Against 12, Abstained 3"),
        (
            "NUMBER,New number,Title,Seen?,Decision",
            '001,7.,LIGHT THE LAMPS!,x,"Carried (45 for, 12 against, 3 abstentions)"',
        ),
        ("#\tresolution\tstatus\tvoting", "1\t7\tagreed\t45/12/3"),
    ],
)
def test_headings_decisions_and_votes_are_known_in_plain_variants(
    notice: Path, results: Callable[..., tuple[int, str]], headings: str, row: str
) -> None:
    status, said = results(f"{headings}\n{row}\n", *BY_MINUTES)
    assert status == 0, said
    record = open_archive(notice).records["2020/7"]
    (decision,) = record.motion.outcome.decisions
    assert (decision.decision, str(decision.vote)) == ("carried", "45 for, 12 against, 3 abstentions")


def test_a_remitted_motion_says_where_it_went(notice: Path, results: Callable[..., tuple[int, str]]) -> None:
    table = "notice,decision,date,evidence,note\n1,Remitted to the Council,5/10/2020,copy,Late.\n2,taken in a composite,,,\n"
    assert results(table, *BY_MINUTES)[0] == 0
    (decision,) = open_archive(notice).records["2020/m1"].motion.outcome.decisions
    assert (decision.to, str(decision.date), decision.evidence, decision.note) == (
        "council",
        "2020-10-05",
        ("copy", "minutes"),
        "Late.",
    )
    (other,) = open_archive(notice).records["2020/m2"].motion.outcome.decisions
    assert other.decision == "in composite"


def test_every_problem_of_results_is_told_at_its_row(notice: Path, results: Callable[..., tuple[int, str]]) -> None:
    write(notice, "2020/9.yaml", {"year": "2020", "number": "9", **motion(title="Nine")})
    write(
        notice,
        "2020/8.yaml",
        {"year": "2020", "number": "8", "notice_number": "8", **motion(decided("carried", vote="9 for, 1 against"))},
    )
    before = state(notice)
    status, said = results(
        "notice number,resolution number,decision,vote,title,sent to\n"
        "1,9,carried,,,\n"
        "2,5,lost,,,\n"
        "3,5,carried,,,\n"
        "3,6,carried,,,\n"
        "4,zero,accepted,12-Mar,,\n"
        "5,,caried,,,\n"
        "7,,carried,,,\n"
        "8,12,lost,,,\n"
        "8 b,,,,,\n"
        ",,carried,,,\n"
        "m5,,remitted,,,nobody\n",
        *BY_MINUTES,
    )
    assert status == 1
    assert said == (
        "results.csv:2: resolution number: 2020/9 is another motion: Nine\n"
        "      A published key is never used again: compare both with the list.\n"
        "\n"
        "results.csv:3: resolution number: 2020/m2 is 'lost', and only a carried motion has a resolution number.\n"
        "      Correct the decision, or delete the number.\n"
        "\n"
        "results.csv:4: resolution number: Row 3 has the number 5 too.\n"
        "      Compare both with the list.\n"
        "\n"
        "results.csv:5: Row 4 is about 2020/m3 too.\n"
        "      Keep one of them.\n"
        "\n"
        "results.csv:6: vote: '12-Mar' is a date or a time, and not a vote: a spreadsheet program makes one of numbers such as 12-3.\n"
        "      Look up the vote, and write it like this: 45 for, 12 against, 3 abstentions.\n"
        "\n"
        "results.csv:6: resolution number: 'zero' is not a motion's number.\n"
        "      Write it as printed: 12, 7A, 6.1, CA1, IV, 27/102 or Composite 3.\n"
        "\n"
        "results.csv:7: decision: 'caried' is not a decision.\n"
        "      Did you mean 'carried'?\n"
        "\n"
        "results.csv:8: notice number: AGM 2020 has no motion with the notice number '7' here.\n"
        "      Those held are 8, 1, 2, 3, 4 and 5.\n"
        "\n"
        "results.csv:9: decision: 2020/8 is recorded as 'carried' already.\n"
        "      Where the table is right, change it in resolutions/2020/8.yaml.\n"
        "\n"
        "results.csv:9: resolution number: 2020/8 has the number 8 already.\n"
        "      A published number never changes.\n"
        "\n"
        "results.csv:10: notice number: AGM 2020 has no motion with the notice number '8 b' here.\n"
        "      Those held are 8, 1, 2, 3, 4 and 5.\n"
        "\n"
        "results.csv:11: notice number: This row does not say which motion it is.\n"
        "      Write its number in the notice; or its whole title, where it has none.\n"
        "\n"
        "results.csv:12: Row 7 is about 2020/m5 too.\n"
        "      Keep one of them.\n"
        "\n"
        "results.csv:12: sent to: There is no body 'nobody'.\n"
        "      Write the name of one in bodies.yaml, such as Council.\n"
        "\n"
        "14 problems in 11 rows. Nothing was changed.\n"
    )
    assert state(notice) == before


def test_a_title_that_is_another_motions_is_told(notice: Path, results: Callable[..., tuple[int, str]]) -> None:
    status, said = results("notice number,title,decision\n1,Oil,carried\n2,oil!,carried\n", *BY_MINUTES)
    assert status == 1
    assert said == (
        "results.csv:2: title: 2020/m1 has another title: Light the Lamps\n"
        "      Compare the numbers with the notice; where the row is right, delete its title.\n"
        "\n"
        "1 problem in 1 row. Nothing was changed.\n"
    )


def test_a_motion_without_a_number_is_known_by_its_whole_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    unknown = decided("not recorded")
    composite = motion(unknown, title="Soup and Bells")
    folder = write_archive(tmp_path / "resolutions", {"2018/1": motion(), "2018/soup-and-bells": composite})
    for said, status in (("Composite A,Soup,carried", 1), (",soup and  bells,carried", 0)):
        Path("results.csv").write_text(f"motion,title,decision\n{said}\n")
        assert main(["--in", "results.csv", "--meeting", "2018", *BY_MINUTES]) == status
    assert "decided by agm: carried" in capsys.readouterr().out
    assert "decision: carried" in (folder / "2018" / "soup-and-bells.yaml").read_text()


def test_results_without_evidence_are_told_once(notice: Path, results: Callable[..., tuple[int, str]]) -> None:
    status, said = results("notice number,decision\n1,carried\n2,carried\n")
    assert status == 1
    assert said == (
        "results.csv:2: evidence: A result needs a document as evidence, and none is named (2 rows).\n"
        "      Name it for all rows with --evidence KEY, its key in documents.yaml; or give the table a column 'evidence'.\n"
        "\n"
        "1 problem in 1 row. Nothing was changed.\n"
    )


def test_what_a_motion_taken_in_parts_got_is_left_to_a_person(
    notice: Path, results: Callable[..., tuple[int, str]]
) -> None:
    write(
        notice,
        "2020/m1.yaml",
        {"year": "2020", "notice_number": "1", **motion(decided("carried", clauses="a"), decided("lost", clauses="b"))},
    )
    status, said = results("notice number,decision\n1,carried\n", *BY_MINUTES)
    assert status == 1
    assert said.startswith(
        "results.csv:2: decision: 2020/m1 was decided in parts.\n      Record its result in resolutions/2020/m1.yaml.\n"
    )


def test_columns_without_a_use_are_named_and_a_table_without_any_is_refused(
    notice: Path, results: Callable[..., tuple[int, str]]
) -> None:
    status, said = results("notice number,decision,Colour\n1,carried,red\n", *BY_MINUTES)
    assert (status, said.splitlines()[0]) == (0, "Columns left alone: Colour.")
    status, said = results("vote,title\nx,y\n", *BY_MINUTES)
    assert (status, said.splitlines()[0]) == (1, "results.csv:1: No column says which motion it is.")


def test_a_vote_that_does_not_carry_is_told_at_its_row(notice: Path, results: Callable[..., tuple[int, str]]) -> None:
    before = state(notice)
    status, said = results("notice number,decision,vote\n1,carried,3-45\n", *BY_MINUTES)
    assert status == 1
    assert "results.csv:2: vote: '3-45': By the numbers, 3 for, 45 against, the motion was not carried." in said
    assert state(notice) == before


def test_the_meeting_of_a_body_that_changed_its_key_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_archive(
        tmp_path / "resolutions",
        {"2020/m1": motion(decided("not recorded", by="agm"))},
        {"2020": meeting("2020", quorate="not recorded")},
    )
    Path("results.csv").write_text("motion,decision\n1,carried\n")
    assert main(["--in", "results.csv", "--meeting", "2020", *BY_MINUTES]) == 0
    assert open_archive(folder).records["2020/m1"].is_carried
