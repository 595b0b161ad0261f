"""What stands last in a motion, over several, or in brackets is read wholly or left open; it is no wording and nobody else's result."""

import pytest

from scripts.intake.documents import no_progress, plain_text
from scripts.intake.documents.lines import Place
from scripts.intake.marks.mark import Mark, Role
from scripts.intake.marks.piece import ASIDE, spans
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.planning.look_at import look_at
from tests.intake.shown import read_text


def found_in(text: str) -> MotionList:
    document = plain_text.read(text.encode(), no_progress)
    return read_text(document)


def decided(motion: ParsedMotion) -> str:
    return motion.decision.decision.value if motion.decision else "in doubt" if motion.unsure else "nothing"


def outcomes(text: str) -> dict[str, str]:
    return {motion.number: decided(motion) for motion in found_in(text).motions}


def two_motions(last: str) -> str:
    return f"Motions\n\n1. Ropes\nThis AGM wants ropes.\n{last}\n\n2. Lamps\nThis AGM wants lamps.\nCarried.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Ayes 12, Noes 7. Carried.", "In favour: 40; opposed: 3; abstaining: 2. Carried", "9 for, 9 against; carried on the casting vote of the chair.",
        "For 31, Against 29. Two-thirds majority not reached.", "Did not obtain the two thirds majority that it needed (12 in favour, 10 against)",
        "Majority in favour, but declared not carried under rule 12", "Needed a simple majority. Was not carried.", "This was dealt with after the press and public had left.",
        "TAKEN AS A REFERENCE", "Vote taken at 3.15. Passed", "Declared carried; on a division held to be lost 10-14.", "Moved that the meeting proceed to next business. Carried.",
        "A motion to suspend standing orders was lost.", "Amended.", "An amendment in the name of Lamp Branch was not carried.", "Paragraphs 1 and 2 carried; paragraph 3 lost.",
        "It was agreed not to take a vote.", "Adoption refused.", "Objected to and taken in debate; lost.", "The mover said that motion 2 covers this – carried.",
    ],
)  # fmt: skip
def test_a_last_line_that_speaks_of_a_vote_is_never_wording(line: str) -> None:
    first, second = found_in(two_motions(line)).motions
    assert first.wording == "This AGM wants ropes."
    assert first.decision or [one.text for one in first.unsure] == [line]
    assert decided(second) == "carried"


@pytest.mark.parametrize(
    "words",
    [
        "We want to be carried home after late shifts.", "To write to all who lost their lamps.", "That the vote of each branch be counted by two tellers.",
        "Members who were lost in the fog deserve lamps.",
    ],
)  # fmt: skip
def test_words_that_ask_for_something_stay_wording(words: str) -> None:
    first, _ = found_in(two_motions(words)).motions
    assert first.wording.endswith(words)
    assert decided(first) == "nothing"


@pytest.mark.parametrize(
    "line",
    [
        "Not moved: see Motion 2 (carried).",
        "Not put, as it is covered by Motion 2 (carried)",
        "Dropped: see 2 (lost)",
        "Fell with Motion 2 [carried]",
    ],
)
def test_a_bracket_after_another_motions_number_is_no_result(line: str) -> None:
    first, second = found_in(two_motions(line)).motions
    assert decided(first) in ("in doubt", "fell")
    assert first.wording == "This AGM wants ropes."
    assert decided(second) == "carried"


@pytest.mark.parametrize(
    ("line", "of_amendment"),
    [
        ('Amendment A (East Branch): for "ropes" read "wires" – lost', "lost"), ('Amendment A (East Branch): delete "wants" (carried)', "carried"),
        ('Amendment 1: for "ropes" read "chains" – LOST', "lost"), ('Amendment A: add "long" – withdrawn', "withdrawn"),
    ],
)  # fmt: skip
def test_an_amendment_that_ends_in_its_result_is_closed(line: str, of_amendment: str) -> None:
    (motion,) = found_in(f"Motions\n\n1. Ropes\nThis AGM wants ropes.\n\n{line}\n\nCarried.\n").motions
    (amendment,) = motion.amendments
    assert amendment.decision is not None
    assert amendment.decision.decision.value == of_amendment
    assert decided(motion) == "carried"


def test_an_amendment_whose_result_is_in_doubt_leaves_both_open() -> None:
    text = 'Motions\n\n1. Ropes\nThis AGM wants ropes.\n\nAmendment A: add "long" – passed to the Council\n\nCarried.\n'
    (motion,) = found_in(text).motions
    assert decided(motion) == "in doubt"
    assert [one.decision for one in motion.amendments] == [None]


@pytest.mark.parametrize(
    ("heading", "decision"),
    [
        ("The following motions were LOST:", "lost"), ("Withdrawn by their movers:", "withdrawn"), ("MOTIONS NOT CARRIED", "in doubt"),
        ("The following motions were left for another day:", "nothing"), ("MOTIONS THAT WERE DROPPED", "nothing"), ("Lost on a show of hands:", "in doubt"),
    ],
)  # fmt: skip
def test_a_heading_ends_the_group_above_it_understood_or_not(heading: str, decision: str) -> None:
    text = f"The following motions were CARRIED:\n\n  5  Ropes\n  9  Lamps\n\n{heading}\n\n  2  Nets\n  7  Oars\n"
    assert outcomes(text) == {"5": "carried", "9": "carried", "2": decision, "7": decision}


@pytest.mark.parametrize(
    ("heading", "decision"),
    [
        ("All the motions were lost:", "lost"), ("SATURDAY – MOTIONS LOST", "lost"), ("Northern Region motions lost", "lost"), ("Lost motions", "lost"),
        ("List of motions lost", "lost"), ("Motions from branches – Lost", "lost"), ("Emergency motions that were lost", "lost"), ("Motions on the first day: LOST", "lost"),
        ("Meeting of keepers: motions lost", "lost"), ("Rule changes and motions – lost", "lost"), ("Keepers took the other motions together – Lost", "in doubt"),
        ("KEEPERS TOOK THE MOTIONS – LOST", "in doubt"), ("Reference back of the motions below – Lost", "in doubt"), ("ORDER OF MOTIONS CHANGED – LOST", "in doubt"),
        ("These motions followed, with the report of the clerk – Lost", "in doubt"), ("Keepers went on to the rule changes – Lost", "in doubt"),
    ],
)  # fmt: skip
def test_a_heading_decides_only_where_it_says_no_more_than_of_which_motions(heading: str, decision: str) -> None:
    text = f"MOTIONS CARRIED\n\n5  Ropes\n9  Lamps\n\n{heading}\n\n12  Nets\n17  Oars\n"
    assert outcomes(text) == {"5": "carried", "9": "carried", "12": decision, "17": decision}


@pytest.mark.parametrize(
    ("line", "named", "result"),
    [
        ("MOTIONS 1 AND 2 CARRIED", "12", "carried"),
        ("Motions 1, 2 and 3 were taken together and carried.", "123", "carried"), ("Motions 1 to 3 were carried en bloc.", "123", "carried"),
        ("Motions 1 & 2 were lost", "12", "lost"), ("Resolutions 1–3: all carried", "123", "carried"), ("Motions 1–3 were put formally and lost", "123", "lost"),
        ("Motions 1 and 2 were carried, 3 lost", "12", "in doubt"), ("Motions 1 and 2 were carried by 30 votes to 4", "12", "in doubt"),
        ("Amendments 1 and 2 were carried", "12", "in doubt"),
    ],
)  # fmt: skip
def test_a_line_of_several_motions_is_of_each_that_it_names(line: str, named: str, result: str) -> None:
    text = f"Motions\n\n1. Ropes\nWe want ropes.\n\n2. Lamps\nWe want lamps.\n\n3. Nets\nWe want nets.\n\n{line}\n"
    for motion in found_in(text).motions:
        is_of_it = motion.number in named or result == "in doubt"
        assert decided(motion) == (result if is_of_it else "nothing")
        assert (line in [one.text for one in (*motion.unsure, motion.decision_line) if one]) is is_of_it
        assert line not in motion.wording


def test_a_line_of_several_motions_changes_no_result_of_its_own() -> None:
    text = "Motions\n\n1. Ropes\nWe want ropes.\nLost.\n\n2. Lamps\nWe want lamps.\n\n3. Nets\nWe want nets.\nCarried.\n\nMotions 1 and 2 were carried.\n"
    assert outcomes(text) == {"1": "in doubt", "2": "carried", "3": "carried"}


def test_a_result_that_two_lines_give_a_motion_is_left_open() -> None:
    text = "Outcome\n\nCarried: 1, 2\nLost: 2, 3\n\nMotions\n\n1. Ropes\nWe want ropes.\n2. Lamps\nWe want lamps.\n3. Nets\nWe want nets.\n"
    assert outcomes(text) == {"1": "carried", "2": "in doubt", "3": "lost"}


@pytest.mark.parametrize("line", ["Amendments carried: 1.1, 1.2", "Lost: 12-3", "Motions 1 and 2 carried"])
def test_numbers_after_a_result_are_no_heading_over_what_follows(line: str) -> None:
    text = f"Motions 2031\n\n{line}\n\n3. Ropes\nWe want ropes.\n\n4. Nets\nWe want nets.\n"
    assert not any(motion.decision for motion in found_in(text).motions)


def test_the_reference_back_of_a_motion_opens_what_its_heading_says() -> None:
    text = (
        "REPORT\n\nThe following motions were ruled out of order:\n\n1 Ropes (Harbour Branch) – contrary to Rule 4\n2 Lamps (Quay Branch)\n3 Oil\n\n"
        "The reference back of motion 2 was moved and carried.\n"
    )
    found = found_in(text).motions
    assert [(motion.title, decided(motion)) for motion in found] == [
        ("Ropes", "ruled out of order"),
        ("Lamps", "in doubt"),
        ("Oil", "ruled out of order"),
    ]


def test_a_result_in_the_head_line_beats_that_of_the_group() -> None:
    text = "MOTIONS CARRIED\n\nMotion 1  Ropes\n\nMotion 2  Lamps (withdrawn before the debate)\n\nMotion 3  Nets\n"
    found = outcomes(text)
    assert found["2"] in ("withdrawn", "in doubt")
    assert (found["1"], found["3"]) == ("carried", "carried")


@pytest.mark.parametrize(
    "first_words",
    [
        "Conference opposes the closure.",
        "This branch wants ropes.",
        "The Committee should buy ropes.",
        "Branch officers need ropes.",
    ],
)
def test_the_first_words_below_a_proposer_are_never_the_rest_of_its_name(first_words: str) -> None:
    text = f"Motions\n\n1. Ropes\nProposer: Harbour Branch\n{first_words}\nCarried\n\n2. Lamps\nProposer: Quay Branch\n{first_words}\nLost\n"
    for motion, name in zip(found_in(text).motions, ("Harbour Branch", "Quay Branch"), strict=True):
        assert motion.new_proposers == [name]
        assert motion.wording == first_words


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Motion 7(b): Ropes", "7b"), ("Motion 3 bis: Ropes", "3bis"), ("MOTION FOUR: Ropes", "4"), ("Resolution B — Ropes", "B"), ("Motion IV: Ropes", "IV"),
        ("Motion 2031/14: Ropes", "2031/14"), ("Motion (ii) – Ropes", "ii"), ("Policy 31/P/07: Ropes", "31/P/07"), ("Resolution 2031-4: Ropes", "2031-4"),
        ("Motion B/4 Ropes", "B/4"), ("Motion LX: Ropes", ""),
    ],
)  # fmt: skip
def test_a_motion_with_an_unusual_number_is_never_swallowed_by_the_one_above(printed: str, number: str) -> None:
    text = f"Final agenda\n\nMotion 2: Lamps\nConference wants lamps.\n\n{printed}\nConference wants ropes.\n\nMotion 8: Nets\nConference wants nets.\n"
    assert [(one.number, one.title, one.wording) for one in found_in(text).motions] == [
        ("2", "Lamps", "Conference wants lamps."), (number, "Ropes", "Conference wants ropes."), ("8", "Nets", "Conference wants nets."),
    ]  # fmt: skip


def test_a_number_that_no_record_holds_is_told() -> None:
    found = found_in(
        "Agenda\n\nMotion LX: Ropes\nConference wants ropes.\n\nMotion LXI: Lamps\nConference wants lamps.\n"
    )
    told = [note for note in look_at(found, 2031) if "number" in note]
    assert told == [
        "Line 3: a record cannot hold the number of “Motion LX: Ropes”, and it is left out.",
        "Line 6: a record cannot hold the number of “Motion LXI: Lamps”, and it is left out.",
    ]


def test_a_paragraph_goes_on_over_the_foot_of_a_page_and_the_head_of_the_next() -> None:
    marks = [
        Mark(0, Place(1), "This AGM asks that", Role.WORDS),
        Mark(1, Place(2), "7", Role.SKIP, "a page number", ASIDE),
        Mark(2, Place(3), "The Union", Role.SKIP, "a page header", ASIDE),
        Mark(3, Place(4), "lamps be lit.", Role.GOES_ON),
    ]
    texts = [(span.text, span.lines) for span in spans(marks, set())]
    assert texts == [("This AGM asks that lamps be lit.", (0, 3)), ("7", (1,)), ("The Union", (2,))]


def test_motions_with_roman_numerals_follow_one_another() -> None:
    text = "\n\n".join(
        f"Resolution {number}\nTHAT the {thing} be mended."
        for number, thing in (
            ("I", "rope"),
            ("II", "lamp"),
            ("III", "net"),
            ("IV", "oar"),
            ("V", "keel"),
            ("VI", "mast"),
        )
    )
    assert [one.number for one in found_in(f"Notice of business\n\n{text}\n").motions] == [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
    ]


@pytest.mark.parametrize("field", ["Expires: May 2031", "Financial implications: nil", "Lapsed: 1 May 2031", "Costs: 40 crowns", "Review date: 2034"])  # fmt: skip
def test_a_field_of_a_form_is_no_title_no_result_and_no_words(field: str) -> None:
    text = f"Register\n\nMotion 1\nTitle: Ropes\n{field}\nMotion text:\nThe Union shall mend ropes.\n\nMotion 2\nTitle: Lamps\nText: The Union shall mend lamps.\n{field}\n"
    assert [(one.number, one.title, one.wording, one.decision) for one in found_in(text).motions] == [
        ("1", "Ropes", "The Union shall mend ropes.", None), ("2", "Lamps", "The Union shall mend lamps.", None),
    ]  # fmt: skip


def test_the_number_of_a_web_page_heading_may_hold_a_year_and_a_result_beside_it() -> None:
    text = "Resolutions\n\nResolution 2031-1 Adopted\nOn ropes\nResolved, that ropes be mended.\n\nResolution 2031-2 Not adopted\nOn nets\nResolved, that nets be mended.\n"
    assert [(one.number, one.title) for one in found_in(text).motions] == [
        ("2031-1", "On ropes"),
        ("2031-2", "On nets"),
    ]


@pytest.mark.parametrize(
    "last",
    [
        "Moved: Far Quay Branch (Jem Oakfield). Seconded: Mill Road Branch\n(Ros Wickham). Speakers: Bro. Lamb; Sister Oakham.",
        "Moved: Far Quay Branch (Jem Oakfield). Seconded: Mill Road Branch\n(Ros Wickham).",
        "Moved by Far Quay Branch and seconded by Mill Road Branch\n[R. Wickham]. Speaker: Bro. Lamb.",
    ],
)
def test_a_name_in_brackets_that_wraps_from_the_seconder_is_no_words(last: str) -> None:
    first = found_in(two_motions(f"{last}\nCarried.")).motions[0]
    assert first.wording == "This AGM wants ropes."
    assert decided(first) == "carried"


def test_words_in_brackets_that_name_nobody_stay_words() -> None:
    first = found_in(two_motions("(This does not bind branches.)\nCarried.")).motions[0]
    assert first.wording.endswith("(This does not bind branches.)")


@pytest.mark.parametrize(
    "farewell", ["Yours fraternally,", "Yours in unity,", "Fraternally,", "Yours truly", "In comradeship"]
)
def test_what_ends_a_letter_is_no_words_and_leaves_the_line_above_it_to_be_read(farewell: str) -> None:
    letter = f"Motions\n\n1. Ropes\nThis AGM wants ropes.\nCarried.\n\n2. Lamps\nThis AGM wants lamps.\nMoved next business; next business carried.\n\n{farewell}\nGeneral Secretary\n"
    last = found_in(letter).motions[1]
    assert last.wording == "This AGM wants lamps."
    assert decided(last) == "in doubt"
