"""What a person states of a motion counts before all that the program reads of it, and the plan says where they differ."""

import pytest

from scripts.intake.margin.reading import read_with_margin
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.planning.look_at import look_at
from tests.intake.margin.marking import paged

FIRST = ("Minutes of the Lampers' Assembly 2031", "1. Ladders", "This assembly asks for a ladder at every lamp.")
LAST = ("2. Oil", "This assembly asks for oil.", "Carried.")


def read_back(result: tuple[str, ...], rows: str, below: tuple[str, ...] = LAST) -> MotionList:
    """Two motions, the first with these lines about its result on two pages, and rows in the margin: `2.1` is the second line."""
    text = paged((*FIRST, result[0]), (*result[1:], *below))

    def read(given: Given) -> MotionList:
        return read_motion_list(text, {}, given=given)

    first = read_with_margin(text, None, {}, read).text.splitlines()[0]
    return read_with_margin(text, f"{first}\n{rows}\n", {}, read).motions


def decided(motions: MotionList) -> tuple[str, str]:
    """The decision and the vote of the first motion."""
    decision = motions.motions[0].decision
    return (decision.decision.value, decision.vote) if decision else ("", "")


def said(motions: MotionList) -> list[str]:
    """What the plan says of marks that count."""
    return [note for note in look_at(motions, 2031) if "your mark counts" in note]


SENTENCE = ("There voted for it 4,310, and against it 2,207, on cards, and it was", "declared carried.")


def test_a_sentence_that_goes_on_does_not_take_away_the_vote_that_is_stated() -> None:
    motions = read_back(SENTENCE, "1.4 result: carried, 4310 for, 2207 against")
    assert decided(motions) == ("carried", "4310 for, 2207 against")
    assert motions.motions[0].decided_by_hand
    assert said(motions) == []


def test_it_counts_where_it_is_stated_on_the_second_line_too() -> None:
    motions = read_back(
        ("Carried.", "The tellers came back with their cards."), "2.1 result: carried, 4310 for, 2207 against"
    )
    assert decided(motions) == ("carried", "4310 for, 2207 against")


@pytest.mark.parametrize(
    ("stated", "other", "result", "shown"),
    [
        ("lost", "The motion was carried.", ("lost", ""), "page 1, line 4: lost"),
        ("lost, 12 for, 40 against", "The motion was carried.", ("lost", "12 for, 40 against"), "page 1, line 4: lost, 12 for, 40 against"),
        ("carried, 40 for, 12 against", "The motion was carried by 41 votes to 12.", ("carried", "40 for, 12 against"), "page 1, line 4: carried, 40 for, 12 against"),
        ("withdrawn", "Carried then rescinded.", ("withdrawn", ""), "page 1, line 4: withdrawn"),
        ("fell", "30 for, 12 against", ("fell", ""), "page 1, line 4: fell"),
        ("next business", "30 for, 12 against", ("not recorded", ""), "page 1, line 4: not recorded"),
    ],
)  # fmt: skip
def test_where_the_document_says_otherwise_the_mark_holds_and_the_plan_says_so(
    stated: str, other: str, result: tuple[str, str], shown: str
) -> None:
    motions = read_back(("The chair gave the word.", other), f"1.4 result: {stated}")
    assert decided(motions) == result
    assert motions.motions[0].unsure == []
    assert said(motions) == [f"1: your mark counts ({shown}), but the document also says (page 2, line 1): “{other}”."]


def test_a_vote_on_the_next_line_is_added_to_a_decision_that_is_stated_without_one() -> None:
    assert decided(read_back(("Hands were raised.", "Carried by 41 votes to 12."), "1.4 result: carried")) == (
        "carried",
        "41 for, 12 against",
    )
    assert decided(read_back(("Hands were raised.", "41 for, 12 against"), "1.4 result: carried")) == (
        "carried",
        "41 for, 12 against",
    )


def test_a_line_that_gives_several_motions_another_result_does_not_take_it_away() -> None:
    below = (*LAST[:2], "Motions 1 and 2 were taken together and carried.")
    motions = read_back(("The chair gave the word.", "Tea was served."), "1.4 result: lost", below)
    assert decided(motions) == ("lost", "")
    assert len(said(motions)) == 1


@pytest.mark.parametrize("rows", ["1.4 result: lost\n2.1 result: carried", "1.4 result: lost\n2.1 ? !"])
def test_two_decisions_or_a_doubt_by_hand_leave_the_motion_open(rows: str) -> None:
    motions = read_back(("The chair gave the word.", "The motion was put."), rows)
    assert decided(motions) == ("", "")
    assert motions.motions[0].unsure


def test_the_same_decision_stated_twice_keeps_its_vote() -> None:
    rows = "1.4 result: lost, 12 for, 40 against\n2.1 result: lost"
    assert decided(read_back(("The chair gave the word.", "The motion was put."), rows)) == (
        "lost",
        "12 for, 40 against",
    )


@pytest.mark.parametrize(
    ("typed", "vote"),
    [("carried nem con", "nem con"), ("carried, nem con", "nem con"), ("carried unanimously", "unanimously"), ("carried on a show of hands", "on a show of hands")],
)  # fmt: skip
def test_a_decision_alone_may_have_its_vote_in_words_with_or_without_a_comma(typed: str, vote: str) -> None:
    assert decided(read_back(("The chair gave the word.",), f"1.4 {typed}")) == ("carried", vote)


def test_a_piece_that_was_left_as_a_question_does_not_take_away_what_another_piece_states() -> None:
    text = paged(
        FIRST,
        (
            "Bro. Percy Wick, moving, said that ladders are short. Sister Roe asked for the motion to be withdrawn so that the "
            "Council could count the ladders; Bro. Wick agreed. The motion was REMITTED to the Council.",
            *LAST,
        ),
    )

    def read(given: Given) -> MotionList:
        return read_motion_list(text, {}, given=given)

    first = read_with_margin(text, None, {}, read).text
    question, result = (row for row in first.splitlines() if row.startswith(("2.1b", "2.1c")))
    assert question.split()[1] == "?"
    stated = first.replace(result, f"2.1c  result: remitted | {result.partition('|')[2].strip()}")
    back = read_with_margin(text, stated, {}, read)
    assert decided(back.motions) == ("remitted", "")
    assert question in back.text.splitlines()
    assert read_with_margin(text, back.text, {}, read).text == back.text
