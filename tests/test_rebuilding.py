"""A site built on what an earlier build kept is the same bytes as one built from nothing, whatever changed between them."""

import datetime as dt
import json
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from schema.calendar import A_DAY, next_change
from schema.rules import open_archive
from scripts.publish import digest, publishing, workers, writing
from scripts.publish.books import book_parts
from scripts.publish.build_cache import BuildCache
from scripts.publish.exports import motions_json, offline_copy
from scripts.publish.frames.mkdocs_frames import build_frames
from scripts.publish.links import LinkCheck
from scripts.publish.publishing import publish
from scripts.publish.site import Site
from scripts.publish.stage import StageProblem
from scripts.publish.unchanged import keep_as_built
from tests.conftest import AS_OF
from tests.kept import KeptInMemory

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def frames(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frames")
    build_frames(ROOT / "mkdocs.yml", folder)
    return folder


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


class Builds:
    """An archive that changes, built after each change twice: on what was kept, and from nothing."""

    def __init__(self, folder: Path, frames: Path) -> None:
        self.folder, self.frames = folder, frames
        self.archive, self.warm, self.cache = folder / "archive", folder / "warm", folder / "cache.sqlite"
        self.kept = KeptInMemory()

    def build(self, site: Path, day: dt.date, cache: Path | None) -> dict[str, bytes]:
        archive = open_archive(self.archive, "archive", self.kept if cache else None)
        publish(archive, self.frames, site, day, ROOT / "docs/messages", cache)
        return files_of(site)

    def assert_same(self, day: dt.date = AS_OF) -> dict[str, bytes]:
        """Build both ways and compare. Returns the files."""
        warm = self.build(self.warm, day, self.cache)
        cold = self.build(self.folder / "cold", day, None)
        shutil.rmtree(self.folder / "cold")
        assert sorted(warm) == sorted(cold)
        assert [path for path in cold if warm[path] != cold[path]] == []
        return cold

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text in a file of the archive. The text has to stand there."""
        path = self.archive / name
        text = path.read_text(encoding="utf-8")
        assert old in text, (name, old)
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory, frames: Path) -> Builds:
    """One of the invented archive, which no test changes, made by two processes where the system can copy one.

    Not copies of this process: it may have had a book set or a browser opened, whose threads a copy would wait for without end.
    """
    made = Builds(tmp_path_factory.mktemp("first"), frames)
    shutil.copytree(ROOT / "tests/archive", made.archive)
    places = (made.folder, made.frames)
    subprocess.run([sys.executable, "-c", BY_TWO, *map(str, places)], cwd=ROOT, check=True, timeout=300)
    return made


BY_TWO = """
import sys
from pathlib import Path
from scripts.publish import workers
from tests.test_rebuilding import AS_OF, Builds
if sys.platform == "linux":
    workers.processors = lambda: 2
made = Builds(*map(Path, sys.argv[1:]))
made.build(made.warm, AS_OF, made.cache)
"""


@pytest.fixture
def builds(tmp_path: Path, first_build: Builds) -> Builds:
    """Of the invented archive, as they stand when it has been built once, from nothing, as of AS_OF."""
    made = Builds(tmp_path, first_build.frames)
    shutil.copytree(first_build.archive, made.archive)
    shutil.copytree(first_build.warm, made.warm)
    shutil.copy2(first_build.cache, made.cache)
    with BuildCache(made.cache) as kept:
        keep_as_built(kept, made.warm)  # a copy has other times
    return made


@pytest.mark.slow
@pytest.mark.parametrize("whole_up_to", [book_parts.WHOLE_UP_TO, 3])
def test_after_edits_additions_removals_and_new_names_it_is_the_site_made_from_nothing(
    builds: Builds, whole_up_to: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for divided in (book_parts, motions_json):
        monkeypatch.setattr(divided, "WHOLE_UP_TO", whole_up_to)
    monkeypatch.setattr(motions_json, "IN_A_PART", whole_up_to)
    chance = random.Random(11)
    records = sorted(path for path in builds.archive.glob("*/*.yaml") if path.name != "meeting.yaml")
    added: list[Path] = []
    for turn in range(4):
        for path in chance.sample(records, 2):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("\nabout: ", f"\nabout: {turn} ", 1), encoding="utf-8")
        if turn % 2:
            added.pop().unlink()
        else:
            added.append(builds.archive / f"2018/{900 + turn}.yaml")
            added[-1].write_text(ADDED.format(number=900 + turn), encoding="utf-8")
        name = chance.choice(("topics.yaml", "bodies.yaml"))
        text = (builds.archive / name).read_text(encoding="utf-8")
        line = chance.choice([line for line in text.splitlines() if line.startswith("  name: ")])
        builds.edit(name, f"{line}\n", f"{line} {turn}\n")
        files = builds.assert_same(AS_OF + dt.timedelta(days=turn // 2))
        assert any(re.fullmatch(r"policy/book/.+\.pdf", path) for path in files) == (whole_up_to == 3)


ADDED = """year: 2018
number: {number}
kind: ordinary
title: Added
about: What is added between two builds
committee: not recorded
proposer: not recorded
topics:
  - weather
summary: It was added.
clauses:
  - letter: a
    kind: position
    text: Things are added.
links:
  - kind: related
    to: 2018/3
    because: It is near.
outcome:
  decisions:
    - by: agm
      decision: not recorded
source:
  document: agm-2018-minutes
"""


@pytest.mark.parametrize("change", ["none", "template", "code", "library", "union", "abbreviation"])
@pytest.mark.slow
def test_nothing_is_taken_that_was_made_otherwise(builds: Builds, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[str] = []
    monkeypatch.setattr(Site, "render", _noting(Site.render, rendered))
    monkeypatch.setattr(workers, "processors", lambda: 1)
    records = open_archive(builds.archive, "archive").records
    match change:
        case "none":
            records = {}
        case "template":
            monkeypatch.setattr(digest, "of_files", lambda folder, wanted=None: "others")
        case "code":
            monkeypatch.setattr(digest, "_CODE", ["others"])
        case "library":
            monkeypatch.setattr(digest, "_versions", lambda: ["99"])
        case "union":
            builds.edit("union.yaml", "\narchive_name: ", "\narchive_name: More ")
        case _:
            entry = "zzz:\n  short: ZZZ\n  name: Zone of Zest\n  meaning: Invented.\n"
            with (builds.archive / "abbreviations.yaml").open("a", encoding="utf-8") as file:
                file.write(entry)
    builds.build(builds.warm, AS_OF, builds.cache)
    assert rendered.count("motion.html.j2") == len(records)


def _noting(render: Callable[..., object], names: list[str]) -> Callable[..., object]:
    def noted(site: Site, template: str, *arguments: object, **more: object) -> object:
        names.append(template)
        return render(site, template, *arguments, **more)

    return noted


@pytest.mark.slow
def test_what_is_damaged_is_never_published(builds: Builds) -> None:
    before = files_of(builds.warm)
    for damage in ("UPDATE parts SET content = zeroblob(40)", "UPDATE parts SET content = substr(content, 2)"):
        database = sqlite3.connect(builds.cache)
        with database:
            database.execute(damage)
        database.close()
        assert builds.build(builds.warm, AS_OF, builds.cache) == before
    for path in sorted(builds.warm.rglob("*.html"))[::7]:
        path.write_bytes(path.read_bytes().replace(b"e", b"a"))
    assert builds.build(builds.warm, AS_OF, builds.cache) == before


@pytest.mark.slow
def test_what_did_not_change_is_neither_read_nor_written_again(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    page = builds.warm / "2024/m8/index.html"
    before = page.stat().st_ino
    builds.edit("2018/1.yaml", "Lamps whose doors open", "Lamps whose hinges turn")
    with monkeypatch.context() as once:
        once.setattr(writing, "read_contents", None)
        builds.build(builds.warm, AS_OF, builds.cache)
    assert page.stat().st_ino == before
    builds.assert_same()


@pytest.mark.slow
def test_the_folder_of_a_meeting_that_an_edit_does_not_touch_is_the_old_sites_and_so_is_its_part_of_the_copy(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline_copy, "WHOLE_UP_TO", 0)
    monkeypatch.setattr(offline_copy, "IN_A_PART", 1)
    builds.assert_same()
    parts = offline_copy.parts_of(open_archive(builds.archive, "archive"))
    before = {path: path.stat().st_ino for path in builds.warm.glob("*/index.html")}
    copies = {key: (builds.warm / part).stat().st_ino for key, part in parts.items()}
    builds.edit("2018/1.yaml", "Lamps whose doors open", "Lamps whose hinges turn")
    builds.assert_same()
    carried = {path.parent.name for path, inode in before.items() if path.stat().st_ino == inode} & copies.keys()
    same = {key for key, inode in copies.items() if (builds.warm / parts[key]).stat().st_ino == inode}
    assert same <= carried
    assert "2018" not in carried
    assert len(same) > 1


@pytest.mark.slow
def test_after_a_build_that_failed_no_page_of_the_old_site_passes_for_a_new_one(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds.edit("2018/1.yaml", "Lamps whose doors open", "Lamps whose gates open")
    with monkeypatch.context() as once:
        once.setattr(LinkCheck, "problems", lambda *_: ["A link leads nowhere."])
        with pytest.raises(StageProblem):
            builds.build(builds.warm, AS_OF, builds.cache)
    builds.assert_same()


@pytest.mark.slow
def test_a_template_that_changes_during_a_build_leaves_nothing_kept(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = iter(["before", "before", "before", "after"])
    monkeypatch.setattr(publishing, "of_program", lambda: next(programs))
    builds.build(builds.warm, AS_OF, builds.cache)
    assert builds.cache.exists()
    builds.build(builds.warm, AS_OF, builds.cache)
    assert not builds.cache.exists()


DAY_FILES = {"assets/checked.js", "data/site.zip"}
"""What differs from one day to the next although nothing has happened."""


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """The files that differ between two sites, or are in one of them alone."""
    return {path for path in {*one, *other} if one.get(path) != other.get(path)}


@pytest.mark.slow
def test_a_day_on_which_nothing_happened_changes_the_file_of_the_day_and_the_zip_alone(builds: Builds) -> None:
    archive = open_archive(builds.archive, "archive")
    last = next_change(archive, AS_OF) - A_DAY
    assert last > AS_OF
    first = files_of(builds.warm)
    same, changed = (builds.build(builds.folder / f"site-{day}", day, None) for day in (last, last + A_DAY))
    assert differing(first, same) == DAY_FILES
    assert len(first["data/site.zip"]) == len(same["data/site.zip"])
    assert differing(same, changed) > DAY_FILES


@pytest.mark.slow
def test_a_lapse_between_two_days_changes_what_it_bears_on_alone(builds: Builds) -> None:
    eve = dt.date(2027, 10, 11)  # by the invented union's rule, three years after 2024/1 was carried
    before, after = (builds.build(builds.folder / f"site-{day}", day, None) for day in (eve, eve + A_DAY))
    changed = differing(before, after)
    assert b'"standing":"lapsed"' not in before["2024/1/motion.json"]
    assert b'"standing":"lapsed"' in after["2024/1/motion.json"]
    assert {"2024/1/index.html", "2024/1/motion.json", "policy/index.html", "data/pages/2024.json"} <= changed
    assert "2018/1/index.html" not in changed
    assert "2018/1/motion.json" not in changed


@pytest.mark.slow
def test_each_page_has_the_digest_that_its_list_has_and_each_list_that_of_the_file_of_the_day(builds: Builds) -> None:
    site = files_of(builds.warm)
    checked = json.loads(site["assets/checked.js"].split(b"window.checked = ")[1].partition(b";")[0])
    assert checked["day"] == "21 November 2026"
    listed: dict[str, str] = {}
    for folder, own_digest in checked["lists"].items():
        found = json.loads(site[f"data/pages/{folder}.json"])
        assert found["list"] == own_digest
        listed |= found["pages"]
    own = re.compile(rb'<meta name="page-digest" content="([0-9a-f]{16})">')
    pages = {
        path.removesuffix("index.html"): match[1].decode()
        for path, content in site.items()
        if path.endswith(".html") and (match := own.search(content))
    }
    assert listed == pages
    assert len(set(pages.values())) == len(pages)


@pytest.mark.slow
def test_an_edit_changes_the_digests_of_the_pages_that_it_changes_alone(builds: Builds) -> None:
    before = json.loads(files_of(builds.warm)["data/pages/2018.json"])
    builds.edit("2018/1.yaml", "Lamps whose doors open", "Lamps whose hinges turn")
    after = json.loads(builds.build(builds.warm, AS_OF, None)["data/pages/2018.json"])
    assert before["list"] != after["list"]
    changed = {path for path, digest in after["pages"].items() if before["pages"][path] != digest}
    assert "2018/1/" in changed
    assert "2018/e1/" not in changed
