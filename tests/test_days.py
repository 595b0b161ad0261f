"""The two dates of a motion's page: the last event that bears on it, and the last day it was looked at."""

import datetime as dt

from scripts.publish.views.days import last_event
from tests.making import archive, meeting, motion, update

AS_OF = dt.date(2026, 11, 21)


def event(*, lists: dict[str, str], **fields: object) -> dt.date:
    """The last event of 2018/1, where some of the lists of later meetings are held: `{"2020": "part"}`."""
    since = {
        year: meeting(year, list={"document": "minutes", "numbers": "of the resolutions", "motions": "0", "held": held})
        for year, held in lists.items()
    }
    made = archive({"2018/1": motion(**fields)}, meetings={"2018": meeting("2018"), "2025": meeting("2025"), **since})
    return last_event(made, made.records["2018/1"], AS_OF, None)


def test_a_later_meeting_of_which_nothing_is_held_is_no_event_of_the_motion() -> None:
    assert event(lists={}).year == 2018
    assert event(lists={"2020": "part"}).year == 2020
    assert event(lists={"2020": "part", "2025": "whole"}).year == 2025


def test_what_happened_to_the_motion_is_an_event_whatever_is_held() -> None:
    assert event(lists={"2020": "part"}, updates=[update("oil", "2021-03-04", {})]) == dt.date(2021, 3, 4)
