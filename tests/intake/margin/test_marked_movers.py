"""A mark on the mover's line below a motion's words leaves the speeches below that line what they were: no words."""

import pytest

from scripts.intake.documents.lines import DocumentText, Line, Place, numbered
from scripts.intake.vocabulary.movers import people_named_in
from tests.intake.margin.test_prose import read_back

TEXT = (
    "Minutes of the Lampers' Assembly 2031",
    "4. Motion 3: Wicks",
    "This assembly asks for 30 new wicks.",
    "4.1 Moved by Percy Wick, Mill Branch. Seconded by Zadie Roe, Quay Branch.",
    "4.2 The debate was long. Otto Thrale feared smoke; Zadie Roe",
    "answered that lamps need wicks.",
    "4.3 The President asked for silence, and it was kept.",
    "4.4 Meanwhile the assembly was addressed by Edda Lorn of the Tinsmiths'",
    "Guild, who brought a lamp.",
    "4.5 The motion was carried.",
    "5. Motion 4: Oil",
    "This assembly asks for oil.",
    "Carried.",
)


def minutes(*texts: str) -> DocumentText:
    """Minutes whose lines fill the page where they do not end a sentence."""
    lines = [Line(text, Place(number), room=20 if text.endswith(".") else 0) for number, text in enumerate(texts, 1)]
    return DocumentText(numbered(lines), "plain text", name="minutes.txt", digest="abcdef")


@pytest.mark.parametrize(
    "rows",
    [
        "4 proposer: Mill Branch",
        "4 proposer: Mill Branch\n5 name",
        "4 proposer: Mill Branch\n5-6 skip: discussion",
        "4 name\n5 name",
        "4 skip: movers\n5 skip: discussion",
        'always begins "#.# Moved by" proposer: body',
        "4 proposer: Mill Branch\n10 carried",
    ],
)
def test_the_debate_below_a_marked_mover_is_no_words(rows: str) -> None:
    motion = read_back(minutes(*TEXT), f"{rows}\n").motions.motions[0]
    assert motion.wording == "This assembly asks for 30 new wicks."
    assert motion.withheld == []


def test_the_marked_mover_is_recorded() -> None:
    motion = read_back(minutes(*TEXT), "4 proposer: Mill Branch\n").motions.motions[0]
    assert motion.new_proposers == ["Mill Branch"]


def test_a_mover_without_a_persons_name_begins_the_debate_as_well() -> None:
    text = (
        *TEXT[:3],
        "4.1 Moved by the Treasurer for the Mill Branch. Seconded by the Secretary.",
        "4.2 The Treasurer explained that wicks were dear.",
        *TEXT[9:],
    )
    motion = read_back(minutes(*text), "4 proposer: Mill Branch\n").motions.motions[0]
    assert motion.wording == "This assembly asks for 30 new wicks."


def test_words_below_a_mover_who_stands_above_them_are_words_still() -> None:
    text = (
        *TEXT[:2],
        "Moved by Percy Wick, Mill Branch.",
        "Thirty new wicks are wanted.",
        "They should be of cotton.",
        *TEXT[9:],
    )
    motion = read_back(minutes(*text), "3 proposer: Mill Branch\n").motions.motions[0]
    assert motion.wording.split("\n\n") == ["Thirty new wicks are wanted.", "They should be of cotton."]


def test_words_by_hand_below_a_mover_are_words() -> None:
    motion = read_back(minutes(*TEXT), "4 proposer: Mill Branch\n7 words\n").motions.motions[0]
    assert motion.wording.endswith("wicks.\n\n4.3 The President asked for silence, and it was kept.")


def test_a_bare_name_marked_among_the_words_does_not_end_them() -> None:
    text = (*TEXT[:3], "Mill Branch", "It asks for two lamps.", *TEXT[9:])
    motion = read_back(minutes(*text), "4 proposer\n").motions.motions[0]
    assert motion.wording.endswith("It asks for two lamps.")


REMITTED = (
    *TEXT[:4],
    "4.2 For the executive, the Treasurer asked that the",
    "motion be remitted. Percy Wick feared that it would be lost in a drawer, but",
    "agreed.",
    "4.3 Remittance was put to the assembly and agreed.",
    *TEXT[10:],
)


@pytest.mark.parametrize("rule", ['always begins "#.#" skip: discussion', "5 skip: speeches\n6 name"])
def test_what_a_speaker_agreed_to_is_no_decision_of_the_meeting(rule: str) -> None:
    motion = read_back(minutes(*REMITTED), f"{rule}\n").motions.motions[0]
    assert motion.decision is None
    assert "agreed." in [line.text for line in motion.unsure]


def test_a_result_that_names_the_motion_stands_below_a_speech_that_was_left_out() -> None:
    text = (*TEXT[:4], "4.2 After a long debate in a cold room the", "motion was lost.", *TEXT[10:])
    motion = read_back(minutes(*text), 'always begins "#.#" skip: discussion\n').motions.motions[0]
    assert motion.decision is not None
    assert motion.decision.decision.value == "lost"


def test_what_a_composite_is_made_of_is_no_part_of_the_motion_above_it() -> None:
    text = (*TEXT[:3], "The motion was carried.", "5. Composite A (Motions 4 and 9): Oil", *TEXT[11:])
    rows = "5a skip | 5. Composite A\n5b made of | (Motions 4 and 9):\n5c title | Oil\n"
    motions = read_back(minutes(*text), rows).motions.motions
    assert [(one.title, one.kind and one.kind.value, one.made_of) for one in motions] == [
        ("Wicks", None, []),
        ("Oil", "composite", ["4", "9"]),
    ]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The assembly was addressed by Edda Lorn of the Tinsmiths' Guild.", ["Edda Lorn"]),
        ("Greetings were brought by our guest, Edda Lorn of the", ["Edda Lorn"]),
        ("The assembly then heard an address by Edda Lorn.", ["Edda Lorn"]),
        ("The assembly was addressed by the General Secretary.", []),
        ("The assembly heard from Harbour Road Branch that wicks rot.", []),
        ("This assembly notes the report by Tarrow Economics.", []),
        ("This assembly has heard that greetings from Port Wendle Branch were lost.", []),
    ],
)
def test_a_guest_who_addressed_a_meeting_is_named(sentence: str, named: list[str]) -> None:
    assert [sentence[start:end] for start, end in people_named_in(sentence)] == named


def test_words_by_a_rule_that_name_a_guest_are_not_written_and_listed() -> None:
    text = (*TEXT[:3], *TEXT[7:])
    motion = read_back(minutes(*text), 'always begins "#.#" words\n').motions.motions[0]
    assert motion.wording == ""
    assert len(motion.withheld) == 1


@pytest.mark.parametrize(
    ("rest", "wording"),
    [
        ("amid loud applause from the gallery.", "Oil is dear."),
        ("who hoped for light. Wicks are dear.", "Oil is dear."),
        ("that wicks be trimmed.", "that wicks be trimmed.\n\nOil is dear."),
    ],
)
def test_words_that_begin_within_the_movers_sentence_are_not_written(rest: str, wording: str) -> None:
    text = (*TEXT[:2], "Moved by the delegate of the Mill Branch", rest, "Oil is dear.", *TEXT[9:])
    motion = read_back(minutes(*text), "3 proposer: Mill Branch\n").motions.motions[0]
    assert motion.wording == wording


def test_the_beginning_of_a_movers_sentence_above_the_marked_line_is_no_words() -> None:
    text = (*TEXT[:3], "4.1 It had come late. It was moved by", "Percy Wick for the Mill Branch.", *TEXT[6:])
    motion = read_back(minutes(*text), "5 proposer: Mill Branch\n").motions.motions[0]
    assert motion.wording == "This assembly asks for 30 new wicks."
    assert motion.new_proposers == ["Mill Branch"]


def test_a_paper_that_begins_with_its_words_is_read() -> None:
    assert len(read_back(minutes("This assembly asks for oil.", "Wicks are dear."), "").motions.motions) < 2
