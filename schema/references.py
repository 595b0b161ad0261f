"""Every place in a record that names something else, or holds prose in which a motion may be named."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from schema.meeting import Meeting
from schema.motion import Motion
from schema.problems import Where
from schema.union import Body, Document, Union

# `[2018/17]` in prose names a motion; `[words](https://…)` is a link to the web.
MENTION = re.compile(r"\[(\d{4}(?:-[a-z0-9-]+)?/[a-z0-9-]+)\](?!\()")

Reference = tuple[Where, str, str]
"""Where it stands, what is named (`bodies`, `topics`, `documents`, `motions`), and by which key."""

PROSE_FIELDS = frozenset(
    {"text", "because", "event", "note", "says", "answer", "change", "summary", "meaning", "keeper"}
)  # fmt: skip


def of_motion(motion: Motion) -> Iterator[Reference]:
    """The bodies, topics, documents and motions that a motion names."""
    if motion.committee:
        yield ("committee",), "bodies", motion.committee
    yield from _each(("proposer",), "bodies", motion.proposer)
    yield from _each(("topics",), "topics", motion.topics)
    for number, clause in enumerate(motion.clauses):
        yield from _each(("clauses", number, "to"), "bodies", clause.to)
        yield from _each(("clauses", number, "towards"), "bodies", clause.towards)
    for number, link in enumerate(motion.links):
        yield ("links", number, "to"), "motions", link.to
    for number, amendment in enumerate(motion.amendments):
        yield from _each(("amendments", number, "proposer"), "bodies", amendment.proposer)
        yield from _each(("amendments", number, "evidence"), "documents", amendment.evidence)
    outcome = motion.outcome
    if outcome.ballot:
        yield from _each(("outcome", "ballot", "evidence"), "documents", outcome.ballot.evidence)
    for number, decision in enumerate(outcome.decisions):
        where: Where = ("outcome", "decisions", number)
        yield (*where, "by"), "bodies", decision.by
        if decision.to:
            yield (*where, "to"), "bodies", decision.to
        yield from _each((*where, "evidence"), "documents", decision.evidence)
    for number, update in enumerate(outcome.updates):
        yield from _each(("outcome", "updates", number, "evidence"), "documents", update.evidence)
    yield ("source", "document"), "documents", motion.source.document


def of_meeting(meeting: Meeting) -> Iterator[Reference]:
    """The bodies and documents that a meeting names."""
    yield ("body",), "bodies", meeting.body
    yield from _each(("evidence",), "documents", meeting.evidence)
    if meeting.list:
        yield ("list", "document"), "documents", meeting.list.document


def of_entry(entry: Body | Document | Union | BaseModel) -> Iterator[Reference]:
    """The bodies, documents and motions that an entry beside the years names."""
    if isinstance(entry, Body):
        if entry.replaced_by:
            yield ("replaced_by",), "bodies", entry.replaced_by
        yield from _each(("evidence",), "documents", entry.evidence)
    if isinstance(entry, Union):
        yield from _each(("lapse_evidence",), "documents", entry.lapse_evidence)


def _each(where: Where, kind: str, keys: tuple[str, ...]) -> Iterator[Reference]:
    for number, key in enumerate(keys):
        yield (*where, number), kind, key


def prose(record: Any, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Every text of a record that is written in our small Markdown, with its place."""
    if isinstance(record, BaseModel):
        for name in type(record).model_fields:
            value = getattr(record, name)
            if isinstance(value, str):
                if name in PROSE_FIELDS:
                    yield (*where, name), value
            elif value is not None:
                yield from prose(value, (*where, name))
    elif isinstance(record, tuple):
        for number, value in enumerate(record):
            if isinstance(value, BaseModel):
                yield from prose(value, (*where, number))


def mentions(text: str) -> list[str]:
    """The keys of motions named in prose: `[2018/17]` → `2018/17`."""
    return MENTION.findall(text) if "[" in text else []
