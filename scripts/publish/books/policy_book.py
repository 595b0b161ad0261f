"""The book of policy: the page of policy in full, to read through and to print."""

from collections.abc import Iterator

from schema.problems import counted
from scripts.publish import addresses, tree
from scripts.publish.books.book import BookView, Section, clause_words, indexes, motion_section
from scripts.publish.site import Site
from scripts.publish.tree import Entry, Inline, Inlines, Link, Listing, Paragraph, State
from scripts.publish.views import policy
from scripts.publish.views.motion import ClauseView, MotionView, NamedPath
from scripts.publish.views.policy import DECIDED, PartView, ShownElsewhere, TopicView
from scripts.publish.words import upper_first

ABOVE = NamedPath("Still policy?", "policy/")


def title(site: Site) -> str:
    """`What Napo has decided`."""
    return f"What {site.archive.union.name} has decided"


def policy_book(site: Site) -> BookView:
    """The book of policy."""
    union = site.archive.union
    parts = policy.parts(site.views)
    event, looked = policy.days(site.views)
    seen: set[str] = set()
    decisions = counted(sum(part.count for part in parts if part.key == DECIDED.key), "decision")
    total = f"{upper_first(decisions)} not known to be replaced, by topic"
    motions = [motion for part in parts for topic in part.topics for motion in topic.full]
    return BookView(
        path=addresses.POLICY_BOOK,
        address=addresses.permanent(site.archive, addresses.POLICY_BOOK),
        title=title(site),
        description=f"{total}, on one page to print.",
        menu="policy",
        above=ABOVE,
        union=union,
        keeper=site.prose.plain(union.keeper),
        day=event,
        looked_on=looked,
        motions=len(motions),
        front=tuple(_front(site, total)),
        empty="Nothing yet.",
        sections=tuple(_part(site, part, seen) for part in parts),
        indexes=tuple(indexes([(motion, policy.anchor(motion)) for motion in motions], with_meeting=True)),
    )


def _front(site: Site, total: str) -> Iterator[Paragraph]:
    held = " ".join(policy.lists_words(site.views))
    yield Paragraph((f"{total}.",), "lead")
    yield Paragraph(
        (
            f"By what this archive holds. {held} A later decision that we do not hold may have ended any of these. "
            f"{policy.lapse_words(site.archive)}",
        )
    )
    yield Paragraph(
        (
            "Requests and positions are this archive’s words, and the letters are its own: quote the official words. "
            f"The current version of this book is at {addresses.permanent(site.archive, addresses.POLICY_BOOK)}.",
        ),
        "aside",
    )


def _part(site: Site, part: PartView, seen: set[str]) -> Section:
    lead = Paragraph((part.lead,), "" if part.is_known else "notice")
    topics = tuple(_topic(site, topic, seen) for topic in part.topics)
    return Section(part.key, part.name, (lead,), "part", sections=topics)


def _topic(site: Site, topic: TopicView, seen: set[str]) -> Section:
    return Section(
        anchor=topic.anchor,
        title=topic.name,
        blocks=(),
        role="topic",
        count=topic.count,
        sections=tuple(
            motion_section(
                motion,
                policy.anchor(motion),
                "decision",
                f"{motion.meeting.name} · {motion.label}",
                _blocks(site, motion, seen),
            )
            for motion in topic.full
        ),
        after=(Paragraph(tuple(_see_also(topic.elsewhere)), "also"),) if topic.elsewhere else (),
    )


def _see_also(elsewhere: tuple[ShownElsewhere, ...]) -> Iterator[Inline]:
    yield "See also "
    for other in elsewhere:
        yield Link(other.row.path, (other.row.words,))
        yield " (under "
        yield Link(f"#{other.anchor}", (other.under,))
        yield ")." if other is elsewhere[-1] else "); "


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
                f"Clause {clause.letter} of {motion.reference}",
            )
            for clause in motion.clauses
        )
        yield Listing(tuple(entries), ordered=True, role="clauses")
    else:
        yield Paragraph(("Not yet broken into requests.",))
    yield Paragraph((f"{motion.reference}, {motion.address}",), "reference")


def _clause(motion: MotionView, clause: ClauseView) -> Inlines:
    ended = policy.ended(motion, clause)
    return (*clause_words(clause, clause.kind.label), *((" ", State(ended)) if ended else ()))
