"""Long lists of motions in parts: what stays on the page, what the parts have, and that no address moves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from schema.archive import Archive
from scripts.publish.pages import bodies, parts, topics
from scripts.publish.site import Group, Page, Site
from tests import making
from tests.conftest import AS_OF
from tests.pages import text

YEARS = [str(year) for year in range(1990, 2020)]


def archive_of(counts: list[int]) -> Archive:
    """An archive with a meeting a year, each with so many motions."""
    motions = {
        f"{year}/{number}": making.motion(making.decided(), clauses=[making.clause("a", "position")])
        for year, count in zip(YEARS, counts, strict=False)
        for number in range(1, count + 1)
    }
    return making.archive(motions, meetings={year: making.meeting(year) for year in YEARS[: len(counts)]})


def divided(counts: list[int]) -> parts.InParts:
    return parts.in_parts("topics/lamps/", list(archive_of(counts).records.values()))


def test_a_short_list_stays_whole() -> None:
    result = divided([40, 40, 40])
    assert len(result.newest) == 120
    assert result.parts == []


def test_a_long_list_keeps_its_newest_motions_and_each_part_ends_with_a_meeting() -> None:
    result = divided([40] * 9)
    assert [(part.path, part.name, len(part.records)) for part in result.parts] == [
        ("topics/lamps/1/", "AGM 1990 to AGM 1992", 120),
        ("topics/lamps/2/", "AGM 1993 to AGM 1995", 120),
    ]
    assert len(result.newest) == 120
    assert divided([40] * 7).parts == divided([40] * 6).parts  # one meeting more is too few for a part


@given(st.lists(st.integers(0, 9), max_size=20), st.integers(1, 9))
def test_every_motion_stands_once_in_order_and_new_ones_move_none(counts: list[int], more: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(parts, "IN_A_PART", 10)
        patched.setattr(parts, "ON_THE_PAGE", 5)
        before, after = divided(counts), divided([*counts, more])
    for result in (before, after):
        together = [record.key for part in result.parts for record in part.records]
        together += [record.key for record in result.newest]
        assert len(result.newest) >= 5 or not result.parts
    assert together == list(archive_of([*counts, more]).records)
    kept = after.parts[: len(before.parts)]
    assert [(part.path, [one.key for one in part.records]) for part in kept] == [
        (part.path, [one.key for one in part.records]) for part in before.parts
    ]


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> dict[str, html.HtmlElement]:
    """The pages of topics and bodies of an archive of 9 motions where 3 are enough for a part."""
    monkeypatch.setattr(parts, "IN_A_PART", 3)
    monkeypatch.setattr(parts, "ON_THE_PAGE", 2)
    site = Site(archive_of([2, 2, 3, 2]), AS_OF)
    outputs = [one for make in (topics.grouped, bodies.grouped) for group in make(site) for one in group.outputs()]
    return {page.path: html.fromstring(str(page.content)) for page in outputs if isinstance(page, Page)}


@pytest.mark.parametrize("path", ["topics/lamps/", "bodies/branch/"])
def test_the_page_counts_all_motions_shows_the_newest_and_leads_to_the_rest(
    pages: dict[str, html.HtmlElement], path: str
) -> None:
    page = pages[path]
    shown = page.xpath("//ol[@class='rows']//a[@class='row__link']/@href")
    assert sorted(shown) == ["../../1993/1/", "../../1993/2/"]
    (more,) = (text(aside) for aside in page.xpath("//p[@class='aside'][a/@href='#earlier']"))
    assert more == "And 7 from earlier meetings: see below."
    links = page.xpath("//section[@id='earlier']//a")
    assert [(link.get("href"), text(link)) for link in links] == [
        (f"../../{path}2/", "AGM 1992"),
        (f"../../{path}1/", "AGM 1990 to AGM 1991"),
    ]


@pytest.mark.parametrize("path", ["topics/lamps/", "bodies/branch/"])
def test_a_part_has_its_motions_and_leads_back_and_on(pages: dict[str, html.HtmlElement], path: str) -> None:
    page = pages[f"{path}1/"]
    rows = page.xpath("//ol[@class='rows']//a[@class='row__link']/@href")
    assert rows == ["../../../1991/1/", "../../../1991/2/", "../../../1990/1/", "../../../1990/2/"]
    assert page.xpath("//header//a/@href")[0] == f"../../../{path}"
    assert page.xpath("//nav[@class='neighbours']/a/@href") == [f"../../../{path}2/"]
    assert not page.xpath("//p[@class='aside']")
    back = pages[f"{path}2/"]
    assert back.xpath("//nav[@class='neighbours']/a/@href") == [f"../../../{path}1/"]


def test_every_page_of_the_site_that_has_no_long_list_is_whole(site_folder: Path) -> None:
    assert not list(site_folder.glob("topics/*/*/index.html"))
    assert not list(site_folder.glob("bodies/*/*/index.html"))


@pytest.mark.parametrize("make", [topics.grouped, bodies.grouped])
def test_a_part_at_another_address_is_made_anew(
    make: Callable[[Site], Iterator[Group]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "IN_A_PART", 6)
    monkeypatch.setattr(parts, "ON_THE_PAGE", 2)
    addresses: dict[str, str] = {}
    for counts in ([5, 6, 6, 6, 6, 3], [6, 6, 6, 6, 6, 3], [7, 6, 6, 6, 6, 3], [12, 6, 6, 6, 6, 3]):
        for group in make(Site(archive_of(counts), AS_OF)):
            for output in group.outputs():
                assert addresses.setdefault(group.made_from, output.path) == output.path
