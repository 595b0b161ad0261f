"""What a build keeps for the next: never anything but what was kept, and nothing that the build depends on."""

import os
import sqlite3
from pathlib import Path

import pytest

from scripts.publish import build_cache
from scripts.publish.build_cache import BuildCache

NAME = BuildCache.name("a", "b")


def kept(folder: Path, *names: str) -> Path:
    """A cache in which each name is kept with itself as its content."""
    file = folder / "kept/cache.sqlite"
    with BuildCache(file) as cache:
        for name in names:
            assert cache.keep(name, name.encode()) == name.encode()
    return file


def taken(file: Path, *names: str) -> list[bytes | None]:
    with BuildCache(file) as cache:
        return [cache.take(name) for name in names]


def test_a_name_is_made_of_all_its_parts() -> None:
    assert len({BuildCache.name("a", "b"), BuildCache.name("ab", ""), BuildCache.name("a", "bc")}) == 3


def test_what_is_kept_is_taken_by_the_next_build(tmp_path: Path) -> None:
    assert taken(kept(tmp_path, "one", "two"), "one", "two", "three") == [b"one", b"two", None]


def test_what_a_build_did_not_use_is_forgotten(tmp_path: Path) -> None:
    file = kept(tmp_path, "one", "two", "three")
    with BuildCache(file) as cache:
        cache.take("one")
        cache.keep("two", b"anew")
        cache.forget_unused()
    assert taken(file, "one", "two", "three") == [b"one", b"anew", None]


def test_two_archives_keep_theirs_apart(tmp_path: Path) -> None:
    one, other = kept(tmp_path / "a", "one"), kept(tmp_path / "b", "other")
    with BuildCache(other) as cache:
        cache.forget_unused()
    assert (taken(one, "one"), taken(other, "other")) == ([b"one"], [None])


def test_without_a_file_nothing_is_kept() -> None:
    with BuildCache() as cache:
        cache.keep("name", b"made")
        cache.forget_unused()
        assert cache.take("name") is None
        assert not cache.keeps


@pytest.mark.parametrize("column", ["content", "checksum"])
def test_a_damaged_part_is_not_taken_and_its_neighbour_is(tmp_path: Path, column: str) -> None:
    file = kept(tmp_path, "one", "two")
    with sqlite3.connect(file) as database:
        database.execute(f"UPDATE parts SET {column} = ? WHERE name = ?", (b"damaged", "one"))
    database.close()
    assert taken(file, "one", "two") == [None, b"two"]


def test_a_part_under_another_name_is_not_taken(tmp_path: Path) -> None:
    file = kept(tmp_path, "one")
    with sqlite3.connect(file) as database:
        database.execute("UPDATE parts SET name = 'two'")
    database.close()
    assert taken(file, "one", "two") == [None, None]


def test_every_damaged_byte_leaves_what_was_kept_or_nothing(tmp_path: Path) -> None:
    file = kept(tmp_path, "one", "two")
    whole = file.read_bytes()
    for place in [*range(120), *range(120, len(whole), 37)]:
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        for name, content in zip(("one", "two"), taken(file, "one", "two"), strict=True):
            assert content in (None, name.encode()), place


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100, b"SQLite format 3\0"])
def test_a_damaged_file_is_thrown_away_in_silence(
    tmp_path: Path, damage: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    file = kept(tmp_path, "one")
    file.write_bytes(damage)
    with BuildCache(file) as cache:
        assert cache.take("one") is None
        cache.keep("two", b"two")
    assert taken(file, "two") == [b"two"]
    assert capsys.readouterr() == ("", "")


def test_a_file_cut_short_is_thrown_away(tmp_path: Path) -> None:
    file = kept(tmp_path, *map(str, range(2000)))
    file.write_bytes(file.read_bytes()[:-9000])
    assert set(taken(file, *map(str, range(2000)))) <= {None, *(str(name).encode() for name in range(2000))}


def test_one_of_another_version_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = kept(tmp_path, "one")
    monkeypatch.setattr(build_cache, "VERSION", build_cache.VERSION + 1)
    assert taken(file, "one") == [None]


def test_while_another_build_uses_it_a_build_goes_without(tmp_path: Path) -> None:
    file = kept(tmp_path, "one")
    with BuildCache(file) as first, BuildCache(file) as second:
        assert (first.take("one"), second.take("one")) == (b"one", None)
        assert second.keep("two", b"two") == b"two"
    assert taken(file, "one", "two") == [b"one", None]


def test_where_no_file_can_be_made_a_build_goes_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with BuildCache(tmp_path / "file/cache.sqlite") as cache:
        cache.keep("one", b"one")
        assert cache.take("one") is None


def test_the_caches_used_longest_ago_are_forgotten(tmp_path: Path) -> None:
    files = [kept(tmp_path / str(number), "one").rename(tmp_path / f"{number}.sqlite") for number in range(4)]
    for age, file in enumerate(files):
        os.utime(file, (1000 - age, 1000 - age))
    assert taken(files[3], "one") == [b"one"]
    build_cache.forget_oldest(tmp_path, 2)
    assert [file.name for file in files if file.exists()] == ["0.sqlite", "3.sqlite"]
    build_cache.forget_oldest(tmp_path / "nothing", 2)
