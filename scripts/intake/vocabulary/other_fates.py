"""The fate of another motion, which a result gives as its reason: `Motion 8 having been carried, Motion 9 fell`."""

import re

from schema.terms import Decision

NUMBER = r"(?:[A-Z]{0,4}\d+(?:[A-Z]?\.\d+)*[A-Za-z]?|(?:one|two|three|four|five|six)(?!\w))"
THING = r"motion|resolution|amendment|proposal|proposition|composite|substantive|question"
PASSED = f"(?:{'|'.join(Decision.CARRIED.printed)})"
"""The words for *carried*, for a pattern."""

OTHERS_FATE = re.compile(
    rf"(?:as |because |since |when |on |after |following |due to |(?:along |together )?with )?(?:the )?(?:(?:passing|passage|fall|carrying|loss|defeat) of )?"
    rf"(?:(?:(?:rule|emergency)\s+)?(?:motion|resolution|amendment|composite)s?\s+(?:no\.?\s*)?)?{NUMBER}(?:\s+(?:was|being|is|having been|had been))?"
    rf"(?:\s+(?:{PASSED}|lost|defeated|fell|withdrawn|remitted))?",
    re.IGNORECASE,
)
_FATE_FIRST = re.compile(
    rf"(?:(?:as|because|since)\s+)?(?P<other>(?:the )?(?:motion|resolution|composite|proposal)\s+(?:no\.?\s*)?{NUMBER}\s+(?:having been|having|being|had been|has been|was)\s+(?:{PASSED}|lost|defeated|withdrawn|remitted|fallen)),\s+(?:and )?"
    rf"(?P<own>(?:the |this )?(?:motion|resolution|composite|proposal)(?:\s+(?:no\.?\s*)?{NUMBER})?\s+.{{3,60}})",
    re.IGNORECASE,
)
"""`Motion 8 having been carried, Motion 9 fell`: the fate of another motion before that of this one."""
_DECIDED = re.compile(rf"\b(?:{PASSED}|lost|defeated|rejected|remitted|referred|withdrawn|fell)\b", re.IGNORECASE)


def fate_last(text: str) -> str:
    """A result with the fate of the other motion after its own: `Motion 9 fell, Motion 8 having been carried`.

    Any other text is given back as it is.
    """
    match = _FATE_FIRST.fullmatch(text)
    if not match or len(_DECIDED.findall(match["own"])) > 1:
        return text
    return f"{match['own']}, {match['other']}"


UNDER_RULE = re.compile(
    r"(?:under|by|contrary to|in accordance with) (?:the )?(?:rules?|standing orders?|s\.?o\.?|sections?|clauses?|bye?-?laws?) "
    r"[A-Z]{0,2}\.?\d[\w.]*(?:\(\w{1,4}\)){0,3}(?: of the (?:rules|standing orders|constitution))?(?![\w(])",
    re.IGNORECASE,
)
"""The rule under which something was not put: `under Rule 9(c)`."""
