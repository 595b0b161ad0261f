"""What was decided, and by which vote."""

import re
from dataclasses import dataclass

from schema.terms import Decision
from scripts.intake.recognisers.numbers import DASH


@dataclass(frozen=True, slots=True)
class DecisionFound:
    """What was decided, as a text says it. `vote` is as a record writes it; `to` is whom it was sent to, as printed."""

    decision: Decision
    vote: str = ""
    to: str = ""
    note: str = ""


_SUBJECT = re.compile(
    r"(?:the\s+)?(?:(?:substantive|amended|composite|emergency|original|this)\s+)*(?:motion|resolution|amendment|proposal|composite|substantive|decision|result|outcome)"
    r"(?:\s+(?:no\.?\s*)?[A-Z]{0,3}\d+(?:[A-Z]?\.\d+)?[a-z]?)?(?:,?\s+as amended,?)?(?:\s+(?:was|were|is|has been|had been|then))*\s*[:–—-]?\s*",
    re.IGNORECASE,
)
_AFTER_DEBATE = re.compile(
    r"(?:after|following)\s+(?:\w+\s+){0,4}(?:debate|discussion|vote|speech(?:es)?)\s*,?\s*", re.IGNORECASE
)
_PUT = re.compile(
    r"(?:then\s+)?(?:put to (?:the|a) (?:vote|meeting|conference)(?: and)?|declared|duly)\s+(?:was\s+)?(?:declared\s+)?",
    re.IGNORECASE,
)
_BY_WHOM = r"(?:(?:by|at) (?:the )?(?:agm|conference|congress|meeting|mover|delegates|branch|council|section)\b)?"
_HOW = (
    r"(?:unanimously|overwhelmingly|unopposed|nem\.? ?con\.?|nem\.? dis(?:s)?\.?|by acclamation|by consent|without (?:a vote|dissent|debate)|"
    r"on a (?:show of hands|card vote|ballot|count|large majority|clear majority)|by an? (?:large |clear |overwhelming |small |narrow |two-thirds )?majority|"
    r"by a show of hands|formally|on the (?:nod|casting vote(?: of the chair)?))"
)
_DECISIONS = tuple(
    (re.compile(pattern, re.IGNORECASE), decision)
    for pattern, decision in (
        (rf"(?:carried|passed|agreed|adopted|approved|accepted)(?:,?\s+{_HOW})?,?\s*\(?as amended\)?|as amended,?\s*(?:carried|passed|agreed)|amended and (?:carried|passed|agreed)", Decision.CARRIED_AS_AMENDED),
        (r"not (?:carried|passed|agreed|adopted|approved)|lost|defeated|rejected|voted down|failed", Decision.LOST),
        (r"carried|passed|agreed|adopted|approved|accepted|endorsed", Decision.CARRIED),
        (
            r"(?:not (?:reached|taken|debated|heard)|guillotined|timed out|fell through lack of time|ran out of time)"
            r"(?:,?\s*(?:and )?(?:referred|remitted) to (?:the )?(?P<to>[^,;:()]{2,60}))?",
            Decision.NOT_REACHED,
        ),
        (r"(?:remitted|referred|remit)(?:(?: back)? to (?:the )?(?P<to>[^,;:()]{2,60}?))?(?=$|[,;:(]|\s+by\b)", Decision.REMITTED),
        (r"withdrawn", Decision.WITHDRAWN),
        (r"ruled out(?: of order)?|out of order|not in order", Decision.OUT_OF_ORDER),
        (r"(?:taken |now |included |merged )?(?:in|into|part of|see|under) composite(?: motion)?(?:\s+[A-Z]?\d*\w?)?|composited(?: (?:in|into|as|with) .{1,40})?", Decision.IN_COMPOSITE),
        (r"taken in private|(?:in )?closed session|heard in private", Decision.IN_PRIVATE),
        (r"fell|falls|fallen|not put(?: to the vote)?|not moved|not seconded", Decision.FELL),
    )
)  # fmt: skip


def decision(text: str) -> DecisionFound | None:
    """A line that says what was decided, and nothing else.

    - `CARRIED`, `Motion carried`, `(Lost)`, `The motion was remitted to the NEC.`, `Result: withdrawn`;
    - `CARRIED unopposed as amended`, `Carried nem con`, `Carried (45 for, 12 against)`, `198 in favour – Passed`;
    - `Motion 7, as amended, carried`, `Not reached, referred to the NEC`, `See Composite 3`;
    - `After debate the motion was put to the vote and LOST by 4 votes to 55`;
    - `Carried in parts`, `Part (iii) lost, remainder carried`.
    """
    said = " ".join(text.split()).strip(" .*[]|")
    said = said[1:-1].strip() if said.startswith("(") and said.endswith(")") else said
    if not said or len(said) > 160:
        return None
    if _IN_PARTS.fullmatch(said):
        # Which clauses are meant only a person can tell, once the motion is broken into clauses.
        return DecisionFound(Decision.CARRIED, note=f"It was taken in parts; the document says: {said}.")
    said = _AFTER_DEBATE.sub("", said, count=1) if _AFTER_DEBATE.match(said) else said
    subject = _SUBJECT.match(said)
    rest = said[subject.end() :] if subject else said
    if subject and (put := _PUT.match(rest)):
        rest = rest[put.end() :]
    amended = bool(subject and "as amended" in subject.group().lower())
    # The figures may stand first: "198 in favour – Passed".
    first = re.match(rf"(?P<vote>[\d,]+ .{{2,60}}?)\s*[{DASH}:]\s*(?P<rest>[A-Za-z].*)$", rest)
    if first and vote(first["vote"]):
        rest = f"{first['rest']} {first['vote']}"
    for pattern, decided in _DECISIONS:
        found = pattern.match(rest)
        if not found:
            continue
        tail = rest[found.end() :].strip(" ,;:.–—-()[]!")
        to = (found.groupdict().get("to") or "").strip()
        how = vote(tail) if tail else VoteFound()
        if how is None:
            continue
        words = re.search(_HOW, found.group(), re.IGNORECASE)
        said_vote = how.text or (words.group() if words else "")
        if decided is Decision.CARRIED and (amended or how.is_amended):
            decided = Decision.CARRIED_AS_AMENDED
        return DecisionFound(decided, said_vote, to, how.note)
    return None


_IN_PARTS = re.compile(
    r"(?:the motion was )?(?:(?:carried|passed|lost|taken|decided) in parts?|part(?:ly|s?) (?:carried|lost)\b.{0,80}"
    r"|(?:parts?|paragraphs?|clauses?) [\w(),&. -]{1,40}?\b(?:carried|lost|remitted|passed)\b.{0,80})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class VoteFound:
    """A vote as a record writes it; or, where figures are missing, a note that says what the document gives."""

    text: str = ""
    note: str = ""
    is_amended: bool = False


_COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+|nil|none|no)"
_FIGURES = (
    ("for", re.compile(rf"\b(?:for|in favou?r|yes|ayes?)\s*[:=–—-]?\s*(?P<n>{_COUNT})\b|\b(?P<m>{_COUNT})\s+(?:votes?\s+)?(?:for|in favou?r|yes)\b", re.I)),
    ("against", re.compile(rf"\b(?:against|noe?s?)\s*[:=–—-]?\s*(?P<n>\d[\d,]*|nil|none)\b|\b(?P<m>{_COUNT})\s+(?:votes?\s+)?(?:against)\b", re.I)),
    ("abstentions", re.compile(rf"\babst(?:ain(?:ed|ing)?|entions?|\.)?\s*[:=–—-]?\s*(?P<n>{_COUNT})\b|\b(?P<m>{_COUNT})\s+(?:votes?\s+)?abst(?:ain(?:ed|ing)?|entions?|\.)?", re.I)),
)  # fmt: skip


def vote(text: str) -> VoteFound | None:
    """A vote, in figures or in words, and nothing else.

    - `45 for, 12 against, 3 abstentions`; `For: 45 Against: 12 Abstain: 3`; `(Yes: 87, No: 3)`; `45-12-3`, `45/12`, `by 4 votes to 55`;
    - `unanimously`, `nem con`, `on a card vote`.
    """
    said = " ".join(text.split()).strip(" .,;:()[]")
    is_amended = re.search(r"\bas amended\b", said, re.IGNORECASE) is not None
    said = re.sub(r",?\s*\bas amended\b,?", "", said, flags=re.IGNORECASE).strip(" .,;:()[]")
    if not said or re.fullmatch(_BY_WHOM, said, re.IGNORECASE):
        return VoteFound(is_amended=is_amended)
    if dashed := re.fullmatch(rf"(\d[\d,]*)\s*[{DASH}/]\s*(\d[\d,]*)(?:\s*[{DASH}/]\s*(\d[\d,]*))?", said):
        return VoteFound(figures(dashed[1], dashed[2], dashed[3] or ""), is_amended=is_amended)
    if against := re.fullmatch(r"(?:by\s+)?(\d[\d,]*)\s*(?:votes?\s+)?to\s+(\d[\d,]*)(?:\s+votes?)?", said):
        return VoteFound(figures(against[1], against[2]), is_amended=is_amended)
    rest, counts = said, {}
    for name, pattern in _FIGURES:
        if found := pattern.search(rest):
            counts[name] = found["n"] or found["m"]
            rest = rest[: found.start()] + " " + rest[found.end() :]
    how = re.search(_HOW, rest, re.IGNORECASE)
    if how:
        rest = rest[: how.start()] + " " + rest[how.end() :]
    if re.sub(
        rf"\b(?:votes?|voting|with|and|by|to|of|the|vote|was|figures|card)\b|[\s,;:.()/{DASH}]",
        "",
        rest,
        flags=re.IGNORECASE,
    ):
        return None
    if {"for", "against"} <= set(counts):
        return VoteFound(
            figures(counts["for"], counts["against"], counts.get("abstentions", "")), is_amended=is_amended
        )
    if counts:
        listed = ", ".join(f"{count} {'for' if name == 'for' else name}" for name, count in counts.items())
        return VoteFound(note=f"Of the vote the document gives only: {listed}.", is_amended=is_amended)
    return VoteFound(how.group() if how else "", is_amended=is_amended) if how else None


def figures(in_favour: str, against: str, abstentions: str = "") -> str:
    """A vote's figures as a record writes them: `45 for, 12 against, 3 abstentions`. Empty where one is no figure."""

    def count(text: str) -> str:
        text = text.strip().replace(",", "").replace(" ", "")
        return "0" if text.lower() in ("nil", "none", "no") else text

    counts = [count(text) for text in (in_favour, against, abstentions)]
    if not counts[0].isdecimal() or not counts[1].isdecimal() or (counts[2] and not counts[2].isdecimal()):
        return ""
    numbers = [int(count) for count in counts if count]
    words = f"{numbers[0]} for, {numbers[1]} against"
    return words + (f", {numbers[2]} abstention{'' if numbers[2] == 1 else 's'}" if counts[2] else "")


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
