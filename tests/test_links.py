"""Every link and anchor of the finished site."""

import re

from hypothesis import given
from hypothesis import strategies as st

from scripts.publish.links import ATTRIBUTE, LinkCheck

BASE = "https://union.example/motions/"


def told(pages: dict[str, str], files: set[str] | None = None) -> list[str]:
    check = LinkCheck(BASE)
    for path, page in pages.items():
        check.read(path, page)
    return check.problems(set(pages) | (files or set()))


def test_a_link_that_leads_nowhere_is_told_with_its_page() -> None:
    assert told({"2018/12/index.html": '<a href="../13/">'}) == [
        "/2018/12/index.html links to /2018/13/index.html, which is not there."
    ]


def test_an_anchor_that_is_not_there_is_told() -> None:
    pages = {"2018/12/index.html": '<p id="a">', "index.html": '<a href="2018/12/#b">'}
    assert told(pages) == ["/index.html links to /2018/12/index.html#b, and there is no such place on that page."]


def test_an_anchor_on_the_page_itself_is_checked() -> None:
    assert told({"index.html": '<a href="#top"> <a href="#gone"><p id="top">'}) == [
        "/index.html links to /index.html#gone, and there is no such place on that page."
    ]


def test_two_places_of_one_name_are_told() -> None:
    assert told({"index.html": '<p id="a"><p id="a">'}) == ["/index.html has two places called #a."]


def test_addresses_under_the_sites_own_are_checked_and_others_are_not() -> None:
    page = f'<a href="{BASE}2018/"> <a href="https://elsewhere.example/"> <a href="mailto:a@b.example"> <a href="//cdn.example/x">'
    assert told({"index.html": page}) == ["/index.html links to /2018/index.html, which is not there."]


def test_pictures_styles_and_forms_are_checked_too() -> None:
    page = '<img src="../a.png"><form action="../search/"><link href="../assets/site.css">'
    assert told({"2018/index.html": page}, {"assets/site.css"}) == [
        "/2018/index.html links to /a.png, which is not there.",
        "/2018/index.html links to /search/index.html, which is not there.",
    ]


def test_links_by_way_of_the_root_queries_and_escapes_lead_where_a_browser_goes() -> None:
    page = '<a href="../../2018/"> <a href="../../search/?q=a&amp;y=1"> <a href="../../2018/12/#a"> <a href="../../"> <a href="./#a"> <a href="../../x%20y/">'
    pages = {
        "2018/12/index.html": page + '<i id="a">',
        "2018/index.html": "",
        "index.html": "",
        "search/index.html": "",
        "x y/index.html": "",
    }
    assert told(pages) == []


def test_an_address_is_taken_out_of_its_escapes_once() -> None:
    check = LinkCheck("https://union.example/a&b/")
    check.read(
        "404.html",
        '<a href="/a&amp;b/2018/"> <a href="https://union.example/a&amp;b/2019/"> <a href="/a&amp;b/x&amp;amp;/">',
    )
    assert sorted(check.wanted) == [("2018/index.html", ""), ("2019/index.html", ""), ("x&amp;/index.html", "")]


TOKENS = [
    *' \n\xa0"=<>ax',
    " href=",
    " id=",
    "src=",
    "action=",
    "data-way=",
    " content=",
    '"0; url=',
    "x-href=",
    '="#a"',
]


@given(st.lists(st.sampled_from(TOKENS)).map("".join))
def test_an_attribute_is_read_where_a_space_is_before_its_name(page: str) -> None:
    expected = re.findall(r'\s(?:((?:id|href|src|action|data-way)=)"|(content=)"0; url=)([^"]*)', page)
    read = [(page[: one.start()].split()[-1] + "=", one[2]) for one in ATTRIBUTE.finditer(page)]
    assert read == [(name or forward, value) for name, forward, value in expected]
