"""The page that is not found, in a real browser."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.conftest import serving


def test_an_address_in_capitals_leads_to_its_page(browser: Browser, site_folder: Path) -> None:
    page = browser.new_page()
    with serving(site_folder) as address:
        page.route(
            "**/2018/*A*/",
            lambda route: route.fulfill(status=404, path=site_folder / "404.html", content_type="text/html"),
        )
        page.goto(f"{address}2018/CA1/#a")
        page.wait_for_url(f"{address}2018/ca1/#a")
        assert page.locator("h1").inner_text() == "Rule 12: Quorum by Lantern"
        page.route("**/2018/nowhere/", lambda route: route.fulfill(status=404, path=site_folder / "404.html"))
        page.goto(f"{address}2018/nowhere/")
        assert page.locator("h1").inner_text() == "Page not found"
    page.close()
