"""Small archives made for one test, from the same texts that a file would hold."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from schema.archive import Archive, Record, link_archive
from schema.folder import ADAPTERS
from schema.meeting import Meeting
from schema.motion import Motion

Values = dict[str, Any]

UNION: Values = {
    "name": "Lamplighters",
    "full_name": "The Union of Lamplighters",
    "archive_name": "The Lamp Book",
    "address": "https://lampbook.example/",
    "keeper": "Its editors.",
    "contact": "editors@lampbook.example",
    "repository": "https://code.example/lampbook",
    "citation": "{union}, {meeting}, {label} {number}",
    "lapse": "not known",
    "accent": "#0b4f6c",
    "accent_dark": "#9ad4ec",
    "text_face": "source-serif",
}
KINDS = {
    "agm": "meeting",
    "sgm": "meeting",
    "congress": "meeting",
    "council": "executive",
    "committee": "committee",
    "heading": "heading",
    "branch": "branch",
    "officers": "officers",
    "members": "members",
    "trust": "employer",
    "ministry": "government",
}


def entry(name: str, **more: Any) -> Values:
    """What stands under a key in bodies.yaml, topics.yaml…"""
    return {"name": name, "meaning": f"{name}.", **more}


def clause(letter: str, kind: str = "request", **more: Any) -> Values:
    """A clause: a request to the council unless otherwise said."""
    to = {"to": ["council"]} if kind == "request" else {}
    rule = {"rule": "rule 7"} if kind == "rule change" else {}
    return {"letter": letter, "kind": kind, **to, **rule, "text": "Light the lamps.", **more}


def link(kind: str, to: str, **more: Any) -> Values:
    """A link to another motion."""
    return {"kind": kind, "to": to, "because": "It says so.", **more}


def decided(decision: str = "carried", by: str = "agm", **more: Any) -> Values:
    """A decision of the AGM, carried, unless otherwise said."""
    evidence = {} if decision == "not recorded" else {"evidence": ["minutes"]}
    return {"by": by, "decision": decision, **evidence, **more}


def update(key: str, date: str, progress: Mapping[str, str] | None = None, **more: Any) -> Values:
    """An event, with an assessment of a day after it where it says something of progress.

    `on` and `overrides` go to the assessment, all else to the event.
    """
    assessment = {"on": more.pop("on", "2026-01-01"), "by": "the editors", "because": "It is so."}
    if overrides := more.pop("overrides", None):
        assessment["overrides"] = overrides
    found = {"key": key, "date": date, "by": "employer", "event": "Oil came.", "evidence": ["page"], **more}
    return {**found, "assessment": {**assessment, "progress": dict(progress)}} if progress else found


def motion(*decisions: Values, **fields: Any) -> Values:
    """A motion with clauses a (request) and b (position), carried unless decisions are given.

    `ballot`, `updates`, `looked_for`, `union_says` and `disputes` go under `outcome`; None takes a field out.
    """
    outcome = {"decisions": list(decisions) or [decided()]}
    for name in ("ballot", "updates", "looked_for", "union_says", "disputes"):
        if name in fields:
            outcome[name] = fields.pop(name)
    found = {
        "kind": "ordinary",
        "title": "Light the Lamps",
        "about": "Lamps that are lit",
        "committee": "not recorded",
        "proposer": ["branch"],
        "topics": ["lamps"],
        "summary": "It asked for lamps.",
        "clauses": [clause("a"), clause("b", "position")],
        "outcome": outcome,
        "source": {"document": "minutes"},
        **fields,
    }
    return {name: value for name, value in found.items() if value is not None or name in NUMBERS}


NUMBERS = ("number", "notice_number")
"""Fields that `archive` fills in by a motion's key, unless they are given; None leaves one out."""


def meeting(key: str, **fields: Any) -> Values:
    """A meeting: an AGM of early October, unless its key names another."""
    year, _, which = key.partition("-")
    found = {
        "kind": {"sgm": "special general meeting", "congress": "congress"}.get(which, "annual general meeting"),
        "name": f"{which.upper() or 'AGM'} {year}",
        "year": year,
        "body": which or "agm",
        "held": f"{year}-10-05/{year}-10-06",
        "quorate": "yes",
    }
    return {**found, **fields}


def archive(
    motions: Mapping[str, Values],
    *,
    meetings: Mapping[str, Values] | None = None,
    bodies: Mapping[str, Values] | None = None,
    topics: Mapping[str, Values] | None = None,
    threads: Mapping[str, str | Values] | None = None,
    documents: Mapping[str, Values] | None = None,
    abbreviations: Mapping[str, Values] | None = None,
    **union: Any,
) -> Archive:
    """An archive of these motions by key, linked in the order given. What else they need is made."""
    besides = {
        "union.yaml": {**UNION, **union},
        "bodies.yaml": {
            **{key: entry(key.title(), kind=kind) for key, kind in KINDS.items()},
            **(bodies or {}),
        },
        "topics.yaml": {"lamps": entry("Lamps"), **(topics or {})},
        "threads.yaml": {
            key: entry(key.title(), founding=thread) if isinstance(thread, str) else thread
            for key, thread in (threads or {}).items()
        },
        "abbreviations.yaml": {"agm": entry("Annual General Meeting", short="AGM"), **(abbreviations or {})},
        "documents.yaml": {
            "minutes": document("minutes"),
            "page": document("official page"),
            "copy": document("copy elsewhere"),
            **(documents or {}),
        },
    }
    keys = dict.fromkeys([*(key.partition("/")[0] for key in motions), *(meetings or {})])
    held = {key: TypeAdapter(Meeting).validate_python((meetings or {}).get(key) or meeting(key)) for key in keys}
    records = []
    for key, values in motions.items():
        in_meeting, _, name = key.partition("/")
        number = {"number": name.upper() if name.startswith("ca") else name} if any(map(str.isdecimal, name)) else {}
        if name.startswith("m") and number:
            number = {"notice_number": name[1:]}
        values = {"year": str(held[in_meeting].year), **number, **values}
        values = {field: value for field, value in values.items() if value is not None}
        records.append((key, f"resolutions/{key}.yaml", TypeAdapter(Motion).validate_python(values)))
    read = {name: ADAPTERS[name].validate_python(values) for name, values in besides.items()}
    return link_archive(read, held, records, "resolutions")


def document(kind: str, **more: Any) -> Values:
    """A document."""
    return {
        "title": kind.title(),
        "publisher": "Somebody",
        "kind": kind,
        "held_by": "Somebody",
        "meaning": "It.",
        **more,
    }


def record(values: Values, key: str = "2018/1", **more: Any) -> Record:
    """One motion in an archive of its own."""
    return archive({key: values}, **more).records[key]
