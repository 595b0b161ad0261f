"""What may have become of a motion, however it is put, and clauses of a motion, which say no such thing."""

import re
from functools import lru_cache

from schema.wording import LIST_MARK
from scripts.intake.vocabulary.phrases import is_opening, opens_motion
from scripts.intake.vocabulary.words import CHAIR, MEETING, MOTION

_REFUSED = (
    r"rejected|declined|refused|overturned|overruled|dismissed|opposed|defeated|blocked|vetoed|quashed|annulled|rescinded|reversed|negatived|disallowed|"
    r"abandoned|dropped|shelved|scrapped|withdrawn|withdrew|tabled|deferred|postponed|adjourned|remitted|referred|lapsed|lost|fell|fallen|failed|"
    r"struck (?:out|down|off)|thrown out|threw out|turned down|voted (?:down|out|on|off)|ruled (?:out|against)|put off|held over|stood over|laid (?:aside|over|on|upon)|"
    r"not (?:\w+ly )?(?:approved|agreed|adopted|passed|carried|accepted|supported|endorsed|moved|reached|taken|put|debated|heard|seconded)"
)
_PEOPLE = (
    rf"(?:(?:the|our) )?(?:{MEETING}|council|senate|house|hall|floor|"
    r"(?:\w+ )?(?:members|delegates|branches|representatives|voters)|membership|majority|executive|board)"
)
_THING = rf"(?:it|this|that|them|(?:the|this|that) (?:{MOTION}|one))"
_NOTED = re.compile(r"^[\W_]*(?:note\s*:\s*)?|[\s)\]*_~.!]+$", re.IGNORECASE)
_TOLD = re.compile(
    rf"(?:{_PEOPLE}|it|this|{_THING})\s+(?:then |therefore |narrowly |overwhelmingly |unanimously |also |had |has |have )*"
    rf"(?:(?:rejected|declined|refused|overturned|dismissed|opposed|defeated|blocked|vetoed|dropped|struck out|struck down|threw out|turned down|voted down|voted against|voted no on)(?: (?:to (?:pass|adopt|agree|support|approve|accept) )?{_THING})?"
    rf"|(?:voted|threw|turned|struck) {_THING} (?:down|out|off)|voted (?:no|against)|said no(?: to {_THING})?|(?:was|were) (?:against|opposed to)(?: {_THING})?"
    rf"|(?:did not|didn['’]t|would not|could not) (?:\w+ly )?(?:approve|agree|adopt|pass|carry|accept|support|endorse|back|vote for)(?: (?:to |with |on )?{_THING})?)"
    r"(?:(?:,| by| on| at| in| with| after| without)\s.{1,60})?",
    re.IGNORECASE,
)
"""A sentence that says that a meeting refused: `Delegates voted it down`, `The AGM did not approve this resolution.`"""
_ALONE = re.compile(
    r"(?:struck (?:out|down|off)|thrown out|vetoed|turned down|voted down|voted out|overturned|laid (?:(?:up)?on the table|over|aside)|taken off(?: the table)?|"
    r"sent back|returned to (?:the )?(?:movers?|proposers?|branch)|(?:put|sent|going|goes|to go|to be put) to (?:a |the )?(?:\w+ )?(?:ballot|vote|poll|referendum|members|membership))"
    r"(?: (?:of|by|on|at|in|to|with|until|for|as|after)\s.{1,60})?"
    r"|(?:tabled|laid over|put off|held over|carried over) (?:until|till|to|for) .{2,60}"
    r"|(?:the )?(?:noes|nays|ayes) (?:have|had) it|(?:the )?(?:result|outcome) (?:of|from|in) (?:the )?(?:\w+ )?(?:ballot|poll|vote|count|division)\s*[:–—-]\s.{1,60}",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def tells_refusal(text: str) -> bool:
    """Whether a whole text says that a motion was refused, put off or sent elsewhere, in other words than results have.

    `Conference rejected this`, `[The AGM did not approve this resolution.]`, `Struck down`, `Put to a ballot of all members`.
    """
    plain = _NOTED.sub("", " ".join(text.split()))
    return bool(plain) and (_TOLD.fullmatch(plain) is not None or _ALONE.fullmatch(plain) is not None)


_ANY = re.compile(
    rf"\b(?:{_REFUSED}|reject\w*|declin\w*|refus\w+|overturn\w*|overrul\w*|veto\w*|dismiss\w*|oppos\w*|disagree\w*|disapprov\w*|withdr\w+|withheld|defer\w*|postpon\w*|"
    r"remit\w*|refer(?:red|ral)|rul(?:ed|ing)|struck|thrown|threw|vot(?:e[sd]?|ing)|ballot\w*|polls?|polled|tellers?|noes|nays?|ayes?|abst\w+|quor\w+|majority|motion|"
    r"carried|carries|passed|approved|adopted|agreed|accepted|supported|endorsed|decided|undecided|unresolved|pending|debated?|discuss\w+|"
    r"no|not|nor|none|never|nobody|neither|against|without|off|void|invalid|dead|died|inadmissible|out of order|next business)\b|n['’]t\b|[✗✘✕✖☒❌×✔✓✅☑~]",
    re.IGNORECASE,
)


def speaks_of_fate(text: str) -> bool:
    """Whether any word of a text is one of refusing, voting, putting off or ruling. Asked only of short lines that stand where a
    result may stand: a motion's own clauses have such words too."""
    plain = _NOTED.sub("", text)
    return plain.lower() in ("x", "n", "no") or _ANY.search(text) is not None


_OF_TITLE = re.compile(
    rf"\b(?:{_REFUSED})(?:\s*$|\s+(?:by|at|in|on|with|without|until|after|following|despite|as|to)\b|\s*[,;.)\]])"
    r"|\b(?:sent|put|taken|referred|back) to\b.{0,30}\b(?:ballot|vote|poll|committee|council|executive|members|branch\w*)\b|[✗✘✕✖☒❌×✔✓✅☑]|~~"
    r"|(?:\s[–—-]|[:(,])\s*(?:no|none|not \w+|(?:for |to )?(?:an? )?(?:ballot|vote|referendum))\W*$",
    re.IGNORECASE,
)


def tells_fate_in_title(title: str) -> bool:
    """Whether a title ends with what became of the motion, in words that no rule takes for its result: `Rakes: rejected by the members`."""
    return _OF_TITLE.search(title) is not None


_SUBJECT = rf"(?:{_PEOPLE}|(?:the |its )?(?:movers?|proposers?|seconders?|{CHAIR}|council|committee|platform|motion|resolution|proposal|debate|vote)|it|this|they|nobody|no one)"
_PAST = r"(?:\w+ed|took|went|was|were|had|did|got|came|fell|left|sent|gave|made|chose|kept|stood|withdrew|threw|rose|spoke|asked|put)"
_NARRATED = re.compile(rf"{_SUBJECT}\s+(?:\w+ly |then |also )?{_PAST}\b", re.IGNORECASE)


def tells_what_happened(sentence: str) -> bool:
    """Whether a sentence tells what somebody did at the meeting: `The mover took it back.` Asked only of short last ones."""
    return _NARRATED.match(sentence.strip()) is not None


SHORT = 8
"""The words of a paragraph that need not be one of a motion's."""
_CLAUSE = re.compile(
    r"[“\"'‘(]?(?:that|to|and|or|but|we|our|whereas|resolved|be it|therefore|further(?:more)?|also|this \w+ (?:further |also |therefore )*\w+s"
    r"|(?:it|they) (?:further |also |therefore )*(?:notes?|believes?|calls?|resolves?|asks?|urges?|instructs?|demands?|regrets?|welcomes?|condemns?|recogni[sz]es?|agrees?|supports?|rejects?|opposes?|wants?|thanks?|directs?|requests?|mandates?))\b"
    r"|(?:further )?(?:notes|believes|calls|resolves|asks|urges|instructs|demands|regrets|welcomes|condemns|recogni[sz]es|agrees|supports|rejects|opposes|thanks|directs|requests|mandates|deplores|affirms|reaffirms)\b",
    re.IGNORECASE,
)
"""How a clause of a motion begins; in lower case it goes on with the one above."""

_PRESCRIBES = re.compile(r"\b(?:shall|must|should|ought to)\b", re.IGNORECASE)
"""What a rule or a motion asks for, `Each branch shall hold a ballot`: no word of what was decided."""


def is_clause(text: str) -> bool:
    """Whether a text begins as the clauses of motions do: `It further resolves`, `that ropes be repaired`, `Calls on the Council to`."""
    bare = text.strip("*_ ")
    return (
        is_opening(bare)
        or opens_motion(bare)
        or _CLAUSE.match(bare) is not None
        or _PRESCRIBES.search(bare) is not None
    )


def ending(text: str) -> tuple[bool, bool] | None:
    """The shape of a short last paragraph that no clause begins: whether it is in brackets, and has a full stop; None of any other."""
    bare = text.strip()
    if len(bare.split()) > SHORT or LIST_MARK.match(bare) or is_clause(bare):
        return None
    return re.match(r"[(\[*_]", bare) is not None, re.search(r"[.!?][”\"'’)\]*_]*$", bare) is not None
