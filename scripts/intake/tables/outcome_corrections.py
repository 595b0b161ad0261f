"""The correction of an update: the fields that a table gives differently, the rows that give them, and the steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from schema.archive import Record
from schema.motion import Update
from schema.problems import Where
from schema.sentences import shortened
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import OUTCOME, Fields, assessment_words, file_of, without_blanks
from scripts.edit.splice import value_at
from scripts.intake.tables.outcome_rows import JUDGEMENT_FIELDS, UPDATE_FIELDS

Noted = tuple[str, int]
"""A cell as typed, and the row that says it first."""


@dataclass(slots=True)
class Correction:
    """The differences that rows have from one update: by column, and for its progress by clause."""

    record: Record
    update: Update
    fields: dict[str, Noted] = field(default_factory=dict)
    progress: dict[str, Noted] = field(default_factory=dict)

    def note(self, column: str, letter: str, cell: str, row: int) -> int:
        """Note what a row says. Returns the earlier row that says something else, or the row itself if none does."""
        noted, at = (self.progress, letter) if column == "progress" else (self.fields, column)
        first = noted.setdefault(at, (cell, row))
        return row if first[0] == cell else first[1]

    @property
    def first_row(self) -> int:
        """The first of the rows concerned."""
        return min(row for _, row in (*self.fields.values(), *self.progress.values()))

    def row_of(self, column: str, letter: str) -> int:
        """The row that gives the new value of a column, or the new progress of a clause."""
        noted = self.progress.get(letter) if column == "progress" else self.fields.get(column)
        return noted[1] if noted else self.first_row

    def _place(self) -> tuple[str, Where]:
        keys = [update.key for update in self.record.motion.outcome.updates]
        return file_of(self.record.key), (OUTCOME, "updates", keys.index(self.update.key))

    def after(self, draft: ChangeSet, values: Mapping[str, Any]) -> Fields:
        """The update as it is to be. `values` are the corrected fields as records write them, by column."""
        held = draft.values(*self._place())
        before: Fields = dict(held) if isinstance(held, dict) else {}
        changed = {name: values[name] for name in UPDATE_FIELDS if name in values}
        return without_blanks({**before, **changed, "assessment": self._assessment(before.get("assessment"), values)})

    def _assessment(self, before: Any, values: Mapping[str, Any]) -> Fields:
        held: Fields = dict(before) if isinstance(before, dict) else {}
        recorded = held.get("progress")
        progress: Fields = dict(recorded) if isinstance(recorded, dict) else {}
        progress |= {letter: cell.lower() for letter, (cell, _) in self.progress.items()}
        progress = without_blanks(progress)
        if not progress and self.progress:
            return {}  # no judgement is left, so its author and reason go too
        judged = {own: values[name] for name, own in JUDGEMENT_FIELDS.items() if name in values}
        after = without_blanks({**held, **judged, "progress": dict(sorted(progress.items()))})
        order = ("on", "by", "progress", "because", "overrides")
        return {name: after[name] for name in order if name in after}

    def set(self, draft: ChangeSet, after: Fields, origin: str) -> None:
        """Add the steps that make the update what it is to be."""
        file, where = self._place()
        for name in UPDATE_FIELDS:
            old, new = draft.values(file, (*where, name)), after.get(name)
            draft.set(file, (*where, name), new, f"{self._words}: {name}: {_was(old)} → {_was(new)}", origin)
        self._set_assessment(draft, after.get("assessment"), origin)

    def _set_assessment(self, draft: ChangeSet, after: Any, origin: str) -> None:
        file, update = self._place()
        where = (*update, "assessment")
        before = draft.values(file, where)
        if not isinstance(before, dict) or not isinstance(after, dict):
            verb = "take out its assessment" if after is None else "add an assessment"
            words = f": {assessment_words(after)}" if isinstance(after, dict) else ""
            draft.set(file, where, after, f"{self._words}: {verb}{words}", origin)
            return
        for name in ("on", "by", "because"):
            old, new = before.get(name), after.get(name)
            draft.set(
                file, (*where, name), new, f"{self._words}: assessment, {name}: {_was(old)} → {_was(new)}", origin
            )
        for letter in self.progress:
            old, new = (value_at(values, ("progress", letter)) for values in (before, after))
            sentence = f"{self._words}: clause {letter}: {_was(old)} → {_was(new)}"
            draft.set(file, (*where, "progress", letter), new, sentence, origin)

    @property
    def _words(self) -> str:
        return f"update '{self.update.key}'"


def _was(value: Any) -> str:
    if value is None:
        return "(nothing)"
    return f"'{shortened(', '.join(value) if isinstance(value, list) else str(value), 200)}'"
