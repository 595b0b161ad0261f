"""What is promised outside: the addresses that people cite, the commands that they type, the files that they download.

None of these may ever change. A line may be added here; one that is here stays.
"""

import json
import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from schema.archive import Archive

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "https://lampbook.example/"

PAGES = (
    "", "2018/", "2018/1/", "2018/ca1/", "2020/m4/", "2018/book/", "topics/", "threads/", "committees/", "proposers/",
    "meetings/", "policy/", "policy/book/", "outcomes/", "search/", "abbreviations/", "cite/", "contribute/", "checks/",
    "help/", "about/", "data/", "import/", "wording/", "similar/", "procedure/", "privacy/",
)  # fmt: skip
FILES = (
    "2018/book.pdf", "2018/book.epub", "2018/book.html", "policy/book.pdf", "policy/book.epub", "policy/book.html",
    "2018/1/motion.json", "2018/1/card.png",
    "2018/cite.bib", "2018/cite.ris", "2018/cite.json",
    "data/motions.json", "data/motions.csv", "data/motion.schema.json", "data/updates.xml",
    "data/site.zip", "sitemap.xml",
)  # fmt: skip
COMMANDS = (
    "site", "test", "serve", "check", "new", "import", "wording", "update", "table", "form", "similar", "format", "bench",
    "letter", "release", "forward",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_that_was_promised_answers_and_names_its_one_address(site_folder: Path, path: str) -> None:
    tree = lxml_html.parse(str(site_folder / path / "index.html"))
    assert tree.xpath("string(//link[@rel='canonical']/@href)") == ADDRESS + path


def test_every_page_that_the_site_has_is_promised(site_folder: Path, invented: Archive) -> None:
    """The addresses of meetings follow from their keys; any other page is entered above, for ever."""
    keys = {*invented.meetings, *invented.former["meetings"], *(old.partition("/")[0] for old in invented.forwards)}
    pages = {path.parent.name for path in site_folder.glob("*/index.html")} - keys
    assert {f"{name}/" for name in pages} <= set(PAGES)


def test_every_body_topic_and_campaign_answers(site_folder: Path, invented: Archive) -> None:
    for kind in ("bodies", "topics", "threads"):
        for key in getattr(invented, kind):
            tree = lxml_html.parse(str(site_folder / kind / key / "index.html"))
            assert tree.xpath("string(//link[@rel='canonical']/@href)") == f"{ADDRESS}{kind}/{key}/"


@pytest.mark.parametrize("path", FILES)
def test_every_file_that_was_promised_is_there(site_folder: Path, path: str) -> None:
    assert (site_folder / path).stat().st_size > 0


def test_clauses_paragraphs_outcome_and_updates_have_their_anchors(site_folder: Path, invented: Archive) -> None:
    for key, record in invented.records.items():
        tree = lxml_html.parse(str(site_folder / key / "index.html"))
        anchors = set(tree.xpath("//@id"))
        wanted = {"outcome", *(one.letter for one in record.motion.clauses)}
        wanted |= {one.key for one in record.motion.outcome.updates}
        assert wanted <= anchors, key
    anchors = set(lxml_html.parse(str(site_folder / "2018/3/index.html")).xpath("//@id"))
    assert {"p1", "p2", "p3", "p3.1", "p3.2", "p4"} <= anchors


def test_every_former_address_leads_on(site_folder: Path, invented: Archive) -> None:
    for old, new in invented.forwards.items():
        page = (site_folder / old / "index.html").read_text(encoding="utf-8")
        assert f"{ADDRESS}{new}/" in page, old


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_that_was_promised_is_a_target_of_make(name: str) -> None:
    assert re.search(rf"^{name}:.* ## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_a_reference_has_the_unions_form(site_folder: Path) -> None:
    tree = lxml_html.parse(str(site_folder / "2018/3/index.html"))
    assert tree.xpath("//*[@data-reference]/@data-reference") == [
        "Lamplighters, AGM 2018, Resolution 3",
        "Lamplighters, AGM 2018, Resolution 3, paragraph {}",
        "Lamplighters, AGM 2018, Resolution 3 (archive clause {})",
        "Lamplighters, AGM 2018, Resolution 3 (archive clause {})",
    ]


def test_files_for_machines_say_what_they_are(site_folder: Path) -> None:
    whole = json.loads((site_folder / "data/motions.json").read_text(encoding="utf-8"))
    assert whole["format"] == "agm-motions"
    assert whole["schema"] == f"{ADDRESS}data/motion.schema.json"
