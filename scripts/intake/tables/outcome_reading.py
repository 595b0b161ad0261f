"""Reads the table of all outcomes when it comes back: its differences from the archive, as steps or as problems by row.

a cell of what is recorded differs          that update is corrected (outcome_corrections)
the columns of something new are filled     an update is added, or a search that found nothing
a row without a fingerprint                 something new, also in the columns of what is recorded
"""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from schema.archive import Archive, Record
from schema.problems import Where
from schema.sentences import did_you_mean, shortened
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import OUTCOME, Fields, add_update, file_of
from scripts.intake.answers.new_event import NEEDED, NewEvent, NewSearch, add_search, describe_event, event_problems
from scripts.intake.documents.spreadsheet import Row, Sheet, is_same_text
from scripts.intake.tables.outcome_corrections import Correction
from scripts.intake.tables.outcome_rows import (
    DATES,
    JUDGEMENT_FIELDS,
    NAMES,
    UPDATE_FIELDS,
    Base,
    Use,
    column_name,
    rows_of,
    update_cells,
)  # fmt: skip
from scripts.intake.tables.sheet_reading import SheetReading, rows_named
from scripts.intake.vocabulary.dates import has_month_first, read_date

JUDGED = ("progress", *JUDGEMENT_FIELDS)
KEPT = ("meeting", "motion", "clause", "row")
"""The columns that identify a row. They are not compared."""


@dataclass(slots=True)
class _NewUpdate:
    """A new update, as one or more rows give it."""

    record: Record
    cells: dict[str, str]
    rows: list[int]
    prefix: str
    progress: dict[str, str] = field(default_factory=dict)


class OutcomeReading(SheetReading):
    """The differences of a returned table from the archive: steps in the draft, and problems by row."""

    def __init__(self, archive: Archive, draft: ChangeSet, sheet: Sheet, file: str) -> None:
        """`draft` gets the steps; `file` is the table's path as shown. All of it is done at once."""
        super().__init__(archive, draft, sheet, file)
        self._bases = {base.key: base for base in rows_of(archive)}
        self._corrections: dict[tuple[str, str], Correction] = {}
        self._new: dict[str, list[_NewUpdate]] = {}
        self._recorded: list[int] = []
        names = self._columns()
        if {"motion", "clause", "row"} <= set(names.values()):
            self._read(self._rows(names))

    def _columns(self) -> dict[str, str]:
        """The table's headings with the names of the columns that they are."""
        names: dict[str, str] = {}
        at = self.sheet.heading_row
        for heading in self.sheet.headings:
            name = column_name(heading)
            if name in names.values():
                self._report(at, heading, "There are two columns with this heading.", "Delete one of them.")
            elif name in NAMES:
                names[heading] = name
            elif near := get_close_matches(name, NAMES, 1, 0.8):
                self._report(at, heading, "There is no such column.", f"Did you mean '{near[0]}'?")
            elif heading:
                self.left_alone.append(heading)
        for name in ("motion", "clause", "row"):
            if name not in names.values():
                hint = "Make the table again, and keep its columns 'meeting', 'motion', 'clause' and 'row'."
                self._report(at, "", f"The column '{name}' is missing.", hint)
        self._report_stray_cells()
        return names

    def _column_of(self, where: Where) -> str:
        judged = {own: name for name, own in JUDGEMENT_FIELDS.items()}
        fields = [str(step) for step in where if isinstance(step, str)]
        if "looked_for" in fields:
            return "new looked for note" if "note" in fields else "new looked for on"
        if "assessment" in fields:
            return judged.get("".join(fields[fields.index("assessment") + 1 :][:1]), "progress")
        return fields[-1] if fields and fields[-1] in NAMES else ""

    def _column_in_row(self, row: int, where: Where) -> str:
        name = self._column_of(where)
        return f"new {name}" if self._cells[row].get(f"new {name}") else name

    def _read(self, rows: list[Row]) -> None:
        known = [(row, self._base_of(row)) for row in rows]
        dates = [
            (row.cells[name], base.cells.get(name, "") if base else "")
            for row, base in known
            for name in row.cells
            if name in DATES
        ]
        self._month_first = has_month_first(dates)
        wrong = {problem.row for problem in self.problems}
        for row, base in known:
            if row.number not in wrong:
                self._take(row, base)
        for correction in self._corrections.values():
            self._correct(correction)
        for new_updates in self._new.values():
            for new in new_updates:
                self._add(new)
        if self._recorded:
            self.notes.append(
                f"What {rows_named(self._recorded)} {'says' if len(self._recorded) == 1 else 'say'} is recorded already, "
                "so it changes nothing: the column 'row' is empty there."
            )

    def _take(self, row: Row, base: Base | None) -> None:
        if base:
            self._compare(row, base)
        record = base.record if base else self.archive.records[self._key(row.cells)]
        self._take_new(row, record, base)
        self._take_looked_for(row, record)

    # Which row it is

    def _key(self, cells: Any) -> str:
        """The key of a row's motion as it is now."""
        motion = cells.get("motion", "").lower()
        key = motion if "/" in motion else f"{cells.get('meeting', '').lower()}/{motion}"
        return self.archive.forwards.get(key, key)

    def _base_of(self, row: Row) -> Base | None:
        """The row as it would go out now; None for a new row, and for one that cannot be identified, which is
        reported."""
        key, letter = self._key(row.cells), row.cells.get("clause", "").lower()
        record = self.archive.records.get(key)
        if not record:
            if key in self.archive.unread:
                self._report(row.number, "motion", f"{key} cannot be read.", "`make check` says what is wrong with it.")
            else:
                hint = did_you_mean(key, self.archive.records) or "Keys are in the addresses: /2018/12/ is 2018/12."
                self._report(row.number, "motion", f"There is no motion '{shortened(key.strip('/'))}'.", hint)
            return None
        if letter and letter not in record.motion.letters:
            sentence = f"{key} has no clause '{shortened(letter, 20)}'."
            self._report(row.number, "clause", sentence, record.motion.clauses_sentence)
            return None
        if not row.cells.get("row"):
            return None
        base = self._bases.get((key, letter))
        if not base or base.cells["row"] != row.cells["row"]:
            self._report(
                row.number,
                "",
                f"What the archive has for {key}{f', clause {letter},' if letter else ''} has changed since this table was made.",
                "Make the table again and enter the change there; or delete this row, to leave it as it is in the archive.",
            )
            return None
        return base

    def _may_have_lost_letters(self, row: int, name: str) -> bool:
        cells = self._cells[row]
        base = self._bases.get((self._key(cells), cells.get("clause", "").lower()))
        return name not in DATES and not (base and self._is_same(name, cells[name], base.cells.get(name, "")))

    # Differences from what is recorded

    def _compare(self, row: Row, base: Base) -> None:
        for name, cell in row.cells.items():
            use, before = NAMES[name].use, base.cells.get(name, "")
            if use is Use.NEW or name in KEPT or self._is_same(name, cell, before):
                continue
            if use is Use.FIXED:
                hint = f"Put '{shortened(before)}' back." if before else "Empty the cell."
                hint += f" Change it in {base.record.file}."
                self._report(row.number, name, "This cannot be changed in the table.", hint)
            elif base.update:
                self._note_correction(row, base, name, cell)

    def _is_same(self, name: str, cell: str, before: str) -> bool:
        if name in DATES:
            return before in (cell, read_date(cell), read_date(cell, month_first=self._month_first))
        if name == "evidence":
            return re.findall(r"[^\s,;]+", cell) == re.findall(r"[^\s,;]+", before)
        if name in ("progress", "by", "state"):
            return cell.lower() == before.lower()
        return is_same_text(cell, before, self.sheet.alphabet)

    def _note_correction(self, row: Row, base: Base, name: str, cell: str) -> None:
        assert base.update is not None
        letter = base.clause.letter if base.clause else ""
        if name == "progress" and not letter:
            hint = "Write the motion's clauses first."
            self._report(row.number, name, "There is no clause that could be judged.", hint)
            return
        key = (base.record.key, base.update.key)
        correction = self._corrections.setdefault(key, Correction(base.record, base.update))
        first = correction.note(name, letter, cell, row.number)
        if first != row.number:
            sentence = f"Row {first} says something different of the same update."
            self._report(row.number, name, sentence, "Change it in one of the rows, or in both in the same way.")

    def _correct(self, correction: Correction) -> None:
        values = {name: self._value(name, *noted) for name, noted in correction.fields.items()}
        after = correction.after(self.draft, values)
        if not self._is_faulty(after, correction.first_row, "", correction):
            correction.set(self.draft, after, f"{self.file}:{correction.first_row}")

    # What is new

    def _take_new(self, row: Row, record: Record, base: Base | None) -> None:
        """Note the update that a row adds, and report what is missing for one."""
        cells = {name: row.cells.get(f"new {name}", "") for name in (*UPDATE_FIELDS, "key", "sets aside", *JUDGED)}
        prefix = "new "
        # Where the row shows no update, its own columns are free for one.
        plain = {name: row.cells.get(name, "") for name in (*UPDATE_FIELDS, *JUDGED)}
        if not (base and base.update) and any(plain.values()):
            if any(cells.values()):
                self._report(
                    row.number, "new event", "This row gives two updates.", "Give the second a row of its own."
                )
                return
            cells, prefix = {**cells, **plain}, ""
        if not any(cells.values()) or self._is_recorded(row, record, cells, prefix) or self._lacks(row, cells, prefix):
            return
        if new := self._same_event(row, record, cells, prefix):
            new.rows.append(row.number)
            if cells["progress"]:
                new.progress[row.cells["clause"].lower()] = cells["progress"].lower()

    def _is_recorded(self, row: Row, record: Record, cells: dict[str, str], prefix: str) -> bool:
        """Whether the archive has the event of a row already, so that the row changes nothing. Reports where the two differ."""
        for update in record.motion.outcome.updates:
            recorded = update_cells(update, row.cells.get("clause", "").lower())
            if not all(self._is_same(name, cells[name], recorded[name]) for name in ("date", "event")):
                continue
            differs = [
                name
                for name in (*UPDATE_FIELDS, *JUDGED)
                if cells[name] and not self._is_same(name, cells[name], recorded.get(name, ""))
            ]
            if differs:
                sentence = (
                    f"{record.key} already has this event, as '{update.key}', and this row says something different."
                )
                hint = "Make the table again, and change it in the row that shows this update."
                self._report(row.number, prefix + differs[0], sentence, hint)
            else:
                self._recorded.append(row.number)
            return True
        return False

    def _lacks(self, row: Row, cells: dict[str, str], prefix: str) -> bool:
        """Whether something is missing for a new update, or for a judgement, which is reported."""
        is_judged = any(cells[name] for name in (*JUDGED, "sets aside"))
        missing = [name for name in (*NEEDED, *(JUDGED if is_judged else ())) if not cells[name]]
        for name in missing:
            what = "a judgement" if name in JUDGED else "an update"
            hint = NAMES[prefix + name].meaning
            self._report(row.number, prefix + name, f"This is missing for {what}.", f"{hint[0].upper()}{hint[1:]}.")
        lacks_clause = is_judged and not row.cells.get("clause")
        if lacks_clause:
            self._report(row.number, "clause", "A judgement is about a clause, but none is named.", "Write its letter.")
        return bool(missing) or lacks_clause

    def _same_event(self, row: Row, record: Record, cells: dict[str, str], prefix: str) -> _NewUpdate | None:
        """The new update that a row gives, which another row may have given already; None where the two disagree."""
        shared = {name: " ".join(cell.split()) for name, cell in cells.items() if name != "progress"}
        known = self._new.setdefault(record.key, [])
        for other in known:
            differs = [name for name, cell in shared.items() if " ".join(other.cells[name].split()) != cell]
            if not differs:
                return other
            if not {"date", "event"} & set(differs):
                sentence = f"Row {other.rows[0]} records the same event, and this row says something different."
                hint = "One event is one update, with one judgement: say the same in both rows."
                self._report(row.number, prefix + differs[0], sentence, hint)
                return None
        known.append(_NewUpdate(record, cells, [], prefix))
        return known[-1]

    def _add(self, new: _NewUpdate) -> None:
        cells, row = new.cells, new.rows[0]
        held = self.draft.values(file_of(new.record.key), (OUTCOME, "updates"))
        taken = (
            [str(update.get("key")) for update in held if isinstance(update, dict)] if isinstance(held, list) else []
        )
        given = NewEvent(
            cells["date"], cells["by"], cells["event"], self._documents(row, cells["evidence"]), cells["note"], cells["key"],
            new.progress, cells["because"], cells["judged by"], cells["judged on"],
            re.findall(r"[^\s,;]+", cells["sets aside"]),
        )  # fmt: skip
        update = describe_event(given, taken, month_first=self._month_first)
        if not self._is_faulty(update, row, new.prefix):
            add_update(self.draft, new.record.key, update, f"{self.file}:{row}")

    def _take_looked_for(self, row: Row, record: Record) -> None:
        day, note = row.cells.get("new looked for on", ""), row.cells.get("new looked for note", "")
        letter, column = row.cells.get("clause", "").lower(), "new looked for on"
        if not day and not note:
            return
        if not day:
            self._report(
                row.number, column, "This is missing.", "Write the day on which it was looked for: 2026-11-21."
            )
        elif not letter:
            self._report(row.number, "clause", "Say which clause was looked for.", "Write its letter.")
        else:
            search = NewSearch(letter, read_date(day, month_first=self._month_first), note)
            for problem in add_search(self.draft, record, search, f"{self.file}:{row.number}"):
                at = {"note": "new looked for note", "clauses": "clause"}.get(problem.field, column)
                self._report_cell(row.number, at, problem.sentence, problem.hint)

    # What a cell says

    def _value(self, name: str, cell: str, row: int) -> Any:
        if name in DATES:
            return read_date(cell, month_first=self._month_first)
        if name == "by":
            return cell.lower()
        if name == "evidence":
            return self._documents(row, cell)
        return cell

    def _is_faulty(self, update: Fields, row: int, prefix: str, correction: Correction | None = None) -> bool:
        """Whether an update could not be read; the reason is reported at its row and column."""
        problems = event_problems(update, self.draft.today)
        for problem in problems:
            name = problem.field.replace("_", " ")
            at = correction.row_of(name, problem.clause) if correction else row
            self._report_cell(at, prefix + name if prefix + name in NAMES else name, problem.sentence, problem.hint)
        return bool(problems)
