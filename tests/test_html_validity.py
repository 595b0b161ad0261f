"""The HTML of every page is valid, as it is sent and as scripts leave it: the W3C's checker finds nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import PHONE, watched
from tests.html_checker import faults, folder_faults, lacking

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(lacking()), reason=lacking())]


def test_every_page_is_valid(site_folder: Path) -> None:
    assert folder_faults(site_folder) == {}


def test_what_is_not_valid_is_found() -> None:
    whole = '<!doctype html><html lang="en"><title>One</title><ul>{}</ul>'
    (found,) = faults({"bad/": whole.format("<p>One</p>"), "good/": whole.format("<li>One</li>")}).items()
    assert found[0] == "bad/"
    assert found[1][0].startswith("line 1: Element “p” not allowed as child of element “ul” in this context.")


def cite(page: Page) -> None:
    page.get_by_role("button", name="More formats").click()
    expect(page.get_by_label("This will be copied")).to_be_visible()


def suggest(page: Page) -> None:
    page.get_by_role("combobox").fill("lamp")
    expect(page.get_by_role("option").first).to_be_visible()


def compare_draft(page: Page) -> None:
    page.get_by_label("Your draft").fill("That lamps burn at night in every harbour, and that wicks are trimmed.")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#results li").first).to_be_visible()


def compare_wording(page: Page) -> None:
    page.get_by_text("Compare a text that you hold").click()
    expect(page.locator("[data-compare] textarea")).to_be_visible()


def find(page: Page) -> None:
    expect(page.locator("#results .row").first).to_be_visible()


def find_nothing(page: Page) -> None:
    expect(page.locator("#announced")).not_to_be_empty()


STATES: dict[str, Callable[[Page], None]] = {
    "": suggest,
    "2018/1/": cite,
    "2018/3/": compare_wording,
    "search/?q=lamp&decision=carried": find,
    "search/?q=zzqx": find_nothing,
    "similar/": compare_draft,
}


def test_what_scripts_make_is_valid(browser: Browser, served: str) -> None:
    made = {}
    with watched(browser, viewport=PHONE) as page:
        for path, use in STATES.items():
            page.goto(served + path)
            use(page)
            made[path.replace("?", "")] = f"<!doctype html>{page.evaluate('document.documentElement.outerHTML')}"
    assert faults(made) == {}
