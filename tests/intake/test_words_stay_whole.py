"""What stands among a motion's words and looks like its end: the words stay whole, or none are stored and all lines are listed."""

import pytest

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from tests.intake.shown import read_text as read_lines

BELOW = "\n\nMotion 2 Oil\nProposed by Hill Branch\n\nConference calls for oil.\n"


def listed(words: str, *, head: str = "Motion 1 Lamps\nProposed by Mill Branch\n\n", end: str = BELOW) -> MotionList:
    return read_motion_list(read_text(f"Annual Conference 2031 motions\n\n{head}{words}{end}"), {})


@pytest.mark.parametrize(
    "words",
    [
        "Conference notes:\n1.1 The motion was carried.\n1.2 Lamps are dim.\n\nConference calls for lamps.",
        "Conference notes:\n1.1 Proposer: the state of oil.\n1.2 Lamps are dim.",
        "Conference calls for lamps.\n\nPresident Wick opened the conference in 1994 and Conference honours him.",
    ],
)
def test_words_that_look_like_minutes_stay_words(words: str) -> None:
    (first, _) = listed(words).motions
    assert first.decision is None
    assert first.wording.split() == words.split()


@pytest.mark.parametrize(("heading", "is_whole"), [("New wording", False), ("Report: Lamps", True)])
def test_below_a_heading_of_the_motions_level_words_may_go_on(heading: str, *, is_whole: bool) -> None:
    text = (
        "# Motions 2031\n\n## Motion 1: Lamps\n\nConference calls for lamps.\n\n"
        f"## {heading}\n\nThe lamps are lit at dusk.\n\n## Motion 2: Oil\n\nConference calls for oil.\n"
    )
    found = read_lines(read_bytes(text.encode(), ".md", no_progress))
    assert found.motions[0].wording == ("Conference calls for lamps." if is_whole else "")
    assert len(found.account.groups_not_understood()) == (0 if is_whole else 1)


def test_closing_among_the_words_does_not_cut_them() -> None:
    words = "Conference calls for lamps.\n\nClosing\n\nConference instructs the branches to write."
    (first, _) = listed(words).motions
    assert first.wording == ""
    assert "“Closing”" in first.doubts[0]
    (first,) = listed("Conference calls for lamps.\n\nClose\n\nThe Chair thanked all who came.", end="").motions
    assert first.wording == "Conference calls for lamps."


def test_a_vote_beside_the_title_does_not_end_the_motion() -> None:
    (first, _) = listed(
        "Conference asks for boots.\nLost",
        head="Motion 1 Boots (for 12; against 41)\n",
        end="\n\nMotion 2 Oil\nConference calls for oil.\nCarried\n",
    ).motions
    assert (first.title, first.wording) == ("Boots", "Conference asks for boots.")
    assert first.decision is not None
    assert (first.decision.decision.value, first.decision.vote) == ("lost", "12 for, 41 against")


def test_results_of_another_year_decide_nothing() -> None:
    told = "RESULTS OF THE CONFERENCE\n\nMotion 1 was lost.\n\nMotion 2 was carried.\n"
    found = listed("Conference calls for lamps.", end=f"{BELOW}\nThe following were decided in 2030.\n\n{told}").motions
    assert [motion.decision for motion in found] == [None, None]
