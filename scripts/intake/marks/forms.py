"""Motions without numbers, each in a form that begins again with the same label: `Motion title: Bell ropes`."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Role
from scripts.intake.marks.preface import Marking
from scripts.intake.vocabulary.labels import is_field, labels, part_named
from scripts.intake.vocabulary.numbers import NumberFound
from scripts.intake.vocabulary.phrases import beside_motion, is_motion_itself, is_nothing, is_opening
from scripts.intake.vocabulary.results import read_result

FORM = "form"
"""The form of a number that is none: a filled-in form begins the motion."""
LONGEST_TITLE = 160
_LABEL = re.compile(
    r"(?P<label>(?:motion|resolution|proposal)(?: title| name)?|(?:short )?title(?: of (?:the )?(?:motion|resolution|proposal))?)"
    r"\s*:\s*(?P<title>.*)",
    re.IGNORECASE,
)
LETTERS_OF_VALUE = 3
"""The letters of the shortest value: `x`, `N` and `____` are none."""
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
        if found and found["title"] and not (read_result(found["title"]) or is_opening(found["title"])):
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


def empty_forms(lines: Sequence[Line]) -> Iterator[Marking]:
    """The lines of each form that nobody has filled in, from its heading or its empty label `Title:` to the next form."""
    found = [None if line.cells else _LABEL.fullmatch(line.text.strip()) for line in lines]
    titles = [at for at, label in enumerate(found) if label]
    above = [lines[at - 1].text.strip().lower() for at in titles if at]
    starts = [
        at - 1 if at and (above.count(lines[at - 1].text.strip().lower()) > 1 or lines[at - 1].heading) else at
        for at in titles
    ]
    for start, end in itertools.pairwise([*starts, len(lines)]):
        form = lines[start:end]
        own = [line for line in form if line.text.strip().lower() not in above]
        if all(_is_empty(line) for line in own):
            for line in form:
                yield line, Role.SKIP, "a form that nobody has filled in", "empty forms"


def _is_empty(line: Line) -> bool:
    """Whether a line of a form holds no value: `Title:`, `Proposer: N`, `Text of motion`, `____`."""
    text = line.text.strip()
    label = text.rstrip(" :")
    is_label = bool(part_named(label) or is_field(f"{label}:") or beside_motion(label) or is_motion_itself(label))
    value = "" if is_label or is_nothing(text) else re.sub(r"\w[\w ./-]*:", "", text)
    return not line.cells and len(re.sub(r"[^a-z]", "", value.lower())) < LETTERS_OF_VALUE
