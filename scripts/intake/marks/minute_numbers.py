"""Minutes whose items have a number on a line of its own, `44/10`, which is no vote: it ends the item above."""

import re
from collections.abc import Iterable, Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.marks.mark import Role
from scripts.intake.marks.piece import Piece, whole
from scripts.intake.marks.section import Register, Section
from scripts.intake.vocabulary.doubt import may_be_result, speaks_of_vote

FEWEST = 3
"""The lines with the same first number before they are numbers of minutes."""
NUMBER_ALONE = re.compile(r"\(?(?P<first>\d{1,4})/(?P<last>\d{1,3})[.)]?")
OF_MINUTE = "a number of the minutes"
NEXT_ITEM = "another item of the minutes"


def register_of(sections: Sequence[Sequence[Line]], before: Sequence[Line] = ()) -> Register:
    """The register of lines that count on so: `44/10`, `44/11`, `44/12`. `before` stands above the first motion.

    Where none stands there, as many lines may be votes: `30/1`, `30/2`, `30/5` are in doubt. Beside a vote such as `28/4`, they are
    votes, unless they count on one by one.
    """
    above, below = _numbers(before), _numbers(line for lines in sections for line in lines)
    for first, lasts in below.items():
        numbers = [*above.get(first, []), *lasts]
        is_sure = first in above
        may_be = len(below) == 1 or numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if len(lasts) >= FEWEST and numbers == sorted(set(numbers)) and (is_sure or may_be):
            return Register(first, is_sure=is_sure)
    return Register()


def _numbers(lines: Iterable[Line]) -> dict[str, list[int]]:
    """The second parts of numbers that stand alone on their lines, by the first part."""
    numbers: dict[str, list[int]] = {}
    for line in lines:
        if found := NUMBER_ALONE.fullmatch(line.text.strip()):
            numbers.setdefault(found["first"], []).append(int(found["last"]))
    return numbers


def minute_number(section: Section, at: int) -> list[Piece] | None:
    """A number of the minutes, `44/10`, and below the words of a motion what stands after it, which is another item.

    Where the motion has no result yet, one there is in doubt.
    """
    register = section.habits.register
    line = section.lines[at]
    if register.first and not register.is_sure:
        return whole(line, Role.UNSURE) if _is_number(section, line) else None
    if not register.first:
        return None
    if _is_number(section, line):
        return whole(line, Role.SKIP, OF_MINUTE)
    if not section.words_have_begun or not any(_is_number(section, above) for above in section.lines[1:at]):
        return None
    is_open = not section.is_decided and (may_be_result(line.text) or speaks_of_vote(line.text))
    return whole(line, Role.UNSURE) if is_open else whole(line, Role.SKIP, NEXT_ITEM)


def _is_number(section: Section, line: Line) -> bool:
    found = NUMBER_ALONE.fullmatch(line.text.strip())
    return found is not None and found["first"] == section.habits.register.first


def is_of_words(section: Section, at: int) -> bool:
    """Whether the number of a paragraph, `1.2`, may be one of the motion's own: its paragraphs begin with 1.1, and its head has no such number."""
    head, *others = [_PARAGRAPH.match(line.text.strip()) for line in section.lines]
    item = others[at - 1]
    if item is None or (head and head["item"] == item["item"]):
        return False
    return any(other["last"] == "1" for other in others if other and other["item"] == item["item"])


_PARAGRAPH = re.compile(r"(?P<item>(?:\d{1,3}\.){1,2})(?P<last>\d{1,3})(?![\d.]*\d)")
