"""BibTeX: an entry of type `techreport`, in UTF-8."""

import re

from schema.dates import SEASONS
from scripts.publish.citations.citation import Citation

# BibTeX counts braces even when they are escaped, and a title may have an unmatched one, so braces become commands. In TeX's
# original fonts `<`, `>` and `|` print as other characters. The commands are those that Zotero writes.
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
SPECIAL = re.compile(r"[\\{}#$%&_~^<>|]|-(?=-)|'(?=')|`(?=`)|,(?=,)|[?!](?=`)")
"""These; and the first of two that TeX sets together as one character: `--` as a dash."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(citation: Citation) -> str:
    fields = {
        "author": citation.institution,
        "title": citation.title,
        "institution": citation.institution,
        "type": f"{citation.meeting}, {citation.label}",
        "number": citation.number,
        "year": str(citation.date.start.year),
    }
    # The second pair of braces keeps a title's capitals as published, and an author's name in one piece.
    kept = {
        name: f"{{{_escaped(text)}}}" if name in ("author", "title") else _escaped(text)
        for name, text in fields.items()
    }
    lines = [f"  {name} = {{{text}}}," for name, text in kept.items() if text]
    month = citation.date.start.month
    if month and month not in SEASONS:
        lines.append(f"  month = {MONTHS[month - 1]},")
    # An address contains no character that ends a field, and would not work if it were escaped.
    lines.append(f"  url = {{{citation.address}}},")
    more = {
        "language": citation.language,
        "note": citation.known,
        "abstract": citation.words,
        "keywords": ", ".join(citation.topics),
    }
    lines += [f"  {name} = {{{_escaped(text)}}}," for name, text in more.items() if text]
    return f"@techreport{{{citation.key},\n" + "\n".join(lines) + "\n}\n"


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda found: ESCAPES.get(found[0], f"{found[0]}{{}}"), " ".join(text.split()))
