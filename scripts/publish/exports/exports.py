"""The archive for machines: every motion with all its fields, and what follows from them, in JSON, CSV and Popolo.

The format of `motions.json` is told by `motion.schema.json` and has a version of three figures: the first changes where
something is taken away or means something else, the second where something is added, the third where only words about it
change. docs/data.md has its changes.

Every motion is written as soon as it is made; no file is ever held whole.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin
from typing import Union as OneOf

from pydantic import BaseModel

from schema.archive import Record
from schema.dates import DAY_PATTERN, Date
from schema.dates import PATTERN as DATE_PATTERN
from schema.fields import DOCUMENTS, Vote
from schema.meeting import Meeting
from schema.motion import Clause, DecisionRecord, Motion
from schema.progress import ClauseProgress, progress_words
from schema.references import references
from schema.standing import StandingFound
from schema.terms import CARRIED, Decision, LinkKind, Progress, Standing, Term
from schema.union import Body, Document, Thread, Topic
from schema.union import Union as UnionRecord
from schema.wording import paragraphs
from scripts.publish import addresses, words
from scripts.publish.exports.citations import shortest_date
from scripts.publish.site import Site
from scripts.publish.stage import Piece

FORMAT = "agm-motions"
VERSION = "1.1.0"
"""The version of the format; docs/data.md tells each."""

JSON, SCHEMA, CSV, POPOLO = "data/motions.json", "data/motion.schema.json", "data/motions.csv", "data/popolo.json"


def of_motion(record: Record) -> str:
    """Where a motion's own file stands: `2018/12/motion.json`."""
    return f"{addresses.of_motion(record)}motion.json"


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Every file: its path and its text, or the next piece of its text."""
    yield SCHEMA, json.dumps(format_schema(site), ensure_ascii=False, indent=2) + "\n"
    yield from _motions(site)
    yield from _popolo(site)


def _motions(site: Site) -> Iterator[tuple[str, str]]:
    """motions.json, motions.csv and every motion.json, motion by motion."""
    archive = site.archive
    head = {**_format(site), "union": plain(archive.union)}
    beside = {
        "meetings": {
            key: {
                **plain(one),
                "address": _address(site, addresses.of_meeting(key)),
            }
            for key, one in archive.meetings.items()
        },
        **{kind: {key: plain(one) for key, one in getattr(archive, kind).items()} for kind in BESIDE},
    }
    yield JSON, Piece(_line({**head, **beside})[:-1] + ',"motions":[')
    yield CSV, Piece("\ufeff" + _row(COLUMNS))
    between = "\n"
    for record in archive.records.values():
        made = motion(site, record)
        text = _line(made)
        yield JSON, Piece(f"{between}{text}")
        yield CSV, Piece(_row(row(site, record, made)))
        yield of_motion(record), f'{_line({**_format(site), **_beside(site, record)})[:-1]},"motion":{text}}}\n'
        between = ",\n"
    yield JSON, Piece("\n]}\n")


def _format(site: Site) -> dict[str, str]:
    return {"format": FORMAT, "version": VERSION, "schema": _address(site, SCHEMA), "as_of": site.as_of.isoformat()}


def _address(site: Site, path: str) -> str:
    return addresses.permanent(site.archive, path)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# A motion.

BESIDE: Mapping[str, type[BaseModel]] = {"bodies": Body, "topics": Topic, "threads": Thread, "documents": Document}
"""What motions name by key, and its record."""


def plain(value: Any) -> Any:
    """A value of a record as JSON has it: every field, `null` or `[]` where it holds nothing."""
    if isinstance(value, BaseModel):
        return {told: plain(getattr(value, name)) for told, name in _fields_of(type(value))}
    if isinstance(value, Vote):
        return {"text": value.text, "for": value.in_favour, "against": value.against, "abstentions": value.abstentions}
    if isinstance(value, Term):
        return value.value
    if isinstance(value, Date):
        return value.text
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value


@cache
def _fields_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model: as a record names each, and as Python does, of which `from` is a word already."""
    return tuple((field.alias or name, name) for name, field in model.model_fields.items())


def motion(site: Site, record: Record) -> dict[str, Any]:
    """A motion: the fields of its record, and what follows from them and from the others."""
    archive = site.archive
    fields = plain(record.motion)
    progress = {request.clause.letter: request for request in site.requests(record)}
    fields["clauses"] = [
        {**told, **_clause(site, record, clause, progress.get(clause.letter))}
        for told, clause in zip(fields["clauses"], record.motion.clauses, strict=True)
    ]
    found = site.standing_found(record)
    return {
        "key": record.key,
        "meeting": record.meeting_key,
        "address": _address(site, addresses.of_motion(record)),
        "also_at": [_address(site, f"{old}/") for old in archive.former_keys_of.get(record.key, ())],
        "reference": words.reference(archive, record),
        "label": words.label_and_number(record)[0],
        "is_resolution": record.is_carried,
        **fields,
        "linked_from": [
            {
                "kind": one.link.kind.value,
                "from": one.record.key,
                "clauses": plain(one.link.to_clauses),
                "from_clauses": plain(one.link.clauses),
                "because": one.link.because,
            }
            for one in archive.links_to.get(record.key, ())
        ],
        "threads": list(archive.threads_of.get(record.key, ())),
        "wording_paragraphs": [
            {"text": one.text, "items": list(one.items), "marks": list(one.marks)}
            for one in paragraphs(record.motion.wording or "")
        ],
        "standing": _standing(found, site.standing(record)),
        "progress": _progress(record, tuple(progress.values())),
    }


def _clause(site: Site, record: Record, clause: Clause, request: ClauseProgress | None) -> dict[str, Any]:
    """What follows for one clause."""
    archive = site.archive
    return {
        "address": _address(site, f"{addresses.of_motion(record)}#{clause.letter}"),
        "reference": words.clause_reference(archive, record, clause.letter),
        "standing": _standing(site.standing_found(record, clause), site.standing(record, clause)),
        "progress": _clause_progress(request) if request else None,
    }


def _clause_progress(request: ClauseProgress) -> dict[str, Any]:
    return {
        "progress": request.progress.value,
        "states": [one.value for one in request.states],
        "updates": [judged.update.key for judged in request.judged],
        "looked_on": request.looked_on.isoformat() if request.looked_on else None,
        "checked_on": request.checked_on.isoformat() if request.checked_on else None,
    }


def _standing(found: StandingFound, told: words.StatusLabel) -> dict[str, Any]:
    return {
        "standing": found.standing.value,
        "label": told.label,
        "because": told.sentence or None,
        "by": found.by,
        "on": found.on.isoformat() if found.on else None,
        "in_part": found.in_part,
    }


def _progress(record: Record, requests: tuple[ClauseProgress, ...]) -> dict[str, Any]:
    counts = Counter(request.progress for request in requests)
    return {
        "label": progress_words(record.motion, requests),
        "requests": len(requests),
        "counts": {term.value: counts[term] for term in Progress if counts[term]},
    }


def _beside(site: Site, record: Record) -> dict[str, Any]:
    """What a motion's own file says besides the motion: the meeting, and the name of each thing it names by key."""
    archive = site.archive
    named: dict[str, dict[str, str]] = {kind: {} for kind in ("bodies", "topics", "documents")}
    for _, names, key in references(record.motion):
        if names.kind in named:
            entry = getattr(archive, names.kind)[key]
            named[names.kind][key] = entry.title if names is DOCUMENTS else entry.name
    return {"union": plain(archive.union), "meeting": record.meeting.name, "names": named}


# The schema.

SCALARS: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    Date: {"type": "string", "pattern": DATE_PATTERN, "description": "A date as ISO 8601-2 (EDTF, level 1) writes it."},
}
DAY = {"type": "string", "pattern": DAY_PATTERN}
KEYS = {"type": "array", "items": {"type": "string"}}
ADDRESS = {"type": "string", "format": "uri"}


def format_schema(site: Site) -> dict[str, Any]:
    """The JSON Schema (2020-12) of motions.json and of each motion.json: made from the records' own models."""
    described = _described()
    parts: dict[str, Any] = {}
    record = _model(Motion, parts)
    clause = _model(Clause, parts)
    parts |= {
        "standing": _fields(STANDING, "Whether it is still policy: derived, and never stronger than what is held."),
        "clause-progress": _fields(
            CLAUSE_PROGRESS, "Where a request stands: derived from the assessments and searches."
        ),
        "clause": {**clause, "properties": {**clause["properties"], **CLAUSE_DERIVED}},
        "motion": {
            "type": "object",
            "description": "One motion: its record, and what follows from it and from the others.",
            "properties": {**MOTION_DERIVED, **record["properties"], **MOTION_AFTER},
        },
        **{name: _model(model, parts) for name, model in ENTRIES.items()},
    }
    parts["motion"]["properties"]["clauses"] = {**described["clauses"], "type": "array", "items": _of("clause")}
    for one in ("motion", "clause"):
        parts[one]["required"] = list(parts[one]["properties"])
    parts["meeting"] = {**parts["meeting"], "properties": {**parts["meeting"]["properties"], "address": ADDRESS}}
    head = {
        "format": {"const": FORMAT},
        "version": {
            "type": "string",
            "pattern": rf"^{VERSION.partition('.')[0]}\.\d+\.\d+$",
            "description": "The version of this format.",
        },
        "schema": ADDRESS,
        "as_of": {**DAY, "description": "The day for which standing and progress are worked out."},
    }
    many = {"union": _of("union"), **{kind: _map(_of(one)) for kind, one in KINDS.items()}}
    names = {
        "type": "object",
        "description": "What each key of the motion is called.",
        "additionalProperties": _map({"type": "string"}),
    }
    whole = {**head, **many, "motions": {"type": "array", "items": _of("motion")}}
    single = {**head, "union": _of("union"), "meeting": {"type": "string"}, "names": names, "motion": _of("motion")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _address(site, SCHEMA),
        "title": f"The motions of an archive, format {VERSION}",
        "description": "motions.json holds all motions and what they name; each motion.json one motion.",
        "anyOf": [_object(whole), _object(single)],
        "$defs": dict(sorted(parts.items())),
    }


def _described() -> dict[str, dict[str, str]]:
    return {name: {"description": field.description or ""} for name, field in Motion.model_fields.items()}


def _of(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def _map(values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": values}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _fields(properties: dict[str, Any], description: str) -> dict[str, Any]:
    return {**_object(properties), "description": description}


def _words(terms: Iterable[Term]) -> dict[str, Any]:
    """One word of a closed list, each with its meaning."""
    return {
        "oneOf": [
            {"const": term.value, "title": term.label, "description": term.meaning.replace("*", "")} for term in terms
        ]
    }


def _model(model: type[BaseModel], parts: dict[str, Any]) -> dict[str, Any]:
    """The schema of a record's group of fields; those within it go to `parts` under their names."""
    properties = {}
    for name, field in model.model_fields.items():
        properties[field.alias or name] = {"description": field.description or "", **_type(field.annotation, parts)}
    about = " ".join((model.__doc__ or "").split())
    return {**_object(properties), "description": about}


def _type(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field's type."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind is Vote:
        figure = {"type": ["integer", "null"]}
        return _object({"text": {"type": "string"}, "for": figure, "against": figure, "abstentions": figure})
    if kind in SCALARS:
        return dict(SCALARS[kind])
    if origin in (UnionType, OneOf):
        options = [_type(one, parts) for one in inner]
        simple = [one["type"] for one in options if set(one) == {"type"}]
        return {"type": simple} if len(simple) == len(options) else {"anyOf": options}
    if origin is tuple:
        return {"type": "array", "items": _type(inner[0], parts)}
    if origin is dict:
        return _map(_type(inner[1], parts))
    if isinstance(kind, type) and issubclass(kind, Term):
        return _words(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        name = kind.__name__.lower()
        if name not in parts:
            parts[name] = _model(kind, parts)
        return _of(name)
    return _type(inner[0], parts)


KINDS = {"meetings": "meeting", "bodies": "body", "topics": "topic", "threads": "thread", "documents": "document"}
ENTRIES: Mapping[str, type[BaseModel]] = {
    "union": UnionRecord, "meeting": Meeting, "body": Body, "topic": Topic, "thread": Thread, "document": Document,
}  # fmt: skip

STANDING = {
    "standing": _words(Standing),
    "label": {"type": "string", "description": "As the site puts it."},
    "because": {"type": ["string", "null"], "description": "What it follows from, in a sentence."},
    "by": {
        "type": ["string", "null"],
        "description": "The key of the motion that reaffirmed, replaced or cancelled it.",
    },
    "on": {"type": ["string", "null"], "description": "The day on which that happened, or on which it lapsed."},
    "in_part": {"type": "boolean", "description": "Whether it is so for a part of it only."},
}
CLAUSE_PROGRESS = {
    "progress": _words(Progress),
    "states": {
        "type": "array",
        "items": _words(Progress),
        "description": "All that stand side by side, the latest event's first.",
    },
    "updates": {**KEYS, "description": "The keys of the updates whose assessments these are."},
    "looked_on": {"anyOf": [DAY, {"type": "null"}], "description": "The last day of a search that found nothing."},
    "checked_on": {"anyOf": [DAY, {"type": "null"}], "description": "The last day on which anybody looked or judged."},
}
CLAUSE_DERIVED = {
    "address": ADDRESS,
    "reference": {"type": "string", "description": "In the union's form."},
    "standing": _of("standing"),
    "progress": {"anyOf": [_of("clause-progress"), {"type": "null"}], "description": "Of a request only."},
}
MOTION_DERIVED = {
    "key": {"type": "string", "description": "Its key, permanent and never used again: `2018/12`."},
    "meeting": {"type": "string", "description": "The key of its meeting."},
    "address": {**ADDRESS, "description": "Its permanent address."},
    "also_at": {"type": "array", "items": ADDRESS, "description": "Other addresses that lead to it for ever."},
    "reference": {"type": "string", "description": "In the union's form."},
    "label": {
        "enum": ["Resolution", "Motion"],
        "description": "What it is called: a resolution only where it is recorded as carried.",
    },
    "is_resolution": {
        "type": "boolean",
        "description": "Whether it is recorded as carried, by a meeting that could decide.",
    },
}
MOTION_AFTER = {
    "linked_from": {
        "type": "array",
        "description": "The links of other motions to this one.",
        "items": _object(
            {
                "kind": _words(LinkKind),
                "from": {"type": "string", "description": "The key of the other motion."},
                "clauses": {"anyOf": [KEYS, {"type": "null"}], "description": "The clauses of this motion concerned."},
                "from_clauses": {
                    "anyOf": [KEYS, {"type": "null"}],
                    "description": "The clauses of the other that do it.",
                },
                "because": {"type": "string"},
            }
        ),
    },
    "threads": {**KEYS, "description": "The keys of the campaigns it belongs to."},
    "wording_paragraphs": {
        "type": "array",
        "description": "The wording in its numbered paragraphs, where it is held; `marks` are those of the items of its list.",
        "items": _object({"text": {"type": "string"}, "items": KEYS, "marks": KEYS}),
    },
    "standing": _of("standing"),
    "progress": _object(
        {
            "label": {"type": "string", "description": "As the site puts it."},
            "requests": {"type": "integer"},
            "counts": {**_map({"type": "integer"}), "description": "How many requests are in each state."},
        }
    ),
}


# The table.

COLUMNS = (
    "key", "address", "reference", "meeting", "year", "label", "number", "notice_number", "kind", "title", "about",
    "committee", "proposers", "topics", "decision", "decided_on", "vote", "standing", "standing_label", "requests",
    *(term.value.replace(" ", "_") for term in Progress), "summary", "clauses", "holds_wording",
)  # fmt: skip
"""The columns of motions.csv. New ones are put behind these."""


def row(site: Site, record: Record, made: Mapping[str, Any]) -> list[str]:
    """A motion as a row of the table; what is several stands with semicolons between, in the words of the site."""
    archive, said = site.archive, record.motion
    decision = _own_decision(record)
    cells = {
        **{name: made[name] for name in ("key", "address", "reference", "label", "year", "number", "notice_number")},
        "meeting": record.meeting.name,
        "kind": said.kind.value,
        "title": said.title,
        "about": said.about,
        "committee": archive.body(said.committee).name if said.committee else "",
        "proposers": "; ".join(archive.body(key).name for key in said.proposer),
        "topics": "; ".join(archive.topics[key].name for key in said.topics),
        "decision": decision.decision.value,
        "decided_on": decision.date.text if decision.date else "",
        "vote": decision.vote.text if decision.vote else "",
        "standing": made["standing"]["standing"],
        "standing_label": made["standing"]["label"],
        "requests": made["progress"]["requests"],
        **{term.value.replace(" ", "_"): made["progress"]["counts"].get(term.value, 0) for term in Progress},
        "summary": site.prose.plain(said.summary) if said.summary else "",
        "clauses": "\n".join(f"({clause.letter}) {site.prose.plain(clause.text)}" for clause in said.clauses),
        "holds_wording": "yes" if said.wording else "no",
    }
    return ["" if cells[name] is None else str(cells[name]) for name in COLUMNS]


def _own_decision(record: Record) -> DecisionRecord:
    """What the meeting itself decided; the first part, where it decided in parts."""
    decisions = record.motion.outcome.decisions
    return next((one for one in decisions if record.is_of_meeting(one)), decisions[0])


def _row(cells: Iterable[str]) -> str:
    """A row by RFC 4180: commas, CR LF, and quotation marks where they are needed."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(map(safe_cell, cells))
    return written.getvalue()


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one that begins like a formula has an apostrophe before it.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠") else text


# Popolo: https://www.popoloproject.com/specs/


def _popolo(site: Site) -> Iterator[tuple[str, str]]:
    """popolo.json: organizations, events (meetings), motions, and vote events.

    Popolo's motions have people for proposers, so ours have none there. `text` is held wording, never a summary. Its
    dates are moments: a day that is certain stands as its first moment, and what is not known to the day is left out.
    """
    archive = site.archive
    union = {
        "id": "union",
        "name": archive.union.name,
        "other_names": [{"name": archive.union.full_name}],
        "classification": "union",
    }
    head = {
        "organizations": [union, *(_organization(site, key, body) for key, body in archive.bodies.items())],
        "events": [_event(site, key, meeting) for key, meeting in archive.meetings.items()],
    }
    yield POPOLO, Piece(_line(head)[:-1] + ',"motions":[')
    between = "\n"
    for record in archive.records.values():
        yield POPOLO, Piece(between + _line(popolo_motion(site, record)))
        between = ",\n"
    yield POPOLO, Piece('\n],"vote_events":[')
    between = "\n"
    for record in archive.records.values():
        for event in popolo_votes(site, record):
            yield POPOLO, Piece(between + _line(event))
            between = ",\n"
    yield POPOLO, Piece("\n]}\n")


def _organization(site: Site, key: str, body: Body) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": key,
        "name": body.name,
        "classification": body.kind.label,
        "other_names": [{"name": name} for name in body.also],
        "abstract": site.prose.plain(body.meaning),
        "links": [{"url": _address(site, addresses.of_body(key)), "note": site.archive.union.archive_name}],
    }
    if body.from_:
        found["founding_date"] = shortest_date(body.from_)
    if body.until:
        found["dissolution_date"] = shortest_date(body.until)
    return found


def _event(site: Site, key: str, meeting: Meeting) -> dict[str, Any]:
    start, end = (
        f"{point.first.isoformat()}" if point.day and not point.qualifier else ""
        for point in (meeting.held.start, meeting.held.end)
    )
    return {
        "id": key,
        "name": meeting.name,
        "classification": meeting.kind.label,
        "organization_id": meeting.body,
        "start_date": start or shortest_date(meeting.held),
        "end_date": end or shortest_date(meeting.held),
        "location": meeting.place,
        "sources": [{"url": _address(site, addresses.of_meeting(key)), "note": site.archive.union.archive_name}],
    }


def popolo_motion(site: Site, record: Record) -> dict[str, Any]:
    """A motion as Popolo has it. Its result is `pass` or `fail` where the meeting could decide; else the archive's word."""
    said, decision = record.motion, _own_decision(record)
    result: str | None = decision.decision.value
    if decision.decision is Decision.NOT_RECORDED or (decision.decision in CARRIED and not record.is_carried):
        result = None
    return {
        "id": record.key,
        "organization_id": record.meeting.body,
        "legislative_session_id": record.meeting_key,
        "text": said.wording,
        "identifier": said.number or said.notice_number,
        "classification": said.kind.label,
        **_moment("date", decision.date),
        "result": "pass" if record.is_carried else "fail" if decision.decision is Decision.LOST else result,
        "sources": [
            {"url": _address(site, addresses.of_motion(record)), "note": said.title},
            *_sources(site, decision),
        ],
    }


def popolo_votes(site: Site, record: Record) -> Iterator[dict[str, Any]]:
    """The votes on a motion, with figures where they are recorded: one for each body, and for each part decided apart."""
    for number, decision in enumerate(record.motion.outcome.decisions, 1):
        if decision.decision not in CARRIED and decision.decision is not Decision.LOST and not decision.vote:
            continue
        figures = (
            {"yes": decision.vote.in_favour, "no": decision.vote.against, "abstain": decision.vote.abstentions}
            if decision.vote
            else {}
        )
        event = {
            "id": f"{record.key}/vote/{number}",
            "motion_id": record.key,
            "organization_id": decision.by,
            **({"legislative_session_id": record.meeting_key} if record.is_of_meeting(decision) else {}),
            **({"identifier": f"clauses {', '.join(decision.clauses)}"} if decision.clauses else {}),
            **_moment("start_date", decision.date),
            "result": "pass"
            if decision.decision in CARRIED
            else "fail"
            if decision.decision is Decision.LOST
            else decision.decision.value,
            "counts": [{"option": option, "value": value} for option, value in figures.items() if value is not None],
            "sources": _sources(site, decision),
        }
        yield event


def _moment(name: str, date: Date | None) -> dict[str, str]:
    return {name: f"{date.first.isoformat()}T00:00:00Z"} if date and date.is_day else {}


def _sources(site: Site, decision: DecisionRecord) -> list[dict[str, str]]:
    documents = [site.archive.document(key) for key in decision.evidence]
    return [{"url": one.address, "note": one.title} for one in documents if one.address]
