"""The plan ends what is in doubt with the very line to copy; copied as it stands, it makes the motion right."""

import pytest

from schema.terms import Decision
from scripts.intake.documents.reading import read_text
from scripts.intake.margin.reading import MarginMistakes, MarginReading, read_with_lines, read_with_margin
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.planning.look_at import look_at, missing
from scripts.intake.planning.motion_lines import render_motions
from scripts.intake.planning.next_steps import render_next_steps
from scripts.intake.vocabulary.likely import likely_result

MINUTES = """\
MINUTES OF THE ANNUAL GENERAL MEETING 2031

Motion 1 - Oil (Harbour Branch)
This meeting asks for oil in every lamp.
Bro. Arkell moved. Sister Coldwell (Mill Branch) asked if wicks were meant. There being no other
speakers the motion was put to the vote and was carried by a large majority.

Motion 2 - Ladders (Mill Branch)
This meeting asks for a ladder at every crossing.
Moved by Sister Coldwell. Carried, two delegates asking that their dissent be recorded.

Motion 3 - Gloves (Mill Branch)
This meeting asks for gloves in winter.
Bro. Arkell moved next business. The procedural motion was carried by 57 to 40 and the President passed to the next item.

Motion 4 - Drills (Harbour Branch)
This meeting calls for:
(i) a drill in every hall; and
(ii) a ban on candles.
Part (i) was carried. Part (ii) was lost, 41 votes to 52.

Motion 5 - Wages (Harbour Branch)
This meeting asks for ten crowns.
There voted in favour 79, against 20. Carried by the necessary majority.
"""


def read(margin: str | None = None, text: str = MINUTES) -> MarginReading:
    document = read_text(text, "minutes.txt")

    def motions(given: Given) -> MotionList:
        return read_motion_list(document, {}, given=given)

    return read_with_margin(document, margin, {}, motions)


def shown(reading: MarginReading) -> str:
    """The motions as the plan shows them."""
    return render_motions(reading.motions, {}, reading.proposed)


def proposed(reading: MarginReading) -> list[str]:
    """The lines that the plan proposes for a document."""
    return copied(shown(reading))


def copied(plan: str) -> list[str]:
    """The lines that the plan proposes, as a person copies them: with what stands before them."""
    return [line for line in plan.splitlines() if line.strip().startswith("→")]


def decisions(reading: MarginReading) -> list[tuple[str, str]]:
    return [
        (one.decision.decision.value, one.decision.vote) if one.decision else ("", "")
        for one in reading.motions.motions
    ]


def test_what_the_plan_proposes_is_copied_anywhere_and_makes_every_motion_right() -> None:
    first = read()
    lines = proposed(first)
    assert [line.split("→ ")[1] for line in lines] == [
        "5 carried, by a large majority",
        "10 carried",
        "14 next business",
        "20 voted in parts",
        "24 carried, 79 for, 20 against",
    ]
    header, *rest = first.text.split("\n")
    for text in ([header, *lines, *rest], [header, *rest[:9], *lines, *rest[9:]]):
        again = read("\n".join(text))
        assert decisions(again) == [
            ("carried", "by a large majority"),
            ("carried", ""),
            ("not recorded", ""),
            ("not recorded", ""),
            ("carried", "79 for, 20 against"),
        ]
        assert [one.wording for one in again.motions.motions] == [one.wording for one in first.motions.motions]
        assert read(again.text).text == again.text
        assert not [note for note in look_at(again.motions, 2031) if "your mark counts" in note]
        plan = shown(again)
        assert "next business taken, not decided (line 14, by hand)" in plan
        assert "voted in parts, to be entered for each (line 20, by hand)" in plan
        assert copied(plan) == []


def test_the_steps_say_where_the_lines_are_copied_to() -> None:
    assert render_next_steps(read(), "margin.txt") == (
        "What to do next:\n"
        "  1. At the top of margin.txt 5 lines after #? wait for you. Does one say what the document says in the line above it? "
        "Then delete its #?. Does it not, correct it first, or leave it.\n"
        "  2. Give the same command again: it shows what is left."
    )


def test_two_marks_of_a_person_for_one_line_are_a_mistake() -> None:
    header, *rest = read().text.split("\n")
    with pytest.raises(MarginMistakes) as wrong:
        read("\n".join([header, "9 carried", "9 lost", *rest]))
    assert "9 is here twice: above in line 2." in [mistake.sentence for mistake in wrong.value.mistakes]


AMENDED = "\n\n".join(
    (
        "MINUTES OF THE AGM 2031", "Motion 1: Boots (Mill Branch)", "That the allowance be raised to 75 crowns.",
        "Mrs Winnold moved and Mr Cole seconded. An amendment in the name of the Lock Branch, to replace “75” by “90”, was moved by Ms "
        "Sarratt and seconded by Mr Cole, but was defeated, 31 voting for it and 62 against. On the substantive motion there was no "
        "further debate and it was agreed nem. con.",
    )
)  # fmt: skip


def test_below_an_amendment_the_line_says_that_the_result_is_the_motions() -> None:
    first = read(None, AMENDED)
    lines = proposed(first)
    assert [line.split("→ ")[-1].partition(" ")[2] for line in lines] == [
        "amendment lost, 31 for, 62 against", "motion carried, nem. con"
    ]  # fmt: skip
    copied_lines = "\n".join(lines)
    for text in (first.text.replace("\n", f"\n{copied_lines}\n", 1), f"{first.text}\n{copied_lines}\n"):
        again = read(text, AMENDED).motions.motions[0]
        assert [(one.decision and one.decision.decision, one.new_proposers) for one in again.amendments] == [
            (Decision.LOST, ["Lock Branch"])
        ]
        assert again.decision is not None
        assert (again.decision.decision, again.decision.vote) == (Decision.CARRIED, "nem. con")


def test_what_the_program_reads_beside_a_stated_result_stays_in_its_note() -> None:
    parts = (
        "MINUTES OF THE AGM 2031",
        "Motion 1: Boots",
        "This meeting asks for boots.",
        "Carried with one abstention.",
    )
    first = read(None, "\n\n".join(parts))
    again = read(f"{first.text}\n7 carried\n", "\n\n".join(parts)).motions.motions[0]
    assert again.decision is not None
    assert again.decision.note == "The document says: with one abstention. Read by hand from line 7."


def test_the_lines_are_taken_in_a_form_too() -> None:
    document = read_text(MINUTES, "minutes.txt")

    def motions(given: Given) -> MotionList:
        return read_motion_list(document, {}, given=given)

    reading = read_with_lines(document, "→ 10 carried\n24 carried, 79 for, 20 against", {}, motions)
    assert [one.decision.decision if one.decision else None for one in reading.motions.motions][1::3] == [
        Decision.CARRIED, Decision.CARRIED
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("There being no other speakers the motion was put to the vote and was carried by a large majority.", "carried, by a large majority"),
        ("It was agreed that Motion 7 be remitted to the Executive Council.", "remitted"),
        ("(£311 was raised). Carried unanimously, with a standing ovation.", "carried, unanimously"),
        ("On the vote being taken the motion fell, 12 hands being raised for and 40 against.", "lost"),
        ("The branch, having heard the Secretary, agreed to withdraw.", "withdrawn"),
        ("A vote of thanks to him was moved by Sister Applegarth and carried with acclamation.", ""),
        ("Bro. Arkell moved that the motion be remitted.", ""),
        ("On a point of order Bro. Arkell asked for a card vote", ""),
        ("Motion 4 fell as a consequence of Motion 3 being carried.", ""),
        ("The amendment was carried, 61 to 33, to some surprise.", ""),
        ("It was agreed, nobody speaking, that it be remitted to the council.", "remitted"),
        ("It was agreed that the secretary would write to the council.", ""),
        ("Carried, subject to legal advice which two delegates had asked for.", ""),
        ("Carried, two delegates having asked that paragraph 3 be deleted.", ""),
        ("The motion was put and carried, but the result was challenged.", ""),
        ("There voted for the motion 6,412 and against it 3,980, and it was declared carried.", "carried, 6412 for, 3980 against"),
        ("Executive recommends that the motion be carried", ""),
        ("Carried by the Executive, to be confirmed by Conference.", ""),
        ("Not accepted as an emergency", ""),
        ("Fails (3.1 passed)", ""),
        ("This item was dealt with after the press and public had withdrawn.", ""),
        ("For 61, against 39. Two-thirds majority not reached.", ""),
        ("Reference to the Executive Committee was agreed, 58 to 30.", "remitted"),
        ("Remittance was put to the assembly and agreed.", "remitted"),
        ("Remittance was put to the assembly and refused.", ""),
        ("14.1 In the name of the Mill Branch. Nobody of the Mill Branch was in the room when the motion was called, and it fell.", "fell"),
        ("No amendment was moved; the motion was put to the vote, and it fell.", ""),
        ("Reference back was defeated.", ""),
        ("Standing orders were suspended by 95 votes to 6. CARRIED UNANIMOUSLY.", ""),
        ("Remission sought, refused by the branch, and the motion LOST", ""),
        ("On being put the motion did not find favour, 58 members voting in support and 103 against.", "lost, 58 for, 103 against"),
        ("It was decided that the matter go back to the Executive for further work.", "remitted"),
        ("The chair ruled that, Motion 6 having been carried, this motion fell.", "fell"),
        ("The motion was debated in private session, and its outcome is in the confidential minutes.", "taken in private"),
        ("There voted for the motion 4,318 and against it 6,907, with 212 abstentions, and it was declared lost.", "lost, 4318 for, 6907 against, 212 abstentions"),
        ("The motion, unaltered, was then agreed by 61 votes to 12, three delegates not voting.", "carried, 61 for, 12 against"),
        ("The President moved “That the question be not now put.” This was carried and the item lapsed.", ""),
        ("Carried AGM 2021, lapsed 2024", ""),
        ("On a vote the motion was carried, 98 voting in favour and 41 against, with 7 recorded abstentions.", "carried, 98 for, 41 against, 7 abstentions"),
        ("On a vote the motion was carried, 98 voting in favour and 41 against, with 7 in the tea room.", "carried"),
        ("The point was pressed and it was ruled out of order, 30 for and 11 against.", "ruled out of order"),
        ("Last year's motion on pensions had been carried, two delegates said.", ""),
        ("The motion was not carried through to the branches.", ""),
    ],
)  # fmt: skip
def test_a_line_is_proposed_as_what_it_most_likely_says_or_not_at_all(text: str, likely: str) -> None:
    assert likely_result(text) == likely


def test_a_name_in_the_words_ends_with_the_run_to_copy() -> None:
    text = "\n\n".join(
        (
            "MINUTES OF THE AGM 2031", "Motion 1: Bell ropes (Mill Branch)",
            "This meeting thanks Bros. Arkell and Marsh for their work.", "The motion was carried.",
        )
    )  # fmt: skip
    first = read(None, text)
    assert proposed(first) == ["      → 5 words"]
    assert any("together: `5 words`" in note for note in look_at(first.motions, 2031))
    again = read(first.text + "\n5 words\n", text)
    assert again.motions.motions[0].wording.startswith("This meeting thanks")
    assert not [note for note in look_at(again.motions, 2031) if "may be named" in note]


@pytest.mark.parametrize(
    "lines",
    [
        ["MOTIONS LOST", "Motion 1: Ropes (Mill Branch)", "This meeting asks for ropes.", "Carried", "Motion 2: Oil (Mill Branch)", "This meeting asks for oil."],
        ["Motion 1: Ropes (Mill Branch)", "This meeting asks for ropes.", "Amendment from Hill Branch: delete “ropes”.", "Accepted by the mover, and so on."],
        ["Motion 1: Ropes (Mill Branch)", "This meeting asks for ropes.", "Carried.", "Lost."],
        ["Motion 1: Ropes (Mill Branch)", "This meeting asks for ropes.", "The mover accepted that this was covered by motion 2 – carried."],
    ],
)  # fmt: skip
def test_where_the_doubt_is_whose_a_result_is_none_is_proposed(lines: list[str]) -> None:
    text = "\n\n".join(["MINUTES OF THE AGM 2031", *lines])
    assert proposed(read(None, text)) == []


def test_a_ruling_by_hand_takes_no_vote_from_its_line() -> None:
    parts = (
        "MINUTES OF THE AGM 2031",
        "Motion 1: Ropes",
        "This meeting asks for ropes.",
        "The ruling was upheld, 30 for and 11 against, and it was out of order.",
    )
    first = read(None, "\n\n".join(parts))
    again = read(f"{first.text}\n7 ruled out of order\n", "\n\n".join(parts)).motions.motions[0]
    assert again.decision is not None
    assert (again.decision.decision, again.decision.vote) == (Decision.OUT_OF_ORDER, "")


def test_figures_after_the_motion_are_no_number_of_another() -> None:
    parts = ("MINUTES OF THE AGM 2031", "Motion 8: Ropes", "This meeting asks for ropes.")
    for doubt, expected in (
        ("There voted for the motion 6,412 and against it 3,980, and so, two delegates dissenting, it was carried.", ["carried, 6412 for, 3980 against"]),
        ("There voted for motion 6 as for this, two delegates dissenting, and it was carried.", []),
    ):  # fmt: skip
        plan = shown(read(None, "\n\n".join((*parts, doubt))))
        assert [line.split("→ 7 ")[1] for line in copied(plan)] == expected


def test_a_paragraph_that_says_who_spoke_is_not_proposed_as_words() -> None:
    parts = (
        "MINUTES OF THE AGM 2031",
        "Motion 1: Ropes",
        "This meeting asks for ropes.",
        "It heard Bros. Arkell and Marsh on this.",
        "Carried.",
    )
    reading = read(None, "\n\n".join(parts))
    assert reading.motions.motions[0].withheld
    assert proposed(reading) == []
    assert any("together: `7 words`" in note for note in look_at(reading.motions, 2031))


def test_a_name_that_may_be_a_bodys_has_the_line_that_makes_it_one() -> None:
    parts = (
        "MINUTES OF THE AGM 2031",
        "Motion 1: Ropes",
        "Moved by: Harbour",
        "This meeting asks for ropes.",
        "Carried.",
    )
    first = read(None, "\n\n".join(parts))
    assert look_at(first.motions, 2031)[-1].endswith("Where it is a body's, in a margin file: `5 proposer: body`.")
    again = read(f"{first.text}\n5 proposer: body\n", "\n\n".join(parts))
    assert again.motions.motions[0].new_proposers == ["Harbour"]


def test_the_numbers_of_motions_that_a_composite_is_made_of_are_not_missing() -> None:
    text = MINUTES.replace("Motion 2 - Ladders", "Composite A (Motions 2 and 6) - Ladders")
    assert missing(read(None, text).motions) == []


def test_what_stands_above_the_title_of_the_paper_is_no_committee() -> None:
    text = "UNION OF LAMPERS\nMinutes of the 31st Annual Delegate Meeting\n\nThe chair welcomed all.\n\n" + MINUTES[44:]
    header, *rest = read(None, text).text.split("\n")
    again = read("\n".join([header, 'always is "UNION OF LAMPERS" heading', *rest]), text)
    assert {one.new_committee for one in again.motions.motions} == {""}
