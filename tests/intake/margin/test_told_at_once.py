"""Records that tell each motion in one paragraph below its title: who put it, its words in quotation marks, and what became of it."""

import re

from scripts.intake.margin.reading import MarginReading
from tests.intake.margin.test_introductions import read

RECORD = """\
Guild of Bell Founders, record of the conference of 2031

The accounts were adopted after Miss Orme had asked about the cost of printing.

Night work (order paper no. 1)

Mr Ned Cole, for the Far Quay Branch, proposed: “That this conference deplores work by night.” Mrs Wick seconded. After two speeches the resolution was agreed to without dissent.

The week (order paper nos. 2 and 3, taken together as Composite 1)

The Treasurer, for the Executive, proposed: “That the week be of five days.” Seconded by Mr Cole. There were 14 for the resolution and 37 against it. It was therefore lost.

Seat of the guild (order paper no. 4)

The Mill Branch had given notice of a resolution: “That the office be removed to the mill.” Nobody rose to propose it, and it fell.

Urgent resolution: the fire

Mr Cole, for the Far Quay Branch, proposed: “That this conference sends its sympathy to the watchmen.” The resolution so altered was agreed to by 58 to 9.

A library (order paper no. 5)

“That the Executive open a library at the mill” stood in the name of the Mill Branch, which withdrew it.
"""


def confirmed(reading: MarginReading) -> MarginReading:
    return read(RECORD, re.sub(r"^#\? (?!.*\?$)", "", reading.text, flags=re.MULTILINE))


def test_each_title_begins_a_motion_and_its_paragraph_tells_the_rest() -> None:
    first = read(RECORD)
    assert "#? motions at 5, 9, 13, 17, 21" in first.text
    motions = confirmed(first).motions.motions
    assert [(one.number, one.title, one.new_proposers) for one in motions] == [
        ("1", "Night work", ["Far Quay Branch"]),
        ("Composite 1", "The week", ["Executive"]),
        ("4", "Seat of the guild", ["Mill Branch"]),
        ("", "The fire", ["Far Quay Branch"]),
        ("5", "A library", ["Mill Branch"]),
    ]
    assert motions[1].made_of == ["2", "3"]
    assert motions[1].heading == "taken together as Composite 1 The week"
    results = [(one.decision.decision.value, one.decision.vote) for one in motions if one.decision]
    assert results == [
        ("carried", "without dissent"), ("lost", "14 for, 37 against"), ("fell", ""),
        ("carried as amended", "58 for, 9 against"), ("withdrawn", ""),
    ]  # fmt: skip
    assert [one.wording for one in motions] == [
        "“That this conference deplores work by night.”",
        "“That the week be of five days.”",
        "“That the office be removed to the mill.”",
        "“That this conference sends its sympathy to the watchmen.”",
        "“That the Executive open a library at the mill”",
    ]
    assert all("Cole" not in one.wording for one in motions)
