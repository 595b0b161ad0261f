"""What was decided and by which vote, in the words of minutes, agendas and tables: for results and for imports."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from schema.terms import Decision

DASH = r"–—\-"
"""The dashes that people type, for a class of characters."""


@dataclass(frozen=True, slots=True)
class DecisionFound:
    """What was decided, as a text says it. `vote` is as a record writes it; `to` is whom it was sent to, as printed;
    `word` is the word used, in small letters: `accepted` says more of an amendment than `carried`."""

    decision: Decision
    vote: str = ""
    to: str = ""
    note: str = ""
    word: str = ""


_SUBJECT = re.compile(
    r"(?:(?:decision|result|outcome|vote)\s+(?:on|of|for)\s+)?(?:the\s+)?(?:(?:substantive|amended|composite|emergency|original|this)\s+)*(?:motion|resolution|amendment|proposal|composite|substantive|decision|result|outcome)"
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
_HOW_FIRST = re.compile(r"(?P<how>unanimously|overwhelmingly|narrowly|formally)\s+(?=[a-z])", re.IGNORECASE)
_BY_WHOM = r"(?:(?:by|at) (?:the )?(?:agm|conference|congress|meeting|mover|delegates|branch|council|section)\b)?"
_HOW = (
    r"(?:unanimous(?:ly)?|overwhelmingly|unopposed|nem\.? ?con\.?|nem\.? dis(?:s)?\.?|by acclamation|by consent|without (?:a vote|dissent|debate)|"
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
        (r"(?:taken |now |included |merged )?(?:in|into|part of|see|under) (?:a )?composite(?: motion)?(?:\s+[A-Z]?\d*\w?)?|composited(?: (?:in|into|as|with) .{1,40})?", Decision.IN_COMPOSITE),
        (r"taken in private|(?:in )?closed session|heard in private", Decision.IN_PRIVATE),
        (r"fell|falls|fallen|not put(?: to the vote)?|not moved|not seconded", Decision.FELL),
    )
)  # fmt: skip
# What stands alone in a cell may be any of the words that the closed list knows; on a line it may be a word like another.
_IN_COLUMN = {word.lower(): term for term in Decision for word in (*term.also, term.label, term.value)} | dict.fromkeys(
    ("yes", "y", "✓", "✔"), Decision.CARRIED
)


def decision(text: str, *, in_column: bool = False) -> DecisionFound | None:
    """A line that says what was decided, and nothing else. `in_column` tells that it stands where only a result can.

    - `CARRIED`, `Motion carried`, `(Lost)`, `The motion was remitted to the NEC.`, `Result: withdrawn`;
    - `CARRIED unopposed as amended`, `Carried nem con`, `Carried (45 for, 12 against)`, `198 in favour – Passed`;
    - `Motion 7, as amended, carried`, `Not reached, referred to the NEC`, `See Composite 3`;
    - `This resolution was unanimously adopted`, `After debate the motion was put to the vote and LOST by 4 votes to 55`;
    - `Carried in parts`, `Part (iii) lost, remainder carried`;
    - in a column also `Yes`, `Unknown`, `Amended`.
    """
    if in_column and (term := _IN_COLUMN.get(" ".join(text.lower().split()).strip(" .!"))):
        return DecisionFound(term)
    said = " ".join(text.split()).strip(" .*[]|")
    if _IN_PARTS.fullmatch(said) and len(said) <= LONGEST:
        # Which clauses are meant only a person can tell, once the motion is broken into clauses.
        return DecisionFound(Decision.CARRIED, note=f"It was taken in parts; the document says: {said}.")
    for found, tail in decisions_begun(text):
        how = vote(tail) if tail else VoteFound()
        if how is None:
            continue
        amended = found.decision is Decision.CARRIED and how.is_amended
        decided = Decision.CARRIED_AS_AMENDED if amended else found.decision
        return replace(found, decision=decided, vote=how.text or found.vote, note=how.note)
    return None


LONGEST = 160
"""The letters of a line that may be a result: a longer one is a sentence of a motion."""


def decisions_begun(text: str) -> Iterator[tuple[DecisionFound, str]]:
    """The decisions that a text may begin with, the likeliest first, each with what stands behind it: `the nod` and all."""
    said = " ".join(text.split()).strip(" .*[]|")
    said = said[1:-1].strip() if said.startswith("(") and said.endswith(")") else said
    if not said or len(said) > LONGEST:
        return
    said = _AFTER_DEBATE.sub("", said, count=1) if _AFTER_DEBATE.match(said) else said
    subject = _SUBJECT.match(said)
    rest = said[subject.end() :] if subject else said
    if subject and (put := _PUT.match(rest)):
        rest = rest[put.end() :]
    how_first = _HOW_FIRST.match(rest)
    rest = rest[how_first.end() :] if how_first else rest
    amended = bool(subject and "as amended" in subject.group().lower())
    # The figures may stand first: "198 in favour – Passed".
    first = re.match(rf"(?P<vote>[\d,]+ .{{2,60}}?)\s*[{DASH}:]\s*(?P<rest>[A-Za-z].*)$", rest)
    if first and vote(first["vote"]):
        rest = f"{first['rest']} {first['vote']}"
    for pattern, decided in _DECISIONS:
        if found := pattern.match(rest):
            words = re.search(_HOW, found.group(), re.IGNORECASE) or how_first
            to = (found.groupdict().get("to") or "").strip()
            decided = Decision.CARRIED_AS_AMENDED if amended and decided is Decision.CARRIED else decided
            yield (
                DecisionFound(
                    decided,
                    _in_words(words.group()).strip() if words else "",
                    to,
                    word=found.group().lower().split()[0],
                ),
                rest[found.end() :].strip(" ,;:.–—-()[]!"),
            )


_IN_PARTS = re.compile(
    r"\(?(?:the motion was )?(?:(?:carried|passed|lost|taken|decided) in parts?|part(?:ly|s?) (?:carried|lost)\b.{0,80}"
    r"|(?:parts?|paragraphs?|clauses?) [\w(),&. -]{1,40}?\b(?:carried|lost|remitted|passed)\b.{0,80})\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class VoteFound:
    """A vote as a record writes it; or, where figures are missing, a note that says what the document gives."""

    text: str = ""
    note: str = ""
    is_amended: bool = False


_COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+|nil|none|no)"
_SIDES = {
    "for": r"(?:for|in favou?r|yes|ayes?)",
    "against": r"(?:against|noe?s?)",
    "abstentions": r"(?:abst(?:ain(?:ed|ing)?|entions?|\.)?)",
}
_DASHED = re.compile(rf"({_COUNT})\s*[{DASH}/:]\s*({_COUNT})(?:\s*[{DASH}/:]\s*({_COUNT}))?", re.IGNORECASE)
_LIKE_A_YEAR = re.compile(r"(?:19|20)\d\d")


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
    if dashed := _DASHED.fullmatch(said):
        # A spreadsheet may have taken 12-3-1 for a day.
        is_day = dashed[3] and _LIKE_A_YEAR.fullmatch(dashed[3]) and "/" in said
        return None if is_day else VoteFound(figures(*(part or "" for part in dashed.groups())), is_amended=is_amended)
    if against := re.fullmatch(
        r"(?:by\s+)?(\d[\d,]*)\s*(?:votes?\s+)?to\s+(\d[\d,]*)(?:\s+votes?)?", said, re.IGNORECASE
    ):
        return VoteFound(figures(against[1], against[2]), is_amended=is_amended)
    counts, rest = _counted(said)
    how = re.search(_HOW, rest, re.IGNORECASE)
    if how:
        rest = rest[: how.start()] + " " + rest[how.end() :]
    if re.sub(
        rf"\b(?:votes?|voting|with|and|by|to|of|the|vote|was|figures|card)\b|\bunan\b|[\s,;:.()/{DASH}]",
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
    if how or rest.lower().strip(" .") == "unan":
        return VoteFound(_in_words(how.group() if how else rest), is_amended=is_amended)
    return None


def _counted(said: str) -> tuple[dict[str, str], str]:
    """The figures of each side, and what is left. They stand before the sides' names or behind, as in the first of them."""
    number = re.search(r"\d|\b(?:nil|none)\b", said, re.IGNORECASE)
    side = re.search(rf"\b(?:{'|'.join(_SIDES.values())})(?![\w])", said, re.IGNORECASE)
    comes_first = number is not None and side is not None and number.start() < side.start()
    rest, counts = said, {}
    for name, words in _SIDES.items():
        shape = (
            rf"\b(?P<n>{_COUNT})\s+(?:votes?\s+)?{words}(?!\w)"
            if comes_first
            else rf"\b{words}\s*[:=–—-]?\s*(?P<n>{_COUNT})\b"
        )
        if found := re.search(shape, rest, re.IGNORECASE):
            counts[name] = found["n"]
            rest = rest[: found.start()] + " " + rest[found.end() :]
    return counts, rest


def _in_words(said: str) -> str:
    return "unanimously" if said.lower().strip(" .") in ("unanimous", "unan") else said


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
