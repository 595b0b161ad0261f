"""What a careful archivist holds an archive to, beyond the form of each file.

A rule is one function; its docstring is the rule. It yields what it finds and prints nothing.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from schema.archive import Archive
from schema.files import read_file
from schema.folder import Reading, read_archive
from schema.motion import Motion
from schema.problems import Problem, Problems, Where, in_order, listed
from schema.published import Comparison
from schema.typed import READING_RULES, place
from schema.yaml_text import decode


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, a sentence, a hint. `file` is needed from a rule of the whole archive."""

    where: Where
    sentence: str
    hint: str = ""
    file: str = ""


def clauses_told(motion: Motion) -> str:
    """Which clauses a motion has, in a sentence."""
    match motion.letters:
        case ():
            return "It has no clauses yet."
        case (only,):
            return f"Its only clause is {only}."
        case letters:
            return f"Its clauses are {listed(letters)}."


def rules_in(module: ModuleType) -> dict[str, Callable[..., Iterator[Finding]]]:
    """The rules of a module by name: `check_year_is_the_meetings` is `year-is-the-meetings`."""
    return {
        name.removeprefix("check_").replace("_", "-"): rule
        for name, rule in vars(module).items()
        if name.startswith("check_") and inspect.isfunction(rule)
    }


def all_rules() -> dict[str, str]:
    """Every rule by name, with the sentence that it is: of reading, of one motion, of the whole archive, of permanence."""
    from schema.rules import of_archive, of_motion, of_published

    result = dict(READING_RULES)
    for module in (of_motion, of_archive, of_published):
        result |= {name: " ".join((inspect.getdoc(rule) or "").split()) for name, rule in rules_in(module).items()}
    return result


def check(reading: Reading, folder: Path) -> list[Problem]:
    """Every problem of an archive, those met in reading it included, placed and in order."""
    from schema.rules import of_archive, of_motion

    result = list(reading.problems)
    archive = reading.archive
    if archive is not None:
        broken: dict[str, list[Problem]] = {}
        motion_rules = rules_in(of_motion).items()
        for record in archive.records.values():
            for name, rule in motion_rules:
                for finding in rule(record):
                    broken.setdefault(record.file, []).append(_problem(name, finding, record.file))
        for name, rule in rules_in(of_archive).items():
            for finding in rule(archive):
                broken.setdefault(finding.file, []).append(_problem(name, finding, finding.file))
        result += _all_placed(broken, archive, folder)
    return in_order(result)


def check_permanence(comparison: Comparison, folder: Path) -> list[Problem]:
    """Every problem of an archive with what it has published, placed and in order."""
    from schema.rules import of_published

    broken: dict[str, list[Problem]] = {}
    for name, rule in rules_in(of_published).items():
        for finding in rule(comparison):
            broken.setdefault(finding.file, []).append(_problem(name, finding, finding.file))
    return in_order(_all_placed(broken, comparison.archive, folder))


def _problem(rule: str, finding: Finding, file: str) -> Problem:
    """A finding as a problem. Raises ValueError, for whoever wrote the rule, where it does not say in which file."""
    if not file:
        raise ValueError(f"The rule '{rule}' found something, and does not say in which file: give Finding its file.")
    return Problem(rule, file, finding.where, finding.sentence, finding.hint)


def _all_placed(broken: dict[str, list[Problem]], archive: Archive, folder: Path) -> Iterator[Problem]:
    for file, problems in broken.items():
        yield from placed(problems, file, archive, folder)


def placed(problems: list[Problem], file: str, archive: Archive, folder: Path) -> list[Problem]:
    """Problems of one file, which is named as messages show it, with their lines."""
    name = file.removeprefix(archive.folder_name + "/")
    if not archive.unread.isdisjoint({name, name.removesuffix(".yaml"), name.removesuffix("/meeting.yaml")}):
        return problems  # it was not read, as a rule because it may not be
    try:
        text = decode(read_file(folder / name))
    except FileNotFoundError:
        text = ""
    return place(problems, text) if text else problems


def open_archive(folder: Path, shown_as: str | None = None) -> Archive:
    """The archive in a folder, whole and without a problem. Raises Problems with all of them."""
    reading = read_archive(folder, shown_as)
    problems = check(reading, folder)
    if problems or reading.archive is None:
        raise Problems(problems, reading.motions)
    return reading.archive
