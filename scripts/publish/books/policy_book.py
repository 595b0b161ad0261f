"""The book of policy: the page of policy in full, to read through and to print."""

from collections.abc import Iterator, Mapping
from functools import partial

from schema.archive import Record
from schema.language import _
from schema.sentences import counted
from scripts.publish import addresses, tree, words
from scripts.publish.books.book import (
    BookView,
    Later,
    LaterIndexes,
    LaterSection,
    LaterSections,
    Section,
    clause_words,
    last_changed,
    motions_of,
)
from scripts.publish.digest import digest_of
from scripts.publish.site import Site
from scripts.publish.tree import Entry, Inline, Inlines, Link, Listing, Paragraph, State
from scripts.publish.views import policy
from scripts.publish.views.motion import ClauseView, NamedPath, RowView
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
    sections = tuple(_part(site, part, topics) for part, topics in parts.items() if topics)
    motions = [motion for part in sections for topic in part.sections for motion in motions_of(topic)]
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
        changed=last_changed((motion.record for motion in motions), event, site.as_of),
        motions=len(motions),
        front=tuple(_front(site, total)),
        empty=_("Nothing yet."),
        sections=sections,
        indexes=LaterIndexes(archive, motions),
    )


def _front(site: Site, total: str) -> Iterator[Paragraph]:
    held = " ".join(policy.lists_words(site.views))
    yield Paragraph((f"{total}.",), "lead")
    yield Paragraph(
        (
            _(
                "A decision that we do not hold may have ended any of these. {lists} {lapse}",
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
    topics = {topic: site.archive.topics[topic].name for _, topic in elsewhere}
    shown = [(record.key, words.with_title(site.archive, record), topic) for record, topic in elsewhere]
    also = Later[tree.Block](
        digest_of("see also", part.key, topics, shown),
        lambda: (Paragraph(tuple(_see_also(site, part, elsewhere)), "also"),),
        list(map(part.anchor, topics)),
    )
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
        after=also if elsewhere else (),
    )


def _motion(site: Site, record: Record, seen: set[str]) -> Section:
    row = site.views.row(record)  # with its clauses all that is needed, in half the time of the view of a whole motion
    label, number = words.label_and_number(record)
    blocks = tuple(_blocks(site, record, seen))
    return Section(policy.anchor(record), row.title, blocks, "decision", f"{row.meeting} · {label}", number, row.path)


def _see_also(site: Site, part: PolicyPart, elsewhere: list[tuple[Record, str]]) -> Iterator[Inline]:
    yield f"{_('See also')} "
    for place, (record, topic) in enumerate(elsewhere, 1):
        yield Link(addresses.of_motion(record), (words.with_title(site.archive, record),))
        yield f" ({_('under')} "
        yield Link(f"#{part.anchor(topic)}", (site.archive.topics[topic].name,))
        yield ")." if place == len(elsewhere) else "); "


def _blocks(site: Site, record: Record, seen: set[str]) -> Iterator[tree.Block]:
    row, reference = site.views.row(record), words.reference(site.archive, record)
    if row.about:
        yield Paragraph((row.about,), "about")
    if as_put := words.as_put(record):
        yield Paragraph((as_put,), "notice")
    scope = site.views.scope(record)
    yield Paragraph((State(row.standing.alone), *((f" {scope}",) if scope else ())), "standing")
    if clauses := site.views.clauses(record):
        entries = (
            Entry(
                (Paragraph(site.expander.inlines(_clause(row, clause), seen), bare=True),),
                f"({clause.letter})",
                clause.path,
                _("Clause {letter} of {reference}", letter=clause.letter, reference=reference),
            )
            for clause in clauses
        )
        yield Listing(tuple(entries), ordered=True, role="clauses")
    else:
        yield Paragraph((_("Not yet broken into requests."),))
    yield Paragraph((f"{reference}, {addresses.permanent(site.archive, row.path)}",), "reference")


def _clause(row: RowView, clause: ClauseView) -> Inlines:
    ended = policy.ended(row, clause)
    return (*clause_words(clause, clause.kind.label), *((" ", State(ended)) if ended else ()))
