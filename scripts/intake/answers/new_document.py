"""A new document for the list, whichever command, form or table it comes from."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

from schema.archive import Archive
from schema.dates import NotADate, parse_date
from schema.fields import KEY
from schema.sentences import shortened
from schema.union import Document
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import Fields, faults, free_key, propose_key, without_blanks
from scripts.intake.answers.answer_problem import AnswerProblem, field_of
from scripts.intake.vocabulary.dates import read_date
from scripts.intake.vocabulary.masking import rest_as_typed

NEEDED = ("title", "publisher", "kind", "meaning")
"""What has to be said of every document."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document that is not on the list yet, as a person describes it. Empty where nothing was said."""

    title: str = ""
    publisher: str = ""
    kind: str = ""
    meaning: str = ""
    date: str = ""
    address: str = ""
    """Its web address, with or without a scheme."""
    archived: str = ""
    held_by: str = ""
    key: str = ""
    """Its key; proposed where none is given."""


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """An entry for the list of documents, and what is wrong with it."""

    key: str
    fields: Fields
    problems: tuple[AnswerProblem, ...]


def describe_document(archive: Archive, given: NewDocument, today: dt.date, new: Collection[str] = ()) -> DocumentEntry:
    """The entry of a document, with a key that is free.

    What has an address was seen today. `new` are the keys of documents that are put on the list in the same change. What
    is missing (NEEDED) is not among the problems: each asker says in its own words what it needs.
    """
    address = given.address if "://" in given.address or not given.address else f"https://{given.address}"
    fields = without_blanks(
        {
            "title": given.title,
            "publisher": given.publisher,
            "kind": given.kind.lower(),
            "date": read_date(given.date),
            "address": address,
            "archived": given.archived,
            "held_by": given.held_by,
            "seen": today.isoformat() if address else "",
            "meaning": given.meaning,
        }
    )
    key = given.key or _propose_key(archive, given, str(fields.get("date", "")), new)
    problems = [
        AnswerProblem((field_of(problem) or ("title",))[0], problem.sentence, problem.hint)
        for problem in faults(fields, Document)
        if problem.rule != "missing-field"
    ]
    if not re.fullmatch(KEY, key):
        hint = "A key has lower-case letters, digits and hyphens."
        problems.append(AnswerProblem("key", f"'{shortened(key)}' is not a key.", hint))
    if key in new or archive.current("documents", key):
        problems.append(AnswerProblem("key", f"'{key}' is the key of another document."))
    return DocumentEntry(key, fields, tuple(problems))


def documents_in(draft: ChangeSet) -> dict[str, Fields]:
    """All documents, with those that a change set puts on the list, by key."""
    held = draft.values("documents.yaml")
    return {key: values for key, values in held.items() if isinstance(values, dict)} if isinstance(held, dict) else {}


def _propose_key(archive: Archive, given: NewDocument, date: str, new: Collection[str]) -> str:
    """A word of who published it, words of its title, and its year; nobody's name, since a key is for ever."""
    publisher, title = rest_as_typed(given.publisher), rest_as_typed(given.title) or given.kind
    first = re.findall(r"[a-z0-9]+", propose_key(publisher))[0] if publisher else ""
    words = [word for word in propose_key(title).split("-") if word != first]
    try:
        year = str(parse_date(date).first.year)
    except NotADate:
        year = ""
    stem = "-".join(filter(None, (first, *words, "" if year in words else year)))
    return free_key(stem, lambda key: key in new or archive.current("documents", key) is not None)
