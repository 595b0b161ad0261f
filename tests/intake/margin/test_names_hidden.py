"""No line that the import quotes holds a person's name, nor a piece of one: in the plan, in records, in comments, in public."""

from functools import cache

import pytest

from schema.archive import Archive
from schema.rules import open_archive
from scripts.intake.documents.reading import read_text
from scripts.intake.margin.reading import MarginMistakes, read_with_lines, read_with_margin
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.planning.motion_lines import render_motions
from scripts.intake.planning.next_steps import render_next_steps
from scripts.intake.planning.plan import make_plan
from scripts.intake.planning.plan_report import render_plan
from scripts.intake.vocabulary.masking import KnownPeople
from tests.conftest import ROOT
from tests.intake.test_movers import NAMES_ALONE

ARCHIVE = ROOT / "tests/archive"
NAMES = ("Byrne", "Wick", "BYRNE")
WAYS = (
    *NAMES_ALONE,
    "Present: Sisters Byrne and Roe; Bros. Wick, Marsh and Holm.",
    "After speeches (Sisters Byrne and Roe against; Bros. Marsh and Wick in favour) the chair spoke.",
    "Moved: Mill Branch (Orla Byrne). Seconded: Hill Branch (Percy Wick).",
    "Sister Orla Byrne-Wick (Mill Branch) asked whether ropes were included.",
    "Minutes taken by Orla Byrne and Percy Wick.",
)
"""Lines in which minutes name people."""
LATER = (
    "Sister Byrne and Bro. Wick having asked for a card vote, it was put to the vote again and so on.",
    "It was agreed, Sister Orla Byrne and Bro. Percy Wick dissenting with two others, to take the vote as carried or lost.",
)
"""Sentences in doubt further down, which the plan quotes."""


@cache
def archive() -> Archive:
    return open_archive(ARCHIVE)


def broken(sentence: str) -> list[str]:
    """A sentence as it stands on two lines, for each place where it may be broken."""
    words = sentence.split()
    return ["\n".join((" ".join(words[:at]), " ".join(words[at:]))) for at in range(2, len(words) - 1)]


def minutes(way: str) -> str:
    """Minutes with a motion for each place where a line in doubt may be broken."""
    parts = ["MINUTES OF THE AGM 2031"]
    for number, doubt in enumerate((text for later in LATER for text in (later, *broken(later))), 1):
        parts += [f"Motion {number}: Bell ropes (Mill Branch)", f"This meeting asks for {number} ropes.", way, doubt]
    return "\n\n".join(parts)


def answers(text: str, lines: str = "") -> str:
    """All that a document's import says, on a terminal and in the answer to a form, and the records that it would make."""
    document = read_text(text)

    def read(given: Given) -> MotionList:
        return read_motion_list(document, {}, "Lampers", None, given)

    reading = read_with_margin(document, None, {}, read)
    public = read_with_lines(document, lines, {}, read)
    plan = make_plan(archive(), ARCHIVE, reading.motions, "2031")
    comments = [words for marked in plan.comments.values() for _, words in marked]
    records = [str(step) for step in plan.steps.steps]
    return "\n".join(
        (
            *reading.notes, render_motions(reading.motions, {}, reading.proposed), render_plan(plan, reading.motions, document),
            render_next_steps(reading, "margin.txt"), public.text, *comments, *records,
        )
    )  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_no_answer_quotes_a_name_wherever_the_line_breaks(way: str) -> None:
    told = answers(minutes(way))
    assert "Bell ropes" in told
    assert not [line for line in told.splitlines() for name in NAMES if name in line]


def test_a_mistake_in_the_margin_shows_no_name() -> None:
    text = minutes("Sisters Byrne and Roe spoke.")
    with pytest.raises(MarginMistakes) as wrong:
        answers(text, "3 lost | Byrne and Roe")
    assert wrong.value.mistakes
    assert not [name for mistake in wrong.value.mistakes for name in NAMES if name in str(mistake)]


@pytest.mark.parametrize(
    ("lines", "text", "masked"),
    [
        (
            ["Speakers (Bros. Arkell and Skerry in", "favour) were heard."],
            "Arkell and Skerry in",
            "(name) and (name) in",
        ),
        (["Moved by Sister Olga", "Trevan, who spoke."], "Trevan, who spoke.", "(name), who spoke."),
        (["Bro. D. Oyel-Smith moved."], "OYEL-SMITH asked", "(name) asked"),
        (["Bro. D. Oyel-Smith moved."], "Smith asked", "(name) asked"),
        (["Sister Rose Wick moved."], "roses on wicks", "roses on wicks"),
        (["The Executive Council moved."], "The Executive Council agreed.", "The Executive Council agreed."),
        ([], "Percy Wick moved.", "(name) moved."),
    ],
)
def test_a_line_is_quoted_without_the_people_whom_another_line_names(lines: list[str], text: str, masked: str) -> None:
    assert KnownPeople(lines).shown(text) == masked
