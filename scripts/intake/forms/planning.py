"""What all forms have in common while they are worked out: what was said, documents, faults, and how it ends."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from schema.archive import Archive, Record
from schema.problems import listed, shortened
from schema.terms import DocumentKind
from scripts.edit.changes import CannotEdit, ChangeSet, Staged, Step, WouldBreak, render_steps, stage
from scripts.edit.outcomes import add_document
from scripts.intake.answer_problem import needed
from scripts.intake.documents import CannotRead
from scripts.intake.evidence import by_address, is_address, search
from scripts.intake.forms.answers import Answer, Fault
from scripts.intake.forms.submitted import (
    Attachment,
    Form,
    attachments_in,
    chosen,
    foreign_links_in,
    one_line,
)
from scripts.intake.new_document import NEEDED, DocumentEntry, NewDocument, describe_document
from scripts.intake.resolve_input import CannotUse, find_motion


@dataclass(frozen=True, slots=True)
class FormContext:
    """What a form is worked out on: the archive, its folder and how that is shown, the day, and how to get at a file."""

    archive: Archive
    folder: Path
    shown_as: str
    today: dt.date
    attached: Callable[[Attachment], Path]
    """The file of an attachment. Raises CannotRead."""


class FormPlan:
    """One form being worked out. Every fault is gathered, so that a person is told all of them at once."""

    def __init__(self, form: Form, answers: Mapping[str, str], desk: FormContext) -> None:
        self.form, self.answers, self.desk = form, answers, desk
        self.archive = desk.archive
        self.told = Answer(form.title)
        self.draft = ChangeSet(desk.folder)
        self.unusable: set[str] = set()

    def answer(self) -> Answer:
        """All of it."""
        for field in self.form.fields:
            if field.is_needed and not self.said(field.name) and field.name != "public":
                self.lacking(field.name, "This is needed.")
            elif field.choices and field.name != "public" and self.said(field.name) not in ("", *field.choices):
                said = shortened(self.said(field.name))
                self.lacking(field.name, f"'{said}' is not one of the choices.", f"They are {listed(field.choices)}.")
        self.work_out()
        labels = [field.label for field in self.form.fields]
        self.told.faults.sort(key=lambda fault: labels.index(fault.label) if fault.label else len(labels))
        return self.told

    def work_out(self) -> None:
        """What this form is about."""
        raise NotImplementedError

    # What was said

    def said(self, name: str) -> str:
        """The answer to a field, on one line. A choice that means nothing counts as none."""
        text = one_line(self.answers.get(name, ""))
        return "" if text == "None" else text

    def fault(self, name: str, sentence: str, hint: str = "") -> None:
        """Tell that an answer cannot be used, unless it is told already that there is none that could be."""
        fault = Fault(self.form.label(name) if name else "", " ".join(sentence.split()), " ".join(hint.split()))
        if name not in self.unusable and fault not in self.told.faults:
            self.told.faults.append(fault)

    def known(self, name: str) -> str:
        """The name, where the form has such a field; else nothing."""
        return name if any(field.name == name for field in self.form.fields) else ""

    def lacking(self, name: str, sentence: str, hint: str = "") -> None:
        """Tell that a field has no answer that could be used at all. What follows from that is not told."""
        self.fault(name, sentence, hint)
        self.unusable.add(name)

    def motion(self) -> Record | None:
        """The motion that the form is about."""
        try:
            return find_motion(self.archive, self.said("motion"))
        except CannotUse as why:
            self.fault("motion", str(why))
            return None

    def files(self, name: str) -> list[Path]:
        """The files that were dropped into a field, as far as they can be had."""
        found = []
        for attachment in attachments_in(self.answers[name]):
            try:
                found.append(self.desk.attached(attachment))
            except CannotRead as why:
                self.fault(name, str(why))
        for link in foreign_links_in(self.answers[name]):
            self.fault(
                name,
                f"{shortened(link)} is not a file attached here, and was not looked at.",
                "Drop the file itself into the field, and wait until its link appears.",
            )
        return found

    # Documents

    def document(self) -> str:
        """The key of the document that a form names as evidence; one that is not on the list is put there."""
        said = self.said("document")
        key = by_address(self.archive, said) if is_address(said) else self.archive.current("documents", said.lower())
        if key:
            return key
        if not is_address(said) and not self.said("document-title"):
            return self.document_by_words(said)
        return self.new_document(said)

    def document_by_words(self, said: str) -> str:
        """The one document that has all the words."""
        hits = search(self.archive, said)
        if len(hits) == 1:
            return hits[0][0]
        if hits:
            sentence = f"With these words there are {listed([key for key, _ in hits])}."
            self.fault("document", sentence, "Write the one that you mean.")
        else:
            sentence = f"No document on the list has all these words: '{shortened(said)}'."
            hint = "Try fewer words, or give its title, publisher, kind and what it shows, and it is put on the list."
            self.fault("document", sentence, hint)
        return ""

    def new_document(self, said: str) -> str:
        """Put a document on the list. Returns its key; empty where it is told what is missing or wrong."""
        given = replace(self.document_given(), meaning=self.said("document-meaning"))
        given = replace(given, address=said) if is_address(said) else replace(given, held_by=said)
        missing = needed(given, NEEDED)
        for name in missing:
            self.lacking(f"document-{name}", "This is needed, because the document is not on the list yet.")
        entry = None if missing else self.entry(given)
        if entry is None:
            return ""
        add_document(self.draft, entry.key, entry.fields)
        return entry.key

    def document_given(self) -> NewDocument:
        """What the form says of a document in fields of its own."""
        kind = chosen(self.answers["document-kind"], DocumentKind)
        title, publisher, date = (self.said(f"document-{name}") for name in ("title", "publisher", "date"))
        return NewDocument(title, publisher, kind.value if kind else "", date=date)

    def entry(self, given: NewDocument) -> DocumentEntry | None:
        """The entry of a document for the list; None where it is told what is wrong with it."""
        entry = describe_document(self.archive, given, self.desk.today)
        for problem in entry.problems:
            self.fault(self.known(f"document-{problem.field}") or "document", problem.sentence, problem.hint)
        return None if entry.problems else entry

    # How it ends

    def staged(self, work_out: Callable[[], Staged | None]) -> Staged | None:
        """Every file as it would be; None where there is none, or where it is told why not."""
        try:
            return work_out()
        except WouldBreak as broken:
            for problem, _ in broken.problems:
                file = problem.file.removeprefix(f"{self.desk.shown_as}/")
                place = ": ".join(filter(None, (file, problem.path)))
                self.fault("", f"{place}: {problem.sentence}", problem.hint)
        except CannotEdit as why:
            self.fault("", str(why))
        return None

    def stage(self, steps: Sequence[Step], work_out: Callable[[], Staged]) -> None:
        """Work out every file, and show the plan. What would break a rule is told."""
        if self.told.faults:
            return
        self.told.staged = self.staged(work_out)
        if self.told.staged:
            self.told.plan = render_steps(steps, self.desk.shown_as)

    def finish(self) -> None:
        """End a form whose changes are all in the draft."""
        if not self.told.faults:
            steps = self.draft.steps
            self.end(self.staged(lambda: stage(self.desk.folder, self.desk.shown_as, steps) if steps else None))

    def end(self, staged: Staged | None) -> None:
        """Show the plan of what was worked out; or say that there is nothing to change."""
        self.told.staged = staged
        if staged:
            self.told.plan = render_steps(self.draft.steps, self.desk.shown_as)
        elif not self.told.faults:
            self.told.says.append("The archive says so already. There is nothing to change.")
