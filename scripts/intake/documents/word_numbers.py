"""The automatic numbers of a Word document's lists, counted as Word counts them: the file does not store them."""

import re
from collections.abc import Sequence

from docx.document import Document
from docx.oxml.ns import qn

from scripts.intake.documents.counting import numeral
from scripts.intake.documents.lines import BULLET
from scripts.intake.documents.xml_parts import Element


class Numbers:
    """The numbers given so far, and the forms of all lists."""

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
            self.levels[value_of(element, "w:abstractNumId")] = {
                int(value_of(level, "w:ilvl") or 0): (
                    child_value(level, "w:numFmt") or "decimal", child_value(level, "w:lvlText"), int(child_value(level, "w:start") or 1),
                )
                for level in element.findall(qn("w:lvl"))
            }  # fmt: skip
        self.link_styles(root)
        for element in root.iter(qn("w:num")) if root is not None else ():
            number = value_of(element, "w:numId")
            self.abstract_of[number] = child_value(element, "w:abstractNumId")
            self.overrides[number] = {
                int(value_of(override, "w:ilvl") or 0): int(start)
                for override in element.findall(qn("w:lvlOverride"))
                if (start := child_value(override, "w:startOverride")).isdecimal()
            }

    def link_styles(self, root: Element | None) -> None:
        """A list that takes its form from a list style has the levels of the list that defines the style."""
        lists = list(root.iter(qn("w:abstractNum"))) if root is not None else []
        defined = {child_value(listing, "w:styleLink"): value_of(listing, "w:abstractNumId") for listing in lists}
        for listing in lists:
            if (named := child_value(listing, "w:numStyleLink")) and named in defined:
                self.levels[value_of(listing, "w:abstractNumId")] = self.levels[defined[named]]

    def mark_of(self, chain: Sequence[Element]) -> tuple[str, int]:
        """The mark that Word shows before a paragraph (`12.`, `(a)`, `•`), and how deep its list stands."""
        number, level = "", None
        for properties in chain:
            holder = properties if properties.tag == qn("w:pPr") else properties.find(qn("w:pPr"))
            numbering = holder.find(qn("w:numPr")) if holder is not None else None
            if numbering is not None:
                own = child_value(numbering, "w:ilvl")
                level = int(own) if level is None and own.isdecimal() else level
                number = child_value(numbering, "w:numId")
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

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            own_form, _, own_start = self.levels[abstract].get(at, ("decimal", "", 1))
            return numeral(counts.get(at, own_start), own_form)

        return re.sub(r"%(\d)", shown, shape).strip(), level


def value_of(element: Element, name: str) -> str:
    """An attribute (`w:val`), empty where there is none."""
    return str(element.get(qn(name)) or "")


def child_value(element: Element, name: str) -> str:
    """The value of a property within an element, empty where there is none."""
    child = element.find(qn(name))
    return value_of(child, "w:val") if child is not None else ""
