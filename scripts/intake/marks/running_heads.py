"""The head of each page of a book in a text whose pages ran together: a title, with the page's number on one side of it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.labels import labels
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.votes import vote

_TITLE = r"[^\d\s].{5,90}"
_HEAD = re.compile(
    rf"(?P<left>\d{{1,4}})(?:\s{{3,}}|\t\s*)(?P<title>{_TITLE})|(?P<words>{_TITLE}?)(?:\s{{3,}}|\t\s*)(?P<right>\d{{1,4}})"
)
FEWEST = 2
LONGEST = 200
"""The characters of such a line, its spaces counted."""


def running_heads(lines: Sequence[Line]) -> set[tuple[int, ...]]:
    """The places of the lines with a title and a page's number beside it, where that title stands twice or more and its numbers rise.

    `57` stands left of the title on one page and right of it on the next.
    """
    by_title: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
    for line in lines:
        text = line.text.strip()
        found = _HEAD.fullmatch(text) if not line.cells and len(text) <= LONGEST else None
        if found:
            title = found["title"] or found["words"]
            if may_be_result(title) or read_result(title) or vote(line.text) or labels(line.text):
                continue
            by_title.setdefault(_plain(title), []).append((int(found["left"] or found["right"]), line.at))
    return {
        at
        for places in by_title.values()
        if len(places) >= FEWEST and all(before[0] < after[0] for before, after in pairwise(places))
        for _, at in places
    }


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().casefold()
