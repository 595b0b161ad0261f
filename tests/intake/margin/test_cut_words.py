"""A mark that leaves out a part of a sentence: the rest of the words is not what the document says, and is not written."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.margin.reading import MarginReading, read_with_margin
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.planning.look_at import look_at

MINUTES = """\
Minutes of the Annual General Meeting 2031

Motion 1: Lamps at the quay
This meeting has learnt with anger that our branch
secretary, Sister Wren Oakfield, was sent home. It pledges
its support to the branch, and
demands that she be called back.
Carried.

Motion 2: Oil
This meeting asks for oil
Moved by the Mill Road Branch.
Carried.
"""


def read(marks: dict[int, str]) -> MarginReading:
    """The minutes with a mark by hand at each of some lines; text before `|` and after it where a line is cut in pieces."""
    document = read_text(MINUTES, "minutes.txt")

    def given(text: str | None) -> MarginReading:
        return read_with_margin(document, text, {}, lambda known: read_motion_list(document, {}, given=known))

    first = given(None).text.splitlines()
    kept = [
        line for line in first if line.split(" ")[0].rstrip("abc") not in map(str, marks) and not line.startswith("#=")
    ]
    lines = MINUTES.splitlines()
    rows = [
        row
        for place, mark in marks.items()
        for row in (mark.splitlines() if "|" in mark else [f"{place} {mark} | {lines[place - 1]}"])
    ]
    return given("\n".join([*kept, *rows]))


def notes(reading: MarginReading) -> str:
    return "\n".join(note for note in look_at(reading.motions, 2031) if "words are not written" in note)


PIECES = "5a + | secretary,\n5b name | Sister Wren Oakfield,\n5c {} | was sent home. It pledges"


@pytest.mark.parametrize(
    "marks",
    [{5: "name"}, {7: "name"}, {6: "skip: discussion"}, {5: PIECES.format("+")}, {5: PIECES.format("words")}],
)
def test_words_that_a_mark_cuts_are_not_written_and_the_plan_says_so(marks: dict[int, str]) -> None:
    reading = read(marks)
    assert reading.motions.motions[0].wording == ""
    (place,) = marks
    assert notes(reading).startswith(
        f"1: its words are not written, because a mark leaves out a part of a sentence (line {place})."
    )


@pytest.mark.parametrize("mark", ["name", "skip: discussion"])
def test_who_moved_stands_after_the_words_and_cuts_nothing(mark: str) -> None:
    reading = read({12: mark})
    assert reading.motions.motions[1].wording == "This meeting asks for oil"
    assert "2: its words" not in notes(reading)
