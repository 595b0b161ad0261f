"""Emergency motions: how they are known, and which number they have."""

import pytest

from schema.terms import MotionKind, SourceText
from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.planning.proposals import Source, name_of, numbers_of
from scripts.intake.vocabulary.numbers import number

BEFORE = """Minutes of the Lampers' Assembly 2031

PAY

8. Ladders (Mill Branch)

This assembly asks for ladders.

Carried.

"""
SOURCE = Source("minutes", "Minutes", is_of_resolutions=False, text=SourceText.OF_THE_NOTICE)


def last(text: str, result: str = "Carried.") -> ParsedMotion:
    """The last motion of minutes that end with these lines."""
    document = read_text(
        f"{BEFORE}{text}\n\nThis assembly is angry that the pier is to close.\n\n{result}\n", "minutes.txt"
    )
    return read_motion_list(document, {}).motions[-1]


@pytest.mark.parametrize(
    "head",
    [
        "Emergency Motion A. The pier",
        "EMERGENCY MOTION B: The pier",
        "Emergency Motion A – The pier (Quay Branch)",
        "Emergency motion: The pier",
        "Emergency Resolution C: The pier",
        "Urgent motion – The pier",
        "Emergency Motion A\nThe pier",
    ],
)
def test_a_letter_or_no_number_makes_an_emergency_motion_that_is_called_by_its_title(head: str) -> None:
    motion = last(head)
    assert (motion.kind, motion.number, motion.title) == (MotionKind.EMERGENCY, "", "The pier")
    assert motion.wording == "This assembly is angry that the pier is to close."
    assert (numbers_of(motion, SOURCE), name_of(motion, SOURCE, lambda _: False)) == (("", ""), "pier")


def test_two_of_them_are_two_motions() -> None:
    first = "Emergency motion: The ferry\n\nThis assembly asks for a ferry.\n\nLost.\n\n"
    document = read_text(
        f"{BEFORE}{first}Emergency motion: The pier\n\nThis assembly asks for a pier.\n\nCarried.\n", "m.txt"
    )
    assert [(one.title, one.kind) for one in read_motion_list(document, {}).motions] == [
        ("Ladders", None),
        ("The ferry", MotionKind.EMERGENCY),
        ("The pier", MotionKind.EMERGENCY),
    ]


@pytest.mark.parametrize(
    ("head", "result"),
    [
        ("EMERGENCY BUSINESS\n\n9. The pier", "Carried."),
        ("OTHER URGENT BUSINESS\n\n9. The pier", "Carried."),
        ("9. Emergency motion on the pier", "Carried."),
    ],
)
def test_its_heading_title_or_result_says_that_it_is_one(head: str, result: str) -> None:
    motion = last(head, result)
    assert (motion.kind, motion.number) == (MotionKind.EMERGENCY, "9")


@pytest.mark.parametrize(
    "title", ["Emergency exits", "Emergency motion deadlines", "Rules for emergency business", "Late motions"]
)
def test_a_title_about_emergencies_makes_none(title: str) -> None:
    assert last(f"9. {title}").kind is None


@pytest.mark.parametrize(
    "text",
    [
        "Emergency motion: Carried",
        "Emergency Motion A: Withdrawn by its movers",
        "Emergency motion A was carried",
        "Emergency motions: two",
    ],
)
def test_a_result_of_one_begins_none(text: str) -> None:
    assert number(text) is None


def test_a_letter_that_a_person_states_is_no_number_of_the_notice() -> None:
    motion = ParsedMotion(number="A", title="The pier", kind=MotionKind.EMERGENCY)
    assert (numbers_of(motion, SOURCE), name_of(motion, SOURCE, lambda _: False)) == (("", ""), "pier")
    ordinary = ParsedMotion(number="A", title="The pier")
    assert numbers_of(ordinary, SOURCE) == ("", "A")
