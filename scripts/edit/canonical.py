"""The one form in which records are written.

    # yaml-language-server: $schema=../../schema/motion.schema.json      the first line, by which an editor helps
    title: On Yer Bike!!                fields in the order of the models, one to a line, two spaces for each step
    topics:
      - buildings                       lists with a hyphen, a step to the right of their field
    summary: >-                         prose that does not fit on one line of 90 columns, wrapped; a line break within
      Members who cycle have ...        it is a blank line there, so that a paragraph ends with two
    heading: "7. On Yer Bike!!"         quotation marks where YAML needs them, and around a heading, which is a quotation
    wording: |                          the official text, line by line

Comments stay with what they are about. A blank line is kept beside a comment; elsewhere it goes.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from schema.folder import ADAPTERS, schema_name, shape_of
from schema.problems import Where
from schema.shapes import Shape
from schema.yaml_text import Value, parse
from scripts.edit.comments import Comments, tie_comments
from scripts.edit.nodes import Text

WIDTH = 90
"""The columns of a line of prose, its indentation included."""
STEP = 2
"""The spaces by which each level is indented."""

SCHEMAS = Path(__file__).resolve().parent.parent.parent / "schema"
SCHEMA_LINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=(?P<way>\S*/)?(?P<name>[^/\s]+)\s*")

# What YAML would misread, or refuse, at the beginning of a text and within it.
NEEDS_QUOTES_FIRST = re.compile(r"[\s,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|\ufeff|(?:~|null|Null|NULL)$")
NEEDS_QUOTES_WITHIN = re.compile(r":(?:\s|$)|\s#|\s$|\n")


def format_text(text: str, name: str, schema_path: str | None = None) -> str:
    """The canonical form of a record's text, its comments kept. Raises YamlProblem where it is no YAML.

    `name` is the file's path within its archive; `schema_path` the path from it to the folder of schemas, for a file whose
    first line does not give it.
    """
    nodes = Text(text)
    comments = tie_comments(nodes)
    ways = []
    # The schema's line is the first, wherever it was: a field may have been put above it.
    for tied in (comments.above, comments.below):
        for where, above in tied.items():
            matches = [SCHEMA_LINE.fullmatch(line) for line in above]
            ways += [match["way"] for match in matches if match and match["way"]]
            tied[where] = [line for line, match in zip(above, matches, strict=True) if not match]
    if nodes.places:
        first = nodes.places[0].where
        comments.above[first] = _without_blank_ends(comments.above.get(first, []), last=False)
    way = ways[0] if ways else schema_path or default_schema_path(name)
    lines = [schema_line(way, name), *_render(parse(text), shape_of(name), (), 0, comments)]
    return "\n".join(_without_blank_ends(lines)) + "\n"


def render_record(values: Value, name: str, schema_path: str | None = None) -> str:
    """The text of a new record. `name` is its path within its archive, as for format_text."""
    lines = [schema_line(schema_path or default_schema_path(name), name), *render(values, shape_of(name), 0)]
    return "\n".join(lines) + "\n"


def render(values: Value, shape: Shape, indent: int) -> list[str]:
    """The lines of a group of fields or of a list, `indent` columns from the left."""
    return _render(values, shape, (), indent, Comments())


def render_with(head: str, value: Value, shape: Shape, indent: int, comments: Comments, beside: str) -> list[str]:
    """The lines of one field or entry: `head` is its name with a colon, or a hyphen. `comments` are tied to what is
    within; `beside` is the comment after the head."""
    tied = Comments(dict(comments.above), dict(comments.beside), dict(comments.below))
    if beside:
        tied.beside[()] = beside
    if head == "-":
        return _entry(value, shape, (), indent, tied)
    return _field(" " * indent + head, value, shape, (), indent, tied)


def render_text(text: str, shape: Shape, indent: int, before: int, beside: str = "") -> list[str]:
    """A single value: what follows its name, and the lines below it, if any.

    `indent` is the column of the lines below; `before` how many columns the line has before the value; `beside` the
    comment after it: words before a comment are put in quotation marks (schema.pitfalls).
    """
    text = _meant(text, shape)
    if shape.is_wording:
        # Where it begins with a space, the indentation is given, or YAML would take it to be deeper.
        indicator = str(STEP) if re.match(r"\n*[ \t]", text) else ""
        return [f"|{indicator}", *(" " * indent + line if line else "" for line in text.split("\n"))]
    needs_quotes = shape.is_quoted or (shape.is_words and bool(beside.strip()))
    on_one_line = _quoted(text) if needs_quotes else _plain(text)
    if "\n" not in text and not (shape.is_folded and before + len(on_one_line) > WIDTH):
        return [on_one_line]
    if "\n" in text and not shape.is_prose:
        return [_quoted(text)]
    return _folded(text, indent)


def meant(values: Value, shape: Shape) -> Value:
    """Values as the models read them: spaces at the ends of a text, and more than one blank line, mean nothing."""
    if isinstance(values, dict):
        return {name: meant(value, shape.within(name)) for name, value in values.items()}
    if isinstance(values, list):
        return [meant(value, shape.within(number)) for number, value in enumerate(values)]
    return _meant(values, shape) if values else values


def _meant(text: str, shape: Shape) -> str:
    if shape.is_wording:
        return text.strip("\n")
    return re.sub(r"\n{3,}", "\n\n", text.strip()) if shape.is_prose else text.strip()


def schema_line(way: str, name: str) -> str:
    """The first line of a record, by which an editor finds its schema."""
    return f"# yaml-language-server: $schema={way}{schema_name(name)}.schema.json"


def default_schema_path(name: str) -> str:
    """The path from a record to the folder of schemas where the archive lies beside that folder, as `resolutions` does."""
    return "../schema/" if name in ADAPTERS else "../../schema/"


def schema_path(folder: Path, name: str) -> str:
    """The path from a record to the folder of schemas; the usual one where the archive lies elsewhere."""
    file = (folder / name).resolve()
    if SCHEMAS.parent not in file.parents:
        return default_schema_path(name)
    return Path(os.path.relpath(SCHEMAS, file.parent)).as_posix() + "/"


# Lists and groups -----------------------------------------------------------------------------------------------------


def _render(values: Value, shape: Shape, where: Where, indent: int, comments: Comments) -> list[str]:
    lines: list[str] = []
    pad = " " * indent
    if isinstance(values, dict):
        for name in _in_order(values, shape):
            path = (*where, name)
            lines += _commented(comments.above.get(path, ()), pad)
            lines += _field(f"{pad}{_plain(name)}:", values[name], shape.within(name), path, indent, comments)
    elif isinstance(values, list):
        for number, value in enumerate(values):
            path = (*where, number)
            lines += _commented(comments.above.get(path, ()), pad)
            lines += _entry(value, shape.within(number), path, indent, comments)
    return lines + _commented(comments.below.get(where, ()), pad)


def _field(head: str, value: Value, shape: Shape, where: Where, indent: int, comments: Comments) -> list[str]:
    beside = comments.beside.get(where, "")
    if isinstance(value, str):
        first, *below = render_text(value, shape, indent + STEP, len(head) + 1, beside)
        return [f"{head} {first}{beside}", *below]
    if not value:
        empty = "" if value is None else " {}" if isinstance(value, dict) else " []"
        return [f"{head}{empty}{beside}"]
    return [f"{head}{beside}", *_render(value, shape, where, indent + STEP, comments)]


def _entry(value: Value, shape: Shape, where: Where, indent: int, comments: Comments) -> list[str]:
    pad = " " * indent
    if isinstance(value, dict | list) and value:
        lines = _render(value, shape, where, indent + STEP, comments)
        # Comments above the first field go above the hyphen.
        at = next(number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
        above = [pad + line.strip() if line.strip() else "" for line in lines[:at]]
        beside = comments.beside.get(where, "").strip()
        above += [pad + beside] if beside else []
        return [*above, f"{pad}- {lines[at][indent + STEP :]}", *lines[at + 1 :]]
    beside = comments.beside.get(where, "")
    text = value if isinstance(value, str) else ""
    first, *below = render_text(text, shape, indent + STEP, indent + STEP, beside) if text else [str(value or "")]
    return [f"{pad}- {first}{beside}", *below]


def _in_order(values: dict[str, Value], shape: Shape) -> list[str]:
    known = [name for name in shape.fields if name in values]
    return known + [name for name in values if name not in known]


def _commented(lines: Sequence[str], pad: str) -> list[str]:
    return [pad + line if line else "" for line in lines]


def _without_blank_ends(lines: list[str], *, last: bool = True) -> list[str]:
    while lines and not lines[0]:
        lines = lines[1:]
    while last and lines and not lines[-1]:
        lines = lines[:-1]
    return lines


# Single values --------------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    """A text of one line as it is, in quotation marks where YAML needs them."""
    if text and not NEEDS_QUOTES_FIRST.match(text) and not NEEDS_QUOTES_WITHIN.search(text):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """A text in quotation marks: of the kind that it does not hold itself, as far as there is one."""
    if "'" not in text and "\n" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _folded(text: str, indent: int) -> list[str]:
    """A text wrapped at WIDTH, as YAML unfolds it: a line break in it is one blank line, or none beside a line that
    begins with a space, which YAML leaves as it is."""
    indicator = str(STEP) if text[:1] in " \t" else ""
    lines = [f">{indicator}-"]
    pieces = re.split(r"(\n+)", text)
    for place, piece in enumerate(pieces):
        if place % 2:
            left_alone = pieces[place - 1][:1] in " \t" or pieces[place + 1][:1] in " \t"
            lines += [""] * (len(piece) - left_alone)
        elif piece[:1] in (" ", "\t"):
            lines.append(" " * indent + piece)
        else:
            lines += [" " * indent + line for line in _wrapped(piece, WIDTH - indent)]
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    """The lines of one paragraph. It is broken at single spaces only, for others would not come back."""
    words = re.split(r"(?<=\S) (?=\S)", text)
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines
