"""Markdown, by CommonMark's rules: what is a heading, a list or bold, with the numbers as typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scripts.intake.documents import Progress
from scripts.intake.documents.lines import BULLET, MENU, DocumentText, Line, Place, is_menu, row_line
from scripts.intake.documents.plain_text import decode, wrapped_at

TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


_INSTRUCTION = re.compile(r"\{:[^{}]*\}|\{%.*%\}|\{\{.*\}\}")
"""`{:.alert}`, `{% include head.html %}`: how Jekyll and programs like it are told what to do."""


def read(raw: bytes, progress: Progress) -> DocumentText:
    """The lines of a Markdown file."""
    text = decode(raw).replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    head = list(_head(front["head"])) if front else []
    skipped = front.group().count("\n") if front else 0
    text = "\n" * skipped + text[front.end() :] if front else text
    return DocumentText((*head, *_Walk(text).lines), "Markdown")


# The head of a file, which programs read: lines of `key: value` between two lines of hyphens at its top.
# Anything else between two lines of hyphens is a text between two rules.
_FRONT = re.compile(
    r"---[ \t]*\n(?P<head>(?:(?:[^\W\d][\w-]{0,40}:(?:[ \t][^\n]*)?|[ \t]+\S[^\n]*|-[ \t][^\n]*|#[^\n]*)\n){1,200})"
    r"(?:---|\.\.\.)[ \t]*(?:\n|$)"
)
_FIELD = re.compile(r"(?P<key>[^\W\d][\w-]{0,40}):(?:\s+(?P<value>.*))?")
_ENTRY = re.compile(r"\s*-\s+(?P<value>.*)")


def _head(text: str) -> Iterator[Line]:
    """The fields of a file's head, as lines that each say which field they give; the entries of a list with commas."""
    fields: list[tuple[int, str, list[str]]] = []
    for number, typed in enumerate(text.split("\n"), FIRST):
        entry, field = _ENTRY.fullmatch(typed), _FIELD.fullmatch(typed.rstrip())
        if field:
            fields.append((number, field["key"], [] if field["value"] in FOLDED else _listed(field["value"])))
        elif entry and fields:
            fields[-1][2].append(_unquoted(entry["value"]))
        elif typed.strip() and not typed.startswith("#") and fields:
            values = fields[-1][2]
            values[-1:] = [" ".join([*values[-1:], typed.strip()])]
    for number, key, values in fields:
        yield Line(f"{key}: {', '.join(values)}", Place(number), field=key.lower(), blank_before=number == FIRST)


FOLDED = (None, "", "|", ">", "|-", ">-")
"""What stands after the colon where the value begins on the next line."""

FIRST = 2
"""The line on which the first field stands, below the hyphens."""


def _listed(value: str) -> list[str]:
    """A field's value: one, or several in square brackets."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]") and "](" not in value:
        return [_unquoted(part) for part in value[1:-1].split(",")]
    return [_unquoted(value)]


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


@dataclass(slots=True)
class _Part:
    """A line of a paragraph as typed, and whether all of its words are bold or italic."""

    text: str = ""
    bold: bool = True
    italic: bool = True
    is_open: bool = False
    """Whether it ends within bold or italic words, which the next line goes on with."""
    links: int = 0
    beside_links: str = ""
    """How many links are in it, and what it says outside them."""


class _Walk:
    """One walk over a document's tokens."""

    def __init__(self, text: str) -> None:
        self.source = text.split("\n")
        self.width = wrapped_at(self.source)
        self.lines: list[Line] = []
        self.lists = 0
        self.mark = ""
        self.heading = 0
        self.row: list[str] | None = None
        self.at = 0
        for token in MarkdownIt("commonmark").enable("table").parse(text):
            self.at = token.map[0] if token.map else self.at
            self.take(token)

    def take(self, token: Token) -> None:
        """One token: note what it opens or closes, or add its lines."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open" | "bullet_list_close" | "ordered_list_close":
                self.lists += token.nesting
            case "list_item_open":
                # CommonMark counts on from the first number; `info` is the number as typed.
                self.mark = f"{token.info}{token.markup} " if token.info else f"{BULLET} "
            case "list_item_close":
                self.mark = ""  # an entry that says nothing has none to give to the next line
            case "heading_open" | "heading_close":
                self.heading = int(token.tag[1]) if token.nesting > 0 else 0
            case "tr_open":
                self.row = []
            case "tr_close":
                self.lines.append(row_line(self.row or (), self.place(0)))
                self.row = None
            case "inline" if self.row is not None:
                self.row.append("\n".join(part.text for part in _split(token)))
            case "inline":
                self.paragraph(_split(token))
            case "fence" | "code_block" | "html_block":
                text = TAG.sub("", token.content) if token.type == "html_block" else token.content
                for offset, line in enumerate(text.split("\n")):
                    self.add(_Part(line.strip(), bold=False, italic=False), offset)

    def paragraph(self, parts: Sequence[_Part]) -> None:
        """The lines of a paragraph. A line break typed within a sentence is a space, as CommonMark has it."""
        for offset, part in enumerate(parts):
            goes_on = part.is_open or (offset + 1 < len(parts) and parts[offset + 1].text[:1].islower())
            self.add(part, offset, goes_on=goes_on)

    def place(self, offset: int) -> Place:
        """The place of the line so many lines below the token's first."""
        return Place(self.at + offset + 1)

    def add(self, part: _Part, offset: int, *, goes_on: bool = False) -> None:
        """One line of text, with the list mark that waits for it."""
        if not part.text:
            return
        at = min(self.at + offset, len(self.source) - 1)
        written = self.source[at].rstrip()
        room = 0 if goes_on else None if self.width is None else max(0, self.width - len(written))
        blank = at == 0 or not self.source[at - 1].strip()
        self.lines.append(
            Line(
                self.mark + part.text, self.place(offset), heading=self.heading, bold=part.bold or bool(self.heading),
                italic=part.italic, level=max(0, self.lists - 1), blank_before=blank, room=room,
                aside=_why_aside(part),
            )
        )  # fmt: skip
        self.mark = ""


def _why_aside(part: _Part) -> str:
    """Why a line is no part of the text, where it is none."""
    if _INSTRUCTION.fullmatch(part.text):
        return "an instruction to the program that makes the page"
    return MENU if is_menu(part.links, part.beside_links) else ""


def _split(token: Token) -> list[_Part]:
    """A paragraph's lines as typed."""
    parts = [_Part()]
    strong = emphasised = linked = 0
    for child in token.children or ():
        match child.type:
            case "strong_open" | "strong_close":
                strong += child.nesting
            case "em_open" | "em_close":
                emphasised += child.nesting
            case "link_open" | "link_close":
                linked += child.nesting
                parts[-1].links += child.nesting > 0
            case "softbreak":
                parts[-1].is_open = strong > 0 or emphasised > 0
                parts.append(_Part())
            case "hardbreak":
                parts.append(_Part())
            case "html_inline" if child.content.lower().startswith("<br"):
                parts.append(_Part())
            case "text" | "code_inline" | "image":
                part, is_blank = parts[-1], not child.content.strip()
                part.text += child.content
                part.beside_links += "" if linked else child.content
                part.bold &= is_blank or strong > 0
                part.italic &= is_blank or emphasised > 0
    return [
        replace(part, text=text, bold=part.bold and bool(text), italic=part.italic and bool(text))
        for part in parts
        for text in [part.text.strip()]
    ]
