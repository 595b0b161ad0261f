"""A result over a group of motions is never given to the motion above it."""

import pytest

from scripts.intake.documents.lines import DocumentText, Line, Place
from scripts.intake.documents.reading import read_text
from tests.intake import shown

GROUPS = """Motions of the meeting

CARRIED

Motion 1: Bells

That the bells be oiled.

Motion 2: Ropes

That the ropes be renewed.

LOST

Motion 3: Lamps

That lamps be bought.
"""


def decisions(text: str) -> dict[str, str | None]:
    """The decision that is read of each motion, by its number; None where none is recorded."""
    motions = shown.read_text(read_text(text)).motions
    return {motion.number: motion.decision.decision.value if motion.decision else None for motion in motions}


@pytest.mark.parametrize(
    "text",
    [
        GROUPS,
        GROUPS.replace("CARRIED", "Carried").replace("LOST", "Lost."),
        GROUPS.replace("Motions of the meeting\n", "Resolutions of the AGM 2031\n"),
        GROUPS.replace("LOST", "REMITTED\n\nWITHDRAWN"),
        GROUPS.replace("\nMotion 2", "\nLOST\n\nMotion 2"),  # one over each motion
    ],
)
def test_where_a_result_stands_above_the_first_and_none_below_the_last_all_are_left_to_a_person(text: str) -> None:
    assert set(decisions(text).values()) == {None}


LISTS = """Decisions of the meeting

Carried
1  Bells
2  Ropes

Lost
3  Lamps

Withdrawn
"""


@pytest.mark.parametrize("last", ["None\n", "7, 8 and 9\n", "4  Oil\n"])
def test_results_right_above_their_lists_are_of_the_motions_below_also_where_the_last_has_none(last: str) -> None:
    read = decisions(f"{LISTS}{last}")
    assert {number: read[number] for number in "123"} == {"1": "carried", "2": "carried", "3": "lost"}


@pytest.mark.parametrize(
    "text",
    [
        LISTS.replace("2  Ropes\n", ""),  # one motion in each list, and none in the last
        LISTS.replace("2  Ropes\n", "").replace("Carried\n", "Carried\n\n").replace("Lost\n", "Lost\n\n") + "\n5, 6\n",
        LISTS.replace("Carried\n", "Carried\n\n").replace("Lost\n", "Lost\n\n") + "\nNone\n",
    ],
)
def test_a_result_over_a_list_with_no_motion_in_it_is_not_of_the_motion_above(text: str) -> None:
    assert set(decisions(text).values()) == {None}


def test_set_as_headings_results_are_of_no_motion_above_them() -> None:
    texts = ["Carried", "1 Bells", "Lost", "2 Ropes", "Withdrawn"]
    lines = tuple(Line(text, Place(at), heading=2 if text.isalpha() else 0) for at, text in enumerate(texts, 1))
    assert [motion.decision for motion in shown.read_text(DocumentText(lines, "Word")).motions] == [None, None]


def test_where_every_motion_has_its_own_below_it_one_above_the_first_changes_nothing() -> None:
    own = GROUPS.partition("CARRIED")[2].replace("\nMotion 2", "\nWITHDRAWN\n\nMotion 2")
    text = f"Minutes\n\nThe minutes of the last meeting were put.\n\nCarried\n{own}\nREMITTED\n"
    assert decisions(text) == {"1": "withdrawn", "2": "lost", "3": "remitted"}


def test_without_one_above_the_first_a_last_motion_without_a_result_leaves_the_others_theirs() -> None:
    assert decisions(GROUPS.replace("CARRIED\n", "")) == {"1": None, "2": "lost", "3": None}
