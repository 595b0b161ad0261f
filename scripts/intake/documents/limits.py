"""Limits for reading a document: strangers choose what is in it, so it is read in a process with these limits."""

import contextlib
import sys

SECONDS = 60
"""Processor time for reading one document. A list of 200 pages takes half of it."""

SECONDS_OF_THE_CLOCK = SECONDS if sys.platform == "win32" else 3 * SECONDS
"""After which it is ended in any case: on a busy machine a process waits as well. Windows limits the clock alone."""

MEMORY = 500_000_000
"""Bytes of address space for the process that reads."""

LARGEST = 50_000_000
"""Bytes in the largest document that is read. A year's motions with pictures have seldom more than five million."""

LARGEST_UNPACKED = 200_000_000
"""Bytes that a packed document (docx, odt, xlsx) may unpack to. A small file can be made to unpack to any size."""

MOST_PAGES = 2_000
MOST_LINES = 100_000
"""Lines of a text, or rows of all tables together. Ten thousand motions of ten lines."""

LONGEST_LINE = 100_000
"""Characters in a line, paragraph or line of a cell: sixteen thousand words. Long motions have two thousand."""

LONGEST_BLANK = 200
"""Blanks in a row that are kept: more say nothing more about the layout."""

LONGEST_LEADER = 100
"""Dots, hyphens or the like in a row that are kept."""

LONGEST_WORD = 2_000
"""Letters and digits in a row: a text of any language is broken by a space or a stop before."""

MOST_CHARACTERS = 20_000_000
"""Characters of the whole text: four million words."""


def limit_this_process() -> bool:
    """Limit the memory and processor time of this process. Returns whether its memory could be limited.

    Windows has no such limits, and macOS refuses the one on memory; there the limit of time remains, which the parent
    process keeps.
    """
    if sys.platform == "win32":
        return False
    import resource

    def limit(what: int, most: int, over: int = 0) -> bool:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most + over))
            return True
        return False

    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_CPU, SECONDS, over=5)  # where both are the same, the signal does not say why
    return limit(resource.RLIMIT_AS, MEMORY)
