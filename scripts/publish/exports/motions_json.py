"""motions.json and every motion.json: each motion with all its fields, and what follows from them and from the others.

Every motion is written as soon as it is made; no file is ever held whole.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from schema.archive import Record
from schema.fields import DOCUMENTS
from schema.references import references
from schema.terms import Progress
from schema.wording import paragraphs
from scripts.publish import addresses
from scripts.publish.exports.published_format import JSON, header, of_motion
from scripts.publish.json_text import compact
from scripts.publish.site import File, Site
from scripts.publish.stage import Piece
from scripts.publish.views.motion import ClauseView, MotionView, StandingView

Json = dict[str, Any]
"""An object of JSON, as it is about to be written."""

BESIDE = ("bodies", "topics", "threads", "abbreviations", "documents")
"""The lists written besides the motions."""


def files(site: Site) -> Iterator[File]:
    """Both kinds of file, motion by motion."""
    yield File(JSON, Piece(compact({**header(site, site.as_of), **_besides_motions(site)})[:-1] + ',"motions":['))
    between = "\n"
    for record in site.archive.records.values():
        text = compact(motion(site, record))
        yield File(JSON, Piece(f"{between}{text}"))
        yield File(
            of_motion(record),
            f'{compact({**header(site, _day_of(site, record)), **_beside(site, record)})[:-1]},"motion":{text}}}\n',
        )
        between = ",\n"
    yield File(JSON, Piece("\n]}\n"))


def _day_of(site: Site, record: Record) -> dt.date:
    """The later of a motion's two days, so that its file changes only when it does."""
    event, looked = site.views.days(record)
    return max(event, looked or event)


def _besides_motions(site: Site) -> Json:
    """The union, the meetings, and what motions name by key."""
    archive = site.archive
    meetings = {
        key: {
            **plain(meeting),
            "address": addresses.permanent(archive, addresses.of_meeting(key)),
        }
        for key, meeting in archive.meetings.items()
    }
    entries = {kind: {key: plain(entry) for key, entry in getattr(archive, kind).items()} for kind in BESIDE}
    return {"union": plain(archive.union), "meetings": meetings, **entries}


def plain(record: BaseModel) -> Json:
    """A record as JSON has it: every field, `null` or `[]` where it holds nothing."""
    return record.model_dump(mode="json", by_alias=True)


def motion(site: Site, record: Record) -> Json:
    """A motion: the fields of its record, and what follows from them and from the others."""
    view = site.views.motion(record)
    fields = plain(record.motion)
    fields["clauses"] = [
        {**clause, **_clause(site, of_clause)}
        for clause, of_clause in zip(fields["clauses"], view.clauses, strict=True)
    ]
    return {
        "key": view.key,
        "meeting": record.meeting_key,
        "address": view.address,
        "also_at": list(view.also_at),
        "reference": view.reference,
        "label": view.label,
        "is_resolution": view.is_carried,
        "words_as_put": view.as_put or None,
        **fields,
        "linked_from": _linked_from(site, record),
        "threads": list(site.archive.threads_of.get(record.key, ())),
        "wording_paragraphs": [
            {"text": paragraph.text, "items": list(paragraph.items), "marks": list(paragraph.marks)}
            for paragraph in paragraphs(record.motion.wording or "")
        ],
        "standing": _standing(view.row.standing),
        "progress": _progress(view),
    }


def _linked_from(site: Site, record: Record) -> list[Json]:
    return [
        {
            "kind": link.link.kind.value,
            "from": link.record.key,
            "clauses": link.link.to_clauses,
            "from_clauses": link.link.clauses,
            "because": link.link.because,
        }
        for link in site.archive.links_to.get(record.key, ())
    ]


def _clause(site: Site, clause: ClauseView) -> Json:
    """What follows for one clause."""
    request = clause.request
    return {
        "address": addresses.permanent(site.archive, clause.path),
        "reference": clause.reference,
        "standing": _standing(clause.standing),
        "progress": {
            "progress": request.progress.value,
            "states": [term.value for term in request.states],
            "updates": list(request.updates),
            "looked_on": request.looked_on.isoformat() if request.looked_on else None,
            "checked_on": request.checked_on.isoformat() if request.checked_on else None,
            "unjudged": list(request.unjudged),
        }
        if request
        else None,
    }


def _standing(standing: StandingView) -> Json:
    return {
        "standing": standing.term.value,
        "label": standing.label.label,
        "because": standing.label.sentence or None,
        "by": standing.by,
        "on": standing.on.isoformat() if standing.on else None,
        "in_part": standing.in_part,
    }


def _progress(motion: MotionView) -> Json:
    counts = Counter(clause.request.progress for clause in motion.clauses if clause.request)
    return {
        "label": motion.row.progress.label,
        "requests": counts.total(),
        "counts": {term.value: counts[term] for term in Progress if counts[term]},
    }


def _beside(site: Site, record: Record) -> Json:
    """What a motion's own file has besides the motion: the meeting, and the name of each thing that it names by key."""
    archive = site.archive
    names: dict[str, dict[str, str]] = {kind: {} for kind in ("bodies", "topics", "documents")}
    for _, names_what, key in references(record.motion):
        if names_what.kind in names:
            entry = getattr(archive, names_what.kind)[key]
            names[names_what.kind][key] = entry.title if names_what is DOCUMENTS else entry.name
    return {"union": plain(archive.union), "meeting": record.meeting.name, "names": names}
