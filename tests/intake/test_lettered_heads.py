"""Motions with letters or Roman numerals for numbers, and what has letters and is none."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion

FIRST = "Wicks in the tower\nProposed by: Mill Branch\nSeconded by: Hill Branch\nThis meeting notes that wicks are short.\nCarried."
SECOND = "Oil\nMoved by: Hill Branch\nThis meeting asks for oil.\nLost."
THIRD = "Boots\nProposed by: Quay Branch\nThis meeting wants boots.\nRemitted to the Council."


def motions(text: str) -> tuple[ParsedMotion, ...]:
    return read_motion_list(read_text(text), {}).motions


def decided(text: str) -> list[tuple[str, str]]:
    return [(one.title, one.decision.decision.value if one.decision else "") for one in motions(text)]


def lettered(marks: str, *parts: str, space: str = "\n\n") -> str:
    return "Minutes of the AGM 2031\n\nMotions\n\n" + space.join(
        f"{mark} {part}" for mark, part in zip(marks.split(), parts, strict=True)
    )


@pytest.mark.parametrize(
    "marks", ["A. B. C.", "A) B) C)", "(a) (b) (c)", "a) b) c)", "i. ii. iii.", "(i) (ii) (iii)", "I. II. III."]
)
@pytest.mark.parametrize("space", ["\n\n", "\n"])
def test_letters_before_titles_over_movers(marks: str, space: str) -> None:
    text = lettered(marks, FIRST, SECOND, THIRD, space=space)
    assert decided(text) == [("Wicks in the tower", "carried"), ("Oil", "lost"), ("Boots", "remitted")]
    assert [one.number for one in motions(text)] == ["", "", ""]


def test_an_item_of_the_agenda_among_them_is_no_motion() -> None:
    text = lettered("A. B. C. D.", "Apologies\nNone.", FIRST, SECOND, "Any other business\nTea was served.")
    assert decided(text) == [("Wicks in the tower", "carried"), ("Oil", "lost")]


def test_numerals_within_an_item_of_the_minutes() -> None:
    text = f"Minutes of the AGM 2031\n\n1. Apologies\nNone.\n\n2. Motions\n\n(i) {FIRST}\n\n(ii) {SECOND}\n\n3. Close\nThe meeting closed at nine.\n"
    assert decided(text) == [("Wicks in the tower", "carried"), ("Oil", "lost")]


@pytest.mark.parametrize(
    "parts",
    [
        ("Chair\nProposed by: Mill Branch\nElected unopposed.", "Treasurer\nProposed by: Hill Branch\nCarried."),
        ("Delegates to Congress\nProposed by: Mill Branch\nCarried.", "Branch Secretary\nProposed by: Hill Branch\nCarried."),
        ("Ann Roe\nProposed by: Mill Branch\nCarried.", "Jo Bloggs\nProposed by: Hill Branch\nCarried."),
        ("Minutes of the last meeting\nProposed by: Mill Branch\nCarried.", "Annual accounts\nProposed by: Hill Branch\nCarried."),
        ("Wicks\nMoved by hand and kept dry", "Oil\nMoved by boat\nCarried."),
    ],
)  # fmt: skip
def test_what_else_has_letters_and_movers_is_no_motion(parts: tuple[str, str]) -> None:
    assert not any(one.title and one.decision for one in motions(lettered("A. B.", *parts)))


def test_letters_of_amendments_begin_no_motion() -> None:
    text = (
        "Motions 2031\n\nWicks and oil\nProposed by: Mill Branch\nThis meeting notes that wicks are short.\n\n(a) Amendment\nProposed by: Hill Branch\nAdd oil.\nLost.\n\n"
        "(b) Amendment\nProposed by: Quay Branch\nAdd boots.\nCarried.\n\nThe motion as amended was carried.\n"
    )
    assert decided(text) == [("Wicks and oil", "carried as amended")]


@pytest.mark.parametrize("by", ["Proposed by: Mill Branch\n\n", ""])
def test_lettered_headings_within_one_motion_begin_none(by: str) -> None:
    text = f"Motions 2031\n\nWicks and oil\n{by}A. Background\nThis meeting notes that wicks are short.\n\nB. What we want\nThis meeting calls for longer wicks.\n\nCarried.\n"
    assert not any(title in ("Background", "What we want") for title, _ in decided(text))
    if by:
        (found,) = motions(text)
        assert found.wording.startswith("A. Background\n\nThis meeting notes")


def test_letters_over_sections_with_motions_begin_none() -> None:
    text = lettered("A. B.", f"Finance\n\n{FIRST}\n\n{SECOND}", f"Staff\n\n{THIRD}")
    assert not any(title in ("Finance", "Staff") for title, _ in decided(text))


def test_a_letter_that_is_left_out_ends_the_row() -> None:
    assert not any(decision for _, decision in decided(lettered("A. C.", FIRST, SECOND)))


def test_an_item_at_which_the_meeting_adjourned_is_no_motion() -> None:
    text = lettered(
        "A. B. C. D.", FIRST, "Minutes\nMoved by: Mill Branch\nCarried.", "Lunch\nThe meeting adjourned.", SECOND
    )
    assert [one.title for one in motions(text)] == [one.title for one in motions(lettered("A. B.", FIRST, SECOND))]


def test_lists_within_lettered_motions_stay_words() -> None:
    first = (
        "Wicks\nProposed by: Mill Branch\n\nThis meeting notes:\n\n(a) Wicks are short\n\n(b) Oil is dear\n\nCarried."
    )
    found = motions(lettered("A. B.", first, SECOND))
    assert [one.title for one in found] == ["Wicks", "Oil"]
    assert found[0].wording == "This meeting notes:\n(a) Wicks are short\n(b) Oil is dear"


def test_lost_by_a_greater_number_to_a_lesser_says_no_side() -> None:
    (first, _) = motions(lettered("A. B.", FIRST.replace("Carried.", "Lost by 20 to 12."), SECOND))
    assert first.decision is not None
    assert (first.decision.vote, first.decision.note) == ("", "The document gives this vote: by 20 to 12.")
