"""The form for a meeting: all its motions, read from a document."""

import re
from collections.abc import Mapping
from dataclasses import replace

from pydantic import TypeAdapter

from schema.dates import MONTH_NUMBERS, NotADate, parse_date
from schema.fields import MEETING_KEY
from schema.meeting import Meeting
from schema.sentences import counted, listed, natural, shortened
from schema.terms import Decision, DocumentKind, MeetingKind, Quorum
from schema.union import Document
from schema.wording import paragraphs
from scripts.edit.changes import Change, Step
from scripts.edit.fill_in import TO_FILL_IN
from scripts.edit.outcomes import add_document
from scripts.intake.answers.evidence import by_address
from scripts.intake.documents import CannotRead
from scripts.intake.documents.lines import DocumentText
from scripts.intake.documents.reading import note_on_name, read_document, read_text
from scripts.intake.forms.planning import FormPlan
from scripts.intake.forms.submitted import chosen, is_checked, without_links
from scripts.intake.margin.reading import MarginMistakes, read_with_lines
from scripts.intake.marks.mark import Given
from scripts.intake.motions.motion_list import MotionList, read_motion_list
from scripts.intake.planning.meetings import free_document_key
from scripts.intake.planning.plan import Plan, make_plan
from scripts.intake.planning.plan_report import keys_in_words
from scripts.intake.vocabulary.dates import read_date
from scripts.intake.vocabulary.movers import masked, shown

BETWEEN_DAYS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\s*(?:[-–—/&]|to|and)\s*(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+)\s+(\d{4})"
)
"""Two days of one month, as people write them."""

LONGEST_KEY = 60
"""The most characters of a new meeting's key, which is in the address of each of its motions."""


class MeetingForm(FormPlan):
    """The motions of a meeting, out of a document."""

    def work_out(self) -> None:
        if not is_checked(self.answers["public"]):
            self.report("public", "The box is not ticked.", "Motions are shown word for word, so the union must agree.")
        key, held = self.meeting_key(), self.held()
        text = self.document_text()
        if self.reply.problems or text is None:
            return
        meeting = self.archive.meetings.get(key)
        motion_list = self.read_motions(text, meeting)
        if motion_list is None:
            return
        if not motion_list.motions:
            self.report(
                "file", "No motion was found in it.",
                "Each motion should begin with its number or a title on a line of its own.",
            )  # fmt: skip
            return
        plan = self.plan(key, motion_list)
        if plan is None:
            return
        if meeting is None:
            self.complete_meeting(plan, key, held)
        elif held or self.text("place"):
            self.reply.to_look_at.append(
                f"{meeting.name} is in the archive already; its days and place stay as they are."
            )
        self.preview(plan, motion_list)
        if plan.steps.steps:
            self.stage(plan.steps.steps, lambda: plan.stage(self.context.folder, self.context.shown_as))

    # What it says of the meeting

    def meeting_key(self) -> str:
        """The meeting's key: of one that the archive has, else from its year and word."""
        kind, year, word = chosen(self.answers["meeting"], MeetingKind), self.text("year"), self.text("word").lower()
        if not re.fullmatch(r"(?:1[89]|2[01])\d\d", year):
            self.report("year", f"'{shortened(year)}' is not a year.", "Write four digits: 2026.")
            return ""
        same = [
            key
            for key, meeting in self.archive.meetings.items()
            if meeting.kind is kind and str(meeting.year) == year and word in ("", key.partition("-")[2])
        ]
        if len(same) == 1 and (not word or kind is not MeetingKind.SGM or same[0].endswith(word)):
            return same[0]
        if kind in (MeetingKind.SECTION, MeetingKind.CONGRESS) and not word:
            self.report("word", "This is needed for a section's meeting or a congress.", "Write a short name of it.")
            return ""
        word = "-".join(re.findall(r"[a-z0-9]+", word)) or ("sgm" if kind is MeetingKind.SGM else "")
        key = "-".join(filter(None, (year, word)))
        if not re.fullmatch(MEETING_KEY, key) or len(key) > LONGEST_KEY:
            self.report(
                "word", f"'{shortened(word)}' cannot be part of an address.", "Write a word or two in lower case."
            )
        other = self.archive.meetings.get(key)
        if other and other.kind is not kind:
            self.report("meeting", f"{key} is another meeting here: {other.name}, {other.kind.label.lower()}.")
        return key

    def held(self) -> str:
        """Its day or days, as records write them; empty where none are given."""
        text = self.text("held")
        if match := BETWEEN_DAYS.fullmatch(text):
            month = MONTH_NUMBERS.get(match[3].lower())
            if month:
                first, last = (f"{match[4]}-{month:02}-{int(day):02}" for day in (match[1], match[2]))
                text = f"{first}/{last}"
        text = read_date(re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", text)) if text else ""
        try:
            return parse_date(text).text if text else ""
        except NotADate as why:
            self.report("held", str(why))
            return ""

    # What it attaches

    def document_text(self) -> DocumentText | None:
        """The document's lines; None where it cannot be read."""
        before = len(self.reply.problems)
        files = self.files("file")
        pasted = without_links(self.answers["file"])
        if len(files) > 1:
            self.report("file", f"{counted(len(files), 'file').capitalize()} are attached.", "Send one form for each.")
            return None
        if not files and (not pasted or len(self.reply.problems) > before):
            if len(self.reply.problems) == before:
                self.report("file", "There is no document here.")
            return None
        try:
            text = read_document(files[0]) if files else read_text(pasted)
        except CannotRead as why:
            self.report("file", f"{files[0].name}: {why}" if files else str(why))
            return None
        self.reply.to_look_at += map(masked, text.notes)
        if not files:
            return text
        if note := note_on_name(files[0], text.format):
            self.reply.to_look_at.append(note)
        if pasted:
            self.reply.left_out.append(f"Typed beside the file: {shown(pasted)}")
        return text

    def read_motions(self, text: DocumentText, meeting: Meeting | None) -> MotionList | None:
        """The document's motions, read with the corrections that were typed; None where these have mistakes, which are reply."""
        archive = self.archive

        def read(given: Given) -> MotionList:
            return read_motion_list(text, archive.bodies, archive.union.name, meeting.held if meeting else None, given)

        try:
            reading = read_with_lines(text, self.answers.get("margin", ""), archive.reading, read)
        except MarginMistakes as wrong:
            for mistake in wrong.mistakes:
                self.report("margin", masked(f"Line {mistake.at}: {mistake.sentence}"), masked(mistake.hint))
            return None
        self.reply.reading = reading.text
        return reading.motions

    def plan(self, key: str, motion_list: MotionList) -> Plan | None:
        """What the motions would change. A document that records rest on already keeps its entry."""
        archive, folder = self.archive, self.context.folder
        plan = make_plan(archive, folder, motion_list, key, today=self.context.today)
        if plan.source.document in archive.documents:
            return plan
        if known := by_address(archive, self.text("document-address") or "-"):
            return make_plan(archive, folder, motion_list, key, known, today=self.context.today)
        given, address = self.document_given(), self.text("document-address")
        count = counted(len(motion_list.motions), "motion")
        document_key = free_document_key(archive, key, (given.kind or DocumentKind.NOTICE.value).replace(" ", "-"))
        entry = self.entry(
            replace(
                given,
                title=given.title or plan.source.title,
                publisher=given.publisher or archive.union.name,
                meaning=f"{count.capitalize()} were taken from it for this archive.",
                address=address,
                held_by="" if address else "The archive's editors",
                key=document_key,
            )
        )
        if entry is None:
            return None
        document = TypeAdapter(Document).validate_python(entry.fields)
        with_it = replace(archive, documents={**archive.documents, document_key: document})
        plan = make_plan(with_it, folder, motion_list, key, document_key, today=self.context.today)
        if plan.steps.steps:
            add_document(plan.steps, document_key, entry.fields)
        return plan

    def complete_meeting(self, plan: Plan, key: str, held: str) -> None:
        """Put into a meeting that is new what the form says of it."""
        file = f"{key}/meeting.yaml"
        kind, quorate = chosen(self.answers["meeting"], MeetingKind), chosen(self.answers["quorate"], Quorum)
        values = {"kind": kind, "held": held, "place": self.text("place"), "quorate": quorate}
        for name, value in values.items():
            if value:
                plan.steps.set(file, (name,), str(value), f"{name}: {value}")
        if not held:
            return
        # Which body decided no field of the form says: where it was taken by default, that is still asked.
        asked = [comment for comment in plan.comments.pop(file, []) if comment[0] == ("body",)]
        plan.notes = [note for note in plan.notes if not note.startswith(f"{key}/meeting:")]
        if asked:
            plan.comments[file] = asked
            plan.notes += [f"{key}/meeting: {words.removeprefix(TO_FILL_IN)}" for _, words in asked]

    # What is shown of it

    def preview(self, plan: Plan, motion_list: MotionList) -> None:
        """All motions in one table, and what is left to a person."""
        reply = self.reply
        names = self.names_of_bodies(plan)
        rows = [row for step in plan.steps.steps if (row := self.row(step, names))]
        count = counted(len(motion_list.motions), "motion").capitalize()
        reply.says.append(f"{count} found. {counted(len(rows), 'record').capitalize()} would be new.")
        if rows:
            reply.tables.append(
                ("What would be new", ("Key", "Title", "Heading", "Put by", "Decided", "Paragraphs"), rows)
            )
        if plan.filled:
            reply.tables.append(
                ("What would be added", ("Key", "What"), [line.split(": add ", 1) for line in plan.filled])
            )
        reply.to_look_at += [
            re.sub(r"^bodies\.yaml: add ([\w-]+), (.*)$", r"New to the archive: \2, as \1", words)
            for words in plan.beside
            if not words.startswith(("documents.yaml", "create"))
        ]
        reply.differs += sorted(plan.differing, key=natural)
        reply.to_look_at += plan.notes
        if plan.unchanged:
            reply.to_look_at.append(f"Nothing to add to {keys_in_words(plan.unchanged)}.")
        reply.to_fill_in += [f"{keys_in_words(keys)}: {words}" for words, keys in plan.to_fill_in.items()]
        reply.left_out += [f"{entry.what}: {entry.where}" for entry in motion_list.account.groups_skipped()]
        reply.left_out += [
            f"Not understood, {entry.where}: {shortened(entry.beginning, 70)}"
            for entry in motion_list.account.groups_not_understood()
        ]

    def names_of_bodies(self, plan: Plan) -> dict[str, str]:
        """What each body is called, also one that is new, by its key."""
        names = {key: body.name for key, body in self.archive.bodies.items()}
        for step in plan.steps.steps:
            if isinstance(step, Change) and step.file == "bodies.yaml" and isinstance(step.new, dict):
                names[str(step.where[0])] = str(step.new.get("name", ""))
        return names

    def row(self, step: Step, names: Mapping[str, str]) -> list[str]:
        """A new motion in a row of the preview; empty where a step makes none."""
        if (
            not isinstance(step, Change)
            or step.where
            or step.file.endswith("meeting.yaml")
            or not isinstance(step.new, dict)
        ):
            return []
        values = step.new
        outcome = values.get("outcome")
        decisions = outcome.get("decisions") if isinstance(outcome, dict) else None
        decided = decisions[0].get("decision") if isinstance(decisions, list) and isinstance(decisions[0], dict) else ""
        put_by, committee = values.get("proposer"), str(values.get("committee", ""))
        wording = values.get("wording")
        return [
            step.file.removesuffix(".yaml"), str(values.get("title", "")), names.get(committee, committee),
            listed([names.get(str(key), str(key)) for key in (put_by if isinstance(put_by, list) else [put_by])]),
            str(decided or Decision.NOT_RECORDED.value),
            str(len(paragraphs(wording))) if isinstance(wording, str) else "none",
        ]  # fmt: skip
