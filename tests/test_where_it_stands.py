"""Where a subject stands: decided, happened since, still open, and nothing beyond the records."""

import pytest
from lxml import html

from schema.archive import Archive
from scripts.publish.pages import threads, topics, where_it_stands
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF
from tests.making import decided, motion
from tests.pages import pages_of


@pytest.fixture(scope="module")
def site(invented: Archive) -> Site:
    return Site(invented, AS_OF)


def test_a_topic_says_what_was_carried_and_what_of_it_is_open(site: Site) -> None:
    checked = 0
    for key, records in site.archive.by_topic.items():
        stands = where_it_stands.where_it_stands(site, records)
        carried = {record.key for record in records if record.is_carried}
        assert (stands is None) == (not carried), key
        if stands is None:
            continue
        assert {row.key for row in stands.decided} <= carried
        assert len(stands.decided) + stands.more_decided == len(carried)
        progress = [one.progress for record in records if record.is_carried for one in site.views.asked(record)]
        assert len(stands.open) + stands.more_open == sum(1 for one in progress if not one.is_settled)
        for view, clause in stands.open:
            assert view.key in carried
            assert clause.request is not None
            assert not clause.request.progress.is_settled
            checked += 1
    assert checked > 5


def test_what_happened_before_the_meeting_did_not_happen_since(site: Site) -> None:
    for records in site.archive.by_topic.values():
        stands = where_it_stands.where_it_stands(site, records)
        paths = {one.path for event in stands.events for one in event.motions} if stands else set()
        contexts = {
            f"{record.key}/#{event.anchor}" for record in records for event in site.views.motion(record).context
        }
        assert not paths & contexts


def test_a_lost_motion_is_not_among_what_was_decided() -> None:
    site = Site(making.archive({"2018/7": motion(decided("lost"))}), AS_OF)
    assert where_it_stands.where_it_stands(site, list(site.archive.records.values())) is None


@pytest.mark.parametrize(
    ("carried", "total", "words"),
    [
        (1, 1, "The motion is recorded as carried, with 1 request: "),
        (2, 2, "All 2 motions are recorded as carried, with 2 requests: "),
        (1, 2, "Of 2 motions, 1 is recorded as carried"),
        (0, 2, "Of 2 motions, none is recorded as carried"),
        (2, 3, "Of 3 motions, 2 are recorded as carried"),
    ],
)
def test_a_campaign_says_how_many_of_its_motions_were_carried(carried: int, total: int, words: str) -> None:
    records = {
        f"2018/{number}": motion(decided("carried" if number <= carried else "lost"), number=str(number))
        for number in range(1, total + 1)
    }
    site = Site(making.archive(records), AS_OF)
    assert where_it_stands.sentence(site, list(site.archive.records.values())).startswith(words)


def test_both_kinds_of_page_show_it(site: Site) -> None:
    (first,) = (one for one in pages_of(topics.grouped, site) if one.path == "topics/lamps-and-ladders/")
    tree = html.fromstring(str(first.content))
    names = [" ".join(term.text_content().split()) for term in tree.xpath("//section[@id='now']//dt")]
    assert names == ["Decided", "Happened since", "Still open"]
    for page in pages_of(threads.grouped, site):
        assert "recorded as carried" in html.fromstring(str(page.content)).xpath("string(//header)")


def test_motions_that_nothing_tells_apart_are_named_once() -> None:
    alike = {f"2018/boots-{place}": motion(decided("carried"), number=None, title="Boots") for place in "abc"}
    site = Site(making.archive(alike | {"2018/7": motion(decided("carried"), number="7", title="Boots")}), AS_OF)
    stands = where_it_stands.where_it_stands(site, list(site.archive.records.values()))
    assert stands is not None
    assert len(stands.decided) == 2
    assert stands.more_decided == 2
