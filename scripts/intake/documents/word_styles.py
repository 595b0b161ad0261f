"""How a Word document's paragraphs and runs look: by their own properties, else by their styles and what those are based on."""

import re
from collections.abc import Iterator, Sequence

from docx.oxml.ns import qn

from scripts.intake.documents.block_walker import Looks
from scripts.intake.documents.word_numbers import child_value, value_of
from scripts.intake.documents.xml_parts import Element

ON = {"1", "true", "on", None}
MOST_BASED = 12
"""How many styles may be based on one another; a ring of them ends there."""
TWIPS_A_CHARACTER = 120


class Styles:
    """A document's styles."""

    def __init__(self, element: Element) -> None:
        """`element` is the root of its styles part."""
        self.by_key = {style.get(qn("w:styleId")): style for style in element.iter(qn("w:style"))}
        self.default = next(
            (
                key
                for key, style in self.by_key.items()
                if style.get(qn("w:default")) in ("1", "true") and style.get(qn("w:type")) == "paragraph"
            ),
            None,
        )
        self.defaults = element.findall(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")

    def based(self, key: str | None) -> Iterator[Element]:
        """A style, and those that it is based on."""
        for _ in range(MOST_BASED):
            style = self.by_key.get(key)
            if style is None:
                return
            yield style
            based = style.find(qn("w:basedOn"))
            key = based.get(qn("w:val")) if based is not None else None

    def chain(self, paragraph: Element) -> list[Element]:
        """The properties that hold for a paragraph: its own, then its style's, then those of what that is based on."""
        own = paragraph.find(qn("w:pPr"))
        named = own.find(qn("w:pStyle")) if own is not None else None
        key = named.get(qn("w:val")) if named is not None else self.default
        return [*([own] if own is not None else []), *self.based(key)]

    def heading(self, chain: Sequence[Element]) -> int:
        """A paragraph's level among headings, by the outline level or the style's name; 0 for none."""
        for properties in chain:
            outline = next(properties.iter(qn("w:outlineLvl")), None)
            if outline is not None and (value := value_of(outline, "w:val")).isdecimal():
                return int(value) + 1 if int(value) < 9 else 0
            name = properties.find(qn("w:name"))
            if name is not None and (
                match := re.fullmatch(r"(?:heading (\d)|title)", value_of(name, "w:val"), re.IGNORECASE)
            ):
                return int(match[1] or 1)
        return 0

    def run_property(self, run: Element, chain: Sequence[Element], name: str) -> Element | None:
        """What holds for a run (`w:b`, `w:sz`): its own property, its style's, its paragraph's styles', the document's."""
        own = run.find(qn("w:rPr"))
        key = child_value(own, "w:rStyle") if own is not None else ""
        holders = [own, *(style.find(qn("w:rPr")) for style in self.based(key or None))]
        holders += [style.find(qn("w:rPr")) for style in chain if style.tag == qn("w:style")]
        holders += [default.find(qn("w:rPr")) for default in self.defaults]
        for holder in holders:
            if holder is not None and (value := holder.find(qn(name))) is not None:
                return value
        return None

    def is_on(self, run: Element, chain: Sequence[Element], name: str) -> bool:
        """Whether a property that is on or off (`w:b`, `w:vanish`) holds for a run."""
        value = self.run_property(run, chain, name)
        return value is not None and value.get(qn("w:val")) in ON

    def looks(self, paragraph: Element, chain: Sequence[Element]) -> Looks:
        """How a paragraph looks, where all its runs with text look so."""
        runs = [
            run for run in paragraph.iter(qn("w:r")) if any((text.text or "").strip() for text in run.iter(qn("w:t")))
        ]
        if not runs:
            return Looks()
        underlines = [self.run_property(run, chain, "w:u") for run in runs]
        size = self.run_property(runs[0], chain, "w:sz")
        points = value_of(size, "w:val") if size is not None else ""
        return Looks(
            bold=all(self.is_on(run, chain, "w:b") for run in runs),
            italic=all(self.is_on(run, chain, "w:i") for run in runs),
            underlined=all(line is not None and value_of(line, "w:val") not in ("none", "") for line in underlines),
            centred=self.paragraph_value(chain, "w:jc", "w:val") == "center",
            points=int(points) / 2 if points.isdecimal() else 0,
            indent=self.indent(chain),
        )

    def indent(self, chain: Sequence[Element]) -> int:
        """How far from the left edge a paragraph begins, in characters."""
        left = self.paragraph_value(chain, "w:ind", "w:left") or self.paragraph_value(chain, "w:ind", "w:start")
        return int(left) // TWIPS_A_CHARACTER if left.isdecimal() else 0

    def paragraph_value(self, chain: Sequence[Element], name: str, attribute: str) -> str:
        """A property of a paragraph (`w:jc`), by its own or its styles'; nothing where none says."""
        for properties in chain:
            holder = properties if properties.tag == qn("w:pPr") else properties.find(qn("w:pPr"))
            element = holder.find(qn(name)) if holder is not None else None
            if element is not None and (value := value_of(element, attribute)):
                return value
        return ""
