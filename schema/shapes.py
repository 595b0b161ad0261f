"""What each place of a record may hold, read from the models: the only code that walks them.

A field says by its type what it holds (schema.fields): the key of a body, prose, official words. Whoever asks what a
record names, or which of its texts are prose, walks the record here, so a new field is held to every rule by its type.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, WithJsonSchema

from schema.dates import Date
from schema.fields import KEY, MEETING_KEY, Names, Part, TextKind, Words
from schema.problems import Where

TypeMark = Names | Part | TextKind
"""What the type of a value says of it: what it names, which part a body has there, or which kind of text it is."""

Marked = tuple[Where, TypeMark, str]
"""A value whose type is marked: its place in the record, what its type says of it, and the value."""

Group = TypeVar("Group", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Shape:
    """What one place of a record may hold.

    `hint` is the type that the model gives it, None where nothing is known; `name` the field's name as a record writes
    it, empty for an entry of a list; `description` the field's description for readers.
    """

    hint: Any = None
    name: str = ""
    description: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that may be given here, in order; none where the writer chooses the names."""
        model = model_in(self.hint)
        return tuple(field.shape.name for field in fields_of(model)) if model else ()

    @property
    def marks(self) -> frozenset[TypeMark]:
        """What its type says of the value here."""
        return frozenset(mark for mark in annotations(self.hint) if isinstance(mark, TypeMark))

    @property
    def form(self) -> Mapping[str, Any]:
        """What an editor checks of a value here (schema.fields.editors_schema); empty for groups and words of a closed list."""
        schemas = (each for each in annotations(self.hint) if isinstance(each, WithJsonSchema))
        return next((schema.json_schema or {} for schema in schemas if schema.mode == "validation"), {})

    @property
    def is_prose(self) -> bool:
        """Whether this is prose: blank lines at its ends, and more than one in it, mean nothing."""
        return TextKind.PROSE in self.marks

    @property
    def is_folded(self) -> bool:
        """Whether this is prose that is wrapped where it is long."""
        return self.is_prose and TextKind.ON_ONE_LINE not in self.marks

    @property
    def is_wording(self) -> bool:
        """Whether this is a text kept word for word and line by line."""
        return TextKind.WORDING in self.marks

    @property
    def is_quoted(self) -> bool:
        """Whether this is written in quotation marks even where YAML needs none."""
        return TextKind.QUOTED in self.marks

    @property
    def is_words(self) -> bool:
        """Whether this is a text of any words, which may contain ` #`."""
        return any(isinstance(mark, Words) for mark in annotations(self.hint))

    def within(self, step: str | int) -> "Shape":
        """The shape of a field, of the value under a name that the writer chose, or of a place in a list."""
        # All places of a list are alike.
        return _within(self, 0 if isinstance(step, int) else step)

    def at(self, where: Iterable[str | int]) -> "Shape":
        """The shape at the end of a path."""
        shape = self
        for step in where:
            shape = shape.within(step)
        return shape


def groups_in(shape: Shape, where: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """Every group of fields in a shape, the outermost first, after the names of the fields that lead to it: `outcome`,
    `updates`. Places of a list and names that the writer chooses are left out."""
    if shape.fields:
        yield where, shape
        for name in shape.fields:
            yield from groups_in(shape.within(name), (*where, name))
    elif shape.hint is not None:
        yield from groups_in(shape.within(0), where)
        yield from groups_in(shape.within("key"), where)


class FieldShape(NamedTuple):
    """A field of a model: its name in Python, its shape, and what is marked in it, one value or each of its list."""

    attribute: str
    shape: Shape
    marks: frozenset[TypeMark]
    holds_groups: bool

    @property
    def names(self) -> Names | None:
        """What its keys name; None where it holds none."""
        return next((mark for mark in self.marks if isinstance(mark, Names)), None)


@cache
def fields_of(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields of a model, in the order of writing."""
    hints = get_type_hints(model, include_extras=True)
    result = []
    for attribute, field in model.model_fields.items():
        shape = Shape(hints[attribute], field.alias or attribute, field.description or "")
        result.append(FieldShape(attribute, shape, shape.marks | shape.within(0).marks, holds_groups(shape.hint)))
    return tuple(result)


@cache
def _marked_fields(model: type[BaseModel]) -> tuple[tuple[str, str, tuple[TypeMark, ...]], ...]:
    """The fields of a model in which anything can be marked: each one's name in Python, its name in a record, and its marks."""
    return tuple(
        (field.attribute, field.shape.name, tuple(field.marks))
        for field in fields_of(model)
        if field.marks or field.holds_groups
    )


def marked(record: BaseModel) -> list[Marked]:
    """Every value of a record whose type is marked, in order."""
    values: list[Marked] = []
    _add_marked(record, (), values)
    return values


def _add_marked(record: BaseModel, where: Where, values: list[Marked]) -> None:
    """Add the marked values of a record, or of a group of fields at a place in one."""
    for attribute, name, marks in _marked_fields(type(record)):
        entry = getattr(record, attribute)
        if not entry:
            continue
        # Most entries are one text or a list. This is asked of every record several times in a build.
        place = (*where, name)
        if isinstance(entry, tuple):
            for number, value in enumerate(entry):
                _add_value(value, marks, (*place, number), values)
        elif isinstance(entry, dict):
            for key, value in entry.items():
                _add_value(value, marks, (*place, key), values)
        else:
            _add_value(entry, marks, place, values)


def _add_value(value: object, marks: tuple[TypeMark, ...], place: Where, values: list[Marked]) -> None:
    """Add a text with each of its marks, or the marked values of a group of fields."""
    if isinstance(value, str):
        for mark in marks:
            values.append((place, mark, value))
    elif isinstance(value, BaseModel):
        _add_marked(value, place, values)


@cache
def _dated_fields(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields of a model in which there can be a date."""
    return tuple(field for field in fields_of(model) if _leads_to_date(field.shape.hint))


def _leads_to_date(hint: Any) -> bool:
    """Whether a value of this type is a date, or has one in a list or in a group of fields."""
    if (model := model_in(hint)) is not None:
        return bool(_dated_fields(model))
    return any(part is Date or any(map(_leads_to_date, get_args(part))) for part in bare_types(hint))


def dates_in(record: BaseModel) -> Iterator[tuple[FieldShape, Date]]:
    """Every date in a record, in order, each with its field."""
    for field in _dated_fields(type(record)):
        entry = getattr(record, field.attribute)
        for value in entry if isinstance(entry, tuple) else (entry,):
            if isinstance(value, Date):
                yield field, value
            elif isinstance(value, BaseModel):
                yield from dates_in(value)


def marked_in(value: object, shape: Shape, where: Where = ()) -> Iterator[Marked]:
    """The same for the values of a file that is no valid record: every text whose type is marked."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from marked_in(inner, shape.within(name), (*where, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from marked_in(inner, shape.within(number), (*where, number))
    elif isinstance(value, str):
        yield from ((where, mark, value.strip()) for mark in shape.marks)


def references(marked: Iterable[Marked]) -> Iterator[tuple[Where, Names, str]]:
    """Every key among the marked values of a record, with its place and what it names."""
    return ((where, mark, key) for where, mark, key in marked if isinstance(mark, Names))


# `[2018/17]` in prose names a motion; `[words](https://…)` is a link to the web.
MENTION = re.compile(rf"\[({MEETING_KEY}/{KEY})\](?!\()")


def mentions(marked: Iterable[Marked]) -> Iterator[tuple[Where, str]]:
    """The keys of the motions named in a record's prose, each with the place of its text."""
    for where, mark, text in marked:
        if mark is TextKind.PROSE:
            yield from ((where, key) for key in mentioned(text))


def mentioned(text: str) -> list[str]:
    """The keys of the motions named in a text: `See [2018/17].` → `2018/17`."""
    return MENTION.findall(text) if "[" in text else []


def with_keys(record: Group, current: Callable[[Names, str], str]) -> Group:
    """The record with every key in it as `current` gives it; of a list that then names one thing twice, the first stays."""
    changes = {}
    for field in fields_of(type(record)):
        if field.names is None and not field.holds_groups:
            continue
        value = getattr(record, field.attribute)
        changed = _with_keys(value, field.names, current)
        if changed != value:
            changes[field.attribute] = changed
    return record.model_copy(update=changes) if changes else record


def _with_keys(value: Any, names: Names | None, current: Callable[[Names, str], str]) -> Any:
    if isinstance(value, BaseModel):
        return with_keys(value, current)
    if isinstance(value, tuple):
        entries = [_with_keys(entry, names, current) for entry in value]
        return tuple(dict.fromkeys(entries) if names else entries)
    return current(names, value) if names and isinstance(value, str) else value


@cache
def _within(shape: Shape, step: str | int) -> Shape:
    name = step if isinstance(step, str) else ""
    if isinstance(step, str) and (model := model_in(shape.hint)):
        return next((field.shape for field in fields_of(model) if field.shape.name == step), Shape(None, step))
    for part in bare_types(shape.hint):
        if isinstance(step, str) and get_origin(part) is dict:
            return Shape(get_args(part)[1], step)
        if isinstance(step, int) and get_origin(part) is tuple:
            return Shape(get_args(part)[0])
    return Shape(None, name)


def model_in(hint: Any) -> type[BaseModel] | None:
    """The model of a group of fields of this type, None for a list or a single value: `Ballot | None` → Ballot."""
    return next((part for part in bare_types(hint) if isinstance(part, type) and issubclass(part, BaseModel)), None)


def holds_groups(hint: Any) -> bool:
    """Whether a value of this type holds groups of fields: is one, or has them in a list or under names."""
    return model_in(hint) is not None or any(
        holds_groups(part) for part in get_args(hint) if isinstance(part, type) or get_origin(part)
    )


def _parts(hint: Any) -> tuple[Any, ...]:
    """The types that a value may have: `Prose | None` → Prose."""
    if get_origin(hint) in (Union, UnionType):
        return tuple(part for part in get_args(hint) if part is not type(None))
    return (hint,)


def annotations(hint: Any) -> Iterator[object]:
    """How a type is annotated, or each of the types that a value may have: `Annotated[Date, …] | None` → …"""
    for part in _parts(hint):
        if get_origin(part) is Annotated:
            yield from part.__metadata__


def bare_types(hint: Any) -> tuple[Any, ...]:
    """The types that a value may have, without their annotations: `Annotated[Date, …] | None` → `Date`."""
    return tuple(map(_bare, _parts(hint)))


def _bare(hint: Any) -> Any:
    """A type without its annotations: `Annotated[tuple[Key, ...], …]` → `tuple[Key, ...]`."""
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint
