"""What papers call the meeting, its chair and a motion, for patterns. Words beside those of results: for a cell of a table, in the
active voice, and of the fate of another motion that is the reason."""

import re

from schema.terms import Decision

COLUMN_WORDS = {
    word.lower(): term
    for term in Decision
    for word in (*term.also, term.label, term.value)
    if word != "amended"  # the words changed; it does not say that they were passed
} | dict.fromkeys(("yes", "y", "✓", "✔", "✅", "☑"), Decision.CARRIED)
"""What stands alone in a cell may be any of the words of the closed list; on a line it may be a word like another."""

MEETING = "(?:(?:annual )?(?:general )?meeting|[ase]gm|conference|congress|convention|assembly|synod)"
"""What unions call the meeting that decides, for a pattern."""
CHAIR = "(?:president|chair(?:man|woman|person)?|convenor|moderator)"
MOTION = "(?:motion|resolution|composite|proposal)"
"""What papers call a motion."""
_THE_MEETING_DID = re.compile(
    rf"(?:the )?(?:{MEETING}|delegates|members)\s+"
    r"(?:then |duly )?(?P<how>unanimously |overwhelmingly |narrowly )?(?P<did>carried|passed|adopted|approved|rejected|defeated) "
    r"(?:the|this) (?P<thing>motion|resolution)(?P<more>\b(?!:$).*)",
    re.IGNORECASE,
)
_THE_MOVER_ACCEPTED = re.compile(
    r"(?:the )?(?:movers?|proposers?)(?: of the motion)? (?:(?:has|have|then|duly) )?accepted (?:the|this) amendment",
    re.IGNORECASE,
)


def in_passive(text: str) -> str:
    """The same with what it was done to first: `The motion was rejected, 12 votes to 40`; empty where it is no such sentence.

    A committee's doing is not the meeting's; before a colon it is said of the motion that follows.
    """
    if _THE_MOVER_ACCEPTED.fullmatch(text):
        return "The amendment was accepted by the mover"
    found = _THE_MEETING_DID.fullmatch(text)
    return f"The {found['thing']} was {found['how'] or ''}{found['did']}{found['more']}" if found else ""


NUMBER = r"(?:[A-Z]{0,4}\d+(?:[A-Z]?\.\d+)*[A-Za-z]?|(?:one|two|three|four|five|six)(?!\w))"
THING = r"motion|resolution|amendment|proposal|proposition|composite|substantive|question"
PASSED = f"(?:{'|'.join(Decision.CARRIED.printed)})"
"""The words for *carried*, for a pattern."""

OTHERS_FATE = re.compile(
    rf"(?:as |because |since |when |on |after |following |due to |(?:along |together )?with )?(?:the )?(?:(?:passing|passage|fall|carrying|loss|defeat) of )?"
    rf"(?:(?:(?:rule|emergency)\s+)?(?:{THING})s?\s+(?:no\.?\s*)?)?{NUMBER}(?:\s+(?:was|being|is|having been|had been))?"
    rf"(?:\s+(?:{PASSED}|lost|defeated|fell|withdrawn|remitted))?",
    re.IGNORECASE,
)
_FATE_FIRST = re.compile(
    rf"(?:(?:as|because|since)\s+)?(?P<other>(?:the )?{MOTION}\s+(?:no\.?\s*)?{NUMBER}\s+(?:having been|having|being|had been|has been|was)\s+(?:{PASSED}|lost|defeated|withdrawn|remitted|fallen)),\s+(?:and )?"
    rf"(?P<own>(?:the |this )?{MOTION}(?:\s+(?:no\.?\s*)?{NUMBER})?\s+.{{3,60}})",
    re.IGNORECASE,
)
"""`Motion 8 having been carried, Motion 9 fell`: the fate of another motion before that of this one."""
ANY_DECISION = re.compile(
    rf"\b(?:{PASSED}|lost|defeated|rejected|remit(?:ted)?|referred|withdrawn|rescinded|fell|voted|amended)\b",
    re.IGNORECASE,
)


def fate_last(text: str) -> str:
    """A result with the fate of the other motion after its own: `Motion 9 fell, Motion 8 having been carried`.

    Any other text is given back as it is.
    """
    match = _FATE_FIRST.fullmatch(text)
    if not match or len(ANY_DECISION.findall(match["own"])) > 1:
        return text
    return f"{match['own']}, {match['other']}"


UNDER_RULE = re.compile(
    r"(?:under|by|contrary to|in accordance with) (?:the )?(?:rules?|standing orders?|s\.?o\.?|sections?|clauses?|bye?-?laws?) "
    r"[A-Z]{0,2}\.?\d[\w.]*(?:\(\w{1,4}\)){0,3}(?: of the (?:rules|standing orders|constitution))?(?![\w(])",
    re.IGNORECASE,
)
"""The rule under which something was not put: `under Rule 9(c)`."""
