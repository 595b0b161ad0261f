"""A site that is already what a build would make gets the day of the check alone, and is what a build from nothing makes."""

import cProfile
import datetime as dt
import os
import pstats
import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from schema.archive import Archive
from schema.dates import day_words
from schema.language import language_for_dates, language_of, speaking
from scripts import build
from scripts.arguments import Ended
from scripts.publish import build_cache, digest, publishing
from scripts.publish.build_cache import BuildCache
from scripts.publish.unchanged import keep_as_built, note_on
from tests.conftest import AS_OF

LATER = AS_OF + dt.timedelta(days=9)


class Trial:
    """One archive and its site, with the number of times that the site was really made."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.archive, self.site, self.cache, self.made = folder / "archive", folder / "site", folder / "cache", 0
        make_site = publishing.make_site

        def counting(archive: Archive, site: Path, as_of: dt.date, kept_as: str = "") -> int:
            self.made += 1
            return make_site(archive, site, as_of, kept_as)

        monkeypatch.setattr(build_cache, "CACHE", self.cache)
        monkeypatch.setattr(publishing, "make_site", counting)
        self.make_site = counting

    def build(self, day: dt.date = AS_OF, site: Path | None = None) -> dict[str, bytes]:
        site = site or self.site
        build.built(str(self.archive), site, day)
        return files_of(site)

    def from_nothing(self, day: dt.date) -> dict[str, bytes]:
        made, files = self.made, self.build(day, self.site.with_name("cold"))
        self.made = made
        return files


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive that was built from nothing, once, as it stood then. No test changes it."""
    folder = tmp_path_factory.mktemp("unchanged") / "trial"
    with pytest.MonkeyPatch.context() as monkeypatch:
        shutil.copytree("tests/archive", folder / "archive")
        Trial(folder, monkeypatch).build()
    return folder.rename(folder.with_name("first"))


@pytest.fixture
def trial(first_build: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Trial]:
    """The first build where it was made: what is kept goes by the folder, and by the times of files."""
    folder = first_build.with_name("trial")
    shutil.copytree(first_build, folder)
    made = Trial(folder, monkeypatch)
    cache = build_cache.cache_file(str(made.archive), str(made.site))
    assert cache is not None
    with BuildCache(cache) as kept:
        keep_as_built(kept, made.site)
    yield made
    shutil.rmtree(folder)


def test_where_nothing_changed_nothing_is_made_and_another_day_gives_the_bytes_of_a_build(trial: Trial) -> None:
    before = trial.build()
    stood = {path: path.stat().st_ino for path in trial.site.rglob("*.html")}
    same = trial.build(LATER)
    assert trial.made == 0
    assert {path: path.stat().st_ino for path in trial.site.rglob("*.html")} == stood
    assert {path for path in same if same[path] != before[path]} == {"assets/checked.js", "data/site.zip"}
    assert same == trial.from_nothing(LATER)
    assert trial.build(AS_OF) == before
    assert trial.made == 0
    assert sorted(path.name for path in trial.site.parent.iterdir()) == ["archive", "cache", "cold", "site"]


def damage(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"a", b"b", 1))


@pytest.mark.parametrize(
    "change", ["record", "new file", "page", "replaced", "lost", "added", "cache", "style", "program", "lapse", "link"]
)
def test_whatever_else_changed_the_site_is_made(
    trial: Trial, first_build: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    day, page = AS_OF, trial.site / "2018/3/index.html"
    match change:
        case "record":
            damage(trial.archive / "2018/1.yaml")
        case "new file":
            (trial.archive / "NOTES.md").write_text("Read me.", encoding="utf-8")
        case "page":
            kept = page.stat()
            damage(page)
            os.utime(page, ns=(kept.st_atime_ns, kept.st_mtime_ns))  # as a clock that was put back leaves it
        case "replaced":
            shutil.copy2(page, trial.site / "copy")
            os.replace(trial.site / "copy", page)
        case "lost":
            page.unlink()
        case "added":
            (trial.site / "stray.html").write_text("", encoding="utf-8")
        case "cache":
            caches = [path for path in trial.cache.iterdir() if path.name != publishing.FRAMES]
            assert len(caches) == 2
            for file in caches:
                database = sqlite3.connect(file)
                database.execute("UPDATE parts SET content = replace(content, '2018', '2019')")
                database.commit()
                database.close()
        case "style":
            of_surroundings = digest.of_surroundings
            other = "scripts.publish.unchanged.of_surroundings"
            monkeypatch.setattr(other, lambda folder: f"{of_surroundings(folder)} other")
        case "program":
            monkeypatch.setattr(digest, "_CODE", ["others"])
        case "lapse":
            day = dt.date(2027, 10, 12)
        case _:
            os.replace(trial.archive / "2018/1.yaml", trial.archive / "2018/one.txt")
            (trial.archive / "2018/1.yaml").symlink_to("one.txt")
            with pytest.raises(Ended):
                trial.build()
            return
    files = trial.build(day)
    assert trial.made == 1
    of_something_else = change in ("record", "new file", "lapse")
    assert files == (trial.from_nothing(day) if of_something_else else files_of(first_build / "site"))
    assert "stray.html" not in files


def test_an_archive_that_changed_while_it_was_read_is_read_again(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def changing(archive: Archive, site: Path, as_of: dt.date) -> int:
        pages = trial.make_site(archive, site, as_of)
        damage(trial.archive / "2018/1.yaml")
        return pages

    damage(trial.archive / "2018/2.yaml")
    with monkeypatch.context() as once:
        once.setattr(publishing, "make_site", changing)
        trial.build()
    trial.build()
    assert trial.made == 2


def test_a_site_that_another_archive_was_built_into_is_made_again(trial: Trial, tmp_path: Path) -> None:
    first = trial.build()
    other = tmp_path / "other"
    shutil.copytree(trial.archive, other)
    damage(other / "2018/1.yaml")
    build.built(str(other), trial.site, AS_OF)
    assert trial.build() == first
    assert trial.made == 2


def test_a_day_is_written_into_a_standing_site_as_it_was_into_a_new_one(invented: Archive, tmp_path: Path) -> None:
    """An English without a table of its own has the days of ours; with one, its own days."""
    for own_words, language in ((b"", "en"), (b'msgid "Search"\nmsgstr "Look"\n', "en-US")):
        union = invented.union.model_copy(update={"language": "en-US"})
        archive = replace(invented, union=union, own_words=own_words)
        note = note_on("", tmp_path, archive, AS_OF, 1)
        assert note.language == language
        with speaking(language_of(union.language, own_words)):
            first = day_words(AS_OF)
        with speaking(language_for_dates(note.language)):
            assert day_words(AS_OF) == first


def test_a_profile_names_our_own_functions_the_longest_first() -> None:
    profile = cProfile.Profile()
    profile.runcall(digest.of_program)
    first, *lines = build.where_time_went(pstats.Stats(profile)).splitlines()
    assert first == "Where the time went, each with what it called:"
    assert lines[0].endswith("scripts/publish/digest.py: of_program")
    assert all(re.fullmatch(r" +\d+\.\d\d s +[\d/]+  (scripts|schema)/\S+: \S+", line) for line in lines)
    assert len(lines) > 2
