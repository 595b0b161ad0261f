"""Typst, as the books and pictures use it: text as values, its own fonts, nothing fetched, and no sign that breaks a book.

Typst's wheel brings Libertinus, a book face with Latin, Greek, Cyrillic and Hebrew letters, and two faces that know
further signs. They are used on every machine alike, so the same book is the same bytes. PDF/UA-1 allows no sign without
a shape: one that no face has is told by its name instead, `[candle]`.
"""

import datetime as dt
import json
import re
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

TEMPLATES = Path(__file__).parent.parent / "typst"

USUAL = re.compile(r"[ -~\u00a0-\u024f\u2010-\u2027\u2030-\u203a€→]")
"""Signs that every face of ours has, so that most books need not be tried first."""

TRIAL = b"""#set document(title: "Signs")
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))
#for sign in json(bytes(sys.inputs.values)) [#sign#linebreak()]
"""

WITHOUT_SHAPE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
LONGEST_NAME = 40


def pdf(template: str, values: Any, day: dt.date) -> bytes:
    """A book as PDF/UA-1, dated as of a day. `template` is a file's name in scripts/publish/typst."""
    text = printable(values)
    try:
        return _pdf(template, text, day)
    except typst.TypstError as error:
        if not WITHOUT_SHAPE.search(error.diagnostic):
            raise
    # Two signs that have a shape each may have none together, as a letter and an accent of another script.
    return _pdf(
        template, text.translate({ord(sign): spelled(sign) for sign in set(text) if not USUAL.match(sign)}), day
    )


def _pdf(template: str, text: str, day: dt.date) -> bytes:
    made = typst.compile(
        (TEMPLATES / template).read_bytes(),
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
        ignore_system_fonts=True,
        sys_inputs={"values": text},
    )
    assert isinstance(made, bytes)
    return made


def pictures(template: str, values: list[Any], dots: float) -> list[bytes]:
    """A picture (PNG) for each of the values, with so many dots to an inch."""
    if not values:
        return []
    made = typst.compile(
        (TEMPLATES / template).read_bytes(),
        format="png",
        ppi=dots,
        ignore_system_fonts=True,
        sys_inputs={"values": printable(values)},
    )
    return made if isinstance(made, list) else [made or b""]


def recipe(template: str) -> str:
    """What a file made from a template depends on besides its values: the template's text and Typst's version."""
    return f"{version('typst')}\n{(TEMPLATES / template).read_text(encoding='utf-8')}"


def printable(values: Any) -> str:
    """The values as JSON, in which every sign has a shape: others are told by their names."""
    text = json.dumps(values, ensure_ascii=False)
    # Line ends and other controls are spaces; an escaped backslash or quotation mark stays as it is.
    text = re.sub(r'\\(u00[01][0-9a-f]|[bfnrt]|["\\])', lambda found: found[0] if found[1] in '"\\' else " ", text)
    unusual = sorted(sign for sign in set(text) if not USUAL.match(sign))
    return text.translate({ord(sign): spelled(sign) for sign in _without_shape(unusual)})


def _without_shape(signs: list[str]) -> set[str]:
    """Those of the signs that no face has, or that Typst refuses."""
    if not signs:
        return set()
    try:
        typst.compile(
            TRIAL,
            format="pdf",
            pdf_standards=["ua-1"],
            ignore_system_fonts=True,
            timestamp=0,
            sys_inputs={"values": json.dumps(signs)},
        )
    except typst.TypstError as error:
        named = "".join(WITHOUT_SHAPE.findall(error.diagnostic))
        return {*re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), named)}
    return set()


def spelled(sign: str) -> str:
    """What stands for a sign that cannot be shown: `[candle]`, `[U+6F22]`; nothing for one that has no shape itself."""
    if unicodedata.category(sign) in ("Cc", "Cf", "Cn", "Mn", "Me"):
        return ""
    name = unicodedata.name(sign, "").lower()
    known = name and len(name) <= LONGEST_NAME and f"{ord(sign):x}" not in name
    return f"[{name}]" if known else f"[U+{ord(sign):04X}]"
