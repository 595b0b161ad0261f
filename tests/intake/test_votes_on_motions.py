"""What a line says first of what was voted on: the motion, or an amendment that somebody proposed on the line above."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.vocabulary.movers import people_named_in
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.votes import VoteFound, join_votes, vote

HEAD = "MINUTES\n\nMotion 7: Longer Wicks\nProposed: Executive\n\nParliament resolves:\n1. To ask for longer wicks.\n\n"
SECOND = "\nMotion 8: Oil\nProposed: Executive\n\nParliament resolves:\n1. To ask for oil.\n\nVote on the motion: For 41, Against 0. Motion passes.\n"


def test_an_amendment_of_a_person_is_one_with_its_own_result() -> None:
    line = 'Amendment A, proposed by Percy Wick: add "and thicker". Accepted by the proposer.\n'
    (motion, _) = read_motion_list(
        read_text(f"{HEAD}{line}Vote on the motion: For 10, Against 30, Abstain 2. Motion FALLS.\n{SECOND}"), {}
    ).motions
    assert motion.decision is not None
    assert (motion.decision.decision.value, motion.decision.vote) == ("lost", "10 for, 30 against, 2 abstentions")
    (amendment,) = motion.amendments
    assert amendment.decision is not None
    assert (amendment.number, amendment.decision.decision.value, amendment.wording) == (
        "A",
        "carried",
        'add "and thicker".',
    )
    assert "Wick" not in motion.wording + amendment.wording


@pytest.mark.parametrize(
    ("text", "of", "decision"),
    [
        ("Vote on the motion as amended: For 31, Against 5. Passed.", "motion", "carried as amended"),
        ("Vote on the amendment: For 3, Against 5. Falls.", "amendment", "lost"),
    ],
)
def test_what_was_voted_on_stands_first(text: str, of: str, decision: str) -> None:
    result = read_result(text)
    assert result is not None
    assert (result.of, result.decision.value) == (of, decision)


def test_a_vote_on_the_motion_with_the_result_of_an_amendment_is_not_understood() -> None:
    assert read_result("Vote on the motion: For 31, Against 5. The amendment was carried.") is None


def test_shares_beside_the_numbers_of_a_vote_are_no_numbers_of_it() -> None:
    counted = vote("For 1,204 (99.2%)   Against 10 (0.8%)   Withheld 31")
    assert counted is not None
    assert counted.figures == "1204 for, 10 against, 31 abstentions"


@pytest.mark.parametrize(
    "text", ["To elect Dame Zadie Roe-Thrale as a trustee.", "President Wick adjourned the meeting at seven."]
)
def test_who_was_elected_or_closed_the_meeting_is_a_person(text: str) -> None:
    assert people_named_in(text)


def test_an_institution_that_is_elected_to_something_is_none() -> None:
    assert not people_named_in("To appoint Harbour Branch as hosts of the conference.")


def test_one_way_of_voting_is_said_once() -> None:
    joined = join_votes([VoteFound("", "", False, "nem. con."), VoteFound("", "", False, "nem con")])
    assert joined is not None
    assert joined.way == "nem con"
