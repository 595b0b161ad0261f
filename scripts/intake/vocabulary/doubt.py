"""A text that speaks of what became of a motion, whether it is understood or not."""

import re
from functools import lru_cache

from scripts.intake.vocabulary.results import LABEL, LONGEST, SUBJECT, THING
from scripts.intake.vocabulary.votes import DASH

_RESULT_WORD = (
    r"(?:carried|passed|agreed|adopted|approved|accepted|endorsed|won|lost|defeated|rejected|voted|fail(?:ed|s)|negatived|tied|"
    r"remitted|referred|remit|deferred|postponed|adjourned|withdrawn|withdrew|fell|falls|fallen|lapsed|rescinded|overtaken|superseded|guillotined|"
    r"composited|ruled|not (?:been )?(?:carried|passed|agreed|adopted|approved|accepted|reached|taken|debated|heard|moved|put|seconded|pass)|did not|out of order|"
    r"unanimous(?:ly)?|nem\.? con\.?|next business|move to next business|closed session|heard in|taken in|no (?:decision|vote|quorum)|left on the table|stands|stood over)"
)
_GOES_ON = r"(?=$|[\s]*[.,;:()\[\]–—*!-]|\s+(?:by|on|to|in|with|after|as|and|then|but|at|for|subject|without|under|unanimously|overwhelmingly|narrowly|nem|again|back|due|because|until|when|following|owing|through|from|into|agreed|was|were|motion|resolution|order|\d))"
_SPEAKS = re.compile(
    rf"[(\[*\s]*(?:{LABEL.pattern})?(?:(?:{SUBJECT.pattern}|it\s+|conference\s+|the meeting\s+|(?:the\s+)?agm\s+)(?:(?:was|were|is|has been|had been|then|has|duly|now)\s+){{0,3}})?(?:\w+ly\s+)?{_RESULT_WORD}{_GOES_ON}".replace(
        "(?P<thing>", "(?:"
    )
    .replace("(?P<number>", "(?:")
    .replace("(?P<amended>", "(?:"),
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"[(\[*\s]*(?:(?:agm|conference|congress|meeting)\s+)?(?:decision|result|outcome|vote|voting)\s*[:{DASH}]",
    re.IGNORECASE,
)
_OF_THE_MOTION = re.compile(
    rf"(?:the|this)\s+(?:{THING})\b(?:\W+\w+){{0,9}}?\W+{_RESULT_WORD}\b|(?:a|the) vote\b.{{0,40}}\b(?:was|against|in favour|for)\b",
    re.IGNORECASE,
)


_WITHIN = re.compile(
    rf"\b(?:the|this|that) (?:motion|resolution|proposal|amendment)s?(?: \w+){{0,3}} {_RESULT_WORD}(?![\w-])|"
    r"\b(?:withdrew|remitted|referred|rejected|passed|carried|defeated|deferred) (?:the|this|that|her|his|their|its) (?:motion|resolution|proposal|amendment)s?\b|"
    r"\b(?:closed session|in camera|private session|moved to next business|left (?:up)?on the table)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def may_be_result(text: str) -> bool:
    """Whether a line speaks of what became of a motion, understood or not: `Carried then rescinded`, `Deferred to next AGM`.

    Asked only of lines that stand where a result stands: a paragraph of a motion may begin with "Agreed in 2019" too.
    """
    plain = " ".join(text.split())
    if not plain or len(plain) > LONGEST:
        return False
    return bool(_SPEAKS.match(plain) or _LABELLED.match(plain) or _OF_THE_MOTION.match(plain) or _WITHIN.search(plain))
