"""Suggestions for a new motion: known headings, proposers and topics, those of the latest meetings first."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from schema.archive import Archive
from schema.dates import Date
from schema.motion import Motion
from schema.terms import BodyKind
from schema.union import Body, Topic

Used = Callable[[Motion], Iterable[str]]
"""The keys that a motion names in one of its fields."""

HEADINGS = frozenset({BodyKind.COMMITTEE, BodyKind.NETWORK, BodyKind.EXECUTIVE, BodyKind.SECTION, BodyKind.HEADING})
PROPOSERS = frozenset(
    {BodyKind.BRANCH, BodyKind.COMMITTEE, BodyKind.NETWORK, BodyKind.EXECUTIVE, BodyKind.SECTION, BodyKind.MEMBERS}
)
"""The kinds that are offered though no motion has named the body yet; what motions have named is offered of any kind."""


def committees(archive: Archive, meeting_key: str, held: Date) -> list[str]:
    """The keys of the headings that motions may be taken under at a meeting, which was or is held then."""

    def used(motion: Motion) -> Iterable[str]:
        return (motion.committee,) if motion.committee else ()

    return _in_order(archive, meeting_key, archive.bodies, _bodies(archive, HEADINGS, used, held), used)


def proposers(archive: Archive, meeting_key: str, held: Date) -> list[str]:
    """The keys of the bodies that may put a motion to a meeting, which was or is held then."""

    def used(motion: Motion) -> Iterable[str]:
        return motion.proposer

    return _in_order(archive, meeting_key, archive.bodies, _bodies(archive, PROPOSERS, used, held), used)


def topics(archive: Archive, meeting_key: str) -> list[str]:
    """The keys of all topics."""
    return _in_order(archive, meeting_key, archive.topics, archive.topics, lambda motion: motion.topics)


def _bodies(archive: Archive, kinds: frozenset[BodyKind], used: Used, held: Date) -> list[str]:
    """The bodies of some kinds, and those that motions have named, as far as there was such a body at that time."""
    named = {key for record in archive.records.values() for key in used(record.motion)}
    return [
        key
        for key, body in archive.bodies.items()
        if (body.kind in kinds or key in named)
        and not (body.until and body.until.last < held.first)
        and not (body.from_ and body.from_.first > held.last)
    ]


def _in_order(
    archive: Archive,
    meeting_key: str,
    entries: Mapping[str, Body] | Mapping[str, Topic],
    keys: Iterable[str],
    used: Used,
) -> list[str]:
    """The keys: those used at the meeting itself, the most used first; those of the latest meeting before it, and so on;
    the rest by name."""
    used_last: dict[str, None] = {}
    own = archive.by_meeting.get(meeting_key, [])
    for records in (own, *reversed(archive.by_meeting.values())):
        named = Counter(key for record in records for key in used(record.motion))
        used_last |= dict.fromkeys(key for key, _ in named.most_common())
    by_name = sorted(keys, key=lambda key: entries[key].name.lower())
    return [*(key for key in used_last if key in by_name), *(key for key in by_name if key not in used_last)]
