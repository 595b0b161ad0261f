"""Several processes that fill the cache together, one for each processor. The build then finds there what they made.

So the site is made in the same order, and is the same bytes, whatever their number. Each process begins as a copy of this
one, in which the archive has been read; the cache stays with this one, and the others ask for what is in it.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from scripts.publish.build_cache import BuildCache
from scripts.publish.stage import StageProblem

Work = Callable[[int], object]
"""What is to be done, by the number of the share, from 0. It keeps in the cache what it makes."""

QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Where Linux says how much of its processors' time a container has: https://docs.kernel.org/admin-guide/cgroup-v2.html"""


def processors() -> int:
    """How many processes can work at once. One where the system cannot copy a running process, or this one has threads, which
    a copy would be without: a lock that one of them holds would never be released there."""
    if sys.platform != "linux" or len(os.listdir("/proc/self/task")) > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _allowed(QUOTA))


def _allowed(quota: Path) -> int:
    """How many processors' time a container is given, rounded up. There is no such file, or it says `max`, where that has no limit."""
    try:
        time, of = quota.read_text(encoding="ascii").split()
        return -(-int(time) // int(of))
    except (OSError, ValueError):
        return sys.maxsize


class _Asking:
    """The cache as another process sees it. It also asks which share is next.

    `names` are those of the parts that were kept when the process began. Of others it need not ask: each share makes its own.
    """

    def __init__(self, connection: Connection, names: frozenset[str]) -> None:
        self._connection = connection
        self._names = names

    def take(self, name: str) -> bytes | None:
        if name not in self._names:
            return None
        self._connection.send(("take", name))
        content: bytes | None = self._connection.recv()
        return content

    def keep(self, name: str, content: bytes) -> None:
        self._connection.send(("keep", name, content))

    def next_share(self) -> int | None:
        self._connection.send(("next",))
        share: int | None = self._connection.recv()
        return share


def do_all(cache: BuildCache, work: Work, shares: int) -> bool:
    """Do all shares of some work, on all processors. Returns whether this process did all of it, as where there is one processor.

    Raises what the work raises, and StageProblem where a process is ended.
    """
    if (processes := min(processors(), shares)) > 1:
        _divide(cache, work, shares, processes)
        return False
    for share in range(shares):
        work(share)
    return True


def _divide(cache: BuildCache, work: Work, shares: int, processes: int) -> None:
    context = multiprocessing.get_context("fork")
    running: dict[Connection, BaseProcess] = {}
    names = cache.names()
    try:
        for _ in range(processes):
            here, there = context.Pipe()
            own_ends = (*running, here)
            process: BaseProcess = context.Process(target=_do, args=(cache, names, work, there, own_ends), daemon=True)
            process.start()
            there.close()
            running[here] = process
        left = iter(range(shares))
        while running:
            for connection in wait(list(running)):
                assert isinstance(connection, Connection)
                if not _answer(connection, cache, left):
                    running.pop(connection).join()
    finally:
        for process in running.values():
            process.kill()
            process.join()


def _answer(connection: Connection, cache: BuildCache, left: Iterator[int]) -> bool:
    """Answer one process. Returns whether there is more to come from it."""
    answer: object
    with _still_there():
        asked = connection.recv()
    match asked:
        case ("keep", name, content):
            cache.keep(name, content)
            return True
        case ("raise", error):
            raise error
        case ("take", name):
            answer = cache.take(name)
        case _:
            answer = next(left, None)
    with _still_there():
        connection.send(answer)
    return answer is not None or asked[0] == "take"


@contextmanager
def _still_there() -> Iterator[None]:
    """Say in a sentence that a process has ended, which may be in the middle of a message."""
    try:
        yield
    except (EOFError, OSError):
        sentence = "The system ended a process that made pages, perhaps for want of memory. The site was not changed."
        raise StageProblem(sentence) from None


def _do(
    cache: BuildCache, names: frozenset[str], work: Work, connection: Connection, ends_of_first: Iterable[Connection]
) -> None:
    """What each process does: one share after the other, until none is left or the first process has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    for end in ends_of_first:  # a copy of them kept open here would hide that the first process has ended
        end.close()
    asking = _Asking(connection, names)
    cache.ask(asking)
    with suppress(EOFError, BrokenPipeError):  # the first process has ended
        try:
            while (share := asking.next_share()) is not None:
                work(share)
        except Exception as error:  # raised again by the first process
            connection.send(("raise", error))
