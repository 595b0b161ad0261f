"""The feeds: valid Atom, the same bytes each time, and every entry at the permanent address of its event."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from schema.archive import Archive, Record
from schema.terms import Decision
from scripts.publish import addresses
from scripts.publish.exports import feeds
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF, ROOT
from tests.pages import contents, outputs_of

ATOM = "{http://www.w3.org/2005/Atom}"
Tree = Any


@pytest.fixture(scope="module")
def grammar() -> Tree:
    return etree.RelaxNG(etree.parse(ROOT / "tests/atom.rng"))


@pytest.fixture(scope="module")
def built(site_folder: Path) -> dict[str, Tree]:
    """Every feed of the built site, by its path."""
    paths = sorted(site_folder.rglob("updates.xml"))
    assert paths
    return {path.relative_to(site_folder).as_posix(): etree.parse(path).getroot() for path in paths}


def made(values: dict[str, making.Values], as_of: dt.date = AS_OF, **more: Any) -> dict[str, Tree]:
    site = Site(making.archive(values, **more), as_of)
    return {path: etree.fromstring(text.encode()) for path, text in contents(outputs_of(feeds.grouped, site)).items()}


def all_entries(feed: Tree) -> list[Tree]:
    return list(feed.findall(f"{ATOM}entry"))


def entries(feed: Tree) -> list[Tree]:
    """Those of motions; a meeting's results are another kind."""
    return [entry for entry in all_entries(feed) if not said(entry, "id").endswith("#results")]


def said(element: Tree, name: str) -> str:
    return str(element.findtext(ATOM + name))


def test_every_feed_is_what_the_rfc_asks_for(built: dict[str, Tree], grammar: Tree) -> None:
    for path, feed in built.items():
        assert grammar.validate(feed), f"{path}: {grammar.error_log}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<author><name>The Lamp Book</name></author>", ""),
        ("<updated>", "<modified>2020</modified><updated>"),
        ("T00:00:00Z", ""),
        ('rel="self"', 'rel="me"'),
        ("<id>https://", "<id>"),
        ('type="html"', 'type="xhtml"'),
    ],
)
def test_the_grammar_refuses_what_is_no_atom(site_folder: Path, grammar: Tree, old: str, new: str) -> None:
    text = (site_folder / feeds.ALL).read_text("utf-8")
    assert old in text
    assert not grammar.validate(etree.fromstring(text.replace(old, new).encode()))


def anchors(record: Record) -> Iterator[str]:
    """The anchors of a motion's events, corrections and redaction."""
    yield from (update.key for update in record.motion.outcome.updates if update.date.first <= AS_OF)
    yield from addresses.of_corrections(record.motion.errata)
    yield from ["redaction"] if record.motion.redaction else []


def test_each_event_of_the_archive_is_one_entry_at_its_permanent_address(
    invented: Archive, built: dict[str, Tree], site_folder: Path
) -> None:
    expected = {
        f"{invented.union.address}{record.key}/#{anchor}"
        for record in invented.records.values()
        for anchor in anchors(record)
    } | {f"{invented.union.address}{entry.page}#results" for entry in feeds.results(Site(invented, AS_OF))}
    assert {address.partition("#")[2] for address in expected} >= {"redaction", "corrected-2026-03-01"}
    ids = [said(entry, "id") for entry in all_entries(built[feeds.ALL])]
    assert len(ids) == len(set(ids))
    assert set(ids) == expected
    for address in ids:
        path, _, anchor = address.removeprefix(invented.union.address).partition("#")
        assert f'id="{anchor}"' in (site_folder / path / "index.html").read_text("utf-8")


def test_the_results_of_a_meeting_are_one_entry_with_each_motion_and_its_decision() -> None:
    values = {
        "2018/1": making.motion(number="1", title="Longer Ladders"),
        "2018/2": making.motion(making.decided("lost"), number="2", title="Dim Lamps"),
        "2018/3": making.motion(making.decided("not recorded"), number="3", title="Not Heard Of"),
    }
    (entry,) = all_entries(made(values)[feeds.ALL])
    assert said(entry, "id").endswith("/2018/#results")
    assert said(entry, "title").startswith("AGM 2018: results, ")
    content = html.fromstring(f"<div>{said(entry, 'content')}</div>")
    assert "1 carried, 1 lost." in content.text_content()
    assert [item.text_content() for item in content.iter("li")] == [
        "Resolution 1: Longer Ladders: Carried",
        "Motion 2: Dim Lamps: Lost",
    ]


def test_results_that_are_still_to_come_are_no_entry() -> None:
    assert list(feeds.results(Site(making.archive({"2018/1": making.motion()}), dt.date(2017, 1, 1)))) == []


def is_decided(record: Record) -> bool:
    """Whether it is recorded what its meeting decided of a motion."""
    decisions = record.motion.outcome.decisions
    return any(record.is_of_meeting(one) and one.decision is not Decision.NOT_RECORDED for one in decisions)


def test_a_topics_feed_has_the_events_and_the_decisions_of_its_motions_and_no_others(
    invented: Archive, built: dict[str, Tree]
) -> None:
    results = 0
    for key, records in invented.by_topic.items():
        expected = {
            f"{invented.union.address}{record.key}/#{anchor}" for record in records for anchor in anchors(record)
        }
        decided = {f"{invented.union.address}{record.key}/#outcome" for record in records if is_decided(record)}
        results += len(decided)
        expected |= decided
        assert {said(entry, "id") for entry in entries(built[feeds.of_topic(key)])} == expected
    assert results


def test_a_decision_in_a_topics_feed_says_what_was_decided_and_when_it_was_seen() -> None:
    carried = making.motion(making.decided(evidence=["minutes"]), number="1", title="Longer Ladders")
    unknown = making.motion(making.decided("not recorded"), number="2")
    documents = {"minutes": making.document("minutes", seen="2026-03-04")}
    built = made({"2018/1": carried, "2018/2": unknown}, documents=documents)
    (entry,) = all_entries(built[feeds.of_topic("lamps")])
    assert said(entry, "title") == "AGM 2018, Resolution 1: carried, 5 and 6 October 2018"
    assert (said(entry, "published"), said(entry, "updated")) == ("2018-10-05T00:00:00Z", "2026-03-04T00:00:00Z")
    content = html.fromstring(f"<div>{said(entry, 'content')}</div>")
    assert [item.text_content() for item in content.iter("li")] == ["Resolution 1: Longer Ladders: Carried"]


def test_a_feed_names_itself_and_its_page(invented: Archive, built: dict[str, Tree], site_folder: Path) -> None:
    for path, feed in built.items():
        links = {
            link.get("rel"): link.get("href").removeprefix(invented.union.address)
            for link in feed.findall(f"{ATOM}link")
        }
        assert said(feed, "id") == invented.union.address + links["self"]
        assert (site_folder / links["alternate"] / "index.html").is_file()
        current = [path] if "topics/" not in path else [feeds.of_topic(key) for key in invented.topics]
        assert links["self"] in current


def test_under_a_topics_former_key_stands_the_same_feed(invented: Archive, site_folder: Path) -> None:
    moved = [(key, old) for key, topic in invented.topics.items() for old in topic.formerly]
    assert moved
    for key, old in moved:
        assert (site_folder / feeds.of_topic(old)).read_bytes() == (site_folder / feeds.of_topic(key)).read_bytes()


def test_the_newest_stands_first_and_gives_the_feed_its_day(built: dict[str, Tree]) -> None:
    for feed in built.values():
        days = [said(entry, "updated") for entry in all_entries(feed)]
        assert days == sorted(days, reverse=True)
        if days:
            assert said(feed, "updated") == days[0]
        for entry in all_entries(feed):
            assert said(entry, "published") <= said(entry, "updated")


def test_a_new_judgement_of_an_old_event_is_news() -> None:
    values = {
        "2018/1": making.motion(updates=[making.update("oil", "2019-03~", {"a": "met"}, on="2026-04-05")]),
        "2018/2": making.motion(updates=[making.update("rust", "2022-07-01", by="parliament")]),
    }
    first, second = entries(made(values)[feeds.ALL])
    assert said(first, "id").endswith("2018/1/#oil")
    assert said(second, "title").endswith(": Parliament, 1 July 2022")
    assert (said(first, "published"), said(first, "updated")) == ("2019-03-01T00:00:00Z", "2026-04-05T00:00:00Z")
    assert (said(second, "published"), said(second, "updated")) == ("2022-07-01T00:00:00Z", "2022-07-01T00:00:00Z")


def test_a_date_is_told_as_precisely_as_it_is_known() -> None:
    (entry,) = entries(made({"2018/1": making.motion(updates=[making.update("oil", "2019-03~")])})[feeds.ALL])
    words = html.fromstring(said(entry, "content")).text_content()
    assert words.startswith("About March 2019. The employer.")
    assert "1 March" not in words + said(entry, "title")


def test_what_is_still_to_come_is_not_in_a_feed() -> None:
    values = {"2018/1": making.motion(updates=[making.update("oil", "2019"), making.update("rust", "2030")])}
    (entry,) = entries(made(values)[feeds.ALL])
    assert said(entry, "id").endswith("#oil")


def test_an_entry_tells_the_event_then_the_judgement_then_the_evidence() -> None:
    values = {
        "2018/1": making.motion(
            updates=[making.update("oil", "2019", {"a": "partly met"}, note="The day is not known.")]
        )
    }
    (entry,) = entries(made(values)[feeds.ALL])
    words = " ".join(html.fromstring(f"<div>{said(entry, 'content')}</div>").text_content().split())
    assert words == (
        "2019. The employer. Lamplighters, AGM 2018, Resolution 1: Light the Lamps Oil came. The day is not known. "
        "Clause (a): Partly met. It is so. Judged by the editors, 1 January 2026. Official Page (Somebody, official page)"
    )


def test_a_correction_and_a_redaction_are_news() -> None:
    errata = [
        {"on": day, "change": "It said *73*, and says 37.", "because": "A slip."}
        for day in ("2020-02-01", "2020-02-01", "2099-01-01")
    ]
    redaction = {"on": "2020-03-04", "because": "It named a member."}
    values = {"2018/1": making.motion(errata=errata, redaction=redaction)}
    first, second, third = entries(made(values)[feeds.ALL])
    assert said(first, "id") == "https://lampbook.example/2018/1/#redaction"
    assert said(first, "title") == "AGM 2018, Resolution 1: something was taken out, 4 March 2020"
    assert html.fromstring(said(first, "content")).text_content().split("\n")[:2] == [
        "Something was taken out on 4 March 2020. Lamplighters, AGM 2018, Resolution 1: Light the Lamps",
        "It named a member.",
    ]
    assert said(third, "id") == "https://lampbook.example/2018/1/#corrected-2020-02-01"
    assert said(second, "id") == "https://lampbook.example/2018/1/#corrected-2020-02-01-2"
    assert said(second, "title") == "AGM 2018, Resolution 1: corrected, 1 February 2020"
    assert "It said <em>73</em>, and says 37." in said(second, "content")
    assert said(second, "updated") == said(second, "published") == "2020-02-01T00:00:00Z"


def test_a_link_in_an_entry_is_a_whole_address(built: dict[str, Tree]) -> None:
    links = [
        str(link.get("href"))
        for entry in entries(built[feeds.ALL])
        for link in html.fromstring(f"<div>{said(entry, 'content')}</div>").iter("a")
    ]
    assert len(links) > len(entries(built[feeds.ALL]))
    assert all(re.match(r"https?://", link) for link in links)


def test_nothing_typed_in_a_record_is_markup_in_a_feed(built: dict[str, Tree]) -> None:
    shown = [said(entry, "content") for entry in entries(built[feeds.ALL])]
    assert any("&lt;script&gt;" in one for one in shown)
    for one in shown:
        assert not list(html.fromstring(f"<div>{one}</div>").iter("script", "img"))


def test_a_long_feed_keeps_its_newest_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "ENTRIES", 3)
    updates = [making.update(f"event-{day}", f"2019-05-{day}") for day in range(10, 20)]
    found = made({"2018/1": making.motion(updates=updates)})
    assert [said(entry, "id").rpartition("#")[2] for entry in entries(found[feeds.ALL])] == [
        "event-19",
        "event-18",
        "event-17",
    ]


def test_a_feed_without_an_entry_is_valid_and_does_not_change_from_day_to_day(grammar: Tree) -> None:
    values = {"2018/1": making.motion(making.decided("not recorded"))}
    one, other = made(values), made(values, AS_OF + dt.timedelta(days=1))
    assert grammar.validate(one[feeds.ALL]), grammar.error_log
    assert all_entries(one[feeds.ALL]) == []
    assert etree.tostring(one[feeds.ALL]) == etree.tostring(other[feeds.ALL])


def test_the_same_archive_gives_the_same_bytes_whatever_the_order_of_its_files(invented: Archive) -> None:
    turned = replace(invented, records=dict(sorted(invented.records.items(), reverse=True)))
    assert contents(outputs_of(feeds.grouped, Site(invented, AS_OF))) == contents(
        outputs_of(feeds.grouped, Site(turned, AS_OF))
    )


def heads(folder: Path, *paths: str) -> Iterator[tuple[str, list[str]]]:
    for path in paths:
        tree = html.parse(folder / path / "index.html").getroot()
        yield (
            path,
            [link.get("href") for link in tree.xpath("//head/link[@rel='alternate'][@type='application/atom+xml']")],
        )


def test_a_browser_finds_the_feeds_in_the_heads_of_pages(invented: Archive, site_folder: Path) -> None:
    found = dict(heads(site_folder, "", "outcomes/", *(f"topics/{key}/" for key in invented.topics)))
    assert found.pop("") == ["data/updates.xml"]
    assert found.pop("outcomes/") == ["../data/updates.xml"]
    assert found == {f"topics/{key}/": [f"../../topics/{key}/updates.xml"] for key in invented.topics}


def test_an_old_event_that_was_found_today_is_news(invented: Archive) -> None:
    site, checked = Site(invented, AS_OF), 0
    for record, update in ((r, u) for r in invented.records.values() for u in r.motion.outcome.updates):
        seen = [invented.documents[key].seen for key in update.evidence]
        days = [day.first for day in seen if day and day.first <= AS_OF]
        if days:
            assert feeds.touched(site, update) >= min(days), record.key
            checked += min(days) > update.date.last
    assert checked
