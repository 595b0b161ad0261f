"""Speeches and proceedings in minutes: a styled name and what that person did are no words of a motion."""

import pytest

from schema.union import ReadingRule
from scripts.intake.documents.lines import DocumentText, Line, Place, numbered
from scripts.intake.documents.reading import read_text
from scripts.intake.margin.rules import union_rules
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.planning.look_at import look_at
from scripts.intake.vocabulary.movers import masked, parts_without_movers
from scripts.intake.vocabulary.people_told import is_speech

WORDS = "This moot asks for a lamp on every stair."


def minutes(*paragraphs: str) -> MotionList:
    """What minutes with these paragraphs say, a blank line between them."""
    text = "Minutes of the Lampers' Moot 2031\n\n" + "\n\n".join(paragraphs) + "\n"
    return read_motion_list(read_text(text, "minutes.txt"), {}, given=Given())


SPEECHES = (
    "Bro. ULRIC THWAITE (Mill), for the amendment, said that lamps smoke.",
    "BRO. Ulric Thwaite (Mill), for the amendment, argued that lamps smoke.",
    "Sister Orla Byrne, against the amendment, thought that they did not.",
    "SISTER ORLA BYRNE [Quay] felt that they did not.",
    "Sr. Orla Byrne, replying, observed that they did not.",
    "Mrs Hattie Coombe (Quay), on a point of order, asked whether the doors were shut.",
    "Mr. H Coombe, on a point of information, wondered whether the doors were shut.",
    "Ms Coombe (Quay North), speaking for the first time, recalled a winter without oil.",
    "Miss Dora Pinnock hoped that nobody would fall.",
    "Mx Robin Pinnock, in support, pointed out that two had fallen.",
    "Dr A. B. O'Wick, from the floor, reminded them of the cost.",
    "Cllr Wick-Roe (Mill), opposing, warned of the cost.",
    "CLLR WICK-ROE warned of the cost.",
    "Comrade Bevis Arkwright, for the Executive, urged them to wait.",
    "Cde. Bevis Arkwright, of the Mill lodge, urged them to wait.",
    "The Treasurer, Sis. DORA PINNOCK, disagreed.",
    "The Vice-President, Brother Wilf Garland, took the chair.",
    "Brother Wilf Garland then resumed the chair.",
)


@pytest.mark.parametrize("speech", SPEECHES)
def test_a_speech_is_no_words_of_a_motion(speech: str) -> None:
    assert is_speech(speech)
    [motion, _] = minutes("Motion 1: Lamps", WORDS, speech, "Motion 2: Oil", "This moot asks for oil.").motions
    assert (motion.wording, motion.withheld) == (WORDS, [])


@pytest.mark.parametrize("speech", SPEECHES)
def test_a_speech_is_no_words_of_an_amendment(speech: str) -> None:
    change = "Delete “every” and insert “one”."
    [motion, _] = minutes(
        "Motion 1: Lamps", WORDS, "Amendment 1.1", change, speech, "Motion 2: Oil", "This moot asks for oil."
    ).motions
    assert [(part.wording, part.withheld) for part in motion.amendments] == [(change, [])]


@pytest.mark.parametrize("speech", SPEECHES)
def test_a_message_masks_who_spoke(speech: str) -> None:
    surnames = ("thwaite", "byrne", "coombe", "pinnock", "wick", "arkwright", "garland")
    assert not [name for name in surnames if name in masked(speech).lower()]


@pytest.mark.parametrize(
    "words",
    [
        "Sister branches said that they had oil.",
        "The Sister Branch said that it had oil.",
        "Mr Wick was dismissed without cause.",
        "The moot thanks Dr Byrne for thirty years of lamps.",
    ],
)
def test_a_sentence_of_a_body_or_about_a_person_is_no_speech(words: str) -> None:
    assert not is_speech(words)
    assert [part.names_people for part in parts_without_movers(words)] == [False]


@pytest.mark.parametrize(
    "mention",
    [
        "The lamp of Bro. Ulric Thwaite is the best of them.",
        "The lamp of Brother Thwaite is the best of them.",
        "The lamp of ULRIC THWAITE is the best of them.",
        "The lamp of comrade Thwaite is the best of them.",
    ],
)
def test_who_spoke_is_known_by_another_style_and_in_any_case(mention: str) -> None:
    change = ("Amendment 1.1", "Insert “good”.", mention)
    speech = "Bro. ULRIC THWAITE (Mill), for the amendment, said that lamps smoke."
    [first, second, _] = minutes(
        "Motion 1: Lamps", WORDS, *change, "Motion 2: Oil", WORDS, mention, speech, "Motion 3: Wax", WORDS
    ).motions
    assert [[line.text for line in part.withheld] for part in first.amendments] == [[mention]]
    assert [part.wording for part in first.amendments] == [""]
    assert (second.wording, [line.text for line in second.withheld]) == ("", [mention])


def test_a_greeting_withholds_the_words_that_it_stands_among() -> None:
    greeting = "The President read a message of greeting from Sister Una Pell of the stokers."
    [motion, _] = minutes("Motion 1: Lamps", WORDS, greeting, "Motion 2: Oil", "This moot asks for oil.").motions
    assert (motion.wording, [line.text for line in motion.withheld]) == ("", [greeting])


def test_a_name_in_the_words_of_an_amendment_is_to_be_looked_at() -> None:
    change = "Insert “as Dr Wick has asked”."
    found = minutes("Motion 1: Lamps", WORDS, "Amendment 1.1", change, "Motion 2: Oil", "This moot asks for oil.")
    [note] = [note for note in look_at(found, 2031) if "may be named" in note]
    assert note == (
        "1: a person may be named in the words of an amendment (line 9). If the name is no part of the motion, "
        "mark its own lines in a margin file (MARGIN=margin.txt): `9 name`."
    )


STRAYS = (
    "The Vice-President, Brother Wilf Garland, took the chair for this part.",
    "The President resumed the chair.",
    "A greeting from Sister Una Pell of the stokers was read, and they rose to it.",
    "Signed as a correct record: W. Garland, President.",
    "The doors were opened at noon.",
)


PART = ReadingRule.model_validate(
    {"looks": ["bold", "capitals"], "mark": "heading", "meaning": "A part of the agenda."}
)


def under_a_heading(stray: str) -> MotionList:
    """What a list of two motions says, with a sentence under a heading between them."""
    texts = (
        "Minutes of the Lampers' Moot 2031", "1. Lamps", WORDS, "PART TWO", stray, "2. Oil", WORDS,
        "The motion was lost.",
    )  # fmt: skip
    lines = [Line(text, Place(at), bold=text.isupper(), room=40, blank_before=True) for at, text in enumerate(texts, 1)]
    document = DocumentText(numbered(lines), "PDF", name="minutes.pdf")
    return read_motion_list(document, {}, given=Given(union_rules({"part": PART})))


def test_a_number_that_looks_like_a_heading_begins_its_motion() -> None:
    lines = [
        Line(text, Place(at), bold=text.isupper(), room=40, blank_before=True)
        for at, text in enumerate(("MOTION 1", "Lamps", WORDS, "MOTION 2", "Oil", WORDS), 1)
    ]
    document = DocumentText(numbered(lines), "PDF", name="agenda.pdf")
    found = read_motion_list(document, {}, given=Given(union_rules({"part": PART})))
    assert [(motion.number, motion.title, motion.new_committee) for motion in found.motions] == [
        ("1", "Lamps", ""), ("2", "Oil", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("stray", STRAYS)
def test_a_sentence_below_a_heading_is_no_motion_where_motions_have_numbers(stray: str) -> None:
    found = under_a_heading(stray)
    assert [(motion.number, motion.title) for motion in found.motions] == [("1", "Lamps"), ("2", "Oil")]
    assert all(stray not in motion.wording for motion in found.motions)


def test_the_words_of_a_motion_below_a_heading_are_kept_though_it_has_no_number() -> None:
    found = under_a_heading("This meeting asks for wax.")
    assert "This meeting asks for wax." in [motion.wording for motion in found.motions]


def test_what_goes_on_after_a_speech_in_its_paragraph_is_no_words_either() -> None:
    [motion, _] = minutes(
        "Motion 1: Lamps",
        WORDS,
        "Bro. ULRIC THWAITE (Mill) said that lamps smoke. Nobody would put up with it. He was warmly received.",
        "Carried.",
        "Motion 2: Oil",
        "This moot asks for oil.",
    ).motions
    assert motion.wording == WORDS
    assert motion.decision is not None
    assert motion.decision.decision.value == "carried"


def test_a_result_in_the_paragraph_of_a_speech_is_the_motions() -> None:
    [motion, _] = minutes(
        "Motion 1: Lamps",
        WORDS,
        "Bro. ULRIC THWAITE (Mill) spoke. He was warmly received. The motion was carried unanimously.",
        "Motion 2: Oil",
        "This moot asks for oil.",
    ).motions
    assert motion.wording == WORDS
    assert motion.decision is not None
    assert motion.decision.vote == "unanimously"


def test_what_may_be_a_result_in_the_paragraph_of_a_speech_stays_in_doubt() -> None:
    [motion, _] = minutes(
        "Motion 1: Lamps",
        WORDS,
        "Bro. ULRIC THWAITE (Mill) spoke. The motion was referred to the cellar and came back. Tea was taken.",
        "Motion 2: Oil",
        "This moot asks for oil.",
    ).motions
    assert motion.wording == WORDS
    assert motion.decision is None
    assert [line.text for line in motion.unsure] == ["The motion was referred to the cellar and came back."]


def test_a_motion_of_another_year_in_a_speech_leaves_this_one_its_result() -> None:
    [motion, _] = minutes(
        "Motion 1: Lamps",
        WORDS,
        "Sis. MAY COBB (Quay) supported. A similar motion had been lost two years ago by 30 votes to 54.",
        "On a show of hands the President declared the motion carried.",
        "Motion 2: Oil",
        "This moot asks for oil.",
    ).motions
    assert motion.wording == WORDS
    assert motion.decision is not None
    assert (motion.decision.decision.value, motion.decision.vote) == ("carried", "on a show of hands")
