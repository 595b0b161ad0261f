"""The pages on how motions reach a meeting and on who answers for the archive: what the records say, and no more."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from schema.archive import Archive
from scripts.publish.pages.help import privacy
from scripts.publish.pages.procedure import procedure
from scripts.publish.site import Site
from tests.conftest import AS_OF
from tests.pages import Tree, text


@pytest.fixture(scope="module")
def rules(site_folder: Path) -> Tree:
    """The part of the page that tells the rules of the invented general meeting."""
    return html.parse(str(site_folder / "procedure/index.html")).xpath("//section[@id='agm']")[0]


def test_each_matter_stands_once_in_the_order_of_the_record(rules: Tree) -> None:
    assert [text(heading) for heading in rules.xpath(".//h3")] == [
        "Who may propose a motion",
        "How long a motion may be",
    ]


def test_the_latest_rule_on_a_matter_comes_first_each_with_when_it_held(rules: Tree) -> None:
    assert [text(when) for when in rules.xpath(".//dt")] == ["about 2018", "2015", "2015"]


def test_every_rule_shows_its_evidence(rules: Tree) -> None:
    assert len(rules.xpath(".//dd")) == len(rules.xpath(".//dd/ul[@aria-label='Evidence'][li]")) == 3


def test_a_mention_in_a_rule_is_a_link_to_the_motion(rules: Tree) -> None:
    assert rules.xpath(".//dd//a[@href='../2018/1/']")


def without_them(archive: Archive) -> Site:
    """A site of an archive that says nothing of procedure or privacy."""
    bodies = {key: body.model_copy(update={"procedure": ()}) for key, body in archive.bodies.items()}
    union = archive.union.model_copy(update={"privacy": None})
    return Site(replace(archive, bodies=bodies, union=union), AS_OF)


def test_without_rules_the_page_says_that_none_is_recorded(invented: Archive) -> None:
    assert "No rule is recorded yet." in procedure(without_them(invented), "../")


def test_the_page_on_privacy_says_who_answers_how_soon_and_when_advice_was_taken(site_folder: Path) -> None:
    page = text(html.parse(str(site_folder / "privacy/index.html")).getroot())
    assert "The two retired lamplighters who keep this archive" in page
    assert "You should have an answer within ten evenings." in page
    assert "The keeper last took legal advice on this page on 3 November 2025." in page


def test_without_an_answer_the_page_says_that_it_is_missing(invented: Archive) -> None:
    page = privacy(without_them(invented), "../")
    assert "The keeper has not yet said who answers for it" in page
    assert "The keeper has not yet taken legal advice on this page." in page
