"""The answer to somebody who submitted a form, as Markdown for a public comment.

Much of an answer was typed by a stranger. It is shown as it was typed, without the names of people, and does nothing: no
mark-up, no link, nobody called by name, no other issue named or closed. GitHub looks for names and numbers in the finished text, so a backslash alone does
not keep them apart; a character that is not seen does (https://github.github.com/gfm/#backslash-escapes,
https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from schema.sentences import counted
from scripts.edit.changes import Staged
from scripts.intake.vocabulary.masking import without_names_typed

MOST = 60_000
"""The characters of the longest answer. GitHub takes 65,536, and something may be added below."""

APART = "\u200b"
"""A space of no width, as between `@` and a name."""

CORRECTING = (
    "A line marked `?` may say what was decided, and keeps that decision from being recorded. If you know, copy the line into "
    "the field *Corrections to how it was read*, with what it is in place of the `?`: `result: lost`, `words`, `skip`."
)
"""The text above the lines that can be corrected."""

MARK_UP = re.compile(r"[\\`*_\[\]<>|~&$]|:(?=[\w+-]+:)|^(?:[-+=]|\d+(?=[.)]))")
"""What Markdown would read as more than itself, also as GitHub extends it: emphasis, links, HTML, tables, sums, `:faces:`,
and what begins a list or a heading."""
CALLS = re.compile(r"[@#]|:(?=//|:)|\b(?:www(?=\.)|GH(?=-))", re.IGNORECASE)
"""What would call somebody or lead somewhere: a name, a number, an address; and in a workflow's log, what would command it."""


@dataclass(frozen=True, slots=True)
class FormProblem:
    """Something in a form that cannot be used: the field's label, a sentence, and what would be right."""

    label: str
    sentence: str
    hint: str = ""


@dataclass(slots=True)
class Answer:
    """What comes of one form."""

    title: str
    """The form's."""
    says: list[str] = field(default_factory=list)
    """The first paragraphs."""
    problems: list[FormProblem] = field(default_factory=list)
    tables: list[tuple[str, Sequence[str], Sequence[Sequence[str]]]] = field(default_factory=list)
    """Tables: the heading above, the column headings, the rows."""
    plan: str = ""
    """What would change, file by file, line by line."""
    to_fill_in: list[str] = field(default_factory=list)
    """What a person has to fill in."""
    to_look_at: list[str] = field(default_factory=list)
    """What a person should look at."""
    differs: list[str] = field(default_factory=list)
    """Differences from records that stay as they are."""
    left_out: list[str] = field(default_factory=list)
    """What was typed or attached and is in no record."""
    reading: str = ""
    """Lines of the document as they were read, in the form in which they are taken back: see intake.margin.public."""
    staged: Staged | None = None
    """Every file as it would be; None where nothing can be taken over, or nothing is to change."""

    @property
    def changes(self) -> int:
        """How many files would change."""
        return len(self.staged.files) if self.staged else 0


def render_answer(answer: Answer) -> str:
    """The answer as Markdown."""
    changes = "\n".join(map(without_names_typed, answer.plan.split("\n")))
    parts = [f"## {plain(answer.title)}", *map(plain, answer.says)]
    if answer.problems:
        count = counted(len(answer.problems), "thing does not fit", "things do not fit").capitalize()
        parts.append(f"**{count}. Nothing was changed.**")
        parts.append("\n".join(f"- {_problem_line(problem)}" for problem in answer.problems))
        parts.append(
            "**To correct it**, edit this issue: the three dots above your text, then *Edit*. Save it, and it is read again."
        )
    for above, headings, rows in answer.tables:
        parts += [f"### {plain(above)}", _table(headings, rows)]
    if answer.to_fill_in:
        parts += ["### For a person to fill in", _list(answer.to_fill_in)]
    if answer.to_look_at:
        parts += ["### Please look at", _list(answer.to_look_at)]
    if answer.differs:
        parts += ["### Different from the archive, and not changed", _list(answer.differs)]
    if answer.reading:
        parts += ["### How it was read", CORRECTING, fenced(answer.reading)]
    if answer.left_out:
        parts += ["### In no record", _list(answer.left_out)]
    if answer.plan and not answer.tables:
        parts += ["### What would change", fenced(changes)]
    elif answer.plan:
        parts.append(f"<details><summary>Every change, file by file</summary>\n\n{fenced(changes)}\n\n</details>")
    if answer.changes and not answer.problems:
        parts.append(
            "Nothing is published by this: somebody looks it over first. "
            "**Is something wrong?** Edit this issue, and it is read again."
        )
    return _cut("\n\n".join(parts) + "\n")


def plain(text: str) -> str:
    """A text that shows what was typed, on one line, without people's names, and does nothing."""
    return MARK_UP.sub(_escaped, _apart(without_names_typed(" ".join(text.split()))))


def _escaped(match: re.Match[str]) -> str:
    mark = match.group()
    return f"{mark}\\" if mark[0].isdigit() else f"\\{mark}"


def fenced(text: str) -> str:
    """A text unchanged, between fences that nothing in it can close."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{_apart(text)}\n{fence}"


def _apart(text: str) -> str:
    return CALLS.sub(lambda match: match.group() + APART, text)


def _problem_line(problem: FormProblem) -> str:
    label = f"**{plain(problem.label)}**: " if problem.label else ""
    sentence = problem.sentence if problem.sentence.endswith((".", "?", "!")) else f"{problem.sentence}."
    return label + plain(f"{sentence} {problem.hint}".strip())


def _list(lines: Sequence[str]) -> str:
    return "\n".join(f"- {plain(line)}" for line in lines)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *([plain(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cut(text: str) -> str:
    """An answer of a length that can be shown; whole lines, and nothing left open."""
    if len(text) <= MOST:
        return text
    kept = text[:MOST].rpartition("\n")[0]
    for fence in re.findall(r"^(`{3,})text$", kept, re.MULTILINE):
        if not re.search(rf"^{fence}$", kept, re.MULTILINE):
            kept += f"\n{fence}\n\n</details>"
    return f"{kept}\n\nThe rest does not fit here. The files themselves show all of it.\n"
