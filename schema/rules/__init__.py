"""The rules of an archive, beyond the form of each file.

A rule is one function; its docstring is the rule. It yields what it finds and prints nothing.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from schema.archive import Archive
from schema.files import read_file
from schema.folder import Earlier, Reading, read_archive
from schema.problems import FileFinding, Problem, Problems, in_order
from schema.published import Comparison
from schema.rules import of_archive, of_links, of_motion, of_outcome, of_published, of_union
from schema.typed import READING_RULES, RecordCache, place
from schema.yaml_text import decode

ONE_MOTION, WHOLE_ARCHIVE, PERMANENCE = (of_motion, of_outcome), (of_archive, of_links, of_union), (of_published,)
"""The modules of rules, by what a rule in them receives: a Record, the Archive, a Comparison."""


def rules_in(modules: Iterable[ModuleType]) -> dict[str, Callable[..., Iterator[Any]]]:
    """The rules of some modules by name: `check_year_is_the_meetings` is `year-is-the-meetings`."""
    return {
        name.removeprefix("check_").replace("_", "-"): rule
        for module in modules
        for name, rule in vars(module).items()
        if name.startswith("check_") and inspect.isfunction(rule)
    }


def all_rules() -> dict[str, str]:
    """Every rule by name, with the sentence that it is: of reading, of one motion, of the whole archive, of permanence."""
    rules = rules_in((*ONE_MOTION, *WHOLE_ARCHIVE, *PERMANENCE))
    return READING_RULES | {name: " ".join((inspect.getdoc(rule) or "").split()) for name, rule in rules.items()}


def check(reading: Reading, folder: Path) -> list[Problem]:
    """Every problem of an archive, those met in reading it included, placed and in order."""
    archive = reading.archive
    if archive is None:
        return in_order(reading.problems)
    problems = in_order([*reading.problems, *placed(_findings(archive, reading.earlier), archive, folder)])
    if not problems and reading.kept:
        for meeting, proof in reading.proofs.items():
            # A record that names something by a former key is checked with the current one, which its own file does not have.
            if all(record.key in archive.facts for record in archive.by_meeting[meeting]):
                reading.kept.keep(proof, b"")
    return problems


def _findings(archive: Archive, earlier: Earlier) -> Iterator[tuple[str, FileFinding]]:
    """What the rules of motions and of the archive find, each with the name of its rule."""
    of_motions = rules_in(ONE_MOTION).items()
    for key, record in archive.records.items():
        motion, meeting = earlier.sound.pop(key, (None, None))
        if key not in archive.sound and (motion is not record.motion or meeting is not record.meeting):
            found = [(name, finding) for name, rule in of_motions for finding in rule(record)]
            for name, finding in found:
                yield name, FileFinding(record.file, finding.where, finding.sentence, finding.hint)
            if found:
                continue
        earlier.sound[key] = record.motion, record.meeting
    for name, rule in rules_in(WHOLE_ARCHIVE).items():
        yield from ((name, finding) for finding in rule(archive))
    of_archive.marked_as_typed.cache_clear()  # it takes as much room as the archive itself


def check_permanence(comparison: Comparison, folder: Path) -> list[Problem]:
    """Every problem of an archive with what it has published, placed and in order."""
    findings = ((name, finding) for name, rule in rules_in(PERMANENCE).items() for finding in rule(comparison))
    return in_order(placed(findings, comparison.archive, folder))


def placed(findings: Iterable[tuple[str, FileFinding]], archive: Archive, folder: Path) -> Iterator[Problem]:
    """Findings, each with the name of its rule, as problems with their lines."""
    by_file: dict[str, list[Problem]] = {}
    for rule, finding in findings:
        problem = Problem(rule, finding.file, finding.where, finding.sentence, finding.hint)
        by_file.setdefault(finding.file, []).append(problem)
    half_read = {file for file, marked in archive.half_read if marked}
    for file, problems in by_file.items():
        name = file.removeprefix(archive.folder_name + "/")
        text = ""
        # A file that was not read may be one that must not be opened.
        if file in half_read or archive.unread.isdisjoint(
            {name, name.removesuffix(".yaml"), name.removesuffix("/meeting.yaml")}
        ):
            with suppress(FileNotFoundError):  # a file that is gone has no lines
                text = decode(read_file(folder / name))
        yield from place(problems, text) if text else problems


def open_archive(
    folder: Path, shown_as: str | None = None, kept: RecordCache | None = None, earlier: Earlier | None = None
) -> Archive:
    """The archive in a folder, whole and without a problem. Raises Problems with all of them. For the others see `read_archive`."""
    reading = read_archive(folder, shown_as, kept=kept, earlier=earlier)
    problems = check(reading, folder)
    if problems or reading.archive is None:
        raise Problems(problems, reading.motions)
    return reading.archive
