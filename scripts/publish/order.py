"""The order of lists that hold several meetings: the newest meeting first, within it the published order."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from schema.archive import Record

Entry = TypeVar("Entry")


def newest_first(records: Iterable[Record]) -> list[Record]:
    """Motions given in order of time, reordered with the newest meeting's first."""
    return newest_first_by(records, lambda record: record)


def newest_first_by(entries: Iterable[Entry], record_of: Callable[[Entry], Record]) -> list[Entry]:
    """The same for entries that each hold a motion."""
    meetings = [list(members) for _, members in groupby(entries, key=lambda entry: record_of(entry).meeting_key)]
    return [entry for members in reversed(meetings) for entry in members]
