"""A document's lines as JSON, from the process that reads them to the one that asked.

JSON and no pickle: what a stranger's document might make of the reading process, it cannot make of this one.
"""

import json
from dataclasses import fields
from typing import Any

from scripts.intake.documents.lines import DocumentText, Line, Place

_LINE = [field.name for field in fields(Line) if field.name not in ("at", "places")]
_PLACE = [field.name for field in fields(Place)]


def render_document(document: DocumentText) -> str:
    """A document as one line of JSON. What lines are made of (`at`, `places`) is not kept: they are as read."""
    lines = [
        [
            [getattr(line.place, name) for name in _PLACE] if name == "place" else getattr(line, name)
            for name in _LINE
        ]
        for line in document.lines
    ]  # fmt: skip
    return json.dumps([document.format, document.title, document.pages, document.digest, document.notes, lines])


def parse_document(text: str, name: str) -> DocumentText:
    """The document that render_document wrote, whose file has this name."""
    kind, title, pages, digest, notes, rows = json.loads(text)
    lines = tuple(_line(row, number) for number, row in enumerate(rows))
    return DocumentText(lines, kind, title, pages, name, digest, tuple(notes))


def _line(row: list[Any], number: int) -> Line:
    values = dict(zip(_LINE, row, strict=True))
    return Line(**values | {"place": Place(*values["place"]), "cells": tuple(values["cells"]), "at": (number,)})
