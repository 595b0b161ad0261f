"""The table of all outcomes as it goes out: a row for each clause, or for a motion without any.

A column is fixed, may be changed, or is for something new. Each row has a fingerprint of what it said when it was written, so
that a row whose record has changed since is noticed when the table comes back (outcome_reading).
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from schema.archive import Archive, Record
from schema.motion import Clause, Update
from schema.progress import ClauseProgress, clause_progress
from scripts.intake.documents.spreadsheet import write_sheet

EVERYTHING = dt.date.max
"""The table shows all that is recorded, whichever day it is."""


class Use(Enum):
    """What a column is for."""

    FIXED = "stays as it is"
    CORRECT = "may be changed, to correct what is recorded"
    NEW = "is for something new"


class Column(NamedTuple):
    """A column: its heading (without what its use adds), its use, and what it holds."""

    name: str
    use: Use
    meaning: str


COLUMNS = (
    Column("meeting", Use.FIXED, "the meeting's key"),
    Column("motion", Use.FIXED, "the motion's key within its meeting"),
    Column("number", Use.FIXED, "its number as a resolution"),
    Column("title", Use.FIXED, "its title"),
    Column("clause", Use.FIXED, "the clause's letter"),
    Column("kind", Use.FIXED, "request, position or rule change"),
    Column("text", Use.FIXED, "what the clause asks or holds"),
    Column("state", Use.FIXED, "what came of it"),
    Column("checked on", Use.FIXED, "the last day on which somebody looked or judged"),
    Column("looked for on", Use.FIXED, "the last day on which nothing was found"),
    Column("update", Use.FIXED, "the key of the latest update on it; a published key never changes"),
    Column("date", Use.CORRECT, "when that happened"),
    Column("by", Use.CORRECT, "who acted"),
    Column("event", Use.CORRECT, "what happened"),
    Column("evidence", Use.CORRECT, "keys of documents, with commas between"),
    Column("note", Use.CORRECT, "what is uncertain about it"),
    Column("progress", Use.CORRECT, "what it means for this clause"),
    Column("judged by", Use.CORRECT, "who judged: a role"),
    Column("judged on", Use.CORRECT, "the day of the judgement"),
    Column("because", Use.CORRECT, "why"),
    Column("new looked for on", Use.NEW, "a day on which this clause was looked for and nothing was found"),
    Column("new looked for note", Use.NEW, "what was looked for, or where"),
    Column("new date", Use.NEW, "when something new happened"),
    Column("new by", Use.NEW, "who acted"),
    Column("new event", Use.NEW, "what happened"),
    Column("new evidence", Use.NEW, "keys of documents"),
    Column("new note", Use.NEW, "what is uncertain about it"),
    Column("new key", Use.NEW, "its anchor on the page; proposed where empty"),
    Column("new progress", Use.NEW, "what it means for this clause"),
    Column("new judged by", Use.NEW, "who judged"),
    Column("new judged on", Use.NEW, "the day of the judgement"),
    Column("new because", Use.NEW, "why"),
    Column("new sets aside", Use.NEW, "keys of earlier updates whose judgement this one sets aside"),
    Column("row", Use.FIXED, "identifies the row: leave it as it is"),
)
HEADINGS = tuple(f"{column.name} (fixed)" if column.use is Use.FIXED else column.name for column in COLUMNS)
NAMES = {column.name: column for column in COLUMNS}
DATES = frozenset(name for name in NAMES if name.endswith((" on", "date")))

UPDATE_FIELDS = ("date", "by", "event", "evidence", "note")
JUDGEMENT_FIELDS = {"judged by": "by", "judged on": "on", "because": "because"}


@dataclass(frozen=True, slots=True)
class Base:
    """A row as it goes out: its motion and clause, the update that it shows, and its cells by column."""

    record: Record
    clause: Clause | None
    update: Update | None
    cells: Mapping[str, str]

    @property
    def key(self) -> tuple[str, str]:
        """The motion's key and the clause's letter, empty where the motion has no clauses."""
        return self.record.key, self.clause.letter if self.clause else ""


def render_table(archive: Archive) -> bytes:
    """The table of all outcomes, as bytes of a CSV file."""
    return write_sheet(HEADINGS, ([row.cells.get(column.name, "") for column in COLUMNS] for row in rows_of(archive)))


def rows_of(archive: Archive) -> Iterator[Base]:
    """The rows of the table, in the archive's order."""
    for record in archive.records.values():
        clauses: tuple[Clause | None, ...] = record.motion.clauses or (None,)
        for number, clause in enumerate(clauses):
            progress = clause_progress(record, clause, EVERYTHING) if clause else None
            yield _base(record, clause, progress, _latest(record, progress, is_first=not number))


def _latest(record: Record, progress: ClauseProgress | None, *, is_first: bool) -> Update | None:
    """The update that says where a request stands; else the last one that nobody has judged, since a request may yet be
    judged by it. A motion without requests has it in its first row."""
    if progress and progress.judged:
        return progress.judged[0].update
    unjudged = [update for update in record.motion.outcome.updates if not update.assessment]
    is_here = progress or (is_first and not record.motion.requests)
    return unjudged[-1] if unjudged and is_here else None


def _base(record: Record, clause: Clause | None, progress: ClauseProgress | None, update: Update | None) -> Base:
    motion = record.motion
    letter = clause.letter if clause else ""
    looked = [search.on.text for search in motion.outcome.looked_for if letter in search.clauses]
    cells = {
        "meeting": record.meeting_key,
        "motion": record.name,
        "number": motion.number or "",
        "title": motion.title,
        "clause": letter,
        "kind": clause.kind.value if clause else "",
        "text": clause.text if clause else "",
        "state": " / ".join(progress.states) if progress else "",
        "checked on": progress.checked_on.isoformat() if progress and progress.checked_on else "",
        "looked for on": max(looked, default=""),
    }
    if update:
        cells |= update_cells(update, letter)
    cells["row"] = fingerprint(cells)
    return Base(record, clause, update, cells)


def update_cells(update: Update, letter: str) -> dict[str, str]:
    """The cells of an update and of its judgement on a clause, by column."""
    cells = {
        "update": update.key,
        "date": update.date.text,
        "by": update.by.value,
        "event": update.event,
        "evidence": ", ".join(update.evidence),
        "note": update.note or "",
    }
    assessment = update.assessment
    if assessment and letter in assessment.progress:
        cells |= {
            "progress": assessment.progress[letter].value,
            "judged by": assessment.by,
            "judged on": assessment.on.text,
            "because": assessment.because,
        }
    return cells


def fingerprint(cells: Mapping[str, str]) -> str:
    """A short hash of what a row says. It begins with a letter, so that no spreadsheet takes it for a number."""
    text = "\x1f".join(
        cells.get(column.name, "") for column in COLUMNS if column.use is not Use.NEW and column.name != "row"
    )
    return "r" + hashlib.sha256(text.encode()).hexdigest()[:11]


def column_name(heading: str) -> str:
    """A heading as the columns are named: `Title (fixed)` and `new_date` → `title`, `new date`."""
    return " ".join(re.sub(r"\(.*?\)", " ", heading.lower()).replace("_", " ").split())


def is_heading(heading: str) -> bool:
    """Whether a word is the heading of one of the table's columns."""
    return column_name(heading) in NAMES
