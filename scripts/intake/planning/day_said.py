"""The day of the meeting, as a document says it before its first motion: for a person to compare and to copy."""

import re
from dataclasses import dataclass

from scripts.intake.documents.lines import Place
from scripts.intake.motions.motion_list import MotionList

FIRST_LINES = 15
"""The lines from the top of a document among which it says when the meeting was held."""
SHOWN = 160
_MONTHS = "January February March April May June July August September October November December".split()
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{'|'.join(_MONTHS)}),?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FIRST_OF_TWO = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:and|to|&|-|–)\s*(?:\w+day,?\s+)?$", re.IGNORECASE)
"""`Saturday 12 and Sunday` before `13 June 2027`."""
_OF_MEETING = re.compile(
    r"\b(?:minutes|held (?:at|in|on)|annual|general meeting|delegate meeting|conference|congress|a\.?g\.?m)\b",
    re.IGNORECASE,
)
_OF_OTHER = re.compile(
    r"\b(?:previous|last|next|printed|published|deadline|apologies|minutes of the (?:\w+ )?meeting of)\b", re.IGNORECASE
)
"""The day of another meeting, or of the paper."""


@dataclass(frozen=True, slots=True)
class DaySaid:
    """A day that a document gives as that of its meeting."""

    iso: str
    """As records write it: `2024-10-05`, or `2024-10-05/2024-10-06`."""
    place: Place
    text: str
    """The document's words, people's names masked."""

    @property
    def year(self) -> int:
        """Its year."""
        return int(self.iso[:4])


def day_said(motion_list: MotionList) -> DaySaid | None:
    """The first day that the lines above the first motion give with words such as *held at*; None where none does."""
    heads = [
        motion.head_lines[0].at[0] for motion in motion_list.motions if motion.head_lines and motion.head_lines[0].at
    ]
    lines = motion_list.account.document.lines[: min(FIRST_LINES, *heads, FIRST_LINES)]
    above = ""
    for line in lines:
        if line.aside or line.cells:
            continue
        found, text = _DAY.search(line.text), line.text
        if found and (text[:1].islower() or above.endswith(",")) and not _OF_MEETING.search(text):
            text = f"{above} {text}"  # "held at the Apple Hall, Perrymouth, / on Saturday 12 June 2027"
        if found and _OF_MEETING.search(text) and not _OF_OTHER.search(text):
            first = _FIRST_OF_TWO.search(line.text[: found.start()])
            month = [name.lower() for name in _MONTHS].index(found["month"].lower()) + 1
            days = [
                f"{found['year']}-{month:02}-{int(day):02}" for day in (first and first["day"], found["day"]) if day
            ]
            iso = "/".join(days)
            return DaySaid(iso, line.place, motion_list.people.shown(text.strip(), SHOWN))
        above = line.text
    return None


def other_year(motion_list: MotionList, year: int) -> str:
    """That the document's meeting was in another year than the one that was typed; empty where it was not, or it does not say."""
    said = day_said(motion_list)
    if said is None or said.year == year:
        return ""
    where = str(said.place)
    return f"{where[:1].upper()}{where[1:]} says that the meeting was in {said.year}, and MEETING= says {year}: “{said.text}”. Is MEETING= right?"


def as_example(motion_list: MotionList, year: int) -> str:
    """The day that a new meeting's record most likely has, with where the document says it; empty where it does not."""
    said = day_said(motion_list)
    return f"{said.iso}: {said.place} says “{said.text}”" if said and said.year == year else ""
