"""The filters of the search: the values of each, and which of them each motion has."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from schema.archive import Archive, Record
from schema.language import N_, _
from schema.terms import Decision, MotionKind, Progress, Standing, Term
from schema.union import Named
from scripts.publish.site import Site

NOT_RECORDED = "not-recorded"

LISTS = {
    "decision": (N_("All motions, by decision"), N_("Every motion of this archive, by decision.")),
    "standing": (
        N_("All motions, by whether they are still policy"),
        N_("Every motion of this archive, by whether they are still policy."),
    ),
    "progress": (N_("All motions, by what came of them"), N_("Every motion of this archive, by what came of them.")),
    "kind": (N_("All motions, by kind"), N_("Every motion of this archive, by kind.")),
}
"""The filters whose values have no pages of their own, with the title of its list and what is in it."""

KeysOf = Callable[[Record], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name in an address (`topic`), its label, and its values in order, by key.

    `of` has the values of each motion, by the motion's key. `lists` is the path of a list that works without scripts,
    `all_of_them` the words for it where the values have pages, and `named` what they name by key.
    """

    name: str
    label: str
    values: dict[str, str]
    of: Mapping[str, tuple[str, ...]]
    lists: str
    all_of_them: str = ""
    named: Mapping[str, Named] | None = None


def filters(site: Site) -> list[Filter]:
    """The filters in the order in which they are shown, with the values that occur in the archive."""
    archive = site.archive

    def of_names(
        name: str, label: str, all_of_them: str, lists: str, names: Mapping[str, Named], keys_of: KeysOf
    ) -> Filter:
        of = _of(archive, keys_of)
        named = {key: names[key].name for keys in of.values() for key in keys if key != NOT_RECORDED}
        values = dict(sorted(named.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
        if any(NOT_RECORDED in keys for keys in of.values()):
            values[NOT_RECORDED] = _("Not recorded")
        return Filter(name, label, values, of, lists, all_of_them, names)

    def of_terms(name: str, label: str, terms: type[Term], keys_of: Callable[[Record], Iterable[Term]]) -> Filter:
        of = _of(archive, lambda record: map(slug, keys_of(record)))
        occurring = {key for keys in of.values() for key in keys}
        values = {slug(term): term.label for term in terms if slug(term) in occurring}
        return Filter(name, label, values, of, f"search/{name}/")

    def decisions(record: Record) -> Iterable[Term]:
        # If the meeting did not decide itself, what was decided first.
        return [decision.decision for decision in record.own_decisions or record.motion.outcome.decisions[:1]]

    def states(record: Record) -> Iterable[Term]:
        return [state for request in site.views.requests(record) for state in request.states]

    all_filters = [
        of_names("topic", _("Topic"), _("All topics"), "topics/", archive.topics, lambda record: record.motion.topics),
        of_names(
            "campaign",
            _("Campaign"),
            _("All campaigns"),
            "threads/",
            archive.threads,
            lambda record: archive.threads_of.get(record.key, ()),
        ),
        of_terms("decision", _("Decision"), Decision, decisions),
        of_terms("standing", _("Still policy?"), Standing, lambda record: [site.views.standing(record).term]),
        of_terms("progress", _("What came of it"), Progress, states),
        of_names("committee", _("Committee"), _("All committees"), "committees/", archive.bodies, committees),
        of_names("proposer", _("Proposer"), _("All proposers"), "proposers/", archive.bodies, proposers),
        of_terms("kind", _("Kind of motion"), MotionKind, lambda record: [record.motion.kind]),
    ]
    return [facet for facet in all_filters if facet.values]


def _of(archive: Archive, keys_of: KeysOf) -> dict[str, tuple[str, ...]]:
    return {record.key: tuple(dict.fromkeys(keys_of(record))) for record in archive.records.values()}


def committees(record: Record) -> Iterable[str]:
    return [record.motion.committee or NOT_RECORDED]


def proposers(record: Record) -> Iterable[str]:
    return record.motion.proposer or [NOT_RECORDED]


def slug(term: Term) -> str:
    """A term as it is written in an address: `carried-as-amended`."""
    return term.value.replace(" ", "-")
