"""Which motion a row of a table is about: by its number as people type it, or by its title."""

import re
from collections.abc import Mapping, Sequence

from schema.archive import Record
from schema.numbers import NUMBER, number_key, without_leading_zeros
from scripts.intake.vocabulary.numbers import number

_BEFORE_NUMBER = re.compile(r"(?:(?:motion|resolution|notice|number|item|no|res)\b[\s.:#]*|#\s*)+", re.IGNORECASE)


def titled_without_number(title: str, known: Sequence[Record]) -> Record | None:
    """The one motion of this title that has no number, as a composite has none; None where there is none or several."""
    wanted = " ".join(title.casefold().split())
    titled = [
        record
        for record in known
        if wanted
        and not record.motion.number
        and not record.motion.notice_number
        and " ".join(record.motion.title.casefold().split()) == wanted
    ]
    return titled[0] if len(titled) == 1 else None


def number_in_cell(cell: str) -> str:
    """A number as printed, out of a cell: `Motion 18.` → `18`, `CA 1` → `CA1`. Empty where it is none."""
    text = re.sub(r"[.)\s]+$|\.0$", "", _BEFORE_NUMBER.sub("", cell.strip(), count=1))
    found = number(cell.strip())
    worded = found.number if found and not found.rest else ""  # `Emergency 1` is printed E1 in records
    return next((form for form in (text, text.replace(" ", ""), worded) if form and re.fullmatch(NUMBER, form)), "")


def key_of_number(cell: str, numbers: Mapping[str, str]) -> str:
    """The key of the motion that a cell names by its number; empty where there is none, or where several may be meant.

    `numbers` are those held, by key. Leading zeros, which a spreadsheet drops, are ignored where no number matches exactly.
    """
    wanted = number_key(number_in_cell(cell))
    if not wanted:
        return ""
    exact = [key for key, number in numbers.items() if number_key(number) == wanted]
    alike = [
        key
        for key, number in numbers.items()
        if without_leading_zeros(number_key(number)) == without_leading_zeros(wanted)
    ]
    matches = exact or alike
    return matches[0] if len(matches) == 1 else ""


def is_like(title: str, other: str) -> bool:
    """Whether two titles are one but for capitals and punctuation, or one is the beginning of the other."""
    first, second = (re.sub(r"[\W_]+", "", title.lower()) for title in (title, other))
    return bool(first) and (first.startswith(second) or second.startswith(first))
