"""CSL-JSON 1.0, for citeproc and the programs built on it (csl-data.json)."""

from collections.abc import Iterable

from schema.dates import SEASONS, Date
from scripts.publish.citations.citation import Citation
from scripts.publish.json_text import compact


def csl_json(citations: Iterable[Citation]) -> str:
    return "[\n" + ",\n".join(compact(csl(citation)) for citation in citations) + "\n]\n"


def csl(citation: Citation) -> dict[str, object]:
    """One citation in CSL's own fields."""
    fields = {
        "id": citation.key,
        "type": "report",
        # Keeps styles that change the case of titles from changing this one.
        "title": f'<span class="nocase">{citation.title}</span>',
        "author": [{"literal": citation.institution}],
        # The meeting is given with the kind, because several styles leave out the series of a report.
        "genre": f"{citation.meeting}, {citation.label}",
        "number": citation.number,
        "publisher": citation.institution,
        "issued": _date(citation.date),
        "URL": citation.address,
        "note": citation.known,
        "abstract": citation.words,
        "keyword": ", ".join(citation.topics),
        "language": citation.language,
    }
    return {name: value for name, value in fields.items() if value}


def _date(date: Date) -> dict[str, object]:
    points = [date.start] if date.end == date.start else [date.start, date.end]
    parts = ((point.year, None if point.month in SEASONS else point.month, point.day) for point in points)
    value: dict[str, object] = {"date-parts": [[part for part in point if part] for point in parts]}
    if date.start.month in SEASONS and len(points) == 1:
        value["season"] = (date.start.month or 0) - 20
    if date.start.qualifier or date.end.qualifier:
        value["circa"] = True
    return value
