"""popolo.json: organizations, events (meetings), motions and vote events, by https://www.popoloproject.com/specs/.

Popolo's motions have people for proposers, so ours have none there. `text` is held wording, never a summary. Its dates are
moments: a day that is certain stands as its first moment, and what is not known to the day is left out.
"""

from collections.abc import Iterable, Iterator

from schema.archive import Record
from schema.dates import Date
from schema.motion import DecisionRecord
from schema.terms import CARRIED, Decision
from scripts.publish import addresses
from scripts.publish.citations.citation import shortest_date
from scripts.publish.exports.motions_json import Json, line
from scripts.publish.exports.published_format import POPOLO
from scripts.publish.site import File, Site
from scripts.publish.stage import Piece
from scripts.publish.words import own_decision


def files(site: Site) -> Iterator[File]:
    """The file, motion by motion."""
    union, records = site.archive.union, site.archive.records.values()
    whole = {"id": "union", "name": union.name, "other_names": [{"name": union.full_name}], "classification": "union"}
    head = {"organizations": [whole, *_organizations(site)], "events": list(_events(site))}
    yield File(POPOLO, Piece(line(head)[:-1] + ',"motions":['))
    yield from _listed(motion(site, record) for record in records)
    yield File(POPOLO, Piece('\n],"vote_events":['))
    yield from _listed(vote for record in records for vote in votes(site, record))
    yield File(POPOLO, Piece("\n]}\n"))


def _listed(values: Iterable[Json]) -> Iterator[File]:
    for place, value in enumerate(values):
        yield File(POPOLO, Piece((",\n" if place else "\n") + line(value)))


def _organizations(site: Site) -> Iterator[Json]:
    for key, body in site.archive.bodies.items():
        dates = {"founding_date": body.from_, "dissolution_date": body.until}
        yield {
            "id": key,
            "name": body.name,
            "classification": body.kind.label,
            "other_names": [{"name": name} for name in body.also],
            "abstract": site.prose.plain(body.meaning),
            "links": [_source(site, addresses.of_body(key))],
            **{name: shortest_date(date) for name, date in dates.items() if date},
        }


def _events(site: Site) -> Iterator[Json]:
    for key, meeting in site.archive.meetings.items():
        start, end = (
            point.first.isoformat() if point.day and not point.qualifier else shortest_date(meeting.held)
            for point in (meeting.held.start, meeting.held.end)
        )
        yield {
            "id": key,
            "name": meeting.name,
            "classification": meeting.kind.label,
            "organization_id": meeting.body,
            "start_date": start,
            "end_date": end,
            "location": meeting.place,
            "sources": [_source(site, addresses.of_meeting(key))],
        }


def motion(site: Site, record: Record) -> Json:
    """A motion as Popolo has it. Its result is `pass` or `fail` where the meeting could decide; else the archive's word."""
    fields, decision = record.motion, own_decision(record)
    unknown = decision.decision is Decision.NOT_RECORDED or (decision.decision in CARRIED and not record.is_carried)
    return {
        "id": record.key,
        "organization_id": record.meeting.body,
        "legislative_session_id": record.meeting_key,
        "text": fields.wording,
        "identifier": fields.number or fields.notice_number,
        "classification": fields.kind.label,
        **_moment("date", decision.date),
        "result": "pass" if record.is_carried else None if unknown else _result(decision),
        "sources": [_source(site, addresses.of_motion(record), fields.title), *_evidence(site, decision)],
    }


def votes(site: Site, record: Record) -> Iterator[Json]:
    """The votes on a motion, with numbers where they are recorded: one for each body, and for each part decided apart."""
    for number, decision in enumerate(record.motion.outcome.decisions, 1):
        vote = decision.vote
        if decision.decision not in CARRIED and decision.decision is not Decision.LOST and not vote:
            continue
        counts = {"yes": vote.in_favour, "no": vote.against, "abstain": vote.abstentions} if vote else {}
        yield {
            "id": f"{record.key}/vote/{number}",
            "motion_id": record.key,
            "organization_id": decision.by,
            **({"legislative_session_id": record.meeting_key} if record.is_of_meeting(decision) else {}),
            **({"identifier": f"clauses {', '.join(decision.clauses)}"} if decision.clauses else {}),
            **_moment("start_date", decision.date),
            "result": _result(decision),
            "counts": [{"option": option, "value": value} for option, value in counts.items() if value is not None],
            "sources": _evidence(site, decision),
        }


def _result(decision: DecisionRecord) -> str:
    if decision.decision in CARRIED:
        return "pass"
    return "fail" if decision.decision is Decision.LOST else decision.decision.value


def _moment(name: str, date: Date | None) -> dict[str, str]:
    return {name: f"{date.first.isoformat()}T00:00:00Z"} if date and date.is_day else {}


def _source(site: Site, path: str, note: str = "") -> dict[str, str]:
    return {"url": addresses.permanent(site.archive, path), "note": note or site.archive.union.archive_name}


def _evidence(site: Site, decision: DecisionRecord) -> list[dict[str, str]]:
    documents = site.views.documents(decision.evidence)
    return [{"url": one.address, "note": one.title} for one in documents if one.address]
