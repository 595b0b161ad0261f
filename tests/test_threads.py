"""The page of a campaign: the geometry of its line, what its stops say, and how it is used without eyes or mouse."""

import datetime as dt
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from schema.archive import Archive
from schema.terms import LinkKind
from scripts.publish import words
from scripts.publish.pages import campaign_line, threads
from scripts.publish.pages.campaign_line import Tie, draw
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF
from tests.making import clause, decided, link, motion, update
from tests.pages import Tree, of_class, pages_of, text, texts

CAMPAIGN_LINKS = [kind for kind in LinkKind if kind.carries_campaign]


def page_of(motions: dict[str, making.Values], founding: str = "2018/1", as_of: dt.date = AS_OF) -> Tree:
    site = Site(making.archive(motions, threads={"lamps": founding}), as_of)
    (one,) = pages_of(threads.grouped, site)
    return html.fromstring(f"<main>{one.content}</main>")


# The line -------------------------------------------------------------------------------------------------------------


@st.composite
def drawings(draw_from: st.DrawFn) -> tuple[int, list[int], list[Tie]]:
    """Stops, of which some are motions, and links between those."""
    stops = draw_from(st.integers(1, 30))
    motions = sorted(draw_from(st.sets(st.integers(0, stops - 1), min_size=1)))
    pairs = list(itertools.combinations(motions, 2))
    chosen = draw_from(st.lists(st.sampled_from(pairs), unique=True, max_size=25)) if pairs else []
    return stops, motions, [Tie(start, end) for start, end in chosen]


@given(drawings())
def test_every_link_is_the_line_itself_or_a_lane_or_told_to_be_left_out(made: tuple[int, list[int], list[Tie]]) -> None:
    stops, motions, ties = made
    found = draw(stops, motions, ties)
    assert len(found.pieces) == stops
    assert found.lanes <= campaign_line.MAX_LANES
    drawn = set()
    for tie in ties:
        if motions.index(tie.end) == motions.index(tie.start) + 1:
            assert found.pieces[tie.start].after == found.pieces[tie.end].before == tie.stroke
            assert all(piece.before and piece.after for piece in found.pieces[tie.start + 1 : tie.end])
        elif tie not in found.left_out:
            lanes = set(found.pieces[tie.start].leaving) & {x for x, _, _ in found.pieces[tie.end].coming}
            assert lanes
            drawn.add(tie)
    ins = sum(len(piece.coming) for piece in found.pieces)
    assert ins == len(drawn)


@given(drawings())
def test_no_two_lanes_run_in_one_place(made: tuple[int, list[int], list[Tie]]) -> None:
    found = draw(*made)
    for piece in found.pieces:
        places = [*piece.through, *piece.leaving, *(x for x, _, _ in piece.coming)]
        assert len(places) == len(set(places))
        for x in places:
            assert campaign_line.MARGIN <= float(x) < float(found.x) < float(found.width)


@given(drawings())
def test_a_lane_runs_without_a_gap_from_where_it_leaves_to_where_it_ends(
    made: tuple[int, list[int], list[Tie]],
) -> None:
    open_lanes: set[str] = set()
    for piece in draw(*made).pieces:
        assert set(piece.through) | {x for x, _, _ in piece.coming} == open_lanes
        open_lanes -= {x for x, _, on in piece.coming if not on}
        open_lanes |= set(piece.leaving)
    assert not open_lanes


def test_links_from_one_motion_share_a_lane() -> None:
    found = draw(6, range(6), [Tie(0, 2), Tie(0, 4), Tie(0, 5)])
    assert (found.lanes, found.left_out) == (1, ())
    assert [len(piece.coming) for piece in found.pieces] == [0, 0, 1, 0, 1, 1]


def test_the_shorter_lane_runs_nearer_to_the_line() -> None:
    found = draw(6, range(6), [Tie(0, 5), Tie(2, 4)])
    assert float(found.pieces[2].leaving[0]) > float(found.pieces[0].leaving[0])


@pytest.mark.parametrize("ties", [[Tie(0, 3), Tie(3, 5)], [Tie(0, 2), Tie(2, 5)]])
def test_a_lane_that_ends_where_another_begins_runs_beside_it(ties: list[Tie]) -> None:
    assert draw(6, range(6), ties).lanes == 2


def test_the_same_links_in_another_order_are_the_same_drawing() -> None:
    ties = [Tie(0, 5), Tie(2, 4), Tie(1, 3), Tie(0, 2), Tie(4, 5, "ends")]
    assert len({repr(draw(6, range(6), one)) for one in itertools.permutations(ties)}) == 1


def test_more_lanes_than_there_is_room_for_are_told() -> None:
    ties = [Tie(start, start + 7) for start in range(7)]
    found = draw(14, range(14), ties)
    assert found.lanes == campaign_line.MAX_LANES
    assert len(found.left_out) == 7 - campaign_line.MAX_LANES


# The page -------------------------------------------------------------------------------------------------------------


def test_every_kind_of_link_has_a_stroke_that_the_legend_explains() -> None:
    strokes = {threads.STROKES.get(kind, "plain") for kind in CAMPAIGN_LINKS}
    assert strokes == {stroke for stroke, _ in threads.LEGEND}
    for kind in CAMPAIGN_LINKS:
        (explained,) = [words for stroke, words in threads.LEGEND if stroke == threads.STROKES.get(kind, "plain")]
        assert kind.value.removesuffix("s") in explained


def test_events_that_moved_a_request_stand_between_the_motions() -> None:
    tree = page_of(
        {
            "2018/1": motion(
                updates=[
                    update("before", "2018-01", event="Before."),
                    update("oil", "2019-05", {"a": "under way"}, event="Oil was ordered."),
                    update("rust", "2019-06", event="Nobody judged this."),
                    update("lamps", "2021-02", {"a": "met"}, event="Lamps were lit."),
                    update("to-come", "2030", {"a": "not met"}, on="2030-06-01", event="Still to come."),
                ]
            ),
            "2020/1": motion(links=[link("follows", "2018/1")]),
        }
    )
    stops = [
        text(one.xpath(f"{of_class('stop__number')} | {of_class('stop__what')}")[0])
        for one in tree.xpath(of_class("stop"))
    ]
    assert stops == ["AGM 2018 · Resolution 1", "Oil was ordered.", "AGM 2020 · Resolution 1", "Lamps were lit."]
    assert texts(tree, "stop__moved") == ["AGM 2018, Resolution 1: (a) Under way", "AGM 2018, Resolution 1: (a) Met"]
    assert [one.get("href") for one in tree.xpath(f"{of_class('stop__moved')}/a")] == [
        "../../2018/1/#oil",
        "../../2018/1/#lamps",
    ]


def test_a_motion_stands_before_the_events_of_its_meetings_days() -> None:
    tree = page_of({"2018/1": motion(updates=[update("oil", "2018-10-05", {"a": "met"})])})
    assert [one.get("class") for one in tree.xpath(of_class("stop"))] == ["stop stop--motion", "stop stop--event"]


def test_each_motion_tells_its_decision_its_standing_and_where_each_clause_stands() -> None:
    tree = page_of(
        {
            "2018/1": motion(
                clauses=[clause("a"), clause("b"), clause("c", "position")],
                updates=[update("oil", "2019", {"a": "met"})],
            ),
            "2020/1": motion(decided("lost"), links=[link("follows", "2018/1")]),
            "2021/1": motion(links=[link("replaces", "2018/1", to_clauses="b")]),
        }
    )
    first, _, second, third = tree.xpath(of_class("stop"))
    assert texts(first, "stop__states") == ["Carried Part of it: later decisions not known"]
    assert texts(second, "stop__states") == ["Lost Not policy"]
    assert texts(third, "stop__tie") == ["Replaces AGM 2018, Resolution 1: It says so."]
    asks = [text(one) for one in first.xpath(of_class("ask"))]
    assert asks == [
        "(a) Council: Light the lamps. Met At last check, 1 Jan 2026",
        "(b) Council: Light the lamps. Not assessed What happened is recorded; nobody has judged it yet Replaced by AGM 2021, Resolution 1",
        "(c) Position: Light the lamps.",
    ]


def test_each_node_stands_in_a_link_that_names_its_motion_and_the_drawing_says_nothing_twice(
    invented: Archive, site_folder: Path
) -> None:
    assert invented.campaigns
    for key, records in invented.campaigns.items():
        tree = html.parse(site_folder / f"threads/{key}/index.html").getroot()
        for record in records:
            (stop,) = tree.xpath(f"//*[@id='{threads.place(record)}']")
            (node,) = stop.xpath(of_class("node"))
            node_link = node.getparent()
            assert (node_link.tag, node_link.get("href")) == ("a", f"../../{record.key}/")
            row = Site(invented, AS_OF).views.row(record)
            assert text(node_link) == " ".join(f"{row.meeting} · {row.called} {row.title}".split())
        for drawing in tree.xpath("//*[@id='line']//svg[not(ancestor::svg)]"):
            assert drawing.get("aria-hidden") == "true"
            assert not drawing.xpath(".//*[@tabindex] | .//a")


def test_a_link_is_told_with_its_kind_and_leads_to_the_stop_above(invented: Archive, site_folder: Path) -> None:
    told = 0
    for key in invented.campaigns:
        tree = html.parse(site_folder / f"threads/{key}/index.html").getroot()
        above: list[str] = []
        for stop in tree.xpath(of_class("stop--motion")):
            for tie in stop.xpath(of_class("stop__tie")):
                told += 1
                assert tie.xpath("./a/@href")[0][1:] in above
                assert text(tie.xpath("./b")[0]) in {
                    word for kind in CAMPAIGN_LINKS for word in (kind.label, kind.reverse)
                }
            above.append(stop.get("id"))
    assert told


def test_a_long_campaign_stays_narrow_has_its_years_to_jump_to_and_leaves_events_to_the_motions() -> None:
    motions = {"1960/1": motion()}
    for year in range(1961, 2021):
        targets = {f"{year - 1}/1", f"{max(1960, year - 9)}/1", "1960/1"}
        motions[f"{year}/1"] = motion(
            links=[link("builds on", target) for target in sorted(targets)],
            updates=[update("oil", f"{year + 1}", {"a": "under way"}, event=f"Oil of {year}.")],
        )
    tree = page_of(motions, "1960/1")
    (stops,) = tree.xpath(of_class("stops"))
    assert f"lanes-{campaign_line.MAX_LANES}" in stops.get("class")
    assert len(tree.xpath(of_class("stop"))) == 61
    assert "60 events that moved a request are on the motions’ own pages." in text(tree)
    assert "links did not fit in the drawing and are given in words only." in text(tree)
    assert len(tree.xpath(of_class("stop__tie"))) == sum(len(one.get("links", [])) for one in motions.values())
    years = tree.xpath(".//nav[@class='picks']//a")
    assert [text(one) for one in years] == [str(year) for year in range(1960, 2021)]
    assert [one.get("href") for one in years] == [f"#m-{year}-1" for year in range(1960, 2021)]


def test_a_campaign_of_one_motion_is_a_line_with_one_stop() -> None:
    tree = page_of({"2018/1": motion()})
    assert len(tree.xpath(of_class("stop"))) == 1
    assert tree.xpath(of_class("tie")) == []


@pytest.mark.parametrize("kind", sorted(set(CAMPAIGN_LINKS) - {"composed of"}, key=str))
def test_every_kind_of_link_is_drawn_with_its_stroke(kind: str) -> None:
    tree = page_of({"2018/1": motion(), "2019/1": motion(links=[link(kind, "2018/1")])})
    stroke = threads.STROKES.get(next(one for one in CAMPAIGN_LINKS if one.value == kind), "plain")
    pieces = tree.xpath(of_class("line"))
    assert [len(piece.xpath(of_class(f"tie--{stroke}"))) for piece in pieces] == [1, 1]


def test_nothing_typed_in_a_record_is_markup() -> None:
    hostile = "</svg><script>alert(1)</script>"
    tree = page_of({"2018/1": motion(title=hostile, about=hostile, clauses=[clause("a", text=hostile)])})
    assert text(tree).count(hostile) == 3
    assert not list(tree.iter("script"))


def test_the_words_of_a_motion_in_its_meeting() -> None:
    record = making.record(motion(), "2018/12")
    assert words.in_meeting(record) == "AGM 2018, Resolution 12"
