"""Ways in which numbers, titles, headings and results are printed: each in a few invented lines, with its near misses."""

import pytest

from scripts.intake.documents import no_progress, plain_text
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_vote
from scripts.intake.vocabulary.headings import names_paper
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.results import read_result
from tests.intake.shown import read_text


def read(text: str) -> MotionList:
    document = plain_text.read(text.encode(), no_progress)
    return read_text(document)


def decided(motion: ParsedMotion) -> str:
    return motion.decision.decision.value if motion.decision else "in doubt" if motion.unsure else "nothing"


def outcomes(text: str) -> list[tuple[str, str, str]]:
    return [(motion.number, motion.title, decided(motion)) for motion in read(text).motions]


# Numbers --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "printed", "rest"),
    [
        ("E.M. 1 — Flood at the mill", "EM1", "Flood at the mill"), ("C.A.2 Rules of the rope", "CA2", "Rules of the rope"),
        ("#44 Rope", "44", "Rope"), ("#17a Sealing wax", "17a", "Sealing wax"), ("Item 12: Heating", "12", "Heating"),
        ("Policy 1: Cups", "1", "Cups"), ("27/102 BENCHES", "27/102", "BENCHES"), ("Ordinary Resolution 3: To elect", "3", "To elect"),
        ("Notice of Motion 5 – Dogs", "5", "Dogs"), ("Policy motion 7: Boats", "7", "Boats"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_printed(text: str, printed: str, rest: str) -> None:
    found = number(text)
    assert found is not None
    assert (found.number, found.rest) == (printed, rest)


@pytest.mark.parametrize(
    "text",
    ["#1 priority of the union", "Item 5 of the agenda", "Policy 1 of last year", "U.S. 50 states", "12/03 Meeting", "#5G masts"],
)  # fmt: skip
def test_a_number_within_words_is_none_of_a_motion(text: str) -> None:
    assert number(text) is None


def test_numbers_after_a_hash_may_be_in_any_order() -> None:
    text = "Motions for debate\n\n" + "\n".join(
        f"#{number} {title}\nLamp Branch\nWe call for more.\n" for number, title in ((44, "Rope"), (3, "Oil"), (101, "Wax"))
    )  # fmt: skip
    assert [motion.number for motion in read(text).motions] == ["44", "3", "101"]


def test_items_of_minutes_are_no_motions_unless_they_say_so() -> None:
    text = (
        "MINUTES OF THE TOWN COUNCIL\n\n31/107 APOLOGIES\nNone were received.\n\n31/108 NOTICE OF MOTION: LAMPS\n"
        "RESOLVED that lamps be lit.\n\n31/109 NOTICE OF MOTION: OIL\nRESOLVED that oil be bought.\n"
    )
    assert [motion.title for motion in read(text).motions] == ["LAMPS", "OIL"]


# Headings of the paper ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "CONTENTS", "POLICY BOOK", "Order paper for Saturday", "Decisions of Congress", "MINUTES OF THE PARISH COUNCIL",
        "ANNUAL ASSEMBLY: MOTIONS", "DIOCESAN SYNOD – ACTS OF SYNOD", "Motion for the annual general meeting", "What became of the motions",
        "Final Agenda", "Motions and amendments to the constitution", "COUNCIL OF THE COLLEGE – MOTIONS",
    ],
)  # fmt: skip
def test_a_heading_names_the_paper(text: str) -> None:
    assert names_paper(text)


@pytest.mark.parametrize(
    "text",
    [
        "FINANCE COMMITTEE", "Resolutions Committee", "Votes for women", "Acts of kindness", "A motion for the future", "Records management",
        "HEALTH AND SAFETY", "Bring back the minutes", "Contents of lunch boxes", "Standing Orders", "Notice boards",
    ],
)  # fmt: skip
def test_a_committee_or_a_title_is_no_heading_of_the_paper(text: str) -> None:
    assert not names_paper(text)


@pytest.mark.parametrize(
    "heading", ["LAMP ASSEMBLY: MOTIONS", "CONTENTS", "ACTS OF THE SYNOD", "ORDER PAPER FOR SUNDAY"]
)
def test_the_name_of_the_paper_is_no_committee(heading: str) -> None:
    first, second = read(f"{heading}\n\n1. Ropes\nThis AGM wants ropes.\n\n2. Lamps\nThis AGM wants lamps.\n").motions
    assert (first.title, first.new_committee, second.title, second.new_committee) == ("Ropes", "", "Lamps", "")


def test_the_name_of_the_paper_is_no_motion() -> None:
    text = "MOTION FOR THE ANNUAL GENERAL MEETING\n\nTitle: Repair of the lamp\n\nThis AGM instructs the Board to repair the lamp.\n"
    assert [motion.title for motion in read(text).motions] == ["Repair of the lamp"]


# Results --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "decision", "vote"),
    [
        ("MOTION PASSES", "carried", ""), ("Ayes 34, Noes 21. Carried.", "carried", "34 for, 21 against"),
        ("In favour: 1,204; opposed: 388; abstaining: 17. Carried", "carried", "1204 for, 388 against, 17 abstentions"),
        ("15 for, 15 against; carried on the casting vote of the chair.", "carried", "15 for, 15 against"),
        ("For 130; Against 86. The resolution was not passed, a three-quarters majority being required.", "lost", "130 for, 86 against"),
        ("Upon being put to the vote, the motion was declared LOST.", "lost", ""), ("withdrawn before the debate", "withdrawn", ""),
    ],
)  # fmt: skip
def test_a_result_is_read_after_its_figures_and_before_its_reason(text: str, decision: str, vote: str) -> None:
    found = read_result(text)
    assert found is not None
    assert (found.decision.value, found.vote) == (decision, vote)


@pytest.mark.parametrize(
    "text",
    [
        "12 for, 3 against, lost; then carried", "For 61, Against 39. Two-thirds majority not reached.", "Passes to the Council",
        "Declared lost on voices, carried on a count", "TIED 27-27, motion falls", "Inquorate – 40 for, 12 against", "in order",
    ],
)  # fmt: skip
def test_a_result_that_says_more_is_in_doubt(text: str) -> None:
    assert read_result(text) is None
    assert may_be_result(text) or speaks_of_vote(text)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Motion 4 [LOST] Turf", ("4", "Turf", "lost")), ("Motion 4 [FELL – 3 CARRIED] Sand", ("4", "Sand", "fell")),
        ("CARRIED: Motion 4 – Turf", ("4", "Turf", "carried")), ("REMITTED TO THE BOARD: Motion 4 – Turf", ("4", "Turf", "remitted")),
        ("Motion 4 (Mosses) was passed unanimously", ("4", "Mosses", "carried")),
        ("Motion 4 (Ferns) was taken back by its mover", ("4", "Ferns", "in doubt")),
        ("- [x] Motion 4: Buy a kiln", ("4", "Buy a kiln", "nothing")), ("✅ Motion 4: Free lamps", ("4", "Free lamps", "nothing")),
        ("09.45  Motion 4  Warps", ("4", "Warps", "nothing")), ("No. 4. Hops", ("4", "Hops", "nothing")), ("Mo. 4: Oil", ("4", "Oil", "nothing")),
        ("Motion 4 Passengers carried on trains", ("4", "Passengers carried on trains", "nothing")),
    ],
)  # fmt: skip
def test_the_line_of_a_motion_is_parted(line: str, told: tuple[str, str, str]) -> None:
    other = line.replace("4", "5")
    assert outcomes(f"Motions in order of debate\n\n{line}\n{other}\n") == [
        told,
        (told[0].replace("4", "5"), *told[1:]),
    ]


@pytest.mark.parametrize("line", ["No. 10 Downing Street", "No 3 people", "- Motion 5 of last year"])
def test_a_short_word_before_a_number_is_no_head(line: str) -> None:
    assert number(line) is None


def test_a_composite_has_its_title_below_its_parts() -> None:
    text = (
        "COMPOSITES\n\nCOMPOSITE A\n(Motions 3, 4 & 9 and the amendment to 4)\nWages in the mill\nMoved by Lamp Branch\nConference demands wages.\nCARRIED\n\n"
        "COMPOSITE B (Motions 11 and 12)\nHours in the mill\nMoved by Rope Branch\nConference demands hours.\nREMITTED\n"
    )
    found = read(text).motions
    assert [(one.number, one.title, one.made_of, one.wording) for one in found] == [
        ("Composite A", "Wages in the mill", ["3", "4", "9"], "Conference demands wages."),
        ("Composite B", "Hours in the mill", ["11", "12"], "Conference demands hours."),
    ]


def test_an_amendment_has_its_proposer_and_result_on_its_line() -> None:
    text = "RESULTS\n\nMotion 3 Wool – CARRIED\n  Amendment 3.1 (Dye Branch) – LOST\n\nMotion 4 Flax – REMITTED\n  Amendment 4.1 (Dye Branch): add “blue” – fell\n"
    found = [
        (one.number, one.new_proposers, one.decision and one.decision.decision.value)
        for motion in read(text).motions
        for one in motion.amendments
    ]
    assert found == [("3.1", ["Dye Branch"], "lost"), ("4.1", ["Dye Branch"], "fell")]


@pytest.mark.parametrize(
    "heading", ["DAY TWO", "SATURDAY AFTERNOON", "LATE BUSINESS", "The following emergency motions were received:"]
)
def test_a_new_part_of_the_paper_ends_what_a_heading_said(heading: str) -> None:
    text = f"MOTIONS CARRIED\n\n1. Ropes\nWe want ropes.\n\n{heading}\n\n2. Nets\nWe want nets.\n"
    first, second = read(text).motions
    assert (decided(first), decided(second), second.new_committee) == ("carried", "nothing", "")


# Heads without a word -------------------------------------------------------------------------------------------------


def test_motions_are_numbered_within_their_sections() -> None:
    text = "SECTION 3: DUES\n\n3.1  Dues in summer\n     Mill Branch\n     This Congress notes dues.\n\n3.2  Dues in winter\n     Quay Branch\n     This Congress wants none.\n"
    found = read(text).motions
    assert [(one.number, one.title, one.new_proposers) for one in found] == [
        ("3.1", "Dues in summer", ["Mill Branch"]),
        ("3.2", "Dues in winter", ["Quay Branch"]),
    ]


def test_a_list_of_results_has_bullets_numbers_and_colons() -> None:
    text = "Outcome of Monday's votes\n\n- 3.1 Bridges: Passed (clear majority)\n- 3.2 Roads: Failed (14 in favour, 52 against)\n- 4.1 Boats: Not heard – ran out of time\n- 4.2 Nets: Fails (3.1 passed)\n"
    assert outcomes(text) == [
        ("3.1", "Bridges", "carried"),
        ("3.2", "Roads", "lost"),
        ("4.1", "Boats", "not reached"),
        ("4.2", "Nets", "in doubt"),
    ]


def test_paragraphs_with_decimals_within_a_motion_begin_none() -> None:
    text = "Motions\n\n1. Dues\nThis AGM notes:\n1.1 That dues are high.\n1.2 That boats are few.\nCarried\n\n2. Nets\nThis AGM wants nets.\nLost\n"
    assert outcomes(text) == [("1", "Dues", "carried"), ("2", "Nets", "lost")]


def test_a_ballot_has_a_title_its_figures_and_what_came_of_it() -> None:
    text = (
        "All Member Vote – Results\n\nNumber of voters: 214\n\nLamps in the Library\n\nTotal Vote: 90\n\n  • For: 80\n  • Against: 7\n  • Abstain: 3\n\nMotion is carried.\n\n"
        "Support for the Rope Society\n\nTotal Vote: 40\n\n  • For: 30\n  • Against: 10\n\nMotion received a majority but the vote was not quorate.\n"
    )
    first, second = read(text).motions
    assert (first.title, decided(first), first.decision and first.decision.vote) == (
        "Lamps in the Library",
        "carried",
        "80 for, 7 against, 3 abstentions",
    )
    assert (second.title, decided(second), first.wording, second.wording) == (
        "Support for the Rope Society",
        "in doubt",
        "",
        "",
    )


def test_a_line_drawn_below_a_line_makes_it_a_heading() -> None:
    text = "Motions of the Moot\n===================\n\nMotion No. 1 - Rope\n-------------------\nThe Moot wants rope.\n\nDecision: ADOPTED\n\nMotion No. 2 - Oil\n------------------\nThe Moot wants oil.\n"
    assert [(one.title, one.wording, decided(one)) for one in read(text).motions] == [
        ("Rope", "The Moot wants rope.", "carried"),
        ("Oil", "The Moot wants oil.", "nothing"),
    ]


def test_leaders_are_no_part_of_a_title() -> None:
    text = "Motions at a glance\nKey: C = carried, L = lost\n\n1  Lamp oil ............ C\n2  Wicks ............... LOST\n3  Nets ................ L\n"
    assert outcomes(text) == [("1", "Lamp oil", "in doubt"), ("2", "Wicks", "lost"), ("3", "Nets", "in doubt")]


def test_results_of_motions_that_are_not_there_are_told() -> None:
    found = read(
        "Outcome of motions\n\nCarried: 1, 2\nLost: 8, 9\n\nMotions\n\n1. Ropes\nWe want ropes.\n2. Nets\nWe want nets.\n"
    )
    assert [decided(motion) for motion in found.motions] == ["carried", "carried"]
    assert [(one.what, one.beginning) for one in found.account.groups_skipped()][-1] == (
        "it speaks of results, of no motion that is here",
        "Lost: 8, 9",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Executive: Support",
        "NEC – Oppose",
        "Executive Committee's recommendation: seek remission, if not remitted oppose",
    ],
)
def test_what_an_executive_recommends_is_no_result_and_no_wording(line: str) -> None:
    text = f"Motions\n\n1. Bands\n{line}\nLamp Branch\nWe call for a band.\n\n2. Choirs\n{line}\nRope Branch\nWe call for choirs.\n"
    assert [(one.new_proposers, one.wording, decided(one)) for one in read(text).motions] == [
        (["Lamp Branch"], "We call for a band.", "nothing"),
        (["Rope Branch"], "We call for choirs.", "nothing"),
    ]
