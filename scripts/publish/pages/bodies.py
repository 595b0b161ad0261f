"""A body in all its roles: what it proposed, what was taken under it, what was asked of it, what it decided."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from schema.archive import Archive, Record
from schema.motion import Clause, DecisionRecord
from schema.problems import counted
from schema.terms import BodyKind
from scripts.publish import addresses, words
from scripts.publish.order import newest_first, newest_first_by
from scripts.publish.pages import years
from scripts.publish.site import Page, Site
from scripts.publish.tree import Blocks, Inlines
from scripts.publish.views.motion import ClauseView, MotionView, NamedPath, RowView

STANDING_KINDS = (BodyKind.COMMITTEE, BodyKind.NETWORK)
"""The kinds of body that /committees/ lists even if no motion was taken under them."""


@dataclass
class Roles:
    """The motions in which a body has a part, by the part it has, in order of time."""

    proposed: list[Record] = field(default_factory=list)
    taken: list[Record] = field(default_factory=list)
    asked: list[tuple[Record, list[Clause]]] = field(default_factory=list)
    moved: list[tuple[Record, list[Clause]]] = field(default_factory=list)
    partner: list[tuple[Record, list[Clause]]] = field(default_factory=list)
    amended: list[Record] = field(default_factory=list)
    received: list[Record] = field(default_factory=list)
    decided: list[tuple[Record, DecisionRecord]] = field(default_factory=list)
    meetings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AskedView:
    """A motion, with those of its clauses that name the body."""

    motion: MotionView
    clauses: list[ClauseView]


@dataclass(frozen=True, slots=True)
class RoleView:
    """One part that a body has in motions: as motions, or as the clauses that name it."""

    anchor: str
    name: str
    rows: list[RowView] = field(default_factory=list)
    asked: list[AskedView] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many motions."""
        return len(self.rows) + len(self.asked)


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting of the body: its name, and what it decided, in a line."""

    path: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class DecidedView:
    """What the body decided of another's motion."""

    row: RowView
    label: words.StatusLabel
    when: str
    note: Blocks


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """A body as lists show it: `years` says from when until when it was there, `replaced_by` what is there now."""

    path: str
    name: str
    years: str
    meaning: Inlines
    count: str
    replaced_by: NamedPath | None


def roles_of(archive: Archive) -> Mapping[str, Roles]:
    """Every declared body with its roles."""
    roles = {key: Roles() for key in archive.bodies}
    for key, meeting in archive.meetings.items():
        roles[meeting.body].meetings.append(key)
    for record in archive.records.values():
        motion = record.motion
        for proposer in motion.proposer:
            roles[proposer].proposed.append(record)
        if motion.committee:
            roles[motion.committee].taken.append(record)
        for body, clauses in _by_body((clause, clause.to) for clause in motion.clauses).items():
            roles[body].asked.append((record, clauses))
        for body, clauses in _by_body((clause, clause.towards) for clause in motion.clauses).items():
            roles[body].moved.append((record, clauses))
        for body, clauses in _by_body((clause, clause.with_) for clause in motion.clauses).items():
            roles[body].partner.append((record, clauses))
        for body in dict.fromkeys(body for amendment in motion.amendments for body in amendment.proposer):
            roles[body].amended.append(record)
        for body in dict.fromkeys(decision.to for decision in motion.outcome.decisions if decision.to):
            roles[body].received.append(record)
        for decision in motion.outcome.decisions:
            # What a meeting did with its own motions stands with each meeting.
            if decision.by != record.meeting.body:
                roles[decision.by].decided.append((record, decision))
    return roles


def _by_body(named: Iterable[tuple[Clause, tuple[str, ...]]]) -> dict[str, list[Clause]]:
    """Clauses by the bodies that each names."""
    clauses: dict[str, list[Clause]] = {}
    for clause, bodies in named:
        for body in bodies:
            clauses.setdefault(body, []).append(clause)
    return clauses


def pages(site: Site) -> Iterator[Page]:
    """The page of every declared body, whether or not a motion names it: an address once given stays."""
    for key, roles in roles_of(site.archive).items():
        yield page(site, key, roles)


def page(site: Site, key: str, roles: Roles) -> Page:
    """The page of one body."""
    archive, body = site.archive, site.archive.bodies[key]
    path = addresses.of_body(key)
    root = addresses.root_of(path)
    before = [old for old, other in archive.bodies.items() if other.replaced_by == key]
    parts = [
        RoleView("proposed", "Motions it proposed", rows=_rows(site, roles.proposed)),
        RoleView("taken-under", "Motions taken under this heading", rows=_rows(site, roles.taken)),
        RoleView("asked", "Requests addressed to it", asked=_asked(site, roles.asked)),
        RoleView("to-be-moved", "What members asked of it", asked=_asked(site, roles.moved)),
        RoleView("partner", "Requests to be carried out with it", asked=_asked(site, roles.partner)),
        RoleView("amended", "Motions it proposed to amend", rows=_rows(site, roles.amended)),
        RoleView("received", "Motions sent to it", rows=_rows(site, roles.received)),
    ]
    content = site.render_kept(
        "body.html.j2",
        root=root,
        body=body,
        listed=bool(roles.taken) or body.kind in STANDING_KINDS,
        meaning=site.prose.blocks(body.meaning),
        years=years_words(site, key),
        replaced_by=named(site, body.replaced_by) if body.replaced_by else None,
        in_place_of=[named(site, old) for old in before],
        parts=[part for part in parts if part.count],
        meetings=[_meeting(site, meeting) for meeting in reversed(roles.meetings)],
        decisions=[
            _decision(site, record, decision)
            for record, decision in newest_first_by(roles.decided, lambda pair: pair[0])
        ],
        documents=site.views.documents(body.evidence),
    )
    return Page(path, body.name, f"{body.name}: {summary(roles)}.", "committees", content)


def summary(roles: Roles) -> str:
    """Its roles, counted: `3 motions proposed, 12 requests addressed to it`."""
    counts = [
        (len(roles.proposed), "motion proposed", "motions proposed"),
        (len(roles.taken), "motion taken under it", "motions taken under it"),
        (sum(len(clauses) for _, clauses in roles.asked), "request addressed to it", "requests addressed to it"),
        (sum(len(clauses) for _, clauses in roles.moved), "request to move it", "requests to move it"),
        (
            sum(len(clauses) for _, clauses in roles.partner),
            "request to be carried out with it",
            "requests to be carried out with it",
        ),
        (len(roles.amended), "motion it proposed to amend", "motions it proposed to amend"),
        (len(roles.received), "motion sent to it", "motions sent to it"),
        (len(roles.meetings), "meeting", "meetings"),
        (len(roles.decided), "decision on motions of others", "decisions on motions of others"),
    ]
    return (
        ", ".join(counted(number, one, many) for number, one, many in counts if number)
        or "no motion in this archive names it"
    )


def named(site: Site, key: str) -> NamedPath:
    """A body by name, with its page."""
    body = site.views.body(key)
    return NamedPath(body.name, body.path)


def years_words(site: Site, key: str) -> str:
    """`From November 2019`, `Until June 2021`; empty where neither is recorded."""
    body = site.archive.bodies[key]
    parts = [f"from {body.from_.words}"] if body.from_ else []
    parts += [f"until {body.until.words}"] if body.until else []
    return words.upper_first(", ".join(parts))


def _rows(site: Site, records: list[Record]) -> list[RowView]:
    return site.views.rows(newest_first(records))


def _asked(site: Site, asked: list[tuple[Record, list[Clause]]]) -> list[AskedView]:
    """Motions, the newest first, each with the clauses that name the body and what came of them."""
    entries = []
    for record, clauses in newest_first_by(asked, lambda pair: pair[0]):
        motion = site.views.motion(record)
        letters = {clause.letter for clause in clauses}
        entries.append(AskedView(motion, [clause for clause in motion.clauses if clause.letter in letters]))
    return entries


def _meeting(site: Site, key: str) -> MeetingEntry:
    row = years.row(site, key)
    decided = f"{row.count}: {row.tally}" if row.tally else f"{row.count}."
    indication = " Not quorate: an indication only." if row.indication else ""
    about = f"{words.upper_first(row.when)}. {words.upper_first(decided)}{indication}"
    return MeetingEntry(row.path, row.name, about)


def _decision(site: Site, record: Record, decision: DecisionRecord) -> DecidedView:
    label = words.StatusLabel(decision.decision.label, decision.decision.mark)
    when = decision.date.words if decision.date else ""
    return DecidedView(site.views.row(record), label, when, site.prose.blocks(decision.note))


def committees(site: Site, root: str) -> str:
    """The slot `committees`: headings under which motions were taken, then committees and networks without one."""
    roles = roles_of(site.archive)
    headings = [key for key, of_body in roles.items() if of_body.taken]
    others = [key for key, body in site.archive.bodies.items() if body.kind in STANDING_KINDS and not roles[key].taken]
    unrecorded = sum(1 for record in site.archive.records.values() if not record.motion.committee)
    return site.render(
        "committees.html.j2",
        root=root,
        headings=_entries(site, {key: len(roles[key].taken) for key in headings}),
        others=_entries(site, dict.fromkeys(others, 0)),
        unrecorded=unrecorded,
    )


def proposers(site: Site, root: str) -> str:
    """The slot `proposers`: every body that put a motion, with how many."""
    counts = {key: len(roles.proposed) for key, roles in roles_of(site.archive).items() if roles.proposed}
    unrecorded = sum(1 for record in site.archive.records.values() if not record.motion.proposer)
    return site.render("proposers.html.j2", root, entries=_entries(site, counts), unrecorded=unrecorded)


def _entries(site: Site, counts: Mapping[str, int]) -> list[BodyEntry]:
    """Bodies by name, each with how many motions."""
    bodies = site.archive.bodies
    return [
        BodyEntry(
            path=addresses.of_body(key),
            name=bodies[key].name,
            years=years_words(site, key),
            meaning=site.prose.inline(bodies[key].meaning),
            count=counted(counts[key], "motion"),
            replaced_by=named(site, now) if (now := bodies[key].replaced_by) else None,
        )
        for key in sorted(counts, key=lambda key: bodies[key].name.casefold())
    ]
