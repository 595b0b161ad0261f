"""Our own prose as HTML: paragraphs, lists, emphasis, links to the web, and `[2018/17]` for a motion.

Anything else is shown as typed: no headings, no pictures, no HTML, and bare figures never become links.
"""

import re
from collections.abc import Callable
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markupsafe import Markup

from schema.references import MENTION
from scripts.publish.markup import escaped

# Without one of these a text is plain paragraphs, and CommonMark's reader is not needed.
SPECIAL = re.compile(r"[*_\[\\&<>`]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)


class Prose:
    """Reads our small Markdown. `motion_link` gives the address and the words for a motion's key, or None."""

    def __init__(self, motion_link: Callable[[str, str], tuple[str, str] | None]) -> None:
        self.motion_link = motion_link
        # markdown-it-py: CommonMark, kept up, and every rule can be switched off.
        self.reader = MarkdownIt("zero", {"html": False}).enable(
            ["list", "emphasis", "link", "balance_pairs", "fragments_join"]
        )
        self.reader.inline.ruler.before("link", "mention", self._mention)
        self.reader.validateLink = lambda address: address.startswith(("https://", "http://"))  # type: ignore[method-assign,assignment]

    def blocks(self, text: str, root: str) -> Markup:
        """Paragraphs and lists. `root` is the way from the page to the site's root: `../../`."""
        if not SPECIAL.search(text):
            paragraphs = [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
            return Markup("").join(Markup("<p>{}</p>\n").format(escaped(part)) for part in paragraphs)
        return Markup(self.reader.render(text, {"root": root}))  # its rule for HTML is off

    def inline(self, text: str, root: str) -> Markup:
        """One run of text, without a paragraph around it."""
        if not SPECIAL.search(text):
            return escaped(text)
        return Markup(self.reader.renderInline(text, {"root": root}))

    def plain(self, text: str) -> str:
        """The words alone, for descriptions and feeds."""
        return unescape(re.sub(r"<[^>]+>", "", self.inline(" ".join(text.split()), "")))

    def _mention(self, state: StateInline, silent: bool) -> bool:
        """`[2018/17]` is a link to that motion."""
        found = MENTION.match(state.src, state.pos)
        if not found:
            return False
        link = self.motion_link(found[1], state.env.get("root", ""))
        if link is None:
            return False
        if not silent:
            address, words = link
            state.push("link_open", "a", 1).attrs = {"href": address}
            state.push("text", "", 0).content = words
            state.push("link_close", "a", -1)
        state.pos = found.end()
        return True
