"""Typesets books and pictures with Typst: text is passed as values, nothing is fetched, and no character breaks a book.

The site's own faces are used, and for other letters the fonts in Typst's wheel: Libertinus, with Greek, Cyrillic and Hebrew,
and two with further symbols; on every machine the same. So the same book is the same bytes. PDF/UA-1 does not allow a character without a glyph: one that no
font has is replaced by its name, `[candle]`.
"""

import datetime as dt
import io
import json
import re
import unicodedata
from pathlib import Path

import pikepdf
import typst

from schema.terms import TextFace

TEMPLATES = Path(__file__).parent.parent / "typst"
FONTS = typst.Fonts(include_system_fonts=False, font_paths=[TEMPLATES / "fonts"])

FACES = {TextFace.SOURCE_SERIF: "Motions Serif", TextFace.SOURCE_SANS: "Motions Sans"}
"""What each face of the site is called in its files (typst/fonts/CUT.txt)."""

STYLES = {"regular": ("normal", 400), "semibold": ("normal", 600), "italic": ("italic", 400)}
"""The styles of each face: its style and weight in CSS, by the ending of the file's name."""

USUAL = re.compile(r"[ -~\u00a0-\u024f\u2010-\u2027\u2030-\u203a€→]")
"""Characters known to be in the fonts. A text with no others needs no trial."""

TRIAL = b"""#set document(title: "Characters")
#set text(font: ("Motions Serif", "Motions Sans", "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))
#for character in json(bytes(sys.inputs.values)) [#character#linebreak()]
"""

WITHOUT_SHAPE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
LONGEST_NAME = 40


def face_file(face: TextFace, style: str) -> Path:
    """The TrueType file of one of `STYLES`."""
    return TEMPLATES / f"fonts/{face.value}-{style}.ttf"


def pdf(template: str, values: object, day: dt.date) -> bytes:
    """A book as PDF/UA-1, dated as of a day. `template` is a file's name in scripts/publish/typst."""
    text = printable(values)
    try:
        return _pdf(template, text, day)
    except typst.TypstError as error:
        if not WITHOUT_SHAPE.search(error.diagnostic):
            raise
    # Two characters may have a glyph each and none together: a letter with an accent of another script.
    return _pdf(
        template,
        text.translate({ord(character): spelled(character) for character in set(text) if not USUAL.match(character)}),
        day,
    )


def _pdf(template: str, text: str, day: dt.date) -> bytes:
    result = typst.compile(
        (TEMPLATES / template).read_bytes(),
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
        font_paths=FONTS,
        sys_inputs={"values": text},
    )
    assert isinstance(result, bytes)
    return compressed(result)


def compressed(pdf: bytes) -> bytes:
    """The same PDF with its tables and the tags for screen readers in compressed streams (ISO 32000-1, 7.5.7).

    Typst writes each as text of its own; they are more than half of a book.
    """
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(result, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return result.getvalue()


def pictures(template: str, values: object, dots: float) -> list[bytes]:
    """A picture (PNG) for each page that a template makes of some values, at so many dots to the inch."""
    result = typst.compile(
        (TEMPLATES / template).read_bytes(),
        format="png",
        ppi=dots,
        font_paths=FONTS,
        sys_inputs={"values": printable(values)},
    )
    return result if isinstance(result, list) else [result or b""]


def printable(values: object) -> str:
    """The values as JSON in which every character has a glyph: others are replaced by their names."""
    text = json.dumps(values, ensure_ascii=False)
    # Line ends and other control characters become spaces; an escaped backslash or quotation mark stays.
    text = re.sub(r'\\(u00[01][0-9a-f]|[bfnrt]|["\\])', lambda match: match[0] if match[1] in '"\\' else " ", text)
    unusual = sorted(character for character in set(text) if not USUAL.match(character))
    return text.translate({ord(character): spelled(character) for character in _without_shape(unusual)})


def _without_shape(characters: list[str]) -> set[str]:
    """Those of the characters that no font has, or that Typst refuses."""
    if not characters:
        return set()
    try:
        typst.compile(
            TRIAL,
            format="pdf",
            pdf_standards=["ua-1"],
            font_paths=FONTS,
            timestamp=0,
            sys_inputs={"values": json.dumps(characters)},
        )
    except typst.TypstError as error:
        named = "".join(WITHOUT_SHAPE.findall(error.diagnostic))
        return {*re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), named)}
    return set()


def spelled(character: str) -> str:
    """The replacement for a character without a glyph: `[candle]`, `[U+6F22]`; empty for one that is never visible."""
    if unicodedata.category(character) in ("Cc", "Cf", "Cn", "Mn", "Me"):
        return ""
    name = unicodedata.name(character, "").lower()
    is_readable = name and len(name) <= LONGEST_NAME and f"{ord(character):x}" not in name
    return f"[{name}]" if is_readable else f"[U+{ord(character):04X}]"
