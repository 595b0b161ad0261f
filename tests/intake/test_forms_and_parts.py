"""Motions that have no numbers but forms, motions that are parts of an item of minutes, and lists of a title and who put it."""

import pytest

from scripts.intake.documents import no_progress, plain_text
from scripts.intake.documents.lines import DocumentText, Line, Place
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from tests.intake.shown import read_text


def read(text: str) -> MotionList:
    return read_text(plain_text.read(text.encode(), no_progress))


def shown(motion: ParsedMotion) -> tuple[str, str, list[str], str]:
    decision = motion.decision.decision.value if motion.decision else "in doubt" if motion.unsure else ""
    return motion.number, motion.title, motion.new_proposers, decision


# Forms ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["Title", "Motion title", "Motion", "Title of motion", "Resolution"])
def test_a_form_begins_again_with_its_label(label: str) -> None:
    text = (
        f"Papers for the assembly\n\n{label}: Kettles\nProposer: Harbour Branch\nThis meeting wants kettles.\nStatus: Passed\n\n"
        f"{label}: Alarm clocks\nProposer: Welfare Committee\nThis meeting wants no clocks.\nStatus: Failed\n"
    )
    found = read(text)
    assert [shown(motion) for motion in found.motions] == [
        ("", "Kettles", ["Harbour Branch"], "carried"),
        ("", "Alarm clocks", ["Welfare Committee"], "lost"),
    ]
    assert [motion.wording for motion in found.motions] == [
        "This meeting wants kettles.",
        "This meeting wants no clocks.",
    ]


BLANK = "Motion form\n\nTitle:\nProposing branch: N\n\nText of motion\n\n.\n\nReasons:\n\nFor office use only\nMotion no.: __  Received: __/__/__\n\n"
FILLED = "Motion form\n\nTitle: {}\nProposing branch: {} Branch\n\nText of motion\n\nThis branch resolves to buy {}.\n\nReasons:\n\nIt is time.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        BLANK
        + FILLED.format("Benches", "Lock", "benches")
        + BLANK
        + FILLED.format("Kettles", "Quay", "kettles")
        + BLANK,
        FILLED.format("Benches", "Lock", "benches")
        + FILLED.format("Kettles", "Quay", "kettles")
        + BLANK.replace("Title:", "Title: ......"),
    ],
)
def test_forms_that_nobody_filled_in_are_left_out(text: str) -> None:
    found = read(text)
    assert [shown(motion) for motion in found.motions] == [
        ("", "Benches", ["Lock Branch"], ""),
        ("", "Kettles", ["Quay Branch"], ""),
    ]
    assert [motion.wording for motion in found.motions] == [
        "This branch resolves to buy benches.",
        "This branch resolves to buy kettles.",
    ]
    assert "a form that nobody has filled in" in found.account.skipped.values()


def test_a_form_with_words_and_no_title_is_not_empty() -> None:
    found = read(FILLED.format("Benches", "Lock", "benches") + FILLED.format("", "Quay", "kettles"))
    assert "a form that nobody has filled in" not in found.account.skipped.values()


def test_numbered_paragraphs_within_forms_are_no_motions() -> None:
    form = "Motion title: {}\nProposer: {}\nCouncil notes:\n1. That tea is good.\n2. That water boils.\nCouncil resolves:\n1. To buy one.\n"
    found = read("\n".join(form.format(*pair) for pair in (("Kettles", "Harbour Branch"), ("Urns", "Quay Branch"))))
    assert [shown(motion) for motion in found.motions] == [
        ("", "Kettles", ["Harbour Branch"], ""),
        ("", "Urns", ["Quay Branch"], ""),
    ]
    assert all("2. That water boils." in motion.wording for motion in found.motions)


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("Number", ("21/1", "21/2")),
        ("Motion number", ("1", "2")),
        ("Ref", ("R1", "R2")),
        ("Motion", ("5", "6")),
        ("ID", ("101", "104")),
        ("Motion ref.", ("M-1", "M-2")),
    ],
)
def test_a_form_begins_with_the_label_of_its_number(label: str, numbers: tuple[str, str]) -> None:
    form = (
        "{}: {}\nProposer: {}\nTitle: {}\nResult: {}\n\nCouncil notes:\n\n1. That tea is good.\n\n2. That it is hot.\n"
    )
    rest = (("Harbour Branch", "Kettles", "Carried"), ("Quay Branch", "Urns", "Lost"))
    found = read("\n".join(form.format(label, number, *of) for number, of in zip(numbers, rest, strict=True)))
    assert [shown(motion) for motion in found.motions] == [
        (numbers[0], "Kettles", ["Harbour Branch"], "carried"),
        (numbers[1], "Urns", ["Quay Branch"], "lost"),
    ]
    assert all(motion.wording.startswith("Council notes:") for motion in found.motions)


def test_numbers_above_forms_begin_the_motions() -> None:
    text = (
        "Motion 4\nTitle: Naps\nThat there be naps.\nCARRIED\n\nMotion 5\nTitle: Clocks\nThat there be clocks.\nLOST\n"
    )
    assert [shown(motion) for motion in read(text).motions] == [
        ("4", "Naps", [], "carried"),
        ("5", "Clocks", [], "lost"),
    ]


def test_a_label_above_the_first_title_leaves_forms_to_a_person() -> None:
    form = "Proposer: {}\nTitle: {}\nWe want them.\nResult: Passed\n"
    found = read(form.format("Harbour Branch", "Naps") + form.format("Quay Branch", "Clocks"))
    assert not any(motion.new_proposers == ["Quay Branch"] and motion.title == "Naps" for motion in found.motions)
    assert found.group.decision is None


def test_one_title_label_is_one_motion() -> None:
    text = "Title: Rules of the kettle\nProposer: Harbour Branch\n\nThis meeting notes that forms have fields:\nJob title: Boiler\n"
    assert [motion.title for motion in read(text).motions] == ["Rules of the kettle"]


# Parts of an item -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "item", ["Motions", "Resolutions", "Motions for debate", "Emergency motions", "Motions and amendments"]
)
def test_parts_of_an_item_of_motions_are_the_motions(item: str) -> None:
    text = (
        f"Minutes of the annual meeting\n\n4. Report\nThe report was adopted.\n\n5. {item}\n\n5.1 Larders\n\nThat the branch buy a larder.\n\n"
        "Carried (23 for, none against).\n\n5.2 Kettles\n\nThat the branch buy a kettle.\n\nLost (9 for, 12 against).\n\n6. Close\n\nThe chair closed it.\n"
    )
    found = read(text)
    assert [shown(motion) for motion in found.motions] == [
        ("5.1", "Larders", [], "carried"),
        ("5.2", "Kettles", [], "lost"),
    ]
    assert not any(motion.amendments for motion in found.motions)


def test_headings_of_an_item_and_its_parts_are_read_alike() -> None:
    rows = (
        ("5. Motions", 2), ("5.1 Larders", 3), ("That the branch buy a larder.", 0), ("Carried", 0), ("5.2 Kettles", 3),
        ("That the branch buy a kettle.", 0), ("Lost", 0), ("6. Elections", 2), ("A chair was elected.", 0),
    )  # fmt: skip
    lines = tuple(Line(text, Place(at), heading=level) for at, (text, level) in enumerate(rows, 1))
    found = read_text(DocumentText(lines, "docx"))
    assert [shown(motion) for motion in found.motions] == [
        ("5.1", "Larders", [], "carried"),
        ("5.2", "Kettles", [], "lost"),
    ]


def test_parts_of_other_items_are_no_motions() -> None:
    text = "AGENDA\n\n1. Welcome\n2. Motions\n2.1 Ropes (Harbour Branch)\n2.2 Bells (Quay Branch)\n3. Elections\n3.1 Chair\n3.2 Secretary\n"
    assert [shown(motion) for motion in read(text).motions] == [
        ("2.1", "Ropes", ["Harbour Branch"], ""),
        ("2.2", "Bells", ["Quay Branch"], ""),
    ]


def test_paragraphs_of_a_motion_that_is_called_motions_are_its_own() -> None:
    text = "Motions\n\n1. Motions\n1.1 This meeting notes that there are many.\n1.2 It asks for fewer.\nCarried\n\n2. Bells\n2.1 This meeting notes bells.\nLost\n"
    assert [shown(motion)[:2] for motion in read(text).motions] == [("1", "Motions"), ("2", "Bells")]


def test_an_amendment_of_a_motion_stays_one() -> None:
    text = "Motions\n\n5. Larders\nHarbour Branch\nThat a larder be bought.\n\n5.1 Quay Branch\nAdd “blue”.\nCarried\n\n6. Bells\nHill Branch\nThat bells ring.\n"
    first, _ = read(text).motions
    assert [amendment.number for amendment in first.amendments] == ["5.1"]


@pytest.mark.parametrize("number", ["{}.", "{}", "Motion {}"])
def test_a_list_of_titles_with_who_put_them_keeps_the_titles(number: str) -> None:
    rows = (("Ropes", "Harbour Branch"), ("Bells", "Quay Branch"), ("Lamps", "Hill Branch"))
    text = "AGENDA of motions\n\n" + "\n".join(
        f"{number.format(at)} {title} ({body})" for at, (title, body) in enumerate(rows, 1)
    )
    assert [(motion.title, motion.new_proposers) for motion in read(text).motions] == [
        (title, [body]) for title, body in rows
    ]


def test_a_form_that_nobody_filled_in_is_no_motion_and_what_the_office_notes_is_no_words() -> None:
    form = "Title of motion:   {}\nSubmitted by:      {}\nText of motion:\n{}\n\nFor office use only\nMotion no.: __  Received: __/__/__\n\n\n"
    filled = form.format("Kettles", "Harbour Branch", "This meeting wants kettles.")
    found = read(f"MOTION FORM\n\n{filled}MOTION FORM\n\n{form.format('____', '____', 'This meeting wants lids.')}")
    assert [(motion.title, motion.wording) for motion in found.motions] == [("Kettles", "This meeting wants kettles.")]
    assert found.refused == (
        "A form that is not filled in (lines 14 and 17) is not taken for a motion: its title is blank.",
    )
