"""What is promised outside: the addresses that people cite, the commands that they type, the files that they download.

None of these may ever change. A line may be added here; one that is here stays.
"""

import importlib
import json
import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from schema.archive import Archive
from schema.rules import all_rules

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
    "data/site.zip", "sitemap.xml", "robots.txt",
)  # fmt: skip
COMMANDS = (
    "site", "test", "serve", "check", "new", "import", "wording", "update", "table", "form", "similar", "format", "bench",
    "letter", "release", "forward", "words",
)  # fmt: skip

OPTIONS = {
    "build": "archive as-of site profile",
    "serve": "archive as-of port",
    "check": "archive format against review as-of",
    "new": "meeting archive template held place title kind number notice-number committee proposer new-body topic "
        "made-of wording wording-text about summary request position document document-title document-publisher "
        "document-kind document-date document-meaning decision decided vote because sent-to evidence write",
    "import_document": "meeting document kind margin archive write",
    "wording": "meeting correct passed because archive write",
    "update": "archive date by event evidence note key progress because judged-by judged-on sets-aside looked-for on "
        "document-title document-publisher document-kind document-meaning document-date document-archived "
        "document-key write",
    "table": "archive out in meeting evidence write",
    "form": "form attachments fetch answer archive write",
    "similar": "first archive as-of",
    "format": "archive check",
    "bench": "motions times without-peers",
    "letter": "to archive",
    "release": "out archive as-of",
    "forward": "archive write",
    "words": "archive language",
}  # fmt: skip
"""The options of each command, by its module."""
RULES = """
    accent-can-be-read amendments-fit-the-decision assessment-follows-event assessment-rests-on-more-than-a-copy
    ballot-says-something bodies-replace-one-another-in-time body-fits-its-part changed-is-the-last-day
    clause-fits-its-kind clauses-named-exist comment-in-a-text composite-names-its-motions conflict-marker
    context-is-not-assessed decided-once decision-has-evidence decision-is-not-before-the-meeting
    dispute-is-closed-with-an-answer document-can-be-found empty-file equal-keys erratum-names-what-was-corrected
    event-bears-on-what-it-judges every-key-exists every-motion-exists evidence-is-not-before-the-event form-is-read
    former-keys-are-free hidden-character key-is-the-number language-has-its-words letters-go-up
    linked-clauses-exist links-are-written-once links-point-back list-is-whole looked-for-after-the-meeting
    meeting-decided meeting-key-begins-with-its-year missing-field missing-file names-are-unique no-anchors
    no-circle no-link-to-itself no-value not-a-colour not-a-count not-a-date not-a-day not-a-fingerprint not-a-key
    not-a-language not-a-lapse-rule not-a-motion not-a-number not-a-sha256 not-a-vote not-a-year not-an-address
    not-letters not-paragraphs not-utf-8 not-yaml not-yes nothing-is-named-twice numbers-are-unique one-line
    one-thread-to-a-campaign only-remitted-is-sent only-requests-make-progress only-the-carried-change-policy
    overrides-an-earlier-assessment paragraphs-exist published-amendment-stays published-clause-keeps-its-meaning
    published-clause-stays published-decision-stays published-dispute-stays published-entry-keeps-its-meaning
    published-entry-stays published-erratum-stays published-event-stays published-facts-of-entry-stay
    published-facts-stay published-key-keeps-its-motion published-link-stays published-meeting-stays
    published-motion-stays published-number-stays published-paragraph-stays published-redaction-stays
    published-search-stays published-statement-stays published-title-stays published-union-stays
    published-wording-stays reading-rule-holds-no-words reading-rule-says-what-fits-its-mark
    reading-rule-takes-lines rule-change-is-an-amendment stray-file thread-begins-with-its-first
    title-stands-without-quotation-marks too-large too-long union-is-fit-to-publish union-speaks-after-the-meeting
    union-speaks-for-itself unknown-access unknown-actor unknown-decision unknown-decision-on-an-amendment
    unknown-extent unknown-field unknown-keeper unknown-kind-of-body unknown-kind-of-clause unknown-kind-of-document
    unknown-kind-of-link unknown-kind-of-meeting unknown-kind-of-motion unknown-look unknown-mark unknown-numbering
    unknown-progress unknown-quorum unknown-state-of-the-text unknown-text-face until-is-not-before-the-meeting
    update-key-is-free updates-are-in-order vote-adds-up wording-is-the-sources words-or-wording wrong-shape
    year-is-the-meetings
"""
"""The names of the rules, to which messages send people on /checks/."""


@pytest.mark.parametrize("path", PAGES)
def test_every_page_that_was_promised_answers_and_names_its_one_address(site_folder: Path, path: str) -> None:
    tree = lxml_html.parse(str(site_folder / path / "index.html"))
    assert tree.xpath("string(//link[@rel='canonical']/@href)") == ADDRESS + path


def test_every_page_that_the_site_has_is_promised(site_folder: Path, invented: Archive) -> None:
    """The addresses of meetings follow from their keys; the first step of any other is entered above, for ever."""
    keys = {*invented.meetings, *invented.former["meetings"], *(old.partition("/")[0] for old in invented.forwards)}
    pages = {path.relative_to(site_folder).parts[0] for path in site_folder.glob("*/**/index.html")} - keys
    assert {f"{name}/" for name in pages} <= {*PAGES, "bodies/"}


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
    assert tree.xpath("//*[@data-reference]/@data-reference") == ["Lamplighters, AGM 2018, Resolution 3"]
    # The rest is added where it is copied, in the page; tests/test_cite_browser.py reads what is.
    script = (site_folder / "assets/cite.js").read_text(encoding="utf-8")
    assert '(${_("archive clause {letter}"' in script
    assert ', ${_("paragraph {number}"' in script


def test_files_for_machines_say_what_they_are(site_folder: Path) -> None:
    whole = json.loads((site_folder / "data/motions.json").read_text(encoding="utf-8"))
    assert whole["format"] == "agm-motions"
    assert whole["schema"] == f"{ADDRESS}data/motion.schema.json"


def test_every_command_that_opens_an_archive_is_promised() -> None:
    """Every target of make that starts a command, but for the one that makes files of the code."""
    targets = re.findall(
        r"^([a-z]+):.*## .*\n\t@\$\(RUN\) -m scripts\.", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
    assert {*targets, "test"} == {*COMMANDS, "schema"}


@pytest.mark.parametrize("command", OPTIONS)
def test_every_option_of_a_command_is_promised(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        importlib.import_module(f"scripts.{command}").main(["--help"])
    usage = capsys.readouterr().out.partition("\n\n")[0]
    assert set(re.findall(r"--([a-z-]+)", usage)) == set(OPTIONS[command].split())


def test_every_rule_keeps_the_name_that_was_promised() -> None:
    assert set(all_rules()) == set(RULES.split()), "Enter a new rule above: people are sent to it for ever."
