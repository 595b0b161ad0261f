"""What all forms have in common: answers, documents, problems, and how they end."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from schema.archive import Archive, Record
from schema.problems import Problem
from schema.sentences import listed, shortened
from schema.terms import DocumentKind
from scripts.edit.changes import CannotEdit, ChangeSet, Staged, Step, WouldBreak, render_steps, stage
from scripts.edit.outcomes import add_document
from scripts.intake.answers.answer_problem import needed
from scripts.intake.answers.evidence import by_address, is_address, search
from scripts.intake.answers.named import texts_with_names
from scripts.intake.answers.new_document import NEEDED, DocumentEntry, NewDocument, describe_document
from scripts.intake.answers.resolve_input import CannotUse, find_motion
from scripts.intake.documents import CannotRead
from scripts.intake.forms.answers import Answer, FormProblem
from scripts.intake.forms.submitted import Attachment, Form, attachments_in, chosen, foreign_links_in, one_line
from scripts.intake.vocabulary.movers import shown


@dataclass(frozen=True, slots=True)
class FormContext:
    """What a form is worked out with: the archive, its folder and how that is shown, the day, and a way to get at files."""

    archive: Archive
    folder: Path
    shown_as: str
    today: dt.date
    attached: Callable[[Attachment], Path]
    """The file of an attachment. Raises CannotRead."""


class FormPlan:
    """One form being worked out. Problems are gathered, so that the sender hears of all of them at once."""

    def __init__(self, form: Form, answers: Mapping[str, str], context: FormContext) -> None:
        self.form, self.answers, self.context = form, answers, context
        self.archive = context.archive
        self.reply = Answer(form.title)
        self.draft = ChangeSet(context.folder, context.today)
        self.unusable: set[str] = set()

    def answer(self) -> Answer:
        """The whole answer to the sender."""
        for field in self.form.fields:
            if field.is_needed and not self.text(field.name) and field.name != "public":
                self.report_unusable(field.name, "This is needed.")
            elif field.choices and field.name != "public" and self.text(field.name) not in ("", *field.choices):
                sentence = f"'{shown(self.text(field.name))}' is not one of the choices."
                self.report_unusable(field.name, sentence, f"They are {listed(field.choices)}.")
        self.work_out()
        labels = [field.label for field in self.form.fields]
        self.reply.problems.sort(key=lambda problem: labels.index(problem.label) if problem.label else len(labels))
        return self.reply

    def work_out(self) -> None:
        """Fill in the reply, and the steps of the change. One method for each form."""
        raise NotImplementedError

    # Answers

    def text(self, name: str) -> str:
        """The answer to a field, on one line; empty where there is none, or where the choice was *None*."""
        text = one_line(self.answers.get(name, ""))
        return "" if text == "None" else text

    def report(self, name: str, sentence: str, hint: str = "") -> None:
        """Note what is wrong with an answer, unless it was noted already that the answer cannot be used at all."""
        problem = FormProblem(self.form.label(name) if name else "", " ".join(sentence.split()), " ".join(hint.split()))
        if name not in self.unusable and problem not in self.reply.problems:
            self.reply.problems.append(problem)

    def known(self, name: str) -> str:
        """The name, where the form has such a field; else an empty text."""
        return name if any(field.name == name for field in self.form.fields) else ""

    def report_unusable(self, name: str, sentence: str, hint: str = "") -> None:
        """Note that an answer is missing or cannot be used at all. Problems that follow from that are not noted."""
        self.report(name, sentence, hint)
        self.unusable.add(name)

    def motion(self) -> Record | None:
        """The motion that the form is about."""
        try:
            return find_motion(self.archive, self.text("motion"))
        except CannotUse as why:
            self.report("motion", str(why))
            return None

    def files(self, name: str) -> list[Path]:
        """The files that were dropped into a field, as far as they can be fetched."""
        paths = []
        for attachment in attachments_in(self.answers[name]):
            try:
                paths.append(self.context.attached(attachment))
            except CannotRead as why:
                self.report(name, str(why))
        for link in foreign_links_in(self.answers[name]):
            sentence = f"{shortened(link)} is not a file attached here, and was not looked at."
            hint = "Drop the file itself into the field, and wait until its link appears."
            self.report(name, sentence, hint)
        return paths

    # Documents

    def document(self) -> str:
        """The key of the document that a form names as evidence; one that is not on the list is put there."""
        named = self.text("document")
        key = by_address(self.archive, named) if is_address(named) else self.archive.current("documents", named.lower())
        if key:
            return key
        if not is_address(named) and not self.text("document-title"):
            return self.document_by_words(named)
        return self.new_document(named)

    def document_by_words(self, named: str) -> str:
        """The one document that has all the words."""
        hits = search(self.archive, named)
        if len(hits) == 1:
            return hits[0][0]
        if hits:
            sentence = f"Documents with these words: {listed([key for key, _ in hits])}."
            self.report("document", sentence, "Write the one that you mean.")
        else:
            sentence = f"No document on the list has all these words: '{shown(named)}'."
            hint = "Try fewer words; or give its title, publisher, kind and what it shows, and it will be added to the list."
            self.report("document", sentence, hint)
        return ""

    def new_document(self, named: str) -> str:
        """Put a document on the list. Returns its key; empty where something is missing or wrong."""
        given = replace(self.document_given(), meaning=self.text("document-meaning"))
        given = replace(given, address=named) if is_address(named) else replace(given, held_by=named)
        missing = needed(given, NEEDED)
        for name in missing:
            self.report_unusable(f"document-{name}", "This is needed because the document is not on the list yet.")
        entry = None if missing else self.entry(given)
        if entry is None:
            return ""
        add_document(self.draft, entry.key, entry.fields)
        return entry.key

    def document_given(self) -> NewDocument:
        """The form's answers about a document."""
        kind = chosen(self.answers["document-kind"], DocumentKind)
        title, publisher, date = (self.text(f"document-{name}") for name in ("title", "publisher", "date"))
        return NewDocument(title, publisher, kind.value if kind else "", date=date)

    def entry(self, given: NewDocument) -> DocumentEntry | None:
        """The entry of a document for the list; None where something is wrong with it."""
        entry = describe_document(self.archive, given, self.context.today)
        for problem in entry.problems:
            self.report(self.known(f"document-{problem.field}") or "document", problem.sentence, problem.hint)
        return None if entry.problems else entry

    # How it ends

    def staged(self, work_out: Callable[[], Staged | None]) -> Staged | None:
        """Every file as it would be; None where there is none, or where a rule would be broken."""
        try:
            return work_out()
        except WouldBreak as broken:
            for problem, _ in broken.problems:
                file = problem.file.removeprefix(f"{self.context.shown_as}/")
                if name := self.field_of(file, problem):
                    self.report(name, problem.sentence, problem.hint)
                    continue
                place = ": ".join(filter(None, (file, problem.path)))
                self.report("", f"{place}: {problem.sentence}", problem.hint)
        except CannotEdit as why:
            self.report("", str(why))
        return None

    def field_of(self, file: str, problem: Problem) -> str:
        """The field of the form that a problem of a file comes of; empty where it is none."""
        return ""

    def stage(self, steps: Sequence[Step], work_out: Callable[[], Staged]) -> None:
        """Work out every file, and show the plan, or what would break a rule."""
        if self.reply.problems:
            return
        self.reply.staged = self.staged(work_out)
        if self.reply.staged:
            self.show(steps)

    def show(self, steps: Sequence[Step]) -> None:
        """Show the steps, and in which of their texts a person may be named."""
        self.reply.plan = render_steps(steps, self.context.shown_as)
        self.reply.to_look_at += texts_with_names(steps)

    def finish(self) -> None:
        """End a form whose changes are all in the draft."""
        if not self.reply.problems:
            steps = self.draft.steps
            self.end(self.staged(lambda: stage(self.context.folder, self.context.shown_as, steps) if steps else None))

    def end(self, staged: Staged | None) -> None:
        """Show the plan of what was worked out; or say that there is nothing to change."""
        self.reply.staged = staged
        if staged:
            self.show(self.draft.steps)
        elif not self.reply.problems:
            self.reply.says.append("The archive already says so. There is nothing to change.")
