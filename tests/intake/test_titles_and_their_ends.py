"""Where a title, a recommendation and a list end: at a result in brackets, before a column of advice, at a heading of sources."""

import pytest

from scripts.intake.documents import no_progress, plain_text
from scripts.intake.motions.motion_list import MotionList
from tests.intake.shown import read_text


def read(text: str) -> MotionList:
    return read_text(plain_text.read(text.encode(), no_progress))


def shown(found: MotionList) -> list[tuple[str, str, str]]:
    return [
        (motion.number, motion.title, motion.decision.decision.value if motion.decision else "")
        for motion in found.motions
    ]


WRAPPED = """WHAT THE MOOT DECIDED

1. Ropes (CARRIED)
Calls for ropes.

2. An End to the Search for Oars that Were Lost
at Sea (CARRIED, 3 against)
Calls for new oars.

3. The Right of All who Row to
Rest (REMITTED TO THE HARBOUR
COMMITTEE)
Calls for a bench.
"""


def test_a_title_goes_on_to_its_result_in_brackets() -> None:
    found = read(WRAPPED)
    assert shown(found) == [
        ("1", "Ropes", "carried"),
        ("2", "An End to the Search for Oars that Were Lost at Sea", "carried"),
        ("3", "The Right of All who Row to Rest", "remitted"),
    ]
    assert [motion.wording for motion in found.motions] == [
        "Calls for ropes.",
        "Calls for new oars.",
        "Calls for a bench.",
    ]
    assert not any(motion.new_proposers for motion in found.motions)


def test_who_put_a_motion_is_no_rest_of_its_title() -> None:
    found = read("MOTIONS\n\n1. Ropes (CARRIED)\n\n2. Oars\nHarbour Branch (LOST)\n\n3. Knots (LOST)\n")
    assert found.motions[1].title == "Oars"


ADVISED = """Executive positions on motions

Motion 1   Pay of rowers       ACCEPT
           Amendment 1A        REJECT
Motion 2   A fund for oars     REMIT
           Amendment 2A        REMIT
Motion 3   Shelter             ACCEPT WITH STATEMENT
Motion 4   Sale of the quay    OPPOSE
"""


def test_where_each_line_ends_in_a_recommendation_remit_is_one() -> None:
    found = read(ADVISED)
    assert shown(found) == [
        ("1", "Pay of rowers", ""),
        ("2", "A fund for oars", ""),
        ("3", "Shelter", ""),
        ("4", "Sale of the quay", ""),
    ]
    assert [(one.number, one.decision) for motion in found.motions for one in motion.amendments] == [
        ("1A", None),
        ("2A", None),
    ]


def test_recommendations_after_a_dash_are_no_titles_and_no_results() -> None:
    found = read(
        "How we vote\n\nMotion 5: Oars – support\n\nMotion 6: Hats – support, subject to 6.1\n\nMotion 7: Ropes – remit\n"
    )
    assert shown(found) == [("5", "Oars", ""), ("6", "Hats", ""), ("7", "Ropes", "")]


VOTED = """Votes of our delegation

Number Title Our vote Result
1 Free oars For Passed
2 Fewer oars Against Fell
3 Oars by night Abstain Passed
Amendment 3.1 For Lost
4 Oars for hire For Passed
"""


def test_a_column_of_votes_before_the_result_is_taken_off_alike() -> None:
    found = read(VOTED)
    assert shown(found) == [
        ("1", "Free oars", "carried"), ("2", "Fewer oars", "fell"), ("3", "Oars by night", "carried"), ("4", "Oars for hire", "carried"),
    ]  # fmt: skip
    amendment = found.motions[2].amendments[0]
    assert amendment.decision
    assert amendment.decision.decision.value == "lost"
    assert not amendment.wording
    assert not found.motions[2].wording


def test_for_at_the_end_of_titles_stays_where_it_is_no_column() -> None:
    found = read(
        "DECISIONS\n\n1 Oars worth paying For Passed\n2 Ropes of hemp Passed\n3 Benches Fell\n4 Knots Passed\n"
    )
    assert found.motions[0].title == "Oars worth paying For"


@pytest.mark.parametrize("heading", ["References", "Notes and sources", "Further reading:"])
def test_numbered_sources_below_the_motions_are_no_motions(heading: str) -> None:
    motions = "MOTIONS\n\n1. Oars\n\nProposer: Quay Branch\n\nThis moot calls for oars.\n\n2. Rope\n\nProposer: Mill Branch\n\nThis moot calls for rope.\n\n"
    found = read(f"{motions}{heading}\n\n1. Oars: a report, 2028\n2. Copies can be had at the office\n")
    assert [motion.title for motion in found.motions] == ["Oars", "Rope"]
    assert found.motions[1].wording == "This moot calls for rope."
    assert (
        len(read(f"{motions}{heading}\n\n3. Knots\n\nProposer: Hill Branch\n\nThis moot calls for knots.\n").motions)
        == 3
    )


def test_a_paper_with_numbered_sources_alone_has_no_motion() -> None:
    assert not read(
        "Paper on oars\n\nOars are short.\n\nSources\n\n1. Oars, by A. Tester (Quay Press, 2011)\n2. More oars\n"
    ).motions
