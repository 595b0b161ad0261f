"""How a problem is told: on the terminal, in a pull request, in order, and counted."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.problems import Problem, Problems, in_order, is_motion_file, render_annotation, render_problem, render_total
from schema.sentences import counted, did_you_mean, in_runs, listed, named, natural, nearest, shortened

PASSED = Problem(
    "unknown-decision",
    "resolutions/2018/12.yaml",
    ("outcome", "decisions", 0, "decision"),
    "'passed' is not a decision.",
    "Did you mean 'carried'?",
).at(34, 17, "      decision: passed", 6)


def test_a_problem_is_told_with_its_line_and_a_mark() -> None:
    assert (
        render_problem(PASSED)
        == """\
resolutions/2018/12.yaml:34:17: outcome.decisions.1.decision: 'passed' is not a decision.
   34 |       decision: passed
      |                 ^^^^^^
      Did you mean 'carried'?   unknown-decision: see /checks/#unknown-decision"""
    )


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    problem = Problem("missing-file", "resolutions/union.yaml", (), "This file is missing.")
    assert render_problem(problem) == (
        "resolutions/union.yaml: This file is missing.\n      missing-file: see /checks/#missing-file"
    )


def shown(written: str, column: int, width: int) -> list[str]:
    """The line and the mark, as they stand one above the other."""
    _, line, mark, _ = render_problem(Problem("r", "f", (), "S.").at(7, column, written, width)).split("\n")
    assert line[:8] == "    7 | "
    assert mark[:8] == "      | "
    return [line[8:], mark[8:]]


def test_a_mark_stands_under_what_is_meant_behind_a_tab() -> None:
    assert shown("\tto: x\tyy", 8, 2) == ["\tto: x\tyy", "\t     \t^^"]


def test_a_mark_stands_under_what_is_meant_behind_wide_and_joined_letters() -> None:
    assert shown("a: 漢字 x", 7, 1) == ["a: 漢字 x", "        ^"]
    assert shown("a: e\u0301 x", 7, 1) == ["a: e\u0301 x", "     ^"]
    assert shown("a: 🕯\ufe0f x", 7, 1)[1].count("^") == 1


def test_a_mark_is_as_wide_as_what_is_meant() -> None:
    assert shown("a: 漢字", 4, 2) == ["a: 漢字", "   ^^^^"]
    assert shown("a: \u0301", 4, 1) == ["a: \u0301", "   ^"]


def test_of_a_long_line_only_what_stands_about_the_mark_is_shown() -> None:
    written = "x" * 500 + "HERE" + "y" * 500
    line, mark = shown(written, 501, 4)
    assert line == "…" + "x" * 40 + "HERE" + "y" * 76 + "…"
    assert mark == " " * 41 + "^^^^"


def test_a_line_that_just_fits_is_shown_whole() -> None:
    assert shown("x" * 120, 1, 1)[0] == "x" * 120
    assert shown("x" * 121, 1, 1)[0] == "x" * 120 + "…"
    assert shown("x" * 121, 121, 1)[0] == "…" + "x" * 41
    assert shown("x" * 500, 421, 1)[0] == "…" + "x" * 120
    assert shown("x" * 160, 81, 1)[0] == "…" + "x" * 120


def test_a_mark_wider_than_the_line_shown_ends_with_it() -> None:
    line, mark = shown("a: " + "x" * 1000, 4, 1000)
    assert line == "a: " + "x" * 117 + "…"
    assert mark == "   " + "^" * 118


def test_an_annotation_is_one_line_of_githubs_form() -> None:
    assert render_annotation(PASSED) == (
        "::error file=resolutions/2018/12.yaml,line=34,col=17,title=unknown-decision"
        "::outcome.decisions.1.decision: 'passed' is not a decision."
        "%0ADid you mean 'carried'?   unknown-decision: see /checks/#unknown-decision"
    )


def test_an_annotation_cannot_be_broken_out_of() -> None:
    problem = Problem("r", "a,b:c%.yaml", (), "50% of\r\n::error::this", "one: two, three")
    assert render_annotation(problem) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=r"
        "::50%25 of%0D%0A::error::this%0Aone: two, three   r: see /checks/#r"
    )


def test_problems_stand_in_order_each_once() -> None:
    def at(file: str, line: int, column: int = 1, rule: str = "r") -> Problem:
        return Problem(rule, file, (), "S.").at(line, column, "", 1)

    in_order_by_hand = [
        at("r/2018/2.yaml", 9),
        at("r/2018/10.yaml", 1),
        at("r/2018/10.yaml", 2, 5),
        at("r/2018/10.yaml", 2, 10),
        at("r/2018/10.yaml", 2, 10, "s"),
        at("r/2018/ca1.yaml", 1),
        at("r/2018/m9.yaml", 1),
        at("r/2018/m10.yaml", 1),
        at("r/2019/1.yaml", 1),
        at("r/union.yaml", 1),
    ]
    assert in_order(reversed([*in_order_by_hand, *in_order_by_hand])) == in_order_by_hand


def test_problems_alike_but_for_their_hint_have_an_order_too() -> None:
    problems = [Problem("r", file, ("a", 1), "S.", hint) for hint in "abc" for file in ("01.yaml", "1.yaml")]
    assert in_order(set(problems)) == problems


@given(st.lists(st.text(max_size=8), max_size=8), st.randoms(use_true_random=False))
def test_natural_order_is_an_order(texts: list[str], chance: random.Random) -> None:
    once = [natural(text) for text in sorted(texts, key=natural)]
    chance.shuffle(texts)
    assert [natural(text) for text in sorted(texts, key=natural)] == once


def test_natural_order_counts() -> None:
    assert sorted(["m10", "m9", "1", "10", "2", "ca1", "12a", "12"], key=natural) == [
        "1", "2", "10", "12", "12a", "ca1", "m9", "m10",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "total"),
    [
        (["r/2018/1.yaml"], "1 problem in 1 of 46 motions. Nothing was built."),
        (["r/2018/1.yaml", "r/2018/1.yaml"], "2 problems in 1 of 46 motions. Nothing was built."),
        (["r/2018/1.yaml", "r/2018-tuc/m1.yaml"], "2 problems in 2 of 46 motions. Nothing was built."),
        (["r/bodies.yaml"], "1 problem in 1 file. Nothing was built."),
        (["r/bodies.yaml", "r/2018/meeting.yaml"], "2 problems in 2 files. Nothing was built."),
        (["r/bodies.yaml", "r/2018/1.yaml"], "2 problems in 1 of 46 motions and 1 other file. Nothing was built."),
        ([], "No problems. Nothing was built."),
    ],
)
def test_problems_are_counted_by_motion_and_file(files: list[str], total: str) -> None:
    problems = [Problem("r", file, (), f"S{number}.") for number, file in enumerate(files)]
    assert render_total(problems, 46, "Nothing was built.") == total


def test_a_report_tells_all_and_counts_them() -> None:
    found = Problems([PASSED, Problem("r", "resolutions/bodies.yaml", (), "Something.")], 46)
    assert found.report("Nothing was built.") == (
        f"{render_problem(PASSED)}\n\n{render_problem(found.problems[1])}\n\n"
        "2 problems in 1 of 46 motions and 1 other file. Nothing was built."
    )
    assert str(found) == "2 problems in 1 of 46 motions and 1 other file."


def test_a_motions_file_is_told_by_its_path() -> None:
    files = ["r/2018/12.yaml", "2018-tuc/m1.yaml", "r/2018/meeting.yaml", "r/union.yaml", "union.yaml", "r/2018/1.txt"]
    assert [is_motion_file(file) for file in files] == [True, True, False, False, False, False]


def test_words_are_listed_and_counted() -> None:
    assert [listed(list(words)) for words in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]
    assert listed(["a", "b", "c"], "or") == "a, b or c"
    assert [counted(number, "motion") for number in (0, 1, 2)] == ["no motions", "1 motion", "2 motions"]
    assert counted(3, "body", "bodies") == "3 bodies"


def test_a_long_text_is_quoted_by_its_beginning_on_one_line() -> None:
    assert shortened("a\n  b\tc") == "a b c"
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == "x" * 59 + "…"


def test_the_nearest_words_are_offered_and_no_far_ones() -> None:
    known = ["carried", "lost", "remitted"]
    assert did_you_mean("caried", known) == "Did you mean 'carried'?"
    assert did_you_mean("zebra", known) == ""
    # It looks the same on the screen, so it says why it is not.
    assert (
        did_you_mean("cаrried", known) == "Did you mean 'carried'? 'а' (U+0430) is of another alphabet: type it again."
    )
    assert did_you_mean("cárried", known) == "Did you mean 'carried'?"
    assert nearest("2018/12", ["2018/1", "2018/2", "2019/99"], 2) == ["2018/2", "2018/1"]


@pytest.mark.parametrize(
    ("names", "runs"),
    [
        ([], []), (["4"], ["4"]), (["1", "2", "3", "5"], ["1–3", "5"]), (["ca1", "ca2", "m3", "m5"], ["ca1–2", "m3", "m5"]),
        (["9", "10", "6-1", "6-2"], ["9–10", "6-1", "6-2"]), (["a-lamp", "b"], ["a-lamp", "b"]),
    ],
)  # fmt: skip
def test_neighbouring_numbers_stand_together(names: list[str], runs: list[str]) -> None:
    assert in_runs(names) == runs


def test_a_noun_goes_with_how_many_it_names() -> None:
    assert [named("clause", names) for names in (["a"], ["a", "c"])] == ["clause a", "clauses a and c"]
