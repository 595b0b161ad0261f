"""Minutes whose items have a number on a line of its own, `44/10`, which is no vote: it ends the item above."""

import re
from collections.abc import Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece, whole
from scripts.intake.marks.section import Section
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_vote

FEWEST = 3
"""The lines with the same first number before they are numbers of minutes."""
NUMBER_ALONE = re.compile(r"\(?(?P<first>\d{1,4})/(?P<last>\d{1,3})[.)]?")
OF_MINUTE = "a number of the minutes"
NEXT_ITEM = "another item of the minutes"


def register_of(sections: Sequence[Sequence[Line]]) -> str:
    """The number before the slash in numbers of minutes, `44`; empty where no lines count on so: `44/10`, `44/11`, `44/12`."""
    numbers: dict[str, list[int]] = {}
    for line in (line for lines in sections for line in lines):
        if found := NUMBER_ALONE.fullmatch(line.text.strip()):
            numbers.setdefault(found["first"], []).append(int(found["last"]))
    for first, lasts in numbers.items():
        if len(lasts) >= FEWEST and lasts == sorted(set(lasts)):
            return first
    return ""


def minute_number(section: Section, at: int) -> list[Piece] | None:
    """A number of the minutes, `44/10`, and below the words of a motion what stands after it, which is another item.

    Where the motion has no result yet, one there is in doubt.
    """
    if not section.habits.register:
        return None
    line = section.lines[at]
    if _is_number(section, line):
        return whole(line, Role.SKIP, OF_MINUTE)
    if not section.words_have_begun or not any(_is_number(section, above) for above in section.lines[1:at]):
        return None
    is_open = not section.is_decided and (may_be_result(line.text) or speaks_of_vote(line.text))
    return whole(line, Role.UNSURE) if is_open else whole(line, Role.SKIP, NEXT_ITEM)


def _is_number(section: Section, line: Line) -> bool:
    found = NUMBER_ALONE.fullmatch(line.text.strip())
    return found is not None and found["first"] == section.habits.register
