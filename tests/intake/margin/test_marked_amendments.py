"""A line marked as an amendment leaves what stands below it in its paragraph to be read: who spoke, and both results."""

import pytest

from scripts.intake.documents.lines import DocumentText, Line, Place, numbered
from scripts.intake.margin.reading import MarginReading
from scripts.intake.marks.mark import Role
from tests.intake.margin.test_prose import read_back

HEAD = (
    "Minutes of the Lampers' Assembly 2031",
    "Motion 1 - Wicks (Mill Branch)",
    "This assembly asks for 30 new wicks.",
)
BELOW = (
    "Moved by Percy Wick, seconded by Zadie Roe.",
    "Amendment (Quay Branch): delete “30” and insert “40, with",
    "a lamp for each”. Bro. Perkin moved the",
    "amendment and Sister Thrale seconded. It was welcomed by some and",
    "was put to the vote. The amendment was carried, 61 to 33. The motion as",
    "amended was then carried nem. con.",
    "Motion 2 - Oil (Quay Branch)",
    "This assembly asks for oil.",
    "Carried.",
)


def minutes(*below: str) -> DocumentText:
    """The minutes of two motions, with lines that fill the page where they do not end a sentence."""
    lines = [
        Line(text, Place(number), room=20 if text.endswith((".", ")")) else 0)
        for number, text in enumerate((*HEAD, *below), 1)
    ]
    return DocumentText(numbered(lines), "plain text", name="minutes.txt", digest="abcdef")


def decided(reading: MarginReading) -> list[str]:
    """What was decided of each motion and of its amendments."""
    motions = reading.motions.motions
    return [text.decision.decision.value if text.decision else "" for one in motions for text in (one, *one.amendments)]


@pytest.mark.parametrize("row", ["5 amendment", "5-6 amendment"])
def test_a_marked_amendment_leaves_its_motion_decided(row: str) -> None:
    reading = read_back(minutes(*BELOW), f"{row}\n")
    assert decided(reading) == ["carried as amended", "carried", "carried"]
    assert not any("without your marks" in note for note in reading.notes)


def test_its_words_end_where_the_debate_begins() -> None:
    reading = read_back(minutes(*BELOW), "5 amendment\n")
    (amendment,) = reading.motions.motions[0].amendments
    assert amendment.new_proposers == ["Quay Branch"]
    assert amendment.wording == "delete “30” and insert “40, with a lamp for each”."
    assert reading.motions.motions[0].wording == "This assembly asks for 30 new wicks."


def test_a_result_of_which_the_marked_line_has_the_beginning_is_left_to_a_person() -> None:
    below = (
        "Moved by Percy Wick, seconded by Zadie Roe.",
        "Amendment (Quay Branch): add “soon”. Bro. Perkin, who moved it, said that such a motion was",
        "carried by 40 votes to 12 in another year.",
        *BELOW[-3:],
    )
    reading = read_back(minutes(*below), "5 amendment\n")
    assert [mark.role for mark in reading.motions.marked.marks if mark.line == 5] == [Role.UNSURE]
    assert decided(reading)[:2] == ["", ""]


def test_what_the_marks_leave_undecided_is_named() -> None:
    below = ("Moved by Percy Wick.", "Carried.", *BELOW[-3:])
    reading = read_back(minutes(*below), "5 skip: discussion\n")
    assert [note for note in reading.notes if "without your marks" in note] == [
        "1: without your marks it is carried (line 5); with them nothing says what was decided. If it was decided so, "
        "write that left of | at that line."
    ]
