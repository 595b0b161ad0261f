"""A mark holds for its whole paragraph; a label is cut off and a quotation mark is not; a vote comes with its result."""

from dataclasses import replace

import pytest

from scripts.intake.documents.lines import DocumentText, Line, Place, numbered
from scripts.intake.margin.reading import read_with_margin
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.votes import vote, vote_in_sentence
from tests.intake.margin.marking import rows

RULES = """\
always begins "LL/31/#" number
always begins "“" words
always begins "Outcome -" result
"""
MINUTES = (
    ("Minutes of the meeting", 20),
    ("LL/31/1 Oil", 20),
    ("“This meeting notes that oil is dear after October and that every keeper has had to buy it out", 0),
    ("of their own pocket since the spring, which is wrong, and that this went on through the whole of the", 0),
    ("summer, and it believes in oil.”", 40),
    ("Our treasurer told the meeting what the oil had cost, which was a great deal in this year of all", 0),
    ("years, and thanked those who had carried it up the stairs to the lamp.", 20),
    ("Outcome - the meeting would have none of it: 22 hands were raised for and", 0),
    ("47 against.", 60),
)


def wrapped(*lines: tuple[str, int]) -> DocumentText:
    """A page as a PDF has it: each line with the characters that would still have fitted after it."""
    page = [Line(text, Place(number, 1), room=room) for number, (text, room) in enumerate(lines, 1)]
    return DocumentText(numbered(page), "PDF", pages=1, name="minutes.pdf")


def marked(document: DocumentText, given: str) -> tuple[MotionList, list[str]]:
    """The motions of a document, and the rows of its margin file, with these rules and rows in it."""

    def read(told: Given) -> MotionList:
        return read_motion_list(document, {}, given=told)

    first = read_with_margin(document, None, {}, read).text.splitlines()[0]
    reading = read_with_margin(document, f"{first}\n{given}", {}, read)
    return reading.motions, rows(reading.text)


def only_motion(document: DocumentText, given: str) -> ParsedMotion:
    (motion,) = marked(document, given)[0].motions
    return motion


def vote_of(document: DocumentText, given: str) -> tuple[str, str]:
    """What was decided of the only motion, and the vote."""
    decision = only_motion(document, given).decision
    return (decision.decision.value, decision.vote) if decision else ("", "")


def test_the_title_above_the_first_motion_that_is_given_begins_none() -> None:
    motions, _ = marked(wrapped(*MINUTES), RULES)
    assert [(motion.number, motion.title) for motion in motions.motions] == [("1", "Oil")]


def test_a_rule_for_the_first_line_of_a_paragraph_holds_for_its_other_lines() -> None:
    _, found = marked(wrapped(*MINUTES), RULES)
    assert [row.partition(" |")[0] for row in found if row.startswith(("1.3", "1.4", "1.5"))] == [
        "1.3 words",
        "1.4 +",
        "1.5 +",
    ]


def test_a_plus_by_hand_leaves_the_line_below_it_as_it_was() -> None:
    _, found = marked(wrapped(*MINUTES), f"{RULES}1.4 + !")
    assert [row.partition(" |")[0] for row in found if row.startswith(("1.4", "1.5"))] == ["1.4 + !", "1.5 +"]


def test_a_mark_of_its_own_ends_what_holds_from_the_line_above() -> None:
    _, found = marked(wrapped(*MINUTES), f"{RULES}1.4 words")
    assert [row.partition(" |")[0] for row in found if row.startswith(("1.4", "1.5"))] == ["1.4 words !", "1.5 +"]


def test_a_skip_by_hand_leaves_out_the_whole_speech() -> None:
    motion = only_motion(wrapped(*MINUTES), f"{RULES}1.6 skip: discussion\n1.8 result: lost")
    assert motion.wording == (
        "“This meeting notes that oil is dear after October and that every keeper has had to buy it out of their own "
        "pocket since the spring, which is wrong, and that this went on through the whole of the summer, and it "
        "believes in oil.”"
    )


def test_a_line_that_may_be_a_result_is_never_left_out_with_the_speech_above_it() -> None:
    lines = (*MINUTES[:6], ("put to the vote and lost on a show of hands", 20))
    _, found = marked(wrapped(*lines), f"{RULES}1.6 skip: discussion")
    assert not [row for row in found if row.startswith("1.7 skip: discussion")]


def test_quotation_marks_around_the_words_stay_both() -> None:
    wording = only_motion(wrapped(*MINUTES), f"{RULES}1.6 skip: discussion").wording
    assert (wording[0], wording[-1]) == ("“", "”")


def test_a_label_before_a_quotation_mark_is_cut_off_without_it() -> None:
    lines = [*MINUTES]
    lines[2] = (f"Text: {lines[2][0]}", 0)
    _, found = marked(wrapped(*lines), RULES.replace('"“"', '"Text: “"'))
    assert [row[:40] for row in found if row.startswith("1.3")] == [
        "1.3a skip: a label | Text:",
        "1.3b words | “This meeting notes that oi",
    ]


def test_the_vote_is_read_from_the_line_whose_result_is_stated() -> None:
    lines = (*MINUTES[:7], ("The Gathering would have none of it: for 30, against 49.", 20))
    assert vote_of(wrapped(*lines), f"{RULES}1.6 skip\n1.8 result: lost") == ("lost", "30 for, 49 against")


def test_a_vote_over_two_lines_is_read_whole() -> None:
    assert vote_of(wrapped(*MINUTES), f"{RULES}1.6 skip\n1.8 result: lost") == ("lost", "22 for, 47 against")


def test_a_vote_may_be_stated_by_hand() -> None:
    given = f"{RULES}1.6 skip\n1.8 result: lost, 20 for, 47 against, 3 abstentions"
    assert vote_of(wrapped(*MINUTES), given) == ("lost", "20 for, 47 against, 3 abstentions")


def test_a_vote_that_contradicts_what_is_stated_is_not_taken() -> None:
    assert vote_of(wrapped(*MINUTES), f"{RULES}1.6 skip\n1.8 result: carried") == ("carried", "")


def test_a_line_that_says_another_result_keeps_its_vote() -> None:
    lines = [replace(line) for line in wrapped(*MINUTES[:7], ("Carried by 30 votes to 12.", 20)).lines]
    document = DocumentText(tuple(lines), "PDF", pages=1, name="minutes.pdf")
    assert vote_of(document, f"{RULES}1.6 skip\n1.8 result: carried as amended") == (
        "carried as amended",
        "30 for, 12 against",
    )


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("The Gathering would have none of it: for 30, against 49.", "30 for, 49 against"),
        ("It was taken by 61 votes to 12, three delegates not voting.", "61 for, 12 against"),
        ("The tellers reported 61 for and 12 against, 3 abstaining.", "61 for, 12 against, 3 abstentions"),
        ("1,204 voted for and 3,400 against.", "1204 for, 3400 against"),
        ("The meeting gave £30 for oil, with 5 against.", ""),
        ("61 votes were cast, 30 for and 31 against.", ""),
        ("30 for and 49 against the first part, 50 against the second.", ""),
        ("20% were for and 30 against.", ""),
        ("Many were for it and 30 against.", ""),
    ],
)
def test_the_figures_in_a_sentence_are_a_vote_where_there_are_no_others(sentence: str, figures: str) -> None:
    assert vote_in_sentence(sentence) == figures


@pytest.mark.parametrize("words", ["without debate", "without discussion"])
def test_what_was_agreed_without_debate_had_no_vote(words: str) -> None:
    result, alone = read_result(f"Agreed {words}."), vote(f"{words}.")
    assert result is not None
    assert alone is not None
    assert (result.decision.value, result.vote, result.note) == ("carried", "", f"The document says: {words}.")
    assert (alone.text, alone.note) == ("", f"The document says: {words}.")
