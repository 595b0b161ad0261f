"""Compares a motion as read with its existing record: what it adds, and where the two differ."""

from dataclasses import dataclass

from schema.archive import Archive, Record
from schema.numbers import number_key
from schema.problems import Where
from schema.sentences import counted, listed
from schema.terms import CARRIED, CHANGED_WORDS, Decision, SourceText
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
    words_are_those_put,
)
from scripts.intake.vocabulary.bodies import Bodies


@dataclass(frozen=True, slots=True)
class ComparisonContext:
    """What a comparison needs besides the motion and its record."""

    archive: Archive
    steps: ChangeSet
    source: Source
    bodies: Bodies
    new_bodies: NewBodies


class RecordComparison:
    """A motion as read, beside its existing record."""

    def __init__(self, context: ComparisonContext, parsed: ParsedMotion, record: Record) -> None:
        self.context, self.parsed, self.record = context, parsed, record
        self.steps, self.source = context.steps, context.source
        self.motion = record.motion
        self.file = file_of(record.key)
        self.added: list[str] = []
        self.differing: list[str] = []

    def compare(self) -> tuple[list[str], list[str]]:
        """What is added, and what differs, in words."""
        self.title()
        self.body("committee", self.motion.committee, self.committee_key())
        self.body("proposer", list(self.motion.proposer), self.proposer_keys())
        if self.parsed.kind and self.parsed.kind is not self.motion.kind:
            self.differing.append(
                f"kind: the record has {self.motion.kind.value}, the document {self.parsed.kind.value}"
            )
        self.decision()
        self.amendments()
        self.wording()
        self.numbers()
        return self.added, self.differing

    def add(self, where: Where, value: Value, words: str) -> None:
        """Add a value that the record does not have."""
        self.steps.set(self.file, where, value, f"add {words}", str(self.parsed.place))
        self.added.append(words)

    def title(self) -> None:
        """The title is never changed by an import."""
        if self.parsed.title and " ".join(self.parsed.title.split()) != self.motion.title:
            self.differing.append(f"title: the record has “{self.motion.title}”, the document “{self.parsed.title}”")

    def committee_key(self) -> str | None:
        """The committee that the document names; one that is new to the archive is not added for a record that has one."""
        if self.parsed.committee:
            return self.parsed.committee.key
        if self.parsed.new_committee and self.motion.committee is None:
            return self.context.new_bodies.key(self.parsed.new_committee, is_heading=True)
        return None

    def proposer_keys(self) -> list[str]:
        """The bodies that the document names as proposers."""
        keys = [named.key for named in self.parsed.proposers]
        if not self.motion.proposer:
            keys += [self.context.new_bodies.key(name, is_heading=False) for name in self.parsed.new_proposers]
        return keys

    def body(self, name: str, held: str | list[str] | None, printed: str | list[str] | None) -> None:
        """A committee or proposers: added where the record says `not recorded`; differences are listed."""
        if not printed:
            return
        current = self.context.archive.current
        if not held:
            sentence = f"{name} {printed if isinstance(printed, str) else listed(printed)}"
            self.add((name,), list(printed) if isinstance(printed, list) else printed, sentence)
        else:
            ours = [current("bodies", key) or key for key in ([held] if isinstance(held, str) else held)]
            theirs = [printed] if isinstance(printed, str) else printed
            if set(ours) != set(theirs):
                self.differing.append(f"{name}: the record has {listed(ours)}, the document {listed(theirs)}")

    def decision(self) -> None:
        """A result: added where none is recorded; a vote, where the record has the result without one."""
        if self.parsed.decision is None:
            return
        fields = decision_fields(self.parsed, self.record.meeting.body, self.source, self.context.bodies)
        printed = next(decision for decision in Decision if decision.value == fields["decision"])
        if printed is Decision.NOT_RECORDED:
            return
        first = self.motion.outcome.decisions[0]
        if first.decision is Decision.NOT_RECORDED and self.record.is_of_meeting(first):
            if first.note:
                self.differing.append(
                    f"decision: the record has none, with a note on it; the document says {printed.value}"
                )
                return
            self.record_decision(0, fields)
            self.added.append(f"decision: {printed.value}")
            return
        own = self.record.own_decisions
        if not own or any(decision.clauses for decision in own):
            return
        is_heading_of_all = self.parsed.decided_by_heading and printed is Decision.CARRIED
        if is_heading_of_all and own[0].decision is Decision.CARRIED_AS_AMENDED:
            return
        if own[0].decision is not printed:
            self.differing.append(f"decision: the record has {own[0].decision.value}, the document {printed.value}")
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
            self.differing.append(f"vote: the record has {recorded}, the document {vote}")

    def record_decision(self, at: int, fields: Fields) -> None:
        """Record a decision, resting on what it rested on before and on this document."""
        evidence = list(dict.fromkeys([*self.motion.outcome.decisions[at].evidence, self.source.document]))
        set_decision(self.steps, self.record.key, at, {**fields, "evidence": list(evidence)}, str(self.parsed.place))

    def amendments(self) -> None:
        """The amendments: all are added if the record has none and its decision leaves room; otherwise differences are listed."""
        amendments, held = self.parsed.amendments, [amendment.decision for amendment in self.motion.amendments]
        if not amendments:
            return
        decisions = [amendment_decision(amendment) for amendment in amendments]
        decided = self.motion.outcome.decisions[0].decision
        printed = f"the document prints {counted(len(amendments), 'amendment')} ({listed(decisions)})"
        is_changed = not CHANGED_WORDS.isdisjoint(decisions)
        leaves_room = not is_changed if decided is Decision.CARRIED else may_have_changed(self.parsed)
        if held and held != decisions:
            self.differing.append(f"amendments: the record has {listed(held)}, {printed}")
        elif not held and decided in CARRIED and not leaves_room:
            self.differing.append(f"amendments: the record says {decided}, {printed}")
        elif not held:
            entries = amendment_fields(self.parsed, self.source, self.context.new_bodies)
            self.add(("amendments",), entries, counted(len(amendments), "amendment"))

    def wording(self) -> None:
        """The words: added where their fingerprint is the record's, or where it has none and rests on this document."""
        wording, source = self.parsed.wording, self.motion.source
        if not wording or self.motion.redaction:
            return
        same = fingerprint(wording) == (
            source.fingerprint or (fingerprint(self.motion.wording) if self.motion.wording else None)
        )
        count = len(paragraphs(wording))
        if self.motion.wording:
            # The record's words are those passed, and this document prints those that were put.
            is_put = source.text is SourceText.AS_PASSED and words_are_those_put(self.parsed, self.context.source)
            if not same and not is_put:
                self.differing.append("wording: `make wording` shows where")
        elif same and source.paragraphs not in (None, count):
            self.differing.append(
                f"paragraphs: the words are the same, in {count} paragraphs where the record counts {source.paragraphs}"
            )
        elif same:
            self.add(("wording",), as_stored(wording), "wording")
        elif source.fingerprint:
            self.differing.append("wording: not the words whose fingerprint the record has; `make wording` shows where")
        elif source.document == self.source.document:
            for name, value in source_fields(self.parsed, self.source).items():
                if self.steps.values(self.file, ("source", name)) is None:
                    self.steps.set(self.file, ("source", name), value, f"add source.{name}", str(self.parsed.place))
            self.add(("wording",), as_stored(wording), "wording")
        else:
            self.differing.append(
                f"wording: the record rests on {source.document}, which may print other words; it was not added"
            )

    def numbers(self) -> None:
        """A number that the record does not have yet: that of the notice is added; with that of the resolutions it moves."""
        number, notice = numbers_of(self.parsed, self.source)
        if notice and not self.motion.notice_number:
            self.add(("notice_number",), notice, f"notice number {notice}")
        if number and not self.motion.number:
            self.steps.set(self.file, ("number",), number, f"add number {number}", str(self.parsed.place))
            move(self.steps, self.record.key, number_key(number), str(self.parsed.place))
            self.added.append(f"number {number}, which moves it to {self.record.meeting_key}/{number_key(number)}")
