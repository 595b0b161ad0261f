"""Tables drawn with bars and dashes in plain text."""

import pytest

from scripts.intake.documents import no_progress, plain_text
from scripts.intake.documents.drawn import drawn_table
from scripts.intake.documents.lines import DocumentText
from scripts.intake.motions.motion_list import MotionList
from tests.intake.shown import read_text

RULED = """\
+------+---------------------+----------------+------------+
| No.  | Motion              | From           | Outcome    |
+------+---------------------+----------------+------------+
| 1    | Repair of the quay  | Harbour Branch | Carried    |
|      | steps at low water  |                |            |
+------+---------------------+----------------+------------+
| 2    | Lost lamps          | Quay Branch    | Lost 12-   |
|      |                     |                | 19         |
+------+---------------------+----------------+------------+
"""
BY_LINES = """\
| No | Motion               | From           | Outcome   |
|----|:---------------------|----------------|-----------|
| 1  | Repair of the quay   | Harbour Branch | Carried   |
|    | steps at low water   |                |           |
| 2  | Lost lamps           | Quay Branch    | Lost      |
|    |                      |                | 12-19     |
"""
OPEN = """\
 No | Motion                                | From           | Outcome
----+---------------------------------------+----------------+------------
  1 | Repair of the quay steps at low water | Harbour Branch | Carried
  2 | Lost lamps                            | Quay Branch    | Lost 12-19
(2 rows)
"""
BOXED = RULED.translate(dict(zip(map(ord, "|-+"), "│─┼", strict=True))).replace("12─", "12-")


def read(text: str) -> MotionList:
    return read_text(plain_text.read(text.encode(), no_progress))


def rows(text: str) -> DocumentText:
    return plain_text.read(text.encode(), no_progress)


@pytest.mark.parametrize("table", [RULED, BY_LINES, OPEN, BOXED], ids=["ruled", "by lines", "open", "boxed"])
def test_a_drawn_table_is_read_by_row(table: str) -> None:
    motions = read(f"Motions and outcomes, AGM 2027\n\n{table}").motions
    assert [(motion.number, motion.title, motion.new_proposers) for motion in motions] == [
        ("1", "Repair of the quay steps at low water", ["Harbour Branch"]),
        ("2", "Lost lamps", ["Quay Branch"]),
    ]
    assert [motion.decision and (motion.decision.decision.value, motion.decision.vote) for motion in motions] == [
        ("carried", ""),
        ("lost", "12 for, 19 against"),
    ]


def test_a_line_within_a_cell_stays_a_line_where_it_was_not_wrapped() -> None:
    text = "+----+----------------------+\n| No | Text                 |\n+----+----------------------+\n| 1  | That A:              |\n|    | 1. buy a lamp, and   |\n|    | light it.            |\n+----+----------------------+\n"
    assert rows(text).lines[1].cells == ("1", "That A:\n1. buy a lamp, and light it.")


def test_a_row_as_wide_as_the_table_is_a_heading_within_it() -> None:
    text = "| No | Motion | Outcome |\n|----|-----|-----|\n| Rules            |\n| 1 | Oil | Carried |\n| 2 | Rope | Lost |\n"
    assert rows(text).lines[1].cells == ("Rules", "", "")
    assert [motion.committee or motion.new_committee for motion in read(text).motions] == ["Rules", "Rules"]


def test_a_row_without_a_number_is_a_row_where_all_its_other_cells_are_filled() -> None:
    text = "| No | Motion | Outcome |\n|----|-----|-----|\n| 1 | Oil | Carried |\n|   | Rope | Lost |\n"
    assert [line.cells for line in rows(text).lines][1:] == [("1", "Oil", "Carried"), ("", "Rope", "Lost")]


@pytest.mark.parametrize(
    "text", ["| Notice |", "+---+\n| AGM |\n+---+", "yes | no", "a | b\nc | d", "-----", "||\n||", "|x| < 2"]
)
def test_what_is_no_table_stays_lines(text: str) -> None:
    lines = text.split("\n")
    assert drawn_table(lambda at: lines[at] if at < len(lines) else None) is None
