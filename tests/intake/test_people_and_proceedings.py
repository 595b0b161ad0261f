"""Minutes that name who moved, voted, spoke or was absent: the names come into no record, and what was decided beside them is kept."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.planning.look_at import look_at
from scripts.intake.vocabulary.movers import masked, names_people
from scripts.intake.vocabulary.speeches import is_speech

OARS = "That this meeting buys oars."


def read(*paragraphs: str) -> MotionList:
    text = "Minutes of the Rowers' Annual Meeting 2031\n\n" + "\n\n".join(paragraphs) + "\n"
    return read_motion_list(read_text(text, "minutes.txt"), {})


def first(*paragraphs: str) -> ParsedMotion:
    """The first of two motions, with these paragraphs below its title."""
    return read("Motion 1: Oars", *paragraphs, "Motion 2: Rope", "That this meeting buys rope.").motions[0]


def in_doubt(motion: ParsedMotion) -> list[str]:
    return [line.text for line in motion.unsure]


# Sentences about a person ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "The Chair (Alaric Dunnock) asked that this go to the Boat Committee for a report.",
        "Chair Alaric Dunnock-Wray thanked all who had rowed.",
        "General Secretary Alaric Dunnock closed the meeting at nine.",
        "The Treasurer, Alaric Dunnock, reported on the fees.",
        "Cllr Dunnock being absent, nothing was heard of it.",
        "Sister Dunnock (Quay) having been called away, nothing was heard of it.",
    ],
)
def test_what_somebody_did_by_name_and_office_is_no_words(sentence: str) -> None:
    assert is_speech(sentence)
    motion = first(OARS, sentence)
    assert motion.wording == OARS
    assert motion.people
    assert "Dunnock" not in masked(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Secretary (Quay Branch) asked for oars.",
        "The Chair (Eastern Region) thanked all who had rowed.",
        "President of the Board of Trade asked for oars.",
        "Home Secretary Alaric Dunnock announced a tax on oars.",
        "Chairs of the boat house were asked to close the path.",
    ],
)
def test_an_office_without_a_persons_name_is_no_speech(sentence: str) -> None:
    assert not is_speech(sentence)


def test_the_fate_of_a_motion_whose_mover_is_absent_is_shown_to_a_person() -> None:
    motion = first("Cllr Dunnock being absent, this was deferred to the June meeting.")
    assert (motion.wording, motion.decision) == ("", None)
    assert in_doubt(motion) == ["Cllr Dunnock being absent, this was deferred to the June meeting."]


# Who moved and who voted, with a surname each -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "MOTION by Dunnock, second by Pell, that the club buy oars.",
        "Motion by Dunnock (Quay), seconded by Pell, that the club buy oars.",
        "A motion by Dunnock that the club buy oars.",
    ],
)
def test_a_motion_by_somebody_keeps_what_was_asked(line: str) -> None:
    motion = first(line, "MOTION CARRIED 4-1.")
    assert motion.wording == "that the club buy oars."
    assert motion.decision is not None
    assert motion.decision.vote == "4 for, 1 against"


@pytest.mark.parametrize("line", ["Motion by Quay Branch", "A motion by rowers that oars be bought", "Ayes: none."])
def test_a_body_or_nobody_is_no_person(line: str) -> None:
    assert not names_people(line)


def test_those_who_voted_are_left_out_and_the_result_after_them_is_read() -> None:
    motion = first(OARS, "Ayes: Dunnock, Pell, Wray. Nays: Thwaite. MOTION CARRIED 3-1.")
    assert motion.wording == OARS
    assert motion.decision is not None
    assert (motion.decision.decision.value, motion.decision.vote) == ("carried", "3 for, 1 against")


def test_what_was_moved_on_the_procedure_is_no_words_and_its_result_is_in_doubt() -> None:
    motion = first(
        f"MOTION by Dunnock, second by Pell, {OARS[0].lower()}{OARS[1:]}",
        "MOTION by Pell, second by Wray, to table the motion.",
        "Ayes: Pell, Wray. Nays: Dunnock. MOTION TO TABLE CARRIED 2-1.",
    )
    assert motion.wording == "that this meeting buys oars."
    assert motion.decision is None
    assert "MOTION TO TABLE CARRIED 2-1." in in_doubt(motion)


# Items of business with parts -----------------------------------------------------------------------------------------

ITEMS = (
    "7. ACTION ITEMS",
    "7.1  Idle boats\nMOTION by Dunnock, second by Pell, that no boat lie idle.\nMOTION CARRIED 4-1.",
    "7.2  Four oars\nMOTION by Pell that four oars be bought.\nMotion died for lack of a second.",
    "8. ADJOURNMENT\nMOTION by Pell, second by Wray, to adjourn. MOTION CARRIED 5-0 at 9:12 p.m.",
)


def test_the_parts_of_an_item_of_action_are_motions_and_neither_the_item_nor_the_adjournment_is() -> None:
    found = read(*ITEMS)
    assert [(motion.number, motion.title, motion.wording) for motion in found.motions] == [
        ("7.1", "Idle boats", "that no boat lie idle."),
        ("7.2", "Four oars", "that four oars be bought."),
    ]
    assert not [part for motion in found.motions for part in motion.amendments]
    assert [motion.decision.decision.value for motion in found.motions if motion.decision] == ["carried", "fell"]


def test_the_parts_of_an_item_of_action_in_which_nothing_says_motion_are_none() -> None:
    found = read(
        "Motion 1: Oars", OARS, "Carried.", "7. Action items", "7.1 Boat house\nThe roof is to be looked at.",
        "7.2 Slipway\nA quote is to be sought.",
    )  # fmt: skip
    assert [motion.number for motion in found.motions] == ["1"]


# Results beside names -------------------------------------------------------------------------------------------------


def test_a_result_in_capitals_is_no_persons_name() -> None:
    motion = first(OARS, "Moved: Rowers' Executive", "CARRIED ON THE VOICES")
    assert motion.people == 0
    assert in_doubt(motion) == ["CARRIED ON THE VOICES"] or motion.decision is not None


def test_a_result_after_a_sentence_that_names_somebody_is_shown() -> None:
    (only,) = read(
        "Motion E2 – this motion was moved by Alaric Dunnock on behalf of the Executive, on the oars. Long debate. Motion carried"
    ).motions
    assert only.title == ""
    assert "Motion carried" in " ".join(in_doubt(only)) or only.decision is not None


def test_what_was_done_with_a_motion_is_not_its_title() -> None:
    found = read("Motion 1 – this motion was moved", OARS, "Motion 2 – Rope", "That this meeting buys rope.")
    assert [motion.title for motion in found.motions] == ["", "Rope"]
    assert "1: “this motion was moved” is what became of the motion, and not its title" in "\n".join(
        look_at(found, 2031)
    )
