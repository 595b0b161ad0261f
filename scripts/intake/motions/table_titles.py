"""What the title's cell of a row says besides the title: `Motion 4: Quieter bells – Amendment A (Spire Chapter)`."""

import re
from dataclasses import dataclass, replace

from scripts.intake.vocabulary.amendments import amendment
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.votes import DASH

_AMENDMENT = re.compile(
    rf"(?:(?P<title>.*\S)\s*[{DASH}:(]\s*)?(?:amendment|amdt)\.?(?:\s+(?:no\.?\s*)?(?P<number>[A-Z]|\w*\d[\w.]*))?"
    rf"(?:\s*[{DASH}:]?\s*\(?(?P<by>[^()]{{3,80}})\))?\)?",
    re.IGNORECASE,
)
_AMENDED = re.compile(rf"(?P<title>.*\S?)\s*(?:[{DASH}:,(]\s*|(?<=\s))as amended\)?", re.IGNORECASE)
_AMENDED_FIRST = re.compile(
    rf"(?P<named>(?:motion|resolution|composite)\s+\S+)\s+\(?as amended\)?(?=\s*[:{DASH}])", re.IGNORECASE
)
"""`Motion 4 as amended: Boots`."""
_AGAIN = re.compile(
    rf"(?P<title>.*\S)\s*[{DASH}:,(\[]\s*(?:re-?vote|re-?count|re-?run|second vote|repeat(?:ed)? vote|vote (?:re)?taken again)[)\]]?",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"(?:(?:to )?(?:move|proceed|pass)(?: on)?(?: to)? |procedural motion:? |vote on )?(?:the )?next business"
    r"|(?:move to (?:a |the )?|to (?:a |the )?)?(?:vote|closure)(?: now)?|(?:that )?the (?:question|vote|motion) be (?:now )?(?:put|taken)"
    r"|closure(?: of (?:the )?debate)?|previous question|guillotine(?: motion)?|(?:move (?:the )?)?reference back|refer(?:red)? back"
    r"|(?:to )?adjourn(?:ment)?(?: of (?:the )?debate)?|(?:to )?suspen(?:d|sion)(?: of)? standing orders"
    r"|challenge to the chair(?:['’]s ruling)?|no confidence in the chair|procedural (?:motion|vote)|card vote called"
    r"|(?:to )?(?:be )?(?:taken|vote[ds]?|voting) in parts|(?:request (?:for|to vote in) )?parts?"
    r"|(?:to )?extend (?:the )?(?:debate|time)|extension of (?:debate|time)|test(?: (?:vote|poll)\b.*)?",
    re.IGNORECASE,
)
_MOTION_WORD = re.compile(r"\b(?:motions?|resolutions?|composites?|amendments?|emergency)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TitleCell:
    """A title, and what stands beside it in its cell."""

    title: str
    number: str = ""
    """As printed: `Motion 4`."""
    amendment: str | None = None
    """The number of the amendment that the row is about, empty where it has none; None where it is about the motion."""
    amendment_by: str = ""
    """Who put the amendment."""
    is_amended: bool = False
    """Whether the vote was on the motion as amended."""
    is_again: bool = False
    """Whether the vote was taken again."""
    is_procedure: bool = False
    """Whether the vote was on how to go on, and not on the motion."""


def read_title_cell(cell: str) -> TitleCell:
    """The parts of a cell that names a motion by the word and its number; any other is a title as it stands."""
    text = " ".join(cell.split())
    if match := _AMENDED_FIRST.match(text):
        return replace(read_title_cell(match["named"] + text[match.end() :]), is_amended=True)
    numbered = number(text)
    if (start := amendment(text)) and start.to_motion and start.is_worded:
        return TitleCell("", f"Motion {start.to_motion}", start.number, start.by)
    if _PROCEDURE.fullmatch(text):
        return TitleCell(text, is_procedure=True)
    if not (numbered and numbered.is_worded and numbered.number and numbered.rest):
        return TitleCell(cell)
    rest = numbered.rest.strip()
    printed = text[: len(text) - len(rest)].strip(f" :.{DASH}") if text.endswith(rest) else numbered.number
    if _PROCEDURE.fullmatch(rest):
        return TitleCell(rest, printed, is_procedure=True)
    if match := _AMENDMENT.fullmatch(rest):
        return TitleCell(match["title"] or "", printed, match["number"] or "", match["by"] or "")
    if match := _AGAIN.fullmatch(rest):
        again = read_title_cell(f"Motion {numbered.number}: {match['title']}")
        return TitleCell(again.title, printed, is_amended=again.is_amended, is_again=True)
    if match := _AMENDED.fullmatch(rest):
        return TitleCell(match["title"].strip(f" {DASH}:,("), printed, is_amended=True)
    return TitleCell(rest, printed)


def says_kind(title: str) -> bool:
    """Whether a title without a number says that it is a motion: `Emergency motion: Boats`."""
    return _MOTION_WORD.search(title) is not None
