"""`python -m scripts.new`: one motion, from options or from answers on the terminal; and the record with notes."""

import datetime as dt
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from schema.archive import Archive
from schema.folder import read_archive
from schema.motion import Motion
from schema.rules import check, open_archive
from schema.template import annotated_record
from schema.terms import ASSESSABLE, Actor, ClauseKind, Decision, LinkKind, MotionKind, SourceText
from scripts import new, prompts
from scripts.edit.changes import CannotEdit, ChangeSet, WouldBreak
from scripts.edit.fill_in import MARKED, TO_FILL_IN, stage_marked
from scripts.intake.one_motion.adding import Added, add_motion
from scripts.intake.one_motion.answers import Answers, CannotAdd
from scripts.intake.one_motion.numbering import next_number
from scripts.intake.one_motion.offers import committees, proposers, topics
from scripts.new import OPTIONS, main
from tests.conftest import Answer, Run, answering, typing
from tests.folders import state, write
from tests.making import document, entry, meeting
from tests.making import motion as a_motion
from tests.overlay import ARCHIVE

ROOT = Path(__file__).resolve().parent.parent
TODAY = dt.date(2026, 7, 1)
SEE_HELP = "\npython -m scripts.new --help shows every option.\n"
WORDS = ("--about", "Ladders", "--summary", "It asked for ladders.", "--topic", "weather")
THIS_YEAR = ("--meeting", "2026", "--title", "Ladders for All", *WORDS)
MINUTES = ("--document", "agm-2021-minutes")
PAST = ("--meeting", "2021", "--title", "Ladders for All", *WORDS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented archive, called `resolutions` where the command is typed. Nobody sits at the terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(prompts, "can_ask", lambda: False)
    monkeypatch.setattr(new, "_today", lambda: TODAY)
    shutil.copytree(ARCHIVE, tmp_path / "resolutions")
    return tmp_path / "resolutions"


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Type the command. Gives the exit status, and what was said on either stream."""

    return typing(main, capsys)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Jo Bloggs moved that this AGM buy a ladder.", "Paragraph 2 may name who moved, seconded or spoke. Leave that out: a name shows that somebody is a member."),
        ("Carried.", "Paragraph 2 is a result, and none of the motion's words. Leave it out here."),
        ("45 for, 12 against", "Paragraph 2 is a vote, and none of the motion's words. Leave it out here."),
    ],
)  # fmt: skip
def test_what_is_none_of_the_words_is_refused(folder: Path, run: Run, words: str, sentence: str) -> None:
    before = state(folder)
    given = ("--meeting", "2026", "--title", "Ladders for All", "--wording-text", f"This AGM notes ladders.\n\n{words}")
    status, _, told = run(*given, "--write")
    assert (status, told) == (2, f"--wording-text: {sentence}{SEE_HELP}")
    assert state(folder) == before


def test_a_title_of_an_emergency_is_asked_about(run: Run) -> None:
    status, said, _ = run(*THIS_YEAR[:2], "--title", "Emergency: the storm", *THIS_YEAR[4:])
    assert status == 0
    assert "its title speaks of an emergency, and its kind is ordinary. Which is right?" in said


def problems(folder: Path) -> list[str]:
    """The rules that an archive breaks."""
    return [problem.rule for problem in check(read_archive(folder, "resolutions"), folder)]


# The plan -------------------------------------------------------------------------------------------------------------


def test_the_plan_and_the_whole_record_are_shown_and_written_only_when_asked(folder: Path, run: Run) -> None:
    before = state(folder)
    record = """\
# yaml-language-server: $schema=../../schema/motion.schema.json
year: 2026
notice_number: 1
kind: ordinary
title: Ladders for All
about: Ladders
committee: not recorded
proposer: not recorded
topics:
  - weather
summary: It asked for ladders.
outcome:
  decisions:
    - by: agm
      decision: not recorded
source:
  document: agm-2026-motions
changed: 2026-07-01
"""
    plan = (
        "resolutions/2026/m1.yaml\n"
        "    create 2026/m1: Ladders for All\n"
        "    number 1 of the notice: the next of the list that is drawn up here; if the notice prints another, it moves to that\n"
        "\n"
        "resolutions/2026/meeting.yaml\n"
        "    create 2026: AGM 2026, a meeting\n"
        "\n"
        "resolutions/documents.yaml\n"
        "    add the document 'agm-2026-motions': AGM 2026 motions (Lamplighters)\n"
        "\n"
        f"resolutions/2026/m1.yaml as it will be:\n\n{record}\n"
    )
    look = (
        "\nTo look at:\n"
        "  2026/meeting.yaml: its day or days, such as 2026-10-09/2026-10-10; then 'place:' and 'evidence:'.\n"
    )
    shown = "This is the plan for 3 files. Nothing is written yet: --write (WRITE=1) writes it.\n"
    assert run(*THIS_YEAR) == (0, plan + shown + look, "")
    assert state(folder) == before
    assert run(*THIS_YEAR, "--write") == (0, plan + "3 files written.\n" + look, "")
    after = state(folder)
    assert after["2026/m1.yaml"].decode() == record
    assert after["2026/meeting.yaml"].decode() == (
        "# yaml-language-server: $schema=../../schema/meeting.schema.json\n"
        "kind: annual general meeting\n"
        "name: AGM 2026\n"
        "year: 2026\n"
        "body: agm\n"
        "# TO FILL IN: its day or days, such as 2026-10-09/2026-10-10; then 'place:' and\n"
        "#   'evidence:'.\n"
        "#   place: Town Hall, Harbour\n"
        "#   evidence:\n"
        "#     - the key of the document that says so\n"
        "held: 2026\n"
        "quorate: not recorded\n"
        "list:\n"
        "  document: agm-2026-motions\n"
        "  numbers: of the notice\n"
        "  motions: 1\n"
        "  held: whole\n"
    )
    added = after["documents.yaml"].decode().removeprefix(before["documents.yaml"].decode())
    assert added == (
        "# TO FILL IN: when the notice is published: its title, date and web address. From then on,\n"
        "#   numbers are taken from it.\n"
        "agm-2026-motions:\n"
        "  title: AGM 2026 motions\n"
        "  publisher: Lamplighters\n"
        "  kind: notice\n"
        "  held_by: The archive's editors\n"
        "  meaning: The motions of AGM 2026 in the order in which they were sent in; its list is drawn up here.\n"
    )
    assert {name for name in before if after[name] != before[name]} == {"documents.yaml"}
    assert problems(folder) == []


def test_every_field_can_be_given_and_names_are_found(folder: Path, run: Run) -> None:
    status, said, told = run(
        "--meeting", "2021", "--title", "Ladders for All", "--kind", "Ordinary motion", "--number", "9a",
        "--committee", "Oil Network", "--proposer", "Bae Goleuni and Harbour Branch", "--proposer", "far-isles-branch",
        "--topic", "Lamps and ladders", "--topic", "weather", "--about", "Ladders", "--summary", "It asked.\n\nTwice.",
        "--request", "Harbour Trust: buy ladders.", "--request", "the Ministry of Lamps and the Lights Board: pay: all.",
        "--position", "Ladders are good.", *MINUTES, "--decision", "Lost", "--decided", "8/10/2021",
        "--vote", "3 for, 30 against", "--write",
    )  # fmt: skip
    assert (status, told) == (0, ""), said
    motion = open_archive(folder).records["2021/9a"].motion
    assert (motion.kind, motion.notice_number, motion.number) == ("ordinary", None, "9a")
    assert motion.committee == "wick-and-oil-network"
    assert motion.proposer == ("bae-goleuni-branch", "harbour-branch", "far-isles-branch")
    assert (motion.topics, motion.about) == (("lamps-and-ladders", "weather"), "Ladders")
    assert motion.summary == "It asked.\n\nTwice."
    assert [(one.letter, one.kind, one.to, one.text) for one in motion.clauses] == [
        ("a", "request", ("harbour-trust",), "buy ladders."),
        ("b", "request", ("ministry-of-lamps", "lights-board"), "pay: all."),
        ("c", "position", (), "Ladders are good."),
    ]
    (decision,) = motion.outcome.decisions
    assert (decision.decision, str(decision.date), str(decision.vote)) == ("lost", "2021-10-08", "3 for, 30 against")
    assert (decision.evidence, motion.source.document) == (("agm-2021-minutes",), "agm-2021-minutes")


def test_a_wording_needs_no_words_of_our_own(folder: Path, run: Run, tmp_path: Path) -> None:
    text = (
        "7. Ladders for All\n\nThis AGM notes that ladders\nare short.\n\nIt calls for:\n(a) long ones\n(b) dry ones\n"
    )
    (tmp_path / "ladders.txt").write_text(text)
    assert run(*THIS_YEAR[:4], "--wording", "ladders.txt", "--write")[0] == 0
    motion = open_archive(folder).records["2026/m1"].motion
    assert motion.wording == "This AGM notes that ladders are short.\n\nIt calls for:\n(a) long ones\n(b) dry ones"
    assert (motion.source.text, motion.source.paragraphs) == ("of the notice", 2)
    assert motion.source.fingerprint
    assert TO_FILL_IN not in (folder / "2026/m1.yaml").read_text()


def test_a_wording_can_be_given_as_text(folder: Path, run: Run) -> None:
    text = "Ladders\nare short.\n \n\n\n- long ones\n  - dry ones\n\nIt ends."
    assert run(*THIS_YEAR[:4], "--wording-text", text, "--write")[0] == 0
    wording = open_archive(folder).records["2026/m1"].motion.wording
    assert wording == "Ladders are short.\n- long ones\n  - dry ones\n\nIt ends."


def test_what_is_missing_is_marked_to_fill_in(folder: Path, run: Run) -> None:
    status, said, _ = run("--meeting", "2026", "--title", "Ladders for All", "--about", "Ladders", "--write")
    assert status == 0
    assert said.endswith("  2026/m1.yaml: what is marked TO FILL IN. Until then, `make check` asks for it.\n")
    assert (
        "# TO FILL IN: topics and summary, in your own plain words; the official wording is not\n#   held.\n"
        "title: Ladders for All\n"
    ) in (folder / "2026/m1.yaml").read_text()
    assert set(problems(folder)) == {"words-or-wording"}


def test_a_file_with_windows_line_ends_keeps_them(folder: Path, run: Run) -> None:
    path = folder / "documents.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(*THIS_YEAR, "--write")[0] == 0
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert TO_FILL_IN.encode() in path.read_bytes()
    assert problems(folder) == []


def test_a_body_that_says_what_it_is_is_added(folder: Path, run: Run) -> None:
    status, said, _ = run(*THIS_YEAR, "--proposer", "Cape Wrack Branch", "--committee", "Fog Committee", "--write")
    assert status == 0
    assert "    add cape-wrack-branch, “Cape Wrack Branch” (branch)\n" in said
    archive = open_archive(folder)
    motion = archive.records["2026/m1"].motion
    assert (motion.committee, motion.proposer) == ("fog-committee", ("cape-wrack-branch",))
    assert (archive.bodies["fog-committee"].kind, archive.bodies["cape-wrack-branch"].kind) == ("committee", "branch")


def test_a_body_nearly_called_like_another_is_added_where_it_is_named_as_new(folder: Path, run: Run) -> None:
    words = (*THIS_YEAR, "--proposer", "Harbours Branch")
    status, _, told = run(*words)
    assert (status, told.splitlines()[0]) == (
        2,
        "--proposer: There is no body 'Harbours Branch'. Did you mean 'Harbour Branch'? "
        "If it is new to the archive, name it with --new-body too.",
    )
    assert run(*words, "--new-body", "Harbours Branch", "--write")[0] == 0
    assert open_archive(folder).records["2026/m1"].motion.proposer == ("harbours-branch",)


def test_a_person_beside_a_body_is_left_out(folder: Path, run: Run) -> None:
    assert run(*THIS_YEAR, "--proposer", "Jo Bloggs, Harbour Branch", "--write")[0] == 0
    text = (folder / "2026/m1.yaml").read_text()
    assert ("harbour-branch" in text, "Bloggs" in text) == (True, False)


def test_a_body_of_another_time_is_told(run: Run) -> None:
    status, said, _ = run(*THIS_YEAR, "--committee", "wick-and-oil-committee")
    assert status == 0
    assert "There was a Wick and Oil Committee until " in said
    assert " took its place. Is that the one meant?\n" in said


def test_a_motion_of_the_same_title_is_told(run: Run) -> None:
    assert run(*THIS_YEAR, "--write")[0] == 0
    assert "  2026/m2: 2026/m1 has the same title. Are they two motions?\n" in run(*THIS_YEAR)[1]


def test_more_names_than_a_motion_can_have_are_told_and_not_looked_for(run: Run) -> None:
    topics = [word for _ in range(51) for word in ("--topic", "lamps")]
    assert run("--meeting", "2026", "--title", "Ladders for All", *topics) == (
        2, "", "--topic: These are 51 names; one answer can have at most 50." + SEE_HELP,
    )  # fmt: skip


def test_a_meeting_that_no_body_goes_by_is_told_whose_decision_it_would_be(folder: Path, run: Run) -> None:
    said = run("--meeting", "2026-shoals", "--title", "Ladders for All", *WORDS, *MINUTES)[1]
    assert said.endswith(
        "\nTo look at:\n"
        "  2026-shoals/meeting.yaml: its day or days, such as 2026-10-09/2026-10-10; then 'place:' and 'evidence:'.\n"
        "  2026-shoals/meeting.yaml: whose meeting it was: 'congress' means another body's, whose decisions are not this "
        "union's policy. Of the union's own, write 'special general meeting' or 'section annual general meeting'.\n"
        "  2026-shoals/meeting.yaml: the body that decided; none in bodies.yaml has this meeting's word in its key, so 'agm' "
        "stands here.\n"
    )
    said = run("--meeting", "2026-sgm", "--title", "Ladders for All", *WORDS, *MINUTES)[1]
    assert "the body that decided" not in said
    assert "whose meeting it was" not in said


@pytest.mark.parametrize(
    ("meeting", "kind", "name", "decided_by"),
    [
        ("2026-sgm", "special general meeting", "SGM 2026", "sgm"),
        ("2026-special", "special general meeting", "Special Conference 2026", "special-conference"),
        ("2026-special-conference", "special general meeting", "Special Conference 2026", "special-conference"),
        ("2026-keepers", "section annual general meeting", "Keepers' Section AGM 2026", "keepers-section-agm"),
        ("2026-shore-trades", "congress", "Congress of Shore Trades 2026", "congress-of-shore-trades"),
    ],
)
def test_a_new_meeting_is_of_the_kind_and_name_that_its_word_says(
    folder: Path, meeting: str, kind: str, name: str, decided_by: str
) -> None:
    with (folder / "bodies.yaml").open("a", encoding="utf-8") as bodies:
        bodies.write(
            "special-conference:\n  name: Special Conference\n  kind: meeting\n  meaning: One called between two.\n"
        )
    added(folder, meeting=meeting, document="sgm-2019-minutes")
    made = open_archive(folder).meetings[meeting]
    assert (made.kind.value, made.name, made.body) == (kind, name, decided_by)


@pytest.mark.parametrize("typed", ["2019-sgm", "SGM 2019", "2019"])
def test_a_meeting_is_found_by_its_key_its_name_or_a_former_key(run: Run, typed: str) -> None:
    status, said, _ = run("--meeting", typed, "--title", "Ladders for All", *WORDS, "--document", "sgm-2019-minutes")
    assert status == 0
    assert said.startswith("resolutions/2019-sgm/ladders-for-all.yaml\n    create 2019-sgm/ladders-for-all: Ladders")


def test_a_meeting_that_cannot_be_read_is_not_made_anew(folder: Path, run: Run) -> None:
    (folder / "2026").mkdir()
    (folder / "2026/meeting.yaml").write_text("kind: party\n")
    before = state(folder)
    assert run(*THIS_YEAR, "--write")[:2] == (
        1,
        "resolutions/2026/meeting.yaml: This file exists already. Nothing was changed.\n",
    )
    assert state(folder) == before


def test_a_rule_change_and_a_composite_have_their_own_parts(folder: Path, run: Run) -> None:
    rule = ("--meeting", "2026", "--title", "The Quorum", "--kind", "constitutional amendment", *WORDS)
    assert run(*rule, "--request", "rule 5: forty in place of fifty", "--write")[0] == 0
    (clause,) = open_archive(folder).records["2026/m1"].motion.clauses
    assert (clause.kind, clause.rule, clause.text) == ("rule change", "rule 5", "forty in place of fifty")
    made = ("--meeting", "2026", "--title", "All of It", "--kind", "composite", *WORDS)
    assert run(*made, "--made-of", "m1", "--write")[0] == 0
    (link,) = open_archive(folder).records["2026/all-of-it"].motion.links
    assert (link.kind, link.to) == ("composed of", "2026/m1")


def test_a_new_document_is_put_on_the_list(folder: Path, run: Run) -> None:
    words = ("--meeting", "2025", "--title", "Ladders for All", *WORDS, "--document", "www.example.org/ladders")
    described = ("--document-title", "Ladders of 2025", "--document-publisher", "The Gull", "--document-kind", "press")
    status, _, told = run(*words)
    assert (status, told) == (
        2,
        "--document-title: The document is not on the list yet. To add it, give its title.\n"
        "--document-publisher: The document is not on the list yet. To add it, give its publisher.\n"
        "--document-kind: The document is not on the list yet. To add it, give its kind." + SEE_HELP,
    )
    assert run(*words, *described, "--document-date", "1/9/2025", "--write")[0] == 0
    archive = open_archive(folder)
    found = archive.documents[archive.records["2025/ladders-for-all"].motion.source.document]
    assert (found.title, found.kind, str(found.date)) == ("Ladders of 2025", "press", "2025-09-01")
    assert (found.address, str(found.seen)) == ("https://www.example.org/ladders", "2026-07-01")
    assert archive.meetings["2025"].list is None


# Numbers --------------------------------------------------------------------------------------------------------------


def added(folder: Path, today: dt.date = TODAY, *, write: bool = True, **answers: Any) -> Added:
    """Add a motion with words of its own."""
    own = {"title": "Ladders for All", "about": "Ladders", "summary": "It asked.", "topics": ("weather",)}
    draft = ChangeSet(folder)
    found = add_motion(open_archive(folder), draft, Answers(**{**own, **answers}), today)
    staged = stage_marked(folder, "resolutions", draft.steps, found.comments)
    if write:
        staged.write()
    return found


def test_the_list_of_a_coming_meeting_counts_on(folder: Path) -> None:
    keys = [added(folder, meeting="2026", title=f"Ladder {n}").key for n in range(1, 4)]
    assert keys == ["2026/m1", "2026/m2", "2026/m3"]
    motion_list = open_archive(folder).meetings["2026"].list
    assert motion_list
    assert (motion_list.motions, motion_list.held, motion_list.numbers) == (3, "whole", "of the notice")


def test_no_number_is_used_again(folder: Path) -> None:
    added(folder, meeting="2026")
    moved = (folder / "2026/m1.yaml").read_text().replace("notice_number: 1\n", "number: 4\nnotice_number: 1\n")
    (folder / "2026/4.yaml").write_text(moved)
    (folder / "2026/m1.yaml").unlink()
    assert added(folder, meeting="2026", title="Another").key == "2026/m2"
    with pytest.raises(CannotAdd) as refused:
        added(folder, meeting="2026", notice_number="1")
    assert str(refused.value) == "notice_number: 1 is the number of 2026/4, “Ladders for All”."


def test_the_next_number_is_above_every_one_that_was_used(folder: Path) -> None:
    added(folder, meeting="2026")
    with (folder / "2026/m1.yaml").open("a") as file:
        file.write("formerly:\n  - 2026/m5\n")
    assert next_number(open_archive(folder), "2026", MotionKind.ORDINARY, TODAY) == "6"


@pytest.mark.parametrize("kind", ["emergency", "composite"])
def test_what_stands_in_no_notice_takes_no_number(folder: Path, kind: str) -> None:
    found = added(folder, meeting="2026", kind=kind)
    assert found.key == "2026/ladders-for-all"
    assert found.number_words == (
        "without a number, so its key is a few words; when the union gives it one, this key leads there"
    )


def test_a_list_that_is_published_is_not_counted_on(folder: Path) -> None:
    added(folder, meeting="2026")
    path = folder / "documents.yaml"
    path.write_text(path.read_text() + "  address: https://lampbook.example/notice-2026\n")
    archive = open_archive(folder)
    assert next_number(archive, "2026", MotionKind.ORDINARY, TODAY) == ""
    with pytest.raises(CannotAdd) as refused:
        added(folder, meeting="2026", notice_number="2", document="agm-2026-motions")
    assert str(refused.value) == (
        "notice_number: agm-2026-motions, the list of AGM 2026, is complete: 1 motion of it is recorded, and none "
        "has the number 2. If it prints more, correct the list in 2026/meeting.yaml first."
    )


def test_a_list_of_resolutions_gives_no_number_of_the_notice(folder: Path) -> None:
    added(folder, meeting="2026")
    path = folder / "2026/meeting.yaml"
    path.write_text(path.read_text().replace("numbers: of the notice", "numbers: of the resolutions"))
    archive = read_archive(folder).archive
    assert archive
    assert archive.meetings["2026"].list
    assert next_number(archive, "2026", MotionKind.ORDINARY, TODAY) == ""


def test_a_number_that_is_not_the_next_shows_that_somebody_else_counts(folder: Path) -> None:
    added(folder, meeting="2026")
    assert added(folder, meeting="2026", title="Another", notice_number="7").key == "2026/m7"
    motion_list = open_archive(folder).meetings["2026"].list
    assert motion_list
    assert motion_list.held == "part"
    with pytest.raises(CannotAdd):
        added(folder, meeting="2026", title="A third")
    assert added(folder, meeting="2027", notice_number="5").key == "2027/m5"
    begun = open_archive(folder).meetings["2027"].list
    assert begun
    assert begun.held == "part"


def test_a_meeting_that_is_over_takes_no_number(folder: Path) -> None:
    assert next_number(open_archive(folder), "2020", MotionKind.ORDINARY, TODAY) == ""
    assert added(folder, meeting="2020", document="agm-2020-notice").key == "2020/ladders-for-all"
    assert added(folder, meeting="2020", document="agm-2020-notice").key == "2020/ladders-for-all-2"
    assert added(folder, meeting="2020", document="agm-2020-notice", notice_number="30").key == "2020/m30"
    motion_list = open_archive(folder).meetings["2020"].list
    assert motion_list
    assert motion_list.motions == 5
    added(folder, meeting="2026")
    assert next_number(open_archive(folder), "2026", MotionKind.ORDINARY, dt.date(2027, 1, 1)) == ""


def test_another_bodys_congress_takes_no_number(folder: Path) -> None:
    found = added(folder, meeting="2026-shore-trades", document="shore-trades-2022-agenda")
    assert found.key == "2026-shore-trades/ladders-for-all"
    archive = open_archive(folder)
    made = archive.meetings["2026-shore-trades"]
    assert (made.name, made.body, made.list) == ("Congress of Shore Trades 2026", "congress-of-shore-trades", None)


# Mistakes -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        (
            [],
            [
                "--meeting: The meeting is missing. Write its year, or its key: 2026 or 2026-sgm.",
                "--title: The title is missing. Write it as it is to be published.",
            ],
        ),
        (
            ["--meeting", "next year", *THIS_YEAR[2:]],
            [
                "--meeting: 'next year' is not a meeting. "
                "Write its year, with a word after it if there were two: 2026 or 2026-sgm."
            ],
        ),
        (
            ["--meeting", "1799", *THIS_YEAR[2:]],
            ["--meeting: '1799' is not a meeting. Write its year, with a word after it if there were two: 2026 or 2026-sgm."],
        ),
        (
            [*PAST, *MINUTES, "--held", "2021"],
            ["--held: 2021 is in the archive already. Correct it in its meeting.yaml."],
        ),
        (
            [*THIS_YEAR, "--held", "soon"],
            ["--held: 'soon' is not a date. Write 2018, 2018-10 or 2018-10-05, or a span: 2018-10-05/2018-10-06. Add ~ for about or ? for uncertain."],
        ),
        (
            [*PAST],
            [
                "--document: Say where it is printed: a document's key, title or web address. "
                "The list of AGM 2021 is agm-2021-notice."
            ],
        ),
        (
            [*PAST, "--document", "agm-2021-minuets"],
            ["--document: There is no document 'agm-2021-minuets'. Did you mean 'agm-2021-minutes'?"],
        ),
        (
            [*PAST, "--document", "agm-2021-notice"],
            [
                "--document: agm-2021-notice, the list of AGM 2021, is complete: 2 motions of it are recorded. "
                "Name the document that prints this one. If it prints more, correct the list in 2021/meeting.yaml first."
            ],
        ),
        (
            ["--meeting", "2018", *THIS_YEAR[2:], *MINUTES, "--number", "9"],
            [
                "--number: agm-2018-resolutions, the list of AGM 2018, is complete: 7 motions of it are recorded, "
                "and none has the number 9. If it prints more, correct the list in 2018/meeting.yaml first."
            ],
        ),
        (
            [*PAST, *MINUTES, "--document-kind", "press"],
            ["--document-kind: This describes a document that the archive does not have yet. Give its title too."],
        ),
        (
            [*PAST, "--document", "Minutes of the picnic", "--document-kind", "minutes", "--document-meaning", "x"],
            ["--document: To add a document that the archive does not have yet, give its title as --document-title."],
        ),
        ([*THIS_YEAR, "--number", "no. 4"], ["--number: 'no. 4' is not a motion's number. Write it as printed: 12, 7A, 6.1, CA1, IV, 27/102 or Composite 3."]),
        (
            [*THIS_YEAR, "--kind", "urgent"],
            ["--kind: 'urgent' is not a kind of motion. Did you mean 'emergency'?"],
        ),
        ([*THIS_YEAR, "--about", "l" * 81], ["--about: This is 81 characters long; the limit is 80. Shorten it."]),
        (
            [*THIS_YEAR, "--topic", "wether"],
            ["--topic: There is no topic 'wether'. Did you mean 'weather'?"],
        ),
        (
            [*THIS_YEAR, "--topic", "xyzzy"],
            ["--topic: There is no topic 'xyzzy'. If it is new, add it to topics.yaml first."],
        ),
        (
            [*THIS_YEAR, "--committee", "Harbour Trust"],
            [
                "--committee: Harbour Trust is not a heading that motions are taken under. Name a committee or a heading."
            ],
        ),
        (
            [*THIS_YEAR, "--proposer", "ministry-of-lamps"],
            [
                "--proposer: Ministry of Lamps cannot propose a motion. "
                "Name the branch, network, committee or members that proposed it."
            ],
        ),
        (
            [*THIS_YEAR, "--proposer", "Jo Bloggs"],
            [
                "--proposer: This may be a person's name, and people are not recorded. "
                "Name the branch, network, committee or members."
            ],
        ),
        (
            [*THIS_YEAR, "--proposer", "somebody"],
            ["--proposer: There is no body 'somebody'. If it is new to the archive, name it with --new-body too."],
        ),
        (
            [*THIS_YEAR, "--new-body", "Cape Branch"],
            ["--new-body: 'Cape Branch' is named neither as the committee nor as a proposer."],
        ),
        (
            [*THIS_YEAR, "--request", "buy ladders"],
            ["--request: 'buy ladders' does not say who is asked. Write so: Officers: write to all."],
        ),
        (
            [*THIS_YEAR, "--request", "Harbor Trust: buy ladders"],
            ["--request: There is no body 'Harbor Trust'. Did you mean 'Harbour Trust'?"],
        ),
        (
            [*THIS_YEAR, "--request", "the sea: be calm"],
            ["--request: There is no body 'the sea'. Add it to bodies.yaml first."],
        ),
        (
            [*THIS_YEAR, "--position", "?", "--summary", "TBC"],
            [
                "--summary: 'TBC' is not a value. Write what is known, or delete the line.",
                "--position: '?' is not a value. Write what is known, or delete the line.",
            ],
        ),
        (
            [*THIS_YEAR, "--kind", "constitutional amendment", "--request", "fewer"],
            ["--request: 'fewer' does not say which rule. Write so: rule 5: twelve in place of ten."],
        ),
        (
            [*THIS_YEAR, *(word for _ in range(27) for word in ("--position", "So."))],
            ["--position: These are 27 clauses, and there are 26 letters."],
        ),
        ([*THIS_YEAR, "--made-of", "m1"], [
            "--made-of: Only a composite motion is made of others. Is this one a composite?",
            "--made-of: There is no motion 'm1' here. Write the keys of all with commas between: m2, m3.",
        ]),
        ([*PAST, *MINUTES, "--vote", "unanimously"], ["--vote: A vote belongs to a decision. Say what was decided too."]),
        (
            [*PAST, *MINUTES, "--decision", "passed"],
            ["--decision: 'passed' is not a decision. Did you mean 'carried'?"],
        ),
        (
            [*PAST, *MINUTES, "--decision", "lost", "--decided", "soon", "--vote", "3-4-x"],
            [
                "--decided: 'soon' is not a date. Write 2018, 2018-10 or 2018-10-05, or a span: 2018-10-05/2018-10-06. Add ~ for about or ? for uncertain.",
                "--vote: '3-4-x' is not a vote. Write numbers like this: 45 for, 12 against, 3 abstentions. "
                "Or words without numbers: unanimously.",
            ],
        ),
        (
            ["--meeting", "2020", *THIS_YEAR[2:], "--document", "agm-2020-notice", "--decision", "carried"],
            [
                "--evidence: Name the document that shows what was decided. "
                "A notice, or a copy of it, shows only what was put."
            ],
        ),
        (
            [*PAST, *MINUTES, "--decision", "lost", "--evidence", "somewhere"],
            ["--evidence: There is no document 'somewhere'. Give its key or its web address."],
        ),
        (["--wording", "nowhere.txt"], ["--wording: nowhere.txt: There is no such file."]),
        (
            ["--wording", "x", "--wording-text", "y"],
            ["--wording and --wording-text both give the official text. Leave one out."],
        ),
        (["--meting", "2026"], ["There is no option '--meting'. Did you mean '--meeting'?"]),
    ],
)  # fmt: skip
def test_every_mistake_is_told_in_a_sentence_and_nothing_is_written(
    folder: Path, run: Run, words: Sequence[str], sentences: Sequence[str]
) -> None:
    before = state(folder)
    status, said, told = run(*words, "--write")
    assert (status, said, told) == (2, "", "\n".join(sentences) + SEE_HELP)
    assert state(folder) == before


def test_what_breaks_a_rule_is_told_and_nothing_is_written(folder: Path, run: Run) -> None:
    before = state(folder)
    status, said, _ = run(*PAST, *MINUTES, "--decision", "carried", "--decided", "2021-01-03", "--write")
    assert status == 1
    assert said.startswith(
        "resolutions/2021/ladders-for-all.yaml: outcome.decisions.1.date: The decision is dated before the meeting (8 October 2021)."
    )
    assert said.endswith("This would give the archive 1 new problem. Nothing was changed.\n")
    assert state(folder) == before


def test_what_is_to_be_filled_in_excuses_no_other_rule(folder: Path, run: Run) -> None:
    before = state(folder)
    title = ("--meeting", "2021", "--title", "Ladders for All", "--about", "Ladders")
    status, said, _ = run(*title, *MINUTES, "--decision", "carried", "--decided", "2021-01-03", "--write")
    assert status == 1
    assert "The decision is dated before the meeting (8 October 2021)." in said
    assert state(folder) == before


def test_a_topic_word_of_several_topics_is_asked_about(folder: Path, run: Run) -> None:
    path = folder / "topics.yaml"
    for key in ("weather", "pay"):
        text = path.read_text()
        at = text.index("words:\n", text.index(f"\n{key}:")) + len("words:\n")
        path.write_text(text[:at] + "    - buoys\n" + text[at:])
    assert run(*THIS_YEAR, "--topic", "Buoys")[2] == (
        "--topic: 'Buoys' could mean several topics: weather and pay. Say which." + SEE_HELP
    )


def test_an_archive_without_its_first_file_is_told(folder: Path, run: Run) -> None:
    (folder / "union.yaml").unlink()
    status, said, _ = run(*THIS_YEAR)
    assert (status, said.splitlines()[0]) == (1, "resolutions/union.yaml: This file is missing.")


def test_a_file_without_a_text_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "title.txt").write_text("12. Ladders for All\n")
    assert run(*THIS_YEAR, "--wording", "title.txt")[2] == (
        "--wording: title.txt: There is no text of a motion in it." + SEE_HELP
    )


GOOD: dict[str, Sequence[str]] = {
    "meeting": ["2026", "2021", "2025-sgm"], "held": ["2026-10-09", "2025"], "kind": ["emergency", "constitutional amendment"],
    "number": ["9", "CA1"], "notice_number": ["1", "12a"], "committee": ["Oil Network", "Fog Committee", "not recorded"],
    "proposers": ["Harbour Branch", "Cape Branch", "Jo Bloggs, Harbour Branch"], "topics": ["weather", "Pay"],
    "requests": ["Harbour Trust: do it", "rule 5: no more"], "document": ["agm-2021-minutes", "https://gull.example/1"],
    "document_kind": ["press", "minutes"], "document_date": ["2021"], "decision": ["carried", "lost", "remitted"],
    "decided": ["2021-10-08"], "vote": ["unanimously", "3 for, 4 against"], "sent_to": ["National Council"],
    "evidence": ["agm-2021-minutes"],
}  # fmt: skip
"""Answers that are of use, as far as a text of any kind is not."""
ODD = st.one_of(
    st.text(max_size=40),
    st.text("ab:-#'\"|>&*!%@`[]{}\\ \n\t\x00\x85\u2028\ud800\ufeff0.", max_size=20),
)


@st.composite
def some_answers(draw: st.DrawFn) -> Answers:
    """A meeting, a title, and up to six more answers: two in three of some use, the others odd."""
    names = draw(st.lists(st.sampled_from([one.name for one in fields(Answers)]), max_size=6, unique=True))
    found: dict[str, Any] = {"meeting": draw(st.sampled_from(GOOD["meeting"])), "title": "Ladders"}
    for name in names:
        good = st.sampled_from(GOOD.get(name, ["Ladders", "A: b", "- c\n- d"]))
        text = st.one_of(good, good, ODD)
        is_text = isinstance(getattr(Answers(), name), str)
        found[name] = draw(text) if is_text else tuple(draw(st.lists(text, max_size=3)))
    if found["meeting"] != "2026" and draw(st.booleans()):
        found["document"] = "agm-2021-minutes"
    return Answers(**found)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=some_answers())
def test_whatever_is_typed_gives_a_sound_record_or_sentences(
    tmp_path_factory: pytest.TempPathFactory, said: Answers
) -> None:
    """Never a traceback, never half a change: what is staged breaks no rule but those that are marked to be filled in."""
    draft = ChangeSet(ARCHIVE)
    try:
        found = add_motion(INVENTED, draft, said, TODAY)
    except CannotAdd as refused:
        assert refused.problems
        assert draft.steps == []
        assert all(problem.sentence for problem in refused.problems)
        return
    try:
        staged = stage_marked(ARCHIVE, "resolutions", draft.steps, found.comments)
    except WouldBreak as broken:
        assert broken.report()
        return
    except CannotEdit as refused:
        pytest.fail(str(refused))
    target = tmp_path_factory.mktemp("archive") / "resolutions"
    shutil.copytree(ARCHIVE, target)
    replace(staged, folder=target).write()
    assert set(problems(target)) <= MARKED


INVENTED = open_archive(ARCHIVE)


# What is offered ------------------------------------------------------------------------------------------------------


def test_what_the_latest_meetings_used_is_offered_first() -> None:
    held = INVENTED.meetings["2024"].held
    offered = committees(INVENTED, "2027", held)
    used = [record.motion.committee for record in INVENTED.by_meeting["2024"] if record.motion.committee]
    assert offered[0] in used
    assert len(offered) == len(set(offered))
    assert "harbour-trust" not in offered
    assert "wick-and-oil-committee" not in offered
    assert "wick-and-oil-committee" in committees(INVENTED, "2018", INVENTED.meetings["2018"].held)
    assert "wick-and-oil-network" not in committees(INVENTED, "2018", INVENTED.meetings["2018"].held)
    assert set(topics(INVENTED, "2027")) == set(INVENTED.topics)
    assert {"agm", "harbour-trust", "ministry-of-lamps"}.isdisjoint(proposers(INVENTED, "2027", held))


# From answers ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def answers(run: Run, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Type the command at a terminal and answer its questions. Every answer has to be used."""

    return answering(run, monkeypatch, ("> ", ""))


def test_a_motion_of_this_year_is_asked_for_step_by_step(folder: Path, answers: Answer) -> None:
    status, said, _ = answers(
        ["--meeting", "2026"],
        "9/10/2026",
        "Great Mole",
        "",  # the title: an answer is needed
        "Ladders for All",
        "",  # ordinary
        "wick",  # the network of that name is the only one still there
        "harb",
        "Harbours Branch",  # nearly another's name
        "yes",  # and yet new
        "Jo Bloggs",
        "harb",  # a second time
        "",
        "storm",  # a word of a topic
        "nonsense",
        "?",
        "",
        "",  # no wording
        "Ladders",
        "It asked for ladders.",
        "buy ladders",
        "Harbour Trust: buy ladders.",
        "",
        "",
        "yes",
    )
    assert status == 0, said
    assert "It gets number 1 of the notice, the next on the list that is kept here.\n" in said
    assert "  This may be a person's name, and people are not recorded." in said
    archive = open_archive(folder)
    motion = archive.records["2026/m1"].motion
    assert motion.proposer == ("harbour-branch", "harbours-branch")
    assert motion.committee == "wick-and-oil-network"
    assert (str(archive.meetings["2026"].held), archive.meetings["2026"].place) == ("2026-10-09", "Great Mole")
    assert [clause.text for clause in motion.clauses] == ["buy ladders."]


def test_a_motion_of_a_past_meeting_is_asked_for(folder: Path, answers: Answer) -> None:
    status, said, _ = answers(
        [],
        "nonsense",
        "2018",
        "Ladders for All",
        "emergency",
        "1",  # taken
        "",
        "22",  # taken
        "40",
        "",
        "far",
        "",
        "weather",
        "",
        "nowhere.txt",
        "type",
        "Ladders are short.",
        "",
        "All want long ones.",
        ".",
        "nowhere",
        "agm 2018",
        "agm-2018-resolutions",  # held whole
        "agm-2018-notice",
        "lost",
        "12-45",
        "12 for, 45 against",
        "agm-2018-minutes",
        "",
        "yes",
    )
    assert status == 0, said
    motion = open_archive(folder).records["2018/m40"].motion
    assert (motion.kind, motion.wording) == ("emergency", "Ladders are short.\n\nAll want long ones.")
    (decision,) = motion.outcome.decisions
    assert (decision.decision, str(decision.vote), decision.evidence) == (
        "lost",
        "12 for, 45 against",
        ("agm-2018-minutes",),
    )
    assert motion.source.document == "agm-2018-notice"


@pytest.mark.parametrize(
    ("decision", "further"),
    [("not reached", ["National Council"]), ("withdrawn", []), ("remitted", ["unanimously", "National Council"])],
)
def test_a_vote_and_another_body_are_asked_for_where_the_decision_may_have_them(
    folder: Path, answers: Answer, decision: str, further: Sequence[str]
) -> None:
    status, said, _ = answers(
        ["--meeting", "2018"], "Ladders for All", "", "", "40", "", "far", "", "weather", "", "type", "Ladders are short.", ".",
        "agm-2018-notice", decision, *further, "agm-2018-minutes", "", "yes",
    )  # fmt: skip
    assert status == 0, said
    (recorded,) = open_archive(folder).records["2018/m40"].motion.outcome.decisions
    assert (recorded.decision, recorded.to) == (decision, "national-council" if "National Council" in further else None)


def test_a_document_that_is_new_is_asked_for(folder: Path, answers: Answer) -> None:
    status, said, _ = answers(
        ["--meeting", "2020"], "Ladders for All", "", "", "", "", "", "weather", "", "", "Ladders", "It asked.", "", "",
        "https://gull.example/ladders", "Ladders, at Last", "The Gull", "press", "", "", "yes",
    )  # fmt: skip
    assert status == 0, said
    archive = open_archive(folder)
    found = archive.documents[archive.records["2020/ladders-for-all"].motion.source.document]
    assert (found.title, found.publisher, found.address) == (
        "Ladders, at Last",
        "The Gull",
        "https://gull.example/ladders",
    )


@pytest.mark.parametrize("ending", [["no"], []])
def test_answers_that_are_not_written_come_back_as_a_command(
    folder: Path,
    run: Run,
    answers: Answer,
    monkeypatch: pytest.MonkeyPatch,
    ending: Sequence[str],
) -> None:
    before = state(folder)
    given = ["", "It's - Ladders", "", "", "", "weather", "", "type", "Two lines", "", "of 'text'", ".", *ending]
    status, said, _ = answers(["--meeting", "2026"], *given)
    assert status == (0 if ending else 2)
    assert said.splitlines()[-1] == ("" if ending else "Stopped. ") + "Nothing was changed."
    assert state(folder) == before
    command = said[said.index("python -m scripts.new") : said.rindex("\n\n")]
    monkeypatch.setattr(prompts, "can_ask", lambda: False)
    assert run(*shlex.split(command)[3:], "--write")[0] == 0
    motion = open_archive(folder).records["2026/m1"].motion
    assert (motion.title, motion.wording) == ("It's - Ladders", "Two lines\n\nof 'text'")


def test_an_answer_that_begins_with_a_hyphen_is_repeated_as_an_answer(
    folder: Path, run: Run, answers: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, said, _ = answers([*THIS_YEAR[:2], "--title=--a title"], "no")
    assert status == 0
    command = said[said.index("python -m scripts.new") : said.rindex("\n\n")]
    monkeypatch.setattr(prompts, "can_ask", lambda: False)
    assert run(*shlex.split(command)[3:], "--write")[0] == 0
    assert open_archive_with_marks(folder).records["2026/m1"].motion.title == "--a title"


def open_archive_with_marks(folder: Path) -> Archive:
    """An archive in which something is still to be filled in."""
    found = read_archive(folder).archive
    assert found
    return found


def test_answers_on_a_real_terminal(folder: Path) -> None:
    """What a person sees who types: questions, the plan, and the question whether to write it."""
    master, slave = pty.openpty()
    words = [sys.executable, "-m", "scripts.new", "--archive", str(folder), *PAST, *MINUTES]
    running = subprocess.Popen(words, cwd=ROOT, stdin=slave, stdout=slave, stderr=slave, close_fds=True)
    os.close(slave)
    os.write(master, b"yes\n")
    said = b""
    try:
        while chunk := os.read(master, 65536):
            said += chunk
    except OSError:
        pass  # the other side has closed
    os.close(master)
    assert running.wait(60) == 0
    assert b"Write this? (yes or no)" in said
    assert said.decode().replace("\r\n", "\n").endswith("\n1 file written.\n")
    assert "2021/ladders-for-all" in open_archive(folder).records


def test_where_nobody_can_answer_nothing_is_asked(folder: Path) -> None:
    words = [sys.executable, "-m", "scripts.new", "--archive", str(folder)]
    ended = subprocess.run(words, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("--meeting: The meeting is missing.")


def test_every_answer_has_an_option_and_the_guide_names_it(run: Run) -> None:
    status, said, _ = run("--help")
    assert status == 0
    for one in fields(Answers):
        assert f"  {OPTIONS[one.name]} " in said


# The record with notes ------------------------------------------------------------------------------------------------


def test_the_record_with_notes_is_printed(run: Run) -> None:
    assert run("--template") == (0, annotated_record(), "")


def test_the_record_with_notes_is_sound(folder: Path) -> None:
    """In the invented archive, with what it names beside it."""
    for name, key, values in (
        ("bodies.yaml", "health-and-safety-committee", entry("Health and Safety Committee", kind="committee")),
        ("bodies.yaml", "eastshire-branch", entry("Eastshire Branch", kind="branch")),
        ("bodies.yaml", "westshire-branch", entry("Westshire Branch", kind="branch")),
        ("bodies.yaml", "national-officers", entry("National Officers", kind="officers")),
        ("bodies.yaml", "employer", entry("The Employer", kind="employer")),
        ("topics.yaml", "buildings", entry("Buildings")),
        ("topics.yaml", "travel", entry("Travel")),
        ("documents.yaml", "agm-1999-notice", document("notice", date="1999-08")),
        ("documents.yaml", "agm-1999-minutes", document("minutes", date="1999-11")),
        ("documents.yaml", "agm-1999-resolutions", document("resolutions", date="1999-11")),
        ("documents.yaml", "circular-12-2001", document("official page", date="2001-03")),
    ):
        draft = ChangeSet(folder)
        draft.set(name, (key,), values, "")
        stage_marked(folder, "resolutions", draft.steps, {}).write()
    write(folder, "1999/meeting.yaml", meeting("1999", held="1999-10-08/1999-10-09"))
    write(folder, "1996/meeting.yaml", meeting("1996"))
    twelve = a_motion(proposer=["eastshire-branch"], topics=["travel"], clauses=None)
    twelve["outcome"]["decisions"][0]["evidence"] = ["agm-1999-minutes"]
    twelve["source"] = {"document": "agm-1999-minutes"}
    write(folder, "1996/12.yaml", {"year": "1996", "number": "12", **twelve})
    (folder / "1999/7.yaml").write_text(annotated_record(), encoding="utf-8")
    found = check(read_archive(folder, "resolutions"), folder)
    assert [problem.headline for problem in found] == []


def test_the_record_with_notes_names_every_field() -> None:
    named = set(re.findall(r"^\s*(?:- )?([a-z_]+):", annotated_record(), re.MULTILINE))
    named |= set(re.findall(r'"([a-z_]+):', annotated_record()))
    named |= set(re.findall(r"^# +([a-z_]+): \|$", annotated_record(), re.MULTILINE))
    assert _fields_of(Motion) - named == set()


def _fields_of(model: type[BaseModel]) -> set[str]:
    found = set()
    for name, one in model.model_fields.items():
        found.add(one.alias or name)
        for part in _parts(one.annotation):
            found |= _fields_of(part)
    return found


def _parts(hint: Any) -> list[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return [hint]
    return [part for one in get_args(hint) for part in _parts(one)]


def test_the_record_with_notes_knows_every_word_of_the_closed_lists() -> None:
    text = " ".join(re.sub(r"^ *# *", "", line) for line in annotated_record().splitlines())
    for terms in (MotionKind, ClauseKind, LinkKind, Decision, Actor, ASSESSABLE, SourceText):
        assert [term.value for term in terms if term.value not in text] == []


def test_each_field_of_the_record_with_notes_says_whether_it_is_needed() -> None:
    """Above each field where it first stands: `Needed`, or when it is of use."""
    seen: set[str] = set()
    lines = annotated_record().splitlines()
    path: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        found = re.match(r"( *)((?:- )?)([a-z_]+):", line)
        if not found:
            continue
        column = len(found[1]) + len(found[2])
        path = [*(one for one in path if one[0] < column), (column, found[3])]
        name = ".".join(one for _, one in path)
        if name in seen or name.startswith(("outcome.ballot.", "outcome.updates.assessment.", "outcome.looked_for.")):
            continue
        seen.add(name)
        if name == "outcome" or name.endswith(("progress.a",)):
            continue
        note = number - 1
        while note >= 0 and lines[note].lstrip().startswith("#"):
            note -= 1
        above = " ".join(text.strip(" #") for text in lines[note + 1 : number])
        assert re.match(r"(?:.* )?(?:Needed|Only|May come later|Where|What is uncertain|As it comes)\b", above), name
