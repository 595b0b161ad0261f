"""A mark on a whole line that holds for a part of it: the name of a body, the number of a motion."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.margin.reading import MarginMistakes, MarginReading, read_with_margin
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion

MINUTES = """\
Minutes of the Annual General Meeting 2031

Motion 1: Oil for the winter
The Mill Road Branch to begin; the Far Quay Branch to follow.
This meeting asks the council to lay in oil every September.
Carried.

8. Election of the keeper (Harbour Branch)
The keeper shall be elected by all members.
Lost.
"""


def given(**marks: str) -> MarginReading:
    """The minutes with marks by hand: `line4="proposer: Mill Road"`."""
    document = read_text(MINUTES, "minutes.txt")

    def read(text: str | None) -> MarginReading:
        return read_with_margin(document, text, {}, lambda known: read_motion_list(document, {}, given=known))

    first = read(None).text.splitlines()
    typed = {name.removeprefix("line"): mark for name, mark in marks.items()}
    kept = [line for line in first if line.split(" ")[0].rstrip("abc") not in typed and not line.startswith("#=")]
    lines = MINUTES.splitlines()
    rows = [f"{place} {mark} | {lines[int(place) - 1]}" for place, mark in typed.items()]
    return read("\n".join([*kept, *rows]))


def motions(**marks: str) -> list[ParsedMotion]:
    return list(given(**marks).motions.motions)


def rows_of(place: str, **marks: str) -> list[str]:
    return [" ".join(line.split()) for line in given(**marks).text.splitlines() if line.startswith(place)]


def test_a_name_in_a_sentence_is_taken_and_the_rest_left_out() -> None:
    assert motions(line4="proposer: Mill Road Branch")[0].new_proposers == ["Mill Road Branch"]
    assert rows_of("4", line4="proposer: Mill Road Branch") == [
        "4a skip: what stands beside the name or title ! | The",
        "4b proposer: body ! | Mill Road Branch",
        "4c skip: what stands beside the name or title ! | to begin; the Far Quay Branch to follow.",
    ]


def test_a_name_that_the_line_does_not_have_is_refused() -> None:
    with pytest.raises(MarginMistakes) as wrong:
        given(line4="proposer: Mill Lane Branch")
    (mistake,) = wrong.value.mistakes
    assert mistake.sentence == (
        "4 does not name “Mill Lane Branch”: “The Mill Road Branch to begin; the Far Quay Branch to follow.”."
    )
    assert mistake.hint == "Copy it from the line, letter for letter, or mark the line that has it."


def test_a_part_of_a_word_is_no_name() -> None:
    with pytest.raises(MarginMistakes):
        given(line4="proposer: Mill Ro")


def test_several_lines_at_once_take_no_name() -> None:
    document = read_text(MINUTES, "minutes.txt")
    first = read_with_margin(document, None, {}, lambda known: read_motion_list(document, {}, given=known)).text
    with pytest.raises(MarginMistakes) as wrong:
        read_with_margin(
            document,
            f"{first}4-5 proposer: Mill Road\n",
            {},
            lambda known: read_motion_list(document, {}, given=known),
        )
    assert wrong.value.mistakes[0].sentence == "'Mill Road' cannot follow 'proposer:' for several lines."


def test_a_number_on_a_whole_line_finds_the_title_and_the_body_in_brackets() -> None:
    motion = motions(line8="number")[-1]
    assert (motion.notice_number or motion.number, motion.title) == ("8", "Election of the keeper")
    assert motion.new_proposers == ["Harbour Branch"]


def test_the_number_that_a_person_gives_counts() -> None:
    assert motions(line8="number: 9")[-1].number == "9"
    assert motions(line8="number: 9")[-1].title == "Election of the keeper"


def test_what_is_read_from_a_whole_line_comes_back_the_same() -> None:
    document = read_text(MINUTES, "minutes.txt")
    once = given(line4="proposer: Mill Road Branch", line8="number").text
    again = read_with_margin(document, once, {}, lambda known: read_motion_list(document, {}, given=known))
    assert again.text == once
    assert all(
        mark.by_hand
        for mark in again.motions.marked.marks
        if mark.text in ("Mill Road Branch", "8.", "Election of the keeper")
    )
