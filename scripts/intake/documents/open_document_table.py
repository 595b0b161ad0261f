"""OpenDocument tables (LibreOffice Calc): the rows of every sheet, as they are shown."""

from collections.abc import Iterator

from scripts.intake.documents import CannotRead, Progress
from scripts.intake.documents.limits import MOST_LINES
from scripts.intake.documents.lines import DocumentText, Line, Place
from scripts.intake.documents.open_document import BLOCKS, CELLS, cell_texts, get, name_of, read_parts
from scripts.intake.documents.tables import sheet_row
from scripts.intake.documents.xml_parts import Element

KIND = "OpenDocument table"


def read(raw: bytes, progress: Progress) -> DocumentText:
    """The rows of an OpenDocument table."""
    content, styles, _ = read_parts(raw, KIND)
    sheets = [
        sheet for sheet in content.iter(name_of("table:table")) if not any(True for _ in sheet.iterancestors(*BLOCKS))
    ]
    roots = [root for root in (styles, content) if root is not None]
    hidden = {
        get(style, "style:name")
        for root in roots
        for style in root.iter(name_of("style:style"))
        for properties in style.iter(name_of("style:table-properties"))
        if get(properties, "table:display") == "false"
    }
    lines = [
        line
        for at, sheet in enumerate(sheets, 1)
        for line in _rows(sheet, at if len(sheets) > 1 else 0, get(sheet, "table:style-name") in hidden)
    ]
    return DocumentText(tuple(lines), KIND)


def _rows(sheet: Element, at: int, is_hidden: bool) -> Iterator[Line]:
    number = 0
    for row in sheet.iter(name_of("table:table-row")):
        times = get(row, "table:number-rows-repeated")
        cells = [text for cell in row if cell.tag in CELLS for text in cell_texts(cell)]
        # Blank rows down to the last that a sheet can have are stored as one.
        for _ in range(min(int(times), MOST_LINES + 1) if times.isdecimal() and len(times) < 9 and any(cells) else 1):
            number += 1
            if any(cells):
                place = Place(number, at, "row", get(sheet, "table:name") if at else "")
                yield sheet_row(cells, place, aside="a hidden sheet" if is_hidden else "")
            if number > MOST_LINES:
                raise CannotRead(f"A sheet has more than {MOST_LINES:,} rows. Save the motions by themselves.")
        number += int(times) - 1 if times.isdecimal() and len(times) < 9 and not any(cells) else 0
