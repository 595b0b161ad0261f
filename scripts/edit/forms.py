"""How an archive that is written in an older version of the records' form is brought forward, one version after another."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from schema import forms
from scripts.edit.changes import ChangeSet

Forward = Callable[[ChangeSet, Sequence[str]], None]
"""Adds the steps that take every file of an archive, by its path within it, one version forward."""

FORWARD: Mapping[int, Forward] = MappingProxyType({})
"""By the version that an archive is written in, the way to the next. There has been one version so far, so there is none."""


def bring_forward(draft: ChangeSet, form: int, files: Sequence[str]) -> None:
    """Add the steps that take an archive that is written in a form to the one that this program reads; none if it is that."""
    for version in range(form, forms.FORM):
        FORWARD[version](draft, files)
    if form < forms.FORM:
        draft.set("union.yaml", ("form",), str(forms.FORM), f"Say that the archive is written in form {forms.FORM}.")
