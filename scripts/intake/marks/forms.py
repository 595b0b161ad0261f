"""Motions without numbers, each in a form that begins again with the same label: `Motion title: Bell ropes`."""

import re
from collections.abc import Mapping, Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.numbers import NumberFound
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.results import read_result

FORM = "form"
"""The form of a number that is none: a filled-in form begins the motion."""
LONGEST_TITLE = 160
_LABEL = re.compile(
    r"(?P<label>(?:motion|resolution|proposal)(?: title| name)?|(?:short )?title(?: of (?:the )?(?:motion|resolution|proposal))?)"
    r"\s*:\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_ONLY_MOTIONS_HAVE = frozenset({"proposer", "seconder", "decision", "kind", "vote"})


def form_heads(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """The lines that begin a form, where the same label of a title stands there twice or more; `heads` are the numbered lines
    found so far.

    None where a label stands right above the first title: what belongs to which form is then not sure. Where a number stands
    right above a title, or a numbered line says `Motion 4`, the numbers begin the motions.
    """
    titles = _titles(lines)
    if len(titles) < 2 or (titles[0] > 0 and labels(lines[titles[0] - 1].text)):
        return {}
    if any(head.is_worded for head in heads.values()) or any(at - 1 in heads for at in titles):
        return {}
    ends = [*titles[1:], len(lines)]
    if not all(_is_form(lines[at:end]) for at, end in zip(titles, ends, strict=True)):
        return {}
    return {at: NumberFound("", lines[at].text.strip(), FORM) for at in titles}


def _titles(lines: Sequence[Line]) -> list[int]:
    """The places of the lines with the label of a title that most of them have."""
    by_label: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        text = line.text.strip()
        found = _LABEL.fullmatch(text) if not line.cells and len(text) <= LONGEST_TITLE else None
        if found and not (read_result(found["title"]) or is_opening(found["title"])):
            by_label.setdefault(" ".join(found["label"].lower().split()), []).append(at)
    return max(by_label.values(), key=len, default=[])


def _is_form(lines: Sequence[Line]) -> bool:
    """Whether these lines hold what only a motion has: who put it, what was decided, or a motion's first words."""
    return any(
        not line.cells
        and (
            is_opening(line.text)
            or _ONLY_MOTIONS_HAVE & {part for part, _ in labels(line.text)}
            or read_result(line.text)
        )
        for line in lines
    )
