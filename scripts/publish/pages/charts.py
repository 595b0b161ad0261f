"""Charts of how far requests have been looked into, drawn as SVG when the site is built.

A few rectangles do not need a charting library: pygal writes the date of the build and a random number into every drawing,
and its text shrinks to 7 px on a phone; matplotlib takes 140 MB; svg.py does not escape. Here names and numbers are the page's
own text, which can wrap, be enlarged and be read aloud. The bars have the page's colours, and each state a pattern of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schema.language import joined
from schema.sentences import counted
from schema.terms import Progress

ENOUGH_FOR_A_NUMBER = 9
"""The width, in per cent of the bar, below which a segment has no room for its number."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a bar: how many requests are in one state. Positions are in per cent of the bar's width."""

    mark: str
    x: str
    width: str
    middle: str
    number: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: its subject, its segments from left to right, and the same in words and in numbers."""

    name: str
    path: str
    total: int
    words: str
    segments: tuple[Segment, ...]
    numbers: tuple[int, ...]


def bar(name: str, path: str, counts: Mapping[Progress, int]) -> Bar:
    """A bar from the number of requests in each state. There is at least one request."""
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
    parts = [joined([f"{counts[term]} ", term.label.lower()]) for term in Progress if counts.get(term)]
    return joined([counted(sum(counts.values()), "request"), joined(parts, ", ")], ": ")


def decimal(number: float) -> str:
    """A position or a length in a drawing, with two decimal places at most: `33.33`, `1.5`."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def bars(rows: Iterable[tuple[str, str, Mapping[Progress, int]]]) -> list[Bar]:
    """The bars of a chart, in the order given. A subject without requests has no bar."""
    return [bar(name, path, counts) for name, path, counts in rows if sum(counts.values())]
