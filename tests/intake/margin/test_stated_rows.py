"""A row of a table that the table has read: a person states one thing of it, and the rest stays as it is read."""

import re

import pytest

from scripts.intake.documents.lines import DocumentText, Line, Place, numbered
from scripts.intake.margin.reading import MarginReading, read_with_margin
from scripts.intake.motions.motion_list import read_motion_list

ROWS = (
    ("No.", "Moved by", "Text of motion", "Decision"),
    ("1", "Quay Branch", "Life jackets. This conference calls for a jacket for each worker.", "Carried nem con"),
    ("2", "Northside", "Overtime. This conference believes that overtime should be paid.", "Carried, 66–12"),
    ("3", "Mill Branch", "Uniform. This conference rejects the uniform.", "No time – stands over"),
    (
        "4",
        "Quay Branch and Northside",
        "Canteens. This conference asks for a hot meal.",
        "Noted with thanks by all, as put",
    ),
)


def table() -> DocumentText:
    lines = [Line(" | ".join(cells), Place(at, unit="row"), cells=cells) for at, cells in enumerate(ROWS, 1)]
    return DocumentText(numbered(lines), "table (CSV)", name="decisions.csv")


def read(margin: str | None = None) -> MarginReading:
    return read_with_margin(
        table(), margin, {}, lambda given: read_motion_list(table(), {}, "Guild of Bargees", given=given)
    )


def with_lines(*lines: str) -> MarginReading:
    header, *rest = read().text.split("\n")
    return read("\n".join([header, *lines, *rest]))


def test_titles_bodies_and_results_are_proposed_for_their_rows() -> None:
    first = read()
    assert [one.line for one in first.proposed] == [
        "2 title: Life jackets", "3 title: Overtime", "3 proposer: Northside",
        "4 title: Uniform", "4 not reached", "5 title: Canteens", "5 proposer: Quay Branch and Northside",
    ]  # fmt: skip
    again = read(re.sub(r"^#\? (?!.*\?$)", "", first.text, flags=re.MULTILINE))
    assert [(one.title, one.new_proposers) for one in again.motions.motions] == [
        ("Life jackets", ["Quay Branch"]),
        ("Overtime", ["Northside"]),
        ("Uniform", ["Mill Branch"]),
        ("Canteens", ["Quay Branch", "Northside"]),
    ]
    assert again.motions.motions[1].wording == "This conference believes that overtime should be paid."
    assert read(again.text).text == again.text


@pytest.mark.parametrize("line", ["4 lost, 3 for, 4 against", "4.4 lost, 3 for, 4 against"])
def test_a_result_that_is_stated_of_a_row_loses_nothing_else_of_it(line: str) -> None:
    motions = with_lines(line).motions.motions
    assert [motion.number for motion in motions] == ["1", "2", "3", "4"]
    decision = motions[2].decision
    assert decision is not None
    assert (decision.decision.value, decision.vote) == ("lost", "3 for, 4 against")
    assert motions[2].new_proposers == ["Mill Branch"]
    assert motions[2].wording == "Uniform. This conference rejects the uniform."


def test_a_question_mark_on_a_row_leaves_its_motion_as_it_was() -> None:
    motions = with_lines("5 ?").motions.motions
    assert [motion.number for motion in motions] == ["1", "2", "3", "4"]
    assert motions[3].decision is None


def test_a_cell_is_a_bodys_at_a_word() -> None:
    assert with_lines("3.2 proposer: body").motions.motions[1].new_proposers == ["Northside"]
