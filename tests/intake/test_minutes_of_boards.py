"""Minutes that say `MOTION by …` below each part of an item, and who voted by name: nobody's name is kept."""

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.planning.look_at import look_at
from scripts.intake.planning.motion_lines import render_motions
from tests.intake.shown import read_text as motions_in

MINUTES = """HARBOUR BOARD
MINUTES, JUNE 8, 2031

7. ACTION ITEMS

7.1  Idling of ferries
MOTION by Tolland, second by Oakley, that the Board forbid idling.
Ayes: Tolland, Oakley, Wick. Nays: Pugh. MOTION CARRIED 3-1.

7.2  Four-day week
MOTION by Pugh, second by Wick, that the yard move to a four-day week.
MOTION by Oakley, second by Wick, to table item 7.2 to the August meeting.
Ayes: Oakley, Wick. Nays: Pugh. MOTION TO TABLE CARRIED 2-1.

7.3  Sale of the crane
MOTION by the Quay Committee that the crane be sold.
Motion died for lack of a second.

8. ADJOURNMENT
MOTION by Wick, second by Oakley, to adjourn. MOTION CARRIED 4-0 at 9:12 p.m.
"""


def minutes() -> MotionList:
    return motions_in(read_text(MINUTES, "minutes.txt"))


def test_each_part_with_a_motion_is_one_and_the_items_are_none() -> None:
    found = [(one.number, one.title, one.wording) for one in minutes().motions]
    assert found == [
        ("7.1", "Idling of ferries", "that the Board forbid idling."),
        ("7.2", "Four-day week", "that the yard move to a four-day week."),
        ("7.3", "Sale of the crane", "that the crane be sold."),
    ]


def test_a_result_is_taken_and_one_after_a_procedural_motion_is_not() -> None:
    first, second, third = minutes().motions
    assert first.decision is not None
    assert (first.decision.decision.value, first.decision.vote) == ("carried", "3 for, 1 against")
    assert second.decision is None
    assert [line.text for line in second.unsure][-1].endswith("MOTION TO TABLE CARRIED 2-1.")
    assert third.decision is not None
    assert third.decision.decision.value == "fell"
    assert third.new_proposers == ["Quay Committee"]


def test_nobody_is_named_in_words_or_messages() -> None:
    found = minutes()
    told = "\n".join([*look_at(found, 2031), render_motions(found, {})])
    written = "\n".join(one.wording + one.title for one in found.motions)
    assert not any(name in told + written for name in ("Tolland", "Oakley", "Wick", "Pugh"))
