"""motions.csv: one row for each motion, for a spreadsheet."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from schema.archive import Record
from schema.csv_cells import guarded
from schema.terms import Progress
from scripts.publish.exports.published_format import CSV
from scripts.publish.site import File, Site
from scripts.publish.stage import Piece
from scripts.publish.words import attributed, label_of, own_decision

COLUMNS = (
    "key", "address", "reference", "meeting", "year", "label", "number", "notice_number", "kind", "title", "about",
    "committee", "proposers", "topics", "decision", "decided_on", "vote", "standing", "standing_label", "requests",
    *(term.value.replace(" ", "_") for term in Progress), "summary", "clauses", "holds_wording", "words_as_put",
    "source", "evidence",
)  # fmt: skip
"""The columns of motions.csv. New columns go at the end."""


def files(site: Site) -> Iterator[File]:
    """The file, meeting by meeting."""
    yield File(CSV, Piece("\ufeff" + render_row(COLUMNS)))
    yield from (File(CSV, Piece("".join(of_meeting(site, key).values()))) for key in site.archive.by_meeting)


def of_meeting(site: Site, key: str) -> Mapping[str, str]:
    """The row of each motion of a meeting, made now or in an earlier build."""
    return site.kept_texts("row of motions.csv", key, lambda record: render_row(row(site, record)))


def row(site: Site, record: Record) -> list[str]:
    """A motion as a row of the table. Several values in one cell are separated by semicolons."""
    motion, view, plain = record.motion, site.views.motion(record), site.prose.plain
    decision = own_decision(record)
    counts = Counter(clause.request.progress for clause in view.clauses if clause.request)
    cells: dict[str, object] = {
        "key": view.key,
        "address": view.address,
        "reference": view.reference,
        "meeting": view.meeting.name,
        "year": motion.year,
        "label": label_of(record),
        "number": motion.number,
        "notice_number": motion.notice_number,
        "kind": motion.kind.value,
        "title": motion.title,
        "about": motion.about,
        "committee": view.committee.name if view.committee else None,
        "proposers": "; ".join(body.name for body in view.proposers),
        "topics": "; ".join(topic.name for topic in view.topics),
        "decision": decision.decision.value,
        "decided_on": decision.date.text if decision.date else None,
        "vote": decision.vote.text if decision.vote else None,
        "standing": view.row.standing.term.value,
        "standing_label": view.row.standing.label.label,
        "requests": counts.total(),
        **{term.value.replace(" ", "_"): counts[term] for term in Progress},
        "summary": plain(motion.summary),
        "clauses": "\n".join(
            f"({clause.letter}) {attributed(clause, plain(clause.text))}" for clause in motion.clauses
        ),
        "holds_wording": "yes" if motion.wording else "no",
        "words_as_put": view.as_put,
        "source": _where(site, motion.source.document),
        "evidence": "; ".join(dict.fromkeys(_where(site, key) for key in _evidence(record))),
    }
    return ["" if cells[name] is None else str(cells[name]) for name in COLUMNS]


def _evidence(record: Record) -> Iterator[str]:
    """The documents that show what was decided and what happened since."""
    outcome = record.motion.outcome
    decided = (decision.evidence for decision in outcome.decisions)
    return chain.from_iterable((*decided, *(update.evidence for update in outcome.updates)))


def _where(site: Site, key: str) -> str:
    """Where a document can be found: its web address, or its title if it has none."""
    document = site.archive.documents[key]
    return document.address or document.title


def render_row(cells: Iterable[str]) -> str:
    """A row as RFC 4180 has it: commas, CR LF, and quotation marks where they are needed."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(map(guarded, cells))
    return written.getvalue()
