"""Word: paragraphs and tables in their order, with the numbers that Word counts and does not store."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from scripts.intake.documents import CannotRead, Progress
from scripts.intake.documents.block_walker import BOXED, Walk
from scripts.intake.documents.counting import numeral
from scripts.intake.documents.markdown import BULLET
from scripts.intake.lines import DocumentText

Element = etree._Element

DELETED = {qn("w:del"), qn("w:moveFrom")}
# Word stores a drawing twice, once for old programs; field codes are no text.
UNSEEN = {
    qn("w:instrText"),
    qn("w:delText"),
    qn("w:pPr"),
    qn("w:rPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
TEXT_BOX = qn("w:txbxContent")
ON = {"1", "true", "on", None}


def read(raw: bytes, progress: Progress) -> DocumentText:
    """The lines of a Word document."""
    try:
        document = docx.Document(io.BytesIO(raw))
        walk = _Walk(document)
        walk.blocks(document.element.body, progress)
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
        raise CannotRead("The file is broken: it is damaged or no whole Word document. Save it once more.") from None
    return DocumentText(tuple(walk.lines), "Word document", title=title)


class _Walk(Walk):
    """One walk over a document's paragraphs and tables."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
        self.default_style = next(
            (
                key
                for key, style in self.styles.items()
                if style.get(qn("w:default")) in ("1", "true") and style.get(qn("w:type")) == "paragraph"
            ),
            None,
        )
        self.numbers = _Numbers(document)

    def blocks(self, parent: Element, progress: Progress | None = None, aside: str = "") -> None:
        """The paragraphs and tables within an element, in order."""
        total = len(parent)
        for done, element in enumerate(parent):
            if progress and done % 500 == 499:
                progress(done, total)
            if element.tag == qn("w:p"):
                self.paragraph(element, aside)
            elif element.tag == qn("w:tbl"):
                self.table(element, aside)
            elif element.tag in DELETED:
                self.blocks(element, aside=aside or "deleted in a tracked change")
            elif element.tag in (
                qn("w:sdt"),
                qn("w:sdtContent"),
                qn("w:ins"),
                qn("w:moveTo"),
                qn("w:smartTag"),
                qn("w:customXml"),
            ):
                self.blocks(element, aside=aside)

    def paragraph(self, element: Element, aside: str = "") -> None:
        """A paragraph: a line, or several where it has line breaks; then the text boxes that are tied to it."""
        self.number += 1
        text, deleted = _text_of(element), _text_of(element, deleted=True)
        mark, level = self.numbers.mark_of(element, self.chain(element)) if text.strip() and not aside else ("", 0)
        heading = self.heading_of(element)
        bold = heading > 0 or self.is_bold(element)
        self.add_paragraph(text, mark=mark, heading=heading, bold=bold, level=level, aside=aside)
        if not aside:
            self.add_beside(deleted, "deleted in a tracked change")
        for box in element.iter(TEXT_BOX):
            if not any(parent.tag in UNSEEN for parent in box.iterancestors()):
                outer, self.unit = self.unit, BOXED
                self.blocks(box, aside=aside)
                self.unit = outer

    def table(self, element: Element, aside: str) -> None:
        """A table's rows. One of a single column is a frame around text and is read as that."""
        rows = [row for row in element.iter(qn("w:tr")) if next(row.iterancestors(qn("w:tbl"))) is element]
        if all(len(row.findall(qn("w:tc"))) < 2 for row in rows):
            for row in rows:
                for cell in row.findall(qn("w:tc")):
                    self.blank = True
                    self.blocks(cell, aside=aside)
        else:
            for row in rows:
                self.add_row(["\n".join(self.cell_lines(cell)) for cell in row.findall(qn("w:tc"))], aside)
        self.blank = True

    def cell_lines(self, cell: Element) -> Iterator[str]:
        """The lines of a cell, with their list marks; an empty one for an empty paragraph."""
        for paragraph in cell.iter(qn("w:p")):
            text = _text_of(paragraph)
            mark, _ = self.numbers.mark_of(paragraph, self.chain(paragraph)) if text.strip() else ("", 0)
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
                    for paragraph in part._element.iter(qn("w:p")):
                        self.beside_line(_text_of(paragraph), aside, seen)
        for relation in self.document.part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if kind in _BESIDE and not relation.is_external:
                root = etree.fromstring(
                    relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True)
                )
                for paragraph in root.iter(qn("w:p")):
                    self.beside_line(_text_of(paragraph), _BESIDE[kind], seen)

    def beside_line(self, text: str, aside: str, seen: set[str]) -> None:
        """One such line, once."""
        if text.strip() and (aside + text) not in seen:
            seen.add(aside + text)
            self.add_beside(text, aside, unit=aside.split(" ", 1)[1])

    def chain(self, paragraph: Element) -> list[Element]:
        """The properties that hold for a paragraph: its own, then its style's, then those of what that is based on."""
        found = [properties] if (properties := paragraph.find(qn("w:pPr"))) is not None else []
        named = found[0].find(qn("w:pStyle")) if found else None
        key = named.get(qn("w:val")) if named is not None else self.default_style
        for _ in range(12):
            style = self.styles.get(key)
            if style is None:
                break
            found.append(style)
            based = style.find(qn("w:basedOn"))
            key = based.get(qn("w:val")) if based is not None else None
        return found

    def heading_of(self, paragraph: Element) -> int:
        """Its level among headings, by the outline level or the style's name; 0 for none."""
        for properties in self.chain(paragraph):
            outline = next(properties.iter(qn("w:outlineLvl")), None)
            if outline is not None and (value := outline.get(qn("w:val"), "")).isdecimal():
                return int(value) + 1 if int(value) < 9 else 0
            name = properties.find(qn("w:name"))
            if name is not None and (
                found := re.fullmatch(r"(?:heading (\d)|title)", name.get(qn("w:val"), ""), re.IGNORECASE)
            ):
                return int(found[1] or 1)
        return 0

    def is_bold(self, paragraph: Element) -> bool:
        """Whether all its text is bold, by its runs or its style."""
        styled = False
        for style in reversed(self.chain(paragraph)):
            run_properties = style.find(qn("w:rPr")) if style.tag == qn("w:style") else None
            bold = run_properties.find(qn("w:b")) if run_properties is not None else None
            styled = bold.get(qn("w:val")) in ON if bold is not None else styled
        runs = [
            run for run in paragraph.iter(qn("w:r")) if "".join(text.text or "" for text in run.iter(qn("w:t"))).strip()
        ]

        def is_bold_run(run: Element) -> bool:
            properties = run.find(qn("w:rPr"))
            bold = properties.find(qn("w:b")) if properties is not None else None
            return styled if bold is None else bold.get(qn("w:val")) in ON

        return bool(runs) and all(is_bold_run(run) for run in runs)


_BESIDE = {"footnotes": "a footnote", "endnotes": "an endnote", "comments": "a comment"}


def _text_of(paragraph: Element, *, deleted: bool = False) -> str:
    """A paragraph's text as it shows, with `\\n` at its line breaks; or that which tracked changes deleted."""
    parts: list[str] = []

    def walk(element: Element, gone: bool) -> None:
        for child in element:
            if child.tag in UNSEEN - ({qn("w:delText")} if deleted else set()) or child.tag == TEXT_BOX:
                continue
            if child.tag in DELETED:
                if deleted:
                    walk(child, True)
                continue
            if child.tag in (qn("w:t"), qn("w:delText")):
                if gone == deleted:
                    parts.append(child.text or "")
            elif gone == deleted and child.tag in _SIGNS:
                page = child.get(qn("w:type")) in ("page", "column")
                parts.append(" " if page else _SIGNS[child.tag])
            else:
                walk(child, gone)

    walk(paragraph, False)
    return "".join(parts)


_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\u00ad",
    qn("w:sym"): BULLET,
}


class _Numbers:
    """The automatic numbers of a document's lists, counted as Word counts them."""

    def __init__(self, document: Document) -> None:
        self.abstract_of: dict[str, str] = {}
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.overrides: dict[str, dict[int, int]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()
        root = next(
            (
                r.target_part.element
                for r in document.part.rels.values()
                if r.reltype.endswith("/numbering") and not r.is_external
            ),
            None,
        )
        for element in root.iter(qn("w:abstractNum")) if root is not None else ():
            self.levels[_value(element, "w:abstractNumId")] = {
                int(_value(level, "w:ilvl") or 0): (
                    _child_value(level, "w:numFmt") or "decimal", _child_value(level, "w:lvlText"), int(_child_value(level, "w:start") or 1),
                )
                for level in element.findall(qn("w:lvl"))
            }  # fmt: skip
        for element in root.iter(qn("w:num")) if root is not None else ():
            number = _value(element, "w:numId")
            self.abstract_of[number] = _child_value(element, "w:abstractNumId")
            self.overrides[number] = {
                int(_value(override, "w:ilvl") or 0): int(start)
                for override in element.findall(qn("w:lvlOverride"))
                if (start := _child_value(override, "w:startOverride")).isdecimal()
            }

    def mark_of(self, paragraph: Element, chain: list[Element]) -> tuple[str, int]:
        """The mark that Word shows before a paragraph (`12.`, `(a)`, `•`), and how deep its list stands."""
        number, level = "", None
        for properties in chain:
            holder = properties if properties.tag == qn("w:pPr") else properties.find(qn("w:pPr"))
            numbering = holder.find(qn("w:numPr")) if holder is not None else None
            if numbering is not None:
                own = _child_value(numbering, "w:ilvl")
                level = int(own) if level is None and own.isdecimal() else level
                number = _child_value(numbering, "w:numId")
                if number:
                    break
        abstract = self.abstract_of.get(number, "")
        level = level or 0
        if number in ("", "0") or level not in self.levels.get(abstract, {}):
            return "", 0
        counts = self.counts.setdefault(abstract, {})
        if number not in self.begun:
            # Lists that share a form count on, unless one of them says where it starts.
            self.begun.add(number)
            for at, start in self.overrides.get(number, {}).items():
                counts[at] = start - 1
        form, shape, start = self.levels[abstract][level]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        if form == "bullet":
            return BULLET, level

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            own_form, _, own_start = self.levels[abstract].get(at, ("decimal", "", 1))
            return numeral(counts.get(at, own_start), own_form)

        return re.sub(r"%(\d)", shown, shape).strip(), level


def _value(element: Element, name: str) -> str:
    return str(element.get(qn(name)) or "")


def _child_value(element: Element, name: str) -> str:
    child = element.find(qn(name))
    return _value(child, "w:val") if child is not None else ""
