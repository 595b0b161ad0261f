"""Where an amendment begins."""

import re
from dataclasses import dataclass
from functools import lru_cache

from schema.wording import LIST_MARK
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.names import is_like_a_name, says_body
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.titles import decision_behind, is_stance
from scripts.intake.vocabulary.words import MOTION


@dataclass(frozen=True, slots=True)
class AmendmentStart:
    """The head of an amendment: the motion that it names, if any, and what was done with it, where the line says."""

    number: str = ""
    to_motion: str = ""
    result: Result | None = None
    rest: str = ""
    is_worded: bool = True
    """Whether the line says that it is an amendment; else its number alone says so: `9.1`."""
    by: str = ""
    """Who put it, where the line says so in place of a number: `amend Mill Branch`."""


_OF = r"[A-Z]{0,3}\d{1,4}[A-Za-z]?"
_AMENDMENT_NUMBER = r"(?P<number>(?P<motion>[A-Z]{0,3}\d{1,3}|(?-i:[A-Z]))[A-Za-z]?\.\d{1,2})"
_TO = rf"(?: to (?:the )?(?:(?:emergency )?{MOTION}s?(?: (?:no\.? ?|#)?(?P<to>{_OF}|[A-Z]\b))?|(?-i:(?P<bare>{_OF}))))"
_AMENDMENT = re.compile(
    rf"(?P<the>the following )?(?:(?:proposed|friendly|emergency|(?:first|second|third|fourth|fifth|further|another)(?= amendment to )) )?(?:amendments?|amdts?\.?|amds?\.?)(?: (?:no\.? ?|#\s?)?(?:{_AMENDMENT_NUMBER}|(?P<plain>(?-i:[A-Z])?\d{{1,3}}[A-Z]?\b|(?:one|two|three|four|five|six)\b|(?-i:[A-Z])\b|\((?:[ivx]{{1,4}}|[a-z])\))))?"
    rf"{_TO}?(?P<end>\s*[:.–—-]|\s+|$)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_AMEND = re.compile(r"amend(?:ment|ed)?(?:\s+by)?:?\s+(?P<name>(?!\d)[^()]+)", re.IGNORECASE)
_NUMBERED_AMENDMENT = re.compile(rf"{_AMENDMENT_NUMBER}[.:)]?\s*(?P<rest>.*)", re.DOTALL)


_NUMBER_FIRST = re.compile(
    rf"(?P<number>{_OF}|[A-Z]\d?)[.:]?\s+amendment to (?:motion )?(?P<to>{_OF})[.:]?", re.IGNORECASE
)
"""`13b  amendment to 13`."""


_IN_BRACKETS = re.compile(r"\(amendments?\s(?:no\.? ?)?[A-Z]{0,3}\d*\.?\d[^()]{2,60}\)", re.IGNORECASE)
_CHANGES_ITEM = re.compile(
    rf"(?P<number>\d{{1,4}})[.)]?\s+(?:amendment|rider|addendum)\s+by\s+[^:]{{3,90}}:\s+(?:that|to)\b.*\b(?:item|motion|resolution)\s+(?P<to>{_OF})\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""`614 Amendment by the Ferry Branch: that the words “and oars” be added to item 124.`, in an agenda that numbers all alike."""


@lru_cache(maxsize=20_000)
def amendment(text: str) -> AmendmentStart | None:
    """The line that an amendment begins with.

    - `The following Amendment was ACCEPTED by the mover`, `Amendment (carried)`, `AMENDMENT 1: London Branch`;
    - `Amendment 5.1`, `Amendment #1`, `Amendment to Motion 12`, `AMENDMENT to B3`, `• Amendment 1 to Motion 2:`;
    - `Amendment (ii) River Branch – lost 40 to 41`;
    - `9.1 London Branch`, `3A.1 Amendment  CARRIED`, `1.1 Support`; `amend Mill Branch`.

    Not `2.1 currently reads:`, the number of a rule.
    """
    plain = " ".join(text.split())
    if mark := LIST_MARK.match(plain):
        plain = plain[mark.end() :].strip() if re.match(r"\W", plain) else plain
    if _IN_BRACKETS.fullmatch(plain):
        plain = plain[1:-1]  # "(Amendment A.1 LOST)"
    if len(plain) > 400:
        return None
    if first := _NUMBER_FIRST.fullmatch(plain) or _CHANGES_ITEM.fullmatch(plain):
        return AmendmentStart(first["number"], first["to"])
    return _numbered(plain) or _by(plain) or _worded(plain)


def _numbered(text: str) -> AmendmentStart | None:
    match = _NUMBERED_AMENDMENT.fullmatch(text)
    if not match:
        return None
    rest = match["rest"]
    word = re.match(r"amendment\b[\s:–—-]*", rest, re.IGNORECASE)
    rest = rest[word.end() :] if word else rest
    rest = without if is_stance(without := rest.lstrip("–—- ")) else rest
    decided = decision_behind(f"x {rest}") if rest else None
    result = read_result(rest) or (decided[1] if decided else None)
    if not word and result is None and rest and not says_body(rest) and not is_stance(rest):
        # A title or a rule stands after the number: only who reads the whole list can tell.
        is_title = is_like_a_name(rest) or re.fullmatch(r"[A-Z‘“\"'][^.:;]{2,110}", rest)
        return AmendmentStart(match["number"], match["motion"], None, rest, is_worded=False) if is_title else None
    return AmendmentStart(match["number"], match["motion"], result, "" if result else rest, is_worded=bool(word))


def _worded(text: str) -> AmendmentStart | None:
    match = _AMENDMENT.fullmatch(text)
    if not match:
        return None
    rest = match["rest"]
    to = match["to"] or match["bare"] or match["motion"] or ""
    if _TOLD.match(rest) and (of_both := read_result(text)) and of_both.of == "motion":
        return None  # "Amendment 8.1 was lost. Motion 8 was carried."
    result = read_result(re.sub(r"^(?:was|were|is)\s+", "", rest)) if rest else None
    by = _PUT_AND_DECIDED.fullmatch(rest) if rest and result is None else None
    if by and says_body(by["name"]) and (decided := read_result(by["result"])):
        return AmendmentStart(match["number"] or match["plain"] or "", to, decided, by=by["name"])
    if result is None and _TOLD.match(rest) and may_be_result(text):
        return None  # "Amendment 8.1 was carried after a recount": a sentence, and no head
    # "Amendments were discussed at length in…" is a sentence of a motion.
    is_head = (
        match["the"] or match["end"].strip() or rest.startswith("(") or match["number"] or match["to"] or match["bare"]
    )
    if rest and result is None and not is_head and not (match["plain"] and is_like_a_name(rest)):
        return None
    if rest and result is None and may_be_result(text) and not to and not match["number"] and not match["plain"]:
        return None  # "Amendment carried, motion fell": a result that is not understood, and no head
    if re.fullmatch(r"\([^()]*\)", rest) and result is None and is_like_a_name(rest.strip("() ")):
        rest = rest.strip("() ")
    return AmendmentStart(match["number"] or match["plain"] or "", to, result, "" if result else rest)


_TOLD = re.compile(
    r"(?:was|were|is|has been|having been|being|(?:[a-z]+ed|fell|lost)\b\s*[;,.])(?![a-z])", re.IGNORECASE
)
"""How a sentence goes on that begins with an amendment, and does not introduce it: `Amendment 8.1 was lost`."""
_PUT_AND_DECIDED = re.compile(r"\(?(?P<name>[^():;]{3,80}?)\)?\s*[:–—-]\s+(?P<result>[^:;]{3,80})")
"""`Moor Branch – accepted`: who put it, and what was decided."""

_FROM = re.compile(
    r"(?:(?:an|the) )?(?:(?:first|second|third|fourth|fifth|further|another|friendly) )?amendment,? (?:(?:moved|proposed|submitted) )?(?:from|by) (?:the )?(?P<name>[^:.]{3,60}?)\s*(?::\s*(?P<rest>.*))?",
    re.IGNORECASE | re.DOTALL,
)


def _by(text: str) -> AmendmentStart | None:
    if (match := _FROM.fullmatch(text)) and says_body(match["name"]):
        return AmendmentStart(by=match["name"], rest=match["rest"] or "")
    match = _AMEND.fullmatch(text)
    if match and (beside := _STATUS.fullmatch(match["name"])) and says_body(beside["name"]):
        return AmendmentStart(by=beside["name"], rest=beside["status"])
    return AmendmentStart(by=match["name"]) if match and says_body(match["name"]) else None


_STATUS = re.compile(
    r"(?P<name>.+?)\s+(?P<status>(?:not )?(?:accepted|admitted|competent|stands|withdrawn|opposed|supported|remitted|carried|lost|fell)|composite \w+)",
    re.IGNORECASE,
)
"""A column at the right of a business committee's list: `amend Mill Branch      Accepted`."""
