"""The lines of a motion that hold back a name or words, as a person marks them: `12 proposer: body`, `4.3-4.7 words`."""

from collections.abc import Iterable, Iterator, Sequence

from scripts.intake.documents.lines import Line
from scripts.intake.margin.places import letters
from scripts.intake.marks.mark import Mark, MarkedDocument
from scripts.intake.motions.parsed_motion import ParsedMotion, ParsedText

SAME = 12
"""The characters by which a piece of a line is known."""


def label_of_piece(line: Line, pieces: Sequence[Mark]) -> str:
    """What a line, or the piece that its text begins with, is called in a margin file: `2.26b`; empty where it is none of them."""
    if len(pieces) < 2:
        return line.place.code
    start = "".join(line.text.split())[:SAME]
    numbers = (n for n, mark in enumerate(pieces) if start.startswith("".join(mark.text.split())[:SAME]))
    return next((f"{line.place.code}{letters(number)}" for number in numbers), "")


def bodies_to_copy(parts: Iterable[ParsedText], marked: MarkedDocument) -> list[str]:
    """The lines that say that a name in doubt is a body's: `12 proposer: body`."""
    lines = [line for part in parts for line in part.unclear_lines]
    labels = [label_of_piece(line, marked.of_line(line.at[0]) if line.at else ()) for line in lines]
    return [f"{label} proposer: body" for label in dict.fromkeys(labels) if label]


def words_to_copy(motion: ParsedMotion, marked: MarkedDocument) -> str:
    """The line that says that a paragraph with a name in it is the motion's: `4.3-4.7 words`; empty where none is held back."""
    return ", ".join(f"{run} words" for run in dict.fromkeys(run_of(line, marked) for line in held_back(motion)))


def held_back(motion: ParsedMotion) -> Iterator[Line]:
    """The paragraphs of a motion's words, and of its amendments', in which somebody is named."""
    for part in (motion, *motion.amendments):
        yield from part.withheld


def run_of(line: Line, marked: MarkedDocument) -> str:
    """The places of all lines of a paragraph: `4.3-4.7`."""
    places = [marked.document.lines[at].place for at in line.at] or [line.place]
    first, last = places[0].code, places[-1].code
    return first if first == last else f"{first}-{last}"
