"""Procedural motions: what a meeting decides about how it goes on, and never about the motion before it.

This is the only place that says which they are. A result in such a sentence is that of the procedural motion.
"""

import re

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


_NAMED = r"(?:the |this |any )?(?:emergency |composite )?(?:motion|composite|resolution|amendment|proposal)s?(?: (?:no\.? ?)?(?-i:[A-Z]{0,3}\d{1,3}[a-z]?|[A-Z]\b))?(?:(?:, | and | or )(?-i:[A-Z]{0,3}\d{1,3}[a-z]?|[A-Z]\b))*"
_DEPENDS = re.compile(
    rf"(?:(?:delegates|members|conference) (?:are|is) (?:reminded|advised) that )?(?:if|should) (?:{_NAMED} |it |this )?(?:is |are |be |has been )?(?:carried|passed|agreed|lost|defeated|adopted|falls?),?"
    rf" (?:then )?{_NAMED} (?:will |would |shall |must )?(?:then |also |automatically |therefore )?(?:falls?|lapses?|be (?:withdrawn|taken|moved|lost)|not be (?:put|taken|moved)|(?:is|are) (?:withdrawn|not put|consequential))\b[^.;]{{0,60}}\.?"
    rf"|{_NAMED} (?:will |would |shall )?(?:then |also )?(?:falls?|lapses?|be (?:withdrawn|taken)) if {_NAMED} (?:is|are) (?:carried|passed|agreed|lost|defeated|adopted)\.?",
    re.IGNORECASE,
)


def depends_on_another(sentence: str) -> bool:
    """Whether a sentence says what becomes of one motion by the vote on another: `If Composite 1 is carried, motion 5 falls.`"""
    return _DEPENDS.fullmatch(" ".join(sentence.split()).strip("()[]")) is not None


_THING = r"(?:motion|resolution|composite|amendment|proposal)"
_CORRECTION = re.compile(
    rf"(?:page \d{{1,3}}\b[,:]?\s*)?(?:in\s+)?{_THING} [A-Z]{{0,3}}\d[\w.]*\b.*(?:\bshould (?:read|be)\b|\bfor [“\"'‘].*\bread\b|\b(?:delete|insert|replace) [“\"'‘]|\bwas printed\b|\bhas been (?:renumbered|withdrawn from print)\b).*",
    re.IGNORECASE,
)
_AT_PAGE = re.compile(r"page \d{1,3}\b", re.IGNORECASE)


def is_correction(text: str) -> bool:
    """Whether a line corrects what was printed of a motion elsewhere: `Page 9, Amendment 14.2: delete “Carried”.`, `Motion 22 was printed twice.`"""
    plain = " ".join(text.split())
    return bool(_CORRECTION.fullmatch(plain) if _AT_PAGE.match(plain) else _PLAIN_CORRECTION.fullmatch(plain))


_PLAIN_CORRECTION = re.compile(
    r"(?:motion|resolution|composite) [A-Z]{0,3}\d[\w.]* (?:should read\s*:?|was printed .*|\([^()]*\) should read\s*:?)",
    re.IGNORECASE,
)
"""Without a page: an amendment says too that a line `should read` otherwise."""
