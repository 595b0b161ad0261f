"""How an archive that is written in an older version of the records' form is brought forward, one version after another."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from schema import forms
from schema.yaml_text import Value
from scripts.edit.changes import ChangeSet

Forward = Callable[[ChangeSet, Sequence[str]], None]
"""Adds the steps that take every file of an archive, by its path within it, one version forward."""

FORWARD: Mapping[int, Forward] = MappingProxyType({})
"""By the version that an archive is written in, the way to the next. There has been one version so far, so there is none."""


def written_form(union: Value) -> int:
    """The version that an archive is written in, by the values of its union.yaml."""
    form = union.get("form") if isinstance(union, dict) else None
    return max(int(form), 1) if isinstance(form, str) and form.isdecimal() else 1


def bring_forward(draft: ChangeSet, files: Sequence[str]) -> None:
    """Add the steps that take an archive to the version that this program reads. None where it is written in it."""
    form = written_form(draft.values("union.yaml"))
    for version in range(form, forms.FORM):
        FORWARD[version](draft, files)
    if form < forms.FORM:
        draft.set("union.yaml", ("form",), str(forms.FORM), f"Say that the archive is written in form {forms.FORM}.")
