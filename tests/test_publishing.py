"""The site as a whole: by which commands it is made, when it is not, and that the same archive gives the same bytes."""

import dataclasses
import datetime as dt
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import html
from markupsafe import Markup

from schema.archive import Archive
from schema.rules import open_archive
from scripts import build
from scripts.publish import crawlers, publishing, theme
from scripts.publish.publishing import make_site
from scripts.publish.site import Page, Site
from scripts.publish.stage import StageProblem
from tests import making
from tests.conftest import AS_OF, typing
from tests.making import link, motion

ROOT = Path(__file__).resolve().parent.parent


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(*command: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True)


@pytest.mark.slow
def test_the_same_archive_and_the_same_day_give_the_same_bytes(site_folder: Path, tmp_path: Path) -> None:
    # Read anew, so that nothing left in memory can make them alike.
    make_site(open_archive(ROOT / "tests/archive", "tests/archive"), tmp_path / "site", AS_OF)
    assert files(tmp_path / "site") == files(site_folder)


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """The whole project, with the invented archive for its own."""
    folder = tmp_path / "project"
    for name in ("schema", "scripts", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "requirements.txt"):
        shutil.copy2(ROOT / name, folder / name)
    shutil.copytree(ROOT / "tests/archive", folder / "resolutions")
    return folder


@pytest.mark.slow
def test_bare_mkdocs_build_gives_the_same_site_as_our_own_command(small_project: Path, tmp_path: Path) -> None:
    built = run("mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "theirs"), folder=small_project)
    assert built.returncode == 0, built.stderr
    ours = run("scripts.build", "--site", str(tmp_path / "ours"), folder=small_project)
    assert ours.returncode == 0, ours.stdout + ours.stderr
    theirs_files, ours_files = files(tmp_path / "theirs"), files(tmp_path / "ours")
    assert sorted(theirs_files) == sorted(ours_files)
    assert [path for path, content in ours_files.items() if theirs_files[path] != content] == []


@pytest.mark.slow
def test_a_broken_record_leaves_the_good_site_and_is_told(
    site_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "tests/archive", tmp_path / "archive")
    site = tmp_path / "site"
    shutil.copytree(site_folder, site)
    record = tmp_path / "archive/2018/1.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("title:", "tittle:"), encoding="utf-8")
    status, told, _ = typing(build.main, capsys)("--archive", str(tmp_path / "archive"), "--site", str(site))
    assert status == 1
    assert "Did you mean 'title'?" in told
    assert told.rstrip().endswith("Nothing was built.")
    assert files(site) == files(site_folder)


def test_a_link_that_leads_nowhere_stops_the_build_and_leaves_the_good_site(
    invented: Archive, site_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    shutil.copytree(site_folder, site)

    def stray(site: Site) -> list[Page]:
        return [Page("stray/", "Stray", "", "", Markup('<a href="../nowhere/">Nowhere</a>'))]

    monkeypatch.setattr(publishing, "MAKERS", (*publishing.MAKERS, stray))
    with pytest.raises(StageProblem) as told:
        make_site(invented, site, AS_OF)
    assert str(told.value) == (
        "/stray/index.html links to /nowhere/index.html, which is not there.\n"
        "1 problem with links. The site was not changed."
    )
    assert files(site) == files(site_folder)


def test_a_page_of_ours_where_a_hand_written_one_stands_is_refused(
    invented: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "MAKERS", (lambda site: [Page("about/", "About", "", "", Markup())],))
    with pytest.raises(StageProblem, match=r"^Two pages have the address /about/index\.html\."):
        make_site(invented, tmp_path / "site", AS_OF)


def test_a_typeface_without_its_files_is_named_in_a_sentence(
    invented: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "MAKERS", ())
    monkeypatch.setattr(theme, "face_files", lambda face: iter(["assets/fonts/lamp-serif/latin-normal.woff2"]))
    with pytest.raises(StageProblem) as error:
        make_site(invented, tmp_path / "site", AS_OF)
    assert str(error.value) == (
        "The typeface Source Serif 4 needs docs/assets/fonts/lamp-serif/latin-normal.woff2, which is not there. "
        "The site was not changed."
    )


def test_under_a_path_of_its_own_the_site_links_and_names_itself_rightly(invented: Archive, tmp_path: Path) -> None:
    union = invented.union.model_copy(update={"address": "https://union.example/motions/"})
    site = tmp_path / "site"
    make_site(dataclasses.replace(invented, union=union), site, AS_OF)
    for path, content in files(site).items():
        if not path.endswith(".html"):
            continue
        tree = html.fromstring(content)
        for element in tree.iter():
            for name in ("href", "src", "action"):
                address = element.get(name) if isinstance(element.tag, str) else None
                # Only the page for what is not found, which is shown at any depth, goes by way of the site's own path.
                if address and address.startswith("/"):
                    assert (path, address[:9]) == ("404.html", "/motions/")
        canonical = tree.xpath("//link[@rel='canonical']/@href")
        if path != "404.html" and 'http-equiv="refresh"' not in content.decode():
            # A book as one file is a form of the book's page.
            page = path.removesuffix("index.html").replace("/book.html", "/book/")
            assert canonical == ["https://union.example/motions/" + page]


def test_the_sitemap_names_every_page_once_and_no_forwarding_one(site_folder: Path, invented: Archive) -> None:
    tree = ElementTree.parse(site_folder / "sitemap.xml")
    named = [element.text for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    pages = {
        invented.union.address + path.removesuffix("index.html")
        for path, content in files(site_folder).items()
        if path.endswith("index.html") and b'http-equiv="refresh"' not in content
    }
    assert sorted(map(str, named)) == sorted(pages)


def test_the_sitemap_gives_the_day_of_a_motions_last_change_and_of_what_links_to_it() -> None:
    archive = making.archive(
        {
            "2018/1": motion(changed="2020-01-01"),
            "2018/2": motion(changed="2021-01-01", links=[link("related", "2018/1")]),
            "2018/3": motion(links=[link("related", "2018/2")]),
        }
    )
    said = crawlers.sitemap(archive, ["2018/1/", "2018/2/", "2018/3/", "2018/"], AS_OF)
    assert re.findall(r"example/(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?", said) == [
        ("2018/", ""), ("2018/1/", "2021-01-01"), ("2018/2/", "2021-01-01"), ("2018/3/", ""),
    ]  # fmt: skip
    assert crawlers.robots(archive).endswith("\nSitemap: https://lampbook.example/sitemap.xml\n")


def test_frames_and_the_themes_own_files_are_not_published(site_folder: Path) -> None:
    paths = files(site_folder)
    assert not [path for path in paths if path.startswith(("frames/", "assets/javascripts", "assets/stylesheets"))]
    assert not [path for path, content in paths.items() if b"[[slot:" in content]


def test_no_page_names_another_host_that_a_browser_would_ask(site_folder: Path) -> None:
    asks = re.compile(
        rb'<(?:script|img|iframe|link rel="(?:stylesheet|preload|icon)")[^>]*(?:src|href)="(?:https?:)?//'
    )
    assert [path for path, content in files(site_folder).items() if asks.search(content)] == []


def test_the_link_check_reads_a_page_as_a_parser_does(site_folder: Path) -> None:
    from scripts.publish.links import ATTRIBUTE

    for path, content in files(site_folder).items():
        if path.endswith(".html"):
            page = content.decode()
            tree = html.fromstring(content)
            for name in ("id", "href", "src", "action"):
                parsed = sorted(str(value) for value in tree.xpath(f"//@{name}"))
                read = sorted(
                    html.fromstring(f'<p title="{one[2]}">').get("title", "")
                    for one in ATTRIBUTE.finditer(page)
                    if page.endswith(name, 0, one.start())
                )
                assert read == parsed, (path, name)


def test_as_of_an_earlier_day_later_events_have_not_happened(invented: Archive) -> None:
    late = [update for record in invented.records.values() for update in record.motion.outcome.updates]
    last = max(update.date for update in late)
    site = Site(invented, last.first - dt.timedelta(days=1))
    from scripts.publish.pages import motion

    record = next(r for r in invented.records.values() if any(u.date == last for u in r.motion.outcome.updates))
    update = next(u for u in record.motion.outcome.updates if u.date == last)
    assert f'id="{update.key}"' not in motion.page(site, record, None, None).content
    assert f'id="{update.key}"' in motion.page(Site(invented, AS_OF), record, None, None).content
