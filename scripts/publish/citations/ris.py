"""RIS: a record of type `RPRT`. Each line is a tag of two characters, two spaces, a hyphen, a space and the value, with CR LF.

Zotero and EndNote read a report's type and number from M3 and SN. Pandoc reads no tag for the number of a report, so BT, which
the other two ignore in a report, gives it the meeting and the number as the title of the containing work.
"""

from schema.dates import SEASONS, Date
from scripts.publish.citations.citation import Citation, shortest_date


def ris(citation: Citation) -> str:
    lines = [
        ("TY", "RPRT"),
        ("ID", citation.key),
        # A name that ends with a comma is an organisation's. There may be no other comma in it.
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
    """What is certain of a date, `2018/10/05/`: year, month, day, and then anything else: `2021///autumn`."""
    certain = [*shortest_date(date).split("-"), "", ""][:3]
    month = date.start.month
    return "/".join([*certain, SEASONS[month][0] if month in SEASONS and date.start == date.end else ""])
