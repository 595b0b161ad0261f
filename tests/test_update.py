"""`python -m scripts.update`: one event, or that nothing was found, from options or from answers on the terminal."""

import datetime as dt
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from schema.rules import open_archive
from scripts import prompts, update
from scripts.update import main
from tests.conftest import Answer, Run, answering, typing
from tests.folders import state, write_archive
from tests.making import clause, motion
from tests.making import update as an_update

ROOT = Path(__file__).resolve().parent.parent
EVENT = ("--date", "2024-09", "--by", "employer", "--event", "A register came into use.", "--evidence", "page")
JUDGED = (
    "--progress",
    "a=partly met",
    "--because",
    "There is one.",
    "--judged-by",
    "the editors",
    "--judged-on",
    "2026-11-21",
)
SEE_HELP = "\npython -m scripts.update --help shows every option.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive called `resolutions` where the command is typed. Nobody sits at the terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(prompts, "can_ask", lambda: False)
    monkeypatch.setattr(update, "_today", lambda: dt.date(2026, 11, 21))
    clauses = [clause("a"), clause("b"), clause("c", "position")]
    return write_archive(
        tmp_path / "resolutions",
        {
            "2018/1": motion(clauses=clauses, updates=[an_update("oil", "2020", {"b": "not met"})]),
            "2018/m2": motion(clauses=[clause("a", "position")]),
        },
    )


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Type the command. Gives the exit status, and what was said on either stream."""

    return typing(main, capsys)


# From options ----------------------------------------------------------------------------------------------------------


def test_the_plan_is_shown_and_written_only_when_asked(folder: Path, run: Run) -> None:
    before = state(folder)
    plan = (
        "resolutions/2018/1.yaml\n"
        "    add the update 'register-use': September 2024, by employer: A register came into use. [page]\n"
        "    clause a: partly met (judged on 21 November 2026 by the editors: There is one.)\n"
        "\n"
    )
    shown = "This is the plan for 1 file. Nothing is written yet: --write (WRITE=1) writes it.\n"
    assert run("2018/1", *EVENT, *JUDGED) == (0, plan + shown, "")
    assert state(folder) == before
    assert run("2018/1", *EVENT, *JUDGED, "--write") == (0, plan + "1 file written.\n", "")
    added = """\
    - key: register-use
      date: 2024-09
      by: employer
      event: A register came into use.
      evidence:
        - page
      assessment:
        on: 2026-11-21
        by: the editors
        progress:
          a: partly met
        because: There is one.
"""
    after = state(folder)
    assert after["2018/1.yaml"].decode().replace(added, "").encode() == before["2018/1.yaml"]
    assert {name for name in after if after[name] != before[name]} == {"2018/1.yaml"}


def test_every_field_can_be_given(folder: Path, run: Run) -> None:
    words = [*EVENT, "--evidence", "copy", "--note", "The day: not known.", "--key", "register", "--sets-aside", "oil"]
    words += [
        "--progress",
        "a=met, b=met",
        "--because",
        "So.",
        "--judged-by",
        "the editors",
        "--judged-on",
        "21/11/2026",
    ]
    assert run("2018/1", *words, "--write")[0] == 0
    found = open_archive(folder).records["2018/1"].motion.outcome.updates[1]
    assert (found.key, found.evidence, found.note) == ("register", ("page", "copy"), "The day: not known.")
    assert found.assessment
    assert (found.assessment.overrides, dict(found.assessment.progress)) == (("oil",), {"a": "met", "b": "met"})
    assert str(found.assessment.on) == "2026-11-21"


@pytest.mark.parametrize("typed", ["2018/1", "/2018/1/", "resolutions/2018/1.yaml", "2018/1.yaml"])
def test_a_motion_is_found_by_its_key_its_address_or_its_file(run: Run, typed: str) -> None:
    assert run(typed, *EVENT)[0] == 0


def test_a_new_document_is_put_on_the_list(folder: Path, run: Run) -> None:
    before = state(folder)
    words = [*EVENT[:-1], "https://www.example.org/register?id=2", "--document-title", "The Register, Explained"]
    words += [
        "--document-publisher",
        "Ministry of Lamps",
        "--document-kind",
        "Official page",
        "--document-date",
        "1/9/2024",
    ]
    words += ["--document-meaning", "Says that the register is in use."]
    status, said, _ = run("2018/m2", *words, "--write")
    assert status == 0
    assert (
        "    add the document 'ministry-register-explained-2024': The Register, Explained (Ministry of Lamps)\n" in said
    )
    assert state(folder)["documents.yaml"].decode() == before["documents.yaml"].decode() + (
        "ministry-register-explained-2024:\n"
        "  title: The Register, Explained\n"
        "  publisher: Ministry of Lamps\n"
        "  kind: official page\n"
        "  date: 2024-09-01\n"
        "  address: https://www.example.org/register?id=2\n"
        "  seen: 2026-11-21\n"
        "  meaning: Says that the register is in use.\n"
    )
    again = run("2018/1", *EVENT[:-1], "http://example.org/register?id=2", "--write")
    assert again[0] == 0
    assert "[ministry-register-explained-2024]" in again[1]


def test_an_event_that_names_somebody_is_told_and_no_key_is_made_of_the_name(run: Run) -> None:
    event = ("--event", "Jo Bloggs of the Trust mended the stairs.")
    status, said, _ = run("2018/1", *EVENT, *event)
    assert status == 0
    assert "add the update 'trust-mended-stairs'" in said
    assert "2018/1.yaml: a person may be named (event). Say the office or the body instead" in said


def test_that_nothing_was_found_is_recorded(folder: Path, run: Run) -> None:
    assert run("2018/1", "--looked-for", "a-b", "--note", "In print.", "--write") == (
        0,
        "resolutions/2018/1.yaml\n"
        "    looked for on 21 November 2026, nothing found: clauses a and b (In print.)\n"
        "\n"
        "1 file written.\n",
        "",
    )
    (search,) = open_archive(folder).records["2018/1"].motion.outcome.looked_for
    assert (str(search.on), search.clauses, search.note) == ("2026-11-21", ("a", "b"), "In print.")
    assert run("2018/1", "--looked-for", "a", "--on", "21/11/2026") == (0, "Nothing to change.\n", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "This is missing: MOTION."),
        (["2018/9", *EVENT], "There is no motion '2018/9'. The nearest are 2018/1 and 2018/m2."),
        (
            ["2018/1", *EVENT, "--date", "2031-05"],
            "--date: This is still to come. An event is recorded once it has happened.",
        ),
        (
            ["2018/1", *EVENT, *JUDGED, "--judged-by", "Jo Bloggs"],
            "--judged-by: This may be a person's name. Say in what role they judge: the archive's editors.",
        ),
        (["oil", *EVENT], "There is no motion 'oil'. Write meeting and motion: 2018/12, or AGM 2018, Resolution 12."),
        (["2018/1"], "This is missing: --date, --by, --event and --evidence. On a terminal, it would be asked for."),
        (["2018/1", *EVENT[2:]], "This is missing: --date. On a terminal, it would be asked for."),
        (
            ["2018/1", *EVENT, "--date", "soon"],
            "--date: 'soon' is not a date. Write 2018, 2018-10 or 2018-10-05, or a span: 2018-10-05/2018-10-06. Add ~ for about or ? for uncertain.",
        ),
        (["2018/1", *EVENT, "--by", "bosses"], "--by: 'bosses' does not say who acted."),
        (["2018/1", *EVENT, "--key", "A b"], "--key: 'A b' is not a key."),
        (["2018/1", *EVENT, "--evidence", "pgae"], "--evidence: There is no document 'pgae'. Did you mean 'page'?"),
        (
            ["2018/1", *EVENT, "--evidence", "oil"],
            "--evidence: There is no document 'oil'. With these words there is page.",
        ),
        (
            ["2018/1", *EVENT, "--evidence", "https://new.example/a"],
            "https://new.example/a is not on the list of documents yet. To put it there, this is missing: --document-title, "
            "--document-publisher, --document-kind and --document-meaning.",
        ),
        (
            ["2018/1", *EVENT, "--progress", "met"],
            "--progress: 'met' does not say what came of which clause. Write it like this: a: partly met.",
        ),
        (["2018/1", *EVENT, "--progress", "z=met"], "--progress: 2018/1 has no clause z. Its clauses are a, b and c."),
        (["2018/1", *EVENT, "--progress", "c=met"], "--progress: Clause c is a position, and nothing can come of it."),
        (["2018/1", *EVENT, "--progress", "a=met,a=not met"], "--progress: clause a is given twice."),
        (["2018/1", *EVENT, "--progress", "a=met"], "This is missing for a judgement: --because and --judged-by."),
        (["2018/1", *EVENT, *JUDGED, "--progress", "b=nearly"], "--progress: 'nearly' is not a word for progress."),
        (["2018/1", *EVENT, *JUDGED, "--judged-on", "2026"], "--judged-on: '2026' is not one day."),
        (
            ["2018/1", *EVENT, "--because", "So."],
            "--because belongs to a judgement, and --progress is missing: a=partly met.",
        ),
        (["2018/1", "--looked-for", "c"], "--looked-for: Clause c is a position, and nothing can come of it."),
        (
            ["2018/1", "--looked-for", "a to b"],
            "--looked-for: 'a to b' does not name clauses.",
        ),
        (["2018/1", "--looked-for", "a", "--on", "2026-11"], "--on: '2026-11' is not one day."),
        (["2018/m2", "--looked-for", "a"], "2018/m2 asks for nothing that could be looked for: it has no request."),
        (["2018/1", "--on", "2026-11-21"], "This is missing: --looked-for, with the clauses."),
        (
            ["2018/1", "--looked-for", "a", "--event", "So."],
            "--looked-for says that nothing was found, and --event that something was. Record them one by one.",
        ),
    ],
)
def test_every_mistake_is_told_in_a_sentence_and_nothing_is_written(
    folder: Path, run: Run, words: Sequence[str], sentence: str
) -> None:
    before = state(folder)
    status, said, told = run(*words, "--write")
    assert (status, said) == (2, "")
    assert told.startswith(sentence), told
    assert told.endswith(SEE_HELP)
    assert state(folder) == before


def test_all_that_is_wrong_is_told_at_once(folder: Path, run: Run) -> None:
    before = state(folder)
    words = ["--date", "soon", "--by", "bosses", "--evidence", "pgae", "--evidence", "https://new.example/a"]
    words += ["--document-title", "A", "--document-kind", "blok", "--progress", "z=met"]
    status, said, told = run("2018/1", *words, "--write")
    assert (status, said) == (2, "")
    assert [line.split(". ")[0] for line in told.splitlines()[:-1]] == [
        "--progress: 2018/1 has no clause z",
        "--date: 'soon' is not a date",
        "--by: 'bosses' does not say who acted",
        "This is missing: --event",
        "This is missing for a judgement: --because and --judged-by.",
        "--evidence: There is no document 'pgae'",
        "https://new.example/a is not on the list of documents yet",
        "--document-kind: 'blok' is not a kind of document",
    ]
    status, said, told = run("2018/1", "--looked-for", "c", "--on", "2026-11")
    assert [line.split(":")[0] for line in told.splitlines()[:-1]] == ["--looked-for", "--on"]
    assert state(folder) == before


def test_what_is_wrong_with_an_option_is_told_before_anything_is_asked(answers: Answer) -> None:
    status, _, told = answers(["2018/1", "--by", "bosses", "--evidence", "pgae"])
    assert status == 2
    assert [line.split(".")[0] for line in told.splitlines()[:2]] == [
        "--by: 'bosses' does not say who acted",
        "--evidence: There is no document 'pgae'",
    ]


def test_what_breaks_a_rule_is_told_and_nothing_is_written(folder: Path, run: Run) -> None:
    before = state(folder)
    status, said, _ = run("2018/1", *EVENT, *JUDGED, "--date", "2017", "--write")
    assert status == 1
    assert said.startswith("resolutions/2018/1.yaml: outcome.updates.1.assessment: ")
    assert said.endswith("This would give the archive 1 new problem. Nothing was changed.\n")
    assert state(folder) == before


def test_an_archive_without_its_first_file_is_told(folder: Path, run: Run) -> None:
    (folder / "union.yaml").unlink()
    status, said, _ = run("2018/1", *EVENT)
    assert (status, said.splitlines()[0]) == (1, "resolutions/union.yaml: This file is missing.")


# From answers ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def answers(run: Run, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Type the command at a terminal and answer its questions. Every answer has to be used."""

    return answering(run, monkeypatch)


def test_an_event_is_asked_for_step_by_step(folder: Path, answers: Answer) -> None:
    status, said, _ = answers(
        ["2018/1"],
        "1",  # something happened
        "",  # what: an answer is needed
        "A lamp was lit.",
        "31/2/2024",  # no such day
        "3/2/2024",
        "9",  # no such number
        "2",
        "nowhere",  # no document has the word
        "oil",
        "1",
        "",  # no other document
        "In fog.",
        "",  # the key as proposed
        "yes",  # it can be judged
        "met",
        "",  # of b nothing
        "It is lit.",
        "",  # the editors
        "yes",
    )
    assert status == 0, said
    assert "  This needs an answer. Ctrl-D stops, and nothing is changed." in said
    assert "'2024-02-31' is not a date: February 2024 has no day 31." in said
    assert "   1  page: A page on oil (no date)" in said
    found = open_archive(folder).records["2018/1"].motion.outcome.updates[1]
    assert (found.key, str(found.date), found.by, found.note) == ("lamp-lit", "2024-02-03", "employer", "In fog.")
    assert found.assessment
    assert (dict(found.assessment.progress), found.assessment.by) == ({"a": "met"}, "the archive's editors")


def test_a_new_document_is_asked_for(folder: Path, answers: Answer) -> None:
    status, said, _ = answers(
        ["2018/m2", *EVENT[:-2]],
        "www.example.org/new",
        "A New Page",
        "The Gull",
        "press",
        "",  # no date
        "Says so.",
        "",  # no other document
        "",  # no note
        "register",
        "yes",
    )
    assert status == 0, said
    archive = open_archive(folder)
    (found,) = archive.records["2018/m2"].motion.outcome.updates
    assert found.evidence == ("gull-page",)
    assert archive.documents["gull-page"].address == "https://www.example.org/new"


def test_nothing_found_is_asked_for(folder: Path, answers: Answer) -> None:
    status, said, _ = answers(["2018/1"], "search", "c", "", "", "", "yes")
    assert status == 0, said
    assert "  Clause c is a position, and nothing can come of it." in said
    (search,) = open_archive(folder).records["2018/1"].motion.outcome.looked_for
    assert (search.clauses, str(search.on)) == (("a", "b"), "2026-11-21")


def test_answers_that_break_a_rule_come_back_as_a_command(
    folder: Path, run: Run, answers: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(folder)
    status, said, _ = answers(
        ["2018/1", *EVENT, "--date", "2017", *JUDGED, "--note", "It isn't sure.", "--key", "a-key"]
    )
    assert status == 1
    assert "This would give the archive 1 new problem. Nothing was changed.\n" in said
    command = said.splitlines()[-1]
    assert state(folder) == before
    words = shlex.split(command)
    assert words[:4] == ["python", "-m", "scripts.update", "2018/1"]
    words[words.index("--date") + 1] = "2019"
    monkeypatch.setattr(prompts, "can_ask", lambda: False)
    assert run(*words[3:], "--write")[0] == 0
    found = open_archive(folder).records["2018/1"].motion.outcome.updates[0]
    assert (found.key, str(found.date), found.note, found.evidence) == ("a-key", "2019", "It isn't sure.", ("page",))
    assert found.assessment
    assert (found.assessment.because, str(found.assessment.on)) == ("There is one.", "2026-11-21")


def test_a_command_from_answers_names_a_new_document_again(
    folder: Path, run: Run, answers: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = ["A New Page", "The Gull", "press", "2001", "Says so.", "", "", "register"]
    status, said, _ = answers(["2018/m2", *EVENT[:-2]], "www.example.org/new", *document)
    assert status == 1, said
    words = shlex.split(said.splitlines()[-1])
    words[words.index("--document-date") + 1] = "2025"
    monkeypatch.setattr(prompts, "can_ask", lambda: False)
    assert run(*words[3:], "--write")[0] == 0
    archive = open_archive(folder)
    assert archive.documents["gull-page-2001"].address == "https://www.example.org/new"


def test_where_nobody_can_answer_nothing_is_asked(folder: Path) -> None:
    words = [sys.executable, "-m", "scripts.update", "2018/1", "--archive", str(folder)]
    ended = subprocess.run(words, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("This is missing: --date, --by, --event and --evidence.")


def test_two_new_documents_are_recorded_one_by_one(run: Run) -> None:
    words = ["--evidence", "https://one.example/", "--evidence", "https://two.example/", "--document-title", "A"]
    words += ["--document-publisher", "B", "--document-kind", "blog", "--document-meaning", "C."]
    status, _, told = run("2018/1", *EVENT[:-2], *words)
    assert status == 2
    assert told.startswith(
        "https://two.example/ is not on the list of documents yet either. Options describe one document"
    )


def test_the_guide_names_every_option(run: Run) -> None:
    status, said, _ = run("--help")
    assert status == 0
    assert "For example:" in said
    for option in ("--date", "--looked-for", "--progress", "--document-title", "--write"):
        assert f"  {option} " in said


def test_no_is_an_answer_and_so_is_going_away(folder: Path, answers: Answer) -> None:
    before = state(folder)
    status, said, _ = answers(["2018/1", *EVENT], "no")
    assert (status, said.splitlines()[-1]) == (0, "Nothing was changed.")
    status, said, _ = answers(["2018/1", *EVENT])
    assert (status, said.splitlines()[-1]) == (2, "Stopped. Nothing was changed.")
    assert state(folder) == before
