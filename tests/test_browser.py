"""The site in a real browser: what people see, press and copy."""

import datetime as dt
import gzip
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from schema.rules import open_archive
from scripts.publish.publishing import make_site
from tests.conftest import serving

ROOT = Path(__file__).resolve().parent.parent
AS_OF = dt.date(2026, 11, 21)
# One page of every kind; the longest and the oddest where there is a choice.
KINDS = (
    "", "2018/", "2018/17/", "2018/ca1/", "2020/m18/", "2018/book/", "bodies/campaigning-committee/",
    "topics/public-probation/", "topics/", "committees/", "proposers/", "meetings/", "threads/",
    "threads/probation-in-public-hands/", "policy/", "policy/book/",
    "outcomes/",
    "search/",
    "search/decision/",
    "similar/",
    "data/", "abbreviations/", "help/", "about/", "cite/", "contribute/", "import/", "checks/", "wording/", "procedure/", "privacy/",
    "404.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real archive."""
    folder = tmp_path_factory.mktemp("browser") / "site"
    make_site(open_archive(ROOT / "resolutions"), folder, AS_OF)
    return folder


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """Its address on this machine."""
    with serving(site) as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


# On a wide screen in the dark, what can differ is looked at again: the colours, and what scrolls or is hit.
AGAIN = {"runOnly": {"type": "rule", "values": ["color-contrast", "scrollable-region-focusable", "target-size"]}}


@pytest.mark.parametrize(("scheme", "width", "options"), [("light", 390, None), ("dark", 1280, AGAIN)])
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, served: str, scheme: Any, width: int, options: dict[str, Any] | None
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    told = []
    for path in KINDS:
        page.goto(served + path)
        for one in Axe().run(page, options=options).response["violations"]:
            told.append((path, one["id"], one["help"], [node["html"][:160] for node in one["nodes"][:4]]))
    context.close()
    assert told == []


@pytest.mark.parametrize(
    ("width", "size"), [(320, ""), (390, ""), (768, ""), (1280, ""), (1920, ""), (390, "225%"), (1280, "225%")]
)
def test_nothing_stands_out_over_the_edge_at_any_width_or_with_text_of_twice_the_size(
    browser: Browser, served: str, width: int, size: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    wide = {}
    for path in KINDS:
        page.goto(served + path)
        # The site's own size is 112.5 % of the browser's.
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide[path] = over
    context.close()
    assert wide == {}


def test_a_wide_screen_has_the_text_on_the_left_and_what_leads_to_its_parts_on_the_right(
    browser: Browser, served: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for path, list_of_parts in (
        ("2018/17/", ".beside"),
        ("2018/", ".contents"),
        ("topics/public-probation/", ".contents"),
        ("policy/", "#decided > .picks"),
        ("threads/probation-in-public-hands/", ".picks"),
        ("contribute/", ".contents"),
        ("2018/book/", ".book__contents"),
    ):
        page.goto(served + path)
        edges = []
        for name in (list_of_parts, ".site-head__inner", "article section:last-of-type"):
            edges.append(page.evaluate(EDGES, name))
        parts, head, text = edges
        assert parts["right"] == pytest.approx(head["right"] - head["padding"], abs=1), path
        assert text["left"] == pytest.approx(head["left"] + head["padding"], abs=1), path
        assert text["right"] < parts["left"] - 20, path
        page.mouse.wheel(0, 3000)
        page.wait_for_function("scrollY > 2000")
        assert page.locator(list_of_parts).first.is_visible()
        assert 0 <= page.evaluate(EDGES, list_of_parts)["top"] < 60, path
    page.close()


EDGES = """name => {
    const box = document.querySelector(name);
    const { left, right, top } = box.getBoundingClientRect();
    return { left, right, top, padding: parseFloat(getComputedStyle(box).paddingRight) };
}"""


@pytest.mark.parametrize(("width", "columns"), [(390, 1), (1280, 2)])
def test_a_long_list_has_two_columns_on_a_wide_screen(browser: Browser, served: str, width: int, columns: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{served}topics/")
    entries = page.locator(".entry").all()
    assert len(entries) > 8
    places = [entry.bounding_box() for entry in entries]
    assert len({box["x"] for box in places if box}) == columns
    page.close()


def test_no_page_asks_anything_of_another_host_and_none_has_an_error(browser: Browser, served: str) -> None:
    context: BrowserContext = browser.new_context()
    page = context.new_page()
    asked: set[str] = set()
    errors: list[str] = []
    page.on("request", lambda request: asked.add(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda answer: errors.append(answer.url) if answer.status >= 400 else None)
    for path in KINDS:
        page.goto(served + path)
    context.close()
    assert {url for url in asked if not url.startswith((served, "data:"))} == set()
    assert errors == []


def test_the_first_screen_of_a_phone_says_what_was_decided_whether_it_stands_and_what_came_of_it(
    phone: Page, served: str
) -> None:
    phone.goto(f"{served}2018/3/")
    for label in ("AGM decided", "Still policy?", "What came of it"):
        box = phone.get_by_text(label, exact=True).first.bounding_box()
        assert box, label
        assert box["y"] + box["height"] < 844, label


def copied_text(page: Page, beginning: str) -> str:
    """What the clipboard holds, once that begins so: a copy takes a moment."""
    page.wait_for_function(
        "beginning => navigator.clipboard.readText().then(text => text.startsWith(beginning))", arg=beginning
    )
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_reference_is_copied_with_its_address_and_the_address_leads_back(browser: Browser, served: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(f"{served}2018/17/")
    expect(page.locator("[data-checked]")).to_be_visible()  # the day of the check is known
    page.get_by_role("button", name="Copy reference to Napo, AGM 2018, Resolution 17", exact=True).first.click()
    assert copied_text(page, "Napo, AGM 2018, ") == (
        "Napo, AGM 2018, Resolution 17 — https://napo-motions.example/2018/17/ "
        "(Carried in 2018; later decisions not known. As of 21 November 2026)"
    )
    assert page.get_by_role("status").inner_text() == "Copied: Napo, AGM 2018, Resolution 17"
    page.locator("#g").get_by_role("button", name="Cite clause g").click()
    page.get_by_role("dialog").get_by_role("button", name="Copy", exact=True).click()
    copied = copied_text(page, "The archive’s summary: Napo towards Ministry of Justice: ")
    assert "Napo, AGM 2018, Resolution 17 (archive clause g): Reunify Probation. " in copied
    assert "Carried. Later decisions not known. Of the " in copied
    address = re.search(r"https://napo-motions\.example/\S+", copied)
    assert address
    page.goto(address[0].replace("https://napo-motions.example/", served))
    assert page.locator("#g").is_visible()
    context.close()


def test_all_of_it_can_be_read_with_scripts_off(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{served}2018/17/")
    for heading in ("What it asked, and what came of it", "What happened", "Cite this"):
        assert page.get_by_role("heading", name=heading, exact=True).is_visible()
    assert page.get_by_role("button").count() == 0
    page.goto(served)
    assert page.get_by_role("navigation", name="Main").get_by_role("link").count() >= 5
    context.close()


def test_a_notice_number_leads_to_the_resolution_that_it_became(phone: Page, served: str) -> None:
    phone.goto(f"{served}2018/m35/#a")
    phone.wait_for_url("**/2018/27/#a")


def test_light_and_dark_can_be_changed_and_are_kept(phone: Page, served: str) -> None:
    phone.emulate_media(color_scheme="light")
    phone.goto(served)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = phone.evaluate(ground)
    phone.get_by_role("button", name="Change to dark").click()
    dark = phone.evaluate(ground)
    assert dark != light
    phone.goto(f"{served}2018/17/")
    assert phone.evaluate(ground) == dark
    phone.get_by_role("button", name="Change to light").click()
    assert phone.evaluate(ground) == light


def test_the_keyboard_reaches_the_content_first(phone: Page, served: str) -> None:
    phone.goto(f"{served}2018/17/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.textContent") == "Skip to the content"
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "content"


def test_printed_pages_have_no_menu_and_write_addresses_out(phone: Page, served: str) -> None:
    phone.goto(f"{served}2018/17/")
    phone.emulate_media(media="print")
    assert not phone.get_by_role("navigation", name="Main").is_visible()
    assert "http" in phone.evaluate("getComputedStyle(document.querySelector('.evidence a'), '::after').content")


# How far what stands on a page has moved by itself: https://web.dev/articles/cls
SHIFTS = """
    window.shifted = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
"""

ASKED = "[location.href, ...performance.getEntriesByType('resource').map(entry => entry.name)]"


def late(route: Route) -> None:
    """Answer as a slow network does."""
    time.sleep(0.25)
    route.continue_()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_loads_and_its_first_view_weighs_80_kb_at_most(
    browser: Browser, site: Path, served: str, width: int
) -> None:
    moved, heavy = {}, {}
    for path in KINDS:
        context = browser.new_context(viewport={"width": width, "height": 844})  # each with a cold cache
        context.route("**/*.woff2", late)
        page = context.new_page()
        page.add_init_script(SHIFTS)
        page.goto(served + path)
        page.wait_for_timeout(400)  # what comes late has come
        asked = {urlsplit(url).path for url in page.evaluate(ASKED)}
        if (shift := page.evaluate("window.shifted")) > 0.02:
            moved[path] = shift
        if (weight := sum(compressed(site, address) for address in asked)) > 80_000:
            heavy[path] = weight
        context.close()
    assert moved == {}
    assert heavy == {}


def compressed(site: Path, address: str) -> int:
    """The bytes that a host sends for an address of the site."""
    file = site / address.lstrip("/")
    content = (file / "index.html" if file.is_dir() else file).read_bytes()
    return len(content) if file.suffix in (".woff2", ".png") else len(gzip.compress(content, 6))
