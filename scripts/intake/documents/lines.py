"""A document as lines, each with its place and its looks: what every format is read into."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from schema.sentences import in_runs
from schema.terms import Look

BULLET = "•"
"""The mark of an entry of a list without numbers."""
BETWEEN = " | "
"""What stands between the cells where a row is shown as one text."""
MENU = "a menu of the page"
"""Why a line of links alone is left out."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in its document, as a person finds it again."""

    number: int
    page: int = 0
    """Its page, or its sheet in a workbook that has several; 0 where there is neither."""
    unit: str = "line"
    sheet: str = ""
    """The name of that sheet."""

    @property
    def code(self) -> str:
        """`3.4` (line 4 of page 3, or row 4 of sheet 3) or `12`. No two lines of a document have the same."""
        return f"{self.page}.{self.number}" if self.page else str(self.number)

    @property
    def above(self) -> str:
        """`page 3, ` or `sheet “Rules”, `, or nothing: what stands before the line's own number."""
        return f"sheet “{self.sheet}”, " if self.sheet else f"page {self.page}, " if self.page else ""

    def __str__(self) -> str:
        """`line 12`, `page 3, line 4`, `row 7`, `sheet “Rules”, row 2`."""
        return f"{self.above}{self.unit} {self.number}"


def is_menu(links: int, beside: str) -> bool:
    """Whether a line of several links has nothing between them but strokes or points: `Back to news | Join us`."""
    return links > 1 and re.fullmatch(r"[\s|·•/»›]+", beside) is not None and not beside.isspace()


RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The figures as they are shown where they stand above the line, as a footnote's number does."""
LARGE, SMALL = 1.15, 0.85
"""From, and up to, which size letters are seen to be larger or smaller than the text's."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph of a document.

    `text` begins with its list mark or number where the document shows one, also one that the format only implies.
    `room` is how many characters would still have fitted after it, 0 where none did, None where the line ends because
    its paragraph does. `aside` says why a line is no part of the text (a page header, a menu); it is then left alone.
    """

    text: str
    place: Place
    heading: int = 0
    """Its level among the document's own headings, 0 for none."""
    bold: bool = False
    """Whether all of it is bold."""
    level: int = 0
    """How deep it stands in lists within lists, 0 for the outermost."""
    blank_before: bool = False
    """Whether there is empty space above it."""
    cells: tuple[str, ...] = ()
    """Its cells, where it is a row of a table."""
    italic: bool = False
    underlined: bool = False
    """Whether all of it is italic, or underlined."""
    centred: bool = False
    size: float = 1.0
    """Of its letters, by that of most letters in the document. 1.0 where the format does not say."""
    indent: int = 0
    """How far from the left edge of the text it begins, in characters."""
    field: str = ""
    """The name of the field of a file's head that it gives, in lower case: `title` of `title: Bell ropes`."""
    room: int | None = None
    aside: str = ""
    at: tuple[int, ...] = ()
    """Which lines of the document as read it is made of, counted from 0. Each line of a document has one of its own."""
    places: tuple[Place, ...] = dataclasses.field(default=(), repr=False)
    """The places of those lines."""

    @property
    def looks(self) -> frozenset[Look]:
        """What can be seen of it."""
        seen = {
            Look.BOLD: self.bold,
            Look.ITALIC: self.italic,
            Look.UNDERLINED: self.underlined,
            Look.CAPITALS: self.text.isupper() and sum(map(str.isalpha, self.text)) > 1,
            Look.HEADING: self.heading > 0,
            Look.LARGE: self.size >= LARGE,
            Look.SMALL: self.size <= SMALL,
            Look.CENTRED: self.centred,
            Look.INDENTED: self.indent > 0 or self.level > 0,
            Look.ROW: bool(self.cells),
        }
        return frozenset(look for look, is_so in seen.items() if is_so)

    def with_text(self, text: str) -> "Line":
        """The same line saying something else."""
        return self if text == self.text else replace(self, text=text)

    def joined(self, other: "Line", text: str) -> "Line":
        """This line and the one that goes on with it, as one line with this text."""
        return replace(
            self, text=text, room=other.room, at=self.at + other.at, places=self.all_places + other.all_places
        )

    @property
    def all_places(self) -> tuple[Place, ...]:
        """The places of every line that it is made of."""
        return self.places or (self.place,)


@dataclass(frozen=True, slots=True)
class DocumentText:
    """What reading a document gave: its lines in reading order, and what the document says of itself."""

    lines: tuple[Line, ...]
    format: str
    """What kind of file it was, in a word or two for a person: `Word document`."""
    title: str = ""
    """The title that the file carries in itself, where it has one."""
    pages: int = 0
    """How many pages, 0 where the format has none."""
    name: str = ""
    """The file's name, without its folder; nothing for a text that was pasted."""
    digest: str = ""
    """The first six digits of the SHA-256 of the file's bytes: another edition of a document has another."""
    notes: tuple[str, ...] = ()
    """What a person should know of the document besides its lines, in sentences."""

    @property
    def identity(self) -> str:
        """Which document this is, as a margin file names it: `AGM-2027.pdf · 3f9a1c · 212 lines`."""
        lines = f"{len(self.lines)} line{'' if len(self.lines) == 1 else 's'}"
        return " · ".join(filter(None, (self.name or "pasted text", self.digest, lines)))

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)


def numbered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines as read, each knowing which one it is. Lines that say nothing are left out."""
    filled = [line for line in lines if line.text.strip() or any(cell.strip() for cell in line.cells)]
    return tuple(replace(line, at=(number,)) for number, line in enumerate(filled))


def spans(places: Sequence[Place]) -> str:
    """Places in words, neighbours together: `lines 3–5 and 9`, `page 2, lines 1–3; page 3, line 1`."""
    pages: dict[tuple[str, str], list[int]] = {}
    for place in places:
        pages.setdefault((place.above, place.unit), []).append(place.number)
    parts = []
    for (above, unit), numbers in pages.items():
        words = in_runs(map(str, sorted(set(numbers))))
        shown = words if len(words) <= MOST_RUNS else [*words[: MOST_RUNS - 1], f"{len(words) - MOST_RUNS + 1} more"]
        noun = unit if len(set(numbers)) == 1 else unit + "s"
        listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
        parts.append(f"{above}{noun} {listed}")
    if len(parts) > MOST_RUNS:
        parts = [*parts[: MOST_RUNS - 1], f"{len(parts) - MOST_RUNS + 1} more pages"]
    return "; ".join(parts)


MOST_RUNS = 8
"""How many places are named before the rest are counted."""


def row_line(cells: Iterable[str], place: Place, *, blank_before: bool = False, aside: str = "") -> Line:
    """A row of a table as a line."""
    kept = tuple(cell.strip() for cell in cells)
    text = BETWEEN.join(cell for cell in kept if cell)
    return Line(text, place, cells=kept, blank_before=blank_before, aside=aside)
