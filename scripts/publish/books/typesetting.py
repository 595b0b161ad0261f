"""Typst, as the books and pictures use it: text as values, its own fonts, nothing fetched, and no character that breaks a book.

Typst's wheel brings Libertinus, a book face with Latin, Greek, Cyrillic and Hebrew letters, and two faces that know
further symbols. They are used on every machine alike, so the same book is the same bytes. PDF/UA-1 allows no character
without a shape: one that no face has is replaced by its name, `[candle]`.
"""

import datetime as dt
import json
import re
import unicodedata
from pathlib import Path

import typst

TEMPLATES = Path(__file__).parent.parent / "typst"

USUAL = re.compile(r"[ -~\u00a0-\u024f\u2010-\u2027\u2030-\u203a€→]")
"""Characters that every face of ours has, so that most books need no trial."""

TRIAL = b"""#set document(title: "Characters")
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))
#for character in json(bytes(sys.inputs.values)) [#character#linebreak()]
"""

WITHOUT_SHAPE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
LONGEST_NAME = 40


def pdf(template: str, values: object, day: dt.date) -> bytes:
    """A book as PDF/UA-1, dated as of a day. `template` is a file's name in scripts/publish/typst."""
    text = printable(values)
    try:
        return _pdf(template, text, day)
    except typst.TypstError as error:
        if not WITHOUT_SHAPE.search(error.diagnostic):
            raise
    # Two characters that each have a shape may have none together, as a letter and an accent of another script.
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
        ignore_system_fonts=True,
        sys_inputs={"values": text},
    )
    assert isinstance(result, bytes)
    return result


def pictures(template: str, values: list[object], dots: float) -> list[bytes]:
    """A picture (PNG) for each of the values, with so many dots to an inch."""
    if not values:
        return []
    result = typst.compile(
        (TEMPLATES / template).read_bytes(),
        format="png",
        ppi=dots,
        ignore_system_fonts=True,
        sys_inputs={"values": printable(values)},
    )
    return result if isinstance(result, list) else [result or b""]


def printable(values: object) -> str:
    """The values as JSON, in which every character has a shape: others are replaced by their names."""
    text = json.dumps(values, ensure_ascii=False)
    # Line ends and other controls are spaces; an escaped backslash or quotation mark stays as it is.
    text = re.sub(r'\\(u00[01][0-9a-f]|[bfnrt]|["\\])', lambda match: match[0] if match[1] in '"\\' else " ", text)
    unusual = sorted(character for character in set(text) if not USUAL.match(character))
    return text.translate({ord(character): spelled(character) for character in _without_shape(unusual)})


def _without_shape(characters: list[str]) -> set[str]:
    """Those of the characters that no face has, or that Typst refuses."""
    if not characters:
        return set()
    try:
        typst.compile(
            TRIAL,
            format="pdf",
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
            timestamp=0,
            sys_inputs={"values": json.dumps(characters)},
        )
    except typst.TypstError as error:
        named = "".join(WITHOUT_SHAPE.findall(error.diagnostic))
        return {*re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), named)}
    return set()


def spelled(character: str) -> str:
    """What stands for a character that cannot be shown: `[candle]`, `[U+6F22]`; nothing for one that never has a shape."""
    if unicodedata.category(character) in ("Cc", "Cf", "Cn", "Mn", "Me"):
        return ""
    name = unicodedata.name(character, "").lower()
    known = name and len(name) <= LONGEST_NAME and f"{ord(character):x}" not in name
    return f"[{name}]" if known else f"[U+{ord(character):04X}]"
