"""Lines that say that a motion goes on over the page: `Motion 7 (continued)` above the rest, `cont'd overleaf` at the foot."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.intake.documents.lines import Line

GOES_ON = "it says that a motion goes on over the page"
_CONTINUED = r"(?:continued|cont(?:['’]?d|inues|\.)?)"
_AT_FOOT = re.compile(
    rf"\W*(?:{_CONTINUED}\s+(?:overleaf|over(?: the)? page|over|on (?:the )?(?:next page|following page|page \d{{1,4}}))|please turn over|p\.?t\.?o\.?)\W*",
    re.IGNORECASE,
)
_AT_HEAD = re.compile(
    rf"(?P<head>.*?\S)?\s*(?:[(\[]\s*{_CONTINUED}\s*[)\]]|[,:–—-]\s*{_CONTINUED})[\s.:…]*", re.IGNORECASE
)
LONGEST = 120
"""The characters of a heading that may be printed again over the page."""


def without_goes_on(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[Line, str]]]:
    """The lines without those that only say that a motion goes on, and these, each with its reason.

    A heading with `continued` counts where a line above begins with the same heading: `Strike pay (continued)` may be a
    title. A line in lower case right after it goes on with the sentence.
    """
    kept: list[Line] = []
    aside: list[tuple[Line, str]] = []
    is_broken = False
    for line in lines:
        if _says_goes_on(line, kept):
            aside.append((line, GOES_ON))
            is_broken = True
            continue
        if is_broken and kept and line.text.lstrip()[:1].islower():
            kept[-1] = replace(kept[-1], room=kept[-1].room or 0)
            line = replace(line, blank_before=False)
        kept.append(line)
        is_broken = False
    return kept, aside


def _says_goes_on(line: Line, above: Sequence[Line]) -> bool:
    text = line.text.strip()
    if line.cells or not above or len(text) > LONGEST:
        return False
    if _AT_FOOT.fullmatch(text):
        return True
    found = _AT_HEAD.fullmatch(text)
    if not found:
        return False
    head = _plain(found["head"] or "")
    return not head or any(re.match(rf"{re.escape(head)}(?!\w)", _plain(one.text)) for one in above if not one.cells)


def _plain(text: str) -> str:
    """A heading as it is compared."""
    return " ".join(re.sub(r"[^\w\s]", " ", text).split()).casefold()
