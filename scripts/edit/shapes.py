"""What may stand where in a record, and in which order: read off the models, so that it is said once."""

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from schema.archive import ADAPTERS
from schema.fields import Prose, Wording
from schema.meeting import Meeting
from schema.motion import Motion
from schema.problems import Where

QUOTED = frozenset({"heading"})
"""Fields that are a quotation from a document, and stand in quotation marks even where YAML needs none."""

ON_ONE_LINE = frozenset({"meaning"})
"""Prose that is one line, however long, so that a list of names and meanings can be read down its edge."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands at one place of a record. `hint` is the type that the model gives it, None where nothing is known.

    `name` is the field's name as a record writes it, empty for an entry of a list.
    """

    hint: Any = None
    name: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that may stand here, in order; none where names are the writer's own."""
        model = _model(self.hint)
        return tuple(_fields(model)) if model else ()

    @property
    def is_folded(self) -> bool:
        """Whether this is prose that is wrapped where it is long."""
        return Prose in _parts(self.hint) and self.name not in ON_ONE_LINE

    @property
    def is_prose(self) -> bool:
        """Whether this is prose: blank lines at its ends, and more than one in it, mean nothing."""
        return Prose in _parts(self.hint)

    @property
    def is_wording(self) -> bool:
        """Whether this is a text kept word for word and line by line."""
        return Wording in _parts(self.hint)

    @property
    def is_quoted(self) -> bool:
        """Whether this stands in quotation marks in any case."""
        return self.name in QUOTED

    def within(self, step: str | int) -> "Shape":
        """What stands in a field, or at a place of a list."""
        # All places of a list are alike.
        return _within(self, 0 if isinstance(step, int) else step)

    def at(self, where: Where) -> "Shape":
        """What stands at the end of a path."""
        shape = self
        for step in where:
            shape = shape.within(step)
        return shape


@cache
def _within(shape: Shape, step: str | int) -> Shape:
    name = step if isinstance(step, str) else ""
    if isinstance(step, str) and (model := _model(shape.hint)):
        return Shape(_fields(model).get(step), step)
    for part in map(_bare, _parts(shape.hint)):
        if isinstance(step, str) and get_origin(part) is dict:
            return Shape(get_args(part)[1], step)
        if isinstance(step, int) and get_origin(part) is tuple:
            return Shape(get_args(part)[0])
    return Shape(None, name)


def shape_of(name: str) -> Shape:
    """What a file of an archive holds, by its path within the archive: `2018/12.yaml`, `2018/meeting.yaml`, `bodies.yaml`."""
    if name in ADAPTERS:
        return Shape(ADAPTERS[name]._type)
    return Shape(Meeting if name.endswith("/meeting.yaml") else Motion)


def schema_name(name: str) -> str:
    """The JSON Schema by which an editor helps with a file: `motion`, `meeting`, `bodies`…"""
    if name in ADAPTERS:
        return name.removesuffix(".yaml")
    return "meeting" if name.endswith("/meeting.yaml") else "motion"


@cache
def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """A model's fields by the names that a record uses, each with its type, in the order of writing."""
    hints = get_type_hints(model, include_extras=True)
    return {field.alias or name: hints[name] for name, field in model.model_fields.items()}


def _model(hint: Any) -> type[BaseModel] | None:
    found = (part for part in map(_bare, _parts(hint)) if isinstance(part, type) and issubclass(part, BaseModel))
    return next(found, None)


def _parts(hint: Any) -> tuple[Any, ...]:
    """The types that a value may have: `Prose | None` → Prose."""
    if get_origin(hint) in (Union, UnionType):
        return tuple(part for part in get_args(hint) if part is not type(None))
    return (hint,)


def _bare(hint: Any) -> Any:
    """A type without what is noted of it: `Annotated[tuple[Key, ...], …]` → `tuple[Key, ...]`."""
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint
