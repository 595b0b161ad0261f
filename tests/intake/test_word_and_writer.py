"""Word and OpenDocument: what is read is what their programs show, and the rest stands beside it with its reason."""

import io
import zipfile
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from scripts.intake.documents import no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.lines import Line


def lines_of(document: docx.document.Document) -> tuple[Line, ...]:
    saved = io.BytesIO()
    document.save(saved)
    return read_bytes(saved.getvalue(), ".docx", no_progress).lines


def texts(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    return [(line.text, line.aside) for line in lines]


def give_mark(paragraph: Paragraph, name: str) -> None:
    """A property of the mark that ends a paragraph."""
    mark = parse_xml(f"<w:rPr {nsdecls('w')}><w:{name}/></w:rPr>")
    paragraph._p.get_or_add_pPr().append(mark)  # type: ignore[arg-type]


def test_text_that_word_hides_stands_beside_the_text() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("This AGM wants oil.")
    paragraph.add_run(" Ask first.").font.hidden = True
    document.add_paragraph("All hidden.").runs[0].font.hidden = True
    assert texts(lines_of(document)) == [
        ("This AGM wants oil.", ""),
        ("Ask first.", "hidden text"),
        ("All hidden.", "hidden text"),
    ]


def test_text_hidden_by_a_style_is_hidden_too() -> None:
    document = docx.Document()
    style = document.styles.add_style("Remark", 2)
    style.font.hidden = True
    paragraph = document.add_paragraph("This AGM wants oil.")
    paragraph.add_run("Ask first.", style)
    assert texts(lines_of(document)) == [("This AGM wants oil.", ""), ("Ask first.", "hidden text")]


def test_paragraphs_whose_end_was_deleted_are_one() -> None:
    document = docx.Document()
    give_mark(document.add_paragraph("First half"), "del")
    give_mark(document.add_paragraph(" and more,"), "vanish")
    document.add_paragraph(" second half.", "List Number")
    assert texts(lines_of(document)) == [("1. First half and more, second half.", "")]


def test_a_last_paragraph_without_an_end_is_not_lost() -> None:
    document = docx.Document()
    give_mark(document.add_paragraph("The last."), "del")
    assert texts(lines_of(document)) == [("The last.", "")]


def test_what_is_moved_stands_where_it_was_moved_to() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("This AGM wants ")
    for tag, words in (("moveFrom", "oil"), ("moveTo", "more oil")):
        paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r><w:t>{words}</w:t></w:r></w:{tag}>"))  # type: ignore[arg-type]
    assert texts(lines_of(document)) == [("This AGM wants more oil", ""), ("oil", "deleted in a tracked change")]


def test_merged_cells_are_read_once_and_keep_their_columns() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, cells in enumerate((("1", "Oil", "Carried"), ("", "Wick", "Lost"), ("Both", "", "Fell"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(2, 1))
    assert [line.cells for line in lines_of(document)] == [
        ("1", "Oil", "Carried"),
        ("", "Wick", "Lost"),
        ("Both", "", "Fell"),
    ]


def test_a_deleted_row_and_hidden_words_of_a_cell_stand_beside() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for row in range(2):
        for column in range(2):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 1).paragraphs[0].add_run("secret").font.hidden = True
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')}/>"))
    assert texts(lines_of(document)) == [
        ("00 | 01", ""),
        ("secret", "hidden text"),
        ("10 | 11", "deleted in a tracked change"),
    ]


def test_a_list_style_gives_its_numbers() -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="Motion %1:"/></w:lvl>'
    )
    for number, inner in ((901, f'<w:styleLink w:val="Motions"/>{level}'), (902, '<w:numStyleLink w:val="Motions"/>')):
        numbering.insert(
            0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>')
        )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="902"><w:abstractNumId w:val="902"/></w:num>'))
    for words in ("Oil", "Wicks"):
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="902"/></w:numPr>'))  # type: ignore[arg-type]
    assert [line.text for line in lines_of(document)] == ["Motion D: Oil", "Motion E: Wicks"]


def test_a_paragraph_of_word_says_how_it_looks() -> None:
    document = docx.Document()
    title = document.add_paragraph()
    run = title.add_run("OIL")
    run.bold, run.underline, run.font.size = True, True, Pt(22)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("This AGM wants oil, and it wants it before the winter comes.")
    aside = document.add_paragraph()
    aside.add_run("So it was put.").italic = True
    aside.paragraph_format.left_indent = Cm(2)
    assert [sorted(line.looks) for line in lines_of(document)] == [
        ["bold", "capitals", "centred", "large", "underlined"],
        [],
        ["indented", "italic"],
    ]


def test_no_character_of_the_text_is_read_twice_or_lost() -> None:
    document = docx.Document()
    words = "one two three four five six seven eight".split()
    paragraph = document.add_paragraph()
    for at, word in enumerate(words):
        paragraph.add_run(word).font.hidden = at % 3 == 0
    shown, hidden = lines_of(document)
    assert shown.text + hidden.text == "".join(w for at, w in enumerate(words) if at % 3) + "".join(words[::3])


# OpenDocument -----------------------------------------------------------------------------------------------------------

STYLES = """
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-left="1cm"/>
<style:text-properties fo:font-size="22pt" fo:font-weight="bold"/></style:style>
<style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
"""


def writer(text: str) -> tuple[Line, ...]:
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
                             ("fo", "xsl-fo-compatible"))
    )  # fmt: skip
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content{names}><office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{text}</office:text></office:body></office:document-content>",
        )
    return read_bytes(saved.getvalue(), ".odt", no_progress).lines


def test_text_that_writer_hides_stands_beside_the_text() -> None:
    read = writer(
        '<text:p>This AGM wants oil.<text:span text:style-name="H"> Ask first.</text:span></text:p>'
        '<text:section text:display="none"><text:p>A whole part.</text:p></text:section>'
    )
    assert texts(read) == [
        ("This AGM wants oil.", ""),
        ("Ask first.", "hidden text"),
        ("A whole part.", "hidden text"),
    ]


def test_a_paragraph_of_writer_says_how_it_looks() -> None:
    read = writer(
        '<text:p text:style-name="P">OIL</text:p><text:p text:style-name="B">This AGM wants oil before the winter comes.</text:p>'
        '<text:p text:style-name="B"><text:span text:style-name="I">So it was put.</text:span></text:p>'
    )
    assert [sorted(line.looks) for line in read] == [
        ["bold", "capitals", "centred", "indented", "large"],
        [],
        ["italic"],
    ]


def test_tables_within_tables_and_merged_cells_of_writer_are_read_once() -> None:
    inner = "<table:table><table:table-row><table:table-cell><text:p>in</text:p></table:table-cell></table:table-row></table:table>"
    read = writer(
        f"<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell>{inner}"
        "</table:table-cell></table:table-row><table:table-row><table:covered-table-cell><text:p>1</text:p>"
        "</table:covered-table-cell><table:table-cell><text:p>Oil</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert [line.cells for line in read] == [("1", "in"), ("", "Oil")]


def test_footnotes_and_comments_are_no_part_of_the_words(tmp_path: Path) -> None:
    read = writer(
        "<text:p>This AGM wants oil<text:note><text:note-body><text:p>Whale oil.</text:p></text:note-body></text:note>"
        " and wicks.<office:annotation><text:p>Really?</text:p></office:annotation></text:p>"
    )
    assert texts(read) == [
        ("This AGM wants oil and wicks.", ""),
        ("Whale oil.", "a footnote"),
        ("Really?", "a comment"),
    ]
