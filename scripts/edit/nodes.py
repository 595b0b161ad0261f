"""The places in a YAML text: where each field and entry begins, and where its last word is.

Lines and columns are counted from 0, as libyaml counts them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from schema.problems import Where
from schema.yaml_text import compose

BLOCK = ("|", ">")
"""The styles of a text on lines of its own below `|` or `>`."""


def is_in_brackets(node: yaml.Node) -> bool:
    """Whether a list or group is written in brackets."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one field (its name) or one entry of a list (its hyphen, and what follows it) begins.

    `node` is the value. `is_flow` says that it is within brackets, where lines and columns mean nothing.
    """

    where: Where
    line: int
    column: int
    node: yaml.Node
    is_flow: bool

    @property
    def is_bracketed(self) -> bool:
        """Whether its value is a list or group in brackets."""
        return is_in_brackets(self.node)

    @property
    def end(self) -> tuple[int, int]:
        """The line and column after its value; of little use at the end of lists and of texts on lines of their own."""
        return int(self.node.end_mark.line), int(self.node.end_mark.column)


@dataclass(frozen=True)
class Text:
    """A YAML text with its lines and its nodes. Raises YamlProblem when `root` is first asked for and is no YAML."""

    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; the last is empty where the text ends as it should."""
        return self.text.split("\n")

    @cached_property
    def root(self) -> yaml.Node:
        """The outermost node, as a rule the group of all fields; of an empty text, an empty one that has no place."""
        node = compose(self.text)
        return node if node is not None else yaml.MappingNode("", [])

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every field and entry, in the order of the text."""
        return tuple(_places(self.root, (), self.lines, is_flow=False))

    def block_lines(self, node: yaml.ScalarNode) -> range:
        """The lines below `>` or `|` that hold a text's words, without the line end of the last."""
        first = int(node.start_mark.line) + 1
        end = int(node.end_mark.line) + (1 if node.end_mark.column else 0)
        header = self.lines[first - 1][int(node.start_mark.column) :].split(" ")[0]
        body = [line for line in self.lines[first:end] if line.strip()]
        indent = len(body[0]) - len(body[0].lstrip(" ")) if body else 0
        while (
            "+" not in header and end > first and not self.lines[end - 1].strip() and len(self.lines[end - 1]) <= indent
        ):
            end -= 1
        return range(first, end)

    def last_line(self, node: yaml.Node) -> int:
        """The line of a node's last word, not counting blank lines and comments after it."""
        if isinstance(node, yaml.ScalarNode) and node.style in BLOCK:
            return max(self.block_lines(node), default=int(node.start_mark.line))
        if isinstance(node, yaml.ScalarNode) or is_in_brackets(node) or not node.value:
            return int(node.end_mark.line)
        last = node.value[-1]
        return self.last_line(last[1] if isinstance(node, yaml.MappingNode) else last)


def _places(node: yaml.Node, where: Where, lines: list[str], *, is_flow: bool) -> Iterator[Place]:
    is_flow = is_flow or is_in_brackets(node)
    if isinstance(node, yaml.SequenceNode):
        hyphens = int(node.start_mark.column)
        for number, child in enumerate(node.value):
            line, column = int(child.start_mark.line), int(child.start_mark.column)
            if not is_flow:
                # The hyphen may be on a line of its own, above what it begins.
                while not lines[line].startswith("-", hyphens) or lines[line][:hyphens].strip(" -"):
                    line -= 1
                column = hyphens
            yield Place((*where, number), line, column, child, is_flow)
            yield from _places(child, (*where, number), lines, is_flow=is_flow)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            mark = key.start_mark
            yield Place((*where, str(key.value)), int(mark.line), int(mark.column), child, is_flow)
            yield from _places(child, (*where, str(key.value)), lines, is_flow=is_flow)
