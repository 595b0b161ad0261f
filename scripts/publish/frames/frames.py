"""Frames: pages that MkDocs built once, with named slots that our pages are set into.

A slot is written `[[slot:name]]`, in a template or on a line of its own in a hand-written page. What fills a slot is
never looked through for slots, so nothing in a record can name one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import escape

# Python-Markdown puts a paragraph around a slot on a line of its own; that goes with the slot.
SLOT = re.compile(r"(?:<p>\s*)?\[\[slot:([a-z0-9-]+)\]\](?:\s*</p>)?")

# What Material's frame has for parts that this site is without: its drawer, search and notices. Some of it is not valid HTML.
UNUSED = re.compile(
    r'\s*<(?:input class="md-toggle"[^>]*>|label class="md-overlay"[^>]*></label>'
    r'|div data-md-component="(?:skip|announce)">.*?</div>'
    r'|div class="md-dialog" data-md-component="dialog">\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>)',
    re.DOTALL,
)

# The three elements that Material puts around a page: its style sheet, which is not used here, sets them. The last `</div>`
# of the page ends the outermost.
CONTAINER = re.compile(r'<div class="md-container"[^>]*>(.*)</div>', re.DOTALL)
MAIN = re.compile(r'<main class="md-main"[^>]*>\s*<div class="md-main__inner md-grid">(.*)</div>\s*</main>', re.DOTALL)

# White space at the beginning of lines, of which templates leave much; not where it is shown.
INDENTED = re.compile(r"(<(pre|textarea)\b.*?</\2>)|\n\s+", re.DOTALL)


class FrameProblem(Exception):
    """A frame that pages cannot be set into; its message is for the person who changed a template."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page with slots: the pieces between them, and their names in order. There is one piece more than names."""

    name: str
    pieces: tuple[str, ...]
    slots: tuple[str, ...]

    def fill(self, contents: Mapping[str, str]) -> str:
        """The whole page. Mark-up is set in as it is, and text is escaped.

        Raises FrameProblem where a slot has nothing to be filled with.
        """
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            if slot not in contents:
                raise FrameProblem(
                    f"{self.name}: nothing fills the slot '{slot}'. The slots are {', '.join(sorted(contents))}."
                )
            parts += (escape(contents[slot]), piece)
        return "".join(parts)


def without_unused(html: str) -> str:
    """A page that MkDocs built without what this site does not have."""
    html = CONTAINER.sub(r"\1", UNUSED.sub("", html), count=1)
    html = MAIN.sub(r"<main>\1</main>", html, count=1)
    return INDENTED.sub(lambda match: match[1] or "\n", html).lstrip()


def parse_frame(name: str, html: str, needed: Iterable[str] = ()) -> Frame:
    """A frame from a page that MkDocs built. Raises FrameProblem where a needed slot is missing."""
    pieces = SLOT.split(without_unused(html))
    frame = Frame(name, tuple(pieces[0::2]), tuple(pieces[1::2]))
    for slot in needed:
        if slot not in frame.slots:
            raise FrameProblem(
                f"{name}: the slot '{slot}' is missing. A template in docs/overrides no longer prints [[slot:{slot}]]."
            )
    return frame
