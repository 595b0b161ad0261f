"""A line that states a decision and nothing else is a result, also where a rule takes lines by their looks."""

from collections.abc import Mapping

import pytest

from schema.union import ReadingRule
from scripts.intake.documents.lines import DocumentText, Line, Place, numbered
from scripts.intake.margin.reading import read_with_margin
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list

HEADING = "always looks bold capitals heading\n"
UNION = {
    "part": ReadingRule.model_validate(
        {"looks": ["bold", "capitals"], "mark": "heading", "meaning": "A part of the agenda."}
    )
}


def minutes(result: str) -> DocumentText:
    """Two motions under two headings; the first ends with this result, and all three lines are bold capitals."""
    texts = (
        "Minutes of the Lampers' Assembly 2031", "LADDERS AND LAMPS", "1. Ladders", "This assembly asks for a ladder at every lamp.",
        result, "2. Oil", "This assembly asks for oil.", "The motion was lost.", "OTHER BUSINESS", "3. Wicks",
        "This assembly asks for wicks.", "The motion was carried.",
    )  # fmt: skip
    lines = [
        Line(text, Place(at), bold=text.isupper(), room=40, blank_before=text.isupper())
        for at, text in enumerate(texts, 1)
    ]
    return DocumentText(numbered(lines), "PDF", name="minutes.pdf")


def read_back(text: DocumentText, rows: str = "", union: Mapping[str, ReadingRule] | None = None) -> MotionList:
    """The motions of a document with these rows in its margin, and the rules of this union."""

    def read(given: Given) -> MotionList:
        return read_motion_list(text, {}, given=given)

    first = read_with_margin(text, None, {}, read).text.splitlines()[0]
    return read_with_margin(text, f"{first}\n{rows}", union or {}, read).motions


def as_read(motions: MotionList) -> list[tuple[str, str, str]]:
    """The number, the heading above and the decision of each motion."""
    return [
        (motion.number, motion.new_committee, motion.decision.decision.value if motion.decision else "")
        for motion in motions.motions
    ]


ABOVE, BELOW = "LADDERS AND LAMPS", "OTHER BUSINESS"
RESULTS = [
    ("CARRIED", "carried"),
    ("LOST.", "lost"),
    ("WITHDRAWN", "withdrawn"),
    ("NOT CARRIED", "lost"),
    ("MOTION CARRIED", "carried"),
]


@pytest.mark.parametrize(("printed", "decision"), RESULTS)
def test_a_rule_by_looks_leaves_a_line_that_is_a_result(printed: str, decision: str) -> None:
    expected = [("1", ABOVE, decision), ("2", ABOVE, "lost"), ("3", BELOW, "carried")]
    assert as_read(read_back(minutes(printed), HEADING)) == expected


@pytest.mark.parametrize(("printed", "decision"), RESULTS)
def test_a_rule_of_the_union_by_looks_leaves_it_too(printed: str, decision: str) -> None:
    expected = [("1", ABOVE, decision), ("2", ABOVE, "lost"), ("3", BELOW, "carried")]
    assert as_read(read_back(minutes(printed), union=UNION)) == expected


@pytest.mark.parametrize("mark", ["title", "words", "skip: furniture", "proposer"])
def test_no_mark_by_looks_but_a_result_takes_it(mark: str) -> None:
    assert as_read(read_back(minutes("LOST"), f"{HEADING.replace('heading', mark)}2 heading !\n9 heading !\n"))[0] == (
        "1",
        ABOVE,
        "lost",
    )


def test_a_heading_that_only_speaks_of_a_result_is_taken() -> None:
    motions = read_back(minutes("LOST PROPERTY"), HEADING)
    assert as_read(motions) == [("1", ABOVE, ""), ("2", "LOST PROPERTY", "lost"), ("3", BELOW, "carried")]


def test_a_heading_by_hand_counts_first_and_decides_the_motions_below() -> None:
    text = minutes("LOST")
    without = DocumentText(text.lines[:7] + text.lines[8:], text.format, name=text.name)
    document = DocumentText(numbered([*without.lines]), text.format, name=text.name)
    assert as_read(read_back(document, f"{HEADING}5 heading\n")) == [
        ("1", ABOVE, ""),
        ("2", "", "lost"),
        ("3", BELOW, "carried"),
    ]


def test_a_result_that_a_rule_by_its_text_makes_a_heading_names_no_body() -> None:
    motions = read_back(minutes("WITHDRAWN"), f'{HEADING}always is "WITHDRAWN" heading\n')
    assert as_read(motions) == [("1", ABOVE, ""), ("2", "", "lost"), ("3", BELOW, "carried")]
