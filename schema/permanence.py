"""How far a field may change once it has been published.

A field's type decides it for dates, which may be said more exactly, for prose, which may be reworded, and for lists of
groups or of documents, which may grow. Any other field says it in its declaration, by an annotation of its type:
`number: Held[Number] | None`, `seen: Annotated[Day, Kept.LATER]`. A field that does not stays as it is, and a test lists
it. schema.rules.of_published applies this, and the table of fields on the site shows it.
"""

from enum import Enum
from functools import cache
from typing import Annotated, TypeVar, get_origin

from pydantic import BaseModel

from schema.dates import Date
from schema.fields import DOCUMENTS
from schema.shapes import FieldShape, annotations, bare_types, fields_of, model_in


class Kept(Enum):
    """How far a published field stays as it is."""

    HELD = "stays, and may be given where it was not; anything else needs an erratum"
    EXACT = "stays, and may be said more exactly; anything else needs an erratum"
    LATER = "stays, or becomes a later day; anything else needs an erratum"
    MEANING = "may be reworded; another meaning needs an erratum"
    ENTRIES = "keeps what is listed, and more may be added; an entry that is gone needs an erratum"
    NAME = "may change if the published one stays among its other names; anything else needs an erratum"
    GROWS = "stays, or becomes more of the list; anything else needs an erratum"
    WHOSE = "may name another; the fields beside it are then another's, and are not compared"
    PARTS = "is held part by part"
    FOR_EVER = "never changes"
    FREE = "may change at any time"


Value = TypeVar("Value")
Held = Annotated[Value, Kept.HELD]
Free = Annotated[Value, Kept.FREE]
ForEver = Annotated[Value, Kept.FOR_EVER]


def kept(field: FieldShape) -> Kept:
    """How far a field is held: as its declaration or its type decides, else as it is."""
    return decision(field) or Kept.HELD


@cache
def fields_kept(model: type[BaseModel]) -> tuple[tuple[FieldShape, Kept], ...]:
    """The fields of a model, each with how far it is held."""
    return tuple((field, kept(field)) for field in fields_of(model))


def decision(field: FieldShape) -> Kept | None:
    """How far a field is held by its declaration, else by its type; None where neither decides."""
    for annotation in annotations(field.shape.hint):
        if isinstance(annotation, Kept):
            return annotation
    types, entry = bare_types(field.shape.hint), field.shape.within(0)
    if model_in(field.shape.hint):
        return Kept.PARTS
    if model_in(entry.hint) or DOCUMENTS in entry.marks or any(get_origin(part) is dict for part in types):
        return Kept.ENTRIES
    if Date in types:
        return Kept.EXACT
    return Kept.MEANING if field.shape.is_prose else None
