"""Bring an archive that is written in an older version of the records' form forward to the one that this program reads."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from schema import forms
from schema.folder import record_names
from scripts.arguments import ARCHIVE, DONE, HAS_PROBLEMS, WRITE, Arguments, command, run, say
from scripts.edit.changes import ChangeSet
from scripts.plan_output import settle

Step = Callable[[ChangeSet, Sequence[str]], None]
"""Adds what takes every file of an archive, by its path within it, from one version of the form to the next."""

STEPS: Mapping[int, Step] = MappingProxyType({})
"""The step from each version. There has been one version so far, so there is none."""


@command
def main(argv: Sequence[str]) -> int:
    """Show, or write, what takes the archive forward. Returns the exit status."""
    purpose = "Bring an older archive forward to the form of records that this program reads."
    arguments = Arguments("forward", purpose, ARCHIVE, WRITE).parse_args(argv)
    folder = Path(arguments.archive)
    if not (folder / "union.yaml").is_file():
        say(f"There is no {arguments.archive}/union.yaml, which says in which form the archive is written.")
        return HAS_PROBLEMS
    changes = ChangeSet(folder)
    form = max(forms.written_form(changes.values("union.yaml")), 1)
    if form >= forms.FORM:
        newer = f", and this program reads form {forms.FORM}: take its newer version" if form > forms.FORM else ""
        say(f"The archive is written in form {form}{newer}. There is nothing to bring forward.")
        return HAS_PROBLEMS if newer else DONE
    for version in range(form, forms.FORM):
        STEPS[version](changes, record_names(folder))
    changes.set("union.yaml", ("form",), str(forms.FORM), f"Say that the archive is written in form {forms.FORM}.")
    return settle(changes, arguments.archive, write=arguments.write)


if __name__ == "__main__":
    run(main)
