"""One change of one text, by the place of its nodes: the lines concerned and no others.

Comments, order, quotation marks, line ends (CRLF too) and a byte order mark stay as they are. What is new is written in
the canonical form. The result is read again, and refused unless it says what was meant.
"""

import copy
import re
from dataclasses import dataclass

import yaml

from schema.problems import Where
from schema.shapes import Shape
from schema.yaml_problems import YamlProblem
from schema.yaml_text import Value, parse
from scripts.edit.canonical import STEP, meant, render, render_text, render_with
from scripts.edit.comments import Comments, find_comments, tie_comments
from scripts.edit.nodes import BLOCK, Place, Text, is_in_brackets

LINE_END = re.compile(r"\r\n|\r|\n")
Position = tuple[int, int]


class CannotChange(Exception):
    """A place of a text that cannot be changed by itself; its message is the sentence that a maintainer reads."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """Replace what is between two positions by a text with `\\n` at its line ends."""

    start: Position
    end: Position
    text: str


def change_text(raw: str, shape: Shape, where: Where, old: Value, new: Value) -> str:
    """A record's text with one value changed.

    `raw` has the file's own line ends. `old` None adds: a field in its place in the canonical order, or an entry before
    the one at that place of its list. `new` None takes out, with the list or group that would be left empty. Raises
    CannotChange where there is another value than `old`, or where the result would not say what was meant.
    """
    text = Text(LINE_END.sub("\n", raw))
    values = parse(text.text)
    where, old, new = _whole(values, where, old, new)
    place = shape.at(where)
    if meant(value_at(values, where), place) != meant(old, place) and not (old is None and isinstance(where[-1], int)):
        raise CannotChange("The value here is not the one that was expected.")
    expected = changed_values(values, where, old, new)
    changed = _spliced(raw, _cut(text, shape, where, old, new, expected))
    if not _says(changed, meant(expected, shape), shape) or not _keeps_comments(text, changed, where, new):
        raise CannotChange(
            "This place cannot be changed on its own in the way the file is written. Run `make format` first, or make "
            "the change by hand."
        )
    return changed


def value_at(values: Value, where: Where) -> Value:
    """The value at the end of a path, None where there is none."""
    for step in where:
        if isinstance(values, dict) and isinstance(step, str):
            values = values.get(step)
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            return None
    return values


def changed_values(values: Value, where: Where, old: Value, new: Value) -> Value:
    """The values of a record with one changed, as change_text changes its text."""
    where, old, new = _whole(values, where, old, new)
    changed: Value = {} if values is None else copy.deepcopy(values)
    parent, step = value_at(changed, where[:-1]), where[-1]
    if isinstance(parent, dict) and isinstance(step, str):
        if new is None:
            del parent[step]
        else:
            parent[step] = new
    elif isinstance(parent, list) and isinstance(step, int) and step <= len(parent):
        parent[step : step + (old is not None)] = [] if new is None else [new]
    else:
        raise CannotChange("There is no such place in this record.")
    return changed


def _whole(values: Value, where: Where, old: Value, new: Value) -> tuple[Where, Value, Value]:
    """The change as one of the nearest list or group that is there before and after it."""
    while new is None and len(where) > 1 and isinstance(parent := value_at(values, where[:-1]), dict | list):
        if len(parent) > 1:
            break
        where, old = where[:-1], parent
    while old is None and len(where) > 1 and value_at(values, where[:-1]) is None:
        new = [new] if isinstance(where[-1], int) else {where[-1]: new}
        where = where[:-1]
    return where, old, new


def _says(changed: str, expected: Value, shape: Shape) -> bool:
    try:
        return meant(parse(LINE_END.sub("\n", changed)), shape) == expected
    except YamlProblem:
        return False


def _keeps_comments(before: Text, changed: str, where: Where, new: Value) -> bool:
    """Whether every comment is still there, but for those within what was taken out."""
    had = [comment.text for comment in find_comments(before)]
    if not had:
        return True
    has = [comment.text for comment in find_comments(Text(LINE_END.sub("\n", changed)))]
    if new is None:
        place = _place(before, where)
        lines = range(place.line, before.last_line(place.node) + 1)
        had = [comment.text for comment in find_comments(before) if comment.line not in lines]
    return all(has.count(text) >= had.count(text) for text in had)


def _spliced(raw: str, cut: _Cut) -> str:
    ends = list(LINE_END.finditer(raw))
    starts = [0, *(end.end() for end in ends)]
    first, last = cut.start[0], cut.end[0]
    # A new line ends as the line before it does.
    line_end = ends[min(first, len(ends) - 1)].group() if ends else "\n"
    begin, end = starts[first] + cut.start[1], starts[last] + cut.end[1]
    return raw[:begin] + cut.text.replace("\n", line_end) + raw[end:]


# Where to cut ---------------------------------------------------------------------------------------------------------


def _cut(text: Text, shape: Shape, where: Where, old: Value, new: Value, expected: Value) -> _Cut:
    if not text.places:
        return _begin(text, where, shape, new)
    for depth in range(1, len(where)):
        outer = _place(text, where[:depth])
        if outer.is_bracketed or not outer.node.value:
            # Within brackets there are no lines to keep: the list is written again in the canonical form.
            return _set(text, outer, shape.at(outer.where), value_at(expected, outer.where))
    if new is None:
        return _remove(text, where, shape, expected)
    if old is not None:
        return _set(text, _place(text, where), shape.at(where), new)
    if isinstance(where[-1], int):
        return _add_entry(text, where, shape.at(where), new)
    return _add_field(text, where, shape.at(where[:-1]), new)


def _begin(text: Text, where: Where, shape: Shape, new: Value) -> _Cut:
    """Write the first field of a text that has none: in the place of its empty brackets, else below its comments."""
    root, lines = text.root, "\n".join(render({str(where[-1]): new}, shape, 0))
    if is_in_brackets(root):
        start, end = root.start_mark, root.end_mark
        line = text.lines[end.line]
        comment = line[end.column :].strip()  # about the empty list, and not about the last text of what is written now
        above = f"{comment}\n" if comment else ""
        return _Cut((int(start.line), int(start.column)), (int(end.line), len(line)), above + lines)
    here = (len(text.lines) - 1, len(text.lines[-1]))
    return _Cut(here, here, ("\n" if text.lines[-1] else "") + lines + "\n")


def _set(text: Text, place: Place, shape: Shape, new: Value) -> _Cut:
    """Put another value in the place of one."""
    node = place.node
    start = (int(node.start_mark.line), int(node.start_mark.column))
    last_line = text.last_line(node)
    line_end = (last_line, len(text.lines[last_line]))
    if not isinstance(node, yaml.ScalarNode) or not isinstance(new, str):
        return _set_whole(text, place, shape, new, line_end)
    if node.style in BLOCK:
        header = text.lines[start[0]][start[1] :]
        after_header = header[len(header.split(" ")[0]) :]
    else:
        after_header = text.lines[last_line][int(node.end_mark.column) :]
    first, *below = render_text(new, shape, place.column + STEP, start[1], after_header)
    return _Cut(start, line_end, "\n".join([first + after_header, *below]))


def _set_whole(text: Text, place: Place, shape: Shape, new: Value, line_end: Position) -> _Cut:
    """Write a field or an entry again, with its comments; those that have lost their place go above it."""
    tied = tie_comments(text)
    depth = len(place.where)
    within = Comments()
    lost: list[str] = []

    def keep(comments: dict[Where, list[str]], kept: dict[Where, list[str]]) -> None:
        for where, lines in comments.items():
            if len(where) >= depth and where[:depth] == place.where and where != place.where:
                if value_at(new, where[depth:]) is not None:
                    kept[where[depth:]] = lines
                else:
                    lost.extend(filter(None, lines))

    keep(tied.above, within.above)
    keep(tied.below | {place.where: []}, within.below)
    if (below := tied.below.get(place.where)) and isinstance(new, dict | list):
        within.below[()] = below
    elif below:
        lost.extend(filter(None, below))
    beside: dict[Where, list[str]] = {}
    keep({where: [words] for where, words in tied.beside.items()}, beside)
    within.beside = {where: words[0] for where, words in beside.items()}
    own = tied.beside.get(place.where, "")
    pad = " " * place.column
    is_entry = isinstance(place.where[-1], int)
    head = "-" if is_entry else text.lines[place.line][place.column :].split(":")[0] + ":"
    lines = render_with(head, new, shape, place.column, within, own)
    above = [line.strip() + "\n" + pad for line in lost]
    return _Cut((place.line, place.column), line_end, "".join(above) + "\n".join(lines)[place.column :])


def _add_field(text: Text, where: Where, parent: Shape, new: Value) -> _Cut:
    """Add a field after those that come before it in the canonical order."""
    siblings = [place for place in text.places if place.where[:-1] == where[:-1]]
    name = str(where[-1])
    order = {known: number for number, known in enumerate(parent.fields)}
    column = siblings[0].column
    lines = render({name: new}, parent, column)
    before = [place for place in siblings if order.get(str(place.where[-1]), -1) <= order.get(name, len(order))]
    if before:
        return _after(text, before[-1], lines)
    first = siblings[0]
    here = (first.line, first.column)
    return _Cut(here, here, "\n".join(lines)[column:] + "\n" + " " * column)


def _add_entry(text: Text, where: Where, shape: Shape, new: Value) -> _Cut:
    """Add an entry to a list, before the one at its place, or at the end."""
    parent, number = where[:-1], int(where[-1])
    entries = [place for place in text.places if place.where[:-1] == parent and len(place.where) == len(where)]
    lines = render_with("-", new, shape, entries[0].column, Comments(), "")
    if number:
        return _after(text, entries[number - 1], lines)
    # Comments above the first entry stay with it.
    line = _place(text, parent).line if parent else entries[0].line - 1
    return _Cut((line, len(text.lines[line])), (line, len(text.lines[line])), "\n" + "\n".join(lines))


def _after(text: Text, place: Place, lines: list[str]) -> _Cut:
    line = _last_line_with_comments(text, place)
    here = (line, len(text.lines[line]))
    return _Cut(here, here, "\n" + "\n".join(lines))


def _remove(text: Text, where: Where, shape: Shape, expected: Value) -> _Cut:
    place = _place(text, where)
    lead = text.lines[place.line][: place.column]
    if lead.strip():
        # The first field of an entry, after its hyphen: the entry is written again without it.
        outer = _place(text, where[:-1])
        last = text.last_line(outer.node)
        whole = value_at(expected, where[:-1])
        return _set_whole(text, outer, shape.at(where[:-1]), whole, (last, len(text.lines[last])))
    last = text.last_line(place.node)
    if last + 1 < len(text.lines):
        return _Cut((place.line, 0), (last + 1, 0), "")
    return _Cut((place.line - 1, len(text.lines[place.line - 1])), (last, len(text.lines[last])), "")


def _place(text: Text, where: Where) -> Place:
    for place in text.places:
        if place.where == where:
            return place
    raise CannotChange("There is no such place in this record.")


def _last_line_with_comments(text: Text, place: Place) -> int:
    """The last line of a field or entry, with the comments below it that are further to the right."""
    last = text.last_line(place.node)
    for number in range(last + 1, len(text.lines)):
        line = text.lines[number]
        column = len(line) - len(line.lstrip(" "))
        if line.strip() and not (line[column:].startswith("#") and column > place.column):
            break
        if line.strip():
            last = number
    return last
