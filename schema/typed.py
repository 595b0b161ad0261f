"""From the values of a file to a typed record, or to every problem in it."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from schema.characters import CONTROL
from schema.facts import RecordFacts, facts_in
from schema.fields import KEY, MEETING_KEY, MOTIONS, Names
from schema.pitfalls import check_texts_are_whole, refuse_pitfalls
from schema.problems import Problem, Where
from schema.sentences import listed, meant, nearest, shortened
from schema.shapes import Marked, Shape, TypeMark, groups_in, marked_in
from schema.terms import ASSESSABLE, CLOSED_LISTS, Progress, Standing, Term
from schema.yaml_problems import YamlProblem
from schema.yaml_text import Value, compose, decode, find, parse

Record = TypeVar("Record")


READING_RULES = {
    "missing-file": "An archive has union.yaml, bodies.yaml, topics.yaml and documents.yaml, and each meeting has meeting.yaml.",
    "not-utf-8": "A file is UTF-8 text.",
    "hidden-character": "A file holds no control character and none that nobody can see.",
    "conflict-marker": "A file is one version of a record, without the markers of an unfinished merge.",
    "comment-in-a-text": "No comment follows words on a line: nobody could tell it from more words.",
    "stray-file": "Every file of an archive is one that is read: a list beside the meetings, or a record in a meeting's folder.",
    "too-large": "A file is no larger than 2 MB.",
    "not-yaml": "A file is plain YAML: `name: value`, with lists marked by hyphens.",
    "form-is-read": "An archive is written in the version of the records' form that this program reads.",
    "equal-keys": "A field is given once.",
    "no-anchors": "A value is written where it belongs: no references to other places, and no tags.",
    "empty-file": "A file holds a record; only a list beside the meetings may be empty.",
    "unknown-field": "A record has only the fields that the guide names.",
    "missing-field": "A record has every field that it needs.",
    "wrong-shape": "A list is given where a list is expected, and one value where one is expected.",
    "no-value": "A field that is there has a value, and not a word for having none.",
    "one-line": "A title, a name or a key is one line.",
    "too-long": "What a motion is about is described in at most 80 characters, and what a rule for reading looks for in at most 40.",
    "not-a-key": "A key has lower-case letters, digits and hyphens.",
    "not-a-motion": "A motion is named by its meeting and its key: `2018/12`.",
    "not-a-number": "A motion's number is written as printed: `12`, `7A`, `6.1`, `CA1` or `Composite 3`.",
    "not-a-count": "A count is a whole number.",
    "not-a-year": "A year has four digits.",
    "not-a-date": "A date is written as ISO 8601-2 writes it, and exists.",
    "not-a-day": "A day of looking, judging or correcting is one certain day.",
    "not-letters": "Clauses are named by their letters: `a`, `a, c` or `a-c`.",
    "not-paragraphs": "Paragraphs are named by their numbers: `4`, `4.2` or `4-6`.",
    "not-a-vote": "A vote is in words, or in numbers for, against and abstaining.",
    "not-an-address": "A web address begins with http:// or https:// and has no spaces.",
    "not-a-fingerprint": "A fingerprint is written by a tool.",
    "not-a-sha256": "A SHA-256 has 64 digits, 0-9 or a-f.",
    "not-a-language": "A language is written as its tag: `cy`, `en-GB`.",
    "not-yes": "A field that says that something is so says `yes`, or is left out.",
    "not-a-colour": "A colour is `#` and six digits.",
    "not-a-lapse-rule": "The lapse rule is `none`, `not known`, or a number of years.",
    # No record says a standing: it is derived.
    **{
        terms.rule(): f"{terms.a_noun().capitalize()} is one of the words of its list."
        for terms in CLOSED_LISTS
        if terms is not Standing
    },
}
"""The rules that are checked as a file is read, by name."""


class RecordCache(Protocol):
    """What was kept of an earlier reading, by names; every part is as it was kept, or missing."""

    def take(self, name: str) -> bytes | None:
        """The part with a name, None where there is none."""

    def keep(self, name: str, content: bytes) -> bytes:
        """Keep a part. Returns its content."""


def read_kept(
    raw: bytes, file: str, adapter: TypeAdapter[Record], kept: RecordCache | None
) -> tuple[Record | None, list[Problem], RecordFacts | None]:
    """As `read_record`, with what an earlier reading kept: the values of each file without a problem, which is not parsed again, and
    the facts of a record with fields. Where nothing is kept, or there is a problem, there are none.
    """
    if kept is None:
        return *read_record(raw, file, adapter), None
    digest = hashlib.sha256(raw).hexdigest()
    if (sound := kept.take(f"{file} {digest}")) is not None:
        values, found = json.loads(sound)
        return adapter.validate_python(values), [], RecordFacts.of(digest, *found) if found else None
    read = _read(raw, file, adapter)
    record, problems, values = read
    if record is None or values is None or problems:
        return record, problems, None
    facts = facts_in(record, digest) if isinstance(record, BaseModel) else None
    kept.keep(f"{file} {digest}", json.dumps([values, facts.values if facts else None]).encode())
    return record, [], facts


def read_record(raw: bytes, file: str, adapter: TypeAdapter[Record]) -> tuple[Record | None, list[Problem]]:
    """A file's bytes as a typed record, or None and every problem in them, placed.

    `file` is the path to show. Nothing is raised for anything that a person can type.
    """
    return _read(raw, file, adapter)[:2]


def _read(raw: bytes, file: str, adapter: TypeAdapter[Record]) -> tuple[Record | None, list[Problem], Value]:
    """As `read_record`, and the values of the file; None where it has a problem, or is empty."""
    try:
        text = decode(raw)
        refuse_pitfalls(text)
        values = parse(text)
    except YamlProblem as error:
        problem, mark = error.in_file(file), error.mark
        if error.rule == "too-large":
            return None, [problem], None
        lines = raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        # A hidden character must not reach the terminal.
        written = CONTROL.sub("\ufffd", lines[mark.line - 1])
        return None, [problem.at(mark.line, mark.column, written, mark.width)], None
    if values is None or values == {}:
        return *_empty_file(file, adapter), None
    record, problems = None, []
    try:
        record = adapter.validate_python(values)
    except ValidationError as error:
        result = _first_causes(error.errors(include_url=False), adapter)
        problems = [_problem_of(details, file, adapter) for details in result[: MOST_PROBLEMS + 1]]
    reported = {problem.where for problem in problems}
    problems += [
        _no_value(file, where, value)
        for where, value in _left_empty(values)
        if reported.isdisjoint(where[:depth] for depth in range(1, len(where) + 1))
    ]
    problems = _most(problems)
    problems = [_with_cause(problem) for problem in place(problems, text)] if problems else []
    problems += check_texts_are_whole(text, Shape(adapter._type), file)
    return (None, problems, None) if problems else (record, [], values)


def _first_causes(result: list[ErrorDetails], adapter: TypeAdapter[Any]) -> list[ErrorDetails]:
    """Pydantic's findings without those that follow from others.

    A list is not too short where its entries are refused, and no field is missing where its name is only misspelt.
    """
    places = {details["loc"][:depth] for details in result for depth in range(len(details["loc"]))}
    unknown = [details["loc"] for details in result if details["type"] == "extra_forbidden"][:MOST_PROBLEMS]
    misspelt = {(*where[:-1], _misspelt(str(where[-1]), where[:-1], adapter)) for where in unknown}
    return [
        details
        for details in result
        if not (details["type"] == "too_short" and details["loc"] in places)
        and not (details["type"] == "missing" and details["loc"] in misspelt)
    ]


def _with_cause(problem: Problem) -> Problem:
    """A placed problem; where a value is missing because `#` begins a comment, it says so."""
    match = re.match(r"\s*(?:- +)?[\w-]+:[ \t]+(#\S[^\"\\]*)$", problem.written)
    if problem.rule != "no-value" or not match:
        return problem
    hint = f"'#' begins a comment here. If it belongs to the value, put that in double quotes: \"{match[1].strip()}\""
    return replace(problem, hint=hint)


def read_half(raw: bytes, adapter: TypeAdapter[Any], problems: list[Problem]) -> tuple[Marked, ...]:
    """The marked values of a file with problems, except where a problem is; none where it is not YAML."""
    try:
        values = parse(decode(raw))
    except YamlProblem:
        return ()
    places = {problem.where for problem in problems}
    entries = marked_in(values, Shape(adapter._type))
    return tuple(entry for entry in entries if entry[0] not in places and _may_name(*entry[1:]))


def _may_name(mark: TypeMark, text: str) -> bool:
    """Whether a text has the form of a key, where its type names something: `not recorded` has not."""
    if not isinstance(mark, Names):
        return True
    return bool(re.fullmatch(f"{MEETING_KEY}/{KEY}" if mark is MOTIONS else KEY, text))


MOST_PROBLEMS = 200
"""The most problems that are listed for one file. Each is looked up in it and compared with every known name, so a file
that is not a record at all would take hours."""


def _most(problems: list[Problem]) -> list[Problem]:
    """The first problems, the last of which says that there are more."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    last = problems[MOST_PROBLEMS - 1]
    more = "There are more problems in this file than are listed. Correct these first, or see whether it is a record at all."
    return [*problems[: MOST_PROBLEMS - 1], replace(last, hint=more)]


def _empty_file(file: str, adapter: TypeAdapter[Record]) -> tuple[Record | None, list[Problem]]:
    """The content of an empty file: a list has no entries yet, as in a new archive; a record is missing."""
    try:
        return adapter.validate_python({}), []
    except ValidationError:
        return None, [Problem("empty-file", file, (), "The file is empty.", "Fill it in, or delete it.")]


def _left_empty(value: Value, where: Where = ()) -> Iterator[tuple[Where, Value]]:
    """The places of names with nothing after them and of empty lists, which the models take as left out."""
    if not value and not isinstance(value, str):
        yield where, value
    for step, entry in value.items() if isinstance(value, dict) else enumerate(value or ()):
        if not isinstance(entry, str):
            yield from _left_empty(entry, (*where, step))


def _no_value(file: str, where: Where, value: Value = None) -> Problem:
    if value is None:
        return Problem("no-value", file, where, "There is no value here.", "Write one, or delete the line.")
    return Problem("no-value", file, where, "There is nothing in this list.", "Write an entry, or delete the list.")


KEY_STEP = "[key]"
"""The last step of a path where the problem is the name itself, before the colon."""


def place(problems: list[Problem], text: str) -> list[Problem]:
    """The problems of one file with the line, the column and the line as written."""
    node = compose(text)
    lines = text.split("\n")
    placed = []
    for problem in problems:
        if not problem.where and problem.rule != "wrong-shape":
            placed.append(problem)
            continue
        where, is_key = problem.where, problem.rule == "unknown-field"
        if where[-1:] == (KEY_STEP,) and not is_key:
            where, is_key = where[:-1], True
        mark = find(node, where, key=is_key)
        result = replace(problem, where=where).at(mark.line, mark.column, lines[mark.line - 1], mark.width)
        placed.append(result)
    return placed


def _problem_of(details: ErrorDetails, file: str, adapter: TypeAdapter[Any]) -> Problem:
    """One of pydantic's findings, in our words. Those that our own types raise carry theirs already."""
    where: Where = details["loc"]
    kind, written, context = details["type"], details["input"], details.get("ctx", {})
    match kind:
        case "missing":
            field, parent = str(where[-1]), where[:-1]
            hint = Shape(adapter._type).at(where).description
            return Problem("missing-field", file, parent, f"'{field}' is missing.", hint)
        case "extra_forbidden":
            field = str(where[-1])
            if near := _misspelt(field, where[:-1], adapter):
                hint = meant(field, near)
            else:
                allowed = f"Allowed here: {listed(_fields_at(adapter, where[:-1]), 'or')}."
                hint = _where_it_belongs(field, adapter) or allowed
            return Problem("unknown-field", file, where, f"'{shortened(field)}' is not a field here.", hint)
        case "enum":
            return _unknown_term(details, where, file)
        case "tuple_type" | "model_type" | "dict_type" if written is None:
            return _no_value(file, where)
        case "tuple_type":
            hint = "Write each entry on a line of its own, with '- ' before it."
            return Problem("wrong-shape", file, where, "A list is expected here.", hint)
        case "model_type":
            hint = f"Allowed here: {listed(_fields_at(adapter, where), 'or')}."
            return Problem(
                "wrong-shape", file, where, "Fields with names are expected here, one to a line: 'name: value'.", hint
            )
        case "dict_type":
            sentence = "Names are expected here, each on a line of its own with a colon after it."
            hint = "Write 'a: partly met', for each clause that is judged." if where else "Write each key so: 'pay:'."
            return Problem("wrong-shape", file, where, sentence, hint)
        case "too_short":
            return _no_value(file, where, [])
        case _ if "sentence" in context:
            return Problem(kind, file, where, context["sentence"], context.get("hint", ""))
        case _:
            # Nothing of ours should reach this; if it does, the message is without the library's words.
            return Problem("wrong-shape", file, where, f"'{shortened(str(written))}' is not allowed here.", "")


MOST_PLACES = 3
"""A field that belongs in more groups than this, such as `note`, is not given a place."""


@cache
def _groups_of(adapter: TypeAdapter[Any]) -> Mapping[str, list[tuple[tuple[str, ...], Shape]]]:
    """The groups of fields of a file that have a field of each name, after the names of the fields that lead to them."""
    groups: dict[str, list[tuple[tuple[str, ...], Shape]]] = {}
    for where, group in groups_in(Shape(adapter._type)):
        for name in group.fields:
            groups.setdefault(name, []).append((where, group))
    return groups


def _misspelt(field: str, where: Where, adapter: TypeAdapter[Any]) -> str:
    """The field of a place of which a name is a misspelling; empty where none is likely.

    The name of a field of another place is one only where little is missing or too much: `vote` for `votes`.
    """
    near = next(iter(nearest(field, _fields_at(adapter, where))), "")
    is_alike = bool(near) and (near.startswith(field) or field.startswith(near))
    return near if is_alike or field not in _groups_of(adapter) else ""


def _where_it_belongs(field: str, adapter: TypeAdapter[Any]) -> str:
    """Where a field belongs that its place does not have; empty where no place has it, or too many have."""
    groups = _groups_of(adapter).get(field, [])
    outermost = [f"further to the left, lined up with '{group.fields[0]}'" for where, group in groups if not where]
    within = [f"'{'.'.join(where)}'" for where, _ in groups if where]
    places = [*outermost, *([f"under {listed(within, 'or')}"] if within else [])]
    return f"It belongs {listed(places, 'or')}." if 0 < len(groups) <= MOST_PLACES else ""


def _unknown_term(details: ErrorDetails, where: Where, file: str) -> Problem:
    """A word that its closed list does not have."""
    written = details["input"]
    terms = _terms_expected(details.get("ctx", {}).get("expected", ""))
    # Two words for progress follow from where there is no assessment: no record says them.
    recorded: Iterable[Term] = ASSESSABLE if terms is Progress else terms
    choices = "It may be " + listed([f"'{term.value}'" for term in recorded], "or") + "."
    if written is None:
        return Problem("no-value", file, where, "There is no value here.", choices)
    if not isinstance(written, str):
        return Problem("wrong-shape", file, where, "One word is expected here.", choices)
    text = " ".join(written.split())
    near = terms.by_word().get(text.lower()) or next(iter(nearest(text.lower(), terms)), None)
    return Problem(
        terms.rule(), file, where, terms.says_unknown(shortened(text)), meant(text, near) if near else choices
    )


def _terms_expected(expected: str) -> type[Term]:
    """The closed list that pydantic names by its words: `'carried', 'lost' or 'fell'`."""
    words = re.findall("'([^']*)'", expected)
    for terms in CLOSED_LISTS:
        if words == [term.value for term in terms]:
            return terms
    raise LookupError(expected)


def _fields_at(adapter: TypeAdapter[Any], where: Where) -> tuple[str, ...]:
    return Shape(adapter._type).at(where).fields
