"""Keys to the letters that a paper prints in place of results: `C = carried; L = lost`."""

import re
from collections.abc import Mapping, Sequence

from schema.terms import Decision
from scripts.intake.vocabulary.doubt import may_be_result
from scripts.intake.vocabulary.results import read_result

ResultKey = Mapping[str, Decision | None]
"""The letters of a key and what each says was decided; None where its words are not understood."""

LONGEST_KEY = 400
_LABEL = re.compile(r"(?:key|legend|abbreviations|codes?)\b[^:=]{0,30}:\s*", re.IGNORECASE)
_ENTRY = re.compile(
    r"[(\[]?(?P<letters>[A-Z]{1,3})[)\]]?\s*(?:=|:|–|—|\s-\s|\s)\s*(?P<words>[A-Za-z][A-Za-z ()-]{2,60})"
)


def parse_key(text: str) -> ResultKey:
    """The entries of a key that stand on a line; empty where the line says anything else.

    `Key: C = carried; CA = carried as amended`, `(C) Carried, (L) Lost`, `W – withdrawn` alone.
    """
    if len(text) > LONGEST_KEY:
        return {}
    plain = _LABEL.sub("", " ".join(text.split()), count=1).strip(" .")
    entries = [_ENTRY.fullmatch(part.strip(" .")) for part in re.split(r"[;,|]\s*|\t", plain)]
    key: dict[str, Decision | None] = {}
    for entry in entries:
        result = read_result(entry["words"]) if entry else None
        if entry is None or not (result or may_be_result(entry["words"])) or entry["letters"] in key:
            return {}
        key[entry["letters"]] = result.decision if result and not (result.vote or result.note or result.of) else None
    return key


def joined_keys(keys: Sequence[ResultKey]) -> ResultKey:
    """The entries of several lines together; what two of them say of the same letters is not understood."""
    joined: dict[str, Decision | None] = {}
    for key in keys:
        for letters, decision in key.items():
            joined[letters] = decision if joined.get(letters, decision) is decision else None
    return joined
