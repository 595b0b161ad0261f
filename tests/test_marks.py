"""The shapes after a state: each is another, and a tick stands only where a document says yes."""

import re

import pytest
from playwright.sync_api import Browser

from schema.terms import CLOSED_LISTS, MARKS, AmendmentDecision, Decision, Progress, Standing, Term
from tests.conftest import ROOT

SHEET = (ROOT / "docs/assets/style/20-parts.css").read_text(encoding="utf-8")
RULE = re.compile(r"^(?!\.state::)([^{}\n]*\.state--[^{}\n]*)\{([^}]*)\}", re.MULTILINE)
TICK = "30% 47%, 43% 59%, 70% 29%"
PLAIN = ""
"""The shape that has no rule of its own, a ring."""


def rules(*, of_shapes: bool) -> dict[str, str]:
    """What the style sheet says of each mark: its shape, or its colour."""
    said: dict[str, str] = dict.fromkeys(MARKS, "")
    for selector, properties in RULE.findall(SHEET):
        if selector.rstrip().endswith("::after") is of_shapes:
            for name in re.findall(r"\.state--(\w+)", selector):
                said[name] = " ".join([said.get(name, ""), *properties.split()]).strip()
    return said


def marked() -> dict[Term, str]:
    """Every term that stands with a mark after it."""
    return {term: term.mark for terms in CLOSED_LISTS for term in terms if hasattr(term, "mark")}


def test_a_tick_stands_only_where_a_document_says_yes() -> None:
    shapes = rules(of_shapes=True)
    ticked = {term for term, mark in marked().items() if TICK in shapes[mark]}
    assert ticked == {
        Decision.CARRIED,
        Decision.CARRIED_AS_AMENDED,
        AmendmentDecision.CARRIED,
        AmendmentDecision.ACCEPTED,
        Standing.REAFFIRMED,
        Progress.MET,
    }


def test_that_no_later_decision_was_found_has_a_mark_that_says_neither_yes_nor_no() -> None:
    mark = Standing.NO_LATER_DECISION.mark
    assert rules(of_shapes=True)[mark] == PLAIN
    assert mark not in {term.mark for term in (*Decision, *Progress)}


def test_every_mark_has_a_shape_of_its_own_and_a_colour() -> None:
    shapes = rules(of_shapes=True)
    alike = {
        frozenset((one, other)) for one in MARKS for other in MARKS if one < other and shapes[one] == shapes[other]
    }
    assert alike == {frozenset(("met", "yes"))}
    assert [mark for mark, said in rules(of_shapes=False).items() if "color:" not in said] == []
    assert set(marked().values()) <= set(MARKS)


def test_a_mark_is_printed_and_has_the_readers_colour_where_they_choose_their_own() -> None:
    (shape,) = re.findall(r"^\.state::after \{([^}]*)\}", SHEET, re.MULTILINE)
    assert "print-color-adjust: exact;" in shape
    (forced,) = re.findall(r"@media \(forced-colors: active\) \{ \.state::after \{([^}]*)\}", SHEET)
    assert forced.split(";")[:2] == [" forced-color-adjust: none", " color: CanvasText"]


HEIGHTS = "[...document.querySelectorAll('div')].map((column) => column.offsetHeight)"


@pytest.mark.parametrize("scale", [1, 1.25, 2])
def test_a_mark_never_begins_a_line_and_takes_no_room(browser: Browser, scale: float) -> None:
    page = browser.new_page(device_scale_factor=scale)
    states = [f'<span class="state state--{mark}"><b>Nothing found yet</b></span>' for mark in MARKS]
    widths = ["max-content", *(f"{width}px" for width in range(60, 180, 4))]
    columns = "".join(f'<div style="width: {width}">{state}</div>' for state in states for width in widths)
    page.set_content(f"<style>*, *::after {{ box-sizing: border-box; }} {SHEET}</style>{columns}")
    heights = page.evaluate(HEIGHTS)
    assert len(set(heights)) == 3  # one line, two and three
    assert len(set(heights[:: len(widths)])) == 1  # as wide as its words, with one line
    page.add_style_tag(content=".state::after { display: none !important; }")
    assert page.evaluate(HEIGHTS) == heights
    page.close()
