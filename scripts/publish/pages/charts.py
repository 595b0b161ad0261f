"""Charts of how far requests have been looked into, drawn as SVG when the site is built.

Our own few rectangles, and no charting library. pygal prints the build's day and a random number into every drawing,
and its letters shrink with the drawing, to 7 px on a phone; matplotlib brings 140 MB; svg.py escapes nothing. Here the
names and numbers are the page's own text, so they wrap, enlarge and can be read aloud; the bars take the page's colours,
light or dark, and each state has a pattern of its own, so that they can be read without any.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schema.problems import counted
from schema.terms import Progress

ENOUGH_FOR_A_NUMBER = 9
"""A segment narrower than this, in per cent of the bar's width, has no room for its number."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a bar: how many requests are in one state. Places are in per cent of the bar's width."""

    mark: str
    x: str
    width: str
    middle: str
    number: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: what it is about, its segments from left to right, and the same in words and numbers."""

    name: str
    path: str
    total: int
    words: str
    segments: tuple[Segment, ...]
    numbers: tuple[int, ...]


def bar(name: str, path: str, counts: Mapping[Progress, int]) -> Bar:
    """A bar from how many requests are in each state. There is at least one request."""
    total = sum(counts.values())
    segments, before = [], 0
    for term in Progress:
        number = counts.get(term, 0)
        if number:
            x, width = 100 * before / total, 100 * number / total
            shown = str(number) if width >= ENOUGH_FOR_A_NUMBER else ""
            segments.append(Segment(term.mark, decimal(x), decimal(width), decimal(x + width / 2), shown))
        before += number
    numbers = tuple(counts.get(term, 0) for term in Progress)
    return Bar(name, path, total, counts_words(counts), tuple(segments), numbers)


def counts_words(counts: Mapping[Progress, int]) -> str:
    """The same as a sentence: `12 requests: 3 met, 9 nothing found`."""
    parts = ", ".join(f"{counts[term]} {term.label.lower()}" for term in Progress if counts.get(term))
    return f"{counted(sum(counts.values()), 'request')}: {parts}"


def decimal(number: float) -> str:
    """A place or a length in a drawing, with no more digits than a screen can show: `33.33`, `1.5`."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def bars(rows: Iterable[tuple[str, str, Mapping[Progress, int]]]) -> list[Bar]:
    """The bars of a chart, in the order given; what has no requests has no bar."""
    return [bar(name, path, counts) for name, path, counts in rows if sum(counts.values())]
