"""The value of one piece of a line: a result, stated by a person or printed; a number; the kind of a motion."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from schema.numbers import NUMBER
from schema.terms import CARRIED, BodyKind, Decision, MotionKind
from scripts.intake.marks.head_line import BY_KEY
from scripts.intake.marks.mark import Mark, Role
from scripts.intake.marks.piece import Span
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.bodies import kind_of_body, plain
from scripts.intake.vocabulary.doubt import IN_PARTS, NEXT_BUSINESS
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.numbers import KIND_WORDS
from scripts.intake.vocabulary.results import Result, read_result
from scripts.intake.vocabulary.votes import DASH, vote_in_sentence


def stated_result(mark: Mark, text: str = "") -> Result | None:
    """What a person stated of a line: `lost`, `motion carried as amended`, `lost, 30 for, 49 against`.

    Where no vote is stated, it is read from `text`, the line's own words. A motion that the meeting left for its next
    business has no result of its own, and the vote was on leaving it: neither is recorded.
    """
    stated = re.sub(r"^(?:motion|amendment)\s*", "", mark.value).strip()
    if not stated:
        return None
    by_hand = (
        f"Read by hand from {mark.place}." if mark.by_hand or mark.rule != BY_KEY else "By the document's own key."
    )
    if stated in _NOTED:
        return Result(Decision.NOT_RECORDED, note=f"{_NOTED[stated]} {by_hand}", word=stated)
    decision = next((term for term in Decision if term.value == stated), None)
    if decision is Decision.NOT_RECORDED:
        return Result(decision, note=by_hand)
    result = Result(decision) if decision else read_result(stated, in_column=True)
    if result is None:
        return None
    own = result_in(text)
    read = own.note if own and own.decision is result.decision and own.note != result.note else ""
    note = " ".join(filter(None, (result.note, read, by_hand)))
    return replace(result, vote=result.vote or vote_in(text, result.decision), note=note)


_NOTED = {
    NEXT_BUSINESS: "The document says that the meeting went on to its next business.",
    IN_PARTS: "The document says that parts of it were voted on apart.",
}
"""What the note of a record says of a motion that was put to no vote as a whole."""


def vote_in(text: str, decision: Decision) -> str:
    """The vote in a line of which a person stated what was decided; empty where it is not certain."""
    if decision not in (*CARRIED, Decision.LOST, Decision.REMITTED):
        return ""  # the vote there was on something else: on the ruling of the chair, on leave to withdraw
    own = result_in(text)
    if own and own.decision is decision:
        return own.vote
    vote = vote_in_sentence(text)
    counts = [int(count) for count in re.findall(r"\d+", vote)]
    contradicts = counts and (decision in CARRIED) != (counts[0] > counts[1]) and decision in (*CARRIED, Decision.LOST)
    return "" if contradicts else vote


def last_number(text: str) -> str:
    """The last number in a text that a person marked as a motion's: 5 in `- 5.`."""
    return next(iter(re.findall(rf"(?<![\w.])(?:{NUMBER})(?![\w.]*\w)", text)[::-1]), "")


def result_in(text: str) -> Result | None:
    """The result that a piece says: with a dash, a bullet or a label before it, in brackets."""
    bare = re.sub(rf"^[\s:•*·{DASH}]+", "", text)
    pairs = labels(bare)
    labelled = next((value for part, value in pairs if part in ("decision", "vote")), "")
    return read_result(bare) or (read_result(labelled, in_column=True) if labelled else None)


HEADS = (Role.NUMBER, Role.TITLE)
"""The roles that may begin a motion."""
BEFORE_A_HEAD = (Role.RESULT, Role.UNSURE, Role.PROPOSER, Role.NAME, Role.SKIP, Role.MADE_OF)
"""What may stand on a line before the title of its own motion."""


def in_order(spans: Sequence[Span]) -> list[Span]:
    """The spans, with a result that begins a line after the title on the same line: `CARRIED – Bell ropes`.

    It is of the motion that the line begins, and never of the one above.
    """
    ordered: list[Span] = []
    for _, of_line in groupby(spans, key=lambda span: span.first.line):
        line = list(of_line)
        first = next((at for at, span in enumerate(line) if span.first.role in HEADS), 0)
        last = max((at for at, span in enumerate(line) if span.first.role in HEADS), default=0)
        if all(span.first.role in BEFORE_A_HEAD for span in line[:first]):
            line = [*line[first : last + 1], *line[:first], *line[last + 1 :]]
        ordered += line
    return ordered


EDGES = f" •*·()[]{DASH}"
"""What stands around a name that has no label."""
_NAME_AND_KIND = re.compile(r"([A-Z][^,;:/()]{2,60}) ([A-Z][a-z]+)")


def short_names(spans: Sequence[Span]) -> dict[str, str]:
    """The bodies that a document names with the word for what they are, by their names without it."""
    names = [span.text.strip(EDGES) for span in spans if span.first.role is Role.PROPOSER]
    return {
        plain(match[1]): match[0]
        for name in names
        if (match := _NAME_AND_KIND.fullmatch(name)) and kind_of_body(match[2]) is BodyKind.BRANCH
    }


_KIND_IN_TITLE = re.compile(r"\b(emergency|composite) (?:motion|resolution)$", re.IGNORECASE)
_EMERGENCY_FIRST = re.compile(
    rf"(?:the )?(emergency) (?:motion|resolution)(?=\s*(?:$|[:.{DASH}])|\s+(?:on|about|was|[A-Z]|\d+)\b)", re.IGNORECASE
)
"""How the title of an emergency motion begins: `Emergency motion: The pier`."""
_KINDS_INTRODUCED = (
    (re.compile(r"\b(?:emergency|urgent|late) (?:motion|resolution|item)\b", re.IGNORECASE), MotionKind.EMERGENCY),
    (re.compile(r"\bcomposite\b", re.IGNORECASE), MotionKind.COMPOSITE),
    (
        re.compile(
            r"\b(?:rule (?:change|amendment)|(?:change|amendment|alteration) (?:of|to) (?:the )?(?:rules?|constitution))\b",
            re.IGNORECASE,
        ),
        MotionKind.AMENDMENT,
    ),
)


def kind_introduced(text: str) -> MotionKind | None:
    """The kind of a motion, as the sentence that introduces it says it: `Last, an emergency motion on the fire:`."""
    return next((kind for pattern, kind in _KINDS_INTRODUCED if pattern.search(text)), None)


def kind_named(text: str) -> MotionKind | None:
    """The kind whose word a text begins with: `Emergency`."""
    return next((kind for words, kind, _ in KIND_WORDS if re.match(words, text, re.IGNORECASE)), None)


def kind_in_title(title: str) -> MotionKind | None:
    """The kind that a title says in its first or last words: `Emergency motion: The pier`."""
    match = _KIND_IN_TITLE.search(title) or _EMERGENCY_FIRST.match(title)
    return MotionKind[match[1].upper()] if match else None


def is_of_other_kind(result: str, motion: ParsedMotion) -> bool:
    """Whether a result is of a composite or of an emergency motion, and stands under one that is neither: it is of a motion that was
    not read."""
    return motion.number.isdecimal() and motion.kind is None and _OF_KIND.match(result.lstrip(" (*")) is not None


_OF_KIND = re.compile(
    r"(?:the )?(?:composite|emergency)(?: (?:motion|resolution))?(?: (?:no\.? ?)?(?:[A-Z]{0,3}\d+|[A-Z]\b))? (?:was|fell|carried|lost)\b",
    re.IGNORECASE,
)
