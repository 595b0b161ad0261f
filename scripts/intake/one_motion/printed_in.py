"""The document that prints a motion: on the list already, or put there."""

import datetime as dt

from schema.archive import Archive
from schema.sentences import shortened
from schema.terms import DocumentKind
from scripts.edit.fill_in import TO_FILL_IN
from scripts.edit.outcomes import Fields
from scripts.intake.answers.answer_problem import needed
from scripts.intake.answers.evidence import by_address, find_document, is_address
from scripts.intake.answers.new_document import NEEDED, NewDocument, describe_document
from scripts.intake.answers.resolve_input import CannotUse
from scripts.intake.one_motion.answers import AnswerProblems, Answers
from scripts.intake.one_motion.numbering import is_drawn_up_here
from scripts.intake.one_motion.typed_title import may_name_somebody
from scripts.intake.planning.document_kinds import TEXTS
from scripts.intake.planning.meetings import free_document_key, meeting_name
from scripts.intake.planning.proposals import Source

DESCRIBED = ("document_publisher", "document_kind", "document_date", "document_meaning")
"""What is said of a document that the archive does not have yet, besides its title."""


class PrintedIn:
    """The document of a motion, as its answers name or describe it."""

    def __init__(
        self, archive: Archive, answers: Answers, meeting_key: str, today: dt.date, problems: AnswerProblems
    ) -> None:
        self.archive, self.answers, self.today, self.problems = archive, answers, today, problems
        self.meeting_key, self.meeting = meeting_key, archive.meetings.get(meeting_key)
        self.is_list_ours = is_drawn_up_here(archive, meeting_key, today)
        self.new_document: Fields = {}
        """Its entry, where it is put on the list."""
        self.to_fill_in = ""
        """What a person has to fill in in that entry."""

    def own_document(self) -> str:
        """The key of the document that the list drawn up here is, or is to be."""
        if self.meeting and self.meeting.list:
            return self.meeting.list.document
        return free_document_key(self.archive, self.meeting_key, "motions")

    def source(self) -> Source:
        """The document: on the list already, or new."""
        answer, key = self.answers.document, ""
        if self.answers.document_title or (is_address(answer) and not by_address(self.archive, answer)):
            return self.document_described(answer)
        described = [name for name in DESCRIBED if getattr(self.answers, name)]
        if described and " " in answer:
            sentence = "To add a document that the archive does not have yet, give its title as --document-title."
            self.problems.report("document", sentence)
            return Source("", "", True, None)
        for name in described:
            self.problems.report(
                name, "This describes a document that the archive does not have yet. Give its title too."
            )
        if answer:
            key = self.document_key("document", answer)
        elif self.is_list_ours:
            key = self.own_document()
            if key not in self.archive.documents:
                return self.list_begun(key)
        else:
            listed_in = self.meeting.list.document if self.meeting and self.meeting.list else ""
            also = f" The list of {meeting_name(self.archive, self.meeting_key)} is {listed_in}." if listed_in else ""
            self.problems.report("document", f"Say where it is printed: a document's key, title or web address.{also}")
        document = self.archive.documents.get(key)
        if document is None:
            return Source(key, "", True, None)
        return Source(key, document.title, True, TEXTS.get(document.kind))

    def document_key(self, name: str, answer: str) -> str:
        """The key of a document that the archive has, by its key, its title or its address; else a fault, and empty."""
        try:
            return find_document(self.archive, answer)
        except CannotUse as why:
            self.problems.report(name, str(why))
            return ""

    def document_described(self, answer: str) -> Source:
        """A document that the archive does not have, as described; its key is proposed or the one said."""
        answers = self.answers
        address = answer if is_address(answer) else ""
        if answer and not address and (known := self.archive.current("documents", answer.lower())):
            self.problems.report(
                "document_title", f"The document {known} is on the list already. Leave out what describes it."
            )
        title = "" if may_name_somebody(answers.title) else f"“{shortened(answers.title, 80)}”, "
        meaning = f"Prints {title}a motion of {meeting_name(self.archive, self.meeting_key)}."
        given = NewDocument(
            answers.document_title, answers.document_publisher, answers.document_kind,
            answers.document_meaning or meaning, answers.document_date, address,
            held_by="" if address else "The archive's editors", key="" if address else answer.lower(),
        )  # fmt: skip
        missing = needed(given, NEEDED)
        for name in missing:
            self.problems.report(
                f"document_{name}", f"The document is not on the list yet. To add it, give its {name}."
            )
        entry = describe_document(self.archive, given, self.today)
        for problem in () if missing else entry.problems:
            name = "document" if problem.field in ("address", "key") else f"document_{problem.field}"
            self.problems.report(name, problem.sentence, problem.hint)
        self.new_document = entry.fields
        kind = next((kind for kind in DocumentKind if kind == entry.fields.get("kind")), None)
        return Source(entry.key, answers.document_title, True, TEXTS.get(kind) if kind else None)

    def list_begun(self, key: str) -> Source:
        """The list of a coming meeting's motions, begun with this one."""
        name = meeting_name(self.archive, self.meeting_key)
        self.new_document = {
            "title": f"{name} motions", "publisher": self.archive.union.name, "kind": DocumentKind.NOTICE.value,
            "held_by": "The archive's editors",
            "meaning": f"The motions of {name} in the order in which they were sent in; its list is drawn up here.",
        }  # fmt: skip
        words = (
            "when the notice is published: its title, date and web address. From then on, numbers are taken from it."
        )
        self.to_fill_in = TO_FILL_IN + words
        return Source(key, f"{name} motions", True, TEXTS[DocumentKind.NOTICE])
