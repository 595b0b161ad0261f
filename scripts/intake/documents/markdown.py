"""Markdown, by CommonMark's rules: what is a heading, a list or bold, with the numbers as typed."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scripts.intake.documents import Progress
from scripts.intake.documents.plain_text import decode, wrapped_at
from scripts.intake.documents.tables import row_line
from scripts.intake.lines import DocumentText, Line, Place

BULLET = "•"
TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def read(raw: bytes, progress: Progress) -> DocumentText:
    """The lines of a Markdown file."""
    text = decode(raw).replace("\r\n", "\n").replace("\r", "\n")
    # Front matter is for programs: its lines stand at the top between two lines of hyphens.
    front = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    skipped = front.group().count("\n") if front else 0
    text = "\n" * skipped + text[front.end() :] if front else text
    return DocumentText(tuple(_Walk(text).lines), "Markdown")


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
        """One token: remember where we are, or add its lines."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.lists += 1
            case "bullet_list_close" | "ordered_list_close":
                self.lists -= 1
            case "list_item_open":
                # CommonMark counts on from the first number; `info` is the number as typed.
                self.mark = f"{token.info}{token.markup} " if token.info else f"{BULLET} "
            case "list_item_close":
                self.mark = ""  # an entry that says nothing has none to give to the next line
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "tr_open":
                self.row = []
            case "tr_close":
                self.lines.append(row_line(self.row or (), self.place(0)))
                self.row = None
            case "inline" if self.row is not None:
                self.row.append(" ".join(part for part, _ in _split(token)))
            case "inline":
                parts = _split(token)
                for offset, (part, bold) in enumerate(parts):
                    # A line break that is typed within a sentence is a space, as CommonMark has it.
                    goes_on = offset + 1 < len(parts) and parts[offset + 1][0][:1].islower()
                    self.add(part, offset, bold=bold, goes_on=goes_on)
            case "fence" | "code_block" | "html_block":
                written = token.content if token.type != "html_block" else TAG.sub("", token.content)
                for offset, part in enumerate(written.split("\n")):
                    self.add(part.strip(), offset)

    def place(self, offset: int) -> Place:
        """The place of the line so many lines below the token's first."""
        return Place(self.at + offset + 1)

    def add(self, text: str, offset: int, *, bold: bool = False, goes_on: bool = False) -> None:
        """One line of text, with the list mark that waits for it."""
        if not text.strip():
            return
        at = min(self.at + offset, len(self.source) - 1)
        written = self.source[at].rstrip()
        room = 0 if goes_on else None if self.width is None else max(0, self.width - len(written))
        blank = at == 0 or not self.source[at - 1].strip()
        self.lines.append(
            Line(
                self.mark + text, self.place(offset), heading=self.heading, bold=bold or bool(self.heading),
                level=max(0, self.lists - 1), blank_before=blank, room=room,
            )
        )  # fmt: skip
        self.mark = ""


def _split(token: Token) -> list[tuple[str, bool]]:
    """A paragraph's lines as typed, each with whether it is all bold."""
    lines: list[tuple[str, bool]] = [("", True)]
    strong = 0
    for child in token.children or ():
        text, bold = lines[-1]
        match child.type:
            case "strong_open":
                strong += 1
            case "strong_close":
                strong -= 1
            case "softbreak" | "hardbreak":
                lines.append(("", True))
            case "text" | "code_inline":
                lines[-1] = (text + child.content, bold and (strong > 0 or not child.content.strip()))
            case "image":
                lines[-1] = (text + child.content, bold)
    return [(text.strip(), bold and bool(text.strip())) for text, bold in lines]
