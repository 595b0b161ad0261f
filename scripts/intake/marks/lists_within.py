"""Numbered lists within a motion, whose entries begin none."""

import re
from collections.abc import Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.names import is_like_a_name
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import is_motion_itself, is_opening, opens_part


def entries_of_lists(lines: Sequence[Line]) -> set[int]:
    """The places of numbered lines that are entries of a list within a motion: from 1 on or where the list
    before it ended, right below a colon, below `This Council notes`, or below `Text` where the number of the only motion stands above."""
    entries: set[int] = set()
    own_words = _heading_of_only_words(lines)
    at = value = 0
    while at < len(lines) - 1:
        first = number(lines[at + 1].text) if at == own_words or opens_list(lines[at]) else None
        if (
            first is None
            or first.is_worded
            or first.prefix
            or first.value not in {1, value + 1}
            or _stands_out(lines[at + 1])
        ):
            at += 1
            continue
        value, at = first.value - 1, at + 1
        level = lines[at].level
        while at < len(lines):
            found = number(lines[at].text)
            if found and lines[at].level > level:
                entries.add(at)  # of a list within an entry
            elif (
                found
                and found.form == first.form
                and found.value == value + 1
                and not _stands_out(lines[at])
                and not lines[at].cells
            ):
                entries.add(at)
                value += 1
            elif found or not _is_within_list(lines[at]):
                break
            at += 1
    return entries


def opens_list(line: Line) -> bool:
    """Whether a list within a motion may stand below a line: `The society notes:`; not below `Union strength:`, a heading."""
    text = line.text.strip()
    if not text.endswith(":"):
        return opens_part(text)
    is_over_motions = re.search(r"\b(?:motions?|resolutions|proposals|submitted|received)\b", text, re.IGNORECASE)
    is_of_none = re.search(r"\b(?:none|no|nothing|not)\b", text, re.IGNORECASE)  # "None had been received under:"
    if is_over_motions and not (is_of_none or is_opening(text)):
        return False  # "Below are the motions for the AGM:" is no part of any
    is_heading = is_like_a_name(text.rstrip(":")) and len(text) < 60 and line.blank_before
    return (
        is_opening(text)
        or not is_heading
        or re.search(r"\b(?:notes|believes|resolves|further|instructs|mandates|agrees|to):$", text, re.IGNORECASE)
        is not None
    )


def _heading_of_only_words(lines: Sequence[Line]) -> int | None:
    """The place of `Text` or `Motion text` below a heading with a motion's number, `C17: Rents`; None where there are several such
    headings, or a plain number above."""
    above = [(at, found) for at, line in enumerate(lines) if not line.cells and (found := number(line.text))]
    headings = [at for at, found in above if lines[at].heading or lines[at].bold]
    words = [at for at, line in enumerate(lines) if (line.heading or line.bold) and is_motion_itself(line.text)]
    is_one = len(headings) == len(words) == 1 and above[0][0] == headings[0] < words[0]
    return words[0] if is_one and (above[0][1].is_worded or above[0][1].prefix) else None


def _stands_out(line: Line) -> bool:
    return bool(line.heading)


def _is_within_list(line: Line) -> bool:
    """Whether a line may stand between two entries: an entry of a list within the list."""
    return bool(line.level) or re.match(r"\s*(?:[•*·–-]|\(?[a-z]{1,3}[.)])\s", line.text) is not None
