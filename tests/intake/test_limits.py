"""A stranger's document ends in lines or in a sentence, within the limits of time and memory, whatever is in it."""

import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.intake.documents import CannotRead, limits, no_progress, reading
from scripts.intake.documents.exchange import parse_document, render_document
from scripts.intake.documents.formats import read_bytes
from scripts.intake.documents.reading import read_document, read_text
from tests.intake.invented import FORMATS

CONTENT = (
    '<?xml version="1.0"?>{doctype}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{text}</office:text>'
    "</office:body></office:document-content>"
)
DEEP = "Its parts are nested too deeply. Save the motions by themselves."


def open_document(text: str, doctype: str = "") -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", CONTENT.format(text=text, doctype=doctype))
    return saved.getvalue()


def pdf(*objects: str) -> bytes:
    return "\n".join(
        ["%PDF-1.4", *(f"{n} 0 obj\n{o}\nendobj" for n, o in enumerate(objects, 1)), "trailer<</Root 1 0 R>>\n%%EOF"]
    ).encode()


def workbook(rows: int) -> bytes:
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Override PartName="/xl/workbook.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{relations}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {names} xmlns:r="{relations}"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{relations}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        row = '<row><c t="inlineStr"><is><t>Oil</t></is></c></row>'
        archive.writestr(
            "xl/worksheets/sheet1.xml", f"<worksheet {names}><sheetData>{row * rows}</sheetData></worksheet>"
        )
    return saved.getvalue()


TOO_LONG = (
    "Line 3 has 2,000,000 characters without a line break; 100,000 is the most that can be read. "
    "Break it into paragraphs, or take it out."
)
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "digits": (".txt", lambda: b"1. Oil\n\n" + b"7" * 2_000_000, TOO_LONG),
    "a word of 90,000 letters": (".txt", lambda: b"1. Oil\n\n" + b"x" * 90_000,
        "Line 3 has more than 2,000 letters or digits in a row, which is no word. Take it out."),
    "a million lines": (".txt", lambda: b"Oil\n" * 1_000_000,
        "It has 1,000,000 lines; 100,000 is the most that can be read. Import it in parts."),
    "a million rows": (".csv", lambda: b"number,title\n" + b"1,Oil\n" * 1_000_000,
        "It has more than 100,000 rows. Save the motions by themselves."),
    "a sheet of 100,001 rows": (".xlsx", lambda: workbook(100_001),
        "A sheet has more than 100,000 rows. Save the motions by themselves."),
    "a reference to itself": (".pdf", lambda: pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids 3 0 R/Count 9>>", "3 0 R"),
        "The file is damaged, or is not a whole PDF. Fetch or save it again."),
    "a ring of references": (".pdf", lambda: pdf("<</Type/Catalog/Pages 2 0 R>>", "3 0 R", "4 0 R", "2 0 R"),
        "The file is damaged, or is not a whole PDF. Fetch or save it again."),
    "a page tree that names itself": (".pdf", lambda: pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 9>>"),
        "There is no text in it: its pages are pictures, as a scanner makes them. "
        "Have the text recognised (OCR) first, and import what that gives."),
    "spaces asked for": (".odt", lambda: open_document('<text:p>1. Oil<text:s text:c="2000000000"/></text:p>'),
        "A paragraph asks for 2,000,000,000 spaces in a row, which nobody types. It is not read."),
    "an entity bomb": (".odt", lambda: open_document("<text:p>&j;</text:p>", "<!DOCTYPE x [<!ENTITY a 'oil'>" + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)) + "]>"),
        "The file is damaged, or is not a whole OpenDocument text. Save it again."),
    "deep nesting in OpenDocument": (".odt", lambda: open_document("<text:section>" * 200_000), DEEP),
    "deep nesting in a web page": (".html", lambda: b"<html><body>" + b"<div>" * 100_000 + b"Oil", DEEP),
}  # fmt: skip


A_THIRD = "import sys; from scripts.intake.documents import child, limits; limits.SECONDS = 20; child.main(sys.argv[1])"
"""The reader with a third of the processor time that it is given otherwise."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_document_made_to_do_harm_ends_in_a_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending, make, sentence = HOSTILE[name]
    path = tmp_path / f"motions{ending}"
    path.write_bytes(make())
    monkeypatch.setattr(reading, "CHILD", ("-c", A_THIRD))
    with pytest.raises(CannotRead) as why:
        read_document(path)
    assert str(why.value) == sentence


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0"])
def test_two_million_blanks_in_a_line_are_no_more_than_two_hundred(blank: str, tmp_path: Path) -> None:
    path = tmp_path / "motions.txt"
    path.write_text(f"1. Oil\n\nThis AGM{blank * 2_000_000}wants oil.", encoding="utf-8")
    assert [line.text for line in read_document(path)] == ["1. Oil", f"This AGM{blank * 200}wants oil."]


@pytest.mark.parametrize("leader", [".", ". ", "-", "_", "\u2026", "* "])
def test_two_million_dots_or_the_like_in_a_line_are_no_more_than_a_hundred(leader: str, tmp_path: Path) -> None:
    path = tmp_path / "motions.txt"
    path.write_text(f"1. Oil\n\nOil {leader * (2_000_000 // len(leader))} 12", encoding="utf-8")
    assert [line.text for line in read_document(path)] == ["1. Oil", f"Oil {leader * 100} 12"]


def test_a_device_and_a_pipe_are_refused_at_once(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no such files here")
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (Path("/dev/zero"), tmp_path / "pipe.txt"):
        with pytest.raises(
            CannotRead, match=r"^This is not a file but a device or a pipe\. Save the document as a file first\.$"
        ):
            read_document(path)


def test_a_document_that_takes_too_long_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_OF_THE_CLOCK", 0)
    path = tmp_path / "motions.pdf"
    path.write_bytes(FORMATS["long.pdf"]())
    with pytest.raises(
        CannotRead, match=r"^It could not be read within 60 seconds\. Save the motions by themselves, or"
    ):
        read_document(path)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_a_document_that_takes_too_much_memory_is_left(tmp_path: Path) -> None:
    path = tmp_path / "motions.odt"
    path.write_bytes(open_document("<text:p><text:span/></text:p>" * 3_000_000))
    with pytest.raises(CannotRead) as why:
        read_document(path)
    assert str(why.value) == (
        "It needs more memory than a document is given. Save the motions by themselves, or import it in parts."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not limit the processor time of a process")
def test_a_document_that_takes_too_much_processor_time_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "motions.txt"
    path.write_text("1. Oil", encoding="utf-8")
    endless = (
        "from scripts.intake.documents import limits\nlimits.SECONDS = 1\nlimits.limit_this_process()\nwhile True: pass"
    )
    monkeypatch.setattr(reading, "CHILD", ("-c", endless))
    with pytest.raises(
        CannotRead, match=r"^It could not be read within 60 seconds\. Save the motions by themselves, or"
    ):
        read_document(path)


def test_a_reader_that_is_killed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "motions.txt"
    path.write_text("1. Oil", encoding="utf-8")
    monkeypatch.setattr(reading, "CHILD", ("-c", "raise SystemExit(3)"))
    with pytest.raises(CannotRead) as why:
        read_document(path)
    assert str(why.value) == ("The program that reads it stopped. The file is damaged, or does not follow its format.")


def test_the_reader_knows_none_of_the_secrets_around_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "motions.txt"
    path.write_text("1. Oil", encoding="utf-8")
    monkeypatch.setenv("ANY_TOKEN", "hush")
    monkeypatch.setattr(
        reading, "CHILD", ("-c", "import os, json; print('cannot', json.dumps(str('ANY_TOKEN' in os.environ)))")
    )
    with pytest.raises(CannotRead, match="^False$"):
        read_document(path)


@pytest.mark.parametrize("name", FORMATS)
def test_lines_go_from_one_process_to_the_other_as_they_are(name: str) -> None:
    document = read_bytes(FORMATS[name](), Path(name).suffix, no_progress)
    assert parse_document(render_document(document), "") == document


@pytest.mark.parametrize("name", FORMATS)
def test_no_two_lines_of_a_document_have_the_same_place(name: str) -> None:
    codes = [line.place.code for line in read_bytes(FORMATS[name](), Path(name).suffix, no_progress).lines]
    assert len(codes) == len(set(codes))


def test_a_document_has_an_identity(tmp_path: Path) -> None:
    path = tmp_path / "AGM-2031.txt"
    path.write_text("1. Oil\n\nThis AGM wants oil.", encoding="utf-8")
    first = read_document(path)
    assert first.identity == f"AGM-2031.txt · {first.digest} · 2 lines"
    assert len(first.digest) == 6
    path.write_text("1. Oil\n\nThis AGM wants more.", encoding="utf-8")
    assert read_document(path).digest != first.digest
    assert read_text("Oil").identity == f"pasted text · {read_text('Oil').digest} · 1 line"


def test_the_limits_are_those_that_the_docs_name() -> None:
    docs = " ".join((reading.ROOT / "docs/import.md").read_text(encoding="utf-8").split())
    for words in (
        f"more than {limits.LARGEST // 1_000_000} MB",
        f"after {limits.SECONDS} seconds of work or when it needs more than {limits.MEMORY // 1_000_000} MB",
        f"at most {limits.MOST_PAGES:,} pages, {limits.MOST_LINES:,} lines or rows, and lines of {limits.LONGEST_LINE:,} characters",
    ):
        assert words in docs
