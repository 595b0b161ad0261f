"""The order of lists that span meetings: the newest meeting first, and within it the published order."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from schema.archive import Record

Entry = TypeVar("Entry")


def newest_first(records: Iterable[Record]) -> list[Record]:
    """Motions given in order of time, with those of the newest meeting first."""
    return newest_first_by(records, lambda record: record)


def newest_first_by(entries: Iterable[Entry], record_of: Callable[[Entry], Record]) -> list[Entry]:
    """The same for entries that each have a motion."""
    meetings = [list(members) for _, members in groupby(entries, key=lambda entry: record_of(entry).meeting_key)]
    return [entry for members in reversed(meetings) for entry in members]


def runs(entries: Iterable[tuple[Entry, int]], size: int) -> Iterator[list[Entry]]:
    """Entries, each given with a count, in consecutive runs. A run ends with the entry with which the counts come to `size`."""
    run: list[Entry] = []
    total = 0
    for entry, count in entries:
        run.append(entry)
        total += count
        if total >= size:
            yield run
            run, total = [], 0
    if run:
        yield run
