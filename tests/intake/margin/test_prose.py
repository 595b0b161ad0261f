"""Minutes in prose are read with three rules, and a row of a table by the marks of its cells."""

from collections.abc import Sequence

import pytest

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.lines import DocumentText, Line, Place, numbered
from scripts.intake.margin.reading import MarginReading, read_with_margin
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.planning.look_at import look_at
from tests.intake.margin.marking import document

MINUTES = document(
    "Minutes of the Lampers' Assembly 2031",
    "1. Apologies",
    "The last minutes were agreed.",
    "31/01 Wicks",
    "Percy Wick moved for the Mill Branch:",
    "“This assembly asks for wicks.”",
    "Two members spoke against the cost.",
    "Carried by 30 votes to 12.",
    "31/02 Oil",
    "Zadie Roe moved for the Quay Branch:",
    "“This assembly asks for oil.",
    "It asks for it soon.”",
    "Zadie Roe said that oil is dear.",
    "The assembly would have none of it.",
)
RULES = """\
always begins "31/#" number
always has "moved for the" proposer: body
always begins "“" words
"""


def read_back(text: DocumentText, rows: str) -> MarginReading:
    """The document with these rows and rules in its margin."""

    def read(given: Given) -> MotionList:
        return read_motion_list(text, {}, given=given)

    first = read_with_margin(text, None, {}, read).text.splitlines()[0]
    return read_with_margin(text, f"{first}\n{rows}", {}, read)


def as_read(reading: MarginReading) -> Sequence[tuple[str, list[str], str, str]]:
    return [
        (one.title, one.new_proposers, one.wording, one.decision.decision.value if one.decision else "")
        for one in reading.motions.motions
    ]


WICKS = ("Wicks", ["Mill Branch"], "“This assembly asks for wicks.”", "carried")
OIL = ("Oil", ["Quay Branch"], "“This assembly asks for oil.\n\nIt asks for it soon.”")


def test_three_rules_read_minutes_in_prose_and_leave_the_last_line_to_a_person() -> None:
    reading = read_back(MINUTES, RULES)
    assert as_read(reading) == [WICKS, (*OIL, "")]
    assert [line.text for line in reading.motions.motions[1].unsure] == ["The assembly would have none of it."]


@pytest.mark.parametrize("stated", ["lost, 12 for, 30 against", "result: lost, 12 for, 30 against"])
def test_a_result_with_its_vote_is_stated_in_one_row(stated: str) -> None:
    reading = read_back(MINUTES, f"{RULES}14 {stated}\n")
    assert as_read(reading) == [WICKS, (*OIL, "lost")]
    decision = reading.motions.motions[1].decision
    assert decision
    assert decision.vote == "12 for, 30 against"


def test_a_row_of_a_table_is_read_by_the_marks_of_its_cells() -> None:
    raw = b"No,Title,From,Result\n1,Wicks,Mill Branch,Carried\n2,Oil,Quay Branch,not in favour\n"
    found = read_bytes(raw, ".csv", no_progress)
    text = DocumentText(numbered(found.lines), found.format, name="table.csv", digest="abcdef")
    rows = "3.1 number | 2\n3.2 title | Oil\n3.3 proposer | Quay Branch\n3.4 result: lost | not in favour\n"
    reading = read_back(text, rows)
    assert as_read(reading) == [("Wicks", ["Mill Branch"], "", "carried"), ("Oil", ["Quay Branch"], "", "lost")]


def test_not_recorded_takes_no_vote() -> None:
    decision = read_back(MINUTES, f"{RULES}8 not recorded\n").motions.motions[0].decision
    assert decision
    assert (decision.decision.value, decision.vote, decision.note) == (
        "not recorded",
        "",
        "Read by hand from line 8.",
    )


SPOKEN_LINES = (
    "31/01 Wicks",
    "Moved by Percy Wick for the Mill Branch.",
    "“This assembly asks that “December” be replaced with",
    "“November” in its rules.”",
    "Carried.",
)
SPOKEN = DocumentText(
    numbered(Line(text, Place(at), room=0 if text.endswith("with") else 20) for at, text in enumerate(SPOKEN_LINES, 1)),
    "plain text",
    name="minutes.txt",
)


@pytest.mark.parametrize("forms", ['begins "Moved by" has "for the"', 'has "for the" begins "Moved by"'])
def test_a_rule_may_name_its_forms_in_any_order(forms: str) -> None:
    reading = read_back(SPOKEN, f'always begins "31/#" number\nalways {forms} proposer: body\n')
    assert reading.motions.motions[0].new_proposers == ["Mill Branch"]


def test_a_rule_takes_no_line_that_wraps_from_the_one_above() -> None:
    reading = read_back(SPOKEN, 'always begins "31/#" number\nalways begins "“" words\n')
    assert [len(one.lines) for one in reading.motions.motions] == [1]
    assert [note for note in reading.notes if "words" in note] == [
        'always begins "“" words: took 1 line, first 3 ““This assembly asks that “Dec…”'
    ]


FALLEN = document(
    "31/01 Wicks",
    "“This assembly asks for wicks.”",
    "Percy Wick spoke. Motion 6 having been passed, the chair would hear no more of it.",
    "31/02 Oil",
    "“This assembly asks for oil.”",
    "The chair, with 40 in the room, would hear no more of it.",
)


def test_the_number_of_another_motion_is_not_taken_for_a_vote_that_was_not_read() -> None:
    reading = read_back(FALLEN, 'always begins "31/#" number\n3 result: lost\n6 result: lost\n')
    asked = [note for note in look_at(reading.motions, 2031) if "no vote is recorded" in note]
    assert [note.partition(":")[0] for note in asked] == ["02"]
    fell = read_back(FALLEN, 'always begins "31/#" number\n3 result: fell\n6 result: fell\n')
    assert not any("no vote is recorded" in note for note in look_at(fell.motions, 2031))


def test_a_piece_of_a_line_that_is_left_out_by_hand_is_accounted_for() -> None:
    rows = (
        'always begins "31/#" number\n'
        "3a name | Percy Wick spoke.\n"
        "3b result: fell | Motion 6 having been passed, the chair would hear no more of it.\n"
    )
    left_out = {group.what: group.where for group in read_back(FALLEN, rows).motions.account.groups_skipped()}
    assert left_out["a person's name (a part of the line)"] == "line 3"
