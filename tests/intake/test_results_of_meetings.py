"""Results in the words of boards, clubs and conventions; and what looks like one and is none of the motion."""

import pytest

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.reading import read_text
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.likely import likely_result
from scripts.intake.vocabulary.results import read_result
from tests.intake.shown import read_text as motions_in


@pytest.mark.parametrize(
    ("text", "decision", "vote", "note"),
    [
        ("LAPSED FOR WANT OF A SECONDER", "fell", "", ""),
        ("Motion died for lack of a second.", "fell", "", ""),
        ("CARRIED ON THE VOICES", "carried", "on the voices", ""),
        ("Taken as read and carried en bloc", "carried", "en bloc", ""),
        ("The resolution was passed as a special resolution.", "carried", "", ""),
        ("The resolution was lost as a special resolution", "lost", "", ""),
        ("RESOLVED: to approve the motion. All in favour.", "carried", "", "The document says: All in favour."),
        ("Resolved that the motion be adopted", "carried", "", ""),
        ("For 41 Against 12 Abstain 3   CARRIED", "carried", "41 for, 12 against, 3 abstentions", ""),
        ("REJECTED 71–54", "lost", "", "The document gives this vote: 71–54."),
        ("LOST 21-60", "lost", "21 for, 60 against", ""),
    ],
)
def test_a_result_is_read_whole(text: str, decision: str, vote: str, note: str) -> None:
    result = read_result(text)
    assert result is not None
    assert (result.decision.value, result.vote, result.note) == (decision, vote, note)


@pytest.mark.parametrize(
    "text", ["The report was adopted", "Committee report adopted, 88 to 41", "Resolved that the motion", "Resolved: to approve the minutes"]
)  # fmt: skip
def test_what_was_decided_of_a_report_is_no_result_of_a_motion(text: str) -> None:
    assert read_result(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Procedural motion: to send the matter to a referendum. Passed, 40–31.",
        "Procedural motion: that the question not be put. Passed.",
        "Committee report adopted, 88 to 41",
        "Recommendation of non-concurrence carried",
        "Referred to Committee on Boycotts.",
        "Bro. Wick moved that the speaker be no longer heard. LOST",
    ],
)
def test_no_mark_is_proposed_from_what_was_decided_of_something_else(text: str) -> None:
    assert likely_result(text) == ""


def test_the_result_of_the_motion_is_proposed_also_after_a_procedural_one() -> None:
    assert likely_result("Next business was refused after a debate. A recount was held. The motion was carried by 15 votes to 14.") == "carried, 15 for, 14 against"  # fmt: skip


def motions(text: str) -> tuple[ParsedMotion, ...]:
    return motions_in(read_bytes(text.encode(), ".md", no_progress)).motions


def test_a_line_that_wraps_within_a_sentence_is_nobodys_name() -> None:
    text = "Motion 1: Barrage\n\nCongress supports a barrage, as adopted by the Labour Councils'\nConference of 2024.\n\nPilots' Union\n"
    (only,) = motions_in(read_text(text, "motions.txt")).motions
    assert only.new_proposers != ["Conference of 2024"]
    assert only.wording.endswith("Conference of 2024.")


@pytest.mark.parametrize("title", ["SCHOLARSHIP FOR MEMBERS' CHILDREN", "PER CAPITA TO THE TRADES COUNCIL"])
def test_a_title_that_may_name_a_body_is_one_over_a_label_for_who_put_it(title: str) -> None:
    first, _ = motions(f"# Resolution No. 1\n\n**{title}**\n\nSubmitted by: Quay Branch\n\nThis Local asks for boots.\n\n# Resolution No. 2\n\n**BOOTS**\n\nSubmitted by: Mill Branch\n\nThis Local asks for boots.\n")  # fmt: skip
    assert (first.title, first.new_proposers) == (title, ["Quay Branch"])


def test_an_agenda_with_times_has_its_numbers_and_a_speech_is_no_motion() -> None:
    text = (
        "Spring Conference 2031\nAgenda – Saturday 15 March 2031\n\n9.20–10.05 F2 Policy motion: Ropes\n\nSubmitted by: Quay Branch\n\nConference calls for ropes.\n\n"
        "10.05–10.50 F3 Policy motion: Bells\n\nSubmitted by: Mill Branch\n\nConference calls for bells.\n\n10.50–11.10 F4 Speech\n"
    )
    found = motions_in(read_text(text, "agenda.txt")).motions
    assert [one.number for one in found] == ["F2", "F3"]


def test_a_register_with_a_year_in_its_numbers_is_read_as_printed() -> None:
    rows = "Ref,Title,For,Against,Outcome\nGM31-01,Ropes,212,40,Passed\nGM31-02,Bells,20,40,Not passed\n"
    found = motions_in(read_bytes(rows.encode(), ".csv", no_progress)).motions
    assert [one.number for one in found] == ["GM31-01", "GM31-02"]


def test_a_composite_covers_its_motions_and_an_amendment_to_one() -> None:
    text = "Composite A (covering Motions 3 and 4 and the amendment to Motion 4)\nFerry Yards\n\nCongress asks for an order book.\n\nCARRIED\n"
    (only,) = motions_in(read_text(text, "motions.txt")).motions
    assert (only.title, only.made_of) == ("Ferry Yards", ["3", "4"])


PAPER = (
    "{Meeting} 2031: motions\n\n{Motion} 1: Ropes\n\nThis {meeting} calls for ropes.\n\n{Meeting} decision: Carried\n\n"
    "{Motion} 2: Bells\n\nThis {meeting} calls for bells.\n\nBy leave of the {meeting}, withdrawn\n\n"
    "{Motion} 3: Oil\n\nThis {meeting} calls for oil.\n\nPut to the {meeting} and lost\n\n"
    "{Motion} 4: Flour\n\nThis {meeting} calls for flour.\n\nWith the consent of the {meeting}, the mover withdrew the {motion}\n\n"
    "The {meeting} closed at 5 pm.\n"
)


@pytest.mark.parametrize("motion", ["motion", "resolution", "proposal"])
@pytest.mark.parametrize("meeting", ["conference", "congress", "convention", "assembly", "synod", "general meeting"])
def test_a_paper_says_the_same_whatever_it_calls_meeting_and_motions(meeting: str, motion: str) -> None:
    said = {"Meeting": meeting.capitalize(), "meeting": meeting, "Motion": motion.capitalize(), "motion": motion}
    found = motions_in(read_text(PAPER.format(**said), "motions.txt")).motions
    read = [(one.title, one.decision and one.decision.decision.value, one.wording.count("\n")) for one in found]
    results = (("Ropes", "carried"), ("Bells", "withdrawn"), ("Oil", "lost"), ("Flour", "withdrawn"))
    assert read == [(title, decision, 0) for title, decision in results]
