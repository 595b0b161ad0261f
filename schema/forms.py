"""Which version of the records' form an archive is written in, and whether this program reads it.

A version is a whole number. It goes up when records that were right would no longer be read, or would say something else:
a field that is renamed, taken away or newly needed. scripts/forward.py brings older archives forward.
"""

from pydantic import TypeAdapter, ValidationError

from schema.fields import Count
from schema.problems import Problem
from schema.yaml_text import Value

FORM = 1
"""The version that this program reads."""

_VERSION = TypeAdapter[int](Count)


def written_form(union: Value) -> int:
    """The version that an archive is written in, from the values of its union.yaml.

    It is 1 where none is given, and where it cannot be read, which is reported when the record is.
    """
    form = union.get("form") if isinstance(union, dict) else None
    try:
        return 1 if form is None else _VERSION.validate_python(form)
    except ValidationError:
        return 1


def check_form(values: Value, file: str) -> Problem | None:
    """The problem of an archive that is written in another version, None where it is not.

    `values` are those of its union.yaml, `file` is that file as shown.
    """
    form = written_form(values)
    if form == FORM:
        return None
    sentence = f"This archive is written in form {form}, and this program reads form {FORM}."
    if form == 0:
        hint = "The first form is 1: write that, or delete the line."
    elif form > FORM:
        hint = "Get the newer version of the program: docs/guide/own-copy.md says how."
    else:
        hint = "Bring the archive forward: make forward shows the plan, and make forward WRITE=1 writes it."
    return Problem(
        "form-is-read", file, ("form",) if isinstance(values, dict) and "form" in values else (), sentence, hint
    )
