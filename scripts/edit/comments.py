"""The field or entry that each comment is about, so that it moves with it.

YAML readers drop comments. Here they are looked for between the nodes of a text, and tied to the path of a field
or an entry: above it, beside it on its line, or below the last of a list or group.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from schema.problems import Where
from schema.yaml_text import scalars
from scripts.edit.nodes import BLOCK, Place, Text

MARK = re.compile(r"(?:^|(?<=[ \t]))#")


@dataclass(slots=True)
class Comments:
    """The comments of a text, by the path of what they are about.

    `beside` includes the spaces before the comment. An empty text is a blank line, which is kept only next to a comment.
    """

    above: dict[Where, list[str]] = field(default_factory=dict)
    beside: dict[Where, str] = field(default_factory=dict)
    below: dict[Where, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its line and column from 0, its text with `#`, and the spaces before it on its line.

    `alone` says that nothing else is on its line.
    """

    line: int
    column: int
    text: str
    gap: str
    alone: bool


def find_comments(text: Text) -> Iterator[Comment]:
    """Every comment of a text, in order. A `#` within a value is none."""
    if "#" not in text.text:
        return
    taken: dict[int, list[tuple[int, int]]] = {}
    within: set[int] = set()
    for node in scalars(text.root):
        start, end = node.start_mark, node.end_mark
        if node.style in BLOCK:
            within.update(text.block_lines(node))
            continue
        for line in range(start.line, end.line + 1):
            first = start.column if line == start.line else 0
            last = end.column if line == end.line else len(text.lines[line])
            taken.setdefault(line, []).append((first, last))
    for number, written in enumerate(text.lines):
        if number in within:
            continue
        for match in MARK.finditer(written):
            at = match.start()
            if not any(first <= at < last for first, last in taken.get(number, ())):
                before = written[:at]
                gap = before[len(before.rstrip()) :]
                yield Comment(number, at, written[at:].rstrip(), gap, not before.strip())
                break


def tie_comments(text: Text) -> Comments:
    """The comments of a text, each tied to what it is about."""
    tied = Comments()
    if not text.places:
        return tied
    comments = list(find_comments(text))
    alone = {comment.line for comment in comments if comment.alone}
    for comment in comments:
        if not comment.alone:
            _tie_beside(text, comment, tied)
            continue
        target = _list_for(text, comment, tied)
        if comment.line and not text.lines[comment.line - 1].strip():
            target.append("")
        target.append(comment.text)
        following = comment.line + 1
        while following < len(text.lines) and not text.lines[following].strip():
            following += 1
        if following > comment.line + 1 and following not in alone:
            target.append("")
    return tied


def _tie_beside(text: Text, comment: Comment, tied: Comments) -> None:
    """Beside the last thing on its line; a list in brackets counts as one thing."""
    before = [place for place in text.places if (place.line, place.column) < (comment.line, comment.column)]
    on_line = [place for place in before if place.line == comment.line] or before[-1:]
    if not on_line:
        tied.above.setdefault(text.places[0].where, []).append(comment.text)
        return
    closed = [place for place in on_line if place.is_bracketed and place.end <= (comment.line, comment.column)]
    where = (closed[0] if closed else on_line[-1]).where
    if where in tied.beside:
        tied.above.setdefault(where, []).append(comment.text)
    else:
        tied.beside[where] = comment.gap + comment.text


def _list_for(text: Text, comment: Comment, tied: Comments) -> list[str]:
    """The lines above or below something that a comment on a line of its own belongs to."""
    places = text.places
    for place in reversed(places):
        if place.is_bracketed and (place.line, place.column) < (comment.line, comment.column) < place.end:
            inner = next((p for p in places if p.line > comment.line and p.where[:-1] == place.where), None)
            return tied.above.setdefault(inner.where, []) if inner else tied.below.setdefault(place.where, [])
    at = bisect_left(places, comment.line, key=lambda place: place.line)
    following = places[at] if at < len(places) else None
    if following and (comment.column <= following.column or at == 0):
        return tied.above.setdefault(following.where, [])
    for group in _groups_ending_at(places, at):
        if following and following.where[: len(group.where) - 1] == group.where[:-1]:
            break  # it goes on: the comment is between two of its fields or entries
        if group.column <= comment.column or len(group.where) == 1:
            return tied.below.setdefault(group.where[:-1], [])
    if following:
        return tied.above.setdefault(following.where, [])
    return tied.below.setdefault((), [])


def _groups_ending_at(places: tuple[Place, ...], at: int) -> Iterator[Place]:
    """The last field or entry before a place, then the one that holds it, and so on outwards."""
    by_path = {place.where: place for place in places[:at]}
    where = places[at - 1].where
    while where:
        if not by_path[where].is_flow:
            yield by_path[where]
        where = where[:-1]
