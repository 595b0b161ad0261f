"""A motion as found, against the record that there is: what it adds, and what it says otherwise."""

from dataclasses import dataclass

from schema.archive import Archive, Record
from schema.numbers import number_key
from schema.problems import Where, counted, listed
from schema.terms import CARRIED, CHANGED_WORDS, Decision
from schema.wording import fingerprint, paragraphs
from schema.yaml_text import Value
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import Fields, file_of, move, set_decision
from scripts.intake.motions.parsed_motion import ParsedMotion
from scripts.intake.planning.proposals import (
    NewBodies,
    Source,
    amendment_decision,
    amendment_fields,
    as_stored,
    decision_fields,
    may_have_changed,
    numbers_of,
    source_fields,
)
from scripts.intake.vocabulary.names import Bodies


@dataclass(frozen=True, slots=True)
class Against:
    """What a comparison needs beside the motion and its record."""

    archive: Archive
    steps: ChangeSet
    source: Source
    bodies: Bodies
    new_bodies: NewBodies


class Comparison:
    """A motion as found, against the record that there is."""

    def __init__(self, against: Against, draft: ParsedMotion, record: Record) -> None:
        self.against, self.draft, self.record = against, draft, record
        self.steps, self.source = against.steps, against.source
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
            return self.against.new_bodies.key(self.draft.new_committee, is_heading=True)
        return None

    def proposer_keys(self) -> list[str]:
        """The bodies that the document names as having put it."""
        keys = [named.key for named in self.draft.proposers]
        if not self.motion.proposer:
            keys += [self.against.new_bodies.key(name, is_heading=False) for name in self.draft.new_proposers]
        return keys

    def body(self, name: str, held: str | list[str] | None, found: str | list[str] | None) -> None:
        """A committee or proposers: added where the record says `not recorded`; what differs is told."""
        if not found:
            return
        current = self.against.archive.current
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
        fields = decision_fields(self.draft, self.record.meeting.body, self.source, self.against.bodies)
        found = next(decision for decision in Decision if decision.value == fields["decision"])
        first = self.motion.outcome.decisions[0]
        if first.decision is Decision.NOT_RECORDED and self.record.is_of_meeting(first):
            if first.note:
                self.other.append(f"decision: the record has none, with a note on it; the document says {found.value}")
                return
            self.record_decision(0, fields)
            self.added.append(f"decision: {found.value}")
            return
        own = [one for one in self.motion.outcome.decisions if self.record.is_of_meeting(one)]
        if not own or any(one.clauses for one in own):
            return
        is_heading_of_all = self.draft.decided_by_heading and found is Decision.CARRIED
        if is_heading_of_all and own[0].decision is Decision.CARRIED_AS_AMENDED:
            return
        if own[0].decision is not found:
            self.other.append(f"decision: the record has {own[0].decision.value}, the document {found.value}")
        else:
            self.vote(self.motion.outcome.decisions.index(own[0]), fields)

    def vote(self, at: int, fields: Fields) -> None:
        """The vote of a decision that the record has: added where it has none."""
        vote, recorded = fields.get("vote"), self.motion.outcome.decisions[at].vote
        if not vote:
            return
        if recorded is None:
            self.record_decision(at, fields)
            self.added.append(f"vote: {vote}")
        elif str(recorded).replace(",", "") != str(vote).replace(",", ""):
            self.other.append(f"vote: the record has {recorded}, the document {vote}")

    def record_decision(self, at: int, fields: Fields) -> None:
        """Record a decision, resting on what it rested on before and on this document."""
        evidence = list(dict.fromkeys([*self.motion.outcome.decisions[at].evidence, self.source.document]))
        set_decision(self.steps, self.record.key, at, {**fields, "evidence": list(evidence)}, str(self.draft.place))

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
            entries = amendment_fields(self.draft, self.source, self.against.new_bodies)
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
        elif source.document == self.source.document:
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
