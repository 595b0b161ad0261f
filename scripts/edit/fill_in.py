"""Comments that say what a person has to fill in in a record."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from schema.files import read_file
from schema.folder import record_names
from schema.problems import Where
from scripts.edit.canonical import WIDTH
from scripts.edit.changes import Staged, Step, WouldBreak, stage, work_out
from scripts.edit.nodes import Text

TO_FILL_IN = "TO FILL IN: "
"""The beginning of such a comment, so that an editor's search finds them all."""

Marks = Mapping[str, Sequence[tuple[Where, str]]]
"""Comments above fields or entries: by file, where each goes and what it says."""

MARKED = frozenset({"words-or-wording", "composite-names-its-motions", "amendments-fit-the-decision"})
"""The rules that a record breaks for as long as nobody has filled in what is marked in it."""


def stage_marked(folder: Path, shown_as: str, steps: Sequence[Step], marks: Marks) -> Staged:
    """All files as they would be, with their marks.

    Raises CannotEdit; and WouldBreak, for anything but what is marked to fill in.
    """
    try:
        staged = stage(folder, shown_as, steps)
    except WouldBreak as broken:
        to_fill_in = {
            f"{shown_as}/{file}" for file, wanted in marks.items() if any(TO_FILL_IN in words for _, words in wanted)
        }
        if any(problem.rule not in MARKED or problem.file not in to_fill_in for problem, _ in broken.problems):
            raise
        staged = work_out(folder, steps)
    return with_marks(staged, marks)


def read_left(folder: Path) -> dict[str, list[int]]:
    """The lines, counted from 1, of the comments that still say what to fill in, by file."""
    left: dict[str, list[int]] = {}
    for name in record_names(folder):
        content = read_file(folder / name)
        if TO_FILL_IN.encode() not in content:
            continue  # most files, of thousands
        lines = content.decode("utf-8", errors="replace").splitlines()
        if numbers := [at for at, line in enumerate(lines, 1) if line.lstrip().startswith(f"# {TO_FILL_IN}")]:
            left[name] = numbers
    return left


def asked_in(text: str) -> Iterator[tuple[int, str]]:
    """What a file still asks for: the line of each comment, counted from 1, with its words and the field that stands below it."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if not line.lstrip().startswith(f"# {TO_FILL_IN}"):
            continue
        first = line.lstrip().removeprefix(f"# {TO_FILL_IN}")
        rest = [one.strip() for one in takewhile(lambda one: one.lstrip().startswith("#"), lines[at + 1 :])]
        more = takewhile(lambda one: one.startswith("#   ") and TO_FILL_IN not in one, rest)
        words = " ".join([first, *(one.removeprefix("#").strip() for one in more)])
        below = next((one.strip() for one in lines[at + 1 :] if not one.lstrip().startswith("#")), "")
        yield at + 1, f"{words} (now: {below})" if below else words


def with_marks(staged: Staged, marks: Marks) -> Staged:
    """The same files with comments.

    A comment may have several lines: the first is wrapped, the others are indented as they are.
    """
    after = dict(staged.after)
    for name, wanted in marks.items():
        raw = after.get(name)
        if raw is not None:
            after[name] = _marked(raw.decode("utf-8"), wanted).encode()
    return replace(staged, after=after)


def without_mark(staged: Staged, name: str, beginning: str) -> Staged:
    """The same files, in one of them without the comment that asked for what begins so, which is done now."""
    raw = staged.after.get(name)
    if raw is None:
        return staged
    first = re.compile(rf" *# {re.escape(TO_FILL_IN + beginning)}")
    lines: list[str] = []
    is_within = False
    for line in raw.decode("utf-8").split("\n"):
        is_within = first.match(line) is not None or (is_within and line.lstrip().startswith("#   "))
        lines += [] if is_within else [line]
    return replace(staged, after={**staged.after, name: "\n".join(lines).encode()})


def _marked(text: str, wanted: Sequence[tuple[Where, str]]) -> str:
    nodes = Text(text)
    places = {place.where: place for place in nodes.places}
    lines = list(nodes.lines)
    line_end = "\r" if "\r\n" in text else ""  # what is left of it after splitting at "\n"
    # From the end, so that the numbers of the lines above stay right.
    for where, words in sorted(wanted, key=lambda mark: -places[mark[0]].line if mark[0] in places else 0):
        place = places.get(where)
        if place is not None:
            lines[place.line : place.line] = [
                " " * place.column + line + line_end for line in _comment(words, WIDTH - place.column)
            ]
    return "\n".join(lines)


def _comment(words: str, width: int) -> list[str]:
    first, *rest = words.split("\n")
    return [
        *textwrap.wrap(
            first, width, initial_indent="# ", subsequent_indent="#   ", break_long_words=False, break_on_hyphens=False
        ),
        *(f"#   {line}".rstrip() for line in rest),
    ]
