"""Suggests rules for a margin file: beginnings that come again and again on lines that the program did not read.

They stand in the file as comments, `#? always begins "Outcome -"  result`, and are rules once `#?` is deleted.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schema.terms import LineRole
from scripts.intake.margin.apply import by_line
from scripts.intake.margin.rules import AlwaysRule, Form
from scripts.intake.marks.given import paragraphs_of
from scripts.intake.marks.mark import Mark, MarkedDocument
from scripts.intake.marks.piece import NOT_UNDERSTOOD
from scripts.intake.marks.set_apart import INTRODUCTION
from scripts.intake.vocabulary.doubt import speaks_of_decision
from scripts.intake.vocabulary.names import is_like_a_name
from scripts.intake.vocabulary.people import is_surely_person, names_in
from scripts.intake.vocabulary.phrases import opens_motion
from scripts.intake.vocabulary.results import read_result

FEWEST = 3
"""The lines that a rule has to take before it is worth writing."""
FEWEST_TITLED = 5
"""The numbers that have to follow one another where the first is a high one."""
FAR = 8
"""The lines below a number within which its motion begins."""
FEWEST_UNREAD = 2
"""How many of these are not read rightly without it."""
MOST = 5
"""How many rules are suggested."""
SHARE = 0.75
"""Of the lines with a beginning: what so many of them are, the rule says of all."""

_NUMBER = re.compile(r"(?P<stem>(?:[A-Z][\w.]*\s)?[A-Z\d/.-]*?)(?P<number>\d{1,3})(?=[\s:.)]|$)")
_LABEL = re.compile(r"(?P<label>[A-Z][\w’' ]{1,28}?\s?(?::|\s[-–—]))\s")
_TWO_WORDS = re.compile(r"(?P<words>[A-Z][\w’']*\s[a-z]+)\s\S")
_DEBATE = re.compile(
    r"(?:discussion|debate|speakers?|speeches|comments?|questions?|repl(?:y|ies)|response)\b", re.IGNORECASE
)
_ACTION = re.compile(
    r"(?:for )?(?:actions?(?: by| points?)?|owner|by whom|responsible|lead|deadline|by when)\b", re.IGNORECASE
)
_PUT = re.compile(r"^[“\"‘]?that\b|\bmoved\b|\bproposed\b|\bto move\b", re.IGNORECASE)
_THE = re.compile(r"\bthe$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SuggestedRule:
    """A rule that may help, with the lines that it would take, counted from 0."""

    rule: AlwaysRule
    lines: tuple[int, ...]


def suggested_rules(marked: MarkedDocument, known: Sequence[AlwaysRule] = ()) -> list[SuggestedRule]:
    """The rules that would read several lines at once.

    A rule is suggested where three lines begin alike, some of them are in doubt or not understood, and what they are is plain from
    the lines themselves; never where one of `known` has that beginning.
    """
    lines = marked.document.lines
    starts = sorted(at for at, *_ in paragraphs_of(marked.document) if not lines[at].cells)
    texts = {at: " ".join(lines[at].text.split()) for at in starts}
    marks = by_line(marked.marks)
    used = {text.casefold() for rule in known for _, text in rule.texts}
    rules = []
    for beginning, group in _beginnings(texts).items():
        role, value = _role(beginning, [texts[at] for at in group])
        if role is None or beginning.casefold() in used:
            continue
        unread = [at for at in group if _is_unread(marks.get(at, ()), role, value)]
        if len(unread) >= max(FEWEST_UNREAD, len(group) / 3):
            rules.append(SuggestedRule(AlwaysRule(role, value, ((Form.BEGINS, beginning),)), tuple(group)))
    rules.sort(key=lambda one: (one.rule.role is not LineRole.NUMBER, -len(one.lines), one.lines[0]))
    return rules[:MOST]


def _beginnings(texts: Mapping[int, str]) -> dict[str, list[int]]:
    """The lines that begin alike, by their beginning: a number (`LL/31/#`), a label (`Outcome -`) or two words (`From the`)."""
    groups: dict[str, list[int]] = {}
    numbers: dict[str, list[int]] = {}
    for at, text in texts.items():
        if (found := _NUMBER.match(text)) and re.search(r"[^\W\d]|\d/$", found["stem"]):
            beginning = f"{found['stem']}#"
            numbers.setdefault(beginning, []).append(int(found["number"]))
        elif found := _LABEL.match(text) or _TWO_WORDS.match(text):
            beginning = found[1]
        else:
            continue
        groups.setdefault(beginning, []).append(at)
    rising = {
        beginning
        for beginning, values in numbers.items()
        if values == sorted(set(values))
        and (
            (values[0] <= FEWEST and re.search(r"[^\W\d]", beginning))
            or (_are_titled(values, groups[beginning], texts) and _are_motions(groups[beginning], texts))
        )
    }
    return {
        beginning: group
        for beginning, group in groups.items()
        if len(group) >= FEWEST and (beginning not in numbers or beginning in rising)
    }


def _are_titled(values: Sequence[int], group: Sequence[int], texts: Mapping[int, str]) -> bool:
    """Whether numbers follow one another and each has a title: `27/14 Locking at night`, as minutes number motions among other items."""
    rests = [texts[at][found.end() :].strip(" .:)") for at in group if (found := _NUMBER.match(texts[at]))]
    follow = all(one + 1 == two for one, two in pairwise(values))
    return len(values) >= FEWEST_TITLED and follow and all(rest[:1].isupper() for rest in rests)


def _are_motions(group: Sequence[int], texts: Mapping[int, str]) -> bool:
    """Whether below most of these lines, before the next of them, something stands as motions begin, or who moved it."""
    ends = [*group[1:], group[-1] + FAR + 1]
    below = [
        [texts[at] for at in texts if start < at < min(end, start + FAR)]
        for start, end in zip(group, ends, strict=True)
    ]
    return sum(any(opens_motion(text) or _PUT.search(text) for text in some) for some in below) >= len(group) * SHARE


def _role(beginning: str, texts: Sequence[str]) -> tuple[LineRole | None, str]:
    """What lines with this beginning are, where that is plain; None where it is not."""
    if beginning.endswith("#"):
        return LineRole.NUMBER, ""
    if _LABEL.fullmatch(f"{beginning} ") and _DEBATE.match(beginning):
        return LineRole.SKIP, "discussion"
    if _LABEL.fullmatch(f"{beginning} ") and _ACTION.match(beginning):
        return LineRole.SKIP, "what is to be done"
    rests = [text[len(beginning) :].strip(" .") for text in texts]
    if _share(rests, is_like_a_name) and not any(is_surely_person(rest) or names_in(rest) for rest in rests):
        return LineRole.PROPOSER, "body" if _THE.search(beginning) else ""
    if any(map(opens_motion, texts)):
        return None, ""
    if _LABEL.fullmatch(f"{beginning} ") and _share(texts, _speaks_of_result):
        return LineRole.RESULT, ""
    return None, ""


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Whether a test holds of most of these texts."""
    return sum(test(text) for text in texts) >= len(texts) * SHARE


def _speaks_of_result(text: str) -> bool:
    return bool(speaks_of_decision(text) or read_result(text))


def _is_unread(marks: Sequence[Mark], role: LineRole, value: str) -> bool:
    """Whether a line is read as something that a line with this mark is not: in doubt, not understood, or words or a name.

    A result in doubt stays so under a rule: what it says is for a person to state.
    """
    if any(mark.by_hand or (mark.role is role and mark.value == value) for mark in marks):
        return False
    is_result = role is LineRole.RESULT
    return any(
        mark.role in (LineRole.WORDS, LineRole.NAME)
        or (mark.role is LineRole.UNSURE and not is_result)
        or (mark.role is LineRole.SKIP and mark.value == NOT_UNDERSTOOD)
        or (mark.role is LineRole.SKIP and mark.value == INTRODUCTION and role is LineRole.NUMBER)
        for mark in marks
    )
