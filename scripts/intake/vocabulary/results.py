"""Results, in the words of minutes, agendas and tables. A text is understood whole or not at all.

A result is: a label, what it is about, how it came to the vote, the word for the decision, and what follows that word.
What follows is taken apart piece by piece; where a piece is left over, the text may say anything ("Carried then rescinded"),
and no decision is read from it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from schema.numbers import number_key
from schema.terms import CARRIED, Decision
from scripts.intake.vocabulary.result_tail import Tail, is_another_meeting, is_no_body
from scripts.intake.vocabulary.votes import DASH, NO_VOTE, SHOW, in_words, is_outvoted, vote
from scripts.intake.vocabulary.words import CHAIR, COLUMN_WORDS, MEETING, NUMBER, PASSED, THING, fate_last, in_passive

LONGEST = 200
"""The characters of a line that may be a result: a longer one is a sentence of a motion."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was decided, as a text says it."""

    decision: Decision
    vote: str = ""
    """As a record writes it, in figures or in words."""
    to: str = ""
    """Whom it was sent to, as printed."""
    note: str = ""
    word: str = ""
    """The word used, in lower case: of an amendment, `accepted` says more than `carried`."""
    of: str = ""
    """What it says that it is about: `motion`, `amendment`, or empty where it does not say."""
    number: str = ""
    """The number of the motion or amendment that it names, as printed."""
    before: "Result | None" = None
    """What the text says first of an amendment to the motion; the note says it too."""

    @property
    def amended(self) -> str:
        """The number of the motion of whose amendment it tells first, where that has one: `22` of `Carried (amendment 22.1 lost)`."""
        return self.before.number.rpartition(".")[0] if self.before else ""

    def is_of_other(self, *numbers: str) -> bool:
        """Whether it says that it is an amendment's, or tells of a motion with none of these numbers: `Motion 9 carried`."""
        own = {"", *map(number_key, numbers)}
        return self.of == "amendment" or not {number_key(self.number), number_key(self.amended)} <= own


# What stands before the decision ---------------------------------------------------------------------------------------

LABEL = re.compile(
    rf"(?:(?:(?:{MEETING}|council|floor|house|plenary|delegates['’]?)\s+)?(?:decision|result|outcome|vote|status|disposition)|"
    rf"(?:{MEETING}|house|floor|plenary) action)\b"
    rf"(?:\s+(?:on|of|for)\s+(?=(?:the\s+)?(?:{THING})))?\s*[:{DASH}]*\s*",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    rf"(?:the\s+|this\s+|that\s+)?(?:(?:substantive|amended|composite|emergency|original|above|whole|new|main)\s+)*"
    rf"(?P<thing>{THING})(?![a-z])(?: itself| as a whole)?(?:\s+(?:no\.?\s*)?(?P<number>{NUMBER}))?(?P<amended>,?\s+\(?as amended\)?,?)?(?P<needed>,\s+(?:which )?(?:need(?:ed|ing|s)|requir(?:ed|ing|es))\s+(?:a\s+)?[\w -]{{3,50}},)?\s*[:{DASH},]*\s*",
    re.IGNORECASE,
)
_AFTER_DEBATE = re.compile(
    rf"(?:on|upon|after|having been|when) (?:being )?put(?: to (?:the|a) (?:{MEETING}|vote))?\s*,?\s+|"
    r"(?:after|following)\s+(?:an?\s+|some\s+|much\s+|further\s+)?(?:\w+\s+){0,2}(?:debate|discussion|speech(?:es)?|contributions?)\s*,?\s+",
    re.IGNORECASE,
)
_WAY_FIRST = re.compile(rf"(?P<how>on an? (?:{SHOW}|card vote|division|ballot|roll[- ]call))\s*,?\s+", re.IGNORECASE)
_NOBODY_AGAINST = re.compile(
    r"there (?:being|were|was) no (?:(?:delegates?|representatives?|movers?|members?)\b[^,;:.]{0,60}?present(?: to move it)?|speakers?|speech|speeches|opposition|opposing speakers?)(?: against| to the motion)?\s*,\s+",
    re.IGNORECASE,
)
_DECLARED = re.compile(
    rf"(?:the\s+)?(?:vice[- ])?{CHAIR}\s+(?:then\s+)?declared\s+(?=(?:the|this)\s+(?:{THING})\b)",
    re.IGNORECASE,
)
"""Who declared it, before what was declared: `the President declared the motion carried`."""
_LEAD = re.compile(
    r"(?:was|were|is|are|has been|have been|had been|being|got|then|and|it|so|thus|therefore|accordingly|"
    r"(?:has|have|had)(?= not\b)|in the end|finally|eventually|subsequently|duly|formally|declared|having been|"
    r"(?:after|following)\s+(?:an?\s+|some\s+|much\s+|further\s+)?(?:\w+\s+){0,2}(?:debate|discussion|speech(?:es)?|contributions?)(?=[\s,])|"
    r"(?:debated|discussed|considered)(?: at (?:some )?length| briefly)?(?=,|\s+and\b)|"
    rf"(?:put|taken) to (?:(?:the|a) )?(?:{MEETING}|vote|floor)(?=,|\s+(?:and|was|then)\b)|put(?=,?\s+and\b)|voted (?:up)?on(?=,?\s+and\b)|"
    r"(?:(?:moved|proposed)(?:,| and)? )?(?:duly )?seconded(?=,|\s+and\b)|taken as read(?=,?\s+and\b)|moved(?=,?\s+and\b)|"
    rf"by leave(?: of (?:the )?(?:{MEETING}|house|council))?|on being put(?: to the (?:vote|meeting))?)\s*,?\s*",
    re.IGNORECASE,
)
_THIS = re.compile(
    rf"(?:the\s+)?(?:{MEETING}|council|delegates)\s+(?=agreed to (?:remit|refer|withdraw)\b)|(?:the\s+)?movers?\s+(?=agreed to remit,? and the {MEETING} )|(?:this|it)\s+(?=(?:was|has|is)\b)",
    re.IGNORECASE,
)
_AMENDED_FIRST = re.compile(
    rf"(?:was |were )?amended(?: by (?:the )?(?:amendments? )?{NUMBER}(?:(?:\s*,\s*|\s+and\s+){NUMBER})*)?(?=,?\s+and\b)",
    re.IGNORECASE,
)
_WITH_CHANGE = re.compile(
    r"(?:with|subject to|incorporating) (?:that|this|the|those|these|the above|its) (?:alteration|amendment|change|addition|deletion|correction)s?,?\s+",
    re.IGNORECASE,
)
"""What was changed before the vote: `With that alteration the motion was put and carried`."""
_LEAVE_GIVEN = re.compile(
    rf"(?:the|both|all|its)\s[\w’' -]{{2,40}}?\s(?:agreed|consented|concurred)(?: to this| to that)?,?\s+and\s+"
    rf"(?=(?:the|this)\s+(?:{THING})\s+(?:was|is)\s+(?:duly\s+|accordingly\s+|therefore\s+|then\s+)?(?:remitted|referred|withdrawn)\b)|"
    rf"leave (?:to withdraw )?(?:was|having been|being) (?:given|granted),?\s+(?:and\s+)?(?=(?:the|this)\s+(?:{THING})\s+(?:was|is)\s+(?:duly\s+|accordingly\s+|therefore\s+)?withdrawn\b)",
    re.IGNORECASE,
)
_HOW_FIRST = re.compile(r"(?P<how>unanimously|overwhelmingly|narrowly)\s+(?=[a-z])", re.IGNORECASE)

# The decision ----------------------------------------------------------------------------------------------------------

_SENT_TO = r"(?:\s+(?:back\s+)?to\s+(?:the\s+)?(?P<to>[^,;:()–—]{2,60}?))?(?=$|[,;:(–—]|(?<!\bSt)\.\s|\s+(?:for|by|on|under|and|without|unanimously|nem)\b)"
_MOVER_WITHDREW = (
    rf"(?:with (?:the )?(?:leave|consent|permission|agreement) of (?:the )?(?:{MEETING}|council),?\s+)?"
    r"(?:the\s+)?(?:branch|movers?|proposers?|committee|region|section|delegation)\s+(?:then\s+|duly\s+)?withdrew (?:the|its|their|this|his|her)(?=\s+(?:motion|resolution|proposal)\b)"
)
_VERBS = tuple(
    (re.compile(rf"(?:{pattern})(?![\w-])", re.IGNORECASE), decision)
    for pattern, decision in (
        (rf"as amended,?\s*{PASSED}|amended and {PASSED}", Decision.CARRIED_AS_AMENDED),
        (
            rf"not accepted(?= (?:by|at) (?:the )?(?:{MEETING}|delegates|council)\b)|not (?:been |duly )?(?!accepted){PASSED}|did not (?:pass|carry)|not pass|lost|defeated|rejected|voted down|negatived|"
            r"(?:failed|fails)(?: to (?:pass|(?:achieve|reach|gain|get|secure|obtain) (?:the|a) (?:required |necessary )?(?:two[- ]thirds |simple )?majority(?: (?:required|needed))?))?|"
            r"tied\s*[,–—-]\s*not carried",
            Decision.LOST,
        ),
        (rf"agreed to (?:remit,? and the {MEETING} (?:concurred|consented|agreed)|remit|refer(?: back)?)" + _SENT_TO, Decision.REMITTED),
        (r"agreed to withdraw(?: it)?|leave to withdraw (?:was )?(?:given|granted)", Decision.WITHDRAWN),
        (rf"{PASSED}|passes|carries", Decision.CARRIED),
        (
            r"not (?:been )?(?:reached|taken|debated|heard|discussed)|unreached|guillotined|timed out|ran out of time|"
            r"(?:fell|lost) (?:through|for|due to|owing to) (?:the )?(?:lack|want|shortage) of time|not reached in time",
            Decision.NOT_REACHED,
        ),
        (r"(?:remitted|referred|remit)(?: back)?" + _SENT_TO, Decision.REMITTED),
        (rf"withdrawn|{_MOVER_WITHDREW}", Decision.WITHDRAWN),
        (r"ruled out(?: of order)?|out of order|not in order", Decision.OUT_OF_ORDER),
        (
            r"(?:taken |now |included |merged |incorporated |absorbed |subsumed )?(?:in|into|part of|see|under) (?:a )?(?:emergency )?comp(?:osite)?\.?(?: motion)?(?:\s*(?:no\.?\s*)?[A-Z]?\d*\w?)?|"
            r"composited(?: (?:in|into|as|with|to form) .{1,40})?",
            Decision.IN_COMPOSITE,
        ),
        (r"(?:taken|heard|debated) in (?:private|closed session)|(?:in )?closed session", Decision.IN_PRIVATE),
        (r"fell|falls|fallen|not put(?: to the vote)?|not moved|(?:was )?not seconded|(?:with )?no (?:seconder|mover)|without a seconder|lapsed|died", Decision.FELL),
    )
)  # fmt: skip

_BETWEEN = " ,;:.–—-!*"


@lru_cache(maxsize=20_000)
def read_result(text: str, *, in_column: bool = False) -> Result | None:
    """What was decided, where a text says that and nothing else; None where any of it is not understood.

    - `CARRIED`, `Motion carried`, `(Lost)`, `The motion was remitted to the NEC.`, `Result: withdrawn`, `Duly adopted`;
    - `CARRIED unopposed as amended`, `Carried as amended by 75.1`, `Carried nem con`, `Carried (45 for, 12 against)`,
      `198 in favour – Passed`, `For 41 Against 12 CARRIED`, `LOST ON A CARD VOTE 1,204 TO 3,400`;
    - `Ayes 34, Noes 21. Carried.`, `For 5; Against 6. Not passed`, `Motion 7, as amended, carried`, `Not reached, referred to the NEC`, `See Composite 3`, `Withdrawn in favour of Composite 1`;
    - `✓ Passed`, and not `✗ Passed`; `The Resolution, needing three quarters of the votes, was declared not carried`;
    - `Debated at length, put to the vote and lost`, `This motion has not been adopted`, `Fell (A2 lost)`;
    - `Conference rejected this motion`; `The amendment was lost; the motion was carried`, `CARRIED (amendment 2.1 LOST)`: the motion's; in a column also `Yes`, `Unknown`.

    Not `Carried in part`, `Carried then rescinded`, `Passed to the Council`, `Lost on a show of hands but carried on a card vote`.
    """
    plain = _POLICY.sub("", " ".join(text.split()).replace(" & ", " and "))
    if in_column and (term := COLUMN_WORDS.get(plain.lower().strip(" .!"))):
        return Result(term, word=plain.lower().strip(" .!"))
    plain, is_ticked = _without_tick(_without_ornaments(_NO_AMENDMENT.sub("", plain)))
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    plain = in_passive(plain) or plain
    if not plain or len(plain) > LONGEST:
        return None
    if vote_on := _VOTE_ON.match(plain):
        return _of_what_was_put(vote_on, read_result(plain[vote_on.end() :]))
    result = _resolved(plain) or _with_amendment(plain) or _of_both(plain := fate_last(plain)) or _one(plain)
    is_contrary = result is not None and is_ticked is not None and is_ticked is not (result.decision in CARRIED)
    return None if is_contrary else result


_POLICY = re.compile(r"\bpolicy (?=(?:motion|resolution|proposal)\b)", re.IGNORECASE)
_VOTE_ON = re.compile(
    r"(?:the )?vote on the (?:substantive |main )?(?P<thing>motion|resolution|amendment|proposal)(?P<amended> as amended)?\s*[:–—-]\s+(?=\S)",
    re.IGNORECASE,
)


def _of_what_was_put(vote_on: "re.Match[str]", result: Result | None) -> Result | None:
    """The result after `Vote on the motion:`, where it is of what the label says: `For 10, Against 30. Motion falls.`"""
    of = "amendment" if vote_on["thing"].lower() == "amendment" else "motion"
    if result is None or result.of not in ("", of):
        return None
    is_amended = vote_on["amended"] and result.decision is Decision.CARRIED
    return replace(result, of=of, decision=Decision.CARRIED_AS_AMENDED if is_amended else result.decision)


def says_as_amended(text: str) -> bool:
    """Whether a text says that a motion was amended, and nothing of what was decided: `as amended by 13a`."""
    return (
        re.fullmatch(r"as amended(?: by (?:the |amendments? )?[\w’' ,]{1,60})?", text.strip(" .()"), re.IGNORECASE)
        is not None
    )


_RESOLVED_TO = re.compile(
    r"(?:it was )?(?:unanimously )?resolved[:,]? (?:to (?:approve|adopt|pass|carry|support|agree|accept)|that) (?:the|this) (?:above |substantive )?motion"
    r"(?P<be> (?:be|is) (?:approved|adopted|passed|carried|supported|agreed))?(?:[.,;:]\s+(?P<how>.+))?",
    re.IGNORECASE,
)


def _resolved(text: str) -> Result | None:
    """`RESOLVED: to approve the motion. All in favour.`, `Resolved that the motion be adopted`."""
    found = _RESOLVED_TO.fullmatch(text)
    if found is None or not (found["be"] or re.search(r"\bto \w+ (?:the|this)\b", text, re.IGNORECASE)):
        return None
    return _one(", ".join(filter(None, ("The motion was carried", found["how"]))))


_NO_AMENDMENT = re.compile(
    r"(?:there (?:was|were) )?no amendments?(?: (?:was |were )?(?:moved|put|received))?[.;]\s+(?=\S)", re.IGNORECASE
)
"""Before the result of a motion that nobody asked to change."""


def _without_ornaments(text: str) -> str:
    """A line without what is drawn around it, `— Agreed —`, `→ Carried`, `**LOST**`, and without a bracket that lost its other."""
    bare = text.strip(" .*•|†!→➔➜➝⇒▶►>=~_#«»·–—-")
    for opening, closing in ("()", "[]"):
        if bare.startswith(opening) and bare.endswith(closing):
            bare = bare[1:-1].strip()
        bare = bare.removeprefix(opening) if bare.count(opening) > bare.count(closing) else bare
        bare = bare.removesuffix(closing) if bare.count(closing) > bare.count(opening) else bare
    return bare.strip(" .*")


_TICKS, _CROSSES = "✓✔☑✅", "✗✘✕✖☒❌"


def _without_tick(text: str) -> tuple[str, bool | None]:
    """A result without the tick or the cross before or after it, and whether it was a tick: `✓ Passed`, `Rejected ✗`."""
    bare = text.strip(f"{_TICKS}{_CROSSES}\ufe0e\ufe0f ")
    marks = [mark for mark in text if mark in _TICKS + _CROSSES]
    return bare, marks[0] in _TICKS if marks else None


_AMENDMENT_IN_BRACKETS = re.compile(r"(?P<motion>[^()\[\]]{3,80}?)\s*[(\[](?P<amendment>[^()\[\]]{4,90})[)\]]\.?")


def _with_amendment(text: str) -> Result | None:
    """What became of the motion, where brackets after it say what became of an amendment: `CARRIED (amendment 22.1 LOST)`."""
    found = _AMENDMENT_IN_BRACKETS.fullmatch(text)
    first = _one(found["amendment"]) if found else None
    if found is None or first is None or first.of != "amendment":
        return None
    last = _one(found["motion"])
    return _after(first, last, found["amendment"]) if last and last.of != "amendment" else None


_CLAUSES = re.compile(rf"\s*;\s*|\.\s+|,?\s+(?:and|but)\s+(?=(?:the|this)\s+(?:{THING})\b)", re.IGNORECASE)


def _of_both(text: str) -> Result | None:
    """What became of the motion, where the text says first what became of an amendment."""
    clauses = _CLAUSES.split(text)
    if len(clauses) != 2:
        return None
    first, last = map(_one, clauses)
    if first is None or last is None or first.of != "amendment" or last.of != "motion":
        return None
    return _after(first, last, clauses[0])


def _after(amendment: Result, motion: Result, told: str) -> Result:
    """The motion's result, after that of an amendment: an amendment that was carried changed the motion."""
    changed = amendment.decision in CARRIED and motion.decision is Decision.CARRIED
    note = " ".join(filter(None, (motion.note, f"The document says: {told.strip()}.")))
    decision = Decision.CARRIED_AS_AMENDED if changed else motion.decision
    return replace(motion, decision=decision, note=note, before=amendment)


def _one(text: str) -> Result | None:
    for rest, found in _begun(text):
        for pattern, decision in _VERBS:
            if (verb := pattern.match(rest)) and (result := _ended(decision, verb, rest[verb.end() :], found)):
                return result
    return None


@dataclass(frozen=True, slots=True)
class _Beginning:
    of: str = ""
    number: str = ""
    how: str = ""
    is_amended: bool = False
    needed: str = ""
    """The majority that it says was needed."""


_VOTE_ENDS = re.compile(rf"\s*[{DASH}:;.,]\s+(?=[A-Za-z])|(?<=\d)\s+(?=(?:NOT |MOTION )?[A-Z]{{4,}}\b(?!\s*\d))")


def _is_vote_first(end: "re.Match[str]") -> bool:
    """Whether a vote in figures, and nothing else, stands before this place."""
    counted = vote(before) if re.search(r"\d", before := end.string[: end.start()]) else None
    return counted is not None and bool(counted.figures or counted.note)


def _begun(text: str) -> Iterator[tuple[str, _Beginning]]:
    """What is left where label, subject and the way to the vote are taken off."""
    label = LABEL.match(text)
    rest = text[label.end() :] if label else text
    if first := next(filter(_is_vote_first, list(_VOTE_ENDS.finditer(rest))[::-1]), None):
        rest = f"{rest[first.end() :]} ({rest[: first.start()]})"
    if match := _AFTER_DEBATE.match(rest) or _NOBODY_AGAINST.match(rest) or _LEAVE_GIVEN.match(rest):
        rest = rest[match.end() :]
    how, is_changed = "", False
    if match := _WITH_CHANGE.match(rest):
        is_changed, rest = True, rest[match.end() :]
    if match := _WAY_FIRST.match(rest):
        how, rest = match["how"], rest[match.end() :]
    if match := _DECLARED.match(rest):
        rest = rest[match.end() :]
    subject = SUBJECT.match(rest)
    of, number, is_amended, needed = "", "", is_changed, ""
    if subject and (subject.end() < len(rest)):
        of = "amendment" if subject["thing"].lower() == "amendment" else "motion"
        number, is_amended = (
            subject["number"] or "",
            is_changed or "amended" in subject.group().lower(),
        )
        needed = (subject["needed"] or "").strip(" ,")
        rest = rest[subject.end() :]
    elif match := _THIS.match(rest):
        of, rest = "motion", rest[match.end() :]
    for _ in range(8):
        if match := _AMENDED_FIRST.match(rest):
            is_amended, rest = True, rest[match.end() :].lstrip(" ,")
        elif match := _HOW_FIRST.match(rest):
            how, rest = match["how"], rest[match.end() :]
        elif match := _LEAD.match(rest):
            rest = rest[match.end() :]
        else:
            break
    yield rest, _Beginning(of, number, how, is_amended, needed)


_BEGINS_VOTE = re.compile(r"[(\[]*(?:by\s+)?\d[\d,]*\D+\d")
"""Two figures or more, which are understood as one vote before they are taken one by one: `by 44 votes to 11 (9 abstentions)`."""


def _ended(decision: Decision, verb: "re.Match[str]", rest: str, before: _Beginning) -> Result | None:
    """The result, where all that follows its word is understood."""
    tail = Tail(decision, how=[before.how] if before.how else [], is_amended=before.is_amended)
    tail.notes += [f"The document says: {before.needed}."] if before.needed else []
    tail.to = (verb.groupdict().get("to") or "").strip()
    if tail.to and is_no_body(tail.to):
        return None
    if decision is Decision.REMITTED and is_another_meeting(tail.to):
        return None
    of = before.of
    if after := re.match(r"(?i)\s+(?:emergency |composite )?(motion|resolution|amendment|proposal|composite)\b", rest):
        of, rest = of or ("amendment" if after[1].lower() == "amendment" else "motion"), rest[after.end() :]
    for _ in range(8):
        rest = rest.strip(_BETWEEN)
        if re.fullmatch(r"[\s()\[\]]*", rest):
            break
        if _BEGINS_VOTE.match(rest) and tail.take_figures(rest):
            break
        left = tail.take(rest)
        if left is None and rest.startswith(("(", "[")):
            left = tail.take(rest[1:])
        if left is None:
            if not tail.take_figures(rest):
                return None
            break
        rest = re.sub(r"^[)\]]", "", left.strip())
    else:
        return None
    return _assembled(tail, verb.group(), of, before.number)


def _assembled(tail: Tail, verb: str, of: str, number: str) -> Result | None:
    decision = tail.decision
    if decision is Decision.FELL and tail.figures:
        decision = Decision.LOST  # "fell by 17 votes to 36": it was put, and voted down
    if tail.is_amended and decision in CARRIED:
        decision = Decision.CARRIED_AS_AMENDED
    if decision in CARRIED and is_outvoted(tail.figures):
        return None  # "carried 2/3" tells a share, and "carried, 12 to 45" a mistake: a person has to look
    ways = list(dict.fromkeys(in_words(words) for words in tail.how))
    how = "; ".join(way for way in ways if not NO_VOTE.fullmatch(way))
    notes = [*(f"The document says: {way}." for way in ways if NO_VOTE.fullmatch(way)), *tail.notes]
    if tail.figures and how:
        notes.insert(0, f"{how[0].upper()}{how[1:]}.")
    return Result(
        decision, tail.figures or how, tail.to, " ".join(notes), verb.lower().split()[0].strip(","), of, number
    )  # fmt: skip
