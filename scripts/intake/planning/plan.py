"""What an import would change in an archive: a change set for scripts.edit, and notes for a person."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from schema.archive import Archive, Record
from schema.numbers import notice_key, number_key
from schema.problems import Where
from schema.sentences import counted, listed, shortened
from schema.terms import DocumentKind, Extent, MotionKind, Numbering, SourceText
from schema.wording import fingerprint
from scripts.edit.changes import ChangeSet, Staged
from scripts.edit.fill_in import TO_FILL_IN, stage_marked
from scripts.edit.outcomes import Fields, add_document, file_of
from scripts.intake.documents.lines import Line
from scripts.intake.motions.motion_list import MotionList
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.planning.abbreviations_found import add_abbreviations
from scripts.intake.planning.body_notes import body_notes
from scripts.intake.planning.comparison import ComparisonContext, RecordComparison
from scripts.intake.planning.day_said import as_example
from scripts.intake.planning.document_kinds import CALLED, COUNTS_RESOLUTIONS, TEXTS, kind_notes, kind_of
from scripts.intake.planning.look_at import in_doubt, is_whole, look_at
from scripts.intake.planning.meetings import (
    deciding_body,
    free_document_key,
    meeting_name,
    new_meeting,
    to_fill_in,
    year_of,
)
from scripts.intake.planning.proposals import (
    NewBodies,
    Source,
    amendment_decision,
    amendment_name,
    decision_fields,
    name_of,
    numbers_of,
    propose,
)
from scripts.intake.vocabulary.bodies import Bodies, plain
from scripts.intake.vocabulary.movers import masked

_POINT = re.compile(r"(?<=^[A-Z])\.(?=\d)|(?<=^[A-Z]{2})\.(?=\d)")


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that the document states, of a motion or of an amendment, with the line that states it."""

    key: str
    """The motion's key, with the amendment's name after it."""
    decision: str
    line: Line | None
    by_heading: bool = False


@dataclass(slots=True)
class Plan:
    """What would change, and notes for a person."""

    steps: ChangeSet
    source: Source
    comments: dict[str, list[tuple[Where, str]]] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)
    """What is to change beside the motions: a document, bodies, the meeting."""
    created: list[str] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    to_fill_in: dict[str, list[str]] = field(default_factory=dict)
    """What a person has to fill in, each with the motions concerned."""
    notes: list[str] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)

    def stage(self, folder: Path, shown_as: str) -> Staged:
        """All files as they would be. Raises CannotEdit or WouldBreak, for anything but what is marked to fill in."""
        return stage_marked(folder, shown_as, self.steps.steps, self.comments)


def make_plan(
    archive: Archive,
    folder: Path,
    motion_list: MotionList,
    meeting_key: str,
    document_key: str = "",
    kind: DocumentKind | None = None,
    today: dt.date | None = None,
) -> Plan:
    """What importing these motions into a meeting would change.

    `document_key` names an entry of documents.yaml; without it one is found, or proposed. `kind` is what a new document
    is, None to recognise it by what it says. With `today`, records that change are given that day.
    """
    return _Planning(archive, folder, motion_list, meeting_key, document_key, kind, today).plan()


class _Planning:
    """One plan being made."""

    def __init__(
        self,
        archive: Archive,
        folder: Path,
        motion_list: MotionList,
        meeting_key: str,
        document_key: str,
        kind: DocumentKind | None,
        today: dt.date | None,
    ) -> None:
        self.archive, self.motion_list, self.meeting_key = archive, motion_list, meeting_key
        self.meeting = archive.meetings.get(meeting_key)
        self.year = self.meeting.year if self.meeting else year_of(meeting_key)
        self.steps = ChangeSet(folder, today)
        self.given_kind = kind
        self.kind = kind or kind_of(motion_list)
        self.is_new_document = False
        self.source = self.source_named(document_key)
        self.result = Plan(self.steps, self.source)
        self.body = deciding_body(archive, meeting_key)
        self.bodies = Bodies(archive.bodies, archive.union.name, self.meeting.held if self.meeting else None)
        self.new_bodies = NewBodies(archive, self.source)
        self.comparison_context = ComparisonContext(archive, self.steps, self.source, self.bodies, self.new_bodies)
        self.names: dict[int, str] = {}
        self.asked: list[tuple[str, str, str]] = []
        """What a person has to fill in: the sentence, the place in it, the motion's key."""
        self.held = 0

    def plan(self) -> Plan:
        """All of it."""
        records = [(parsed, self.record_of(parsed)) for parsed in self.motion_list.motions]
        taken = {record.name for record in self.archive.by_meeting.get(self.meeting_key, ())}
        for parsed, record in records:
            if record is None:
                name = self.names[id(parsed)] = name_of(parsed, self.source, taken.__contains__)
                taken.add(name)
        for parsed, record in records:
            if record is None:
                self.create(parsed)
            else:
                self.compare(parsed, record)
        self.fill_in()
        self.abbreviations()
        self.beside()
        self.result.notes += [*self.kind_notes(), *look_at(self.motion_list, self.year)]
        self.result.notes += body_notes(self.archive, self.motion_list, self.new_bodies.entries)
        return self.result

    def kind_notes(self) -> Iterator[str]:
        """The kind that the title gives to motions, and whether the kind that was given to the document fits."""
        kind = None if self.is_new_document else self.archive.documents[self.source.document].kind
        return kind_notes(self.motion_list, self.names, self.given_kind, self.source.document, kind)

    def fill_in(self) -> None:
        """List what a person has to fill in: once where several motions need it, then without the place of each."""
        shared = Counter(without for without, _ in {(words.replace(at, ""), key) for words, at, key in self.asked})
        for words, place, key in self.asked:
            without = words.replace(place, "")
            self.result.to_fill_in.setdefault(words if shared[without] == 1 else without, []).append(key)

    # Which document, which meeting ------------------------------------------------------------------------------------

    def source_named(self, document_key: str) -> Source:
        """The document: the one named, else the one that records of this meeting with the same words rest on, else new."""
        key = document_key or self.document_of_the_same_words()
        known = self.archive.current("documents", key) if key else None
        is_of_resolutions = self.motion_list.is_of_resolutions
        if known:
            document = self.archive.documents[known]
            if self.meeting and self.meeting.list and self.meeting.list.document == known:
                is_of_resolutions = self.meeting.list.numbers is Numbering.RESOLUTIONS
            elif document.kind in COUNTS_RESOLUTIONS:
                is_of_resolutions = COUNTS_RESOLUTIONS[document.kind]
            text = TEXTS.get(document.kind) or (SourceText.AS_PASSED if is_of_resolutions else SourceText.OF_THE_NOTICE)
            return Source(known, document.title, is_of_resolutions, text)
        self.is_new_document = True
        is_of_resolutions = COUNTS_RESOLUTIONS.get(self.kind, is_of_resolutions)
        word = CALLED.get(self.kind, "motions")
        key = document_key or free_document_key(self.archive, self.meeting_key, word)
        # A person may be named in the title of a draft.
        has_title = self.motion_list.title and masked(self.motion_list.title) == self.motion_list.title
        title = self.motion_list.title if has_title else f"{meeting_name(self.archive, self.meeting_key)} {word}"
        text = TEXTS.get(self.kind) or (SourceText.AS_PASSED if is_of_resolutions else SourceText.OF_THE_NOTICE)
        return Source(key, title, is_of_resolutions, text)

    def document_of_the_same_words(self) -> str:
        """The document that most of this meeting's records with these motions' fingerprints rest on."""
        prints = {fingerprint(parsed.wording) for parsed in self.motion_list.motions if parsed.lines}
        counts: dict[str, int] = {}
        for record in self.archive.by_meeting.get(self.meeting_key, ()):
            if record.motion.source.fingerprint in prints:
                document = record.motion.source.document
                counts[document] = counts.get(document, 0) + 1
        return max(counts, key=lambda key: counts[key], default="")

    # One motion -------------------------------------------------------------------------------------------------------

    def record_of(self, parsed: ParsedMotion) -> Record | None:
        """The archive's record of a motion: by its key or former key, else by its title within the meeting."""
        number, notice = numbers_of(parsed, self.source)
        earlier = (_POINT.sub("", number), _POINT.sub("", notice))  # `C.1` was kept as C1 once, and keys stay
        numbers = dict.fromkeys(((number, notice), earlier))
        for name in (key for one, other in numbers for key in (number_key(one), notice_key(other) if other else "")):
            record = self.archive.find(f"{self.meeting_key}/{name}") if name else None
            if record and (name in map(number_key, (number, earlier[0])) or record.motion.notice_number):
                return record
        return next(
            (
                record for record in self.archive.by_meeting.get(self.meeting_key, ())
                if parsed.title and plain(record.motion.title) == plain(parsed.title) and self.may_be(record, number, notice)
            ),
            None,
        )  # fmt: skip

    @staticmethod
    def may_be(record: Record, number: str, notice: str) -> bool:
        """Whether a record of the same title may be the same motion: it has no other number of the same kind."""
        motion = record.motion
        return (not number or motion.number in (None, number)) and (
            not notice or motion.notice_number in (None, notice)
        )

    def find(self, number: str) -> str | None:
        """The key of a motion of this meeting by its number as printed, also of one that is proposed now."""
        for name in (number_key(number), notice_key(number)):
            if record := self.archive.find(f"{self.meeting_key}/{name}"):
                return record.key
        for parsed in self.motion_list.motions:
            if parsed.number == number and id(parsed) in self.names:
                return f"{self.meeting_key}/{self.names[id(parsed)]}"
        return None

    def create(self, parsed: ParsedMotion) -> None:
        """Propose a record for a motion that the archive does not have."""
        name = self.names[id(parsed)]
        bodies = (self.bodies, self.new_bodies)
        proposal = propose(
            parsed, name, self.year, self.body, self.source, *bodies, self.find, self.motion_list.people.quoted
        )
        key = f"{self.meeting_key}/{name}"
        sentence = f"create {key}: {shortened(str(proposal.fields['title']), 80)}"
        self.steps.create(file_of(key), proposal.fields, sentence, str(parsed.place))
        self.result.created.append(sentence)
        self.decided(parsed, key)
        self.held += 1
        if proposal.comments:
            self.result.comments[file_of(key)] = list(proposal.comments)
            for _, words in proposal.comments:
                if TO_FILL_IN in words:
                    self.asked.append((words.split("\n")[0].removeprefix(TO_FILL_IN), f" ({parsed.place})", key))

    def compare(self, parsed: ParsedMotion, record: Record) -> None:
        """What a motion adds to the record that there is; differences are listed and not written."""
        added, other = RecordComparison(self.comparison_context, parsed, record).compare()
        key = record.key
        if any(words.startswith(("decision", "vote")) for words in added):
            self.decided(parsed, key)
        self.result.notes += [in_doubt(line, key, self.motion_list.people) for line in parsed.unsure]
        if added:
            self.result.filled.append(f"{key}: add {listed(added)}")
        if other:
            self.result.differing += [f"{key}: {sentence} ({parsed.place})" for sentence in other]
        if not added and not other:
            self.result.unchanged.append(record.key)
        self.held += record.motion.source.document == self.source.document

    def decided(self, parsed: ParsedMotion, key: str) -> None:
        """Note what the document decides of a motion and of its amendments, with the lines."""
        if parsed.decision:
            fields = decision_fields(parsed, self.body, self.source, self.bodies)
            words = ", ".join(str(fields[name]) for name in ("decision", "vote") if name in fields)
            if body := self.archive.bodies.get(str(fields.get("to"))):
                words += f", to {body.name}"
            self.result.decided.append(Decided(key, words, parsed.decision_line, parsed.decided_by_heading))
        for amendment in parsed.amendments:
            if amendment.decision:
                words = amendment_decision(amendment).value
                self.result.decided.append(
                    Decided(f"{key}, {amendment_name(amendment)}", words, amendment.decision_line)
                )

    # Beside the motions -----------------------------------------------------------------------------------------------

    def beside(self) -> None:
        """The document's entry, new bodies, and the meeting with its list."""
        plan = self.result
        uses = any(isinstance(step.file, str) for step in self.steps.steps)
        if self.is_new_document and uses:
            entry = self.document_entry()
            add_document(self.steps, self.source.document, entry)
            plan.beside.append(
                f"documents.yaml: add {self.source.document}, “{entry['title']}” (kind: {self.kind}); "
                "check its publisher, kind (KIND=) and date"
            )
            self.comment(
                "documents.yaml",
                (self.source.document,),
                "its publisher, kind, date and address; the import made this entry.",
            )
        for key, body in self.new_bodies.entries.items():
            sentence = f"bodies.yaml: add {key}, “{body['name']}” ({body['kind']})"
            self.steps.set("bodies.yaml", (key,), body, sentence)
            plan.beside.append(sentence)
        if self.meeting is None and self.motion_list.motions:
            self.create_meeting()
        elif self.meeting is not None and uses:
            self.count_list()

    def document_entry(self) -> Fields:
        """The entry of documents.yaml for a document that is new."""
        count = counted(len(self.motion_list.motions), "motion")
        return {
            "title": " ".join(self.source.title.split()), "publisher": self.archive.union.name,
            "kind": self.kind.value,
            "held_by": "The archive's editors",
            "meaning": f"The list of {count} of {meeting_name(self.archive, self.meeting_key)} that its records were imported from.",
        }  # fmt: skip

    def create_meeting(self) -> None:
        """The record of a meeting that the archive does not have."""
        key = self.meeting_key
        fields = new_meeting(self.archive, key, self.list_fields())
        self.result.beside.append(sentence := f"create {key}: {fields['name']}, a meeting")
        self.steps.create(f"{key}/meeting.yaml", fields, sentence)
        for name, words in to_fill_in(self.archive, key, said=as_example(self.motion_list, year_of(key))):
            self.comment(f"{key}/meeting.yaml", (name,), words)
            self.result.notes.append(f"{key}/meeting: {words.splitlines()[0]}")

    def list_fields(self) -> Fields:
        """What a meeting says of the list that its numbers come from."""
        numbers = Numbering.RESOLUTIONS if self.source.is_of_resolutions else Numbering.NOTICE
        return {
            "document": self.source.document, "numbers": numbers.value, "motions": str(self.held),
            "held": (Extent.WHOLE if self.is_whole_list() else Extent.PART).value,
        }  # fmt: skip

    def is_whole_list(self) -> bool:
        """Whether this is all that the meeting was sent: not late motions, nor some beside motions known from elsewhere."""
        is_late = self.motion_list.group.kind is MotionKind.EMERGENCY
        return is_whole(self.motion_list) and not is_late and not self.of_other_documents()

    def of_other_documents(self) -> list[str]:
        """The keys of this meeting's records that rest on another document than this one."""
        return [
            record.key
            for record in self.archive.by_meeting.get(self.meeting_key, ())
            if self.archive.current("documents", record.motion.source.document) != self.source.document
        ]

    def count_list(self) -> None:
        """Bring a meeting's count of its list in line, where records of the list are added."""
        assert self.meeting is not None
        file = f"{self.meeting_key}/meeting.yaml"
        known = self.meeting.list
        if known is None:
            fields = self.list_fields()
            sentence = f"{self.meeting_key}: add its list, {self.source.document} with {counted(self.held, 'motion')}, held: {fields['held']}"
            self.steps.set(file, ("list",), fields, sentence)
            if beside := self.of_other_documents():
                self.result.notes.append(
                    f"{self.meeting_key}: held: part, because {counted(len(beside), 'more motion')} of this meeting "
                    f"{'is' if len(beside) == 1 else 'are'} not in this list. Write whole once the archive has every motion."
                )
        elif known.document == self.source.document:
            others = {
                record.key
                for record in self.archive.by_meeting[self.meeting_key]
                if record.motion.source.document == self.source.document
            }
            total = len(others) + len(self.result.created)
            sentence = f"{self.meeting_key}: its list prints {counted(total, 'motion')}, not {known.motions}"
            if total == known.motions:
                return
            self.steps.set(file, ("list", "motions"), str(total), sentence)
        else:
            return
        self.result.beside.append(sentence)

    def abbreviations(self) -> None:
        """Entries of the list of abbreviations that the archive does not have."""
        added = add_abbreviations(self.steps, self.archive, self.motion_list.abbreviations, self.source.title)
        for key, _ in added:
            self.comment("abbreviations.yaml", (key,), "what it is, in one line.")
        if added:
            self.result.beside.append(f"abbreviations.yaml: add {listed([short for _, short in added])}")

    def comment(self, file: str, where: Where, words: str) -> None:
        """Mark something to fill in."""
        self.result.comments.setdefault(file, []).append((where, TO_FILL_IN + words))
