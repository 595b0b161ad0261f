"""The books as files: the page's words in its order, whatever stands in them, and nothing made twice."""

import datetime as dt
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from markupsafe import Markup
from typst import TypstError

from schema.archive import Archive
from scripts.publish.books import books, epub, typesetting
from scripts.publish.books.books import Book, Element
from scripts.publish.pages import book as book_page
from scripts.publish.pages import policy
from scripts.publish.site import Page, Site
from scripts.publish.stage import BuildCache
from tests import making
from tests.conftest import AS_OF
from tests.making import clause, decided, motion

HOSTILE = (
    'A 🕯️ of 漢字 & “q” \\ #read("/etc/passwd") $x$ *b* @m-1 <m-1> // ŵ Φάρος Жук שלום ال अन\u200d\u202e x\u0359 \ue000'
)


def pages_of(site: Site) -> list[Page]:
    return [*book_page.pages(site), *policy.pages(site)]


def page_at(site: Site, path: str) -> Page:
    (page,) = [one for one in pages_of(site) if one.path == path]
    return page


def opened(site: Site, path: str) -> tuple[Book, Element]:
    page = page_at(site, path)
    book = books.of_page(site, page)
    return book, books.read_page(page.content, book.address)


def words(text: str) -> list[str]:
    """The words of a text, without the signs that may divide or join them."""
    return re.sub(r"[\u200b\s]+", " ", text).split()


def words_of_page(page: Page) -> list[str]:
    """What a reader sees of a book's page between its title and its end."""
    tree = html.fromstring(page.content)
    for left_out in tree.xpath("//header | //nav | //svg | //*[contains(concat(' ', @class, ' '), ' hidden ')]"):
        left_out.drop_tree()
    return words(" ".join(tree.itertext()))


def text_of(value: Any) -> str:
    """All texts of blocks, in order."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return " ".join(map(text_of, value))
    kind = value["kind"]
    if kind == "list":
        return " ".join(
            f"{mark} {text_of(entry)}" for mark, entry in zip(value["marks"], value["entries"], strict=True)
        )
    if kind == "facts":
        return text_of(value["rows"])
    return " ".join([value.get("label", ""), value.get("mark", ""), text_of(value["text"])])


def unpacked(pdf: bytes) -> str:
    """Everything in a PDF that can be unpressed, as Latin letters: enough to find what it says of itself."""
    found = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found).decode("latin-1")


@pytest.fixture(scope="module")
def site(invented: Archive) -> Site:
    return Site(invented, AS_OF)


# The words and the order are the page's.


def test_a_book_has_the_words_of_its_page_in_their_order(site: Site) -> None:
    pages = pages_of(site)
    assert len(pages) > 5
    for page in pages:
        _, article = opened(site, page.path)
        header = next(article.find("header"))
        blocks = list(books.blocks(Element("article", {}, [part for part in article.inside if part is not header])))
        # A bracket or comma may stand by itself where the page's mark-up divides a word.
        assert "".join(words(text_of(blocks))) == "".join(words_of_page(page)), page.path


def test_the_html_file_and_the_epub_have_the_words_of_the_page_too(site: Site) -> None:
    for page in pages_of(site):
        _, article = opened(site, page.path)
        for files_of in (None, dict.fromkeys(re.findall(r'id="([^"]+)"', page.content), "x.xhtml")):
            made = "".join(books.markup(chapter.section, files_of) for chapter in books.chapters(article))
            if made:
                tree = html.fromstring(f"<div>{made}</div>")
                for hidden in tree.find_class("hidden"):
                    hidden.drop_tree()
                assert "".join(words(" ".join(tree.itertext()))) == "".join(words_of_page(page)), page.path


def test_it_is_called_resolutions_only_where_results_are_recorded(site: Site) -> None:
    assert opened(site, "2018/book/")[0].title == "Resolutions of AGM 2018"
    assert opened(site, "2020/book/")[0].title == "Motions of AGM 2020"


def test_a_motions_heading_has_its_number_its_address_and_its_anchor(site: Site) -> None:
    _, article = opened(site, "2018/book/")
    headings = [block for block in books.blocks(article) if block["kind"] == "heading" and block["label"]]
    assert len(headings) == len(site.archive.by_meeting["2018"])
    assert headings[0] == {
        "kind": "heading",
        "level": 2,
        "label": "Resolution 1",
        "text": "Oil the Hinges! Open the Lamps!",
        "address": "https://lampbook.example/2018/1/",
        "anchor": "m-1",
    }


def test_what_stands_in_the_margin_stays_there(site: Site) -> None:
    _, article = opened(site, "2018/book/")
    blocks = list(books.blocks(article))
    marked = [
        (block["mark"], text_of(block["text"])[:12])
        for block in blocks
        if block["kind"] == "paragraph" and block["mark"]
    ]
    assert marked[:2] == [("1", "This meeting"), ("2", "We believe t")]
    assert {"kind": "list", "ordered": False, "marks": ["1.", "2."]}.items() <= {
        name: value
        for block in blocks
        if block["kind"] == "list" and block["marks"] == ["1.", "2."]
        for name, value in block.items()
    }.items()


def test_headings_leave_no_step_out() -> None:
    def levels(*found: int) -> list[int]:
        body: list[dict[str, Any]] = [{"kind": "heading", "level": level, "label": ""} for level in found]
        books._set_levels(body)
        return [block["level"] for block in body]

    assert levels(2, 3, 3, 2, 4, 4, 3) == [1, 2, 2, 1, 2, 3, 2]
    assert levels(4, 2) == [1, 1]


def test_links_within_a_book_lead_somewhere_and_others_are_whole_addresses(site: Site) -> None:
    for page in pages_of(site):
        book, article = opened(site, page.path)
        made = books.html_file(site, book, article).decode()
        ids = re.findall(r'\sid="([^"]+)"', made)
        assert len(set(ids)) == len(ids)
        for href in re.findall(r'href="([^"]*)"', made):
            assert href.removeprefix("#") in ids if href.startswith("#") else href.startswith("https://"), href


def test_a_link_to_no_place_is_no_link() -> None:
    link = Element("a", {"href": "#gone"}, ["See"])
    assert books.markup(link, {"there": "part-1.xhtml"}) == "See"
    assert (
        books.markup(Element("a", {"href": "#there"}, ["See"]), {"there": "part-1.xhtml"})
        == '<a href="part-1.xhtml#there">See</a>'
    )


# The index.


def test_the_index_has_committees_proposers_and_topics_by_name(site: Site) -> None:
    book, _ = opened(site, "2018/book/")
    found = {index.name: dict(index.entries) for index in book.indexes}
    assert list(found) == ["Committees", "Proposers", "Topics"]
    assert found["Topics"]["Weather"] == (("m-3", "Resolution 3"), ("m-e1", "Resolution E1"))
    assert found["Committees"]["Rules of the Union"] == (("m-ca1", "Resolution CA1"),)
    for index in book.indexes:
        names = [name.casefold() for name, _ in index.entries]
        assert names == sorted(names)


def test_the_index_of_policy_names_the_meeting_and_only_what_is_in_the_book(site: Site) -> None:
    page = page_at(site, "policy/book/")
    book = books.of_page(site, page)
    places = {place for index in book.indexes for _, places in index.entries for place in places}
    assert places
    assert all(
        f'id="{anchor}"' in page.content and re.match(r".+ \d{4}.*, (Resolution|Motion) ", called)
        for anchor, called in places
    )
    assert book.motions == len(set(re.findall(r'id="(m-[^"]+)"', page.content)))


# PDF.


def test_a_pdf_is_accessible_by_what_it_says_of_itself(site_folder: Path) -> None:
    found = unpacked((site_folder / "2018/book.pdf").read_bytes())
    assert found.startswith("%PDF-1.7")
    assert "<pdfuaid:part>1</pdfuaid:part>" in found
    assert "/Outlines" in found
    assert "/StructTreeRoot" in found
    assert re.search(r"/Lang ?\(en-GB\)", found)
    assert "https://lampbook.example/2018/1/" in found


def test_no_template_reads_markup_or_fetches_anything() -> None:
    templates = list(typesetting.TEMPLATES.glob("*.typ"))
    assert templates
    for path in templates:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|@preview|\bimport\b|\binclude\b|\bread\(", text), path.name


@pytest.fixture(scope="module")
def hostile() -> Site:
    title = HOSTILE.replace("\n", " ")
    awkward = motion(
        title=title,
        about=title[:60],
        summary=f"{HOSTILE}\n\n- {HOSTILE}\n- *x*",
        clauses=[clause("a", text=HOSTILE), clause("b", "position", text="W" * 300)],
        topics=["signs"],
    )
    worded = motion(wording=f"{HOSTILE}\n\n• {HOSTILE}\n• two\n", summary=None, clauses=None, committee="committee")
    motions = {"2018/1": awkward, "2018/2": worded, "2018/x": motion(decided("lost"), number=None, topics=[])}
    archive = making.archive(motions, topics={"signs": making.entry(title)}, archive_name=title, keeper=HOSTILE)
    return Site(archive, AS_OF)


def test_no_sign_in_a_record_breaks_a_book(hostile: Site) -> None:
    for page in pages_of(hostile):
        book, article = opened(hostile, page.path)
        for _, make, _ in books.FORMS:
            assert make(hostile, book, article)


def test_a_sign_that_no_face_has_is_told_by_its_name() -> None:
    told = typesetting.printable(["A 🕯️ of 漢字, ŵ Φ Ж ﬁ"])
    assert told == '["A [candle] of [U+6F22][U+5B57], ŵ Φ Ж ﬁ"]'


def test_controls_are_spaces_and_what_is_escaped_stays() -> None:
    assert typesetting.printable(['a\tb\nc\x07d \\u0007 "e" \\n']) == '["a b c d \\\\u0007 \\"e\\" \\\\n"]'


def test_a_long_word_can_be_broken_and_an_address_is_whole() -> None:
    assert books._spaced("W" * 50) == "\u200b".join(["W" * 15] * 3 + ["W" * 5])
    address = "https://lampbook.example/" + "a" * 60
    assert "\u200b" not in books._spaced(address)[:25]


def test_signs_that_only_fail_together_are_spelled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def fail_once(template: str, text: str, day: dt.date) -> bytes:
        tried.append(text)
        if len(tried) == 1:
            error = TypstError("", "")
            error.diagnostic = 'error: PDF/UA-1 error: the text `"Ж̃"` could not be displayed'
            raise error
        return b"made"

    monkeypatch.setattr(typesetting, "_pdf", fail_once)
    assert typesetting.pdf("book.typ", ["Ж"], AS_OF) == b"made"
    assert tried == ['["Ж"]', '["[cyrillic capital letter zhe]"]']


def test_another_error_is_not_hidden() -> None:
    with pytest.raises(TypstError):
        typesetting.pdf("book.typ", {"nothing": "of a book"}, AS_OF)


# The same again, and not made again.


def files_of(site: Site, path: str) -> dict[str, bytes]:
    return dict(books.files(site, page_at(site, path)))


def test_the_same_archive_and_day_give_the_same_bytes(invented: Archive) -> None:
    once, again = (files_of(Site(invented, AS_OF), "2018/book/") for _ in range(2))
    assert list(once) == ["2018/book.pdf", "2018/book.epub", "2018/book.html"]
    assert once == again


def test_an_unchanged_book_is_not_made_again(
    invented: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = files_of(Site(invented, AS_OF, {}, BuildCache(tmp_path)), "2018/book/")
    assert len(list(tmp_path.iterdir())) == 3
    monkeypatch.setattr(typesetting, "pdf", None)
    monkeypatch.setattr(epub, "pack", None)
    kept = BuildCache(tmp_path)
    assert files_of(Site(invented, AS_OF, {}, kept), "2018/book/") == first
    # A day later nothing of it has changed; the book of policy says its day, and has.
    assert files_of(Site(invented, AS_OF + dt.timedelta(days=1), {}, kept), "2018/book/") == first
    kept.forget_unused()
    assert len(list(tmp_path.iterdir())) == 3
    BuildCache(tmp_path).forget_unused()
    assert list(tmp_path.iterdir()) == []


def test_a_changed_record_makes_its_book_anew() -> None:
    def made(**fields: Any) -> dict[str, bytes]:
        return files_of(Site(making.archive({"2018/7": motion(**fields)}), AS_OF), "2018/book/")

    assert made() != made(title="Trim the Lamps")
    assert made() != made(topics=[])


def test_a_book_says_up_to_which_day_it_is_recorded() -> None:
    def day(as_of: dt.date) -> dt.date:
        archive = making.archive(
            {
                "2018/7": motion(),
                "2020/1": motion(links=[making.link("reaffirms", "2018/7")]),
                "2030/1": motion(links=[making.link("cancels", "2018/7")]),
            }
        )
        return opened(Site(archive, as_of), "2018/book/")[0].day

    assert day(dt.date(2019, 1, 1)) == dt.date(2018, 10, 6)
    assert day(AS_OF) == dt.date(2020, 10, 6)
    assert day(dt.date(2031, 1, 1)) == dt.date(2030, 10, 6)


def test_a_book_of_policy_too_long_to_print_has_no_pdf(invented: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "MOST", 3)
    assert list(files_of(Site(invented, AS_OF), "policy/book/")) == ["policy/book.epub", "policy/book.html"]
    assert "2018/book.pdf" in files_of(Site(invented, AS_OF), "2018/book/")


def test_only_books_are_made_into_books(site: Site) -> None:
    assert list(books.files(site, Page("2018/", "x", "", "", Markup("<article></article>")))) == []
    assert list(books.files(site, Page("2017/book/", "Moved", "", "", Markup(), forward="2018/book/"))) == []


def test_every_book_is_on_the_site(invented: Archive, site_folder: Path) -> None:
    for key in (*invented.meetings, "policy"):
        for ending, _, _ in books.FORMS:
            assert (site_folder / f"{key}/book.{ending}").stat().st_size > 1000
