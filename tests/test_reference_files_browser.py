"""The reference to a motion as a file, made in a real browser: byte for byte what its meeting's file has of it."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from schema.archive import Archive
from scripts.publish.citations import files
from scripts.publish.citations.files import FORMATS
from scripts.publish.pages import motion as motion_page
from scripts.publish.site import File, Site
from tests import making
from tests.conftest import AS_OF, PHONE, ROOT, WIDE, watched
from tests.making import decided, motion
from tests.pages import contents, in_meetings, outputs_of
from tests.reference_files import downloaded, entries_of

AWKWARD = "<script>alert(1)</script> {a} }b{ \\emph{c} 100% & #1_2 ~^ $x$ “q” \"r\" 's' ``t'' ?` ,,  --- \u00a0 ŵ Φ 🕯️ 漢 </title>"
MOTIONS = {
    "2018/1": motion(decided(date="2018-10-05")),
    "2018/2": motion(decided(date="2018-10-05/2018-10-06"), title=AWKWARD, summary=f"{AWKWARD}\n\n- *{AWKWARD}*"),
    "2018/3": motion(decided(date="2018-09-30/2018-11-01"), summary=None, clauses=None),
    "2018/4": motion(decided(date="2018-10~"), title="-----", language="cy"),
    "2018/5": motion(decided(date="2018-23")),
    "2018/6": motion(decided(date="2018-23/2019?"), title="ER  - TY  - RPRT", topics=None),
    "2018/7": motion(decided(date="2018"), title_supplied="yes"),
    "2018/8": motion(decided("lost", date="2018-10-06/2018-10-06")),
    "2018/m9": motion(decided("not recorded"), number=None, notice_number="9"),
    "2018/light-the-lamps": motion(decided("not recorded"), number=None, title="Lamps, `` & ''?`"),
}
"""A motion with each kind of date, and with what a format has to escape."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with watched(browser, viewport=PHONE, accept_downloads=True) as page:
        yield page


def meeting_files(site: Site, meeting: str) -> dict[str, bytes]:
    """The files of a meeting's references, by their endings."""
    made = contents([one for one in outputs_of(in_meetings(files.of_meeting), site) if isinstance(one, File)])
    return {ending: made[f"{meeting}/cite.{ending}"].encode() for ending in FORMATS}


MAKE = """(form) => {
  const { key, date } = document.querySelector(".motion").dataset;
  return references[form](key, date, document.querySelector("[data-state]").textContent);
}"""


def test_every_title_and_date_gives_what_the_meetings_file_has(browser: Browser) -> None:
    site = Site(making.archive(MOTIONS), AS_OF)
    written = {ending: entries_of(content, ending) for ending, content in meeting_files(site, "2018").items()}
    records = site.archive.by_meeting["2018"]
    assert [len(entries) for entries in written.values()] == [len(MOTIONS)] * 3
    with watched(browser) as page:
        for place, record in enumerate(records):
            made = motion_page.page(site, record, None, None)
            page.goto("about:blank")
            page.set_content(f"<!doctype html><html><head>{made.head}</head><body>{made.content}</body></html>")
            page.add_script_tag(path=ROOT / "docs/assets/references.js")
            for ending, entries in written.items():
                assert page.evaluate(MAKE, ending).encode() == entries[place], (record.key, ending)


def test_each_link_gives_the_motions_own_entry(page: Page, served: str, invented: Archive, site_folder: Path) -> None:
    entries = [entries_of((site_folder / f"2018/cite.{ending}").read_bytes(), ending) for ending in FORMATS]
    for record, *written in zip(invented.by_meeting["2018"], *entries, strict=True):
        page.goto(f"{served}{record.key}/")
        expect(page.locator(".downloads")).to_contain_text("The reference as a file: BibTeX, RIS, CSL-JSON.")
        assert [downloaded(page, ending) for ending in FORMATS] == written, record.key
        expect(page.get_by_role("status")).to_have_text(re.compile("^Downloaded: Lamplighters, AGM 2018, "))


def test_the_script_is_loaded_once_and_only_when_a_file_is_wanted(page: Page, served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{served}2018/3/", wait_until="networkidle")
    assert "references.js" not in asked
    for ending in FORMATS:
        downloaded(page, ending)
    assert asked.count("references.js") == 1


def test_without_scripts_each_link_leads_to_the_meetings_file_and_says_so(browser: Browser, served: str) -> None:
    with watched(browser, viewport=WIDE, java_script_enabled=False) as page:
        page.goto(f"{served}2018/3/")
        line = page.locator(".downloads")
        expect(line).to_contain_text("The references of the meeting as a file: BibTeX, RIS, CSL-JSON.")
        for ending, name in FORMATS.items():
            link = line.get_by_role("link", name=name, exact=True)
            assert link.get_attribute("href") == f"../cite.{ending}"


def test_where_the_script_cannot_be_had_a_link_leads_to_the_meetings_file(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.route("**/references.js", lambda route: route.abort())
    page.goto(f"{served}2018/3/")
    with page.expect_request("**/2018/cite.bib"):
        page.get_by_role("link", name="BibTeX").click()
    page.close()


def test_a_page_on_a_disk_gives_the_files_too(page: Page, site_folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(site_folder / "data/site.zip") as copy:
        copy.extractall(tmp_path)
    page.goto((tmp_path / "2018/1/index.html").as_uri())
    for ending in FORMATS:
        entries = entries_of((site_folder / f"2018/cite.{ending}").read_bytes(), ending)
        assert downloaded(page, ending) == entries[0]
