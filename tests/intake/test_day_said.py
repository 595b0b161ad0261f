"""The day of the meeting, as a document says it: offered to whoever fills in a new meeting, and compared with the year typed."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.planning.day_said import as_example, day_said, other_year

MOTION = "\n\nMotion 1 – Oil (Harbour Branch)\n\nThis meeting asks for oil.\n\nCarried on 3 May 2019.\n"


def said(*lines: str) -> str:
    day = day_said(read_motion_list(read_text("\n".join(lines) + MOTION, "minutes.txt"), {}))
    return day.iso if day else ""


@pytest.mark.parametrize(
    ("lines", "iso"),
    [
        (("UNION OF LAMPERS", "Minutes of the Annual General Meeting held at Great Mole on Saturday 5th October 2024"), "2024-10-05"),
        (("Minutes of the AGM held at the Apple Hall, Port Wendle,", "on Saturday 12 June 2027 at 10.30 am"), "2027-06-12"),
        (("Held in the Corn Hall on Saturday 12 and Sunday 13 June 2027",), "2027-06-12/2027-06-13"),
        (("MOTIONS TO THE AGM", "Printed on 3 March 2027 for the annual conference"), ""),
        (("MOTIONS TO THE AGM", "The boat was lost on 3 March 2027."), ""),
        (("MOTIONS TO THE AGM",), ""),
    ],
)  # fmt: skip
def test_the_day_that_the_first_lines_give_to_the_meeting(lines: tuple[str, ...], iso: str) -> None:
    assert said(*lines) == iso


def test_another_year_than_the_one_typed_is_named_with_its_line() -> None:
    text = "LAMPERS\n\nMinutes of the AGM held at Great Mole on 5 October 2024" + MOTION
    read = read_motion_list(read_text(text, "minutes.txt"), {})
    assert other_year(read, 2026) == (
        "Line 3 says that the meeting was in 2024, and MEETING= says 2026: “Minutes of the AGM held at Great Mole on "
        "5 October 2024”. Is MEETING= right?"
    )
    assert other_year(read, 2024) == ""
    assert as_example(read, 2024) == "2024-10-05: line 3 says “Minutes of the AGM held at Great Mole on 5 October 2024”"
    assert as_example(read, 2026) == ""
