"""Rows of lists that say less, or more, than their neighbours; the sources of a composite; what a committee admitted."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.headings import names_paper
from scripts.intake.vocabulary.names import says_body
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import made_of
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.told import motions_named
from tests.intake import shown

WORDS = "Conference calls for candles in every stairwell."


def read(text: str, name: str = "list.txt") -> MotionList:
    return shown.read_text(read_text(text, name))


def decision(motion: ParsedMotion) -> str:
    return motion.decision.decision.value if motion.decision else ""


def test_the_sources_of_a_composite_begin_no_motion() -> None:
    first, second = read(
        f"RESOLUTIONS OF CONGRESS\n\nComposite 03 Wicks\n\nMotion 8, 9 and amendment, and 11\n{WORDS}\n\nCARRIED\n\n12  Wax\n\n{WORDS}\n\nLOST\n"
    ).motions
    assert (first.number, first.wording, decision(first)) == ("Composite 03", WORDS, "carried")
    assert first.made_of == ["8", "9", "11"]
    assert (second.number, decision(second)) == ("12", "lost")
    assert number("Motion 8, 9 and 11 as amended") is None
    assert made_of("(Motions 8, 9 + Amendment, 11)") == ["8", "9", "11"]


def test_in_a_list_of_titles_each_row_is_a_motion_or_nothing() -> None:
    found = read(
        "Porters of the lamp: Wednesday\n\nComposite 6 (Motions 11 & 12 + Amendment): Wicks: Carried\nExecutive Statement 1: Moulds: Carried\n"
        "Motion 13: Trimmers: Fell\nMotion 14 + Amendment: Tallow: Carried\nMotion 15: Stairs: [to be looked up]\nEmergency Motion 2: The fire: Carried\n"
        "[This one asked for a report.]\n\nI missed the vote on Motion 31.\n"
    )
    assert [(motion.number, motion.title, decision(motion), motion.wording) for motion in found.motions] == [
        ("Composite 6", "Wicks", "carried", ""), ("13", "Trimmers", "fell", ""), ("14", "Tallow", "", ""), ("15", "Stairs", "", ""),
        ("E2", "The fire", "carried", ""),
    ]  # fmt: skip
    assert all(motion.unsure for motion in found.motions if not motion.decision)


def test_a_bullet_whose_result_is_not_understood_is_no_words_of_its_neighbour() -> None:
    found = read(
        "# Conference: Tuesday\n\n- Wicks – not carried\n- Tallow (Long Lamps) – carried, but only just\n- Safe Stairs – CARRIED\n\n"
        "After the break:\n\n- Moulds – carried, two-thirds having voted in favour\n",
        "list.md",
    )
    assert [(decision(motion), motion.wording, motion.new_committee) for motion in found.motions] == [
        ("lost", "", ""), ("", "", ""), ("carried", "", ""), ("carried", "", ""),
    ]  # fmt: skip
    assert found.motions[1].unsure


def test_a_bullet_that_begins_with_an_amendments_number_is_one() -> None:
    (motion,) = read(
        '# Motions\n\n## Motion A: Stairs\n\nCouncil notes dark stairs.\n\n- Amendment A1 (Wick Branch): replace "dark" with "black"\n'
        '- Amendment A2 (Tallow Branch): add "and steep"\n',
        "list.md",
    ).motions
    assert motion.wording == "Council notes dark stairs."
    assert [(one.number, one.new_proposers, one.wording) for one in motion.amendments] == [
        ("A1", ["Wick Branch"], 'replace "dark" with "black"'), ("A2", ["Tallow Branch"], 'add "and steep"'),
    ]  # fmt: skip


def test_what_a_committee_admitted_is_neither_words_nor_result_and_a_body_may_be_written_small() -> None:
    motions = read(
        "MOTIONS ON THE AGENDA\n\nHE1   Wick College branch\n      Ordered on to the agenda\n\nHE2   Northern region\n      Ordered on to the agenda\n\n"
        "HE3   Lamp members' standing committee\n      Admitted\n"
    ).motions
    assert [(motion.title, motion.wording, decision(motion), len(motion.unsure)) for motion in motions] == [
        ("", "", "", 1)
    ] * 3
    assert [motion.new_proposers for motion in motions] == [
        ["Wick College branch"], ["Northern region"], ["Lamp members' standing committee"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Motions 21–24",
        "Motion 21/22",
        "(motions 4, 7 and 7.1)",
        "Motion 21, paragraph (b) of 22",
        "Drawn from 21, 22 and 23",
        "Includes: 21, 22a",
    ],
)
def test_what_a_composite_is_made_of_is_no_motion_and_no_words(line: str) -> None:
    (motion,) = read(
        f"MOTIONS\n\nComposite 3 Stairs\n\nReceived from: Wick Branch\n\n{line}\nCouncil calls for stairs.\n\nCARRIED\n"
    ).motions
    assert (motion.number, motion.wording, decision(motion)) == ("Composite 3", "Council calls for stairs.", "carried")


@pytest.mark.parametrize(
    "said",
    ["Remitted", "Falls", "Accepted as amended", "For debate", "Existing policy", "Formally moved", "\nCOMPOSITE No.2"],
)
def test_what_stands_below_a_body_and_one_that_would_amend_is_asked(said: str) -> None:
    report = "Report of the Lamp Committee\n\n11 Wick Branch\n{}\n{}\n\n12 Tallow Branch\n\nStands\n\n13 Quay Branch\n\nStands\n"
    for amend in ("amend Hill Branch\n", ""):
        first = read(report.format(amend, said)).motions[0]
        if amend or said not in ("Remitted", "Falls"):
            assert (decision(first), [line.text for line in first.unsure]) == ("", [said.strip()])
        assert not any(one.decision or one.lines for one in first.amendments)
        assert not first.lines
    assert not any(motion.new_committee for motion in read(report.format("", said)).motions)


def test_what_was_admitted_leaves_an_amendment_open_for_its_result() -> None:
    (motion,) = read(
        "STANDING ORDERS COMMITTEE\n\n102  Lamp Section\nAmendment 102a  Wick Branch\nAdmitted\nAmendment accepted\n"
    ).motions
    assert [(one.number, one.decision and one.decision.word) for one in motion.amendments] == [("102a", "accepted")]
    assert (motion.decision, [line.text for line in motion.unsure]) == (None, ["Admitted"])


def test_numbered_motions_behind_bullets_are_seen_and_initials_are_no_title() -> None:
    motions = read(
        "# Agenda: Members' Meeting\n\n1. Apologies (Secretary)\n2. Minutes (AW)\n3. Motions and rule changes (Chair)\n    - 3.1 Motion: Wicks (JT)\n"
        "    - 3.2 Rule change: Two trimmers (Secretary)\n4. Elections\n5. Close\n",
        "agenda.md",
    ).motions
    assert [(motion.number, motion.title) for motion in motions] == [("3.1", "Wicks"), ("3.2", "Two trimmers")]


def test_a_composite_is_not_the_motion_of_its_number() -> None:
    assert motions_named("Superseded by Composite 3") == ("Composite 3",)
    found = read(
        f"Minutes of the Moot\n\nMotion 3. Wicks\n\n{WORDS}\n\nThe Chair did not call it.\n\nMotion 4. Wax\n\n{WORDS}\n\nSuperseded by Composite 3\n"
    )
    assert not any("Composite" in line.text for line in found.motions[0].unsure)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carried by the two-thirds majority required: 30 to 8", ("carried", "30 for, 8 against")),
        ("Lost, not having obtained a two-thirds majority: 20 to 18", ("lost", "")),
        ("Not carried – the required two-thirds majority not having been obtained (5 for, 3 against)", ("lost", "5 for, 3 against")),
        ("Adopted: November 6, 2031 (Yeas 34, Nays 6, Abstentions 2)", ("carried", "34 for, 6 against, 2 abstentions")),
        ("Seconded and carried by acclamation", ("carried", "by acclamation")),
        ("Seconded and lost.", ("lost", "")),
    ],
)  # fmt: skip
def test_a_majority_a_day_and_a_seconder_may_stand_beside_a_result(text: str, expected: tuple[str, str]) -> None:
    result = read_result(text)
    assert result is not None
    assert (result.decision.value, result.vote) == expected


def test_small_things_that_are_known() -> None:
    assert may_be_result("Ordered on to the agenda")
    assert says_body("Lamp members' standing committee")
    assert all(map(names_paper, ("After the break:", "After lunch", "In the afternoon", "On Saturday morning")))
    assert not names_paper("Lunch breaks")
    found = number("(ii) Trimming the wicks [WT31-04]")
    assert found is not None
    assert (found.number, found.rest) == ("WT31-04", "Trimming the wicks")


@pytest.mark.parametrize(
    "sentence",
    [
        "Delphine Marrack moves, to cheers.", "9 Paper LC/31/9, by Delphine Marrack-Oake.", "Delphine Marrack writes: the hall is dark.",
    ],
)  # fmt: skip
def test_words_that_name_who_moves_or_wrote_are_withheld(sentence: str) -> None:
    (motion,) = read(f"Conference, live\n\nMotion 9: Stairs\n\n{WORDS}\n\n{sentence}\n").motions
    assert "Marrack" not in motion.wording


def test_a_body_moves_too() -> None:
    (motion,) = read(
        f"Conference, live\n\nMotion 9: Stairs\n\n{WORDS}\n\nWe thank Wick Branch, by Tallow Branch.\n"
    ).motions
    assert motion.wording.startswith(WORDS)
