"""Motions without titles, each alone under a heading of its own, and with what was decided before its words."""

import pytest

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.motions.parsed_motion import ParsedMotion
from tests.intake.shown import read_text as motions_in

PAGE = (
    "<h1>Our motions</h1><h3>Refill shelves</h3><p>Motion 1 - Carried (For – 91.07%, Against – 8.93%): This AGM asks for refill shelves.</p>"
    "<p>We ask the Board to report on this.</p><h3>Directors' pay</h3><p>Motion 2 - Not carried (For – 48.91%, Against – 51.09%): To approve the pay.</p>"
    "<h3>Milk floats</h3><p>Motion 3 - Withdrawn: This AGM calls for milk floats.</p>"
)


def motions(page: str) -> tuple[ParsedMotion, ...]:
    return motions_in(
        read_bytes(f"<html><body><main>{page}</main></body></html>".encode(), ".html", no_progress)
    ).motions


def test_each_heading_is_the_title_of_the_motion_below_it() -> None:
    found = [(one.number, one.title, one.new_committee) for one in motions(PAGE)]
    assert found == [("1", "Refill shelves", ""), ("2", "Directors' pay", ""), ("3", "Milk floats", "")]


def test_what_was_decided_before_the_words_is_no_part_of_them() -> None:
    found = [(one.decision.decision.value if one.decision else "", one.wording) for one in motions(PAGE)]
    assert found == [
        ("carried", "This AGM asks for refill shelves.\n\nWe ask the Board to report on this."),
        ("lost", "To approve the pay."),
        ("withdrawn", "This AGM calls for milk floats."),
    ]


def test_a_heading_over_two_motions_is_a_committee_and_no_title() -> None:
    page = PAGE.replace("<h3>Milk floats</h3>", "")
    assert [one.title for one in motions(page)] == ["", "", ""]


@pytest.mark.parametrize(
    ("heading", "committee"),
    [("What Conference decided", ""), ("Minutes of the ADM", ""), ("Wick Committee", "Wick Committee")],
)
def test_the_only_heading_of_the_first_level_is_the_papers_unless_it_names_a_committee(
    heading: str, committee: str
) -> None:
    text = f"# {heading}\n\n**7. Ice** *(carried)*\n\n**9. Salt** *(lost)*\n"
    found = motions_in(read_bytes(text.encode(), ".md", no_progress)).motions
    assert [(motion.title, motion.new_committee) for motion in found] == [("Ice", committee), ("Salt", committee)]
