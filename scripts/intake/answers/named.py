"""Which of the texts that somebody typed may name a person: told for each change of records, whatever it came from."""

import re
from collections.abc import Iterator, Sequence

from schema.sentences import listed
from schema.yaml_text import Value
from scripts.edit.changes import Change, Step
from scripts.intake.vocabulary.masking import may_name_anybody

_NO_TEXT = re.compile(r"[a-z\d][\w:./-]*|https?://\S+")
"""A key, a word of a closed list, a day, an address."""


def texts_with_names(steps: Sequence[Step]) -> list[str]:
    """A sentence for each file in whose new texts somebody may be named, for a person to look at: `2018/12.yaml: event and note`."""
    named: dict[str, list[str]] = {}
    for step in steps:
        if isinstance(step, Change):
            name = next((str(part) for part in reversed(step.where) if isinstance(part, str)), "")
            named.setdefault(step.file, []).extend(_naming(name, step.new))
    return [
        f"{file}: a person may be named ({listed(list(dict.fromkeys(fields)))}). Say the office or the body instead, unless they "
        "held a public office. A key that was made of it is for ever."
        for file, fields in named.items()
        if fields
    ]


def _naming(name: str, value: Value) -> Iterator[str]:
    """The names of the fields within a value that may name somebody."""
    if isinstance(value, str):
        if not _NO_TEXT.fullmatch(value) and may_name_anybody(value):
            yield name
        return
    parts = value.items() if isinstance(value, dict) else ((name, part) for part in value or ())
    for part, within in parts:
        yield from _naming(str(part), within)
