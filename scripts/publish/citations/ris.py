"""RIS: a record of kind `RPRT`. Every line is a tag of two characters, two spaces, a hyphen, a space, the value; CR LF.

Zotero and EndNote keep type and number in M3 and SN. Pandoc reads neither, and takes the number of no report from any tag;
BT, which the others leave alone in a report, gives it the meeting with the number as the place where the title stands.
"""

from schema.dates import SEASONS, Date
from scripts.publish.citations.citation import Citation, shortest_date


def ris(citation: Citation) -> str:
    """One record."""
    lines = [
        ("TY", "RPRT"),
        ("ID", citation.key),
        # A name that ends with a comma is whole, and no person's; it cannot have another.
        ("AU", f"{citation.institution.replace(',', '')},"),
        ("TI", citation.title),
        ("BT", f"{citation.meeting}, {citation.label} {citation.number}".strip()),
        ("T2", citation.meeting),
        ("PB", citation.institution),
        ("M3", citation.label),
        ("SN", citation.number),
        ("PY", str(citation.date.start.year)),
        ("DA", _date(citation.date)),
        ("UR", citation.address),
        ("LA", citation.language),
        ("AB", citation.words),
        ("N1", citation.known),
        *(("KW", topic) for topic in citation.topics),
    ]
    fields = "".join(f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in lines if text)
    return f"{fields}ER  - \r\n"


def _date(date: Date) -> str:
    """What is certain of a date as `2018/10/05/`: year, month, day; after them what has no place there: `2021///autumn`."""
    certain = [*shortest_date(date).split("-"), "", ""][:3]
    month = date.start.month
    return "/".join([*certain, SEASONS[month][0] if month in SEASONS and date.start == date.end else ""])
