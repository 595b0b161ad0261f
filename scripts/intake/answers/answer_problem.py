"""What is wrong with an answer, whoever gave it: an option of a command, a field of a form, a cell of a table."""

from collections.abc import Iterable
from typing import NamedTuple

from schema.problems import Problem


class AnswerProblem(NamedTuple):
    """One thing that cannot be used. `field` is the name of the answer; `clause` the letter of the clause it is about, if any."""

    field: str
    sentence: str
    hint: str = ""
    clause: str = ""

    @property
    def text(self) -> str:
        """The sentence, and what would be right."""
        return f"{self.sentence} {self.hint}".strip()


def shown(text: str) -> str:
    """A text as a message quotes it: on one line, its beginning where it is long, people's names masked."""
    # Imported here because only a wrong answer is quoted, and finding names takes longer to load than a command to run.
    from scripts.intake.vocabulary import movers

    return movers.shown(text)


def field_of(problem: Problem) -> tuple[str, ...]:
    """The names of the fields that a problem is in, from the outside in, with the field that is missing. Entries of lists
    are left out."""
    names = tuple(step for step in problem.where if isinstance(step, str))
    if problem.rule == "missing-field":
        return (*names, problem.sentence.split("'")[1])
    return names


def needed(given: object, names: Iterable[str]) -> list[str]:
    """Those of these answers that are empty."""
    return [name for name in names if not getattr(given, name)]


def problem_of(problems: Iterable[AnswerProblem], name: str) -> str:
    """What is wrong with one answer, in words; empty where nothing is."""
    return next((problem.text for problem in problems if problem.field == name), "")
