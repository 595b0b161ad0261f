"""Minutes whose items count on, `4.1`, `4.2`, with who put each motion before its title, and paragraphs `4.1.1` that tell of the meeting."""

import re

import pytest

from scripts.intake.documents.lines import Line, Place
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.marks.section import Habits, Section
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.numbers import NumberFound
from tests.intake.margin.test_introductions import read

MINUTES = """\
Guild of Bell Founders, minutes of the general meeting of 2031

3. Officers' reports

3.1 The reports were accepted nem con.

4. Business from branches

4.1 Far Quay Branch: lead in old bells

4.1.1 Dee Arnott moved, Sol Whitby seconding, that:

This meeting notes that half of the bells hold lead.

This meeting resolves to ask for a survey.

4.1.2 Sol Whitby spoke of her own. The motion was passed unanimously.

4.2 Mill Section: the price of tin

4.2.1 Moved by Jem Orchard, seconded by Iris Tandy:

This meeting asks the council to buy tin.

4.2.2 Passed on a show of hands.

4.3 Break. The meeting broke for tea at 11.15.

4.4 Emergency item from Mill Section: the flood

4.4.1 Time having run out, this item was held over to the next meeting.

This meeting sends its sympathy to the flooded.

4.5 Council: change to rule 12 (quorum)

4.5.1 Roz Haddon left the chair to move:

In rule 12 delete “fifty” and insert “forty”.

4.5.2 The tellers counted 40 for and 9 against. Passed.

5. Elections

5.1 Roz Haddon was re-elected, 30 votes to 19.
"""


def test_each_item_with_words_is_a_motion_and_its_numbered_paragraphs_are_none_of_them() -> None:
    first = read(MINUTES)
    assert "#? motions at 9, 19, 29, 35" in first.text
    motions = read(MINUTES, re.sub(r"^#\? (?!.*\?$)", "", first.text, flags=re.MULTILINE)).motions.motions
    assert [(one.title, one.new_proposers, one.kind and one.kind.value) for one in motions] == [
        ("Lead in old bells", ["Far Quay Branch"], None),
        ("The price of tin", ["Mill Section"], None),
        ("The flood", ["Mill Section"], "emergency"),
        ("Change to rule 12 (quorum)", ["Council"], "constitutional amendment"),
    ]
    assert [(one.decision.decision.value, one.decision.vote) for one in motions if one.decision] == [
        ("carried", "unanimously"), ("carried", "on a show of hands"), ("not reached", ""), ("carried", "40 for, 9 against"),
    ]  # fmt: skip
    assert [one.wording for one in motions] == [
        "This meeting notes that half of the bells hold lead.\n\nThis meeting resolves to ask for a survey.",
        "This meeting asks the council to buy tin.",
        "This meeting sends its sympathy to the flooded.",
        "In rule 12 delete “fifty” and insert “forty”.",
    ]


@pytest.mark.parametrize(
    ("below", "is_over"), [("This meeting asks for tin.", False), ("The chair thanked all.", True)]
)
def test_a_result_above_a_motions_words_does_not_end_it(below: str, is_over: bool) -> None:
    lines = [Line(text, Place(at)) for at, text in enumerate(("4.4 Tin", "4.4.1 It fell.", below), 1)]
    section = Section(lines, NumberFound("4.4", "Tin", "started"), Habits(result_is_last=True), Bodies({}, "", None))
    section.take([Piece(Role.TITLE, "4.4 Tin")])
    section.take([Piece(Role.RESULT, "4.4.1 It fell.", "fell")])
    assert section.is_over is is_over
