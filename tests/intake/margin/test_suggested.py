"""Rules that a margin file suggests, the lines in doubt below their motion, and what a person is told to do next."""

import re
from dataclasses import replace
from pathlib import Path

from schema.terms import LineRole
from scripts.intake.documents.lines import DocumentText
from scripts.intake.documents.reading import read_text
from scripts.intake.margin.grammar import parse_margin
from scripts.intake.margin.places import Places
from scripts.intake.margin.reading import MarginReading, read_with_margin
from scripts.intake.margin.render import SUGGESTED
from scripts.intake.margin.suggested import suggested_rules
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.planning.motion_lines import render_motions
from scripts.intake.planning.next_steps import render_next_steps

MINUTES = (Path(__file__).resolve().parent / "minutes.txt").read_text(encoding="utf-8")
OF_MINUTES = [
    'always begins "LL/31/#" number',
    'always begins "From the" proposer: body',
    'always begins "Discussion:" skip: discussion',
]
LIST = """\
Motions to the Annual General Meeting 2031

1. Oil for the winter
Proposed by: Harbour Branch
This meeting asks the council to lay in oil every September.
Carried.

2. Long ladders
Proposed by: Harbour Branch
This meeting asks for a ladder of five metres at every crossing.
Passed to the council.

4. Gloves
This meeting asks the employer to issue gloves twice a year.
Lost.
"""


def motions_of(text: str, given: Given | None = None) -> MotionList:
    return read_motion_list(read_text(text, "minutes.txt"), {}, given=given)


def suggested_for(text: str) -> list[str]:
    return [one.rule.name for one in suggested_rules(motions_of(text).marked)]


def with_margin(text: str, margin: str | None) -> MarginReading:
    document: DocumentText = read_text(text, "minutes.txt")
    return read_with_margin(document, margin, {}, lambda given: read_motion_list(document, {}, given=given))


def test_beginnings_that_come_again_on_lines_that_were_not_read_are_suggested() -> None:
    assert suggested_for(MINUTES) == OF_MINUTES


def test_what_is_read_already_needs_no_rule() -> None:
    assert suggested_for(LIST) == []


def test_two_lines_are_too_few_for_a_rule() -> None:
    few = MINUTES.partition("LL/31/3")[0]
    assert not any("LL/31" in rule or "Discussion" in rule for rule in suggested_for(few))


def test_the_beginnings_of_motions_are_no_rule_for_anything() -> None:
    assert not any("This meeting" in rule for rule in suggested_for(MINUTES))


def test_what_begins_alike_and_may_be_people_is_never_called_a_body() -> None:
    people = MINUTES.replace("From the Harbour", "From Jo Tolland").replace("From the", "From")
    assert not any("proposer" in rule for rule in suggested_for(people))


def test_a_result_that_nobody_understands_is_not_helped_by_a_rule() -> None:
    assert not any("Outcome" in rule for rule in suggested_for(MINUTES))


def test_a_suggestion_is_a_rule_once_its_sign_is_deleted() -> None:
    written = with_margin(MINUTES, None)
    assert written.suggested == len(OF_MINUTES)
    assert (
        f'{SUGGESTED} always begins "LL/31/#" number | takes 12 lines, first 11 “LL/31/1 Oil for the winter”\n'
        in written.text
    )
    assert parse_margin(written.text)[0].rules == []
    taken = with_margin(MINUTES, written.text.replace(f"{SUGGESTED} always", "always"))
    assert len(taken.motions.motions) == 12
    assert taken.suggested == 0
    assert f"{SUGGESTED} always" not in taken.text


def test_the_same_file_comes_back_the_same_with_its_suggestions() -> None:
    once = with_margin(MINUTES, None).text
    assert with_margin(MINUTES, once).text == once


def test_lines_in_doubt_stand_below_their_motion() -> None:
    assert render_motions(motions_of(LIST), {}).splitlines() == [
        "As it was read:",
        "  1 · Oil for the winter · Harbour Branch · carried (line 6) · 1 paragraph",
        "  2 · Long ladders · Harbour Branch · not recorded · 1 paragraph",
        "      11 ?  Passed to the council.",
        "  4 · Gloves · nobody named · lost (line 15) · 1 paragraph",
    ]


def test_where_rules_are_suggested_they_come_first() -> None:
    assert render_next_steps(with_margin(MINUTES, None), "margin.txt") == (
        "What to do next:\n"
        "  1. Look at the 3 rules after #? at the top of margin.txt. Where one is right, delete its #?: it takes all its "
        "lines at once. Where one is wrong, delete it or leave it: it does nothing.\n"
        "  2. At the top of margin.txt 3 lines after #? wait for you. Does one say what the document says in the line above it? "
        "Then delete its #?. Does it not, correct it first, or leave it.\n"
        "  3. Give the same command again: it shows what is left."
    )


def test_what_is_most_likely_wrong_is_named_before_all_is_compared() -> None:
    assert render_next_steps(with_margin(LIST, None), "margin.txt") == (
        "What to do next:\n"
        "  1. At the top of margin.txt a line after #? waits for you. Does one say what the document says in the line above it? "
        "Then delete its #?. Does it not, correct it first, or leave it.\n"
        "  2. Missing: 3. Look for its first line in margin.txt and write number left of |. If the document has no such "
        "motion, leave it.\n"
        "  3. Still open. Where the document says it, write it at the top of margin.txt, its line's place first (28 lost, or carried, "
        "40 for, 12 against; 28 proposer: Quay Branch; 28 title: Bell ropes; 28 words). Else leave it.\n"
        "       4 · Gloves, in 13–15: who put it\n"
        "  4. Give the same command again: it shows what is left."
    )


def test_a_document_without_motions_is_begun_by_hand() -> None:
    assert (
        "Write at the top of margin.txt with which lines the motions begin, such as motions at 5, 19, 33"
        in render_next_steps(with_margin("Tea is served at four.\n", None), "margin.txt")
    )


def test_a_suggested_rule_takes_what_it_says() -> None:
    document = read_text(MINUTES, "minutes.txt")
    places = Places(document)
    for one in suggested_rules(read_motion_list(document, {}).marked):
        rule = one.rule.line_rule()
        assert [at for at, line in enumerate(document.lines) if rule.takes(line)] == list(one.lines), places.labels
        assert one.rule.role in (LineRole.NUMBER, LineRole.PROPOSER, LineRole.SKIP)


def test_numbers_that_begin_high_are_suggested_where_motions_stand_below_them() -> None:
    texts = [
        f"27/{number} Lamp {number}\n\nThe branch moved this.\n\nThis meeting asks for lamp {number}.\n"
        for number in range(14, 20)
    ]
    of_minutes = "Minutes of the Annual General Meeting\n\n" + "\n".join(texts)
    assert 'always begins "27/#" number' in suggested_for(of_minutes)
    items = re.sub(r"The branch moved this.\n\nThis meeting.*\n", "It was received.\n", of_minutes)
    assert suggested_for(items) == []


def test_what_is_to_be_done_is_never_called_who_put_a_motion() -> None:
    texts = [
        f"Motion {number}: Lamp {number}\n\nThis meeting asks for lamps.\n\nAction: {body}\n"
        for number, body in enumerate(("EC", "GS", "Treasurer", "EC"), 1)
    ]
    assert not [rule for rule in suggested_for("Minutes of the AGM\n\n" + "\n".join(texts)) if "proposer" in rule]


def test_a_rule_that_is_wrong_does_not_hold_up_what_else_is_settled() -> None:
    settled = with_margin(MINUTES, None)
    alone = replace(settled, to_confirm=0, proposed=(), motions=replace(settled.motions, motions=()))
    steps = render_next_steps(alone, "margin.txt").splitlines()
    assert "delete it or leave it" in steps[1]
    assert steps[-1].startswith("  2. Nothing else is open: without a rule, the motions are as they stand here.")
    assert "add WRITE=1 (--write)." in steps[-1]
