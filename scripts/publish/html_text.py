"""Renders trees as HTML that is also valid XHTML. markup.py escapes their text."""

from collections.abc import Callable, Iterable
from functools import cache

from markupsafe import Markup, escape

from scripts.publish import tree
from scripts.publish.abbreviations import Expander
from scripts.publish.markup import escaped
from scripts.publish.words import StatusLabel

SYMBOL = Markup('<span aria-hidden="true">{}</span><span class="hidden">{}</span>')

EMPTY, SPACE, LINE, QUOTE, END = Markup(), Markup(" "), Markup("\n"), Markup('"'), Markup(">")
ID, HREF, LABEL, MARK = Markup(' id="'), Markup(' href="'), Markup(' aria-label="'), Markup(' class="book__mark"')

SHARED = frozenset({"about", "aside", "facts", "lead", "notice", "short-long", "summary"})
"""Roles whose class is shared with other pages. The class of every other role begins with `book__`."""

Href = Callable[[str], str | None]
"""A link's target as seen from the page; None if there is no such place."""

ShowState = Callable[[StatusLabel, bool], Markup]
"""A status label as markup, with its sentence or without."""


def from_root(root: str) -> Href:
    """The links of a page of the site, from its path to the root: `../../`."""
    return lambda to: to if to.startswith(("#", "https://", "http://")) else root + to


class HtmlText:
    """Renders the trees of one page. With an expander, it spells out each abbreviation where it first appears."""

    def __init__(self, href: Href, state: ShowState, expander: Expander | None = None) -> None:
        self.href = href
        self.state = state
        self.expander = expander
        self.seen: set[str] = set()

    def inline(self, inlines: tree.Inlines | str) -> Markup:
        """A run of text."""
        if isinstance(inlines, str):
            inlines = (inlines,)
        if self.expander:
            inlines = self.expander.inlines(inlines, self.seen)
        return self._inlines(inlines)

    def blocks(self, blocks: tree.Blocks) -> Markup:
        """Paragraphs, lists and the other blocks."""
        if self.expander:
            blocks = self.expander.blocks(blocks, self.seen)
        return self._blocks(blocks)

    def _inlines(self, inlines: tree.Inlines) -> Markup:
        if len(inlines) == 1:
            return self._one(inlines[0])
        return _joined(map(self._one, inlines))

    def _one(self, inline: tree.Inline) -> Markup:
        match inline:
            case str():
                return escaped(inline)
            case tree.Emphasis():
                tag = "strong" if inline.strong else "em"
                return _in(tag, EMPTY, self._inlines(inline.inside))
            case tree.Link():
                href, inside = self.href(inline.to), self._inlines(inline.inside)
                return inside if href is None else _own("a", _joined((HREF, escape(href), QUOTE)), inside)
            case tree.Abbreviated():
                return Markup('<abbr>{}</abbr> <span class="long">({})</span>').format(inline.short, inline.long)
            case tree.State():
                return self.state(inline.label, inline.with_sentence)
            case tree.Symbol():
                return SYMBOL.format(inline.shown, inline.spoken)

    def _blocks(self, blocks: tree.Blocks) -> Markup:
        return _joined(map(self._block, blocks))

    def _block(self, block: tree.Block) -> Markup:
        match block:
            case tree.Paragraph(bare=True):
                return self._marked(block.mark, self._inlines(block.inside))
            case tree.Paragraph():
                text = self._marked(block.mark, self._inlines(block.inside))
                return _in("p", _class(block.role), text, LINE)
            case tree.Listing():
                start = Markup(' start="{}"').format(block.start) if block.start != 1 else EMPTY
                entries = _joined((LINE, *map(self._entry, block.entries)))
                return _in("ol" if block.ordered else "ul", start + _class(block.role), entries, LINE)
            case tree.Facts():
                rows = _joined(self._row(term, inside) for term, inside in block.rows)
                return _in("dl", _class(block.role), rows, LINE)
            case tree.Part():
                inside = self._blocks(block.blocks)
                if block.role:
                    inside = Markup("<div{}>\n{}</div>\n").format(_class(block.role), inside)
                return Markup("<h3>{}</h3>\n{}").format(block.heading, inside) if block.heading else inside

    def _row(self, term: str, inside: tree.Inlines) -> Markup:
        term_class = _class("question" if term.endswith("?") else "")
        row = (_in("dt", term_class, escape(term)), _in("dd", EMPTY, self._inlines(inside)))
        return _in("div", EMPTY, _joined(row))

    def _entry(self, entry: tree.Entry) -> Markup:
        inside = self._blocks(entry.blocks)
        if entry.anchor:
            return _own("li", _joined((ID, escape(entry.anchor), QUOTE)), inside, LINE)
        before = EMPTY if not entry.blocks or getattr(entry.blocks[0], "bare", False) else LINE
        # A span may hold no paragraph.
        holder = "span" if all(getattr(block, "bare", False) for block in entry.blocks) else "div"
        href = self.href(entry.to) if entry.to else None
        if href is None:
            return _in("li", EMPTY, _joined((before, self._marked(entry.mark, inside, holder))), LINE)
        attributes = _joined((MARK, HREF, escape(href), QUOTE, LABEL, escape(entry.spoken), QUOTE))
        return _in(
            "li", EMPTY, _joined((_own("a", attributes, escape(entry.mark)), SPACE, _in(holder, EMPTY, inside))), LINE
        )

    @staticmethod
    def _marked(mark: str, text: Markup, holder: str = "span") -> Markup:
        """A text with the mark in the margin before it, if there is one; then an element holds the text."""
        if not mark:
            return text
        return _joined((_in("span", MARK, escape(mark)), SPACE, _in(holder, EMPTY, text)))


def _in(name: str, attributes: Markup, inside: Markup, after: Markup = EMPTY) -> Markup:
    """An element, and what comes after it. Its tags are cached."""
    opening, closing = _tags(name, attributes)
    return _joined((opening, inside, closing, after))


def _own(name: str, attributes: Markup, inside: Markup, after: Markup = EMPTY) -> Markup:
    """The same of an element whose attributes no other has, so that its opening tag is not cached."""
    opening, closing = _tags(name, EMPTY)
    return _joined((opening[:-1], attributes, END, inside, closing, after))


def _joined(pieces: Iterable[Markup]) -> Markup:
    """Pieces of markup in a row. `Markup.join` and `Markup.format` look at each for text to escape, in most of a book's time."""
    return Markup("".join(pieces))


@cache
def _tags(name: str, attributes: Markup) -> tuple[Markup, Markup]:
    return Markup("<{}{}>").format(name, attributes), Markup("</{}>").format(name)


@cache
def _class(role: str) -> Markup:
    return Markup(' class="{}"').format(role if role in SHARED else f"book__{role}") if role else EMPTY
