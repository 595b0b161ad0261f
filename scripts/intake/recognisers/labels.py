"""Labels: who put a motion, what was decided, on a line of text or over a table's column."""

import re
from collections.abc import Sequence

from scripts.intake.names import is_like_a_name
from scripts.intake.vocabulary import columns as column_names
from scripts.intake.vocabulary.votes import DASH

IN_ORDER = (
    "amendment", "number", "wording", "title", "committee", "proposer", "seconder", "decision", "recommendation", "for",
    "against", "abstentions", "vote", "notice number", "resolution number", "contact", "reason", "note", "kind", "sent to", "date",
)  # fmt: skip
"""The parts that a motion list may name, in the order in which a doubtful word is taken: `Motion` is its wording."""

# Those that may stand before a value on a line of text. A paragraph may begin with "Motion" or "Action" as well.
ON_A_LINE = frozenset(
    (
        "proposer", "seconder", "decision", "committee", "title", "vote", "contact", "number", "notice number",
        "resolution number", "kind", "for", "against", "abstentions", "recommendation",
    )
)  # fmt: skip
ONLY_IN_TABLES = frozenset(
    (
        "source", "policy", "recommendation", "position", "advice", "stance", "from", "originator", "count", "majority",
        "moving", "proposing", "name", "heading", "theme", "section", "zone", "category", "carried", "passed", "officer", "no",
        "support", "supported", "figures", "notice", "resolution", "res", "state", "signature", "identifier",
    )
)  # fmt: skip
"""Labels that a paragraph may well begin with: `Source: the census`."""
_NO_COLON = re.compile(
    r"(?P<label>(?:proposed|moved|submitted|seconded|supported|sponsored|tabled) by|received from|mover|seconder|proposer)\s+(?P<value>(?:the\s+)?[A-Z].{1,90})",
    re.IGNORECASE,
)


def part_named(label: str) -> str:
    """Which part a label or a column's heading names: `Proposed by` → `proposer`. Empty where it names none."""
    return column_names.part_named(label, IN_ORDER)


def columns_named(headings: Sequence[str]) -> tuple[str, ...]:
    """The parts that a table's headings name, each once; empty where a heading names none.

    Of a word that stands for several parts, that is taken which no other heading names: beside `Text`, `Motion` is a title.
    """
    may_be = [column_names.parts_named(heading, IN_ORDER) for heading in headings]
    taken: dict[int, str] = {}
    for at in sorted(range(len(headings)), key=lambda one: len(may_be[one])):
        taken[at] = next((part for part in may_be[at] if part not in taken.values()), "")
    return tuple(taken[at] for at in range(len(headings)))


def labels(text: str) -> list[tuple[str, str]]:
    """The labelled values on a line, each with the part that it is.

    - `Proposer: London Branch`, `Proposed by – London Branch`, `Mover—London Branch`, `(Moved by London Branch)`;
    - two or more on one line: `Proposer: A   Seconder: B`, `For: 12 Against: 3`;
    - `Proposer:` alone, with its value on the next line: an empty value.
    """
    said = text.strip()
    if said.startswith("(") and said.endswith(")"):
        said = said[1:-1].strip()
    if len(said) > 240:
        return []
    found = list(
        re.finditer(
            rf"(?:^|(?<=[\s,;|/]))(?P<label>[A-Z][A-Za-z]*(?: [a-z]+)?)\s*(?::|\s[{DASH}](?=\s)|[–—](?=\s?[A-Z]))\s*",
            said,
        )
    )
    marks = [
        (match, part)
        for match in found
        if (part := part_named(match["label"])) in ON_A_LINE and match["label"].lower() not in ONLY_IN_TABLES
    ]
    if marks and marks[0][0].start() == 0:
        ends = [match.start() for match, _ in marks[1:]] + [len(said)]
        pairs = [
            (part, said[match.end() : end].strip(" \t,;|/"))
            for (match, part), end in zip(marks, ends, strict=True)
            if part
        ]
        return pairs if pairs[0][0] != "title" or pairs[0][1] else []
    if alone := _NO_COLON.fullmatch(said):
        part = part_named(alone["label"])
        first, *others = re.split(
            r"[,;]?\s+(?=(?:seconded|supported) by\s|seconder\s)", alone["value"], flags=re.IGNORECASE
        )
        first = first.strip(" .")
        if part and is_like_a_name(first):
            return [(part, first), *(pair for other in others for pair in labels(other))]
    return []
