"""OpenDocument (LibreOffice Writer): its XML read as it stands, with lxml."""

import io
import zipfile
from collections.abc import Iterator

from scripts.intake.documents import CannotRead, Progress
from scripts.intake.documents.block_walker import BOXED, Walk
from scripts.intake.documents.counting import numeral
from scripts.intake.documents.limits import LONGEST_LINE
from scripts.intake.documents.markdown import BULLET
from scripts.intake.documents.xml_parts import Element, broken, parse_part
from scripts.intake.lines import DocumentText

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


def _name(short: str) -> str:
    prefix, _, local = short.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}"


BLOCKS = {_name("text:p"), _name("text:h")}
FRAMES = {
    _name("text:section"), _name("draw:frame"), _name("draw:text-box"), _name("text:index-body"),
    _name("text:table-of-content"), _name("draw:custom-shape"),
}  # fmt: skip
BESIDE = {_name("text:note"): "a footnote", _name("office:annotation"): "a comment"}


def read(raw: bytes, progress: Progress) -> DocumentText:
    """The lines of an OpenDocument text."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            content = parse_part(archive.read("content.xml"), KIND)
            styles = parse_part(archive.read("styles.xml"), KIND) if "styles.xml" in names else None
            meta = parse_part(archive.read("meta.xml"), KIND) if "meta.xml" in names else None
    except (zipfile.BadZipFile, KeyError, OSError, EOFError):
        raise CannotRead(broken(KIND)) from None
    body = content.find(f".//{_name('office:text')}")
    if body is None:
        raise CannotRead("There is no text in it.")
    walk = _Walk(content, styles)
    walk.blocks(body)
    if styles is not None:
        for part, aside in (("style:header", "a page header"), ("style:footer", "a page footer")):
            for element in styles.iter(_name(part)):
                walk.blocks(element, aside=aside)
    title = meta.find(f".//{_name('dc:title')}") if meta is not None else None
    return DocumentText(tuple(walk.lines), KIND, title=(title.text or "") if title is not None else "")


class _Walk(Walk):
    """One walk over a document's paragraphs, lists and tables."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        super().__init__()
        roots = [root for root in (styles, content) if root is not None]
        self.styles = {_get(style, "style:name"): style for root in roots for style in root.iter(_name("style:style"))}
        self.list_styles = {
            _get(style, "style:name"): style for root in roots for style in root.iter(_name("text:list-style"))
        }
        self.last_counts: dict[str, int] = {}

    def blocks(self, parent: Element, *, lists: tuple[str, ...] = (), mark: str = "", aside: str = "") -> None:
        """What stands within an element, in order. `lists` are the styles of the lists around it, outermost first."""
        for element in parent:
            if element.tag in BLOCKS:
                self.paragraph(element, mark, len(lists), aside)
                mark = ""
            elif element.tag == _name("text:list"):
                self.entries(element, lists, aside)
            elif element.tag == _name("table:table"):
                self.table(element, aside)
            elif element.tag in FRAMES:
                self.blocks(element, lists=lists, aside=aside)
            elif element.tag == _name("text:tracked-changes"):
                for deletion in element.iter(_name("text:deletion")):
                    self.blocks(deletion, aside="deleted in a tracked change")

    def entries(self, element: Element, lists: tuple[str, ...], aside: str) -> None:
        """A list: its entries have their marks on their first paragraph."""
        style = _get(element, "text:style-name") or (lists[-1] if lists else "")
        inner = (*lists, style)
        form, before, after, start = self.level_form(style, len(inner))
        counting = f"{style}/{len(inner)}"
        going_on = _get(element, "text:continue-numbering") == "true" or bool(_get(element, "text:continue-list"))
        number = self.last_counts.get(counting, start - 1) if going_on else start - 1
        for entry in element:
            if entry.tag not in (_name("text:list-item"), _name("text:list-header")):
                continue
            mark = ""
            if entry.tag == _name("text:list-item") and any(child.tag in BLOCKS for child in entry):
                given = _get(entry, "text:start-value")
                number = int(given) if given.isdecimal() else number + 1
                self.last_counts[counting] = number
                mark = BULLET if form == "bullet" else f"{before}{numeral(number, form)}{after}"
            self.blocks(entry, lists=inner, mark=mark.strip(), aside=aside)

    def level_form(self, style: str, level: int) -> tuple[str, str, str, int]:
        """How a list's level is marked: its form, what stands before and after the number, and where it starts."""
        for element in self.list_styles.get(style, ()):
            if _get(element, "text:level") == str(level):
                if element.tag == _name("text:list-level-style-number"):
                    form = _FORMS.get(_get(element, "style:num-format"), "decimal")
                    start = _get(element, "text:start-value")
                    before, after = _get(element, "style:num-prefix"), _get(element, "style:num-suffix")
                    return form, before, after, int(start) if start.isdecimal() else 1
                return "bullet", "", "", 1
        return "bullet", "", "", 1

    def paragraph(self, element: Element, mark: str, level: int, aside: str) -> None:
        """A paragraph or heading: a line, or several where it has line breaks; then what is tied to it."""
        self.number += 1
        text = _text_of(element)
        outline = _get(element, "text:outline-level")
        heading = int(outline) if element.tag == _name("text:h") and outline.isdecimal() else 0
        if not heading and _get(self.styles.get(_get(element, "text:style-name")), "style:parent-style-name") in (
            "Title",
            "Heading",
        ):
            heading = 1
        bold = heading > 0 or self.is_bold(element)
        self.add_paragraph(text, mark=mark, heading=heading, bold=bold, level=max(0, level - 1), aside=aside)
        for child in element.iter(*BESIDE):
            said = " ".join(part for block in child.iter(*BLOCKS) if (part := _text_of(block).strip()))
            self.add_beside(said, BESIDE[str(child.tag)])
        for frame in element.iter(_name("draw:text-box")):
            outer, self.unit = self.unit, BOXED
            self.blocks(frame, aside=aside)
            self.unit = outer

    def table(self, element: Element, aside: str) -> None:
        """A table's rows. One of a single column is a frame around text and is read as that."""
        rows = list(element.iter(_name("table:table-row")))
        if all(len(row.findall(_name("table:table-cell"))) < 2 for row in rows):
            for cell in element.iter(_name("table:table-cell")):
                self.blank = True
                self.blocks(cell, aside=aside)
        else:
            for row in rows:
                self.add_row([cell for one in row.findall(_name("table:table-cell")) for cell in _repeated(one)], aside)
        self.blank = True

    def is_bold(self, paragraph: Element) -> bool:
        """Whether all its text is bold, by its style or that of its spans."""
        styled = self.style_is_bold(_get(paragraph, "text:style-name"))
        if styled or (paragraph.text or "").strip():
            return styled
        spans = [span for span in paragraph if "".join(span.itertext()).strip() or (span.tail or "").strip()]
        return bool(spans) and all(
            span.tag == _name("text:span")
            and not (span.tail or "").strip()
            and self.style_is_bold(_get(span, "text:style-name"))
            for span in spans
        )

    def style_is_bold(self, key: str) -> bool:
        """Whether a style, or what it is based on, is bold."""
        for _ in range(12):
            style = self.styles.get(key)
            if style is None:
                return False
            for properties in style.iter(_name("style:text-properties")):
                if weight := _get(properties, "fo:font-weight"):
                    return weight == "bold"
            key = _get(style, "style:parent-style-name")
        return False


def _get(element: Element | None, name: str) -> str:
    return str(element.get(_name(name)) or "") if element is not None else ""


def _repeated(cell: Element) -> Iterator[str]:
    """A cell's text, as often as the cell stands there; empty cells at a row's end are stored as one, repeated."""
    text = "\n".join(_text_of(block) for block in cell.iter(*BLOCKS)).strip()
    yield from [text] * min(_times(cell, "table:number-columns-repeated"), 50)


def _times(element: Element, name: str) -> int:
    """A number of times that an attribute gives, 1 where it gives none."""
    given = _get(element, name)
    return int(given) if given.isdecimal() and len(given) < 19 else 1


def _text_of(element: Element) -> str:
    """A paragraph's text as it shows, with `\\n` at its line breaks."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == _name("text:s"):
            times = _times(child, "text:c")
            if times > LONGEST_LINE:
                raise CannotRead(
                    f"A paragraph asks for {times:,} spaces in a row: no writer does that. It is not read."
                )
            parts.append(" " * times)
        elif child.tag == _name("text:tab"):
            parts.append("\t")
        elif child.tag == _name("text:line-break"):
            parts.append("\n")
        elif child.tag not in BESIDE and child.tag not in FRAMES:
            parts.append(_text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)
