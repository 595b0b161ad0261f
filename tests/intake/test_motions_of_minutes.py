"""Minutes in which each motion has its own number after that of the item: the item's is never the motion's."""

import pytest

from schema.terms import MotionKind
from scripts.intake.documents.reading import read_text
from scripts.intake.motions.parsed_motion import ParsedMotion
from tests.intake.shown import read_text as motions_in

MINUTES = """Minutes of the meeting

1. Apologies

There were none.

2. Motion 1: Bell ropes

That ropes be new.

The motion was carried.

3. Motion 2 – Tar

That tar be hot.

The motion was lost.

4. Composite A (Motions 4 and 9): Pay

That pay rise.

The motion was carried.

5. Emergency Motion 1: Closure

That the ferry stay open.

The motion was carried.

6. Any other business

None.
"""


def motions(text: str, name: str = "minutes.txt") -> tuple[ParsedMotion, ...]:
    return motions_in(read_text(text, name)).motions


def test_the_motions_have_their_own_numbers_kinds_and_titles() -> None:
    read = [(motion.number, motion.kind, motion.title) for motion in motions(MINUTES)]
    assert read == [
        ("1", None, "Bell ropes"),
        ("2", None, "Tar"),
        ("Composite A", MotionKind.COMPOSITE, "Pay"),
        ("E1", MotionKind.EMERGENCY, "Closure"),
    ]


def test_each_has_its_result_and_other_items_are_no_motions() -> None:
    decisions = [motion.decision and motion.decision.decision.value for motion in motions(MINUTES)]
    assert decisions == ["carried", "lost", "carried", "carried"]


@pytest.mark.parametrize(
    "title", ["Motion 1 of last year and its cost", "Composite boats", "Motion sickness on ferries"]
)
def test_a_title_that_begins_with_such_a_word_is_no_number(title: str) -> None:
    text = f"7. {title}\n\nThis meeting wants plums.\n\nCarried.\n\n8. Tar\n\nThis meeting wants tar.\n\nLost.\n"
    assert [(motion.number, motion.title) for motion in motions(text)] == [("7", title), ("8", "Tar")]


@pytest.mark.parametrize(
    ("told", "numbers"),
    [
        ("Joan Petrie reported a balance of £312. Agreed.", []),
        ("The secretary reported that the roof is mended. Agreed.", []),
        ("Joan Petrie moved the motion on oars. Agreed.", ["2"]),
        ("That oars be bought.\n\nAgreed.", ["2"]),
    ],
)
def test_what_was_agreed_at_the_end_of_a_report_is_no_motion(told: str, numbers: list[str]) -> None:
    text = (
        f"# Minutes of the meeting\n\n## 1. Opening\n\nAll were welcome.\n\n## 2. Treasurer\n\n{told}\n\n## 3. Close\n"
    )
    assert [motion.number for motion in motions(text, "minutes.md")] == numbers


def test_an_agenda_of_who_put_what_has_its_amendments_and_no_words() -> None:
    text = "Preliminary agenda\n\n101  Ferry Branch\n\nOpposed\n\n102  Mill Section\n\nAmendment 102a  Quay Branch\n\n103  Weir Branch\n"
    found = motions(text)
    assert [(motion.number, motion.wording, [one.number for one in motion.amendments]) for motion in found] == [
        ("101", "", []),
        ("102", "", ["102a"]),
        ("103", "", []),
    ]
    assert [one.new_proposers for motion in found for one in motion.amendments] == [["Quay Branch"]]
