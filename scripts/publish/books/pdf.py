"""A book as PDF/UA-1: its tree as the values that typst/book.typ typesets."""

import re
from collections.abc import Iterator

from schema.language import _, current
from scripts.publish import tree
from scripts.publish.books import typesetting
from scripts.publish.books.book import BookView, Section
from scripts.publish.prose import typographic

Values = dict[str, object]
"""What the template reads as JSON; `kind` is the type of block or inline."""

TEMPLATE = "book.typ"


def pdf_file(book: BookView) -> bytes:
    return typesetting.pdf(TEMPLATE, values_of(book), book.changed)


def values_of(book: BookView) -> Values:
    """Everything that the template typesets. `depth` is the level of a motion's heading."""
    return {
        "title": book.title,
        "language": book.union.language.partition("-")[0],
        "region": "gb" if current() is None else None,
        "contents": _("Contents"),
        "index": _("Index"),
        "archive": book.union.archive_name,
        "keeper": book.keeper,
        "accent": book.union.accent,
        "face": typesetting.FACES[book.union.text_face],
        "address": book.address,
        "recorded": book.recorded,
        "days": book.days,
        "front": _blocks(book.front, 1, book),
        "body": list(body(book)),
        "depth": max((_depth(section, 1) for section in book.sections), default=1),
        "indexes": [
            {
                "name": index.name,
                "entries": [[entry.name, [anchor for anchor, _ in entry.places]] for entry in index.entries],
            }
            for index in book.indexes
        ],
    }


def body(book: BookView) -> Iterator[Values]:
    """The blocks of all sections, including headings."""
    if not book.motions:
        yield from _blocks((tree.Paragraph((book.empty,)),), 1, book)
    for section in book.sections:
        yield from _section(section, 1, book)


def _section(section: Section, level: int, book: BookView) -> Iterator[Values]:
    # PDF/UA does not allow a level of heading to be skipped, so a section without a title does not count.
    inner = level
    if section.title:
        inner = level + 1
        yield {
            "kind": "heading",
            "level": level,
            "label": section.called,
            "text": divided(typographic(section.title)),
            "address": _target(section.to, book) if section.to else "",
            "anchor": section.anchor,
        }
    yield from _blocks(section.blocks, inner, book)
    for subsection in section.sections:
        yield from _section(subsection, inner, book)
    yield from _blocks(tuple(section.after), inner, book)


def _depth(section: Section, level: int) -> int:
    """The level of the deepest heading that has a label."""
    inner = level + 1 if section.title else level
    own = level if section.called else 1
    return max([own, *(_depth(subsection, inner) for subsection in section.sections)])


def _blocks(blocks: tree.Blocks, level: int, book: BookView) -> list[Values]:
    return [values for block in blocks for values in _block(block, level, book)]


def _block(block: tree.Block, level: int, book: BookView) -> Iterator[Values]:
    match block:
        case tree.Paragraph():
            yield {"kind": "paragraph", "role": block.role, "mark": block.mark, "text": inlines(block.inside, book)}
        case tree.Facts():
            yield {"kind": "facts", "rows": [[divided(term), inlines(inside, book)] for term, inside in block.rows]}
        case tree.Listing():
            yield {
                "kind": "list",
                "ordered": block.ordered,
                "marks": [entry.mark for entry in block.entries],
                "entries": [_blocks(entry.blocks, level, book) for entry in block.entries],
            }
        case tree.Part():
            heading = {"level": level, "label": "", "text": block.heading, "address": "", "anchor": ""}
            yield {"kind": "heading", **heading}
            yield from _blocks(block.blocks, level + 1, book)


def inlines(parts: tree.Inlines, book: BookView) -> list[object]:
    """A run of text: strings, and values of kind `strong`, `emphasis` and `link`."""
    return [values for part in parts for values in _inline(part, book)]


def _inline(part: tree.Inline, book: BookView) -> Iterator[object]:
    match part:
        case str():
            yield divided(part)
        case tree.Symbol():
            yield part.shown
        case tree.Abbreviated():
            yield f"{part.short} ({part.long})"
        case tree.Emphasis():
            yield {"kind": "strong" if part.strong else "emphasis", "text": inlines(part.inside, book)}
        case tree.Link():
            yield {"kind": "link", "address": _target(part.to, book), "text": inlines(part.inside, book)}
        case tree.State():
            yield {"kind": "strong", "text": [divided(typographic(part.label.label))]}
            if part.with_sentence and part.label.sentence:
                yield divided(typographic(f" {part.label.sentence}"))


def _target(to: str, book: BookView) -> str:
    """The full address of a link, or its anchor within the book."""
    return to if to.startswith(("#", "https://", "http://")) else book.union.address + to


def divided(text: str) -> str:
    """A text with single spaces, in which a word longer than a line may be broken; an address may not."""
    parts = re.compile(r".{1,15}", re.DOTALL)
    single = re.sub(r"[^\S\u00a0]+", " ", text)
    return re.sub(r"[^\s/]{45,}", lambda word: "\u200b".join(parts.findall(word[0])), single)
