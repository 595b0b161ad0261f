"""Renders trees as HTML that is also valid XHTML. markup.py escapes their text."""

from collections.abc import Callable
from functools import cache

from markupsafe import Markup

from scripts.publish import tree
from scripts.publish.abbreviations import Expander
from scripts.publish.markup import NOTHING, Html, attribute, element, escaped_html, row_of, value_html
from scripts.publish.words import StatusLabel

SPACE, LINE = Html(" "), Html("\n")

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
        return Markup(self._inlines(inlines))

    def blocks(self, blocks: tree.Blocks) -> Markup:
        """Paragraphs, lists and the other blocks."""
        return Markup(self.blocks_html(blocks))

    def blocks_html(self, blocks: tree.Blocks) -> Html:
        """The same within more markup."""
        if self.expander:
            blocks = self.expander.blocks(blocks, self.seen)
        return self._blocks(blocks)

    def _inlines(self, inlines: tree.Inlines) -> Html:
        if len(inlines) == 1:
            return self._one(inlines[0])
        return row_of(map(self._one, inlines))

    def _one(self, inline: tree.Inline) -> Html:
        match inline:
            case str():
                return escaped_html(inline)
            case tree.Emphasis():
                return element("strong" if inline.strong else "em", self._inlines(inline.inside))
            case tree.Link():
                href, inside = self.href(inline.to), self._inlines(inline.inside)
                return inside if href is None else element("a", inside, attribute("href", href))
            case tree.Abbreviated():
                long = element("span", value_html(f"({inline.long})"), attribute("class", "long"))
                return row_of((element("abbr", value_html(inline.short)), SPACE, long))
            case tree.State():
                return Html(self.state(inline.label, inline.with_sentence))
            case tree.Symbol():
                shown = element("span", value_html(inline.shown), attribute("aria-hidden", "true"))
                return row_of((shown, element("span", value_html(inline.spoken), attribute("class", "hidden"))))

    def _blocks(self, blocks: tree.Blocks) -> Html:
        return row_of(map(self._block, blocks))

    def _block(self, block: tree.Block) -> Html:
        match block:
            case tree.Paragraph(bare=True):
                return self._marked(block.mark, self._inlines(block.inside))
            case tree.Paragraph():
                text = self._marked(block.mark, self._inlines(block.inside))
                return element("p", text, class_of(block.role), LINE)
            case tree.Listing():
                start = attribute("start", str(block.start)) if block.start != 1 else NOTHING
                entries = row_of((LINE, *map(self._entry, block.entries)))
                return element("ol" if block.ordered else "ul", entries, row_of((start, class_of(block.role))), LINE)
            case tree.Facts():
                rows = row_of(self._row(term, inside) for term, inside in block.rows)
                return element("dl", rows, class_of(block.role), LINE)
            case tree.Part():
                inside = self._blocks(block.blocks)
                if block.role:
                    inside = element("div", row_of((LINE, inside)), class_of(block.role), LINE)
                return (
                    row_of((element("h3", value_html(block.heading), after=LINE), inside)) if block.heading else inside
                )

    def _row(self, term: str, inside: tree.Inlines) -> Html:
        term_class = class_of("question" if term.endswith("?") else "")
        row = (element("dt", value_html(term), term_class), element("dd", self._inlines(inside)))
        return element("div", row_of(row))

    def _entry(self, entry: tree.Entry) -> Html:
        inside = self._blocks(entry.blocks)
        if entry.anchor:
            return element("li", inside, attribute("id", entry.anchor), LINE)
        before = NOTHING if not entry.blocks or getattr(entry.blocks[0], "bare", False) else LINE
        # A span may hold no paragraph.
        holder = "span" if all(getattr(block, "bare", False) for block in entry.blocks) else "div"
        href = self.href(entry.to) if entry.to else None
        if href is None:
            return element("li", row_of((before, self._marked(entry.mark, inside, holder))), after=LINE)
        attributes = row_of((class_of("mark"), attribute("href", href), attribute("aria-label", entry.spoken)))
        mark = element("a", value_html(entry.mark), attributes)
        return element("li", row_of((mark, SPACE, element(holder, inside))), after=LINE)

    @staticmethod
    def _marked(mark: str, text: Html, holder: str = "span") -> Html:
        """A text with the mark in the margin before it, if there is one; then an element holds the text."""
        if not mark:
            return text
        return row_of((element("span", value_html(mark), class_of("mark")), SPACE, element(holder, text)))


@cache
def class_of(role: str) -> Html:
    """The attribute with the class of what has a role, or none."""
    return attribute("class", role if role in SHARED else f"book__{role}") if role else NOTHING
