"""A long book of policy is a PDF for each topic with a contents: nothing is lost, and an edit sets one topic again."""

import pytest

from scripts.publish import addresses
from scripts.publish.books import output, pdf, pdf_parts, policy_book
from scripts.publish.books.book import BookView
from scripts.publish.books.pdf_parts import PdfPart
from scripts.publish.exports.offline_copy import belongs
from scripts.publish.pages import files as files_page
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF
from tests.making import motion
from tests.pages import books_of

TOPICS = {"oil": making.entry("Oil"), "ropes": making.entry("Ropes"), "wicks": making.entry("Wicks")}


def site(**more: making.Values) -> Site:
    """Five motions on oil, one on wicks that is on ropes too, and none that is on ropes first."""
    motions = {f"20{year}/1": motion(topics=["oil"]) for year in (10, 12, 14, 16, 18)}
    return Site(making.archive({**motions, "2018/2": motion(topics=["wicks", "ropes"]), **more}, topics=TOPICS), AS_OF)


@pytest.fixture(autouse=True)
def _short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_parts, "WHOLE_UP_TO", 2)


def parts_of(made: Site) -> dict[str, BookView]:
    return {part.path: part.book for part in pdf_parts.pdf_parts(policy_book.policy_book(made))}


def motions_of(book: BookView) -> list[str]:
    return [motion.anchor for part in book.sections for topic in part.sections for motion in topic.sections]


def links_of(value: object) -> list[str]:
    """The addresses of all links in what is set."""
    if isinstance(value, dict):
        own = [value["address"]] if value.get("kind") == "link" else []
        return [*own, *(link for inside in value.values() for link in links_of(inside))]
    return [link for inside in value for link in links_of(inside)] if isinstance(value, list) else []


def test_a_short_book_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_parts, "WHOLE_UP_TO", 6)
    book = policy_book.policy_book(site())
    assert list(pdf_parts.pdf_parts(book)) == [PdfPart("policy/book.pdf", book)]


def test_the_book_of_a_meeting_is_whole() -> None:
    meetings = [book for book in books_of(site(**{"2018/3": motion()})) if book.path == "2018/book/"]
    assert meetings[0].motions > pdf_parts.WHOLE_UP_TO
    assert [list(pdf_parts.pdf_parts(book)) for book in meetings] == [[PdfPart("2018/book.pdf", meetings[0])]]


def test_a_long_book_is_a_contents_and_a_pdf_for_each_topic_or_several_the_newest_motions_first() -> None:
    assert {path: (book.title, motions_of(book)) for path, book in parts_of(site()).items()} == {
        "policy/book.pdf": ("What Lamplighters has decided", []),
        "policy/book/oil.3.pdf": ("Oil: Decided, part 3", ["m-2018-1"]),
        "policy/book/oil.2.pdf": ("Oil: Decided, part 2", ["m-2016-1", "m-2014-1"]),
        "policy/book/oil.pdf": ("Oil: Decided, part 1", ["m-2012-1", "m-2010-1"]),
        "policy/book/wicks.pdf": ("Wicks: Decided", ["m-2018-2"]),
    }


def test_the_contents_links_to_every_part_and_names_a_topic_that_has_only_motions_shown_elsewhere() -> None:
    made = site()
    contents, *parts = parts_of(made)
    links = links_of(pdf.values_of(parts_of(made)[contents])["body"])
    base = made.archive.union.address
    assert links == [
        *(base + path for path in parts if "oil" in path),
        f"{base}2018/2/",
        f"{base}policy/book/#wicks",
        f"{base}policy/book/wicks.pdf",
    ]


def test_the_index_of_a_part_names_its_own_motions_alone_and_those_of_all_parts_are_the_books() -> None:
    made = site()

    def places(book: BookView) -> set[tuple[str, str, str]]:
        return {
            (index.name, entry.name, anchor)
            for index in book.indexes
            for entry in index.entries
            for anchor, _ in entry.places
        }

    together: set[tuple[str, str, str]] = set()
    for book in parts_of(made).values():
        assert {anchor for *_, anchor in places(book)} <= set(motions_of(book))
        together |= places(book)
    assert together == places(policy_book.policy_book(made))


def test_an_edit_changes_the_part_of_its_motion_alone_and_a_new_motion_the_last_part_and_the_contents() -> None:
    before = parts_of(site())
    edited = parts_of(site(**{"2014/1": motion(topics=["oil"], about="The oil of all lamps")}))
    assert [path for path in before if before[path] != edited[path]] == ["policy/book/oil.2.pdf"]
    added = parts_of(site(**{"2018/3": motion(topics=["oil"])}))
    changed = {path for path in added if before.get(path) != added[path]}
    assert {"policy/book.pdf", "policy/book/oil.3.pdf"} == changed


def test_every_part_is_set_and_published_and_stands_outside_the_copy_for_a_disk() -> None:
    made = site()
    files = {
        file.path: file.content
        for file in output.files(made, policy_book.policy_book(made))
        if file.path.endswith(".pdf")
    }
    assert list(files) == list(parts_of(made))
    assert all(isinstance(content, bytes) and content.startswith(b"%PDF-1.7") for content in files.values())
    assert not any(map(belongs, files))
    assert belongs(f"{addresses.POLICY_BOOK}index.html")


def test_the_page_of_files_says_that_the_pdf_is_in_parts() -> None:
    archive = site().archive
    whole = files_page.of_books(Site(archive, AS_OF, sizes={"policy/book.pdf": 900}), "../")
    parts = files_page.of_books(Site(archive, AS_OF, sizes={"policy/book.pdf": 900, "policy/book/oil.pdf": 1}), "../")
    assert "in parts" not in whole
    assert parts.count("PDF, in parts") == 1
