"""One linked archive: every motion by meeting, body, topic and campaign, with its links both ways."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from schema.facts import RecordFacts
from schema.meeting import Meeting
from schema.motion import DecisionRecord, Link, Motion
from schema.numbers import notice_key, number_order
from schema.problems import Where
from schema.sentences import natural
from schema.shapes import Marked, marked, references, with_keys
from schema.terms import CARRIED, Decision, Quorum, SourceText
from schema.union import LISTS, Abbreviation, Body, Document, ReadingRule, Thread, Topic, Union

Entry = TypeVar("Entry", bound=BaseModel)
Value = TypeVar("Value")


@dataclass(frozen=True)
class Record:
    """A motion with its key (`2018/12`), its file as shown and its meeting. All keys in it are current ones."""

    key: str
    file: str
    meeting_key: str
    meeting: Meeting
    motion: Motion

    @property
    def name(self) -> str:
        """The key within the meeting: `12`."""
        return self.key.partition("/")[2]

    def is_of_meeting(self, decision: DecisionRecord) -> bool:
        """Whether the meeting itself took a decision, and no other body."""
        return decision.by == self.meeting.body

    @cached_property
    def own_decisions(self) -> tuple[DecisionRecord, ...]:
        """What the meeting itself decided."""
        return tuple(decision for decision in self.motion.outcome.decisions if self.is_of_meeting(decision))

    @cached_property
    def is_carried(self) -> bool:
        """Whether it is recorded as carried, whole or in part, by a meeting that could decide: a resolution."""
        return self.meeting.quorate is not Quorum.NO and any(own.decision in CARRIED for own in self.own_decisions)

    @property
    def is_as_put(self) -> bool:
        """Whether it was carried as amended and its source prints the text put to the meeting, which is not the text passed."""
        return self.motion.source.text is SourceText.OF_THE_NOTICE and any(
            own.decision is Decision.CARRIED_AS_AMENDED for own in self.own_decisions
        )

    def carries(self, clauses: tuple[str, ...] | None) -> bool:
        """Whether these clauses, or the motion where none are named, are recorded as carried."""
        if not clauses:
            return self.is_carried
        carried = {letter for own in self.own_decisions if own.decision in CARRIED for letter in own.clauses or ()}
        decided = {letter for own in self.own_decisions for letter in own.clauses or ()}
        rest = any(own.decision in CARRIED and not own.clauses for own in self.own_decisions)
        return self.is_carried and all(letter in carried or (rest and letter not in decided) for letter in clauses)

    @property
    def order(self) -> tuple[Any, ...]:
        """A sorting key for the published order of its meeting: by number, then by notice number, then by key."""
        motion = self.motion
        if motion.number:
            return (0 if motion.number[0].isdecimal() else 1, number_order(motion.number))
        return (2, number_order(motion.notice_number)) if motion.notice_number else (3, natural(self.name))


@dataclass(frozen=True, slots=True)
class LinkFrom:
    """A link as the motion it points to sees it."""

    record: Record
    link: Link


@dataclass(frozen=True, slots=True)
class AsTyped:
    """A record as its file has it, former keys included, for the rules: its file as shown, its place in it, what it says."""

    file: str
    where: Where
    record: BaseModel
    facts: RecordFacts | None = None

    @property
    def names(self) -> Iterable[tuple[str, str]]:
        """Each key that it names, after the kind of what it names: from its facts, where they are known."""
        return self.facts.names if self.facts else ((names.kind, key) for _, names, key in references(self.marked))

    @property
    def marked(self) -> list[Marked]:
        """Every value of it whose type is marked."""
        return marked(self.record)


NOUNS = {"meetings": "meeting", **{each.kind: each.noun for each in LISTS if each.is_published}}
"""The kinds of record beside motions and the union's own, each with what one of them is called."""

OtherRecord = Meeting | Body | Topic | Thread | Abbreviation | Document
"""A record that is neither a motion's nor the union's own."""


@dataclass(frozen=True, eq=False)
class Archive:
    """Everything that an archive holds, linked. Meetings and motions are in order of time; all keys are current ones."""

    union: Union
    bodies: Mapping[str, Body]
    topics: Mapping[str, Topic]
    threads: Mapping[str, Thread]
    abbreviations: Mapping[str, Abbreviation]
    documents: Mapping[str, Document]
    meetings: Mapping[str, Meeting]
    records: Mapping[str, Record]
    reading: Mapping[str, ReadingRule]
    former: Mapping[str, Mapping[str, str]]
    """By kind (`bodies`, `motions`…), every former key with the current one."""
    typed: tuple[AsTyped, ...]
    """Every record as its file has it."""
    folder_name: str = "resolutions"
    unread: frozenset[str] = frozenset()
    """Keys of motions and names of files that exist and could not be read; a reference to them is no problem."""
    half_read: tuple[tuple[str, tuple[Marked, ...]], ...] = ()
    """The marked values of each file that could not be read, after the file as shown: what they name has to exist."""
    own_words: bytes = b""
    """The archive's own table of the site's words in the union's language; empty where it has none."""
    facts: Mapping[str, RecordFacts] = field(default_factory=dict)
    """What is known of motions whose record is as its file has it, by key. A motion may be missing here, and its record is asked."""
    sound: frozenset[str] = frozenset()
    """The keys of motions in which an earlier check found nothing, and would find nothing now, besides motions that are not there."""

    @cached_property
    def by_meeting(self) -> dict[str, list[Record]]:
        """The motions of each meeting, in published order."""
        return _grouped(((record.meeting_key, record) for record in self.records.values()), self.meetings)

    def other_records(self) -> Iterator[tuple[str, str, OtherRecord]]:
        """Every record that is neither a motion's nor the union's own, with its kind (`meetings`, `bodies`…) and its key."""
        for kind in NOUNS:
            entries: Mapping[str, OtherRecord] = getattr(self, kind)
            yield from ((kind, key, entry) for key, entry in entries.items())

    @property
    def forwards(self) -> Mapping[str, str]:
        """Former keys and notice numbers of motions, each with the key that it leads to: `2018/m35` → `2018/27`."""
        return self.former["motions"]

    @cached_property
    def former_keys_of(self) -> dict[str, list[str]]:
        """The keys that lead to each motion, by its key: `2018/27` → `2018/m35`."""
        return _grouped((new, old) for old, new in self.forwards.items())

    def find(self, key: str) -> Record | None:
        """The motion of a key, also of one that it had before; None where there is none."""
        return self.records.get(key) or self.records.get(self.forwards.get(key, ""))

    def current(self, kind: str, key: str) -> str | None:
        """The current key of a body, a topic, a document…, by a current or a former one; None where there is none.

        `kind` is `bodies`, `topics`… Records hold current keys already.
        """
        return key if key in getattr(self, kind) else self.former[kind].get(key)

    def place_of(self, kind: str, key: str, *steps: str | int) -> tuple[str, Where]:
        """The file, as shown, of a body, a topic, a meeting…, and the path in it of one of its fields."""
        if kind == "meetings":
            return f"{self.folder_name}/{key}/meeting.yaml", steps
        return f"{self.folder_name}/{kind}.yaml", (key, *steps)

    @cached_property
    def links_to(self) -> dict[str, list[LinkFrom]]:
        """The links that point to each motion, by its key, in order of time."""
        return _grouped(
            (link.to, LinkFrom(record, link))
            for record in self.records.values()
            for link in record.motion.links
            if link.to in self.records
        )

    @cached_property
    def linked_campaigns(self) -> dict[str, list[Record]]:
        """The motions of each thread that links other than `related` join to its first, in order of time."""
        leader = {key: key for key in self.records}

        def lead(key: str) -> str:
            while leader[key] != key:
                leader[key] = leader[leader[key]]
                key = leader[key]
            return key

        for record in self.records.values():
            for link in record.motion.links:
                if link.to in self.records and link.kind.carries_campaign:
                    leader[lead(record.key)] = lead(link.to)
        members = _grouped((lead(record.key), record) for record in self.records.values())
        return {
            key: members[lead(thread.founding)] if thread.founding in self.records else []
            for key, thread in self.threads.items()
        }

    @cached_property
    def campaigns(self) -> dict[str, list[Record]]:
        """The motions of each thread, in order of time: those that links join to its first, and those that it names."""
        places = {key: place for place, key in enumerate(self.records)}
        result = {}
        for key, linked in self.linked_campaigns.items():
            named = [self.records[motion] for motion in self.threads[key].motions if motion in self.records]
            members = {record.key: record for record in (*linked, *named)}
            result[key] = sorted(members.values(), key=lambda record: places[record.key])
        return result

    @cached_property
    def threads_of(self) -> dict[str, list[str]]:
        """The keys of the threads that each motion belongs to."""
        return _grouped((record.key, key) for key, records in self.campaigns.items() for record in records)

    @cached_property
    def by_topic(self) -> dict[str, list[Record]]:
        """The motions of each topic, in order of time."""
        pairs = ((key, record) for record in self.records.values() for key in record.motion.topics)
        return _grouped(pairs, self.topics)


def _grouped(pairs: Iterable[tuple[str, Value]], keys: Iterable[str] = ()) -> dict[str, list[Value]]:
    """The values of each key, in their order; `keys` come first, even those without a value."""
    result: dict[str, list[Value]] = {key: [] for key in keys}
    for key, value in pairs:
        result.setdefault(key, []).append(value)
    return result


def link_archive(
    beside: Mapping[str, Any],
    meetings: Mapping[str, Meeting],
    motions: Iterable[tuple[str, str, Motion]],
    folder_name: str,
    unread: Iterable[str] = (),
    half_read: Iterable[tuple[str, tuple[Marked, ...]]] = (),
    own_words: bytes = b"",
    facts: Mapping[str, RecordFacts] = MappingProxyType({}),
    sound: Collection[str] = (),
) -> Archive:
    """One archive from its parts: the lists by file name, the meetings by key, and each motion as (key, file, motion), with what is
    known of it by its key. `sound` are the meetings in whose motions an earlier check found nothing.
    """
    lists: dict[str, Mapping[str, Any]] = {each.kind: beside.get(each.file) or {} for each in LISTS}
    in_time = dict(sorted(meetings.items(), key=lambda pair: (pair[1].held, pair[0])))
    records = _in_order(motions, in_time)
    union: Union = beside["union.yaml"]
    present = {**lists, "meetings": in_time, "motions": {record.key: record for record in records}}
    former = {kind: _former_keys(entries) for kind, entries in present.items()} | {"motions": _forwards(records)}

    def current(kind: str, key: str) -> str:
        return key if key in present[kind] else former[kind].get(key, key)

    typed = tuple(_as_typed(records, in_time, lists, union, folder_name, facts))
    # Most records have no former key.
    outdated = {id(entry.record) for entry in typed if any(current(kind, key) != key for kind, key in entry.names)}

    def resolved(entry: Entry) -> Entry:
        return with_keys(entry, lambda names, key: current(names.kind, key)) if id(entry) in outdated else entry

    as_typed = {record.key for record in records if id(record.motion) not in outdated}
    held = {key: resolved(meeting) for key, meeting in in_time.items()}
    return Archive(
        **{kind: {key: resolved(entry) for key, entry in entries.items()} for kind, entries in lists.items()},
        union=resolved(union),
        meetings=held,
        records={
            record.key: replace(record, meeting=held[record.meeting_key], motion=resolved(record.motion))
            for record in records
        },
        former=former,
        typed=typed,
        folder_name=folder_name,
        unread=frozenset(unread),
        own_words=own_words,
        half_read=tuple(half_read),
        facts={key: facts[key] for key in as_typed if key in facts},
        sound=frozenset(key for key in as_typed if key.partition("/")[0] in sound),
    )


def _former_keys(entries: Mapping[str, Any]) -> dict[str, str]:
    """Every key that an entry of a list had before, with its current one."""
    return {old: key for key, entry in entries.items() for old in getattr(entry, "formerly", ())}


def _in_order(motions: Iterable[tuple[str, str, Motion]], meetings: Mapping[str, Meeting]) -> list[Record]:
    """The motions of some meetings, which are in order of time, in published order."""
    places = {key: place for place, key in enumerate(meetings)}
    records = [
        Record(key, file, meeting_key, meetings[meeting_key], motion)
        for key, file, motion in motions
        if (meeting_key := key.partition("/")[0]) in meetings
    ]
    return sorted(records, key=lambda record: (places[record.meeting_key], record.order, record.key))


def _as_typed(
    records: Iterable[Record],
    meetings: Mapping[str, Meeting],
    lists: Mapping[str, Mapping[str, Any]],
    union: Union,
    folder_name: str,
    facts: Mapping[str, RecordFacts],
) -> Iterator[AsTyped]:
    """Every record as its file has it."""
    for record in records:
        yield AsTyped(record.file, (), record.motion, facts.get(record.key))
    for key, meeting in meetings.items():
        yield AsTyped(f"{folder_name}/{key}/meeting.yaml", (), meeting)
    for kind, entries in lists.items():
        for key, entry in entries.items():
            yield AsTyped(f"{folder_name}/{kind}.yaml", (key,), entry)
    yield AsTyped(f"{folder_name}/union.yaml", (), union)


def _forwards(records: Iterable[Record]) -> dict[str, str]:
    """Former keys and notice numbers of motions, each with the key that it leads to: `2018/m35` → `2018/27`.

    Where a meeting's own key changed, its motions' keys changed with it, and the old ones lead here too.
    """
    by_key = {record.key: record for record in records}
    result = {old: record.key for record in by_key.values() for old in record.motion.formerly}
    for record in by_key.values():
        if notice := record.motion.notice_number:
            key = f"{record.meeting_key}/{notice_key(notice)}"
            if key != record.key:
                result.setdefault(key, record.key)
    for old, key in [*((key, key) for key in by_key), *result.items()]:
        record = by_key[key]
        meeting_key, _, name = old.partition("/")
        if meeting_key == record.meeting_key:
            for former in record.meeting.formerly:
                result.setdefault(f"{former}/{name}", key)
    return result


def decided_on(record: Record, decision: DecisionRecord) -> dt.date:
    """The last day on which a decision can have been made: its own, else its meeting's."""
    return (decision.date or record.meeting.held).last
