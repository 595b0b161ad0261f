"""Word: paragraphs and tables in their order, with the numbers that Word counts and does not store."""

import io
import zipfile
from collections.abc import Iterator, Sequence

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from scripts.intake.documents import CannotRead, Progress
from scripts.intake.documents.block_walker import BOXED, Walk
from scripts.intake.documents.lines import BULLET, DocumentText
from scripts.intake.documents.minutes_tables import HEADINGS, OTHER_ITEM, is_other_item, text_column, why_beside
from scripts.intake.documents.word_numbers import Numbers, value_of
from scripts.intake.documents.word_styles import Styles
from scripts.intake.documents.xml_parts import Element, broken, parse_part

KIND = "Word document"

DELETED = {qn("w:del"), qn("w:moveFrom")}
# Word stores a drawing twice, once for old programs; field codes are no text.
UNSEEN = {
    qn("w:instrText"),
    qn("w:pPr"),
    qn("w:rPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
TEXT_BOX = qn("w:txbxContent")
WRAPPERS = {
    qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:smartTag"), qn("w:customXml"),
}  # fmt: skip
_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\u00ad",
    qn("w:sym"): BULLET,
}
_BESIDE = {"footnotes": "a footnote", "endnotes": "an endnote", "comments": "a comment"}
_IS_DELETED, _IS_HIDDEN = "deleted in a tracked change", "hidden text"


def read(raw: bytes, progress: Progress) -> DocumentText:
    """The lines of a Word document."""
    try:
        document = docx.Document(io.BytesIO(raw))
        walk = _Walk(document)
        walk.blocks(document.element.body, progress)
        walk.end_paragraph()
        walk.beside()
        title = document.core_properties.title or ""
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        etree.XMLSyntaxError,
        OSError,
    ):
        raise CannotRead(broken(KIND)) from None
    return DocumentText(walk.finished(), KIND, title=title)


class _Walk(Walk):
    """One walk over a document's paragraphs and tables."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.styles = Styles(document.styles.element)
        self.numbers = Numbers(document)
        self.open: list[Element] = []
        """Paragraphs whose end is deleted or hidden: they go on with the next one."""

    def blocks(self, parent: Element, progress: Progress | None = None, aside: str = "") -> None:
        """The paragraphs and tables within an element, in order."""
        total = len(parent)
        for done, element in enumerate(parent):
            if progress and done % 500 == 499:
                progress(done, total)
            if element.tag == qn("w:p"):
                self.open.append(element)
                if not self.has_no_end(element):
                    self.end_paragraph(aside)
            elif element.tag == qn("w:tbl"):
                self.end_paragraph(aside)
                self.table(element, aside)
            elif element.tag in DELETED:
                self.blocks(element, aside=aside or _IS_DELETED)
            elif element.tag in WRAPPERS:
                self.blocks(element, aside=aside)

    def has_no_end(self, paragraph: Element) -> bool:
        """Whether the mark that ends a paragraph is not there in what Word shows."""
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
        return mark is not None and any(mark.find(qn(name)) is not None for name in ("w:del", "w:moveFrom", "w:vanish"))

    def end_paragraph(self, aside: str = "") -> None:
        """The paragraphs that are open are one, as its last says: a line, or several where it has line breaks; then the text
        boxes that are tied to it."""
        elements, self.open = self.open, []
        if not elements:
            return
        last = elements[-1]
        self.number += 1
        chain = self.styles.chain(last)
        text, deleted, hidden = ("".join(parts) for parts in zip(*map(self.text_of, elements), strict=True))
        mark, level = self.numbers.mark_of(chain) if text.strip() and not aside else ("", 0)
        self.add_paragraph(
            text, mark=mark, heading=self.styles.heading(chain), looks=self.styles.looks(last, chain), level=level,
            aside=aside,
        )  # fmt: skip
        if not aside:
            self.add_beside(deleted, _IS_DELETED)
            self.add_beside(hidden, _IS_HIDDEN)
        for box in [box for element in elements for box in element.iter(TEXT_BOX)]:
            if not any(parent.tag in UNSEEN for parent in box.iterancestors()):
                outer, self.unit = self.unit, BOXED
                self.blocks(box, aside=aside)
                self.end_paragraph(aside)
                self.unit = outer

    def text_of(self, paragraph: Element) -> tuple[str, str, str]:
        """A paragraph's text as it shows, with `\\n` at its line breaks; that which tracked changes deleted; and that which
        is hidden."""
        shown: list[str] = []
        deleted: list[str] = []
        hidden: list[str] = []
        chain = self.styles.chain(paragraph)

        def walk(element: Element, into: list[str]) -> None:
            for child in element:
                if child.tag in UNSEEN or child.tag == TEXT_BOX:
                    continue
                if child.tag in (qn("w:t"), qn("w:delText")):
                    into.append(child.text or "")
                elif child.tag in _CHARACTERS:
                    is_page = child.get(qn("w:type")) in ("page", "column")
                    into.append(" " if is_page else _CHARACTERS[child.tag])
                elif child.tag in DELETED:
                    walk(child, deleted)
                elif child.tag == qn("w:r") and into is shown and self.styles.is_on(child, chain, "w:vanish"):
                    walk(child, hidden)
                else:
                    walk(child, into)

        walk(paragraph, shown)
        return "".join(shown), "".join(deleted), "".join(hidden)

    def table(self, element: Element, aside: str) -> None:
        """A table's rows. One of a single column is a frame around text and is read as that."""
        rows = [row for row in element.iter(qn("w:tr")) if next(row.iterancestors(qn("w:tbl"))) is element]
        is_frame = all(len(row.findall(qn("w:tc"))) < 2 for row in rows)
        texts = [list(self.cells(row)) for row in rows]
        is_plain = all(len(row.findall(qn("w:tc"))) == len(cells) for row, cells in zip(rows, texts, strict=True))
        if not aside and is_plain and (column := text_column(texts)) is not None:
            self.minutes(rows, column)
            return
        for row in rows:
            deleted = row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None
            why = aside or (_IS_DELETED if deleted else "")
            if not is_frame:
                self.add_row(list(self.cells(row)), why)
                for paragraph in row.iter(qn("w:p")) if not why else ():
                    _, gone, hidden = self.text_of(paragraph)
                    self.add_beside(gone, _IS_DELETED)
                    self.add_beside(hidden, _IS_HIDDEN)
                continue
            for cell in row.findall(qn("w:tc")):
                self.blank = True
                self.blocks(cell, aside=why)
                self.end_paragraph(why)
        self.blank = True

    def minutes(self, rows: Sequence[Element], column: int) -> None:
        """A table of minutes: the paragraphs of one column are the text, and what else its rows have stands beside it."""
        for is_heading, row in zip([True, *[False] * (len(rows) - 1)], rows, strict=True):
            why = OTHER_ITEM if is_other_item(list(self.cells(row)), column) else ""
            for at, cell in enumerate(row.findall(qn("w:tc"))):
                if at == column and not is_heading:
                    self.blank = True
                    self.blocks(cell, aside=why)
                    self.end_paragraph(why)
                else:
                    self.add_beside(" ".join(self.cell_lines(cell)), HEADINGS if is_heading else why_beside(at, column))
        self.blank = True

    def cells(self, row: Element) -> Iterator[str]:
        """The texts of a row's cells, one for each column: what is merged stands in the first, and the others are empty."""
        for cell in row.findall(qn("w:tc")):
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merged is not None and value_of(merged, "w:val") in ("", "continue")
            yield "" if goes_on else "\n".join(self.cell_lines(cell))
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            columns = value_of(span, "w:val") if span is not None else ""
            yield from [""] * (min(int(columns), 50) - 1 if columns.isdecimal() else 0)

    def cell_lines(self, cell: Element) -> Iterator[str]:
        """The lines of a cell, with their list marks; an empty one for an empty paragraph."""
        for paragraph in cell.iter(qn("w:p")):
            text = self.text_of(paragraph)[0]
            mark = self.numbers.mark_of(self.styles.chain(paragraph))[0] if text.strip() else ""
            yield f"{mark} {text.strip()}".strip()

    def beside(self) -> None:
        """What stands beside the text: page headers and footers, footnotes, reviewers' comments."""
        seen: set[str] = set()
        for section in self.document.sections:
            for part, aside in (
                (section.header, "a page header"), (section.first_page_header, "a page header"),
                (section.even_page_header, "a page header"), (section.footer, "a page footer"),
                (section.first_page_footer, "a page footer"), (section.even_page_footer, "a page footer"),
            ):  # fmt: skip
                if not part.is_linked_to_previous:
                    self.beside_lines(part._element, aside, seen)
        for relation in self.document.part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if kind in _BESIDE and not relation.is_external:
                self.beside_lines(parse_part(relation.target_part.blob, KIND), _BESIDE[kind], seen)

    def beside_lines(self, root: Element, aside: str, seen: set[str]) -> None:
        """The paragraphs of such a part, each once."""
        for paragraph in root.iter(qn("w:p")):
            text = self.text_of(paragraph)[0]
            if text.strip() and (aside + text) not in seen:
                seen.add(aside + text)
                self.add_beside(text, aside, unit=aside.split(" ", 1)[1])
