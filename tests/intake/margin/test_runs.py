"""One mark for several lines, and a rule for what stands within a line."""

import pytest

from schema.terms import LineRole
from scripts.intake.documents.lines import Line, Place
from scripts.intake.margin.grammar import parse_margin
from scripts.intake.margin.rules import AlwaysRule, Form
from scripts.intake.margin.typed_rules import parse_rule
from tests.intake.margin.marking import MINUTES, document, taken_back, written
from tests.intake.margin.test_paragraphs import MINUTES as PAGE
from tests.intake.margin.test_paragraphs import RULES, marked, wrapped

TEXT = document(*MINUTES)


def with_line(line: str) -> str:
    """The margin file of the invented minutes with a line below its first."""
    first, _, rest = written(TEXT).partition("\n")
    return f"{first}\n{line}\n{rest}"


def rows_of(margin: str) -> dict[str, str]:
    """The mark of each row by its place."""
    rows = [line for line in margin.splitlines() if line[:1].isdigit()]
    return {row.split()[0]: " ".join(row.partition("|")[0].split()[1:]) for row in rows}


def test_a_run_marks_each_of_its_lines() -> None:
    found = rows_of(taken_back(with_line("4-6 skip: discussion"), TEXT))
    assert [found[label] for label in ("3", "4", "5", "6", "7")] == ["words", *["skip: discussion !"] * 3, "words"]


def test_a_run_is_written_back_as_rows_and_stays_the_same() -> None:
    once = taken_back(with_line("4-6 skip: discussion"), TEXT)
    assert "4-6" not in once
    assert taken_back(once, TEXT) == once


def test_a_result_over_several_lines_is_one() -> None:
    found = rows_of(taken_back(with_line("8-9 result: lost"), TEXT))
    assert (found["8"], found["9"]) == ("result: lost !", "+ !")


def test_a_line_with_a_mark_of_its_own_keeps_it() -> None:
    margin = with_line("4-6 skip: discussion")
    row = next(line for line in margin.splitlines() if line.startswith("5 "))
    found = rows_of(taken_back(margin.replace(row, row.replace("words", "name ")), TEXT))
    assert [found[label] for label in ("4", "5", "6")] == ["skip: discussion !", "name !", "skip: discussion !"]


def test_a_run_of_words_has_the_paragraphs_of_the_document() -> None:
    _, found = marked(wrapped(*PAGE), f"{RULES}1.3-1.7 words")
    marks = rows_of("\n".join(found))
    assert [marks[f"1.{number}"] for number in range(3, 8)] == ["words !", "+ !", "+ !", "words !", "+ !"]


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("4-60 words", "2: There is no 60 in the document. Its last line is 9."),
        ("6-4 words", "2: 4 is above 6. Write 4-6."),
        (
            "4-6 number",
            "2: 'number' is for one line. A run of lines may be words, skip, name, ?, title, proposer, result, amendment or +.",
        ),
        ("4-6 skp", "2: 'skp' is not a mark. Did you mean 'skip'?"),
        ("4-6 words\n6-7 skip", "3: 6 is in two runs: also in line 2. Put each line in one of them only."),
    ],
)
def test_what_is_wrong_with_a_run_is_told_at_its_line(line: str, mistake: str) -> None:
    assert taken_back(with_line(line), TEXT) == mistake


def test_a_run_is_not_taken_over_into_another_edition() -> None:
    other = document("A new first line", *MINUTES)
    assert taken_back(with_line("4-6 words"), other) == (
        "2: The document is another edition, in which these lines may be elsewhere. Delete this line, run the "
        "command once, and mark the lines by the places that it then shows."
    )


def test_a_run_may_be_written_with_spaces_and_a_long_dash() -> None:
    file, mistakes = parse_margin("2.11 – 2.30  skip: discussion", needs_header=False)
    assert mistakes == []
    assert [(run.first, run.last, run.role.value, run.value) for run in file.runs] == [
        ("2.11", "2.30", "skip", "discussion")
    ]


# has ------------------------------------------------------------------------------------------------------------------


def line(text: str) -> Line:
    return Line(text, Place(1))


def test_has_takes_a_text_anywhere_in_a_line() -> None:
    rule = parse_rule('has "moved for the" proposer: body')
    assert rule == AlwaysRule(LineRole.PROPOSER, "body", ((Form.HAS, "moved for the"),))
    assert rule.takes(line("Jo Bloggs moved for the Far Quay Branch:"))
    assert not rule.takes(line("Jo Bloggs was unmoved for themselves"))


def test_what_stands_before_the_text_of_has_is_left_out() -> None:
    rule = parse_rule('has "moved for the" proposer: body')
    assert rule.cut(line("Jo Bloggs moved for the Far Quay Branch:")) == (
        (LineRole.SKIP, "Jo Bloggs moved for the", "what stands before it"),
        (LineRole.PROPOSER, "Far Quay Branch:", "body"),
    )


def test_has_with_a_number_leaves_the_line_whole() -> None:
    rule = parse_rule('has "on the agenda as" number')
    assert rule.cut(line("27/14 Gates (on the agenda as 1)")) == (
        (LineRole.NUMBER, "27/14 Gates (on the agenda as 1)", ""),
    )


def test_a_mover_before_the_body_is_in_no_record() -> None:
    lines = [*PAGE[:2], ("Jo Bloggs moved for the Far Quay Branch:", 40), *PAGE[2:]]
    given = f'{RULES}always has "moved for the" proposer: body\n1.7 skip: discussion'
    motions, _ = marked(wrapped(*lines), given)
    (motion,) = motions.motions
    assert motion.new_proposers == ["Far Quay Branch"]
    assert "Bloggs" not in motion.wording
