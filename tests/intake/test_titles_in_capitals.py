"""Motions without numbers, each under a title in capitals, with its words and what was decided below."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.parsed_motion import ParsedMotion
from tests.intake.shown import read_text as motions_in

RECORD = """UNION OF PIER HANDS
RECORD OF CONFERENCE 2031

FINANCE COMMITTEE

LOST GLOVES
That the union keep a list of lost gloves.
North Pier Branch
CARRIED

AGREED TIDES
Sands Branch

This conference asks that tide tables be printed.

LOST

RULE 9
Delete “six”.
Sands Branch
REMITTED TO THE EXECUTIVE

SAFETY SECTION

DEFEATED BUT NOT DOWN
That this conference thanks the strikers.
CARRIED UNANIMOUSLY
"""


def read(text: str) -> tuple[ParsedMotion, ...]:
    return motions_in(read_text(text, "record.txt")).motions


def test_each_title_begins_a_motion_with_its_own_words_and_result() -> None:
    found = [
        (one.title, one.decision.decision.value if one.decision else "", one.new_committee) for one in read(RECORD)
    ]
    assert found == [
        ("LOST GLOVES", "carried", "FINANCE COMMITTEE"),
        ("AGREED TIDES", "lost", "FINANCE COMMITTEE"),
        ("RULE 9", "remitted", "FINANCE COMMITTEE"),
        ("DEFEATED BUT NOT DOWN", "carried", "SAFETY SECTION"),
    ]
    assert [one.new_proposers for one in read(RECORD)] == [
        ["North Pier Branch"],
        ["Sands Branch"],
        ["Sands Branch"],
        [],
    ]


@pytest.mark.parametrize(
    "text",
    [
        RECORD.replace("CARRIED", "").replace("LOST\n", "\n").replace("REMITTED TO THE EXECUTIVE", "").replace(" UNANIMOUSLY", ""),
        "GLOVES\nThat gloves be bought.\nCARRIED\n\nNEWS FROM THE PIER\nThe pier was painted in June.\n",
    ],
)  # fmt: skip
def test_capitals_without_results_below_or_over_one_motion_alone_are_no_list(text: str) -> None:
    assert len(read(text)) < 2


@pytest.mark.parametrize("title", ["STANDING ORDERS COMMITTEE", "TREASURER'S REPORT", "ELECTION OF OFFICERS"])
def test_other_business_below_a_result_is_no_motion(title: str) -> None:
    before, below = RECORD.split("RULE 9")
    found = read(f"{before}{title}\n\nIt was heard twice.\n\nAGREED\n\nRULE 9{below}")
    assert [(one.title, one.decision.decision.value if one.decision else "") for one in found] == [
        ("LOST GLOVES", "carried"), ("AGREED TIDES", "lost"), ("RULE 9", "remitted"), ("DEFEATED BUT NOT DOWN", "carried")
    ]  # fmt: skip
    assert found[1].wording == "This conference asks that tide tables be printed."


def test_a_motion_on_reports_stays_one() -> None:
    before, below = RECORD.split("RULE 9")
    found = read(f"{before}BRANCH REPORTS\n\nThat branches send reports.\n\nCARRIED\n\nRULE 9{below}")
    assert [one.title for one in found][2] == "BRANCH REPORTS"
