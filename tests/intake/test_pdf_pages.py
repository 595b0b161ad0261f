"""PDF: pages are read in order, what repeats at their edges is set aside, and nothing else is."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.lines import Line, Place, numbered
from scripts.intake.marks.tidying import Tidied, tidy

WIDTH, HEIGHT = A4
BRANCHES = ("Harbour", "River", "Hill", "Moor", "Quay", "Mill")


def pdf(pages: Sequence[Sequence[str]], *, header: str = "", footer: str = "") -> tuple[Line, ...]:
    """A PDF of these pages; `{page}` in a header or footer is the page's number."""
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4, invariant=1)
    for number, page in enumerate(pages, 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, HEIGHT - 30, header.format(page=number))
        canvas.drawString(60, 30, footer.format(page=number))
        for at, text in enumerate(page):
            canvas.setFont("Helvetica-Bold" if at == 0 else "Helvetica", 11)
            canvas.drawString(60, HEIGHT - 80 - at * 22, text)
        canvas.showPage()
    canvas.save()
    return read_bytes(saved.getvalue(), ".pdf", no_progress).lines


def motion_pages(first: str = "Motion {}: Lamp {}") -> list[list[str]]:
    return [
        [
            first.format(number, branch), f"Proposer: {branch} Branch", "This AGM notes:", f"{branch} has no lamp.",
            "This AGM resolves:", f"to buy a lamp for {branch}.", "CARRIED",
        ]
        for number, branch in enumerate(BRANCHES, 1)
    ]  # fmt: skip


def texts(tidied: Tidied) -> list[str]:
    return [line.text for line in tidied.lines]


def reasons(tidied: Tidied) -> dict[str, int]:
    counts: dict[str, int] = {}
    for _, why in tidied.aside:
        counts[why] = counts.get(why, 0) + 1
    return counts


def test_words_at_the_same_height_of_each_page_are_no_header() -> None:
    tidied = tidy(pdf(motion_pages(), footer="{page}"))
    assert texts(tidied) == [text for page in motion_pages() for text in page]
    assert reasons(tidied) == {"a page number": 6}


def test_a_header_and_a_footer_above_and_below_such_words_are_set_aside() -> None:
    tidied = tidy(pdf(motion_pages(), header="Lamplighters, AGM 2031", footer="Page {page} of 6"))
    assert texts(tidied) == [text for page in motion_pages() for text in page]
    assert reasons(tidied) == {"a page header or footer": 6, "a page number": 6}


def test_the_opening_of_motions_without_titles_is_no_header() -> None:
    pages = [["This AGM notes:", f"{branch} has no lamp."] for branch in BRANCHES]
    tidied = tidy(pdf(pages))
    assert texts(tidied).count("This AGM notes:") == 6
    assert reasons(tidied) == {}


def test_a_header_of_two_lines_of_which_one_changes_with_the_page() -> None:
    tidied = tidy(pdf([[f"Lamplighters – page {n}", "Motions to the AGM", f"{n}. Lamp for {b}", f"{b} wants a lamp."]
                       for n, b in enumerate(BRANCHES, 1)]))  # fmt: skip
    assert texts(tidied) == [
        text for n, b in enumerate(BRANCHES, 1) for text in (f"{n}. Lamp for {b}", f"{b} wants a lamp.")
    ]


@pytest.mark.parametrize("parts", [("", "\tPART B"), ("\tPART A", "\tPART B"), ("", "\tPART B", "\tPART C")])
def test_a_header_that_names_the_section_as_well_is_set_aside(parts: tuple[str, ...]) -> None:
    pages = [
        [f"Guild of Lamplighters · Agenda 2031{part}", f"Motion {number}: Lamps", "This AGM wants lamps"]
        for number, part in enumerate(parts, 1)
    ]
    lines = [Line(text, Place(at, page)) for page, texts in enumerate(pages, 1) for at, text in enumerate(texts, 1)]
    tidied = tidy(numbered(lines))
    assert not any("Guild" in text for text in texts(tidied))
    assert len(tidied.lines) >= len(parts)


def test_motions_that_begin_pages_alike_are_no_headers() -> None:
    pages = [[f"Lamps for the streets of {town}", "This AGM wants lamps", "They are cheap."] for town in BRANCHES[:2]]
    assert sum("Lamps for" in text for text in texts(tidy(pdf(pages)))) == 2


def test_a_line_of_a_pdf_says_how_it_looks() -> None:
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 60, "LAMPS")
    canvas.setFont("Helvetica", 11)
    for at in range(6):
        canvas.drawString(
            60,
            HEIGHT - 90 - at * 14,
            "This AGM notes that lamps are dark, and that the ladders are short as ever. " * 1,
        )
        canvas.drawRightString(WIDTH - 60, HEIGHT - 90 - at * 14, "yes")
    canvas.setFont("Helvetica-Oblique", 11)
    canvas.drawString(100, HEIGHT - 200, "So it was put.")
    canvas.save()
    lines = read_bytes(saved.getvalue(), ".pdf", no_progress).lines
    assert sorted(lines[0].looks) == ["bold", "capitals", "centred", "heading", "indented", "large"]
    assert sorted(lines[1].looks) == []
    assert sorted(lines[-1].looks) == ["indented", "italic"]


@pytest.mark.parametrize("shift", [0, 0.4, 0.9])
def test_letters_that_were_printed_twice_to_be_bold_are_read_once(shift: float) -> None:
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4, invariant=1)
    for at in (0, shift):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60.7 + at, HEIGHT - 100.3, "Motion 1: Bell ropes for illness")
    canvas.save()
    lines = read_bytes(saved.getvalue(), ".pdf", no_progress).lines
    assert [line.text for line in lines] == ["Motion 1: Bell ropes for illness"]


def test_text_across_the_page_stands_beside() -> None:
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, HEIGHT - 100, "Motion 1: Bell ropes")
    canvas.rotate(45)
    canvas.drawString(300, 100, "DRAFT")
    canvas.save()
    lines = read_bytes(saved.getvalue(), ".pdf", no_progress).lines
    assert [(line.text, line.aside) for line in lines] == [
        ("Motion 1: Bell ropes", ""),
        ("DRAFT", "text across the page"),
    ]


def test_places_of_pages_are_the_same_each_time() -> None:
    first, again = pdf(motion_pages(), footer="{page}"), pdf(motion_pages(), footer="{page}")
    assert [line.place.code for line in first] == [line.place.code for line in again]
    assert [line.place.code for line in first][:9] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "2.1"]


def test_who_put_a_motion_at_the_foot_of_some_pages_is_no_footer() -> None:
    pages = [
        [f"{at}. Lamp", "This AGM wants a lamp.", branch]
        for at, branch in enumerate(("Quay Branch", "Mill Branch", "Quay Branch"), 1)
    ]
    tidied = tidy(pdf(pages, header="Lampers Final Agenda", footer="Page {page}"))
    assert [text for text in texts(tidied) if "Branch" in text] == ["Quay Branch", "Mill Branch", "Quay Branch"]
    assert reasons(tidied) == {"a page number": 3, "a page header or footer": 3}


def test_a_figure_above_the_line_is_shown_so_and_its_footnote_is_no_text() -> None:
    saved = io.BytesIO()
    canvas = Canvas(saved, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 760, "Motion 1: Wicks")
    canvas.drawString(60, 740, "This meeting asks for wicks.")
    after = 60 + canvas.stringWidth("This meeting asks for wicks.", "Helvetica", 11)
    canvas.drawString(60, 720, "CARRIED 101–44")
    canvas.setFont("Helvetica", 7)
    canvas.drawString(after, 745, "2")
    canvas.drawString(60 + canvas.stringWidth("CARRIED 101–44", "Helvetica", 11), 725, "3")
    canvas.drawString(60, 400, "2 A paper on wicks, by Tess Winter.")
    canvas.drawString(60, 392, "It was sent to all.")
    canvas.save()
    lines = read_bytes(saved.getvalue(), ".pdf", no_progress).lines
    assert [line.text for line in lines[1:3]] == ["This meeting asks for wicks.²", "CARRIED 101–44³"]
    assert [line.text for line, why in tidy(lines).aside if why == "a footnote"] == [
        "2 A paper on wicks, by Tess Winter.",
        "It was sent to all.",
    ]
