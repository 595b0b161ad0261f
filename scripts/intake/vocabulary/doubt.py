"""Recognises a text that speaks of a result, understood or not."""

import re
from difflib import get_close_matches
from functools import lru_cache

from scripts.intake.vocabulary.fates import tells_refusal
from scripts.intake.vocabulary.results import LABEL, LONGEST, SUBJECT
from scripts.intake.vocabulary.votes import DASH
from scripts.intake.vocabulary.words import MEETING, MOTION, PASSED, THING

NEXT_BUSINESS = "next business"
"""What a person states where the meeting left a motion for its next business: no decision on the motion itself."""
IN_PARTS = "voted in parts"
"""What a person states where parts of a motion were put to the vote apart: a record has a decision for each clause."""
WITHOUT_RESULT = {NEXT_BUSINESS: NEXT_BUSINESS, "moved to next business": NEXT_BUSINESS} | dict.fromkeys(
    (
        IN_PARTS,
        "in parts",
        "in part",
        "carried in parts",
        "carried in part",
        "lost in part",
        "taken in parts",
        "decided in parts",
        "voted on in parts",
    ),
    IN_PARTS,
)
"""What a person may write of a motion whose record gets no decision from the line, each with the words that it is kept in."""
RESULT_WORD = (
    r"(?:carried|carries|passed|passes|agreed|adopted|approved|accepted|endorsed|won|lost|defeated|rejected|voted|fail(?:ed|s)|negatived|tied|"
    r"remitted|referred|remit|deferred|postponed|adjourned|withdrawn|withdrew|fell|falls|fallen|lapsed|rescinded|overtaken|superseded|guillotined|died(?= for (?:lack|want))|"
    r"composited|ruled(?: out(?: of order)?)?|not (?:been )?(?:carried|passed|agreed|adopted|approved|accepted|admitted|permitted|reached|taken|debated|heard|moved|put|seconded|pass)|disallowed|inadmissible|did not|out of order|"
    r"unanimous(?:ly)?|nem\.? con\.?|next business|move to next business|(?:ruled )?in order|inquorate|did not find|closed session|heard in|taken in|no (?:decision|vote|quorum)|(?:left|laid|lie|lay) (?:up)?on the table|laid over|stands|stood over|covered by|subsumed|absorbed|concurred(?: in)?|non-?concurr\w+)"
)
_GOES_ON = r"(?=$|[\s]*[.,;:()\[\]–—*!-]|\s+(?:by|on|to|in|with|after|as|and|then|but|at|for|subject|without|under|unanimously|overwhelmingly|narrowly|nem|again|back|agm|conference|congress|council|due|because|until|when|following|owing|sine|indefinitely|over|later|next|through|from|into|agreed|was|were|motion|resolution|order|before|during|despite|pending|without|if|unless|\d))"
_SPEAKS = re.compile(
    rf"[(\[*✓✔☑✅✗✘✕✖☒❌\s]*(?:{LABEL.pattern})?(?:(?:{SUBJECT.pattern}|it\s+|conference\s+|the meeting\s+|(?:the\s+)?agm\s+)(?:(?:was|were|is|has been|had been|then|has|duly|now)\s+){{0,3}})?(?:\w+ly\s+|declared\s+)?{RESULT_WORD}{_GOES_ON}".replace(
        "(?P<thing>", "(?:"
    )
    .replace("(?P<number>", "(?:")
    .replace("(?P<amended>", "(?:")
    .replace("(?P<needed>", "(?:"),
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(
    rf"(?:the )?(?:\w+ )?recommendation\b.{{0,60}}\b{RESULT_WORD}(?![\w-])|on (?:resolution|motion)\b.{{0,20}}\bcommittee\b",
    re.IGNORECASE,
)
"""`Recommendation of non-concurrence CARRIED`: what was carried is the committee's recommendation."""
_OF_BODY = (
    rf"(?:(?:(?:the|final|reference|policy|executive|national|general|standing) )*(?:{MEETING}|council|floor|house|plenary|delegates['’]?"
    r"|board|committee|executive|nec|members['’]?|membership|senate)(?:['’]s)?\s+)?"
)
_RESULT_LABEL = rf"(?:{_OF_BODY}(?:decision|result|outcome|vote|voting|disposition|status|verdict|action(?: taken)?)(?:\s+(?:of|by|at|in) (?:the\s+)?[\w ]{{2,30}})?)"
_LABELLED = re.compile(rf"[(\[*\s]*{_RESULT_LABEL}\s*(?::|\s[{DASH}]\s|[–—])\s*(?P<value>.*)", re.IGNORECASE)
"""`Decision: left`, `House Action: NOT ADOPTED`, `DISPOSITION: REFERRED BACK`."""
_ALWAYS = re.compile(
    rf"[(\[*\s]*(?:{MEETING}\s+)?(?:decision|result|outcome|vote|voting|date (?:adopted|approved|carried|enacted|failed|defeated|rejected|withdrawn))\s*[:{DASH}]",
    re.IGNORECASE,
)
_OF_THE_MOTION = re.compile(
    rf"(?:the|this)\s+(?:{THING})\b(?:\W+\w+){{0,9}}?\W+{RESULT_WORD}\b|(?:a|the) vote\b.{{0,40}}\b(?:was|against|in favour|for)\b",
    re.IGNORECASE,
)


_WITHIN = re.compile(
    rf"\b(?:the|this|that) (?:{MOTION}|amendment)s?(?: \w+){{0,3}} {RESULT_WORD}(?![\w-])|"
    rf"\b(?:withdrew|remitted|referred|rejected|passed|carried|defeated|deferred) (?:the|this|that|her|his|their|its) (?:{MOTION}|amendment)s?\b|"
    rf"\b(?:{PASSED}|rejected|defeated) (?:the|this) following {MOTION}s?\b|"
    r"\b(?:this|it) (?:was|is|were|had been|has been) (?:then |therefore |again )?(?:deferred|postponed|adjourned|withdrawn|remitted|held over|stood over|not (?:moved|reached|taken|heard|put))\b|"
    r"\b(?:movers?|proposers?|branch) (?:\w+ ){0,2}(?:agreed|offered|undertook|consented) to (?:remit|refer|withdraw)\b|"
    r"^(?:the )?(?:debate|discussion|consideration|business|vote|voting|question) (?:on \w+ )?(?:was |were |is )?(?:then )?(?:adjourned|suspended|postponed|deferred|resumed|curtailed|not concluded)\b|"
    r"\b(?:closed session|in camera|private session|moved to next business|left (?:up)?on the table)\b",
    re.IGNORECASE,
)


_ALONE = re.compile(
    r"see (?:also )?(?:motion|resolution|minute|item) (?:no\.? ?)?[A-Z]{0,3}\d[\w.]*|tabled|shelved|held over|stood down|parked|pending|not (?:called|considered)|no action(?: taken)?|left undecided",
    re.IGNORECASE,
)
"""Fates that speak of a result where nothing else stands there. *Tabled* is taken up on one side of the Atlantic and put off on the other."""
_OTHERWISE = re.compile(
    r"(?:it was )?(?:so )?(?:resolved|ordered) accordingly|(?:was )?deemed (?:to (?:have|be) .{3,30}|withdrawn|lost|carried|fallen)"
    r"|(?:the )?motion (?:was|is) (?:tabled|laid)\b.{0,40}",
    re.IGNORECASE,
)
"""Other ways to say what became of a motion: `RESOLVED accordingly.`, `Deemed to have fallen`."""


_ADMITTED = re.compile(
    r"(?:ordered|placed|allowed|accepted|admitted) (?:on to|onto|on|to) the (?:final |preliminary )?agenda|admitted(?: for debate)?"
    r"|(?:(?:motion|amendment \w+) )?(?:not )?competent(?:[;,.] .{0,80})?",
    re.IGNORECASE,
)


def tells_admission(text: str) -> bool:
    """Whether a whole text says only whether something may be debated, which decides nothing: `Admitted`, `Not competent`."""
    return _ADMITTED.fullmatch(" ".join(text.split()).strip(" .()[]*")) is not None


def tells_otherwise(text: str) -> bool:
    """Whether a whole text says in such a way what became of a motion, though a motion's words may begin alike."""
    return _OTHERWISE.fullmatch(" ".join(text.split()).strip(" .!()[]*_")) is not None


def leaves_undecided(text: str) -> bool:
    """Whether a text says that the meeting left a motion, and nothing else: `next business`, `held over`, `pending`."""
    plain = " ".join(text.split()).strip(" .!()[]")
    return WITHOUT_RESULT.get(plain.lower()) == NEXT_BUSINESS or _ALONE.fullmatch(plain) is not None


_MISREAD = re.compile(r"\b(?=[A-Z01]*[01])(?=(?:[01]*[A-Z]){3})[A-Z01]+\b")
_AS_LETTERS = str.maketrans("01", "OI")
"""`CARR1ED`, `L0ST` of a scan: it speaks of a result, and it is not for the program to say which."""


def _is_mistyped(text: str) -> bool:
    """Whether a text is one word, and nearly one for a result: `carrierd`, `Withdrwan`. No other English word is as near."""
    words = ("carried", "withdrawn", "remitted", "rejected", "defeated", "accepted", "approved", "adopted", "referred")
    return text.isalpha() and bool(get_close_matches(text.lower(), words, 1, 0.88))


_RESULTS_ALONE = re.compile(
    rf"(?!.*\bcomp)(?=.*(?:\b{RESULT_WORD}|\b(?:overwhelming(?:ly)?|unanim\w+|ballot|void|cancelled|disagreed|remission)\b))"
    rf"(?:[\W\d_]|x\b|{RESULT_WORD}(?!\w)|\b(?:and|or|not|yes|no|to be|should be|overwhelming(?:ly)?|unanim\w+|clearly|narrowly|provisionally|ballot|void|cancelled"
    rf"|disagreed|remission|all|except|item|point|part|clause|section|paragraph|motion|(?:remaining|other) motions|the|was|were|\w+day)\b)+",
    re.IGNORECASE,
)


def says_results_alone(text: str) -> bool:
    """Whether a line has words of results, figures and boxes alone: `CARRIED LOST`, `[x] Carried [ ] Lost`, `Carried?`, `All except point 2
    carried`. It is no heading and no words; what it says a person reads."""
    return _RESULTS_ALONE.fullmatch(text) is not None


@lru_cache(maxsize=20_000)
def may_be_result(text: str) -> bool:
    """Whether a line speaks of what became of a motion, understood or not: `Carried then rescinded`, `Deferred to next AGM`.

    Asked only of lines that stand where a result stands: a paragraph of a motion may begin with "Agreed in 2019" too.
    """
    plain = _MISREAD.sub(lambda found: found.group().translate(_AS_LETTERS), " ".join(text.split()))
    if not plain or len(plain) > LONGEST:
        return False
    if (
        _ALONE.fullmatch(plain.strip(" .()[]*"))
        or says_results_alone(plain)
        or tells_admission(plain)
        or _is_mistyped(plain.strip(" .()[]*"))
    ):
        return True
    return bool(
        tells_refusal(plain)
        or tells_otherwise(plain)
        or _SPEAKS.match(plain)
        or _RECOMMENDED.match(plain)
        or labels_result(plain)
        or _OF_THE_MOTION.match(plain)
        or _WITHIN.search(plain)
    )


_AFTER_LABEL = re.compile(r"[(\[*\s]*(?P<label>[A-Z][^:.;]{1,40}):\s+(?P<value>\S.*)")


def labels_result(text: str) -> bool:
    """Whether a line has a label and a result after it, understood or not, so that it is no heading and no words: `Decision: left`,
    `House Action: NOT ADOPTED`, `FLOOR: LAID OVER; REFERRED BACK`."""
    if _ALWAYS.match(text):
        return True
    if found := _LABELLED.fullmatch(text):
        return states_result(found["value"]) or (holds_result_word(found["value"]) and not _BARE_ACTION.match(text))
    found = _AFTER_LABEL.fullmatch(text) if text.isupper() else None
    parts = re.split(rf"\s*;\s*|\s+[{DASH}]\s+", found["value"]) if found else []
    return any(_SPEAKS.match(part) for part in parts)


def states_result(text: str) -> bool:
    """Whether what stands after a label begins as a result does, or speaks of one in capitals: `adopted by consent`, `NOT DEALT WITH – REFERRED`."""
    return _SPEAKS.match(text) is not None or (text.isupper() and holds_result_word(text))


_BARE_ACTION = re.compile(r"\W*(?:action|status)\b", re.IGNORECASE)


def tells_what_was_done(text: str) -> bool:
    """Whether a line says after its label what was done later, which is no result: `ACTION TAKEN: Letters were sent.`"""
    found = _DONE.match(text.strip())
    return found is not None and not labels_result(text)


_DONE = re.compile(
    r"(?:action(?:s)? taken|progress(?: report)?|update|follow[- ]up|what was done)\s*:\s*\S", re.IGNORECASE
)
_VERDICT = (
    r"(?:carried|passed|adopted|approved|agreed|accepted|lost|defeated|rejected|negatived|refused|remitted|referred|withdrawn|amended|"
    r"deferred|dropped|fallen|ruled out|overturned)"
)
_ENDS = r"(?=\s*(?:$|[.;,:()–—-]|(?:by|on|with|without|and|under|unanimously|narrowly|overwhelmingly|nem|as|at)\b|\d))"
_OF_A_VOTE = re.compile(
    rf"(?:^|[.;:–—]\s*|\b(?:was|were|been|being|declared|duly|then|therefore|narrowly|(?:moved|put|seconded|debated),? and|motion|amendment|(?:paragraph|part|clause|section)s? [\w, ()]{{1,30}})\s+(?:not\s+)?){_VERDICT}\b{_ENDS}"
    rf"|\bnot\s+{_VERDICT}\b{_ENDS}"
    r"|\b(?:ayes?|noes?|for|against|in favou?r|opposed|opposing|abstain\w*|abstentions?)\s*[:=]?\s*\d"
    r"|\b\d[\d,]*\s+(?:votes?\s+)?(?:for(?!\s+[\"“‘'])|in favou?r|against|abstain\w*|abstentions?|ayes?|noes?)\b|\b\d+\s+votes?\b"
    r"|\b(?:two|three|four)[- ](?:thirds|fifths|quarters)\b.{0,60}\bmajority\b|\bmajority (?:in favou?r|against|vote|was|not)\b|\bmajority was\b"
    r"|\b(?:received|obtained|reached|achieved) (?:a|the) (?:\w+ )?majority\b|\b(?:not|in) ?quorate\b"
    r"|\b(?:it|motion|resolution|proposal)\s+(?:therefore\s+|accordingly\s+|then\s+)?(?:fell|lapsed)\s*\.?$"
    r"|\b(?:casting vote|next business|as a reference|press and public|in camera|(?:closed|private|secret) session|not to (?:take )?a? ?vote|put to the (?:vote|meeting|floor)|"
    r"(?:was|were) (?:agreed|decided|resolved) to (?:leave|defer|postpone|return|refer|remit|hold|adjourn|take|come back)\b[^.]{0,60}|consensus (?:was )?(?:not )?reached|(?:stood|stands?|standing) aside|reference back (?:was )?(?:carried|lost|agreed|moved|accepted|rejected)|show of hands|card vote|on a division|nem\.? con|adoption refused|leave (?:was )?(?:given|granted|refused)|quorum (?:was |is |had been |being )?(?:lost|broken|challenged|no longer)|(?:loss|lack|want) of (?:a )?quorum|out of order|out of time|time ran out|time (?:did|would) not (?:allow|permit)|no quorum|guillotine(?! at \d))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:to|that|and|or|but|if|we|our|all|every|any|(?:it|members|they) (?:asks?|calls?|notes?|believes?|regrets?|urges?|instructs?|resolves?|demands?|welcomes?|condemns?|deplores?|knows?|wants?)|asks|calls|instructs|urges|notes|believes|resolves|demands|because|when|while|until)\b",
    re.IGNORECASE,
)


_CHANGED_WORDS = re.compile(
    r"(\b(?:delete|insert|add|replace|substitute|omit|leave out|and|with|by|for)\s+)[“\"‘][^”\"]*[”\"’]", re.IGNORECASE
)
"""Words of a rule that would be changed: `delete “show of hands” and insert “ballot”`."""


@lru_cache(maxsize=20_000)
def speaks_of_vote(text: str) -> bool:
    """Whether a sentence speaks of a vote or of what a meeting did, as no words of a motion do.

    Asked only of a motion's last lines, and only where `may_be_result` says no: `Ayes 34, Noes 21`, `Amended.`, `Paragraphs 1 and 3
    carried`. What begins as motions ask for things (`To …`, `We …`) is taken for their words.
    """
    plain = _CHANGED_WORDS.sub(r"\1", " ".join(text.split()))
    is_sentence = bool(plain) and len(plain) <= LONGEST and (plain[0].isupper() or plain[0].isdigit())
    return is_sentence and not _ASKS.match(plain) and _OF_A_VOTE.search(plain) is not None


def speaks_of_decision(text: str) -> bool:
    """Whether a text speaks of a result or of a vote, understood or not."""
    return may_be_result(text) or speaks_of_vote(text)


_OF_ANOTHER = re.compile(
    rf"\b(?:{THING}|item)s?\s+(?:no\.?\s*)?[A-Z]{{0,3}}\d|\bsee\b|\bas (?:for|with|under)\b", re.IGNORECASE
)


def holds_result_word(text: str) -> bool:
    """Whether any word of a text is one that results have: asked only of what stands where the results of a list stand."""
    return _ANY_WORD.search(text) is not None or _OF_A_VOTE.search(text) is not None


_ANY_WORD = re.compile(rf"\b{RESULT_WORD}(?![\w-])", re.IGNORECASE)


def end_of_last_result(text: str) -> int:
    """Where the last of the words that results have ends in a text, or the vote after it; 0 where it has none."""
    return max((found.end() for pattern in (_ANY_WORD, _OF_A_VOTE) for found in pattern.finditer(text)), default=0)


def names_another(text: str) -> bool:
    """Whether a text names another motion, so that what follows may be that motion's result: `see Motion 2 (carried)`."""
    return _OF_ANOTHER.search(text) is not None
