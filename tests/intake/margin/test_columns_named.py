"""A mark on a cell of a table's heading row is the mark of the whole column."""

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.lines import DocumentText
from scripts.intake.margin.reading import MarginReading, read_with_margin
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.planning.next_steps import render_next_steps

SHEET = """\
Folio,Matter,Put in by,How it went,Ayes,Nays
B7,Oars,Harbour Branch,Carried,30,12
B8,Sails,Quay Branch,Lost,4,40
B9,Tar,Jo Bloggs,Talked out,,
"""


def document(text: str = SHEET) -> DocumentText:
    return read_bytes(text.encode(), ".csv", no_progress)


def read_back(rows: str = "", text: str = SHEET) -> MarginReading:
    """The sheet read with these rows in a margin file that holds nothing else."""

    def read(given: Given) -> MotionList:
        return read_motion_list(document(text), {}, given=given)

    first = read_with_margin(document(text), None, {}, read).text
    if not rows:
        return read_with_margin(document(text), None, {}, read)
    return read_with_margin(document(text), f"{first.splitlines()[0]}\n{rows}", {}, read)


def read_whole(change: tuple[str, str], text: str = SHEET) -> MarginReading:
    """The sheet read with its whole margin file, in which one thing was changed."""

    def read(given: Given) -> MotionList:
        return read_motion_list(document(text), {}, given=given)

    margin = read_with_margin(document(text), None, {}, read).text
    assert margin.count(change[0]) == 1
    return read_with_margin(document(text), margin.replace(*change), {}, read)


def told(reading: MarginReading) -> list[tuple[str, str, list[str], str, str]]:
    return [
        (
            one.number, one.title, one.new_proposers, one.decision.decision.value if one.decision else "",
            one.decision.vote if one.decision else "",
        )
        for one in reading.motions.motions
    ]  # fmt: skip


NAMED = "1.1 number\n1.2 title\n1.3 proposer\n1.4 result\n"


def test_a_table_that_is_not_understood_names_its_columns_and_says_what_to_do() -> None:
    reading = read_back()
    assert reading.motions.motions == ()
    assert [(group.what, group.where) for group in reading.motions.account.groups_skipped()] == [
        ("a table whose columns are not understood: Folio | Matter | Put in by | How it went | Ayes | Nays", "rows 1–4")
    ]
    assert (
        "row 1: say what the columns hold. In margin.txt, write number, title, proposer, words, result or skip left of | at a "
        "cell of that row, such as 1.2 title: it holds for the whole column."
    ) in render_next_steps(reading, "margin.txt")


def test_its_heading_row_stands_in_the_margin_with_a_row_for_each_cell() -> None:
    lines = [" ".join(line.split()) for line in read_back().text.splitlines() if line.startswith("1.")]
    assert lines[:2] == ["1.1 skip: column | Folio", "1.2 skip: column | Matter"]
    assert len(lines) == 6


def test_a_mark_on_a_heading_holds_for_its_column() -> None:
    assert told(read_back(NAMED)) == [
        ("B7", "Oars", ["Harbour Branch"], "carried", "30 for, 12 against"),
        ("B8", "Sails", ["Quay Branch"], "lost", "4 for, 40 against"),
        ("B9", "Tar", [], "", ""),
    ]


def test_the_file_comes_back_the_same_and_shows_what_the_other_columns_were_taken_for() -> None:
    written = read_back(NAMED).text
    lines = [" ".join(line.split()) for line in written.splitlines() if line.startswith("1.")]
    assert lines == [
        "1.1 number ! | Folio", "1.2 title ! | Matter", "1.3 proposer ! | Put in by", "1.4 result ! | How it went",
        "1.5 result: vote | Ayes", "1.6 result: vote | Nays",
    ]  # fmt: skip

    def read(given: Given) -> MotionList:
        return read_motion_list(document(), {}, given=given)

    again = read_with_margin(document(), written, {}, read)
    assert again.text == written
    assert told(again) == told(read_back(NAMED))


def test_one_column_of_a_table_that_was_read_may_be_changed() -> None:
    text = "No,Title,Branch,Result,Decision at close\n1,Oars,Harbour Branch,Lost,Carried\n2,Sails,Quay Branch,Carried,Carried\n"
    assert [decision for *_, decision, _ in told(read_back(text=text))] == ["lost", "carried"]
    changed = read_whole(("skip: column | Decision at close", "result | Decision at close"), text)
    assert [decision for *_, decision, _ in told(changed)] == ["carried", "carried"]


def test_a_column_that_is_left_out_gives_nothing() -> None:
    text = "No,Title,Result\n1,Oars,Lost\n2,Sails,Carried\n"
    assert [decision for *_, decision, _ in told(read_back("1.3 skip\n", text))] == ["", ""]


def test_a_mark_on_a_cell_of_another_row_is_for_that_row_alone() -> None:
    text = "No,Title,Result\n1,Oars,Lost\n2,Sails,not in favour\n"
    rows = "3.1 number | 2\n3.2 title | Sails\n3.3 result: lost | not in favour\n"
    assert [(number, decision) for number, *_, decision, _ in told(read_back(rows, text))] == [
        ("1", "lost"),
        ("2", "lost"),
    ]
