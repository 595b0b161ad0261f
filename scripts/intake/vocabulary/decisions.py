"""What was decided and by which vote, in the words of minutes, agendas and tables: for results and for imports."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from schema.terms import Decision
from scripts.intake.vocabulary.votes import DASH, WAY, VoteFound, in_words, vote


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
_DECISIONS = tuple(
    (re.compile(pattern, re.IGNORECASE), decision)
    for pattern, decision in (
        (rf"(?:carried|passed|agreed|adopted|approved|accepted)(?:,?\s+{WAY})?,?\s*\(?as amended\)?|as amended,?\s*(?:carried|passed|agreed)|amended and (?:carried|passed|agreed)", Decision.CARRIED_AS_AMENDED),
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
        return replace(found, decision=decided, vote=how.figures or how.way or found.vote, note=how.note)
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
            words = re.search(WAY, found.group(), re.IGNORECASE) or how_first
            to = (found.groupdict().get("to") or "").strip()
            decided = Decision.CARRIED_AS_AMENDED if amended and decided is Decision.CARRIED else decided
            yield (
                DecisionFound(
                    decided,
                    in_words(words.group()).strip() if words else "",
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
