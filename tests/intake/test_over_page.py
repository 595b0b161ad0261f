"""A motion that goes on over the page, under its heading printed again, is one motion."""

import pytest

from scripts.intake.documents import no_progress, plain_text
from scripts.intake.motions.motion_list import MotionList
from tests.intake.shown import read_text


def motions(text: str) -> MotionList:
    """What is read from a text."""
    return read_text(plain_text.read(text.encode(), no_progress))


HEADER = "Union of Ropemakers – AGM 2031\n\n"


@pytest.mark.parametrize("page", ["\f", ""])
@pytest.mark.parametrize(
    "again",
    [
        "Motion 2 (continued)", "MOTION 2 (CONTINUED)", "Motion 2 (cont’d)", "Motion 2 [cont.]", "Motion 2 – continued",
        "Motion 2: Bell ropes (contd)", "(continued)",
    ],
)  # fmt: skip
def test_a_heading_printed_again_begins_no_motion(again: str, page: str) -> None:
    text = (
        f"{HEADER}Motion 1: Hemp\n\nThis AGM asks for hemp.\n\nCarried\n\nMotion 2: Bell ropes\n\nThis AGM notes that ropes are often\n\n"
        f"{page}{HEADER if page else ''}{again}\n\nfrayed, and asks for new ones.\n\nLost\n\nMotion 3: Wax\n\nThis AGM asks for wax.\n\nCarried\n"
    )
    read = motions(text).motions
    assert [(one.number, one.decision.decision.value if one.decision else "") for one in read] == [
        ("1", "carried"),
        ("2", "lost"),
        ("3", "carried"),
    ]
    assert read[1].wording == "This AGM notes that ropes are often frayed, and asks for new ones."
    assert not read[1].repeats


@pytest.mark.parametrize(
    "foot", ["cont’d overleaf", "Continued on next page", "(continued over)", "P.T.O.", "… continued on page 4"]
)
def test_a_note_at_the_foot_is_no_wording(foot: str) -> None:
    [only] = motions(f"Motion 2: Bell ropes\n\nThis AGM asks for ropes.\n\n{foot}\n\nThis AGM asks for wax.\n").motions
    assert [line.text for line in only.lines] == ["This AGM asks for ropes.", "This AGM asks for wax."]


def test_a_title_with_continued_that_stands_nowhere_above_is_a_motion() -> None:
    text = "Motion 1: Hemp\n\nThis AGM asks for hemp.\n\nMotion 2: Strike pay (continued)\n\nThis AGM asks for pay.\n"
    assert [one.number for one in motions(text).motions] == ["1", "2"]


def test_a_sentence_that_ends_in_continued_stays_in_the_words() -> None:
    words = "This AGM asks that the strike be continued"
    [only] = motions(f"Motion 1: Strike\n\nThis AGM notes the strike.\n\n{words}\n").motions
    assert [line.text for line in only.lines] == ["This AGM notes the strike.", words]
