"""motion.schema.json: the JSON Schema (2020-12) of motions.json and of each motion.json, from the models of the format.

Every field is in every file, `null` or `[]` where it has no value. A field that is not named here may come in a later
version.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from schema.json_schema import PlainSchema
from schema.terms import Term
from scripts.publish import addresses
from scripts.publish.exports.published_format import SCHEMA, VERSION, MotionFile, MotionsFile, MotionsInParts
from scripts.publish.site import File, Site


class _Generator(PlainSchema):
    """The schema of published files, with the meaning of each word of a closed list."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The fields of a record. A later version may add others."""
        result = super().model_schema(schema)
        description = " ".join(result["description"].split())
        rest = {name: value for name, value in result.items() if name not in ("title", "additionalProperties")}
        return {**rest, "description": description}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """One word of a closed list, each with its meaning."""
        terms: Iterable[Term] = schema["cls"]
        words = [{"const": term, "title": term.label, "description": term.meaning.replace("*", "")} for term in terms]
        return {"oneOf": words}


def files(site: Site) -> Iterator[File]:
    yield File(SCHEMA, json.dumps(format_schema(site), ensure_ascii=False, indent=2) + "\n")


def format_schema(site: Site) -> dict[str, Any]:
    """The schema, with its address on the site."""
    either: TypeAdapter[MotionsFile | MotionsInParts | MotionFile] = TypeAdapter(
        MotionsFile | MotionsInParts | MotionFile
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": addresses.permanent(site.archive, SCHEMA),
        "title": f"The motions of an archive, format {VERSION}",
        "description": "motions.json holds all motions and what they name, or says where its parts are; each motion.json one motion.",
        **either.json_schema(mode="serialization", by_alias=True, schema_generator=_Generator),
    }
