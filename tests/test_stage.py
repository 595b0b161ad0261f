"""The stage: whole or not at all."""

from pathlib import Path

import pytest

from scripts.publish.stage import BuildCache, Piece, Stage, StageProblem


def test_a_new_site_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with Stage(site) as stage:
        stage.write("index.html", "old")
        stage.write("old/index.html", "gone tomorrow")
    with Stage(site) as stage:
        stage.write("index.html", "new")
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*")) == ["index.html"]
    assert (site / "index.html").read_text() == "new"
    assert list(tmp_path.iterdir()) == [site]


def test_a_site_that_fails_half_way_leaves_the_old_one_and_no_litter(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with Stage(site) as stage:
        stage.write("index.html", "old")
    with pytest.raises(RuntimeError), Stage(site) as stage:
        stage.write("index.html", "new")
        raise RuntimeError("a template broke")
    assert (site / "index.html").read_text() == "old"
    assert list(tmp_path.iterdir()) == [site]


def test_two_pages_on_one_path_are_refused_also_where_only_capitals_tell_them_apart(tmp_path: Path) -> None:
    with (
        pytest.raises(StageProblem, match="^Two pages want to stand at /2018/CA1/index.html"),
        Stage(tmp_path / "site") as stage,
    ):
        stage.write("2018/ca1/index.html", "one")
        stage.write("2018/CA1/index.html", "other")


def test_a_folder_that_holds_something_else_is_not_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(StageProblem, match="holds something that is no site"), Stage(tmp_path):
        pass
    assert (tmp_path / "letters.txt").read_text() == "mine"


def test_a_file_in_the_sites_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(StageProblem, match="is a file; a folder is expected there"), Stage(tmp_path / "site"):
        pass


def test_a_file_is_written_in_pieces_one_behind_the_other(tmp_path: Path) -> None:
    with Stage(tmp_path / "site") as stage:
        stage.write("list.json", Piece("[1"))
        stage.write("index.html", "page")
        stage.write("list.json", Piece(",2]"))
        assert stage.paths["list.json"] == 5
    assert (tmp_path / "site/list.json").read_text() == "[1,2]"


@pytest.mark.parametrize(("first", "then"), [("whole", Piece("part")), (Piece("part"), "whole")])
def test_a_piece_is_not_put_behind_a_file_that_is_whole_nor_written_over(first: str, then: str, tmp_path: Path) -> None:
    with pytest.raises(StageProblem, match="^Two pages want to stand at /list.json"), Stage(tmp_path / "site") as stage:
        stage.write("list.json", first)
        stage.write("list.json", then)


def test_a_file_that_is_open_has_its_size_when_it_is_closed(tmp_path: Path) -> None:
    with Stage(tmp_path / "site") as stage:
        stage.write("b/index.html", "page")
        stage.write("a.txt", "text")
        with stage.open("all.zip") as into:
            for name, content in stage.files([*stage.names(lambda path: path != "a.txt"), "not yet"]):
                into.write(name.encode() + content)
        assert stage.paths["all.zip"] == len("all.zip" + "b/index.htmlpage")
    with pytest.raises(StageProblem), Stage(tmp_path / "site2") as stage:
        stage.write("all.zip", "text")
        with stage.open("all.zip"):
            pass


def test_what_is_kept_is_found_by_all_that_it_is_made_from(tmp_path: Path) -> None:
    assert BuildCache.name("a", "b") != BuildCache.name("ab", "") != BuildCache.name("a", "bc")
    kept, name = BuildCache(tmp_path / "cache"), BuildCache.name("a", "b")
    assert kept.take(name) is None
    assert kept.keep(name, b"made") == b"made"
    assert BuildCache(tmp_path / "cache").take(name) == b"made"
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [name]


def test_without_a_folder_nothing_is_kept() -> None:
    kept = BuildCache()
    kept.keep("name", b"made")
    kept.forget_unused()
    assert kept.take("name") is None
