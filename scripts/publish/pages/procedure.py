"""How motions reach a meeting and are decided there, according to the archive's documents."""

from dataclasses import dataclass

from schema.union import Document
from scripts.publish.site import Site
from scripts.publish.tree import Blocks


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """A rule, the date at which the evidence shows that it applied, and the evidence."""

    when: str
    rule: Blocks
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class MeetingProcedure:
    """How one kind of meeting takes motions: its rules by subject, the latest first."""

    anchor: str
    name: str
    matters: dict[str, list[RuleInForce]]


def procedure(site: Site, root: str) -> str:
    """The slot `procedure`: the rules of each body that has any, with subjects in the order of its record."""
    meetings = []
    for key, body in site.archive.bodies.items():
        matters: dict[str, list[RuleInForce]] = {rule.about: [] for rule in body.procedure}
        for rule in sorted(body.procedure, key=lambda rule: rule.date, reverse=True):
            documents = site.views.documents(rule.evidence)
            matters[rule.about].append(RuleInForce(rule.date.words, site.prose.blocks(rule.rule), documents))
        meetings += [MeetingProcedure(key, body.name, matters)] if matters else []
    return site.render("procedure.html.j2", root, meetings=meetings)
