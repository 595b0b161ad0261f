"""One module for each format. Its `read(raw, progress)` takes a file's bytes and returns its lines, or raises CannotRead."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many pages are done and how many there are."""


def no_progress(done: int, of: int) -> None:
    """For whoever need not know."""


class CannotRead(Exception):
    """A document that cannot be read: a sentence that says why, and what to do."""


TOO_DEEP = "Its parts are nested too deeply. Save the motions by themselves."
