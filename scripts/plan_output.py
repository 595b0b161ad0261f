"""How commands that change records end: the plan shown, and written where that was asked for."""

import shlex
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from schema.sentences import counted
from scripts import prompts
from scripts.arguments import DONE, HAS_PROBLEMS, Ended, say
from scripts.edit.changes import CannotEdit, ChangeSet, Staged, WouldBreak, render_steps
from scripts.edit.fill_in import Marks, asked_in, stage_marked

Result = TypeVar("Result", bound=Staged | None)

NO_MARKS: Marks = MappingProxyType({})


def staged_by(stage: Callable[[], Result], archive: str) -> Result:
    """The files as they would be, from what stages them. Raises Ended where a step cannot be taken, or a rule would be broken."""
    try:
        return stage()
    except WouldBreak as broken:
        raise Ended(broken.report(), HAS_PROBLEMS) from None
    except CannotEdit as error:
        origin = f"{error.origin}: " if error.origin else ""
        raise Ended(f"{origin}{archive}/{error} Nothing was changed.", HAS_PROBLEMS) from None


def settle(
    changes: ChangeSet,
    archive: str,
    *,
    write: bool,
    answers: str = "",
    marks: Marks = NO_MARKS,
    whole: str = "",
    notes: str = "",
) -> int:
    """Show the changes of an archive, a folder as typed; write them if asked to, or if the person agrees.

    `answers` is what could be typed in place of the answers that were given at the terminal, empty where nobody is there
    to agree; it is shown wherever nothing is written. `marks` are what is to be filled in, `whole` the file that is shown
    as it will be, `notes` what to look at besides. Returns the exit status; raises Ended.
    """
    try:
        staged = staged_by(lambda: stage_marked(Path(archive), archive, changes.steps, marks), archive)
    except Ended as end:
        raise Ended(f"{end}\n{answers}".rstrip("\n"), end.status) from None
    say(render_steps(changes.steps, archive))
    if text := staged.after.get(whole):
        say(f"\n{archive}/{whole} as it will be:\n\n{text.decode().rstrip()}")
    asks = bool(answers) and not write
    status = DONE if asks else end_plan(staged, archive, write=write)
    if notes:
        say(notes)
    if not asks:
        return status
    if prompts.agree("\nWrite this?"):
        return end_plan(staged, archive, write=True)
    say(f"{answers}\n\nNothing was changed.")
    return DONE


def end_plan(staged: Staged, archive: str, *, write: bool) -> int:
    """Write what was shown if asked to, or say how it is written. Returns the exit status; raises Ended."""
    # A file that moves is one file, and another that goes.
    files = counted(sum(staged.after[name] is not None for name in staged.files), "file")
    if not staged.files:
        say("\nThere is nothing to write.")
    elif not write:
        say(f"\nThis is the plan for {files}. Nothing is written yet: --write (WRITE=1) writes it.")
    else:
        try:
            staged.write()
        except CannotEdit as error:
            raise Ended(f"{archive}/{error}", HAS_PROBLEMS) from None
        say(f"\n{files} written.")
    return DONE


def render_to_fill_in(staged: Staged, archive: str) -> str:
    """What is left to fill in in the files that were written: each place with what is asked and the field below it; empty where nothing is."""
    lines = [
        f"  {archive}/{name}:{at}: {words}"
        for name in staged.files
        if (raw := staged.after.get(name))
        for at, words in asked_in(raw.decode("utf-8"))
    ]
    if not lines:
        return ""
    last = "Write each there, delete its comment, and give `make check`. What nobody knows may stay as it is."
    return "\n".join(["\nTo fill in:", *lines, last])


def typed_again(verb: str, archive: str, named: Mapping[str, str], *answers: tuple[Any, str], first: str = "") -> str:
    """What could have been typed in place of answers at the terminal, so that no work is lost.

    `named` is the option of each answer. Each of `answers` is a dataclass of them, with what goes before the names of its
    fields in `named`; empty ones are left out. `first` is the word after the command.
    """
    options = [("--archive", archive)]
    for given, prefix in answers:
        for name in (one.name for one in fields(given)):
            value = getattr(given, name) if prefix + name in named else ""
            if isinstance(value, Mapping):
                value = [f"{key}={word}" for key, word in value.items()]
            texts = [value] if isinstance(value, str) else value
            options += [(named[prefix + name], text) for text in texts if text]
    words = ["python", "-m", f"scripts.{verb}", *([shlex.quote(first)] if first else [])]
    # A value that begins with a hyphen would be taken for an option.
    words += [
        f"{option}={shlex.quote(text)}" if text[0] == "-" else shlex.join([option, text]) for option, text in options
    ]
    return f"\nYour answers, to correct and type again:\n{' '.join(words)}"
