"""A line marked as an amendment leaves what stands below it in its paragraph to be read: who spoke, and both results."""

import pytest

from scripts.intake.documents.lines import DocumentText, Line, Place, numbered
from scripts.intake.margin.reading import MarginReading
from scripts.intake.marks.mark import Role
from tests.intake.margin.test_prose import read_back

HEAD = (
    "Minutes of the Lampers' Assembly 2031",
    "Motion 1 - Wicks (Mill Branch)",
    "This assembly asks for 30 new wicks.",
)
BELOW = (
    "Moved by Percy Wick, seconded by Zadie Roe.",
    "Amendment (Quay Branch): delete “30” and insert “40, with",
    "a lamp for each”. Bro. Perkin moved the",
    "amendment and Sister Thrale seconded. It was welcomed by some and",
    "was put to the vote. The amendment was carried, 61 to 33. The motion as",
    "amended was then carried nem. con.",
    "Motion 2 - Oil (Quay Branch)",
    "This assembly asks for oil.",
    "Carried.",
)


def minutes(*below: str) -> DocumentText:
    """The minutes of two motions, with lines that fill the page where they do not end a sentence."""
    lines = [
        Line(text, Place(number), room=20 if text.endswith((".", ")")) else 0)
        for number, text in enumerate((*HEAD, *below), 1)
    ]
    return DocumentText(numbered(lines), "plain text", name="minutes.txt", digest="abcdef")


def decided(reading: MarginReading) -> list[str]:
    """What was decided of each motion and of its amendments."""
    motions = reading.motions.motions
    return [text.decision.decision.value if text.decision else "" for one in motions for text in (one, *one.amendments)]


@pytest.mark.parametrize("row", ["5 amendment", "5-6 amendment"])
def test_a_marked_amendment_leaves_its_motion_decided(row: str) -> None:
    reading = read_back(minutes(*BELOW), f"{row}\n")
    assert decided(reading) == ["carried as amended", "carried", "carried"]
    assert not any("without your marks" in note for note in reading.notes)


def test_its_words_end_where_the_debate_begins() -> None:
    reading = read_back(minutes(*BELOW), "5 amendment\n")
    (amendment,) = reading.motions.motions[0].amendments
    assert amendment.new_proposers == ["Quay Branch"]
    assert amendment.wording == "delete “30” and insert “40, with a lamp for each”."
    assert reading.motions.motions[0].wording == "This assembly asks for 30 new wicks."


def test_a_result_of_which_the_marked_line_has_the_beginning_is_left_to_a_person() -> None:
    below = (
        "Moved by Percy Wick, seconded by Zadie Roe.",
        "Amendment (Quay Branch): add “soon”. Bro. Perkin, who moved it, said that such a motion was",
        "carried by 40 votes to 12 in another year.",
        *BELOW[-3:],
    )
    reading = read_back(minutes(*below), "5 amendment\n")
    assert [mark.role for mark in reading.motions.marked.marks if mark.line == 5] == [Role.UNSURE]
    assert decided(reading)[:2] == ["", ""]


def test_what_the_marks_leave_undecided_is_named() -> None:
    below = ("Moved by Percy Wick.", "Carried.", *BELOW[-3:])
    reading = read_back(minutes(*below), "5 skip: discussion\n")
    assert [note for note in reading.notes if "without your marks" in note] == [
        "1: without your marks it is carried (line 5); with them nothing says what was decided. If it was decided so, "
        "write that left of | at that line."
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Amendment (Quay Branch):",
        "Amendment 1 (Quay Branch) –",
        "Amendment from the Quay Branch:",
        "Amendment moved by Quay Branch:",
    ],
)
def test_an_amendment_with_its_debate_in_one_paragraph_is_read_without_a_mark(head: str) -> None:
    below = [line.replace("Amendment (Quay Branch):", head) for line in BELOW]
    motion = read_back(minutes(*below), "").motions.motions[0]
    assert motion.wording == "This assembly asks for 30 new wicks."
    assert motion.decision
    assert motion.decision.decision == "carried as amended"
    (amendment,) = motion.amendments
    assert amendment.new_proposers == ["Quay Branch"]
    assert amendment.wording == "delete “30” and insert “40, with a lamp for each”."
    assert amendment.decision
    assert (amendment.decision.decision, amendment.decision.vote) == (
        "carried",
        "61 for, 33 against",
    )


@pytest.mark.parametrize(
    ("sentences", "decisions"),
    [
        ("Bro. Perkin moved it. The amendment was put and lost.", ["", "lost"]),
        ("It was accepted by the mover.", ["", "carried"]),
        ("Bro. Perkin moved it. It was lost.", ["", ""]),
        ("Bro. Perkin moved it. Two members spoke. The motion was carried.", ["carried", ""]),
        ("Bro. Perkin moved it. A recount was asked for. The motion was carried.", ["", ""]),
    ],
)
def test_a_result_below_an_amendment_is_only_of_what_it_names(sentences: str, decisions: list[str]) -> None:
    text = f"Amendment (Quay Branch): after “wicks” add “made of cotton”. {sentences}"
    assert decided(read_back(minutes("Moved by Percy Wick.", text, *BELOW[-3:]), ""))[:2] == decisions


def test_quoted_sentences_that_speak_of_votes_stay_the_amendments_words() -> None:
    words = "add “It asks that the vote be counted. The amendment of lamps was carried.”"
    text = f"Amendment (Quay Branch): {words} Bro. Perkin moved the amendment. The amendment was lost."
    (amendment,) = read_back(minutes("Moved by Percy Wick.", text, *BELOW[-3:]), "").motions.motions[0].amendments
    assert amendment.wording == words
    assert amendment.decision
    assert amendment.decision.decision == "lost"
