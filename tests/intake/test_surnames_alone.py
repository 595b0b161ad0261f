"""Surnames alone, which a line names as movers or voters, stand in no wording; what was decided beside them is kept."""

import pytest

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.vocabulary.movers import masked, names_people
from tests.intake.shown import read_text as motions_in
from tests.intake.test_movers import motion

ROPES = "This AGM asks for new ropes."


@pytest.mark.parametrize(
    ("line", "decision"),
    [
        ("[Moved Tolland (Quay), seconded Oakley (Mill). Lost.]", "lost"),
        ("(Moved Tolland (Quay); seconded Oakley (Mill). Carried.)", "carried"),
        ("Proposed Tolland (Quay Branch) and seconded Oakley. Carried 40–9.", "carried"),
        ("[Moved Tolland, Seconded O'Wick (Mill).]", None),
        ("[Moved Tolland, not seconded.]", "fell"),
        ("Moved Tolland (Quay), but not seconded.", "fell"),
        ("[Moved Tolland – no seconder.]", "fell"),
        ("[Moved Tolland. Remitted.]", "remitted"),
        ("[Moved Tolland (Quay). Withdrawn.]", "withdrawn"),
    ],
)
def test_movers_are_left_out_and_the_result_beside_them_is_read(line: str, decision: str | None) -> None:
    only = motion(ROPES, line)
    assert [words.text for words in only.lines] == [ROPES]
    assert (only.decision.decision.value if only.decision else None) == decision
    assert not only.new_proposers


@pytest.mark.parametrize(
    "line",
    [
        "Abstained (1): Cllr Tolland",
        "Abstained (2): Tolland, Oakley",
        "Abstained: Tolland",
        "Abstentions (2): Tolland and Oakley",
        "For (3): Cllrs Tolland, Oakley and Wick",
        "Against (3): Tolland, Oakley, Wick",
        "Voted for: Tolland, Oakley",
        "Votes against – 2: P. Tolland, J. Oakley",
        "Ayes (2): Tolland (Quay), Oakley (Mill)",
        "Noes 2: Tolland & Oakley",
        "Absent: Tolland; Oakley",
    ],
)
def test_those_who_voted_one_way_are_left_out(line: str) -> None:
    only = motion(ROPES, line)
    assert [words.text for words in only.lines] == [ROPES]
    assert not {"Tolland", "Oakley", "Wick"} & set(masked(line).replace(",", " ").split())


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Submitted by: Una Tolland · Status: Passed", "Submitted by: (name) · Status: Passed"),
        ("Tabled by: Una Tolland; Outcome: voting open", "Tabled by: (name); Outcome: voting open"),
        ("Submitted by: Tolland · Status: Voting open", "Submitted by: (name) · Status: Voting open"),
        ("Mover: Tolland · Result: lost", "Mover: (name) · Result: lost"),
        ("Submitted by: Mill Branch · Status: Passed", "Submitted by: Mill Branch · Status: Passed"),
        ("[Moved Tolland, not seconded.]", "[Moved (name), not seconded.]"),
    ],
)
def test_a_name_between_labels_is_not_shown(line: str, shown: str) -> None:
    assert masked(line) == shown


@pytest.mark.parametrize(
    ("line", "decision"),
    [
        ("Submitted by: Una Tolland · Status: Passed", "carried"),
        ("Submitted by: Una Tolland · Status: Not passed", "lost"),
        ("Submitted by: Una Tolland · Status: Voting open", None),
    ],
)
def test_a_status_beside_who_submitted_it_is_the_decision(line: str, decision: str | None) -> None:
    only = motion(line, ROPES)
    assert [words.text for words in only.lines] == [ROPES]
    assert (only.decision.decision.value if only.decision else None) == decision
    assert not only.new_proposers


@pytest.mark.parametrize(
    "words",
    [
        "For: ropes, hemp and wax.",
        "For (2): Mill Branch, Quay Branch",
        "Moved Executive.",
        "Moved Mill Branch, seconded Quay Branch.",
        "Absent friends: a toast",
        "Moved ropes, not seconded hemp.",
    ],
)
def test_a_line_of_bodies_or_things_names_no_people(words: str) -> None:
    assert not names_people(words)


@pytest.mark.parametrize(
    ("head", "title", "unclear"),
    [
        ("(Tolland) Bells", "Bells", 1),
        ("(Tolland/Oakley) Bells", "Bells", 1),
        ("(Tolland and Oakley): Bells", "Bells", 1),
        ("(Emergency) Bells", "(Emergency) Bells", 0),
        ("(Scotland) Bells", "(Scotland) Bells", 0),
        ("(Ropes) Bells", "(Ropes) Bells", 0),
    ],
)
def test_a_surname_in_brackets_before_a_title_is_cut_off_and_counted(head: str, title: str, unclear: int) -> None:
    (only,) = motions_in(read_text(f"Motion 1. {head}\n\n{ROPES}\n", "motions.txt")).motions
    assert (only.title, only.unclear, only.new_proposers) == (title, unclear, [])


@pytest.mark.parametrize(
    ("head", "bodies", "people"),
    [
        ("(proposed: Harbour Branch; seconded: Quay Branch): Bells", ["Harbour Branch"], 0),
        ("(Moved: Mill Branch, seconded by J. Oakley) Bells", ["Mill Branch"], 0),
        ("(proposed: Jo Tolland; seconded: Ann Oakley): Bells", [], 1),
    ],
)
def test_who_moved_and_seconded_in_brackets_before_a_title(head: str, bodies: list[str], people: int) -> None:
    (only,) = motions_in(read_text(f"Motion 1. {head}\n\n{ROPES}\n", "motions.txt")).motions
    assert (only.title, only.new_proposers, only.people) == ("Bells", bodies, people)


@pytest.mark.parametrize(
    "line",
    [
        "Prop. Tolland, sec. Oakley", "Mvd: Tolland  2nd: Oakley", "TOLLAND, J. – OAKLEY, K.", "(Tolland, Oakley)", "Tolland, Oakley",
        "Una Tolland to move. Percy Oakley to second. Speaking against: the Treasurer.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_above", [True, False])
def test_who_moved_is_left_out_above_and_below_the_words_and_is_no_heading(line: str, is_above: bool) -> None:
    words = f"{line}\n\n{ROPES}" if is_above else f"{ROPES}\n\n{line}"
    first, second = motions_in(
        read_text(f"Motions 2031\n\n1. Ropes\n\n{words}\n\n2. Oil\n\nThis AGM asks for oil.\n")
    ).motions
    assert (first.wording, first.new_proposers, second.new_committee, second.title) == (ROPES, [], "", "Oil")
    assert first.people + first.unclear


def test_names_in_a_row_below_their_labels_and_in_a_title_are_left_out() -> None:
    text = "## Motion 3: Bread (Oakley)\n\nMover | Seconder\n--- | ---\nUna Tolland | Ann Oakley\n\nConference asks for bread.\n\n**Result:** Carried\n"
    (only,) = read_motion_list(read_bytes(text.encode(), ".md", no_progress), {}).motions
    assert (only.title, only.wording) == ("Bread", "Conference asks for bread.")


def test_what_a_mover_said_is_not_written_and_who_dissented_is_not_shown() -> None:
    only = motion(
        "Moved by Tolland (Quay), seconded Oakley (Mill)",
        ROPES,
        "Tolland said that ropes are short. Oakley agreed.",
        "CARRIED, Wick dissenting.",
    )
    assert "Tolland" not in only.wording
    assert (
        masked("On being put the motion was CARRIED, Wick dissenting.")
        == "On being put the motion was CARRIED, (name) dissenting."
    )
    assert masked("Carried 12-3, after Wick spoke.") == "Carried 12-3, after (name) spoke."
