"""Dates as people type them and as spreadsheets turn them: `21/11/2026`, `21-Nov-26`, `Aug-19`."""

from collections.abc import Iterable

from schema.dates import DAY_MONTH_YEAR, NotADate, as_iso, parse_date

WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
"""In full or short, for a pattern."""


def read_date(text: str, *, month_first: bool = False) -> str:
    """A date as records write it, from what a person typed or a spreadsheet made of it.

    What is neither comes back as it is, for the reader of records to judge.
    """
    text = " ".join(text.split())
    try:
        return parse_date(text).text
    except NotADate:
        return as_iso(text, month_first=month_first)


def has_month_first(dates: Iterable[tuple[str, str]]) -> bool:
    """Whether a spreadsheet turned dates about as Americans write them. `dates` are cells, each with the date that went
    out in it, or an empty text for a cell that is new.

    They do only if a date that went out came back so, and none the other way. What is new says nothing of it: one slip
    would turn every other day about.
    """
    day = month = False
    for cell, base in dates:
        if base and DAY_MONTH_YEAR.fullmatch(" ".join(cell.split())):
            day_first, month_first = read_date(cell), read_date(cell, month_first=True)
            day |= day_first == base != month_first
            month |= month_first == base != day_first
    return month and not day
