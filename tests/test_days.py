"""The two dates of a motion's page: the last event that bears on it, and the last day it was looked at."""

import datetime as dt

from schema.dates import Date, parse_date
from scripts.publish.views.days import last_event
from tests.making import archive, meeting, motion, update

AS_OF = dt.date(2026, 11, 21)


def event(*, lists: dict[str, str], ended: dt.date | None = None, **fields: object) -> Date:
    """The last event of 2018/1, where some of the lists of later meetings are held: `{"2020": "part"}`."""
    since = {
        year: meeting(year, list={"document": "minutes", "numbers": "of the resolutions", "motions": "0", "held": held})
        for year, held in lists.items()
    }
    made = archive({"2018/1": motion(**fields)}, meetings={"2018": meeting("2018"), "2025": meeting("2025"), **since})
    return last_event(made, made.records["2018/1"], AS_OF, ended)


def test_a_later_meeting_of_which_nothing_is_held_is_no_event_of_the_motion() -> None:
    assert event(lists={}).last.year == 2018
    assert event(lists={"2020": "part"}).last.year == 2020
    assert event(lists={"2020": "part", "2025": "whole"}).last.year == 2025


def test_what_happened_to_the_motion_is_an_event_whatever_is_held() -> None:
    assert event(lists={"2020": "part"}, updates=[update("oil", "2021-03-04", {})]).last == dt.date(2021, 3, 4)


def test_an_event_is_dated_no_more_exactly_than_its_record() -> None:
    assert event(lists={}, updates=[update("oil", "2021-03", {})]) == parse_date("2021-03")
    assert event(lists={}, updates=[update("oil", "2021-03~", {})]).end.words() == "about March 2021"


def test_a_motion_that_ended_with_an_event_has_the_date_of_that_event() -> None:
    updates = [update("oil", "2021-03", {})]
    assert event(lists={}, ended=dt.date(2021, 3, 31), updates=updates) == parse_date("2021-03")
    assert event(lists={}, ended=dt.date(2022, 4, 1), updates=updates) == parse_date("2022-04-01")


def test_an_event_that_may_be_still_to_come_is_not_the_last() -> None:
    assert event(lists={}, updates=[update("oil", "2026-11", {})]).last.year == 2018
