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
