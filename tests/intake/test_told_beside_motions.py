"""What papers tell beside motions, in their titles' lines, in minutes and in forms, and what is no motion and no words."""

import pytest

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.phrases import made_of
from scripts.intake.vocabulary.proceedings import Proceeding, proceeding
from tests.intake import shown

WORDS = "Conference calls for candles in every stairwell."


def read(text: str, ending: str = ".txt") -> MotionList:
    return shown.read_text(read_bytes(text.encode(), ending, no_progress))


def decision(motion: ParsedMotion) -> str:
    return motion.decision.decision.value if motion.decision else ""


def told(found: MotionList) -> list[tuple[str, str, str, str]]:
    """Number, title, result and wording of each motion; `?` where a line of it is in doubt."""
    return [
        (motion.number, motion.title, decision(motion) or "?" * bool(motion.unsure), motion.wording)
        for motion in found.motions
    ]


def test_a_number_a_title_and_a_sentence_apart_begin_a_motion_whatever_the_sentence_says() -> None:
    found = read(
        "Congress report: Tuesday\n\nMotion 5 – Wicks – following a card vote (211 for, 198 against) Congress carried the motion.\n\n"
        "Motion 6 – Wax – carried overwhelmingly\n\nThe previous question was moved – Lost\n\n"
        "Motion 7 – Stairs – after a long debate, in which six spoke, defeated.\n\n"
        "Motion 8 – A lamp – the motion was then carried, two branches asking that their vote against be noted.\n\n"
        "Motion 9: Moulds – the vote being tied, the chair declared it lost\n"
    )
    assert told(found) == [
        ("5", "Wicks", "?", ""), ("6", "Wax", "carried", ""), ("7", "Stairs", "?", ""), ("8", "A lamp", "?", ""), ("9", "Moulds", "?", ""),
    ]  # fmt: skip


def test_in_a_list_of_three_pieces_the_third_is_no_title_and_a_bullet_without_a_number_counts_too() -> None:
    found = read(
        "CONFERENCE NEWS: WEDNESDAY\n\n* Motion 2 - Wicks - did not reach two-thirds\n* Safe Stairs - carried, Wick Branch voting against\n"
        "* Motion 61 - Wax - taken with 62 and carried\n\nIn the evening:\n\n* Motion 63 - Moulds - carried by the two-thirds needed\n"
    )
    assert told(found) == [
        ("2", "Wicks", "?", ""), ("", "Safe Stairs", "?", ""), ("61", "Wax", "?", ""), ("63", "Moulds", "carried", ""),
    ]  # fmt: skip
    assert not any(motion.new_committee for motion in found.motions)


@pytest.mark.parametrize(
    "line",
    [
        "The Lamp Officer spoke for the motion.", "No speaker against.", "There were no questions.", "Speeches were heard.", "The proposer said that stairs are steep.",
        "An amendment to strike out Resolves 2 was defeated.", "A friendly amendment was taken.",
    ],
)  # fmt: skip
def test_what_was_done_in_a_debate_is_no_words(line: str) -> None:
    assert proceeding(line) in (Proceeding.DEBATE, Proceeding.OF_AMENDMENT)
    (motion,) = read(
        f"Minutes\n\nMotion 4: Stairs\nProposed by: Wick Branch\n{line}\nThe motion was carried.\n"
    ).motions
    assert motion.wording == ""


@pytest.mark.parametrize(
    ("lines", "words", "decided"),
    [
        ("The clerk asked whether stairs were lit.", "", "carried"), ("Action: the clerk to write to Wick.", "", "carried"),
        ("Points raised:\n- stairs have gone dark", "", "carried"), ("- The wrecking amendment fell.", "", "carried"),
        ("- The first amendment was accepted as friendly.", "", ""), ("- The amended text was agreed.", "", ""),
        ("All stairs should be lit, as was said.", "All stairs should be lit, as was said.", "carried"), ("That stairs be lit.", "That stairs be lit.", "carried"),
    ],
)  # fmt: skip
def test_where_minutes_tell_the_result_what_does_not_read_as_words_is_none(
    lines: str, words: str, decided: str
) -> None:
    (motion,) = read(
        f"Minutes\n\na. Stairs (2526P01)\nProposed: Lamp Officer\n{lines}\n- The Policy Proposal was passed.\n"
    ).motions
    assert (motion.wording, motion.decision.decision.value if motion.decision else "") == (words, decided)
    assert motion.decision or motion.unsure


def test_a_third_piece_that_tells_of_the_motion_is_no_title_whatever_it_begins_with() -> None:
    found = read(
        "Conference news\n\nMotion 2 – Wicks – Conference agreed this motion\n\nMotion 3 – Stairs – moved and formally seconded. Lost.\n\n"
        "Motion 4 – Wax – this was hotly debated\n\nMotion 5 – Lamps – A new start – Carried\n"
    )
    assert told(found) == [
        ("2", "Wicks", "?", ""), ("3", "Stairs", "?", ""), ("4", "Wax", "?", ""), ("5", "Lamps – A new start", "carried", ""),
    ]  # fmt: skip


def test_an_item_of_minutes_that_is_only_of_motions_is_none() -> None:
    found = read(
        "Minutes\n\n## 8. Motions for discussion\n\na. Stairs (M-014)\n\nThe Motion was carried.\n\n## 9. Close\n",
        ".md",
    )
    assert [motion for motion in found.motions if motion.number in ("8", "9")] == []


@pytest.mark.parametrize(
    "who",
    [
        "Speech for: Jo Bloggs. Speech against: none.",
        "Speeches in favour: Jo Bloggs",
        "Speaker in opposition: Jo Bloggs",
    ],
)
def test_who_spoke_is_no_words(who: str) -> None:
    (motion,) = read(f"Motions\n\nMotion 4: Stairs\n\nThis meeting resolves to light stairs.\n\n{who}\n").motions
    assert motion.wording == "This meeting resolves to light stairs."


def test_bullets_below_a_numbered_motion_are_of_that_motion() -> None:
    found = read(
        "# Decisions\n\n**1. Wicks** (Hill Branch)\n\n- Amendment 1a (Mill Branch): accepted\n- Amendment 1b (Wick Branch): lost\n- Motion: carried as amended\n\n"
        "**2. Stairs** (Wick Branch)\n\n- Amendments 2a and 2b: fell\n- No amendments\n- Executive position: accept\n- Motion: lost\n",
        ".md",
    )
    assert told(found) == [("1", "Wicks", "carried as amended", ""), ("2", "Stairs", "lost", "")]
    assert [(one.number, one.decision and one.decision.word) for one in found.motions[0].amendments] == [
        ("1a", "accepted"),
        ("1b", "lost"),
    ]


def test_a_bullet_that_names_something_else_than_a_motion_is_none() -> None:
    others = (
        "Amendment 12.1",
        "NEC Statement",
        "Guidance 4",
        "Motions 12 and 13",
        "Motion 12 and amendment 12.1",
        "Reference back",
    )
    rows = "".join(f"• {one} – Stairs – Carried\n" for one in others)
    found = read(f"Second Day\n\n• Motion 2 – Wicks – Carried\n{rows}• Safe Wax – Lost\n")
    assert [(motion.title, decision(motion)) for motion in found.motions] == [
        ("Wicks", "carried"),
        ("Safe Wax", "lost"),
    ]


@pytest.mark.parametrize("who", ["Tallow / Sconce", "Rapporteur – Jo Sconce", "@josconce"])
def test_who_signed_is_no_heading_over_what_follows(who: str) -> None:
    found = read(
        f"MOTIONS\n\n1. Wicks\n\nThis meeting resolves to trim wicks.\n\n{who}\n\n2. Stairs\n\nThis meeting resolves to light stairs.\n\nWrite to jo.tallow@wicks.example.\n"
    )
    assert [motion.new_committee for motion in found.motions] == ["", ""]


@pytest.mark.parametrize(("agreed", "count"), [("Approved nem con.", 0), ("The motion was carried.", 1)])
def test_in_minutes_in_which_nothing_says_that_it_is_a_motion_none_is_written(agreed: str, count: int) -> None:
    text = f"Wick Federation: notes of the conference\n\nItem 1 - Opening\nAll were welcomed.\n\nItem 2 - Standing orders\nAdopted.\n\nItem 3 - Stairs\n{agreed}\n"
    assert len(read(text).motions) == count


def test_one_result_below_an_amendment_is_asked_where_others_have_two() -> None:
    text = (
        "Decisions\n\n1 Wick Branch\nConference calls for wicks.\nAmendment from Mill Branch\nAdd “and oil”.\nAccepted\nCARRIED AS AMENDED\n\n"
        "2 Quay Branch\nConference calls for nets.\nAmendment 2.1 Mill Branch\nAdd “fine”.\nCarried\n\n"
        "3 Hill Branch\nConference calls for bells.\n{}\nCarried\n"
    )
    for told_of, decided in (
        ("Both amendments accepted", ""),
        ("3.1 fell, 3.2 carried", ""),
        ("Both amendments fell", "carried"),
    ):
        found = read(text.format(told_of)).motions
        assert [decision(motion) for motion in found] == ["carried as amended", "", decided]
        assert found[2].wording == "Conference calls for bells."


@pytest.mark.parametrize("heading", ["History", "Financial impact", "Case against", "Sunset", "Signatures", "Costs"])
def test_words_below_their_own_heading_end_at_the_next_of_that_level(heading: str) -> None:
    text = f"---\ntitle: Wax\nnumber: 4\n---\n\n# Motion\n\nThis meeting resolves to buy wax.\n\n# {heading}\n\nThe fund of old was spent on oil.\n"
    (motion,) = read(text, ".md").motions
    assert motion.wording == "This meeting resolves to buy wax."


def test_parts_of_a_motion_below_the_heading_of_its_words_are_words() -> None:
    text = "# Motion 4: Wax\n\n## Text\n\n## The Union notes\n\n1. Wax is old.\n\n## The Union resolves\n\n1. To buy wax.\n"
    (motion,) = read(text, ".md").motions
    assert motion.wording.endswith("1. To buy wax.")


def test_the_subject_of_a_rule_is_no_body_that_put_it() -> None:
    found = read(
        "Second Day\n\n• Rule D.2.3 – Branch Officers – did not get two-thirds and was lost\n• Safe Wax – Carried\n• Stairs – Lost\n"
    )
    assert [(motion.title, motion.new_proposers) for motion in found.motions] == [
        ("Rule D.2.3 – Branch Officers", []), ("Safe Wax", []), ("Stairs", []),
    ]  # fmt: skip


def test_a_status_of_later_years_is_asked() -> None:
    (motion,) = read("---\ntitle: Wax\nstatus: lapsed\n---\n\nThis meeting resolves to buy wax.\n", ".md").motions
    assert (motion.decision, len(motion.unsure)) == (None, 1)


def test_an_item_that_was_deferred_is_asked() -> None:
    (motion,) = read(
        "Minutes\n\na. Stairs (2526P01)\nProposed: Lamp Officer\nThe item was deferred to the next meeting.\n"
    ).motions
    assert (motion.wording, len(motion.unsure)) == ("", 1)


def test_a_result_below_words_that_are_not_written_is_not_lost() -> None:
    (motion,) = read(
        "Minutes\n\nMotion 4: Stairs\nProposed by: Wick Branch\nThat stairs be lit.\nThere were no questions.\nThat lamps be bought.\nCarried, it was said, by many.\n"
    ).motions
    assert (motion.wording, motion.decision) == ("", None)
    assert [line.text for line in motion.unsure] == ["Carried, it was said, by many."]


def test_the_last_day_for_something_is_no_words() -> None:
    assert proceeding("12 March is the last day for amendments.") is Proceeding.NOTE
    assert proceeding("12 March is a day for lamps.") is None


@pytest.mark.parametrize(
    ("above", "expected"),
    [("By that day none had been received under:", []), ("The motions received are:", ["1", "2"])],
)
def test_a_list_below_a_sentence_that_says_none_is_of_no_motions(above: str, expected: list[str]) -> None:
    found = read(f"NOTICE OF MOTIONS\n\n{above}\n1. Wicks\n2. Wax\n")
    assert [motion.number for motion in found.motions] == expected


def test_lettered_proposals_below_an_item_are_the_motions_and_the_item_is_none() -> None:
    found = read(
        "Minutes of the Lamp Council\n\n6. Proposals\n\na) Wicks\nProposed by: Trim Officer. Seconded by: Wax Officer.\n• The proposal was carried.\n\n"
        "b) Wax\nProposed by: Trim Officer. Seconded by: Wax Officer.\n• Following a vote the proposal did not reach two thirds.\n"
    )
    assert told(found) == [("", "Wicks", "carried", ""), ("", "Wax", "?", "")]


def test_items_beside_the_heading_of_the_motions_are_no_motions() -> None:
    found = read(
        "# Lampmakers: AGM\n\n## 1 Opening\n\nMargaret Wick took the chair at ten.\n\n## 2 Motions\n\n**2.1 Oil**\n\nThat oil be bought.\n\nCarried.\n\n"
        "## 3 Presentation\n\nMargaret Wick received a lantern.\n",
        ".md",
    )
    assert told(found) == [("2.1", "Oil", "carried", "That oil be bought.")]


def test_what_goes_on_after_somebody_spoke_is_no_words() -> None:
    found = read(
        "Minutes of the AGM\n\n3 Motions\n\n3.1 Lamp\nThat a lamp be hung.\nAgreed\n\n3.2 Ivy\nMargaret Wick spoke of the ivy. The wardens will look into it.\n"
    )
    assert [motion.wording for motion in found.motions] == ["That a lamp be hung.", ""]


def test_reasons_end_the_words_and_a_form_begins_with_its_title() -> None:
    (motion,) = read(
        f"# Motion\n\n**Title:** Stairs\n**Proposer:** Wick Branch\n\n## Text of motion\n\n{WORDS}\n\n## Reasons\n\nStairs are steep.\n",
        ".md",
    ).motions
    assert (motion.title, motion.wording, motion.new_proposers) == ("Stairs", WORDS, ["Wick Branch"])


def test_every_name_of_a_list_below_its_label_counts() -> None:
    (motion,) = read(
        f"## 3. Stairs\n\n### Authors\n* Wick Branch\n* Wax Branch\n\n### Action\n\n{WORDS}\n", ".md"
    ).motions
    assert motion.new_proposers == ["Wick Branch", "Wax Branch"]


def test_a_result_with_the_kind_of_motion_and_a_link_are_no_words() -> None:
    (motion,) = read(
        f"Emergency Motion 3 The fire\n\ncarried emergency motion\n\n{WORDS}\n\nBack to all motions\n"
    ).motions
    assert (decision(motion), motion.wording) == ("carried", WORDS)


def test_the_heading_over_the_texts_is_no_words_of_an_amendment() -> None:
    found = read(
        f'Business\n\nMotion 1. Stairs\nMotion 2. Wax\n  - Amendment 2.1 (Lamp Forum):\n    Add "soon".\n\nText of motions\n\nMotion 1. Stairs\n\n{WORDS}\n'
    )
    (amendment,) = next(motion for motion in found.motions if motion.number == "2").amendments
    assert (amendment.wording, amendment.new_proposers) == ('Add "soon".', ["Lamp Forum"])


@pytest.mark.parametrize(
    "text",
    [
        "(Composite of 4, 5 and 9)",
        "Motions 4, 5, 9 with the amendment from Wax Section",
        "Composite of motions 4, 5 and 9",
    ],
)
def test_further_ways_to_say_what_a_composite_is_made_of(text: str) -> None:
    assert made_of(text) == ["4", "5", "9"]


@pytest.mark.parametrize("title", ["Lampmakers: notes of the meeting", "Lampmakers branch, 4 May"])
def test_what_was_agreed_after_somebody_reported_carries_no_motion(title: str) -> None:
    text = f"# {title}\n\n## 1. Opening\n\nMargaret Wick opened the meeting.\n\n## 2. Treasurer\n\nMargaret Wick reported a balance of £312. Agreed.\n\n## 3. Close\n"
    assert read(text, ".md").motions == ()
