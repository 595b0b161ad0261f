"""How a problem is reported: where, what was written, what would be right, where to read more.

The same words appear on the terminal, in a pull request's annotations, in the tests and on /checks/.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from schema.characters import visible, visible_on_a_line
from schema.sentences import counted, listed, natural, shortened

Where = tuple[str | int, ...]
"""The path to a value in a record: field names, and list places counted from 0."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule of one motion found in its record: where, a sentence, a hint."""

    where: Where
    sentence: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FileFinding:
    """What a rule of the whole archive found: the file as shown, where in it, a sentence, a hint."""

    file: str
    where: Where
    sentence: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, at one place.

    `file` is the path as it is shown; `line` and `column` count from 1 (0: not known yet, or the whole file);
    `written` is the line as in the file and `width` how many of its characters are meant.
    """

    rule: str
    file: str
    where: Where
    sentence: str
    hint: str = ""
    line: int = 0
    column: int = 0
    written: str = ""
    width: int = 0

    def at(self, line: int, column: int, written: str, width: int) -> "Problem":
        """The same problem, placed in its file."""
        return replace(self, line=line, column=column, written=written, width=width)

    @property
    def place(self) -> str:
        """`resolutions/2018/12.yaml:34:17`, as editors and terminals open it."""
        file = visible_on_a_line(self.file)
        return f"{file}:{self.line}:{self.column}" if self.line else file

    @property
    def path(self) -> str:
        """`outcome.decisions.1.decision`: list places counted from 1, as people count."""
        return ".".join(str(step + 1) if isinstance(step, int) else shortened(step) for step in self.where)

    @property
    def headline(self) -> str:
        """The place and the sentence, on one line."""
        return ": ".join(part for part in (self.place, self.path, self.sentence) if part)

    @property
    def help(self) -> str:
        """The hint, and where to read more. Below both, the lines to copy into a record."""
        sentence, line, copied = self.hint.partition("\n")
        return "   ".join(part for part in (sentence, f"{self.rule}: see /checks/#{self.rule}") if part) + line + copied


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file and place, each once."""
    return sorted(
        set(problems), key=lambda p: (natural(p.file), p.line, p.column, p.rule, p.sentence, p.path, p.hint, p.file)
    )


def render_problem(problem: Problem) -> str:
    """The problem as the terminal shows it, with the line and a mark under what is meant."""
    lines = [problem.headline]
    if problem.written:
        written, at = _window(problem.written, problem.column - 1)
        # A tab keeps its width under the mark.
        pad = "".join("\t" if c == "\t" else " " * _cells(c) for c in written[:at])
        mark = "^" * max(sum(map(_cells, written[at : at + problem.width])), 1)
        lines += [f"{problem.line:>5} | {written}", f"{'':5} | {pad}{mark}"]
    lines.append("      " + problem.help)
    return visible("\n".join(lines))


WINDOW = 120
"""The most characters shown of a line, which may hold a whole paragraph."""


def _window(written: str, at: int) -> tuple[str, int]:
    """A line as it is shown, and where in it the mark begins; of a long line, only the part around the mark."""
    if len(written) <= WINDOW:
        return written, at
    start = max(0, at - WINDOW // 3)
    before, after = "…" if start else "", "…" if start + WINDOW < len(written) else ""
    return before + written[start : start + WINDOW] + after, at - start + len(before)


def _cells(character: str) -> int:
    """How many places a character takes on a terminal: none for an accent by itself, two for `漢` or an emoji."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def render_annotation(problem: Problem) -> str:
    """The problem as an annotation of a pull request, in GitHub's workflow command form.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """

    def escape(text: str, *, parameter: bool = False) -> str:
        text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return text.replace(":", "%3A").replace(",", "%2C") if parameter else text

    parameters = {"file": problem.file, "line": problem.line or 1, "col": problem.column or 1, "title": problem.rule}
    fields = ",".join(f"{name}={escape(str(value), parameter=True)}" for name, value in parameters.items())
    sentence = ": ".join(part for part in (problem.path, problem.sentence) if part)
    return visible(f"::error {fields}::{escape(sentence)}{escape(chr(10) + problem.help)}")


def render_total(problems: Sequence[Problem], motions: int, ending: str) -> str:
    """The last line of a report: `2 problems in 2 of 46 motions. Nothing was built.`"""
    files = {problem.file for problem in problems}
    broken = sum(1 for file in files if is_motion_file(file))
    others = len(files) - broken
    places = [f"{broken} of {counted(motions, 'motion')}"] if broken else []
    places += [counted(others, "other file" if broken else "file")] if others else []
    where = f" in {listed(places)}" if places else ""
    return f"{counted(len(problems), 'problem').capitalize()}{where}. {ending}".strip()


def is_motion_file(file: str) -> bool:
    """Whether a file, by its path, holds a motion: it is in a meeting's folder and is not meeting.yaml."""
    path = Path(file)
    return path.suffix == ".yaml" and path.name != "meeting.yaml" and path.parent.name[:4].isdecimal()


class Problems(Exception):
    """An archive with problems: all of them, and how many motions were read."""

    def __init__(self, problems: Iterable[Problem], motions: int) -> None:
        self.problems = in_order(problems)
        self.motions = motions
        super().__init__(render_total(self.problems, motions, ""))

    def report(self, ending: str) -> str:
        return "\n\n".join([*map(render_problem, self.problems), render_total(self.problems, self.motions, ending)])
