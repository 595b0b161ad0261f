"""What becomes of a field once it was published: the marker that every field of a motion's record has.

It stands in the field's own declaration, as `json_schema_extra`, which pydantic hands on and which adds nothing to the
schema. schema.rules.of_published holds an archive to it, and the guide's table is made from it.
"""

from collections.abc import Iterable, Iterator
from enum import Enum

from pydantic import BaseModel
from pydantic.config import JsonDict

from schema.shapes import fields_of, model_in


class Kept(Enum):
    """How far a published field stays as it is."""

    HELD = "stays, and may be given where it was not; anything else needs an erratum"
    EXACT = "stays, and may be said more exactly; anything else needs an erratum"
    MEANING = "may be reworded; another meaning needs an erratum"
    ENTRIES = "keeps what is listed, and more may be added; an entry that is gone needs an erratum"
    PARTS = "is held part by part"
    FOR_EVER = "never changes"
    FREE = "may change at any time"

    def __call__(self, schema: JsonDict) -> None:
        """Add nothing to a field's schema: pydantic calls what stands there."""


def kept(model: type[BaseModel], attribute: str) -> Kept | None:
    """What was decided for a field of a model; None where nothing was."""
    extra = model.model_fields[attribute].json_schema_extra
    return extra if isinstance(extra, Kept) else None


def models_within(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model, and every model within it, each once."""
    seen: set[type[BaseModel]] = set()
    waiting = [model]
    while waiting:
        if (current := waiting.pop(0)) in seen:
            continue
        seen.add(current)
        yield current
        for field in fields_of(current):
            waiting += [part for part in (model_in(field.shape.hint), model_in(field.shape.within(0).hint)) if part]


def kept_at(model: type[BaseModel], names: Iterable[str]) -> Kept | None:
    """What was decided for the field at the end of a path of names: `outcome`, `updates`, `event`."""
    result = None
    current: type[BaseModel] | None = model
    for name in names:
        field = next((field for field in fields_of(current) if field.shape.name == name), None) if current else None
        if field is None or current is None:
            return None
        result = kept(current, field.attribute)
        current = model_in(field.shape.hint) or model_in(field.shape.within(0).hint)
    return result
