"""Web pages: what a browser shows is read, in its order and with its looks."""

import pytest

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.lines import Line


def read(body: str) -> tuple[Line, ...]:
    return read_bytes(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), ".html", no_progress).lines


def test_words_that_are_hidden_within_a_paragraph_stand_beside_it() -> None:
    lines = read('<p>This AGM wants oil<span style="display: none"> or not</span>.</p><p hidden>All of it.</p>')
    assert [(line.text, line.aside) for line in lines] == [
        ("This AGM wants oil.", ""),
        ("or not", "hidden text"),
        ("All of it.", "hidden text"),
    ]


def test_cells_that_span_columns_and_rows_are_read_once_and_keep_their_columns() -> None:
    lines = read(
        "<table><tr><td rowspan=2>1</td><td>Oil</td><td>Carried</td></tr><tr><td>Wick</td><td>Lost</td></tr>"
        '<tr><td colspan="2">Both</td><td>Fell</td></tr></table>'
    )
    assert [line.cells for line in lines] == [("1", "Oil", "Carried"), ("", "Wick", "Lost"), ("Both", "", "Fell")]


def test_a_cell_that_spans_rows_stands_in_each_that_begins_with_its_own() -> None:
    lines = read(
        "<table><tr><td>1</td><td>Oil</td><td rowspan=2>Carried</td></tr><tr><td>2</td><td>Wick</td></tr>"
        "<tr><td rowspan=2>3</td><td>Tea</td><td rowspan=2>Lost</td></tr><tr><td>Cups</td></tr></table>"
    )
    assert [line.cells for line in lines] == [
        ("1", "Oil", "Carried"),
        ("2", "Wick", "Carried"),
        ("3", "Tea", "Lost"),
        ("", "Cups"),
    ]


def test_a_span_of_a_thousand_million_columns_costs_nothing() -> None:
    lines = read('<table><tr><td colspan="1000000000" rowspan="99999999">1</td><td>Oil</td></tr></table>')
    assert len(lines[0].cells) == 51


@pytest.mark.parametrize(
    ("markup", "looks"),
    [
        ("<p><b>OIL</b></p>", ["bold", "capitals"]),
        ("<p><em>So it was <b>put</b>.</em></p>", ["italic"]),
        ('<p style="text-align:center"><u>Oil</u></p>', ["centred", "underlined"]),
        ('<center><p style="font-weight: 700">Oil</p></center>', ["bold", "centred"]),
        ("<h3>Oil</h3>", ["bold", "heading"]),
        ("<p><b>Oil</b> and wicks</p>", []),
    ],
)
def test_a_line_of_a_page_says_how_it_looks(markup: str, looks: list[str]) -> None:
    assert [sorted(line.looks) for line in read(markup)] == [looks]


def test_line_breaks_part_lines_and_two_of_them_paragraphs() -> None:
    lines = read("<p>One<br>two<br><br>three</p>")
    assert [(line.text, line.blank_before) for line in lines] == [("One", True), ("two", False), ("three", True)]


def test_a_paragraph_of_a_space_that_does_not_break_is_no_line() -> None:
    assert [line.text for line in read("<p>Oil</p><p>&nbsp;</p><p>Wick</p>")] == ["Oil", "Wick"]


def test_a_list_of_terms_gives_labelled_values() -> None:
    page = "<dl><dt>Status</dt><dd>Passed</dd><dt>Moved by</dt><dd>Harbour Branch</dd><dt>Empty</dt></dl><p>Oil is dear.</p>"
    assert [line.text for line in read(page)] == ["Status: Passed", "Moved by: Harbour Branch", "Empty", "Oil is dear."]


def test_struck_words_are_no_part_of_the_text_and_are_told() -> None:
    document = read("<p>Oil <del>is cheap</del> <ins>is dear</ins> in <s>May</s> winter.</p>")
    assert [(line.text, line.aside) for line in document] == [
        ("Oil is dear in winter.", ""),
        ("is cheap May", "text that is struck out"),
    ]


def test_a_cell_with_nothing_but_a_hard_space_is_empty() -> None:
    document = read("<table><tr><td>1</td><td>Oil</td><td>&nbsp;</td></tr></table>")
    assert [line.cells for line in document] == [("1", "Oil", "")]


def test_a_table_that_lays_out_a_motion_in_each_row_is_read_as_text() -> None:
    rows = [
        "<td><b>1. Wax</b><br>Proposed by Wick Branch<br>That wax be bought.</td><td><b>CARRIED</b><br>44 – 6</td>",
        "<td><b>2. Soap</b><br>Proposed by Tallow Branch<br>That soap be sold.</td><td>LOST</td>",
    ]
    lines = read(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    assert [line.text for line in lines] == [
        "1. Wax", "Proposed by Wick Branch", "That wax be bought.", "CARRIED", "44 – 6",
        "2. Soap", "Proposed by Tallow Branch", "That soap be sold.", "LOST",
    ]  # fmt: skip
    others = rows[0].replace("CARRIED", "Jo Wick"), rows[1].replace("LOST", "Ann Roe")
    assert all(line.cells for line in read(f"<table>{''.join(f'<tr>{row}</tr>' for row in others)}</table>"))


def test_a_paragraph_of_nothing_but_links_is_a_menu() -> None:
    lines = read(
        '<p>This AGM wants oil.</p><p><a href="/">Back to news</a> | <a href="/join">Join us</a></p><p><a href="/4">Motion 4</a></p>'
    )
    assert [line.aside for line in lines] == ["", "a menu of the page", ""]
