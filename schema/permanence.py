"""What becomes of a field once it was published.

A field's type decides it for dates, which may be said more exactly, for prose, which may be reworded, and for lists of
groups or of documents, which may grow. Any other field says in its declaration how it is held, as `json_schema_extra`,
which pydantic hands on and which adds nothing to the schema; one that does not is held as it is, and a test names it.
schema.rules.of_published holds an archive to it, and the table of fields on the site says it.
"""

from collections.abc import Iterable
from enum import Enum
from typing import get_origin

from pydantic import BaseModel
from pydantic.config import JsonDict

from schema.dates import Date
from schema.fields import DOCUMENTS
from schema.shapes import FieldShape, bare_types, fields_of, model_in


class Kept(Enum):
    """How far a published field stays as it is."""

    HELD = "stays, and may be given where it was not; anything else needs an erratum"
    EXACT = "stays, and may be said more exactly; anything else needs an erratum"
    LATER = "stays, or becomes a later day; anything else needs an erratum"
    MEANING = "may be reworded; another meaning needs an erratum"
    ENTRIES = "keeps what is listed, and more may be added; an entry that is gone needs an erratum"
    NAME = "may change if the published one stays among its other names; anything else needs an erratum"
    GROWS = "stays, or becomes more of the list; anything else needs an erratum"
    WHOSE = "may name another; what stands beside it is then another's, and is not compared"
    PARTS = "is held part by part"
    FOR_EVER = "never changes"
    FREE = "may change at any time"

    def __call__(self, schema: JsonDict) -> None:
        """Add nothing to a field's schema: pydantic calls what stands there."""


def kept(model: type[BaseModel], field: FieldShape) -> Kept:
    """How far a field of a model is held: as its declaration or its type decides, else as it is."""
    return decision(model, field) or Kept.HELD


def decision(model: type[BaseModel], field: FieldShape) -> Kept | None:
    """What a field's declaration says of how it is held, else what its type does; None where neither decides."""
    declared = model.model_fields[field.attribute].json_schema_extra
    if isinstance(declared, Kept):
        return declared
    types, entry = bare_types(field.shape.hint), field.shape.within(0)
    if model_in(field.shape.hint):
        return Kept.PARTS
    if model_in(entry.hint) or DOCUMENTS in entry.marks or any(get_origin(part) is dict for part in types):
        return Kept.ENTRIES
    if Date in types:
        return Kept.EXACT
    return Kept.MEANING if field.shape.is_prose else None


def kept_at(model: type[BaseModel], names: Iterable[str]) -> Kept | None:
    """How far the field at the end of a path of names is held: `outcome`, `updates`, `event`. None where there is none."""
    result = None
    current: type[BaseModel] | None = model
    for name in names:
        field = next((field for field in fields_of(current) if field.shape.name == name), None) if current else None
        if field is None or current is None:
            return None
        result = kept(current, field)
        current = model_in(field.shape.hint) or model_in(field.shape.within(0).hint)
    return result
