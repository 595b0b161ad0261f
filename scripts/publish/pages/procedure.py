"""How motions reach a meeting and are decided there, as the archive's documents say."""

from collections.abc import Iterator
from dataclasses import dataclass

from schema.union import Body
from scripts.publish.site import Site
from scripts.publish.tree import Blocks
from scripts.publish.views.motion import DocumentView


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """A rule, when the evidence says that it held, and the evidence."""

    when: str
    rule: Blocks
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """What several rules are about, with the latest of them first."""

    about: str
    rules: list[RuleInForce]


@dataclass(frozen=True, slots=True)
class MeetingProcedure:
    """All that is recorded of how one kind of meeting takes motions."""

    anchor: str
    name: str
    matters: list[Matter]


def procedure(site: Site, root: str) -> str:
    """The slot `procedure`: for each body with rules of procedure, what they are about, in the order of its record."""
    meetings = [
        MeetingProcedure(key, body.name, list(_matters(site, body)))
        for key, body in site.archive.bodies.items()
        if body.procedure
    ]
    return site.render("procedure.html.j2", root, meetings=meetings)


def _matters(site: Site, body: Body) -> Iterator[Matter]:
    for about in dict.fromkeys(rule.about for rule in body.procedure):
        rules = sorted(
            (rule for rule in body.procedure if rule.about == about), key=lambda rule: rule.date, reverse=True
        )
        yield Matter(
            about,
            [
                RuleInForce(rule.date.words, site.prose.blocks(rule.rule), site.views.documents(rule.evidence))
                for rule in rules
            ],
        )
