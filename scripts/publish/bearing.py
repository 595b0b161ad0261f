"""What bears on a page: a digest of the records, lists and days that can change it, worked out without making the page.

A motion's page shows the motion, the motions that link to it or that it links to, what its record names, and what the
meetings since may have decided. Where none of these has changed, neither has the page. An edit bears on a few motions only,
so most pages of an earlier build are used again. tests/test_bearing.py holds this list to the pages.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cache, cached_property

from pydantic import BaseModel

from schema.archive import Archive, Record
from schema.calendar import last_change_of_meetings, last_change_of_motion
from schema.facts import facts_in
from schema.fields import MOTIONS
from schema.shapes import Marked, marked, mentioned, mentions, references
from schema.union import Document
from scripts.publish import words
from scripts.publish.digest import digest_of

Entry = tuple[str, str]
"""An entry beside the motions: its list, `bodies` or `meetings`, and its key."""


class Bearing:
    """The digests of what bears on the motions of an archive as of a day."""

    def __init__(self, archive: Archive, as_of: dt.date) -> None:
        self.archive = archive
        self.as_of = as_of
        self._own = cache(self._of_record)
        self._row = cache(self._of_row)
        self._motion = cache(self._of_motion)
        self._meeting = cache(self._of_meeting)
        self._entry = cache(self._of_entry)

    def on(
        self, what: str, motions: Iterable[Record] = (), rows: Iterable[Record] = (), entries: Iterable[Entry] = ()
    ) -> str:
        """The digest of all that bears on something made of whole motions, of motions as lists show them, and of entries.

        `what` distinguishes things that are made of the same.
        """
        return digest_of(
            what,
            self._everywhere,
            [self._motion(record.key) for record in motions],
            [self._row(record.key) for record in rows],
            [self._entry(*entry) for entry in entries],
        )

    def on_meeting(self, key: str) -> str:
        """The digest of all that bears on a meeting and its motions, whatever is said of them."""
        return self._meeting(key)

    @cached_property
    def _everywhere(self) -> str:
        """What can change any page: the union, the meetings, on which the standing of motions depends, and abbreviations."""
        archive = self.archive
        meetings = [(key, _text(meeting)) for key, meeting in archive.meetings.items()]
        shorts = [(key, _text(entry)) for key, entry in archive.abbreviations.items()]
        keys = dict.fromkeys(meeting.body for meeting in archive.meetings.values())
        bodies = [_text(archive.bodies[key]) for key in keys]
        return digest_of(_text(archive.union), meetings, shorts, bodies, last_change_of_meetings(archive, self.as_of))

    def _of_record(self, key: str) -> str:
        """A motion's own record, and the last day on which the calendar changed what it says."""
        record = self.archive.records[key]
        facts = self.archive.facts.get(key)
        text = facts.digest if facts else _text(record.motion)
        return digest_of(key, text, last_change_of_motion(self.archive, record, self.as_of))

    def _of_row(self, key: str) -> str:
        """A motion as lists show it: its standing depends on the motions that link to it."""
        record = self.archive.records[key]
        linking = [self._own(link.record.key) for link in self.archive.links_to.get(key, ())]
        return digest_of(self._own(key), words.called_in_lists(self.archive, record), linking, self._named(record))

    def _of_motion(self, key: str) -> str:
        """A motion, whole: with both ends of its links, its campaigns, and its former keys."""
        archive, motion = self.archive, self.archive.records[key].motion
        linking = archive.links_to.get(key, ())
        linked = [target.key for link in motion.links if (target := archive.find(link.to))]
        campaigns = [(name, len(archive.campaigns[name])) for name in archive.threads_of.get(key, ())]
        return digest_of(
            self._row(key),
            [self._row(key) for key in (*linked, *(link.record.key for link in linking))],
            [self._mentioned(mentioned(link.link.because or "")) for link in linking],
            [self._entry("threads", name) for name, _ in campaigns],
            campaigns,
            archive.former_keys_of.get(key, []),
        )

    def _of_meeting(self, key: str) -> str:
        motions = [self._motion(record.key) for record in self.archive.by_meeting[key]]
        return digest_of(self._everywhere, self._entry("meetings", key), motions)

    def _of_entry(self, kind: str, key: str) -> str:
        """An entry of a list, with the entries and motions that it names."""
        entry = getattr(self.archive, kind)[key]
        values = marked(entry)
        named = [self._alone(names, of) for names, of in _references(values)]
        return digest_of(self._alone(kind, key), named, self._mentioned(of for _, of in mentions(values)))

    def _alone(self, kind: str, key: str) -> str:
        """An entry of a list by itself; of a document, also whether it had been seen by the day."""
        entry = getattr(self.archive, kind)[key]
        seen = entry.seen if isinstance(entry, Document) else None
        return digest_of(
            kind, key, _text(entry), [day <= self.as_of for day in (seen.first, seen.last)] if seen else []
        )

    def _named(self, record: Record) -> list[object]:
        """What a motion's record names, in its fields and in its prose."""
        facts = self.archive.facts.get(record.key) or facts_in(record.motion, "")
        entries = [self._entry(kind, key) for kind, key in facts.names if kind != MOTIONS.kind]
        return [entries, self._mentioned(facts.mentions)]

    def _mentioned(self, keys: Iterable[str]) -> list[object]:
        """The motions of some keys as prose names them."""
        records = [self.archive.find(key) for key in keys]
        return [(record.key, words.in_meeting(record)) if record else None for record in records]


def _references(values: Iterable[Marked]) -> list[Entry]:
    """The entries that a record names in its marked values, each once, and no motions."""
    return list(dict.fromkeys((names.kind, key) for _, names, key in references(values) if names.kind != "motions"))


def _text(record: BaseModel) -> str:
    """Everything that a record holds."""
    return record.model_dump_json(by_alias=True)
