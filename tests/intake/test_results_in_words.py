"""Results in words: a vote by its sides before the decision, nobody against, and the fate of another motion as the reason."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.vocabulary.results import read_result

Read = tuple[str, str, str] | None


def read(text: str) -> Read:
    """The decision, the vote and the note of a text that states a result and nothing else."""
    result = read_result(text)
    return (result.decision.value, result.vote, result.note) if result else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For, 52. Against, 81. Abstaining, 4. LOST", ("lost", "52 for, 81 against, 4 abstentions", "")),
        ("For, 81. Against, 52. Carried.", ("carried", "81 for, 52 against", "")),
        ("Ayes, 52; Noes, 81. Lost", ("lost", "52 for, 81 against", "")),
        ("In favour, 81, against, 52. Carried", ("carried", "81 for, 52 against", "")),
        ("The motion was carried by 131 votes to none.", ("carried", "131 for, 0 against", "")),
        ("Carried by 131 votes to nil, with 2 abstentions", ("carried", "131 for, 0 against, 2 abstentions", "")),
    ],
)
def test_the_sides_of_a_vote_may_stand_before_the_decision(text: str, expected: Read) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On a show of hands the President declared the motion carried.", ("carried", "on a show of hands", "")),
        ("On a card vote, the motion was lost.", ("lost", "on a card vote", "")),
        ("The Chair then declared the resolution lost.", ("lost", "", "")),
        ("There being no speakers against, the motion was approved by acclamation.", ("carried", "by acclamation", "")),
        ("The President declared himself lost.", None),
        ("The Chair declared the motion out of hand.", None),
        ("On a show of hands the motion was sent to the cellar.", None),
    ],
)
def test_the_way_of_voting_and_who_declared_it_may_stand_first(text: str, expected: Read) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "how",
    ["nobody dissenting", "no one against", "with nobody opposing", "none dissenting", "no delegate voting against",
     "without a dissentient voice", "with no dissenting votes", "all voting in favour"],
)  # fmt: skip
def test_that_nobody_was_against_is_no_vote_and_stands_in_the_note(how: str) -> None:
    assert read(f"Carried, {how}.") == ("carried", "", f"The document says: {how}.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Motion 4 having been carried, Motion 5 fell.", "Motion 4 having been carried"),
        ("Motion 4 having been lost, this motion was withdrawn.", "Motion 4 having been lost"),
        ("As Composite 2 had been carried, Motion 5 was not put.", "Composite 2 had been carried"),
    ],
)
def test_the_fate_of_another_motion_may_stand_first(text: str, reason: str) -> None:
    decision, vote, note = read(text) or ("", "", "")
    assert decision in ("fell", "withdrawn")
    assert (vote, note) == ("", f"The document says: {reason}.")


@pytest.mark.parametrize(
    "text",
    [
        "Motion 4 having been carried, Motion 5 was carried.",
        "Motion 4 having been carried, Motion 5 fell and Motion 6 was carried.",
        "Motion 4 was carried, Motion 5 was remitted.",
        "Carried, three dissenting.",
        "Lost, only its movers voting for it.",
        "For, many. Against, 81. Lost",
        "For, 52. Against, 81. Lost, then carried on a recount",
    ],
)
def test_what_is_not_understood_whole_is_no_result(text: str) -> None:
    assert read(text) is None


def motions(result: str, below: str = "") -> list[tuple[str, str, list[str], str]]:
    """The number, the decision, the lines in doubt and the words of each motion."""
    text = (
        "Minutes of the Lampers' Assembly 2031\n\n4. Ladders (Mill Branch)\n\nThis assembly asks for ladders.\n\n"
        f"{result}\n\n{below}5. Oil (Quay Branch)\n\nThis assembly asks for oil.\n\nLost.\n"
    )
    found = read_motion_list(read_text(text, "minutes.txt"), {}).motions
    return [
        (
            one.number,
            one.decision.decision.value if one.decision else "",
            [line.text for line in one.unsure],
            one.wording,
        )
        for one in found
    ]


LADDERS = "This assembly asks for ladders."
OIL = ("5", "lost", list[str](), "This assembly asks for oil.")


@pytest.mark.parametrize(
    ("result", "decision"),
    [
        ("For, 52. Against, 81. Abstaining, 4. LOST", "lost"),
        ("Carried, nobody dissenting", "carried"),
        ("Motion 3 having been carried, Motion 4 fell.", "fell"),
    ],
)
def test_a_result_in_words_ends_its_motion(result: str, decision: str) -> None:
    assert motions(result, "PART TWO\n\nThe chair thanked the tellers.\n\n") == [("4", decision, [], LADDERS), OIL]


@pytest.mark.parametrize(
    "result",
    ["Motion 9 fell.", "Motion 3 having been carried, Motion 5 fell.", "Motion 14 was carried by 30 votes to 4."],
)
def test_a_result_that_names_another_motion_is_not_taken_for_the_one_above_it(result: str) -> None:
    number, decision, unsure, words = motions(result)[0]
    assert (number, decision, words) == ("4", "", LADDERS)
    assert unsure == [result]
