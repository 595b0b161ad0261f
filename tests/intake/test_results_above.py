"""A result over a group of motions is never given to the motion above it."""

import pytest

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


def test_where_one_stands_below_the_last_results_are_of_the_motions_above_them() -> None:
    text = (
        f"Minutes\n\nThe minutes of the last meeting were put.\n\nCarried\n{GROUPS.partition('CARRIED')[2]}\nREMITTED\n"
    )
    assert decisions(text) == {"1": None, "2": "lost", "3": "remitted"}


def test_without_one_above_the_first_a_last_motion_without_a_result_leaves_the_others_theirs() -> None:
    assert decisions(GROUPS.replace("CARRIED\n", "")) == {"1": None, "2": "lost", "3": None}
