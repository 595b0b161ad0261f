"""Dates at the precision at which they are known."""

import datetime as dt
import re
import time
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from schema.dates import DAY_PATTERN, FORM_HINT, PATTERN, NotADate, day_words, parse_date, short_day_words


@pytest.mark.parametrize(
    ("typed", "words", "first", "last"),
    [
        ("2018", "2018", "2018-01-01", "2018-12-31"),
        ("2018-10", "October 2018", "2018-10-01", "2018-10-31"),
        ("2018-10-05", "5 October 2018", "2018-10-05", "2018-10-05"),
        ("2020-02", "February 2020", "2020-02-01", "2020-02-29"),
        ("1900-02", "February 1900", "1900-02-01", "1900-02-28"),
        ("2001-03~", "about March 2001", "2001-03-01", "2001-03-31"),
        ("2018?", "perhaps 2018", "2018-01-01", "2018-12-31"),
        ("2018-10-05%", "perhaps about 5 October 2018", "2018-10-05", "2018-10-05"),
        ("2021-21", "spring 2021", "2021-03-01", "2021-05-31"),
        ("2021-22", "summer 2021", "2021-06-01", "2021-08-31"),
        ("2021-23", "autumn 2021", "2021-09-01", "2021-11-30"),
        ("2021-24", "winter 2021", "2021-12-01", "2022-02-28"),
        ("2023-24~", "about winter 2023", "2023-12-01", "2024-02-29"),
        ("9999-24", "winter 9999", "9999-12-01", "9999-12-31"),
        ("2018-10-05/2018-10-06", "5 and 6 October 2018", "2018-10-05", "2018-10-06"),
        ("2018-10-05/2018-10-07", "5 to 7 October 2018", "2018-10-05", "2018-10-07"),
        ("2018-10-31/2018-11-01", "31 October and 1 November 2018", "2018-10-31", "2018-11-01"),
        ("2018-12-31/2019-01-01", "31 December 2018 and 1 January 2019", "2018-12-31", "2019-01-01"),
        ("2018-10-05/2019-10-06", "5 October 2018 to 6 October 2019", "2018-10-05", "2019-10-06"),
        ("2018-10-05/2018-10", "5 October to October 2018", "2018-10-05", "2018-10-31"),
        ("2018-10/2018-10-31", "October to 31 October 2018", "2018-10-01", "2018-10-31"),
        ("2018/2018-12", "2018 to December 2018", "2018-01-01", "2018-12-31"),
        ("2018-03/2018-04~", "March 2018 to about April 2018", "2018-03-01", "2018-04-30"),
        ("2018-10/2018-12", "October to December 2018", "2018-10-01", "2018-12-31"),
        ("2018-10-05/2018-12", "5 October to December 2018", "2018-10-05", "2018-12-31"),
        ("2019/2020", "2019 to 2020", "2019-01-01", "2020-12-31"),
        ("2018/2018", "2018", "2018-01-01", "2018-12-31"),
        ("2021-21/2021-23", "spring to autumn 2021", "2021-03-01", "2021-11-30"),
        ("2017-11~/2018-03?", "about November 2017 to perhaps March 2018", "2017-11-01", "2018-03-31"),
        ("2018-03~/2018-04", "about March 2018 to April 2018", "2018-03-01", "2018-04-30"),
    ],
)  # fmt: skip
def test_a_date_is_said_in_words_and_knows_its_days(typed: str, words: str, first: str, last: str) -> None:
    date = parse_date(typed)
    assert (date.words, date.first.isoformat(), date.last.isoformat()) == (words, first, last)
    assert str(date) == typed


FORM = f"is not a date. {FORM_HINT}"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", f"'' {FORM}"),
        ("yesterday", f"'yesterday' {FORM}"),
        ("5 October 2018", "'5 October 2018' is not a date. Did you mean 2018-10-05?"),
        ("the 5th October 2018", f"'the 5th October 2018' {FORM}"),
        ("5th Oct. 2018", "'5th Oct. 2018' is not a date. Did you mean 2018-10-05?"),
        ("October 2018", "'October 2018' is not a date. Did you mean 2018-10?"),
        ("Octember 2018", f"'Octember 2018' {FORM}"),
        ("05/10/2018", "'05/10/2018' is not a date. Did you mean 2018-10-05?"),
        ("10/25/2018", f"'10/25/2018' {FORM}"),
        ("2018-1-5", "'2018-1-5' is not a date. Did you mean 2018-01-05?"),
        ("18-10-05", f"'18-10-05' {FORM}"),
        ("2018-10-05T10:00", "'2018-10-05T10:00' is not a date. Did you mean 2018-10-05?"),
        ("~2018", f"'~2018' {FORM}"),
        ("2018/", f"'2018/' {FORM}"),
        ("2018/2019/2020", f"'2018/2019/2020' {FORM}"),
        ("٢٠١٨", f"'٢٠١٨' is not a date. '٢' (U+0662) is of another alphabet: type it again. {FORM_HINT}"),
        ("2018-9", "'2018-9' is not a date. Did you mean 2018-09?"),
        ("2018-13-1", f"'2018-13-1' {FORM}"),
        ("31 September 2018", f"'31 September 2018' {FORM}"),
        ("c. 2018", "'c. 2018' is not a date. Did you mean 2018~ (about 2018)?"),
        ("about 5 October 2018", "'about 5 October 2018' is not a date. Did you mean 2018-10-05~ (about 5 October 2018)?"),
        ("Autumn 2018", "'Autumn 2018' is not a date. Did you mean 2018-23 (autumn 2018)?"),
        ("5-6 October 2018", "'5-6 October 2018' is not a date. Did you mean 2018-10-05/2018-10-06?"),
        ("5th and 6th Oct 2018", "'5th and 6th Oct 2018' is not a date. Did you mean 2018-10-05/2018-10-06?"),
        ("5 and 6 October 2018", "'5 and 6 October 2018' is not a date. Did you mean 2018-10-05/2018-10-06?"),
        ("6-5 October 2018", f"'6-5 October 2018' {FORM}"),
        ("10/2018", "'10/2018' is not a date. Did you mean 2018-10?"),
        ("13/2018", f"'13/2018' {FORM}"),
        ("October 5th, 2018", "'October 5th, 2018' is not a date. Did you mean 2018-10-05?"),
        ("Friday 5 October 2018", "'Friday 5 October 2018' is not a date. Did you mean 2018-10-05?"),
        ("Friday Friday 5 October 2018", "'Friday Friday 5 October 2018' is not a date. Did you mean 2018-10-05?"),
        ("2018-10-05 to 2018-10-06", "'2018-10-05 to 2018-10-06' is not a date. Did you mean 2018-10-05/2018-10-06?"),
        ("2018–2019", "'2018–2019' is not a date. Did you mean 2018/2019?"),
        ("May 2018 to June 2019", "'May 2018 to June 2019' is not a date. Did you mean 2018-05/2019-06?"),
        ("2018/19", f"'2018/19' {FORM}"),
        ("c. " * 40 + "2018", f"'{'c. ' * 9}c.…' {FORM}"),
        ("x" * 500, f"'{'x' * 29}…' {FORM}"),
        ("0000", "'0000' is not a date: there is no year 0000."),
        (
            "2024-13-45",
            "'2024-13-45' is not a date: there is no month 13. Months are 01 to 12; 21 to 24 are spring to winter.",
        ),
        ("2024-00", "'2024-00' is not a date: there is no month 00. Months are 01 to 12; 21 to 24 are spring to winter."),
        (
            "2024-21-01",
            "'2024-21-01' is not a date: there is no month 21. Months are 01 to 12; 21 to 24 are spring to winter.",
        ),
        ("2023-02-29", "'2023-02-29' is not a date: February 2023 has no day 29."),
        ("2023-04-31~", "'2023-04-31~' is not a date: April 2023 has no day 31."),
        ("2023-04-00", "'2023-04-00' is not a date: April 2023 has no day 00."),
        ("2019/2018", "'2019/2018' is not a date: the span ends before it begins."),
        ("2018-10-06/2018-10-05", "'2018-10-06/2018-10-05' is not a date: the span ends before it begins."),
    ],
)  # fmt: skip
def test_what_is_no_date_is_told_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(NotADate) as found:
        parse_date(typed)
    assert str(found.value) == sentence


def test_dates_stand_in_order_of_time() -> None:
    in_order = ["2017-12-31", "2018-01", "2018", "2018-03-01", "2018-21", "2018-03-01/2018-06-30", "2018-03-02", "2019"]
    assert [date.text for date in sorted(map(parse_date, reversed(in_order)))] == in_order
    assert not parse_date("2018") < parse_date("2018")
    assert parse_date("2018") >= parse_date("2018")


def test_only_one_certain_day_is_a_day() -> None:
    typed = ["2018-10-05", "2018-10-05/2018-10-05", "2018-10-05~", "2018-10", "2018", "2018-10-05/2018-10-06"]
    assert [parse_date(text).is_day for text in typed] == [True, True, False, False, False, False]


def test_a_day_is_said_long_and_short() -> None:
    assert day_words(dt.date(2026, 11, 21)) == "21 November 2026"
    assert short_day_words(dt.date(2026, 11, 2)) == "2 Nov 2026"


POINTS = st.builds(
    lambda year, rest, qualifier: f"{year}{rest}{qualifier}",
    st.integers(1000, 2999),
    st.one_of(
        st.just(""),
        st.sampled_from([1, 2, 9, 12, 21, 22, 23, 24, 0, 13]).map(lambda month: f"-{month:02}"),
        st.dates().map(lambda day: f"-{day:%m-%d}"),
        st.builds(lambda month, day: f"-{month:02}-{day:02}", st.integers(0, 21), st.integers(0, 32)),
    ),
    st.sampled_from(["", "", "", "~", "?", "%"]),
)
DATES = st.one_of(POINTS, st.builds(lambda start, end: f"{start}/{end}", POINTS, POINTS))


def days(struct: time.struct_time) -> tuple[int, int, int]:
    return struct.tm_year, struct.tm_mon, struct.tm_mday


@settings(max_examples=60)
@given(DATES)
def test_what_we_read_the_edtf_package_reads_alike(text: str) -> None:
    try:
        ours = parse_date(text)
    except NotADate:
        return
    seasons = [point for point in (ours.start, ours.end) if (point.month or 0) > 12]
    # The edtf package knows no season that is uncertain: `2023-23~`.
    if any(point.qualifier for point in seasons):
        return
    theirs: Any = parse_edtf(text)
    assert days(theirs.lower_strict()) == ours.first.timetuple()[:3]
    # Of a winter it says that it ends in December; ISO 8601-2 leaves it open, and ours goes on to spring.
    if ours.end.month != 24:
        assert days(theirs.upper_strict()) == ours.last.timetuple()[:3]


@given(DATES)
def test_an_editor_refuses_nothing_that_we_read(text: str) -> None:
    try:
        date = parse_date(text)
    except NotADate:
        return
    assert re.search(PATTERN, text)
    if date.is_day and "/" not in text:
        assert re.search(DAY_PATTERN, text)


@given(st.one_of(DATES, st.text(max_size=30), st.text(alphabet="0123456789-/~?%", max_size=25)))
def test_every_text_is_a_date_or_gives_a_sentence(text: str) -> None:
    try:
        date = parse_date(text)
    except NotADate as error:
        assert "is not a date" in str(error)
        assert str(error).endswith(".")
    else:
        assert date.first <= date.last
        assert date.text == text
        assert date.words
