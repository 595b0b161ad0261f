"""What the readers of packed documents (Word, OpenDocument) have in common: paragraphs and rows become lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.intake.documents.lines import Line, Place, row_line

BOXED = "text-box paragraph"


@dataclass(frozen=True, slots=True)
class Looks:
    """How a paragraph looks; see Line. Bold, italic and underlined hold where all of its text is that."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    centred: bool = False
    points: float = 0
    """The size of its letters, 0 where the file does not say."""
    indent: int = 0


class Walk:
    """The lines found so far on a walk over a document's paragraphs and tables."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.number = 0
        """Of the line at hand, from 1: paragraphs, lines within them, rows and what stands beside them, in one count."""
        self.blank = True
        """Whether there is empty space above what comes next."""
        self.unit = "paragraph"
        """What a paragraph is called in a message: one of a text box may be no part of the text around it."""

    def place(self) -> Place:
        """The place of the paragraph at hand."""
        return Place(self.number, unit=self.unit)

    def add_paragraph(
        self, text: str, *, mark: str = "", heading: int = 0, looks: Looks = Looks(), level: int = 0, aside: str = ""
    ) -> None:
        """A paragraph as lines: one, or several where it has line breaks. Its mark (`12.`, `•`) is that of the first."""
        is_first = True
        for part in map(str.strip, text.split("\n")):
            if not part:
                self.blank = True
                continue
            self.number += not is_first
            is_first = False
            self.lines.append(
                Line(
                    f"{mark} {part}" if mark else part, self.place(), heading=heading, bold=looks.bold or heading > 0,
                    level=level, blank_before=self.blank, italic=looks.italic, underlined=looks.underlined,
                    centred=looks.centred, size=looks.points, indent=looks.indent, aside=aside,
                )
            )  # fmt: skip
            mark, self.blank = "", False

    def add_beside(self, text: str, aside: str, unit: str = "") -> None:
        """What is tied to the paragraph at hand and is no part of it: a footnote, a deletion."""
        if text.strip():
            self.number += 1
            self.lines.append(Line(" ".join(text.split()), Place(self.number, unit=unit or self.unit), aside=aside))

    def add_row(self, cells: Sequence[str], aside: str = "") -> None:
        """A row of a table, unless it is empty."""
        self.number += 1
        if any(cells):
            self.lines.append(row_line(cells, self.place(), aside=aside))

    def finished(self) -> tuple[Line, ...]:
        """All lines, with their sizes by that of most letters."""
        letters: Counter[float] = Counter()
        for line in self.lines:
            if line.size and not (line.aside or line.cells or line.heading):
                letters[line.size] += len(line.text)
        usual = letters.most_common(1)[0][0] if letters else 0
        return tuple(
            replace(line, size=round(line.size / usual, 2) if line.size and usual else 1.0) for line in self.lines
        )
