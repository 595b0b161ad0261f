"""Whatever can be typed in a record: none of it runs, none breaks a page or a file, and what the check accepts is built."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect

from schema.archive import Archive
from schema.rules import open_archive
from scripts.publish.books import cards
from scripts.publish.books.cards import Card
from scripts.publish.citations.files import FORMATS
from scripts.publish.exports import offline_copy
from scripts.publish.prose import typographic
from scripts.publish.publishing import make_site
from tests import hostile
from tests.conftest import AS_OF, ROOT, serving, watched
from tests.reference_files import downloaded, entries_of

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet takes for a formula."""


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Archive, set[str]]:
    """The invented archive with hostile text in it, which the check accepts; and the fields that got some."""
    folder = tmp_path_factory.mktemp("spoiled") / "archive"
    fields = hostile.write(ROOT / "tests/archive", folder)
    return open_archive(folder, "archive"), fields


@pytest.fixture(scope="module")
def spoiled_site(spoiled: tuple[Archive, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its whole site. That it is built shows that no value looks like a link, an anchor or a slot."""
    site = tmp_path_factory.mktemp("spoiled_site") / "site"
    make_site(spoiled[0], site, AS_OF)
    return site


def test_every_field_that_takes_free_text_is_spoiled(spoiled: tuple[Archive, set[str]]) -> None:
    """A field that is missing here needs an example in tests/archive."""
    assert hostile.free_text() - spoiled[1] == set()
    assert len(spoiled[1]) > 50


def test_the_walk_finds_free_text_and_leaves_forms_alone() -> None:
    assert {"Motion.title", "Body.also", "Union.contact", "Document.address", "Clause.rule"} <= hostile.free_text()
    assert not {"Motion.year", "Motion.topics", "Update.date", "Union.accent"} & hostile.free_text()


# Pages ----------------------------------------------------------------------------------------------------------------


def pages(site: Path) -> Iterator[tuple[str, Any]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), html.parse(str(path)).getroot()


def test_no_page_has_an_element_or_attribute_that_was_typed(spoiled_site: Path) -> None:
    for path, tree in pages(spoiled_site):
        for one in tree.iter(etree.Element):
            assert [name for name in one.attrib if name.startswith("on") or name == "style"] == [], (path, one.tag)
            assert one.tag not in ("img", "iframe", "object", "embed", "base") or not path.startswith("20"), path
        scripts = [one for one in tree.xpath("//script") if one.get("type") != "application/ld+json"]
        assert {bool(re.fullmatch(r"(\.\./|/)*[^<]*assets/\w+\.js", one.get("src", ""))) for one in scripts} <= {
            True
        }, path
        assert all(not (one.text or "").strip() for one in scripts), path


def test_every_link_of_a_page_is_of_a_kind_that_cannot_run(spoiled_site: Path) -> None:
    for path, tree in pages(spoiled_site):
        for address in tree.xpath("//@href | //@src | //@action | //@cite"):
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", address.strip(), re.IGNORECASE)
            assert scheme is None or scheme[0] in ("https:", "http:", "mailto:"), (path, address)


def test_a_letter_to_the_keepers_goes_to_nobody_else(spoiled_site: Path) -> None:
    letters = {one for _, tree in pages(spoiled_site) for one in tree.xpath("//@href") if one.startswith("mailto:")}
    assert letters
    for one in letters:
        to, _, rest = one.removeprefix("mailto:").partition("?")
        assert not set(to) & set('?&<>" '), one
        assert {part.partition("=")[0] for part in rest.split("&") if part} <= {"subject", "body"}, one


def test_titles_are_shown_as_typed(spoiled: tuple[Archive, Any], spoiled_site: Path) -> None:
    for key, record in spoiled[0].records.items():
        tree = html.parse(str(spoiled_site / key / "index.html"))
        shown = " ".join(typographic(record.motion.title).split())
        assert " ".join(tree.xpath("string(//h1)").split()).endswith(shown), key
        assert " ".join(tree.xpath("string(//title)").split()).startswith(shown), key
        assert tree.xpath("string(//a[@class='brand'])") == spoiled[0].union.archive_name


def listening(page: Page) -> list[str]:
    """What a page does that it should not: dialogs, errors and complaints of the browser, as they come."""
    heard: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        heard.append(f"{page.url}: {dialog.message}")
        dialog.dismiss()

    def complain(message: ConsoleMessage) -> None:
        # A browser asks for this picture by itself, of a page that names none.
        if message.type == "error" and not message.location["url"].endswith("/favicon.ico"):
            heard.append(f"{page.url}: {message.text}")

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
    page.on("console", complain)
    return heard


def test_what_was_typed_would_be_heard_if_it_ran(browser: Browser) -> None:
    """The guard bites: of the same text, set into a page unescaped, three things run."""
    page = browser.new_page()
    heard = listening(page)
    page.set_content(f'<title>x</title><p title="{hostile.PAYLOAD}</p>')
    expected = {"1", "2", "4"}
    while not expected <= {one.rpartition(" ")[2] for one in heard}:
        page.wait_for_event("dialog")  # which fails where none comes
    page.close()


def test_no_page_runs_anything_that_was_typed_even_without_the_policy(browser: Browser, spoiled_site: Path) -> None:
    """Every page, with the Content-Security-Policy switched off: escaping alone has to do."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    heard = listening(page)
    with serving(spoiled_site) as address:
        for path, _ in pages(spoiled_site):
            if path != "404.html":
                page.goto(address + path)
        page.goto(f"{address}search/")
        page.locator("#finder [name=q]").fill("calc script")
        expect(page.locator("#results > li").first).to_be_visible()
        page.goto(f"{address}search/?q=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
        page.wait_for_function("document.querySelector('#notes b')")
        page.goto(f"{address}2018/3/")
        for button in page.locator("[data-copy]").all()[:3]:
            button.click()
        page.locator("[data-cite]").first.click()
        for form in ("Text, with its link", "Markdown"):
            page.get_by_role("radio", name=form).check()
            page.get_by_role("button", name="Copy", exact=True).click()
    context.close()
    assert heard == []


# Files ----------------------------------------------------------------------------------------------------------------


def test_feeds_are_well_formed_and_their_entries_hold_nothing_that_runs(spoiled_site: Path) -> None:
    schema = etree.RelaxNG(etree.parse(str(ROOT / "tests/atom.rng")))
    feeds, entries = [*spoiled_site.rglob("updates.xml")], 0
    for path in feeds:
        feed = etree.parse(str(path))
        schema.assertValid(feed)
        for content in feed.iter("{http://www.w3.org/2005/Atom}content"):
            entries += 1
            tree = html.fromstring(f"<div>{content.text}</div>")
            tags = {one.tag for one in tree.iter()}
            assert tags <= {"div", "p", "a", "b", "em", "strong", "ul", "ol", "li", "br"}, tags
            assert {name for one in tree.iter() for name in one.attrib} <= {"href"}
            assert all(address.startswith("https://") for address in tree.xpath("//@href"))
    assert feeds
    assert entries > 5


def test_data_for_search_engines_is_json_and_ends_where_it_should(
    spoiled: tuple[Archive, Any], spoiled_site: Path
) -> None:
    for key, record in spoiled[0].records.items():
        tree = html.parse(str(spoiled_site / key / "index.html"))
        [script] = tree.xpath("//script[@type='application/ld+json']/text()")
        assert json.loads(script)["name"] == record.motion.title
        [title] = tree.xpath("//meta[@name='citation_title']/@content")
        assert title == record.motion.title


def test_drawings_are_well_formed_and_hold_nothing_that_runs(spoiled_site: Path) -> None:
    drawn = 0
    for path, tree in pages(spoiled_site):
        for svg in tree.xpath("//svg"):
            drawn += 1
            assert {one.tag for one in svg.iter(etree.Element)} <= {
                "svg", "path", "rect", "circle", "line", "text", "title", "defs", "pattern", "g", "symbol", "use",
            }, path  # fmt: skip
            assert all(address.startswith("#") for address in svg.xpath(".//use/@href")), path
    assert drawn
    for file in spoiled_site.rglob("*.svg"):
        etree.parse(str(file))


def test_books_are_well_formed_and_hold_nothing_that_runs(spoiled_site: Path) -> None:
    for path in spoiled_site.rglob("book.epub"):
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                if not name.endswith((".xhtml", ".opf", ".xml")):
                    continue
                tree = etree.fromstring(book.read(name))
                for one in tree.iter(etree.Element):
                    assert etree.QName(one).localname not in ("script", "img", "iframe", "object"), (path, name)
                    assert [key for key in one.attrib if key.startswith("on")] == [], (path, name)
                    href = one.get("href", "")
                    assert not href.strip().lower().startswith(("javascript:", "data:")), (path, href)
    for path in spoiled_site.rglob("book.pdf"):
        content = path.read_bytes()
        assert content.startswith(b"%PDF")
        assert b"/JavaScript" not in content
        assert b"/Launch" not in content


def test_no_cell_of_a_table_is_a_formula(spoiled_site: Path) -> None:
    tables, cells = 0, 0
    for path in spoiled_site.rglob("*.csv"):
        tables += 1
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
            for cell in row:
                cells += 1
                assert not cell.startswith(FORMULA), (path, cell)
    assert tables
    assert cells > 100


def test_files_for_reference_managers_keep_their_form(spoiled: tuple[Archive, Any], spoiled_site: Path) -> None:
    for meeting, records in spoiled[0].by_meeting.items():
        if not records:
            continue
        files = {ending: (spoiled_site / meeting / f"cite.{ending}").read_bytes() for ending in FORMATS}
        written = {ending: entries_of(content, ending) for ending, content in files.items()}
        assert [len(entries) for entries in written.values()] == [len(records)] * 3
        for entry in written["ris"]:
            lines = entry.decode().split("\r\n")
            assert lines[0] == "TY  - RPRT"
            assert lines[-2:] == ["ER  - ", ""]
            assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
            assert [line[:2] for line in lines].count("ER") == 1
        for entry in written["bib"]:
            depth = 0
            for sign in entry.decode():
                depth += {"{": 1, "}": -1}.get(sign, 0)
                assert depth >= 0
            assert depth == 0
            assert entry.startswith(b"@techreport{")
        for record, cited in zip(records, json.loads(files["json"]), strict=True):
            assert cited["title"] == f'<span class="nocase">{record.motion.title}</span>'


def test_a_browser_makes_of_every_motion_what_its_meetings_files_have(
    browser: Browser, spoiled: tuple[Archive, Any], spoiled_site: Path
) -> None:
    with watched(browser, accept_downloads=True) as page, serving(spoiled_site) as address:
        for meeting, records in spoiled[0].by_meeting.items():
            for place, record in enumerate(records):
                page.goto(f"{address}{record.key}/")
                for ending in FORMATS:
                    content = (spoiled_site / meeting / f"cite.{ending}").read_bytes()
                    assert downloaded(page, ending) == entries_of(content, ending)[place], (record.key, ending)


def test_every_file_of_json_and_xml_can_be_read(spoiled_site: Path) -> None:
    for path in spoiled_site.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for path in spoiled_site.rglob("*.xml"):
        etree.parse(str(path))


def test_the_copy_for_a_disk_has_the_same_pages(spoiled_site: Path) -> None:
    with zipfile.ZipFile(spoiled_site / "data/site.zip") as copy:
        for path, tree in pages(spoiled_site):
            if path in copy.namelist() and path != "data/index.html":  # that page cannot give the size of its own copy
                copied = html.fromstring(copy.read(path))
                for script in copied.xpath(f"//script[contains(@src, '{offline_copy.INDEX}')]"):
                    script.drop_tree()  # only the copy has the search's files as a script
                for preload in tree.xpath("//link[@rel='preload']"):  # only the site preloads its typeface
                    preload.tail = (preload.tail or "").removeprefix("\n")
                    preload.drop_tree()
                assert copied.text_content() == tree.text_content(), path
                assert [one.tag for one in copied.iter()] == [one.tag for one in tree.iter()], path


def test_a_picture_is_one_picture_however_long_its_words_are() -> None:
    long = dict.fromkeys(("meeting", "label", "number", "title", "decision", "archive"), hostile.PAYLOAD * 9)
    assert len(cards.draw([Card(**long, accent="#0b4f6c")])) == 1
