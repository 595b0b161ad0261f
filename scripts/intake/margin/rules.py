"""Rules by which a line is known: those that a margin file begins with `always`, and those of reading.yaml."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from schema.problems import counted, listed, shortened
from schema.reading import ReadingRule
from schema.terms import LineRole, Look
from scripts.intake.lines import Line
from scripts.intake.margin.places import Places
from scripts.intake.marks.mark import LineRule, Mark


class Form(StrEnum):
    """By what a rule knows a line."""

    BEGINS = "begins"
    ENDS = "ends"
    IS = "is"
    LOOKS = "looks"


def same_text(text: str) -> str:
    """A text as rules compare it: small, with single spaces and straight quotation marks."""
    plain = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"})
    return " ".join(plain.casefold().split())


def has_look(line: Line, look: Look) -> bool:
    """Whether a line is set in this way."""
    letters = [letter for letter in line.text if letter.isalpha()]
    looks = {
        Look.BOLD: line.bold,
        Look.HEADING: line.heading > 0,
        Look.ROW: bool(line.cells),
        Look.CAPITALS: bool(letters) and all(letter.isupper() for letter in letters),
    }
    return looks.get(look, False)


@dataclass(frozen=True)
class AlwaysRule:
    """A rule of a margin file, or of reading.yaml: all that it asks for holds of the lines that it takes."""

    role: LineRole
    value: str = ""
    texts: tuple[tuple[Form, str], ...] = ()
    """What the line begins with, ends with or is. `#` stands for any number."""
    looks: tuple[Look, ...] = ()

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_pattern(form, text) for form, text in self.texts)

    def takes(self, line: Line) -> bool:
        """Whether it takes a line."""
        text = same_text(line.text)
        return (
            bool(text)
            and all(has_look(line, look) for look in self.looks)
            and all(pattern.search(text) for pattern in self._patterns)
        )

    @property
    def condition(self) -> str:
        """By what it knows a line, as a margin file writes it: `begins "Moved by"`."""
        looks = [f"{Form.LOOKS} {' '.join(self.looks)}"] if self.looks else []
        return "  ".join([*looks, *(f'{form} "{text}"' for form, text in self.texts)])

    @property
    def mark(self) -> str:
        """The mark that it gives: `skip: people`."""
        return mark_text(self.role, self.value)

    @property
    def name(self) -> str:
        """What a report calls it."""
        return f"always {self.condition} {self.mark}"

    def line_rule(self, name: str = "") -> LineRule:
        """The rule as the reading of a document takes it."""
        return LineRule(name or self.name, self.takes, self.role, self.value)


def _pattern(form: Form, text: str) -> re.Pattern[str]:
    inside = r"\d+".join(re.escape(part) for part in same_text(text).split("#"))
    # "Move" is no beginning of "Moved", and "1" none of "12".
    inside = (
        (r"(?<!\w)" if re.match(r"[\w#]", text) else "") + inside + (r"(?!\w)" if re.search(r"[\w#]$", text) else "")
    )
    return re.compile({Form.BEGINS: f"^{inside}", Form.ENDS: f"{inside}$"}.get(form, f"^{inside}$"))


LONGEST_VALUE = 80
"""Characters of what stands after a mark."""


def shown_value(value: str) -> str:
    """What stands after a mark, as a margin file can hold it: on one line, without what would end it."""
    return shortened(value.replace("|", "/"), LONGEST_VALUE).rstrip("! ")


def mark_text(role: LineRole, value: str) -> str:
    """A mark as a margin file writes it: `result: lost`."""
    shown = shown_value(value)
    return f"{role}: {shown}" if shown else str(role)


def union_rules(reading: Mapping[str, ReadingRule]) -> tuple[LineRule, ...]:
    """The rules of reading.yaml, in their order, each with its key in its name."""
    return tuple(_of_union(rule).line_rule(union_name(key)) for key, rule in reading.items())


def union_name(key: str) -> str:
    """What a report calls a rule of reading.yaml."""
    return f"reading.yaml, {key}"


def _of_union(rule: ReadingRule) -> AlwaysRule:
    texts = ((Form.BEGINS, rule.begins), (Form.ENDS, rule.ends), (Form.IS, rule.is_))
    value = rule.decision.value if rule.decision else rule.why or ""
    return AlwaysRule(rule.mark, value, tuple((form, text) for form, text in texts if text), rule.looks)


def taken_by(marks: Sequence[Mark]) -> dict[str, list[int]]:
    """The lines that each rule took, by its name, counted from 0."""
    taken: dict[str, list[int]] = {}
    for mark in marks:
        if mark.rule and not mark.by_hand:
            lines = taken.setdefault(mark.rule, [])
            if not lines or lines[-1] != mark.line:
                lines.append(mark.line)
    return taken


def report(lines: Sequence[int], places: Places) -> str:
    """What a rule took: `took 38 lines, first 1.4 “Moved by …”`."""
    if not lines:
        return "took no line"
    first = places.document.lines[lines[0]]
    return f"took {counted(len(lines), 'line')}, first {places.labels[lines[0]]} “{shortened(first.text, 30)}”"


def reports(names: Sequence[str], marks: Sequence[Mark], places: Places) -> Iterator[str]:
    """For each rule by its name, what it took; those that took nothing in one line at the end."""
    taken = taken_by(marks)
    yield from (f"{name}: {report(taken[name], places)}" for name in names if name in taken)
    if idle := [name for name in names if name not in taken]:
        yield f"Took no line: {listed(idle)}."
