"""Words out of which a person's mark took a part of a sentence are no longer what the document says: they are not written."""

import re
from collections.abc import Iterator, Sequence

from scripts.intake.marks.mark import Mark, MarkedDocument, Role
from scripts.intake.marks.piece import ASIDE
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.vocabulary.phrases import ends_sentence

_OF_MOVERS = re.compile(r"[(\[—–-]?\s*(?:moved|proposed|put|submitted|seconded|brought)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]*”", re.DOTALL)
"""Words that are whole, whatever the sentence goes on to say: `“That a library be opened” stood in the name of the Mill Branch.`"""
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]\W*")


def withhold_cut_words(motions: Sequence[ParsedMotion], marked: MarkedDocument) -> None:
    """Take the words from each motion and amendment of which a mark by hand leaves out a part in the middle of a sentence.

    The places that were left out stand in `cut`, for the plan to name.
    """
    cuts = list(_cuts(marked))
    for text in (part for motion in motions for part in (motion, *motion.amendments)):
        of_words = {at for line in text.lines for at in line.at}
        text.cut = [left_out.place for before, left_out in cuts if before.line in of_words]
        if text.cut:
            text.lines = []


def _cuts(marked: MarkedDocument) -> Iterator[tuple[Mark, Mark]]:
    """Each mark by hand that cuts a sentence of a wording, after the mark before it."""
    marks = [mark for mark in marked.marks if mark.rule != ASIDE]
    words = ""  # those that stand right before
    for at, mark in enumerate(marks):
        before, after = marks[at - 1] if at else None, marks[at + 1] if at + 1 < len(marks) else None
        is_left_out = mark.by_hand and mark.role in {Role.NAME, Role.SKIP}
        if before and words and is_left_out and not _QUOTED.fullmatch(words) and _is_within(before, mark, after):
            yield before, mark
        goes_on = bool(words) and mark.role is Role.GOES_ON
        words = f"{words} {mark.text}".strip() if goes_on else mark.text if mark.role is Role.WORDS else ""


def _is_within(before: Mark, left_out: Mark, after: Mark | None) -> bool:
    """Whether what is left out is a part of the sentence that stands before it."""
    if ends_sentence(before.text.rstrip()):
        return False
    if after and (after.role is Role.GOES_ON or (after.role is Role.WORDS and after.text[:1].islower())):
        return True
    goes_on = left_out.line == before.line or left_out.text[:1].islower()
    return goes_on and not (_OF_MOVERS.match(left_out.text) or _IN_BRACKETS.fullmatch(left_out.text.strip()))
