"""The stage: whole or not at all."""

import contextlib
import copy
import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.publish import stage as stage_module
from scripts.publish.stage import MARK, Piece, Stage, StageProblem, exchange, is_running


def test_a_new_site_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with Stage(site) as stage:
        stage.write("index.html", "old")
        stage.write("old/index.html", "gone tomorrow")
    with Stage(site) as stage:
        stage.write("index.html", "new")
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*")) == [MARK, "index.html"]
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
        pytest.raises(StageProblem, match="^Two pages have the address /2018/CA1/index.html"),
        Stage(tmp_path / "site") as stage,
    ):
        stage.write("2018/ca1/index.html", "one")
        stage.write("2018/CA1/index.html", "other")


def test_a_folder_that_holds_something_else_is_not_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(StageProblem, match="has something in it that this program did not build"), Stage(tmp_path):
        pass
    assert (tmp_path / "letters.txt").read_text() == "mine"


def test_a_page_of_somebody_elses_is_not_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(StageProblem, match="Name an empty folder, or one with a site of ours"), Stage(tmp_path):
        pass
    assert (tmp_path / "index.html").read_text() == "mine"


def test_a_site_from_before_the_mark_is_recognised_once_and_marked(tmp_path: Path) -> None:
    for name in ("index.html", "assets/site.css", "data/motions.json"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text("old")
    with Stage(tmp_path / "site") as stage:
        stage.write("index.html", "new")
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == [MARK, "index.html"]


def test_the_root_of_the_disk_is_no_place_for_a_site() -> None:
    with pytest.raises(StageProblem, match="^/ cannot hold a site: name a folder for it.$"):
        Stage(Path("/"))


def old_and_new(site: Path) -> None:
    for content in ("old", "new"):
        with Stage(site) as stage:
            stage.write("index.html", content)


def test_where_names_cannot_be_exchanged_the_site_is_renamed_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_module, "exchange", lambda one, other: False)
    old_and_new(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "new"
    assert list(tmp_path.iterdir()) == [tmp_path / "site"]


@pytest.mark.skipif(sys.platform != "linux", reason="macOS has a call of its own, Windows has none")
def test_names_are_exchanged_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    if not exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this file system cannot exchange names")
    assert (tmp_path / "one/file").read_text() == "other"
    assert not exchange(tmp_path / "one", tmp_path / "nothing")


def ended_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_what_a_killed_build_left_is_swept_by_the_next(tmp_path: Path) -> None:
    ended, running = ended_process(), os.getppid()
    for process in (ended, running):
        (tmp_path / f".site.{process}.new/2018").mkdir(parents=True)
    (tmp_path / ".another.1.new").mkdir()
    old_and_new(tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".another.1.new", f".site.{running}.new", "site"]


def test_a_site_that_lost_its_name_to_a_killed_build_gets_it_back(tmp_path: Path) -> None:
    old_and_new(tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / f".site.{ended_process()}.old")
    with pytest.raises(RuntimeError), Stage(tmp_path / "site"):
        raise RuntimeError("a template broke")
    assert (tmp_path / "site/index.html").read_text() == "new"


def test_what_the_system_refuses_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StageProblem, match="cannot be written: Not a directory. The site was not changed."):
        Stage(tmp_path / "file/site").__enter__()

    def full(path: str, *arguments: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device", path)

    cannot = pytest.raises(StageProblem, match=r"index.html cannot be written: No space left on device")
    with cannot, Stage(tmp_path / "site") as stage:
        monkeypatch.setattr(stage_module, "open", full, raising=False)
        stage.write("index.html", "new")
    assert not (tmp_path / "site").exists()


def test_a_process_that_has_ended_is_not_running() -> None:
    assert is_running(os.getpid())
    assert not is_running(ended_process())
    assert not is_running(2**70)


def test_a_file_in_the_sites_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(StageProblem, match="is a file, and should be a folder"), Stage(tmp_path / "site"):
        pass


def test_what_another_process_puts_is_noted_here(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with Stage(site) as stage:
        copy.copy(stage).put("2018/1/index.html", b"page")  # as a process that began as a copy of this one
        stage.note("2018/1/index.html", 4)
        with pytest.raises(StageProblem, match="^Two pages have the address /2018/1/index.html"):
            stage.note("2018/1/index.html", 4)
        with pytest.raises(StageProblem, match="^Two pages have the address /2018/1/index.html"):
            stage.put("2018/1/index.html", b"another")
    assert (site / "2018/1/index.html").read_text() == "page"
    assert stage.paths == {"2018/1/index.html": 4}


def test_a_file_is_written_in_pieces_one_behind_the_other(tmp_path: Path) -> None:
    with Stage(tmp_path / "site") as stage:
        stage.write("list.json", Piece("[1"))
        stage.write("index.html", "page")
        stage.write("list.json", Piece(",2]"))
        assert stage.paths["list.json"] == 5
    assert (tmp_path / "site/list.json").read_text() == "[1,2]"


@pytest.mark.parametrize(("first", "then"), [("whole", Piece("part")), (Piece("part"), "whole")])
def test_a_piece_is_not_put_behind_a_file_that_is_whole_nor_written_over(first: str, then: str, tmp_path: Path) -> None:
    with pytest.raises(StageProblem, match="^Two pages have the address /list.json"), Stage(tmp_path / "site") as stage:
        stage.write("list.json", first)
        stage.write("list.json", then)


def test_a_file_that_is_open_has_its_size_when_it_is_closed(tmp_path: Path) -> None:
    with Stage(tmp_path / "site") as stage:
        with stage.open("data/all.zip") as into:
            stage.write("a.txt", "text")
            into.write(b"text")
            assert stage.paths["data/all.zip"] == 0
        assert stage.paths["data/all.zip"] == len("text")
    assert (tmp_path / "site/data/all.zip").read_text() == "text"
    with pytest.raises(StageProblem), Stage(tmp_path / "site2") as stage:
        stage.write("all.zip", "text")
        with stage.open("all.zip"):
            pass


def inodes(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


def written_twice(site: Path) -> tuple[dict[str, int], dict[str, int]]:
    """The files of a site and of the next one, in which `changed` and nothing else is changed."""
    with Stage(site) as stage:
        for path in ("same", "deep/er/same", "changed", "gone"):
            stage.write(path, "old")
    before = inodes(site)
    with Stage(site) as stage:
        for path, content in (("same", "old"), ("deep/er/same", "old"), ("changed", "new"), ("more", "new")):
            stage.write(path, content)
    for path, content in (("same", "old"), ("deep/er/same", "old"), ("changed", "new"), ("more", "new")):
        assert (site / path).read_text() == content
    return before, inodes(site)


def test_an_unchanged_file_is_the_old_sites_own(tmp_path: Path) -> None:
    before, after = written_twice(tmp_path / "site")
    assert [path for path in after if after[path] == before.get(path)] == ["same", "deep/er/same"]
    assert {path.stat().st_nlink for path in (tmp_path / "site").rglob("*") if path.is_file()} == {1}


def test_where_links_are_not_to_be_had_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: str) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuses)
    before, after = written_twice(tmp_path / "site")
    assert [path for path in after if after[path] == before.get(path)] == []


def test_a_build_that_fails_leaves_no_second_name_of_a_file(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with Stage(site) as stage:
        stage.write("same", "old")
    with pytest.raises(RuntimeError), Stage(site) as stage:
        stage.write("same", "old")
        raise RuntimeError("a template broke")
    assert (site / "same").stat().st_nlink == 1
    assert (site / "same").read_text() == "old"


@pytest.mark.parametrize("damage", ["longer", "odd", ""])
def test_a_damaged_file_of_the_old_site_is_written_anew(tmp_path: Path, damage: str) -> None:
    site = tmp_path / "site"
    with Stage(site) as stage:
        stage.write("same", "old")
    known = (site / "same").stat()
    (site / "same").write_text(damage)
    os.utime(site / "same", ns=(known.st_atime_ns, known.st_mtime_ns))
    with Stage(site) as stage:
        stage.write("same", "old")
    assert (site / "same").read_text() == "old"


def test_a_file_that_somebody_else_has_a_link_to_is_not_shared(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with Stage(site) as stage:
        stage.write("same", "old")
        stage.write("symbolic", "old")
    os.link(site / "same", tmp_path / "mine")
    (site / "symbolic").unlink()
    (site / "symbolic").symlink_to(tmp_path / "mine")
    with Stage(site) as stage:
        stage.write("same", "old")
        stage.write("symbolic", "old")
    (tmp_path / "mine").write_text("changed by somebody")
    assert (site / "same").read_text() == (site / "symbolic").read_text() == "old"


MEETINGS = {"2018": {"2018/index.html": 4, "2018/1/index.html": 4}, "2019": {"2019/index.html": 4}}
OLD = {
    "index.html": "old",
    "2018/index.html": "2018",
    "2018/1/index.html": "2018",
    "2019/index.html": "2019",
    "gone/a": "old",
}
NEW = {**OLD, "index.html": "new", "2020/index.html": "new"}
del NEW["gone/a"]


def build(site: Path, files: dict[str, str], carried: dict[str, dict[str, int]]) -> Stage:
    """A site with some files, those in folders that are carried over as they are."""
    with Stage(site) as stage:
        for folder, sizes in carried.items():
            stage.carry(folder, sizes)
        for path, content in files.items():
            if path.partition("/")[0] not in carried:
                stage.write(path, content)
    return stage


def found(site: Path) -> dict[str, str]:
    """What a reader finds, who does not see where folders are links."""
    paths = (
        Path(folder, name) for folder, _, names in os.walk(site, followlinks=True) for name in names if name != MARK
    )
    return {path.relative_to(site).as_posix(): path.read_text() for path in paths}


@pytest.mark.parametrize("exchanges", [True, False])
def test_folders_that_are_carried_over_have_the_same_files(
    exchanges: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    build(site, OLD, {})
    before = {path: (site / path).stat().st_ino for path in NEW if path.startswith(("2018", "2019"))}
    if not exchanges:
        monkeypatch.setattr(stage_module, "exchange", lambda one, other: False)
    stage = build(site, NEW, MEETINGS)
    assert found(site) == NEW
    assert {path: (site / path).stat().st_ino for path in before} == before
    assert stage.paths == {path: len(content) for path, content in NEW.items()}
    assert list(tmp_path.iterdir()) == [site]


def test_where_something_else_is_written_into_a_carried_folder_its_files_are_linked(tmp_path: Path) -> None:
    build(tmp_path / "site", OLD, {})
    more = {**NEW, "2019/more": "new"}
    with Stage(tmp_path / "site") as stage:
        stage.carry("2019", MEETINGS["2019"])
        for path, content in more.items():
            if path != "2019/index.html":
                stage.write(path, content)
        with pytest.raises(StageProblem, match="^Two pages have the address /2019/index.html"):
            stage.write("2019/index.html", "other")
    assert found(tmp_path / "site") == more


def test_what_a_build_that_failed_had_taken_goes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    build(site, OLD, {})

    def fails(*_: Path) -> bool:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as once:
        once.setattr(stage_module, "exchange", fails)
        with pytest.raises(StageProblem, match="The site was not changed"):
            build(site, NEW, MEETINGS)
    assert found(site) == OLD
    with pytest.raises(StageProblem, match="The site was not changed"):
        build(site, NEW, {**MEETINGS, "2021": {"2021/index.html": 1}})
    assert found(site) == OLD
    assert list(tmp_path.iterdir()) == [site]


class Killed(BaseException):
    """The process ends here: nothing that it would still do is done."""


@pytest.mark.parametrize("exchanges", [True, False])
def test_killed_at_any_step_the_site_is_the_old_or_the_new_one_or_becomes_so_with_the_next_build(
    exchanges: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, str]] = []
    left = 0

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **more: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return call(*arguments, **more)

        return called

    exchange_or_not = stage_module.exchange if exchanges else lambda one, other: False
    while not seen or left < 0:
        site = tmp_path / f"{len(seen)}/site"
        build(site, OLD, {})
        left = len(seen)
        with monkeypatch.context() as once:
            for name in ("rename", "mkdir", "link", "symlink", "unlink", "rmdir"):
                once.setattr(os, name, counted(getattr(os, name)))
            once.setattr(stage_module, "exchange", counted(exchange_or_not))
            with contextlib.suppress(Killed):
                build(site, NEW, MEETINGS)
        if exchanges:
            assert found(site) in (OLD, NEW)
        # The next process has the id of the one that was killed, as in a container.
        with pytest.raises(RuntimeError), Stage(site):
            raise RuntimeError("a template broke")
        seen.append(found(site))
        assert list(site.parent.iterdir()) == [site]
    assert seen == [OLD] * seen.count(OLD) + [NEW] * seen.count(NEW)
    assert seen.count(OLD) >= 5
    assert seen.count(NEW) >= 5
