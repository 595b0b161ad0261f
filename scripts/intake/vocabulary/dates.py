"""Dates as people type them and as spreadsheets turn them: `21/11/2026`, `21-Nov-26`, `Aug-19`."""

import re
from collections.abc import Iterable

from schema.dates import MONTHS, NotADate, parse_date

MONTH_NUMBERS = {name.lower()[:length]: n for n, name in enumerate(MONTHS, 1) for length in (3, 4, len(name))}
FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,? \d{1,2}:\d\d(?::\d\d)?)?")
YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ]\d{1,2}:\d\d(?::\d\d)?)?")
WITH_WORD = re.compile(r"(?:(\d{1,2})[ .-]+)?([A-Za-z]{3,9})\.?[ ,.-]+(\d{4}|\d{2})")
WINDOW = 30
"""Of years written with two figures, spreadsheets take 00 to 29 to be of this century."""


def read_date(text: str, *, month_first: bool = False) -> str:
    """A date as records write it, from what a spreadsheet made of it: `21/11/2026`, `21-Nov-26`, `Aug-19`.

    What is neither of these comes back as it is, for the reader of records to judge.
    """
    text = " ".join(text.split())
    try:
        return parse_date(text).text
    except NotADate:
        pass
    if match := FIGURES.fullmatch(text):
        day, month = (3, 1) if month_first else (1, 3)
        return f"{_year(match[4])}-{int(match[month]):02}-{int(match[day]):02}"
    if match := YEAR_FIRST.fullmatch(text):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if (match := WITH_WORD.fullmatch(text)) and match[2].lower() in MONTH_NUMBERS:
        ending = f"-{int(match[1]):02}" if match[1] else ""
        return f"{_year(match[3])}-{MONTH_NUMBERS[match[2].lower()]:02}{ending}"
    return text


def _year(text: str) -> str:
    if len(text) == 4:
        return text
    return f"20{text}" if int(text) < WINDOW else f"19{text}"


def has_month_first(dates: Iterable[tuple[str, str]]) -> bool:
    """Whether a spreadsheet turned dates about as Americans write them. `dates` are cells, each with the date that went
    out in it, or an empty text for a cell that is new.

    They do only if some cell can be read so alone, and none can be read the other way alone.
    """
    day, month = 0, 0
    for cell, base in dates:
        match = FIGURES.fullmatch(" ".join(cell.split()))
        if not match:
            continue
        first, second = int(match[1]), int(match[3])
        if base:
            day += read_date(cell) == base and first != second
            month += read_date(cell, month_first=True) == base and first != second
        else:
            day += first > 12 >= second
            month += second > 12 >= first
    return month > 0 and not day
