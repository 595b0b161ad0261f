"""What cannot be read is told in a sentence, whatever it is; and what stands beside a text is told apart from it."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from scripts.intake.documents import CannotRead, limits, no_progress
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.limits import LARGEST
from scripts.intake.documents.reading import note_on_name, read_document
from tests.intake.invented import FORMATS, as_excel, as_pdf, as_text, as_word


def told(tmp_path: Path, name: str, raw: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(raw)
    with pytest.raises(CannotRead) as why:
        read_document(path)
    return str(why.value)


def scanned_pdf() -> bytes:
    saved = io.BytesIO()
    canvas = Canvas(saved)
    canvas.drawImage(ImageReader(Image.new("1", (60, 80))), 50, 50, 500, 700)
    canvas.save()
    return saved.getvalue()


def packed(*names: str, **contents: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name in names:
            archive.writestr(name, contents.get("content", b""))
    return saved.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PASSWORD = "It is locked with a password. Open it with the password and save a copy without one."


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("empty.txt", b"", "The file is empty."),
        ("blank.txt", b" \n\n\t", "The file is empty."),
        ("old.doc", OLE + b"x" * 600, "This is a Word or Excel file from before 2007. Open it and save it as .docx or .xlsx."),
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le") + b"x" * 600, PASSWORD),
        ("notes.rtf", b"{\\rtf1 motions}", "This is a Rich Text file. Open it in a word processor and save it as .docx or .odt."),
        ("photo.pdf", b"\xff\xd8\xff\xe0 jpeg", "This is a picture. Have its text recognised (OCR) and save that as text."),
        ("half.docx", as_word()[:4000], "The file is damaged, or ends too early. Fetch or save it again."),
        ("hollow.docx", packed("word/document.xml"), "The file is damaged, or is not a whole Word document. Save it again."),
        ("hollow.xlsx", packed("xl/workbook.xml"), "The file is damaged, or is not a whole Excel file. Save it again."),
        ("hollow.pdf", b"%PDF-1.7\nnothing", "The file is damaged, or is not a whole PDF. Fetch or save it again."),
        ("scanned.pdf", scanned_pdf(), "There is no text in it: its pages are pictures, as a scanner makes them. "
         "Have the text recognised (OCR) first, and import what that gives."),
        ("program.exe", b"MZ\x00\x01\x00\x00\x00\x02", "This is not a document that can be read. What can be read: Word (.docx), PDF, web pages, "
         "e-mails (.eml), plain text, Markdown, OpenDocument (.odt), tables as .csv, .xlsx or .ods."),
        ("motions.pages", packed("Index/Document.iwa"),
         "This is an Apple Pages or Numbers document. Export it there as Word (.docx) or Excel (.xlsx)."),
        ("slides.pptx", packed("ppt/presentation.xml"), "These are slides. Export them as PDF."),
        ("book.epub", packed("META-INF/container.xml"),
         "This is an electronic book (EPUB). Save its text as a web page or as Word (.docx)."),
        ("motions.json", b'{"motions": [1, 2]}', "This is data for programs (JSON). Export the motions as a table (.csv or .xlsx)."),
        ("motions.wpd", b"\xffWPC\x00", "This is a WordPerfect file. Open it in a word processor and save it as .docx or .odt."),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and len(value) < 20 else "",
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path: Path, name: str, raw: bytes, sentence: str) -> None:
    assert told(tmp_path, name, raw) == sentence


def test_a_locked_pdf_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "locked.pdf", as_pdf(password="oil")) == PASSWORD


def test_a_file_of_200_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(CannotRead) as why:
        read_document(path)
    assert str(why.value) == (
        f"It has 200 MB; {LARGEST // 1_000_000} MB is the most that can be read. "
        "Save a copy without its pictures, or import it in parts."
    )


def test_a_small_file_that_unpacks_to_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_UNPACKED", 1_000_000)
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 2_000_000)
    assert len(saved.getvalue()) < 10_000
    with pytest.raises(CannotRead, match="^It unpacks to far more than a document can hold, so it is not read.$"):
        read_bytes(saved.getvalue(), ".docx", no_progress)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("share", [0.3, 0.7, 0.95])
def test_a_file_cut_off_anywhere_gives_lines_or_a_sentence(name: str, share: float, tmp_path: Path) -> None:
    raw = FORMATS[name]()
    path = tmp_path / name
    path.write_bytes(raw[: int(len(raw) * share)])
    try:
        assert read_document(path).lines
    except CannotRead as why:
        assert str(why).endswith(".")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match=r"There is no such file\."):
        read_document(tmp_path / "nowhere.txt")
    with pytest.raises(CannotRead, match=r"This is a folder\. Name one document in it\."):
        read_document(tmp_path)


def test_another_ending_than_the_contents_is_said(tmp_path: Path) -> None:
    path = tmp_path / "motions.docx"
    path.write_bytes(as_pdf())
    assert note_on_name(path, read_document(path).format) == (
        "Its name ends in .docx, but it is a file of another kind (PDF), and was read as that."
    )
    assert note_on_name(tmp_path / "motions.txt", "plain text") == ""


def test_a_long_document_tells_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(FORMATS["long.pdf"]())
    seen: list[tuple[int, int]] = []
    pages = read_document(path, lambda done, of: seen.append((done, of))).pages
    assert seen == [(number, pages) for number in range(1, pages + 1)]


def test_words_deleted_in_a_tracked_change_are_set_aside_and_inserted_ones_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("This AGM wants ")
    for tag, text_tag, words in (("w:del", "w:delText", "less oil"), ("w:ins", "w:t", "more oil")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)  # type: ignore[arg-type]
    saved = tmp_path / "tracked.docx"
    document.save(str(saved))
    lines = read_document(saved).lines
    assert [(line.text, line.aside) for line in lines] == [
        ("This AGM wants more oil", ""),
        ("less oil", "deleted in a tracked change"),
    ]


def test_word_counts_its_lists_as_word_does(tmp_path: Path) -> None:
    document = docx.Document()
    for style, words in (
        ("List Number", "One"),
        ("List Number", "Two"),
        ("List Bullet", "A bullet"),
        ("List Number", "Three"),
    ):
        document.add_paragraph(words, style)
    saved = tmp_path / "listed.docx"
    document.save(str(saved))
    assert [line.text for line in read_document(saved).lines] == ["1. One", "2. Two", "• A bullet", "3. Three"]


def test_a_table_of_one_column_is_a_frame_around_text(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "1. Oil"
    cell.add_paragraph("This AGM wants oil.")
    document.add_table(1, 2).cell(0, 1).text = "right"
    saved = tmp_path / "framed.docx"
    document.save(str(saved))
    lines = read_document(saved).lines
    assert [(line.text, line.cells) for line in lines] == [
        ("1. Oil", ()),
        ("This AGM wants oil.", ()),
        ("right", ("", "right")),
    ]


def test_a_hidden_row_is_set_aside(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(as_excel()))
    sheet = book.worksheets[0]
    sheet.append(["9", "Not yet"])
    sheet.row_dimensions[sheet.max_row].hidden = True
    saved = tmp_path / "rows.xlsx"
    book.save(saved)
    lines = read_document(saved).lines
    assert (lines[-1].text, lines[-1].aside) == ("9 | Not yet", "a hidden row")
    assert not any(line.aside for line in lines[:-1])


def test_a_hidden_sheet_is_set_aside(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(as_excel()))
    book.create_sheet("Drafts").append(["9", "Not yet"])
    book["Drafts"].sheet_state = "hidden"
    saved = tmp_path / "sheets.xlsx"
    book.save(saved)
    last = read_document(saved).lines[-1]
    assert (last.text, last.aside, str(last.place)) == ("9 | Not yet", "a hidden sheet", "sheet “Drafts”, row 1")


def test_old_windows_texts_and_utf_16_are_read(tmp_path: Path) -> None:
    path = tmp_path / "motions.txt"
    wanted = [line.text for line in _lines(path, as_text())]
    assert [line.text for line in _lines(path, as_text().decode().encode("utf-16"))] == wanted
    assert [line.text for line in _lines(path, as_text().decode().encode("cp1252"))] == wanted


def _lines(path: Path, raw: bytes):  # type: ignore[no-untyped-def]
    path.write_bytes(raw)
    return read_document(path).lines
