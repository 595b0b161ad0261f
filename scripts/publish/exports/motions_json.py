"""motions.json and every motion.json: each motion with all its fields, and what follows from them and from the others.

Every motion is written as soon as it is made; motions.json is never held whole.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from pydantic import BaseModel

from schema.archive import Record
from schema.fields import DOCUMENTS
from schema.motion import Clause
from schema.progress import ClauseProgress
from schema.shapes import marked, references
from schema.terms import Progress
from scripts.publish import addresses
from scripts.publish.digest import digest_of
from scripts.publish.exports import published_format as published
from scripts.publish.order import runs
from scripts.publish.site import File, Group, Site
from scripts.publish.stage import Piece
from scripts.publish.views.motion import ClauseView, MotionView, StandingView
from scripts.publish.words import label_of

WHOLE_UP_TO = 1_000
"""The most motions that one motions.json holds. With 8 kB a motion, which is what the longest have, that is 8 MB."""

IN_A_PART = 500
"""A part ends with the meeting with which it has so many motions."""


def files(site: Site) -> Iterator[File | Group]:
    """motions.json, motion by motion. Above a size it only names its parts, each of which goes by what bears on its meetings."""
    meetings = site.archive.by_meeting
    if len(site.archive.records) <= WHOLE_UP_TO:
        yield from _written(site, published.JSON, meetings)
        return
    parts = list(runs(((key, len(records)) for key, records in meetings.items()), IN_A_PART))
    yield File(published.JSON, f"{json_of(_in_parts(site, parts))}\n")
    heading = digest_of("part of motions.json", json_of(_motions_file(site)))
    for number, keys in enumerate(parts, 1):
        path = published.of_part(number)
        made_from = digest_of(heading, path, list(map(site.bearing.on_meeting, keys)))
        yield Group(made_from, partial(_part, site, path, keys), path, is_kept=False)


def _part(site: Site, path: str, meetings: Iterable[str]) -> Iterator[File]:
    """A part as one file."""
    yield File(path, "".join(str(file.content) for file in _written(site, path, meetings)))


def _written(site: Site, path: str, meetings: Iterable[str]) -> Iterator[File]:
    """A file with all motions of some meetings."""
    yield File(path, Piece(json_of(_motions_file(site)).removesuffix("]}")))
    between = "\n"
    for record in chain.from_iterable(site.archive.by_meeting[key] for key in meetings):
        _, text = _texts(site, record)
        yield File(path, Piece(f"{between}{text}"))
        between = ",\n"
    yield File(path, Piece("\n]}\n"))


def _in_parts(site: Site, parts: Sequence[list[str]]) -> published.MotionsInParts:
    archive = site.archive
    return published.MotionsInParts(
        schema_=addresses.permanent(archive, published.SCHEMA),
        as_of=site.as_of,
        parts=tuple(
            published.PartOfMotions(
                address=addresses.permanent(archive, published.of_part(number)),
                meetings=tuple(keys),
                motions=sum(len(archive.by_meeting[key]) for key in keys),
            )
            for number, keys in enumerate(parts, 1)
        ),
    )


def own_file(site: Site, record: Record) -> File:
    whole, _ = _texts(site, record)
    return File(published.of_motion(record), f"{whole}\n")


def _texts(site: Site, record: Record) -> list[str]:
    """A motion's own file, and the motion itself, each on one line: made once, and both kept."""
    return site.kept_texts("motion.json", record.meeting_key, partial(_made, site))[record.key].split("\n")


def _made(site: Site, record: Record) -> str:
    file = _motion_file(site, record)
    return f"{json_of(file)}\n{json_of(file.motion)}"


def json_of(model: BaseModel) -> str:
    """A model as JSON on one line: every field, `null` or `[]` where it holds nothing."""
    return model.model_dump_json(by_alias=True)


def motion(site: Site, record: Record) -> published.Motion:
    """A motion: the fields of its record, and what follows from them and from the others."""
    view = site.views.motion(record)
    fields = dict(record.motion) | {
        "key": view.key,
        "meeting": record.meeting_key,
        "address": view.address,
        "also_at": view.also_at,
        "reference": view.reference,
        "label": label_of(record),
        "is_resolution": view.is_carried,
        "words_as_put": view.as_put or None,
        "clauses": tuple(map(partial(_clause, site), record.motion.clauses, view.clauses)),
        "linked_from": tuple(
            published.LinkOfOther(
                kind=source.link.kind,
                from_=source.record.key,
                clauses=source.link.to_clauses,
                from_clauses=source.link.clauses,
                because=source.link.because,
            )
            for source in site.archive.links_to.get(record.key, ())
        ),
        "threads": tuple(site.archive.threads_of.get(record.key, ())),
        "wording_paragraphs": tuple(
            published.NumberedParagraph(text=paragraph.text, items=paragraph.items, marks=paragraph.marks)
            for paragraph in view.wording
        ),
        "standing": _standing(view.row.standing),
        "progress": _progress(view),
    }
    return published.Motion.model_construct(**fields)  # a record is valid: it is not read again


def _clause(site: Site, clause: Clause, shown: ClauseView) -> published.Clause:
    return published.Clause.model_construct(
        **dict(clause),
        address=addresses.permanent(site.archive, shown.path),
        reference=shown.reference,
        standing=_standing(shown.standing),
        progress=_request(shown.request) if shown.request else None,
    )


def _request(request: ClauseProgress) -> published.RequestProgress:
    return published.RequestProgress(
        progress=request.progress,
        states=request.states,
        updates=tuple(judged.update.key for judged in request.judged),
        looked_on=request.looked_on,
        checked_on=request.checked_on,
        unjudged=tuple(update.key for update in request.unjudged),
    )


def _standing(standing: StandingView) -> published.DerivedStanding:
    return published.DerivedStanding(
        standing=standing.term,
        label=standing.label.label,
        because=standing.label.sentence or None,
        by=standing.by,
        on=standing.on,
        in_part=standing.in_part,
    )


def _progress(view: MotionView) -> published.MotionProgress:
    counts = Counter(clause.request.progress for clause in view.clauses if clause.request)
    in_order = {term: counts[term] for term in Progress if counts[term]}
    return published.MotionProgress(label=view.row.progress.label, requests=counts.total(), counts=in_order)


def _motions_file(site: Site) -> published.MotionsFile:
    """motions.json without its motions."""
    archive = site.archive
    return published.MotionsFile(
        schema_=addresses.permanent(archive, published.SCHEMA),
        as_of=site.as_of,
        union=archive.union,
        meetings={
            key: published.Meeting.model_construct(
                **dict(meeting), address=addresses.permanent(archive, addresses.of_meeting(key))
            )
            for key, meeting in archive.meetings.items()
        },
        bodies=archive.bodies,
        topics=archive.topics,
        threads=archive.threads,
        abbreviations=archive.abbreviations,
        documents=archive.documents,
    )


def _motion_file(site: Site, record: Record) -> published.MotionFile:
    """A motion's own file. It is as of the later of the motion's two days, so that it changes only when the motion does."""
    archive = site.archive
    event, looked = site.views.days(record)
    names: dict[str, dict[str, str]] = {kind: {} for kind in ("bodies", "topics", "documents")}
    for _, names_what, key in references(marked(record.motion)):
        if names_what.kind in names:
            entry = getattr(archive, names_what.kind)[key]
            names[names_what.kind][key] = entry.title if names_what is DOCUMENTS else entry.name
    return published.MotionFile(
        schema_=addresses.permanent(archive, published.SCHEMA),
        as_of=max(event, looked or event),
        union=archive.union,
        meeting=record.meeting.name,
        names=names,
        motion=motion(site, record),
    )
