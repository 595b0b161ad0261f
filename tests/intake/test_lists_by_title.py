"""Lists whose title alone says that their motions were carried: which titles say so, and of which motions it may be said."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList, read_motion_list

TITLE = "Resolutions of the AGM 2031"
WORDS = "This meeting resolves that sieves be round."


def read(text: str) -> MotionList:
    return read_motion_list(read_text(text), {})


def decisions(found: MotionList) -> list[str]:
    return [motion.decision.decision.value if motion.decision else "" for motion in found.motions]


def a_list(*, title: str = TITLE, first: str = "Sieves", words: str = WORDS, below: str = "") -> MotionList:
    others = "2. Sand\n\nThis meeting resolves that sand be yellow.\n\nIt further resolves that sand be dry.\n\n3. Stone\n\nThis meeting resolves to buy stone.\n"
    parts = [title, f"1. {first}", words, *([below] if below else []), others]
    return read("\n\n".join(parts))


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "2031 AGM RESOLUTIONS (DUNMARROW)",
        "ANNUAL CONGRESS 2031 RESOLUTIONS",
        "2031 conference resolutions",
        "CONGRESS 2031 – Resolutions (Public Session)",
        "Resolutions of the 29th Biennial Convention, 2031",
        "LU Convention 2031 Resolutions",
        "Lamplighters' Union: Resolutions of Conference 2031",
        "Resolutions passed at AGM 2031",
        "Resolutions adopted by Conference 2031",
    ],
)
def test_a_title_that_says_nothing_more_gives_all_their_result(title: str) -> None:
    assert decisions(a_list(title=title)) == ["carried"] * 3


@pytest.mark.parametrize(
    "title",
    [
        "AGM 2031: Actions on Resolutions",
        "Status of Resolutions, AGM 2031",
        "AGM 2031: Decisions on Resolutions",
        "Votes on the resolutions of AGM 2031",
        "Resolutions of AGM 2031: how they fared",
        "Resolutions of AGM 2031\nand how they fared",
        "AGM 2031 – resolutions and amendments",
        "AGM 2031 resolutions: outcomes",
        "Resolutions of AGM 2031 (VOTES)",
        "Resolutions of AGM 2031 (DRAFT)",
        "On the resolutions of AGM 2031",
        "Members' resolutions, AGM 2031",
        "Special resolutions of AGM 2031",
        "Union votes: Resolutions of AGM 2031",
        f"{TITLE}\n\nThose in italics were not carried.",
        f"{TITLE}\n\nAs received by the Standing Orders Committee",
        f"{TITLE}\n\nKey: ✗ = not carried",
        f"{TITLE}\n\nAll of these were put to the members by ballot.",
    ],
)
def test_any_other_word_in_the_title_or_below_it_leaves_all_open(title: str) -> None:
    found = a_list(title=title)
    assert [motion.title for motion in found.motions] == ["Sieves", "Sand", "Stone"]
    assert decisions(found) == ["", "", ""]


@pytest.mark.parametrize(
    "below",
    [
        "Conference rejected this",
        "Delegates voted it down",
        "Result of ballot: against",
        "NOES have it",
        "Struck down",
        "Laid on the table",
        "Vetoed",
        "X",
        "✗",
        "No",
        "Deceased",
        "Back to branches",
        "[The AGM did not approve this resolution.]",
        "Members voted against.",
        "(Taken off the table)",
        "Put to a ballot of all members",
        "Members were against it",
        "Executive to decide",
        "Kicked into the long grass",
        "Conference preferred another way",
        "Moved: Quay Branch. Not voted on.",
        "LAID OVER",
    ],
)
def test_a_last_line_that_is_none_of_the_words_leaves_its_motion_open_and_is_shown(below: str) -> None:
    found = a_list(below=below)
    assert decisions(found) == ["", "carried", "carried"]
    assert found.motions[0].wording == WORDS
    assert any(below in line.text for line in found.motions[0].unsure)


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting declined.",
        "The vote went against.",
        "[turned down by ballot]",
        "It was not supported.",
        "The mover took it back.",
    ],
)
def test_so_does_a_last_sentence_and_no_half_of_the_paragraph_becomes_official(sentence: str) -> None:
    found = a_list(words=f"{WORDS} {sentence}")
    assert decisions(found) == ["", "carried", "carried"]
    assert sentence not in found.motions[0].wording


@pytest.mark.parametrize(
    "first",
    [
        "Rakes: rejected by the members",
        "Spades, withdrawn",
        "Spades: not voted on",
        "Spades – no",
        "Spades ✗",
        "~~Spades~~",
    ],
)
def test_so_does_a_title_that_ends_in_what_became_of_it(first: str) -> None:
    assert decisions(a_list(first=first)) == ["", "carried", "carried"]


@pytest.mark.parametrize(
    "below",
    [
        "and that they be cheap.",
        "It further resolves that sieves be sold by ballot.",
        "(b) that no sieve be sold.",
        "Calls on members to vote against square sieves.",
        "Each branch shall hold a ballot on sieves.",
    ],
)
def test_clauses_with_such_words_are_words(below: str) -> None:
    found = a_list(below=below)
    assert decisions(found) == ["carried"] * 3
    assert below in found.motions[0].wording


def test_a_short_end_that_other_motions_have_too_is_words() -> None:
    text = f"{TITLE}\n\n" + "\n\n".join(
        f"{number}. {title}\n\nThis meeting asks for {title.lower()}.\n\n{title} matter."
        for number, title in enumerate(("Sieves", "Sand", "Stone"), 1)
    )
    assert decisions(read(text)) == ["carried"] * 3


def test_a_heading_for_a_kind_of_motions_says_no_more_than_the_title() -> None:
    text = f"{TITLE}\n\n1. Sieves\n\n{WORDS}\n\nEMERGENCY MOTIONS\n\nE1. Sand\n\nThis meeting asks for sand.\n\nE2. Stone\n\nThis meeting asks for stone.\n\nHanded to the Council"
    assert decisions(read(text)) == ["carried", "carried", ""]


@pytest.mark.parametrize(
    "below",
    [
        "⏸️ Tabled until the next meeting",
        "Laid over to 2032",
        "(Put off until the spring)",
        "→ Held over for the Council",
    ],
)
def test_what_was_put_off_is_no_wording_and_leaves_a_motion_open_in_any_list(below: str) -> None:
    found = a_list(title="Motions of the AGM 2031", below=f"{below}")
    assert decisions(found) == ["", "", ""]
    assert found.motions[0].wording == WORDS
    assert below in found.motions[0].unsure[0].text
