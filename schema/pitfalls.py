"""What nobody means to write: conflict markers, spaces that are none, and texts that YAML cuts at a comment."""

import re
from collections.abc import Iterator

import yaml

from schema.problems import Problem, Where
from schema.sentences import shortened
from schema.shapes import Shape
from schema.yaml_problems import Mark, YamlProblem
from schema.yaml_text import compose, scalars

# What git writes where it could not join two versions of a file (https://git-scm.com/docs/git-merge).
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
# No-break spaces and those of a fixed width: to a reader they are spaces, to a search and to YAML they are not.
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_MAYBE_ODD_SPACE = re.compile(r"\\[_xuU]")
_COMMENT = re.compile(r"[ \t]+(?=#)")
_MAYBE_CUT = re.compile(r"\S[ \t]+#")


def refuse_pitfalls(text: str) -> None:
    """Raise YamlProblem at what is a mistake in any field: a conflict marker, a no-break space."""
    if any(7 * mark in text for mark in "<>|=") and (match := _CONFLICT.search(text)):
        sentence = "There is a conflict marker here: two versions of this file were never merged."
        hint = "Keep one of the versions between the markers, or combine them, and delete the lines of the markers."
        raise YamlProblem("conflict-marker", sentence, hint, _mark_at(text, match))
    if match := _ODD_SPACE.search(text):
        raise _odd_space(match.group(), _mark_at(text, match))
    # In double quotes a backslash can write such a space as well: "\\_".
    if _MAYBE_ODD_SPACE.search(text) and (node := compose(text)):
        for scalar in scalars(node):
            if scalar.style == '"' and (match := _ODD_SPACE.search(scalar.value)):
                start = scalar.start_mark
                raise _odd_space(match.group(), Mark(start.line + 1, start.column + 1))


def _odd_space(space: str, mark: Mark) -> YamlProblem:
    kind = "no-break space" if space in "\u00a0\u202f" else "space of a fixed width"
    sentence = f"There is a {kind} here (U+{ord(space):04X}). It looks like a space, and a search does not find it."
    hint = "Type a space in its place; it often comes with words pasted from another program."
    return YamlProblem("hidden-character", sentence, hint, mark)


def _mark_at(text: str, match: re.Match[str]) -> Mark:
    start = match.start()
    return Mark(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def check_texts_are_whole(text: str, shape: Shape, file: str) -> list[Problem]:
    """The problems of texts that YAML cuts at a comment: `title: Motion #3 for all` would be the title "Motion".

    A comment may follow a number, a day, a key or a word of a list, none of which contains `#`. It may not follow words,
    since nobody could tell it from more of them.
    """
    if not (" #" in text or "\t#" in text) or not _MAYBE_CUT.search(text) or (node := compose(text)) is None:
        return []
    lines = text.split("\n")
    return [_cut_short(scalar, where, lines, comment, file) for scalar, where, comment in _cut(node, shape, (), lines)]


def _cut(node: yaml.Node, shape: Shape, where: Where, lines: list[str]) -> Iterator[tuple[yaml.ScalarNode, Where, int]]:
    """Every text of words that a comment follows on its line, with its place and the column of the `#`, from 0."""
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield from _cut(child, shape.within(str(key.value)), (*where, str(key.value)), lines)
    elif isinstance(node, yaml.SequenceNode):
        for number, child in enumerate(node.value):
            yield from _cut(child, shape.within(number), (*where, number), lines)
    elif isinstance(node, yaml.ScalarNode) and not node.style and node.value and shape.is_words:
        end = node.end_mark
        if match := _COMMENT.match(lines[end.line], end.column):
            yield node, where, match.end()


def _cut_short(node: yaml.ScalarNode, where: Where, lines: list[str], column: int, file: str) -> Problem:
    line = node.end_mark.line
    written = lines[line]
    comment = written[column:]
    sentence = f"A comment begins within this line: {_quoted(comment)} is not part of the text."
    whole = f"{node.value} {comment}".replace("\\", "\\\\").replace('"', '\\"')
    hint = "If it belongs to the text, put the whole text in double quotes"
    fits = node.start_mark.line == line and len(whole) < 60
    hint += f': "{whole}".' if fits else "."
    hint += " If it is a note, put it on a line of its own above."
    return Problem("comment-in-a-text", file, where, sentence, hint).at(line + 1, column + 1, written, len(comment))


def _quoted(text: str) -> str:
    return f"“{shortened(text, 50)}”"
