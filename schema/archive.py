"""One linked archive: every motion by meeting, body, topic and campaign, with its links both ways."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from schema.meeting import Meeting
from schema.motion import DecisionRecord, Link, Motion
from schema.numbers import notice_key, number_order
from schema.problems import Problem, natural
from schema.reading import ReadingRule, ReadingRules
from schema.terms import CAMPAIGN_LINKS, CARRIED, Quorum
from schema.typed import read_record
from schema.union import (
    Abbreviation,
    Abbreviations,
    Bodies,
    Body,
    Document,
    Documents,
    Thread,
    Threads,
    Topic,
    Topics,
    Union,
)

ADAPTERS: dict[str, TypeAdapter[Any]] = {
    "union.yaml": TypeAdapter(Union),
    "bodies.yaml": TypeAdapter(Bodies),
    "topics.yaml": TypeAdapter(Topics),
    "threads.yaml": TypeAdapter(Threads),
    "abbreviations.yaml": TypeAdapter(Abbreviations),
    "documents.yaml": TypeAdapter(Documents),
    "reading.yaml": TypeAdapter(ReadingRules),
}
"""What stands beside the years: each file with what it holds."""
OPTIONAL = {"threads.yaml", "abbreviations.yaml", "reading.yaml"}

_MOTION = TypeAdapter(Motion)
_MEETING = TypeAdapter(Meeting)


@dataclass(frozen=True, slots=True)
class Record:
    """A motion in its place: its key (`2018/12`), its file as shown, its meeting, and what it says."""

    key: str
    file: str
    meeting_key: str
    meeting: Meeting
    motion: Motion
    deciders: frozenset[str]
    """Every key by which the meeting's body goes or went, so that a changed key changes no decision."""

    @property
    def name(self) -> str:
        """The key within the meeting: `12`."""
        return self.key.partition("/")[2]

    def is_of_meeting(self, decision: DecisionRecord) -> bool:
        """Whether the meeting itself took a decision, and no other body."""
        return decision.by in self.deciders

    @property
    def is_carried(self) -> bool:
        """Whether it is recorded as carried, whole or in part, by a meeting that could decide: a resolution."""
        return self.meeting.quorate is not Quorum.NO and any(
            decision.decision in CARRIED and self.is_of_meeting(decision) for decision in self.motion.outcome.decisions
        )

    def carries(self, clauses: tuple[str, ...] | None) -> bool:
        """Whether these clauses of it, or where none are named the motion, are recorded as carried."""
        decisions = [decision for decision in self.motion.outcome.decisions if self.is_of_meeting(decision)]
        if not clauses:
            return self.is_carried
        carried = {
            letter for decision in decisions if decision.decision in CARRIED for letter in decision.clauses or ()
        }
        decided = {letter for decision in decisions for letter in decision.clauses or ()}
        rest = any(decision.decision in CARRIED and not decision.clauses for decision in decisions)
        return self.is_carried and all(letter in carried or (rest and letter not in decided) for letter in clauses)

    @property
    def order(self) -> tuple[Any, ...]:
        """Where it stands in its meeting's published order: numbered, amendments, by notice number, by words."""
        motion = self.motion
        if motion.number:
            return (0 if motion.number[0].isdecimal() else 1, number_order(motion.number))
        return (2, number_order(motion.notice_number)) if motion.notice_number else (3, natural(self.name))


@dataclass(frozen=True, slots=True)
class LinkFrom:
    """A link as the motion it points to sees it."""

    record: Record
    link: Link


@dataclass(frozen=True, eq=False)
class Archive:
    """Everything that an archive holds, linked. Meetings and motions stand in order of time."""

    union: Union
    bodies: Mapping[str, Body]
    topics: Mapping[str, Topic]
    threads: Mapping[str, Thread]
    abbreviations: Mapping[str, Abbreviation]
    documents: Mapping[str, Document]
    meetings: Mapping[str, Meeting]
    records: Mapping[str, Record]
    reading: Mapping[str, ReadingRule] = field(default_factory=dict)
    folder_name: str = "resolutions"
    unread: frozenset[str] = frozenset()
    """Keys of motions and names of files that are there and could not be read; what refers to them is no problem."""

    @cached_property
    def by_meeting(self) -> dict[str, list[Record]]:
        """The motions of each meeting, in published order."""
        found: dict[str, list[Record]] = {key: [] for key in self.meetings}
        for record in self.records.values():
            found[record.meeting_key].append(record)
        return found

    @cached_property
    def forwards(self) -> dict[str, str]:
        """Former keys and notice numbers of motions, each with the key that it leads to: `2018/m35` → `2018/27`.

        Where a meeting's own key changed, its motions' keys changed with it, and the old ones lead here too.
        """
        found = {old: record.key for record in self.records.values() for old in record.motion.formerly}
        for record in self.records.values():
            if notice := record.motion.notice_number:
                key = f"{record.meeting_key}/{notice_key(notice)}"
                if key != record.key:
                    found.setdefault(key, record.key)
        for old, key in [*((key, key) for key in self.records), *found.items()]:
            record = self.records[key]
            meeting_key, _, name = old.partition("/")
            if meeting_key == record.meeting_key:
                for former in record.meeting.formerly:
                    found.setdefault(f"{former}/{name}", key)
        return found

    @cached_property
    def former_keys_of(self) -> dict[str, list[str]]:
        """The keys that lead to each motion, by its key: `2018/27` → `2018/m35`."""
        found: dict[str, list[str]] = {}
        for old, new in self.forwards.items():
            found.setdefault(new, []).append(old)
        return found

    def find(self, key: str) -> Record | None:
        """The motion of a key, also of one that it had before; None where there is none."""
        return self.records.get(key) or self.records.get(self.forwards.get(key, ""))

    def current(self, kind: str, key: str) -> str | None:
        """The key that a body, topic, document… goes by now, None where there is none. `kind` is `bodies`, `topics`…"""
        entries = getattr(self, kind)
        return key if key in entries else self._former_keys[kind].get(key)

    @cached_property
    def _former_keys(self) -> dict[str, dict[str, str]]:
        kinds = ("bodies", "topics", "threads", "abbreviations", "documents", "meetings")
        return {
            kind: {old: key for key, entry in getattr(self, kind).items() for old in entry.formerly} for kind in kinds
        }

    def body(self, key: str) -> Body:
        """The body of a key. Raises KeyError where there is none."""
        return self.bodies[self.current("bodies", key) or key]

    def document(self, key: str) -> Document:
        """The document of a key. Raises KeyError where there is none."""
        return self.documents[self.current("documents", key) or key]

    @cached_property
    def links_to(self) -> dict[str, list[LinkFrom]]:
        """The links that point to each motion, by its key, in order of time."""
        found: dict[str, list[LinkFrom]] = {}
        for record in self.records.values():
            for link in record.motion.links:
                if target := self.find(link.to):
                    found.setdefault(target.key, []).append(LinkFrom(record, link))
        return found

    @cached_property
    def campaigns(self) -> dict[str, list[Record]]:
        """The motions of each thread, in order of time: all that links other than `related` join to its first."""
        leader = {key: key for key in self.records}

        def lead(key: str) -> str:
            while leader[key] != key:
                leader[key] = leader[leader[key]]
                key = leader[key]
            return key

        for record in self.records.values():
            for link in record.motion.links:
                target = self.find(link.to)
                if target and link.kind in CAMPAIGN_LINKS:
                    leader[lead(record.key)] = lead(target.key)
        members: dict[str, list[Record]] = {}
        for record in self.records.values():
            members.setdefault(lead(record.key), []).append(record)
        found = {}
        for key, thread in self.threads.items():
            founding = self.find(thread.founding)
            found[key] = members[lead(founding.key)] if founding else []
        return found

    @cached_property
    def threads_of(self) -> dict[str, list[str]]:
        """The keys of the threads that each motion belongs to."""
        found: dict[str, list[str]] = {}
        for key, records in self.campaigns.items():
            for record in records:
                found.setdefault(record.key, []).append(key)
        return found

    @cached_property
    def by_topic(self) -> dict[str, list[Record]]:
        """The motions of each topic, in order of time."""
        found: dict[str, list[Record]] = {key: [] for key in self.topics}
        for record in self.records.values():
            # One topic may be named by its key and by a former one.
            for key in dict.fromkeys(self.current("topics", key) or key for key in record.motion.topics):
                found.setdefault(key, []).append(record)
        return found


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a folder gave: the archive as far as it could be read, and every problem met on the way.

    `archive` is None only where union.yaml itself could not be read. `motions` counts the motions' files.
    """

    archive: Archive | None
    problems: tuple[Problem, ...]
    motions: int


def link_archive(
    besides: Mapping[str, Any],
    meetings: Mapping[str, Meeting],
    motions: Iterable[tuple[str, str, Motion]],
    folder_name: str,
    unread: Iterable[str] = (),
) -> Archive:
    """One archive from its parts: what stands beside the years by file name, the meetings, and (key, file, motion)."""
    beside = {name.removesuffix(".yaml"): entries or {} for name, entries in besides.items()}
    bodies: Mapping[str, Body] = beside.get("bodies", {})
    deciders = {
        key: frozenset({meeting.body, *(bodies[meeting.body].formerly if meeting.body in bodies else ())})
        | {now for now, body in bodies.items() if meeting.body in body.formerly}
        for key, meeting in meetings.items()
    }
    in_time = dict(sorted(meetings.items(), key=lambda pair: (pair[1].held, pair[0])))
    places = {key: place for place, key in enumerate(in_time)}
    records = []
    for key, file, motion in motions:
        meeting_key = key.partition("/")[0]
        if meeting_key in in_time:
            records.append(Record(key, file, meeting_key, in_time[meeting_key], motion, deciders[meeting_key]))
    records.sort(key=lambda record: (places[record.meeting_key], record.order, record.key))
    return Archive(
        **{
            kind: beside.get(kind, {})
            for kind in ("bodies", "topics", "threads", "abbreviations", "documents", "reading")
        },
        union=besides["union.yaml"],
        meetings=in_time,
        records={record.key: record for record in records},
        folder_name=folder_name,
        unread=frozenset(unread),
    )


def record_files(folder: Path) -> Iterator[Path]:
    """Every YAML file of an archive that holds a meeting or a motion, in order of name."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir() and not _is_left_alone(entry.name):
            for child in sorted(os.scandir(entry.path), key=lambda child: child.name):
                if child.is_file() and child.name.endswith(".yaml") and not _is_left_alone(child.name):
                    yield Path(child.path)


def _is_left_alone(name: str) -> bool:
    """Whether a file or folder is none of the archive's: hidden, set aside with `_`, or a page of explanation."""
    return name.startswith((".", "_")) or name.endswith(".md")


def _stray_files(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Every file of an archive's folder that nothing reads: its path within it, a sentence and a hint."""
    for entry in os.scandir(folder):
        if _is_left_alone(entry.name) or entry.name in ADAPTERS:
            continue
        if entry.is_dir():
            for child in os.scandir(entry.path):
                if _is_left_alone(child.name):
                    continue
                if child.is_dir():
                    hint = "Move its files up into the meeting's folder."
                    yield f"{entry.name}/{child.name}", "A folder within a meeting's folder is not read.", hint
                elif not child.name.endswith(".yaml"):
                    hint = "Call it by the motion's key and .yaml, such as 12.yaml; or take it out of the archive."
                    yield f"{entry.name}/{child.name}", "This file is not read: its name does not end in .yaml.", hint
        else:
            hint = (
                "Motions stand in their meeting's folder, such as 2018/12.yaml. Move it, or take it out of the archive."
            )
            yield entry.name, "This file is not read: it is none of the lists that stand beside the meetings.", hint


def read_archive(folder: Path, shown_as: str | None = None) -> Reading:
    """Read the archive in a folder, without the rules that hold between its values.

    `shown_as` is what the folder is called in messages, as a rule its path from where the command was typed.
    """
    shown = shown_as or folder.name
    if not folder.is_dir():
        missing = Problem(
            "missing-file", shown, (), "There is no such folder.", "Name the archive's folder with --archive."
        )
        return Reading(None, (missing,), 0)
    problems: list[Problem] = []
    unread: set[str] = set()

    def read(name: str, adapter: TypeAdapter[Any], key: str) -> Any:
        file = f"{shown}/{name}"
        try:
            raw = (folder / name).read_bytes()
        except FileNotFoundError:
            hint = "Put it back, or copy one from another archive."
            if name != "union.yaml":
                hint = "Put it back. In an archive that begins it may be empty."
            if name.endswith("/meeting.yaml"):
                hint = "Each meeting's folder has one. Copy another meeting's, and mend what it says."
            problems.append(Problem("missing-file", file, (), "This file is missing.", hint))
            unread.add(key)
            return None
        except OSError as error:
            problems.append(Problem("missing-file", file, (), f"The file cannot be read: {error.strerror}.", ""))
            unread.add(key)
            return None
        record, found = read_record(raw, file, adapter)
        if found:
            problems.extend(found)
            unread.add(key)
        return record

    besides = {
        name: read(name, adapter, name)
        for name, adapter in ADAPTERS.items()
        if name not in OPTIONAL or (folder / name).exists()
    }
    problems += [
        Problem("stray-file", f"{shown}/{name}", (), sentence, hint) for name, sentence, hint in _stray_files(folder)
    ]
    meetings: dict[str, Meeting] = {}
    motions: list[tuple[str, str, Motion]] = []
    files = list(record_files(folder))
    for meeting_key in sorted({path.parent.name for path in files}):
        meeting = read(f"{meeting_key}/meeting.yaml", _MEETING, meeting_key)
        if meeting is not None:
            meetings[meeting_key] = meeting
    motion_files = [path for path in files if path.name != "meeting.yaml"]
    for path in motion_files:
        name = f"{path.parent.name}/{path.name}"
        key = f"{path.parent.name}/{path.stem}"
        motion = read(name, _MOTION, key)
        if motion is not None:
            motions.append((key, f"{shown}/{name}", motion))
        if path.parent.name not in meetings:
            unread.add(key)
    archive = None
    if besides["union.yaml"] is not None:
        archive = link_archive(besides, meetings, motions, shown, unread)
    return Reading(archive, tuple(problems), len(motion_files))


def decided_on(record: Record, decision: DecisionRecord) -> dt.date:
    """The last day on which a decision can have been made: its own, else its meeting's."""
    return (decision.date or record.meeting.held).last
