"""What fills the slots of the hand-written pages: lists and tables from the archive and the closed lists."""

from collections.abc import Callable

import schema.progress
import schema.standing
from schema.characters import hyphenated
from schema.terms import CLOSED_LISTS
from scripts.publish.pages import (
    bodies,
    corrections,
    files,
    forms,
    help,
    home,
    outcomes,
    policy,
    procedure,
    similar,
    threads,
    topics,
    wording,
    years,
)
from scripts.publish.search.search_page import search
from scripts.publish.site import Site

Filler = Callable[[Site, str], str]
"""Takes the site and the path from the page to the site's root; returns HTML."""


def of_union(template: str) -> Filler:
    """What fills a slot with a template about the union or those who keep the archive."""
    return lambda site, root: site.render(template, root, keeper=site.prose.blocks(site.archive.union.keeper))


SLOTS: dict[str, Filler] = {
    "abbreviations": help.abbreviations,
    "checks": help.checks,
    "cite-examples": help.examples,
    "corrections": corrections.corrections,
    "committees": bodies.committees,
    "contact": of_union("contact.html.j2"),
    "fields": help.fields,
    "files-books": files.of_books,
    "files-each": files.of_each,
    "files-example": files.example,
    "files-machines": files.for_machines,
    "files-site": files.of_site,
    "foot": of_union("foot.html.j2"),
    "forms": forms.all_forms,
    "home": home.home,
    "keeper": of_union("keeper.html.j2"),
    "meetings": years.meetings,
    "not-found": help.not_found,
    "progress-rules": help.rules_of(schema.progress),
    "outcomes-charts": outcomes.looked_into,
    "outcomes-moved": outcomes.moved,
    "outcomes-waiting": outcomes.unseen,
    "policy": policy.policy,
    "policy-held": policy.held,
    "privacy": help.privacy,
    "procedure": procedure.procedure,
    "proposers": bodies.proposers,
    "repository": of_union("repository.html.j2"),
    "search": search,
    "similar": similar.similar,
    "standing-rules": help.rules_of(schema.standing),
    "template": help.template,
    "terms": help.all_terms,
    **{f"terms-{hyphenated(terms.noun())}": help.terms_of(terms) for terms in CLOSED_LISTS},
    "threads": threads.threads,
    "topics": topics.topics,
    "typeface": lambda site, _: site.archive.union.text_face.label,
    "wording": wording.compare,
}
"""Every slot that a page may have, by name."""
