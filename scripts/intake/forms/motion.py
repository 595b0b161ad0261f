"""The form for one motion, typed into its fields."""

import re
from dataclasses import fields
from typing import Any

from schema.problems import Problem
from schema.terms import Decision, DocumentKind, MotionKind
from scripts.edit.fill_in import TO_FILL_IN, stage_marked
from scripts.edit.outcomes import file_of
from scripts.intake.answers.resolve_input import CannotUse, find_meeting
from scripts.intake.forms.planning import FormPlan
from scripts.intake.forms.submitted import chosen
from scripts.intake.one_motion.adding import add_motion, answer_of
from scripts.intake.one_motion.answers import Answers, CannotAdd


class MotionForm(FormPlan):
    """One motion, typed into the form's fields, which are named as the answers of scripts.intake.one_motion are."""

    file = ""
    """The file of its record."""

    def work_out(self) -> None:
        answers = Answers(
            **{field.name: self.stated(field.name, is_list=field.default == ()) for field in fields(Answers)}
        )
        try:
            added = add_motion(self.archive, self.draft, answers, self.context.today)
        except CannotAdd as why:
            for problem in why.problems:
                name = problem.field.replace("_", "-")
                self.report(self.known(name), problem.text)
            lists = {field.name for field in fields(Answers) if field.default == ()}
            self.unusable.update(
                problem.field.replace("_", "-") for problem in why.problems if problem.field not in lists
            )
            return
        self.file = file_of(added.key)
        self.reply.says.append(f"{added.key}: {added.title}")
        if added.number_words:
            self.reply.to_look_at.append(added.number_words)
        for file, comments in added.comments.items():
            to_fill_in = [words.removeprefix(TO_FILL_IN).split("\n")[0] for _, words in comments if TO_FILL_IN in words]
            self.reply.to_fill_in += [f"{file}: {words}" for words in to_fill_in]
        self.reply.to_look_at += [note for note in added.notes if note not in self.reply.to_fill_in]
        steps = self.draft.steps
        self.stage(steps, lambda: stage_marked(self.context.folder, self.context.shown_as, steps, added.comments))

    def stated(self, name: str, *, is_list: bool) -> Any:
        """What the form says for an answer: a text, or a list with a line for each; empty where it has no such field."""
        field = name.replace("_", "-")
        text = self.answers.get(field, "")
        if name == "meeting":
            return self.meeting_named()
        if name in ("kind", "decision", "document_kind"):
            term = chosen(text, {"kind": MotionKind, "decision": Decision, "document_kind": DocumentKind}[name])
            return term.value if term else text.strip()
        if not is_list:
            return text.strip("\n")
        between = "[,\n]" if name in ("topics", "made_of") else "\n"
        return tuple(part.strip() for part in re.split(between, text) if part.strip())

    def field_of(self, file: str, problem: Problem) -> str:
        """The field that a problem of the motion's record comes of."""
        return self.known(answer_of(problem).replace("_", "-")) if file == self.file else ""

    def meeting_named(self) -> str:
        """The key of a meeting that the archive has, else the answer as typed."""
        try:
            return find_meeting(self.archive, self.text("meeting"))
        except CannotUse:
            return self.text("meeting")
