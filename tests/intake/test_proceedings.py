"""What a meeting did on the way to its decision is no part of a motion, and no result of it."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.names import read_names
from scripts.intake.vocabulary.proceedings import begins_procedural_motion


def _read(text: str) -> MotionList:
    return read_motion_list(read_text(text, "minutes.txt"), {})


def _decisions(found: MotionList) -> list[tuple[str, str, str]]:
    return [
        (one.number, one.decision.decision.value if one.decision else "", one.decision.vote if one.decision else "")
        for one in found.motions
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Resolves 2: LOST 21/60/6",
        "Parts: to vote on paragraph 2 alone - request granted, 52/30/5",
        "A motion was made to close the debate by the Hill Branch. Motion carried.",
        "The motion of the Fens Branch, that ropes be bought, had been accepted before the meeting.",
    ],
)
def test_what_is_decided_on_the_way_is_neither_words_nor_the_result(line: str) -> None:
    found = _read(
        f"Minutes of the AGM 2027: motions\n\nMotion 1: Ropes\nThis meeting asks for new ropes.\n{line}\n\n"
        "Motion 2: Bells\nThis meeting asks for new bells.\nCarried.\n"
    )
    assert _decisions(found) == [("1", "", ""), ("2", "carried", "")]
    assert found.motions[0].wording == "This meeting asks for new ropes."
    assert [one.text for one in found.motions[0].unsure] == [line]


def test_a_result_after_a_procedural_motion_is_in_doubt() -> None:
    found = _read(
        "Motion 1: Ropes\nThis meeting asks for new ropes.\nMotion to table\nThere was no seconder.\nCARRIED\n\n"
        "Motion 2: Bells\nThis meeting asks for bells.\nCARRIED\n"
    )
    assert _decisions(found) == [("1", "", ""), ("2", "carried", "")]


@pytest.mark.parametrize(
    ("line", "proposers", "people"),
    [
        ("Moved by the Hospital Branch:", ["Hospital Branch"], 0),
        ("Hospital Branch moved the following motion:", ["Hospital Branch"], 0),
        ("On the motion of the Hospital Branch:", ["Hospital Branch"], 0),
        ("On the motion of Tolland, J., and of Top Road Branch:", [], 1),
        ("Hall aide: Margaret Oakley", [], 1),
    ],
)
def test_who_moved_in_a_sentence_above_the_words(line: str, proposers: list[str], people: int) -> None:
    found = _read(
        f"Motion 1: Ropes\n{line}\nThis meeting asks for new ropes.\nCarried.\n\n"
        "Motion 2: Bells\nThis meeting asks for new bells.\nLost.\n"
    )
    first = found.motions[0]
    assert (first.new_proposers, first.wording) == (proposers, "This meeting asks for new ropes.")
    assert bool(first.people) is bool(people)


def test_a_bare_fell_is_open_in_a_paper_with_votes_that_never_says_lost() -> None:
    text = "Motion 1: Ropes – Passed\nMotion 2: Bells – Fell\nMotion 3: Hats – Passed\n"
    assert [one[1] for one in _decisions(_read(f"The vote on ropes was 96% in favour.\n\n{text}"))] == [
        "carried",
        "",
        "carried",
    ]
    assert [one[1] for one in _decisions(_read(text))] == ["carried", "fell", "carried"]
    assert [one[1] for one in _decisions(_read(f"{text}Motion 4: Oars – Lost, 3 votes to 40\n"))][1] == "fell"


@pytest.mark.parametrize("text", ["BLOGGS, Quay Branch", "Bloggs, Jo, Youth Network", "14 party members"])
def test_a_person_before_a_body_or_a_number_of_people_is_no_body(text: str) -> None:
    assert read_names(text, Bodies({}, "", None)).new == ()


def test_surnames_in_capitals_after_a_title_are_left_out() -> None:
    found = _read(
        "1. Handcarts - ACHTERBERG/FANSHAWE\nThis meeting asks for carts.\nCarried.\n\n2. Bells\nThis meeting asks for bells.\nLost.\n"
    )
    assert [one.title for one in found.motions] == ["Handcarts", "Bells"]


def test_two_names_below_the_words_are_no_words() -> None:
    found = _read(
        "1. Carts\nThis meeting asks for carts.\n\nNOVAK / M. Oakley\n\nCarried.\n\n2. Bells\nThis meeting asks for bells.\n\nZ. Novak / T. Birdsall\n\nLost.\n"
    )
    assert [one.wording for one in found.motions] == ["This meeting asks for carts.", "This meeting asks for bells."]


@pytest.mark.parametrize("line", ["— Carried —", "→ Carried", "** Carried **", "Carried ➔"])
def test_what_is_drawn_around_a_result_is_no_part_of_it(line: str) -> None:
    found = _read(f"1. Carts\nThis meeting asks for carts.\n{line}\n\n2. Bells\nThis meeting asks for bells.\nLost\n")
    assert [one[1] for one in _decisions(found)] == ["carried", "lost"]


def test_a_result_as_the_last_sentence_of_the_words_is_in_doubt() -> None:
    found = _read("1. Carts\nThis meeting asks for carts. Carried.\n\n2. Bells\nThis meeting asks for bells. Lost.\n")
    assert [(one.decision, one.wording) for one in found.motions] == [
        (None, "This meeting asks for carts."),
        (None, "This meeting asks for bells."),
    ]


@pytest.mark.parametrize(
    "text",
    ["A motion to close the debate was lost.", "Motion to table", "The motion that the question be now put", "Motion to refer.", "Procedural motion"],
)  # fmt: skip
def test_a_procedural_motion_is_one_wherever_it_is_asked_for(text: str) -> None:
    assert begins_procedural_motion(text)


@pytest.mark.parametrize(
    "text",
    [
        "Motion to close coal mines",
        "Motion to extend the pier",
        "Motion to suspend trade with the Isles",
        "Motion to refer cases to the Tribunal",
        "The motion that ropes be bought",
    ],
)
def test_a_motion_on_something_else_is_no_procedure(text: str) -> None:
    assert not begins_procedural_motion(text)
