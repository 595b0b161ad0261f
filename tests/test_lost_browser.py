"""The page that is not found, in a real browser."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.conftest import serving


def test_an_address_in_capitals_or_of_a_motions_old_file_leads_to_its_page(browser: Browser, site_folder: Path) -> None:
    page = browser.new_page()
    with serving(site_folder) as address:
        page.route(
            "**/2018/*A*/",
            lambda route: route.fulfill(status=404, path=site_folder / "404.html", content_type="text/html"),
        )
        page.goto(f"{address}2018/CA1/#a")
        page.wait_for_url(f"{address}2018/ca1/#a")
        assert page.locator("h1").inner_text() == "Rule 12: Quorum by Lantern"
        page.route("**/cite.bib", lambda route: route.fulfill(status=404, path=site_folder / "404.html"))
        page.goto(f"{address}2018/1/cite.bib")
        page.wait_for_url(f"{address}2018/1/#cite")
        page.route("**/2018/nowhere/", lambda route: route.fulfill(status=404, path=site_folder / "404.html"))
        page.goto(f"{address}2018/nowhere/")
        assert page.locator("h1").inner_text() == "Page not found"
    page.close()


def test_whoever_comes_by_a_number_in_the_notice_is_told_so_and_nobody_else(
    browser: Browser, site_folder: Path
) -> None:
    page = browser.new_page()
    with serving(site_folder) as address:
        page.goto(f"{address}2018/m5/#a")
        page.wait_for_url(f"{address}2018/1/#a")
        notice = page.get_by_text("You followed")
        assert notice.inner_text() == (
            "You followed https://lampbook.example/2018/m5/, an earlier address of this motion. "
            "It is cited as Lamplighters, AGM 2018, Resolution 1; both addresses lead here for good."
        )
        page.goto(f"{address}2018/1/")
        assert page.get_by_text("You followed").is_hidden()
    page.close()
