"""A result after a label is of the motion above it: never a heading, a body or words, whatever the label."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.doubt import labels_result, tells_what_was_done


def motions(title: str, line: str) -> tuple[ParsedMotion, ...]:
    text = f"{title}\n\n1. Wicks\n\nThat wicks be long.\n\n{line}\n\n2. Oil\n\nThat oil be clear.\n\n{line}\n\n3. Boots\n\nThat boots be dry.\n"
    return read_motion_list(read_text(text), {}).motions


@pytest.mark.parametrize("title", ["RESOLUTIONS PASSED", "Motions 2031", "Resolutions of the Congress of 2031"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DISPOSITION: RESOLUTION DEFEATED", "lost"), ("DISPOSITION: CARRIED", "carried"), ("House Action: NOT ADOPTED", "lost"),
        ("Convention action: adopted as amended", "carried as amended"), ("Disposition: Referred to the Board", "remitted"),
        ("DISPOSITION: CONCURRENCE IN THE COMMITTEE'S RECOMMENDATION - RESOLUTION DEFEATED", ""), ("ACTION: RULED OUT OF ORDER", ""), ("House Action: POSTPONED INDEFINITELY", ""),
        ("DISPOSITION: REFERRED BACK TO COMMITTEE; NOT REPORTED OUT", ""), ("Board action: Adopted", ""), ("Reference Committee action: ADOPTED", ""),
        ("FLOOR: LAID OVER; REFERRED BACK", ""), ("ON THE DAY: DEFEATED", ""), ("Executive decision: rejected", ""), ("Status: Withdrawn then carried", ""),
    ],
)  # fmt: skip
def test_a_result_after_a_label_is_of_the_motion_above(title: str, line: str, expected: str) -> None:
    first, second, third = motions(title, line)
    for one, words in ((first, "That wicks be long."), (second, "That oil be clear.")):
        assert (one.decision.decision.value if one.decision else "") == expected
        assert line in [shown.text for shown in (*one.unsure, one.decision_line) if shown]
        assert one.wording == words
    assert (third.new_committee, second.new_committee) == ("", "")
    assert third.decision is None or third.decided_by_heading


@pytest.mark.parametrize(
    "line",
    [
        "ACTION TAKEN: Letters were sent to three firms in May.",
        "Action taken: None yet.",
        "PROGRESS: The council has met twice.",
    ],
)
def test_what_was_done_later_is_no_heading_and_no_words(line: str) -> None:
    found = motions("Motions 2031", line)
    assert [one.new_committee for one in found] == ["", "", ""]
    assert [one.wording for one in found] == ["That wicks be long.", "That oil be clear.", "That boots be dry."]


@pytest.mark.parametrize(
    "line",
    [
        "Industrial action: ballots must be won", "Call to action: every branch to write", "Action: the Executive to see that what was agreed in 2030 is done", "PAY: LOST EARNINGS",
        "Status: every member has one", "Members' vote: each has one", "EDUCATION: THE NEXT STEP", "Our committee: who they are", "Aims: agreed rates for all", "Political action: a plan",
    ],
)  # fmt: skip
def test_what_has_a_colon_and_no_result_is_no_labelled_result(line: str) -> None:
    assert not labels_result(line)
    assert not tells_what_was_done(line)


def test_what_a_board_decided_stays_among_the_words() -> None:
    text = "Motions 2031\n\n1. Wicks\n\nThis meeting notes:\n\nBoard decision: they have rejected our claim for wicks\n\nThis meeting asks for wicks.\n\nCarried\n"
    (found,) = read_motion_list(read_text(text), {}).motions
    assert "they have rejected our claim" in found.wording


@pytest.mark.parametrize(
    ("words", "is_written", "decision"),
    [
        ("This union notes:\n\nBoard decision: rejected\n\nThis union resolves to write.", True, "carried"),
        ("This conference notes the votes in Parliament:\n\nHouse vote: passed\n\nSenate action: rejected\n\nThis conference resolves to write.", False, "carried"),
        ("Whereas a law was put:\n\nHouse Action: NOT ADOPTED\n\nBe it resolved that we write.", False, None),
    ],
)  # fmt: skip
def test_words_with_a_labelled_line_among_them_are_whole_or_withheld(
    words: str, is_written: bool, decision: str | None
) -> None:
    (found,) = read_motion_list(read_text(f"Motions 2031\n\n1. Wicks\n\n{words}\n\nCARRIED\n"), {}).motions
    assert (found.wording, found.decision and found.decision.decision.value) == (words if is_written else "", decision)
    assert is_written or any("a result stands among them" in doubt for doubt in found.doubts)


def test_a_labelled_result_above_an_amendment_is_a_result() -> None:
    text = "Motions 2031\n\n1. Wicks\n\nThis union asks for wicks.\n\nHouse Action: NOT ADOPTED\n\nAmendment 1.1\n\nThis union asks for oil.\n\nLost\n"
    (found,) = read_motion_list(read_text(text), {}).motions
    assert (found.wording, found.decision and found.decision.decision.value) == ("This union asks for wicks.", "lost")


def test_fields_at_the_head_of_a_resolution_are_its_own() -> None:
    text = (
        "House of Delegates 2031\n\nResolution A-31-01\nSubject: Fair wicks\nIntroduced by: Mill Branch\nReference Committee: B\nHouse Action: NOT ADOPTED\n"
        "RESOLVED, That wicks be fair.\n\nResolution A-31-02\nSubject: Oil\nIntroduced by: Hill Branch\nReference Committee: B\nHouse Action: ADOPTED\nRESOLVED, That oil be bought.\n"
    )
    found = read_motion_list(read_text(text), {}).motions
    assert [
        (one.number, one.title, one.new_proposers, one.decision and one.decision.decision.value, one.wording)
        for one in found
    ] == [
        ("A-31-01", "Fair wicks", ["Mill Branch"], "lost", "RESOLVED, That wicks be fair."),
        ("A-31-02", "Oil", ["Hill Branch"], "carried", "RESOLVED, That oil be bought."),
    ]
