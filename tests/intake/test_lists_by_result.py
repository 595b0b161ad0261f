"""Lists of motions under what was decided of them: with bullets, under bare words, in numbered sections."""

import pytest

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion
from tests.intake.shown import read_text as read_lines


def motions(text: str) -> tuple[ParsedMotion, ...]:
    return read_motion_list(read_text(text), {}).motions


def of_markdown(text: str) -> tuple[ParsedMotion, ...]:
    return read_lines(read_bytes(text.encode(), ".md", no_progress)).motions


def decided(found: tuple[ParsedMotion, ...]) -> list[tuple[str, str, str]]:
    return [
        (
            one.number,
            one.title,
            " ".join(filter(None, (one.decision.decision.value, one.decision.vote))) if one.decision else "",
        )
        for one in found
    ]


def test_rows_with_bullets_below_their_result() -> None:
    found = of_markdown(
        "# Conference 2031: what you decided\n\n## Motions passed\n\n- A1 Wicks (Harbour Branch)\n- A3 Oil (Mill Branch) – as amended by the Executive\n"
        "- B5 Lamps (Executive) – 88 for, 31 against\n\n## Motions withdrawn\n\n- B3 Ladders (Mill Branch)\n\n## Coming up\n\n- Summer school (Hill) – 2 May\n"
    )
    assert decided(found) == [
        ("A1", "Wicks", "carried"),
        ("A3", "Oil", "carried as amended"),
        ("B5", "Lamps", "carried 88 for, 31 against"),
        ("B3", "Ladders", "withdrawn"),
    ]
    assert found[0].new_proposers == ["Harbour Branch"]


def test_a_list_with_bullets_of_which_one_entry_has_no_number_is_no_list_of_motions() -> None:
    assert of_markdown("# Conference 2031\n\n## Motions passed\n\n- 1 Wicks\n- and two more\n") == ()


@pytest.mark.parametrize(
    "row",
    [
        "3 Fish (Mill Branch) was not put",
        "2 Reeds (Mill Branch), which fell on the day",
        "4 Salt (Mill Branch) (first part only)",
        "5 Boots, not put",
    ],
)
def test_a_row_that_says_more_than_its_heading_is_of_no_such_list(row: str) -> None:
    assert of_markdown(f"# Conference 2031\n\n## Motions carried\n\n- 1 Wicks (Mill Branch)\n- {row}\n") == ()


@pytest.mark.parametrize(
    "below", ["Motions withdrawn\n\n• None\n\nEmergency motions\n\n• E1 Fish\n", "Thanks to all who came.\n"]
)
def test_a_row_with_a_bullet_ends_with_its_line(below: str) -> None:
    rows = "How it went 2031\n\nMotions carried\n\n• A1 Wicks (Mill Branch)\n• A2 Reeds (Mill Branch)\n\n"
    assert decided(motions(rows)) == [("A1", "Wicks", "carried"), ("A2", "Reeds", "carried")]
    assert not any(one.lines or one.decision for one in motions(rows + below))


def test_a_list_that_does_not_count_becomes_nobodys_words() -> None:
    passed = "# Conference 2031\n\n## Motions passed\n\n- A1 Wicks (Mill Branch)\n\n"
    lost = "## Motions lost\n\n- A2 Oil (Mill Branch) – 60 for, 64 against\n"
    assert decided(of_markdown(passed + lost)) == [("A1", "Wicks", "carried"), ("A2", "Oil", "lost 60 for, 64 against")]
    assert not any(one.lines or one.decision for one in of_markdown(f"{passed}{lost}- and two more\n"))


@pytest.mark.parametrize(
    ("heading", "decision"),
    [
        ("MOTIONS THAT FELL", None),
        ("MOTIONS WITHDRAWN", None),
        ("MOTIONS LOST", None),
        ("MOTIONS CARRIED", "carried 30 for, 10 against"),
    ],
)
def test_a_heading_takes_a_vote_from_below_where_the_two_agree(heading: str, decision: str | None) -> None:
    (found,) = decided(
        motions(
            f"Conference 2031\n\n{heading}\n\nMotion 1: Lamps\nThis conference asks for lamps.\nFor 30, Against 10\n"
        )
    )
    assert found[2] == decision or (decision is None and "30" not in found[2])


ROWS = "How the motions went 2031\n\nCarried\n12   Wicks\n13   Oil (as amended by 13a)\n\nLost\n14   Lamps (card vote: for 14,202; against 31,870)\n16   Ladders\n"


@pytest.mark.parametrize("last", ["\nWithdrawn\nNone\n", "\nNot reached\n24, 25\n", "\nFell\n23   Boots (no mover)\n"])
def test_bare_results_right_over_rows_are_of_these(last: str) -> None:
    found = decided(motions(ROWS + last))
    assert found[:4] == [
        ("12", "Wicks", "carried"),
        ("13", "Oil", "carried as amended"),
        ("14", "Lamps", "lost 14202 for, 31870 against"),
        ("16", "Ladders", "lost"),
    ]
    assert found[4:] == ([("23", "Boots", "fell")] if "23" in last else [])


def test_bare_results_that_may_stand_above_or_below_decide_nothing() -> None:
    text = "Motions 2031\n\nCarried\n\n12   Wicks\n\n13   Oil\n\nLost\n\n14   Lamps\n\nRemitted\n\nNone\n"
    assert [decision for *_, decision in decided(motions(text))] == ["", "", ""]


def test_numbered_sections_of_a_report_are_no_motions() -> None:
    found = of_markdown(
        "# Standing Orders report 2031\n\n## 1. Composites agreed\n\n**Composite A – Pay** (Motions 1 and 5)\n\nConference asks for pay.\n\n"
        "## 2. Motions ruled out of order\n\n- Motion 4, *Wicks* (Mill Branch): contrary to rule 12.\n\n## 3. Motions withdrawn\n\n"
        "- Motion 6, *Oil* (Hill Branch)\n\n## 4. Emergency motions\n\nOne emergency motion was received and is in order:\n\n"
        "**E1 – Lamps** (Mill Branch)\n\nConference asks for lamps.\n\n## 5. Timetable\n\nThe guillotine falls at noon.\n"
    )
    assert decided(found) == [
        ("Composite A", "Pay", ""),
        ("4", "Wicks", "ruled out of order"),
        ("6", "Oil", "withdrawn"),
        ("E1", "Lamps", ""),
    ]
    assert found[3].wording == "Conference asks for lamps."
    assert found[3].new_committee == ""


def test_a_heading_of_a_kind_after_one_of_a_result_does_not_take_its_decision() -> None:
    (*_, last) = motions("MOTIONS LOST\n\n1. Wicks\n2. Oil\n\nEMERGENCY MOTIONS\n\nE1. Lamps\n")
    assert (last.number, last.decision) == ("E1", None)


def test_sentences_below_a_heading_of_results_are_of_the_motions_that_they_name() -> None:
    found = motions(
        "Delegate meeting 2031\n\nAGENDA\n\nMotion 1 – Wicks\nSubmitted by Mill Branch\nThis meeting asks for wicks.\n\nMotion 2 – Oil\n"
        "Submitted by Hill Branch\nThis meeting asks for oil.\n\nRESULTS\n\n• Motion 1 was remitted to the Council, the movers agreeing.\n"
        "• Motion 2 was defeated after Hill Branch would not change it.\n• The report of the Council was adopted.\n"
    )
    assert decided(found) == [("1", "Wicks", "remitted"), ("2", "Oil", "")]
    assert found[1].wording == "This meeting asks for oil."
    assert [line.text for line in found[1].unsure] == ["• Motion 2 was defeated after Hill Branch would not change it."]


def test_results_as_a_heading_end_the_words_and_decide_amendments_by_number() -> None:
    (first, second) = of_markdown(
        "# Conference 2031\n\n## F14: Wicks\n\nConference calls for wicks.\n\n### Amendment One\n\nSubmitted by: Mill Branch\n\nAdd “and oil”.\n\n"
        "### Results\n\nAmendment One was carried. The motion, as amended, was carried.\n\n## Report: Oil Committee\n\nQuestion Q3 was referred "
        "back.\n\n## F15: Emergency motion: Oil\n\nConference calls for oil.\n"
    )
    assert decided((first,)) == [("F14", "Wicks", "carried as amended")]
    assert first.wording == "Conference calls for wicks."
    assert [(one.number, one.decision.decision.value if one.decision else "") for one in first.amendments] == [
        ("One", "carried")
    ]
    assert (second.number, second.decision, second.kind) == ("F15", None, "emergency")


def test_an_item_of_motions_is_none_and_letters_stand_beside_numbers() -> None:
    found = of_markdown(
        "# AGM MOTIONS 2031\n\nHarbour Branch\n\nEmergency Motions\n\nA. Lamps\n\nB. Boots\n\n## 10. Motions\n\n### Emergency Motions\n\n#### A. Lamps\n\n"
        "This meeting asks for lamps.\n\nCARRIED\n\n#### B. Boots\n\nThis meeting asks for boots.\n\nLOST\n\n### Rooms\n\n#### 1. Wicks\n\nThis meeting asks for "
        "wicks.\n\nFELL\n"
    )
    assert decided(found) == [("", "Lamps", "carried"), ("", "Boots", "lost"), ("1", "Wicks", "fell")]
    assert [one.kind for one in found] == ["emergency", "emergency", None]


def test_a_late_motion_with_its_body_and_no_title_begins_one() -> None:
    (first, last) = motions(
        "MOTIONS 2031\n\nMotion 5 (Mill Branch)\nConference calls for wicks.\nThere being no delegate from the branch present, the motion was not moved.\n\n"
        "Late motion (Hill Branch), admitted by leave of conference\nConference calls for oil.\nCARRIED, delegates standing.\n"
    )
    assert decided((first, last)) == [("5", "", "fell"), ("", "", "carried")]
    assert (last.kind, last.new_proposers, last.wording) == ("emergency", ["Hill Branch"], "Conference calls for oil.")


def test_proposals_numbered_by_session_are_motions_below_items() -> None:
    found = motions(
        "Minutes of the Senate 2031\n\n2. OLD BUSINESS\n\nA. Proposal 7-31, Wicks\n\nBE IT RESOLVED that wicks be cut.\n\nB. Proposal 8-31, Oil\n\nBE IT "
        "RESOLVED that oil be bought.\n\n3. NEW BUSINESS\n\nA. Proposal 9-31, Lamps\n\nBE IT RESOLVED that lamps be lit.\n"
    )
    assert [(one.number, one.title, one.new_committee) for one in found] == [
        ("", "Wicks", ""),
        ("", "Oil", ""),
        ("", "Lamps", ""),
    ]


@pytest.mark.parametrize("label", ["To move", "Applicant"])
def test_labels_of_who_puts_a_motion(label: str) -> None:
    text = f"COMPOSITE 1\nWicks\n(Covering motions 4, 6 and 11 and amendment 6a)\nConference asks for wicks.\n{label}: Mill Branch\n\nCOMPOSITE 2\nOil\nConference asks for oil.\n"
    (first, _) = motions(text)
    assert (first.new_proposers, first.made_of, first.wording) == (
        ["Mill Branch"],
        ["4", "6", "11"],
        "Conference asks for wicks.",
    )


def test_what_stands_below_words_in_straight_quotation_marks_is_no_words() -> None:
    (first, _) = motions(
        "Report 2031\n\n11. WICKS\n\nThe Revd Percy Wick (Hill) moved:\n\n'That this Synod ask for wicks.'\n\nThe Dean moved 'That the debate be now adjourned'. "
        "The motion for the adjournment was put and carried.\n\n12. OIL\n\nMrs Zadie Roe (Mill) moved:\n\n'That this Synod ask for oil.'\n\nThe motion was lost.\n"
    )
    assert (first.wording, first.decision) == ("'That this Synod ask for wicks.'", None)


def test_sections_with_letters_are_headings_over_motions_with_those_letters() -> None:
    found = motions(
        "Book of decisions 2031\n\nA     Working life\n\nA 01  Wicks\nApplicant: Mill Branch\nDecision: Adopted\nThe conference demands wicks.\n\n"
        "A 02  Oil\nApplicant: Hill Branch\nDecision: Rejected\nThe conference demands oil.\n\nB     Organisation\n\nB 01  Choir\n"
        "Applicant: Mill Branch\nDecision: Adopted\nThe conference founds a choir.\n"
    )
    assert [one.new_committee for one in found] == ["Working life", "Working life", "Organisation"]
    assert found[1].wording == "The conference demands oil."


def test_the_name_above_the_title_of_the_list_is_no_committee() -> None:
    found = of_markdown(
        "# Institute of Lamps\n\n# Annual Meeting 2031: resolutions put to the meeting\n\n**Resolution 1: Wicks**\n\nThat wicks be cut.\n\n"
        "**Resolution 2: Oil**\n\nThat oil be bought.\n\n## Votes cast\n\n| Resolution | In person | Result |\n|---|---|---|\n| 1 | 88 to 4 | Carried |\n"
    )
    assert [one.new_committee for one in found] == ["", ""]
    assert found[1].wording == "That oil be bought."


def test_rows_of_numbers_and_results_below_the_motions_are_theirs() -> None:
    found = motions(
        "Conference 2031\n\nResolution 1: Wicks\nConference calls for wicks.\n\nEmergency Resolution 1: Ferries\nConference calls for ferries.\n\n"
        "Composite 3: Lamps\nConference calls for lamps.\n\nResults\n\n1   Carried\nER1   Lost\nComp 3   Remitted\n"
    )
    assert decided(found) == [
        ("1", "Wicks", "carried"),
        ("E1", "Ferries", "lost"),
        ("Composite 3", "Lamps", "remitted"),
    ]
    assert [one.wording for one in found] == [
        "Conference calls for wicks.",
        "Conference calls for ferries.",
        "Conference calls for lamps.",
    ]


def test_rows_of_which_one_names_no_motion_here_decide_nothing() -> None:
    found = motions(
        "Conference 2031\n\nResolution 1: Wicks\nConference calls for wicks.\n\nResults\n\n1   Carried\n7   Lost\n"
    )
    assert [one.decision for one in found if one.title] == [None]


def test_an_emergency_motion_has_its_title_on_the_next_line() -> None:
    found = motions(
        "AGM 2031\n\nMotion 1: Wicks\nThis AGM calls for wicks.\nCARRIED\n\nEmergency motion\nFerries after dark\nThis AGM notes that the ferry has stopped.\n"
        "CARRIED\n"
    )
    assert decided(found) == [("1", "Wicks", "carried"), ("", "Ferries after dark", "carried")]
    assert found[1].kind == "emergency"
