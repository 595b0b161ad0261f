"""Pages in two columns are read one column after the other; a text in which they are mixed is refused. Papers in two languages say so."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scripts.intake.documents import CannotRead, no_progress, plain_text
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.language import note_on_language, second_language
from scripts.intake.documents.lines import numbered
from scripts.intake.marks.tidying import tidy

LEFT = [
    "Motion 1: Ponies",
    "Carried",
    "That this meeting asks for grass.",
    "Proposed: Hill Lodge",
    "Motion 2: Lamps",
    "Lost",
    "That lamps be lit.",
]
RIGHT = [
    "Motion 3: Baths",
    "Carried",
    "That this meeting asks for baths.",
    "Proposed: Moor Lodge",
    "Motion 4: Bands",
    "Withdrawn",
    "That bands play.",
]


def pages(*columns: Sequence[str], title: str = "", footer: str = "") -> list[str]:
    """The texts of a PDF's lines, in the order in which they are read."""
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4, invariant=1)
    canvas.drawString(60, 790, title)
    for left, column in zip((60, 310), columns, strict=False):
        for at, text in enumerate(column):
            canvas.drawString(left, 740 - at * 20, text)
    canvas.drawString(270, 40, footer)
    canvas.save()
    return [line.text for line in read_bytes(saved.getvalue(), ".pdf", no_progress).lines]


@pytest.mark.parametrize(
    "title", ["", "Agenda", "The agenda of the whole federal delegate meeting of this great union of ours"]
)
@pytest.mark.parametrize("footer", ["", "Page 1 of 1"])
def test_short_lines_of_motions_in_two_columns_are_read_one_column_after_the_other(title: str, footer: str) -> None:
    expected = [*filter(None, [title]), *LEFT, *RIGHT, *filter(None, [footer])]
    assert sorted(pages(LEFT, RIGHT, title=title, footer=footer)) == sorted(expected)
    found = [text for text in pages(LEFT, RIGHT, title=title, footer=footer) if text not in (title, footer)]
    assert found == [*LEFT, *RIGHT]


def test_a_header_in_smaller_letters_above_both_columns_is_one_line() -> None:
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 800, "Agenda of the pit ponies 2031")
    canvas.drawString(480, 800, "PART A")
    canvas.setFont("Helvetica", 11)
    for left, column in zip((60, 310), (LEFT, RIGHT), strict=True):
        for at, text in enumerate(column):
            canvas.drawString(left, 740 - at * 20, text)
    canvas.save()
    found = [line.text for line in read_bytes(saved.getvalue(), ".pdf", no_progress).lines]
    assert found == ["Agenda of the pit ponies 2031\tPART A", *LEFT, *RIGHT]


def test_a_short_second_column_with_a_motion_of_its_own_is_one() -> None:
    left = [
        "1. Ponies",
        "This meeting asks for grass, and",
        "for a gate.",
        "Hill Lodge",
        "2. Lamps",
        "This meeting asks for ten lamps.",
    ]
    right = ["3. Baths", "This meeting asks for", "baths at the head of it.", "Moor Lodge"]
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4, invariant=1)
    for x, top, column in ((60, 740, left), (310, 700, right)):
        for at, text in enumerate(column):
            canvas.setFont("Helvetica-Bold" if text[0].isdigit() else "Helvetica", 11)
            canvas.drawString(x, top - at * 20, text)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(290, 40, "1")
    canvas.save()
    lines = numbered(read_bytes(saved.getvalue(), ".pdf", no_progress).lines)
    assert [line.text for line in lines] == [*left, *right, "1"]
    assert [(line.text, why) for line, why in tidy(lines).aside] == [("1", "a page number")]


def test_a_table_of_numbers_and_results_is_no_two_columns() -> None:
    rows = pages(
        [f"Motion {number}" for number in range(1, 8)],
        ["Carried", "Lost", "Carried", "Fell", "Lost", "Carried", "Lost"],
    )
    assert rows[0] == "Motion 1\tCarried"


@pytest.mark.parametrize("gap", ["      ", "\t"])
def test_a_text_with_motions_side_by_side_is_refused(gap: str) -> None:
    text = f"Agenda\n\nMotion 1: Pit ponies{gap}Motion 3: Baths\nCarried{gap}Lost\n"
    with pytest.raises(CannotRead, match=r"^Line 3 has two motions side by side: its page had two columns"):
        plain_text.read(text.encode(), no_progress)


@pytest.mark.parametrize(
    "line",
    [
        "Motion 7: Oil, which goes on from Motion 3: Baths",
        "Motion 7   Oil   Motion 3",
        "Motion 7: Oil      Mill Branch",
    ],
)
def test_a_line_that_names_another_motion_is_read(line: str) -> None:
    assert plain_text.read(line.encode(), no_progress).lines


def test_a_paper_in_two_languages_says_so() -> None:
    texts = ["Cynnig 1 / Motion 1: Baneri / Flags", "Cynigiwyd gan / Proposed by: Mill Branch", "PASIWYD / CARRIED"]
    assert second_language(texts) == "Welsh"
    (note,) = note_on_language(texts)
    assert note.startswith("Parts of it seem to be in Welsh. Only English is read by itself")
    assert second_language(["Antrag 3 / Motion 3", "angenommen / carried", "Protokoll / Minutes"]) == "German"


def test_a_word_or_two_of_another_language_are_no_second_one() -> None:
    assert (
        note_on_language(["Motion 1: Cyngor Gwynedd", "This congress notes the proposition of the council.", "Carried"])
        == ()
    )


def test_a_last_column_that_ends_early_is_read_after_the_first_also_where_many_lines_are_short() -> None:
    left = ["1. Wicks", "Conference notes that good wicks are rare", "and that all oil is dear.", "Mill Branch"] * 5
    right = [
        "8. Oil",
        "Conference calls for oil that burns",
        "and on members to buy it.",
        "Hill Branch and Moor Branch",
    ]
    assert pages(left, right, footer="") == [*left, *right]
