"""Words that name who moved, seconded or spoke are withheld: a name would show that somebody is a member of a union."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import MarkedDocument
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.movers import people_at_cues, sentences, speakers_in
from scripts.intake.vocabulary.people import names_in

_MAY_NAME = re.compile(
    r"\b(?:[Mm]ov|[Ss]econd|[Pp]ropos|said|told|thought|wondered|spoke|asked|replied|argued|thanked|opposed|supported|urged|warned|\(?[A-Z]\w+ [A-Z][\w'’-]+\))"
)
_DID = re.compile(r"\b(?:[Mm]oved|[Ss]econded|[Pp]roposed)\b")
_GOES_ON = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:[.,;)]|\s+[a-zà-ÿ])")
"""A line that may begin with the rest of a name: one word in capitals, and then the sentence goes on or ends."""
LONGEST = 400
"""The characters of a line within which a name is looked for: what is longer is a paragraph, and no list of movers."""


def withhold_words_with_names(motions: Sequence[ParsedMotion], marked: MarkedDocument) -> None:
    """Take the words from each motion among whose lines somebody is named who moved, seconded or spoke in the document.

    A line that a person marked in the margin stays: they have seen it. The lines stand in `withheld`, for the plan to name.
    """
    names = set(_names_in([line for line in marked.document.lines if not line.aside and not line.cells]))
    if not names:
        return
    by_hand = {mark.line for mark in marked.marks if mark.by_hand}
    mention = _mention_of(names)
    for motion in motions:
        motion.withheld = [
            line for line in motion.lines if mention.search(line.text) and not by_hand.issuperset(line.at)
        ]
        if motion.withheld:
            motion.lines = []


def _names_in(lines: Sequence[Line]) -> Iterator[str]:
    """The names beside what somebody did with a motion, also where a line breaks within one."""
    for line, following in zip_longest(lines, lines[1:]):
        yield from _names_of(line.text[:LONGEST])
        if following and _GOES_ON.match(following.text):
            yield from _names_of(f"{line.text} {following.text}"[:LONGEST])


def _names_of(text: str) -> Iterator[str]:
    if not _MAY_NAME.search(text):
        return
    for sentence in sentences(text):
        spans = [*people_at_cues(sentence), *speakers_in(sentence)]
        if _DID.search(sentence):
            spans += names_in(sentence)
        for start, end in spans:
            yield sentence[start:end]


def _mention_of(names: set[str]) -> re.Pattern[str]:
    """What finds a whole name in a line, and a surname at its beginning that goes on from the line above."""
    whole = [name for name in names if re.search(r"\w[ .]+\w", name)]
    surnames = {re.split(r"[ .]+", name)[-1] for name in whole}
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, whole), key=len, reverse=True)) or '(?!)'})(?!\w)"
        rf"|^\W*(?:{'|'.join(sorted(map(re.escape, surnames), key=len, reverse=True)) or '(?!)'})(?=\s*[.,;)]|$)"
    )
