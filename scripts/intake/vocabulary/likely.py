"""What a sentence of minutes most likely says of a motion's result, mover and title: suggestions to a person, and never a record."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from schema.terms import CARRIED, Decision
from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.doubt import IN_PARTS, NEXT_BUSINESS, speaks_of_vote
from scripts.intake.vocabulary.movers import sentences
from scripts.intake.vocabulary.names import read_names
from scripts.intake.vocabulary.proceedings import speaks_of_procedure
from scripts.intake.vocabulary.results import LONGEST, Result, read_result
from scripts.intake.vocabulary.votes import vote_in_sentence
from scripts.intake.vocabulary.words import MEETING, MOTION, PASSED

_QUOTED = re.compile(r"[“\"‘](?P<title>[A-Z][^”\"’]{2,70}?)[.,]?[”\"’]")
_HEADED = re.compile(
    r"\b(?:headed|entitled|titled|called|named)\s+(?P<title>(?-i:[A-Z])[^,.;:]{2,70}?)\s*(?=[,.;:]|$|\s(?:came|was|were|is|had|which|from)\b)",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:on|about|concerning|concerned|regarding|on the subject of|dealt with|dealing with|relating to)\s+(?P<title>(?!behalf\b|a (?:vote|show|point)\b|the (?:platform|floor|agenda|order paper|motion)\b|\w*day\b)"
    r"[^,.;:“”\"]{3,60}?)(?=\s*(?:[,.;:]|$)|\s(?:was|were|came|had|which|that|from|in the name of)\b)",
    re.IGNORECASE,
)
MOST_WORDS_OF_TITLE = 8


def likely_title(sentence: str) -> str:
    """What a sentence says that the motion is headed, or is about, as it stands there; empty where it says neither.

    `The motion headed Wool Prices came from Greyfold.`, `Next came the motion of the Dyers' Section on gloves.`
    """
    for pattern in (_QUOTED, _HEADED):
        if found := pattern.search(sentence):
            return found["title"].strip()
    found_on = [one["title"].strip() for one in _ON.finditer(sentence)]
    short = [title for title in found_on if len(title.split()) <= MOST_WORDS_OF_TITLE]
    return short[-1] if len(short) == 1 or len(found_on) == len(short) > 0 else ""


_TAKEN = r"(?:carried|agreed|passed|taken|adopted|approved|moved on|proceeded|passed on)"
_NEXT = re.compile(
    rf"\bnext (?:business|item)\b[^.;]*\b{_TAKEN}\b|\b{_TAKEN}\b[^.;]*\bnext (?:business|item)\b", re.IGNORECASE
)
_SENT = re.compile(
    rf"\b(?:reference|remission|referral|remittal|remittance)(?: back)?\b[^.;]*\b(?:{PASSED}|lost|defeated|rejected)\b",
    re.IGNORECASE,
)
"""`Reference to the Executive was agreed, 58 to 30`: the vote was on sending it there."""
_NOT_SENT = re.compile(r"\b(?:not|lost|defeated|rejected|refused|declined|opposed)\b", re.IGNORECASE)
_SENT_ON = re.compile(
    r"\b(?:agreed|decided|resolved)\s+(?:to\s+(?:refer|remit)\s+(?:it|the\s+(?:motion|matter|question|composite|resolution))|that\s+(?:it|the\s+(?:motion|matter))\s+"
    r"(?:be\s+(?:referred|remitted)|go(?:es)?))\s+(?:back\s+)?to\s+(?:the\s+)?(?:[A-Z][\w’'&-]*\s+)*(?:executive|committee|council|board|nec)\b",
    re.IGNORECASE,
)
"""`It was decided that the matter go back to the Executive`, `… agreed to refer it to the Safety Committee`."""
_AMENDED = re.compile(
    rf"\b(?:the|this) (?:motion(?:,)? (?:as|thus|so) amended|amended {MOTION})\b|^(?:[\d.]+\s+)?as amended,",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\b(?:motion|resolution|composite|it)\s+(?:(?:was|had)\s+)?(?:therefore\s+|accordingly\s+|then\s+|thereupon\s+|thus\s+)*(?:lapsed|dropped|not put)\W*$"
    r"|\bnot (?:been )?moved(?:,| and)?\s+(?:(?:it|the motion)\s+)?(?:therefore\s+|accordingly\s+)?(?:lapsed|fell|dropped)\W*$"
    r"|\b(?:there being|there was|had|found|for want of|in the absence of) (?:no |a )?(?:mover|seconder)\b",
    re.IGNORECASE,
)
"""It was not put to the vote, whatever was voted on before: `…; the motion accordingly dropped.`"""
_PLAIN = (
    (re.compile(r"\b(?:debated|considered|discussed|heard|taken)\b[^.;]{0,40}\bin (?:private|closed|secret)\b", re.IGNORECASE), Decision.IN_PRIVATE),
    (re.compile(rf"\bwith the (?:leave|consent|permission|agreement) of (?:the )?(?:{MEETING}|council),?\s+(?:it|the motion) was (?:then )?withdrawn\W*$", re.IGNORECASE), Decision.WITHDRAWN),
    (re.compile(r"\b(?:nobody|no one|no delegate)\b[^.;]*\b(?:propos|mov|second)\w*\b[^.;]*\bfell\W*$", re.IGNORECASE), Decision.FELL),
    (re.compile(r"\b(?:motion|resolution|it|item) (?:was|were) not proceeded with\W*$", re.IGNORECASE), Decision.FELL),
    (re.compile(rf"\b{MEETING} (?:then )?(?:referred|remitted) (?:it|the {MOTION}) to\b", re.IGNORECASE), Decision.REMITTED),
    (re.compile(rf"\bwithdrew (?:it|the {MOTION})\W*$", re.IGNORECASE), Decision.WITHDRAWN),
    (re.compile(rf"\bthis {MOTION} (?:therefore |accordingly |then )?fell\W*$", re.IGNORECASE), Decision.FELL),
    (re.compile(r"\bno (?:delegate|mover|representative|one|speaker)s?\b[^.;]*\bto move it\b[^.;]*\bfell\W*$", re.IGNORECASE), Decision.FELL),
    (re.compile(r"\b(?:agreed to|accepted|consented to) (?:its|the motion(?:['’]s)?) (?:being )?(?:remi(?:tted|ssion)|refer(?:red|ral))\b|\bbe (?:referred|remitted)\b[^.;]*\b(?:so agreed|this was agreed|it was agreed)\W*$", re.IGNORECASE), Decision.REMITTED),
    (re.compile(r"\b(?:time ran out|time (?:having|had) run out|ran out of time|time (?:did|would) not (?:allow|permit)|no time\b|for lack of time|stood over|stands over)", re.IGNORECASE), Decision.NOT_REACHED),
    (re.compile(r"\bvoted (?:it|the motion) down\b", re.IGNORECASE), Decision.LOST),
    (re.compile(r"\b(?:nobody|no one|no delegate)\b[^.;]{0,60}\band it was (?:carried|agreed)\W*$", re.IGNORECASE), Decision.CARRIED),
    (re.compile(rf"\b(?:the motion (?:did not (?:find favour|succeed|find a majority)|was not agreed)|(?:{MEETING}|delegates) (?:was|were) not persuaded|not agreed\W*$)", re.IGNORECASE), Decision.LOST),
)  # fmt: skip
"""Sentences that say it in no word for a result, each with what they say."""
_REFUSED = re.compile(
    r"^(?:an?|the)\s+(?:request|suggestion|plea|wish)\b[^.;]*\bbe\s+(?:remitted|referred|withdrawn|taken|voted)\b[^.;]*\b(?:refused|declined|not granted)\b",
    re.IGNORECASE,
)
"""`A request that paragraph 2 be remitted was refused.`: it says what did not become of the motion."""
_PARTS = re.compile(
    r"\b(?:parts?|sections?|paragraphs?|clauses?|points?)\s+(?:\W?(?:[ivx]+|[a-h]|\d+|one|two|three)\b\W?)",
    re.IGNORECASE,
)
_VERDICT = re.compile(rf"\b(?:{PASSED}|lost|defeated|fell|rejected|remitted|withdrawn)\b", re.IGNORECASE)
_OF_OTHER = re.compile(
    r"\b(?:vote of thanks|standing orders?|lapsed|(?:the|this|his|her|committee(?:['’]s)?) (?:report|minutes|accounts|ruling)|recommendations?|amendments?)\b|\breferred to (?:the )?committee (?:on|for)\b",
    re.IGNORECASE,
)
"""Of something else than the motion, and no procedural motion."""
_NOT_YET = re.compile(
    r"\b(?:ask\w*|seek\w*|sought|mov(?:e|ed|ing)|propos\w+|urg\w+|wish\w*|suggest\w*|request\w*|want\w*|if|unless|should|would|could|may|might"
    r"|hop\w+|recommend\w*|advis\w+|declin\w+|refus\w+|not|never|nor|neither|whether|last year|had|press|public|majority|quorum)\b",
    re.IGNORECASE,
)
"""Before a word that then says what somebody wanted, and not what the meeting did."""
_CLAUSE = re.compile(r"[,;:)(]|\s[–—-]\s|\s(?:and|but|with|by|on|after|as|subject|two|three|one|there)\s")


def likely_result(text: str) -> str:
    """The mark that a person may confirm for a line: `carried, by a large majority`, `lost, 20 for, 30 against`,
    `next business`, `voted in parts`; empty where nothing in it is a result of the motion.
    """
    plain = _MINUTE.sub("", " ".join(text.split()))
    plain = _UNCHANGED.sub(" ", without_not_voting(plain))
    plain = _AGREED_TO.sub("carried", _SO_ALTERED.sub(", as amended,", plain))
    plain = " ".join(one for one in sentences(plain) if not _REFUSED.search(one)) or plain
    if _NEXT.search(plain):
        return NEXT_BUSINESS
    if _DROPPED.search(plain):
        return Decision.FELL.value
    if sent := _SENT.search(plain):
        return Decision.REMITTED.value if not _NOT_SENT.search(sent.group()) else ""
    if _SENT_ON.search(plain) and len(_VERDICT.findall(_SENT_ON.sub("", plain))) == 0:
        return Decision.REMITTED.value
    plainly = {decision for pattern, decision in _PLAIN if pattern.search(plain)}
    if len(plainly) == 1 and not speaks_of_other(plain):
        return mark_of(plainly.pop(), vote_in_sentence(without_not_voting(_last_figures(plain))))
    if _PARTS.search(plain) and len(_VERDICT.findall(plain)) > 1:
        return IN_PARTS
    results = []
    for before, sentence in pairwise(("", *sentences(plain))):
        # "Procedural motion: that the question not be put. Passed."
        results += [result for result in _results(sentence) if result.of == "motion" or not speaks_of_other(before)]
    if len({result.decision for result in results}) != 1:
        return ""
    own = " ".join(sentence for sentence in sentences(plain) if not speaks_of_other(sentence))
    votes = {vote for vote in (*(result.vote for result in results), vote_in_sentence(own)) if vote}
    vote, decision = votes.pop() if len(votes) == 1 else "", results[0].decision
    if decision is Decision.CARRIED and _AMENDED.search(plain):
        decision = Decision.CARRIED_AS_AMENDED
    if decision is Decision.FELL and re.search(r"\d+\D+\d", plain) and (vote or speaks_of_vote(plain)):
        return mark_of(Decision.LOST, vote)  # it was put, and voted down
    return mark_of(decision, vote)


def _last_figures(text: str) -> str:
    """The sentence of a text that has its last figures: `The Treasurer said £14,000. Votes were counted: for 30, against 49.`"""
    return next((sentence for sentence in reversed(list(sentences(text))) if re.search(r"\d", sentence)), "")


def without_not_voting(text: str) -> str:
    """A sentence without how many did not vote, who are on no side: `for 45; against 12; not voting, 3`."""
    return _NOT_VOTING.sub(" ", text)


_MINUTE = re.compile(r"^\d{1,3}(?:(?:\.\d{1,3})+\.?|[.)])\s+(?=[A-Z])")
"""The number of a paragraph of minutes before its sentence, `14.1 No delegate …`: no figures of a vote."""
_UNCHANGED = re.compile(
    r",?\s(?:unaltered|unamended|unchanged|without (?:any )?(?:amendments?|changes?))(?:,\s|\s)", re.IGNORECASE
)
_AGREED_TO = re.compile(r"\bagreed to(?=\s*(?:[.,;]|$)|\s+(?:by|on|unanimously|without|nem)\b)", re.IGNORECASE)
_SO_ALTERED = re.compile(r",?\s(?:as so amended|(?:so|as|thus) altered|(?:so|thus) amended)\b,?", re.IGNORECASE)
_NOT_VOTING = re.compile(
    r",?\s(?:with\s)?(?:\w+|\d+)\s(?:delegates?\s|members?\s)?abstaining|"
    r"[,;]?\s*(?:and\s+)?(?:(?:did )?not vot(?:e|ing)[:,]?\s*\d[\d,]*|(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:delegates?\s+|members?\s+)?(?:did )?not vot(?:e|ing))",
    re.IGNORECASE,
)
_FATE = re.compile(
    r"\b(?:was|were)\s+(?:then\s+|duly\s+|accordingly\s+|put and\s+)*(?P<fate>carried|agreed|lost|defeated|rejected|withdrawn)\b(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
_FATES = {
    "carried": Decision.CARRIED, "agreed": Decision.CARRIED, "lost": Decision.LOST, "defeated": Decision.LOST,
    "rejected": Decision.LOST, "withdrawn": Decision.WITHDRAWN,
}  # fmt: skip


def result_of_amendment(text: str) -> str:
    """What a sentence about one amendment says became of it: `lost, 31 for, 62 against`; empty where it says no one thing.

    `…, to replace “75” by “90”, was moved by Ms Wick, but was defeated, 31 voting for it and 62 against.`
    """
    fates = list(_FATE.finditer(text))
    if len(fates) != 1 or len(_VERDICT.findall(text)) != 1:
        return ""
    vote = vote_in_sentence(fates[0]["rest"])
    return mark_of(_FATES[fates[0]["fate"].lower()], vote)


def speaks_of_other(sentence: str) -> bool:
    """Whether a sentence speaks of what was decided on something else than the motion: a vote of thanks, a point of order."""
    return speaks_of_procedure(sentence) or _OF_OTHER.search(sentence) is not None


def mark_of(decision: Decision, vote: str) -> str:
    """A decision and its vote as a mark; without a vote that says the contrary."""
    counts = [int(count) for count in re.findall(r"\d+", vote)]
    is_contrary = len(counts) > 1 and (
        (decision in CARRIED and counts[0] <= counts[1]) or (decision is Decision.LOST and counts[0] > counts[1])
    )
    words = f"{decision.value}, {vote}"
    is_mark = (
        not is_contrary
        and decision in (*CARRIED, Decision.LOST, Decision.REMITTED)
        and read_result(words, in_column=True) is not None
    )
    return words if vote and is_mark else decision.value


def _results(sentence: str) -> Iterator[Result]:
    """The longest part of a sentence that is a result, with nothing before it that takes it back."""
    verdicts = {word.lower() for word in _VERDICT.findall(sentence)} - {"agreed"}
    if speaks_of_other(sentence) or len(verdicts) > 1:
        return
    taken_back = _NOT_YET.search(sentence)
    until = taken_back.end() if taken_back else len(sentence)
    for start in (found.start() for found in re.finditer(r"(?<!\S)\S", sentence)):
        if start >= until:
            return
        rest = sentence[start:].strip(" .(")
        # No result is longer than LONGEST, so no clause that ends later is tried.
        clauses = [found.start() for found in _CLAUSE.finditer(rest, 0, LONGEST + 1)]
        for end in (*([len(rest)] if len(rest) <= LONGEST else []), *reversed(clauses)):
            result = read_result(rest[:end].strip(" ,;:.("))
            if result and result.of != "amendment" and not _is_taken_back(result, rest[end:]):
                # Figures that are left over may be a third side of the vote.
                yield replace(result, vote="") if re.search(r"\d", rest[end:]) else result
                return
            if result and not _is_what_was_agreed(result, rest[end:]):
                return
            if result:
                break


def _is_taken_back(result: Result, after: str) -> bool:
    """Whether what stands after a result says that it is another, or none: `carried, subject to legal advice`, `agreed that …`."""
    is_of_another = _BY_ANOTHER.match(after) is not None
    return (
        _is_what_was_agreed(result, after)
        or is_of_another
        or any(pattern.search(after) for pattern in (_TAKES_BACK, _VERDICT))
    )


def _is_what_was_agreed(result: Result, after: str) -> bool:
    """Whether the word for the decision only begins what was agreed: `agreed that it be remitted`."""
    return result.word in ("agreed", "accepted", "approved") and _WHAT_WAS_AGREED.search(after) is not None


_WHAT_WAS_AGREED = re.compile(r"\b(?:that|to|be|the)\b", re.IGNORECASE)
_BY_ANOTHER = re.compile(r"\W*by\s+(?:the\s+)?(?:[A-Z]|executive|committee|council|board|officers|trustees)")
"""Not by the meeting: `carried by the Executive`."""
_TAKES_BACK = re.compile(
    r"\bas an?\b|\b(?:amend\w*|alter\w*|delet\w*|except\w*|subject to|in part|parts?|paragraphs?|clauses?|but|not|until|pending|rescind\w*|overturn\w*"
    r"|recount\w*|challeng\w*|void|invalid|instead|reconsider\w*|provided|confirm\w*|ratif\w*|recommend\w*|provisional\w*|quorum|inquorate)\b",
    re.IGNORECASE,
)


_MOVED = r"(?:moved|moving|proposed|submitted|presented|tabled|introduced)"
_FOR = r"(?:on behalf of|in the names? of|for|by|from)"
_CUES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MOVED}\b[^.;:]{{0,80}}?\b{_FOR}\s+(?:the\s+)?",
        r"\b(?:movers?|proposers?|proposed by|moved by|sponsors?|sponsored by)\s*:\s*(?:the\s+)?",
        r"^\W*(?:in the names? of|notice (?:of (?:it|this) )?(?:had been|was) given by)\s+(?:the\s+)?",
        r"\b(?:delegate|representative|mover)s?\s+(?:present\s+)?(?:from|of|for)\s+(?:the\s+)?(?=[^.;:]{0,60}\bto move\b)",
        rf"\b(?:delegate|representative|mover)s?\s+(?:of|from|for)\s+(?:the\s+)?(?=[^.;:]{{0,60}}\b{_MOVED}\b)",
        rf"^\W*on behalf of\s+(?:the\s+)?(?=[^.;:]{{0,90}}\b{_MOVED}\b)",
        rf"^\W*the\s+(?=[^.;:,]{{0,60}}\b{_MOVED}\b)",
        rf"\b(?:motion|resolution|proposal|rule change)\b[^.;:]{{0,60}}?\b(?:of|{_FOR})\s+(?:the\s+)?",
    )
)
"""What stands right before the body's name."""
_SENT_ON_ITS_MOTION = re.compile(r"\bbe (?:remitted|referred|withdrawn)\b", re.IGNORECASE)
"""What was moved is where the motion should go, and not the motion."""
_SECONDED = re.compile(r"\bsecond", re.IGNORECASE)
_NAME_ENDS = re.compile(rf"[.;:()]|\sby\s|\s(?:then\s+)?{_MOVED}\b")
"""No body's name goes on after it."""
_KINDS = frozenset(
    ("branch", "section", "committee", "council", "division", "region", "lodge", "network", "executive", "group")
)
"""The last word of a body's name, which minutes also write small: `the Thornby branch`."""
MOST_WORDS = 9
"""The words of a name that are tried."""


def likely_mover(sentence: str) -> str:
    """The body that moved the motion, as the sentence prints it: `Slipway Branch`; empty where it names none, or speaks of an amendment.

    `Miss Orme moved on behalf of the Slipway Branch:`, `Mover: Pier Branch (Mr Cragg). Seconder: …`, `The Executive moved, by …`.
    """
    if speaks_of_other(sentence) or _SENT_ON_ITS_MOTION.search(sentence):
        return ""
    before = _SECONDED.split(sentence, maxsplit=1)[0]
    for cue in _CUES:
        for found in cue.finditer(before):
            if body := _body_at(before[found.end() :]):
                return body
    return ""


def _body_at(text: str) -> str:
    """The name of a body, or of several, that a text begins with; empty where it begins with anything else."""
    words = list(re.finditer(r"[^\s.;:()]+", _NAME_ENDS.split(text, maxsplit=1)[0]))[:MOST_WORDS]
    for last in reversed(words):
        name = text[: last.end()].strip(" ,")
        names = read_names(name, _NONE) if name[:1].isupper() else None
        is_whole = last.group()[:1].isupper() or last.group().lower() in _KINDS
        if names and names.new and not (names.people or names.unclear) and is_whole:
            return name
    return ""


_NONE = Bodies({}, "", None)
