"""The books: one tree, the same words in the same order in every form, whatever stands in them; nothing made twice."""

import datetime as dt
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from typst import TypstError

from schema.archive import Archive
from scripts.publish import digest
from scripts.publish.books import output, pdf, typesetting
from scripts.publish.books.book import BookView, Section
from scripts.publish.books.chapters import WrittenBook, chapters, links_of, render_chapter
from scripts.publish.books.html_file import html_file
from scripts.publish.build_cache import BuildCache
from scripts.publish.site import Site
from scripts.publish.tree import Link
from tests import making
from tests.conftest import AS_OF
from tests.making import clause, decided, motion
from tests.pages import books_of

HOSTILE = (
    'A 🕯️ of 漢字 & “q” \\ #read("/etc/passwd") $x$ *b* @m-1 <m-1> // ŵ Φάρος Жук שלום ال अन\u200d\u202e x\u0359 \ue000'
)


def book_at(site: Site, path: str) -> BookView:
    (book,) = [one for one in books_of(site) if one.path == path]
    return book


def words(text: str) -> list[str]:
    """The words of a text, without the signs that may divide or join them."""
    return re.sub(r"[\u200b\s]+", " ", text).split()


def words_of(markup: str) -> list[str]:
    """What a reader sees of a book between its title and its end."""
    tree = html.fromstring(f"<div>{markup}</div>")
    for left_out in tree.xpath(".//header | .//nav | .//svg | .//*[contains(concat(' ', @class, ' '), ' hidden ')]"):
        left_out.drop_tree()
    return words(" ".join(tree.itertext()))


def text_of(value: Any) -> str:
    """All texts of what Typst sets, in order."""
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


def set_blocks(book: BookView) -> list[dict[str, Any]]:
    """What Typst sets of a book after its title page."""
    return list(pdf.body(book))


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


# Every form has the same words in the same order.


def test_every_form_of_a_book_has_the_words_of_its_page_in_their_order(site: Site) -> None:
    books = books_of(site)
    assert len(books) > 5
    for book in books:
        page = "".join(words_of(output.page(site, book).content))
        # A bracket or comma may stand by itself where the page's markup divides a word.
        assert "".join(words(text_of(set_blocks(book)))) == page, book.path
        text = site.plain_text(links_of(book))
        chapter_texts = [str(render_chapter(site, chapter, text, "epub")) for chapter in chapters(book)]
        assert "".join(words_of("".join(chapter_texts))) == page, book.path


def test_it_is_called_resolutions_only_where_results_are_recorded(site: Site) -> None:
    assert book_at(site, "2018/book/").title == "Resolutions of AGM 2018"
    assert book_at(site, "2020/book/").title == "Motions of AGM 2020"


def test_a_motions_heading_has_its_number_its_address_and_its_anchor(site: Site) -> None:
    book = book_at(site, "2018/book/")
    headings = [block for block in set_blocks(book) if block["kind"] == "heading" and block["label"]]
    assert len(headings) == len(site.archive.by_meeting["2018"])
    assert headings[0] == {
        "kind": "heading",
        "level": 1,
        "label": "Resolution 1",
        "text": "Oil the Hinges! Open the Lamps!",
        "address": "https://lampbook.example/2018/1/",
        "anchor": "m-1",
    }


def test_what_stands_in_the_margin_stays_there(site: Site) -> None:
    blocks = set_blocks(book_at(site, "2018/book/"))
    marked = [
        (block["mark"], text_of(block["text"])[:12])
        for block in blocks
        if block["kind"] == "paragraph" and block["mark"]
    ]
    assert marked[:2] == [("1", "This meeting"), ("2", "We believe t")]
    lists = [block for block in blocks if block["kind"] == "list" and block["marks"] == ["1.", "2."]]
    assert lists
    assert not any(block["ordered"] for block in lists)


def test_what_came_of_a_clause_is_one_line_with_one_day(site: Site) -> None:
    for book in books_of(site):
        for outcome in html.fromstring(output.page(site, book).content).xpath("//li/p[@class='book__outcome']"):
            assert not outcome.xpath("following-sibling::p[@class='book__outcome']")
            assert len(outcome.xpath(".//span[@class='why']")) <= 1


def test_headings_leave_no_level_out(site: Site) -> None:
    for book in books_of(site):
        before = 0
        for block in set_blocks(book):
            if block["kind"] == "heading":
                assert 1 <= block["level"] <= before + 1, (book.path, block["text"])
                before = block["level"]


def test_a_topic_without_a_name_takes_no_level() -> None:
    decision = Section("m-1", "Light the Lamps", (), "decision", label="Motion")
    part = Section(
        "elsewhere", "Elsewhere", (), "part", sections=(Section("x", "", (), "topic", sections=(decision,)),)
    )
    assert [values["level"] for values in pdf._section(part, 1, book_at_all())] == [1, 2]


def book_at_all() -> BookView:
    """Some book, of which only the address matters."""
    return books_of(Site(making.archive({"2018/7": motion()}), AS_OF))[0]


def test_links_within_a_book_lead_somewhere_and_others_are_whole_addresses(site: Site) -> None:
    for book in books_of(site):
        text = html_file(WrittenBook(site, book)).decode()
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(set(ids)) == len(ids)
        for href in re.findall(r'href="([^"]*)"', text):
            assert href.removeprefix("#") in ids if href.startswith("#") else href.startswith("https://"), href


def test_a_link_to_no_place_is_no_link(site: Site) -> None:
    book = book_at(site, "2018/book/")
    text = site.plain_text(links_of(book, {"m-1": "part-1.xhtml"}))
    assert text.inline((Link("#gone", ("See",)),)) == "See"
    assert text.inline((Link("#m-1", ("See",)),)) == '<a href="part-1.xhtml#m-1">See</a>'
    assert text.inline((Link("2018/1/", ("See",)),)) == '<a href="https://lampbook.example/2018/1/">See</a>'


# The index.


def test_the_index_has_committees_proposers_and_topics_by_name(site: Site) -> None:
    book = book_at(site, "2018/book/")
    found = {index.name: {entry.name: entry.places for entry in index.entries} for index in book.indexes}
    assert list(found) == ["Committees", "Proposers", "Topics"]
    assert found["Topics"]["Weather"] == (("m-3", "Resolution 3"), ("m-e1", "Resolution E1"))
    assert found["Committees"]["Rules of the Union"] == (("m-ca1", "Resolution CA1"),)
    for index in book.indexes:
        names = [entry.name.casefold() for entry in index.entries]
        assert names == sorted(names)


def test_the_index_of_policy_names_the_meeting_and_only_what_is_in_the_book(site: Site) -> None:
    book = book_at(site, "policy/book/")
    content = output.page(site, book).content
    places = {place for index in book.indexes for entry in index.entries for place in entry.places}
    assert places
    assert all(
        f'id="{anchor}"' in content and re.match(r".+ \d{4}.*, (Resolution|Motion) ", called)
        for anchor, called in places
    )
    assert book.motions == len(set(re.findall(r'id="(m-[^"]+)"', content)))


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
    for book in books_of(hostile):
        for form in output.FORMS:
            assert form.make(WrittenBook(hostile, book))


def test_a_sign_that_no_face_has_is_told_by_its_name() -> None:
    told = typesetting.printable(["A 🕯️ of 漢字, ŵ Φ Ж ﬁ"])
    assert told == '["A [candle] of [U+6F22][U+5B57], ŵ Φ Ж ﬁ"]'


def test_controls_are_spaces_and_what_is_escaped_stays() -> None:
    assert typesetting.printable(['a\tb\nc\x07d \\u0007 "e" \\n']) == '["a b c d \\\\u0007 \\"e\\" \\\\n"]'


def test_a_long_word_can_be_broken_and_an_address_is_whole() -> None:
    assert pdf.divided("W" * 50) == "\u200b".join(["W" * 15] * 3 + ["W" * 5])
    address = "https://lampbook.example/" + "a" * 60
    assert "\u200b" not in pdf.divided(address)[:25]


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
    return {
        file.path: bytes(file.content)
        for file in output.files(site, book_at(site, path))
        if isinstance(file.content, bytes)
    }


def test_the_same_archive_and_day_give_the_same_bytes(invented: Archive) -> None:
    once, again = (files_of(Site(invented, AS_OF), "2018/book/") for _ in range(2))
    assert list(once) == ["2018/book.pdf", "2018/book.epub", "2018/book.html"]
    assert once == again


def test_an_unchanged_book_is_not_typeset_again(
    invented: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with BuildCache(tmp_path / "cache") as cache:
        first = files_of(Site(invented, AS_OF, {}, cache), "2018/book/")
    monkeypatch.setattr(typesetting, "pdf", None)
    with BuildCache(tmp_path / "cache") as cache:
        assert files_of(Site(invented, AS_OF, {}, cache), "2018/book/") == first
        # A day later nothing of it has changed.
        assert files_of(Site(invented, AS_OF + dt.timedelta(days=1), {}, cache), "2018/book/") == first


def test_another_program_typesets_a_book_anew(
    invented: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def noting(_: str, __: object, ___: dt.date) -> bytes:
        made.append(code)
        return b"made"

    monkeypatch.setattr(typesetting, "pdf", noting)
    for code in ("one", "one", "another"):
        monkeypatch.setattr(digest, "_CODE", [code])
        with BuildCache(tmp_path / "cache") as cache:
            files_of(Site(invented, AS_OF, {}, cache), "2018/book/")
    assert made == ["one", "another"]


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
        return book_at(Site(archive, as_of), "2018/book/").day

    assert day(dt.date(2019, 1, 1)) == dt.date(2018, 10, 6)
    assert day(AS_OF) == dt.date(2020, 10, 6)
    assert day(dt.date(2031, 1, 1)) == dt.date(2030, 10, 6)


def test_every_book_is_on_the_site(invented: Archive, site_folder: Path) -> None:
    for key in (*invented.meetings, "policy"):
        for form in output.FORMS:
            assert (site_folder / f"{key}/book.{form.ending}").stat().st_size > 1000
