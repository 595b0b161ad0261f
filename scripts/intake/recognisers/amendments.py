"""Where an amendment begins."""

import re
from dataclasses import dataclass

from scripts.intake.names import is_like_a_name
from scripts.intake.recognisers.decisions import decision_behind
from scripts.intake.vocabulary.decisions import DecisionFound, decision


@dataclass(frozen=True, slots=True)
class AmendmentStart:
    """The head of an amendment: the motion that it names, if any, and what was done with it, where the line says."""

    number: str = ""
    to_motion: str = ""
    decision: DecisionFound | None = None
    rest: str = ""


_AMENDMENT_NUMBER = r"(?P<number>[A-Z]{0,3}(?P<motion>\d{1,3})[A-Za-z]?\.\d{1,2})"
_AMENDMENT = re.compile(
    rf"(?:(?P<the>the following )?amendments?(?: (?:no\.? ?|#\s?)?(?:{_AMENDMENT_NUMBER}|(?P<plain>(?-i:[A-Z])?\d{{1,2}}[A-Z]?\b|(?-i:[A-Z])\b)))?"
    r"(?: to (?:the )?(?:motion|resolution|composite)(?: (?:no\.? ?)?(?P<to>[A-Z]{0,3}\d{1,3}[a-z]?))?)?)(?P<end>\s*[:.–—-]|\s+|$)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED_AMENDMENT = re.compile(rf"{_AMENDMENT_NUMBER}[.:)]?\s*(?P<rest>.*)", re.DOTALL)


def amendment(text: str) -> AmendmentStart | None:
    """The line that an amendment begins with.

    - `The following Amendment was ACCEPTED by the mover`, `Amendment (carried)`, `AMENDMENT 1: London Branch`;
    - `Amendment 5.1`, `Amendment #1`, `Amendment to Motion 12`, `9.1 Title`, `3A.1 Amendment  CARRIED`.
    """
    said = " ".join(text.split()).strip()
    if numbered := _NUMBERED_AMENDMENT.fullmatch(said):
        rest = re.sub(r"^amendment\b[\s:–—-]*", "", numbered["rest"], flags=re.IGNORECASE)
        behind = decision_behind(f"x {rest}") if rest else None
        decided = decision(rest) or (behind[1] if behind else None)
        return AmendmentStart(numbered["number"], numbered["motion"], decided, "" if decision(rest) else rest)
    found = _AMENDMENT.fullmatch(said)
    if not found or len(said) > 160:
        return None
    rest = found["rest"]
    decided = decision(re.sub(r"^(?:was|were|is)\s+", "", rest)) if rest else None
    # "Amendments were discussed at length in…" is a sentence of a motion.
    if rest and decided is None and not found["the"] and not found["end"].strip() and not rest.startswith("("):
        return None
    if rest.startswith("(") and decided is None and is_like_a_name(rest.strip("() ")):
        rest = rest.strip("() ")
    return AmendmentStart(
        found["number"] or found["plain"] or "", found["to"] or found["motion"] or "", decided, "" if decided else rest
    )
