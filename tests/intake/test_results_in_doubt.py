"""Results that are doubtful by what stands with them: a fate beside a number, a vote by houses, a reference back, a label below."""

import pytest

from scripts.intake.documents import no_progress, plain_text
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.told import about_ruling
from tests.intake.shown import read_text


def read(text: str) -> MotionList:
    return read_text(plain_text.read(text.encode(), no_progress))


def outcome(motion: ParsedMotion) -> str:
    return motion.decision.decision.value if motion.decision else "in doubt" if motion.unsure else "nothing"


# Beside the number ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fate", ["Tabled", "Deferred", "Shelved", "Pending", "Held over", "Passed to the Council"])
def test_a_fate_beside_a_number_is_no_title(fate: str) -> None:
    text = f"Resolutions\n\nResolution 1 Adopted\nOn crusts\nResolved, that names be given.\n\nResolution 2 {fate}\nOn fellows\nResolved, that there be six.\n"
    first, second = read(text).motions
    assert (first.title, outcome(first)) == ("On crusts", "carried")
    assert (second.title, outcome(second), second.wording) == ("On fellows", "in doubt", "Resolved, that there be six.")


@pytest.mark.parametrize("title", ["Deferred pay", "Pending", "Tabled amendments in committees", "Lost property"])
def test_a_title_over_words_is_no_fate(title: str) -> None:
    text = f"Motions\n\nMotion 1 {title}\nThis meeting wants answers.\nCarried\n\nMotion 2 Bells\nThis meeting wants bells.\nLost\n"
    assert [(motion.title, outcome(motion)) for motion in read(text).motions] == [(title, "carried"), ("Bells", "lost")]


@pytest.mark.parametrize("line", ["Motion 2 Tabled", "Motion 2 Deferred", "Motion 2 Ropes – Tabled"])
def test_a_fate_with_nothing_below_it_is_in_doubt(line: str) -> None:
    motions = read(f"What became of the motions\n\nMotion 1 Carried\n{line}\nMotion 3 Lost\n").motions
    assert [outcome(motion) for motion in motions] == ["carried", "in doubt", "lost"]


@pytest.mark.parametrize(
    ("typed", "is_result"), [("carrierd", True), ("Withdrwan.", True), ("Carriers", False), ("Referees", False)]
)
def test_a_result_with_a_slip_of_the_pen_is_no_title(typed: str, is_result: bool) -> None:
    second = read(f"Decisions\n\nMotion 1 – carried\nMotion 2 – {typed}\nMotion 3 – lost\n").motions[1]
    assert (second.title, outcome(second)) == (("", "in doubt") if is_result else (typed, "nothing"))


def test_a_sentence_below_a_number_with_its_result_is_no_title() -> None:
    text = "Decisions\n\nMotion 1 – carried\nMotion 2 – lost\nFor want of time the meeting then went on to the accounts.\nMotion 4 – lost\n"
    assert [(motion.number, motion.title, outcome(motion)) for motion in read(text).motions] == [
        ("1", "", "carried"),
        ("2", "", "lost"),
        ("4", "", "lost"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Carried at the 2029 conference", "Carried at Conference 2029", "Carried by the AGM of 2029", "Referred to in motion 1", "Referred to motion 1", "Remitted to Joan Tolland",
        "The emergency motion was carried", "Composite 2 was carried", "Motion 2a was carried", "Passed by the branch", "Standing orders were suspended (carried)",
    ],
)  # fmt: skip
def test_what_was_decided_elsewhere_or_of_something_else_is_asked(line: str) -> None:
    text = f"Minutes of the conference\n\n1. Bells\n\nConference asks for bells.\n\nCarried\n\n2. Ropes\n\nConference asks for ropes.\n\n{line}\n\n3. Nets\n\nConference asks for nets.\n"
    found = read(text)
    assert found.motions[1].decision is None
    assert any(line in one.text for motion in found.motions for one in motion.unsure) or line.endswith("(carried)")


@pytest.mark.parametrize(
    "line",
    ["CARRIED LOST", "☐ Carried ☒ Lost", "[x] Carried [ ] Lost", "Overwhelmingly", "Unanimity", "Void", "Carried?", "All except point 2 carried", "Remission lost", "10.45 Carried", "To be carried"],
)  # fmt: skip
def test_a_line_of_words_for_results_alone_is_no_heading_and_no_words(line: str) -> None:
    text = f"Minutes of the conference\n\n1. Bells\n\nConference asks for bells.\n\nCarried\n\n2. Ropes\n\nConference asks for ropes.\n\n{line}\n\n3. Nets\n\nConference asks for nets.\n"
    _, second, third = read(text).motions
    assert (outcome(second), second.wording, third.new_committee) == ("in doubt", "Conference asks for ropes.", "")


# Votes in columns -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    ["The motion was put by houses and carried in all:", "It was voted on by houses, and carried in both:", ""],
)
@pytest.mark.parametrize("sides", [("For", "Against"), ("Ayes", "Noes")])
def test_a_vote_by_houses_is_no_words(sentence: str, sides: tuple[str, str]) -> None:
    table = f"            Clergy   Laity\n{sides[0]}             71      88\n{sides[1]}            12      20\n"
    text = f"ACTS OF SYNOD\n\nItem 1: Bells\n\nThat this Synod ring bells.\n\n{sentence}\n{table}\nItem 2: Barn\n\nThat this Synod approve it.\n\nCarried\n"
    first, second = read(text).motions
    assert first.wording == "That this Synod ring bells."
    assert (outcome(first), outcome(second)) == ("in doubt", "carried")


def test_columns_over_other_lines_are_words() -> None:
    text = "Motions\n\n1. Bells\nThis meeting asks for bells in these places:\nHill    Quay   Mill\nRopes 3 a bell.\n\n2. Oil\nThis meeting wants oil.\n"
    assert "Hill" in read(text).motions[0].wording


# Reference back -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "step",
    ["The reference back of motion {}", "An appeal against the ruling on motion {}", "The challenge to motion {}"],
)
def test_what_was_ruled_stands_where_the_reference_back_was_lost(step: str) -> None:
    text = (
        "REPORT\n\nThe following motions were ruled out of order:\n\n17 Pay of wardens (Moor Branch)\n18 Sale of the Hall (Heath Branch)\n\n"
        f"{step.format(17)} was moved and carried.\n{step.format(18)} was moved and lost.\n"
    )
    first, second = read(text).motions
    assert (first.number, outcome(first)) == ("17", "in doubt")
    assert (second.number, outcome(second), second.wording) == ("18", "ruled out of order", "")


@pytest.mark.parametrize(
    "text",
    ["The reference back of motion 17 was discussed.", "Motion 17 was carried.", "The reference back of rule 17 was lost.", "This meeting notes the appeal against motion 1 was lost last year and asks for more."],
)  # fmt: skip
def test_a_line_that_speaks_of_no_ruling(text: str) -> None:
    assert about_ruling(text) is None


# A label below --------------------------------------------------------------------------------------------------------

LAST = "Passed by the Stores Committee, lists go to the Secretary."


def labelled(last: str, result: str = "Result: Carried") -> ParsedMotion:
    text = f"Motions\n\n1. Trains\n\nThat trains run.\n\nResult: Lost\n\n2. Found\n\nThat what is left be listed.\n{last}\n\n{result}\n"
    return read(text).motions[1]


def test_a_labelled_result_decides_where_the_words_only_sound_like_one() -> None:
    motion = labelled(LAST)
    assert (outcome(motion), motion.wording) == ("carried", f"That what is left be listed.\n\n{LAST}")


@pytest.mark.parametrize(
    ("last", "result"),
    [("\nDeferred to the Council.", "Result: Carried"), (LAST, "Carried"), ("\nLost on a recount.", "Result: Carried")],
)
def test_a_line_apart_or_a_result_without_label_leaves_it_open(last: str, result: str) -> None:
    assert outcome(labelled(last, result)) == "in doubt"
