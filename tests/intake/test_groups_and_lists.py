"""Lists that say once what was decided of all below, lists of titles alone, orders of business, and numbers that a scan misread."""

import pytest

from schema.terms import MotionKind
from scripts.intake.documents import markdown, no_progress, plain_text
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.headings import group_heading
from tests.intake.shown import read_text


def read(text: str) -> MotionList:
    return read_text(plain_text.read(text.encode(), no_progress))


def outcome(motion: ParsedMotion) -> str:
    return motion.decision.decision.value if motion.decision else "in doubt" if motion.unsure else "nothing"


def outcomes(text: str) -> list[tuple[str, str, str]]:
    return [(motion.number, motion.title, outcome(motion)) for motion in read(text).motions]


# Groups ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    ["MOTIONS NOT AGREED", "MOTIONS NOT CARRIED", "Motions lost or withdrawn", "MOTIONS CARRIED AND REMITTED", "Motions passed to the Council"],
)  # fmt: skip
def test_a_group_in_doubt_is_listed_for_each_of_its_motions(heading: str) -> None:
    text = f"RESULTS\n\nMOTIONS CARRIED\n\nMotion 1  Looms\n\n{heading}\n\nMotion 2  Dyes\nMotion 3  Bobbins (withdrawn)\n\nMOTIONS REMITTED\n\nMotion 4  Pins\n"
    first, second, third, fourth = read(text).motions
    assert [outcome(motion) for motion in (first, second, third, fourth)] == [
        "carried",
        "in doubt",
        "withdrawn",
        "remitted",
    ]
    assert [line.text for line in second.unsure] == [heading]


@pytest.mark.parametrize(
    "heading",
    ["MOTIONS SUBMITTED BY BRANCHES", "Motions accepted for debate", "Motions for debate", "Emergency motions"],
)
def test_a_group_that_says_nothing_of_results_is_not_listed(heading: str) -> None:
    group = group_heading(heading)
    assert group is not None
    assert not group.is_doubtful
    assert outcomes(f"AGENDA\n\n{heading}\n\nMotion 2  Dyes\nMotion 3  Bobbins\n")[0][2] == "nothing"


@pytest.mark.parametrize("indent", ["", "   "])
@pytest.mark.parametrize("numbers", [(2, 7), (2, 9, 31), (14, 15)])
def test_every_row_of_a_group_is_a_motion_however_far_apart(numbers: tuple[int, ...], indent: str) -> None:
    rows = "\n".join(f"{indent}{number}   Title of {'abcd'[at]} ropes" for at, number in enumerate(numbers))
    text = f"What became of the motions\n\nThe following motions were LOST:\n\n{rows}\n\nWithdrawn by their movers:\n\n{indent}6   Stamps\n"
    found = outcomes(text)
    assert [number for number, _, _ in found] == [str(number) for number in (*numbers, 6)]
    assert [result for _, _, result in found] == ["lost"] * len(numbers) + ["withdrawn"]


def test_entries_of_a_list_within_a_motion_are_no_rows_of_a_group() -> None:
    text = "MOTIONS CARRIED\n\n3. Ropes\nThis meeting notes:\n1 Ropes fray\n7 Ropes break\nIt wants ropes.\n\n4. Bells\nThis meeting wants bells.\n"
    assert [number for number, _, _ in outcomes(text)] == ["3", "4"]


# Lists of titles ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "note",
    [
        "A tick means that the meeting has dealt with it.",
        "* No motion 5 was received",
        "All votes were by show of cards.",
    ],
)
def test_a_note_below_a_list_of_titles_is_no_words(note: str) -> None:
    found = read(f"Decisions of the meeting\n\n* Motion 1: Ropes\n* Motion 2: Bells\n* Motion 6: Lamps\n\n{note}\n")
    assert [motion.wording for motion in found.motions] == ["", "", ""]
    (left,) = found.account.groups_not_understood()
    assert left.beginning.endswith(note.removeprefix("* "))


def test_the_words_of_the_last_motion_stay_its_words() -> None:
    found = read(
        "Decisions\n\nMotion 1: Ropes\nMotion 2: Bells\nMotion 3: Lamps\n\nThis meeting wants lamps.\n\nIt wants them soon.\n"
    )
    assert found.motions[-1].wording == "This meeting wants lamps.\n\nIt wants them soon."


@pytest.mark.parametrize(("time", "other"), [("09.45", "10.40"), ("9:30", "11:00"), ("2.15 pm", "3.30 pm")])
def test_other_items_of_an_order_of_business_are_no_words(time: str, other: str) -> None:
    text = (
        f"ORDER OF BUSINESS\n\n{time}  Motion 3  Ropes (Harbour Branch)\n{time}  Motion 4  Bells (Quay Branch)\n"
        f"       Amendment 4.1 (Hill Branch)\n{other}  Coffee\n{time}  Motion 5  Lamps (Hill Branch)\n{other}  Lunch\n"
    )
    found = read(text)
    assert [(motion.number, motion.wording) for motion in found.motions] == [("3", ""), ("4", ""), ("5", "")]
    assert [amendment.wording for amendment in found.motions[1].amendments] == [""]


# Numbers --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("printed", "number"), [("3,", "3"), ("3;", "3"), ("E3.", "E3")])
def test_a_misread_stop_after_a_number_ends_the_motion_above(printed: str, number: str) -> None:
    text = f"CONFERENCE\n\n2. Clogs\nThis meeting asks for clogs.\n(Quay Branch)   L0ST\n\n{printed} Aprons\nThis meeting asks for aprons.\n(Hill Branch)   CARRIED\n"
    clogs, aprons = read(text).motions
    assert (clogs.new_proposers, outcome(clogs), clogs.wording) == (
        ["Quay Branch"],
        "in doubt",
        "This meeting asks for clogs.",
    )
    assert (aprons.number, aprons.new_proposers, outcome(aprons)) == (number, ["Hill Branch"], "carried")


@pytest.mark.parametrize(("before", "printed", "after"), [(9, "l0.", 11), (2, "I.", 2), (99, "l00.", 101)])
def test_a_number_of_misread_letters_begins_a_motion_and_is_not_recorded(before: int, printed: str, after: int) -> None:
    first = "" if printed == "I." else f"{before}. Ropes\nThis meeting asks for ropes.\nCarried\n\n"
    found = outcomes(
        f"MOTIONS\n\n{first}{printed} Bells\nThis meeting asks for bells.\nLost\n\n{after}. Lamps\nThis meeting asks for lamps.\nCarried\n"
    )
    assert found[-2:] == [("", "Bells", "lost"), (str(after), "Lamps", "carried")]


def test_a_letter_within_a_motion_is_no_misread_number() -> None:
    text = "MOTIONS\n\n1. Ropes\nThis meeting asks for:\n\nI. Better ropes\n\n2. Bells\nThis meeting asks for bells.\n"
    assert [number for number, _, _ in outcomes(text)] == ["1", "2"]


def test_a_title_with_its_letters_apart_is_the_lists() -> None:
    text = "A N N U A L   C O N F E R E N C E   1 9 5 8\n\n1. Ropes\nThis meeting asks for ropes.\n\n2. Bells\nThis meeting asks for bells.\n"
    found = read(text)
    assert [motion.new_committee for motion in found.motions] == ["", ""]
    assert found.title.startswith("A N N U A L")


@pytest.mark.parametrize("body", ["Presbytery of the Isles", "Deanery of Westmere", "Diocese of Westmere"])
def test_a_church_body_after_a_title_put_the_motion(body: str) -> None:
    found = read(
        f"Motions\n\n501 Ropes ({body})\nThat ropes be bought.\nCarried\n\n502 Bells ({body})\nThat bells be bought.\nLost\n"
    )
    assert [(motion.title, motion.new_proposers) for motion in found.motions] == [("Ropes", [body]), ("Bells", [body])]


@pytest.mark.parametrize("text", ["Taken with motion 3 and carried", "Time ran out before this motion could be taken"])
def test_a_line_that_names_one_motion_decides_none_below_it(text: str) -> None:
    assert group_heading(text) is None
    found = read(
        f"R1 \u2013 Oil\n\nThis Synod wants oil.\n\n{text}\n\nR2 \u2013 Wicks\n\nThis Synod wants wicks.\n"
    ).motions
    assert [outcome(motion) for motion in found] == ["in doubt", "nothing"]


def test_a_part_of_the_paper_with_nothing_in_it_is_no_words_of_the_motion_above() -> None:
    (first, second) = read(
        "A. Motions from lodges\n\nA1. Oil\nLodge: Jib Lodge\nThat oil be given out.\n\nB. Motions from the Executive\n\nNil.\n\n"
        "C. Emergency motions\n\nNo emergency motions had been received when this paper was printed.\n\nD. Late motions\n\n"
        "D1. Wicks\nLodge: Winch Lodge\nThat wicks be longer.\n"
    ).motions
    assert (first.wording, first.new_proposers) == ("That oil be given out.", ["Jib Lodge"])
    assert second.wording == "That wicks be longer."


def test_a_composite_says_in_brackets_of_what_it_is_made() -> None:
    found = read(
        "Agenda\n\n1A Tin\nConference wants tin.\n\n   Amendment to 1A\n   Delete tin.\n\n1B Scrap\nConference wants scrap.\n\n"
        "Composite A (1A and 1B)\nConference wants both.\n\nComposite B (1A, 1B) All of it\nConference wants all.\n"
    ).motions
    assert [(motion.title, motion.made_of, len(motion.amendments)) for motion in found] == [
        ("Tin", [], 1), ("Scrap", [], 0), ("", ["1A", "1B"], 0), ("All of it", ["1A", "1B"], 0),
    ]  # fmt: skip


def test_letters_are_of_sections_unless_a_heading_says_emergency() -> None:
    text = "".join(f"D{number}. Oil {number}\nConference wants oil.\n\n" for number in (1, 2))
    emergency = read(f"{text}EMERGENCY MOTIONS\n\nE1. Fire\nConference regrets the fire.\n").motions
    assert [motion.kind and motion.kind.value for motion in emergency] == [None, None, "emergency"]
    assert read(f"{text}E1. Fire\nConference regrets the fire.\n").motions[-1].kind is None


@pytest.mark.parametrize(
    "text",
    [
        "Procedural motion to adjourn: LOST",
        "Motion to refer back \u2013 LOST",
        "Motion of thanks to the Chair: CARRIED",
        "Motions to suspend standing orders: LOST",
        "That the question be now put \u2013 CARRIED",
        "Executive's view: CARRIED last year",
    ],
)
def test_other_business_decides_nothing_below_it_and_is_asked_about(text: str) -> None:
    assert group_heading(text) is None
    found = read(f"1. Oil\n\nThis AGM wants oil.\n\n{text}\n\n2. Wicks\n\nThis AGM wants wicks.\n").motions
    assert [outcome(motion) for motion in found] == ["in doubt", "nothing"]


@pytest.mark.parametrize(
    "heading",
    [
        "Motions carried in 2029", "Motions carried at the 2029 conference", "Progress on motions carried in 2030", "Report on motions lost",
        "Motions remitted from last year", "Motions to be remitted", "Motions to be taken as carried", "Motions referred to conference",
        "Emergency motions rejected", "Motions referred to the Executive: progress",
    ],
)  # fmt: skip
def test_a_heading_that_says_more_than_what_was_decided_decides_nothing(heading: str) -> None:
    text = f"Minutes of the conference 2031\n\nMotion 1: Oil\n\nConference asks for oil.\n\nCarried\n\n{heading}\n\nMotion 2: Wicks\n\nConference asks for wicks.\n"
    first, second = read(text).motions
    assert (outcome(first), second.decision) == ("carried", None)


@pytest.mark.parametrize(
    "heading",
    ["Motions lost on Friday", "MOTIONS REJECTED BY THE ANNUAL CONFERENCE 2031", "Motions lost on a show of hands"],
)
def test_a_heading_may_say_where_and_how(heading: str) -> None:
    text = f"Decisions of the Annual Conference 2031\n\n{heading}\n\nMotion 2: Wicks\n\nConference asks for wicks.\n"
    assert [outcome(motion) for motion in read(text).motions] == ["lost"]


def test_the_heading_over_an_entry_of_the_contents_is_not_the_motions_own() -> None:
    """A list of contents begins with the late motions; the words of the others stand below a heading of their own."""
    text = (
        "Motions of AGM 2031\n\nEmergency Motions\n\nMotion 1: More bells for all\n\nMotion 2: New ropes at last\n\n"
        "Emergency Motions\n\nMotion 1: More bells for all\n\nThis meeting wants bells.\n\nCarried\n\nSAFETY AND HEALTH\n\nMotion 2: New ropes at last\n\nThis meeting wants ropes.\n\nLost\n"
    )
    assert [(motion.title, motion.kind) for motion in read(text).motions] == [
        ("More bells for all", MotionKind.EMERGENCY),
        ("New ropes at last", None),
    ]


@pytest.mark.parametrize("end", ["for want of time", "under Rule 9", "by Congress", "(in 2030)"])
def test_to_whom_motions_went_ends_where_the_heading_goes_on(end: str) -> None:
    group = group_heading(f"Motions referred to the Executive Committee {end}")
    assert group is not None
    assert group.to == "Executive Committee"


# Nothing ---------------------------------------------------------------------------------------------------------------


def shown(text: str) -> list[tuple[str, str, str, list[str], str, int]]:
    return [
        (one.number, one.title, one.new_committee, one.new_proposers, one.wording, len(one.amendments))
        for one in read(text).motions
    ]


WORDS = "This meeting asks for oil."


@pytest.mark.parametrize(
    "below",
    [
        "Amendments: None",
        "Amendments: none received",
        "Amendments\n\nNone submitted.",
        "Seconder: none",
        "Committee: n/a",
    ],
)
@pytest.mark.parametrize("following", ["2. Emergency motions\n\nNil", "2. (No motion 2)", "2. Not used", "2. Motion from Quay Branch\n\nNo motion was submitted."])  # fmt: skip
def test_what_says_that_there_is_nothing_is_none(below: str, following: str) -> None:
    text = f"MOTIONS\n\n1. Oil\n\n{WORDS}\n\n{below}\n\n{following}\n\n3. Motion from Weir Branch\n\nTitle: Tea\n\n{WORDS}\n"
    assert shown(text) == [("1", "Oil", "", [], WORDS, 0), ("3", "Tea", "", ["Weir Branch"], WORDS, 0)]


def test_headings_of_motions_stay_titles_beside_parts_with_nothing_below_them() -> None:
    text = f"# Agenda: motions\n\n## 1. Oil\n\n{WORDS}\n\n## 2. Emergency motions\n\nNil\n\n## 3. Tea\n\n{WORDS}\n\n## 4. Motions referred by Council\n\nNone.\n"
    found = read_text(markdown.read(text.encode(), no_progress)).motions
    assert [(one.number, one.title, one.new_committee) for one in found] == [("1", "Oil", ""), ("3", "Tea", "")]
