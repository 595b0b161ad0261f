"""Several motions below one item of minutes, each after its own label: `Motion: that the fee be kept.`"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece
from scripts.intake.vocabulary.numbers import NumberFound

FORM = "asked"
"""The form of a head that is the label of a motion's words."""
FORM_OF_ITEM = "item of several"
"""That of an item which has such motions below it, and is none."""
_ASKED = re.compile(
    r"(?P<label>(?:the\s+)?(?:motion|resolution|proposal)\s*:)\s*(?P<words>(?:that|to)\b.*)", re.IGNORECASE
)


def asked_within(lines: Sequence[Line], heads: Mapping[int, NumberFound]) -> dict[int, NumberFound]:
    """The motions that stand below an item with two or more of them, and that item as none; nothing where each item has one.

    `3. Charter`, `Motion: that rule 7 be deleted.`, `Lost`, `Motion: that rule 9 be deleted.`, `Passed`: two motions.
    """
    found: dict[int, NumberFound] = {}
    starts = sorted({0, *heads})
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        asked = [at for at in range(start, end) if not lines[at].cells and _ASKED.fullmatch(lines[at].text.strip())]
        if len(asked) > 1 and not (start in heads and heads[start].is_worded):
            found |= {at: NumberFound("", lines[at].text, FORM) for at in asked}
            if start in heads and start not in asked:
                found[start] = replace(heads[start], form=FORM_OF_ITEM)
    return found


def mark_asked(line: Line) -> list[Piece]:
    """The pieces of such a line: its label begins the motion and is no part of the words."""
    match = _ASKED.fullmatch(line.text.strip())
    if match is None:
        return [Piece(Role.WORDS, line.text)]
    return [Piece(Role.NUMBER, match["label"], "", FORM), Piece(Role.WORDS, match["words"], "", FORM)]
