"""The site in a real browser: what people see, press and copy."""

import gzip
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import Quiet, serving

# One page of every kind; the longest and the oddest where there is a choice.
KINDS = (
    "", "2018/", "2018/1/", "2018/3/", "2018/ca1/", "2018/gloves-for-all/", "2019-sgm/what-the-trust-offered/", "2020/m9/",
    "2018/book/", "bodies/harbour-branch/", "topics/lamps-and-ladders/", "topics/", "committees/", "proposers/", "meetings/",
    "threads/", "threads/lamps-that-open/", "policy/", "policy/book/", "outcomes/", "search/", "search/decision/",
    "search/?q=lamp", "search/?q=zzqx", "similar/", "data/", "abbreviations/", "help/", "about/", "cite/", "contribute/", "import/", "checks/", "wording/",
    "procedure/", "privacy/", "404.html",
)  # fmt: skip


# Tables of help, which take axe longest and have no colours of their own.
ONLY_TABLES = {"contribute/", "checks/"}


@pytest.fixture(scope="module")
def served(site_folder: Path) -> Iterator[str]:
    """The address of the invented archive's site on this machine, at the root of its host, as 404.html asks for."""
    with serving(site_folder) as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


# On a wide screen in the dark, what can differ is looked at again: the colours, and what scrolls or is hit.
AGAIN = {"runOnly": {"type": "rule", "values": ["color-contrast", "scrollable-region-focusable", "target-size"]}}


@pytest.mark.parametrize(
    ("scheme", "width", "paths", "options"),
    [("light", 390, KINDS, {}), ("dark", 1280, [path for path in KINDS if path not in ONLY_TABLES], AGAIN)],
    ids=["light-390", "dark-1280"],
)
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, served: str, scheme: Any, width: int, paths: Sequence[str], options: dict[str, Any]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    violations = []
    for path in paths:
        page.goto(served + path)
        result = Axe().run(page, options={**options, "resultTypes": ["violations"]}).response
        for violation in result["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:4]]
            violations.append((path, violation["id"], violation["help"], nodes))
    context.close()
    assert violations == []


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
        ("2018/1/", ".beside"),
        ("2018/", ".contents"),
        ("topics/lamps-and-ladders/", ".contents"),
        ("policy/", "#decided > .picks"),
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
        # As on a long page, whatever the invented archive has.
        page.evaluate("name => document.querySelector(name).parentElement.style.minHeight = '5000px'", list_of_parts)
        page.mouse.wheel(0, 3000)
        page.wait_for_function("() => scrollY > 2000")
        assert page.locator(list_of_parts).first.is_visible()
        assert 0 <= page.evaluate(EDGES, list_of_parts)["top"] < 60, path
    page.close()


UNDER_THE_LIST = """() => {
    const sticky = name => getComputedStyle(name).position === "sticky";
    const lists = [...document.querySelectorAll(".beside, .contents, .book__contents, .picks")].filter(sticky);
    return lists.flatMap(list => {
        const { left, top } = list.getBoundingClientRect();
        const below = [...list.parentElement.children].filter(part => part !== list && !part.matches("header, .neighbours"));
        return below.map(part => [part, part.getBoundingClientRect()])
            .filter(([part, box]) => box.width && box.bottom > top + 4 && box.right > left + 1)
            .map(([part]) => part.outerHTML.slice(0, 80));
    });
}"""


@pytest.mark.parametrize("width", [1240, 1920])
def test_nothing_stands_under_the_list_of_a_page_s_parts(browser: Browser, served: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    under = {}
    for path in KINDS:
        page.goto(served + path)
        if parts := page.evaluate(UNDER_THE_LIST):
            under[path] = parts
    page.close()
    assert under == {}


EDGES = """name => {
    const box = document.querySelector(name);
    const { left, right, top } = box.getBoundingClientRect();
    return { left, right, top, padding: parseFloat(getComputedStyle(box).paddingRight) };
}"""


@pytest.mark.parametrize(("width", "columns"), [(390, 1), (1280, 2)])
def test_a_long_list_has_two_columns_on_a_wide_screen(browser: Browser, served: str, width: int, columns: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{served}topics/")
    page.evaluate("for (const entry of document.querySelectorAll('.entry')) entry.after(entry.cloneNode(true))")
    places = [entry.bounding_box() for entry in page.locator(".entry").all()]
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


@pytest.mark.parametrize("width", [320, 390])
def test_the_buttons_of_the_head_stay_beside_an_archive_s_long_name(phone: Page, served: str, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 844})
    phone.goto(f"{served}2018/3/")
    phone.evaluate("document.querySelector('.brand').textContent = 'What the lamplighters decided'")
    tops = [
        box["y"]
        for part in (".brand", ".site-search__link", ".theme")
        if (box := phone.locator(part).bounding_box()) is not None
    ]
    assert len(tops) == 3
    assert max(tops) < tops[0] + 40


def test_all_of_it_can_be_read_with_scripts_off(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{served}2018/1/")
    for heading in ("What it asked, and what came of it", "What happened", "Cite and download"):
        assert page.get_by_role("heading", name=heading, exact=True).is_visible()
    assert page.get_by_role("button").count() == 0
    page.goto(served)
    assert page.get_by_role("navigation", name="Main").get_by_role("link").count() >= 5
    context.close()


def test_a_notice_number_leads_to_the_resolution_that_it_became(phone: Page, served: str) -> None:
    phone.goto(f"{served}2018/m5/#a")
    phone.wait_for_url("**/2018/1/#a")


def test_light_and_dark_can_be_changed_and_are_kept(phone: Page, served: str) -> None:
    phone.emulate_media(color_scheme="light")
    phone.goto(served)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = phone.evaluate(ground)
    phone.get_by_role("button", name="Change to dark").click()
    dark = phone.evaluate(ground)
    assert dark != light
    phone.goto(f"{served}2018/1/")
    assert phone.evaluate(ground) == dark
    phone.get_by_role("button", name="Change to light").click()
    assert phone.evaluate(ground) == light


def test_the_keyboard_reaches_the_content_first(phone: Page, served: str) -> None:
    phone.goto(f"{served}2018/1/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.textContent") == "Skip to the content"
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "content"


def test_printed_pages_have_no_menu_and_write_addresses_out(phone: Page, served: str) -> None:
    phone.goto(f"{served}2018/1/")
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


class LateFaces(Quiet):
    """Serves typefaces as a slow network does, several at once."""

    def do_GET(self) -> None:  # noqa: N802 (the name that the library calls)
        """Answer, a quarter of a second later for a typeface."""
        if self.path.endswith(".woff2"):
            time.sleep(0.25)
        super().do_GET()


@pytest.fixture(scope="module")
def served_late(site_folder: Path) -> Iterator[str]:
    """The address of the invented archive's site where typefaces come late."""
    with serving(site_folder, LateFaces) as address:
        yield address


FURTHER_LETTERS = re.compile(r"/latin(-ext)?-\w+\.woff2$")
"""The parts of a face for letters that English lacks: they load only where a name has one. For a letter that no part has,
such as a Greek one, a browser may try them in vain."""

MOST = {False: 80_000, True: 95_000}
"""The bytes of a first view, of a page and of an address with a query, which brings the index of the search with it."""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_loads_and_its_first_view_weighs_80_kb_at_most(
    browser: Browser, site_folder: Path, served_late: str, width: int
) -> None:
    moved, heavy = {}, {}
    for path in KINDS:
        context = browser.new_context(viewport={"width": width, "height": 844})  # each with a cold cache
        page = context.new_page()
        page.add_init_script(SHIFTS)
        page.goto(served_late + path)
        page.wait_for_timeout(400)  # what comes late has come
        asked = {urlsplit(url).path for url in page.evaluate(ASKED)}
        if any(letter.isalpha() and not letter.isascii() for letter in page.inner_text("body")):
            asked = {address for address in asked if not FURTHER_LETTERS.search(address)}
        if (shift := page.evaluate("window.shifted")) > 0.02:
            moved[path] = shift
        if (weight := sum(compressed(site_folder, address) for address in asked)) > MOST[bool(urlsplit(path).query)]:
            heavy[path] = weight
        context.close()
    assert moved == {}
    assert heavy == {}


def compressed(site: Path, address: str) -> int:
    """The bytes that a host sends for an address of the site."""
    file = site / address.lstrip("/")
    content = (file / "index.html" if file.is_dir() else file).read_bytes()
    return len(content) if file.suffix in (".woff2", ".png") else len(gzip.compress(content, 6))
