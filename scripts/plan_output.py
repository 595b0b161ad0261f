"""How commands that change records end: the plan shown, and written where that was asked for."""

from pathlib import Path
from types import MappingProxyType

from schema.problems import counted
from scripts.arguments import DONE, HAS_PROBLEMS, say
from scripts.edit.changes import CannotEdit, ChangeSet, Staged, WouldBreak, render_steps
from scripts.edit.fill_in import Marks, stage_marked

NO_MARKS: Marks = MappingProxyType({})


def carry_out(draft: ChangeSet, archive: str, *, write: bool, marks: Marks = NO_MARKS, whole: str = "") -> int:
    """Show what a draft would change in an archive, and write it if asked to. Returns the exit status.

    `archive` is the folder as typed. Where a rule would be broken, that is told, and nothing is written. `marks` are what
    is to be filled in, `whole` the file that is shown as it will stand.
    """
    staged = show_plan(draft, archive, marks, whole)
    return HAS_PROBLEMS if staged is None else end_plan(staged, draft, archive, write=write)


def end_plan(staged: Staged, draft: ChangeSet, archive: str, *, write: bool) -> int:
    """Write what was shown of a draft if asked to, or say how it is written. Returns the exit status."""
    if not write:
        say(f"\nThis is the plan for {_files(draft)}. Nothing is written yet: --write (WRITE=1) writes it.")
        return DONE
    return write_plan(staged, draft, archive)


def show_plan(draft: ChangeSet, archive: str, marks: Marks = NO_MARKS, whole: str = "") -> Staged | None:
    """Show what a draft would change; None where it cannot be done, which is told instead."""
    try:
        staged = stage_marked(Path(archive), archive, draft.steps, marks)
    except WouldBreak as broken:
        say(broken.report())
        return None
    except CannotEdit as error:
        origin = f"{error.origin}: " if error.origin else ""
        say(f"{origin}{archive}/{error} Nothing was changed.")
        return None
    show_steps(staged, draft, archive, whole)
    return staged


def show_steps(staged: Staged, draft: ChangeSet, archive: str, whole: str = "") -> None:
    """Show what a draft changes, file by file; and the file `whole` as it will stand."""
    say(render_steps(draft.steps, archive))
    if text := staged.after.get(whole):
        say(f"\n{archive}/{whole} as it will stand:\n\n{text.decode().rstrip()}")


def write_plan(staged: Staged, draft: ChangeSet, archive: str) -> int:
    """Write what was shown of a draft. Returns the exit status."""
    try:
        staged.write()
    except CannotEdit as error:
        say(f"{archive}/{error}")
        return HAS_PROBLEMS
    say(f"\n{_files(draft).capitalize()} written.")
    return DONE


def _files(draft: ChangeSet) -> str:
    """How many files a draft changes; one that moves is one."""
    return counted(len({step.file for step in draft.steps}), "file")
