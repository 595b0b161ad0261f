"""One invented motion list, set in every format that is read."""

import csv
import io
import textwrap
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from xml.sax.saxutils import escape

import docx
import openpyxl
from docx.enum.text import WD_BREAK
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

TITLE = "Resolutions of the AGM 2031"


@dataclass(frozen=True)
class Motion:
    """An invented motion, and what the import is to make of it."""

    number: str
    title: str
    heading: str
    committee: str
    proposer: str
    bodies: tuple[str, ...]
    words: tuple[str, ...]
    """Paragraphs and entries of lists, which begin with a bullet or a letter in brackets."""
    decision: str
    decided: str
    vote: str = ""

    @property
    def wording(self) -> str:
        """The wording that its record is to have."""
        lines: list[str] = []
        for word in self.words:
            lines += [word] if is_entry(word) or not lines else ["", word]
        return "\n".join(lines)


def is_entry(words: str) -> bool:
    """Whether words are an entry of a list."""
    return words.startswith(("• ", "(a) ", "(b) ", "(c) "))


MOTIONS = (
    Motion(
        "1", "Oil the Hinges Before Winter", "WICK & OIL COMMITTEE", "wick-and-oil-committee", "Harbour Branch",
        ("harbour-branch",),
        (
            "This AGM notes that one lamp in three on the harbours has a door that does not open, and that members stand on "
            "ladders in the wind and wait until somebody comes with a hammer.",
            "It calls on the National Council to see to it that before the winter:",
            "• every hinge in the five harbours is oiled;",
            "• every hammer is taken away;",
            "• a list of the hinges is kept, and kept dry.",
            "This AGM believes that a lamp that does not open is not a lamp.",
        ),
        "CARRIED", "carried",
    ),
    Motion(
        "2", "Ladders, Long & Short: a question of length", "WICK & OIL COMMITTEE", "wick-and-oil-committee", "Far Isles Branch",
        ("far-isles-branch",),
        (
            "Some ladders are too long – others are too short. This AGM is aware that the Trust’s “standard ladder” fits no "
            "lamp that anybody has been able to find since 2019.",
            "This AGM instructs the Chief Lamplighter to obtain:",
            "(a) one ladder for each lamp, measured beforehand;",
            "(b) a shed in which it can stand; and",
            "(c) a key to the shed.",
        ),
        "Carried (412 for, 37 against, 5 abstentions)", "carried", "412 for, 37 against, 5 abstentions",
    ),
    Motion(
        "3", "No", "PAY AND CANDLES COMMITTEE", "pay-committee", "Keepers' Section",
        ("keepers-section",),
        ("This AGM says no to candles in place of wages, as it did before and will again.",),
        "LOST", "lost",
    ),
    Motion(
        "4", "Wages Before Windows", "PAY AND CANDLES COMMITTEE", "pay-committee", "Harbour Branch and Far Isles Branch",
        ("harbour-branch", "far-isles-branch"),
        (
            "Keepers are paid by the quarter and glaziers by the hour. In this there is neither sense nor justice, and this "
            "AGM wants both.",
            "It therefore asks the Pay and Candles Committee to win a rise of a twelfth before any lamp room is glazed anew.",
        ),
        "Remitted to the National Council", "remitted",
    ),
    Motion(
        "CA1", "Rule 12: Quorum by Lantern", "RULES OF THE UNION", "rules-of-the-union", "National Council",
        ("national-council",),
        ("Replace rule 12(b) by these words:", "“A quorum is fifty lanterns, lit.”"),
        "Carried as amended", "carried as amended",
    ),
)  # fmt: skip


def blocks(motions: Sequence[Motion] = MOTIONS) -> Iterator[tuple[str, str]]:
    """The document's paragraphs, each with what it is."""
    yield "title", TITLE
    heading = ""
    for motion in motions:
        if motion.heading != heading:
            heading = motion.heading
            yield "heading", heading
        yield "motion", f"{motion.number}. {motion.title}"
        for words in motion.words:
            yield "entry" if is_entry(words) else "words", words
        yield "proposer", f"Proposer: {motion.proposer}"
        yield "decision", motion.decision


def as_text(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """Plain text, a paragraph to a line."""
    lines: list[str] = []
    for kind, text in blocks(motions):
        lines += [text] if kind in ("entry", "decision") else ["", text]
    return "\n".join(lines).lstrip().encode()


def as_wrapped_text(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """Plain text as a mail program wraps it, with the marks of lists hanging."""
    lines: list[str] = []
    for kind, text in blocks(motions):
        indent = "  " if kind == "entry" else ""
        lines += [] if kind in ("entry", "decision") else [""]
        lines += textwrap.wrap(text, 66, subsequent_indent=indent)
    return "\n".join(lines).lstrip().encode()


def as_windows_text(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """Plain text as old Windows programs save it."""
    return as_text(motions).decode().replace("\n", "\r\n").encode("cp1252")


def as_markdown(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """Markdown, wrapped."""
    signs = {"title": "# ", "heading": "## ", "motion": "### "}
    lines: list[str] = []
    for kind, text in blocks(motions):
        if kind == "entry":
            lines += textwrap.wrap(text.replace("• ", "- "), 70, subsequent_indent="  ")
        elif kind in signs:
            lines += ["", signs[kind] + text]
        else:
            lines += ["", *textwrap.wrap(f"*{text}*" if kind == "proposer" else text, 70)]
        lines += [""] if kind == "words" and text.endswith(":") else []
    return "\n".join(lines).lstrip().encode()


def as_web_page(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """A web page with menus, lists and comments."""
    tags = {"title": "h1", "heading": "h2", "motion": "h3"}
    parts = ["<!DOCTYPE html><html><head><title>Lamps</title><style>p { color: black }</style></head><body>"]
    parts += ["<nav><ul><li>1. Home</li><li>2. Contact</li></ul></nav><main>"]
    listed = False
    for kind, text in blocks(motions):
        bullet = kind == "entry" and text.startswith("• ")
        if listed and not bullet:
            parts.append("</ul>")
        if bullet:
            parts += ["" if listed else "<ul>", f"<li>{escape(text[2:])}</li>"]
        else:
            tag = tags.get(kind, "p")
            parts.append(f"<{tag}>{escape(text).replace(' ', '&nbsp;', 1)}</{tag}>")
        listed = bullet
    parts += [
        '</main><div id="comments"><h4>2 comments</h4><p>3. I would have voted for number 3.</p></div></body></html>'
    ]
    return "\n".join(parts).encode()


def as_word(motions: Sequence[Motion] = MOTIONS, *, counted: bool = False) -> bytes:
    """Word, with its styles; `counted` leaves the numbers of motions to Word's own counting."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Union of Lamplighters – AGM 2031"
    for kind, text in blocks(motions):
        if kind == "title":
            document.add_heading(text, 0)
        elif kind == "heading":
            document.add_heading(text, 1)
        elif kind == "motion" and counted and text[0].isdecimal():
            document.add_paragraph(text.partition(". ")[2], "List Number").runs[0].bold = True
        elif kind == "motion":
            document.add_paragraph().add_run(text).bold = True
        elif kind == "entry" and text.startswith("• "):
            document.add_paragraph(text[2:], "List Bullet")
        else:
            document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def as_counted_word(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """Word, where no number of a motion stands in the text."""
    return as_word(motions, counted=True)


def as_word_with_breaks(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """Word as people write it who know no styles: one paragraph to a motion, line breaks within, empty paragraphs."""
    document = docx.Document()
    for kind, text in blocks(motions):
        if kind in ("title", "heading", "motion"):
            document.add_paragraph()
            current = document.add_paragraph()
            current.add_run(text).bold = kind != "motion"
        else:
            current.add_run().add_break(WD_BREAK.LINE)
            current.add_run(text)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def as_open_document(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """OpenDocument, with headings and a list of bullets."""
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"))
    )
    levels = {"title": 1, "heading": 2, "motion": 3}
    parts = []
    for kind, text in blocks(motions):
        if kind == "entry" and text.startswith("• "):
            parts.append(
                f'<text:list text:style-name="L1"><text:list-item><text:p>{escape(text[2:])}</text:p></text:list-item></text:list>'
            )
        elif kind in levels:
            parts.append(f'<text:h text:outline-level="{levels[kind]}">{escape(text)}</text:h>')
        else:
            parts.append(f"<text:p>{escape(text)}</text:p><text:p/>")
    lists = '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    content = (
        f'<?xml version="1.0"?><office:document-content{names}><office:automatic-styles>{lists}</office:automatic-styles>'
        f"<office:body><office:text>{''.join(parts)}</office:text></office:body></office:document-content>"
    )
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return saved.getvalue()


def as_pdf(
    motions: Sequence[Motion] = MOTIONS,
    *,
    columns: int = 1,
    password: str = "",
    justified: bool = False,
    size: int = 11,
) -> bytes:
    """PDF with a header and a footer on each page, in one column or two."""
    saved = io.BytesIO()
    width, height = A4
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=size, leading=size * 1.25, alignment=4 if justified else 0
    )
    entry = ParagraphStyle("entry", parent=body, leftIndent=18, bulletIndent=4)
    bold = ParagraphStyle("bold", parent=body, fontName="Times-Bold")
    large = ParagraphStyle("large", parent=bold, fontSize=size * 1.5, leading=size * 2)

    def on_page(canvas, document) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, height - 30, "Union of Lamplighters – AGM 2031")
        canvas.drawRightString(width - 60, 30, f"Page {document.page}")

    gap = 24
    room = (width - 120 - gap * (columns - 1)) / columns
    frames = [Frame(60 + number * (room + gap), 60, room, height - 120, 0, 0, 0, 0) for number in range(columns)]
    encrypted = StandardEncryption(password, canPrint=0) if password else None
    document = BaseDocTemplate(saved, pagesize=A4, encrypt=encrypted, invariant=1)
    document.addPageTemplates(PageTemplate("page", frames, onPage=on_page))
    story = []
    for kind, text in blocks(motions):
        if kind not in ("entry", "decision"):
            story.append(Spacer(1, size * 0.7))
        if kind == "entry":
            mark, _, words = text.partition(" ")
            story.append(Paragraph(escape(words), entry, bulletText=mark))
        else:
            style = large if kind == "title" else bold if kind in ("heading", "motion") else body
            story.append(Paragraph(escape(text), style))
    document.build(story)
    return saved.getvalue()


def as_pdf_in_columns(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """PDF in two columns."""
    return as_pdf(motions, columns=2, justified=True)


def as_long_pdf(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """PDF in letters so large that paragraphs run over pages."""
    return as_pdf(motions, size=30)


COLUMNS = ("No.", "Title", "Committee", "Proposed by", "Text", "Result")


def rows(motions: Sequence[Motion] = MOTIONS) -> Iterator[tuple[str, ...]]:
    """The motions as a table's rows, the heading first."""
    yield COLUMNS
    for motion in motions:
        words = motion.wording
        yield motion.number, motion.title, motion.heading, motion.proposer, words, motion.decision


def as_csv(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """A table with commas."""
    saved = io.StringIO(newline="")
    csv.writer(saved).writerows(rows(motions))
    return saved.getvalue().encode("utf-8-sig")


def as_excel(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """An Excel table, with plain numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows(motions):
        sheet.append([int(row[0]) if row[0].isdecimal() else row[0], *row[1:]])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def as_open_document_table(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """An OpenDocument table, with the blank rows and cells down to the sheet's end that Calc stores."""
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "text", "table")
    )
    filled = "".join(
        "<table:table-row>"
        + "".join(
            "<table:table-cell>"
            + "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
            + "</table:table-cell>"
            for cell in row
        )
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row in rows(motions)
    )
    blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet>"
            f'<table:table table:name="Motions">{filled}{blank}</table:table></office:spreadsheet></office:body></office:document-content>',
        )
    return saved.getvalue()


def as_mail(motions: Sequence[Motion] = MOTIONS) -> bytes:
    """An e-mail with the list as its plain text, and as the web page that mail programs show."""
    message = EmailMessage()
    message["From"], message["To"] = "steering@lamps.example", "branches@lamps.example"
    message["Subject"] = TITLE
    message.set_content(as_wrapped_text(motions).decode())
    message.add_alternative(as_web_page(motions).decode(), subtype="html")
    return message.as_bytes()


FORMATS: dict[str, Callable[..., bytes]] = {
    "plain.txt": as_text,
    "wrapped.txt": as_wrapped_text,
    "windows.txt": as_windows_text,
    "page.html": as_web_page,
    "typed.md": as_markdown,
    "styled.docx": as_word,
    "counted.docx": as_counted_word,
    "broken-lines.docx": as_word_with_breaks,
    "writer.odt": as_open_document,
    "printed.pdf": as_pdf,
    "columns.pdf": as_pdf_in_columns,
    "long.pdf": as_long_pdf,
    "table.csv": as_csv,
    "table.xlsx": as_excel,
    "table.ods": as_open_document_table,
    "sent.eml": as_mail,
}
"""Every way in which the list is set, by the name of a file."""
