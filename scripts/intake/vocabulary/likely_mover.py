"""Which body a sentence of minutes most likely says that it put the motion: a suggestion to a person, and never a record."""

import re

from scripts.intake.vocabulary.bodies import Bodies
from scripts.intake.vocabulary.likely_result import speaks_of_other
from scripts.intake.vocabulary.names import read_names

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
_SENT_ON = re.compile(r"\bbe (?:remitted|referred|withdrawn)\b", re.IGNORECASE)
"""What was moved is where the motion should go, and not the motion."""
_SECONDED = re.compile(r"\bsecond", re.IGNORECASE)
_ENDS = re.compile(rf"[.;:()]|\sby\s|\s(?:then\s+)?{_MOVED}\b")
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
    if speaks_of_other(sentence) or _SENT_ON.search(sentence):
        return ""
    before = _SECONDED.split(sentence, maxsplit=1)[0]
    for cue in _CUES:
        for found in cue.finditer(before):
            if body := _body_at(before[found.end() :]):
                return body
    return ""


def _body_at(text: str) -> str:
    """The name of a body, or of several, that a text begins with; empty where it begins with anything else."""
    words = list(re.finditer(r"[^\s.;:()]+", _ENDS.split(text, maxsplit=1)[0]))[:MOST_WORDS]
    for last in reversed(words):
        name = text[: last.end()].strip(" ,")
        names = read_names(name, _NONE) if name[:1].isupper() else None
        is_whole = last.group()[:1].isupper() or last.group().lower() in _KINDS
        if names and names.new and not (names.people or names.unclear) and is_whole:
            return name
    return ""


_NONE = Bodies({}, "", None)
