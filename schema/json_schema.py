"""The JSON Schemas by which an editor helps while a record is typed: made from the models, never by hand.

They are JSON Schema draft-07, which the YAML language server (VS Code, Neovim, Helix, …) takes for granted, with the
keywords that it knows besides: a sentence for a text of the wrong form (`patternErrorMessage`) and a meaning for each
word of a closed list (`markdownEnumDescriptions`). There are no references: every group of fields is written out in place,
where an editor finds its description. They know less than `make check`, which also applies the rules.
"""

import json
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from schema.folder import ADAPTERS, MEETING, MOTION
from schema.terms import ASSESSABLE, Term
from schema.union import LISTS

ROOTS: dict[str, TypeAdapter[Any]] = {
    "motion": MOTION,
    "meeting": MEETING,
    **{name.removesuffix(".yaml"): adapter for name, adapter in ADAPTERS.items()},
}
"""Each kind of file, with the records that it holds."""

TITLES = {each.kind: each.heading for each in LISTS}
"""The title of a kind of file in an editor, where it is not the file's name."""

ORDER = ("$schema", "title", "description", "markdownDescription", "type", "required", "properties")
"""How a schema begins, for those who read it; the rest follows by name."""


class PlainSchema(GenerateJsonSchema):
    """Pydantic's own generator, without titles that only repeat names, and without defaults."""

    def field_title_should_be_set(self, schema: object) -> bool:
        """Never: a field's name is title enough."""
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The field without its default."""
        return self.generate_inner(schema["schema"])


class _ForEditors(PlainSchema):
    """The schemas of records, without what only a program would want to know."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """The value itself: a field that is left out is not there, and one that is there has a value."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Keys and the values under them, in the form from which the language server completes both."""
        keys = self.generate_inner(schema["keys_schema"])
        named: JsonSchemaValue = {
            "type": "object",
            # The name of a field is a text to every editor, also where a key may be a number.
            "propertyNames": {name: value for name, value in keys.items() if name != "minimum"} | {"type": "string"},
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }
        if schema.get("min_length"):
            named["minProperties"] = schema["min_length"]
        return named

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """The words of a closed list, each with its meaning."""
        return _words(schema["cls"])


def _words(terms: Iterable[Term]) -> JsonSchemaValue:
    words = {term.value: f"**{term.label}.** {term.meaning}" for term in terms}
    return {"type": "string", "enum": list(words), "markdownEnumDescriptions": list(words.values())}


def _in_place(part: Any, definitions: dict[str, Any]) -> Any:
    """A schema with its references replaced by what they refer to, and descriptions as Markdown where they hold any."""
    if isinstance(part, list):
        return [_in_place(entry, definitions) for entry in part]
    if not isinstance(part, dict):
        return part
    referred = definitions[part["$ref"].rpartition("/")[2]] if "$ref" in part else {}
    # A field's own description goes before that of its group.
    merged = {**referred, **{name: value for name, value in part.items() if name != "$ref"}}
    result: dict[str, Any] = {}
    for name, value in merged.items():
        if name == "properties":
            result[name] = {field: _in_place(inner, definitions) for field, inner in value.items()}
        elif name == "title":
            continue  # the name of a class, which nobody needs to know
        else:
            result[name] = _in_place(value, definitions)
        if name == "description" and ("`" in value or "*" in value):
            result["markdownDescription"] = value
    return _in_order(result)


def _in_order(part: dict[str, Any]) -> dict[str, Any]:
    return dict(
        sorted(part.items(), key=lambda pair: (ORDER.index(pair[0]) if pair[0] in ORDER else len(ORDER), pair[0]))
    )


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file: `motion`, `meeting`, `union`, `bodies`… Raises KeyError for any other."""
    schema = ROOTS[name].json_schema(schema_generator=_ForEditors)
    definitions = schema.pop("$defs", {})
    body, title = _in_place(schema, definitions), TITLES.get(name, name.capitalize())
    if name == "motion":
        # No assessment says `nothing found` or `not assessed`: they follow where there is none.
        assessment = body["properties"]["outcome"]["properties"]["updates"]["items"]["properties"]["assessment"]
        assessment["properties"]["progress"]["additionalProperties"] = _words(ASSESSABLE)
    return _in_order({"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **body})


def render_json_schema(name: str) -> str:
    """The text of `schema/<name>.schema.json`: the same bytes wherever it is made."""
    return json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"
