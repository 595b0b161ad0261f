"""Minutes whose every paragraph has a number: what stands after it is read as without it."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion

BELOW = "This meeting notes that wicks are short.\n\n"


def motions(text: str) -> tuple[ParsedMotion, ...]:
    return read_motion_list(read_text(text), {}).motions


def decisions(text: str) -> list[str]:
    return [motion.decision.decision.value if motion.decision else "" for motion in motions(text)]


def test_a_result_after_a_paragraphs_number_is_of_the_motion_above() -> None:
    (first, second) = motions(
        f"Minutes of the AGM 2031\n\nMotion 1: Wicks\n{BELOW}2.2 Proposed by the Harbour Branch.\n\n2.3 The motion was carried\n\n"
        f"Motion 2: Oil\n{BELOW}2.5 The motion was lost.\n"
    )
    assert first.decision is not None
    assert (first.decision.decision.value, first.new_proposers) == ("carried", ["Harbour Branch"])
    assert first.wording == BELOW.strip()
    assert second.decision is not None
    assert second.decision.decision.value == "lost"


def test_a_result_with_a_paragraphs_number_begins_no_motion() -> None:
    text = (
        f"Minutes of the AGM 2031\n\n2. Motions\n\n2.1 Motion 4: Wicks\n{BELOW}2.2 The motion was carried\n\n2.3 Motion 5: Oil\n{BELOW}"
        "2.4 The motion was lost.\n"
    )
    assert [(motion.number, motion.title) for motion in motions(text)] == [("4", "Wicks"), ("5", "Oil")]
    assert decisions(text) == ["carried", "lost"]


def test_a_bare_result_with_a_number_may_be_that_of_an_amendment() -> None:
    assert decisions(f"Motion 9: Wicks\n\n{BELOW}9.1 Carried\n\nMotion 10: Oil\n\n{BELOW}The motion was lost.\n") == [
        "",
        "lost",
    ]


def test_each_numbered_paragraph_is_one() -> None:
    (motion, _) = motions(
        "Motion 1: Wicks\n1.1 This meeting notes that wicks are short.\n1.2 It asks for longer ones.\n\nCarried\n\nMotion 2: Oil\n2.1 This "
        "meeting asks for oil.\n\nLost\n"
    )
    assert motion.wording == "1.1 This meeting notes that wicks are short.\n\n1.2 It asks for longer ones."


@pytest.mark.parametrize(
    ("last", "is_in_doubt"),
    [
        ("1.2 The motion was carried.", True),
        ("1.2 The motion was carried out in haste.", True),
        ("1.2 Carried.", False),
    ],
)
def test_a_result_with_the_last_number_of_the_motions_own_paragraphs_is_in_doubt(last: str, is_in_doubt: bool) -> None:
    text = f"Motions 2031\n\nMotion 1: Wicks\n\n1.1 This meeting notes that wicks are short.\n\n{last}\n\nMotion 2: Oil\n\n2.1 This meeting asks for oil.\n"
    first, _ = read_motion_list(read_text(text), {}).motions
    assert ([line.text for line in first.unsure] == [last]) is is_in_doubt
    assert first.decision is None


@pytest.mark.parametrize("opening", ["This Council {verb}", "The Union {verb} that"])
def test_a_list_below_the_line_that_a_part_begins_with_begins_no_motion(opening: str) -> None:
    parts = {
        "notes": "1. Lamps rust.\n2. Ladders rot.",
        "believes": "1. Light is for all.",
        "resolves": "1. To buy oil.",
    }
    words = "\n".join(f"{opening.format(verb=verb)}\n{entries}" for verb, entries in parts.items())
    (motion,) = motions(f"Motion: Open the lamp room\n\n{words}\n\nFor 17, against 2\nResult: Motion passed\n")
    assert (motion.number, motion.title, decisions(f"{motion.title}\n\n{words}\n\nMotion passed\n")) == (
        "",
        "Open the lamp room",
        ["carried"],
    )
    assert motion.wording is not None
    assert "Light is for all." in motion.wording
