"""What minutes report below a motion's words: no more of them, and a result only where nobody can doubt it."""

from collections.abc import Sequence

import pytest

from scripts.intake.documents.lines import Line, Place
from scripts.intake.documents.reading import read_text
from scripts.intake.marks.headings import Headings
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.planning.look_at import look_at
from scripts.intake.vocabulary.bodies import Bodies

WORDS = "This conference asks for a ladder at every lamp by 2040."
MOVED = "Sister Ada Wick moved and Bro. Ben Trimmer (Mill Branch) seconded."


def read(*paragraphs: str) -> MotionList:
    """Minutes of two motions; the first has these paragraphs below its words."""
    below = "\n\n".join(paragraphs)
    text = (
        f"Minutes of the Lampers' Conference 2031\n\nMotion 1 – Ladders\n\nQuay Branch\n\n{WORDS}\n\n{below}\n\n"
        f"Motion 2 – Oil\n\nWharf Staffs Branch\n\nThis conference asks for oil.\n\n{MOVED} The motion was CARRIED.\n"
    )
    return read_motion_list(read_text(text, "minutes.txt"), {})


def first(*paragraphs: str) -> ParsedMotion:
    return read(*paragraphs).motions[0]


def decided(parsed: ParsedMotion) -> tuple[str, str]:
    return (parsed.decision.decision.value, parsed.decision.vote) if parsed.decision else ("", "")


def unsure(parsed: ParsedMotion) -> Sequence[str]:
    return [line.text for line in parsed.unsure]


@pytest.mark.parametrize(
    ("below", "result"),
    [
        ("Three delegates spoke in support. The motion was CARRIED unanimously.", ("carried", "unanimously")),
        (
            "A card vote having been called for, the tellers reported: for 2,140; against 2,685. The motion was LOST.",
            ("lost", "2140 for, 2685 against"),
        ),
        (
            "Sister Roe asked for the motion to be remitted so that it could be costed. The motion was REMITTED to the Council.",
            ("remitted", ""),
        ),
        ("Bro. Roe asked leave to withdraw. Leave was given and the motion was withdrawn.", ("withdrawn", "")),
        ("The Quay delegates agreed, and the motion was remitted to the Council.", ("remitted", "")),
        (
            "The vote was taken by tellers. For, 48. Against, 77. Abstaining, 6. LOST",
            ("lost", "48 for, 77 against, 6 abstentions"),
        ),
        ("It was put to the vote and carried, there being 49 for and 5 against.", ("carried", "49 for, 5 against")),
        ("With the leave of the meeting the branch withdrew its motion.", ("withdrawn", "")),
        ("It was carried with acclamation.", ("carried", "by acclamation")),
    ],
)
def test_a_plain_last_sentence_is_the_result_and_nothing_said_before_it_is_words(
    below: str, result: tuple[str, str]
) -> None:
    parsed = first(f"{MOVED} {below}")
    assert (decided(parsed), parsed.wording) == (result, WORDS)
    assert not parsed.unsure


@pytest.mark.parametrize(
    "below",
    [
        "Bro. Trimmer moved next business. The motion was lost.",
        "It was moved that the question be put. This was carried by 30 votes to 19.",
        "Sister Roe asked for the motion to be remitted. The motion was lost.",
        "Motion 4 was taken with it and agreed. The motion was carried.",
        "It was agreed to replace “2040” with “2035”. The motion was carried.",
        "The chair would not take a vote, and the meeting went on.",
    ],
)
def test_where_something_else_was_put_as_well_a_person_says_what_was_decided(below: str) -> None:
    parsed = first(f"{MOVED} {below}")
    assert (decided(parsed), parsed.wording) == (("", ""), WORDS)
    assert parsed.unsure


@pytest.mark.parametrize(
    "line",
    [
        "There being no strike to support, the mover had nothing to add.",
        "Discussion turned to the price of rope.",
        "It was a warm afternoon; the doors were opened.",
    ],
)
def test_a_paragraph_after_the_debate_began_is_no_more_of_the_words(line: str) -> None:
    assert first(MOVED, line, "Carried.").wording == WORDS


@pytest.mark.parametrize("line", ["This conference further resolves to buy ladders.", "(a) buy ladders;"])
def test_what_begins_as_motions_do_is_of_the_words_also_below_the_movers(line: str) -> None:
    assert line in first(MOVED, line, "Carried.").wording


def test_words_with_nobody_moving_them_stay_whole() -> None:
    assert first("Ladders are long.", "They are heavy.").wording == f"{WORDS}\n\nLadders are long.\n\nThey are heavy."


def test_who_spoke_without_a_name_begins_the_debate() -> None:
    parsed = first("The delegate from Quay Branch, in moving, spoke of rope. The motion was carried.")
    assert (parsed.wording, decided(parsed)) == (WORDS, ("carried", ""))


@pytest.mark.parametrize(
    "line",
    ["Conference adjourned for lunch at 12.40 p.m. and resumed at 1.30 p.m.", "The meeting then broke for tea."],
)
def test_a_break_decides_nothing(line: str) -> None:
    parsed = first(f"{MOVED} The motion was CARRIED.", line)
    assert (decided(parsed), parsed.wording) == (("carried", ""), WORDS)


TOLD = "An amendment from Wharf Staffs, to replace “2040” with “2035”, was moved by Bro. Gus Roe."


def test_an_amendment_in_the_middle_of_a_paragraph_is_one_with_its_body_and_result() -> None:
    parsed = first(
        f"{MOVED} {TOLD} The amendment was carried and the motion as amended was then put and carried, 51 votes to 2."
    )
    (amendment,) = parsed.amendments
    assert (amendment.new_proposers, amendment.decision and amendment.decision.decision.value) == (
        ["Wharf Staffs Branch"],  # as the document calls it elsewhere
        "carried",
    )
    assert decided(parsed) == ("carried as amended", "51 for, 2 against")


def test_an_amendment_that_was_voted_down_leaves_the_motion_as_it_was() -> None:
    parsed = first(
        f"{MOVED} {TOLD} The amendment fell by 17 votes to 36. The substantive motion was put to the vote and carried."
    )
    (amendment,) = parsed.amendments
    assert amendment.decision
    assert (amendment.decision.decision.value, amendment.decision.vote) == ("lost", "17 for, 36 against")
    assert decided(parsed) == ("carried", "")


def test_one_side_of_a_vote_is_told() -> None:
    motions = read(f"{MOVED} With that alteration the motion was put and carried with two against.")
    assert decided(motions.motions[0]) == ("carried as amended", "")
    notes = look_at(motions, 2031)
    assert (
        "1: of the vote, “with two against” (line 9) goes into the note: the vote itself has both sides, or none."
        in notes
    )
    assert any(note.startswith("1: it was carried as amended, and the words are those before.") for note in notes)


@pytest.mark.parametrize(
    "name", ["Bus Workers 4/17 Branch", "Rope & Ladder Branch, Harbour East", "Engineers No. 2 Branch"]
)
def test_names_of_branches_may_have_numbers_an_ampersand_and_a_place(name: str) -> None:
    text = f"Minutes of the Conference 2031\n\nMotion 1 – Oil\n\n{name}\n\n{WORDS}\n\n{MOVED} The motion was CARRIED.\n"
    (parsed,) = read_motion_list(read_text(text, "minutes.txt"), {}).motions
    assert (parsed.new_proposers, parsed.wording) == ([name], WORDS)


def test_a_person_after_a_branch_is_no_place() -> None:
    text = f"Minutes of the Conference 2031\n\nMotion 1 – Oil\n\nProposer: Rope Branch, Percy Wick\n\n{WORDS}\n\nCarried.\n"
    (parsed,) = read_motion_list(read_text(text, "minutes.txt"), {}).motions
    assert (parsed.new_proposers, parsed.people) == (["Rope Branch"], 1)


def test_a_body_above_quoted_words_put_the_motion() -> None:
    text = (
        f"Minutes of the Conference 2031\n\nMotion 1: Oil\n\nNotice had been given by the Quay Branch.\n\n“{WORDS}”\n\nCarried.\n\n"
        f"Motion 2: Rope\n\nMoved by the Council (the Secretary), formally seconded.\n\n“{WORDS}”\n\nLost.\n"
    )
    motions = read_motion_list(read_text(text, "minutes.txt"), {}).motions
    assert [parsed.new_proposers for parsed in motions] == [["Quay Branch"], ["Council"]]


@pytest.mark.parametrize(
    ("text", "is_heading"), [("Public Pay", True), ("Lamp Oils", True), ("Percy Wick", False), ("Jane Pay", False)]
)
def test_a_bold_line_right_below_an_item_is_a_heading_unless_it_may_be_a_name(text: str, is_heading: bool) -> None:
    headings = Headings(Bodies({}, "", None), frozenset({"lamp", "oils"}))
    assert headings.is_doubtful(Line(text, Place(1), bold=True), None) is is_heading
