"""The second look: what cannot be a motion, its words, its title or its result is not written, and is listed with its line."""

import time

import pytest

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.lines import DocumentText, Line, Place
from scripts.intake.documents.reading import read_text
from scripts.intake.marks.mark import Given, Mark, MarkedDocument, Role
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.motions.parsed_motion import ParsedAmendment, ParsedMotion, joined_doubts
from scripts.intake.motions.second_look.checks import CHECKS
from scripts.intake.motions.second_look.meetings import name_of_meeting
from scripts.intake.motions.second_look.paper import Effect, Paper, whose
from scripts.intake.motions.second_look.words import time_in_title
from scripts.intake.planning.look_at import look_at
from scripts.intake.planning.motion_lines import render_motions
from scripts.intake.planning.plan_report import keys_in_words
from scripts.intake.vocabulary.masking import LONGEST_QUOTED, KnownPeople
from scripts.intake.vocabulary.people_told import people_beside_posts, without_likely_names
from scripts.intake.vocabulary.proceedings import Proceeding, proceeding


def read(text: str, name: str = "motions.txt") -> MotionList:
    return read_motion_list(read_bytes(text.encode(), name[name.index(".") :], no_progress), {})


def one(text: str, name: str = "motions.txt") -> ParsedMotion:
    (motion,) = read(text, name).motions
    return motion


def listed(motions: MotionList) -> str:
    return "\n".join(look_at(motions, 2031))


def test_every_check_shows_an_example_of_what_it_doubts() -> None:
    assert all(check.__doc__ and "`" in check.__doc__ for check in CHECKS)


# A whole meeting ------------------------------------------------------------------------------------------------------

HEAD = "---\ntitle: {title}\ndate: 2031-03-14\n---\n"
MEETING = "\n## Attendees\n\n* Twelve keepers\n\n## Oars\n\n* That oars be bought\n* Motion lost\n\n## Rope\n\n* That rope be bought\n* Motion carried\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEAD.format(title="2031-03-13") + MEETING, "its title is a day"),
        (HEAD.format(title="Spring meeting") + MEETING, "results stand under 2 of its headings"),
        (
            HEAD.format(title="Spring meeting")
            + "\n## Apologies\n\nNone came.\n\n## Elections\n\nThree were elected.\n",
            "it has the items of a meeting, such as “Apologies” and “Elections”",
        ),
        (
            HEAD.format(title="Keepers in brief")
            + "\n**The quay**\n\nA plan was put forward. It was argued that the quay had sunk.\n\nThe motion was passed by the Council.\n"
            "\n**The trustee**\n\nAfter an hour this was voted down by most of those who had stayed.\n",
            "it tells what was said and done, and asks for nothing",
        ),
    ],
)
def test_a_meeting_with_fields_at_its_head_is_no_motion(text: str, why: str) -> None:
    motions = read(text, "meeting.md")
    assert motions.motions == ()
    (sentence,) = motions.refused
    assert why in sentence
    assert sentence in listed(motions)


def test_a_motion_with_fields_at_its_head_and_headings_of_its_own_stays_one() -> None:
    text = (
        HEAD.format(title="Oars") + "\n## Synopsis\n\nIt was cold.\n\n## Motion\n\nConference resolves to buy oars.\n"
    )
    assert one(text, "oars.md").title == "Oars"


def test_the_name_of_the_meeting_above_its_agenda_is_no_motion() -> None:
    conference = ParsedMotion(
        title="Harbour Union Spring Conference", head_lines=[line_at(0, "Harbour Union Spring Conference")]
    )
    conference.lines = [line_at(1, "Agenda – Saturday 13 March 2027")]
    (doubt,) = name_of_meeting(conference, paper_of(conference))
    assert doubt.effect is Effect.REFUSED
    conference.lines = [line_at(1, "This meeting asks for a spring conference.")]
    assert list(name_of_meeting(conference, paper_of(conference))) == []


def test_the_time_before_a_title_comes_into_no_title_and_no_key() -> None:
    motion = ParsedMotion(title="9.20–10.05 Policy motion: Bell ropes", heading="9.20–10.05 Policy motion: Bell ropes")
    assert [doubt.effect for doubt in time_in_title(motion, paper_of(motion))] == [Effect.LISTED]
    assert (motion.title, motion.heading) == ("Policy motion: Bell ropes", "Policy motion: Bell ropes")


def line_at(at: int, text: str) -> Line:
    return Line(text, Place(at + 1), at=(at,))


def paper_of(motion: ParsedMotion) -> Paper:
    lines = (*motion.head_lines, *motion.lines)
    return Paper(MarkedDocument(DocumentText(lines, "Plain text"), ()), [motion], KnownPeople([]))


def test_seventy_paragraphs_with_headings_among_them_are_no_words() -> None:
    parts = "".join(f"\n### Part {number}\n" + "\nThe quay is wet.\n" * 15 for number in ("A", "B", "C", "D"))
    motions = read(HEAD.format(title="The quay") + "\nThis conference notes the quay.\n" + parts, "quay.md")
    (motion,) = motions.motions
    assert motion.wording == ""
    assert "its words are not written: they would be" in listed(motions)


# Proceedings among the words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("• 4 votes FOR, 1 ABSTAIN", Proceeding.VOTE),
        ("For 5, against 1.", Proceeding.VOTE),
        ("Lost 21/60/6", Proceeding.VOTE),
        ("CARRIED IN ALL ORDERS", Proceeding.RESULT),
        ("Vote on the motion CARRIED IN ALL ORDERS", Proceeding.RESULT),
        ("Resolves 2: FELL 21/60/6", Proceeding.PART),
        ("Parts: to vote on Resolves 2 apart - request granted, 52/30/5", Proceeding.PART),
        ("Carried (For – 91.07%, Against – 8.93%): This meeting asks for oars.", Proceeding.RESULT_FIRST),
        ("It was moved “that the question be now put”. This was carried by 90 to 60.", Proceeding.PROCEDURE),
        ("Motion to table", Proceeding.PROCEDURE),
        ("Debate adjourned. (See Wednesday.)", Proceeding.PROCEDURE),
        ("A vote by orders was taken:", Proceeding.PROCEDURE),
        ("The Chair used a casting vote for the motion.", Proceeding.PROCEDURE),
        ("The motion of the Quay Section, that oars be bought, was not moved.", Proceeding.OF_MOTION),
        ("The result will be published when all votes are counted.", Proceeding.OF_MOTION),
        ("10.50–11.10 Speech by the treasurer", Proceeding.AGENDA),
        ("There being no further business the meeting closed at 9.05 pm.", Proceeding.CLOSE),
        ("Resolved 31/09/6/14", Proceeding.MINUTE),
        ("Act 14", Proceeding.MINUTE),
        ("Moved by the Quay Branch:", Proceeding.PUT_BY),
    ],
)
def test_a_line_of_proceedings_is_known(line: str, kind: Proceeding) -> None:
    assert proceeding(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        "This meeting notes that motion 4 was carried last year.",
        "2. The motion was put to the vote and carried in 2029.",
        "To ask for heating from October to April.",
        "That the fee be raised from 60 to 75.",
        "Carried goods are taxed: this is unfair.",
        "The motion picture archive is to be kept.",
        "Act 14 of the harbour code is to be repealed.",
        "Resolved to buy 14 oars.",
        "a vote of 12 to 3 is enough to change the rules",
        "Parts of the quay are closed: the gate, the stair and the slip.",
        "Moved by the plight of the keepers, we ask for help.",
        "No 3 Branch",
        "12 oars",
    ],
)
def test_words_of_a_motion_are_no_proceedings(line: str) -> None:
    assert proceeding(line) is None


def test_words_end_before_the_proceedings_below_them() -> None:
    motions = read(
        "Motion 1: Rope\n\nThis meeting asks for rope.\n\nMotion 2: Oars\n\nThis meeting asks for oars.\n\nResolved 31/09/2\n"
    )
    assert motions.motions[1].wording == "This meeting asks for oars."
    assert (
        "2: its words are without what stands below them, the number that the minutes give the resolution (line 9: “Resolved 31/09/2”)."
        in listed(motions)
    )
    assert {mark.role.value for mark in motions.marked.of_line(4)} == {"skip"}


def test_proceedings_in_the_middle_leave_the_words_unwritten() -> None:
    motions = read(
        "Motion 1: Oars\n\nThis meeting asks for oars.\n\n10.50–11.10 Speech of the treasurer\n\nThey are to be of ash.\n"
    )
    assert motions.motions[0].wording == ""
    assert (
        "1: its words are not written, because an item of the agenda with its time stands among them (line 5:"
        in listed(motions)
    )


def test_a_line_that_a_person_marked_as_words_is_not_doubted() -> None:
    document = read_text("Motion 1: Oars\n\nThis meeting asks for oars.\n\nAct 14\n", "motions.txt")
    line = document.lines[2]
    given = Given(by_hand={2: (Mark(2, line.place, line.text, Role.WORDS, by_hand=True),)})
    (motion,) = read_motion_list(document, {}, given=given).motions
    assert motion.wording.endswith("Act 14")
    assert motion.doubts == []


@pytest.mark.parametrize(
    "text",
    ["1" * 50_000, " 1" * 25_000, "- " * 25_000, "Moved by " * 6_000, "Aa" * 1_000, "Parts: " + "granted " * 6_000],
)
def test_a_long_line_is_looked_at_at_once(text: str) -> None:
    start = time.process_time()
    proceeding(text)
    list(people_beside_posts(text))
    without_likely_names(text)
    assert time.process_time() - start < 1


# People ---------------------------------------------------------------------------------------------------------------


def test_surnames_in_capitals_after_a_title_come_into_no_title_and_no_heading() -> None:
    motions = read(
        "2. Handcarts - WICKSTEED/FANSHAWE-RUDDLE\nThat this meeting lends handcarts.\nCarried.\n\n3. Oars\nThat this meeting buys oars.\nCarried.\n"
    )
    first = motions.motions[0]
    assert first.title == "Handcarts"
    assert "WICKSTEED" not in first.heading
    assert first.people + first.unclear > 0


@pytest.mark.parametrize(
    "line",
    [
        "Hall aide: Jocasta Wicksteed",
        "Harbour Working Group: Jocasta Wicksteed*, Alaric Dunnock, Tar Working Group",
        "Our own motion 13, which Jocasta Wicksteed was to move, was timed out.",
        "On the motion of Wicksteed, J., and of the Quay Branch:",
    ],
)
def test_words_with_a_name_beside_a_post_or_a_turn_are_not_written(line: str) -> None:
    motions = read(f"Motion 1: Oars\n\nThis meeting asks for oars.\n\n{line}\n\nThis meeting asks for rope.\n")
    assert "Wicksteed" not in motions.motions[0].wording
    assert "Wicksteed" not in listed(motions)


# Results --------------------------------------------------------------------------------------------------------------


def test_fell_beside_votes_is_left_open_where_nothing_else_is_called_lost() -> None:
    text = "Motion 1 – Oars – Passed 40/3\nMotion 2 – Rope – Fell\nMotion 3 – Tar – Passed 30/9\n"
    motions = read(text)
    assert [motion.decision and motion.decision.decision.value for motion in motions.motions] == [
        "carried",
        None,
        "carried",
    ]
    assert "2: “fell” (line 2) may mean that it was lost at a vote" in listed(motions)


@pytest.mark.parametrize("other", ["Lost 3/40", "Passed"])
def test_fell_stands_where_others_are_lost_or_no_vote_is_given(other: str) -> None:
    motions = read(f"Motion 1 – Oars – {other}\nMotion 2 – Rope – Fell\nMotion 3 – Tar – Passed\n")
    assert motions.motions[1].decision is not None
    assert motions.motions[1].decision.decision.value == "fell"


def test_a_result_is_no_title() -> None:
    motions = read(
        "Motion 1 – Oars\nThis meeting asks for oars.\nCarried\n\nMotion 2 – Withdrawn:\nThis meeting asks for rope.\n"
    )
    assert "Withdrawn" not in {motion.title for motion in motions.motions}


MINUTES = (
    "# Minutes of the AGM\n\n## 1. Apologies\n\nNone.\n\n## 2. Accounts\n\n  - Balance: 852.00\n\n## 3. Charter\n\n"
)


def test_motions_with_labels_of_their_own_below_one_item_are_several() -> None:
    motions = read(
        f"{MINUTES}Motion: that rule 7 be deleted.\n\n**Motion lost**\n\nMotion: that rule 9 be deleted.\n\n**Motion passed**\n",
        "minutes.md",
    ).motions
    assert [motion.wording for motion in motions] == ["that rule 7 be deleted.", "that rule 9 be deleted."]
    assert [motion.decision and motion.decision.decision.value for motion in motions] == ["lost", "carried"]
    assert {motion.number for motion in motions} == {""}


def test_several_motions_in_one_are_left_open_and_without_words() -> None:
    motions = read(
        "Motion 3: Charter\n\nMotion: that rule 7 be deleted.\n\nMotion: that rule 9 be deleted.\n\nMotion passed\n"
    )
    (motion,) = motions.motions
    assert (motion.decision, motion.wording) == (None, "")
    assert "2 motions stand below it (lines 3 and 5)" in listed(motions)


# What is said of it ---------------------------------------------------------------------------------------------------

LONG = (
    "After a long debate in which many branches spoke, the Quay Branch moved next business. This was defeated by a show of hands. "
    "On being put, the motion was carried by 15 votes to 14, the chair not voting."
)


def test_a_long_line_is_quoted_with_its_beginning_and_round_its_last_result() -> None:
    quoted = KnownPeople([LONG]).quoted(LONG)
    assert quoted.startswith("After a long debate in which")
    assert quoted.endswith("On being put, the motion was carried by 15 votes to 14, the chair not voting.")
    assert len(quoted) <= LONGEST_QUOTED + 5


def test_a_short_line_is_quoted_whole_and_a_long_one_without_a_result_is_cut() -> None:
    assert KnownPeople([]).quoted("The motion was lost.") == "The motion was lost."
    assert len(KnownPeople([]).quoted("oars and rope " * 30)) <= LONGEST_QUOTED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Our own Motion 20 was carried unanimously.",
            "Line 1, which is in no record, speaks of a result: “Our own Motion 20 was carried unanimously.”.",
        ),
        (
            "The big fight was over Composite 2. The platform wanted it remitted; in the end it was carried.",
            "Line 1, which is in no record, speaks of a result: “The big fight was over Composite 2. The platform wanted it remitted; in the end it was carried.”.",
        ),
        (
            "An emergency motion on the quay was carried, and Jocasta Wicksteed got a cheer.",
            "Line 1, which is in no record, speaks of a result: “An emergency motion on the quay was carried, and (name) got a cheer.”.",
        ),
    ],
)
def test_a_line_in_no_record_that_speaks_of_a_result_is_quoted(text: str, expected: str) -> None:
    motions = read(f"{text}\n\nThe branch met in the hall.\n")
    assert motions.motions == ()
    assert expected in look_at(motions, 2031)


def test_a_line_of_the_introduction_is_shown_under_the_motion_that_it_names() -> None:
    motions = read(
        "Motion 2 was the closest of the day: it went to a card vote.\n\nMotion 1: Oars\nThis meeting asks for oars.\nCarried\n\nMotion 2: Rope\nThis meeting asks for rope.\nCarried\n"
    )
    assert [len(motion.elsewhere) for motion in motions.motions] == [0, 1]
    assert "2: line 1, which is in no record, speaks of a result:" in listed(motions)
    assert "1 in no record  Motion 2 was the closest of the day" in render_motions(motions, {})


def test_a_heading_and_a_line_within_a_motion_are_not_quoted_as_left_out() -> None:
    motions = read(
        "Resolutions carried at the AGM\n\nMotion 1: Oars\nThis meeting notes that motion 7 was lost.\nCarried\n"
    )
    assert motions.results_left_out == ()


def test_where_no_motion_is_read_the_lines_that_look_most_like_one_are_named() -> None:
    motions = read("The branch met in the hall.\n\nMotion passed\n\nTea was served.\n")
    assert motions.motions == ()
    assert (
        "Line 3 looks most like a motion, but it is a result, and nothing above it was taken for its motion: Motion passed"
        in look_at(motions, 2031)
    )
    assert "no motion was recognised in it" in {group.what for group in motions.account.groups_skipped()}


def test_more_missing_numbers_than_read_say_that_they_may_be_misread() -> None:
    motions = read("Motion 88: Oars\nThis meeting asks for oars.\n\nMotion 90: Rope\nThis meeting asks for rope.\n")
    assert "88 numbers below the highest are missing, more than were read." in listed(motions)
    assert "The list has no" not in listed(motions)


def test_a_line_in_doubt_is_shown_once() -> None:
    line = Line("Motion lost", Place(3), at=(2,))
    assert joined_doubts([line, Line("Motion passed", Place(5), at=(4,)), line]) == [
        line,
        Line("Motion passed", Place(5), at=(4,)),
    ]


def test_no_key_stands_twice_in_a_sentence() -> None:
    assert keys_in_words(["2027/m3", "2027/m3", "2027/m4"]) == "2027/m3–4"


def test_the_words_of_an_amendment_that_are_not_written_are_called_so() -> None:
    motion = ParsedMotion(number="2")
    assert whose(motion, motion) == "its words"
    assert whose(motion, ParsedAmendment(number="1")) == "the words of its amendment 1"
    assert whose(motion, ParsedAmendment()) == "the words of an amendment to it"


@pytest.mark.parametrize(
    "text",
    ["Motion 1: Oars\n\nThis meeting asks for oars.\n\nFor 10, against 20\n\nCARRIED\n", "Motion 1: Oars\n\nThis meeting asks for oars.\n\nFor 10, against 20. Carried.\n"],
)  # fmt: skip
def test_a_motion_that_was_outvoted_is_not_recorded_as_carried(text: str) -> None:
    motion = one(text)
    assert motion.decision is None
    assert motion.unsure


def test_a_row_that_says_carried_beside_fewer_votes_for_it_is_left_open() -> None:
    found = read("Number,Title,Result,For,Against\n1,Oars,Carried,10,20\n2,Rope,Carried,30,2\n", "motions.csv")
    assert [bool(motion.decision) for motion in found.motions] == [False, True]
    assert "it says carried (row 2), with a vote of 10 for, 20 against" in listed(found)


# Another language -----------------------------------------------------------------------------------------------------

WELSH = (
    "# Cynigion\n\n## 1. Rhaffau\n\nCynigydd: Cangen y Cei\n\nMae'r cyfarfod hwn yn galw am raffau gan fod y rhai hyn yn hen.\n\n**Derbyniwyd**\n\n"
    "## 2. Gwydr\n\nCynigydd: Cangen y Bont\n\nMae'r cyfarfod hwn yn galw ar y cyngor i brynu gwydr.\n\n**Gwrthodwyd**\n"
)


def test_of_a_text_in_another_language_only_marked_motions_are_written() -> None:
    found = read(WELSH, "cynigion.md")
    assert (found.motions, len(found.refused)) == ((), 1)
    assert "It is in Welsh, so only motions of which a line is marked" in listed(found)
    document = read_bytes(WELSH.encode(), ".md", no_progress)
    (second,) = (at for at, line in enumerate(document.lines) if line.text.endswith("Gwydr"))
    assert [
        motion.number for motion in read_motion_list(document, {}, given=Given(starts=frozenset({second}))).motions
    ] == ["2"]
    table = "number,title,outcome\n1,Rhaffau ar gyfer y cei a'r bont,carried\n2,Gwydr yn y tŵr ac yn y bont,lost\n3,Lampau ar y cei ac yn y tŵr,lost\n"
    assert len(read(table, "cynigion.csv").motions) == 3


# Above the title ------------------------------------------------------------------------------------------------------

ABOVE = "<p>{above}</p><h1>Hot water</h1><h3>The Union notes</h3><ol><li>It is cold.</li></ol>"


def test_a_result_above_the_only_motion_is_left_open_and_shown() -> None:
    motions = read(ABOVE.format(above="PASSED 14 Nov 2030"), "policy.html")
    assert [(motion.title, motion.decision) for motion in motions.motions] == [("Hot water", None)]
    assert [line.text for line in motions.motions[0].unsure] == ["PASSED 14 Nov 2030"]
    assert "it stands above the title (paragraph 1)" in listed(motions)
    assert read(ABOVE.format(above="Policies of 2030"), "policy.html").motions[0].unsure == []


BELOW = (
    "Motions of 2031\n\nMotion 1: Piers\n\nThat piers be mended.\n\nAmendment to Motion 1\n\nInsert “all”.\n\n{first}\n\n"
    "Motion 2: Ropes\n\nThat ropes be sold.\n\nAmendment to Motion 2\n\nInsert “old”.\n\nAccepted\nCARRIED\n"
)


def test_a_bare_result_below_an_accepted_amendment_is_in_doubt_where_others_name_the_motion() -> None:
    in_doubt = read(BELOW.format(first="CARRIED\nMotion fell")).motions[1]
    assert (in_doubt.decision, [line.text for line in in_doubt.unsure]) == (None, ["CARRIED"])
    plain = read(BELOW.format(first="Accepted\nLOST")).motions[1]
    assert plain.decision is not None
    assert not plain.unsure


def test_the_parts_of_a_paper_to_which_nothing_was_put_are_no_motions() -> None:
    found = read(
        "CONSULTATION PAPER 4\n\n1 Introduction\n\n1.1 The booths are old.\n\n2 The booths today\n\n2.1 Eleven are staffed.\n\n2.2 Conference carried a motion on booths in 2019.\n\n3 Questions\n\n3.1 Should they be warm?\n\n3.2 Should they be red?\n\nEndnotes\n\n1 Annual report, 2019\n2 A letter\n"
    )
    assert found.motions == ()
    assert "Parts of a paper are not taken for motions, such as “Introduction” (line 3)" in listed(found)


def test_a_motion_that_is_called_introduction_is_one_where_its_list_says_so() -> None:
    found = read("MOTIONS\n\n1. Introduction\n\nThis meeting wants one.\n\n2. Bells\n\nThis meeting wants bells.\n")
    assert [motion.title for motion in found.motions] == ["Introduction", "Bells"]


@pytest.mark.parametrize("said", ["Not used", "(No motion 2)", "Number not used"])
def test_a_number_that_stands_for_no_motion_is_told(said: str) -> None:
    found = read(
        f"MOTIONS\n\n1. Coal\n\nThis meeting wants coal.\n\n2. {said}\n\n3. Boots\n\nThis meeting wants boots.\n"
    )
    assert [motion.number for motion in found.motions] == ["1", "3"]
    assert f"2 (line 7) is no motion: the document says “{said}”." in listed(found)


@pytest.mark.parametrize(
    "title",
    [
        "Thanks to Joan Tolland",
        "Mats / Joan Tolland",
        "Joan Tolland’s motion on mats",
        "Joan Tolland: Mats",
        "No confidence in Ixora Penwick",
    ],
)
def test_no_person_stands_in_a_title_wherever_the_name_stands_in_it(title: str) -> None:
    text = f"MOTIONS\n\n1. {title}\n\nThis meeting wants mats.\n\nCarried\n\n2. Bells\nProposer: Ixora Penwick\n\nThis meeting wants bells.\n\nLost\n"
    first, _ = read(text).motions
    assert (first.title, first.is_title_withheld) == ("", True)


@pytest.mark.parametrize(
    "headed", ["[2031] ** Amendment to Motion 41", "[2031] ** General Council Statement on stairs"]
)
def test_the_text_of_a_page_that_is_headed_as_something_else_is_no_motion(headed: str) -> None:
    found = read(
        f"{headed}\n\ncarried motion\n\nReceived from: Harbour Branch\n\nCongress regrets that many stairs are dark.\n\nCongress asks for lamps.\n"
    )
    assert found.motions == ()
    assert "so its text is not taken for a motion" in "\n".join(found.refused)
