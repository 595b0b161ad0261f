"""What stands above and below a motion's words and is no part of them: fields, headings, notes on other motions."""

import pytest

from scripts.intake.documents.lines import DocumentText, Line, Place
from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import made_of
from scripts.intake.vocabulary.proceedings import depends_on_another
from tests.intake import shown

WORDS = "Conference calls for candles in every stairwell."


def styled(*lines: str) -> MotionList:
    """A list of which `## Title` is a heading of the second level."""
    read = [
        Line(text.lstrip("# "), Place(at), heading=len(text) - len(text.lstrip("#")), blank_before=True)
        for at, text in enumerate(lines, 1)
    ]
    return shown.read_text(DocumentText(tuple(read), "Web page"))


def plain(text: str) -> tuple[ParsedMotion, ...]:
    return shown.read_text(read_text(text)).motions


def decision(motion: ParsedMotion) -> str:
    return motion.decision.decision.value if motion.decision else ""


@pytest.mark.parametrize("heading", ["### Results", "### The vote"])
def test_a_heading_over_the_results_ends_the_words(heading: str) -> None:
    motions = styled(
        "# Candlemakers' Conference", "## F1: Stairs", WORDS, "### Amendment One", "Submitted by: Wick Branch", "After “every” insert “dark”.",
        "### Amendment Two", "Delete “candles”.", heading, "Amendment One was carried. Amendment Two was lost. The motion, as amended, was carried.",
        "## F2: Emergency motion: The Fire", WORDS, heading, "The motion was carried.",
    ).motions  # fmt: skip
    assert [motion.wording for motion in motions] == [WORDS, WORDS]
    assert [(one.number, one.decision.decision.value) for one in motions[0].amendments if one.decision] == [
        ("One", "carried"), ("Two", "lost"),
    ]  # fmt: skip
    assert list(map(decision, motions)) == ["carried as amended", "carried"]
    assert motions[1].kind is not None
    assert motions[1].kind.value == "emergency"


def test_a_heading_as_high_as_the_motions_own_ends_it_and_a_result_below_is_not_its_own() -> None:
    motions = styled(
        "# Conference", "## F1: Stairs", WORDS, "## Report: Wax Panel", "The report was received. It was referred back.",
        "## F2: Lamps", WORDS, "The motion was carried.",
    ).motions  # fmt: skip
    assert [(motion.wording, decision(motion)) for motion in motions] == [(WORDS, ""), (WORDS, "carried")]


def test_fields_before_the_words_are_no_words_and_a_lettered_heading_is_over_its_numbers() -> None:
    head = "Recommendation of the Panel: Rejection\nDecision: Adopted\n\n"
    motions = plain(
        f"Book of Decisions of the Conference\n\nA   Light\n\nA 01  Stairs\nApplicant: Wick Branch\n{head}{WORDS}\n\nA 02  Lamps\n"
        f"Applicant: Tallow District\n{head}{WORDS}\n\nB   Training\n\nB 01  Moulds\nApplicant: Wick Branch\n{head}{WORDS}\n"
    )
    assert [motion.wording for motion in motions] == [WORDS] * 3
    assert [motion.new_committee for motion in motions] == ["Light", "Light", "Training"]
    assert [motion.new_proposers for motion in motions] == [["Wick Branch"], ["Tallow District"], ["Wick Branch"]]


def test_an_entry_with_a_letter_is_no_heading_over_motions_of_the_same_letter() -> None:
    motions = plain(
        f"Conference motions\n\nA 01  Stairs\nApplicant: Wick Branch\n\nConference calls for:\n\nB) Candles on stairs\n\nA 02  Lamps\n"
        f"Applicant: Wick Branch\n\n{WORDS}\n\nB 01  Moulds\nApplicant: Wick Branch\n\n{WORDS}\n"
    )
    assert "Candles on stairs" in motions[0].wording
    assert not any(motion.new_committee for motion in motions)


def test_who_is_to_move_and_what_would_fall_are_no_words() -> None:
    (motion,) = plain(
        f"COMPOSITE 1\nWax\n\n(Covering motions 4, 6 and 11 and amendment 6a)\n\n{WORDS}\n\nTo move: Wick Branch\n\n"
        "To second: Tallow Branch\n\nIf Composite 1 is carried, motion 5 falls.\n"
    )
    assert (motion.wording, motion.new_proposers, motion.made_of, motion.decision) == (
        WORDS, ["Wick Branch"], ["4", "6", "11"], None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("If carried, motions 4 and 5 fall.", True),
        ("Should motion 12 be passed, motions 14, 15 and 16 will fall.", True),
        ("Motion 5 will fall if Composite 1 is carried.", True),
        ("If the motion is carried the union will fall apart.", False),
        ("Motion 5 fell.", False),
    ],
)
def test_what_becomes_of_one_motion_by_the_vote_on_another(sentence: str, expected: bool) -> None:
    assert depends_on_another(sentence) is expected


def test_amendments_by_number_are_no_motions_that_a_composite_is_made_of() -> None:
    assert made_of("Motions 3, 5 and amendments 3a, 4") == ["3", "5"]
    assert made_of("Motion 9 and amendment, and 10") == ["9", "10"]


LATE = """Motions of the Conference

Motion 1 (Wick Branch)
Conference calls for candles.
There being no delegate of the branch present, the motion was not moved.

Late motion (Tallow Branch), admitted by leave of conference
Conference calls for soap.
CARRIED, delegates standing.

Emergency motion from the Wick Branch
Conference calls for lamps.
LOST (the vote was tied)

Emergency motion (Ned Oakum)
Conference calls for oil.
CARRIED
"""


def test_a_late_motion_without_a_number_begins_at_its_heading_and_no_person_is_its_title() -> None:
    motions = plain(LATE)
    assert [(motion.wording, decision(motion)) for motion in motions] == [
        ("Conference calls for candles.", "fell"), ("Conference calls for soap.", "carried"),
        ("Conference calls for lamps.", "lost"), ("Conference calls for oil.", "carried"),
    ]  # fmt: skip
    assert [motion.new_proposers for motion in motions] == [["Wick Branch"], ["Tallow Branch"], ["Wick Branch"], []]
    assert not any(motion.title for motion in motions)
    assert [motion.kind.value if motion.kind else "" for motion in motions] == ["", *["emergency"] * 3]


@pytest.mark.parametrize(
    "text",
    [
        "Late motion (withdrawn)",
        "Emergency motion from the floor was ruled out.",
        "Late motions (if any)",
        "Emergency motion by Wick Branch was carried",
    ],
)
def test_what_only_speaks_of_late_motions_begins_none(text: str) -> None:
    assert number(text) is None


def test_each_of_two_headings_of_a_rule_book_is_one() -> None:
    lines = [
        "Rule 3 Wax",
        "A1 More wax. CARRIED",
        "Rule 4 Wicks",
        "Rule 5 Moulds",
        "A1 Fewer moulds. LOST (the vote was exactly tied!)",
        "A2 Larger moulds. LOST",
    ]
    read = [
        Line(text, Place(at), bold=text.startswith("Rule"), blank_before=text.startswith("Rule"))
        for at, text in enumerate(lines, 1)
    ]
    motions = shown.read_text(
        DocumentText((Line("Rules conference 2031", Place(9), heading=1), *read), "Web page")
    ).motions
    assert [(motion.new_committee, decision(motion), motion.wording) for motion in motions] == [
        ("Rule 3 Wax", "carried", ""), ("Rule 5 Moulds", "lost", ""), ("Rule 5 Moulds", "lost", ""),
    ]  # fmt: skip


ROWS = [
    ("For", "Against", "For"),
    ("1", "88", "310", "Carried"),
    ("2", "40", "120", "Not carried"),
]


def test_rows_with_results_are_shown_with_the_motion_of_their_number_and_the_unions_name_is_no_committee() -> None:
    texts = [
        "Guild of Chandlers",
        "Annual Meeting 2031: resolutions put to the meeting",
        "Resolution 1: Wax",
        WORDS,
        "Resolution 2: Wicks",
        WORDS,
        "Votes cast",
    ]
    lines = [
        Line(text, Place(at), heading=int(at < 3), bold=at > 6, blank_before=True) for at, text in enumerate(texts, 1)
    ]
    lines += [Line(" | ".join(cells), Place(at), cells=cells) for at, cells in enumerate(ROWS, 20)]
    found = shown.read_text(DocumentText(tuple(lines), "PDF"))
    assert [(motion.wording, decision(motion), [line.text for line in motion.unsure]) for motion in found.motions] == [
        (WORDS, "", ["1 | 88 | 310 | Carried"]), (WORDS, "", ["2 | 40 | 120 | Not carried"]),
    ]  # fmt: skip
    assert not any(motion.new_committee for motion in found.motions)
    assert not found.is_of_resolutions


@pytest.mark.parametrize(
    ("cell", "kind"), [("Yes", "emergency"), ("y – it came up on Monday", "emergency"), ("No", ""), ("", "")]
)
def test_a_column_that_asks_whether_it_is_an_emergency_motion_gives_its_kind(cell: str, kind: str) -> None:
    rows = [
        ("Title of your motion", "Text of the motion", "Is this an emergency motion?"),
        ("Wax", WORDS, cell),
        ("Soap", WORDS, "No"),
    ]
    lines = tuple(Line(" | ".join(filter(None, cells)), Place(at), cells=cells) for at, cells in enumerate(rows, 1))
    motion = shown.read_text(DocumentText(lines, "Spreadsheet")).motions[0]
    assert (motion.title, motion.kind.value if motion.kind else "") == ("Wax", kind)


SENATE = """Minutes of Meeting 9 of the Senate

1. ROLL CALL
All were present.

2. OLD BUSINESS

A. Proposal 7-31, Wax Studies

BE IT RESOLVED that wax be studied.

The motion to approve PASSED, 34-2-3.

B. Proposal 8-31, Candle Fees

BE IT RESOLVED that no fee be charged after dark.

The motion FAILED, 2-30-1.

3. NEW BUSINESS

A. Proposal 9-31, Wick Studies

BE IT RESOLVED that wicks be studied.
"""


def test_lettered_proposals_within_items_of_business_are_the_motions_and_the_items_are_none() -> None:
    motions = plain(SENATE)
    assert [motion.title for motion in motions] == ["Wax Studies", "Candle Fees", "Wick Studies"]
    assert not any(motion.number or motion.new_committee for motion in motions)
    assert motions[2].wording == "BE IT RESOLVED that wicks be studied."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Proposal 7-31, Wax Studies", ("", "Wax Studies")),
        ("Resolution 3-24F: Title", ("3", "Title")),
        ("Proposal 7-31 was lost", None),
        ("B. Motion to adjourn", None),
    ],
)
def test_a_number_of_a_year_is_recorded_of_no_motion(text: str, expected: tuple[str, str] | None) -> None:
    found = number(text)
    assert (found and (found.number, found.rest)) == expected


def test_an_agenda_that_adds_to_another_gives_its_motions_without_where_they_stand() -> None:
    text = (
        "Supplementary agenda of the Conference\n\nWax\nTo follow item 12\n60 motion by the wick branch: that wax be bought.\n\n"
        "Soap\nTo be put in the bracket with item 20\n61 amendment by the wick branch: that the words “and lye” be added to item 20.\n\n"
        "Oil\nTo precede item 40\n62 motion by Jo Bloggs: that oil be sold.\n"
    )
    found = shown.read_text(read_text(text))
    assert [(motion.number, motion.wording) for motion in found.motions] == [
        ("60", "that wax be bought."), ("62", "that oil be sold."),
    ]  # fmt: skip
    assert [one.to_motion for one in found.unattached] == ["20"]


def test_a_title_that_begins_with_from_is_no_name() -> None:
    assert (
        plain(f"Conference\n\nMotion 3: from the Cradle to the Grave\n\n{WORDS}\n")[0].title
        == "from the Cradle to the Grave"
    )
    assert plain(f"Conference\n\nMotion 3 (Ned Oakum)\n\n{WORDS}\n")[0].title == ""


def test_votes_cast_below_a_motion_end_no_list_and_a_letter_before_a_motions_number_is_none() -> None:
    text = f"Conference\n\nMotion 1: Wax\n{WORDS}\n\nVotes cast\n\nFor 30\n\nMotion 2: Soap\n{WORDS}\nLost\n\nMotion 3: Oil\n{WORDS}\nCarried\n"
    assert list(map(decision, plain(text))) == ["", "lost", "carried"]
    items = f"Minutes of the AGM\n\n2. OLD BUSINESS\n\nA. Motion 3: Wax\n{WORDS}\nCarried.\n\nB. Motion 4: Oil\n{WORDS}\nLost.\n\n3. NEW BUSINESS\nThere was none.\n"
    assert [(motion.number, motion.title, decision(motion)) for motion in plain(items)] == [
        ("3", "Wax", "carried"),
        ("4", "Oil", "lost"),
    ]


@pytest.mark.parametrize("label", ["Officers' comment", "Rationale", "NEC view", "Treasurer's advice"])
def test_what_others_say_below_the_words_is_none_of_them(label: str) -> None:
    first, second = plain(
        f"Motions\n\n1. Candles\n\n{WORDS}\n\n{label}: They cost much; it may be lost.\n\n2. Oil\n\n{WORDS}\n"
    )
    assert (first.wording, second.wording) == (WORDS, WORDS)
    assert (first.decision, first.unsure) == (None, [])


def test_a_section_without_motions_and_words_that_were_not_supplied_are_no_wording() -> None:
    text = f"Agenda of motions\n\nB1 Tea\n\n{WORDS}\n\nSECTION C – WORLD\n\nThere are no motions in this section.\n\nSECTION D – RULES\n\nD1 Rule 4\n\nNo text was supplied.\n"
    assert [motion.wording for motion in plain(text)] == [WORDS, ""]


@pytest.mark.parametrize(
    "line", ["RESOLVED accordingly.", "Deemed to have fallen", "*Motion was tabled to the next meeting.*"]
)
def test_other_ways_to_say_what_became_of_it_are_in_doubt_and_no_words(line: str) -> None:
    first, _ = plain(f"Motions\n\n9. Gate\n\nThat the gate be painted.\n\n{line}\n\n10. Wicks\n\n{WORDS}\n\nCARRIED\n")
    assert (first.wording, decision(first), len(first.unsure)) == ("That the gate be painted.", "", 1)


def test_readings_and_who_signed_stand_round_the_words() -> None:
    (only,) = plain(
        "Resolution 2025-08\nOn Candles\n\nIntroduced: October 2, 2025\nFirst reading: October 9, 2025\n\nWHEREAS, the stairs are dark; therefore be it\n\n"
        "RESOLVED, That candles be bought.\n\nRespectfully submitted,\n"
    )
    assert only.wording == "WHEREAS, the stairs are dark; therefore be it\n\nRESOLVED, That candles be bought."
