"""Numbered lists within a motion, whose entries begin none."""

import re
from collections.abc import Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.vocabulary.names import is_like_a_name
from scripts.intake.vocabulary.numbers import number
from scripts.intake.vocabulary.phrases import is_opening, opens_part


def entries_of_lists(lines: Sequence[Line]) -> set[int]:
    """The places of numbered lines that are entries of a list within a motion: from 1 on, right below a colon, or below
    `This Council notes`."""
    entries: set[int] = set()
    at = 0
    while at < len(lines) - 1:
        first = number(lines[at + 1].text) if opens_list(lines[at]) else None
        if first is None or first.is_worded or first.prefix or first.value != 1 or _stands_out(lines[at + 1]):
            at += 1
            continue
        value, at = 0, at + 1
        while at < len(lines):
            found = number(lines[at].text)
            if (
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


def _stands_out(line: Line) -> bool:
    return bool(line.heading)


def _is_within_list(line: Line) -> bool:
    """Whether a line may stand between two entries: an entry of a list within the list."""
    return bool(line.level) or re.match(r"\s*(?:[•*·–-]|\(?[a-z]{1,3}[.)])\s", line.text) is not None
