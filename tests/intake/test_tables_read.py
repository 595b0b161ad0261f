"""Tables as programs save them: separators, quotation marks, markup in cells, and exports of programs for motions."""

import io
from collections.abc import Callable

import openpyxl
import pytest

from scripts.intake.documents import CannotRead, no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.lines import DocumentText
from scripts.intake.documents.tables import plain_cell
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from tests.intake.shown import invented_archive


def read_csv(text: str, encoding: str = "utf-8") -> DocumentText:
    return read_bytes(text.encode(encoding), ".csv", no_progress)


def cells(text: str, encoding: str = "utf-8") -> list[tuple[str, ...]]:
    return [line.cells for line in read_csv(text, encoding)]


def motions(text: str) -> MotionList:
    archive = invented_archive()
    return read_motion_list(read_csv(text), archive.bodies, archive.union.name)


ROWS = [
    ("number", "title", "text"),
    ("1", "Oil", "This AGM, as ever, wants oil; and wicks."),
    ("2", "Glass", "No | glass"),
]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_cells_are_those_of_the_separator_that_fits(separator: str, encoding: str) -> None:
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in ROWS) + "\r\n"
    assert cells(text, encoding) == ROWS


def test_a_text_of_many_commas_does_not_choose_the_separator() -> None:
    text = "number;title;text\n1;Oil;Lamps, wicks, oil, and glass\n2;Glass;Panes, panes\n"
    assert [row[2] for row in cells(text)] == ["text", "Lamps, wicks, oil, and glass", "Panes, panes"]


def test_a_separator_that_excel_names_is_taken_and_rows_keep_their_numbers() -> None:
    read = read_csv("sep=;\nnumber;title, short\n1;Oil, whale\n")
    assert [(line.place.code, line.cells) for line in read] == [
        ("2", ("number", "title, short")),
        ("3", ("1", "Oil, whale")),
    ]


def test_doubled_quotation_marks_are_one_and_a_cell_may_have_lines() -> None:
    text = 'number,title,text\n1,Oil,"Put ""oil"" after ""lamp"".\n\nSo be it."\n'
    assert cells(text)[1] == ("1", "Oil", 'Put "oil" after "lamp".\n\nSo be it.')


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_place() -> None:
    with pytest.raises(CannotRead) as why:
        read_csv('number,title,text\n1,Oil,"This AGM\n2,Glass,That AGM\n')
    assert str(why.value) == (
        "The table cannot be read: the cell in row 2, column 3 is opened with a quotation mark that is never closed."
    )


def test_a_cell_of_90_000_characters_is_read_and_one_of_150_000_is_refused_for_its_length() -> None:
    assert len(cells(f'number,title,text\n1,Oil,"{"oil " * 22_500}"\n')[1][2]) == 89_999
    with pytest.raises(CannotRead) as why:
        read_csv(f'number,title,text\n1,Oil,"{"oil " * 37_500}"\n')
    assert str(why.value) == (
        "Row 2, column 3, has 149,999 characters without a line break; 100,000 is the most that can be read. "
        "Break it into paragraphs, or take it out."
    )


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("<p>This AGM:</p><ul><li>buys <strong>oil</strong>,</li><li>and&nbsp;wicks.</li></ul>",
         "This AGM:\n\n• buys oil,\n• and\u00a0wicks."),
        ("<p>First.</p>\n<p>Second &amp; last.</p>", "First.\n\nSecond & last."),
        ("One<br>two<br />three", "One\ntwo\nthree"),
        ("Lamps < ladders, and ladders > lamps", "Lamps < ladders, and ladders > lamps"),
        ("<oil@lamps.example> wrote", "<oil@lamps.example> wrote"),
        ("", ""),
    ],
)  # fmt: skip
def test_markup_in_a_cell_is_read_as_a_browser_shows_it(cell: str, seen: str) -> None:
    assert plain_cell(cell) == seen


def openslides() -> str:
    """As OpenSlides exports: its columns in its order."""
    return (
        '"Number","Submitters","Supporters","Title","Text","Reason","Category","Tags","Motion block","Recommendation","State",'
        '"Sequential number"\n"A1","Harbour Branch","","Oil","<p>This AGM wants oil.</p>","<p>It is dark.</p>","","","","","",1\n'
    )


def antragsgruen() -> str:
    """As Antragsgrün exports for OpenSlides."""
    return (
        "identifier,title,text,reason,submitter,category\n"
        'A1,Oil,"<p>This AGM wants oil.</p>","<p>It is dark.</p>","Harbour Branch",\n'
    )


@pytest.mark.parametrize("export", [openslides, antragsgruen])
def test_exports_of_programs_for_motions_are_read(export: Callable[[], str]) -> None:
    read = motions(export())
    assert [
        (draft.number, draft.title, draft.wording, [named.key for named in draft.proposers]) for draft in read.motions
    ] == [("A1", "Oil", "This AGM wants oil.", ["harbour-branch"])]


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (motion.number, motion.title, motion.decision.decision.value if motion.decision else "")
        for motion in motions(text).motions
    ]


def test_a_column_called_motion_holds_numbers_also_where_headings_and_amendments_stand_between() -> None:
    text = "Motion,Title,Decision\nMorning,,\n3,Oars,Carried\nAmd 3.1,Oars,Lost\nAfternoon,,\n4,Rowlocks,Lost\n"
    assert told(text) == [("3", "Oars", "carried"), ("4", "Rowlocks", "lost")]


def test_a_column_called_motion_may_hold_number_and_title() -> None:
    text = "Session,Motion,Result\nFriday,F1: Oars,Passed\nFriday,F2: Rowlocks,Rejected\nFriday,F3: Sails,Carried in part\n"
    assert told(text) == [("F1", "Oars", "carried"), ("F2", "Rowlocks", "lost"), ("F3", "Sails", "")]


def test_a_column_called_id_holds_numbers_of_motions_only_where_they_have_letters() -> None:
    assert told("ID,Title,Status\nM1,Oars,Passed\nM2,Sails,Fell\n")[0] == ("M1", "Oars", "carried")
    assert told("ID,Title,Status\n41,Oars,Passed\n42,Sails,Fell\n")[0] == ("", "Oars", "carried")


def test_an_amendment_with_a_slash_in_its_number_is_no_motion() -> None:
    text = "No,Title,Result\nA2,Oars,Carried\nA2/1,(amendment) Oars,Lost\n"
    assert [number for number, _, _ in told(text)] == ["A2"]


def test_a_question_put_to_members_is_a_title() -> None:
    assert told("Ref,Question,Outcome\nQ1,Shall we buy oars?,Adopted\n") == [("Q1", "Shall we buy oars?", "carried")]


def test_no_motion_is_made_of_a_sheet_of_amendments() -> None:
    book = openpyxl.Workbook()
    first = book.create_sheet("Motions", 0)
    for row in (("ID", "Title", "Text", "Status"), ("M2", "Oars", "This meeting wants oars.", "Fell")):
        first.append(row)
    sheet = book.create_sheet("Amendments")
    for row in (("ID", "Motion", "Text", "Status"), ("M2A1", "M2", "Delete all.", "Passed")):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    (motion,) = read_motion_list(read_bytes(file.getvalue(), ".xlsx", no_progress), {}).motions
    assert motion.decision is not None
    assert (motion.number, motion.decision.decision.value, motion.amendments) == ("M2", "fell", [])
