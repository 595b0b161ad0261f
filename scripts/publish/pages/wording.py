"""The page on which a pasted text is compared with the recorded fingerprints of all motions, and the file that it fetches."""

from collections.abc import Iterator

from schema.language import N_, _
from schema.sentences import counted
from scripts.publish.json_text import compact
from scripts.publish.search.search_files import ROWS
from scripts.publish.site import File, Site

FILE = "wording/fingerprints.json"

DIGITS = 16
"""How many digits of a hash are fetched. With 10,000 motions and 100,000 runs of pasted lines the chance of an accidental
match is below one in a billion, and the file is 260 kB instead of 740."""

UNKNOWN = N_("the text that the record was made from")
"""The name of a text if the record does not say which text it is."""


def compare(site: Site, root: str) -> str:
    """The slot `wording`: the form for a text, and how many motions it is compared with."""
    prints = sum(1 for record in site.archive.records.values() if record.motion.source.fingerprint)
    total = len(site.archive.records)
    motions = counted(total, "motion")
    some = {"number": f"{prints:,}", "motions": motions}
    held = _("{number} of {motions}", **some) if prints < total else _("all {motions}", motions=motions)
    return site.render("wording.html.j2", root=root, held=held)


def files(site: Site) -> Iterator[File]:
    """What the page fetches when a text is compared: for each kind of text, the motions by fingerprint.

    A motion is identified by its position in order of time, from 0, as in the search, whose `rows` are shown.
    """
    archive = site.archive
    texts: dict[str, dict[str, list[int]]] = {}
    for place, record in enumerate(archive.records.values()):
        source = record.motion.source
        if source.fingerprint:
            label = source.text.label if source.text else _(UNKNOWN)
            digits = source.fingerprint.rpartition(":")[2][:DIGITS]
            texts.setdefault(label, {}).setdefault(digits, []).append(place)
    meetings = [[key, meeting.name, len(archive.by_meeting[key])] for key, meeting in archive.meetings.items()]
    table = {"figures": DIGITS, "rows": ROWS, "meetings": meetings, "texts": texts}
    yield File(FILE, compact(table))
