"""Kept frames: MkDocs builds once, and again where anything that it reads has changed."""

import sqlite3
from functools import partial
from pathlib import Path

import pytest

from scripts.publish.build_cache import BuildCache
from scripts.publish.digest import of_surroundings
from scripts.publish.frames import kept_frames
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.frames.kept_frames import frames_into


class Builder:
    """Stands in for MkDocs, and counts."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.built = 0
        monkeypatch.setattr(kept_frames, "build_frames", self.build)

    def build(self, config: Path, folder: Path) -> None:
        self.built += 1
        (folder / "frames/deeper").mkdir(parents=True)
        (folder / "frames/deeper/index.html").write_text(f"ŵ {config}\r\n", encoding="utf-8", newline="")
        (folder / "face.woff2").write_bytes(bytes(range(256)))
        (folder / "empty.txt").write_bytes(b"")


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> Builder:
    return Builder(monkeypatch)


def files(folder: Path, sources: str, cache: Path | None) -> dict[str, bytes]:
    """What stands in a new folder afterwards."""
    folder.mkdir()
    with BuildCache(cache) as kept:
        frames_into(folder, Path("mkdocs.yml"), kept, lambda: sources)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_second_build_has_the_same_bytes_without_mkdocs(builder: Builder, tmp_path: Path) -> None:
    cache = tmp_path / "frames.sqlite"
    first = files(tmp_path / "1", "a", cache)
    assert files(tmp_path / "2", "a", cache) == first
    assert builder.built == 1
    assert sorted(first) == ["empty.txt", "face.woff2", "frames/deeper/index.html"]


def test_where_something_changed_they_are_built_again_and_the_old_ones_forgotten(
    builder: Builder, tmp_path: Path
) -> None:
    cache = tmp_path / "frames.sqlite"
    for number, sources in enumerate("abbab"):
        files(tmp_path / str(number), sources, cache)
    assert builder.built == 4
    (rows,) = sqlite3.connect(cache).execute("SELECT count(*) FROM parts").fetchone()
    assert rows == 1


def test_without_a_cache_they_are_built_each_time(builder: Builder, tmp_path: Path) -> None:
    assert files(tmp_path / "1", "a", None) == files(tmp_path / "2", "a", None)
    assert builder.built == 2


def test_what_changes_while_mkdocs_builds_is_not_kept(builder: Builder, tmp_path: Path) -> None:
    for number in range(2):
        folder, sources = tmp_path / str(number), iter(["before", "after"])
        folder.mkdir()
        with BuildCache(tmp_path / "frames.sqlite") as kept:
            frames_into(folder, Path("mkdocs.yml"), kept, partial(next, sources))
    assert builder.built == 2


def test_what_is_damaged_is_built_again(builder: Builder, tmp_path: Path) -> None:
    cache = tmp_path / "frames.sqlite"
    first = files(tmp_path / "1", "a", cache)
    database = sqlite3.connect(cache)
    with database:
        database.execute("UPDATE parts SET content = zeroblob(400)")
    database.close()
    assert files(tmp_path / "2", "a", cache) == first
    assert builder.built == 2


def test_what_mkdocs_cannot_build_is_not_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def failing(config: Path, folder: Path) -> None:
        raise FrameProblem("MkDocs could not build the frames.")

    monkeypatch.setattr(kept_frames, "build_frames", failing)
    for number in range(2):
        with pytest.raises(FrameProblem):
            files(tmp_path / str(number), "a", tmp_path / "frames.sqlite")


@pytest.mark.parametrize("name", ["mkdocs.yml", "requirements.txt", "docs/index.md", "docs/overrides/main.html"])
def test_a_change_of_any_file_around_the_archive_changes_its_digest(name: str, tmp_path: Path) -> None:
    for each in ("mkdocs.yml", "requirements.txt", "docs/index.md", "docs/overrides/main.html"):
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / each).write_text("before", encoding="utf-8")
    before = of_surroundings(tmp_path)
    assert of_surroundings(tmp_path) == before
    (tmp_path / name).write_text("behind", encoding="utf-8")
    assert of_surroundings(tmp_path) != before
