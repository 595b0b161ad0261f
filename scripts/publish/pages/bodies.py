"""A body in all its roles: what it proposed, what was taken under it, what was asked of it, what it decided.

Where the motions are many, earlier ones have pages of their own.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from schema.archive import Archive, Record
from schema.language import N_, _, joined, ngettext
from schema.motion import Clause, DecisionRecord, Motion
from schema.sentences import counted
from schema.terms import BodyKind, Decision
from scripts.publish import addresses, words
from scripts.publish.order import newest_first, newest_first_by
from scripts.publish.pages import years
from scripts.publish.pages.parts import Neighbours, in_parts, keys_of, page_of, shown_of, with_neighbours
from scripts.publish.site import Group, Page, Site
from scripts.publish.tree import Blocks, Inlines
from scripts.publish.views.motion import ClauseView, NamedPath, RowView

STANDING_KINDS = (BodyKind.COMMITTEE, BodyKind.NETWORK)
"""The kinds of body that /committees/ lists even if no motion was taken under them."""


@dataclass(frozen=True, slots=True)
class Role:
    """A part that a body can have in motions: its heading on the page, and how it is counted in words.

    `of_motion` or `of_clause` gives the keys of the bodies that have the part.
    """

    anchor: str
    heading: str
    counted: Callable[[int], str]
    of_motion: Callable[[Motion], Iterable[str | None]] = lambda motion: ()
    of_clause: Callable[[Clause], Iterable[str]] = lambda clause: ()


PROPOSED, TAKEN_UNDER = "proposed", "taken-under"
ROLES = (
    Role(
        PROPOSED, N_("Motions it proposed"), lambda n: ngettext("{number} motion proposed", "{number} motions proposed", n),
        lambda motion: motion.proposer,
    ),
    Role(
        TAKEN_UNDER, N_("Motions taken under this heading"),
        lambda n: ngettext("{number} motion taken under it", "{number} motions taken under it", n),
        lambda motion: [motion.committee],
    ),
    Role(
        "asked", N_("Requests addressed to it"),
        lambda n: ngettext("{number} request addressed to it", "{number} requests addressed to it", n),
        of_clause=lambda clause: clause.to,
    ),
    Role(
        "to-be-moved", N_("What members asked of it"),
        lambda n: ngettext("{number} request to move it", "{number} requests to move it", n),
        of_clause=lambda clause: clause.towards,
    ),
    Role(
        "partner", N_("Requests to be carried out with it"),
        lambda n: ngettext("{number} request to be carried out with it", "{number} requests to be carried out with it", n),
        of_clause=lambda clause: clause.with_,
    ),
    Role(
        "amended", N_("Motions it proposed to amend"),
        lambda n: ngettext("{number} motion it proposed to amend", "{number} motions it proposed to amend", n),
        lambda motion: [key for amendment in motion.amendments for key in amendment.proposer],
    ),
    Role(
        "received", N_("Motions sent to it"),
        lambda n: ngettext("{number} motion sent to it", "{number} motions sent to it", n),
        lambda motion: [each.to for each in motion.outcome.decisions],
    ),
)  # fmt: skip
"""The parts that bodies have in motions, in the order of the page."""


@dataclass
class Roles:
    """What a body has a part in, in order of time: by role its motions, each with the clauses that name the body.

    `all` has each motion once, whatever the body's part in it.
    """

    motions: dict[str, dict[str, list[Clause]]] = field(default_factory=lambda: {role.anchor: {} for role in ROLES})
    decided: list[tuple[Record, DecisionRecord]] = field(default_factory=list)
    meetings: list[str] = field(default_factory=list)
    all: dict[str, Record] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AskedView:
    """A motion, with those of its clauses that name the body."""

    row: RowView
    clauses: list[ClauseView]


@dataclass(frozen=True, slots=True)
class RoleView:
    """A part that a body has in motions: as motions, or as the clauses that name it. `count` is of all, shown here or not."""

    anchor: str
    name: str
    count: int
    rows: list[RowView]
    asked: list[AskedView]

    @property
    def shown(self) -> int:
        """How many motions are shown."""
        return len(self.rows) + len(self.asked)


@dataclass(frozen=True, slots=True)
class DecidedView:
    """What the body decided of another's motion."""

    row: RowView
    decision: Decision
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
        for role in ROLES:
            for key in filter(None, role.of_motion(record.motion)):
                roles[key].motions[role.anchor].setdefault(record.key, [])
                roles[key].all[record.key] = record
            for clause in record.motion.clauses:
                for key in role.of_clause(clause):
                    roles[key].motions[role.anchor].setdefault(record.key, []).append(clause)
                    roles[key].all[record.key] = record
        for decision in record.motion.outcome.decisions:
            # What a meeting did with its own motions is shown with each meeting.
            if not record.is_of_meeting(decision):
                roles[decision.by].decided.append((record, decision))
                roles[decision.by].all[record.key] = record
    return roles


def grouped(site: Site) -> Iterator[Group]:
    """The pages of every declared body, each of which is made where something that bears on it has changed."""
    archive = site.archive
    for key, roles in roles_of(archive).items():
        motions = dict.fromkeys(key for of_role in roles.motions.values() for key in of_role)
        rows = [record for record, _ in roles.decided]
        rows += [record for meeting in roles.meetings for record in archive.by_meeting[meeting]]
        entries = [("bodies", key), *(("bodies", old) for old in _replaced_by(archive, key))]
        made_from = site.bearing.on("page of a body", [archive.records[motion] for motion in motions], rows, entries)
        path = addresses.of_body(key)
        yield Group(made_from, partial(page, site, key, roles), f"{path}index.html")
        for neighbours in with_neighbours(in_parts(path, list(roles.all.values())).parts):
            made_from = site.bearing.on(shown_of("body", neighbours), neighbours[1].records, entries=entries[:1])
            yield Group(made_from, partial(page_of_part, site, key, roles, neighbours), f"{neighbours[1].path}*")


def _replaced_by(archive: Archive, key: str) -> list[str]:
    """The bodies that a body took the place of."""
    return [old for old, other in archive.bodies.items() if other.replaced_by == key]


def page(site: Site, key: str, roles: Roles) -> Page:
    archive, body = site.archive, site.archive.bodies[key]
    path = addresses.of_body(key)
    root = addresses.root_of(path)
    divided = in_parts(path, list(roles.all.values()))
    content = site.render(
        "body.html.j2",
        root=root,
        body=body,
        listed=bool(roles.motions[TAKEN_UNDER]) or body.kind in STANDING_KINDS,
        meaning=site.prose.blocks(body.meaning),
        years=years_words(site, key),
        replaced_by=site.views.named("bodies", body.replaced_by) if body.replaced_by else None,
        in_place_of=[site.views.named("bodies", old) for old in _replaced_by(archive, key)],
        parts=_shown_roles(site, roles, divided.keys),
        meetings=[years.row(site, meeting) for meeting in reversed(roles.meetings)],
        decisions=_shown_decisions(site, roles, divided.keys),
        decided_count=len(roles.decided),
        earlier_parts=divided.parts,
        documents=site.views.documents(body.evidence),
    )
    return Page(path, body.name, f"{body.name}: {summary(roles)}.", "committees", content)


def page_of_part(site: Site, key: str, roles: Roles, neighbours: Neighbours) -> Page:
    """A page of earlier motions of a body."""
    keys = keys_of(neighbours[1].records)
    return page_of(
        site, "body_part.html.j2", neighbours, site.archive.bodies[key].name, addresses.of_body(key), "committees",
        parts=[role for role in _shown_roles(site, roles, keys, only=True) if role.shown],
        decisions=_shown_decisions(site, roles, keys),
    )  # fmt: skip


def _shown_roles(site: Site, roles: Roles, shown: Container[str], *, only: bool = False) -> list[RoleView]:
    """The roles that the body has, with the motions whose keys are `shown`; counted are all, or `only` those."""
    named = {
        role: {key: clauses for key, clauses in roles.motions[role.anchor].items() if key in shown} for role in ROLES
    }
    counts = {role: len(named[role] if only else roles.motions[role.anchor]) for role in ROLES}
    return [_role(site, role, named[role], counts[role]) for role in ROLES if counts[role]]


def _shown_decisions(site: Site, roles: Roles, shown: Container[str]) -> list[DecidedView]:
    """What it decided of the motions whose keys are `shown`, the newest first."""
    return [
        DecidedView(
            row=site.views.row(record),
            decision=decision.decision,
            when=decision.date.words if decision.date else "",
            note=site.prose.blocks(decision.note),
        )
        for record, decision in newest_first_by(roles.decided, lambda pair: pair[0])
        if record.key in shown
    ]


def summary(roles: Roles) -> str:
    """Its roles, counted: `3 motions proposed, 12 requests addressed to it`."""
    counts = [
        (role.counted, sum(len(clauses) or 1 for clauses in roles.motions[role.anchor].values())) for role in ROLES
    ]
    parts = [say(number) for say, number in counts if number]
    if meetings := len(roles.meetings):
        parts.append(counted(meetings, "meeting"))
    if decided := len(roles.decided):
        parts.append(
            ngettext(
                "{number} decision on other bodies’ motions", "{number} decisions on other bodies’ motions", decided
            )
        )
    return joined(parts, ", ") or _("no motion in this archive names it")


def years_words(site: Site, key: str) -> str:
    """`From November 2019`, `Until June 2021`; empty where neither is recorded."""
    body = site.archive.bodies[key]
    parts = [_("from {date}", date=body.from_.words)] if body.from_ else []
    parts += [_("until {date}", date=body.until.words)] if body.until else []
    return words.upper_first(joined(parts, ", "))


def _role(site: Site, role: Role, motions: Mapping[str, list[Clause]], count: int) -> RoleView:
    """A role with its motions, the newest first; `count` is how many it has altogether."""
    records = newest_first(site.archive.records[key] for key in motions)
    rows = [site.views.row(record) for record in records if not motions[record.key]]
    asked = []
    for record in records:
        if letters := {clause.letter for clause in motions[record.key]}:
            clauses = [clause for clause in site.views.clauses(record) if clause.letter in letters]
            asked.append(AskedView(site.views.row(record), clauses))
    return RoleView(role.anchor, _(role.heading), count, rows, asked)


def committees(site: Site, root: str) -> str:
    """The slot `committees`: headings under which motions were taken, then committees and networks without one."""
    roles = roles_of(site.archive)
    taken = {key: len(of_body.motions[TAKEN_UNDER]) for key, of_body in roles.items()}
    others = [key for key, body in site.archive.bodies.items() if body.kind in STANDING_KINDS and not taken[key]]
    unrecorded = sum(1 for record in site.archive.records.values() if not record.motion.committee)
    return site.render(
        "committees.html.j2",
        root=root,
        headings=_entries(site, {key: count for key, count in taken.items() if count}),
        others=_entries(site, dict.fromkeys(others, 0)),
        unrecorded=unrecorded,
    )


def proposers(site: Site, root: str) -> str:
    """The slot `proposers`: every body that put a motion, with how many."""
    roles = roles_of(site.archive)
    counts = {key: len(of_body.motions[PROPOSED]) for key, of_body in roles.items() if of_body.motions[PROPOSED]}
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
            replaced_by=site.views.named("bodies", now) if (now := bodies[key].replaced_by) else None,
        )
        for key in sorted(counts, key=lambda key: bodies[key].name.casefold())
    ]
