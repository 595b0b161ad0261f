"""What minutes report below a motion's words: no more of them, and a result only where nobody can doubt it."""

from collections.abc import Sequence

import pytest

from scripts.intake.documents.lines import Line, Place
from scripts.intake.documents.reading import read_text
from scripts.intake.marks.headings import Headings
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.motions.parsed_motion import ParsedMotion, joined_doubts
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


def outline(text: str, name: str = "minutes.txt") -> list[tuple[str, str, list[str], str, str]]:
    """Number, title, proposers, decision and words of each motion."""
    parsed = read_motion_list(read_text(text, name), {}).motions
    return [(one.number, one.title, one.new_proposers, decided(one)[0], one.wording) for one in parsed]


def test_ordinals_with_the_branch_before_the_title_and_items_of_business_around_them() -> None:
    text = (
        "Minutes of the District Meeting 2031\n\n3. Accounts. Accepted.\n\n4. Resolutions sent in by the branches\n\n"
        f"1st resolution – from Cangen y Bont: Boots\n\n{WORDS}\n\nMoved Sr. Mair Tal-y-bont. Put to the meeting & carried, none against.\n\n"
        f"2nd resolution – from Cangen Uchaf and Quay Lodge together: Oil\n\n{WORDS}\n\nNobody being there to move it, it fell.\n\n"
        "5. Officers. All as before.\n\n6. Next meeting in March.\n"
    )
    assert outline(text) == [
        ("1", "Boots", ["Cangen y Bont"], "carried", WORDS),
        ("2", "Oil", ["Cangen Uchaf", "Quay Lodge"], "", WORDS),
    ]


def test_speeches_in_a_report_of_every_word_are_no_part_of_a_motion() -> None:
    text = (
        f"Report of Proceedings, Conference 2031\n\nMotion 14. Boots\n\n{WORDS}\n\nQuay Branch\n\n"
        "Mr. R. WICK (Quay Branch): I move. When I fell, the motion was carried that we have boots.\n\n"
        "The PRESIDENT: Is it seconded?\n\nMrs. O. ROE (Mill): Formally.\n\n"
        "The motion was put to Conference and defeated, the voting being: For 21,400; Against 33,750.\n\n"
        f"Motion 15. Oil\n\n{WORDS}\n\nMill Branch\n\nThe PRESIDENT: This motion is out of order. Ruled out of order.\n"
    )
    first_motion, second = read_motion_list(read_text(text, "report.txt"), {}).motions
    assert (first_motion.new_proposers, first_motion.wording) == (["Quay Branch"], WORDS)
    assert decided(first_motion) == ("lost", "21400 for, 33750 against")
    assert (second.new_proposers, second.wording, decided(second)) == (["Mill Branch"], WORDS, ("", ""))
    assert len(second.unsure) == 1


def test_a_part_of_the_list_is_a_heading_also_where_sentences_follow_it() -> None:
    text = (
        f"Minutes of the Conference 2031\n\nPART ONE – PAY AND HOURS\n\n1. Boots\n\n{WORDS}\n\nCarried.\n\n"
        f"PART TWO – THE UNION'S OWN AFFAIRS\n\nThe chair left the room.\n\n2. Oil\n\n{WORDS}\n\nLost.\n"
    )
    parsed = read_motion_list(read_text(text, "minutes.txt"), {}).motions
    assert [one.new_committee for one in parsed] == ["PART ONE – PAY AND HOURS", "PART TWO – THE UNION'S OWN AFFAIRS"]
    assert [one.wording for one in parsed] == [WORDS, WORDS]


def test_a_result_that_was_called_in_question_is_left_to_a_person() -> None:
    parsed = first(f"{MOVED} Votes: for 12, against 13. Lost. A recount was asked for.")
    assert decided(parsed) == ("", "")
    assert unsure(parsed) == ["Votes: for 12, against 13. Lost."]


def test_motions_that_were_not_taken_are_left_to_a_person() -> None:
    parsed = first("The hour of close having come, Motions 1 and 2 were not taken and stood referred to the Council.")
    assert (decided(parsed), parsed.wording) == (("", ""), WORDS)
    assert parsed.unsure


def test_who_is_to_move_put_the_motion() -> None:
    text = f"Minutes of the Conference 2031\n\n1. Oil\n\nThe Mill Branch to move; the Quay Branch to second.\n\n{WORDS}\n\nCarried.\n"
    assert outline(text) == [("1", "Oil", ["Mill Branch"], "carried", WORDS)]


def test_a_sentence_in_doubt_over_several_lines_is_shown_once() -> None:
    lines = [Line(text, Place(at + 1), at=(at,)) for at, text in enumerate(["It was agreed", "to wait.", "Deferred."])]
    assert [(line.text, str(line.place)) for line in joined_doubts(lines)] == [
        ("It was agreed to wait.", "line 1"),
        ("Deferred.", "line 3"),
    ]
