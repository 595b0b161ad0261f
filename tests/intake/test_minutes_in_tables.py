"""Minutes that are laid out as a table: the paragraphs of one column are the text."""

import io
from collections.abc import Sequence

import docx
import pytest

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.minutes_tables import ACTION, HEADINGS, NUMBER_OF_ITEM, OTHER_ITEM, text_column
from scripts.intake.motions.motion_list import MotionList
from tests.intake.shown import read_text

ROWS = [
    ("Min.", "Business", "Action"),
    ("30/01", "Accounts. Jo Wick moved that they be received. Carried.", "Treasurer"),
    ("", "Pay and Conditions", ""),
    (
        "30/02",
        "Motion 1 – Oars (Harbour Branch)\nThis AGM notes that oars break. It asks for new ones.\nCarried.",
        "EC",
    ),
    ("30/03", "Motion 2 – Sails (Quay Branch)\nThat sails be mended.\nOn a show of hands the motion was lost.", "GS"),
    ("30/04", "Motion 3 – Tar (Quay Branch)\nThat tar be hot.", ""),
    ("30/05", "Votes of thanks. A vote of thanks to the hosts was moved. Carried.", "Jo Wick"),
]


def as_word(rows: Sequence[Sequence[str]]) -> bytes:
    document = docx.Document()
    document.add_paragraph("Minutes of the Annual General Meeting 2030")
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            first, *others = text.split("\n")
            cell.paragraphs[0].text = first
            for other in others:
                cell.add_paragraph(other)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def as_page(rows: Sequence[Sequence[str]]) -> bytes:
    cells = "".join(
        f"<tr>{''.join('<td>' + ''.join(f'<p>{part}</p>' for part in cell.split(chr(10))) + '</td>' for cell in row)}</tr>"
        for row in rows
    )
    return (
        f"<html><body><h1>Minutes of the Annual General Meeting 2030</h1><table>{cells}</table></body></html>".encode()
    )


def motions(raw: bytes, ending: str) -> MotionList:
    return read_text(read_bytes(raw, ending, no_progress))


@pytest.mark.parametrize(("raw", "ending"), [(as_word(ROWS), ".docx"), (as_page(ROWS), ".html")])
def test_the_column_of_business_is_read_as_the_minutes_text(raw: bytes, ending: str) -> None:
    read = motions(raw, ending)
    assert [
        (one.number, one.title, one.wording, one.decision.decision.value if one.decision else "")
        for one in read.motions
    ] == [
        ("1", "Oars", "This AGM notes that oars break. It asks for new ones.", "carried"),
        ("2", "Sails", "That sails be mended.", "lost"),
        ("3", "Tar", "That tar be hot.", ""),
    ]


@pytest.mark.parametrize(("raw", "ending"), [(as_word(ROWS), ".docx"), (as_page(ROWS), ".html")])
def test_what_stands_beside_the_minutes_is_listed_and_an_item_that_begins_no_motion_decides_none(
    raw: bytes, ending: str
) -> None:
    document = read_bytes(raw, ending, no_progress)
    beside: dict[str, list[str]] = {}
    for line in document.lines:
        if line.aside:
            beside.setdefault(line.aside, []).append(line.text)
    assert beside == {
        HEADINGS: ["Min.", "Business", "Action"],
        NUMBER_OF_ITEM: ["30/01", "30/02", "30/03", "30/04", "30/05"],
        OTHER_ITEM: [
            "Accounts. Jo Wick moved that they be received. Carried.",
            "Votes of thanks. A vote of thanks to the hosts was moved. Carried.",
        ],
        ACTION: ["Treasurer", "EC", "GS", "Jo Wick"],
    }


@pytest.mark.parametrize(
    "rows",
    [
        [("No", "Motion", "Result"), ("1", "Motion 1 – Oars\nThis AGM", "Lost"), ("2", "Motion 2 – Tar", "Lost")],
        [("Min.", "Business", "Vote"), ("1", "Motion 1 – Oars\nThis AGM", "3-2"), ("2", "Motion 2 – Tar", "3-2")],
        [("Min.", "Business", "Action"), ("1", "Accounts.\nAgreed.", ""), ("2", "Rates.", "")],
        [("Min.", "Business"), ("1", "Motion 1 – Oars", ""), ("2", "Motion 2 – Tar")],
    ],
)
def test_a_table_with_a_column_for_each_thing_is_no_layout_of_minutes(rows: list[tuple[str, ...]]) -> None:
    assert text_column(rows) is None


def test_figures_told_before_a_plain_result_are_listed_and_not_lost() -> None:
    told = (
        "Motion 4 – Rope (Quay Branch)\nThat rope be dry.\nJo Wick moved, and Al Tarn seconded. Mr Tarn warned of the cost. "
        "Tellers: Ms Wick and Mr Tarn. For the motion, 4,418; against, 2,907; not voting, 133. The President declared the motion "
        "carried."
    )
    motion = motions(as_word([*ROWS[:6], ("30/05", told, "")]), ".docx").motions[-1]
    assert (motion.number, motion.wording, motion.decision and motion.decision.decision.value) == (
        "4", "That rope be dry.", "carried",
    )  # fmt: skip
    assert [line.text for line in motion.figures_left] == ["For the motion, 4,418; against, 2,907; not voting, 133."]


@pytest.mark.parametrize(
    "told",
    [
        "It was moved to add ropes. The amendment was lost.",
        "Motion 20 was carried.",
        "The meeting moved next business. Carried.",
        "A request to extend the time was made. Agreed.",
    ],
)
def test_the_result_of_something_else_is_not_the_motions(told: str) -> None:
    sails, oars = f"Motion: That sails be mended.\n{told}", "Motion: That oars be new.\nCarried."
    rows = [("No.", "Item"), ("1", "Welcome"), ("4", sails), ("5", oars)]
    for raw, ending in ((as_word(rows), ".docx"), (as_page(rows), ".html")):
        read = motions(raw, ending).motions
        assert [one.decision.decision.value if one.decision else "" for one in read] == ["", "carried"]
