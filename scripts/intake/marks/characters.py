"""Characters as they are meant: what fonts, old encodings and word processors make of spaces, bullets and letters is undone."""

import re
import unicodedata
from dataclasses import replace

from scripts.intake.documents.lines import BULLET, Line

# Symbol fonts keep their bullets in the private area; what they look like there is a bullet.
_BULLETS = re.compile(
    "^\\s*(?:[\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\u2219\u25a0\u25aa\u25fc\u2666\u27a2]|[\u2713\u2714](?=.{5})|o(?=\t|\\s{2,})|\\(cid:\\d+\\)(?=\\s))\\s*"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_WINDOWS = re.compile("[\x80-\x9f]")
_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_UNKNOWN_SIGN = re.compile(r"(?<=\s)\(cid:\d+\)(?=\s)")


def with_plain_characters(line: Line) -> Line:
    """A line with the characters that are meant, in its text and its cells."""
    text = plain_characters(line.text)
    return (
        replace(line, text=text, cells=tuple(map(plain_characters, line.cells))) if line.cells else line.with_text(text)
    )


_RUN = re.compile(r" {4,}")
"""Longer runs of spaces say no more than three: a line of nothing else costs no time further on."""


def plain_characters(text: str) -> str:
    """A text without what nobody sees: spaces of all kinds are spaces, soft hyphens and marks of direction are gone.

    Ligatures (ﬁ) are two letters again, bullets of symbol fonts are bullets, and a character that Windows-1252 has where
    Unicode has a control character is the one meant. A soft hyphen at the end of a line stays: see tidying.
    """
    ends_soft = text.rstrip().endswith("\u00ad")
    text = _WINDOWS.sub(lambda match: match.group().encode("latin-1").decode("cp1252", errors="ignore"), text)
    text = _UNKNOWN_SIGN.sub(BULLET, _BULLETS.sub(f"{BULLET} ", text))
    text = _RUN.sub("   ", _UNSEEN.sub("", _SPACES.sub(" ", text))).translate(_LIGATURES)
    text = _PRIVATE.sub("", text)
    return unicodedata.normalize("NFC", text).strip(" \r\n") + ("\u00ad" if ends_soft else "")
