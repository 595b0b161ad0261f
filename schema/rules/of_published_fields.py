"""Permanence of what needs no rule of its own: each field is compared as its marker says (schema.permanence)."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from schema.archive import Record
from schema.dates import Date
from schema.fields import MOTIONS, NOT_RECORDED, Names
from schema.permanence import Kept, kept
from schema.problems import Where, listed, named
from schema.published import Comparison, Said, says_the_same
from schema.rules import Finding
from schema.rules.errata import Change, asking, asking_for_all, is_excused, is_more_exact, quoted, when
from schema.shapes import FieldShape, fields_of
from schema.terms import Term

CALLED = {
    "because": "the reason",
    "by": "who it was",
    "clauses": "its clauses",
    "closed": "the day it was settled",
    "evidence": "its evidence",
    "overrides": "what it sets aside",
    "place": "its place in the ballot",
    "says": "what is objected to",
    "to_clauses": "the other motion's clauses",
    "votes": "its votes in the ballot",
}
"""What a field is called in a message, where that is not its name."""

FACTS = ("kind", "committee", "proposer")
"""The fields of a motion itself that have no rule of their own."""


def changes_of(comparison: Comparison, before: Said, now: BaseModel, fields: Sequence[str]) -> Iterator[Change]:
    """Which of these fields of a group have changed in a way that their markers do not allow.

    What was not recorded when it was published was published by nobody, and changes nothing.
    """
    by_name = {field.attribute: field for field in fields_of(type(now))}
    for attribute in fields:
        field = by_name[attribute]
        was = _present_keys(comparison, field, getattr(before, attribute))
        value = _present_keys(comparison, field, getattr(now, attribute))
        if was is not None and not _is_kept(kept(type(now), attribute), was, value):
            name = CALLED.get(attribute, f"its {attribute}")
            yield field.shape.name, name, _told(comparison, field, was), _told(comparison, field, value)


def _is_kept(how: Kept | None, was: Any, now: Any) -> bool:
    match how:
        case Kept.EXACT:
            return is_more_exact(was, now)
        case Kept.MEANING:
            return now is not None and says_the_same(was, now)
        case Kept.ENTRIES:
            return set(was) <= set(now or ())
        case Kept.FREE:
            return True
    return bool(was == now)


def _present_keys(comparison: Comparison, field: FieldShape, value: Any) -> Any:
    """A value as both sides have it: words for terms and days, keys as they are now, None for what is not recorded."""
    if value in (None, (), NOT_RECORDED):
        return None
    names = next((mark for mark in field.marks if isinstance(mark, Names)), None)
    if isinstance(value, tuple):
        present = [_present_key(comparison, names, entry) for entry in value]
        return tuple(sorted(set(present)) if names else present)
    if isinstance(value, Term):
        return value.value
    if isinstance(value, Date):
        return value.text
    return _present_key(comparison, names, value)


def _present_key(comparison: Comparison, names: Names | None, value: Any) -> Any:
    if names is None:
        return value
    if names is MOTIONS:
        record = comparison.archive.find(value)
        return record.key if record else value
    return comparison.current(names.kind, value)


def _told(comparison: Comparison, field: FieldShape, value: Any) -> str:
    if value is None:
        return NOT_RECORDED
    values = value if isinstance(value, tuple) else (value,)
    kinds = {mark.kind for mark in field.marks if isinstance(mark, Names)}
    if "bodies" in kinds:
        bodies = comparison.archive.bodies
        return listed([bodies[key].name if key in bodies else key for key in values])
    return listed([str(one) for one in values])


# The rules ------------------------------------------------------------------------------------------------------------


def check_published_facts_stay(comparison: Comparison) -> Iterator[Finding]:
    """A motion's published kind, committee, proposer and place in the ballot change only with an erratum. What becomes
    known needs none."""
    for before, record in comparison.pairs:
        for change in changes_of(comparison, before, record.motion, FACTS):
            yield from _asking_for(comparison, before, record, (), change[0], "The motion", [change])
        earlier, now = before.outcome.ballot, record.motion.outcome.ballot
        if earlier and now is None:
            sentence = "The ballot on the order of debate was published here, and is gone."
            if not is_excused(before, record, "ballot"):
                yield asking(comparison, record, ("outcome",), sentence, "ballot", "The ballot is gone.", went=True)
        elif earlier and now:
            changes = list(changes_of(comparison, earlier, now, ("place", "votes", "evidence")))
            yield from _asking_for(comparison, before, record, ("outcome", "ballot"), "ballot", "The ballot", changes)


def check_published_link_stays(comparison: Comparison) -> Iterator[Finding]:
    """A published link stays, with its kind, the motion that it leads to and the clauses that it joins, unless an erratum
    of the links says otherwise. Its reason may be told in other words."""
    for before, record in comparison.pairs:
        places = {(link.kind.value, link.to): number for number, link in enumerate(record.motion.links)}
        for earlier in before.links:
            to = _present_key(comparison, MOTIONS, earlier.to)
            what = f"The link '{earlier.kind}' to {to}"
            number = places.get((earlier.kind, to))
            if number is None:
                if not is_excused(before, record, "links"):
                    where: Where = ("links",) if record.motion.links else ()
                    sentence = f"{what} was published here, and is gone."
                    yield asking(comparison, record, where, sentence, "links", f"{what} is gone.", went=True)
                continue
            now = record.motion.links[number]
            changes = list(changes_of(comparison, earlier, now, ("clauses", "to_clauses")))
            yield from _asking_for(comparison, before, record, ("links", number), "links", what, changes)


def check_published_search_stays(comparison: Comparison) -> Iterator[Finding]:
    """A published search that found nothing stays, with its day and its clauses, unless an erratum says otherwise."""
    for before, record in comparison.pairs:
        held = {(one.on.text, one.clauses) for one in record.motion.outcome.looked_for}
        for earlier in before.outcome.looked_for:
            if (earlier.on, earlier.clauses) in held or is_excused(before, record, "looked-for"):
                continue
            what = f"The search of {when(earlier.on)} for {named('clause', earlier.clauses)}"
            sentence = f"{what} was published here, and is gone."
            yield asking(comparison, record, ("outcome",), sentence, "looked-for", f"{what} is gone.", went=True)


def check_published_dispute_stays(comparison: Comparison) -> Iterator[Finding]:
    """A published objection stays, with its day and who raised it; it may be settled, and be told in other words."""
    for before, record in comparison.pairs:
        places = {(one.on.text, one.by): number for number, one in enumerate(record.motion.outcome.disputes)}
        for earlier in before.outcome.disputes:
            what = f"The objection of {when(earlier.on)} by {earlier.by}"
            number = places.get((earlier.on, earlier.by))
            if number is None:
                if not is_excused(before, record, "disputes"):
                    sentence = f"{what} was published here, and is gone: {quoted(earlier.says)}"
                    yield asking(comparison, record, ("outcome",), sentence, "disputes", f"{what} is gone.", went=True)
                continue
            now = record.motion.outcome.disputes[number]
            changes = list(changes_of(comparison, earlier, now, ("clauses", "says", "closed", "answer")))
            place: Where = ("outcome", "disputes", number)
            yield from _asking_for(comparison, before, record, place, "disputes", what, changes)


def _asking_for(
    comparison: Comparison, before: Any, record: Record, where: Where, of: str, what: str, changes: list[Change]
) -> Iterator[Finding]:
    if changes and not is_excused(before, record, of):
        yield asking_for_all(comparison, record, where, what, of, changes)
