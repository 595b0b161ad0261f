"""From the bytes of a file to a record or to sentences: never to an exception, never to a library's words."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from schema import typed
from schema.archive import Archive, link_archive
from schema.folder import ADAPTERS, Reading, read_archive
from schema.meeting import Meeting
from schema.motion import Motion
from schema.problems import Problem, render_annotation, render_problem
from schema.rules import all_rules, check
from schema.typed import read_record
from schema.yaml_text import Value, parse
from tests.kept import KeptInMemory
from tests.overlay import ARCHIVE

MOTION: TypeAdapter[Any] = TypeAdapter(Motion)
MEETING: TypeAdapter[Any] = TypeAdapter(Meeting)


def adapter_of(name: str) -> TypeAdapter[Any]:
    """How the file of a path within the archive is read."""
    return ADAPTERS.get(name) or (MEETING if name.endswith("meeting.yaml") else MOTION)


def told(text: str, name: str = "2018/1.yaml") -> list[str]:
    """Every problem of one file: where, sentence and hint."""
    record, problems = read_record(text.encode(), name, adapter_of(name))
    assert (record is None) == bool(problems)
    return [f"{problem.headline.removeprefix(name)}  {problem.hint}".strip() for problem in problems]


LAMPS = """\
year: 2018
number: 1
kind: ordinary
title: Light the Lamps
committee: not recorded
proposer: not recorded
outcome:
  decisions:
    - by: agm
      decision: carried
  updates:
    - key: oil
      date: 2019
      by: employer
      event: Oil came.
      evidence:
        - page
      assessment:
        on: 2026-01-01
        by: the editors
        progress:
          a: met
        because: It is so.
source:
  document: minutes
"""


def with_change(old: str, new: str) -> str:
    assert LAMPS.count(old) == 1
    return LAMPS.replace(old, new)


def test_a_sound_record_has_no_problem() -> None:
    assert told(LAMPS) == []


FIELDS = "Fields with names are expected here, one to a line: 'name: value'."
OF_MOTION = (
    "Allowed here: year, number, notice_number, kind, title, title_supplied, language, about, committee, proposer, topics, summary, clauses, "
    "links, amendments, outcome, source, wording, formerly, changed, errata or redaction."
)
OF_BODY = "Allowed here: name, kind, meaning, also, from, until, replaced_by, evidence, procedure, formerly or errata."
NO_VALUE, NO_ENTRY = (
    "There is no value here.  Write one, or delete the line.",
    ("There is nothing in this list.  Write an entry, or delete the list."),
)
CHOICES = "It may be 'met', 'partly met', 'under way', 'not met' or 'overtaken by events'."


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("2018/1.yaml", "", [": The file is empty.  Fill it in, or delete it."]),
        ("2018/1.yaml", "# only a comment\n", [": The file is empty.  Fill it in, or delete it."]),
        ("2018/1.yaml", "{}\n", [": The file is empty.  Fill it in, or delete it."]),
        ("2018/1.yaml", "- a\n- b\n", [f":1:1: {FIELDS}  {OF_MOTION}"]),
        ("2018/1.yaml", "just words\n", [f":1:1: {FIELDS}  {OF_MOTION}"]),
        (
            "bodies.yaml",
            "- a\n",
            [
                ":1:1: Names are expected here, each on a line of its own with a colon after it."
                "  Write each key so: 'pay:'."
            ],
        ),
        (
            "bodies.yaml",
            "Harbour Branch:\n  name: x\n  meaning: y\n  kind: branch\n",
            [
                ":1:1: Harbour Branch: 'Harbour Branch' is not a key."
                "  Did you mean 'harbour-branch'? A key has lower-case letters, digits and hyphens: london-branch."
            ],
        ),
        ("bodies.yaml", "a: x\nb:\n", [f":1:4: a: {FIELDS}  {OF_BODY}", f":2:1: b: {NO_VALUE}"]),
        # A key that is called as a field is does not mislead.
        (
            "bodies.yaml",
            "kind:\n  name: x\n  kind: comittee\n  mening: y\n",
            [
                ":3:9: kind.kind: 'comittee' is not a kind of body.  Did you mean 'committee'?",
                ":4:3: kind.mening: 'mening' is not a field here.  Did you mean 'meaning'?",
            ],
        ),
        (
            "bodies.yaml",
            '"a\\nb":\n  name: x\n  meaning: y\n  kind: branch\n',
            [":1:1: a b: This must be one line.  Put it on one line, or use '>-' instead of '|'."],
        ),
    ],
)
def test_a_file_of_another_form_is_told(name: str, text: str, expected: list[str]) -> None:
    assert told(text, name) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a: met", "A: met", ":22:11: outcome.updates.1.assessment.progress.A: 'A' is not a clause's letter.  Did you mean 'a'? Write one lower-case letter: a."),
        ("a: met", "a:", f":22:11: outcome.updates.1.assessment.progress.a: There is no value here.  {CHOICES}"),
        ("a: met", "a:\n            - met", f":22:11: outcome.updates.1.assessment.progress.a: One word is expected here.  {CHOICES}"),
        ("a: met", "a: Met", ":22:14: outcome.updates.1.assessment.progress.a: 'Met' is not a word for progress.  Did you mean 'met'?"),
        ("a: met", "a: perhaps", f":22:14: outcome.updates.1.assessment.progress.a: 'perhaps' is not a word for progress.  {CHOICES}"),
        (
            "progress:\n          a: met", "progress: met",
            ":21:19: outcome.updates.1.assessment.progress: Names are expected here, each on a line of its own with a colon"
            " after it.  Write 'a: partly met', for each clause that is judged.",
        ),
        ("progress:\n          a: met", "progress: {}", f":21:9: outcome.updates.1.assessment.progress: {NO_ENTRY}"),
        ("evidence:\n        - page", "evidence: []", f":16:7: outcome.updates.1.evidence: {NO_ENTRY}"),
        (
            "        - page", "        - page:",
            ":17:11: outcome.updates.1.evidence.1: One text is expected here, without a colon after it.  Delete the colon.",
        ),
        ("        - page", "        -", f":17:10: outcome.updates.1.evidence.1: {NO_VALUE}"),
        (
            "evidence:\n        - page", "evidence: page",
            ":16:17: outcome.updates.1.evidence: A list is expected here."
            "  Write each entry on a line of its own, with '- ' before it.",
        ),
        ("proposer: not recorded", "proposer: []", f":6:1: proposer: {NO_ENTRY}"),
        ("proposer: not recorded", "proposer: not recorded\nabout:", f":7:1: about: {NO_VALUE}"),
        ("proposer: not recorded", "proposer: not recorded\ntopics: []", f":7:1: topics: {NO_ENTRY}"),
        ("  document: minutes", "  text: as passed", ":24:1: source: 'document' is missing.  The document's key."),
        ("source:\n  document: minutes\n", "source:\n", f":24:1: source: {NO_VALUE}"),
        ("source:\n  document: minutes\n", "", ": 'source' is missing.  The document that this record was made from."),
        ("      event: Oil came.\n", "", ":12:7: outcome.updates.1: 'event' is missing.  What happened, in our own neutral words."),
        # A name that is misspelt is reported, and not that the field is missing; one that is like no other is both.
        ("      event: Oil", "      evnt: Oil", ":15:7: outcome.updates.1.evnt: 'evnt' is not a field here.  Did you mean 'event'?"),
        (
            "      event: Oil", "      evеnt: Oil",
            ":15:7: outcome.updates.1.evеnt: 'evеnt' is not a field here."
            "  Did you mean 'event'? 'е' (U+0435) is of another alphabet: type it again.",
        ),
        (
            "      event: Oil", "      event: #Oil",
            ":15:7: outcome.updates.1.event: There is no value here."
            "  '#' begins a comment here. If it belongs to the value, put that in double quotes: \"#Oil came.\"",
        ),
        ("kind: ordinary", "kind:\n  - ordinary", ":3:1: kind: One word is expected here.  It may be 'ordinary', 'emergency', 'composite' or 'constitutional amendment'."),
        ("kind: ordinary", "kind: [ordinary]", ":3:1: kind: One word is expected here.  It may be 'ordinary', 'emergency', 'composite' or 'constitutional amendment'."),
        ("title: Light the Lamps", "title:\n  - Light", ":4:1: title: One text is expected here, but this is a list.  Write it after the colon."),
        ("date: 2019", "date: 2024-13-45", ":13:13: outcome.updates.1.date: '2024-13-45' is not a date: there is no month 13. Months are 01 to 12; 21 to 24 are spring to winter."),
        ("number: 1\n", "number: 0\n", ":2:9: number: '0' is not a motion's number.  Write it as printed: 12, 7A, 6.1, CA1, IV, 27/102 or Composite 3."),
    ],
)  # fmt: skip
def test_a_value_of_another_form_is_told_at_its_place(old: str, new: str, expected: str) -> None:
    assert told(with_change(old, new))[0] == expected


def test_one_mistake_is_told_once() -> None:
    assert len(told(with_change("evidence:\n        - page", "evidence: []"))) == 1
    assert len(told(with_change("        - page", "        -"))) == 1
    assert len(told(with_change("progress:\n          a: met", "progress: {}"))) == 1
    assert len(told(with_change("source:\n  document: minutes\n", "source:\n"))) == 1


def test_all_problems_of_a_file_are_told_at_once() -> None:
    text = LAMPS.replace("ordinary", "urgent").replace("carried", "passed").replace("- page", "- The Page")
    assert [line.partition("  ")[0] for line in told(text)] == [
        ":3:7: kind: 'urgent' is not a kind of motion.",
        ":10:17: outcome.decisions.1.decision: 'passed' is not a decision.",
        ":17:11: outcome.updates.1.evidence.1: 'The Page' is not a key.",
    ]


def test_a_field_that_is_called_as_a_step_of_the_library_is_a_field() -> None:
    assert told(LAMPS + '"[key]": x\n') == [f":26:1: [key]: '[key]' is not a field here.  {OF_MOTION}"]


def test_a_hidden_character_does_nothing_on_the_readers_terminal() -> None:
    _, (problem,) = read_record("title: a\u202eb\x1b[31m\n".encode(), "f", MOTION)
    assert "\u202e" not in render_problem(problem)
    assert "\x1b" not in render_problem(problem)


def test_a_file_too_large_is_told_without_its_text() -> None:
    _, (problem,) = read_record(b"x" * 3_000_000, "f.yaml", MOTION)
    assert render_problem(problem) == (
        "f.yaml: The file is 3.0 MB; the limit is 2 MB.\n"
        "      A motion takes a few thousand characters: look for what else is in the file.   too-large: see /checks/#too-large"
    )


# Whatever is typed ----------------------------------------------------------------------------------------------------

LIBRARY_WORDS = re.compile(r"pydantic|Traceback|type=|NoneType|<class|validation error|Input should|dict_type|\[key\]")


@cache
def names() -> list[str]:
    """Every file of the invented archive, by its path within it."""
    return sorted(path.relative_to(ARCHIVE).as_posix() for path in ARCHIVE.rglob("*.yaml"))


@cache
def trees() -> dict[str, Value]:
    """What each file of the invented archive holds."""
    return {name: parse((ARCHIVE / name).read_text(encoding="utf-8")) for name in names()}


@cache
def sound() -> Archive:
    """The invented archive."""
    archive = read_archive(ARCHIVE, "resolutions").archive
    assert archive is not None
    return archive


def places(value: Value, where: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every value within a value, its own left out."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*where, step)
        yield from places(inner, (*where, step))


TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "not recorded", "carried", "a", "a-c", "2018/1", "2018", "CA1", "agm", "2018-10-05", "9999-24"]
    ),
    st.sampled_from(["x" * 300, "9" * 5000, "2018/1" * 40, "[2018/99]", "{union}", "1 for, 2 against", "p1", "0"]),
)


def changed(value: Any, where: tuple[str | int, ...], how: str, text: str) -> Any:
    """A copy of a value with one change at a path."""
    if not where:
        return [value] if how == "list" else text
    step, rest = where[0], where[1:]
    if isinstance(value, list):
        return [changed(one, rest, how, text) if place == step else one for place, one in enumerate(value)]
    if not rest and how == "remove":
        return {name: one for name, one in value.items() if name != step}
    if not rest and how == "rename":
        return {text if name == step else name: one for name, one in value.items()}
    return {name: changed(one, rest, how, text) if name == step else one for name, one in value.items()}


def assert_told_well(problem: Problem, name: str, text: str) -> None:
    """A problem is told in our own words, at a line of the file or at the file as a whole."""
    said = render_problem(problem)
    assert not LIBRARY_WORDS.search(said), said
    assert problem.rule in all_rules()
    assert problem.sentence.endswith("."), said
    assert "\n" not in problem.sentence
    assert "\n" not in problem.hint
    assert "\n" not in render_annotation(problem)
    if problem.file == f"resolutions/{name}":
        assert 0 <= problem.line <= len(text.split("\n"))
    assert (problem.line > 0) == (problem.column > 0)


def read_as(name: str, raw: bytes) -> tuple[Reading, list[Problem]]:
    """The invented archive with one file read from other bytes."""
    made, motions = sound(), []
    record, problems = read_record(raw, f"resolutions/{name}", adapter_of(name))
    kinds = ("bodies", "topics", "threads", "abbreviations", "documents")
    besides: dict[str, Any] = {"union.yaml": made.union, **{f"{kind}.yaml": getattr(made, kind) for kind in kinds}}
    meetings: dict[str, Any] = dict(made.meetings)
    if name in besides:
        besides[name] = record
    elif name.endswith("/meeting.yaml"):
        meetings = {key: record if name == f"{key}/meeting.yaml" else one for key, one in meetings.items()}
        meetings = {key: one for key, one in meetings.items() if one is not None}
    for one in made.records.values():
        motion = record if one.file == f"resolutions/{name}" else one.motion
        if motion is not None:
            motions.append((one.key, one.file, motion))
    unread = (
        []
        if record is not None
        else [name if name in ADAPTERS else name.removesuffix(".yaml").removesuffix("/meeting")]
    )
    if besides["union.yaml"] is None:
        return Reading(None, tuple(problems), len(motions)), problems
    return Reading(
        link_archive(besides, meetings, motions, "resolutions", unread), tuple(problems), len(motions)
    ), problems


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file of the moment stands, for the rules' findings to be placed in."""
    return tmp_path_factory.mktemp("archive") / "resolutions"


def assert_read_or_told(name: str, raw: bytes, folder: Path) -> None:
    """A file of these bytes in the invented archive is read, or told in sentences by reading and by every rule."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    reading, problems = read_as(name, raw)
    text = raw.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    for problem in [*problems, *check(reading, folder)]:
        assert_told_well(problem, name, text)
    path.unlink()


@settings(max_examples=120)
@given(st.data())
def test_any_one_change_of_a_record_is_read_or_told(folder: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names()))
    tree = trees()[name]
    where = data.draw(st.sampled_from(sorted(places(tree), key=repr)))
    how = data.draw(st.sampled_from(["text", "text", "remove", "rename", "list"]))
    mutant = changed(tree, where, how, data.draw(TEXTS))
    raw = yaml.safe_dump(mutant, allow_unicode=True, sort_keys=False, default_style='"').encode("utf-8", "replace")
    assert_read_or_told(name, raw, folder)


@settings(max_examples=120)
@given(st.data())
def test_any_slip_of_the_hand_is_read_or_told(folder: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names()))
    text = (ARCHIVE / name).read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = start + data.draw(st.integers(0, 12))
    slip = data.draw(st.text(alphabet=" \n\t-:#'\"[]{}&*!|>%@,.\\aŷ0\r\u200b", max_size=6))
    assert_read_or_told(name, (text[:start] + slip + text[end:]).encode(), folder)


def test_a_change_is_what_it_is_called() -> None:
    tree = {"a": {"b": ["c", "d"]}}
    assert changed(tree, ("a", "b", 1), "text", "x") == {"a": {"b": ["c", "x"]}}
    assert changed(tree, ("a", "b"), "remove", "x") == {"a": {}}
    assert changed(tree, ("a", "b"), "rename", "x") == {"a": {"x": ["c", "d"]}}
    assert changed(tree, ("a", "b"), "text", "x") == {"a": {"b": "x"}}
    assert changed(tree, ("a", "b", 0), "list", "x") == {"a": {"b": [["c"], "d"]}}


# What YAML would do without a word ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "column", "comment", "cure"),
    [
        ("title: Motion #3 for all", 15, "#3 for all", ': "Motion #3 for all"'),
        ("title: Light the Lamps     # as printed", 28, "# as printed", ': "Light the Lamps # as printed"'),
        ('title: Say "lamps" #3', 20, "#3", r': "Say \"lamps\" #3"'),
        ("title: Light\n  the Lamps #3", 13, "#3", ""),
    ],
)
def test_a_comment_that_cuts_words_short_is_refused_with_the_cure(
    written: str, column: int, comment: str, cure: str
) -> None:
    line = 4 + written.count("\n")
    assert told(LAMPS.replace("title: Light the Lamps", written)) == [
        f":{line}:{column}: title: A comment begins within this line: “{comment}” is not part of the text.  "
        f"If it belongs to the text, put the whole text in double quotes{cure}. "
        "If it is a note, put it on a line of its own above."
    ]


def test_a_comment_between_two_lines_of_a_text_is_refused_where_it_begins() -> None:
    (line,) = told(LAMPS.replace("title: Light the Lamps", "title: Light #3\n  of the Lamps"))
    assert line.startswith(":4:14: A comment begins within this text, which goes on in the next line.")


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("number: 1", "number: 1    # as printed"),
        ("kind: ordinary", "kind: ordinary # nothing else is said"),
        ("date: 2019", "date: 2019 # the day is not known"),
        ("- page", "- page # seen"),
        ("title: Light the Lamps", 'title: "Light the Lamps"   # as printed'),
        ("title: Light the Lamps", 'title: "Motion #3 for all"'),
        ("title: Light the Lamps", "title: Light the Lamps#3"),
        ("title: Light the Lamps", "title: >- # as printed\n  Motion #3"),
        ("title: Light the Lamps", "# as printed\ntitle: Light the Lamps"),
    ],
)
def test_a_comment_may_stand_where_no_words_can_be_lost(field: str, written: str) -> None:
    assert field in LAMPS
    assert told(LAMPS.replace(field, written)) == told(LAMPS)


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> a branch", "||||||| 12ab34c"])
def test_a_conflict_marker_is_named(marker: str) -> None:
    (line,) = told(LAMPS.replace("number: 1\n", f"number: 1\n{marker}\n"))
    assert line.startswith(":3:1: There is a conflict marker here: two versions of this file were never merged.")


@pytest.mark.parametrize(
    ("space", "kind"),
    [("\u00a0", "no-break space"), ("\u202f", "no-break space"), ("\u2003", "space of a fixed width")],
)
def test_a_space_that_is_none_is_named(space: str, kind: str) -> None:
    (line,) = told(LAMPS.replace("Light the", f"Light{space}the"))
    assert line.startswith(f":4:13: There is a {kind} here (U+{ord(space):04X}).")


@pytest.mark.parametrize(("written", "code"), [(r"\_", "00A0"), (r"\u202f", "202F"), (r"\xa0", "00A0")])
def test_a_space_that_is_none_is_named_where_a_backslash_writes_it(written: str, code: str) -> None:
    (line,) = told(LAMPS.replace("title: Light the Lamps", f'title: "Light{written}the Lamps"'))
    assert line.startswith(f":4:8: There is a no-break space here (U+{code}).")


def test_what_has_yet_to_be_filled_in_is_no_title() -> None:
    (line,) = told(LAMPS.replace("title: Light the Lamps", "title: TO FILL IN"))
    assert line == ":4:8: title: This has yet to be filled in.  Write what is known, or delete the line."


# Bounds ---------------------------------------------------------------------------------------------------------------


def test_a_file_of_unknown_fields_is_answered_at_once() -> None:
    text = LAMPS + "".join(f"field{number}: x\n" for number in range(100_000))
    lines = told(text)
    assert len(lines) == 200
    assert lines[-1].endswith(
        "There are more problems in this file than are listed. "
        "Correct these first, or see whether it is a record at all."
    )


@pytest.mark.parametrize("paragraphs", ["1-9999", "1-600, 1001-1600", ", ".join(["1-900"] * 200_000)])
def test_a_range_of_more_paragraphs_than_any_motion_has_is_refused(paragraphs: str) -> None:
    clause = f"clauses:\n  - letter: a\n    kind: position\n    text: Oil burns.\n    paragraphs: {paragraphs}\n"
    (line,) = told(LAMPS + clause)
    assert "names more than 1000 paragraphs." in line


@pytest.mark.parametrize(
    ("name", "where", "field", "hint"),
    [
        ("2018/1.yaml", (), "union_says", "It belongs under 'outcome'."),
        ("2018/1.yaml", (), "event", "It belongs under 'outcome.updates'."),
        ("2018/1.yaml", (), "until", "It belongs under 'clauses'."),
        ("2018/1.yaml", ("outcome",), "topics", "It belongs further to the left, lined up with 'year'."),
        ("2018/1.yaml", ("outcome", "ballot"), "vote", "Did you mean 'votes'?"),
        ("2018/1.yaml", ("outcome",), "text", "It belongs under 'clauses', 'amendments' or 'source'."),
        ("bodies.yaml", ("pay", "procedure", 0), "kind", "It belongs further to the left, lined up with 'name'."),
        ("bodies.yaml", ("pay",), "quorate", "Allowed here: "),
    ],
)
def test_a_field_in_the_wrong_place_is_told_where_it_belongs(
    name: str, where: tuple[str | int, ...], field: str, hint: str
) -> None:
    values: Any = {field: "x"}
    for step in reversed(where):
        values = [values] if isinstance(step, int) else {step: values}
    _, problems = read_record(json.dumps(values).encode(), name, adapter_of(name))
    (found,) = [problem for problem in problems if problem.rule == "unknown-field"]
    assert found.where == (*where, field)
    assert found.hint.startswith(hint)


def test_a_field_in_the_wrong_place_hides_no_field_that_is_missing() -> None:
    """`until` is of a clause, and so no misspelling of `title`."""
    _, problems = read_record(b'{"until": "2019"}', "2018/1.yaml", MOTION)
    assert "'title' is missing." in [problem.sentence for problem in problems]
    _, problems = read_record(b'{"titel": "Light"}', "2018/1.yaml", MOTION)
    assert "'title' is missing." not in [problem.sentence for problem in problems]


def test_a_file_without_a_problem_is_not_parsed_again_and_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptInMemory()
    first = read_archive(ARCHIVE, "resolutions", kept=kept).archive
    assert first
    monkeypatch.setattr(typed, "parse", None)
    again = read_archive(ARCHIVE, "resolutions", kept=kept).archive
    assert again
    assert again.records == first.records
    assert (again.union, again.bodies, again.documents) == (first.union, first.bodies, first.documents)


def test_a_file_with_a_problem_is_not_kept() -> None:
    kept = KeptInMemory()
    for _ in range(2):
        assert typed.read_kept(b"title: Lamps\n", "7.yaml", MOTION, kept)[1]
        assert not kept


def test_a_motion_in_which_nothing_was_found_is_sound_while_its_meeting_and_the_lists_are_as_they_were(
    tmp_path: Path,
) -> None:
    folder, kept = tmp_path / "archive", KeptInMemory()
    shutil.copytree(ARCHIVE, folder)

    def sound() -> set[str]:
        """The meetings of the motions that are known to be sound."""
        reading = read_archive(folder, "archive", kept=kept)
        assert reading.archive
        assert not check(reading, folder)
        return {key.partition("/")[0] for key in reading.archive.sound}

    def edit(name: str) -> None:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("# seen\n")

    assert not sound()
    known = sound()
    assert "2018" in known
    edit("2018/2.yaml")
    assert sound() == known - {"2018"}
    assert sound() == known
    edit("topics.yaml")
    assert not sound()
