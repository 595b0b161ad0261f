"""The page of policy: its contents, then decisions by topic (scripts.publish.views.policy)."""

from collections import Counter
from collections.abc import Iterable

from schema.sentences import counted, listed
from schema.terms import ClauseKind
from scripts.publish import addresses
from scripts.publish.site import Site
from scripts.publish.views import policy as views
from scripts.publish.views.days import days_words
from scripts.publish.views.motion import ClauseView

WHOLE_UP_TO = 500
"""The most motions that the page shows in full; with more it would load slowly on a phone."""

SHOWN = 12
"""How many motions a longer page shows under each topic, the newest first; the topic's page and the book have all."""


def kinds_words(clauses: Iterable[ClauseView]) -> str:
    """A motion's clauses, counted by kind: `2 requests and 1 position`."""
    numbers = Counter(clause.kind for clause in clauses)
    said = {
        ClauseKind.REQUEST: counted(numbers[ClauseKind.REQUEST], "request"),
        ClauseKind.POSITION: counted(numbers[ClauseKind.POSITION], "position"),
        ClauseKind.RULE_CHANGE: counted(numbers[ClauseKind.RULE_CHANGE], "rule change"),
    }
    return listed([said[kind] for kind in ClauseKind if numbers[kind]])


def held(site: Site, root: str) -> str:
    """The slot `policy-held`: which meetings' lists we hold, and when policy lapses."""
    return site.render(
        "policy_held.html.j2",
        root,
        days=f"{days_words(*views.days(site.views))}.",
        lists=views.lists_words(site.views),
        lapse=views.lapse_words(site.archive),
    )


def policy(site: Site, root: str) -> str:
    """The slot `policy`: the contents, then every part by topic."""
    total = sum(1 for record in site.archive.records.values() if views.part_of(site.views, record))
    shown = None if total <= WHOLE_UP_TO else SHOWN
    return site.render(
        "policy.html.j2",
        root,
        parts=views.parts(site.views, shown),
        book=root + addresses.POLICY_BOOK,
        anchor=views.anchor,
        ended=views.ended,
        kinds_words=kinds_words,
    )
