"""The whole site under its own policy, as a real header and from a disk: no page needs more than it allows."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from scripts.publish.exports import offline_copy
from tests.conftest import PHONE, WIDE, Quiet, serving, wait_until

# One page of every kind.
KINDS = (
    "", "2018/", "2018/3/", "2018/ca1/", "2018/book/", "2018/book.html", "bodies/wick-and-oil-committee/", "topics/",
    "committees/", "proposers/", "meetings/", "threads/", "policy/", "policy/book/", "policy/book.html", "outcomes/",
    "search/", "search/decision/", "similar/", "wording/", "data/", "abbreviations/", "about/", "cite/", "contribute/",
    "import/", "checks/", "404.html",
)  # fmt: skip

LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


class UnderPolicy(Quiet):
    """Serves a site with the headers that its `_headers` file names, as the hosts do that read it."""

    def end_headers(self) -> None:
        """Send the site's own headers with each answer."""
        rules = (Path(self.directory) / "_headers").read_text(encoding="utf-8")
        for name, value in re.findall(r"^  ([\w-]+): (.*)$", rules, re.MULTILINE):
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def under_policy(site_folder: Path) -> Iterator[str]:
    """The address of the site on this machine, under its policy as a header."""
    with serving(site_folder, UnderPolicy) as address:
        yield address


@pytest.fixture(scope="module")
def on_disk(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the copy of the site, unpacked on this disk."""
    folder = tmp_path_factory.mktemp("copy")
    with zipfile.ZipFile(site_folder / offline_copy.ZIP) as packed:
        packed.extractall(folder)
    return f"{folder.as_uri()}/"


class Heard:
    """A page, and everything in it that a policy refused or a browser complained of."""

    def __init__(self, context: BrowserContext) -> None:
        context.add_init_script(LISTEN)
        self.page = context.new_page()
        self.page.set_default_timeout(20000)
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"{self.page.url}: {dialog.message}"))
        self.page.on("console", self._console)

    def _console(self, message: object) -> None:
        if getattr(message, "type") in ("error", "warning"):  # noqa: B009
            self.complaints.append(f"{self.page.url}: {getattr(message, 'text')}")  # noqa: B009

    def nothing(self) -> None:
        """Fail where anything was heard."""
        assert self.page.evaluate("window.refused || []") == []
        assert self.complaints == []


@pytest.fixture
def heard(browser: Browser) -> Iterator[Heard]:
    context = browser.new_context(viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    yield Heard(context)
    context.close()


def test_a_listener_hears_what_the_policy_refuses(heard: Heard, under_policy: str) -> None:
    """The guard bites: mark-up that would run, a style in the page and a picture from elsewhere are each refused."""
    heard.page.goto(under_policy)
    heard.page.evaluate("""() => {
      const body = document.body;
      try { body.innerHTML = "<img src=x onerror='window.ran = true'>"; } catch {}
      body.setAttribute("style", "color: red");
      body.append(Object.assign(new Image(), { src: "https://else.example/x.png" }));
    }""")
    wait_until(heard.page, "refused.length >= 3")
    assert heard.page.evaluate("window.ran") is None
    refused = {one.split()[0] for one in heard.page.evaluate("refused")}
    assert refused == {"require-trusted-types-for", "style-src-attr", "img-src"}
    assert heard.complaints


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_no_page_of_any_kind_asks_for_more_than_the_policy_allows(
    browser: Browser, under_policy: str, viewport: ViewportSize
) -> None:
    context = browser.new_context(viewport=viewport)
    heard = Heard(context)
    for path in KINDS:
        heard.page.goto(under_policy + path)
        assert heard.page.evaluate("getComputedStyle(document.body).fontFamily") not in ("", "Times New Roman"), path
        heard.nothing()
    context.close()


def search(page: Page) -> None:
    page.goto(page.url + "search/")
    page.locator("#finder [name=q]").fill("lamp")
    expect(page.locator("#results > li").first).to_be_visible()
    page.get_by_label("Sort by").select_option("newest")
    page.locator("#finder [data-facet=year] [type=checkbox]").first.check()
    wait_until(page, "location.search.includes('sort=newest') && location.search.includes('year=')")


def cite(page: Page) -> None:
    page.goto(page.url + "2018/3/")
    page.locator("[data-cite]").first.click()
    page.get_by_role("radio", name="Markdown").check()
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator(".citing [role=status]")).to_contain_text("Copied")
    page.get_by_role("button", name="Close").click()
    page.locator("[data-copy]").first.click()


def cite_a_passage(page: Page) -> None:
    page.goto(page.url + "2018/3/")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.wording p'))")
    page.get_by_role("button", name="Cite this passage").click()
    expect(page.locator("dialog textarea")).to_have_value(re.compile("“"))


def reference_file(page: Page) -> None:
    page.goto(page.url + "2018/3/")
    with page.expect_download():
        page.get_by_role("link", name="BibTeX").click()


def theme(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Change to")).click()
    chosen = page.evaluate("document.documentElement.dataset.theme")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == chosen


def wording(page: Page) -> None:
    page.goto(page.url + "wording/")
    page.locator("[data-compare] textarea").fill("No such words.")
    page.locator("[data-compare] button").click()
    expect(page.locator("[data-compare] [role=status]")).to_contain_text("No motion’s words")


def similar(page: Page) -> None:
    page.goto(page.url + "similar/")
    page.get_by_label("Your draft").fill("lamps and lanterns at every lighthouse")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#notes")).not_to_contain_text("Comparing …")


def forward(page: Page) -> None:
    page.goto(page.url + "2018/m9/#a")
    page.wait_for_url("**/2018/3/#a")


def printing(page: Page) -> None:
    page.goto(page.url + "2018/3/")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("[data-printed]").first).to_contain_text("Printed on")


EVERY = (search, cite, cite_a_passage, reference_file, theme, wording, similar, forward, printing)


@pytest.mark.parametrize("act", EVERY, ids=lambda act: act.__name__)
def test_all_that_people_do_works_under_the_policy(
    heard: Heard, under_policy: str, act: Callable[[Page], None]
) -> None:
    heard.page.goto(under_policy)
    act(heard.page)
    heard.nothing()


# From a disk ----------------------------------------------------------------------------------------------------------


def test_the_copy_on_a_disk_has_its_style_faces_and_scripts_under_the_policy(heard: Heard, on_disk: str) -> None:
    page = heard.page
    page.goto(f"{on_disk}2018/3/index.html")
    assert page.evaluate("document.documentElement.className") == "js"
    assert "Source Serif" in page.evaluate("getComputedStyle(document.body).fontFamily")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].some((face) => face.status === 'loaded')")
    page.get_by_role("button", name=re.compile("Change to")).click()
    page.locator("[data-cite]").first.click()
    expect(page.locator("dialog textarea")).to_have_value(re.compile("Lamplighters"))
    heard.nothing()


def test_a_former_address_on_a_disk_leads_on_with_its_anchor(heard: Heard, on_disk: str) -> None:
    heard.page.goto(f"{on_disk}2018/m9/index.html#a")
    heard.page.wait_for_url("**/2018/3/index.html#a")
    heard.nothing()


@pytest.mark.parametrize("where", ["under_policy", "on_disk"])
def test_a_former_address_leads_on_without_scripts(
    browser: Browser, request: pytest.FixtureRequest, where: str
) -> None:
    address: str = request.getfixturevalue(where)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    index = "index.html" if where == "on_disk" else ""
    page.goto(f"{address}2018/m9/{index}")
    page.wait_for_url(f"**/2018/3/{index}")
    context.close()


def test_comparing_with_one_motion_works_from_a_disk(heard: Heard, on_disk: str, site_folder: Path) -> None:
    page = heard.page
    page.goto(f"{on_disk}2018/3/index.html")
    box = page.locator("[data-compare]")
    if not box.locator("button").is_visible():
        page.locator("details:has([data-compare]) > summary").click()
    box.locator("textarea").fill("Some other words.")
    box.locator("button").click()
    expect(box.locator("[role=status]")).to_contain_text("Not the same.")
    heard.nothing()
