"""What people record of a motion, as steps: an update, a judgement, a search that found nothing, a decision, a new key.

Each function adds steps to a change set, with a sentence for the plan. None checks the archive's rules; `faults` returns
the problems of reading a group of fields.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter

from schema.characters import hyphenated
from schema.dates import NotADate, parse_date
from schema.fields import Letters
from schema.problems import Problem
from schema.rules.of_outcome import TAKEN
from schema.sentences import listed, named
from schema.shapes import Shape
from schema.typed import read_record
from schema.yaml_text import Value
from scripts.edit.canonical import render
from scripts.edit.changes import ChangeSet

Fields = dict[str, Value]
"""A group of fields as a record would hold them."""

OUTCOME = "outcome"
WITH_LETTERS = TypeAdapter[tuple[str, ...]](Letters)

# Words that say least about an event: they are left out of its key.
SMALL_WORDS = frozenset(
    re.findall(
        r"[a-z]+",
        "about after again against also and any are asked because been before being but came could did does each "
        "every for from had has have her him his how into its more most much new not now off one only other our "
        "out over own said says she should some such than that the their them then there these they this those "
        "three through two under until upon was way were what when where which while who whom whose will with "
        "without would wrote year years you your ",
    )
)
KEY_WORDS, KEY_WORDS_SEEN = 3, 9
"""A proposed key has the longest three of the first nine words that are not small words."""


def file_of(key: str) -> str:
    """The file of a motion within its archive: `2018/12` → `2018/12.yaml`."""
    return f"{key}.yaml"


def without_blanks(fields: Mapping[str, Any]) -> Fields:
    """A group of fields without the empty ones."""
    filled: Fields = {}
    for name, value in fields.items():
        kept = without_blanks(value) if isinstance(value, Mapping) else value
        if kept not in (None, "", [], {}, ()):
            filled[name] = kept
    return filled


def faults(fields: Fields, model: type[BaseModel]) -> list[Problem]:
    """What a group of fields (an update, a search, a decision, a document) could not be read with, in a reader's words."""
    text = "\n".join(render(fields, Shape(model), 0))
    return read_record(text.encode(), "", TypeAdapter(model))[1]


def add_update(changes: ChangeSet, key: str, update: Fields, origin: str = "") -> None:
    """Record an update of a motion, in its place in time. `update` is one that `faults` finds nothing against."""
    file, where = file_of(key), (OUTCOME, "updates")
    held = changes.values(file, where)
    at = _place_in_time(held if isinstance(held, list) else [], str(update["date"]))
    changes.add(file, (*where, at), update, f"add the update '{update['key']}': {_update_words(update)}", origin)


def _place_in_time(updates: list[Value], date: str) -> int:
    """The place after the last update that does not begin later; updates of one day stay in the order of recording."""
    first = parse_date(date).first
    at = 0
    for number, update in enumerate(updates, 1):
        try:
            known = parse_date(str(update.get("date", ""))) if isinstance(update, dict) else None
        except NotADate:
            known = None
        if known and known.first <= first:
            at = number
    return at


def _update_words(update: Fields) -> str:
    words = f"{parse_date(str(update['date'])).words}, by {update['by']}: {_prose_words(update['event'])}"
    words += f" [{listed(_texts(update.get('evidence')))}]"
    words += f"\nnote: {_prose_words(update['note'])}" if update.get("note") else ""
    assessment = update.get("assessment")
    if isinstance(assessment, dict):
        words += f"\n{assessment_words(assessment)}"
    return words


def assessment_words(assessment: Fields) -> str:
    """`clause a: partly met (judged on 21 November 2026 by the editors: …)`."""
    progress = assessment.get("progress")
    judged = [f"clause {letter}: {word}" for letter, word in progress.items()] if isinstance(progress, dict) else []
    day = parse_date(str(assessment["on"])).words
    return f"{', '.join(judged)} (judged on {day} by {assessment['by']}: {_prose_words(assessment['because'])})"


def add_looked_for(
    changes: ChangeSet, key: str, letters: Collection[str], day: str, note: str = "", origin: str = ""
) -> None:
    """Record that clauses were looked for on a day and nothing was found.

    A search of that day with the same note is added to. A clause that was looked for that day already is left out, unless
    there is another note to it.
    """
    file, where = file_of(key), (OUTCOME, "looked_for")
    held = changes.values(file, where)
    entries = held if isinstance(held, list) else []
    for entry in entries:
        if isinstance(entry, dict) and entry.get("on") == day and (not note or _same_prose(entry.get("note"), note)):
            known = WITH_LETTERS.validate_python(entry.get("clauses"))
            letters = [letter for letter in letters if letter not in known]
    if not letters:
        return
    for number, entry in enumerate(entries):
        if isinstance(entry, dict) and entry.get("on") == day and _same_prose(entry.get("note"), note):
            clauses = ", ".join(sorted([*WITH_LETTERS.validate_python(entry.get("clauses")), *letters]))
            sentence = f"looked for on {parse_date(day).words}: {named('clause', sorted(letters))} too"
            changes.set(file, (*where, number, "clauses"), clauses, sentence, origin)
            return
    search = without_blanks({"on": day, "clauses": ", ".join(sorted(letters)), "note": note})
    days = [str(entry.get("on", "")) for entry in entries if isinstance(entry, dict)]
    at = sum(1 for known in days if known <= day)
    ending = f" ({_prose_words(note)})" if note else ""
    sentence = f"looked for on {parse_date(day).words}, nothing found: {named('clause', sorted(letters))}{ending}"
    changes.add(file, (*where, at), search, sentence, origin)


def add_document(changes: ChangeSet, key: str, document: Fields, origin: str = "") -> None:
    """Put a document on the list of documents, under a key that is free."""
    sentence = f"add the document '{key}': {document['title']} ({document['publisher']})"
    changes.set("documents.yaml", (key,), document, sentence, origin)


def set_decision(changes: ChangeSet, key: str, number: int, decision: Fields, origin: str = "") -> None:
    """Put a decision in the place of one of a motion's, field by field; `number` counts from 0.

    Fields that `decision` does not name stay as they are.
    """
    file, where = file_of(key), (OUTCOME, "decisions", number)
    words = f"decided by {decision['by']}: {decision['decision']}"
    words += f" to {decision['to']}" if decision.get("to") else ""
    words += f", {decision['vote']}" if decision.get("vote") else ""
    words += f", {parse_date(str(decision['date'])).words}" if decision.get("date") else ""
    words += f" [{listed(_texts(decision.get('evidence')))}]" if decision.get("evidence") else ""
    words += f"; note: {_prose_words(decision['note'])}" if decision.get("note") else ""
    note, before = (changes.values(file, (*where, name)) for name in ("note", "decision"))
    if note and "note" not in decision and before != decision["decision"]:
        words += f"; its note stays: '{_prose_words(note)}'"
    for name, value in decision.items():
        changes.set(file, (*where, name), value, words, origin)


def move(changes: ChangeSet, key: str, name: str, origin: str = "") -> None:
    """Give a motion another key within its meeting, and keep the one that it had under `formerly`.

    What refers to it elsewhere stays as it is: the old key leads there for ever, and a change of one motion is then no
    change of twenty others.
    """
    file = file_of(key)
    target = f"{key.partition('/')[0]}/{name}"
    sentence = f"now {target}; {key} leads there"
    held = changes.values(file, ("formerly",))
    former = held if isinstance(held, list) else []
    if key not in former:
        changes.add(file, ("formerly", len(former)), key, sentence, origin)
    changes.rename(file, file_of(target), sentence, origin)


def propose_key(event: str, taken: Iterable[str] = ()) -> str:
    """A free key for an update or a document, of the few words of its description that carry most."""
    words = [word for word in hyphenated(event).split("-") if len(word) > 2 and word not in SMALL_WORDS]
    words = list(dict.fromkeys(words))[:KEY_WORDS_SEEN]
    chosen = sorted(sorted(words, key=len, reverse=True)[:KEY_WORDS], key=words.index)
    stem = "-".join(chosen)
    if not re.match(r"[a-z].", stem):
        stem = f"event-{stem}".rstrip("-")
    not_free = {*taken, *TAKEN}
    return free_key(stem, lambda key: key in not_free or re.fullmatch(r"p\d+", key) is not None)


def free_key(stem: str, is_taken: Callable[[str], bool]) -> str:
    """A key that is free: the stem itself, else the stem with a number after it, from 2."""
    key, number = stem, 1
    while is_taken(key):
        number += 1
        key = f"{stem}-{number}"
    return key


def _texts(value: Value) -> list[str]:
    return [str(entry) for entry in value] if isinstance(value, list) else []


def _prose_words(value: Value) -> str:
    return " ".join(str(value).split())


def _same_prose(text: Value, other: Value) -> bool:
    return _prose_words(text or "") == _prose_words(other or "")
