"""A sentence that runs over several lines is one sentence, wherever it is broken and whatever its last line looks like."""

import textwrap

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList, read_motion_list

ENDS = (
    "and the bill for it was never passed",
    "and the rule about it ought to be withdrawn",
    "and the claim was not carried",
    "and an offer made in the spring was accepted",
    "and the papers had been remitted to the Executive",
    "and so it became a policy that every branch adopted",
    "and the town refused, as the council says in motion 4 of last year",
    "and the board spoke against the amendment that was lost",
    "and those who wrote the paper did so under rule 7",
)
FIRST = "This meeting notes that the old lamps on the quay are dark for half of every winter"


def _read(text: str) -> MotionList:
    return read_motion_list(read_text(text, "motions.txt"), {})


@pytest.mark.parametrize("end", ENDS)
def test_a_sentence_is_read_alike_at_every_width(end: str) -> None:
    sentence = f"{FIRST}, {end}."
    for width in range(34, 101, 3):
        wrapped = textwrap.fill(sentence, width)
        found = _read(f"Motion 1: Lamps\n\n{wrapped}\n\nMotion 2: Ropes\n\n{wrapped}\n")
        for motion in found.motions:
            assert (motion.number in "12", motion.decision, motion.amendments, motion.new_proposers) == (
                True,
                None,
                [],
                [],
            ), wrapped
        assert len(found.motions) == 2, wrapped
        assert {motion.wording for motion in found.motions if not motion.unsure} <= {sentence}, wrapped


def test_the_rest_of_a_sentence_that_was_broken_by_hand_is_in_doubt_and_no_result() -> None:
    found = _read(
        "1. Lamps\nThis meeting regrets that the bill for lamps was never\npassed.\n\n"
        "2. Ropes\nThis meeting asks the Executive for new ropes and for a store in which they can be kept dry.\n"
    )
    assert [motion.decision for motion in found.motions] == [None, None]


def test_a_result_in_lower_case_below_a_whole_sentence_is_one() -> None:
    found = _read("1. Lamps\nThis meeting asks for lamps.\ncarried\n\n2. Ropes\nThis meeting asks for ropes.\nlost\n")
    assert [motion.decision.decision.value for motion in found.motions if motion.decision] == ["carried", "lost"]
