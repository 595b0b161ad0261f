"""Parses our own prose: paragraphs, lists, emphasis, links to the web, and `[2018/17]` for a motion.

Anything else is shown as typed: no headings, pictures or HTML, and a bare number is never a link.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from schema.shapes import MENTION
from scripts.publish import tree
from scripts.publish.tree import Blocks, Emphasis, Entry, Inlines, Link, Listing, Paragraph

# What looks like an address or code, and straight apostrophes: within a word; after one, or before the digits of a year. Where a text
# also begins a quotation with one, those at the ends of words may close it.
WITHIN = re.compile(r"(https?://\S+|`[^`]*`)|(?<=[\w*_)\]])'(?=\w)")
APOSTROPHE = re.compile(r"(https?://\S+|`[^`]*`)|(?<=[\w*_)\]])'|(?<!\w)'(?=\d\ds?\b)")
BEGINS_QUOTATION = re.compile(r"(?<![\w*_)\]])'(?=[^\W\d])")

# A text without any of these is plain paragraphs, and does not need the CommonMark parser.
SPECIAL = re.compile(r"[*_\[\\&<>`]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)


def typographic(text: str) -> str:
    """A text with the apostrophes that print uses: `members' pay` → `members’ pay`. Addresses and code stay as they are."""
    if "'" not in text:
        return text
    pattern = WITHIN if BEGINS_QUOTATION.search(text) else APOSTROPHE
    return pattern.sub(lambda match: match[1] or "’", text)


FIGURE = re.compile(r"(https?://\S+|`[^`]*`)|(?<![\w.,:/-])(\d\d?) (?=[^\W\d])")


def unbroken(text: str) -> str:
    """A text in which no line ends between a figure and its word: `22 March`, `3 met`. Addresses and code stay as they are."""
    return FIGURE.sub(lambda match: match[1] or f"{match[2]}\u00a0", text)


STRAIGHT = re.compile(r"&#39;(?=[^<>]*(?:<|\Z))")
"""An apostrophe as templates escape it, in a text of mark-up and not in an attribute."""

AS_TYPED = re.compile(r"<(?:code|pre|script|style|textarea)\b")


def typographic_markup(html: str) -> str:
    """Mark-up in which the values of a template, names and titles, have the apostrophes that print uses. Attributes and code stay as
    they are, and so does what is escaped otherwise: the official words."""
    if "&#39;" not in html:
        return html
    parts: list[str] = []
    done = 0
    for found in STRAIGHT.finditer(html):
        if found.start() < done:
            continue
        start, end = html.rfind(">", 0, found.start()) + 1, html.find("<", found.start())
        text = html[start : end if end >= 0 else None]
        if not AS_TYPED.match(html, html.rfind("<", 0, start)):
            parts += html[done:start], typographic(text.replace("&#39;", "'"))
            done = start + len(text)
    return "".join((*parts, html[done:]))


class ProseParser:
    """Parses our small Markdown. `motion_link` gives the path and the words for a motion's key, or None."""

    def __init__(self, motion_link: Callable[[str], tuple[str, str] | None]) -> None:
        self.motion_link = motion_link
        # markdown-it-py is a maintained CommonMark parser in which every rule can be switched off.
        self._markdown = MarkdownIt("zero", {"html": False}).enable(
            ["list", "emphasis", "link", "balance_pairs", "fragments_join"]
        )
        self._markdown.inline.ruler.before("link", "mention", self._mention)
        self._markdown.validateLink = lambda address: address.startswith(("https://", "http://"))  # type: ignore[method-assign,assignment]
        # The same text is on several pages and files.
        self.blocks = lru_cache(maxsize=None)(self._blocks)
        self.inline = lru_cache(maxsize=None)(self._printed_inline)

    def forget(self) -> None:
        """Let go of the texts parsed so far."""
        self.blocks.cache_clear()
        self.inline.cache_clear()

    def _blocks(self, text: str | None) -> Blocks:
        """Paragraphs and lists as they are printed; none where there is no text."""
        text = unbroken(typographic(text or ""))
        if not SPECIAL.search(text):
            return tuple(Paragraph((part,)) for part in re.split(r"\n\s*\n", text.strip()) if part.strip())
        return tuple(_blocks(iter(self._markdown.parse(text))))

    def _printed_inline(self, text: str | None) -> Inlines:
        """A run of text as it is printed, without a paragraph around it."""
        return self._inline(unbroken(typographic(text))) if text else ()

    def _inline(self, text: str) -> Inlines:
        if not SPECIAL.search(text):
            return (text,)
        (token,) = self._markdown.parseInline(text)
        return _inlines(iter(token.children or ()))

    def plain(self, text: str | None) -> str:
        """The words alone, on one line and as typed, for descriptions and data files."""
        return tree.plain(self._inline(" ".join(text.split()))) if text else ""

    def _mention(self, state: StateInline, silent: bool) -> bool:
        """`[2018/17]` is a link to that motion."""
        match = MENTION.match(state.src, state.pos)
        if not match:
            return False
        link = self.motion_link(match[1])
        if link is None:
            return False
        if not silent:
            path, words = link
            state.push("link_open", "a", 1).attrs = {"href": path}
            state.push("text", "", 0).content = words
            state.push("link_close", "a", -1)
        state.pos = match.end()
        return True


def _blocks(tokens: Iterator[Token]) -> Iterator[Paragraph | Listing]:
    """The blocks up to the end of the element that is open."""
    for token in tokens:
        match token.type:
            case "paragraph_open":
                yield Paragraph(_inlines(iter(next(tokens).children or ())), bare=token.hidden)
                next(tokens)
            case "bullet_list_open" | "ordered_list_open":
                ordered = token.type == "ordered_list_open"
                start = int(token.attrGet("start") or 1) if ordered else 1
                yield Listing(tuple(_entries(tokens)), ordered, start)
            case _:
                return


def _entries(tokens: Iterator[Token]) -> Iterator[Entry]:
    for token in tokens:
        if token.type != "list_item_open":
            return
        yield Entry(tuple(_blocks(tokens)))


def _inlines(tokens: Iterator[Token]) -> Inlines:
    """The text up to the end of the element that is open."""
    inlines: list[tree.Inline] = []
    for token in tokens:
        match token.type:
            case "text":
                if token.content:
                    inlines.append(token.content)
            case "em_open":
                inlines.append(Emphasis(_inlines(tokens)))
            case "strong_open":
                inlines.append(Emphasis(_inlines(tokens), strong=True))
            case "link_open":
                inlines.append(Link(str(token.attrGet("href")), _inlines(tokens)))
            case _:
                break
    return tuple(inlines)
