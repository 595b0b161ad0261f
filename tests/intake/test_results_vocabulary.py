"""What was decided is read from a text that says that and nothing else; what merely speaks of a result is left open."""

import pytest

from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.results import read_result


@pytest.mark.parametrize(
    ("text", "decision", "vote", "to"),
    [
        ("CARRIED", "carried", "", ""), ("Motion carried", "carried", "", ""), ("(Lost)", "lost", "", ""), ("Lost*", "lost", "", ""),
        ("The motion was remitted to the NEC.", "remitted", "", "NEC"), ("Result: withdrawn", "withdrawn", "", ""),
        ("Agreed to remit to the National Council", "remitted", "", "National Council"), ("Decision: Agreed to remit", "remitted", "", ""),
        ("REMITTED TO NEC FOR FURTHER CONSIDERATION", "remitted", "", "NEC"), ("Referred back", "remitted", "", ""),
        ("CARRIED ON CASTING VOTE OF CHAIR (17-17)", "carried", "17 for, 17 against", ""), ("Not carried", "lost", "", ""),
        ("Failed to achieve the two-thirds majority required", "lost", "", ""), ("Lost by 4 votes", "lost", "", ""),
        ("LOST ON A CARD VOTE 1,204 TO 3,400", "lost", "1204 for, 3400 against", ""), ("NOT REACHED – guillotined", "not reached", "", ""),
        ("Composited in C1", "in composite", "", ""), ("Composited into Composite 2", "in composite", "", ""), ("composited", "in composite", "", ""),
        ("Withdrawn by the movers", "withdrawn", "", ""), ("Withdrawn in favour of Composite 1", "withdrawn", "", ""),
        ("The motion was defeated after a recount.", "lost", "after a recount", ""), ("Motion not moved (delegate absent)", "fell", "", ""),
        ("The Assembly rejected this motion.", "lost", "", ""), ("Conference unanimously passed the motion", "carried", "unanimously", ""),
        ("Congress carried this motion by 40 votes to 12.", "carried", "40 for, 12 against", ""),
        ("The mover accepted the amendment.", "carried", "", ""),
        ("This motion has not been adopted", "lost", "", ""), ("The motion did not pass", "lost", "", ""), ("Voted on and lost", "lost", "", ""),
        ("PASSED with one abstention", "carried", "", ""), ("The amendment was lost; the motion was carried", "carried", "", ""),
        ("The amendment was carried; the motion was lost", "lost", "", ""), ("The amendment was carried. The motion was carried.", "carried as amended", "", ""),
        ("The Proposal was passed, by a clear majority of raised cards.", "carried", "by a clear majority of raised cards", ""),
        ("Carried as amended by 75.1", "carried as amended", "", ""), ("Amended motion adopted", "carried as amended", "", ""), ("Duly adopted", "carried", "", ""), ("Adopted: April 27, 2012", "carried", "", ""),
        ("FELL – MOTION 1 CARRIED", "fell", "", ""), ("Fell (A2 lost)", "fell", "", ""), ("this was debated at length, put to the vote and lost.", "lost", "", ""),
        ("The motion, as amended, was put and lost on a show of hands.", "lost", "on a show of hands", ""),
        ("The Motion fell, on a show of voting cards.", "fell", "on a show of voting cards", ""),
        ("Motion 32 was amended by 32.1 and then carried", "carried as amended", "", ""), ("Carried by 45 votes to 3", "carried", "45 for, 3 against", ""),
        ("Carried by 53-6-3", "carried", "53 for, 6 against, 3 abstentions", ""), ("Lost by 6/53", "lost", "6 for, 53 against", ""),
        ("Carried as amended by 53-6", "carried as amended", "53 for, 6 against", ""), ("Carried by 53 in favour and 6 against", "carried", "53 for, 6 against", ""),
        ("Agreed by 44 votes to 11 (9 abstentions)", "carried", "44 for, 11 against, 9 abstentions", ""),
        ("Carried, 53 voting for and 6 against", "carried", "53 for, 6 against", ""), ("Carried by a majority of 53", "carried", "", ""),
        ("LOST (see minute 14)", "lost", "", ""), ("carried motion", "carried", "", ""), ("Fell through lack of time", "not reached", "", ""),
    ],
)  # fmt: skip
def test_a_result_of_several_words_is_read(text: str, decision: str, vote: str, to: str) -> None:
    found = read_result(text)
    assert found is not None
    assert (found.decision.value, found.vote, found.to) == (decision, vote, to)


@pytest.mark.parametrize(
    "text",
    [
        "Carried then rescinded by motion 2", "Carried, subsequently rescinded", "Deferred to next AGM", "Overtaken by motion 2", "Next business agreed",
        "Carried (paragraph 2 lost)", "Carried with paragraph 2 deleted", "Carried in part", "Passed to the National Council", "Stands",
        "Agreed to take next business", "Accepted by the Executive but lost on the floor", "Lost on show of hands but carried on a card vote",
        "Remitted to the Council and lost", "largely carried", "VOTE: FOR 45 AGAINST 60", "Fell (two thirds not reached: 60 for, 40 against)",
        "Deferred sine die.",
        "Referred to the next Conference",
        "The motion was remitted to next year’s AGM.",
        "Agreed to refer to the 2032 General Meeting",
        "Postponed indefinitely",
        "Adjourned over the lunch break",
    ],
)  # fmt: skip
def test_a_result_of_which_anything_is_left_over_is_left_open(text: str) -> None:
    assert read_result(text) is None
    assert read_result(text, in_column=True) is None
    assert may_be_result(text)


@pytest.mark.parametrize(
    "text", ["This AGM agreed in 2029 that", "Lost lamps are found", "Withdrawn members", "Agreed terms must be honoured by all.", "Votes for all"]
)  # fmt: skip
def test_a_sentence_speaks_of_no_result(text: str) -> None:
    assert read_result(text) is None
    assert not may_be_result(text)


def test_what_is_said_beside_the_decision_is_kept() -> None:
    found = read_result("Withdrawn in favour of Composite 1")
    assert found is not None
    assert found.note == "The document says: in favour of Composite 1."
    assert read_result("Withdrawn by Ada Wick") is not None
    assert read_result("Withdrawn by Ada Wick").note == ""  # type: ignore[union-attr]
