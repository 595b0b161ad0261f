"""Makes answers into the record of a motion, with the meeting, document and bodies that it needs."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import TypeAdapter

from schema.archive import Archive
from schema.dates import parse_date
from schema.fields import MEETING_KEY
from schema.meeting import Meeting
from schema.motion import Motion
from schema.numbers import notice_key, number_key
from schema.problems import Problem
from schema.sentences import counted, shortened
from schema.terms import (
    HEADINGS_ARE_NOT,
    PROPOSERS_ARE_NOT,
    ClauseKind,
    Extent,
    MotionKind,
    Numbering,
)  # fmt: skip
from schema.typed import read_record
from schema.wording import unquoted
from scripts.edit.canonical import render_record
from scripts.edit.changes import ChangeSet
from scripts.edit.fill_in import TO_FILL_IN
from scripts.edit.outcomes import Fields, add_document, file_of, without_blanks
from scripts.edit.splice import value_at
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.one_motion.answers import AnswerProblems, Answers, CannotAdd, tidied, within_bounds
from scripts.intake.one_motion.clauses import clauses_of
from scripts.intake.one_motion.decided import decision_of
from scripts.intake.one_motion.naming import Naming
from scripts.intake.one_motion.numbering import is_drawn_up_here, next_number
from scripts.intake.one_motion.printed_in import PrintedIn
from scripts.intake.one_motion.typed_title import (
    heading_in_words,
    may_name_somebody,
    not_title,
    number_that_may_be_title,
)
from scripts.intake.one_motion.typed_words import lines_of, not_words
from scripts.intake.planning.meetings import (
    deciding_body,
    meeting_key_of,
    meeting_name,
    new_meeting,
    to_fill_in,
    year_of,
)
from scripts.intake.planning.proposals import NewBodies, Proposal, name_of, propose
from scripts.intake.vocabulary.bodies import plain
from scripts.intake.vocabulary.dates import read_date
from scripts.intake.vocabulary.movers import shown

_MOTION, _MEETING = TypeAdapter(Motion), TypeAdapter(Meeting)


@dataclass(frozen=True, slots=True)
class Added:
    """The record that was added to a draft."""

    key: str
    """The motion's key: `2026/m19`."""
    title: str
    """As its record has it."""
    number_words: str
    """How it came to that key, in a sentence; empty where a number was said."""
    notes: tuple[str, ...]
    """What a person should look at."""
    comments: dict[str, list[tuple[tuple[str | int, ...], str]]] = field(default_factory=dict)
    """What is to be filled in, by file: scripts.edit.fill_in.stage_marked writes it as comments."""


def add_motion(archive: Archive, draft: ChangeSet, answers: Answers, today: dt.date) -> Added:
    """Add to a draft the record of a motion, and what it needs beside it: its meeting, a document, bodies.

    `today` decides whether the meeting is still to come. Raises CannotAdd with every fault of the answers. What the
    archive's rules say against the record is reported when the draft is staged.
    """
    return _Adding(archive, draft, answers, today).added()


class _Adding:
    """One motion being added. All that is wrong is gathered; what follows from a wrong answer is left out."""

    def __init__(self, archive: Archive, steps: ChangeSet, answers: Answers, today: dt.date) -> None:
        self.archive, self.steps, self.today = archive, steps, today
        self.problems = AnswerProblems()
        self.answers = tidied(within_bounds(answers, self.problems))
        self.comments: dict[str, list[tuple[tuple[str | int, ...], str]]] = {}
        self.meeting_key = self.meeting_named()
        self.meeting = archive.meetings.get(self.meeting_key)
        self.year = self.meeting.year if self.meeting else year_of(self.meeting_key)
        self.is_list_ours = is_drawn_up_here(archive, self.meeting_key, today)
        self.kind = self.kind_named()
        self.printed = PrintedIn(archive, self.answers, self.meeting_key, today, self.problems)
        self.source = self.printed.source()
        held = self.meeting.held if self.meeting else parse_date(str(self.year))
        self.naming = Naming(archive, held, self.answers.new_bodies, self.problems)
        self.notes = self.naming.notes
        self.new_bodies = NewBodies(archive, self.source)

    def added(self) -> Added:
        """The record, as steps of the draft. Raises CannotAdd."""
        motion = self.draft()
        proposal = self.proposal(motion)
        meeting_fields = self.meeting_fields()
        self.look_over(proposal, meeting_fields)
        if self.problems.found:
            raise CannotAdd(self.problems.found)
        key = f"{self.meeting_key}/{proposal.name}"
        words = self.number_words(motion)
        sentence = f"create {key}: {shortened(str(proposal.fields['title']), 80)}"
        self.steps.create(file_of(key), proposal.fields, "\n".join(filter(None, (sentence, words))))
        if proposal.comments:
            self.comments[file_of(key)] = list(proposal.comments)
        self.beside(meeting_fields)
        self.warn_same_title(key, motion.title)
        if number := number_that_may_be_title(self.answers):
            self.notes.append(f"{key}: its title begins with {number}. Is that its number, or a part of the title?")
        if self.kind is MotionKind.ORDINARY and re.match(r"(?:late|emergency|urgent)\b", motion.title, re.IGNORECASE):
            self.notes.append(f"{key}: its title speaks of an emergency, and its kind is ordinary. Which is right?")
        return Added(key, str(proposal.fields["title"]), words, tuple(self.notes), self.comments)

    def meeting_named(self) -> str:
        """The meeting's key as it is now; that of a meeting of this year where the answer cannot be one."""
        key = meeting_key_of(self.archive, self.answers.meeting)
        if not key:
            self.problems.report("meeting", "The meeting is missing. Write its year, or its key: 2026 or 2026-sgm.")
        elif not re.fullmatch(MEETING_KEY, key, re.ASCII) or not 1800 <= year_of(key) < 2200:
            sentence = f"'{shown(self.answers.meeting)}' is not a meeting. Write its year, with a word after it if there were two: 2026 or 2026-sgm."
            self.problems.report("meeting", sentence)
        else:
            for name in ("held", "place"):
                if key in self.archive.meetings and getattr(self.answers, name):
                    self.problems.report(name, f"{key} is in the archive already. Correct it in its meeting.yaml.")
            return key
        return str(self.today.year)

    def meeting_fields(self) -> Fields:
        """The record of a meeting that the archive does not have; empty where it has it."""
        if self.meeting is not None:
            return {}
        starts_list = self.is_list_ours and self.source.document == self.printed.own_document()
        motion_list = self.list_fields() if starts_list else {}
        return new_meeting(
            self.archive, self.meeting_key, motion_list, read_date(self.answers.held), self.answers.place
        )

    def list_fields(self) -> Fields:
        """The list that a meeting begins with, drawn up here."""
        extent = Extent.PART if self.leaves_a_gap() else Extent.WHOLE
        return {
            "document": self.source.document, "numbers": Numbering.NOTICE.value, "motions": "1", "held": extent.value,
        }  # fmt: skip

    def leaves_a_gap(self) -> bool:
        """Whether the number said is not the next of the list: then somebody else counts, and knows of more motions."""
        number = self.answers.notice_number
        return bool(number) and number != next_number(self.archive, self.meeting_key, MotionKind.ORDINARY, self.today)

    def kind_named(self) -> MotionKind:
        """Its kind; ordinary if the answer cannot be used, which is reported when the record is checked."""
        answer = self.answers.kind.lower()
        return next((kind for kind in MotionKind if answer in (kind.value, kind.label.lower())), MotionKind.ORDINARY)

    def draft(self) -> ParsedMotion:
        """What is said of the motion, its names looked up."""
        answers = self.answers
        motion = ParsedMotion(title=unquoted(answers.title), kind=self.kind, lines=list(lines_of(answers.wording)))
        for sentence in (
            *heading_in_words(motion.lines, motion.title),
            *not_words(answers.wording, may_amend=self.kind is MotionKind.AMENDMENT),
        ):
            self.problems.report("wording", sentence)
        if not answers.title:
            self.problems.report("title", "The title is missing. Write it as it is to be published.")
        for name, sentence in not_title(answers):
            self.problems.report(name, sentence)
        if may_name_somebody(motion.title):
            motion.title, motion.is_title_withheld = "", True
        for named, new in self.naming.names("committee", (answers.committee,), HEADINGS_ARE_NOT):
            motion.committee, motion.new_committee = named, new
        for named, new in self.naming.names("proposers", answers.proposers, PROPOSERS_ARE_NOT):
            motion.proposers += (
                [named] if named and named.key not in [proposer.key for proposer in motion.proposers] else []
            )
            motion.new_proposers += [new] if new else []
        for name in answers.new_bodies:
            if not any(plain(name) == plain(proposer) for proposer in (answers.committee, *answers.proposers)):
                self.problems.report(
                    "new_bodies", f"'{shown(name)}' is named neither as the committee nor as a proposer."
                )
        motion.own_words = without_blanks(
            {
                "about": answers.about, "topics": self.naming.topics(answers.topics), "summary": answers.summary.strip(),
                "clauses": list(clauses_of(answers, self.kind, self.naming, self.problems)),
            }
        )  # fmt: skip
        self.numbers(motion)
        motion.made_of = [
            part for text in answers.made_of for part in re.split(r"\s*[,;&+]\s*|\s+and\s+", text) if part
        ]
        if answers.made_of and self.kind is not MotionKind.COMPOSITE:
            self.problems.report("made_of", "Only a composite motion is made of others. Is this one a composite?")
        for number in motion.made_of:
            if self.find(number) is None:
                sentence = (
                    f"There is no motion '{shown(number)}' here. Write the keys of all with commas between: m2, m3."
                )
                self.problems.report("made_of", sentence)
        return motion

    def numbers(self, motion: ParsedMotion) -> None:
        """Its numbers: those said, where they are free; else the next of a list that is drawn up here."""
        number, notice = self.answers.number, self.answers.notice_number
        for name, printed, key in (
            ("number", number, number_key(number)),
            ("notice_number", notice, notice_key(notice)),
        ):
            if not printed:
                continue
            full_key = f"{self.meeting_key}/{key}"
            record = self.archive.find(full_key)
            if record:
                self.problems.report(
                    name, f"{printed} is the number of {record.key}, “{shortened(record.motion.title)}”."
                )
            elif full_key in self.archive.unread:
                self.problems.report(name, f"{full_key} is there already, and cannot be read. `make check` says why.")
        motion.number, motion.notice_number = number, notice
        if not self.is_list_ours and not {"number", "notice_number"} & self.problems.fields:
            self.check_whole_list()
        elif not number and not notice and self.source.document == self.printed.own_document():
            motion.notice_number = next_number(self.archive, self.meeting_key, self.kind, self.today)

    def check_whole_list(self) -> None:
        """A list that is printed, and of which the archive has every motion, has no further one."""
        motion_list = self.meeting.list if self.meeting else None
        if motion_list is None or motion_list.held is not Extent.WHOLE:
            return
        name = "number" if motion_list.numbers is Numbering.RESOLUTIONS else "notice_number"
        number = getattr(self.answers, name)
        document = motion_list.document
        held = counted(motion_list.motions, "motion of it is", "motions of it are")
        sentence = (
            f"{document}, the list of {meeting_name(self.archive, self.meeting_key)}, is complete: {held} recorded"
        )
        hint = f"If it prints more, correct the list in {self.meeting_key}/meeting.yaml first."
        if number:
            self.problems.report(name, f"{sentence}, and none has the number {number}.", hint)
        elif self.source.document == document:
            self.problems.report("document", f"{sentence}. Name the document that prints this one.", hint)

    def number_words(self, motion: ParsedMotion) -> str:
        """How it came to its key."""
        if self.answers.number or self.answers.notice_number:
            return ""
        if motion.notice_number:
            return (
                f"number {motion.notice_number} of the notice: the next of the list that is drawn up here; "
                "if the notice prints another, it moves to that"
            )
        return "without a number, so its key is a few words; when the union gives it one, this key leads there"

    def find(self, text: str) -> str | None:
        """The key of a motion by its key or its number."""
        name = text.lower().strip("/")
        for key in (name, *(f"{self.meeting_key}/{named(name)}" for named in (number_key, notice_key))):
            if record := self.archive.find(key):
                return record.key
        return None

    def proposal(self, motion: ParsedMotion) -> Proposal:
        """The record that it would be."""
        taken = {key.partition("/")[2] for key in self.keys_of_meeting()}
        # Without a title there is no key; the fault is reported already.
        named = motion if motion.title or motion.is_title_withheld else replace(motion, title="motion")
        name = name_of(named, self.source, taken.__contains__)
        body = deciding_body(self.archive, self.meeting_key)
        proposal = propose(
            motion, name, self.year, body, self.source, self.naming.bodies, self.new_bodies, self.find, shown
        )
        values: Fields = {
            **proposal.fields,
            "outcome": {"decisions": [decision_of(self.printed, self.source, self.naming, body)]},
        }
        if self.answers.kind and self.kind.value != self.answers.kind.lower() != self.kind.label.lower():
            values["kind"] = self.answers.kind
        return replace(proposal, fields=values)

    def keys_of_meeting(self) -> Iterator[str]:
        """Every key that a motion of this meeting has or had."""
        names = (*self.archive.records, *self.archive.forwards, *self.archive.unread)
        yield from (name for name in names if name.startswith(f"{self.meeting_key}/"))

    def look_over(self, proposal: Proposal, meeting_fields: Fields) -> None:
        """Gather what would make the record unreadable, except what is reported already."""
        has_problem = self.problems.fields
        for problem in _problems_in(proposal.fields, "motion.yaml", _MOTION):
            name = answer_of(problem)
            if name == "requests" and value_at(proposal.fields, (*problem.where[:2], "kind")) == ClauseKind.POSITION:
                name = "positions"
            # A missing field follows from a missing answer, which is reported as such.
            if problem.rule != "missing-field" and name not in has_problem and hasattr(self.answers, name):
                self.problems.report(name, problem.sentence, problem.hint)
        if meeting_fields:
            for problem in _problems_in(meeting_fields, "2026/meeting.yaml", _MEETING):
                name = _field(problem)
                self.problems.report(name if name in ("held", "place") else "meeting", problem.sentence, problem.hint)
        document = self.source.document
        if self.printed.new_document and self.archive.current("documents", document):
            self.problems.report("document", f"'{document}' is the key of another document.")

    def beside(self, meeting_fields: Fields) -> None:
        """The document's entry, new bodies, and the meeting with its list."""
        steps, document = self.steps, self.source.document
        if self.printed.to_fill_in:
            self.comments["documents.yaml"] = [((document,), self.printed.to_fill_in)]
        if self.printed.new_document:
            add_document(steps, document, self.printed.new_document)
        for key, body in self.new_bodies.entries.items():
            steps.set("bodies.yaml", (key,), body, f"add {key}, “{body['name']}” ({body['kind']})")
        file = f"{self.meeting_key}/meeting.yaml"
        if meeting_fields:
            steps.create(file, meeting_fields, f"create {self.meeting_key}: {meeting_fields['name']}, a meeting")
            for name, words in to_fill_in(self.archive, self.meeting_key, self.answers.held):
                self.comments.setdefault(file, []).append(((name,), TO_FILL_IN + words))
                self.notes.append(f"{file}: {words.splitlines()[0]}")
        elif self.meeting and self.meeting.list is None:
            if self.is_list_ours and document == self.printed.own_document():
                steps.set(file, ("list",), self.list_fields(), f"its list, {document}, begins with this motion")
        elif self.meeting and self.meeting.list and self.printed.own_document() == document:
            count = 1 + sum(
                1 for record in self.archive.by_meeting[self.meeting_key] if record.motion.source.document == document
            )
            steps.set(file, ("list", "motions"), str(count), f"its list, {document}, has {count} motions")
            if self.is_list_ours and self.leaves_a_gap():
                words = "it is held in part: there are numbers between that are not recorded"
                steps.set(file, ("list", "held"), Extent.PART.value, words)

    def warn_same_title(self, key: str, title: str) -> None:
        """Tell where a motion of this meeting has the same title: it may be the same motion."""
        for record in self.archive.by_meeting.get(self.meeting_key, ()):
            if plain(record.motion.title) == plain(title):
                self.notes.append(f"{key}: {record.key} has the same title. Are they two motions?")


_ANSWERS = {
    "year": "meeting", "proposer": "proposers", "clauses": "requests", "links": "made_of", "source": "document", "date": "decided",
    "to": "sent_to", "outcome": "decision", "decisions": "decision", "by": "decision", "rule": "requests", "text": "requests",
}  # fmt: skip
"""The answer that a field of a record comes of, where it has another name."""


def answer_of(problem: Problem) -> str:
    """The answer that a problem of a motion's record comes of."""
    return _ANSWERS.get(_field(problem), _field(problem))


def _field(problem: Problem) -> str:
    """The field of a record that a problem is about; within an outcome, the field of its decision."""
    names = [step for step in problem.where if isinstance(step, str)]
    if names[:1] == ["outcome"]:
        return next((name for name in reversed(names) if name not in ("outcome", "decisions")), "decision")
    return names[0] if names else "title"


def _problems_in(values: Fields, file: str, adapter: TypeAdapter[Any]) -> list[Problem]:
    """What a record of these fields could not be read with."""
    _, problems = read_record(render_record(values, file).encode(), file, adapter)
    return problems
