"""Write every record in the one canonical form (scripts.edit.canonical says which). Comments are kept."""

import difflib
from collections.abc import Sequence, Sized
from pathlib import Path

from schema.folder import adapter_of, record_names
from schema.problems import Problem, Problems, is_motion_file
from schema.sentences import counted
from schema.typed import read_record
from schema.yaml_text import decode
from scripts.arguments import ARCHIVE, DONE, HAS_PROBLEMS, Arguments, Ended, Option, command, run, say
from scripts.edit.canonical import format_text, schema_path
from scripts.edit.changes import CannotEdit, Staged

GUIDE = """\
The usual form: fields in the order of the guide, one to a line, indented by two spaces; lists with hyphens; prose longer
than a line of 90 columns wrapped after '>-'; quotation marks only where YAML needs them, and around a heading; the first
line names the schema that helps an editor. Comments stay with what they are about. What a record says never changes: a
record for which that is not certain is left as it is, and reported."""


@command
def main(argv: Sequence[str]) -> int:
    """Format the archive that the arguments name. Returns the exit status."""
    check = Option("--check", "", "only show what would change; the exit status is 1 if anything would")
    purpose = "Write every record of an archive in its usual form."
    arguments = Arguments("format", purpose, ARCHIVE, check, guide=GUIDE).parse_args(argv)
    folder = Path(arguments.archive)
    files = {name: (folder / name).read_bytes() for name in record_names(folder)}
    formatted: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, raw in files.items():
        try:
            formatted[name] = format_record(raw, folder, name, f"{arguments.archive}/{name}")
        except Problems as error:
            problems += error.problems
    if problems:
        motions = sum(is_motion_file(name) for name in files)
        raise Ended(Problems(problems, motions).report("Nothing was formatted."), HAS_PROBLEMS)
    staged = Staged(folder, files, formatted)
    if arguments.check:
        return _show(staged, arguments.archive)
    try:
        staged.write()
    except CannotEdit as error:
        raise Ended(f"{arguments.archive}/{error}", HAS_PROBLEMS) from None
    for name in staged.files:
        say(f"Written: {arguments.archive}/{name}")
    say(f"{_all(files)} in the canonical form.")
    return DONE


def format_record(raw: bytes, folder: Path, name: str, shown: str) -> bytes:
    """The canonical form of a record's bytes. `name` is its path within the archive at `folder`, `shown` the one to show.

    Raises Problems where it cannot be read, or where the canonical form would say something else.
    """
    adapter = adapter_of(name)
    before, problems = read_record(raw, shown, adapter)
    if problems:
        raise Problems(problems, 1)
    formatted = format_text(decode(raw), name, schema_path(folder, name)).encode()
    if formatted == raw:
        return raw
    after, problems = read_record(formatted, shown, adapter)
    if problems or after != before:
        sentence = "This record cannot be written in the canonical form without a change in what it says."
        raise Problems([Problem("not-yaml", shown, (), sentence, "Please report it, with the record.")], 1)
    return formatted


def _show(staged: Staged, shown: str) -> int:
    for name in staged.files:
        before, after = (
            (files[name] or b"").decode("utf-8-sig").splitlines() for files in (staged.before, staged.after)
        )
        lines = list(difflib.unified_diff(before, after, f"{shown}/{name}", f"{shown}/{name}", lineterm=""))
        say("\n".join(lines) if lines else f"{shown}/{name}: only its line ends or its first bytes differ.")
    if not staged.files:
        say(f"{_all(staged.before)} in the canonical form.")
        return DONE
    count = len(staged.files)
    say(
        f"\n{counted(count, 'file').capitalize()} of {len(staged.before)} would be written differently. `make format` does it."
    )
    return HAS_PROBLEMS


def _all(files: Sized) -> str:
    return f"All {counted(len(files), 'file')} are"


if __name__ == "__main__":
    run(main)
