"""The whole site as a zip: every link in it leads to a file, as a disk wants it, or to the web."""

import errno
import gc
import io
import json
import posixpath
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from schema.archive import Archive
from schema.calendar import last_change
from scripts.publish.exports import offline_copy
from scripts.publish.exports.offline_copy import ZIP, OfflineCopy
from scripts.publish.links import LinkCheck
from scripts.publish.zip_file import packed
from tests.conftest import AS_OF


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ('<a href="../">', '<a href="../index.html">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href="../../">', '<a href="../../index.html">'),
        ('<a href="../12/#a">', '<a href="../12/index.html#a">'),
        ('<a href="#a">', '<a href="#a">'),
        ('<a href="../../?q=a&amp;b">', '<a href="../../index.html?q=a&amp;b">'),
        ('<form action="../../search/">', '<form action="../../search/index.html">'),
        ('<link href="../../assets/site.css">', '<link href="../../assets/site.css">'),
        ('<a href="cite.bib">', '<a href="https://l.example/2018/12/cite.bib">'),
        ('<a href="../book.pdf#page=2">', '<a href="https://l.example/2018/book.pdf#page=2">'),
        ('<a href="../card.png?x=1&amp;y">', '<a href="https://l.example/2018/card.png?x=1&amp;y">'),
        ('<a href="../99/index.html">', '<a href="../99/index.html">'),
        ('<a href="https://l.example/2018/">', '<a href="https://l.example/2018/">'),
        ('<p id="a" href="../x%20y/">', '<p id="a" href="../x%20y/index.html">'),
        ('<a href="https://else.example/">', '<a href="https://else.example/">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<meta content="0; url=../">', '<meta content="0; url=../index.html">'),
        ('<script data-way="../">', '<script data-way="../index.html">'),
        ("<p>; url=../</p>", "<p>; url=../</p>"),
    ],
)
def test_a_link_is_turned_for_the_disk(written: str, turned: str) -> None:
    assert LinkCheck("https://l.example/").read("2018/12/index.html", written) == turned


def test_a_page_at_the_top_reaches_its_neighbours() -> None:
    check = LinkCheck("https://l.example/")
    assert check.read("index.html", '<a href="2018/">') == '<a href="2018/index.html">'
    assert check.read("index.html", '<a href=".">') == '<a href="./index.html">'


def test_pages_of_one_depth_share_only_links_by_way_of_the_root() -> None:
    check = LinkCheck("https://l.example/")
    for year in ("2018", "2019"):
        check.read(f"{year}/1/index.html", '<a href="../2/"> <a href="../../about/"> <a href="../../../x/">')
    assert sorted(check.wanted) == [
        ("2018/2/index.html", ""),
        ("2019/2/index.html", ""),
        ("about/index.html", ""),
        ("x/index.html", ""),
    ]


@pytest.fixture(scope="module")
def copy(site_folder: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(site_folder / offline_copy.ZIP)


def test_every_page_of_the_site_is_in_the_copy(site_folder: Path, copy: zipfile.ZipFile) -> None:
    pages = {path.relative_to(site_folder).as_posix() for path in site_folder.rglob("index.html")}
    assert pages <= set(copy.namelist())
    assert copy.testzip() is None
    assert not [name for name in copy.namelist() if name.endswith((".pdf", ".epub", ".zip", "card.png", "cite.bib"))]


def test_every_link_in_the_copy_is_a_file_of_it_or_on_the_web(copy: zipfile.ZipFile) -> None:
    files, checked = set(copy.namelist()), 0
    for name in files:
        if not name.endswith(".html"):
            continue
        tree = html.fromstring(copy.read(name))
        # What rel="schema.DC" gives is the name of a vocabulary, where nothing goes.
        for address in tree.xpath("//*[not(starts-with(@rel, 'schema.'))]/@href | //@src | //@action"):
            parts = urlsplit(address)
            if parts.scheme or not parts.path:
                assert parts.scheme in ("https", "mailto", ""), (name, address)
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
            assert target in files, (name, address)
            checked += 1
    assert checked > 1000


def test_a_page_from_the_disk_asks_nothing_of_the_web(copy: zipfile.ZipFile) -> None:
    asked = set()
    for name in copy.namelist():
        if name.endswith(".html"):
            tree = html.fromstring(copy.read(name))
            asked |= {urlsplit(one).path for one in tree.xpath("//@src | //link[@rel='stylesheet']/@href")}
            assert not [one for one in tree.xpath("//@src | //link[@rel='stylesheet']/@href") if urlsplit(one).scheme]
    assert {posixpath.basename(one) for one in asked} >= {"site.js", "cite.js", "site.css"}


def test_a_page_from_the_disk_allows_files_of_the_disk(copy: zipfile.ZipFile) -> None:
    for name in ("index.html", "2018/3/index.html", "2018/m9/index.html"):
        [policy] = html.fromstring(copy.read(name)).xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
        assert policy.startswith("default-src 'self' file:; "), name
        assert "; form-action 'self' file:; " in policy, name


def test_the_copy_is_dated_as_of_the_last_change(copy: zipfile.ZipFile, invented: Archive) -> None:
    day = last_change(invented, AS_OF)
    assert {entry.date_time for entry in copy.infolist()} == {(day.year, day.month, day.day, 0, 0, 0)}


def test_the_search_s_files_stand_in_the_copy_as_one_script(site_folder: Path, copy: zipfile.ZipFile) -> None:
    script = copy.read(offline_copy.INDEX).decode()
    files = json.loads(script.removeprefix("finding.files = ").removesuffix(";\n"))
    folder = site_folder / "search"
    paths = [path for path in folder.rglob("*") if path.suffix in (".json", ".txt")]
    assert files == {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    assert not [name for name in copy.namelist() if name.startswith("search/") and not name.endswith(".html")]
    scripts = [one.get("src") for one in html.fromstring(copy.read("search/index.html")).iter("script")]
    at = scripts.index(f"../{offline_copy.INDEX}")
    assert (scripts[at - 1], scripts[at + 1]) == ("../assets/finding.js", "../assets/query.js")


def test_the_copy_loads_no_typeface_before_its_time(site_folder: Path, copy: zipfile.ZipFile) -> None:
    preload = '<link rel="preload"'
    assert preload in (site_folder / "about/index.html").read_text(encoding="utf-8")
    assert [name for name in copy.namelist() if name.endswith(".html") and preload in copy.read(name).decode()] == []


def test_above_a_size_the_copy_is_in_parts_that_make_up_the_whole(
    invented: Archive, site_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline_copy, "WHOLE_UP_TO", 2)
    monkeypatch.setattr(offline_copy, "IN_A_PART", 3)
    part_of = offline_copy.parts_of(invented)
    assert list(part_of) == list(invented.meetings)
    paths = [offline_copy.ZIP, *dict.fromkeys(part_of.values())]
    assert paths[:3] == ["data/site.zip", "data/site-1.zip", "data/site-2.zip"]
    files = {path: io.BytesIO() for path in paths}
    with zipfile.ZipFile(site_folder / offline_copy.ZIP) as whole:
        contents = {name: whole.read(name) for name in whole.namelist() if name != offline_copy.INDEX}
    with offline_copy.OfflineCopy(files, AS_OF, part_of) as copy:
        for name, content in contents.items():
            copy.add_packed(name, packed(content))
        copy.add_day("assets/day.js", "A day.")
    names = {path: zipfile.ZipFile(file).namelist() for path, file in files.items()}
    assert names[offline_copy.ZIP][-1] == "assets/day.js"
    for path, held in names.items():
        assert zipfile.ZipFile(files[path]).testzip() is None
        folders = {name.partition("/")[0] for name in held}
        assert folders <= {key for key, part in part_of.items() if part == path} or path == offline_copy.ZIP
        assert not folders & set(part_of) or path != offline_copy.ZIP
    together = [name for held in names.values() for name in held if name not in ("assets/day.js",)]
    assert sorted(together) == sorted([*contents, offline_copy.INDEX])


def test_a_small_archives_copy_is_whole(invented: Archive, site_folder: Path) -> None:
    assert offline_copy.parts_of(invented) == {}
    assert [path.name for path in site_folder.glob("data/*.zip")] == ["site.zip"]


class FullDisk(io.BytesIO):
    """A file on a disk that has no room left."""

    def write(self, _content: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_where_the_disk_is_full_the_copy_is_left_and_nothing_follows_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", later.append)
    full = pytest.raises(OSError, match="No space left")
    with FullDisk() as file, full, OfflineCopy({ZIP: file}, AS_OF, {}) as copy:
        copy.add("/2018/1/index.html", "<p>Lamps</p>")
    del copy
    gc.collect()
    assert later == []
