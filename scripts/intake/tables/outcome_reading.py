"""The table of all outcomes as it comes back in: what it says otherwise than the archive, as steps, or as problems at rows.

a cell of what is recorded differs          that update is corrected
the columns of something new are filled     an update is added, or a search that found nothing
a row without a fingerprint                 something new, also in the columns of what is recorded
"""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from schema.archive import Archive, Record
from schema.motion import Update
from schema.problems import did_you_mean, shortened
from schema.rules import clauses_told
from schema.yaml_text import CONTROL
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import (
    OUTCOME,
    Fields,
    add_looked_for,
    add_update,
    assessment_words,
    file_of,
    looked_for_faults,
    propose_key,
    update_faults,
    without_blanks,
)
from scripts.edit.splice import value_at
from scripts.intake.evidence import by_address, is_address
from scripts.intake.tables.outcome_rows import (
    DATES,
    JUDGEMENT_FIELDS,
    NAMES,
    UPDATE_FIELDS,
    Base,
    Use,
    column_name,
    rows_of,
)
from scripts.intake.tables.sheet_reading import SheetReading
from scripts.intake.tables.spreadsheet import Row, Sheet, is_same_text
from scripts.intake.vocabulary.dates import has_month_first, read_date


@dataclass(slots=True)
class _Correction:
    """What rows say otherwise of one update: field or letter, with the row that says it first."""

    record: Record
    update: Update
    fields: dict[str, tuple[str, int]] = field(default_factory=dict)
    progress: dict[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(slots=True)
class _New:
    """A new update, as one or more rows give it."""

    record: Record
    cells: dict[str, str]
    rows: list[int]
    prefix: str
    progress: dict[str, str] = field(default_factory=dict)


class TableReading(SheetReading):
    """What a table that comes back in says otherwise than the archive: steps in the draft, and problems at their rows."""

    def __init__(self, archive: Archive, draft: ChangeSet, sheet: Sheet, file: str) -> None:
        """`draft` gets the steps; `file` is the table's path as shown. All of it is done at once."""
        super().__init__(archive, draft, sheet, file)
        self._bases = {base.key: base for base in rows_of(archive)}
        self._corrections: dict[tuple[str, str], _Correction] = {}
        self._new: dict[str, list[_New]] = {}
        names = self._columns()
        if {"motion", "clause", "row"} <= set(names.values()):
            self._read(self._rows(names))

    def _columns(self) -> dict[str, str]:
        """The table's headings with the names of the columns that they are."""
        found: dict[str, str] = {}
        at = self.sheet.heading_row
        for heading in self.sheet.headings:
            name = column_name(heading)
            if name in found.values():
                self._tell(at, heading, "There are two columns with this heading.", "Delete one of them.")
            elif name in NAMES:
                found[heading] = name
            elif near := get_close_matches(name, NAMES, 1, 0.8):
                self._tell(at, heading, "There is no such column.", f"Did you mean '{near[0]}'?")
            elif heading:
                self.left_alone.append(heading)
        for name in ("motion", "clause", "row"):
            if name not in found.values():
                hint = "Make the table anew, and keep its columns 'meeting', 'motion', 'clause' and 'row'."
                self._tell(at, "", f"The column '{name}' is missing.", hint)
        self._tell_astray()
        return found

    def _read(self, rows: list[Row]) -> None:
        known = [(row, self._base_of(row)) for row in rows]
        dates = [
            (row.cells[name], base.cells.get(name, "") if base else "")
            for row, base in known
            for name in row.cells
            if name in DATES
        ]
        self._month_first = has_month_first(dates)
        for row, base in known:
            if any(problem.row == row.number for problem in self.problems):
                continue
            if not self._is_clean(row):
                continue
            if base:
                self._compare(row, base)
            record = base.record if base else self.archive.records[self._key(row)]
            self._take_new(row, record, base)
            self._take_looked_for(row, record)
        for correction in self._corrections.values():
            self._correct(correction)
        for new_updates in self._new.values():
            for new in new_updates:
                self._add(new)

    # Which row it is

    def _key(self, row: Row) -> str:
        """The key of a row's motion as it is now."""
        motion = row.cells.get("motion", "").lower()
        key = motion if "/" in motion else f"{row.cells.get('meeting', '').lower()}/{motion}"
        return self.archive.forwards.get(key, key)

    def _base_of(self, row: Row) -> Base | None:
        """The row as it would go out now; None for a new row. Tells what is wrong with which row it is."""
        key, letter = self._key(row), row.cells.get("clause", "").lower()
        record = self.archive.records.get(key)
        if not record:
            if key in self.archive.unread:
                self._tell(row.number, "motion", f"{key} cannot be read.", "`make check` says what is wrong with it.")
            else:
                hint = did_you_mean(key, self.archive.records) or "Keys are in the addresses: /2018/12/ is 2018/12."
                self._tell(row.number, "motion", f"There is no motion '{shortened(key.strip('/'))}'.", hint)
            return None
        if letter and letter not in record.motion.letters:
            sentence = f"{key} has no clause '{shortened(letter, 20)}'."
            self._tell(row.number, "clause", sentence, clauses_told(record.motion))
            return None
        if not row.cells.get("row"):
            return None
        base = self._bases.get((key, letter))
        if not base or base.cells["row"] != row.cells["row"]:
            self._tell(
                row.number,
                "",
                f"What the archive says of {key}{f', clause {letter},' if letter else ''} has changed since this table was made.",
                "Make the table anew and enter the change there; or delete this row, to leave it as it is in the archive.",
            )
            return None
        return base

    def _is_clean(self, row: Row) -> bool:
        for name, cell in row.cells.items():
            if found := CONTROL.search(cell):
                self._tell(
                    row.number,
                    name,
                    f"There is a hidden or control character here (U+{ord(found.group()):04X}), which nobody can see.",
                    "Type the text anew.",
                )
                return False
        return True

    # What a row says otherwise

    def _compare(self, row: Row, base: Base) -> None:
        for name, cell in row.cells.items():
            column, before = NAMES[name], base.cells.get(name, "")
            if (
                column.use is Use.NEW
                or name in ("meeting", "motion", "clause", "row")
                or self._is_same(name, cell, before)
            ):
                continue
            if column.use is Use.FIXED:
                hint = f"Put '{shortened(before)}' back." if before else "Empty the cell."
                self._tell(
                    row.number, name, "This cannot be changed in the table.", f"{hint} Change it in {base.record.file}."
                )
            elif base.update:
                self._note(row, base, base.update, name, cell)

    def _is_same(self, name: str, cell: str, before: str) -> bool:
        if name in DATES:
            return before in (cell, read_date(cell), read_date(cell, month_first=self._month_first))
        if name == "evidence":
            return re.findall(r"[^\s,;]+", cell) == re.findall(r"[^\s,;]+", before)
        if name in ("progress", "by", "state"):
            return cell.lower() == before.lower()
        return is_same_text(cell, before, self.sheet.alphabet)

    def _note(self, row: Row, base: Base, update: Update, name: str, cell: str) -> None:
        correction = self._corrections.setdefault((base.record.key, update.key), _Correction(base.record, update))
        if name == "progress":
            letter = base.clause.letter if base.clause else ""
            if not letter:
                self._tell(
                    row.number, name, "There is no clause that could be judged.", "Write the motion's clauses first."
                )
                return
            noted, at = correction.progress, letter
        else:
            noted, at = correction.fields, name
        first = noted.setdefault(at, (cell, row.number))
        if first[0] != cell:
            sentence = f"Row {first[1]} says something else of the same update."
            self._tell(row.number, name, sentence, "Change it in one of the rows, or in both alike.")

    def _correct(self, correction: _Correction) -> None:
        record, update = correction.record, correction.update
        file = file_of(record.key)
        number = next(n for n, one in enumerate(record.motion.outcome.updates) if one.key == update.key)
        where = (OUTCOME, "updates", number)
        held = self.draft.values(file, where)
        assert isinstance(held, dict)
        before: Fields = dict(held)
        after: Fields = dict(held)
        for name in UPDATE_FIELDS:
            if name in correction.fields:
                after[name] = self._value(name, *correction.fields[name])
        assessment = self._corrected_assessment(correction, before.get("assessment"))
        after = without_blanks({**after, "assessment": assessment})
        rows = [row for _, row in (*correction.fields.values(), *correction.progress.values())]
        first = min(rows)
        if self._is_faulty(after, first, "", correction):
            return
        origin = f"{self.file}:{first}"
        for name in ("date", "by", "event", "evidence", "note"):
            sentence = f"update '{update.key}': {name}: {_was(before.get(name))} → {_was(after.get(name))}"
            self.draft.set(file, (*where, name), after.get(name), sentence, origin)
        self._set_assessment(correction, file, (*where, "assessment"), after.get("assessment"), origin)

    def _corrected_assessment(self, correction: _Correction, before: Any) -> Fields:
        held: Fields = dict(before) if isinstance(before, dict) else {}
        said = held.get("progress")
        progress: Fields = dict(said) if isinstance(said, dict) else {}
        for letter, (cell, _) in correction.progress.items():
            progress[letter] = cell.lower()
        progress = without_blanks(progress)
        judged = {
            field: self._value(name, *correction.fields[name])
            for name, field in JUDGEMENT_FIELDS.items()
            if name in correction.fields
        }
        if not progress and correction.progress:
            return {}  # the last judgement was taken out, and with it who made it, and why
        after = without_blanks({**held, **judged, "progress": dict(sorted(progress.items()))})
        order = ("on", "by", "progress", "because", "overrides")
        return {name: after[name] for name in order if name in after}

    def _set_assessment(
        self, correction: _Correction, file: str, where: tuple[str | int, ...], after: Any, origin: str
    ) -> None:
        before = self.draft.values(file, where)
        key = correction.update.key
        if not isinstance(before, dict) or not isinstance(after, dict):
            verb = "take out its assessment" if after is None else "add an assessment"
            words = "" if not isinstance(after, dict) else f": {assessment_words(after)}"
            self.draft.set(file, where, after, f"update '{key}': {verb}{words}", origin)
            return
        for name in ("on", "by", "because"):
            sentence = f"update '{key}': assessment, {name}: {_was(before.get(name))} → {_was(after.get(name))}"
            self.draft.set(file, (*where, name), after.get(name), sentence, origin)
        for letter in correction.progress:
            old, new = (value_at(one, ("progress", letter)) for one in (before, after))
            sentence = f"update '{key}': clause {letter}: {_was(old)} → {_was(new)}"
            self.draft.set(file, (*where, "progress", letter), new, sentence, origin)

    # What is new

    def _take_new(self, row: Row, record: Record, base: Base | None) -> None:
        cells = {
            name: row.cells.get(f"new {name}", "") for name in (*UPDATE_FIELDS, "key", "progress", *JUDGEMENT_FIELDS)
        }
        cells["sets aside"] = row.cells.get("new sets aside", "")
        prefix = "new "
        if not (base and base.update):
            # Where the row shows no update, its own columns are free for one.
            plain = {name: row.cells.get(name, "") for name in (*UPDATE_FIELDS, "progress", *JUDGEMENT_FIELDS)}
            if any(plain.values()) and any(cells.values()):
                self._tell(row.number, "new event", "This row gives two updates.", "Give the second a row of its own.")
                return
            if any(plain.values()):
                cells, prefix = {**cells, **plain}, ""
        if not any(cells.values()):
            return
        letter = row.cells.get("clause", "").lower()
        judged = [name for name in ("progress", *JUDGEMENT_FIELDS, "sets aside") if cells[name]]
        missing = [name for name in ("date", "by", "event", "evidence") if not cells[name]]
        if judged:
            missing += [name for name in ("progress", *JUDGEMENT_FIELDS) if not cells[name]]
        for name in missing:
            what = "a judgement" if name in ("progress", *JUDGEMENT_FIELDS) else "an update"
            hint = NAMES[prefix + name].meaning
            self._tell(row.number, prefix + name, f"This is missing for {what}.", f"{hint[0].upper()}{hint[1:]}.")
        if judged and not letter:
            self._tell(row.number, "clause", "A judgement is about a clause, and none is named.", "Write its letter.")
        if missing or (judged and not letter):
            return
        new = self._same_event(row, record, cells, prefix)
        if new:
            new.rows.append(row.number)
            if judged:
                new.progress[letter] = cells["progress"].lower()

    def _same_event(self, row: Row, record: Record, cells: dict[str, str], prefix: str) -> _New | None:
        """The new update that a row gives, which another row may have given already; None where the two disagree."""
        shared = {name: " ".join(cell.split()) for name, cell in cells.items() if name != "progress"}
        known = self._new.setdefault(record.key, [])
        for other in known:
            differs = [name for name, cell in shared.items() if " ".join(other.cells[name].split()) != cell]
            if not differs:
                return other
            if not {"date", "event"} & set(differs):
                self._tell(
                    row.number,
                    prefix + differs[0],
                    f"Row {other.rows[0]} records the same event, and says something else here.",
                    "One event is one update, with one judgement: say the same in both rows.",
                )
                return None
        known.append(_New(record, cells, [], prefix))
        return known[-1]

    def _add(self, new: _New) -> None:
        cells, row = new.cells, new.rows[0]
        taken = [update.key for update in new.record.motion.outcome.updates]
        held = self.draft.values(file_of(new.record.key), (OUTCOME, "updates"))
        taken += (
            [str(update.get("key")) for update in held if isinstance(update, dict)] if isinstance(held, list) else []
        )
        update: dict[str, Any] = {"key": cells["key"] or propose_key(cells["event"], taken)}
        update |= {name: self._value(name, cells[name], row) for name in UPDATE_FIELDS}
        if new.progress:
            update["assessment"] = {
                "on": self._value("judged on", cells["judged on"], row),
                "by": cells["judged by"],
                "progress": dict(sorted(new.progress.items())),
                "because": cells["because"],
                "overrides": re.findall(r"[^\s,;]+", cells["sets aside"]),
            }
        values = without_blanks(update)
        if not self._is_faulty(values, row, new.prefix, None):
            add_update(self.draft, new.record.key, values, f"{self.file}:{row}")

    def _take_looked_for(self, row: Row, record: Record) -> None:
        day, note = row.cells.get("new looked for on", ""), row.cells.get("new looked for note", "")
        if not day and not note:
            return
        letter = row.cells.get("clause", "").lower()
        column = "new looked for on"
        if not day:
            self._tell(row.number, column, "This is missing.", "Write the day on which it was looked for: 2026-11-21.")
        elif not letter:
            self._tell(row.number, "clause", "A clause is looked for, and none is named.", "Write its letter.")
        else:
            day = read_date(day, month_first=self._month_first)
            problems = looked_for_faults(without_blanks({"on": day, "clauses": letter, "note": note}))
            for problem in problems:
                self._tell(
                    row.number,
                    "new looked for note" if "note" in problem.where else column,
                    problem.sentence,
                    problem.hint,
                )
            if not problems:
                add_looked_for(self.draft, record.key, [letter], day, note, f"{self.file}:{row.number}")

    # What a cell says

    def _value(self, name: str, cell: str, row: int) -> Any:
        if name in DATES:
            return read_date(cell, month_first=self._month_first)
        if name == "by":
            return cell.lower()
        if name == "evidence":
            return self._documents(cell, row)
        return cell

    def _documents(self, cell: str, row: int) -> list[str]:
        """The keys of the documents that a cell names, by key or by address."""
        words = cell.split() if "://" in cell else re.split(r"[\s,;]+", cell)
        found = []
        for word in filter(None, (word.strip(",;") for word in words)):
            key = (by_address(self.archive, word) if is_address(word) else None) or word
            if not self.archive.current("documents", key):
                hint = did_you_mean(key, self.archive.documents) or "Put it on the list first, in documents.yaml."
                self._tell(row, "evidence", f"There is no document '{shortened(word)}'.", hint)
            found.append(key)
        return found

    def _is_faulty(self, update: Fields, row: int, prefix: str, correction: _Correction | None) -> bool:
        """Whether an update could not be read; tells why, at the row and the column that say so."""
        before = len(self.problems)
        names: dict[tuple[str, ...], str] = {("assessment", own): name for name, own in JUDGEMENT_FIELDS.items()}
        for problem in update_faults(update):
            where = tuple(str(step) for step in problem.where[:2])
            if problem.rule == "missing-field":
                where = (*where[:1], problem.sentence.split("'")[1])
            name = names.get(where, "progress" if where[:1] == ("assessment",) else where[-1] if where else "")
            at = row
            if correction:
                at = correction.fields.get(name, ("", row))[1]
                if name == "progress" and len(problem.where) > 2:
                    at = correction.progress.get(str(problem.where[2]), ("", row))[1]
            column = prefix + name if prefix + name in NAMES else name
            self._tell(at, column, problem.sentence, problem.hint)
        return len(self.problems) > before


def _was(value: Any) -> str:
    if value is None:
        return "(nothing)"
    return f"'{shortened(', '.join(value) if isinstance(value, list) else str(value), 200)}'"
