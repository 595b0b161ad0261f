"""Dates as people type them and as spreadsheets turn them: `21/11/2026`, `21-Nov-26`, `Aug-19`."""

from collections.abc import Iterable

from schema.dates import DAY_MONTH_YEAR, NotADate, as_iso, parse_date


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

    They do only if some cell can be read so alone, and none can be read the other way alone.
    """
    day, month = 0, 0
    for cell, base in dates:
        match = DAY_MONTH_YEAR.fullmatch(" ".join(cell.split()))
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
