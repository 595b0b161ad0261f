"""As of any day an archive says what it said on the last day of change: nothing that the calendar moves is missing there."""

import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial

import pytest
from pydantic import BaseModel

from schema.archive import Archive
from schema.calendar import last_change, next_change
from schema.dates import Date
from schema.motion import Erratum
from schema.review import waiting
from scripts.publish.exports import feeds
from scripts.publish.pages import home
from scripts.publish.site import Site
from scripts.publish.views import policy
from tests import making
from tests.pages import outputs_of

DAY = dt.timedelta(days=1)


def said(archive: Archive, day: dt.date) -> list[object]:
    """Everything that is derived from an archive as of a day, without that day."""
    site = Site(archive, day)
    views = [site.views.motion(record) for record in archive.records.values()]
    asked = [site.views.asked(record) for record in archive.records.values()]
    looks = [(one.record.key, one.letters, one.looked_on) for one in waiting(archive, day)]
    return [
        views,
        asked,
        looks,
        home.days(site),
        policy.lists_words(site.views),
        [file.content for file in outputs_of(feeds.grouped, site)],
    ]


Sayings = Callable[[dt.date], list[object]]


def sayings(archive: Archive) -> Sayings:
    """What an archive says as of a day, worked out once for each: many days have the same two days of change around them."""
    return cache(partial(said, archive))


def assert_same_until_the_next(archive: Archive, said_on: Sayings, day: dt.date) -> None:
    """As of a day the archive says what it says on the last day of change and on the eve of the next."""
    first, after = last_change(archive, day), next_change(archive, day)
    assert first <= day < after
    expected = said_on(day)
    assert said_on(first) == expected
    assert said_on(after - DAY) == expected


def test_between_two_changes_the_invented_archive_says_the_same(invented: Archive) -> None:
    chance, said_on = random.Random(5), sayings(invented)
    for _ in range(60):
        assert_same_until_the_next(invented, said_on, dt.date(2013, 1, 1) + DAY * chance.randrange(365 * 25))


def dates_in(value: object) -> Iterator[Date]:
    """Every date in a record, whichever field it is in."""
    if isinstance(value, Date):
        yield value
    elif isinstance(value, BaseModel):
        yield from dates_in(dict(value))
    elif isinstance(value, Mapping):
        yield from dates_in(tuple(value.values()))
    elif isinstance(value, tuple):
        for member in value:
            yield from dates_in(member)


def test_no_date_in_any_record_changes_what_is_said_unless_the_calendar_knows_it(invented: Archive) -> None:
    """A field that is added and compared with the day has to be added to schema/calendar.py."""
    erratum = {"on": "2019-08-19", "of": "name", "change": "It said Ink.", "because": "A slip of the pen."}
    bodies = dict(invented.bodies)
    bodies["pay-committee"] = bodies["pay-committee"].model_copy(update={"errata": (Erratum.model_validate(erratum),)})
    archive = replace(invented, bodies=bodies)
    found = [date for entry in invented.typed for date in dates_in(entry.record)]
    found += dates_in(bodies["pay-committee"])
    days = {day for date in found for day in (date.first, date.last, date.last + DAY)}
    assert len(days) > 100
    said_on = sayings(archive)
    for day in sorted(days):
        first = last_change(archive, day)
        if first != day:  # else it is a day of change
            assert said_on(first) == said_on(day), day


@pytest.mark.parametrize("lapse", ["none", "2 years", "not known"])
def test_limits_lapses_looks_and_missing_meetings_are_all_days_of_change(lapse: str) -> None:
    updates = [making.update("oil", "2017-03~", {"a": "partly met"}, on="2018-02-28")]
    motions = {
        "2014/1": making.motion(clauses=[making.clause("a", until="2016-02-29")]),
        "2015-sgm/1": making.motion(making.decided(), making.decided(by="council", date="2015-12-31")),
        "2016/1": making.motion(making.decided(date="2016-10-06"), links=[making.link("reaffirms", "2014/1")]),
        "2016/2": making.motion(updates=updates, looked_for=[{"on": "2017-11-30", "clauses": "a"}]),
        "2018-congress/1": making.motion(making.decided(by="congress")),
    }
    archive = making.archive(motions, lapse=lapse)
    chance, said_on = random.Random(7), sayings(archive)
    for _ in range(80):
        assert_same_until_the_next(archive, said_on, dt.date(2013, 12, 1) + DAY * chance.randrange(365 * 9))


def test_meetings_dated_roughly_still_to_come_or_missing_change_nothing_between_two_days_of_change() -> None:
    chance = random.Random(9)
    whole = {"document": "minutes", "numbers": "of the resolutions", "motions": "0", "held": "whole"}
    for _ in range(12):
        meetings = {}
        for year in chance.sample(range(2014, 2020), 3):
            day = dt.date(year, 1, 1) + DAY * chance.randrange(365)
            held = chance.choice([day.isoformat(), f"{day:%Y-%m}", str(year)])
            key = f"{year}{chance.choice(['', '', '-sgm'])}"
            meetings[key] = making.meeting(key, held=held, list=whole)
        first = min(meetings)
        body = "sgm" if first.endswith("sgm") else "agm"
        motions = {f"{first}/1": making.motion(making.decided(by=body))}
        archive = making.archive(motions, meetings=meetings)
        said_on = sayings(archive)
        for _ in range(15):
            assert_same_until_the_next(archive, said_on, dt.date(2013, 12, 1) + DAY * chance.randrange(365 * 9))


def test_a_lapse_falls_on_the_day_after_its_years() -> None:
    archive = making.archive({"2014/1": making.motion()}, lapse="3 years")
    assert next_change(archive, dt.date(2017, 10, 6)) == dt.date(2017, 10, 7)
    assert last_change(archive, dt.date(2018, 1, 1)) == dt.date(2017, 10, 7)
    before, after = (said(archive, dt.date(2017, 10, day)) for day in (6, 7))
    assert before != after


def test_a_limit_on_the_last_of_all_days_never_passes() -> None:
    archive = making.archive({"2014/1": making.motion(clauses=[making.clause("a", until="9999-12-31")])})
    assert next_change(archive, dt.date.max) == dt.date.max


def test_an_archive_without_a_day_has_no_change() -> None:
    assert last_change(making.archive({}), dt.date(2026, 1, 1)) == dt.date(2026, 1, 1)
