"""One motion as a person states it: names looked up, its number found, its record added to a draft; or every fault told.

**Its number.** A number is the union's, and none is made up in its name:

- What is said to be its number (of the resolutions, or of the notice) is taken, where it is free and where no list that
  the archive holds whole says otherwise.
- Where nothing is said, the next number is taken only where there is nobody else who could give one: the list of a coming
  meeting that is drawn up in the archive itself. That is a list of the notice, held whole, of which no published copy has
  a web address. Its next number is one more than the highest that any motion of the meeting has or had. Emergency and
  composite motions stand in no notice and take none.
- Else the record has no number, and its key is a few words of its title. When the union gives it a number, the record
  moves to it and the key leads there.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from schema.archive import Archive, Record
from schema.dates import parse_date
from schema.fields import MEETING_KEY, NOT_RECORDED, letters_between
from schema.meeting import Meeting
from schema.motion import Motion
from schema.numbers import notice_key, number_key
from schema.problems import Problem, counted, did_you_mean, listed, nearest, shortened
from schema.terms import (
    HEADINGS_ARE_NOT,
    PROPOSERS_ARE_NOT,
    BodyKind,
    ClauseKind,
    Decision,
    DocumentKind,
    Extent,
    MeetingKind,
    MotionKind,
    Numbering,
)
from schema.typed import read_record
from schema.wording import LIST_MARK
from schema.yaml_text import Value
from scripts.edit.canonical import render_record
from scripts.edit.changes import ChangeSet
from scripts.edit.marks import TO_FILL_IN
from scripts.edit.outcomes import Fields, add_document, file_of, without_blanks
from scripts.edit.splice import value_at
from scripts.intake.answer_problem import needed
from scripts.intake.evidence import by_address, is_address, search
from scripts.intake.lines import Line, Place
from scripts.intake.meetings import (
    deciding_body,
    free_document_key,
    meeting_key_of,
    meeting_kind,
    meeting_name,
    new_meeting,
    to_fill_in,
    year_of,
)
from scripts.intake.names import Bodies, Named, is_like_a_name, is_like_a_person, kind_of_body, plain, without_people
from scripts.intake.new_document import NEEDED, NewDocument, describe_document
from scripts.intake.parsed_motion import ParsedMotion
from scripts.intake.plan import TEXTS
from scripts.intake.proposals import NewBodies, Proposal, Source, name_of, propose
from scripts.intake.tidying import plain_characters
from scripts.intake.vocabulary.dates import read_date

MOST_CLAUSES = 26
"""One for each letter."""

MOST_NAMES = 50
"""The most names in one answer: more are no motion's, and each of them would be looked for among all bodies."""

NOT_IN_A_NOTICE = frozenset({MotionKind.EMERGENCY, MotionKind.COMPOSITE})
SHOW_RESULTS = frozenset({DocumentKind.RESOLUTIONS, DocumentKind.MINUTES})
"""The documents that, where they print a motion, show what became of it."""

NEW_BODY_HINT = "If it is new to the archive, name it under 'new bodies' too."

_MOTION, _MEETING = TypeAdapter(Motion), TypeAdapter(Meeting)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person says of one motion, as typed. Empty where nothing was said; `not recorded` says as much."""

    meeting: str = ""
    """The meeting's key: `2026`, `2019-sgm`."""
    held: str = ""
    """The days of a meeting that the archive does not have yet."""
    place: str = ""
    """Where such a meeting is held."""
    title: str = ""
    kind: str = ""
    """Its kind, a word of the closed list; ordinary where nothing is said."""
    number: str = ""
    """Its number among the resolutions, as printed."""
    notice_number: str = ""
    """Its number in the notice, as printed."""
    committee: str = ""
    """The heading that it is taken under: a body's key or any of its names."""
    proposers: tuple[str, ...] = ()
    """Who put it: keys or names of bodies."""
    new_bodies: tuple[str, ...] = ()
    """Names among these that are no slip of the pen, but bodies that the archive does not have yet."""
    topics: tuple[str, ...] = ()
    """Its topics: keys, names, or words that people search by."""
    about: str = ""
    summary: str = ""
    requests: tuple[str, ...] = ()
    """What it asks, one by one, each as `who: what`. Of a constitutional amendment: `which rule: how it is reworded`."""
    positions: tuple[str, ...] = ()
    """What it holds, one by one."""
    made_of: tuple[str, ...] = ()
    """Of a composite, the motions that it is made of: `m3`, `2026/m3`."""
    wording: str = ""
    """The official text, its paragraphs with a blank line between them."""
    document: str = ""
    """Where it is printed: the key, the title or the web address of a document."""
    document_title: str = ""
    """The title of that document, where the archive does not have it yet; then also what follows."""
    document_publisher: str = ""
    document_kind: str = ""
    document_date: str = ""
    document_meaning: str = ""
    decision: str = ""
    """What the meeting did, a word of the closed list."""
    decided: str = ""
    """The day of the decision."""
    vote: str = ""
    sent_to: str = ""
    """The body that it was remitted to."""
    evidence: tuple[str, ...] = ()
    """The documents that show the decision: keys, titles or addresses; where none is named, the one that prints it."""


class Fault(NamedTuple):
    """One thing that cannot be used: the name of the answer, and a sentence."""

    field: str
    sentence: str


class CannotAdd(Exception):
    """Answers that make no record: every fault, in the order of the answers. Nothing was added to the draft."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        order = [one.name for one in fields(Answers)]
        self.faults = tuple(sorted(dict.fromkeys(faults), key=lambda fault: order.index(fault.field)))
        super().__init__("\n".join(f"{fault.field}: {fault.sentence}" for fault in self.faults))


@dataclass(frozen=True, slots=True)
class Added:
    """The record that was added to a draft."""

    key: str
    """The motion's key: `2026/m19`."""
    number_words: str
    """How it came to that key, in a sentence; empty where a number was said."""
    notes: tuple[str, ...]
    """What a person should look at."""
    marks: dict[str, list[tuple[tuple[str | int, ...], str]]] = field(default_factory=dict)
    """What is to be filled in, by file: scripts.edit.marks.stage_marked writes it as comments."""


def add_motion(archive: Archive, draft: ChangeSet, answers: Answers, today: dt.date) -> Added:
    """Add to a draft the record of a motion, and what it needs beside it: its meeting, a document, bodies.

    `today` tells whether the meeting is still to come. Raises CannotAdd with every fault of the answers. What the
    archive's rules have against the record is told where the draft is staged.
    """
    return _Adding(archive, draft, answers, today).added()


def next_number(archive: Archive, meeting_key: str, kind: MotionKind, today: dt.date) -> str:
    """The number that a motion takes where nobody says one; empty where it takes none. See above."""
    if kind in NOT_IN_A_NOTICE or not is_drawn_up_here(archive, meeting_key, today):
        return ""
    names = [*archive.records, *archive.forwards, *archive.unread]
    used = [int(found[1]) for name in names if (found := re.fullmatch(rf"{re.escape(meeting_key)}/m(\d+)[a-z]?", name))]
    return str(max(used, default=0) + 1)


def is_drawn_up_here(archive: Archive, meeting_key: str, today: dt.date) -> bool:
    """Whether the list of a meeting's motions is being drawn up in the archive: the meeting is to come, and nobody else
    has published its notice."""
    meeting = archive.meetings.get(meeting_key)
    if meeting is None:
        return year_of(meeting_key) >= today.year and meeting_kind(meeting_key) is not MeetingKind.CONGRESS
    if meeting.held.last < today or meeting.kind is MeetingKind.CONGRESS:
        return False
    if meeting.list is None:
        return not archive.by_meeting[meeting_key]
    key = archive.current("documents", meeting.list.document)
    document = archive.documents[key] if key else None
    is_published = document is None or bool(document.address or document.archived)
    return meeting.list.numbers is Numbering.NOTICE and meeting.list.held is Extent.WHOLE and not is_published


def is_new_body(name: str, unfit: frozenset[BodyKind] = frozenset()) -> bool:
    """Whether a name that the archive does not have says itself which kind of body it is: `Far Isles Branch`."""
    kind = kind_of_body(name)
    return kind is not None and kind not in unfit and is_like_a_name(name)


def _tidied(answers: Answers) -> Answers:
    """The answers without what nobody sees: lines as lines, prose and wording as paragraphs."""
    found: dict[str, str | tuple[str, ...]] = {}
    for one in fields(Answers):
        said = getattr(answers, one.name)
        if isinstance(said, tuple):
            lines = [_line(text) for text in said]
            found[one.name] = tuple(text for text in lines if text and text.lower() != NOT_RECORDED)
        elif one.name in ("summary", "wording"):
            found[one.name] = "\n".join(_plain(line) for line in said.splitlines()).strip("\n")
        else:
            text = _line(said)
            found[one.name] = "" if text.lower() == NOT_RECORDED else text
    return replace(answers, **found)  # type: ignore[arg-type]


def _plain(text: str) -> str:
    # A lone surrogate comes of a terminal that is not set to UTF-8; no file can hold it.
    text = text.encode("utf-8", "replace").decode()
    return (
        " " * (len(text) - len(text.lstrip(" "))) + plain_characters(text.replace("\t", " ")).rstrip("\u00ad").strip()
    )


def _line(text: str) -> str:
    return " ".join(_plain(" ".join(text.split())).split())


class _Adding:
    """One motion being added. Faults are gathered; what follows from a faulty answer is left out."""

    def __init__(self, archive: Archive, steps: ChangeSet, answers: Answers, today: dt.date) -> None:
        self.archive, self.steps, self.today = archive, steps, today
        self.faults: list[Fault] = []
        self.answers = _tidied(self.within_bounds(answers))
        self.notes: list[str] = []
        self.marks: dict[str, list[tuple[tuple[str | int, ...], str]]] = {}
        self.meeting_key = self.meeting_named()
        self.meeting = archive.meetings.get(self.meeting_key)
        self.year = self.meeting.year if self.meeting else year_of(self.meeting_key)
        self.is_list_ours = is_drawn_up_here(archive, self.meeting_key, today)
        self.kind = self.kind_named()
        self.new_document: Fields = {}
        self.source = self.source_named()
        self.held = self.meeting.held if self.meeting else parse_date(str(self.year))
        self.bodies = Bodies(archive.bodies, archive.union.name, self.held)
        self.new_bodies = NewBodies(archive, self.source)

    def fault(self, name: str, sentence: str, *hints: str) -> None:
        """Remember what is wrong with an answer."""
        self.faults.append(Fault(name, " ".join(part for part in (sentence, *hints) if part)))

    def within_bounds(self, answers: Answers) -> Answers:
        """The answers without those that name more than a motion can have."""
        for name in ("proposers", "new_bodies", "topics", "made_of", "evidence"):
            count = len(getattr(answers, name))
            if count > MOST_NAMES:
                self.fault(name, f"These are {count:,} names, and {MOST_NAMES} are the most that one answer can have.")
                answers = replace(answers, **{name: ()})  # type: ignore[arg-type]
        return answers

    def added(self) -> Added:
        """The record, as steps of the draft. Raises CannotAdd."""
        found = self.draft()
        proposal = self.proposal(found)
        meeting_fields = self.meeting_fields()
        self.look_over(proposal, meeting_fields)
        if self.faults:
            raise CannotAdd(self.faults)
        key = f"{self.meeting_key}/{proposal.name}"
        words = self.number_words(found)
        sentence = f"create {key}: {shortened(str(proposal.fields['title']), 80)}"
        self.steps.create(file_of(key), proposal.fields, "\n".join(filter(None, (sentence, words))))
        if proposal.marks:
            self.marks[file_of(key)] = list(proposal.marks)
        self.beside(meeting_fields)
        self.warn_same_title(key, found.title)
        return Added(key, words, tuple(self.notes), self.marks)

    # The meeting ------------------------------------------------------------------------------------------------------

    def meeting_named(self) -> str:
        """The meeting's key as it is now; that of a meeting of this year where the answer cannot be one."""
        said = meeting_key_of(self.archive, self.answers.meeting)
        if not said:
            self.fault("meeting", "The meeting is missing. Write its year, or its key: 2026 or 2026-sgm.")
        elif not re.fullmatch(MEETING_KEY, said, re.ASCII) or not 1800 <= year_of(said) < 2200:
            self.fault(
                "meeting",
                f"'{shortened(self.answers.meeting)}' is no meeting. "
                "Write its year, with a word behind it where there were two: 2026 or 2026-sgm.",
            )
        else:
            for name in ("held", "place"):
                if said in self.archive.meetings and getattr(self.answers, name):
                    self.fault(name, f"{said} is in the archive already. Mend this in its meeting.yaml.")
            return said
        return str(self.today.year)

    def meeting_fields(self) -> Fields:
        """The record of a meeting that the archive does not have; empty where it has it."""
        if self.meeting is not None:
            return {}
        starts_list = self.is_list_ours and self.source.document == self.own_document()
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
        said = self.answers.notice_number
        return bool(said) and said != next_number(self.archive, self.meeting_key, MotionKind.ORDINARY, self.today)

    # Where it is printed ----------------------------------------------------------------------------------------------

    def own_document(self) -> str:
        """The key of the document that the list drawn up here is, or is to be."""
        if self.meeting and self.meeting.list:
            named = self.meeting.list.document
            return self.archive.current("documents", named) or named
        return free_document_key(self.archive, self.meeting_key, "motions")

    def source_named(self) -> Source:
        """The document: on the list already, or new."""
        said, key = self.answers.document, ""
        if self.answers.document_title or (is_address(said) and not by_address(self.archive, said)):
            return self.document_described(said)
        for name in ("document_publisher", "document_kind", "document_date", "document_meaning"):
            if getattr(self.answers, name):
                self.fault(name, "This describes a document that the archive does not have yet. Give its title too.")
        if said:
            key = self.document_key("document", said)
        elif self.is_list_ours:
            key = self.own_document()
            if not self.archive.current("documents", key):
                return self.list_begun(key)
        else:
            listed_in = self.meeting.list.document if self.meeting and self.meeting.list else ""
            also = f" The list of {self.meeting_name()} is {listed_in}." if listed_in else ""
            self.fault("document", f"Say where it is printed: a document's key, title or web address.{also}")
        document = self.archive.documents.get(key)
        if document is None:
            return Source(key, "", True, None)
        return Source(key, document.title, True, TEXTS.get(document.kind))

    def document_key(self, name: str, said: str) -> str:
        """The key of a document that the archive has, by its key, its title or its address; else a fault, and empty."""
        if key := self.archive.current("documents", said.lower()) or by_address(self.archive, said):
            return key
        titled = [key for key, one in self.archive.documents.items() if plain(one.title) == plain(said)]
        if len(titled) == 1:
            return titled[0]
        hits = titled or [key for key, _ in search(self.archive, re.sub(r"\W+", " ", said))]
        near = did_you_mean(said, self.archive.documents)
        if hits:
            near = f"With these words there {'is' if len(hits) == 1 else 'are'} {listed(hits)}."
        self.fault(name, f"There is no document '{shortened(said)}'.", near or "Give its key or its web address.")
        return ""

    def document_described(self, said: str) -> Source:
        """A document that the archive does not have, as described; its key is proposed or the one said."""
        answers = self.answers
        address = said if is_address(said) else ""
        if said and not address and (known := self.archive.current("documents", said.lower())):
            self.fault("document_title", f"The document {known} is on the list already. Leave out what describes it.")
        meaning = f"Prints “{shortened(answers.title, 80)}”, a motion of {self.meeting_name()}."
        given = NewDocument(
            answers.document_title, answers.document_publisher, answers.document_kind,
            answers.document_meaning or meaning, answers.document_date, address,
            held_by="" if address else "The archive's editors", key="" if address else said.lower(),
        )  # fmt: skip
        missing = needed(given, NEEDED)
        for name in missing:
            self.fault(
                f"document_{name}", f"The document is not on the list yet. To put it there, its {name} is missing."
            )
        entry = describe_document(self.archive, given, self.today)
        for problem in () if missing else entry.problems:
            name = "document" if problem.field in ("address", "key") else f"document_{problem.field}"
            self.fault(name, problem.sentence, problem.hint)
        self.new_document = entry.fields
        kind = next((kind for kind in DocumentKind if kind == entry.fields.get("kind")), None)
        return Source(entry.key, answers.document_title, True, TEXTS.get(kind) if kind else None)

    def list_begun(self, key: str) -> Source:
        """The list of a coming meeting's motions, begun with this one."""
        name = self.meeting_name()
        self.new_document = {
            "title": f"{name} motions", "publisher": self.archive.union.name, "kind": DocumentKind.NOTICE.value,
            "held_by": "The archive's editors",
            "meaning": f"The motions of {name} in the order in which they were sent in; its list is drawn up here.",
        }  # fmt: skip
        words = (
            "when the notice is published: its title, date and web address. From then on, numbers are taken from it."
        )
        self.marks["documents.yaml"] = [((key,), TO_FILL_IN + words)]
        return Source(key, f"{name} motions", True, TEXTS[DocumentKind.NOTICE])

    def meeting_name(self) -> str:
        """`AGM 2026`."""
        return meeting_name(self.archive, self.meeting_key)

    # The motion -------------------------------------------------------------------------------------------------------

    def kind_named(self) -> MotionKind:
        """Its kind; ordinary where nothing that can be used is said, which is told when the record is looked over."""
        said = self.answers.kind.lower()
        return next((kind for kind in MotionKind if said in (kind.value, kind.label.lower())), MotionKind.ORDINARY)

    def draft(self) -> ParsedMotion:
        """What is said of the motion, its names looked up."""
        answers = self.answers
        found = ParsedMotion(title=answers.title, kind=self.kind, lines=list(_lines_of(answers.wording)))
        if not answers.title:
            self.fault("title", "The title is missing. Write it as it is to be published.")
        for named, new in self.names("committee", (answers.committee,), HEADINGS_ARE_NOT):
            found.committee, found.new_committee = named, new
        for named, new in self.names("proposers", answers.proposers, PROPOSERS_ARE_NOT):
            found.proposers += [named] if named and named.key not in [one.key for one in found.proposers] else []
            found.new_proposers += [new] if new else []
        for name in answers.new_bodies:
            if not any(plain(name) == plain(one) for one in (answers.committee, *answers.proposers)):
                self.fault("new_bodies", f"'{shortened(name)}' is named neither as the committee nor as a proposer.")
        found.own_words = without_blanks(
            {
                "about": answers.about, "topics": self.topics(), "summary": answers.summary.strip(),
                "clauses": list(self.clauses()),
            }
        )  # fmt: skip
        self.numbers(found)
        found.made_of = list(answers.made_of)
        if answers.made_of and self.kind is not MotionKind.COMPOSITE:
            self.fault("made_of", "Only a composite motion is made of others.")
        for said in answers.made_of:
            if self.find(said) is None:
                self.fault("made_of", f"There is no motion '{shortened(said)}'. Write its key: {self.meeting_key}/m3.")
        return found

    def numbers(self, found: ParsedMotion) -> None:
        """Its numbers: those said, where they are free; else the next of a list that is drawn up here."""
        number, notice = self.answers.number, self.answers.notice_number
        for name, said, key in (("number", number, number_key(number)), ("notice_number", notice, notice_key(notice))):
            if not said:
                continue
            whole = f"{self.meeting_key}/{key}"
            record = self.archive.find(whole)
            if record:
                self.fault(name, f"{said} is the number of {record.key}, “{shortened(record.motion.title)}”.")
            elif whole in self.archive.unread:
                self.fault(name, f"{whole} is there already, and cannot be read. `make check` says why.")
        found.number, found.notice_number = number, notice
        if not self.is_list_ours and not {"number", "notice_number"} & {fault.field for fault in self.faults}:
            self.check_whole_list()
        elif not number and not notice and self.source.document == self.own_document():
            found.notice_number = next_number(self.archive, self.meeting_key, self.kind, self.today)

    def check_whole_list(self) -> None:
        """A list that is printed, and of which the archive has every motion, has no further one."""
        motion_list = self.meeting.list if self.meeting else None
        if motion_list is None or motion_list.held is not Extent.WHOLE:
            return
        name = "number" if motion_list.numbers is Numbering.RESOLUTIONS else "notice_number"
        said = getattr(self.answers, name)
        document = self.archive.current("documents", motion_list.document) or motion_list.document
        held = counted(motion_list.motions, "motion of it is", "motions of it are")
        sentence = f"{document}, the list of {self.meeting_name()}, is held whole: {held} recorded"
        mend = f"If it prints more, mend the list in {self.meeting_key}/meeting.yaml first."
        if said:
            self.fault(name, f"{sentence}, and none has the number {said}.", mend)
        elif self.source.document == document:
            self.fault("document", f"{sentence}. Name the document that prints this one.", mend)

    def number_words(self, found: ParsedMotion) -> str:
        """How it came to its key."""
        if self.answers.number or self.answers.notice_number:
            return ""
        if found.notice_number:
            return (
                f"number {found.notice_number} of the notice: the next of the list that is drawn up here; "
                "if the notice prints another, it moves to that"
            )
        return "without a number, so its key is a few words; when the union gives it one, this key leads there"

    def find(self, said: str) -> str | None:
        """The key of a motion by its key or its number."""
        name = said.lower().strip("/")
        for key in (name, *(f"{self.meeting_key}/{named(name)}" for named in (number_key, notice_key))):
            if record := self.archive.find(key):
                return record.key
        return None

    def proposal(self, found: ParsedMotion) -> Proposal:
        """The record that it would be."""
        taken = {key.partition("/")[2] for key in self.keys_of_meeting()}
        # What has no title has no key; the fault is told already.
        name = name_of(found if found.title else replace(found, title="motion"), self.source, taken.__contains__)
        body = deciding_body(self.archive, self.meeting_key)
        made = propose(found, name, self.year, body, self.source, self.bodies, self.new_bodies, self.find)
        values: Fields = {**made.fields, "outcome": {"decisions": [self.decision(body)]}}
        if self.answers.kind and self.kind.value != self.answers.kind.lower() != self.kind.label.lower():
            values["kind"] = self.answers.kind
        return replace(made, fields=values)

    def keys_of_meeting(self) -> Iterator[str]:
        """Every key that a motion of this meeting has or had."""
        names = (*self.archive.records, *self.archive.forwards, *self.archive.unread)
        yield from (name for name in names if name.startswith(f"{self.meeting_key}/"))

    def decision(self, body: str) -> Fields:
        """What the meeting did."""
        answers = self.answers
        if not answers.decision:
            for name, noun in (
                ("vote", "A vote"), ("decided", "A day"), ("sent_to", "Another body"), ("evidence", "Evidence"),
            ):  # fmt: skip
                if getattr(answers, name):
                    self.fault(name, f"{noun} belongs to a decision. Say what was decided too.")
            return {"by": body, "decision": Decision.NOT_RECORDED.value}
        evidence = [self.document_key("evidence", said) for said in answers.evidence if said != answers.document]
        if len(evidence) < len(answers.evidence):
            evidence.append(self.source.document)
        document = self.archive.documents.get(self.source.document)
        kind = document.kind if document else self.new_document.get("kind")
        if not evidence and kind not in SHOW_RESULTS:
            sentence = "Name the document that shows what was decided."
            self.fault("evidence", sentence, "A notice, or a copy of it, shows only what was put.")
        sent = [named.key for named, _ in self.names("sent_to", (answers.sent_to,), frozenset()) if named]
        return without_blanks(
            {
                "by": body, "decision": answers.decision.lower(), "date": read_date(answers.decided), "vote": answers.vote,
                "to": sent[0] if sent else "", "evidence": [key for key in dict.fromkeys(evidence or [self.source.document]) if key],
            }
        )  # fmt: skip

    # Names ------------------------------------------------------------------------------------------------------------

    def names(self, name: str, said: Sequence[str], unfit: frozenset[BodyKind]) -> Iterator[tuple[Named | None, str]]:
        """The bodies that answers name, each found or new; what is neither is a fault."""
        for text in filter(None, said):
            found = self.several(text, unfit)
            if found and not any(named.nearly for named in found):
                self.look_at_time(found)
                yield from ((named, "") for named in found)
            elif any(plain(text) == plain(new) for new in self.answers.new_bodies):
                yield None, text
            elif others := self.several(text, frozenset()):
                self.fault(name, self.unfit_words(name, text, others))
            elif is_like_a_person(text) or without_people(text) != text:
                bare = without_people(text)
                rest = self.several(bare, unfit) if bare else ()
                if rest:
                    yield from ((named, "") for named in rest)
                else:
                    sentence = f"'{shortened(text)}' may be a person's name, and people are not recorded."
                    self.fault(name, sentence, "Name the branch, network, committee or members.")
            else:
                near = self.bodies.nearest(text, unfit)
                if name in ("committee", "proposers") and not near and is_new_body(text, unfit):
                    yield None, text
                else:
                    self.fault(name, f"There is no body '{shortened(text)}'.", self.body_hint(name, near))

    def look_at_time(self, found: Sequence[Named]) -> None:
        """Tell of a body that there was no more, or not yet, when the meeting was held."""
        for body in (self.archive.bodies[named.key] for named in found):
            if body.until and body.until.last < self.held.first:
                after = self.archive.current("bodies", body.replaced_by) if body.replaced_by else None
                words = f" {self.archive.bodies[after].name} took its place." if after else ""
                self.notes.append(f"There was a {body.name} until {body.until.words}.{words} Is that the one meant?")
            if body.from_ and body.from_.first > self.held.last:
                self.notes.append(f"There is a {body.name} since {body.from_.words}. Is that the one meant?")

    def several(self, text: str, unfit: frozenset[BodyKind]) -> tuple[Named, ...]:
        """The bodies that a text names, by key, former key or name."""
        key = self.archive.current("bodies", text.lower())
        if key:
            return () if self.archive.bodies[key].kind in unfit else (Named(key, text),)
        return self.bodies.several(text, unfit)

    def unfit_words(self, name: str, text: str, found: Sequence[Named]) -> str:
        """Why a body that there is cannot stand here, or that its name is only nearly that of one."""
        names = listed([self.archive.bodies[named.key].name for named in found])
        if any(named.nearly for named in found):
            return f"There is no body '{shortened(text)}'. {self.body_hint(name, found[0].key)}"
        if name == "committee":
            return f"{names} is no heading that motions are taken under. Name a committee or a heading."
        return f"{names} cannot put a motion. Name the branch, network, committee or members who put it."

    def body_hint(self, name: str, near: str | None) -> str:
        """What a person can do about a name that nobody has."""
        meant = f"Did you mean '{self.archive.bodies[near].name}'?" if near else ""
        if name in ("committee", "proposers"):
            return f"{meant} {NEW_BODY_HINT}".strip()
        return meant or "Add it to bodies.yaml first."

    def topics(self) -> list[str]:
        """The keys of its topics."""
        found: dict[str, None] = {}
        for said in self.answers.topics:
            keys = self.topics_called(said)
            if len(keys) == 1:
                found[keys[0]] = None
            elif keys:
                self.fault("topics", f"'{shortened(said)}' is a word of several topics: {listed(keys)}. Say which.")
            else:
                known = {plain(name): key for key, one in self.archive.topics.items() for name in (key, one.name)}
                known |= {plain(word): key for key, one in self.archive.topics.items() for word in one.words}
                near = nearest(plain(said), known)
                hint = f"Did you mean '{known[near[0]]}'?" if near else "If it is new, add it to topics.yaml first."
                self.fault("topics", f"There is no topic '{shortened(said)}'.", hint)
        return list(found)

    def topics_called(self, said: str) -> list[str]:
        """The topics of a key, else of a name, else those that have it among the words that people search by."""
        if key := self.archive.current("topics", said.lower()):
            return [key]
        topics = self.archive.topics.items()
        return [key for key, one in topics if plain(said) in (plain(key), plain(one.name))] or [
            key for key, one in topics if plain(said) in map(plain, one.words)
        ]

    # Clauses ----------------------------------------------------------------------------------------------------------

    def clauses(self) -> Iterator[Fields]:
        """What it asks and holds, each with a letter."""
        letters = letters_between("a", "z")
        requests, positions = self.answers.requests, self.answers.positions
        if len(requests) + len(positions) > MOST_CLAUSES:
            name = "positions" if len(requests) <= MOST_CLAUSES else "requests"
            self.fault(
                name, f"These are {len(requests) + len(positions)} clauses, and there are {MOST_CLAUSES} letters."
            )
            return
        for letter, said in zip(letters, requests, strict=False):
            who, colon, what = (part.strip() for part in said.partition(":"))
            quoted = f"'{shortened(said, 40)}'"
            if self.kind is MotionKind.AMENDMENT:
                if not colon or not who or not what:
                    self.fault(
                        "requests", f"{quoted} does not say which rule. Write so: rule 5: twelve in place of ten."
                    )
                    continue
                yield {"letter": letter, "kind": ClauseKind.RULE_CHANGE.value, "rule": who, "text": what}
                continue
            if not colon or not who or not what:
                self.fault(
                    "requests", f"{quoted} does not say who is asked. Write so: National Officers: write to all."
                )
                continue
            to = list(dict.fromkeys(named.key for named, _ in self.names("requests", (who,), frozenset()) if named))
            if to:
                yield {"letter": letter, "kind": ClauseKind.REQUEST.value, "to": list[Value](to), "text": what}
        for letter, said in zip(letters[len(requests) :], positions, strict=False):
            yield {"letter": letter, "kind": ClauseKind.POSITION.value, "text": said}

    # What the reader of records has against it --------------------------------------------------------------------------

    def look_over(self, proposal: Proposal, meeting_fields: Fields) -> None:
        """Gather what a record of this could not be read with, as far as it is not told already."""
        told = {fault.field for fault in self.faults}
        for problem in _faults(proposal.fields, "motion.yaml", _MOTION):
            name = _ANSWERS.get(_field(problem), _field(problem))
            if name == "requests" and value_at(proposal.fields, (*problem.where[:2], "kind")) == ClauseKind.POSITION:
                name = "positions"
            # What is missing follows from a missing answer, which is told as such.
            if problem.rule != "missing-field" and name not in told and hasattr(self.answers, name):
                self.fault(name, problem.sentence, problem.hint)
        if meeting_fields:
            for problem in _faults(meeting_fields, "2026/meeting.yaml", _MEETING):
                name = _field(problem)
                self.fault(name if name in ("held", "place") else "meeting", problem.sentence, problem.hint)
        document = self.source.document
        if self.new_document and self.archive.current("documents", document):
            self.fault("document", f"'{document}' is the key of another document.")

    # Beside the motion ------------------------------------------------------------------------------------------------

    def beside(self, meeting_fields: Fields) -> None:
        """The document's entry, new bodies, and the meeting with its list."""
        steps, document = self.steps, self.source.document
        if self.new_document:
            add_document(steps, document, self.new_document)
        for key, body in self.new_bodies.entries.items():
            steps.set("bodies.yaml", (key,), body, f"add {key}, “{body['name']}” ({body['kind']})")
        file = f"{self.meeting_key}/meeting.yaml"
        if meeting_fields:
            steps.create(file, meeting_fields, f"create {self.meeting_key}: {meeting_fields['name']}, a meeting")
            for name, words in to_fill_in(self.archive, self.meeting_key, self.answers.held):
                self.marks.setdefault(file, []).append(((name,), TO_FILL_IN + words))
                self.notes.append(f"{file}: {words}")
        elif self.meeting and self.meeting.list is None:
            if self.is_list_ours and document == self.own_document():
                steps.set(file, ("list",), self.list_fields(), f"its list, {document}, begins with this motion")
        elif self.meeting and self.meeting.list and self.own_document() == document:
            count = 1 + sum(1 for record in self.archive.by_meeting[self.meeting_key] if self.is_from(record, document))
            steps.set(file, ("list", "motions"), str(count), f"its list, {document}, has {count} motions")
            if self.is_list_ours and self.leaves_a_gap():
                words = "it is held in part: there are numbers between that are not recorded"
                steps.set(file, ("list", "held"), Extent.PART.value, words)

    def is_from(self, record: Record, document: str) -> bool:
        """Whether a record was made from a document."""
        return self.archive.current("documents", record.motion.source.document) == document

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


def _field(problem: Problem) -> str:
    """The field of a record that a problem is about; within an outcome, the field of its decision."""
    names = [step for step in problem.where if isinstance(step, str)]
    if names[:1] == ["outcome"]:
        return next((name for name in reversed(names) if name not in ("outcome", "decisions")), "decision")
    return names[0] if names else "title"


def _faults(values: Fields, file: str, adapter: TypeAdapter[Any]) -> list[Problem]:
    """What a record of these fields could not be read with."""
    _, problems = read_record(render_record(values, file).encode(), file, adapter)
    return problems


def _lines_of(wording: str) -> Iterator[Line]:
    """The lines of a wording as typed: one to a paragraph and one to an entry of a list, as records are read."""
    pending: Line | None = None
    for number, written in enumerate(wording.splitlines(), 1):
        text = written.strip()
        is_entry = LIST_MARK.match(written) is not None
        if pending and (not text or is_entry):
            yield pending
            pending = None
        if not text:
            continue
        level = (len(written) - len(written.lstrip())) // 2 if is_entry else 0
        pending = replace(pending, text=f"{pending.text} {text}") if pending else Line(text, Place(number), level=level)
    if pending:
        yield pending
