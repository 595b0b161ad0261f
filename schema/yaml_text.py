"""Strict YAML at the speed of libyaml: every value is text, and every value has its line and column.

PyYAML by itself keeps the last of two equal keys, reads `no` as False, `012` as 10, `12:30` as 750, and stops with a
ValueError at `2024-13-45`. Here nothing is guessed: the typed records (schema.motion, schema.meeting, schema.union)
say what a text may be.
"""

import re
from collections.abc import Iterator

import yaml

from schema.characters import CONTROL
from schema.problems import Where
from schema.sentences import shortened
from schema.yaml_problems import ANCHOR, BRACKET_HINT, TAG, Mark, YamlProblem, sentence_of

Value = str | None | list["Value"] | dict[str, "Value"]
"""What a YAML file holds: texts, lists and named values. A value left out is None."""

LARGEST = 2_000_000
"""The most bytes that are read of a file. The longest motion that we have seen has 6,000."""

DEEPEST = 64
"""The deepest nesting of lists and fields. A record has 7 levels; libyaml crashes at some tens of thousands."""

CONTROL_OR_RETURN = re.compile(CONTROL.pattern + "|\r")
# Where there may be an anchor (&a), an alias (*a) or a tag (!a): only then is the slower look at every event needed. What stands
# before one is looked at last: most files have none of the three.
MAYBE_ANCHOR = re.compile(r"[&*!](?<![^\s:\[,{?-].)")
# Where lists or fields may be nested deeply: text far to the right. Many brackets are the other case.
MAYBE_DEEP = re.compile(rf"^[ ?:-]{{{DEEPEST}}}", re.MULTILINE)


class _TextLoader(yaml.CSafeLoader):
    """libyaml's reader without its guesses at what a value means."""

    # libyaml calls these three for every value. PyYAML's own would take a quarter of the time of reading.
    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """The tag of a value, which nothing here reads."""
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing: no value's meaning depends on its place."""

    def ascend_resolver(self) -> None:
        """Nothing, as for descend_resolver."""


def too_large(size: int) -> YamlProblem:
    """What a file of this many bytes is refused with."""
    sentence = f"The file is {size / 1_000_000:.1f} MB; the limit is {LARGEST // 1_000_000} MB."
    hint = "A motion takes a few thousand characters: look for what else is in the file."
    return YamlProblem("too-large", sentence, hint, Mark(1, 1))


def decode(raw: bytes) -> str:
    """The text of a file's bytes, with `\\n` at every line's end.

    Raises YamlProblem where it is not UTF-8, or where it holds a control or a hidden character.
    """
    if len(raw) > LARGEST:
        raise too_large(len(raw))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", errors="replace")) + 1
        raise YamlProblem(
            "not-utf-8",
            "This character cannot be read: the file is not saved as UTF-8 text.",
            "Save the file as UTF-8 in your editor, and type the character again.",
            Mark(before.count(b"\n") + 1, column),
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := CONTROL.search(text):
        before_text = text[: match.start()]
        raise _hidden(match, Mark(before_text.count("\n") + 1, match.start() - before_text.rfind("\n")))
    return text


def _hidden(match: re.Match[str], mark: Mark) -> YamlProblem:
    return YamlProblem(
        "hidden-character",
        f"There is an invisible character here (U+{ord(match.group()):04X}).",
        "Delete it and type the text again; it often comes with words pasted from another program.",
        mark,
    )


def compose(text: str) -> yaml.Node | None:
    """The node tree of one YAML document, None where the file is empty. Raises YamlProblem."""
    if MAYBE_ANCHOR.search(text) or MAYBE_DEEP.search(text) or text.count("[") + text.count("{") > DEEPEST:
        _refuse_anchors_and_depth(text)
    try:
        return yaml.compose(text, Loader=_TextLoader)
    except yaml.MarkedYAMLError as error:
        raise sentence_of(error, text) from None


def parse(text: str) -> Value:
    """The values of one YAML document, all scalars as text. Raises YamlProblem.

    Two equal keys in one place are refused, with the lines of both.
    """
    node = compose(text)
    return None if node is None else _value(node)


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.ScalarNode):
        return None if _is_left_out(node) else _text(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    values: dict[str, Value] = {}
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise YamlProblem("not-yaml", "A list cannot be the name of a field.", "Write: name: value", _mark(key))
        name = _text(key)
        if name in values:
            first = next(k.start_mark.line + 1 for k, _ in node.value if k.value == name)
            raise YamlProblem(
                "equal-keys",
                f"'{shortened(name)}' is given twice in one place: on line {first} and on line {key.start_mark.line + 1}.",
                "Keep one of them. If both are needed, put them into one list, or give one another name.",
                _mark(key),
            )
        values[name] = _value(child)
    return values


def _text(node: yaml.ScalarNode) -> str:
    """A scalar's text. In double quotes a backslash can write a character that decode() could not see."""
    text = str(node.value)
    if node.style == '"' and (match := CONTROL_OR_RETURN.search(text)):
        raise _hidden(match, _mark(node))
    return text


def _is_left_out(node: yaml.Node) -> bool:
    """Whether nothing follows `name:`, or only a word for null (https://yaml.org/spec/1.2.2/#10211-null).

    A text that is meant to be empty, or to be that word, is written in quotation marks.
    """
    return isinstance(node, yaml.ScalarNode) and node.value in ("", "~", "null", "Null", "NULL") and not node.style


def scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every single value within a node, and every field's name."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from scalars(child)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            yield from scalars(key)
            yield from scalars(child)


def find(node: yaml.Node | None, where: Where, *, key: bool = False) -> Mark:
    """The place of a value by its path, or of its key; the nearest place around it where it does not exist."""
    result, named = node, None
    for number, step in enumerate(where):
        if isinstance(result, yaml.MappingNode):
            pair = next(((k, v) for k, v in result.value if k.value == step), None)
            if pair is None:
                break
            if (key and number == len(where) - 1) or (_is_left_out(pair[1]) and not pair[1].value):
                return _mark(pair[0])
            named, result = pair
        elif isinstance(result, yaml.SequenceNode) and isinstance(step, int) and step < len(result.value):
            named, result = None, result.value[step]
        else:
            break
    if result is None:
        return Mark(1, 1)
    # A list or a group of fields is pointed at by its name, where it has one.
    return _mark(result if isinstance(result, yaml.ScalarNode) or named is None else named)


def _mark(node: yaml.Node) -> Mark:
    start, end = node.start_mark, node.end_mark
    width = end.column - start.column if end.line == start.line else 1
    if not isinstance(node, yaml.ScalarNode):
        # A list or a group of fields: point at its first word.
        width = 1
    return Mark(start.line + 1, start.column + 1, max(width, 1))


def _refuse_anchors_and_depth(text: str) -> None:
    """Raise YamlProblem at an anchor, an alias or a tag, which would hide a value from whoever reads the file, and where
    lists or fields are nested too deeply."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_TextLoader):
            start = event.start_mark
            mark = Mark(start.line + 1, start.column + 1) if start else Mark(1, 1)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise YamlProblem("no-anchors", *ANCHOR, mark)
            if getattr(event, "tag", None):
                raise YamlProblem("no-anchors", *TAG, mark)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise YamlProblem("not-yaml", "Lists or fields are nested too deeply here.", BRACKET_HINT, mark)
    except yaml.MarkedYAMLError:
        return  # compose() reports what is wrong
