"""A result that names another motion, or that stands over motions and is none of theirs, is not given to them."""

import pytest

from schema.terms import Decision
from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.vocabulary.headings import group_heading
from scripts.intake.vocabulary.masking import KnownPeople
from scripts.intake.vocabulary.results import read_result


def read(text: str) -> MotionList:
    return read_motion_list(read_text(text), {})


def decisions(motions: MotionList) -> list[str]:
    return [motion.decision.decision.value if motion.decision else "" for motion in motions.motions]


@pytest.mark.parametrize("named", ["Motion 14", "Composite C"])
def test_a_result_that_names_another_motion_is_not_given_to_a_composite_with_a_letter(named: str) -> None:
    text = f"Composite B – Towpaths\n\nConference calls for wide towpaths.\n\n{named} was withdrawn.\n"
    (motion,) = read(text).motions
    assert (motion.number, motion.decision) == ("Composite B", None)


def test_a_result_that_names_its_own_composite_is_taken() -> None:
    text = "Composite 3 – Towpaths\n\nConference calls for wide towpaths.\n\nComposite 3 was carried.\n"
    assert decisions(read(text)) == ["carried"]


@pytest.mark.parametrize(
    "text",
    [
        "Ruled out of order under Rule 9(c)",
        "Ruled out of order under Standing Order 14.2",
        "Not in order, contrary to Rule B.2.1",
    ],
)
def test_the_rule_under_which_a_motion_was_ruled_out_is_understood(text: str) -> None:
    result = read_result(text)
    assert result is not None
    assert result.decision is Decision.OUT_OF_ORDER


def test_a_result_in_doubt_after_a_title_beats_the_heading_over_the_group() -> None:
    motions = read(
        "MOTIONS NOT REACHED\n\nMotion 1 – Weirs\nMotion 2 – Locks – Covered by policy; not taken\nMotion 3 – Sluices\n"
    )
    assert [motion.title for motion in motions.motions] == ["Weirs", "Locks", "Sluices"]
    assert decisions(motions) == ["not reached", "", "not reached"]


@pytest.mark.parametrize(
    "heading",
    [
        "Progress on resolutions of Conference 2026",
        "Action taken on the resolutions of 2026",
        "AGM 2026 resolutions: update",
        "COMPOSITE MOTIONS AGREED",
        "Composites agreed",
    ],
)
def test_a_heading_of_what_was_done_since_or_composed_says_nothing_was_carried(heading: str) -> None:
    group = group_heading(heading)
    assert group is None or group.decision is None


def test_short_titles_of_one_length_are_not_joined_to_the_sentences_below() -> None:
    motions = read(
        "Motion 4 – Quieter weirs in June\nConference called for quieter weirs in the month of June.\n\n"
        "Motion 6 – Slower boats in May\nConference called for slower boats.\n\n"
        "Motion 9 – Wider locks (remitted)\nConference remitted the matter of wide locks and their gates.\n"
    )
    assert [motion.title for motion in motions.motions] == [
        "Quieter weirs in June",
        "Slower boats in May",
        "Wider locks",
    ]
    assert decisions(motions) == ["", "", "remitted"]


def test_a_title_that_only_says_resolutions_decides_none_where_others_have_results_of_their_own() -> None:
    text = (
        "Resolutions of Convention 2031\n\nResolution 1: Oars\n\nThis convention asks for oars.\n\nCARRIED\n\nResolution 2: Rope\n\n"
        "This convention asks for rope.\n\nCOVERED BY 1\n\nResolution 3: Tar\n\nThis convention asks for tar.\n\nRecommendation of non-concurrence CARRIED\n\n"
        "Resolution 4: Sails\n\nThis convention asks for sails.\n"
    )
    motions = read(text)
    assert decisions(motions) == ["carried", "", "", ""]
    assert [motion.wording for motion in motions.motions][1:3] == [
        "This convention asks for rope.",
        "This convention asks for tar.",
    ]
    assert any("only the title speaks (line 1)" in doubt for motion in motions.motions for doubt in motion.doubts)


def test_a_title_that_says_resolutions_decides_all_where_none_has_a_result() -> None:
    text = "Resolutions of Convention 2031\n\n1. Oars\n\nThis convention asks for oars.\n\n2. Rope\n\nThis convention asks for rope.\n"
    assert decisions(read(text)) == ["carried", "carried"]


@pytest.mark.parametrize(
    "told",
    [
        "Sis. Tolland asked that this lie on the table until June. Agreed.",
        "Bro. Wick suggested that the Executive look at it again. Agreed.",
        "The branch requested that a ballot be held. Bro. Wick replied. Carried.",
    ],
)
def test_agreed_after_what_somebody_asked_for_is_not_the_motions(told: str) -> None:
    motions = read(
        f"Motion 1: Oars\n\nThis meeting asks for oars.\n\nBro. Wick moved.\n\n{told}\n\nMotion 2: Rope\n\nThis meeting asks for rope.\n\nCarried.\n"
    )
    assert decisions(motions) == ["", "carried"]


@pytest.mark.parametrize(
    ("line", "title", "decision"),
    [
        ("22 Dust – CARRIED (amendment 22.1 LOST)", "Dust", "carried"),
        ("22 Dust – LOST (amendment 22.1 CARRIED)", "Dust", "lost"),
        ("22 Dust: Carried (amendment lost)", "Dust", "carried"),
        ("22 Dust      REMITTED (amendment 22.1 fell)", "Dust", "remitted"),
        ("22 Dust – CARRIED (amendment 22.1 CARRIED)", "Dust", "carried as amended"),
        ("22 Dust      guillotined", "Dust", "not reached"),
        ("22 Dust      fell with 32", "Dust", "fell"),
        ("22 Dust (amendment 22.1 CARRIED)", "Dust", ""),
        ("22 Dust – CARRIED (motion 23 LOST)", "Dust", ""),
        ("22 Dust – CARRIED (22.1 LOST)", "Dust", ""),
        ("22 Dust – LOST (the amendment CARRIED and the amended motion CARRIED)", "Dust", ""),
        ("22 Dust – CARRIED (amendment 22.1 to be taken later)", "Dust", ""),
        ("22 Dust  REMITTED (31–30 against remission at first count)", "Dust", ""),
        ("22 Lost property", "Lost property", ""),
        ("22 How the money was  lost", "How the money was lost", ""),
        ("22 Dust – CARRIED (amendment 23.1 CARRIED)", "Dust", ""),
    ],
)
def test_what_brackets_say_of_an_amendment_is_the_amendments(line: str, title: str, decision: str) -> None:
    motions = read(f"DECISIONS\n\n21 Kilns – CARRIED\n{line}\n23 Glaze – LOST\n").motions
    assert [motion.title for motion in motions] == ["Kilns", title, "Glaze"]
    found = motions[1].decision
    assert (found.decision.value if found else "") == decision


@pytest.mark.parametrize(
    ("told", "of_motion", "of_amendment"),
    [
        ("Amendment 8.1 was lost. Motion 8 was carried.", "carried", "lost"),
        ("Amendment 8.1 was carried. Motion 8 was lost.", "lost", "carried"),
        ("Amendment 8.1 carried; the motion as amended was carried.", "carried as amended", "carried"),
        ("Amendment 8.1 was lost. Motion 12 was carried.", "", ""),
        ("Amendment 8.2 was lost. Motion 8 was carried.", "carried", ""),
        ("Amendment 8.1 was accepted because the mover was lost for words.", "", ""),
    ],
)
def test_two_results_in_one_sentence_are_of_those_that_it_names(told: str, of_motion: str, of_amendment: str) -> None:
    (motion,) = read(
        f"Motion 8: Nests\nThis conference asks for nests.\nAmendment 8.1\nIn line 1 delete “nests”.\n{told}\n"
    ).motions
    (amendment,) = motion.amendments
    results = [one.decision.decision.value if one.decision else "" for one in (motion, amendment)]
    assert results == [of_motion, of_amendment]
    assert "".join(line.text for line in amendment.lines) == "In line 1 delete “nests”."


@pytest.mark.parametrize(
    ("told", "of_motion", "of_amendment"),
    [
        ("Amendment 7.1 (Quay Branch) – carried. Motion 7 – lost.", "lost", "carried"),
        ("Amendment 7.1 (Quay Branch) – lost. The motion was carried.", "carried", "lost"),
        ("Amendment 7.1 (Quay Branch) – carried. Motion 12 – lost.", "", "carried"),
        ("Amendment 7.1 (Quay Branch) – carried narrowly or so. Motion 7 – lost.", "", ""),
    ],
)
def test_an_amendments_line_may_say_what_became_of_the_motion_too(told: str, of_motion: str, of_amendment: str) -> None:
    (motion,) = read(
        f"Motion 7: Gulls\nThis conference asks for gulls.\nAmendment 7.1 (Quay Branch): delete “gulls”.\n{told}\n"
    ).motions
    results = [one.decision.decision.value if one.decision else "" for one in (motion, motion.amendments[0])]
    assert results == [of_motion, of_amendment]
    assert not any("carried" in line.text or "lost" in line.text for one in motion.amendments for line in one.lines)


def test_so_may_the_line_with_its_words() -> None:
    (motion,) = read(
        "Motion 7: Gulls\nThis conference asks for gulls.\nAmendment 7.1 (Quay Branch): add “terns” – carried. Motion 7 – lost.\n"
    ).motions
    (amendment,) = motion.amendments
    assert [one.decision and one.decision.decision.value for one in (motion, amendment)] == ["lost", "carried"]
    assert [line.text for line in amendment.lines] == ["add “terns”"]


@pytest.mark.parametrize(
    ("later", "first", "second"),
    [
        ("The result of Motion 1 was wrongly recorded. It should read: “Lost, 39 votes to 44.”", "", "lost"),
        ("On a point of order it was taken again. For 47, against 55. Motion 1 was lost.", "", ""),
        ("It was agreed by two thirds to take Motion 1 again. It was carried.", "", ""),
        ("Motion 1 was carried.", "carried", "lost"),
        ("The mover said that Motion 1 had been carried.", "carried", "lost"),
        ("Members thanked the movers of Motion 1, which was lost.", "", "lost"),
    ],
)
def test_a_later_line_that_names_a_motion_may_take_its_result_back(later: str, first: str, second: str) -> None:
    text = f"Motion 1: Glaze\n\nThat glaze be blue.\n\nCarried.\n\nMotion 2: Grout\n\nThat grout be white.\n\nLost.\n\n{later}\n"
    found = decisions(read(text))
    assert found[0] == first
    assert found[1] in (second, "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Carried after Hyacinth Brambleby had asked for a count.", "Carried after (name) had asked for a count."),
        ("Lost (Teller: Hyacinth Brambleby).", "Lost (Teller: (name))."),
        ("Referred Back to the Standing Orders Committee", "Referred Back to the Standing Orders Committee"),
        ("Carried Unanimously on a Card Vote", "Carried Unanimously on a Card Vote"),
    ],
)
def test_a_line_that_may_give_a_result_is_quoted_without_what_may_be_a_name(text: str, shown: str) -> None:
    assert KnownPeople([]).quoted(text) == shown
