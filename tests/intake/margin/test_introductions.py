"""Minutes that have each motion under an item's number and title, and introduce it in a sentence below that."""

from collections.abc import Callable

import pytest

from schema.terms import MotionKind
from scripts.intake.documents.reading import read_text
from scripts.intake.margin.reading import MarginReading, read_with_margin
from scripts.intake.motions.motion_list import read_motion_list

MINUTES = """\
Guild of Bell Founders, minutes of the yearly meeting of 2031

31/04 Order of business

It was agreed to take motion 3 before noon.

31/05 Clappers

Motion 1, standing in the name of the Far Quay Branch, was moved by the Treasurer and formally seconded:

This meeting asks for steel clappers.

It calls on the council to buy them.

The Mill Branch asked that the second paragraph be voted on separately; the chair did not allow it.

The motion was carried.

31/06 The week of five days

Composite A, made of motions 2 and 4, was moved on behalf of the Mill Branch and seconded:

This meeting asks for a week of five days.

The composite was carried on a show of hands.

31/07 Presentation

The oldest member was given a bell, and the meeting adjourned.

31/08 Alteration of Rule 6

Motion 3, standing in the name of the Council, was moved:

In Rule 6, line 2, delete “show of hands” and insert “ballot of all members”.

There were 12 in favour and 40 against, and the chair declared the motion lost.

31/09 Emergency motion: the fire at the foundry

The emergency motion, standing in the name of the Far Quay Branch, was moved:

This meeting sends its sympathy.

The motion was then put without amendment and carried on a show of hands.

31/10 Badges

Motion 5, standing in the name of the Mill Branch, was not reached for want of time:

This meeting asks for a badge.

31/11 Elections

The tellers reported that the Treasurer was carried back with 30 votes to 2.
"""
TITLED = MINUTES.replace("31/", "").replace("04 ", "4. ").replace("10 ", "10. ").replace("11 ", "11. ")
for _number in "56789":
    TITLED = TITLED.replace(f"0{_number} ", f"{_number}. ")


def read(text: str, margin: str | None = None) -> MarginReading:
    return read_with_margin(
        read_text(text), margin, {}, lambda given: read_motion_list(read_text(text), {}, "Bell Founders", given=given)
    )


def named(text: str) -> MarginReading:
    """The same where a person says with which lines the motions begin."""
    header, *rest = read(text).text.split("\n")
    return read(text, "\n".join([header, "motions at 7, 19, 31, 39, 47", *rest]))


@pytest.mark.parametrize("text", [MINUTES, TITLED])
@pytest.mark.parametrize("reading", [read, named])
def test_the_title_stands_above_and_the_sentence_says_number_body_and_result(
    text: str, reading: Callable[[str], MarginReading]
) -> None:
    motions = reading(text).motions.motions
    assert [(one.number, one.title, one.new_proposers) for one in motions] == [
        ("1", "Clappers", ["Far Quay Branch"]),
        ("Composite A", "The week of five days", ["Mill Branch"]),
        ("3", "Alteration of Rule 6", ["Council"]),
        ("", "The fire at the foundry", ["Far Quay Branch"]),
        ("5", "Badges", ["Mill Branch"]),
    ]
    assert motions[1].made_of == ["2", "4"]
    assert [one.kind for one in motions] == [
        None, MotionKind.COMPOSITE, MotionKind.AMENDMENT, MotionKind.EMERGENCY, None,
    ]  # fmt: skip
    assert [one.decision and one.decision.decision.value for one in motions] == [
        "carried", "carried", None, None, "not reached",
    ]  # fmt: skip


def test_another_item_of_the_minutes_is_no_more_of_the_motion() -> None:
    reading = read(MINUTES)
    assert [one.wording for one in reading.motions.motions] == [
        "This meeting asks for steel clappers.\n\nIt calls on the council to buy them.",
        "This meeting asks for a week of five days.",
        "In Rule 6, line 2, delete “show of hands” and insert “ballot of all members”.",
        "This meeting sends its sympathy.",
        "This meeting asks for a badge.",
    ]
    assert [one.line for one in reading.proposed] == ["37 lost, 12 for, 40 against", "45 carried, on a show of hands"]


def test_a_list_within_a_motion_is_no_other_item() -> None:
    text = "1. Clappers\n\nThis meeting asks for:\n\n1. steel clappers\n\n2. longer ropes\n\nCarried.\n\n2. Badges\n\nThis meeting asks for a badge.\n\nLost.\n"
    header, *rest = read(text).text.split("\n")
    motions = read(text, "\n".join([header, "motions at 1, 11", *rest])).motions.motions
    assert "longer ropes" in motions[0].wording
    assert [one.decision and one.decision.decision.value for one in motions] == ["carried", "lost"]


def test_a_result_of_another_kind_of_motion_is_in_doubt() -> None:
    text = "Motion 1: Ropes\n\nThis meeting asks for ropes.\n\nThe {} was carried.\n\nMotion 2: Oil\n\nThis meeting asks for oil.\n\nThe motion was lost.\n"
    for kind, decision in (("composite", None), ("emergency motion", None), ("motion", "carried")):
        motion = read(text.format(kind)).motions.motions[0]
        assert (motion.decision and motion.decision.decision.value, motion.kind) == (decision, None), kind
