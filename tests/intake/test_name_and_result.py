"""Who put a motion and what was decided, on one line."""

import pytest

from scripts.intake.documents import no_progress, plain_text
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.titles import result_after
from tests.intake.shown import read_text, shown


def read(line: str) -> str:
    text = f"MOTIONS\n\n1. Ropes\nThis meeting wants ropes.\n{line}\n\n2. Cups\nThis meeting wants cups.\nCarried\n"
    return shown(read_text(plain_text.read(text.encode(), no_progress)))


def first(line: str) -> list[str]:
    """What was found of the motion that the line ends."""
    text = read(line)
    return text[text.index("== 1") : text.index("== 2")].strip().splitlines()[2:]


WORDS = "| This meeting wants ropes."


@pytest.mark.parametrize(
    ("line", "body", "decision"),
    [
        ("(Weir Street Branch)                LOST", "Weir Street Branch", "lost"),
        ("(Weir Street Branch)\tCarried nem con", "Weir Street Branch", "carried; nem con"),
        ("(Weir Street Branch) – Remitted", "Weir Street Branch", "remitted"),
        ("Proposer: Weir Street Branch. Lost.", "Weir Street Branch", "lost"),
        ("Moved by Weir Street Branch. Carried (23 for, none against).", "Weir Street Branch", "carried; 23 for, 0 against"),
        ("Proposed by Weir Street Branch, seconded by Quay Branch – WITHDRAWN", "Weir Street Branch", "withdrawn"),
        ("Proposer: Weir Street Branch   Result: Lost", "Weir Street Branch", "lost"),
        ("Proposer: St. Mary's Branch. Lost.", "St. Mary's Branch", "lost"),
    ],
)  # fmt: skip
def test_both_are_read(line: str, body: str, decision: str) -> None:
    assert first(line) == [f"proposer: new, {body}", f"decision: {decision}", WORDS]


@pytest.mark.parametrize(
    "result", ["Passed to the Council", "Carried in part", "L0ST", "CARR1ED", "Agreed by the Executive but lost"]
)
def test_a_result_that_is_not_understood_is_in_doubt_and_no_name(result: str) -> None:
    line = f"(Weir Street Branch)    {result}"
    doubt, proposer = f"in doubt: {line}", "proposer: new, Weir Street Branch"
    assert first(line) == [proposer, doubt, WORDS]
    assert "committee" not in read(line)


def test_a_person_is_left_out_and_the_result_read() -> None:
    assert first("(Jo Tolland)    CARRIED") == ["people left out: 1", "decision: carried", WORDS]


@pytest.mark.parametrize(
    "line", ["Weir Street Branch – LOST", "Weir Street Branch    LOST", "General Committee – Passed"]
)
def test_a_body_without_label_or_brackets_may_be_who_decided(line: str) -> None:
    assert first(line) == [f"in doubt: {line}", WORDS]


@pytest.mark.parametrize(
    "text", ["Lost and found", "The vote of the branch, 5 May", "Proposer: Lost Property Branch", "carried"]
)
def test_no_result_stands_after_a_name_there(text: str) -> None:
    assert result_after(text) == 0


@pytest.mark.parametrize(
    ("text", "speaks"), [("CARR1ED", True), ("L0ST", True), ("M10", False), ("A1 10", False), ("R0PES", False)]
)
def test_a_misread_word_speaks_of_a_result(text: str, speaks: bool) -> None:
    assert may_be_result(text) is speaks
