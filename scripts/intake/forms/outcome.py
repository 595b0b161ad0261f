"""The form for what came of a motion: one event, or that nothing was found."""

from schema.archive import Record
from schema.problems import listed
from schema.terms import Actor
from scripts.edit.outcomes import (
    Fields,
    add_looked_for,
    add_update,
    looked_for_faults,
    propose_key,
    update_faults,
    without_blanks,
)
from scripts.intake.forms.planning import FormPlan, field_of
from scripts.intake.forms.submitted import (
    chosen,
)
from scripts.intake.resolve_input import CannotUse, read_letters, read_progress
from scripts.intake.vocabulary.dates import read_date

EDITORS = "the archive's editors"
"""Who judges, where a form names nobody."""


class OutcomeForm(FormPlan):
    """An event after a motion, or that nothing was found."""

    def work_out(self) -> None:
        record = self.motion()
        if self.said("what") == "Something happened":
            self.event(record)
        else:
            self.search(record)
        self.finish()
        if self.told.staged and record:
            self.told.says.append(f"{record.key}: {record.motion.title}")

    def event(self, record: Record | None) -> None:
        """One event, with what it means where somebody judges that."""
        for name in ("event", "by", "document"):
            if not self.said(name):
                self.lacking(name, "This is needed where something happened.")
        evidence = self.document() if self.said("document") else ""
        judgement = self.judgement(record)
        by, event = chosen(self.answers["by"], Actor), self.answers["event"].strip()
        taken = [update.key for update in record.motion.outcome.updates] if record else []
        values = without_blanks(
            {
                "key": propose_key(event, taken), "date": read_date(self.said("date")), "by": by.value if by else "",
                "event": event, "evidence": [evidence or "document"], "note": self.answers["note"].strip(),
                "assessment": judgement,
            }
        )  # fmt: skip
        for problem in update_faults(values):
            where = [str(step) for step in problem.where]
            name = field_of(problem)
            if name == "assessment":
                name = {"by": "judge", "because": "because"}.get(where[1] if len(where) > 1 else "", "progress")
            name = {"evidence": "document", "key": "event"}.get(name, name)
            self.fault(self.known(name) or "event", problem.sentence, problem.hint)
        if record and not self.told.faults:
            add_update(self.draft, record.key, values)

    def judgement(self, record: Record | None) -> Fields:
        """What the event means for which request; empty where nobody judges that."""
        said = [line for line in self.answers["progress"].split("\n") if line.strip()]
        if not said:
            if self.said("because"):
                self.fault(
                    "progress", "There is a reason, and no judgement.", "Write a line for each clause: a: partly met"
                )
            return {}
        if not self.said("because"):
            self.lacking("because", "A judgement has a reason.")
        if record is None:
            return {}
        try:
            progress = read_progress(record, said)
        except CannotUse as why:
            self.fault("progress", str(why)[0].upper() + str(why)[1:])
            return {}
        return without_blanks(
            {
                "on": self.desk.today.isoformat(), "by": self.said("judge") or EDITORS, "progress": dict(sorted(progress.items())),
                "because": self.answers["because"].strip(),
            }
        )  # fmt: skip

    def search(self, record: Record | None) -> None:
        """That clauses were looked for, and nothing was found."""
        for name in ("event", "by", "document", "because"):
            if self.said(name):
                self.fault(
                    name, "This says that something was found, and above it stands that nothing was.", "Keep one."
                )
        if record is None:
            return
        said = ", ".join(line.strip() for line in self.answers["progress"].split("\n") if line.strip())
        if not said:
            requests = [clause.letter for clause in record.motion.requests]
            hint = (
                f"Its requests are {listed(requests)}." if requests else "It has no request that could be looked for."
            )
            self.fault("progress", "Which clauses were looked for?", hint)
            return
        try:
            letters = read_letters(record, said)
        except CannotUse as why:
            self.fault("progress", str(why))
            return
        day, note = read_date(self.said("date")), self.answers["note"].strip()
        problems = looked_for_faults(without_blanks({"on": day, "clauses": said.lower(), "note": note}))
        for problem in problems:
            name = {"on": "date", "note": "note"}.get(str(problem.where[0]) if problem.where else "", "progress")
            self.fault(name, problem.sentence, problem.hint)
        if not problems:
            add_looked_for(self.draft, record.key, letters, day, note)
