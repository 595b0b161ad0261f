"""What an import would do to an archive: worked out, told, and handed to scripts.edit to be written, all or nothing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from schema.archive import Archive, Record
from schema.numbers import notice_key, number_key
from schema.problems import Where, counted, in_runs, listed, natural, shortened
from schema.terms import CARRIED, CHANGED_WORDS, Decision, DocumentKind, Extent, Numbering, SourceText
from schema.wording import fingerprint, paragraphs
from schema.yaml_text import Value
from scripts.edit.changes import ChangeSet, Staged
from scripts.edit.marks import TO_FILL_IN, stage_marked
from scripts.edit.outcomes import Fields, add_document, file_of, move, set_decision
from scripts.intake.documents.block_walker import BOXED
from scripts.intake.lines import DocumentText
from scripts.intake.meetings import (
    deciding_body,
    free_document_key,
    meeting_name,
    new_meeting,
    to_fill_in,
    year_of,
)
from scripts.intake.motion_list import MotionList
from scripts.intake.names import Bodies, key_of, plain
from scripts.intake.parsed_motion import ParsedMotion
from scripts.intake.proposals import (
    NewBodies,
    Source,
    amendment_decision,
    amendment_fields,
    as_stored,
    count_words,
    decision_fields,
    may_have_changed,
    name_of,
    numbers_of,
    propose,
    source_fields,
)
from scripts.intake.vocabulary.numbers import number


@dataclass(slots=True)
class Plan:
    """What would change, and what a person is told of it."""

    steps: ChangeSet
    source: Source
    marks: dict[str, list[tuple[Where, str]]] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)
    """What is to change beside the motions: a document, bodies, the meeting."""
    created: list[str] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    to_fill_in: dict[str, list[str]] = field(default_factory=dict)
    """What a person has to fill in, each with the motions concerned."""
    notes: list[str] = field(default_factory=list)

    def stage(self, folder: Path, shown_as: str) -> Staged:
        """All files as they would be. Raises CannotEdit or WouldBreak, for anything but what is marked to fill in."""
        return stage_marked(folder, shown_as, self.steps.steps, self.marks)


def make_plan(
    archive: Archive, folder: Path, found: MotionList, meeting_key: str, document_key: str = "", file_name: str = ""
) -> Plan:
    """What importing these motions into a meeting would change.

    `document_key` names an entry of documents.yaml; without it one is found, or proposed after `file_name`.
    """
    return _Planning(archive, folder, found, meeting_key, document_key, file_name).plan()


class _Planning:
    """One plan being made."""

    def __init__(
        self, archive: Archive, folder: Path, found: MotionList, meeting_key: str, document_key: str, file_name: str
    ) -> None:
        self.archive, self.found, self.meeting_key = archive, found, meeting_key
        self.meeting = archive.meetings.get(meeting_key)
        self.year = self.meeting.year if self.meeting else year_of(meeting_key)
        self.steps = ChangeSet(folder)
        self.file_name = file_name
        self.is_new_document = False
        self.source = self.source_named(document_key)
        self.result = Plan(self.steps, self.source)
        self.body = deciding_body(archive, meeting_key)
        self.bodies = Bodies(archive.bodies, archive.union.name, self.meeting.held if self.meeting else None)
        self.new_bodies = NewBodies(archive, self.source)
        self.names: dict[int, str] = {}
        self.asked: list[tuple[str, str, str]] = []
        """What a person has to fill in: the sentence, the place in it, the motion's key."""
        self.held = 0

    def plan(self) -> Plan:
        """All of it."""
        records = [(draft, self.record_of(draft)) for draft in self.found.motions]
        taken = {record.name for record in self.archive.by_meeting.get(self.meeting_key, ())}
        for draft, record in records:
            if record is None:
                name = name_of(draft, self.source, taken.__contains__)
                taken.add(name)
                self.names[id(draft)] = name
        for draft, record in records:
            if record is None:
                self.create(draft)
            else:
                self.compare(draft, record)
        self.fill_in()
        self.abbreviations()
        self.beside()
        self.gaps()
        return self.result

    def fill_in(self) -> None:
        """Tell what a person has to fill in: what is asked of several motions once, without the place of each."""
        shared = Counter(words.replace(place, "") for words, place, _ in self.asked)
        for words, place, key in self.asked:
            without = words.replace(place, "")
            self.result.to_fill_in.setdefault(words if shared[without] == 1 else without, []).append(key)

    # Which document, which meeting ------------------------------------------------------------------------------------

    def source_named(self, document_key: str) -> Source:
        """The document: the one named, else the one that records of this meeting with the same words rest on, else new."""
        key = document_key or self.document_of_the_same_words()
        known = self.archive.current("documents", key) if key else None
        is_of_resolutions = self.found.is_of_resolutions
        if known:
            document = self.archive.document(known)
            if (
                self.meeting
                and self.meeting.list
                and self.archive.current("documents", self.meeting.list.document) == known
            ):
                is_of_resolutions = self.meeting.list.numbers is Numbering.RESOLUTIONS
            elif document.kind in _NUMBERS:
                is_of_resolutions = _NUMBERS[document.kind]
            text = TEXTS.get(document.kind) or (SourceText.AS_PASSED if is_of_resolutions else SourceText.OF_THE_NOTICE)
            return Source(known, document.title, is_of_resolutions, text)
        self.is_new_document = True
        kind = "resolutions" if is_of_resolutions else "motions"
        key = document_key or free_document_key(self.archive, self.meeting_key, kind)
        title = self.found.title or f"{meeting_name(self.archive, self.meeting_key)} {kind}"
        return Source(
            key, title, is_of_resolutions, SourceText.AS_PASSED if is_of_resolutions else SourceText.OF_THE_NOTICE
        )

    def document_of_the_same_words(self) -> str:
        """The document that most of this meeting's records with these motions' fingerprints rest on."""
        prints = {fingerprint(draft.wording) for draft in self.found.motions if draft.lines}
        counts: dict[str, int] = {}
        for record in self.archive.by_meeting.get(self.meeting_key, ()):
            if record.motion.source.fingerprint in prints:
                document = record.motion.source.document
                counts[document] = counts.get(document, 0) + 1
        return max(counts, key=lambda one: counts[one], default="")

    # One motion -------------------------------------------------------------------------------------------------------

    def record_of(self, draft: ParsedMotion) -> Record | None:
        """The archive's record of a motion: by its key or former key, else by its title within the meeting."""
        number, notice = numbers_of(draft, self.source)
        for name in (number_key(number), notice_key(notice) if notice else ""):
            record = self.archive.find(f"{self.meeting_key}/{name}") if name else None
            if record and (name == number_key(number) or record.motion.notice_number):
                return record
        return next(
            (
                record for record in self.archive.by_meeting.get(self.meeting_key, ())
                if draft.title and plain(record.motion.title) == plain(draft.title) and self.may_be(record, number, notice)
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
        for draft in self.found.motions:
            if draft.number == number and id(draft) in self.names:
                return f"{self.meeting_key}/{self.names[id(draft)]}"
        return None

    def create(self, draft: ParsedMotion) -> None:
        """Propose a record for a motion that the archive does not have."""
        name = self.names[id(draft)]
        proposal = propose(draft, name, self.year, self.body, self.source, self.bodies, self.new_bodies, self.find)
        key = f"{self.meeting_key}/{name}"
        sentence = f"create {key}: {shortened(str(proposal.fields['title']), 80)}"
        self.steps.create(file_of(key), proposal.fields, sentence, str(draft.place))
        self.result.created.append(sentence)
        self.held += 1
        if proposal.marks:
            self.result.marks[file_of(key)] = list(proposal.marks)
            for _, words in proposal.marks:
                if TO_FILL_IN in words:
                    self.asked.append((words.split("\n")[0].removeprefix(TO_FILL_IN), f" ({draft.place})", key))

    def compare(self, draft: ParsedMotion, record: Record) -> None:
        """What a motion adds to the record that there is; what it says otherwise is told and not written."""
        added, other = _Comparison(self, draft, record).made()
        key = record.key
        if added:
            self.result.filled.append(f"{key}: add {listed(added)}")
        if other:
            self.result.differing += [f"{key}: {sentence} ({draft.place})" for sentence in other]
        if not added and not other:
            self.result.unchanged.append(record.key)
        document = self.archive.current("documents", record.motion.source.document)
        self.held += document == self.source.document

    # Beside the motions -----------------------------------------------------------------------------------------------

    def beside(self) -> None:
        """The document's entry, new bodies, and the meeting with its list."""
        plan = self.result
        uses = any(isinstance(step.file, str) for step in self.steps.steps)
        if self.is_new_document and uses:
            entry = self.document_entry()
            add_document(self.steps, self.source.document, entry)
            plan.beside.append(
                f"documents.yaml: add {self.source.document}, “{entry['title']}”; look over who published it, its kind and date"
            )
            self.mark(
                "documents.yaml",
                (self.source.document,),
                "who published it, its kind, date and address; this entry was made by the import.",
            )
        for key, body in self.new_bodies.entries.items():
            sentence = f"bodies.yaml: add {key}, “{body['name']}” ({body['kind']})"
            self.steps.set("bodies.yaml", (key,), body, sentence)
            plan.beside.append(sentence)
        if self.meeting is None and self.found.motions:
            self.create_meeting()
        elif self.meeting is not None and uses:
            self.count_list()

    def document_entry(self) -> Fields:
        """The entry of documents.yaml for a document that is new."""
        kind = DocumentKind.RESOLUTIONS if self.source.is_of_resolutions else DocumentKind.NOTICE
        count = counted(len(self.found.motions), "motion")
        name = f" ({self.file_name})" if self.file_name else ""
        return {
            "title": " ".join(self.source.title.split()), "publisher": self.archive.union.name, "kind": kind.value,
            "held_by": f"The archive's editors hold the file{name}",
            "meaning": f"The list of {count} of {meeting_name(self.archive, self.meeting_key)} that its records were imported from.",
        }  # fmt: skip

    def create_meeting(self) -> None:
        """The record of a meeting that the archive does not have."""
        key = self.meeting_key
        fields = new_meeting(self.archive, key, self.list_fields())
        sentence = f"create {key}: {fields['name']}, a meeting"
        self.steps.create(f"{key}/meeting.yaml", fields, sentence)
        self.result.beside.append(sentence)
        for name, words in to_fill_in(self.archive, key):
            self.mark(f"{key}/meeting.yaml", (name,), words)
            self.result.notes.append(f"{key}/meeting: {words}")

    def list_fields(self) -> Fields:
        """What a meeting says of the list that its numbers come from."""
        numbers = Numbering.RESOLUTIONS if self.source.is_of_resolutions else Numbering.NOTICE
        return {
            "document": self.source.document, "numbers": numbers.value, "motions": str(self.held),
            "held": (Extent.PART if self.missing() else Extent.WHOLE).value,
        }  # fmt: skip

    def count_list(self) -> None:
        """Bring a meeting's count of its list in line, where records of the list are added."""
        assert self.meeting is not None
        file = f"{self.meeting_key}/meeting.yaml"
        known = self.meeting.list
        if known is None:
            sentence = f"{self.meeting_key}: add its list, {self.source.document} with {counted(self.held, 'motion')}"
            self.steps.set(file, ("list",), self.list_fields(), sentence)
        elif self.archive.current("documents", known.document) == self.source.document:
            others = {
                record.key
                for record in self.archive.by_meeting[self.meeting_key]
                if self.archive.current("documents", record.motion.source.document) == self.source.document
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
        known = {entry.short.casefold() for entry in self.archive.abbreviations.values()}
        keys = set(self.archive.abbreviations)
        names = []
        for short, name in self.found.abbreviations:
            key = key_of(short)
            if short.casefold() in known or key in keys or not re.search(r"[A-Z]", short):
                continue
            known.add(short.casefold())
            keys.add(key)
            entry: Fields = {"short": short, "name": name, "meaning": f"Printed so in “{self.source.title}”."}
            self.steps.set("abbreviations.yaml", (key,), entry, f"add the abbreviation {short}")
            self.mark("abbreviations.yaml", (key,), "what it is, in one line.")
            names.append(short)
        if names:
            self.result.beside.append(f"abbreviations.yaml: add {listed(names)}")

    def mark(self, file: str, where: Where, words: str) -> None:
        """Mark something to fill in."""
        self.result.marks.setdefault(file, []).append((where, TO_FILL_IN + words))

    # What a person should look at -------------------------------------------------------------------------------------

    def missing(self) -> list[int]:
        """The plain numbers that the list leaves out."""
        numbers = {int(draft.number) for draft in self.found.motions if draft.number.isdecimal()}
        return [number for number in range(1, max(numbers, default=0)) if number not in numbers]

    def gaps(self) -> None:
        """Tell what may be a mistake: a paper that is no list of motions, a year of another meeting, numbers that the list leaves out, names nearly known."""
        if not self.found.says_motions:
            self.result.notes.append(
                "Nothing in the document says that these are motions: no title of a list, no proposer, no result, no words such as"
                " “This meeting resolves”. Are they the numbered paragraphs of one paper?"
            )
        years = re.findall(r"\b(?:1[89]|2[01])\d\d\b", self.found.title)
        if years and str(self.year) not in years:
            self.result.notes.append(
                f"The document's title speaks of {listed(years)}, and the meeting is of {self.year}: “{self.found.title}”."
            )
        missing = self.missing()
        if missing:
            shown = [str(number) for number in missing[:12]] + (["…"] if len(missing) > 12 else [])
            self.result.notes.append(
                f"The list has no {', '.join(shown)}. If the document has, a line was not recognised as its heading."
            )
        for draft in self.found.motions:
            for line in draft.lines:
                if line.place.unit == BOXED:
                    words = f"{str(line.place).capitalize()} was read as words of {draft.name}; see whether it is: {shortened(line.text, 60)}"
                    self.result.notes.append(words)
                begins = number(line.text)
                if begins and begins.number.isdecimal() and int(begins.number) in missing:
                    words = f"{str(line.place).capitalize()} begins with {begins.number}, which the list lacks, and was read as words of {draft.name}: {shortened(line.text, 60)}"
                    self.result.notes.append(words)
        for draft in self.found.motions:
            nearly = [named for named in (draft.committee, *draft.proposers) if named and named.nearly]
            self.result.notes += [f"{draft.name}: “{named.written}” was read as {named.key}." for named in nearly]


_NUMBERS = {DocumentKind.RESOLUTIONS: True, DocumentKind.NOTICE: False}
TEXTS = {
    DocumentKind.RESOLUTIONS: SourceText.AS_PASSED,
    DocumentKind.MINUTES: SourceText.AS_PASSED,
    DocumentKind.NOTICE: SourceText.OF_THE_NOTICE,
    DocumentKind.BLOG: SourceText.COPY,
    DocumentKind.COPY: SourceText.COPY,
    DocumentKind.PRESS: SourceText.COPY,
}
"""Which text a document prints, by its kind."""


class _Comparison:
    """A motion as found, against the record that there is."""

    def __init__(self, planning: _Planning, draft: ParsedMotion, record: Record) -> None:
        self.planning, self.draft, self.record = planning, draft, record
        self.steps, self.source = planning.steps, planning.source
        self.motion = record.motion
        self.file = file_of(record.key)
        self.added: list[str] = []
        self.other: list[str] = []

    def made(self) -> tuple[list[str], list[str]]:
        """What is added, and what differs, in words."""
        self.title()
        self.body("committee", self.motion.committee, self.committee_key())
        self.body("proposer", list(self.motion.proposer), self.proposer_keys())
        if self.draft.kind and self.draft.kind is not self.motion.kind:
            self.other.append(f"kind: the record has {self.motion.kind.value}, the document {self.draft.kind.value}")
        self.decision()
        self.amendments()
        self.wording()
        self.numbers()
        return self.added, self.other

    def add(self, where: Where, value: Value, words: str) -> None:
        """Add a value that the record does not have."""
        self.steps.set(self.file, where, value, f"add {words}", str(self.draft.place))
        self.added.append(words)

    def title(self) -> None:
        """The title is never changed by an import."""
        if self.draft.title and " ".join(self.draft.title.split()) != self.motion.title:
            self.other.append(f"title: the record has “{self.motion.title}”, the document “{self.draft.title}”")

    def committee_key(self) -> str | None:
        """The committee that the document names; one that is new to the archive is not added for a record that has one."""
        if self.draft.committee:
            return self.draft.committee.key
        if self.draft.new_committee and self.motion.committee is None:
            return self.planning.new_bodies.key(self.draft.new_committee, is_heading=True)
        return None

    def proposer_keys(self) -> list[str]:
        """The bodies that the document names as having put it."""
        keys = [named.key for named in self.draft.proposers]
        if not self.motion.proposer:
            keys += [self.planning.new_bodies.key(name, is_heading=False) for name in self.draft.new_proposers]
        return keys

    def body(self, name: str, held: str | list[str] | None, found: str | list[str] | None) -> None:
        """A committee or proposers: added where the record says `not recorded`; what differs is told."""
        if not found:
            return
        current = self.planning.archive.current
        if not held:
            self.add(
                (name,),
                list(found) if isinstance(found, list) else found,
                f"{name} {found if isinstance(found, str) else listed(found)}",
            )
        else:
            ours = [current("bodies", key) or key for key in ([held] if isinstance(held, str) else held)]
            theirs = [found] if isinstance(found, str) else found
            if set(ours) != set(theirs):
                self.other.append(f"{name}: the record has {listed(ours)}, the document {listed(theirs)}")

    def decision(self) -> None:
        """A result: added where none is recorded; a vote, where the record has the result without one."""
        if self.draft.decision is None:
            return
        fields = decision_fields(self.draft, self.record.meeting.body, self.source, self.planning.bodies)
        found = next(decision for decision in Decision if decision.value == fields["decision"])
        first = self.motion.outcome.decisions[0]
        if first.decision is Decision.NOT_RECORDED and self.record.is_of_meeting(first):
            if first.note:
                self.other.append(f"decision: the record has none, with a note on it; the document says {found.value}")
                return
            evidence = list(dict.fromkeys([*first.evidence, self.source.document]))
            set_decision(self.steps, self.record.key, 0, {**fields, "evidence": list(evidence)}, str(self.draft.place))
            self.added.append(f"decision: {found.value}")
            return
        own = [one for one in self.motion.outcome.decisions if self.record.is_of_meeting(one)]
        if any(one.clauses for one in own):
            return
        if (
            self.draft.decided_by_heading
            and own
            and own[0].decision is Decision.CARRIED_AS_AMENDED
            and found is Decision.CARRIED
        ):
            return
        if own and own[0].decision is not found:
            self.other.append(f"decision: the record has {own[0].decision.value}, the document {found.value}")
        elif own and (vote := fields.get("vote")):
            at = self.motion.outcome.decisions.index(own[0])
            if own[0].vote is None:
                evidence = list(dict.fromkeys([*own[0].evidence, self.source.document]))
                set_decision(
                    self.steps, self.record.key, at, {**fields, "evidence": list(evidence)}, str(self.draft.place)
                )
                self.added.append(f"vote: {vote}")
            elif str(own[0].vote).replace(",", "") != str(vote).replace(",", ""):
                self.other.append(f"vote: the record has {own[0].vote}, the document {vote}")

    def amendments(self) -> None:
        """The amendments: all of them added where the record has none and its decision leaves room; else told."""
        found, held = self.draft.amendments, self.motion.amendments
        if not found:
            return
        told, decided = [amendment_decision(one) for one in found], self.motion.outcome.decisions[0].decision
        printed = f"the document prints {counted(len(found), 'amendment')} ({listed(told)})"
        leaves_room = not CHANGED_WORDS & set(told) if decided is Decision.CARRIED else may_have_changed(self.draft)
        if held and [one.decision for one in held] != told:
            self.other.append(f"amendments: the record has {listed([one.decision for one in held])}, {printed}")
        elif not held and decided in CARRIED and not leaves_room:
            self.other.append(f"amendments: the record says {decided}, {printed}")
        elif not held:
            entries = amendment_fields(self.draft, self.source, self.planning.new_bodies)
            self.add(("amendments",), entries, counted(len(found), "amendment"))

    def wording(self) -> None:
        """The words: added where their fingerprint is the record's, or where it has none and rests on this document."""
        wording, source = self.draft.wording, self.motion.source
        if not wording or self.motion.redaction:
            return
        same = fingerprint(wording) == (
            source.fingerprint or (fingerprint(self.motion.wording) if self.motion.wording else None)
        )
        count = len(paragraphs(wording))
        if self.motion.wording:
            if not same:
                self.other.append("wording: `make wording` shows where")
        elif same and source.paragraphs not in (None, count):
            self.other.append(
                f"paragraphs: the words are the same, in {count} paragraphs where the record counts {source.paragraphs}"
            )
        elif same:
            self.add(("wording",), as_stored(wording), "wording")
        elif source.fingerprint:
            self.other.append("wording: not the words whose fingerprint the record has; `make wording` shows where")
        elif self.planning.archive.current("documents", source.document) == self.source.document:
            for name, value in source_fields(self.draft, self.source).items():
                if self.steps.values(self.file, ("source", name)) is None:
                    self.steps.set(self.file, ("source", name), value, f"add source.{name}", str(self.draft.place))
            self.add(("wording",), as_stored(wording), "wording")
        else:
            self.other.append(
                f"wording: the record rests on {source.document}, which may print other words; it was not added"
            )

    def numbers(self) -> None:
        """A number that the record does not have yet: that of the notice is added; with that of the resolutions it moves."""
        number, notice = numbers_of(self.draft, self.source)
        if notice and not self.motion.notice_number:
            self.add(("notice_number",), notice, f"notice number {notice}")
        if number and not self.motion.number:
            self.steps.set(self.file, ("number",), number, f"add number {number}", str(self.draft.place))
            move(self.steps, self.record.key, number_key(number), str(self.draft.place))
            self.added.append(f"number {number}, which moves it to {self.record.meeting_key}/{number_key(number)}")


# As a person is told --------------------------------------------------------------------------------------------------


def keys_in_words(keys: Sequence[str]) -> str:
    """Keys of motions, neighbours together: `2018/1–28, ca1, ca2`."""
    by_meeting: dict[str, list[str]] = {}
    for key in sorted(keys, key=natural):
        meeting, _, name = key.partition("/")
        by_meeting.setdefault(meeting, []).append(name)
    return "; ".join(f"{meeting}/{', '.join(in_runs(names))}" for meeting, names in by_meeting.items())


def render_plan(plan: Plan, found: MotionList, document: DocumentText) -> str:
    """The plan in words: what would be written, what differs, what a person has to do, and every line that is in nothing."""
    size = f"{document.pages} pages" if document.pages > 1 else f"{len(document.lines)} lines"
    parts = [f"{document.format[0].upper()}{document.format[1:]}, {size}. Found: {count_words(found.motions)}."]
    sections = {
        "To be written:": [*plan.beside, *plan.created, *sorted(plan.filled, key=natural)],
        "Otherwise than in the archive, and not changed:": sorted(plan.differing, key=natural),
        "The same as in the archive:": [keys_in_words(plan.unchanged)] if plan.unchanged else [],
        "To look at, or to fill in:": [
            *(f"{keys_in_words(keys)}: {words}" for words, keys in plan.to_fill_in.items()),
            *plan.notes,
        ],
        "Left out, with the reason:": [f"{told.what}: {told.where}" for told in found.account.told_skipped()],
        "Not understood, and in no record:": [
            f"{told.where}: {shortened(told.beginning, 70)}" for told in found.account.told_not_understood()
        ],
    }
    if not found.motions:
        parts.append("There is nothing to import.")
    parts += ["\n".join([heading, *(f"  {line}" for line in lines)]) for heading, lines in sections.items() if lines]
    return "\n\n".join(parts)
