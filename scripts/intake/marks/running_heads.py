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
    return _facing(lines) | {
        at
        for places in by_title.values()
        if len(places) >= FEWEST and all(before[0] < after[0] for before, after in pairwise(places))
        for _, at in places
    }


def _facing(lines: Sequence[Line]) -> set[tuple[int, ...]]:
    """The heads of facing pages in capitals, each printed once: `REPORT   31` and on the next page `32   THE FEDERATION`."""
    heads = [
        (found, line.at)
        for line in lines
        if not line.cells and len(line.text) <= LONGEST and (found := _HEAD.fullmatch(line.text.strip()))
        if (found["title"] or found["words"]).isupper() and not vote(line.text)
    ]
    return {
        at
        for (right, before), (left, after) in pairwise(heads)
        if right["right"] and left["left"] and int(right["right"]) % 2 and int(left["left"]) == int(right["right"]) + 1
        for at in (before, after)
    }


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().casefold()
