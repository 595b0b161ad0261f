"""A title with what was decided behind it. What may be said of a decision and a vote is in scripts.intake.vocabulary.decisions."""

import re

from scripts.intake.vocabulary.decisions import DecisionFound, decision
from scripts.intake.vocabulary.votes import DASH


def decision_behind(text: str) -> tuple[str, DecisionFound] | None:
    """A title with what was decided behind it: the title, and the decision.

    - `Defend the arts – CARRIED`, `Defend the arts (Lost)`, `Defend the arts: remitted`, in a further column;
    - `Defend the arts CARRIED unopposed`: in capitals, behind a title that is not.
    """
    for found in reversed(list(re.finditer(rf"\t\s*|\s+[{DASH}]\s+|:\s+|\s+(?=[(\[])", text))):
        decided = decision(text[found.end() :])
        if decided and text[: found.start()].strip():
            return text[: found.start()].strip(), decided
    if capitals := re.search(
        r"\s(?=(?:CARRIED|LOST|REMITTED|WITHDRAWN|FELL|PASSED|DEFEATED|REFERRED|NOT REACHED|NOT TAKEN|RULED OUT)\b)",
        text,
    ):
        before, behind = text[: capitals.start()].strip(), text[capitals.end() :]
        if re.search(r"[a-z]", before) and (decided := decision(behind)):
            return before, decided
    return None
