"""Titles that run over their line, up to a result in brackets: `19. Ropes for All who Ring` above `at Noon (CARRIED)`."""

import re
from collections.abc import Collection, Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks.wrapping import may_propose
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import ends_sentence, is_opening, opens_motion

MOST_LINES = 3
LONGEST = 240
"""The characters of a title with its result."""
_RESULT = re.compile(r".*\S\s*[(\[](?P<result>[^()\[\]]+(?:\([^()]*\)[^()\[\]]*)?)[)\]][.*_]*", re.DOTALL)


def wrapped_heads(lines: Sequence[Line], known: Collection[int]) -> dict[tuple[int, ...], int]:
    """Of the first lines of such titles, how many lines each has. At least one other title of the list has its result on its own line.

    A line that is `known` to have a role of its own goes on with none.
    """
    if not any(_is_head(line) and _is_whole(line.text) for line in lines):
        return {}
    found = {}
    for at, line in enumerate(lines):
        if _is_head(line) and not _is_whole(line.text) and (count := _count(lines[at : at + MOST_LINES], known)):
            found[line.at] = count
    return found


def _count(lines: Sequence[Line], known: Collection[int]) -> int:
    text = lines[0].text.strip()
    for at, line in enumerate(lines[1:], 2):
        is_rest = not (line.blank_before or line.cells or line.at[0] in known) and not _begins_new(line.text)
        if not is_rest or ends_sentence(text):
            return 0
        text = f"{text} {line.text.strip()}"
        if _is_whole(text):
            return at
    return 0


def _is_head(line: Line) -> bool:
    return not line.cells and number(line.text) is not None and not labels(line.text)


def _is_whole(text: str) -> bool:
    found = _RESULT.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return found is not None and may_be_result(found["result"])


def _begins_new(text: str) -> bool:
    is_name = may_propose(re.sub(r"\s*[(\[].*", "", text))
    return bool(text[:1] in "([" or number(text) or labels(text) or is_opening(text) or opens_motion(text) or is_name)
