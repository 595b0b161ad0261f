"""motion.schema.json: the JSON Schema (2020-12) of motions.json and of each motion.json, from the records' own models.

Pydantic writes what a record holds; added is what follows from it. Every field stands in every file, `null` or `[]` where
it holds nothing. A field that is not named here may come in a later version.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from schema.dates import DAY_PATTERN
from schema.meeting import Meeting
from schema.motion import Motion
from schema.terms import CLOSED_LISTS, LinkKind, Progress, Standing, Term
from schema.union import Abbreviation, Body, Document, Thread, Topic, Union
from scripts.publish import addresses
from scripts.publish.exports.published_format import FORMAT, SCHEMA, VERSION
from scripts.publish.site import File, Site

Schema = dict[str, Any]

KINDS: Mapping[str, type[BaseModel]] = {
    "meetings": Meeting, "bodies": Body, "topics": Topic, "threads": Thread,
    "abbreviations": Abbreviation, "documents": Document,
}  # fmt: skip
"""What stands beside the motions, by key."""


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, without titles that only repeat names, and with the meaning of each word of a closed list."""

    def field_title_should_be_set(self, schema: object) -> bool:
        """Never: a field's name is title enough."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The fields of a record; a later version may have others besides."""
        result = super().model_schema(schema)
        description = " ".join(result["description"].split())
        rest = {name: value for name, value in result.items() if name not in ("title", "additionalProperties")}
        return {**rest, "description": description}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """The field without its default, which only a writer needs."""
        return self.generate_inner(schema["schema"])

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """One word of a closed list."""
        return _words(next(terms for terms in CLOSED_LISTS if terms is schema["cls"]))


def _words(terms: Iterable[Term]) -> Schema:
    """One word of a closed list, each with its meaning."""
    return {
        "oneOf": [
            {"const": term.value, "title": term.label, "description": term.meaning.replace("*", "")} for term in terms
        ]
    }


def _of(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "items": items, "description": description}


def _object(properties: Schema, description: str = "") -> Schema:
    about = {"description": description} if description else {}
    return {"type": "object", "properties": properties, "required": list(properties), **about}


def _or_null(schema: Schema, description: str) -> Schema:
    return {"anyOf": [schema, {"type": "null"}], "description": description}


TEXT, WHOLE_NUMBER = {"type": "string"}, {"type": "integer"}
DAY = {"type": "string", "pattern": DAY_PATTERN}
ADDRESS = {"type": "string", "format": "uri"}
TEXTS = {"type": "array", "items": TEXT}
STANDING = _object(
    {
        "standing": _words(Standing),
        "label": {**TEXT, "description": "As the site puts it."},
        "because": _or_null(TEXT, "What it follows from, in a sentence."),
        "by": _or_null(TEXT, "The key of the motion that reaffirmed, replaced or cancelled it."),
        "on": _or_null(DAY, "The day on which that happened, or on which it lapsed."),
        "in_part": {"type": "boolean", "description": "Whether it is so for a part of it only."},
    },
    "Whether it is still policy: derived, and never stronger than what is held.",
)
CLAUSE_PROGRESS = _object(
    {
        "progress": _words(Progress),
        "states": _list(_words(Progress), "All that stand side by side, the latest event's first."),
        "updates": _list(TEXT, "The keys of the updates whose assessments these are."),
        "looked_on": _or_null(DAY, "The last day of a search that found nothing."),
        "checked_on": _or_null(DAY, "The last day on which anybody looked or judged."),
        "unjudged": _list(TEXT, "The keys of the updates that bear on it and that nobody has judged for it yet."),
    },
    "Where a request stands: derived from the assessments and searches.",
)
CLAUSE_DERIVED = {
    "address": ADDRESS,
    "reference": {**TEXT, "description": "In the union's form."},
    "standing": _of("standing"),
    "progress": _or_null(_of("clause-progress"), "Of a request only."),
}
MOTION_BEFORE = {
    "key": {**TEXT, "description": "Its key, permanent and never used again: `2018/12`."},
    "meeting": {**TEXT, "description": "The key of its meeting."},
    "address": {**ADDRESS, "description": "Its permanent address."},
    "also_at": _list(ADDRESS, "Other addresses that lead to it for ever."),
    "reference": {**TEXT, "description": "In the union's form."},
    "label": {
        "enum": ["Resolution", "Motion"],
        "description": "What it is called: a resolution only where it is recorded as carried.",
    },
    "is_resolution": {
        "type": "boolean",
        "description": "Whether it is recorded as carried, by a meeting that could decide.",
    },
    "words_as_put": _or_null(
        TEXT, "Where its words and summary are of the text put to the meeting and it was carried as amended: says so."
    ),
}
LINK_FROM = _object(
    {
        "kind": _words(LinkKind),
        "from": {**TEXT, "description": "The key of the other motion."},
        "clauses": _or_null(TEXTS, "The clauses of this motion concerned."),
        "from_clauses": _or_null(TEXTS, "The clauses of the other that do it."),
        "because": TEXT,
    }
)
MOTION_AFTER = {
    "linked_from": _list(LINK_FROM, "The links of other motions to this one."),
    "threads": _list(TEXT, "The keys of the campaigns it belongs to."),
    "wording_paragraphs": _list(
        _object({"text": TEXT, "items": TEXTS, "marks": TEXTS}),
        "The wording in its numbered paragraphs, where it is held; `marks` are those of the items of its list.",
    ),
    "standing": _of("standing"),
    "progress": _object(
        {
            "label": {**TEXT, "description": "As the site puts it."},
            "requests": WHOLE_NUMBER,
            "counts": {**_map(WHOLE_NUMBER), "description": "How many requests are in each state."},
        }
    ),
}


def files(site: Site) -> Iterator[File]:
    """The file."""
    yield File(SCHEMA, json.dumps(format_schema(site), ensure_ascii=False, indent=2) + "\n")


def format_schema(site: Site) -> Schema:
    """The schema, with its address on the site."""
    head = {
        "format": {"const": FORMAT},
        "version": {
            "type": "string",
            "pattern": rf"^{VERSION.partition('.')[0]}\.\d+\.\d+$",
            "description": "The version of this format.",
        },
        "schema": ADDRESS,
        "as_of": {
            **DAY,
            "description": "The last day on which anything that follows from the calendar or the records changed; of one motion, the later of its last event and the last look at it.",
        },
        "union": _of("Union"),
    }
    beside = {kind: _map(_of(model.__name__)) for kind, model in KINDS.items()}
    names = {**_map(_map(TEXT)), "description": "What each key of the motion is called."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": addresses.permanent(site.archive, SCHEMA),
        "title": f"The motions of an archive, format {VERSION}",
        "description": "motions.json holds all motions and what they name; each motion.json one motion.",
        "anyOf": [
            _object({**head, **beside, "motions": _list(_of("Motion"), "In order of time.")}),
            _object({**head, "meeting": TEXT, "names": names, "motion": _of("Motion")}),
        ],
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    """The records' models as published, with what follows from them."""
    models = [(model, "serialization") for model in (Motion, Union, *KINDS.values())]
    _, generated = models_json_schema(models, schema_generator=_Generator)  # type: ignore[arg-type]
    definitions: Schema = generated["$defs"]
    additions: dict[str, tuple[Schema, Schema]] = {
        "Motion": (MOTION_BEFORE, MOTION_AFTER),
        "Clause": ({}, CLAUSE_DERIVED),
        "Meeting": ({}, {"address": ADDRESS}),
    }
    for name, (before, after) in additions.items():
        part = definitions[name]
        definitions[name] = _object({**before, **part["properties"], **after}, part["description"])
    return dict(sorted({**definitions, "standing": STANDING, "clause-progress": CLAUSE_PROGRESS}.items()))
