"""Dates at the precision at which they are known, as ISO 8601-2 (EDTF, level 1) writes them.

    2018          2018-10         2018-10-05      a year, a month, a day
    2018-10~      2018?           2018-10%        about; uncertain; both
    2021-23                                       autumn 2021 (21 spring, 22 summer, 24 winter)
    2018-10-05/2018-10-06         2019/2020       a span

https://www.loc.gov/standards/datetime/ is the rule. The edtf package reads the whole of it but takes 7 ms a
date and 0.4 s to load, too slow for an archive of thousands of motions; the tests compare the two.
"""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass, field
from functools import lru_cache, total_ordering

from schema.characters import of_another_alphabet
from schema.language import _, current, day_said, month_said
from schema.sentences import shortened

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH_NUMBERS = {name.lower()[:length]: n for n, name in enumerate(MONTHS, 1) for length in (3, 4, len(name))}
"""The months by name and by their usual abbreviations: `january`, `jan`, `sept`."""
SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}
QUALIFIERS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}

POINT = r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<qualifier>[~?%]?)"
# For editors, which cannot count the days of a month.
_DAY, _MONTH = r"(0[1-9]|[12]\d|3[01])", r"(0[1-9]|1[0-2])"
_POINT = rf"\d{{4}}(-{_MONTH}(-{_DAY})?|-2[1-4])?[~?%]?"
PATTERN = rf"^{_POINT}(/{_POINT})?$"
DAY_PATTERN = rf"^\d{{4}}-{_MONTH}-{_DAY}$"

# Dates as people and spreadsheets write them.
DAY_MONTH_YEAR = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,? \d{1,2}:\d\d(?::\d\d)?)?", re.ASCII)
_YEAR_MONTH_DAY = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ]\d{1,2}:\d\d(?::\d\d)?)?", re.ASCII)
_WITH_MONTH_NAME = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ .-]+)?([A-Za-z]{3,9})\.?[ ,.-]+(\d{4}|\d{2})", re.ASCII)
_ABOUT = re.compile(r"(?:about|around|approx\.?|circa|ca\.?|c\.?) *(\d.*|[A-Za-z]{3,} \d.*)", re.ASCII | re.IGNORECASE)
_SEASON = re.compile(r"(spring|summer|autumn|winter),? (\d{4})", re.ASCII | re.IGNORECASE)
_YEAR_MONTH = re.compile(r"(\d{4})[/.-](\d)", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (.+)", re.ASCII | re.IGNORECASE)
_DAYS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)? ?(?:-|–|to|and|&) ?(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+ \d{4})", re.ASCII
)
_JOINT = re.compile(r" (?:to|and|until|-|–) |–| ?/ ?")
_THIS_CENTURY = 30
"""Spreadsheets read a year of two digits below this as one of this century."""

FORM_HINT = "Write 2018, 2018-10 or 2018-10-05, or a span: 2018-10-05/2018-10-06. Add ~ for about or ? for uncertain."


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a date: a year, and a month, season or day where they are known."""

    year: int
    month: int | None
    day: int | None
    qualifier: str

    @property
    def first(self) -> dt.date:
        """The first day that it can mean."""
        month = self.month or 1
        month = SEASONS[month][1] if month in SEASONS else month
        return dt.date(self.year, month, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day that it can mean. A winter ends in February of the next year."""
        if self.day:
            return self.first
        month, year = self.month or 12, self.year
        if month in SEASONS:
            month = SEASONS[month][1] + 2
            if month > 12:
                if year == dt.MAXYEAR:
                    return dt.date.max
                month, year = month - 12, year + 1
        return dt.date(year, month, monthrange(year, month)[1])

    def words(self, *, with_year: bool = True, with_month: bool = True) -> str:
        """In words: `about March 2001`. Parts left out are those that the other end of a span gives."""
        if current():
            return self._said()
        parts = []
        if self.day:
            parts.append(str(self.day))
        if self.month and with_month:
            parts.append(SEASONS[self.month][0] if self.month in SEASONS else MONTHS[self.month - 1])
        if with_year:
            parts.append(str(self.year))
        return QUALIFIERS[self.qualifier] + " ".join(parts)

    def _said(self) -> str:
        """In another language than English, whole."""
        date = str(self.year)
        if self.day:
            date = day_words(self.first)
        elif self.month in SEASONS:
            season = SEASONS[self.month][0]
            date = {
                "spring": _("spring {year}", year=date),
                "summer": _("summer {year}", year=date),
                "autumn": _("autumn {year}", year=date),
                "winter": _("winter {year}", year=date),
            }[season]
        elif self.month:
            date = month_said(self.first, f"{MONTHS[self.month - 1]} {date}")
        match self.qualifier:
            case "~":
                return _("about {date}", date=date)
            case "?":
                return _("perhaps {date}", date=date)
            case "%":
                return _("perhaps about {date}", date=date)
        return date


@total_ordering
@dataclass(frozen=True, slots=True)
class Date:
    """A date as typed, with the first and the last day that it can mean. Dates sort by these, then as typed."""

    text: str
    start: Point
    end: Point
    first: dt.date = field(init=False, repr=False, compare=False)
    last: dt.date = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Worked out once: every motion's standing compares the days of many meetings.
        object.__setattr__(self, "first", self.start.first)
        object.__setattr__(self, "last", self.end.last)

    @property
    def is_day(self) -> bool:
        """Whether it is one certain day."""
        return self.start == self.end and self.start.day is not None and not self.start.qualifier

    @property
    def words(self) -> str:
        """As a page shows it: `5 and 6 October 2018`, `about March 2001`, `autumn 2021`."""
        start, end = self.start, self.end
        if start == end:
            return start.words()
        same_year = start.year == end.year and start.month is not None and not (start.qualifier or end.qualifier)
        same_month = same_year and start.month == end.month and start.day is not None and end.day is not None
        next_day = (end.last - start.first).days == 1
        if current():
            both = {"first": start.words(), "last": end.words()}
            return _("{first} and {last}", **both) if next_day else _("{first} to {last}", **both)
        joint = "and" if next_day else "to"
        return f"{start.words(with_year=not same_year, with_month=not same_month)} {joint} {end.words()}"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Date):
            return NotImplemented
        return (self.first, self.last, self.text) < (other.first, other.last, other.text)

    def __str__(self) -> str:
        return self.text


class NotADate(ValueError):
    """A text that is not a date. Its message is a sentence for the maintainer."""


def parse_point(text: str, typed: str) -> Point:
    """One end of a date; `typed` is the whole of it. Raises NotADate with a sentence that says what is wrong."""
    match = re.fullmatch(POINT, text, re.ASCII)
    if not match:
        sentence = f"'{shortened(typed, 30)}' is not a date. {of_another_alphabet(typed)}".rstrip()
        raise NotADate(f"{sentence} {_did_you_mean(typed) or FORM_HINT}")
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    point = Point(int(match["year"]), month, day, match["qualifier"])
    if point.year == 0:
        raise NotADate(f"'{text}' is not a date: there is no year 0000.")
    if month is not None and not (1 <= month <= 12 or (month in SEASONS and day is None)):
        raise NotADate(
            f"'{text}' is not a date: there is no month {match['month']}. Months are 01 to 12; 21 to 24 are spring to winter."
        )
    if day is not None and month is not None and not 1 <= day <= monthrange(point.year, month)[1]:
        raise NotADate(f"'{text}' is not a date: {MONTHS[month - 1]} {point.year} has no day {match['day']}.")
    return point


def _did_you_mean(typed: str) -> str:
    """`Did you mean 2018-10-05?`, or nothing where that is not likely. With two digits the year would be a guess."""
    iso = _meant(typed) if len(typed) <= 60 else ""
    if not re.fullmatch(PATTERN, iso, re.ASCII) or iso[:4] not in typed:
        return ""
    try:
        date = parse_date(iso)
    except NotADate:
        return ""
    words = f" ({date.words})" if date.start.month in SEASONS or date.start.qualifier else ""
    return f"Did you mean {iso}{words}?"


def _meant(text: str) -> str:
    """A date as ISO writes it, from one that a person wrote: `c. 2021`, `Spring 2021`, `5-6 October 2018`, `2018 to 2019`.

    It does not check that there is such a day. Any other text is returned unchanged.
    """
    if (iso := as_iso(text)) != text:
        return iso
    if match := _ABOUT.fullmatch(text):
        return f"{_meant(match[1])}~"
    if match := _SEASON.fullmatch(text):
        return f"{match[2]}-{next(n for n, (name, _) in SEASONS.items() if name == match[1].lower())}"
    if match := _YEAR_MONTH.fullmatch(text):
        return f"{match[1]}-0{match[2]}"
    if match := _MONTH_YEAR.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02}"
    if match := _MONTH_FIRST.fullmatch(text):
        return as_iso(f"{match[2]} {match[1]} {match[3]}")
    if match := _WEEKDAY.fullmatch(text):
        return _meant(match[1])
    if match := _DAYS.fullmatch(text):
        return "/".join(as_iso(f"{day} {match[3]}") for day in (match[1], match[2]))
    ends = _JOINT.split(text)
    return "/".join(map(_meant, ends)) if len(ends) == 2 else text


def as_iso(text: str, *, month_first: bool = False) -> str:
    """A day or month as ISO writes it, from `21/11/2026`, `21-Nov-26`, `21st November 2026` or `Aug-19`.

    It does not check that the day exists. Any other text is returned unchanged.
    """
    if match := DAY_MONTH_YEAR.fullmatch(text):
        day, month = (3, 1) if month_first else (1, 3)
        return f"{_four_digits(match[4])}-{int(match[month]):02}-{int(match[day]):02}"
    if match := _YEAR_MONTH_DAY.fullmatch(text):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if (match := _WITH_MONTH_NAME.fullmatch(text)) and match[2].lower() in MONTH_NUMBERS:
        day_of_month = f"-{int(match[1]):02}" if match[1] else ""
        return f"{_four_digits(match[3])}-{MONTH_NUMBERS[match[2].lower()]:02}{day_of_month}"
    return text


def _four_digits(year: str) -> str:
    if len(year) == 4:
        return year
    return f"20{year}" if int(year) < _THIS_CENTURY else f"19{year}"


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Date:
    """A date from its ISO 8601-2 text. Raises NotADate with a sentence that says what is wrong."""
    start, slash, end = text.partition("/")
    if not slash:
        point = parse_point(start, text)
        return Date(text, point, point)
    date = Date(text, parse_point(start, text), parse_point(end, text))
    if date.end.last < date.start.first:
        raise NotADate(f"'{text}' is not a date: the span ends before it begins.")
    return date


def day_words(day: dt.date) -> str:
    """A day as a page shows it: `21 November 2026`."""
    english = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return day_said(day, "long", english) if current() else english


def short_day_words(day: dt.date) -> str:
    """A day where there is little room: `21 Nov 2026`."""
    english = f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
    return day_said(day, "medium", english) if current() else english
