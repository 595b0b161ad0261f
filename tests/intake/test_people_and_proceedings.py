"""Minutes that name who moved, voted, spoke or was absent: the names come into no record, and what was decided beside them is kept."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.planning.look_at import look_at
from scripts.intake.vocabulary.movers import masked, names_people
from scripts.intake.vocabulary.people_told import is_speech
from scripts.intake.vocabulary.proceedings import Proceeding, proceeding

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


# Proceedings, footnotes and page furniture among the words -----------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Action of the delegates: Adopted", Proceeding.OF_MOTION),
        ("Passed by: Hill, Quay, Long Stair", Proceeding.OF_MOTION),
        ("Defeated at: Mill", Proceeding.OF_MOTION),
        ("SOC Note: This motion needs two thirds.", Proceeding.NOTE),
        ("Amendment One was accepted into the text of the motion.", Proceeding.OF_AMENDMENT),
        ("Amendment 2 (drafting) was rejected.", Proceeding.OF_AMENDMENT),
        ("The Archdeacon moved as an amendment: leave out “oars”.", Proceeding.OF_AMENDMENT),
        ("A separate vote was requested on the words “all oars”. They stayed.", Proceeding.PROCEDURE),
        ("The Chair declined to use a casting vote.", Proceeding.PROCEDURE),
        ("Due to time conference then moved to motion 14.", Proceeding.PROCEDURE),
        ("Resolves 2 was removed, 33 to 20.", Proceeding.PART),
        ("This entry was posted in News by the webmaster.", Proceeding.FURNITURE),
    ],
)
def test_a_further_line_of_proceedings_is_known(line: str, kind: Proceeding) -> None:
    assert proceeding(line) is kind
    assert first(OARS, line).wording in (OARS, "")


@pytest.mark.parametrize(
    "line",
    [
        "Action of the tide has worn the quay.",
        "Passed by the quay each day are forty boats.",
        "Amendment of the rules is overdue.",
        "Notes are to be sent to all rowers.",
        "A separate vote for each rower is asked for.",
        "Posted notices are to be read.",
    ],
)
def test_words_that_begin_as_proceedings_do_are_none(line: str) -> None:
    assert proceeding(line) is None


def test_a_note_above_the_words_is_no_part_of_them_and_is_listed() -> None:
    found = read("Motion 1: Oars", "SOC Note: This motion needs two thirds.", OARS, "Motion 2: Rope", OARS)
    assert found.motions[0].wording == OARS
    assert "1: its words begin after what stands above them, a note on the motion" in "\n".join(look_at(found, 2031))


def test_what_became_of_it_is_left_open_and_shown_where_it_stood_among_the_words() -> None:
    motion = first(OARS, "Action of the delegates: Committee report adopted, 88 to 41")
    assert motion.decision is None
    assert in_doubt(motion) == ["Action of the delegates: Committee report adopted, 88 to 41"]


def test_a_paragraph_that_goes_on_with_a_vote_is_not_written() -> None:
    paragraph = (
        "That oars be bought. Put by the committee that looks after the boats, the oars and the slip below the quay. "
        "Show of hands: 14 for, 14 against. The Chair declined to use a casting vote, so the motion fell."
    )
    found = read("Motion 1: Oars", paragraph, "Motion 2: Rope", "That this meeting buys rope.")
    assert (found.motions[0].wording, found.motions[0].decision) == ("", None)
    assert in_doubt(found.motions[0]) == [paragraph]
    assert "1: its words are not written, because a vote stands among them (line 5" in "\n".join(look_at(found, 2031))


def test_a_heading_of_another_motion_ends_the_words() -> None:
    text = "# Moot 2031\n\n## Motion 1: Oars\n\nThat this meeting buys oars.\n\n**Enabling motion**\n\nThat the rules be numbered anew.\n"
    found = read_motion_list(read_text(text, "moot.md"), {})
    assert found.motions[0].wording == OARS
    assert "its words end where another motion may begin" in "\n".join(look_at(found, 2031))


NOTED = "Motion 1: Oars\n\nThat oars be bought where there is water.[1]\n\nMotion 2: Rope\n\nThat rope be bought.\n\n[1] Within a mile\nof the quay.\n\n                  2\n"


def test_a_footnote_and_the_page_number_below_it_are_no_words_and_are_listed() -> None:
    found = read_motion_list(read_text(NOTED, "moot.txt"), {})
    assert found.motions[1].wording == "That rope be bought."
    assert "a footnote" in {group.what for group in found.account.groups_skipped()}


def test_a_line_that_begins_with_a_mark_to_which_nothing_refers_stays() -> None:
    found = read_motion_list(read_text(NOTED.replace("water.[1]", "water."), "moot.txt"), {})
    assert "Within a mile" in found.motions[1].wording


def test_stars_of_a_list_are_no_footnotes() -> None:
    text = "Motion 1: Oars\n\nThis meeting asks* for:\n\n* oars\n* rope\n"
    found = read_motion_list(read_text(text, "moot.txt"), {})
    assert "oars" in found.motions[0].wording


def test_a_result_with_a_footnote_is_left_open() -> None:
    text = "Motion 1: Oars\n\nThat oars be bought.\n\nCARRIED*\n\nMotion 2: Rope\n\nThat rope be bought.\n\nCARRIED\n\n* Subject to the consent of the Harbour Board.\n"
    found = read_motion_list(read_text(text, "moot.txt"), {})
    assert [motion.decision and motion.decision.decision.value for motion in found.motions] == [None, "carried"]
    assert "1: what was decided is left open: its line (line 5) has a footnote" in "\n".join(look_at(found, 2031))


def test_the_heads_of_facing_pages_are_no_headings_and_no_words() -> None:
    text = (
        "REPORT OF THE MOOT                     31\n\nMotion 1: Oars\n\nThat oars be bought.\n\n"
        "32                     THE ROWERS\n\nThat rope be bought too.\n\nCARRIED\n"
    )
    (only,) = read_motion_list(read_text(text, "moot.txt"), {}).motions
    assert "ROWERS" not in only.wording
    assert only.new_committee == ""


def test_numbers_and_titles_in_capitals_that_go_up_are_motions_all_the_same() -> None:
    text = "MOTIONS OF THE MOOT\n\n1   OARS AND BLADES\n\nThat oars be bought.\n\n2   ROPE AND TWINE\n\nThat rope be bought.\n"
    found = read_motion_list(read_text(text, "moot.txt"), {})
    assert [motion.number for motion in found.motions] == ["1", "2"]
