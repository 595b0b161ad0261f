"""The book of policy: the page of policy in full, to read through and to print."""

from collections.abc import Iterator, Mapping
from functools import partial

from schema.archive import Record
from schema.language import _
from schema.sentences import counted
from scripts.publish import addresses, tree
from scripts.publish.books.book import (
    BookView,
    LaterSection,
    LaterSections,
    Section,
    clause_words,
    indexes,
    last_changed,
    motion_section,
)
from scripts.publish.site import Site
from scripts.publish.tree import Entry, Inline, Inlines, Link, Listing, Paragraph, State
from scripts.publish.views import policy
from scripts.publish.views.motion import ClauseView, MotionView, NamedPath
from scripts.publish.views.policy import DECIDED, PolicyPart
from scripts.publish.words import upper_first


def title(site: Site) -> str:
    """`What Napo has decided`."""
    return _("What {union} has decided", union=site.archive.union.name)


def policy_book(site: Site) -> BookView:
    """The book of policy. Its motions are made sections of it when they are read."""
    archive, union = site.archive, site.archive.union
    parts = policy.by_part(site.views)
    event, looked = policy.days(site.views)
    decided = {record.key for records in parts[DECIDED].values() for record in records}
    decisions = upper_first(counted(len(decided), "decision"))
    total = _("{decisions} not known to be replaced, by topic", decisions=decisions)
    motions = [
        record
        for part, topics in parts.items()
        for key, records in topics.items()
        for record in policy.shown_under(part, key, records)[0]
    ]
    return BookView(
        path=addresses.POLICY_BOOK,
        title=title(site),
        description=_("{what}, on one page to print.", what=total),
        menu="policy",
        above=NamedPath(_("Still policy?"), "policy/"),
        union=union,
        keeper=site.prose.plain(union.keeper),
        day=event,
        looked_on=looked,
        changed=last_changed(motions, event, site.as_of),
        motions=len(motions),
        front=tuple(_front(site, total)),
        empty=_("Nothing yet."),
        sections=tuple(_part(site, part, topics) for part, topics in parts.items() if topics),
        indexes=tuple(indexes(archive, ((record, policy.anchor(record)) for record in motions), with_meeting=True)),
    )


def _front(site: Site, total: str) -> Iterator[Paragraph]:
    held = " ".join(policy.lists_words(site.views))
    yield Paragraph((f"{total}.",), "lead")
    yield Paragraph(
        (
            _(
                "This list goes by what the archive holds. {lists} A later decision that we do not hold may have ended any of these. {lapse}",
                lists=held,
                lapse=policy.lapse_words(site.archive),
            ),
        )
    )
    yield Paragraph(
        (
            _(
                "Requests and positions are this archive’s words, and the letters are its own: quote the official words. "
                "The current version of this book is at {address}.",
                address=addresses.permanent(site.archive, addresses.POLICY_BOOK),
            ),
        ),
        "aside",
    )


def _part(site: Site, part: PolicyPart, topics: Mapping[str, list[Record]]) -> Section:
    lead = Paragraph((_(part.lead),), "" if part.is_known else "notice")
    sections = tuple(_topic(site, part, key, records) for key, records in topics.items())
    return Section(part.key, _(part.name), (lead,), "part", sections=sections)


def _topic(site: Site, part: PolicyPart, key: str, records: list[Record]) -> Section:
    full, elsewhere = policy.shown_under(part, key, records)
    motions = [
        LaterSection(record, policy.anchor(record), site.bearing.on("book of policy", [record])) for record in full
    ]
    return Section(
        anchor=part.anchor(key),
        title=policy.topic_name(site.archive, part, key),
        blocks=(),
        role="topic",
        count=len(records),
        sections=LaterSections(motions, partial(_motion, site)),
        after=(Paragraph(tuple(_see_also(site, part, elsewhere)), "also"),) if elsewhere else (),
    )


def _motion(site: Site, record: Record, seen: set[str]) -> Section:
    motion = site.views.motion(record)
    label = f"{motion.meeting.name} · {motion.label}"
    return motion_section(motion, policy.anchor(motion), "decision", label, _blocks(site, motion, seen))


def _see_also(site: Site, part: PolicyPart, elsewhere: list[tuple[Record, str]]) -> Iterator[Inline]:
    yield f"{_('See also')} "
    for place, (record, topic) in enumerate(elsewhere, 1):
        yield Link(addresses.of_motion(record), (site.views.row(record).words,))
        yield f" ({_('under')} "
        yield Link(f"#{part.anchor(topic)}", (site.archive.topics[topic].name,))
        yield ")." if place == len(elsewhere) else "); "


def _blocks(site: Site, motion: MotionView, seen: set[str]) -> Iterator[tree.Block]:
    if motion.about:
        yield Paragraph((motion.about,), "about")
    if motion.as_put:
        yield Paragraph((motion.as_put,), "notice")
    scope = (f" {motion.scope}",) if motion.scope else ()
    yield Paragraph((State(motion.row.standing.alone), *scope), "standing")
    if motion.clauses:
        entries = (
            Entry(
                (Paragraph(site.expander.inlines(_clause(motion, clause), seen), bare=True),),
                f"({clause.letter})",
                clause.path,
                _("Clause {letter} of {reference}", letter=clause.letter, reference=motion.reference),
            )
            for clause in motion.clauses
        )
        yield Listing(tuple(entries), ordered=True, role="clauses")
    else:
        yield Paragraph((_("Not yet broken into requests."),))
    yield Paragraph((f"{motion.reference}, {motion.address}",), "reference")


def _clause(motion: MotionView, clause: ClauseView) -> Inlines:
    ended = policy.ended(motion, clause)
    return (*clause_words(clause, clause.kind.label), *((" ", State(ended)) if ended else ()))
