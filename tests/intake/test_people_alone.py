"""Lines, brackets and headings in which somebody is named and nothing else is said: no name of them comes into a record."""

import pytest

from scripts.intake.documents import markdown, no_progress, plain_text
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.vocabulary.headings import may_be_heading
from scripts.intake.vocabulary.people_told import is_person_alone
from tests.intake.shown import read_text

NAMED = [
    "Ada Wick (Harbour)", "Ada Wick (she/her)", "Ada Wick – Harbour", "Ada Wick - Faculty of Arts", "Brother Wick (River)", "Cllr Ada Wick (Ind)",
    "WICK A", "A. WICK (HARBOUR)", "Rep. Wick", "Delegate Wick", "Delegate Ada Wick (Harbour)", "Senators Wick, Roe and Pell", "Wick (Harbour) / Roe (River)",
    "@adawick", "a.wick@harbour.example", "Contact Anna Wick", "For further information speak to Anna Wick", "Authored by Senator Wick", "Minuted by Anna Wick",
    "With thanks to Anna Wick", "Action: Anna Wick to write to the Council", "Anna Wick’s amendment was lost",
]  # fmt: skip
ALONE = ["Wick", "Wick (Harbour)", "Wick and Roe", "Wick-Roe (Harbour)"]
"""Surnames, which could be anything else as well."""
WORDS = "Conference asks for ropes."


def named_in(found: MotionList) -> list[str]:
    """Everything that goes into a record and has one of the names."""
    texts = [
        text
        for one in found.motions
        for text in (one.title, one.heading, one.new_committee, one.wording, *one.new_proposers)
    ]
    return [text for text in texts if "wick" in text.lower()]


@pytest.mark.parametrize("line", [line.replace("Ada", "Anna") for line in NAMED] + ALONE)
def test_who_is_named_beside_the_words_is_in_no_record(line: str) -> None:
    put = "Proposer: Harbour Branch"
    for above, below in (("", f"\n{line}\n"), (f"{line}\n", "")):
        text = (
            f"MOTIONS\n\n1. Bells\n{put}\n\n{WORDS}\n\n2. Knots\n{above}\n{WORDS}\n{below}\n3. Nets\n{put}\n\n{WORDS}\n"
        )
        found = read_text(plain_text.read(text.encode(), no_progress))
        assert [(one.number, one.title, one.new_committee) for one in found.motions] == [
            ("1", "Bells", ""), ("2", "Knots", ""), ("3", "Nets", ""),
        ]  # fmt: skip
        assert named_in(found) == []
    marked = f"# Motions\n\n## 1. Bells\n\n{WORDS}\n\n## 2. Knots\n\n{WORDS}\n\n*{line}*\n\n## 3. Nets\n\n{WORDS}\n"
    assert named_in(read_text(markdown.read(marked.encode(), no_progress))) == []


@pytest.mark.parametrize("who", [line.replace("Ada", "Anna") for line in NAMED[:14]] + ALONE)
def test_who_stands_where_the_other_titles_have_a_body_is_no_part_of_the_title(who: str) -> None:
    rest = f"\n\n{WORDS}\n\n"
    text = f"MOTIONS\n\n1. Bells (Harbour Branch){rest}2. Knots ({who}){rest}3. Nets (Hill Branch){rest}"
    found = read_text(plain_text.read(text.encode(), no_progress))
    assert [one.title for one in found.motions] == ["Bells", "Knots", "Nets"]
    assert named_in(found) == []


@pytest.mark.parametrize(
    "heading",
    ["PART A", "Pay (Scotland)", "UK/EU", "Contact centres", "Thanks to NHS staff", "Rep. of Ireland", "Delegate Conference", "Reps and Stewards"],
)  # fmt: skip
def test_what_names_nobody_may_be_a_heading(heading: str) -> None:
    assert not is_person_alone(heading)
    assert may_be_heading(heading)
