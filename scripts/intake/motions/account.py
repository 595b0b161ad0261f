"""What became of every line of a document: used, skipped with a reason, or not understood. None is lost without a word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from schema.sentences import shortened
from scripts.intake.documents.lines import DocumentText, Line, Place, spans
from scripts.intake.vocabulary.masking import KnownPeople


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines that share one fate, with their places and how the first of them begins."""

    what: str
    places: tuple[Place, ...]
    beginning: str
    """Without the names of people."""

    @property
    def where(self) -> str:
        """Their places in words. What stands on every page or at its foot has none: its words name it."""
        if self.what.endswith(self.places[0].unit):
            others = len(self.places) - 1
            return f"“{shortened(self.beginning, 60)}”" + (f" and {others} more" if others else "")
        return spans(self.places)


class Account:
    """The fate of each line. What nobody speaks for is not understood."""

    def __init__(self, document: DocumentText) -> None:
        self.document = document
        self.used: dict[int, str] = {}
        self.skipped: dict[int, str] = {}
        self.parts: dict[str, list[int]] = {}

    @cached_property
    def people(self) -> KnownPeople:
        """The people whom the document names."""
        return KnownPeople(line.text for line in self.document.lines)

    def use(self, lines: Sequence[Line], what: str) -> None:
        """These lines are in what was found: `title of 12`."""
        for line in lines:
            for number in line.at:
                self.used[number] = what
                self.skipped.pop(number, None)

    def skip(self, lines: Sequence[Line], reason: str) -> None:
        """These lines are in nothing, for a reason. A line of which a part was used stays used."""
        for line in lines:
            for number in line.at:
                if number not in self.used:
                    self.skipped[number] = reason

    def drop(self, lines: Sequence[Line], reason: str) -> None:
        """These lines were in something that is not kept after all."""
        for line in lines:
            for number in line.at:
                self.used.pop(number, None)
                self.skipped[number] = reason

    def reword(self, reason: str, other: str) -> None:
        """Lines that were skipped for one reason are skipped for another."""
        self.skipped = {number: other if why == reason else why for number, why in self.skipped.items()}

    def note_part(self, line: Line, part: str, reason: str) -> None:
        """A part of a line that is otherwise used, and is itself in nothing: a column of a table."""
        what = f"{reason} (column ‘{self.people.shown(part, 60)}’)" if part else reason
        self.parts.setdefault(what, []).extend(line.at)

    def groups_skipped(self) -> list[LineGroup]:
        """What was skipped, by reason, in the document's order."""
        reasons: dict[str, list[int]] = {}
        for number in sorted(self.skipped):
            reasons.setdefault(self.skipped[number], []).append(number)
        groups = [self._group(reason, numbers) for reason, numbers in reasons.items()]
        return groups + [self._group(reason, sorted(set(numbers))) for reason, numbers in self.parts.items()]

    def groups_not_understood(self) -> list[LineGroup]:
        """What nobody spoke for, neighbours together, in the document's order."""
        runs: list[list[int]] = []
        for number in self._not_understood():
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return [self._group("", run) for run in runs]

    def lines_not_understood(self) -> list[Line]:
        """The lines that nobody spoke for."""
        return [self.document.lines[number] for number in self._not_understood()]

    def _not_understood(self) -> Iterator[int]:
        return (at for at in range(len(self.document.lines)) if at not in self.used and at not in self.skipped)

    def _group(self, what: str, numbers: Sequence[int]) -> LineGroup:
        lines = [self.document.lines[number] for number in numbers]
        return LineGroup(what, tuple(line.place for line in lines), self.people.masked(" ".join(lines[0].text.split())))
