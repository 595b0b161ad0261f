"""Changes of an archive: shown as a list, checked as a whole, written all or not at all."""

import datetime as dt
import os
from pathlib import Path

import pytest

from schema.rules import open_archive
from scripts.arguments import ARCHIVE, Arguments, run
from scripts.edit.changes import (
    CannotEdit,
    Change,
    ChangeSet,
    Rename,
    Staged,
    Step,
    WouldBreak,
    render_steps,
    stage,
    work_out,
)
from scripts.edit.journal import Journal, undo_unfinished
from scripts.edit.outcomes import add_looked_for, add_update, move, propose_key
from tests.folders import state, write_archive
from tests.making import clause, decided, link, motion, update


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three motions: the second has updates, the third cites it by its notice number."""
    return write_archive(
        tmp_path / "resolutions",
        {
            "2018/1": motion(clauses=[clause("a"), clause("b"), clause("c", "position")]),
            "2018/m2": motion(
                decided("not recorded"),
                updates=[update("oil", "2019-03", {"a": "met"}), update("more-oil", "2021", {"a": "not met"})],
                looked_for=[{"on": "2020-01-01", "clauses": "a"}],
            ),
            "2020/m3": motion(decided("not recorded"), links=[link("follows", "2018/m2")]),
        },
    )


def setting(new: str = "lost", old: str = "carried", file: str = "2018/1.yaml") -> Change:
    return Change(file, ("outcome", "decisions", 0, "decision"), old, new, f"now {new}", "table.csv:7")


def test_what_is_staged_is_not_written_until_asked(folder: Path) -> None:
    before = state(folder)
    staged = stage(folder, "resolutions", [setting()])
    assert staged.files == ("2018/1.yaml",)
    assert state(folder) == before
    staged.write()
    after = state(folder)
    assert {name for name in after if after[name] != before.get(name)} == {"2018/1.yaml"}
    assert b"decision: lost" in after["2018/1.yaml"]
    assert set(after) == set(before)


def test_a_plan_is_shown_by_file_and_says_each_thing_once(folder: Path) -> None:
    steps: list[Step] = [
        setting(),
        setting("carried", "lost"),
        setting(),
        Rename("2018/m2.yaml", "2018/2.yaml", "now 2018/2"),
    ]
    assert render_steps(steps, "resolutions") == (
        "resolutions/2018/1.yaml\n    now lost\n    now carried\n\nresolutions/2018/m2.yaml\n    now 2018/2"
    )


def test_steps_that_break_a_rule_are_told_with_where_they_come_from_and_nothing_is_written(folder: Path) -> None:
    before = state(folder)
    with pytest.raises(WouldBreak) as told:
        stage(
            folder,
            "resolutions",
            [setting("remitted"), Change("2018/1.yaml", ("year",), "2018", "2019", "", "table.csv:9")],
        )
    assert told.value.report() == (
        "table.csv:9: resolutions/2018/1.yaml: year: The year is 2019, but the file is in the folder of the meeting of 2018.\n"
        "      Write 2018, or move the file.   year-is-the-meetings: see /checks/#year-is-the-meetings\n"
        "\n"
        "This would give the archive 1 new problem. Nothing was changed."
    )
    assert state(folder) == before


def test_a_value_that_its_field_does_not_take_is_told(folder: Path) -> None:
    with pytest.raises(WouldBreak, match="1 problem"):
        stage(folder, "resolutions", [setting("passed")])


def test_what_was_wrong_before_does_not_stand_in_the_way(folder: Path) -> None:
    path = folder / "2020/m3.yaml"
    path.write_text(path.read_text().replace("summary: It asked for lamps.\n", ""))
    stage(folder, "resolutions", [setting()]).write()
    assert "decision: lost" in (folder / "2018/1.yaml").read_text()


def test_another_value_than_expected_stops_everything(folder: Path) -> None:
    before = state(folder)
    with pytest.raises(CannotEdit, match=r"2018/1\.yaml: The value here is not the one that was expected\."):
        stage(folder, "resolutions", [setting(file="2018/m2.yaml", old="not recorded"), setting(old="lost")])
    assert state(folder) == before


def test_a_file_that_changed_after_it_was_read_stops_everything(folder: Path) -> None:
    retitled = Change("2018/m2.yaml", ("title",), "Light the Lamps", "Light Them", "")
    staged = stage(folder, "resolutions", [setting(), retitled])
    (folder / "2018/m2.yaml").write_bytes((folder / "2018/m2.yaml").read_bytes() + b"# mine\n")
    before = state(folder)
    with pytest.raises(CannotEdit, match=r"2018/m2\.yaml: This file has changed since it was read"):
        staged.write()
    assert state(folder) == before


@pytest.mark.parametrize(
    ("given", "after"),
    [
        ({"changed": "2026-11-26"}, b"changed: 2026-11-27\n"),
        ({"changed": "2026-12-24"}, b"changed: 2026-12-24\n"),
        ({}, b""),
    ],
    ids=["earlier", "later", "none"],
)
def test_a_record_that_says_when_it_was_changed_says_so_of_this_change(
    tmp_path: Path, given: dict[str, str], after: bytes
) -> None:
    folder = write_archive(tmp_path / "resolutions", {"2018/1": {**motion(clauses=[clause("a")]), **given}})
    draft = ChangeSet(folder, dt.date(2026, 11, 27))
    draft.set("2018/1.yaml", ("about",), "Lamps", "")
    stage(folder, "resolutions", draft.steps).write()
    raw = state(folder)["2018/1.yaml"]
    assert (after in raw) if after else (b"changed" not in raw)


def test_a_motion_that_is_created_has_the_day_and_a_meeting_has_none(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "resolutions", {"2018/1": motion(clauses=[clause("a")])})
    draft = ChangeSet(folder, dt.date(2026, 11, 27))
    draft.create("2018/2.yaml", motion(number="2", title="Wicks", clauses=[clause("a")]), "")
    draft.create("2019/meeting.yaml", {"kind": "annual general meeting"}, "")
    assert draft.values("2018/2.yaml", ("changed",)) == "2026-11-27"
    assert draft.values("2019/meeting.yaml") == {"kind": "annual general meeting"}


def three_files(folder: Path) -> Staged:
    """A change of one record, and of another that moves: two files put in place, one deleted."""
    draft = ChangeSet(folder)
    draft.set("2018/1.yaml", ("title",), "Another", "")
    draft.set("2018/m2.yaml", ("number",), "2", "")
    move(draft, "2018/m2", "2")
    return stage(folder, "resolutions", draft.steps)


def fail(monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException) -> None:
    """Let one of the steps by which files are put in place or deleted fail, counted from 1."""
    calls = []

    def replace(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == at:
            raise error
        real(source, target)

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.name == "m2.yaml":
            calls.append(path)
            if len(calls) == at:
                raise error
        real_unlink(path, missing_ok=missing_ok)

    real, real_unlink = os.replace, Path.unlink
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(Path, "unlink", unlink)


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_failure_half_way_leaves_everything_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    staged = three_files(folder)
    before = state(folder)
    fail(monkeypatch, fails_at, OSError(28, "No space left on device"))
    with pytest.raises(CannotEdit, match="cannot be written: .*Nothing was changed"):
        staged.write()
    monkeypatch.undo()
    assert state(folder) == before


@pytest.mark.parametrize("breaks_at", [1, 2, 3])
def test_breaking_off_half_way_leaves_everything_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, breaks_at: int
) -> None:
    staged = three_files(folder)
    before = state(folder)
    fail(monkeypatch, breaks_at, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        staged.write()
    monkeypatch.undo()
    assert state(folder) == before
    assert not list(folder.rglob(".*"))
    three_files(folder).write()
    assert state(folder) != before


class PowerCut(BaseException):
    """Nothing runs after it, as where the power fails."""


@pytest.mark.parametrize("breaks_at", [1, 2, 3])
def test_what_a_power_cut_broke_off_is_undone_by_the_next_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], breaks_at: int
) -> None:
    staged = three_files(folder)
    before = state(folder)
    fail(monkeypatch, breaks_at, PowerCut())
    monkeypatch.setattr(Journal, "undo", lambda journal: journal.file.close())
    with pytest.raises(PowerCut):
        staged.write()
    monkeypatch.undo()
    assert (folder / ".unfinished-change").is_file()
    parser = Arguments("check", "Check.", ARCHIVE)
    parser.parse_args(["--archive", str(folder)])
    assert capsys.readouterr().err == (
        "A change of 2018/1.yaml, 2018/2.yaml and 2018/m2.yaml was interrupted before it was finished. It was undone.\n"
    )
    assert state(folder) == before
    assert not list(folder.rglob(".*"))


def test_of_a_change_of_many_files_the_first_are_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "scripts.arguments.undo_unfinished", lambda _: [f"2018/{number}.yaml" for number in range(1, 31)]
    )
    parser = Arguments("check", "Check.", ARCHIVE)
    parser.parse_args(["--archive", str(folder)])
    assert capsys.readouterr().err.startswith("A change of 2018/1.yaml, 2018/2.yaml, ")
    monkeypatch.setattr("scripts.arguments.MOST_NAMED", 1)
    parser.parse_args(["--archive", str(folder)])
    assert capsys.readouterr().err == (
        "A change of 2018/1.yaml and 29 other files was interrupted before it was finished. It was undone.\n"
    )


def test_a_command_that_is_stopped_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(_: object) -> int:
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as end:
        run(stopped)
    assert (end.value.code, capsys.readouterr().err) == (130, "Stopped. What was not finished is undone.\n")


def test_a_power_cut_while_the_journal_is_written_leaves_nothing_behind(folder: Path) -> None:
    before = state(folder)
    (folder / ".unfinished-change").write_bytes(b'{"2018/1.yaml": "eWVh')
    assert undo_unfinished(folder) == ()
    assert state(folder) == before
    assert not list(folder.rglob(".*"))


def test_a_meeting_that_was_new_is_gone_again_with_its_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staged = Staged(folder, {"2030/1.yaml": None, "2030/2.yaml": None}, {"2030/1.yaml": b"a", "2030/2.yaml": b"b"})
    fail(monkeypatch, 2, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        staged.write()
    assert not (folder / "2030").exists()


def test_two_commands_do_not_write_at_once(folder: Path) -> None:
    staged = three_files(folder)
    journal = Journal.begin(folder, {})
    with pytest.raises(CannotEdit, match="Another command is changing this archive"):
        staged.write()
    journal.end()
    staged.write()


def test_a_folder_that_cannot_be_written_to_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*words: object) -> None:
        raise OSError(30, "Read-only file system")

    staged = stage(folder, "resolutions", [setting()])
    before = state(folder)
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CannotEdit, match=r"2018/1\.yaml: This file cannot be written: Read-only file system"):
        staged.write()
    monkeypatch.undo()
    assert state(folder) == before
    assert not list(folder.rglob(".*"))


def test_line_ends_a_byte_order_mark_and_rights_are_kept(folder: Path) -> None:
    path = folder / "2018/1.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o600)
    before = path.read_bytes()
    stage(folder, "resolutions", [setting()]).write()
    assert path.read_bytes() == before.replace(b"decision: carried", b"decision: lost")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_new_record_is_written_in_the_usual_form(folder: Path) -> None:
    draft = ChangeSet(folder)
    draft.create(
        "2019/meeting.yaml",
        {
            "year": "2019",
            "name": "AGM 2019",
            "kind": "annual general meeting",
            "body": "agm",
            "held": "2019-10",
            "quorate": "yes",
        },
        "",
    )
    stage(folder, "resolutions", draft.steps).write()
    assert (
        (folder / "2019/meeting.yaml")
        .read_text()
        .startswith(
            "# yaml-language-server: $schema=../../schema/meeting.schema.json\nkind: annual general meeting\nname: AGM 2019\n"
        )
    )
    with pytest.raises(CannotEdit, match="This file exists already"):
        stage(folder, "resolutions", draft.steps)


def test_a_change_of_a_file_that_is_not_there_is_told(folder: Path) -> None:
    with pytest.raises(CannotEdit, match=r"2018/7\.yaml: This file does not exist\."):
        work_out(folder, [setting(file="2018/7.yaml")])


def test_a_file_whose_name_the_system_does_not_take_is_told_in_a_sentence(folder: Path) -> None:
    name = f"2018-{'very' * 100}/1.yaml"
    with pytest.raises(CannotEdit, match=r"/1\.yaml: This file cannot be read or written: File name too long\."):
        stage(folder, "resolutions", [setting(file=name)])


# Keys -----------------------------------------------------------------------------------------------------------------


def test_a_motion_that_gets_a_number_moves_and_its_old_key_leads_there(folder: Path) -> None:
    before = state(folder)
    draft = ChangeSet(folder)
    draft.set(
        "2018/m2.yaml", ("outcome", "decisions", 0), {"by": "agm", "decision": "carried", "evidence": ["minutes"]}, ""
    )
    draft.set("2018/m2.yaml", ("number",), "2", "")
    move(draft, "2018/m2", "2")
    stage(folder, "resolutions", draft.steps).write()
    after = state(folder)
    assert "2018/m2.yaml" not in after
    assert b"formerly:\n  - 2018/m2\n" in after["2018/2.yaml"]
    assert after["2020/m3.yaml"] == before["2020/m3.yaml"]
    archive = open_archive(folder, "resolutions")
    assert archive.find("2018/m2") is archive.records["2018/2"]
    assert [one.record.key for one in archive.links_to["2018/2"]] == ["2020/m3"]


def test_a_key_that_is_taken_is_told(folder: Path) -> None:
    draft = ChangeSet(folder)
    move(draft, "2018/m2", "1")
    before = state(folder)
    with pytest.raises(
        CannotEdit, match=r"2018/m2\.yaml: It cannot be renamed to 2018/1\.yaml: that file exists already\."
    ):
        stage(folder, "resolutions", draft.steps)
    assert state(folder) == before


# What came of a motion ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "place"), [("2018-12", 0), ("2019-03", 1), ("2020", 1), ("2021", 2), ("2026-01-01", 2)]
)
def test_an_update_stands_in_its_place_in_time(folder: Path, date: str, place: int) -> None:
    draft = ChangeSet(folder)
    add_update(draft, "2018/m2", update("new", date))
    stage(folder, "resolutions", draft.steps).write()
    updates = open_archive(folder).records["2018/m2"].motion.outcome.updates
    assert [one.key for one in updates].index("new") == place


def test_a_search_of_one_day_is_added_to_and_not_repeated(folder: Path) -> None:
    draft = ChangeSet(folder)
    add_looked_for(draft, "2018/1", ["a"], "2026-11-21")
    add_looked_for(draft, "2018/1", ["b"], "2026-11-21")
    add_looked_for(draft, "2018/1", ["a", "b"], "2026-11-21")
    add_looked_for(draft, "2018/1", ["b"], "2026-11-21", "In the minutes.")
    add_looked_for(draft, "2018/1", ["a"], "2025-01-01")
    assert draft.values("2018/1.yaml", ("outcome", "looked_for")) == [
        {"on": "2025-01-01", "clauses": "a"},
        {"on": "2026-11-21", "clauses": "a, b"},
        {"on": "2026-11-21", "clauses": "b", "note": "In the minutes."},
    ]
    stage(folder, "resolutions", draft.steps)


@pytest.mark.parametrize(
    ("event", "key"),
    [
        ("A circular asked every area to survey its offices; no money came with it.", "circular-survey-offices"),
        ("Napo wrote to HMPPS.", "napo-hmpps"),
        ("Tŷ Golau’s café opened.", "golaus-cafe-opened"),
        ("2019", "event-2019"),
        ("!", "event"),
        ("Summary", "summary-2"),
    ],
)
def test_a_key_is_proposed_from_what_is_said(event: str, key: str) -> None:
    assert propose_key(event) == key
    assert propose_key(event, [key]) != key
