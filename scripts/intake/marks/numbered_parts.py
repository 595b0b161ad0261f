"""Motions that are parts of an item of an agenda or of minutes: `5.1 Larders` below `5. Motions`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.intake.vocabulary.numbers import OF_ITEM, NumberFound, decimal
from scripts.intake.vocabulary.phrases import is_opening
from scripts.intake.vocabulary.results import read_result
from scripts.intake.vocabulary.titles import decision_behind

_ITEM_OF_MOTIONS = re.compile(
    r"(?:(?:the|all|branch|members?['’]?s?|ordinary|policy|general|emergency|urgent|other|late|composite|further)\s+)*"
    r"(?:motions|resolutions|proposals)"
    r"(?:\s+(?:and (?:motions|resolutions|amendments|proposals)|(?:for|to be|from|by|of|on|received|submitted|proposed|tabled|before)\b.*))?[\s.:]*",
    re.IGNORECASE,
)
"""`Motions`, `Motions and resolutions`, `Motions for debate`: an item whose parts are the motions."""
_SAYS_MOTION = re.compile(r"(?:\w+ )?(?:motion|resolution|proposal)\b", re.IGNORECASE)
_AMENDMENT = re.compile(
    r"(?P<first>\d{1,3}(?:\.\d{1,3})?\.)(?P<last>\d{1,3})[.):]?\s+(?:constitutional |rule )?amendment\s*[:–—-]\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)


def part_of_item(text: str, before: Sequence[NumberFound]) -> NumberFound | None:
    """The number of a line that is a motion and a part of an item, by the numbers `before` it.

    - `5.1 Larders` below `5. Motions`; `5.1 This meeting notes …` is a paragraph;
    - `6.3 Amendment: Add a Ladder Officer` after `6.2 Motion: Paint the stairs`: a change of the rules that is put like the
      motions beside it.
    """
    if before and before[-1].form == OF_ITEM and (found := _AMENDMENT.fullmatch(text.strip())):
        if found["first"] == before[-1].prefix:
            number, value = found["first"] + found["last"], int(found["last"])
            return NumberFound(number, found["rest"], OF_ITEM, is_worded=True, prefix=found["first"], value=value)
        return None
    part = decimal(text)
    item = next((one for one in reversed(before) if one.form != OF_ITEM), None)
    if part is None or item is None or part.prefix != f"{item.number}." or not _ITEM_OF_MOTIONS.fullmatch(item.rest):
        return None
    is_paragraph = part.rest.endswith((".", ";", ":", ",")) and not decision_behind(part.rest)
    return (
        None
        if is_paragraph or is_opening(part.rest) or read_result(part.rest)
        else replace(part, form=OF_ITEM, is_worded=True)
    )


def is_item_of_motions(found: NumberFound) -> bool:
    """Whether a numbered heading says no more than that motions stand below it: `10. Motions`."""
    is_plain = not (found.is_worded or found.prefix or found.kind)
    return (
        is_plain
        and re.fullmatch(r"(?:notices? of )?(?:motions|resolutions|proposals)\W*", found.rest, re.IGNORECASE)
        is not None
    )


def other_items(numbers: Sequence[NumberFound]) -> set[int]:
    """The places of the items themselves among numbers of which some are parts of one: `5. Motions`, and `6. Elections` after it."""
    above = {one.prefix for one in numbers if one.form == OF_ITEM}
    forms = {one.form for one in numbers if f"{one.number}." in above and _ITEM_OF_MOTIONS.fullmatch(one.rest)}
    return {at for at, one in enumerate(numbers) if one.form in forms and not _SAYS_MOTION.match(one.rest)}
