"""Minutes in prose: words in quotation marks, with what was said above and below them, and results in sentences."""

from collections.abc import Sequence

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion

QUOTED = "“This assembly asks for a ladder at every lamp.”"


def motions(*paragraphs: str) -> Sequence[ParsedMotion]:
    """The motions of minutes with these paragraphs, a blank line between them."""
    text = "Minutes of the Lampers' Assembly 2031\n\n" + "\n\n".join(paragraphs) + "\n"
    return read_motion_list(read_text(text, "minutes.txt"), {}).motions


def decided(parsed: ParsedMotion) -> tuple[str, str]:
    """The decision and the vote of a motion, empty where it is left open."""
    return (parsed.decision.decision.value, parsed.decision.vote) if parsed.decision else ("", "")


def first(*paragraphs: str) -> ParsedMotion:
    """The first of two motions, with these paragraphs below its title."""
    return motions("Motion 1: Ladders", *paragraphs, "Motion 2: Oil", "“This assembly asks for oil.”", "Carried.")[0]


@pytest.mark.parametrize(
    "above",
    [
        "Notice had been given in March.",
        "There was some doubt about the wording on the order paper.",
    ],
)
def test_what_is_said_above_the_quoted_words_is_no_part_of_them(above: str) -> None:
    motion = first(above, QUOTED, "There was a long discussion.", "The assembly was against it.")
    assert motion.wording == QUOTED
    assert [line.text for line in motion.unsure] == ["The assembly was against it."]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("This assembly notes that lamps are high.", QUOTED, "It asks for more."),
        ("This assembly quotes its founder:", "“Light is work.”", "It asks for ladders."),
        ("Lamps are high.", "“Light is work.”", "It asks for ladders."),
    ],
)
def test_a_motion_that_quotes_something_keeps_all_its_words(paragraphs: tuple[str, ...]) -> None:
    assert first(*paragraphs).wording == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("below", "result"),
    [
        ("Two members spoke and no one was against. The motion was carried unanimously.", ("carried", "unanimously")),
        ("There was a debate. The motion was lost by 30 votes to 41.", ("lost", "30 for, 41 against")),
    ],
)
def test_the_last_sentence_of_what_is_said_below_gives_the_result(below: str, result: tuple[str, str]) -> None:
    motion = first(QUOTED, below)
    assert (motion.wording, decided(motion)) == (QUOTED, result)


@pytest.mark.parametrize(
    "below",
    [
        "An amendment was lost. The motion was carried.",
        "It was agreed to remit it. The motion was carried.",
        "Motion 4 was taken with it. The motion was carried.",
        "The motion was carried. A recount was asked for.",
    ],
)
def test_a_paragraph_that_speaks_of_more_than_one_thing_is_left_to_a_person(below: str) -> None:
    motion = first(QUOTED, below)
    assert decided(motion) == ("", "")
    assert motion.unsure


AMENDED = "An amendment from the Quay Branch, to put “stool” in place of “ladder”, was moved by Jo Roe."


def amendments(parsed: ParsedMotion) -> list[tuple[list[str], str]]:
    """Who put each amendment, and what became of it."""
    return [(one.new_proposers, one.decision.decision.value if one.decision else "") for one in parsed.amendments]


@pytest.mark.parametrize(
    "below",
    [
        (AMENDED, "The amendment was carried on a show of hands.", "The motion as amended was then carried."),
        (f"{AMENDED} The mover did not mind. The amendment was carried.", "The motion as amended was then carried."),
        ("An amendment in the name of the Quay Branch was carried.", "The motion as amended was then carried."),
    ],
)
def test_an_amendment_in_a_sentence_keeps_who_put_it(below: tuple[str, ...]) -> None:
    motion = first(QUOTED, *below)
    assert amendments(motion) == [(["Quay Branch"], "carried")]
    assert (motion.wording, decided(motion)) == (QUOTED, ("carried as amended", ""))
    assert not any(amendment.lines for amendment in motion.amendments)


def test_an_amendment_that_was_not_decided_decides_nothing() -> None:
    motion = first(QUOTED, AMENDED, "It was late, and the meeting closed.")
    assert amendments(motion) == [(["Quay Branch"], "")]
    assert (motion.wording, decided(motion)) == (QUOTED, ("", ""))
    assert not any(amendment.lines for amendment in motion.amendments)


def test_a_sentence_on_an_amendment_among_a_motions_words_is_kept() -> None:
    words = "We note that an amendment from the Quay Branch was lost in 2019."
    assert words in first("This assembly asks for ladders.", words, "It asks for more.", "Carried.").wording


def below_words(*lines: str) -> ParsedMotion:
    """The first of two motions whose words are followed by these lines."""
    text = "1. Ladders\n\nThis AGM wants ladders.\n{}\n\n2. Wicks\n\nThis AGM wants wicks.\nCarried\n".format(
        "\n".join(lines)
    )
    return read_motion_list(read_text(f"MOTIONS\n\n{text}", "motions.txt"), {}).motions[0]


def test_a_card_vote_over_several_lines_is_one_vote() -> None:
    motion = below_words("CARD VOTE", "For: 402,118", "Against: 377,905", "Abstentions: 1,240", "CARRIED")
    assert decided(motion) == ("carried", "402118 for, 377905 against, 1240 abstentions")
    assert motion.decision
    assert motion.decision.note == "On a card vote."
    assert motion.wording == "This AGM wants ladders."


def test_a_card_vote_without_its_figures_decides_nothing() -> None:
    motion = below_words("CARD VOTE", "The tellers went out.")
    assert decided(motion) == ("", "")


def test_a_remission_that_the_meeting_agreed_to_is_read() -> None:
    motion = below_words("The mover agreed to remit, and the meeting concurred.")
    assert (motion.wording, decided(motion)) == ("This AGM wants ladders.", ("remitted", ""))


@pytest.mark.parametrize(
    "line",
    [
        "The mover agreed to remit.",
        "The proposers then offered to withdraw it.",
        "Parts i) and ii) CARRIED",
        "Clause (b) lost.",
    ],
)
def test_what_a_mover_offered_and_what_a_part_came_to_is_left_to_a_person(line: str) -> None:
    motion = below_words(line)
    assert (motion.wording, decided(motion)) == ("This AGM wants ladders.", ("", ""))
    assert [one.text for one in motion.unsure] == [line]
