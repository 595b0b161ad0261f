"""What came of it all: what moved, how far it was looked into, what waits; as words, charts and tables that agree."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from schema.archive import Archive
from schema.progress import motion_progress
from schema.review import was_asked
from schema.terms import Progress
from scripts.publish.pages import charts, outcomes
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF
from tests.making import clause, decided, link, motion, update
from tests.pages import Tree, of_class, text, texts

Motions = dict[str, making.Values]


@pytest.fixture(scope="module")
def page(site_folder: Path) -> Tree:
    """The page as it is built."""
    return html.parse(site_folder / "outcomes/index.html").getroot()


def shown(fill: Callable[[Site, str], str], motions: Motions, as_of: dt.date = AS_OF, **more: Any) -> Tree:
    """What a slot of the page holds for a few motions."""
    return html.fromstring(f"<main>{fill(Site(making.archive(motions, **more), as_of), '../')}</main>")


# The charts -----------------------------------------------------------------------------------------------------------

COUNTS = st.dictionaries(st.sampled_from(list(Progress)), st.integers(1, 500), min_size=1)


@given(COUNTS)
def test_the_parts_of_a_bar_fill_it_in_the_order_of_the_states(counts: dict[Progress, int]) -> None:
    bar = charts.bar("AGM 2018", "2018/", counts)
    place = 0.0
    for part in bar.segments:
        assert float(part.x) == pytest.approx(place, abs=0.02)
        assert float(part.x) <= float(part.middle) <= float(part.x) + float(part.width)
        place = float(part.x) + float(part.width)
    assert place == pytest.approx(100, abs=0.05)
    assert [part.mark for part in bar.segments] == [term.mark for term in Progress if term in counts]


@given(COUNTS)
def test_the_figures_and_the_words_of_a_bar_are_its_counts(counts: dict[Progress, int]) -> None:
    bar = charts.bar("AGM 2018", "2018/", counts)
    assert dict(zip(Progress, bar.numbers, strict=True)) == {term: counts.get(term, 0) for term in Progress}
    assert sum(bar.numbers) == bar.total
    for term, number in counts.items():
        assert f"{number} {term.label.lower()}" in bar.words


def test_what_has_no_request_has_no_bar() -> None:
    assert charts.bars([("AGM 2018", "2018/", {}), ("AGM 2019", "2019/", {Progress.MET: 0})]) == []


def test_every_state_has_a_pattern_of_its_own_and_stands_in_the_legend(page: Tree) -> None:
    assert len({term.mark for term in Progress}) == len(Progress)
    patterns = {one.get("id"): html.tostring(one).split(b'"', 2)[2] for one in page.xpath("//pattern")}
    assert set(patterns) == {f"bar-{one.mark}" for one in Progress}
    assert len(set(patterns.values())) == len(Progress)
    assert texts(page, "legend")[0] == " ".join(term.label for term in Progress)
    used = {one.get("fill") for one in page.xpath("//svg//rect[starts-with(@fill, 'url')]")}
    assert used <= {f"url(#{pattern})" for pattern in patterns}


def test_each_bar_says_in_words_what_it_shows_and_the_table_behind_it_says_the_same(page: Tree) -> None:
    charts_shown = page.xpath("//figure")
    assert len(charts_shown) == 3
    for chart in charts_shown:
        bars = chart.xpath(of_class("bar"))
        rows = chart.xpath(".//details/table/tbody/tr")
        assert len(bars) == len(rows) > 0
        for one, row in zip(bars, rows, strict=True):
            (drawing,) = one.xpath(".//svg")
            assert drawing.get("role") == "img"
            name, total, *figures = (text(cell) for cell in row)
            assert name == texts(one, "bar__name")[0]
            said = dict(zip(Progress, map(int, figures), strict=True))
            assert drawing.get("aria-label") == charts.counts_words(said)
            assert int(total) == sum(said.values())


def test_what_is_counted_is_what_the_records_say(invented: Archive, page: Tree) -> None:
    by_year, by_committee, by_topic = page.xpath("//figure")
    expected: dict[str, Counter[Progress]] = {}
    for record in invented.records.values():
        found = Counter(
            one.progress for one in motion_progress(record, AS_OF) if was_asked(invented, record, one.clause, AS_OF)
        )
        committee = record.motion.committee
        named = invented.bodies[committee].name if committee else "Committee not recorded"
        topics = {invented.topics[invented.current("topics", key) or key].name for key in record.motion.topics}
        for name in {f"in {record.meeting.name}", f"under {named}", *(f"on {topic}" for topic in topics)}:
            expected[name] = expected.get(name, Counter()) + found
    told = {}
    for prefix, chart in (("in", by_year), ("under", by_committee), ("on", by_topic)):
        for row in chart.xpath(".//tbody/tr"):
            name, _, *figures = (text(cell) for cell in row)
            told[f"{prefix} {name}"] = Counter(dict(zip(Progress, map(int, figures), strict=True)))
    assert {name: +counts for name, counts in told.items()} == {
        name: counts for name, counts in expected.items() if counts
    }


def test_places_are_by_time_and_alphabet_whatever_came_of_them() -> None:
    topics = {"zeal": making.entry("zeal"), "ale": making.entry("Ale")}

    def order(first: str, second: str) -> list[str]:
        motions = {
            "2018/1": motion(topics=["zeal"], committee="heading", updates=[update("oil", "2019", {"a": first})]),
            "2019/1": motion(topics=["ale"], committee="committee", updates=[update("oil", "2020", {"a": second})]),
        }
        return texts(shown(outcomes.looked_into, motions, topics=topics), "bar__name")

    assert order("met", "not met") == order("not met", "met")
    assert order("met", "met") == ["AGM 2019", "AGM 2018", "Committee", "Heading", "Ale", "zeal"]


def test_requests_that_were_turned_down_or_are_still_to_be_put_are_not_counted() -> None:
    motions = {
        "2018/1": motion(),
        "2018/2": motion(decided("lost")),
        "2018/3": motion(decided(clauses="a"), decided("withdrawn", clauses="b"), clauses=[clause("a"), clause("b")]),
        "2018/m4": motion(decided("in composite")),
        "2018/5": motion(kind="composite", links=[link("composed of", "2018/m4")]),
        "2018/m6": motion(decided("not recorded")),
        "2030/m1": motion(decided("not recorded")),
    }
    tree = shown(outcomes.looked_into, motions)
    (year,) = tree.xpath(".//figure")[0].xpath(".//tbody/tr")
    assert (text(year[0]), text(year[1])) == ("AGM 2018", "4")


def test_how_far_anybody_looked_is_told_in_a_sentence() -> None:
    motions = {
        "2018/1": motion(updates=[update("oil", "2019", {"a": "met"}), update("rust", "2020", {"a": "not met"})]),
        "2018/2": motion(looked_for=[{"on": "2026-01-01", "clauses": "a"}]),
        "2018/3": motion(),
        "2018/4": motion(),
    }
    assert text(shown(outcomes.looked_into, motions)).startswith(
        "Of 4 requests, 1 has been judged by evidence, 1 was looked for and nothing was found, and 2 are not assessed. "
        "1 request is judged differently by assessments that are all in force, and counted here by the latest event."
    )


def test_of_many_meetings_the_latest_show_and_the_others_open_below() -> None:
    motions = {f"{year}/1": motion() for year in range(1950, 2025)}
    tree = shown(outcomes.looked_into, motions)
    recent, earlier = tree.xpath(".//figure")[:2]
    names = [f"AGM {year}" for year in range(2024, 1949, -1)]
    assert texts(recent, "bar__name") == names[: outcomes.MEETINGS_SHOWN]
    assert texts(earlier, "bar__name") == names[outcomes.MEETINGS_SHOWN :]
    assert texts(tree, "earlier")[0].startswith(f"{75 - outcomes.MEETINGS_SHOWN} earlier meetings")


def test_an_archive_without_requests_says_so() -> None:
    tree = shown(outcomes.looked_into, {"2018/1": motion(clauses=[clause("a", "position")])})
    assert text(tree).startswith("No request is recorded yet.")
    assert tree.xpath(of_class("bar")) == []


# What moved -----------------------------------------------------------------------------------------------------------


def test_the_newest_event_stands_first_and_judged_events_stand_apart() -> None:
    motions = {
        "2018/1": motion(
            updates=[
                update("before", "2018-01-01", event="Before the meeting."),
                update("oil", "2019-05", {"a": "under way"}, event="Oil was ordered."),
                update("rust", "2021-23", event="Rust was seen."),
            ]
        ),
        "2019/1": motion(updates=[update("lamps", "2020~", {"a": "met"}, event="Lamps were lit.")]),
        "2020/1": motion(updates=[update("to-come", "2030-01-01", event="This is still to come.")]),
    }
    tree = shown(outcomes.moved, motions)
    judged, others = tree.xpath(".//ol")
    assert texts(judged, "moved__what") == ["Lamps were lit.", "Oil was ordered."]
    assert texts(judged, "moved__when") == ["About 2020 The employer", "May 2019 The employer"]
    assert texts(judged, "moved__states") == ["(a) Met", "(a) Under way"]
    assert texts(judged, "moved__because") == ["It is so. Judged by the editors, 1 Jan 2026."] * 2
    assert texts(others, "moved__what") == ["Rust was seen."]
    links = [one.get("href") for one in tree.xpath(f"{of_class('moved__motion')}/a")]
    assert links == ["../2019/1/#lamps", "../2018/1/#oil", "../2018/1/#rust"]


def test_whoever_judged_is_named_with_the_apostrophes_of_print() -> None:
    event = update("oil", "2019", {"a": "met"})
    event["assessment"]["by"] = "the archive's editors"
    (judged,) = shown(outcomes.moved, {"2018/1": motion(updates=[event])}).xpath(".//ol")
    assert texts(judged, "moved__because") == ["It is so. Judged by the archive’s editors, 1 Jan 2026."]


def test_one_event_told_of_several_motions_is_shown_once() -> None:
    motions = {
        f"2018/{n}": motion(updates=[update("oil", "2019", {"a": "met"} if n == 1 else None)]) for n in range(1, 10)
    }
    tree = shown(outcomes.moved, motions)
    (event,) = tree.xpath(of_class("moved__event"))
    named = texts(event, "moved__motion")
    assert named[0] == "AGM 2018, Resolution 1: Light the Lamps"
    assert len(named) == outcomes.MOTIONS_NAMED + 1
    assert named[-1] == f"And {9 - outcomes.MOTIONS_NAMED} more motions."


def test_a_reason_that_several_motions_share_is_given_once() -> None:
    judged = [update("oil", "2019", {"a": "met"}) for _ in range(4)]
    judged[1]["assessment"]["because"] = "Another reason."
    tree = shown(outcomes.moved, {f"2018/{n}": motion(updates=[one]) for n, one in enumerate(judged, 1)})
    (event,) = tree.xpath(of_class("moved__event"))
    assert [name.split(":")[0] for name in texts(event, "moved__motion")] == [
        f"AGM 2018, Resolution {n}" for n in (1, 3, 4, 2)
    ]
    assert [reason.split(". ")[0] for reason in texts(event, "moved__because")] == ["It is so", "Another reason"]


def test_of_many_events_the_newest_show_and_the_others_are_counted() -> None:
    updates = [update(f"event-{n}", f"2019-01-{n}", {"a": "met"}, event=f"Event {n}.") for n in range(10, 25)]
    tree = shown(outcomes.moved, {"2018/1": motion(updates=updates)})
    assert texts(tree, "moved__what") == [f"Event {n}." for n in range(24, 24 - outcomes.MOVED_SHOWN, -1)]
    assert f"And {15 - outcomes.MOVED_SHOWN} earlier" in text(tree)


# What waits -----------------------------------------------------------------------------------------------------------


def test_what_waits_leads_to_its_outcome_and_to_a_letter_that_is_begun() -> None:
    motions = {
        "2018/12": motion(clauses=[clause("a"), clause("b")]),
        "2019/1": motion(looked_for=[{"on": "2020-05-05", "clauses": "a"}]),
    }
    first, second = shown(outcomes.unseen, motions).xpath(of_class("waiting__one"))
    assert text(first).startswith(
        "Never assessed AGM 2018, Resolution 12: Light the Lamps Requests (a) (b) Tell us what came of it"
    )
    assert text(second).startswith("Last looked at on 5 May 2020 AGM 2019, Resolution 1: Light the Lamps Request (a)")
    assert [one.get("href") for one in first.xpath(".//a")][:3] == [
        "../2018/12/#outcome",
        "../2018/12/#a",
        "../2018/12/#b",
    ]
    letter = unquote(first.xpath(of_class("waiting__tell"))[0].get("href"))
    assert letter.startswith(
        "mailto:editors@lampbook.example?subject=What came of Lamplighters, AGM 2018, Resolution 12, clauses (a) and (b)&"
    )
    assert "https://lampbook.example/2018/12/#outcome" in letter


def test_of_many_that_wait_the_oldest_are_named_and_the_others_counted_by_meeting() -> None:
    years = range(1980, 2020)
    tree = shown(outcomes.unseen, {f"{year}/{n}": motion() for year in years for n in (1, 2)})
    assert len(tree.xpath(of_class("waiting__one"))) == outcomes.WAITING_SHOWN
    assert text(tree).startswith(
        "80 requests that may still be met have waited for more than a year, the longest first"
    )
    more = tree.xpath("./p")[-1]
    first = 1980 + outcomes.WAITING_SHOWN // 2
    assert text(more).startswith(f"And {80 - outcomes.WAITING_SHOWN} more requests: AGM {first} 2, AGM {first + 1} 2,")
    assert text(more).endswith("AGM 2019 2.")


def test_where_nothing_waits_the_page_says_so() -> None:
    motions = {"2018/1": motion(looked_for=[{"on": "2026-06-01", "clauses": "a"}])}
    assert (
        text(shown(outcomes.unseen, motions))
        == "None: every request that may still be met was looked at within the last year."
    )


def test_nothing_typed_in_a_record_is_markup(page: Tree) -> None:
    assert "<script>alert" in text(page)
    assert not [one for one in page.iter("script") if "alert" in (one.text or "")]
    assert not list(page.iter("img"))
