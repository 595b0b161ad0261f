"""Strict YAML at the speed of libyaml: every value is text, and every value has its line and column.

PyYAML by itself keeps the last of two equal keys, reads `no` as False, `012` as 10, `12:30` as 750, and stops with a
ValueError at `2024-13-45`. Here nothing is guessed: the typed records (schema.motion, schema.meeting, schema.union)
say what a text may be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from schema.characters import CONTROL
from schema.problems import Problem, Where, shortened

Value = str | None | list["Value"] | dict[str, "Value"]
"""What a YAML file holds: texts, lists and named values. A value left out is None."""

LARGEST = 2_000_000
"""The most bytes that are read of a file. The longest motion that we have seen has 6,000."""

DEEPEST = 64
"""The deepest nesting of lists and fields. A record has 7 levels; libyaml crashes at some tens of thousands."""

CONTROL_OR_RETURN = re.compile(CONTROL.pattern + "|\r")
# Where there may be an anchor (&a), an alias (*a) or a tag (!a): only then is the slower look at every event needed.
MAYBE_ANCHOR = re.compile(r"(?:^|[\s:\[,{?-])[&*!]", re.MULTILINE)
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


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file: line and column from 1, and how many characters are meant."""

    line: int
    column: int
    width: int = 1


class YamlProblem(Exception):
    """A file that is not the YAML we read: the rule broken, a sentence, a hint and the place."""

    def __init__(self, rule: str, sentence: str, hint: str, mark: Mark) -> None:
        super().__init__(sentence)
        self.rule, self.sentence, self.hint, self.mark = rule, sentence, hint, mark

    def in_file(self, file: str) -> Problem:
        """The problem of a file, by the path to show, without its line."""
        return Problem(self.rule, file, (), self.sentence, self.hint)


def too_large(size: int) -> YamlProblem:
    """What a file of this many bytes is refused with."""
    sentence = f"The file has {size / 1_000_000:.1f} MB; {LARGEST // 1_000_000} MB is the most that is read."
    hint = "A motion needs a few thousand characters: see what else got in."
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
        raise _sentence_of(error, text) from None


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
                "Keep one of them. If both are needed, they belong in one list.",
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
                raise YamlProblem("no-anchors", *_ANCHOR, mark)
            if getattr(event, "tag", None):
                raise YamlProblem("no-anchors", *_TAG, mark)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise YamlProblem("not-yaml", "Lists or fields are nested too deeply here.", _BRACKET_HINT, mark)
    except yaml.MarkedYAMLError:
        return  # compose() reports what is wrong


_IN_QUOTES = "Put the whole text in double quotes."
_ANCHOR = (
    "A text cannot begin with '&' or '*', which mean a reference to another place here.",
    "Put the whole text in double quotes; where a reference was meant, write out what it stands for.",
)
_TAG = ("A text cannot begin with '!', which has a meaning of its own here.", _IN_QUOTES)
_CLOSE_IT = "Close it, or leave both quotation marks out."
_LEFT_OPEN = ("A quotation mark is opened here and not closed where its text ends.", _CLOSE_IT)
_BRACKET_HINT = "If it is a text that begins with a bracket, put the whole of it in double quotes."
_UNALIGNED = (
    "This line does not line up with the lines above it.",
    "Line it up with the fields it belongs to: two spaces for each step.",
)
_SECOND = (
    "A second document begins here, and one file holds one record.",
    "Delete the line of '---' or '...' or the one beginning with '%', or move what follows into a file of its own.",
)

# libyaml's messages and ours; the first that matches is used. (pattern of its words, sentence, hint)
_SENTENCES = (
    (
        r"cannot start any token.*\t|found character '\\t'|tab",
        "There is a tab at the beginning of this line.",
        "Use spaces to indent, two for each step.",
    ),
    (r"expected a single document|directive", *_SECOND),
    (
        r"quoted scalar.*(unexpected end|document indicator)",
        "A quotation mark is opened here and never closed.",
        _CLOSE_IT,
    ),
    (
        r"cannot start any token|expected node content|mapping keys are not allowed",
        "A text cannot begin with this character.",
        _IN_QUOTES,
    ),
    (
        r"escape",
        "A backslash in double quotes means something special.",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        r"could not find expected ':'",
        "This line has no 'name: value' form, and belongs to no text above it.",
        "If it is a field, put a colon and a space after its name. If it continues the text above, indent it; a text of several "
        "paragraphs begins with '>-' or '|' after its field's colon.",
    ),
    (
        r"flow (sequence|mapping)",
        "A text cannot begin with '[' or '{', which begin a list here; and this list does not end.",
        f"Close a list with ']'. {_BRACKET_HINT}",
    ),
    (
        r"block sequence entries are not allowed",
        "A list cannot begin on the line of its field.",
        "Write each entry on a line of its own below, with '- ' before it; or put a text that begins with '-' in quotes.",
    ),
    (
        r"expected '-' indicator",
        "This line is in a list, and does not begin with '- '.",
        "Put '- ' before it, or line it up with the fields that it belongs to.",
    ),
    (
        r"scanning a block scalar",
        "The words after '>-' or '|' must begin on the next line, indented.",
        "Put the text on a line of its own below.",
    ),
)
_OTHER_COLON = re.compile(r" *(?:- +)?[\w-]+ ?([\uff1a\ufe13\ufe55\ua789\u2236])")
# Some faults are better shown where they began than where libyaml stopped.
_BEGAN = re.compile(r"quoted scalar.*end|expected ':'|flow (sequence|mapping)|scanning an? (anchor|alias|tag)")


def _sentence_of(error: yaml.MarkedYAMLError, text: str) -> YamlProblem:
    """What libyaml could not read, in our words, where it stopped or where that began."""
    cause = " ".join(filter(None, (error.context, error.problem)))
    mark = error.problem_mark
    if error.context_mark and (mark is None or _BEGAN.search(cause)):
        mark = error.context_mark
    lines = text.split("\n")
    if opened := _left_open(text, lines, mark):
        return YamlProblem("not-yaml", *_LEFT_OPEN, opened)
    line = min(mark.line + 1, len(lines)) if mark else 1
    column = mark.column + 1 if mark else 1
    before, written = lines[line - 1][: column - 1], lines[line - 1]
    place = Mark(line, column)
    if written[:column].strip(" ") == "\t":
        cause = "tab"
    if cut := _cut_above(lines, line):
        return cut
    if match := _OTHER_COLON.match(written):
        sentence = f"The colon after this name is of another alphabet (U+{ord(match[1]):04X})."
        return YamlProblem("not-yaml", sentence, "Type it again, and a space after it.", Mark(line, match.start(1) + 1))
    if "mapping values are not allowed" in cause:
        return YamlProblem("not-yaml", *_colon(before, written), place)
    if match := re.search(r"scanning an? (anchor|alias|tag)", cause):
        return YamlProblem("no-anchors", *(_TAG if match[1] == "tag" else _ANCHOR), place)
    for pattern, sentence, hint in _SENTENCES:
        if re.search(pattern, cause):
            return YamlProblem("not-yaml", sentence, hint, place)
    if "document start" in cause:
        begins = written.startswith(("---", "%")) or "\n..." in "\n" + "\n".join(lines[: line - 1])
        return YamlProblem("not-yaml", *(_SECOND if begins else _UNALIGNED), place)
    return YamlProblem("not-yaml", *_out_of_line(before, written), place)


def _cut_above(lines: list[str], line: int) -> YamlProblem | None:
    """The problem of a text that goes on in this line, from 1, and was cut by a comment in the line above; else None."""
    above, here = lines[line - 2] if line > 1 else "", lines[line - 1]
    match = re.match(r"( *)(?:- +)?[\w-]+: +[^\s#'\"|>].*?[ \t](?=#)", above)
    if not match or len(here) - len(here.lstrip(" ")) <= len(match[1]):
        return None
    return YamlProblem(
        "comment-in-a-text",
        "A comment begins within this text, which goes on in the next line.",
        "If it belongs to the text, put the whole text in double quotes. If it is a note, put it on a line of its own above.",
        Mark(line - 1, match.end() + 1, len(above) - match.end()),
    )


def _left_open(text: str, lines: list[str], stopped: yaml.Mark | None) -> Mark | None:
    """The place of a quotation mark that only the next one, in a field below, closes; None where there is none.

    Its text then runs over a line that is indented no deeper than its own field."""
    try:
        for token in yaml.scan(text, Loader=_TextLoader):
            start, end = token.start_mark, token.end_mark
            if stopped and (start.line, start.column) >= (stopped.line, stopped.column):
                break
            if not isinstance(token, yaml.ScalarToken) or token.style not in ("'", '"') or start.line == end.line:
                continue
            own = len(re.match(r"[ -]*", lines[start.line])[0])  # type: ignore[index]
            if any(re.match(rf" {{0,{own}}}(?:- |\w+:(?: |$))", line) for line in lines[start.line + 1 : end.line + 1]):
                return Mark(start.line + 1, start.column + 1)
    except yaml.MarkedYAMLError:
        pass  # as far as it could be read, every quotation mark is closed where it should be
    return None


def _colon(before: str, written: str) -> tuple[str, str]:
    """A colon within a text: on the line of its field, or on a line that continues the text above."""
    match = re.match(r"\s*(?:- +)?(\w+): +(.*\S)", written)
    if not match or not re.search(r": ", before):
        return (
            "This line is read as part of the text above it, where a colon followed by a space is not allowed.",
            "If it is a field, line it up with the one above; if it is text, put the whole text in double quotes.",
        )
    hint = "Put the whole text in double quotes"
    fits = len(match[2]) < 60 and '"' not in match[2] and "\\" not in match[2]
    return (
        "This text has a colon followed by a space, and no quotation marks around it.",
        f'{hint}: {match[1]}: "{match[2]}"' if fits else f"{hint}.",
    )


def _out_of_line(before: str, written: str) -> tuple[str, str]:
    """Something that does not go on as it began: after a quotation mark or bracket, or at another indentation."""
    match before.strip()[-1:]:
        case "'":
            return (
                "A text in single quotes ends at the next apostrophe, and more comes after it here.",
                _IN_QUOTES,
            )
        case '"':
            return (
                "There is something after a closing quotation mark.",
                "Put the whole text in single quotes, or delete the double ones within it.",
            )
        case "]" | "}":
            return (
                "A text cannot begin with '[' or '{', which begin a list here; and there is something after this list.",
                _BRACKET_HINT,
            )
    if written.lstrip(" ").startswith("- "):
        return (
            "This is an entry of a list, where a field is expected.",
            "Line it up with the other entries of its list, or delete the '- '.",
        )
    return _UNALIGNED
