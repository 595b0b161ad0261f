"""Rules for lines: those of a margin file, which begin with `always`, and those of reading.yaml."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from schema.sentences import counted, listed, shortened
from schema.terms import LineRole, Look
from schema.union import ReadingRule
from scripts.intake.documents.lines import Line
from scripts.intake.margin.places import Places
from scripts.intake.marks.mark import LineRule, Mark, Pieces


class Form(StrEnum):
    """By what a rule knows a line."""

    BEGINS = "begins"
    HAS = "has"
    ENDS = "ends"
    IS = "is"
    LOOKS = "looks"


@dataclass(frozen=True)
class AlwaysRule:
    """A rule of a margin file, or of reading.yaml: all that it asks for holds of the lines that it takes."""

    role: LineRole
    value: str = ""
    texts: tuple[tuple[Form, str], ...] = ()
    """What the line begins with, ends with or is. Capitals do not matter, and `#` stands for any number."""
    looks: tuple[Look, ...] = ()

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_pattern(form, text) for form, text in self.texts)

    def takes(self, line: Line) -> bool:
        """Whether it takes a line."""
        return (
            bool(line.text.strip())
            and line.looks.issuperset(self.looks)
            and all(pattern.search(line.text) for pattern in self._patterns)
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
        starts_paragraph = any(form in (Form.BEGINS, Form.IS) for form, _ in self.texts)
        return LineRule(
            name or self.name, self.takes, self.role, self.value, self.cut, starts_paragraph, by_looks=not self.texts
        )

    def cut(self, line: Line) -> Pieces:
        """A line that it takes, cut where it begins with a motion's number, or with what is only a label.

        What stands before the text of `has` is left out as well, in whichever order the forms are written. With `begins "LL/31/#" number`, `LL/31/7 Oil` is number 7 and a title; with `begins "Outcome:" result`,
        `Outcome: lost` is a label and a result.
        """
        by_form = {form: pattern for pattern, (form, _) in zip(self._patterns[::-1], self.texts[::-1], strict=True)}
        is_within = Form.HAS in by_form
        beginning = by_form.get(Form.HAS) or by_form.get(Form.BEGINS)
        is_cut = beginning and not line.cells and not (is_within and self.role is LineRole.NUMBER)
        match = beginning.search(line.text) if beginning and is_cut else None
        if match is None:
            return ((self.role, line.text, self.value),)
        named = line.text[: match.end()].rstrip(_OPENING_QUOTES)
        after = line.text[len(named) :]
        end = len(named) + len(after) - len(after.lstrip(_BETWEEN))
        label, rest = line.text[:end].strip(), line.text[end:].strip()
        if not label:
            return ((self.role, line.text, self.value),)
        if self.role is LineRole.NUMBER:
            number = (self.role, label, self.value or _last_number(match.group()))
            return (number, (LineRole.TITLE, rest, "")) if rest else (number,)
        is_label = is_within or self.role is LineRole.PROPOSER or re.search(r"\w$", label) is None
        if rest and is_label and self.role in _AFTER_A_LABEL:
            return (
                (LineRole.SKIP, label, "what stands before it" if is_within else "a label"),
                (self.role, rest, self.value),
            )
        return ((self.role, line.text, self.value),)


_OPENING_QUOTES = " \"'“‘„"
"""They open what a label is of, and are no part of the label."""
_BETWEEN = " \t:.)–—-"
"""Characters between a label or a number and its value."""
_AFTER_A_LABEL = (LineRole.PROPOSER, LineRole.RESULT, LineRole.TITLE, LineRole.WORDS)
"""What may have a label before it that is no part of it."""


def _last_number(text: str) -> str:
    """The last number in a text: 7 in `LL/31/7`."""
    digits = re.findall(r"\d+", text)
    return digits[-1] if digits else ""


_ALIKE = {
    "#": r"\d+",
    " ": r"\s+",
    **dict.fromkeys("'‘’", "['‘’]"),
    **dict.fromkeys('"“”', '["“”]'),
    **dict.fromkeys("-–—", "[-–—]"),
}
"""What a character of a rule's text matches, where that is not only itself."""


def _pattern(form: Form, text: str) -> re.Pattern[str]:
    """How a line begins, ends, or what it is."""
    inside = "".join(_ALIKE.get(character, re.escape(character)) for character in " ".join(text.split()))
    # "Move" is no beginning of "Moved", and "1" none of "12".
    inside = (
        (r"(?<!\w)" if re.match(r"[\w#]", text) else "") + inside + (r"(?!\w)" if re.search(r"[\w#]$", text) else "")
    )
    before = "" if form in (Form.ENDS, Form.HAS) else r"^\s*"
    after = "" if form in (Form.BEGINS, Form.HAS) else r"\s*$"
    return re.compile(before + inside + after, re.IGNORECASE)


LONGEST_VALUE = 80
"""Characters allowed after a mark."""


def shown_value(value: str) -> str:
    """The value of a mark as a margin file can hold it: on one line, without what would end it."""
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
    return f"{key} (reading.yaml)"


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
    return (
        f"took {counted(len(lines), 'line')}, first {places.labels[lines[0]]} “{places.people.shown(first.text, 30)}”"
    )


def reports(names: Sequence[str], marks: Sequence[Mark], places: Places) -> Iterator[str]:
    """For each rule by its name, what it took; those that took nothing in one line at the end."""
    taken = taken_by(marks)
    yield from (f"{name}: {report(taken[name], places)}" for name in names if name in taken)
    if idle := [name for name in names if name not in taken]:
        yield f"Took no line: {listed(idle)}."
