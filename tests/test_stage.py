"""The stage: whole or not at all."""

from pathlib import Path

import pytest

from scripts.publish.stage import Stage, StageProblem


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
