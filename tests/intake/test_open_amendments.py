"""Below several amendments that are open, `the amendment` is none of them for certain."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.parsed_motion import ParsedMotion
from tests.intake.shown import read_text as motions_in

FIRST = "Amendment 1 (Quay Branch): insert “green” before “ropes”."
SECOND = "Amendment 2 (Mill Branch): delete “new”."


def motion(*below: str) -> ParsedMotion:
    text = "\n\n".join(("Motion 1 – Ropes", "This meeting notes that ropes fray and asks for new ropes.", *below))
    (only,) = motions_in(read_text(f"{text}\n", "minutes.txt")).motions
    return only


def decisions(only: ParsedMotion) -> list[str]:
    return [one.decision.decision.value if one.decision else "" for one in (*only.amendments, only)]


@pytest.mark.parametrize(
    "below",
    [
        (FIRST, SECOND, "The amendment was lost."),
        ("An amendment from the Quay Branch, to add “green”, was moved. An amendment from the Mill Branch, to delete “new”, was moved. The amendment was lost.",),
        ("An amendment from the Quay Branch, to add “green”, was moved.", "An amendment from the Mill Branch, to delete “new”, was moved.", "The amendment was lost."),
    ],
)  # fmt: skip
def test_the_amendment_that_was_lost_is_left_open_where_two_are_open(below: tuple[str, ...]) -> None:
    only = motion(*below, "The motion was carried.")
    assert decisions(only) == ["", "", "carried"]
    assert [line.text for line in only.amendments_unsure] == ["The amendment was lost."]


def test_where_the_one_that_was_carried_is_unknown_the_motion_is_open_too() -> None:
    only = motion(FIRST, SECOND, "The amendment was carried.", "The motion was carried.")
    assert decisions(only) == ["", "", ""]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ((FIRST, SECOND, "Amendment 1 was lost."), ["lost", "", "carried"]),
        ((FIRST, SECOND, "Amendment 2 was lost."), ["", "lost", "carried"]),
        ((FIRST, "LOST", SECOND, "The amendment was lost."), ["lost", "lost", "carried"]),
        ((FIRST, SECOND, "LOST"), ["", "", ""]),  # the motion's, or that of either
        (("Amendment (Quay Branch): add “green”. It was seconded by the Hill Branch.",
          "Amendment (Mill Branch): delete “new”. It was moved formally. The amendment was lost."), ["", "lost", "carried"]),
    ],
)  # fmt: skip
def test_a_number_the_place_or_the_paragraph_says_which_it_is(below: tuple[str, ...], expected: list[str]) -> None:
    assert decisions(motion(*below, "The motion was carried.")) == expected


@pytest.mark.parametrize(
    "results", [("Lost.", "Lost."), ("Carried.", "Carried.", "Carried."), ("LOST", "CARRIED", "CARRIED")]
)
def test_bare_results_below_two_open_amendments_decide_nothing(results: tuple[str, ...]) -> None:
    assert decisions(motion(FIRST, SECOND, *results)) == ["", "", ""]


def test_a_result_of_both_in_one_sentence_decides_the_motion_alone() -> None:
    only = motion(FIRST, SECOND, "The amendment was carried and the motion as amended was carried.")
    assert decisions(only) == ["", "", "carried as amended"]


@pytest.mark.parametrize(
    ("put", "fate"),
    [
        ("Amendment A, proposed by Ned Oakum: add “and longer”. Accepted by the mover.", "carried"),
        ("Amendment 2, moved by Ned Oakum: add “and longer”. Lost.", "lost"),
        ("Amendment B tabled by Ned Oakum – add “and longer”. Accepted by the proposer.", "carried"),
    ],
)
def test_what_became_of_a_persons_amendment_on_its_own_line_is_not_the_motions(put: str, fate: str) -> None:
    only = motion(put, "Vote on the motion: For 12, Against 31, Abstain 2. Motion FALLS.")
    assert decisions(only) == [fate, "lost"]
    assert only.decision is not None
    assert only.decision.vote == "12 for, 31 against, 2 abstentions"
    assert "Oakum" not in only.wording + only.amendments[0].wording


def test_a_sentence_on_an_amendment_that_is_none_of_its_heads_leaves_the_motion_open() -> None:
    only = motion("The amendment proposed by Ned Oakum pleased all. Carried.")
    assert decisions(only)[-1] == ""


def test_a_bracket_left_after_the_head_of_an_amendment_is_none_of_its_words() -> None:
    text = "Motion 2: Ropes\n\nThis meeting asks for ropes.\n\nAmendment to Motion 2 )\n\nDelete “ropes” and insert “oars”.\n"
    (only,) = motions_in(read_text(text, "minutes.txt")).motions
    assert [amendment.wording for amendment in only.amendments] == ["Delete “ropes” and insert “oars”."]


@pytest.mark.parametrize(
    ("line", "bodies", "wording", "decided"),
    [
        ("Amendment – Trent Area: delete “new”. Not accepted.", ["Trent Area"], "delete “new”.", ""),
        ("Amendment – Trent Area: delete “new”. Accepted by movers.", ["Trent Area"], "delete “new”.", "accepted"),
        ("Amendment 1.1 (Moorside): delete “new”", [], "delete “new”", ""),
        ("Amendment 1.1 (Mill Branch): delete “new”", ["Mill Branch"], "delete “new”", ""),
    ],
)  # fmt: skip
def test_who_put_an_amendment_is_none_of_its_words_and_not_accepting_it_decides_nothing(
    line: str, bodies: list[str], wording: str, decided: str
) -> None:
    (one,) = motion(line).amendments
    assert (one.new_proposers, one.wording, one.decision.word if one.decision else "") == (bodies, wording, decided)


def test_an_amendments_result_in_brackets_is_no_heading() -> None:
    text = "Results 2031\n\nComposite A - Heating (CARRIED)\nThis meeting asks for heat.\n(Amendment A.1 LOST)\n\nComposite B - Ropes (LOST)\nThis meeting asks for ropes.\n"
    first, second = motions_in(read_text(text, "results.txt")).motions
    assert [(one.number, one.decision and one.decision.decision.value) for one in first.amendments] == [("A.1", "lost")]
    assert (first.wording, second.new_committee) == ("This meeting asks for heat.", "")


def test_a_second_amendment_to_the_motion_is_one_of_its_own() -> None:
    only = motion(
        "Amendment to Motion 1\nQuay Branch\nDelete “new”.\nCARRIED",
        "Second amendment to Motion 1\nMill Branch\nDelete all.\nLOST",
        "Motion as amended CARRIED",
    )
    assert decisions(only) == ["carried", "lost", "carried as amended"]


def test_a_sentence_that_begins_with_another_motion_is_of_that_one() -> None:
    text = "Decisions 2031\n\nMotion 1 – carried\nMotion 2 – withdrawn\nMotion E3 – this motion was moved by Joan Tolland on behalf of the Quay Branch. Carried.\n"
    *_, last = motions_in(read_text(text, "decisions.txt")).motions
    assert (last.number, last.decision and last.decision.decision.value, last.new_proposers, last.wording) == (
        "2",
        "withdrawn",
        [],
        "",
    )


def test_an_amendment_with_its_place_in_the_order_and_who_put_it_has_the_result_below_it() -> None:
    only = motion(
        "First amendment, by Quay Branch: delete “new”.\nDefeated, 11 votes to 40.", "The motion was carried."
    )
    assert decisions(only) == ["lost", "carried"]
    assert only.amendments[0].new_proposers == ["Quay Branch"]


@pytest.mark.parametrize(
    "line",
    [
        "Amendments: None",
        "Amendments: none received",
        "Amendment – nil",
        "An amendment to add “red” found no seconder.",
    ],
)
def test_where_there_is_no_amendment_none_is_written(line: str) -> None:
    only = motion(line, "Carried")
    assert (only.amendments, only.wording) == ([], "This meeting notes that ropes fray and asks for new ropes.")
    assert decisions(only) == ["carried"]


def test_a_status_at_the_right_of_who_would_amend_is_no_part_of_the_name() -> None:
    text = "Business Committee: agenda\n\n02 River Branch                      Stands\n   amend Mill Branch                 Accepted\n04 Moor Branch                       Withdrawn\n"
    first, *_ = motions_in(read_text(text, "agenda.txt")).motions
    assert [(one.new_proposers, one.decision and one.decision.word) for one in first.amendments] == [
        (["Mill Branch"], "accepted")
    ]
    assert first.decision is None
