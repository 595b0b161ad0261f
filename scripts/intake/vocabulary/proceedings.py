"""Lines of a meeting's proceedings, which are never the words of a motion: a vote, a closure, the agenda, who moved it.

This is the only place that says what procedural motions are. A result in such a sentence is that of the procedural motion.
"""

import re
from enum import StrEnum
from functools import lru_cache

from scripts.intake.vocabulary.doubt import RESULT_WORD
from scripts.intake.vocabulary.phrases import is_closing_item, is_opening
from scripts.intake.vocabulary.results import LONGEST, read_result
from scripts.intake.vocabulary.votes import vote
from scripts.intake.vocabulary.words import CHAIR, MEETING, MOTION, PASSED, THING

_BE_PUT = r"(?:be|is)?\s?(?:now |not now |not )?(?:be )?(?:now )?(?:put|taken)"
_PUT_TO_VOTE = rf"that the (?:question|vote|motion|matter|resolution) {_BE_PUT}"
_PHRASE = re.compile(
    rf"\bprocedural\b|\bpoint of order\b|\bnext business\b|\bclosure\b|\bprevious question\b|\b{_PUT_TO_VOTE}\b|\bmov\w+ (?:straight )?to (?:a|the) vote\b"
    r"|\bsuspen\w+ (?:of )?standing orders\b|\breference back\b|\bmore time\b|\bextension\b|\badjourn\w*\b|\b(?:lie|lay|lies|laid|left|remain) (?:up)?on the table\b|\bpostpone\w*\b|\brecount\b|\bchalleng\w+\b|\bbe (?:no longer|not|now) heard\b",
    re.IGNORECASE,
)
_MOTION_TO = re.compile(
    r"(?:an? |the |another )?(?:procedural motion\b|closure motion\b|motion (?:to|for|that) "
    r"(?:table|(?:lie on )?the table|put the question|the (?:question|vote|matter)|proceed|move to|next business|(?:the )?closure|adjourn"
    r"|suspend(?= (?:the )?(?:standing|rules?\b|meeting|sitting|session|debate|business))|take a vote"
    r"|extend(?= (?:the )?(?:time|debate|discussion|meeting|sitting|session|speaking|business|guillotine|deadline))"
    r"|postpone(?=\W*$|[.,;:]| (?:the |this |it\b|further )?(?:motion|resolution|matter|item|vote|question|debate|consideration|until|indefinitely|to\b)|\s+it\b)|the meeting (?:be |do |should |now |stand )*(?:adjourn|close|proceed|suspend)"
    r"|(?:refer|commit|recommit|close|divide|reconsider)(?=\W*$|[.,;:]| (?:the|this|it|back|to)\b))\b)",
    re.IGNORECASE,
)


def speaks_of_procedure(sentence: str) -> bool:
    """Whether a sentence speaks of something else that was put to the vote: next business, the closure, an adjournment."""
    return _PHRASE.search(sentence) is not None


def begins_procedural_motion(text: str) -> bool:
    """Whether a line begins with a procedural motion: `A motion to close the debate`, `Motion to table`, `The motion that the
    question be put`. `Motion to close coal mines` is none."""
    return _MOTION_TO.match(text) is not None


_NAMED_MOTION = rf"(?:the |this |any )?(?:emergency |composite )?(?:{THING})s?(?: (?:no\.? ?)?(?-i:[A-Z]{{0,3}}\d{{1,3}}[a-z]?|[A-Z]\b))?(?:(?:, | and | or )(?-i:[A-Z]{{0,3}}\d{{1,3}}[a-z]?|[A-Z]\b))*"
_DEPENDS = re.compile(
    rf"(?:(?:delegates|members|conference) (?:are|is) (?:reminded|advised) that )?(?:if|should) (?:{_NAMED_MOTION} |it |this )?(?:is |are |be |has been )?(?:{PASSED}|lost|defeated|falls?),?"
    rf" (?:then )?{_NAMED_MOTION} (?:will |would |shall |must )?(?:then |also |automatically |therefore )?(?:falls?|lapses?|be (?:withdrawn|taken|moved|lost)|not be (?:put|taken|moved)|(?:is|are) (?:withdrawn|not put|consequential))\b[^.;]{{0,60}}\.?"
    rf"|{_NAMED_MOTION} (?:will |would |shall )?(?:then |also )?(?:falls?|lapses?|be (?:withdrawn|taken)) if {_NAMED_MOTION} (?:is|are) (?:{PASSED}|lost|defeated)\.?",
    re.IGNORECASE,
)


def depends_on_another(sentence: str) -> bool:
    """Whether a sentence says what becomes of one motion by the vote on another: `If Composite 1 is carried, motion 5 falls.`"""
    return _DEPENDS.fullmatch(" ".join(sentence.split()).strip("()[]")) is not None


_CORRECTED = rf"(?:{THING})"
_CORRECTION = re.compile(
    rf"(?:page \d{{1,3}}\b[,:]?\s*)?(?:in\s+)?{_CORRECTED} [A-Z]{{0,3}}\d[\w.]*\b.*(?:\bshould (?:read|be)\b|\bfor [“\"'‘].*\bread\b|\b(?:delete|insert|replace) [“\"'‘]|\bwas printed\b|\bhas been (?:renumbered|withdrawn from print)\b).*",
    re.IGNORECASE,
)
_AT_PAGE = re.compile(r"page \d{1,3}\b", re.IGNORECASE)


def is_correction(text: str) -> bool:
    """Whether a line corrects what was printed of a motion elsewhere: `Page 9, Amendment 14.2: delete “Carried”.`, `Motion 22 was printed twice.`"""
    plain = " ".join(text.split())
    return bool(_CORRECTION.fullmatch(plain) if _AT_PAGE.match(plain) else _PLAIN_CORRECTION.fullmatch(plain))


_PLAIN_CORRECTION = re.compile(
    rf"{MOTION} [A-Z]{{0,3}}\d[\w.]* (?:should read\s*:?|was printed .*|\([^()]*\) should read\s*:?)",
    re.IGNORECASE,
)
"""Without a page: an amendment says too that a line `should read` otherwise."""


class Proceeding(StrEnum):
    """What a line of proceedings is, as a message calls it."""

    VOTE = "a vote"
    RESULT = "a result"
    RESULT_FIRST = "a result before the words"
    PART = "the vote on a part"
    PROCEDURE = "what was moved or ruled on the procedure"
    OF_MOTION = "what became of the motion"
    AGENDA = "an item of the agenda with its time"
    CLOSE = "the end of the meeting"
    MINUTE = "the number that the minutes give the resolution"
    PUT_BY = "who put it"
    NOTE = "a note on the motion"
    OF_AMENDMENT = "what became of an amendment"
    DEBATE = "what was said or done in the debate"
    FURNITURE = "what is printed round the text of a page"


LONGEST_READ = 1_000
"""The characters of a line that are looked at: how it begins says what it is."""
_BULLET = re.compile(r"^[-•*·●▪◦–]\s+")
_COUNT = r"\d[\d,]*(?:(?:\s*[/:–—-]\s*|\s+to\s+)\d[\d,]*){1,2}"
_VERDICT = (
    rf"(?:(?:not )?{PASSED}|lost|fell|falls|failed|defeated|rejected|negatived"
    r"|remitted|referred|withdrawn|granted|refused)"
)
_REMOVED = r"(?:removed|deleted|struck out|taken out|retained)"
_RESULT_FIRST = re.compile(rf"{_VERDICT}\s*(?:[(\[][^()\[\]]*\d[^()\[\]]*[)\]])?\s*:\s+\S", re.IGNORECASE)
_OF_ORDERS = re.compile(
    rf"(?:(?:the )?vote (?:on|of) the (?:main |substantive |whole )?(?:motion|resolution|amendment)s?\W+)?{_VERDICT}\s+in\s+(?:all|both|the)\s+(?:\w+\s+)?"
    r"(?:orders?|houses?|sections?|colleges?|chambers?)\b.{0,40}",
    re.IGNORECASE,
)
_VOTE_ON = re.compile(
    rf"(?:the )?vote (?:on|of) the (?:\w+ )?(?:{THING})s?(?: as amended)?\W+(?:was\s+)?{_VERDICT}\b.{{0,60}}",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?:(?:resolves|notes|believes|paragraphs?|clauses?|parts?|points?|sections?|sub-?sections?)\s+(?:\d[\w.]*|[ivx]+|[a-z])(?:(?:\s*(?:,|and|&|to|[–-])\s*)(?:\d[\w.]*|[ivx]+|[a-z]))*\s*[:–—-]?\s+"
    rf"(?:(?:was|were)\s+)?(?:{_VERDICT}|{_REMOVED})\W*(?:{_COUNT}\W*)?"
    rf"|parts\s*[:–—-]\s.*\b(?:granted|refused|agreed|carried|lost)\b.{{0,40}}|request (?:for parts )?(?:granted|refused)\b.{{0,40}})",
    re.IGNORECASE,
)
_VERDICT_AND_COUNT = re.compile(
    rf"(?:[A-Z][\w' ]{{0,40}}[:–—-]\s+)?{_VERDICT}[\s,:(–—-]+(?:by\s+)?{_COUNT}\)?\.?", re.IGNORECASE
)
_QUESTION = r"the (?:question|vote|motion|matter)(?: be| is)? (?:now |not now |be now )?(?:put|taken)"
_PROCEDURE = re.compile(
    rf"(?:it was|[A-Z][^.:;]{{2,60}}?)\s+(?:then\s+)?(?:moved|proposed)[,:]?\s+[\"“'‘]?that {_QUESTION}\b"
    r"|.{0,80}\bthe (?:vote|voting) (?:was|is|being) (?:recorded|taken|as follows)\b|(?:a )?(?:recorded|named|roll[- ]call) (?:vote|ballot|division)\b"
    r"|(?:the )?debate (?:was |is )?(?:then )?(?:adjourned|closed|resumed|suspended|guillotined)\b|standing orders (?:were|was) suspended\b"
    rf"|(?:(?:due|owing) to (?:the )?(?:lack |shortage )?(?:of )?time|(?:for|from) (?:lack|want|shortage) of time),?\s+(?:the )?(?:{MEETING}|council|delegates)"
    r" (?:then )?(?:moved|went|passed|proceeded)\b"
    r"|(?:the )?reference back (?:was|is)\b|(?:the )?question (?:was|is|being) (?:then |now )?put\b|(?:the )?previous question\b"
    rf"|a (?:separate|recorded|card) vote was (?:then )?(?:taken|called|demanded|requested|held)\b|(?:the )?{CHAIR} (?:then )?declined to (?:use|give|exercise)\b"
    r"|(?:a|the) (?:vote|ballot|count|division|roll call)(?: by \w+)? was (?:then )?(?:taken|called|demanded|requested|held)\b"
    rf"|(?:the )?(?:{CHAIR}|mayor|speaker)\s+(?:then\s+)?(?:used|gave|cast|exercised|ruled|declared|announced|put)\b.{{0,80}}\b(?:vote|order|question|motion|carried|lost)\b"
    r"|(?:the )?votes (?:being|were|having been) (?:equal|tied)\b|there (?:being|was) (?:no seconder|an equality of votes|a tie)\b"
    r"|(?:quorum|the meeting) was (?:then )?(?:challenged|found to be inquorate|inquorate)\b"
    rf"|(?:the )?(?:{MEETING}|council) (?:then )?(?:agreed|voted|resolved|decided) to (?:take a|take the vote|move to|suspend|adjourn|extend|hear)\b",
    re.IGNORECASE,
)
_OF_MOTION = re.compile(
    rf"(?:the|this) (?:(?:policy )?{MOTION}|item)\b(?:\s+(?:standing |put |submitted )?(?:in the name of|of|from|by)\s+[^,;:.]{{3,60}})?(?:,\s+that\b[^.;]{{3,200}},)?"
    rf"\s+(?:was|were|had been|has been|having been)\s+(?:then\s+|duly\s+|therefore\s+|not\s+|also\s+)*(?:moved|put|seconded|debated|discussed|reached|taken|supported|opposed|accepted|{RESULT_WORD})\b",
    re.IGNORECASE,
)
_NAMED = rf"(?:the\s+)?(?:emergency\s+|composite\s+)?(?:{THING})s?\s+(?:no\.?\s*)?(?-i:[A-Z]{{0,3}}\d|[A-Z]\b)"
_WITH_ANOTHER = re.compile(
    rf"(?:to be |was |were )?(?:taken|debated|moved|heard|voted on|considered|grouped)\s+(?:together\s+)?(?:with|after|before|under)\s+{_NAMED}"
    rf"|(?:fell|falls|fallen|falling|lapse[sd]|consequential)\b[^.;]{{0,40}}\b{_NAMED}",
    re.IGNORECASE,
)
"""`To be taken with Motion 2; fell when that was carried.`"""
_ACTION = re.compile(
    rf"(?:action|decision|disposition|vote|verdict) (?:of|by|taken by) (?:the )?(?:{MEETING}|delegates|committee|members|membership|body|floor)\s*:"
    r"|(?:passed|adopted|supported|endorsed|carried|defeated|lost|rejected)\s+(?:by|at|in)\s*:\s+[A-Z]",
    re.IGNORECASE,
)
"""`Action of the delegates: Adopted`; `Passed by: Hill, Quay`, below a motion which these branches have passed."""
_NOTE = re.compile(
    r"(?:(?-i:[A-Z]{2,6})|standing orders committee|(?:national )?executive(?: committee| council)?|secretary|editor(?:ial)?|clerk|chair)(?:['’]s)? (?:note|comment|advice)\s*:",
    re.IGNORECASE,
)
_OF_AMENDMENT = re.compile(
    rf"amendments?\s+(?:no\.?\s*)?(?:\d{{1,3}}[a-z]?|[A-Z]|one|two|three|four|five|six)\b(?:\s*\([^()]{{2,40}}\))?\s+(?:was|were)\s+(?:then\s+|duly\s+)?(?:accepted|withdrawn|moved|{_VERDICT})\b"
    rf"|(?:an?|the|one|another)\s+(?:(?:friendly|further|second|similar|proposed)\s+)?amendment\b[^.;:]{{0,120}}?\s(?:(?:was|were)\s+(?:then\s+|duly\s+)?(?:accepted|taken|withdrawn|moved|put|not seconded|{_VERDICT})|(?:found|had|received) no seconder|fell|lapsed)\b"
    rf"|amendments?\s+[A-Z]?\d{{1,3}}[a-z]?(?:(?:,|\s+and|\s+to|\s+&)\s+[A-Z]?\d{{1,3}}[a-z]?)+\s*[:–—-]\s+{_VERDICT}|no amendments?\.?$"
    rf"|(?:both|all|neither)\s+(?:of\s+)?(?:the\s+)?amendments?\s+(?:(?:was|were)\s+)?(?:accepted|{_VERDICT})|[A-Z]?\d{{1,3}}[A-Z]?\.\d{{1,2}}\s+(?:was\s+)?(?:accepted|{_VERDICT})\b"
    r"|(?:the|an?|one|both|two|three|all|some|another)\s+(?:(?!of\b)[\w’'-]+\s+){0,3}?(?:amendments?|amended)\b[^.;]{0,120}?\b(?:was|were|had been|having been|fell|failed|became)\b"
    r"|(?-i:[A-Z])[^.:;]{2,60}?\smoved\s+(?:as\s+an?\s+amendment|an\s+amendment|the\s+following\s+amendment)\b",
    re.IGNORECASE,
)
_DEBATE = re.compile(
    r"(?:there (?:was|were) )?(?:no|several|some|many|two|three|four) (?:further |other )?(?:speakers?|speeches|questions?|debate|discussion|contributions?)(?:,? (?:for|against|in opposition|from the floor|(?:was|were|having been) (?:asked|made|put|heard))){0,2}\.?"
    r"|(?:speeches|questions|contributions|views) were (?:heard|made|taken|put|asked|answered|invited)\b.{0,60}"
    r"|(?:the )?(?:proposer|mover|seconder)s? (?:then |also )?(?:said|spoke|explained|argued|replied|answered|told|thanked|stated|stressed|outlined|added|summed up|waived)\b.*"
    rf"|(?:(?!\b(?:that|who)\b)[^.:;]){{2,60}}?\sspoke (?:in favour of|in support of|in opposition to|for|against|on|to) (?:the|this) (?:{THING})\b.{{0,60}}",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(
    r"(?:the )?(?:last day|deadline|closing date) for\b.{0,80}|(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+(?: \d{4})? (?:is|was|will be) the (?:last day|deadline|closing date)\b.{0,80}",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:this (?:entry|post|article|page|item|story|news) (?:was|is) (?:posted|published|filed|written|tagged|created|last (?:updated|modified|edited))"
    r"|(?:posted|filed|tagged|published) (?:in|under|on|by)\b(?=.{0,60}$)|permalink\b|bookmark the permalink)",
    re.IGNORECASE,
)
_RESULT_TO_COME = re.compile(
    r"(?:the )?results? (?:will|is to|are to|of the (?:vote|ballot|poll) (?:will|is|are))\b", re.IGNORECASE
)
_TIMED = re.compile(
    r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?[ap]m)?\s*(?:[–—-]|to)\s*(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?[ap]m)?\s+[A-Z]",
    re.IGNORECASE,
)
_NO_BUSINESS = re.compile(r"there being no (?:further|other|more) business\b", re.IGNORECASE)
_MINUTE = re.compile(
    r"(?:resolved|resolution|minute|act|min)\.?\s+(?:nos?\.?\s*)?[A-Z]{0,3}\d+(?:[/.:-]\w+)*\.?", re.IGNORECASE
)
_PUT_BY = re.compile(
    r"(?:(?:moved|proposed|submitted|seconded|tabled|sponsored)\s+(?:by|on behalf of)|on (?:the )?motion of|on a motion (?:of|by|from)|in the names? of)\s[^:]{2,110}:",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[(\[]?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)\]]\s", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def proceeding(text: str) -> Proceeding | None:
    """What a line of proceedings is; None where it may be the words of a motion.

    - `4 votes FOR, 1 ABSTAIN`, `Lost 21/60/6`: a vote; `CARRIED IN ALL ORDERS`, `Vote on the motion: carried`: a result;
    - `Resolves 2: FELL 21/60/6`, `Parts: … granted`; `Carried (For 90%, Against 10%): This meeting …`;
    - `It was moved "that the question be now put".`, `Debate adjourned.`, `Motion to table`, `A vote by orders was taken`;
    - `The motion of the Quay Section, that …, was not moved.`; `10.50–11.10 Speech`; `There being no further business …`;
    - `To be taken with Motion 2; fell when that was carried.`; `Close: 4.15 p.m.`;
    - `Resolved 16/09/6/14`, `Act 14`; `Moved by the Quay Branch:`; `Action of the delegates: Adopted`;
    - `SOC note: …`; `Amendment Two was rejected.`; `An amendment to add figs was lost.`; `This entry was posted in News …`;
    - `There were no questions.`, `The proposer said that …`; `12 March is the last day for amendments.`

    A numbered entry of a list, and what begins as motions do, is none of these.
    """
    plain = " ".join(text.split())[:LONGEST_READ]
    if _MINUTE.fullmatch(plain):
        return Proceeding.MINUTE
    if _NUMBERED.match(plain) or is_opening(plain):
        return None
    bare = _BULLET.sub("", plain)
    if not bare or not (bare[0].isupper() or bare[0].isdigit() or bare != plain):
        return None
    return next((kind for kind, is_one in _KINDS if is_one(bare)), None)


def _is_vote(text: str) -> bool:
    counted = vote(text) if re.search(r"\d", text) and len(text) <= LONGEST else None
    return (counted is not None and bool(counted.figures or counted.note)) or _VERDICT_AND_COUNT.fullmatch(
        text
    ) is not None


def _is_result(text: str) -> bool:
    is_said = any(pattern.fullmatch(text) for pattern in (_OF_ORDERS, _VOTE_ON))
    return is_said or read_result(text) is not None


def _is_closing(text: str) -> bool:
    return _NO_BUSINESS.match(text) is not None or (len(text) < LONGEST and is_closing_item(text))


_KINDS = (
    (Proceeding.PUT_BY, lambda text: _PUT_BY.fullmatch(text) is not None),
    (Proceeding.AGENDA, lambda text: _TIMED.match(text) is not None),
    (Proceeding.CLOSE, _is_closing),
    (Proceeding.PART, lambda text: _PART.fullmatch(text) is not None),
    (Proceeding.RESULT_FIRST, lambda text: _RESULT_FIRST.match(text) is not None),
    (Proceeding.VOTE, _is_vote),
    (Proceeding.RESULT, _is_result),
    (Proceeding.PROCEDURE, lambda text: begins_procedural_motion(text) or _PROCEDURE.match(text) is not None),
    (Proceeding.NOTE, lambda text: _NOTE.match(text) is not None or _LAST_DAY.fullmatch(text) is not None),
    (Proceeding.DEBATE, lambda text: _DEBATE.fullmatch(text) is not None),
    (Proceeding.OF_AMENDMENT, lambda text: _OF_AMENDMENT.match(text) is not None),
    (Proceeding.FURNITURE, lambda text: _FURNITURE.match(text) is not None),
    (Proceeding.OF_MOTION, lambda text: _ACTION.match(text) is not None),
    (Proceeding.OF_MOTION, lambda text: any(said.match(text) for said in (_OF_MOTION, _WITH_ANOTHER, _RESULT_TO_COME))),
)  # fmt: skip
"""How each kind is recognised, in order."""
