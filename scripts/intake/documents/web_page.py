"""Web pages: the text that a reader sees, in order; menus and comments are set aside."""

import contextlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import lxml.html
from lxml import etree

from scripts.intake.documents import TOO_DEEP, CannotRead, Progress
from scripts.intake.documents.counting import numeral
from scripts.intake.documents.lines import BULLET, MENU, DocumentText, Line, Place, is_menu, row_line
from scripts.intake.documents.minutes_tables import (
    HEADINGS,
    OTHER_ITEM,
    is_laid_out,
    is_other_item,
    text_column,
    why_beside,
)
from scripts.intake.documents.plain_text import decode

UNSEEN = {"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select", "option"}
BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "nav", "footer", "aside", "button",
}  # fmt: skip
ASIDE = {
    "nav": MENU,
    "footer": "the foot of the page",
    "aside": "a column beside the text",
    "form": "a form of the page",
    "button": "a button of the page",
}
COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|disqus|respond|replies)(?:$|[\s_-])", re.IGNORECASE)
LOOKS = {
    "bold": ({"b", "strong", "th"}, re.compile(r"font-weight:\s*(?:bold|[6-9]00)")),
    "italic": ({"i", "em"}, re.compile(r"font-style:\s*(?:italic|oblique)")),
    "underlined": ({"u"}, re.compile(r"text-decoration[^;]*:[^;]*underline")),
    "centred": ({"center"}, re.compile(r"text-align:\s*center")),
}
"""What gives a text its looks: the elements, and the style."""
MOST_SPANNED = 50
"""Columns or rows over which one cell may stand."""
HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")


def read(raw: bytes, progress: Progress) -> DocumentText:
    """The lines of a web page."""
    text = decode(raw)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        declared = re.search(rb"charset=[\"']?([\w-]+)", raw[:4096])
        if declared and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            # A name that nobody knows leaves it as decode() read it.
            with contextlib.suppress(LookupError):
                text = raw.decode(declared[1].decode("ascii"), errors="replace")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        # The text is ours already: bytes would be decoded once more by whatever the page declares.
        parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True)
        root = lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise CannotRead("There is no text in it.") from None
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise CannotRead(TOO_DEEP)  # the parser left out what stands deeper
    walk = _Walk()
    walk.block(root, "")
    walk.end_line()
    return DocumentText(tuple(walk.lines), "web page", title=root.findtext(".//title") or "")


HIDDEN_TEXT, STRUCK_OUT = "hidden text", "text that is struck out"
STRIKING = ("del", "s", "strike")
"""Elements whose text no longer counts."""
LONGEST_LABEL = 40
"""The characters of a term in a list of terms that may be a label: `<dt>Status</dt><dd>Passed</dd>`."""


_WITHIN = (HIDDEN_TEXT, STRUCK_OUT)
"""What may stand within a line and be no part of it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A piece of text, with what gives it its looks around it."""

    text: str
    looks: frozenset[str]
    aside: str
    """Why it is no part of the text, where it stands within a line that is."""


def _beside_links(element: lxml.html.HtmlElement) -> str:
    """What a paragraph says outside its links."""
    return (element.text or "") + "".join(
        (child.text_content() if child.tag != "a" else "") + (child.tail or "") for child in element
    )


class _Walk:
    """One walk over a page's elements. A line is ended by whatever a browser begins a new line for."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.parts: list[_Part] = []
        self.mark = ""
        self.heading = 0
        self.lists: list[tuple[str, int]] = []
        self.looks: Counter[str] = Counter()
        """How many elements around the text at hand give it each of its looks."""
        self.breaks = 2
        self.aside = ""
        self.term = ""
        """The term of a list of terms, before what it says."""

    def block(self, element: lxml.html.HtmlElement, aside: str) -> None:
        """An element with all that is in it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in UNSEEN or not tag:
            return
        style = element.get("style") or ""
        named = f"{element.get('id') or ''} {element.get('class') or ''}"
        outer, self.aside = self.aside, aside
        if HIDDEN.search(style) or element.get("hidden") is not None:
            self.aside = aside or HIDDEN_TEXT
        elif tag in STRIKING:
            self.aside = aside or STRUCK_OUT
        elif tag in ASIDE:
            self.aside = aside or ASIDE[tag]
        elif tag == "header" and not any(ancestor.tag in {"article", "main"} for ancestor in element.iterancestors()):
            self.aside = aside or "the head of the page"
        elif tag == "p" and is_menu(len(element.findall("a[@href]")), _beside_links(element)):
            self.aside = aside or MENU
        elif tag in ("div", "section", "ol", "ul") and COMMENTS.search(named):
            self.aside = aside or "readers' comments"
        if tag == "table" and _is_table(element):
            self.end_line()
            self.table(element)
        else:
            looks = [name for name, (tags, styled) in LOOKS.items() if tag in tags or styled.search(style)]
            looks += ["centred"] if element.get("align") == "center" else []
            self.looks.update(looks)
            self.inside(element, tag)
            self.looks.subtract(looks)
        self.aside = outer

    def inside(self, element: lxml.html.HtmlElement, tag: str) -> None:
        """An element's own text and that of its children."""
        is_block = tag in BLOCKS
        is_heading = re.fullmatch("h[1-6]", tag) is not None
        stands_apart = is_heading or tag in ("p", "ul", "ol", "table", "blockquote")
        if is_block:
            self.end_line()
        if stands_apart:
            self.breaks = 2
        heading, self.heading = self.heading, int(tag[1]) if is_heading else self.heading
        self.begin(element, tag)
        self.say(element.text)
        for child in element:
            self.block(child, self.aside)
            self.say(child.tail)
        if tag == "dt":
            self.begin_term()
        if is_block:
            self.end_line()
            self.heading = heading
        if tag == "dl":
            self.end_term()
        if tag in ("ul", "ol"):
            self.lists.pop()
        if stands_apart:
            self.breaks = 2

    def begin(self, element: lxml.html.HtmlElement, tag: str) -> None:
        """A list, an entry of one or a line break, as it begins."""
        if tag in ("ul", "ol"):
            start = element.get("start") or "1"
            self.lists.append(
                (element.get("type") or "1" if tag == "ol" else BULLET, int(start) if start.isdecimal() else 1)
            )
        elif tag == "li":
            self.mark = self.next_mark(element)
        elif tag == "br":
            self.end_line()
            self.breaks += 1
        elif tag in ("dt", "dl"):
            self.end_term()

    def begin_term(self) -> None:
        """The text read so far is a term; a short one waits for what is said of it."""
        text = _joined(self.parts)
        if len(text) <= LONGEST_LABEL and self.aside not in (HIDDEN_TEXT, STRUCK_OUT):
            self.term, self.parts = text.rstrip(" :"), []

    def end_term(self) -> None:
        """A term of which nothing is said is a line of its own."""
        if term := self.term:
            self.term = ""
            self.say(term)
            self.end_line()

    def next_mark(self, element: lxml.html.HtmlElement) -> str:
        """The mark of a list's next entry; an entry outside any list has a bullet, as browsers show it."""
        if not self.lists or self.lists[-1][0] == BULLET:
            return f"{BULLET} "
        form, number = self.lists[-1]
        value = element.get("value") or ""
        number = int(value) if value.isdecimal() else number
        self.lists[-1] = (form, number + 1)
        return f"{numeral(number, _FORMS.get(form, 'decimal'))}. "

    def say(self, text: str | None) -> None:
        """Text as it stands in the source; white space is what HTML makes of it."""
        if text:
            looks = frozenset(name for name, count in self.looks.items() if count > 0)
            self.parts.append(
                _Part(re.sub(r"[ \t\r\n\f]+", " ", text), looks, self.aside if self.aside in _WITHIN else "")
            )

    def end_line(self) -> None:
        """The text read so far becomes a line; hidden words within a line that is shown stand beside it."""
        beside = [part for part in self.parts if part.aside and self.aside != part.aside]
        shown = [part for part in self.parts if part not in beside]
        self.parts = []
        if text := _joined(shown):
            text, self.term = f"{self.term}: {text}" if self.term else text, ""
            filled = [part.looks for part in shown if part.text.strip()]
            looks = frozenset.intersection(*filled) if filled else frozenset()
            self.lines.append(
                Line(
                    self.mark + text, self.place(), heading=self.heading, bold="bold" in looks or self.heading > 0,
                    level=max(0, len(self.lists) - 1), blank_before=self.breaks > 1, italic="italic" in looks,
                    underlined="underlined" in looks, centred="centred" in looks, aside=self.aside,
                )
            )  # fmt: skip
            self.mark = ""
            self.breaks = 0
        for reason in _WITHIN:
            if text := " ".join(_joined([part]) for part in beside if part.aside == reason):
                self.lines.append(Line(text, self.place(), aside=reason))

    def place(self) -> Place:
        """The place of the next line."""
        return Place(len(self.lines) + 1, unit="paragraph")

    def table(self, element: lxml.html.HtmlElement) -> None:
        """The rows of a table: what spans several columns stands in the first, and the others are empty.

        What spans several rows stands in the first; also in one below that begins with a cell of its own.
        """
        if not self.aside and (column := _text_column(element)) is not None:
            self.minutes(element, column)
            return
        below: dict[int, tuple[int, str]] = {}
        """The columns that a cell above reaches down into, with how many rows and what it says."""
        for row in element.iter("tr"):
            cells: list[str] = []
            begins = 0 not in below
            for cell in _cells(row):
                while len(cells) in below:
                    cells.append(below[len(cells)][1] if begins else "")
                columns, rows = (_span(cell, name) for name in ("colspan", "rowspan"))
                at, texts = len(cells), [_cell_text(cell), *[""] * (columns - 1)]
                cells += texts
                below.update({at + of: (rows, text) for of, text in enumerate(texts)})
            while begins and len(cells) in below:
                cells.append(below[len(cells)][1])
            below = {column: (rows - 1, text) for column, (rows, text) in below.items() if rows > 1}
            if any(cells):
                self.lines.append(row_line(cells, self.place(), aside=self.aside))
        self.breaks = 2

    def minutes(self, element: lxml.html.HtmlElement, column: int) -> None:
        """A table of minutes: the paragraphs of one column are the text, and what else its rows have stands beside it."""
        for number, row in enumerate(element.iter("tr")):
            self.aside = OTHER_ITEM if is_other_item([_cell_text(cell) for cell in _cells(row)], column) else ""
            for at, cell in enumerate(_cells(row)):
                if at == column and number:
                    self.breaks = 2
                    self.say(cell.text)
                    for child in cell:
                        self.block(child, self.aside)
                        self.say(child.tail)
                    self.end_line()
                elif text := _cell_text(cell).strip():
                    why = why_beside(at, column) if number else HEADINGS
                    self.lines.append(Line(" ".join(text.split()), self.place(), aside=why))
        self.aside = ""
        self.breaks = 2


def _cells(row: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _text_column(table: lxml.html.HtmlElement) -> int | None:
    """The column of a table that is the text of minutes; None where none is, or where a cell stands over several."""
    rows = [_cells(row) for row in table.iter("tr")]
    if any(cell.get("colspan") or cell.get("rowspan") for row in rows for cell in row):
        return None
    return text_column([[_cell_text(cell) for cell in row] for row in rows])


def _span(cell: lxml.html.HtmlElement, name: str) -> int:
    given = cell.get(name) or ""
    return max(1, min(int(given[:9]), MOST_SPANNED)) if given.isdecimal() else 1


def _joined(parts: Sequence[_Part]) -> str:
    text = re.sub(" +", " ", "".join(part.text for part in parts)).strip(" ")
    return text if text.strip() else ""


_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def _is_table(element: lxml.html.HtmlElement) -> bool:
    """Whether it holds data in rows and columns. Old pages and mails lay out whole texts in tables of one cell."""
    rows = [_cells(row) for row in element.iter("tr")]
    has_table_within = any(True for _ in element.iterdescendants("table"))
    if has_table_within or not any(len(row) > 1 for row in rows):
        return False
    return not is_laid_out([_cell_text(cell) for cell in row] for row in rows)


def text_of_html(fragment: str) -> str:
    """The text of a piece of HTML as a reader sees it, its paragraphs and the entries of lists on lines of their own."""
    return _cell_text(lxml.html.fragment_fromstring(fragment, create_parent="div"))


def _cell_text(cell: lxml.html.HtmlElement) -> str:
    walk = _Walk()
    walk.say(cell.text)
    for child in cell:
        walk.block(child, "")
        walk.say(child.tail)
    walk.end_line()
    return "\n".join(
        ("\n" if line.blank_before and number else "") + line.text
        for number, line in enumerate(walk.lines)
        if not line.aside
    )
