"""The abbreviations that a document explains, as entries of abbreviations.yaml."""

import re
from collections.abc import Sequence

from schema.archive import Archive
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import Fields
from scripts.intake.vocabulary.bodies import key_of


def add_abbreviations(
    steps: ChangeSet, archive: Archive, found: Sequence[tuple[str, str]], title: str
) -> list[tuple[str, str]]:
    """Add the abbreviations that the archive does not have, each with what it stands for, out of the document of that title.

    Returns the key and the short form of each.
    """
    known = {entry.short.casefold() for entry in archive.abbreviations.values()}
    keys = set(archive.abbreviations)
    added = []
    for short, name in found:
        key = key_of(short)
        if short.casefold() in known or key in keys or not re.search(r"[A-Z]", short):
            continue
        known.add(short.casefold())
        keys.add(key)
        entry: Fields = {"short": short, "name": name, "meaning": f"Printed so in “{title}”."}
        steps.set("abbreviations.yaml", (key,), entry, f"add the abbreviation {short}")
        added.append((key, short))
    return added
