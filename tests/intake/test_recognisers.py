"""Each recogniser, in the shapes that its docstring names, and in those that it must leave alone."""

import pytest

from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.headings import group_heading
from scripts.intake.vocabulary.labels import columns_named, labels
from scripts.intake.vocabulary.names import is_like_a_person, without_people
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import is_opening, made_of
from scripts.intake.vocabulary.results import read_result


@pytest.mark.parametrize(
    ("text", "printed", "rest"),
    [
        ("1. Title", "1", "Title"), ("12.Title", "12", "Title"), ("12) Title", "12", "Title"), ("(12) Title", "12", "Title"),
        ("20 - Title", "20", "Title"), ("01 Title", "01", "Title"), ("12", "12", ""), ("12.", "12", ""), ("10 Title of it", "10", "Title of it"),
        ("CA1. Title", "CA1", "Title"), ("CA2.", "CA2", ""), ("EM2 Title", "EM2", "Title"), ("A12: Title", "A12", "Title"),
        ("Motion 5", "5", ""), ("MOTION 12a – Title", "12a", "Title"), ("Resolution 8: Title", "8", "Title"),
        ("Composite 3 Title", "Composite 3", "Title"), ("Emergency Motion 2", "E2", ""), ("Rule change 4: Title", "RC4", "Title"),
        ("Resolution 3-24F: Title", "3", "Title"), ("Composite D – Title", "Composite D", "Title"), ("2.—Title", "2", "Title"),
    ],
)  # fmt: skip
def test_a_number_is_recognised(text: str, printed: str, rest: str) -> None:
    found = number(text)
    assert found is not None
    assert (found.number, found.rest) == (printed, rest)


@pytest.mark.parametrize(
    "text",
    ["9.1 A title", "3.5 million", "20% of lamps", "2018 was a year", "2018. It was", "5 (c) A rule", "(vi) When", "1.a", "12:30",
     "E3 is a programme", "Motion 5 of last year asked", "motions for 2031"],
)  # fmt: skip
def test_no_number_is_seen_where_there_is_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "decision", "vote", "to"),
    [
        ("CARRIED", "carried", "", ""), ("Motion carried", "carried", "", ""), ("(Lost)", "lost", "", ""),
        ("The motion was remitted to the NEC.", "remitted", "", "NEC"), ("Result: withdrawn", "withdrawn", "", ""),
        ("CARRIED unopposed as amended", "carried as amended", "unopposed", ""), ("Carried nem con", "carried", "nem con", ""),
        ("Carried (45 for, 12 against)", "carried", "45 for, 12 against", ""), ("Passed (Yes: 87, No: 3)", "carried", "87 for, 3 against", ""),
        ("Motion 7, as amended, carried", "carried as amended", "", ""), ("See Composite 3", "in composite", "", ""),
        ("Not reached, referred to the NEC", "not reached", "", "NEC"), ("Lost on a show of hands", "lost", "on a show of hands", ""),
        ("Carried on a card vote: 1,204 for, 37 against, 5 abstentions", "carried", "1204 for, 37 against, 5 abstentions", ""),
        ("Ruled out of order", "ruled out of order", "", ""), ("Fell", "fell", "", ""),
        ("This Resolution was unanimously adopted.", "carried", "unanimously", ""), ("Lost: against 48, for 5", "lost", "5 for, 48 against", ""),
        ("Taken in a composite", "in composite", "", ""),
    ],
)  # fmt: skip
def test_a_decision_is_recognised(text: str, decision: str, vote: str, to: str) -> None:
    found = read_result(text)
    assert found is not None
    assert (found.decision.value, found.vote, found.to) == (decision, vote, to)


@pytest.mark.parametrize(
    "text",
    [
        "carried forward to next year by the Council",
        "This AGM agreed in 2029 that",
        "Lost lamps are found",
        "Withdrawn members",
    ],
)
def test_a_sentence_is_no_decision(text: str) -> None:
    assert read_result(text) is None


@pytest.mark.parametrize(
    ("text", "decision"),
    [("Yes", "carried"), ("Unknown", "not recorded"), ("Fallen", "fell")],
)
def test_in_a_column_a_result_may_be_a_single_word(text: str, decision: str) -> None:
    found = read_result(text, in_column=True)
    assert found is not None
    assert found.decision == decision
    assert text == "Fallen" or read_result(text) is None


@pytest.mark.parametrize(
    ("headings", "parts"),
    [
        (["No.", "Motion", "Text", "Result"], ("number", "title", "wording", "decision")),
        (["Motion No", "Motion", "Yes", "No"], ("number", "wording", "for", "against")),
        (["Notice No.", "Resolution No.", "Title"], ("notice number", "resolution number", "title")),
        (["Colour", "Title"], ("", "title")),
    ],
)
def test_a_heading_that_may_mean_two_parts_means_the_one_that_is_free(
    headings: list[str], parts: tuple[str, ...]
) -> None:
    assert columns_named(headings) == parts


def test_half_a_vote_is_kept_as_a_note() -> None:
    found = read_result("198 in favour – Passed")
    assert found is not None
    assert (found.decision.value, found.vote, found.note) == (
        "carried",
        "",
        "Of the vote the document gives only: 198 for.",
    )


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Proposer: London Branch", [("proposer", "London Branch")]),
        ("Proposed by: A  Seconded by: B", [("proposer", "A"), ("seconder", "B")]),
        ("(Proposed by Harbour Branch)", [("proposer", "Harbour Branch")]),
        ("Moved by Ada Wick, seconded by Ben Trimmer", [("proposer", "Ada Wick"), ("seconder", "Ben Trimmer")]),
        ("For: 12 Against: 3", [("for", "12"), ("against", "3")]),
        ("Proposer:", [("proposer", "")]),
        (
            "It was proposed by Quay Branch and seconded by Mill Branch that:",
            [("proposer", "Quay Branch"), ("seconder", "Mill Branch")],
        ),
        ("Moved by the Executive Committee and seconded from the floor.", [("proposer", "the Executive Committee")]),
        ("This was moved by Weir Branch; formally seconded.", [("proposer", "Weir Branch")]),
        ("Mover—Harbour Branch", [("proposer", "Harbour Branch")]),
        ("Proposed by the government, the bill will harm all.", []),
        ("Source: the census of lamps", []),
        ("Union strength:", []),
    ],
)
def test_labels_are_recognised(text: str, pairs: list[tuple[str, str]]) -> None:
    assert labels(text) == tuple(pairs)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ada Wick", ""), ("Dr A. B. Wick", ""), ("Ada Wick, Harbour Branch", "Harbour Branch"), ("Ada Wick (Harbour Branch)", "Harbour Branch"),
        ("Ada Wick and Ben Trimmer, of the Harbour Branch", "Harbour Branch"), ("Co Tide", "Co Tide"), ("Ada Wick of Harbour Branch", "Harbour Branch"), ("Harbour Branch (Ada Wick)", "Harbour Branch"), ("County of Tides", "County of Tides"),
        ("West Tidewater", "West Tidewater"), ("Union of Rope, Ladder and Lamp Makers", "Union of Rope, Ladder and Lamp Makers"),
    ],
)  # fmt: skip
def test_people_are_left_out_and_bodies_are_not(text: str, left: str) -> None:
    assert without_people(text) == left


def test_a_name_in_doubt_is_a_persons() -> None:
    assert is_like_a_person("Marsh Lantern")
    assert not is_like_a_person("Marsh Lantern Branch")


@pytest.mark.parametrize(
    ("text", "decision", "kind"),
    [
        ("Resolutions Carried", "carried", None), ("MOTIONS LOST", "lost", None),
        ("Motions and Amendments not reached and referred to the NEC under Rule 4.1", "not reached", None),
        ("EMERGENCY MOTIONS", None, "emergency"), ("CONSTITUTIONAL AMENDMENTS", None, "constitutional amendment"),
        ("2031 AGM RESOLUTIONS (DUNMARROW)", "carried", None), ("AGM 2031 Motions", None, None),
    ],
)  # fmt: skip
def test_a_heading_over_several_motions_is_recognised(text: str, decision: str | None, kind: str | None) -> None:
    group = group_heading(text)
    assert group is not None
    assert (group.decision and group.decision.value, group.kind and group.kind.value) == (decision, kind)


@pytest.mark.parametrize(
    "text", ["This motion was passed last year", "Motions passed in 2018 are ignored. They should not be."]
)
def test_a_sentence_is_no_heading(text: str) -> None:
    assert group_heading(text) is None


@pytest.mark.parametrize(
    ("text", "printed", "to_motion", "decision"),
    [
        ("The following Amendment was ACCEPTED by the mover", "", "", "carried"), ("Amendment (carried)", "", "", "carried"),
        ("3A.1 Amendment CARRIED", "3A.1", "3", "carried"), ("Amendment 5.1", "5.1", "5", None), ("Amendment #1", "1", "", None), ("Amendment to Motion 12", "", "12", None),
    ],
)  # fmt: skip
def test_an_amendment_is_recognised(text: str, printed: str, to_motion: str, decision: str | None) -> None:
    found = amendment(text)
    assert found is not None
    assert (found.number, found.to_motion, found.result and found.result.decision.value) == (
        printed,
        to_motion,
        decision,
    )


def test_a_composite_names_its_motions() -> None:
    assert made_of("(Motions 12, 15 and 17)") == ["12", "15", "17"]
    assert made_of("Motion 9 and amendment, and 10") == ["9", "10"]
    assert made_of("Motion 9") == []


@pytest.mark.parametrize(
    "text",
    [
        "MOTIONS NOT AGREED", "Motions not yet decided", "MOTIONS DEFEATED OR WITHDRAWN", "Motions carried or remitted",
        "Motions neither carried nor lost", "Motions agreed for debate", "Motions passed to the National Council",
        "Motions carried forward from 2019", "Motions accepted by the Standing Orders Committee", "Motions passed by branches",
    ],
)  # fmt: skip
def test_a_heading_that_denies_a_decision_or_names_two_gives_none(text: str) -> None:
    group = group_heading(text)
    assert group
    assert group.decision is None
    assert group.is_undecided


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("UNREACHED MOTIONS", "not reached"),
        ("Motions passed by conference", "carried"),
        ("Motions carried by acclamation", "carried"),
        ("Motions carried as amended", "carried as amended"),
        ("Motions withdrawn by their movers", "withdrawn"),
        ("Motions referred by Conference to the NEC", "remitted"),
    ],
)
def test_a_heading_that_says_how_or_by_whom_still_gives_its_decision(text: str, decision: str) -> None:
    group = group_heading(text)
    assert group
    assert group.decision == decision


@pytest.mark.parametrize(
    "text",
    [
        "This AGM notes", "Harbour AGM believes that ropes fray", "Bellringers welcomes the new ropes", "That this meeting",
        "Whereas ropes fray", "Our members of the tower believes", "We note", "Harbour district notes that:",
    ],
)  # fmt: skip
def test_the_first_words_of_a_motion_are_recognised_whatever_the_union_is_called(text: str) -> None:
    assert is_opening(text)


@pytest.mark.parametrize(
    "text", ["Harbour is closed", "Bellringers has achieved much", "Bell ropes", "Bellringers believe"]
)
def test_a_sentence_about_a_body_is_not_the_first_words_of_a_motion(text: str) -> None:
    assert not is_opening(text)
