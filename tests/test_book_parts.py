"""A long book of policy is a part for each topic with a contents: nothing is lost, and an edit makes one topic again."""

import pytest
from lxml import html

from scripts.publish import addresses
from scripts.publish.books import book_parts, output, pdf, policy_book
from scripts.publish.books.book import BookView, Section
from scripts.publish.books.book_parts import PAGE, parts_of, path_of
from scripts.publish.exports.offline_copy import belongs
from scripts.publish.pages import files as files_page
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF
from tests.making import motion
from tests.pages import books_of, text

FORMS = (PAGE, "html", "pdf", "epub")
TOPICS = {"oil": making.entry("Oil"), "ropes": making.entry("Ropes"), "wicks": making.entry("Wicks")}


def site(**more: making.Values) -> Site:
    """Five motions on oil, one on wicks that is on ropes too, and none that is on ropes first."""
    motions = {f"20{year}/1": motion(topics=["oil"]) for year in (10, 12, 14, 16, 18)}
    return Site(making.archive({**motions, "2018/2": motion(topics=["wicks", "ropes"]), **more}, topics=TOPICS), AS_OF)


@pytest.fixture(autouse=True)
def _short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_parts, "WHOLE_UP_TO", 2)


def policy_parts(made: Site, form: str) -> dict[str, BookView]:
    """The parts of the book of policy in a form, by their paths."""
    return {path_of(part, form): part for part in parts_of(policy_book.policy_book(made), form)}


def pdfs_of(made: Site) -> dict[str, BookView]:
    return policy_parts(made, "pdf")


def motions_of(book: BookView) -> list[str]:
    return [motion.anchor for part in book.sections for topic in part.sections for motion in topic.sections]


def links_of(value: object) -> list[str]:
    """The addresses of all links in what is set."""
    if isinstance(value, dict):
        own = [value["address"]] if value.get("kind") == "link" else []
        return [*own, *(link for inside in value.values() for link in links_of(inside))]
    return [link for inside in value for link in links_of(inside)] if isinstance(value, list) else []


def test_a_short_book_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_parts, "WHOLE_UP_TO", 6)
    book = policy_book.policy_book(site())
    assert [parts_of(book, form) for form in FORMS] == [[book]] * 4


def test_the_book_of_a_meeting_is_whole() -> None:
    meetings = [book for book in books_of(site(**{"2018/3": motion()})) if book.path == "2018/book/"]
    assert meetings[0].motions > book_parts.WHOLE_UP_TO
    assert [parts_of(book, form) for book in meetings for form in FORMS] == [[meetings[0]]] * 4


def test_an_epub_is_always_whole() -> None:
    book = policy_book.policy_book(site())
    assert parts_of(book, "epub") == [book]


def test_the_motions_of_a_part_become_sections_once_for_all_forms() -> None:
    book = policy_book.policy_book(site())

    def sections(form: str) -> list[Section]:
        return [section for part in parts_of(book, form)[1:] for section in part.sections[0].sections[0].sections]

    for page, pdf_file, file in zip(sections(PAGE), sections("pdf"), sections("html"), strict=True):
        assert page is pdf_file is file
    motions = book.sections[0].sections[0].sections
    assert motions[::-1][::-1] is motions


@pytest.mark.parametrize(
    ("form", "of_book", "ending"), [(PAGE, "/", "/"), ("html", ".html", ".html"), ("pdf", ".pdf", ".pdf")]
)
def test_a_long_book_is_a_contents_and_a_part_for_each_topic_or_several_the_newest_motions_first(
    form: str, of_book: str, ending: str
) -> None:
    made = policy_parts(site(), form)
    assert {path: (book.title, motions_of(book)) for path, book in made.items()} == {
        f"policy/book{of_book}": ("What Lamplighters has decided", []),
        f"policy/book/oil.3{ending}": ("Oil: Decided, part 3", ["m-2018-1"]),
        f"policy/book/oil.2{ending}": ("Oil: Decided, part 2", ["m-2016-1", "m-2014-1"]),
        f"policy/book/oil{ending}": ("Oil: Decided, part 1", ["m-2012-1", "m-2010-1"]),
        f"policy/book/wicks{ending}": ("Wicks: Decided", ["m-2018-2"]),
    }
    assert {book.address for book in made.values()} == {
        f"https://lampbook.example/policy/book/{name}" for name in ("", "oil.3/", "oil.2/", "oil/", "wicks/")
    }


def test_the_contents_links_to_every_part_and_names_a_topic_that_has_only_motions_shown_elsewhere() -> None:
    made = site()
    contents, *parts = pdfs_of(made)
    links = links_of(pdf.values_of(pdfs_of(made)[contents])["body"])
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
    for book in pdfs_of(made).values():
        assert {anchor for *_, anchor in places(book)} <= set(motions_of(book))
        together |= places(book)
    assert together == places(policy_book.policy_book(made))


@pytest.mark.parametrize(("form", "ending"), [(PAGE, "/"), ("html", ".html"), ("pdf", ".pdf")])
def test_an_edit_changes_the_part_of_its_motion_alone_and_a_new_motion_the_last_part_and_the_contents(
    form: str, ending: str
) -> None:
    before = policy_parts(site(), form)
    edited = policy_parts(site(**{"2014/1": motion(topics=["oil"], about="The oil of all lamps")}), form)
    assert [path for path in before if before[path] != edited[path]] == [f"policy/book/oil.2{ending}"]
    added = policy_parts(site(**{"2018/3": motion(topics=["oil"])}), form)
    changed = {path for path in added if before.get(path) != added[path]}
    assert {f"policy/book{ending}", f"policy/book/oil.3{ending}"} == changed


def test_every_part_is_made_and_published_and_no_file_stands_in_the_copy_for_a_disk() -> None:
    made = site()
    files = {file.path: file.content for file in output.files(made, policy_book.policy_book(made))}
    assert set(files) == {*pdfs_of(made), *policy_parts(made, "html"), "policy/book.epub"}
    for path, content in files.items():
        beginning = {"pdf": b"%PDF-1.7", "html": b"<!doctype html>", "epub": b"PK"}[path.rpartition(".")[2]]
        assert isinstance(content, bytes)
        assert content.startswith(beginning)
    assert not any(map(belongs, files))
    assert belongs(f"{addresses.POLICY_BOOK}index.html")
    assert belongs(f"{addresses.POLICY_BOOK}oil/index.html")


def pages_of(made: Site) -> dict[str, html.HtmlElement]:
    """The pages of the book of policy, by their paths."""
    books = policy_parts(made, PAGE)
    return {path: html.fromstring(str(output.page(made, book).content)) for path, book in books.items()}


def test_the_contents_has_every_anchor_of_the_whole_book_and_each_leads_on(monkeypatch: pytest.MonkeyPatch) -> None:
    made = site()
    pages = pages_of(made)
    contents = pages["policy/book/"]
    monkeypatch.setattr(book_parts, "WHOLE_UP_TO", 200)
    whole = pages_of(made)["policy/book/"]
    assert set(whole.xpath("//@id")) == set(contents.xpath("//@id"))
    assert whole.xpath("//nav//@href") == contents.xpath("//nav//@href")
    for anchor in whole.xpath("//section[@class='book__decision']/@id"):
        (href,) = contents.xpath(f"//li[@id='{anchor}']/a/@href")
        path, _, place = href.removeprefix("../../").partition("#")
        assert place == anchor
        assert pages[path].xpath(f"//section[@id='{anchor}']")


def test_the_parts_have_all_the_words_of_the_whole_book(monkeypatch: pytest.MonkeyPatch) -> None:
    made = site()
    pages = pages_of(made)
    monkeypatch.setattr(book_parts, "WHOLE_UP_TO", 200)
    whole = pages_of(made)["policy/book/"]
    for section in whole.xpath("//section[@class='book__decision']"):
        (part,) = (page for path, page in pages.items() if page.xpath(f"//section[@id='{section.get('id')}']"))
        (same,) = part.xpath(f"//section[@id='{section.get('id')}']")
        assert text(same) == text(section)


def test_a_part_names_its_motions_leads_to_the_contents_and_to_what_it_shows_elsewhere() -> None:
    pages = pages_of(site())
    oil = pages["policy/book/oil/"]
    assert oil.xpath("//header//a/@href")[:2] == ["../../../policy/book/"] * 2
    assert oil.xpath("//nav//li/a/@href") == ["#m-2012-1", "#m-2010-1"]
    ropes = pages["policy/book/"].xpath("//section[@id='ropes']//a/@href")
    assert ropes == ["../../2018/2/", "../../policy/book/#wicks"]


def test_the_page_of_files_says_that_the_pdf_is_in_parts() -> None:
    archive = site().archive
    whole = files_page.of_books(Site(archive, AS_OF, sizes={"policy/book.pdf": 900}), "../")
    parts = files_page.of_books(Site(archive, AS_OF, sizes={"policy/book.pdf": 900, "policy/book/oil.pdf": 1}), "../")
    assert "in parts" not in whole
    assert parts.count("PDF, in parts") == parts.count("HTML, in parts") == 1


def test_only_the_contents_leads_to_the_files_of_the_book_which_are_beside_it() -> None:
    leading = [path for path, page in pages_of(site()).items() if page.xpath("//a[starts-with(@href, '../book.')]")]
    assert leading == [addresses.POLICY_BOOK]
