"""BibTeX: an entry of kind `techreport`, in UTF-8."""

import re

from schema.dates import SEASONS
from scripts.publish.citations.citation import Citation

# Braces are written out: BibTeX counts even escaped ones, and a title may have one alone. `<`, `>` and `|` are other
# characters in TeX's first fonts. The forms in braces are those that Zotero writes itself.
ESCAPES = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "#": r"\#",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "_": r"\_",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
}
ESCAPED = str.maketrans({**ESCAPES, "\0": "{}"})
# Two of these together would be set as another character: `--` as a dash.
LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=,)(?=,)|(?<=[?!])(?=`)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(citation: Citation) -> str:
    """One entry."""
    fields = {
        "author": citation.institution,
        "title": citation.title,
        "institution": citation.institution,
        "type": f"{citation.meeting}, {citation.label}",
        "number": citation.number,
        "year": str(citation.date.start.year),
    }
    lines = [f"  {name} = {{{_keep_capitals(name, _escaped(text))}}}," for name, text in fields.items() if text]
    month = citation.date.start.month
    if month and month not in SEASONS:
        lines.append(f"  month = {MONTHS[month - 1]},")
    # An address has no character in it that ends a field, and an escaped one would lead nowhere.
    lines.append(f"  url = {{{citation.address}}},")
    more = {
        "language": citation.language,
        "note": citation.known,
        "abstract": citation.words,
        "keywords": ", ".join(citation.topics),
    }
    lines += [f"  {name} = {{{_escaped(text)}}}," for name, text in more.items() if text]
    return f"@techreport{{{citation.key},\n" + "\n".join(lines) + "\n}\n"


def _keep_capitals(name: str, text: str) -> str:
    # The second pair of braces keeps the capitals of a title as published, and an author's name whole.
    return f"{{{text}}}" if name in ("author", "title") else text


def _escaped(text: str) -> str:
    return LIGATURES.sub("\0", " ".join(text.split())).translate(ESCAPED)
