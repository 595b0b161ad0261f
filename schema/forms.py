"""Which version of the records' form an archive is written in, and whether this program reads it.

A version is a whole number. It goes up when records that were right would no longer be read, or would say something else:
a field that is renamed, taken away or newly needed. scripts/edit/forms.py brings older archives forward.
"""

import re

from schema.problems import Problem
from schema.yaml_text import Value

FORM = 1
"""The version that this program reads."""


def check_form(values: Value, file: str) -> Problem | None:
    """The problem of an archive, by the values of its union.yaml, that is written in another version; None where it is not.

    `file` is that file as shown. Where no version can be read, reading the record tells why.
    """
    written = values.get("form") if isinstance(values, dict) else None
    if not isinstance(written, str) or not re.fullmatch(r"[0-9]{1,4}", written.strip()):
        written = "1"
    form = int(written)
    if form == FORM:
        return None
    sentence = f"This archive is written in form {form}, and this program reads form {FORM}."
    if form == 0:
        hint = "The first form is 1: write that, or delete the line."
    elif form > FORM:
        hint = "Take the newer version of the program: docs/guide/own-copy.md says how."
    else:
        hint = "Bring the archive forward: make forward shows the plan, and make forward WRITE=1 writes it."
    return Problem(
        "form-is-read", file, ("form",) if isinstance(values, dict) and "form" in values else (), sentence, hint
    )
