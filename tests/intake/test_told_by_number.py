"""Results that a line states of motions by their numbers: of one, of several, in clauses, in lists, and what only looks like them."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.vocabulary.told import told

MOTIONS = "Motions 2031\n\n3. Wicks\nThis meeting wants wicks.\n\n4. Oil\nThis meeting wants oil.\n\n5. Boots\nThis meeting wants boots.\n"


def outcomes(text: str) -> dict[str, str]:
    return {
        one.number: one.decision.decision.value if one.decision else "in doubt" if one.unsure else "nothing"
        for one in read_motion_list(read_text(text), {}).motions
    }


def said(text: str) -> list[tuple[str, str]]:
    return [(" ".join(one.numbers), one.result.decision.value if one.result else "?") for one in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Motion 3 was carried; 4 and 5 fell.", [("3", "carried"), ("4 5", "fell")]),
        ("Motion 3 was carried, 4 was lost and motion 5 was withdrawn.", [("3", "carried"), ("4", "lost"), ("5", "withdrawn")]),
        ("Motions 4–7 were remitted", [("4 5 6 7", "remitted")]), ("Motions 1, 3 and 5 to 7 were lost.", [("1 3 5 6 7", "lost")]),
        ("Motions A4–A6 were not reached", [("A4 A5 A6", "not reached")]), ("Emergency motions 1 and 2 were carried unanimously.", [("E1 E2", "carried")]),
        ("Carried: 1, 2; lost: 3", [("1 2", "carried"), ("3", "lost")]), ("Motion 3 was carried (45 for, 12 against); 4 and 5 fell", [("3", "carried"), ("4 5", "fell")]),
        ("• Motion 1 was remitted to the Council. The movers were content.", [("1", "remitted")]),
        ("Motion 9 fell, Motion 8 having been carried", [("9", "fell")]), ("Motions 3 and 4 and 5 were carried", [("3 4 5", "carried")]),
    ],
)  # fmt: skip
def test_what_is_told_of_each(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Motion 3 was carried; 3 lost", "3"), ("Motion 2 was carried; 4 were lost", "2"), ("Motion 5 was carried and motion 6 was not", "5"),
        ("Motion 5 was carried and 6 delegates were lost", "5"), ("Motions 12 and 20 were carried by 45 to 12", "12 20"), ("Motions 40–90 were carried", "40 90"),
        ("Motion 7-27 was carried", "7"), ("Motion 12, 45 for and 12 against, was carried", "12"), ("Motions 3 was carried", "3"),
        ("Motion 4 was carried. The amendment was lost.", "4"), ("Motion 4 was carried, the first part of 5 was lost", "4"), ("Motion 4 was carried then rescinded; 5 and 6 fell", "4"),
    ],
)  # fmt: skip
def test_what_is_not_understood_names_the_motions_and_gives_none_a_result(text: str, named: str) -> None:
    assert said(text) == [(named, "?")]


@pytest.mark.parametrize(
    "text",
    ["4 and 5 fell.", "Motion 3 asks for wicks", "Lost: 12-3", "Rules 3 and 4 were carried", "4 were carried, 5 lost"],
)
def test_what_names_no_motion_is_of_none(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    "line", ["Motions 3 and 4 were carried at the AGM of 2030.", "Motions 3 and 4 were carried in 2030", "In 2030:\nCarried: 3, 4", "At Conference 2030\nCarried: 3, 4\nLost: 5"]
)  # fmt: skip
def test_what_was_decided_in_another_year_is_of_none_of_these(line: str) -> None:
    assert not any(fate in ("carried", "lost") for fate in outcomes(f"{MOTIONS}\n{line}\n").values())


def test_the_papers_own_year_above_its_results_changes_nothing() -> None:
    assert outcomes(f"{MOTIONS}\nResults of the votes of 2031\nCarried: 3, 4\nLost: 5\n") == {
        "3": "carried",
        "4": "carried",
        "5": "lost",
    }


def test_clauses_give_each_motion_its_own() -> None:
    assert outcomes(f"{MOTIONS}\nMotion 3 was carried; 4 and 5 fell.\n") == {"3": "carried", "4": "fell", "5": "fell"}


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ("Carried: 5\nLost: 3\nRemitted: 4", {"3": "lost", "4": "remitted", "5": "carried"}),
        ("Carried: 5\nLost: 3", {"3": "in doubt", "4": "nothing", "5": "in doubt"}),
        ("Motions carried: 4\nMotions withdrawn: 12", {"3": "nothing", "4": "in doubt", "5": "nothing"}),
        ("Carried: 3, 5\nLost: 4", {"3": "carried", "4": "lost", "5": "carried"}),
    ],
)
def test_single_numbers_may_count_the_motions(lists: str, expected: dict[str, str]) -> None:
    assert outcomes(f"{MOTIONS}\nResults\n\n{lists}\n") == expected


def test_the_word_results_above_a_list_is_no_words_of_the_last_motion() -> None:
    found = read_motion_list(read_text(f"{MOTIONS}\nResults\nCarried: 3, 5\nLost: 4\n"), {}).motions
    assert found[-1].wording == "This meeting wants boots."


@pytest.mark.parametrize(
    ("own", "line", "expected"),
    [
        ("Lost.", "Motions 4 and 5 were carried.", "in doubt"), ("Carried.", "Motions 4 and 5 were carried.", "carried"),
        ("Carried.", "Motions 4 and 5 were carried by 30 to 4.", "in doubt"), ("", "Motions 4 and 5 were lost. Motions 3 and 5 were lost.", "lost"),
        ("", "Motions 4 and 5 were lost. Motions 3 and 5 were carried.", "in doubt"), ("Carried then rescinded.", "Motions 4 and 5 were carried.", "in doubt"),
        ("", "The reference back of motion 5 was carried.", "in doubt"),
    ],
)  # fmt: skip
def test_what_a_line_tells_is_held_to_what_the_motion_says(own: str, line: str, expected: str) -> None:
    text = MOTIONS.replace("wants boots.\n", f"wants boots.\n\n{own}\n" if own else "wants boots.\n")
    assert outcomes(f"{text}\n{line}\n")["5"] == expected


@pytest.mark.parametrize(
    ("heading", "line", "expected"),
    [
        ("MOTIONS CARRIED", "Motions 3 and 4 were lost.", "in doubt"), ("MOTIONS CARRIED", "Motions 3 and 4 were carried as amended.", "carried as amended"),
        ("MOTIONS LOST", "Motions 3 and 4 were lost.", "lost"), ("MOTIONS LOST", "Motions 3 and 4 fell.", "in doubt"),
        ("Resolutions of Congress 2031", "Motions 3 and 4 were lost.", "lost"),
    ],
)  # fmt: skip
def test_what_a_line_tells_is_held_to_an_explicit_heading(heading: str, line: str, expected: str) -> None:
    assert outcomes(MOTIONS.replace("Motions 2031", heading) + f"\n{line}\n")["3"] == expected


@pytest.mark.parametrize(("heading", "expected"), [("MOTIONS LOST", "lost"), ("MOTIONS CARRIED", "in doubt")])
def test_a_tie_goes_with_lost_and_not_with_carried(heading: str, expected: str) -> None:
    assert outcomes(
        f"Motions 2031\n\n{heading}\n\nMotion 1: Wicks\nThis meeting wants wicks.\nFor 20, Against 20\n"
    ) == {"1": expected}
