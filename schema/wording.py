"""Official wording: plain text in paragraphs and list items, and its fingerprint.

The fingerprint, version 1, is the SHA-256 of the wording reduced to its words, whatever their layout:

1. Unicode form NFKC, then case folded (`Straße` and `STRASSE`, `ﬁ` and `fi` are alike);
2. of that, letters with their accents, digits, currency symbols and `%` are kept, and a full stop between two digits;
   all else goes, spaces, line ends, quotation marks, hyphens and bullets included;
3. encoded as UTF-8 and hashed; written `v1:sha256:` and 64 hexadecimal digits.

So a copy that is wrapped, hyphenated or punctuated otherwise has the same fingerprint, and one changed word has not.
The heading with the motion's number and title is not part of it. A character that Unicode took up after the version that
this Python has (14, of 2021, in Python 3.11) is left out here, and may be kept elsewhere. docs/assets/wording.js works
out the same in a browser.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

# A list mark at the start of a line: a bullet, or a number or letter in brackets or before a full stop or bracket.
LIST_MARK = re.compile(r"^\s*(?:[•·●▪◦‣⁃*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")


_QUOTED = re.compile(r"""“[^“”]+”|‘[^‘]+’|"[^"]+"|'[^']+'|„[^„“”]+[“”]|‚[^‚‘’]+[‘’]|«[^«»]+»|»[^«»]+«""")


def unquoted(title: str) -> str:
    """A title without the quotation marks around the whole of it: `“Fit for Work”` → `Fit for Work`."""
    return title[1:-1].strip() or title if _QUOTED.fullmatch(title) else title


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its text, and the items of the list that follows it. Either may be empty.

    `marks` holds the mark of each item as written in the text.
    """

    text: str
    items: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """The items of its list, each after its mark: `("•", "light the lamps")`."""
        return tuple(zip(self.marks, self.items, strict=True))


def fingerprint(wording: str) -> str:
    """The fingerprint of a wording, version 1."""
    folded = unicodedata.normalize("NFKC", wording).casefold()
    kept = []
    for at, character in enumerate(folded):
        category = unicodedata.category(character)
        between_digits = (
            character == "." and 0 < at < len(folded) - 1 and folded[at - 1].isdecimal() and folded[at + 1].isdecimal()
        )
        if category[0] in "LN" or category == "Sc" or character == "%" or category[0] == "M" or between_digits:
            kept.append(character)
    return "v1:sha256:" + hashlib.sha256("".join(kept).encode()).hexdigest()


def paragraphs(wording: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a wording, in order: paragraph 1 is the first.

    A blank line ends a paragraph. Lines that begin with a list mark are items of the paragraph before them, also
    across a blank line. Every other line break is a space.
    """
    result: list[tuple[list[str], list[list[str]], list[str]]] = []
    after_blank = True
    for line in wording.splitlines():
        mark = LIST_MARK.match(line)
        if not line.strip():
            after_blank = True
            continue
        if mark:
            if not result:
                result.append(([], [], []))
            result[-1][1].append([line[mark.end() :].strip()])
            result[-1][2].append(mark.group().strip())
        elif after_blank:
            result.append(([line.strip()], [], []))
        elif result[-1][1]:
            result[-1][1][-1].append(line.strip())
        else:
            result[-1][0].append(line.strip())
        after_blank = False
    return tuple(
        Paragraph(" ".join(text), tuple(" ".join(item) for item in lists), tuple(marks))
        for text, lists, marks in result
    )
