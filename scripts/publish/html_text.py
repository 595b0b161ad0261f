"""Renders trees as HTML that is also valid XHTML. markup.py escapes their text."""

from collections.abc import Callable
from functools import cache

from markupsafe import Markup

from scripts.publish import tree
from scripts.publish.abbreviations import Expander
from scripts.publish.markup import escaped
from scripts.publish.words import StatusLabel

SYMBOL = Markup('<span aria-hidden="true">{}</span><span class="hidden">{}</span>')

EMPTY, LINE = Markup(), Markup("\n")

ANCHORED = Markup('<li id="{}">{}</li>\n')
LINKED = Markup('<li><a class="book__mark" href="{0}" aria-label="{1}">{2}</a> <{4}>{3}</{4}></li>\n')

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
        return EMPTY.join(map(self._one, inlines))

    def _one(self, inline: tree.Inline) -> Markup:
        match inline:
            case str():
                return escaped(inline)
            case tree.Emphasis():
                tag = "strong" if inline.strong else "em"
                return _in(tag, EMPTY, self._inlines(inline.inside))
            case tree.Link():
                href, inside = self.href(inline.to), self._inlines(inline.inside)
                return inside if href is None else Markup('<a href="') + href + Markup('">') + inside + Markup("</a>")
            case tree.Abbreviated():
                return Markup('<abbr>{}</abbr> <span class="long">({})</span>').format(inline.short, inline.long)
            case tree.State():
                return self.state(inline.label, inline.with_sentence)
            case tree.Symbol():
                return SYMBOL.format(inline.shown, inline.spoken)

    def _blocks(self, blocks: tree.Blocks) -> Markup:
        return EMPTY.join(map(self._block, blocks))

    def _block(self, block: tree.Block) -> Markup:
        match block:
            case tree.Paragraph(bare=True):
                return self._marked(block.mark, self._inlines(block.inside))
            case tree.Paragraph():
                text = self._marked(block.mark, self._inlines(block.inside))
                return _in("p", _class(block.role), text) + LINE
            case tree.Listing():
                start = Markup(' start="{}"').format(block.start) if block.start != 1 else EMPTY
                entries = EMPTY.join(map(self._entry, block.entries))
                return _in("ol" if block.ordered else "ul", start + _class(block.role), LINE + entries) + LINE
            case tree.Facts():
                rows = Markup("").join(
                    Markup("<div><dt{}>{}</dt><dd>{}</dd></div>").format(
                        _class("question" if term.endswith("?") else ""), term, self._inlines(inside)
                    )
                    for term, inside in block.rows
                )
                return Markup("<dl{}>{}</dl>\n").format(_class(block.role), rows)
            case tree.Part():
                inside = self._blocks(block.blocks)
                if block.role:
                    inside = Markup("<div{}>\n{}</div>\n").format(_class(block.role), inside)
                return Markup("<h3>{}</h3>\n{}").format(block.heading, inside) if block.heading else inside

    def _entry(self, entry: tree.Entry) -> Markup:
        inside = self._blocks(entry.blocks)
        if entry.anchor:
            return ANCHORED.format(entry.anchor, inside)
        before = EMPTY if not entry.blocks or getattr(entry.blocks[0], "bare", False) else LINE
        # A span may hold no paragraph.
        holder = "span" if all(getattr(block, "bare", False) for block in entry.blocks) else "div"
        href = self.href(entry.to) if entry.to else None
        if href is None:
            return _in("li", EMPTY, before + self._marked(entry.mark, inside, holder)) + LINE
        return LINKED.format(href, entry.spoken, entry.mark, inside, holder)

    @staticmethod
    def _marked(mark: str, text: Markup, holder: str = "span") -> Markup:
        """A text with the mark in the margin before it, if there is one; then an element holds the text."""
        if not mark:
            return text
        return Markup('<span class="book__mark">') + mark + Markup("</span> ") + _in(holder, EMPTY, text)


def _in(name: str, attributes: Markup, inside: Markup) -> Markup:
    """An element. Its tags are cached: `Markup.format` takes twenty times as long as concatenation."""
    opening, closing = _tags(name, attributes)
    return opening + inside + closing


@cache
def _tags(name: str, attributes: Markup) -> tuple[Markup, Markup]:
    return Markup("<{}{}>").format(name, attributes), Markup("</{}>").format(name)


@cache
def _class(role: str) -> Markup:
    return Markup(' class="{}"').format(role if role in SHARED else f"book__{role}") if role else EMPTY
