"""Where motions begin: proposed in one line where the reading finds too few, and taken at a person's word."""

import re

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.margin.reading import MarginMistakes, MarginReading, read_with_margin
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.planning.motion_lines import render_motions
from scripts.intake.planning.next_steps import render_next_steps
from scripts.intake.vocabulary.likely import likely_mover, likely_result, likely_title

NARRATIVE = """\
Society of Wick Trimmers, yearly meeting of 2031

The chair read the notice of meeting. There were 40 members in the hall.

The first motion came from the Far Quay Branch and concerned gloves.

This meeting believes that gloves are tools. It instructs the council to claim a pair a year.

Nobody wished to oppose it, and it was carried.

Saturday

Next the chair called the motion of the Mill Branch on ladders.

This meeting asks for longer ladders.

There voted 31 in favour and 58 against, and the motion was not carried.

Last, an emergency motion on the fire at the oil store, moved by the Far Quay Branch:

This meeting sends its sympathy. It calls for an inquiry.

Carried, all standing.

The chair thanked the stewards and the meeting closed.
"""
RUN_IN = """\
4. Motions. The secretary reported that three had been received.

4.1 Motion 1 – Lamps on gangways (Quay Branch). “That this meeting calls for lamps at both ends.” Moved by the branch. CARRIED.

4.2 Motion 2 – Winter hours (Mill Branch). “That hours be shorter in winter.” After discussion the motion was put and CARRIED by 52 votes to 11.

4.10 Motion 3 – Dues (Quay Branch). “That dues be lower.” Withdrawn by the branch with the leave of the meeting.
"""


def read(text: str, margin: str | None = None) -> MarginReading:
    document = read_text(text)
    return read_with_margin(
        document, margin, {}, lambda given: read_motion_list(document, {}, "Wick Trimmers", given=given)
    )


def confirmed(margin: str) -> str:
    return re.sub(r"^#\? (?!.*\?$)", "", margin, flags=re.MULTILINE)


def test_where_motions_begin_is_one_line_to_confirm_above_what_is_open_of_each() -> None:
    first = read(NARRATIVE)
    waiting = [" ".join(line.split()) for line in first.text.splitlines() if line.startswith("#?")]
    assert waiting == ["#? motions at 5, 13, 19", *(f"#? {one.line}" for one in first.proposed)]
    assert "#: 13  “Next the chair called the motion of the Mill Branch on ladders.”" in first.text
    assert "3 motions seem to begin where margin.txt, line 16, says so." in render_next_steps(first, "margin.txt")


def test_confirmed_beginnings_give_motions_whose_sentences_say_title_and_body() -> None:
    again = read(NARRATIVE)
    assert [(one.line) for one in again.proposed] == [
        "5 proposer: Far Quay Branch", "5 title: gloves",
        "9 carried", "13 proposer: Mill Branch", "13 title: ladders", "17 lost, 31 for, 58 against",
        "19 proposer: Far Quay Branch", "19 title: the fire at the oil store",
    ]  # fmt: skip
    last = read(NARRATIVE, confirmed(again.text))
    motions = last.motions.motions
    assert [motion.title for motion in motions] == ["Gloves", "Ladders", "The fire at the oil store"]
    assert [motion.new_proposers for motion in motions] == [["Far Quay Branch"], ["Mill Branch"], ["Far Quay Branch"]]
    assert [motion.wording.count("\n") for motion in motions] == [0, 0, 0]
    assert motions[2].wording == "This meeting sends its sympathy. It calls for an inquiry."
    assert render_motions(last.motions, {}).splitlines()[-1].endswith("emergency motion")
    assert read(NARRATIVE, last.text).text == last.text


def test_a_motion_that_is_all_in_one_paragraph_is_taken_apart() -> None:
    first = read(RUN_IN)
    lines = [line.removeprefix("#? ") for line in first.text.splitlines() if line.startswith("#? motions")]
    header, *rest = first.text.split("\n")
    again = read(RUN_IN, "\n".join([header, *(lines or ["motions at 3, 5, 7"]), *rest]))
    assert [(one.number, one.title, one.new_proposers) for one in again.motions.motions] == [
        ("1", "Lamps on gangways", ["Quay Branch"]),
        ("2", "Winter hours", ["Mill Branch"]),
        ("3", "Dues", ["Quay Branch"]),
    ]
    assert [one.decision.decision.value if one.decision else "" for one in again.motions.motions[:2]] == ["carried"] * 2
    assert again.motions.motions[1].wording == "“That hours be shorter in winter.”"


def test_a_list_that_is_read_whole_is_not_asked_about() -> None:
    text = "1. Oil\n\nThis meeting asks for oil.\n\nCarried.\n\n2. Rope\n\nThis meeting asks for rope.\n\nLost.\n"
    assert "motions at 1" not in read(text).text.replace("#   motions at", "")


def test_no_other_motion_is_found_than_those_that_a_person_names() -> None:
    text = "1. Oil\n\nThis meeting asks for oil.\n\nCarried.\n\n2. Rope\n\nThis meeting asks for rope.\n\nLost.\n"
    header, *rest = read(text).text.split("\n")
    only = read(text, "\n".join([header, "motions at 1", *rest]))
    assert [motion.title for motion in only.motions.motions] == ["Oil"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("motions at 5, 99", "There is no 99 in the document. Its last line is 25."),
        ("motions at five", "'five' is no line of the document. Write their numbers: motions at 4, 9, 15."),
        ("motions at", "No line is named. Write where each motion begins: motions at 4, 9, 15."),
        ("5 title: mittens", "5 does not name “mittens”: “The first motion came from the Far Quay Branch and concerned gloves.”."
            " Copy it from the line, letter for letter, or mark the line that has it."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_it_is_told(line: str, told: str) -> None:
    header, *rest = read(NARRATIVE).text.split("\n")
    with pytest.raises(MarginMistakes) as wrong:
        read(NARRATIVE, "\n".join([header, line, *rest]))
    assert [f"{one.sentence} {one.hint}" for one in wrong.value.mistakes] == [told]


def test_a_part_that_is_named_later_keeps_those_named_before() -> None:
    header, *rest = read(NARRATIVE).text.split("\n")
    once = read(NARRATIVE, "\n".join([header, "motions at 5, 13, 19", "5 title: gloves", *rest]))
    header, *rest = once.text.split("\n")
    twice = read(NARRATIVE, "\n".join([header, "5 proposer: Far Quay Branch", *rest])).motions.motions[0]
    assert (twice.title, twice.new_proposers) == ("Gloves", ["Far Quay Branch"])


@pytest.mark.parametrize(
    ("sentence", "title", "body"),
    [
        ("Next came the motion of the Dyers' Section on gloves.", "gloves", "Dyers' Section"),
        ("The motion headed Wool Prices came from the Greyfold branch.", "Wool Prices", "Greyfold branch"),
        ("The Mill Branch moved a motion on pay for fog.", "pay for fog", "Mill Branch"),
        ("The chair spoke on behalf of the visitors.", "", ""),
    ],
)
def test_what_a_sentence_calls_a_motion(sentence: str, title: str, body: str) -> None:
    assert (likely_title(sentence), likely_mover(sentence)) == (title, body)


BROKEN = """\
MINUTES OF THE CONFERENCE 2031

Motion 1: Moorings

39. Moved on behalf of the Quay Branch:

“This conference protests at the charges. It asks that moorings in

December, January and February be free to those who live on board.”

40. The motion was put and carried, with three votes against.

Motion 2: Cabins

41. Moved by the Mill Branch:

“That cabins be dry.”

42. The previous question was moved and carried, and the motion

was not put.

Motion 3: Fuel

43. Moved by the Quay Branch:

“That a common price be asked for fuel.”

44. It was agreed to remit the motion to the Executive.
"""


def test_a_line_that_goes_on_is_joined_and_numbers_of_minutes_begin_no_motion() -> None:
    first = read(BROKEN)
    assert "#? motions at 3, 13, 23" in first.text
    assert [one.line for one in first.proposed] == [
        "5 proposer: Quay Branch", "9 +", "11 carried",
        "15 proposer: Mill Branch",
        "25 proposer: Quay Branch", "29 remitted",
    ]  # fmt: skip
    again = read(BROKEN, confirmed(first.text))
    assert [one.decision.decision.value for one in again.motions.motions if one.decision] == [
        "carried",
        "fell",
        "remitted",
    ]
    assert again.motions.motions[0].wording.endswith(
        "moorings in December, January and February be free to those who live on board.”"
    )
    assert read(BROKEN, again.text).text == again.text


PROPOSED_BY = "\n\n".join(
    f"Motion {number}. {title}\n\nProposed by the {body}. Seconded by the Pier Branch.\n\nConference calls for {title.lower()}.\n\nThe motion was carried."
    for number, title, body in ((1, "Gloves", "Quay Branch"), (2, "Ladders", "Mill Section"), (4, "Lamps", "Executive"))
)


def test_who_put_a_motion_is_read_after_its_beginning_is_confirmed_as_before() -> None:
    before = read(PROPOSED_BY)
    after = read(PROPOSED_BY, re.sub(r"^(1a?  )", r"motions at 1, 9, 17\n\1", before.text, count=1, flags=re.MULTILINE))
    for reading in (before, after):
        put_by = [motion.new_proposers for motion in reading.motions.motions]
        assert put_by == [["Quay Branch"], ["Mill Section"], ["Executive"]]


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        ("A delegate moved that the question be not put, agreed by 60 to 20; the motion accordingly dropped.", "fell"),
        ("There being no seconder the motion was not discussed.", "fell"),
        ("The amended motion was carried.", "carried as amended"),
        ("No time – stands over", "not reached"),
        ("Members voted it down, 12 to 40.", "lost, 12 for, 40 against"),
        ("The Section agreed to its being remitted to the Council.", "remitted"),
        ("46. Carried, the delegates standing.", "carried"),
        ("Time did not allow this motion to be taken, and it was referred to the next Conference.", "not reached"),
        ("The motion was referred to the next Conference.", ""),
        (
            "A request that paragraph (ii) be remitted was refused by the movers. Composite B was carried on a show of hands.",
            "carried, on a show of hands",
        ),
    ],
)
def test_what_a_sentence_most_likely_decides(sentence: str, mark: str) -> None:
    assert likely_result(sentence) == mark


def test_a_stop_after_what_a_composite_is_made_of_is_no_part_of_its_title() -> None:
    text = PROPOSED_BY.replace("Motion 2. Ladders", "Composite A (motions 2 and 3). Ladders")
    composite = read(text).motions.motions[1]
    assert (composite.title, composite.made_of) == ("Ladders", ["2", "3"])
