"""A body in all its roles: what it proposed, what was taken under it, what was asked of it, what it decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from schema.archive import Archive, Record
from schema.motion import Clause, DecisionRecord
from schema.problems import counted
from schema.terms import BodyKind
from scripts.publish import addresses, words
from scripts.publish.order import newest_first, newest_first_by
from scripts.publish.pages.years import year
from scripts.publish.site import Page, Site

STANDING_KINDS = (BodyKind.COMMITTEE, BodyKind.NETWORK)
"""The kinds of body that /committees/ lists even if no motion was taken under them."""


@dataclass
class Roles:
    """The motions in which a body has a part, by the part it has, in order of time."""

    proposed: list[Record] = field(default_factory=list)
    taken: list[Record] = field(default_factory=list)
    asked: list[tuple[Record, list[Clause]]] = field(default_factory=list)
    moved: list[tuple[Record, list[Clause]]] = field(default_factory=list)
    decided: list[tuple[Record, DecisionRecord]] = field(default_factory=list)
    meetings: list[str] = field(default_factory=list)


def roles_of(archive: Archive) -> Mapping[str, Roles]:
    """Every declared body with its roles, by its present key."""
    found = {key: Roles() for key in archive.bodies}
    for key, meeting in archive.meetings.items():
        found[meeting.body].meetings.append(key)
    for record in archive.records.values():
        motion = record.motion
        for proposer in motion.proposer:
            found[proposer].proposed.append(record)
        if motion.committee:
            found[motion.committee].taken.append(record)
        for role in ("asked", "moved"):
            clauses: dict[str, list[Clause]] = {}
            for clause in motion.clauses:
                for key in clause.to if role == "asked" else clause.towards:
                    clauses.setdefault(key, []).append(clause)
            for key, its in clauses.items():
                getattr(found[key], role).append((record, its))
        for decision in motion.outcome.decisions:
            # What a meeting did with its own motions is told meeting by meeting.
            if decision.by != record.meeting.body:
                found[decision.by].decided.append((record, decision))
    return found


def pages(site: Site) -> Iterator[Page]:
    """The page of every declared body, whether or not a motion names it: an address once given stays."""
    for key, roles in roles_of(site.archive).items():
        yield page(site, key, roles)


def page(site: Site, key: str, roles: Roles) -> Page:
    """The page of one body."""
    archive, body = site.archive, site.archive.bodies[key]
    path = addresses.of_body(key)
    root = addresses.root_of(path)
    seen: set[str] = set()
    before = [old for old, other in archive.bodies.items() if other.replaced_by and other.replaced_by == key]
    parts = [
        {"anchor": "proposed", "name": "Motions it proposed", "rows": _rows(site, roles.proposed), "requests": []},
        {
            "anchor": "taken-under",
            "name": "Motions taken under this heading",
            "rows": _rows(site, roles.taken),
            "requests": [],
        },
        {
            "anchor": "asked",
            "name": "Requests addressed to it",
            "rows": [],
            "requests": _requests(site, roles.asked, root, seen),
        },
        {
            "anchor": "to-be-moved",
            "name": "Requests to move it",
            "rows": [],
            "requests": _requests(site, roles.moved, root, seen),
        },
    ]
    content = site.render(
        "body.html.j2",
        root=root,
        body=body,
        listed=bool(roles.taken) or body.kind in STANDING_KINDS,
        meaning=site.expander.expand(site.prose.blocks(body.meaning, root), seen),
        years=years_words(site, key),
        replaced_by=link(site, body.replaced_by, root) if body.replaced_by else None,
        in_place_of=[link(site, old, root) for old in before],
        parts=[part for part in parts if part["rows"] or part["requests"]],
        meetings=[_meeting(site, meeting, root) for meeting in reversed(roles.meetings)],
        decisions=[
            _decision(site, record, decision, root)
            for record, decision in newest_first_by(roles.decided, lambda pair: pair[0])
        ],
        documents=site.documents(body.evidence),
    )
    return Page(path, body.name, f"{body.name}: {summary(roles)}.", "committees", content)


def summary(roles: Roles) -> str:
    """Its roles, counted: `3 motions proposed, 12 requests addressed to it`."""
    counts = [
        (len(roles.proposed), "motion proposed", "motions proposed"),
        (len(roles.taken), "motion taken under it", "motions taken under it"),
        (sum(len(clauses) for _, clauses in roles.asked), "request addressed to it", "requests addressed to it"),
        (sum(len(clauses) for _, clauses in roles.moved), "request to move it", "requests to move it"),
        (len(roles.meetings), "meeting", "meetings"),
        (len(roles.decided), "decision on motions of others", "decisions on motions of others"),
    ]
    return (
        ", ".join(counted(number, one, many) for number, one, many in counts if number)
        or "no motion in this archive names it"
    )


def link(site: Site, key: str, root: str) -> dict[str, str]:
    """A body as a link to its page."""
    key = key
    return {
        "address": root + addresses.of_body(key),
        "name": site.archive.bodies[key].name,
        "years": years_words(site, key),
    }


def years_words(site: Site, key: str) -> str:
    """`From November 2019`, `Until June 2021`; empty where neither is recorded."""
    body = site.archive.bodies[key]
    parts = [f"from {body.from_.words}"] if body.from_ else []
    parts += [f"until {body.until.words}"] if body.until else []
    said = ", ".join(parts)
    return said[:1].upper() + said[1:]


def _rows(site: Site, records: list[Record]) -> list[dict[str, Any]]:
    return [site.row(record) for record in newest_first(records)]


def _requests(site: Site, asked: list[tuple[Record, list[Clause]]], root: str, seen: set[str]) -> list[dict[str, Any]]:
    """Motions, the newest first, each with the clauses that name the body and what came of them."""
    found = []
    for record, clauses in newest_first_by(asked, lambda pair: pair[0]):
        progress = {one.clause.letter: one for one in site.requests(record)}
        found.append(
            {
                "row": site.row(record),
                "clauses": [
                    {
                        "letter": clause.letter,
                        "address": f"{root}{addresses.of_motion(record)}#{clause.letter}",
                        "text": site.expander.expand(site.prose.inline(clause.text, root), seen),
                        "states": words.clause_told(progress[clause.letter]) if clause.letter in progress else [],
                    }
                    for clause in clauses
                ],
            }
        )
    return found


def _meeting(site: Site, key: str, root: str) -> dict[str, str]:
    shown = year(site, key, root)
    said = f"{shown['count']}: {shown['tally']}" if shown["tally"] else f"{shown['count']}."
    indication = " Not quorate: an indication only." if shown["indication"] else ""
    when = shown["when"]
    return {
        "address": shown["address"],
        "name": shown["name"],
        "about": f"{when[0].upper()}{when[1:]}. {said[0].upper()}{said[1:]}{indication}",
    }


def _decision(site: Site, record: Record, decision: DecisionRecord, root: str) -> dict[str, Any]:
    return {
        "row": site.row(record),
        "label": decision.decision.label,
        "mark": decision.decision.mark,
        "when": decision.date.words if decision.date else "",
        "note": site.prose.blocks(decision.note, root) if decision.note else "",
    }


def committees(site: Site, root: str) -> str:
    """The slot `committees`: headings under which motions were taken, then committees and networks without one."""
    roles = roles_of(site.archive)
    headings = [key for key, its in roles.items() if its.taken]
    others = [key for key, body in site.archive.bodies.items() if body.kind in STANDING_KINDS and not roles[key].taken]
    unrecorded = sum(1 for record in site.archive.records.values() if not record.motion.committee)
    seen: set[str] = set()
    return site.render(
        "committees.html.j2",
        root=root,
        headings=_entries(site, {key: len(roles[key].taken) for key in headings}, root, seen),
        others=_entries(site, dict.fromkeys(others, 0), root, seen),
        unrecorded=unrecorded,
    )


def proposers(site: Site, root: str) -> str:
    """The slot `proposers`: every body that put a motion, with how many."""
    counts = {key: len(roles.proposed) for key, roles in roles_of(site.archive).items() if roles.proposed}
    unrecorded = sum(1 for record in site.archive.records.values() if not record.motion.proposer)
    return site.render(
        "proposers.html.j2", root=root, entries=_entries(site, counts, root, set()), unrecorded=unrecorded
    )


def _entries(site: Site, counts: Mapping[str, int], root: str, seen: set[str]) -> list[dict[str, Any]]:
    """Bodies by name, each with how many motions."""
    bodies = site.archive.bodies
    return [
        {
            **link(site, key, root),
            "meaning": site.expander.expand(site.prose.inline(bodies[key].meaning, root), seen),
            "count": counted(counts[key], "motion"),
            "replaced_by": link(site, now, root) if (now := bodies[key].replaced_by) else None,
        }
        for key in sorted(counts, key=lambda key: bodies[key].name.casefold())
    ]
