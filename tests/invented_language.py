"""An invented language, made from the table of the site's words by rule: English in Hebrew letters, a third longer.

It is written from right to left, and whatever stands in Latin letters on a page was not translated, or is a record's.
"""

import re
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any

from babel.messages.catalog import Catalog
from pydantic import BaseModel

from schema.archive import Archive
from schema.language import TOKEN
from scripts.publish.markup_words import ENTITY
from scripts.publish.prose import typographic

TAG = "he"
LETTERS = str.maketrans({
    letter: chr(0x5D0 + number % 27) + ("ו" if number % 3 == 0 else "")
    for case in (ascii_lowercase, ascii_lowercase.upper())
    for number, letter in enumerate(case)
})  # fmt: skip
"""A Hebrew letter, or two, for each Latin one."""

KEPT = re.compile(f"({TOKEN.pattern}|{ENTITY.pattern})")


def in_the_language(sentence: str) -> str:
    """A sentence in the invented language: its places and elements stay."""
    return "".join(part if number % 2 else part.translate(LETTERS) for number, part in enumerate(KEPT.split(sentence)))


def spoken(table: Catalog) -> Catalog:
    """The table of the invented language."""
    catalog = Catalog(locale=TAG, charset="utf-8", fuzzy=False)
    for message in table:
        if message.id:
            forms = [message.id] if isinstance(message.id, str) else list(message.id)
            said = [in_the_language(form) for form in forms]
            many = [said[0], *([said[-1]] * (catalog.num_plurals - 1))]
            catalog.add(message.id, said[0] if isinstance(message.id, str) else many, context=message.context)
    return catalog


BETWEEN = re.compile(r"[\u0590-\u05ff·:;,.?!“”‘’'\"()\[\]/&<>§→←—–…*_`\d]+")
"""What stands between words that belong together: the language's own letters, marks and digits."""
LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")

NAMES = frozenset(
    "html pdf epub json csv xml zip bib ris bibtex csl csl-json atom kb mb https data site motions motion schema updates "
    "cite m20 c1 ca1 e1 txt draft make similar from ltr".split()
)
"""Names of formats and files, which are the same in every language."""


def not_translated(text: str, values: str) -> list[str]:
    """The words of a text that are neither in the invented language nor a value of a record."""
    parts = (" ".join(part.split()).casefold() for part in BETWEEN.split(text) if LATIN.search(part))
    return [part for part in parts if part not in NAMES and part not in values]


def values_of(archive: Archive) -> str:
    """Every value of an archive, as a page shows it, one to a line."""
    lists = (
        archive.bodies,
        archive.topics,
        archive.threads,
        archive.abbreviations,
        archive.documents,
        archive.meetings,
    )
    records: list[object] = [archive.union, *(entry for entries in lists for entry in entries.values())]
    records += [record.motion for record in archive.records.values()]
    texts = (" ".join(BETWEEN.sub(" ", text).split()) for record in records for text in _texts(record))
    return "\n".join(dict.fromkeys(texts)).casefold() + "\n".join(archive.records)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield typographic(value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _texts(key)
            yield from _texts(member)
    elif isinstance(value, (list, tuple)):
        for member in value:
            yield from _texts(member)
    elif value is not None:
        yield str(value)
