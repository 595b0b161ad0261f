"""Columns that only space parts, tables in which one cell says several things, and what is no motion in a table."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from scripts.intake.documents import no_progress, plain_text
from scripts.intake.documents.formats import read_bytes
from scripts.intake.motions.motion_list import MotionList
from tests.intake.shown import read_text

WIDTH, HEIGHT = A4


def motions(raw: bytes, ending: str) -> MotionList:
    document = read_bytes(raw, ending, no_progress)
    return read_text(document)


def drawn(lines: Sequence[Sequence[tuple[float, str]]]) -> bytes:
    """A PDF with a page of these texts, each at its distance from the left; a line is 18 points below the one above."""
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 11)
    for at, line in enumerate(lines):
        for left, text in line:
            canvas.drawString(left, HEIGHT - 80 - at * 18, text)
    canvas.save()
    return saved.getvalue()


def told(found: MotionList) -> list[str]:
    return [f"{one.what}: {one.where}" for one in found.account.groups_skipped()]


def as_read(found: MotionList) -> list[tuple[str, str, list[str], str]]:
    return [
        (one.number, one.title, one.new_proposers, one.decision.decision.value if one.decision else "open")
        for one in found.motions
    ]


IN_SPACES = """\
No   Title                     Moved by          Result
---  ------------------------  ----------------  -----------
1    Wicks that do not burn    Harbour Branch    Carried
     down                                        as amended
2    Oil                       Quay and Far      Lost
                               Branch
"""
READ = [
    ("1", "Wicks that do not burn down", ["Harbour Branch"], "carried as amended"),
    ("2", "Oil", ["Quay and Far Branch"], "lost"),
]


def test_columns_of_spaces_are_a_table_and_its_wrapped_cells_are_whole() -> None:
    assert as_read(motions(IN_SPACES.encode(), ".txt")) == READ


def test_columns_without_rules_in_a_pdf_are_a_table() -> None:
    at = (60.0, 90.0, 250.0, 380.0)
    lines = [
        [(left, text) for left, text in zip(at, row, strict=True) if text]
        for row in (
            ("No", "Title", "Moved by", "Result"),
            ("1", "Wicks that do not burn", "Harbour Branch", "Carried as"),
            ("", "down", "", "amended"),
            ("2", "Oil", "Quay and Far Branch", "Lost"),
        )
    ]
    assert as_read(motions(drawn(lines), ".pdf")) == READ


@pytest.mark.parametrize(
    "rows",
    [
        # "Carried" stands above the number of its row, below a cell that is empty.
        [
            "No   Title      Result",
            "1    Wicks",
            "                Carried",
            "2    Oil        Lost",
            "3    Rope       Lost",
        ],
        ["No   Title      Result", "1    Wicks and everything that belongs to them", "2    Oil        Lost"],
        ["Jo was there.   It rained.   Nobody sang.", "1    Wicks      Lost", "2    Oil        Lost"],
    ],
)
def test_cells_of_which_nobody_can_tell_the_row_make_no_table(rows: list[str]) -> None:
    lines = read_bytes("\n".join(rows).encode(), ".txt", no_progress).lines
    assert [line.cells for line in lines] == [()] * len(rows)


def test_two_motions_side_by_side_are_read_one_after_the_other() -> None:
    left = ("MOTION 1", "Wicks", "This meeting asks for wicks.", "Harbour Branch", "Carried")
    right = ("MOTION 2", "Oil", "This meeting asks for oil.", "Quay Branch", "Lost")
    pair = [[(60.0, one), (320.0, other)] for one, other in zip(left, right, strict=True)]
    assert as_read(motions(drawn(pair), ".pdf")) == [
        ("1", "Wicks", ["Harbour Branch"], "carried"),
        ("2", "Oil", ["Quay Branch"], "lost"),
    ]


def test_numbers_of_lines_in_the_margin_are_no_words() -> None:
    texts = (
        "Motion 1: Wicks",
        "This meeting notes that wicks burn down and that",
        "nobody has any left in the",
        "harbour.",
    )
    lines = [[(60.0, str(at)), (80.0, text)] if at else [(80.0, text)] for at, text in enumerate(texts)]
    found = motions(drawn(lines), ".pdf")
    assert "burn down and that nobody has any left in the harbour." in found.motions[0].wording
    assert "1" not in found.motions[0].wording
    assert told(found) == ["numbers of lines in the margin: page 1, line 5"]


def test_the_lines_of_each_motion_may_be_counted_by_themselves_beside_heads_that_stand_further_left() -> None:
    def counted(*texts: str) -> list[list[tuple[float, str]]]:
        return [[(66.0, str(at)), (80.0, text)] for at, text in enumerate(texts, 1)]

    lines = [
        [(60.0, "F4 Wicks")], [(60.0, "Harbour Branch")],
        *counted("This meeting notes that wicks burn down and", "that nobody has any left in the", "harbour, and asks for:", "1. A wick at each lamp.", "2. A box of them."),
        [(60.0, "F5 Oil")], [(60.0, "11 party members")],
        *counted("This meeting resolves that oil be", "bought in drums."),
    ]  # fmt: skip
    found = motions(drawn(lines), ".pdf")
    assert [(motion.number, motion.wording.split("\n")) for motion in found.motions] == [
        ("F4", ["This meeting notes that wicks burn down and that nobody has any left in the harbour, and asks for:", "1. A wick at each lamp.", "2. A box of them."]),
        ("F5", ["This meeting resolves that oil be bought in drums."]),
    ]  # fmt: skip


def test_numbers_of_motions_in_the_margin_stay() -> None:
    lines = [[(60.0, str(at)), (80.0, text)] for at, text in enumerate(("Wicks", "Oil", "Rope"), 1)]
    found = motions(drawn([[(80.0, "MOTIONS OF THE AGM")], *lines]), ".pdf")
    assert [one.number for one in found.motions] == ["1", "2", "3"]


def test_a_cell_over_several_lines_of_a_pdf_is_one_text() -> None:
    style = getSampleStyleSheet()["Normal"]
    words = "This meeting notes that wicks burn down in every harbour, and asks for new ones before the winter comes."
    rows = [
        ["No", "Title", "Text", "Result"],
        ["1", "Wicks", words, "Carried"],
        ["2", "Oil", "This meeting asks for oil.", "Lost"],
    ]
    saved = io.BytesIO()
    table = Table([[Paragraph(cell, style) for cell in row] for row in rows], colWidths=(30, 80, 150, 80))
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
    SimpleDocTemplate(saved, invariant=1).build([table])
    first = motions(saved.getvalue(), ".pdf").motions[0]
    assert first.wording == words


def table(*rows: str, ending: str = ".csv") -> MotionList:
    return motions("\n".join(rows).encode(), ending)


def test_a_column_of_title_and_mover_is_both() -> None:
    found = table("No,Title and mover,Result", '1,"Wicks\nHarbour Branch",Carried', "2,Oil (Quay Branch),Lost")
    assert as_read(found) == [
        ("1", "Wicks", ["Harbour Branch"], "carried"),
        ("2", "Oil", ["Quay Branch"], "lost"),
    ]


def test_a_row_of_totals_and_one_that_says_nothing_of_a_motion_are_none() -> None:
    found = table(
        "No,Title,Result,For,Against",
        "1,Wicks,Carried,20,3",
        "2,Oil,Lost,3,20",
        ",Total papers returned,,23,",
        ",Tea was served,,,",
    )
    assert [one.number for one in found.motions] == ["1", "2"]
    assert told(found) == ["a row of totals: row 4"]
    assert [one.where for one in found.account.groups_not_understood()] == ["row 5"]


def test_a_row_with_a_cell_too_many_is_told_and_not_guessed() -> None:
    found = table("No;Title;Text;Result", "1;Wicks;We want wicks; and oil.;Carried", "2;Oil;We want oil.;Lost")
    assert [one.number for one in found.motions] == ["2"]
    assert told(found) == [
        "it has 5 cells, and the headings are 4: a cell with a separator in it needs quotation marks: row 2"
    ]


def test_numbers_with_points_are_motions_where_the_table_has_no_motion_that_they_could_amend() -> None:
    found = table("No,Title,Result", "7.1,Wicks,Carried", "7.2,Oil,Lost")
    assert [(one.number, one.amendments) for one in found.motions] == [("7.1", []), ("7.2", [])]
    found = table("No,Title,Result", "7,Wicks,Carried", "7.1,Amendment,Lost")
    assert [(one.number, len(one.amendments)) for one in found.motions] == [("7", 1)]


def test_a_heading_within_a_table_is_over_the_rows_below_it() -> None:
    found = table("No,Title,Result", "Light,,", "1,Wicks,Carried", "Rope,,", "2,Nets,")
    assert [(one.new_committee, one.decision is None) for one in found.motions] == [("Light", False), ("Rope", True)]


def test_names_in_a_tables_cells_are_in_no_record_and_in_no_plan() -> None:
    found = table(
        "No,Title,Moved by,Result", "1,Wicks – Percy Wick,Zadie Roe,Carried", "2,Oil – Orla Byrne,Harbour Branch,Lost"
    )
    assert [(one.title, one.new_proposers) for one in found.motions] == [("Wicks", []), ("Oil", ["Harbour Branch"])]
    lines = [one.decision_line.text for one in found.motions if one.decision_line]
    assert lines == ["Carried", "Lost"]


def test_a_line_across_two_columns_ends_them_and_may_be_the_last() -> None:
    across = [
        (60.0, "A line that runs across the whole of the page from its left edge to the right one, word after word")
    ]
    pair = [(60.0, "and every keeper of it asks for more oil"), (320.0, "and for wicks that do not burn down soon")]
    lines = read_bytes(drawn([*[pair] * 10, across]), ".pdf", no_progress).lines
    assert [line.text for line in lines] == [*[pair[0][1]] * 10, *[pair[1][1]] * 10, across[0][1]]


def test_headings_stand_between_the_rows_of_a_table_in_columns_of_spaces() -> None:
    text = (
        "NO    TITLE                 BRANCH      RESULT\n----- --------------------- ----------- -----------\nHEALTH AND SAFETY\n"
        "12    Flour dust            Harbour     Carried\n13    Oven doors            Quay        Lost\n"
        "TEA\n15    A longer break for    Quay        Remitted\n      all who pour it\n"
    )
    lines = read_bytes(text.encode(), ".txt", no_progress).lines
    assert [line.cells for line in lines] == [
        ("NO", "TITLE", "BRANCH", "RESULT"),
        ("HEALTH AND SAFETY", "", "", ""),
        ("12", "Flour dust", "Harbour", "Carried"),
        ("13", "Oven doors", "Quay", "Lost"),
        ("TEA", "", "", ""),
        ("15", "A longer break for all who pour it", "Quay", "Remitted"),
    ]


# Tables that lost their columns ---------------------------------------------------------------------------------------


def rows_read(text: str) -> list[tuple[str, str, str, list[str], str, list[tuple[str, str]]]]:
    return [
        (
            one.number,
            one.title,
            one.new_committee,
            one.new_proposers,
            one.decision.word if one.decision else "",
            [(other.number, other.decision.word if other.decision else other.wording) for other in one.amendments],
        )
        for one in read_text(plain_text.read(text.encode(), no_progress)).motions
    ]


def test_a_line_without_a_result_between_rows_is_a_heading_and_a_body_after_a_title_put_it() -> None:
    assert rows_read(
        "Report to members\n\nNo Title Proposed by Exec view Result\nSection 1 Health\n4 Dust in the loft West Mill Branch Support Carried\n"
        "5 Fire buckets Quay Branch Leave Lost\nSection 2 Wages\n6 A week of rest Quay Branch No mandate Withdrawn\n"
    ) == [
        ("4", "Dust in the loft", "Section 1 Health", ["West Mill Branch"], "carried", []),
        ("5", "Fire buckets", "Section 1 Health", ["Quay Branch"], "lost", []),
        ("6", "A week of rest", "Section 2 Wages", ["Quay Branch"], "withdrawn", []),
    ]


def test_an_amendment_among_rows_has_the_columns_of_the_others() -> None:
    assert rows_read(
        "How your delegates voted\n\nNumber Motion Mandate Vote Result\n4 Rents in the town Support Support Carried\n5 Cellars Oppose Abstain Lost\n"
        "5.1 Amendment to 5 Oppose Oppose Lost\n9 Slates for all No mandate Support Carried\n"
    )[1:] == [("5", "Cellars", "", [], "lost", [("5.1", "lost")]), ("9", "Slates for all", "", [], "carried", [])]


def test_what_is_advised_of_an_amendment_is_no_result_and_no_words() -> None:
    assert rows_read(
        "Executive's recommendations\n\nA1 Hours Accept\nA1.1 Reject\nA1.2 Remit\nA2 Bread Reject\nA2.1 Withdraw\nB3 Rates  General Council to be heard\n"
    ) == [
        ("A1", "Hours", "", [], "", [("A1.1", ""), ("A1.2", "")]),
        ("A2", "Bread", "", [], "", [("A2.1", "")]),
        ("B3", "Rates", "", [], "", []),
    ]
