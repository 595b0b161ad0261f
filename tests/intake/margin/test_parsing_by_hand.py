"""What a person marks reaches the motion that it is of, and no other."""

from scripts.intake.margin.reading import read_with_margin
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from tests.intake.margin.marking import document

OUTCOMES = document(
    "Round-up of the meeting",
    "PASSED - A new post for keepers who commute to the light",
    "FAILED - A new post for keepers who care for the light",
    "PASSED - Soup on Fridays",
    "Tea was served after the meeting.",
)
BY_HAND = """\
2a result | PASSED -
2b title | A new post for keepers who commute to the light
3a result: lost | FAILED -
3b title | A new post for keepers who care for the light
4a result | PASSED -
4b title | Soup on Fridays
5 end
"""


def read(given: Given) -> MotionList:
    return read_motion_list(OUTCOMES, {}, given=given)


def motions(rows: str) -> list[tuple[str, str, str]]:
    """The number, the title and the decision of each motion, as these rows have them."""
    first = read_with_margin(OUTCOMES, None, {}, read).text.splitlines()[0]
    found = read_with_margin(OUTCOMES, f"{first}\n{rows}", {}, read).motions.motions
    return [(one.number, one.title, one.decision.decision.value if one.decision else "") for one in found]


def test_a_result_before_its_title_is_not_the_motions_above() -> None:
    assert motions(BY_HAND) == [
        ("", "A new post for keepers who commute to the light", "carried"),
        ("", "A new post for keepers who care for the light", "lost"),
        ("", "Soup on Fridays", "carried"),
    ]


def test_titles_that_begin_alike_are_two_motions() -> None:
    assert len(motions(BY_HAND)) == 3


def test_a_number_by_hand_is_read_out_of_its_piece() -> None:
    rows = BY_HAND.replace("2a result | PASSED -\n2b title", "2a skip | PASSED\n2b number: 7 | -\n2c title")
    assert motions(rows)[0] == ("7", "A new post for keepers who commute to the light", "")


def test_a_doubt_by_hand_leaves_the_other_motions_as_they_are() -> None:
    assert [decision for _, _, decision in motions(BY_HAND.replace("3a result: lost", "3a ?"))] == [
        "carried",
        "",
        "carried",
    ]


def test_what_stands_after_the_end_is_in_no_motion() -> None:
    assert "5 end" in BY_HAND
    first = read_with_margin(OUTCOMES, None, {}, read).text.splitlines()[0]
    found = read_with_margin(OUTCOMES, f"{first}\n{BY_HAND}", {}, read).motions.motions
    assert [one.wording for one in found] == ["", "", ""]


def test_a_vote_may_stand_with_a_result_by_hand() -> None:
    first = read_with_margin(OUTCOMES, None, {}, read).text.splitlines()[0]
    rows = BY_HAND.replace("4a result", "4a result: carried, 40 for, 2 against")
    decision = read_with_margin(OUTCOMES, f"{first}\n{rows}", {}, read).motions.motions[2].decision
    assert decision is not None
    assert (decision.decision.value, decision.vote) == ("carried", "40 for, 2 against")
    assert decision.note == "Read by hand from line 4."
