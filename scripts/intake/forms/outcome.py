"""The form for what came of a motion: one event, or that nothing was found."""

from dataclasses import replace

from schema.archive import Record
from schema.sentences import listed
from schema.terms import Actor
from scripts.edit.outcomes import add_update
from scripts.intake.answers.new_event import EDITORS, NewEvent, NewSearch, add_search, describe_event, event_problems
from scripts.intake.answers.resolve_input import CannotUse, read_progress
from scripts.intake.forms.planning import FormPlan
from scripts.intake.forms.submitted import chosen


class OutcomeForm(FormPlan):
    """An event after a motion, or that nothing was found."""

    def work_out(self) -> None:
        record = self.motion()
        if self.text("what") == "Something happened":
            self.event(record)
        else:
            self.search(record)
        self.finish()
        if self.reply.staged and record:
            self.reply.says.append(f"{record.key}: {record.motion.title}")

    def event(self, record: Record | None) -> None:
        """One event, with what it means where somebody judges that."""
        for name in ("event", "by", "document"):
            if not self.text(name):
                self.report_unusable(name, "This is needed where something happened.")
        evidence = self.document() if self.text("document") else ""
        by = chosen(self.answers["by"], Actor)
        given = NewEvent(
            date=self.text("date"), by=by.value if by else "", event=self.answers["event"].strip(),
            evidence=(evidence or "document",), note=self.answers["note"].strip(),
        )  # fmt: skip
        given = self.judged(given, record)
        taken = [update.key for update in record.motion.outcome.updates] if record else []
        update = describe_event(given, taken)
        for problem in event_problems(update, self.context.today):
            name = {"evidence": "document", "key": "event", "judged_by": "judge"}.get(problem.field, problem.field)
            self.report(self.known(name) or "event", problem.sentence, problem.hint)
        if record and not self.reply.problems:
            add_update(self.draft, record.key, update)

    def judged(self, given: NewEvent, record: Record | None) -> NewEvent:
        """The event with what it means for which request; as it is where nobody judges that."""
        lines = [line for line in self.answers["progress"].split("\n") if line.strip()]
        if not lines:
            if self.text("because"):
                hint = "Write a line for each clause: a: partly met"
                self.report("progress", "There is a reason, but no judgement.", hint)
            return given
        if not self.text("because"):
            self.report_unusable("because", "A judgement needs a reason.")
        if record is None:
            return given
        try:
            progress = read_progress(record, lines)
        except CannotUse as why:
            self.report("progress", str(why)[0].upper() + str(why)[1:])
            return given
        return replace(
            given, progress=progress, because=self.answers["because"].strip(), judged_by=self.text("judge") or EDITORS,
            judged_on=self.context.today.isoformat(),
        )  # fmt: skip

    def search(self, record: Record | None) -> None:
        """That clauses were looked for, and nothing was found."""
        for name in ("event", "by", "document", "because"):
            if self.text(name):
                self.report(
                    name, "This says that something was found, but the answer above says that nothing was.", "Keep one."
                )
        if record is None:
            return
        clauses = ", ".join(line.strip() for line in self.answers["progress"].split("\n") if line.strip())
        if not clauses:
            requests = [clause.letter for clause in record.motion.requests]
            hint = (
                f"Its requests are {listed(requests)}." if requests else "It has no request that could be looked for."
            )
            self.report("progress", "Which clauses were looked for?", hint)
            return
        given = NewSearch(clauses, self.text("date"), self.answers["note"].strip())
        for problem in add_search(self.draft, record, given):
            name = {"on": "date", "note": "note"}.get(problem.field, "progress")
            self.report(name, problem.sentence, problem.hint)
