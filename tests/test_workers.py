"""Several processes fill one cache: all of the work is done, once, and whatever fails ends it with a sentence."""

import multiprocessing
import os
import select
import signal
import threading
from pathlib import Path

import pytest

from scripts.publish import workers
from scripts.publish.build_cache import BuildCache
from scripts.publish.frames.frames import FrameProblem
from scripts.publish.stage import StageProblem

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")  # pytest's own threads
needs_fork = pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="elsewhere one process does all")


@pytest.mark.parametrize("processors", [1, pytest.param(3, marks=needs_fork)])
def test_each_share_is_done_once_and_what_it_makes_is_kept(
    processors: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: processors)
    with BuildCache(tmp_path / "cache") as cache:
        cache.keep("before", b"there")

        def work(share: int) -> None:
            assert cache.take(f"share {share}") is None
            cache.keep(f"share {share}", b"%d %s" % (share, cache.take("before") or b""))

        workers.do_all(cache, work, 7)
    with BuildCache(tmp_path / "cache") as cache:
        assert cache.names() == {"before", *(f"share {share}" for share in range(7))}
        assert cache.take("share 6") == b"6 there"


@needs_fork
def test_a_process_with_threads_is_not_copied() -> None:
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert workers.processors() == 1
    finally:
        ended.set()
        thread.join()


@needs_fork
@pytest.mark.parametrize(("quota", "most"), [("100000 100000\n", 1), ("1000000 100000\n", 10), ("max 100000\n", 99)])
def test_a_container_is_asked_for_no_more_than_it_has(
    quota: str, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cpu.max").write_text(quota)
    monkeypatch.setattr(workers, "QUOTA", tmp_path / "cpu.max")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(99)))
    monkeypatch.setattr(os, "listdir", lambda _: ["the only thread"])
    assert workers.processors() == most


@needs_fork
def test_what_a_process_raises_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(_: int) -> None:
        raise FrameProblem("A slot is missing.")

    monkeypatch.setattr(workers, "processors", lambda: 2)
    with pytest.raises(FrameProblem, match="A slot is missing"):
        workers.do_all(BuildCache(), work, 5)


@needs_fork
def test_a_process_that_is_killed_ends_the_work_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(share: int) -> None:
        if share == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(workers, "processors", lambda: 2)
    with pytest.raises(StageProblem, match="ended a process that made pages"):
        workers.do_all(BuildCache(), work, 5)


@needs_fork
def test_a_process_that_ends_within_a_message_ends_the_work_with_a_sentence() -> None:
    here, there = multiprocessing.Pipe()
    os.write(there.fileno(), (1000).to_bytes(4, "big") + b"a beginning")
    there.close()
    with pytest.raises(StageProblem, match="ended a process that made pages"):
        workers._answer(here, BuildCache(), iter(()))


@needs_fork
def test_the_others_end_where_the_first_is_killed(tmp_path: Path) -> None:
    """Each process holds a pipe open for as long as it lives; once all have ended, its other end is at its end."""
    reading, writing = os.pipe()
    first = os.fork()
    if not first:
        os.close(reading)
        workers.processors = lambda: 2
        workers.do_all(BuildCache(), lambda share: os.kill(os.getppid(), signal.SIGKILL) if share == 3 else None, 50)
        os._exit(0)
    os.close(writing)
    os.waitpid(first, 0)
    ended, _, _ = select.select([reading], [], [], 60)
    assert ended
    assert os.read(reading, 1) == b""
    os.close(reading)
