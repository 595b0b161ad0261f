"""OpenDocument (LibreOffice Writer): its XML, read with lxml."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence

from scripts.intake.documents import CannotRead, Progress
from scripts.intake.documents.block_walker import BOXED, Looks, Walk
from scripts.intake.documents.counting import numeral
from scripts.intake.documents.limits import LONGEST_LINE
from scripts.intake.documents.lines import BULLET, DocumentText
from scripts.intake.documents.xml_parts import Element, broken, parse_part

KIND = "OpenDocument text"

_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}


def name_of(short: str) -> str:
    """The whole name of an element or attribute: `text:p`."""
    prefix, _, local = short.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}"


BLOCKS = {name_of("text:p"), name_of("text:h")}
FRAMES = {
    name_of("text:section"), name_of("draw:frame"), name_of("draw:text-box"), name_of("text:index-body"),
    name_of("text:table-of-content"), name_of("draw:custom-shape"),
}  # fmt: skip
# A cell that lies under a merged one is stored as covered, and shows nothing.
COVERED = name_of("table:covered-table-cell")
CELLS = {name_of("table:table-cell"), COVERED}
BESIDE = {name_of("text:note"): "a footnote", name_of("office:annotation"): "a comment"}


def read_parts(raw: bytes, kind: str) -> tuple[Element, Element | None, Element | None]:
    """The content, the styles and the description of an OpenDocument file. Raises CannotRead."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            content = parse_part(archive.read("content.xml"), kind)
            styles, meta = (
                parse_part(archive.read(name), kind) if name in names else None for name in ("styles.xml", "meta.xml")
            )
            return content, styles, meta
    except (zipfile.BadZipFile, KeyError, OSError, EOFError):
        raise CannotRead(broken(kind)) from None


def read(raw: bytes, progress: Progress) -> DocumentText:
    """The lines of an OpenDocument text."""
    content, styles, meta = read_parts(raw, KIND)
    body = content.find(f".//{name_of('office:text')}")
    if body is None:
        raise CannotRead("There is no text in it.")
    walk = _Walk(content, styles)
    walk.blocks(body)
    if styles is not None:
        for part, aside in (("style:header", "a page header"), ("style:footer", "a page footer")):
            for element in styles.iter(name_of(part)):
                walk.blocks(element, aside=aside)
    title = meta.find(f".//{name_of('dc:title')}") if meta is not None else None
    return DocumentText(walk.finished(), KIND, title=(title.text or "") if title is not None else "")


class _Walk(Walk):
    """One walk over a document's paragraphs, lists and tables."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        super().__init__()
        roots = [root for root in (styles, content) if root is not None]
        self.styles = {get(style, "style:name"): style for root in roots for style in root.iter(name_of("style:style"))}
        self.list_styles = {
            get(style, "style:name"): style for root in roots for style in root.iter(name_of("text:list-style"))
        }
        self.last_counts: dict[str, int] = {}

    def blocks(self, parent: Element, *, lists: tuple[str, ...] = (), mark: str = "", aside: str = "") -> None:
        """What stands within an element, in order. `lists` are the styles of the lists around it, outermost first."""
        for element in parent:
            if element.tag in BLOCKS:
                self.paragraph(element, mark, len(lists), aside)
                mark = ""
            elif element.tag == name_of("text:list"):
                self.entries(element, lists, aside)
            elif element.tag == name_of("table:table"):
                self.table(element, aside)
            elif element.tag in FRAMES:
                why = "hidden text" if get(element, "text:display") == "none" else ""
                self.blocks(element, lists=lists, aside=aside or why)
            elif element.tag == name_of("text:tracked-changes"):
                for deletion in element.iter(name_of("text:deletion")):
                    self.blocks(deletion, aside="deleted in a tracked change")

    def entries(self, element: Element, lists: tuple[str, ...], aside: str) -> None:
        """A list: its entries have their marks on their first paragraph."""
        style = get(element, "text:style-name") or (lists[-1] if lists else "")
        inner = (*lists, style)
        form, before, after, start = self.level_form(style, len(inner))
        counting = f"{style}/{len(inner)}"
        going_on = get(element, "text:continue-numbering") == "true" or bool(get(element, "text:continue-list"))
        number = self.last_counts.get(counting, start - 1) if going_on else start - 1
        for entry in element:
            if entry.tag not in (name_of("text:list-item"), name_of("text:list-header")):
                continue
            mark = ""
            if entry.tag == name_of("text:list-item") and any(child.tag in BLOCKS for child in entry):
                given = get(entry, "text:start-value")
                number = int(given) if given.isdecimal() else number + 1
                self.last_counts[counting] = number
                mark = BULLET if form == "bullet" else f"{before}{numeral(number, form)}{after}"
            self.blocks(entry, lists=inner, mark=mark.strip(), aside=aside)

    def level_form(self, style: str, level: int) -> tuple[str, str, str, int]:
        """How a list's level is marked: its form, what stands before and after the number, and where it starts."""
        for element in self.list_styles.get(style, ()):
            if get(element, "text:level") == str(level):
                if element.tag == name_of("text:list-level-style-number"):
                    form = _FORMS.get(get(element, "style:num-format"), "decimal")
                    start = get(element, "text:start-value")
                    before, after = get(element, "style:num-prefix"), get(element, "style:num-suffix")
                    return form, before, after, int(start) if start.isdecimal() else 1
                return "bullet", "", "", 1
        return "bullet", "", "", 1

    def paragraph(self, element: Element, mark: str, level: int, aside: str) -> None:
        """A paragraph or heading: a line, or several where it has line breaks; then what is tied to it."""
        self.number += 1
        outline = get(element, "text:outline-level")
        heading = int(outline) if element.tag == name_of("text:h") and outline.isdecimal() else 0
        if not heading and get(self.styles.get(get(element, "text:style-name")), "style:parent-style-name") in (
            "Title",
            "Heading",
        ):
            heading = 1
        hidden = self.hidden_in(element)
        text = _text_of(element, hidden)
        self.add_paragraph(
            text, mark=mark if text.strip() else "", heading=heading, looks=self.looks(element), level=max(0, level - 1),
            aside=aside,
        )  # fmt: skip
        for unseen in hidden if not aside else ():
            self.add_beside(_text_of(unseen), "hidden text")
        for child in element.iter(*BESIDE):
            note = " ".join(part for block in child.iter(*BLOCKS) if (part := _text_of(block).strip()))
            self.add_beside(note, BESIDE[str(child.tag)])
        for frame in element.iter(name_of("draw:text-box")):
            outer, self.unit = self.unit, BOXED
            self.blocks(frame, aside=aside)
            self.unit = outer

    def table(self, element: Element, aside: str) -> None:
        """A table's rows. One of a single column is a frame around text and is read as that."""
        rows = [row for row in element.iter(name_of("table:table-row")) if _table_of(row) is element]
        if all(len(row.findall(name_of("table:table-cell"))) < 2 for row in rows):
            for cell in [cell for row in rows for cell in row.findall(name_of("table:table-cell"))]:
                self.blank = True
                self.blocks(cell, aside=aside)
        else:
            for row in rows:
                self.add_row([text for cell in row if cell.tag in CELLS for text in cell_texts(cell)], aside)
        self.blank = True

    def hidden_in(self, paragraph: Element) -> list[Element]:
        """The parts of a paragraph that are not shown."""
        return [
            part
            for part in paragraph.iter(name_of("text:span"), name_of("text:hidden-text"))
            if part.tag != name_of("text:span")
            or self.property(get(part, "text:style-name"), "text", "text:display") == "none"
        ]

    def looks(self, paragraph: Element) -> Looks:
        """How a paragraph looks, by its style and those of its spans."""
        own = get(paragraph, "text:style-name")
        styles = list(_styles_of_text(paragraph, own))

        def all_are(name: str, wanted: Sequence[str]) -> bool:
            return bool(styles) and all(
                (self.property(key, "text", name) or self.property(own, "text", name)) in wanted for key in styles
            )

        size = self.property(styles[0] if styles else own, "text", "fo:font-size") or self.property(
            own, "text", "fo:font-size"
        )
        return Looks(
            bold=all_are("fo:font-weight", ("bold", "600", "700", "800", "900")),
            italic=all_are("fo:font-style", ("italic", "oblique")),
            underlined=all_are("style:text-underline-style", _LINES),
            centred=self.property(own, "paragraph", "fo:text-align") == "center",
            points=float(match[1]) if (match := re.fullmatch(r"(\d{1,3}(?:\.\d{1,6})?)pt", size)) else 0,
            indent=_characters(self.property(own, "paragraph", "fo:margin-left")),
        )

    def property(self, key: str, kind: str, name: str) -> str:
        """A property (`fo:font-weight`) of a style, or of what it is based on; nothing where none says."""
        for _ in range(MOST_BASED):
            style = self.styles.get(key)
            if style is None:
                return ""
            for properties in style.iter(name_of(f"style:{kind}-properties")):
                if value := get(properties, name):
                    return value
            key = get(style, "style:parent-style-name")
        return ""


MOST_BASED = 12
"""How many styles may be based on one another; a ring of them ends there."""

_LINES = ("solid", "dotted", "dash", "long-dash", "dot-dash", "dot-dot-dash", "wave")
_CHARACTERS_PER = {"cm": 4.7, "mm": 0.47, "in": 12, "pt": 1 / 6}


def _characters(length: str) -> int:
    """A length (`1.25cm`) in characters of middling letters."""
    match = re.fullmatch(r"(\d{1,3}(?:\.\d{1,6})?)(cm|mm|in|pt)", length)
    return int(float(match[1]) * _CHARACTERS_PER[match[2]]) if match else 0


def _styles_of_text(element: Element, style: str) -> Iterator[str]:
    """The styles of an element's pieces of text, each that of the innermost span around it."""
    if (element.text or "").strip():
        yield style
    for child in element:
        if child.tag not in BESIDE and child.tag not in FRAMES:
            yield from _styles_of_text(child, get(child, "text:style-name") or style)
        if (child.tail or "").strip():
            yield style


def get(element: Element | None, name: str) -> str:
    """An attribute (`text:style-name`), empty where there is none."""
    return str(element.get(name_of(name)) or "") if element is not None else ""


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors(name_of("table:table")), None)


def cell_texts(cell: Element) -> Iterator[str]:
    """A cell's text, as often as the cell stands there; empty cells at a row's end are stored as one, repeated."""
    text = "\n".join(_text_of(block) for block in cell.iter(*BLOCKS)).strip() if cell.tag != COVERED else ""
    yield from [text] * min(_times(cell, "table:number-columns-repeated"), 50)


def _times(element: Element, name: str) -> int:
    """A number of times that an attribute gives, 1 where it gives none."""
    given = get(element, name)
    return int(given) if given.isdecimal() and len(given) < 19 else 1


def _text_of(element: Element, without: Sequence[Element] = ()) -> str:
    """A paragraph's text with `\\n` at its line breaks, but for some of its parts."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == name_of("text:s"):
            times = _times(child, "text:c")
            if times > LONGEST_LINE:
                raise CannotRead(f"A paragraph asks for {times:,} spaces in a row, which nobody types. It is not read.")
            parts.append(" " * times)
        elif child.tag == name_of("text:tab"):
            parts.append("\t")
        elif child.tag == name_of("text:line-break"):
            parts.append("\n")
        elif child.tag not in BESIDE and child.tag not in FRAMES and child not in without:
            parts.append(_text_of(child, without))
        parts.append(child.tail or "")
    return "".join(parts)
