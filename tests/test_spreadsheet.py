"""What spreadsheets do to a table, undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.csv_cells import guarded, unguarded
from scripts.intake.documents.spreadsheet import NotATable, is_same_text, read_sheet, write_sheet
from scripts.intake.vocabulary.dates import has_month_first, read_date

HEADINGS = ("motion", "event")
ROWS = [("2018/1", 'Oil, they said; "oil".\nMore oil.'), ("2018/2", "Tŷ Ŵyn – 10 €")]


def is_heading(word: str) -> bool:
    return word in HEADINGS


def cells(raw: bytes) -> list[tuple[str, ...]]:
    return [tuple(row.cells[heading] for heading in HEADINGS) for row in read_sheet(raw, is_heading).rows]


def test_a_table_begins_with_a_mark_of_utf_8_and_ends_its_lines_as_the_format_asks() -> None:
    raw = write_sheet(HEADINGS, [("2018/1", "a")])
    assert raw == b"\xef\xbb\xbfmotion,event\r\n2018/1,a\r\n"


@pytest.mark.parametrize("said", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''+1"])
def test_what_a_spreadsheet_would_take_for_a_formula_has_an_apostrophe_on_the_way(said: str) -> None:
    raw = write_sheet(HEADINGS, [("2018/1", said)])
    assert f",'{said}\r\n".encode() in raw
    assert cells(raw) == [("2018/1", said)]


@given(st.text(st.sampled_from("'=+-@\ta\n,;\" "), max_size=8))
def test_any_cell_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t")


WRITTEN = write_sheet(HEADINGS, ROWS)


@pytest.mark.parametrize(
    "raw",
    [
        WRITTEN,
        WRITTEN.removeprefix(b"\xef\xbb\xbf"),
        WRITTEN.replace(b"\r\n", b"\n"),
        WRITTEN.replace(b"\r\n", b"\r"),
        WRITTEN.decode("utf-8-sig").encode("utf-16"),
        WRITTEN + b"\r\n,,\r\n,,,,\r\n",
        b"\r\n" + WRITTEN.removeprefix(b"\xef\xbb\xbf"),
        b"All outcomes,,\r\n" + WRITTEN.removeprefix(b"\xef\xbb\xbf"),
        b"sep=,\r\n" + WRITTEN.removeprefix(b"\xef\xbb\xbf"),
        WRITTEN.replace(b"motion,event", b'"motion","event",,'),
    ],
)
def test_a_table_is_read_whatever_the_program_that_saved_it(raw: bytes) -> None:
    assert cells(raw) == ROWS


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_known_by_the_headings(separator: str) -> None:
    raw = separator.join(HEADINGS) + f'\n2018/1{separator}"Oil, they said; ""oil""."\n'
    assert cells(raw.encode()) == [("2018/1", 'Oil, they said; "oil".')]


def test_windows_1252_is_read() -> None:
    sheet = read_sheet("motion;event\r\n2018/1;10 € – ‘oil’\r\n".encode("cp1252"), is_heading)
    assert sheet.alphabet == "cp1252"
    assert sheet.rows[0].cells["event"] == "10 € – ‘oil’"


def test_rows_count_as_the_spreadsheet_counts_them() -> None:
    sheet = read_sheet(b'Title\r\n\r\nmotion,event\r\n2018/1,"a\nb"\r\n,\r\n2018/2,c\r\n', is_heading)
    assert (sheet.heading_row, [row.number for row in sheet.rows]) == (3, [4, 6])


def test_cells_without_a_heading_are_noticed() -> None:
    assert read_sheet(b"motion,event\r\n2018/1,a,b\r\n2018/1,a,,\r\n", is_heading).astray == (2,)
    assert read_sheet(b"motion,,event\r\n2018/1,,b\r\n2018/1,a,\r\n", is_heading).astray == (3,)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"PK\x03\x04rest", "This is a workbook and not a CSV file. Save it as CSV in the spreadsheet program."),
        (b"", "No row of headings was found. There is nothing in it."),
        (b"a,b\r\n1,2\r\n", "No row of headings was found. It begins with 'a,b 1,2'."),
        (b"motion,event\0\r\n", "This is not a CSV file: it has bytes that are not text."),
        (
            b'motion,event\r\n2018/1,"oil\r\n2018/2,more\r\n',
            "The table cannot be read beyond line 3: a quotation mark opens a cell there or above it, and does not close it"
            " correctly.",
        ),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(NotATable) as told:
        read_sheet(raw, is_heading)
    assert str(told.value) == sentence


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2026-11-21", "2026-11-21"),
        ("2018-10~", "2018-10~"),
        ("2019/2020", "2019/2020"),
        ("2021-23", "2021-23"),
        ("21/11/2026", "2026-11-21"),
        ("21.11.2026", "2026-11-21"),
        ("1/2/26", "2026-02-01"),
        ("1/2/98", "1998-02-01"),
        ("21/11/2026 00:00:00", "2026-11-21"),
        ("2026/11/21", "2026-11-21"),
        ("2026-11-21 00:00", "2026-11-21"),
        ("21-Nov-26", "2026-11-21"),
        ("21 November 2026", "2026-11-21"),
        ("Aug-19", "2019-08"),
        ("August 2019", "2019-08"),
        ("Sept 2019", "2019-09"),
        ("31/02/2026", "2026-02-31"),
        ("soon", "soon"),
    ],
)
def test_dates_come_back_from_what_a_spreadsheet_makes_of_them(cell: str, date: str) -> None:
    assert read_date(cell) == date


def test_american_dates_are_known_by_the_dates_that_went_out() -> None:
    assert has_month_first([("10/5/2018", "2018-10-05"), ("5/10/2018", "")])
    assert not has_month_first([("5/10/2018", "2018-10-05"), ("10/25/2018", "")])
    assert not has_month_first([("5/5/2018", "2018-05-05"), ("5/10/2018", "")])
    # What somebody types beside them says nothing: one slip would turn every other day about.
    assert not has_month_first([("10/25/2018", ""), ("3/4/2018", "")])
    assert read_date("10/5/2018", month_first=True) == "2018-10-05"


@pytest.mark.parametrize("cell", ["Tŷ  Ŵyn\nin Wales", "T? ?yn in Wales", "Ty Wyn in Wales"])
def test_what_an_alphabet_lacks_is_no_change(cell: str) -> None:
    assert is_same_text(cell, "Tŷ Ŵyn in Wales", "cp1252")
    assert is_same_text(cell, "Tŷ Ŵyn in Wales", "utf-8") == ("ŷ" in cell)
    assert not is_same_text("Another", "Tŷ Ŵyn in Wales", "cp1252")
