"""What is shown of a margin file in public, where a document came with a form: rules and unsure lines, and no more.

Lines of the same form are taken back from a field of that form; only the first line may be missing there.
"""

from collections.abc import Sequence

from schema.terms import LineRole
from scripts.intake.margin.apply import CUT, MASK, by_line
from scripts.intake.margin.grammar import RuleLine
from scripts.intake.margin.places import Places, piece_labels
from scripts.intake.margin.render import header
from scripts.intake.margin.rules import mark_text, report, taken_by
from scripts.intake.margin.typed_marks import BY_HAND
from scripts.intake.marks.mark import Mark, MarkedDocument
from scripts.intake.vocabulary.masking import KnownPeople

SHOWN = 40
"""Characters of a line that are shown."""
MOST = 20_000
"""Characters that all of it may have: it is a part of an answer, and the host takes 65,536 for the whole."""


def render_public(marked: MarkedDocument, places: Places, rules: Sequence[RuleLine], union: Sequence[str]) -> str:
    """The document's line, the rules with what each took, the lines marked by hand, and those that are unsure.

    `union` are the names of the rules of reading.yaml. Empty where there is only the document's line.
    """
    taken = taken_by(marked.marks)
    lines = [header(places)]
    lines += [f"{line.rule.name} | {_report(taken.get(line.rule.name, ()), places)}" for line in rules]
    lines += [f"# {rule} | {_report(taken[rule], places)}" for rule in union if rule in taken]
    for number, marks in by_line(marked.marks).items():
        if any(mark.by_hand or mark.role is LineRole.UNSURE for mark in marks):
            labels = piece_labels(places.labels[number], places.document.lines[number], [mark.text for mark in marks])
            lines += [_row(label, mark, places) for label, mark in zip(labels, marks, strict=True)]
    return "\n".join(_fitting(lines)) if len(lines) > 1 else ""


def _row(label: str, mark: Mark, places: Places) -> str:
    by_hand = f" {BY_HAND}" if mark.by_hand else ""
    return f"{label}  {mark_text(mark.role, mark.value)}{by_hand} | {in_public(mark.text, places.people)}"


def _report(lines: Sequence[int], places: Places) -> str:
    """What a rule took, without the words of its first line."""
    return report(lines, places).partition(" “")[0]


def _fitting(lines: Sequence[str]) -> list[str]:
    """As many lines as may be shown, and how many more there are."""
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line) + 1
        if size > MOST:
            return [*kept, f"# {len(lines) - len(kept)} more lines do not fit here."]
        kept.append(line)
    return kept


def in_public(text: str, people: KnownPeople) -> str:
    """The beginning of a line, with people's names masked."""
    short = people.shown(text, SHOWN)
    # A mask that was cut is shown whole or not at all.
    for size in range(len(MASK) - 1, 0, -1):
        if short.endswith(MASK[:size] + CUT):
            return short.removesuffix(MASK[:size] + CUT) + CUT
    return short
