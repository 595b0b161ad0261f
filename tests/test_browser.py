"""The site in a real browser: what people see, press and copy."""

import gzip
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from tests.axe import OF_LOOKS, violations
from tests.conftest import PHONE, Quiet, serving, wait_until, watched

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
    with watched(browser, viewport=PHONE) as page:
        yield page


@dataclass
class Visitor:
    """A page that goes through the whole site, with all that it asks for and whatever goes wrong on the way."""

    page: Page
    requests: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.add(request.url))
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.errors.append(response.url)

    def look(self, width: int, scheme: Literal["light", "dark"] = "light", size: str = "") -> Page:
        """The page as it is at a width, in a colour scheme, at a size of text. Pages follow each of them as it changes."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme)
        # The site's own size is 112.5 % of the browser's.
        self.page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        self.page.evaluate("new Promise(requestAnimationFrame)")
        return self.page


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Visitor]:
    context = browser.new_context()
    yield Visitor(context.new_page())
    context.close()


@pytest.fixture(scope="module", params=KINDS)
def visited(request: pytest.FixtureRequest, visitor: Visitor, served: str) -> Visitor:
    """A page of each kind: pytest runs all the tests of one before it goes on to the next, so that each loads once."""
    visitor.requests.clear()
    visitor.errors.clear()
    visitor.page.set_viewport_size({"width": 390, "height": 900})
    visitor.page.goto(served + request.param)
    return visitor


VIEWS: tuple[tuple[int, Literal["light", "dark"], tuple[str, ...]], ...] = (
    (390, "light", ()),
    (1280, "dark", OF_LOOKS),
)


def test_axe_finds_nothing_on_any_kind_of_page(visited: Visitor) -> None:
    for width, scheme, rules in VIEWS:
        if rules and urlsplit(visited.page.url).path.removeprefix("/") in ONLY_TABLES:
            continue
        assert violations(visited.look(width, scheme), *rules) == [], scheme


def test_nothing_stands_out_over_the_edge_at_any_width_or_with_text_of_twice_the_size(visited: Visitor) -> None:
    over = {}
    for width, size in (
        (320, ""), (390, ""), (768, ""), (1280, ""), (1920, ""), (390, "225%"), (1280, "225%"),
    ):  # fmt: skip
        page = visited.look(width, size=size)
        over[width, size] = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert {view: pixels for view, pixels in over.items() if pixels > 0} == {}


BROKEN_INTO_LETTERS = """() => [...document.querySelectorAll("main :is(p, li, dt, dd, h1, h2, h3, h4)")]
    .filter(part => part.textContent.trim().length > 8 && part.checkVisibility() && !part.closest(".hidden, table"))
    .filter(part => part.getBoundingClientRect().width < 2.5 * parseFloat(getComputedStyle(part).fontSize))
    .map(part => part.textContent.trim())"""


def test_no_column_is_so_narrow_that_it_breaks_words_into_letters(visited: Visitor) -> None:
    for width, size in ((320, ""), (390, "225%"), (1280, "")):
        assert visited.look(width, size=size).evaluate(BROKEN_INTO_LETTERS) == [], width


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


def test_nothing_stands_under_the_list_of_a_page_s_parts(visited: Visitor) -> None:
    assert {width: visited.look(width).evaluate(UNDER_THE_LIST) for width in (1240, 1920)} == {1240: [], 1920: []}


def test_no_page_asks_anything_of_another_host_and_none_has_an_error(visited: Visitor, served: str) -> None:
    assert visited.page.url in visited.requests
    assert {url for url in visited.requests if not url.startswith((served, "data:"))} == set()
    assert visited.errors == []


def test_the_visitor_notices_what_would_be_wrong(visitor: Visitor, served: str) -> None:
    """The guards bite: a page too wide, hard to read, with a picture from elsewhere that is not there, and an error."""
    page = visitor.page
    page.route("https://elsewhere.example/*", lambda route: route.fulfill(status=404))
    page.goto(f"{served}about/")
    page.evaluate("""() => {
        document.querySelector("h1").style.cssText = "width: 1500px; color: #eee; background: #fff";
        setTimeout(() => { throw new Error("It broke.") });
    }""")
    with page.expect_console_message(lambda message: "elsewhere" in message.text):
        page.evaluate("document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' }))")
    for test in (
        test_axe_finds_nothing_on_any_kind_of_page,
        test_nothing_stands_out_over_the_edge_at_any_width_or_with_text_of_twice_the_size,
    ):
        with pytest.raises(AssertionError):
            test(visitor)
    with pytest.raises(AssertionError, match="elsewhere"):
        test_no_page_asks_anything_of_another_host_and_none_has_an_error(visitor, served)
    assert "It broke." in visitor.errors
    page.unroute_all()


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
        last_text = "#decided > .policy__topic:last-of-type" if path == "policy/" else "article section:last-of-type"
        for name in (list_of_parts, ".site-head__inner", last_text):
            edges.append(page.evaluate(EDGES, name))
        parts, head, text = edges
        assert parts["right"] == pytest.approx(head["right"] - head["padding"], abs=1), path
        assert text["left"] == pytest.approx(head["left"] + head["padding"], abs=1), path
        assert text["right"] < parts["left"] - 20, path
        assert page.locator(list_of_parts).first.get_by_role("heading").first.is_visible(), path
        # As on a long page, whatever the invented archive has.
        page.evaluate("name => document.querySelector(name).parentElement.style.minHeight = '5000px'", list_of_parts)
        page.mouse.wheel(0, 3000)
        wait_until(page, "() => scrollY > 2000")
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
    page.evaluate("for (const entry of document.querySelectorAll('.entry')) entry.after(entry.cloneNode(true))")
    places = [entry.bounding_box() for entry in page.locator(".entry").all()]
    assert len({box["x"] for box in places if box}) == columns
    page.close()


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
    with watched(browser, java_script_enabled=False, viewport=PHONE) as page:
        page.goto(f"{served}2018/1/")
        for heading in ("What it asked, and what came of it", "What happened", "Cite and download"):
            assert page.get_by_role("heading", name=heading, exact=True).is_visible()
        assert page.get_by_role("button").count() == 0
        page.goto(served)
        assert page.get_by_role("navigation", name="Main").get_by_role("link").count() >= 5


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


DRAWN = """() => performance.getEntriesByName("first-contentful-paint").length > 0"""

SETTLED = """async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
}"""


class LateFaces(Quiet):
    """Serves typefaces as a slow network does, only when the page has been drawn without them; and nothing is kept by a
    browser, as if each page were the first that a reader opens."""

    drawn = threading.Event()

    def do_GET(self) -> None:  # noqa: N802 (the name that the library calls)
        """Answer; for a typeface, once the test says that the page is drawn."""
        if self.path.endswith(".woff2"):
            self.drawn.wait(20)
        super().do_GET()

    def end_headers(self) -> None:
        """Have the browser fetch it anew for each page."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@pytest.fixture(scope="module")
def served_late(site_folder: Path) -> Iterator[str]:
    """The address of the invented archive's site where typefaces come late."""
    with serving(site_folder, LateFaces) as address:
        yield address


@pytest.fixture(scope="module")
def late(browser: Browser) -> Iterator[Page]:
    """A page that notes what moves in it."""
    context = browser.new_context()
    context.add_init_script(SHIFTS)
    yield context.new_page()
    context.close()


FACES = """() => {
    const [{ startTime }] = performance.getEntriesByName("first-contentful-paint");
    const faces = performance.getEntriesByType("resource").filter(entry => entry.name.endsWith(".woff2"));
    return faces.map(face => face.responseEnd > startTime);
}"""
"""Of each typeface that a page asked for, whether it came after the page was first drawn."""


def load_late(page: Page, address: str, width: int) -> None:
    """Load a page whose typefaces come when it is drawn, and wait until nothing more comes."""
    LateFaces.drawn.clear()
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address, wait_until="commit")
    page.wait_for_function(DRAWN)
    LateFaces.drawn.set()
    page.wait_for_load_state("networkidle")
    page.evaluate(SETTLED)
    faces = page.evaluate(FACES)
    assert faces
    assert all(faces)


FURTHER_LETTERS = re.compile(r"/latin(-ext)?-\w+\.woff2$")
"""The parts of a face for letters that English lacks: they load only where a name has one. For a letter that no part has,
such as a Greek one, a browser may try them in vain."""

MOST = {False: 80_000, True: 95_000}
"""The bytes of a first view, of a page and of an address with a query, which brings the index of the search with it."""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", KINDS)
def test_nothing_moves_while_a_page_loads_and_its_first_view_weighs_80_kb_at_most(
    late: Page, site_folder: Path, served_late: str, path: str, width: int
) -> None:
    load_late(late, served_late + path, width)
    asked = {urlsplit(url).path for url in late.evaluate(ASKED)}
    if any(letter.isalpha() and not letter.isascii() for letter in late.inner_text("body")):
        asked = {address for address in asked if not FURTHER_LETTERS.search(address)}
    assert late.evaluate("window.shifted") <= 0.02
    assert sum(compressed(site_folder, address) for address in asked) <= MOST[bool(urlsplit(path).query)]


def test_what_moves_after_a_page_has_loaded_is_noticed(late: Page, served_late: str) -> None:
    """The guard bites."""
    load_late(late, f"{served_late}about/", 390)
    assert late.evaluate("window.shifted") <= 0.02
    late.evaluate("document.querySelector('h1').style.marginTop = '200px'")
    late.evaluate(SETTLED)
    assert late.evaluate("window.shifted") > 0.02


def compressed(site: Path, address: str) -> int:
    """The bytes that a host sends for an address of the site."""
    file = site / address.lstrip("/")
    content = (file / "index.html" if file.is_dir() else file).read_bytes()
    return len(content) if file.suffix in (".woff2", ".png") else len(gzip.compress(content, 6))


def test_a_page_finds_nothing_that_another_has_stored(browser: Browser, served: str) -> None:
    """`watched` uses a browser context again: what one test leaves there, the next does not see."""
    stored = "[localStorage.length, sessionStorage.length, document.cookie]"
    for _ in range(2):
        with watched(browser, viewport=PHONE) as page:
            page.goto(served)
            assert page.evaluate(stored) == [0, 0, ""]
            page.evaluate("localStorage.theme = 'dark'; sessionStorage.a = 'b'; document.cookie = 'c=d'")
            assert page.evaluate(stored) == [1, 1, "c=d"]


def test_a_link_into_what_is_folded_unfolds_it(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    for path, shown in (
        ("contribute/#field-motion-title", "#field-motion-title dd"),
        ("contribute/#fields-union", "#fields-union .meanings"),
        ("contribute/#terms-decision", "#terms-decision dd"),
        ("checks/#not-yaml", "#not-yaml pre"),
    ):
        page.goto(served)
        page.goto(served + path)
        wait_until(page, f"() => document.querySelector('{shown}').checkVisibility()")
        wait_until(page, "() => scrollY > 300")
    assert not page.locator("#missing-file pre").is_visible()
    page.close()


def test_an_address_that_ends_in_no_name_of_a_part_stops_no_script(browser: Browser, served: str) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{served}contribute/#100%")
    page.keyboard.press("/")
    wait_until(page, "() => document.activeElement.matches('input[type=search]')")
    assert errors == []
    page.close()
