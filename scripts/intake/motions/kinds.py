"""The kind of a motion, as its title, the sentence that introduces it, a label or its result says it."""

import re
from collections.abc import Sequence

from schema.terms import MotionKind
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.numbers import KIND_WORDS
from scripts.intake.vocabulary.votes import DASH

_KIND_IN_TITLE = re.compile(r"\b(emergency|composite) (?:motion|resolution)$", re.IGNORECASE)
_EMERGENCY_FIRST = re.compile(
    rf"(?:the )?(emergency) (?:motion|resolution)(?=\s*(?:$|[:.{DASH}])|\s+(?:on|about|was|[A-Z]|\d+)\b)", re.IGNORECASE
)
"""How the title of an emergency motion begins, or its result: `The emergency motion was carried`."""
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


def says_emergency(result: str) -> bool:
    """Whether a result says that the motion is one of emergency: `The emergency motion was carried`."""
    return _EMERGENCY_FIRST.match(result) is not None


def is_of_other_kind(result: str, motion: ParsedMotion, head: Sequence[str]) -> bool:
    """Whether a result is of a composite or of an emergency motion, and stands under one that is neither: it is of a motion that was
    not read. `head` is how the motion's number is printed: `Motion 9` is no emergency motion, and `9.` may be.
    """
    found = _OF_KIND.match(result.lstrip(" (*")) if motion.number.isdecimal() and motion.kind is None else None
    return found is not None and (
        found["kind"].lower() == "composite" or "".join(head[:1]).lower().startswith("motion")
    )


_OF_KIND = re.compile(r"the (?P<kind>composite|emergency)(?: (?:motion|resolution))? (?:was|fell)\b", re.IGNORECASE)
