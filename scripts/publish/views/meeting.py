"""Sentences about a meeting, for its page, its book and lists: what it decided, and what we hold of it."""

from collections import Counter

from schema.archive import Archive, Record
from schema.language import _, joined, ngettext
from schema.meeting import Meeting
from schema.sentences import counted
from schema.terms import CARRIED, Decision, Extent, Quorum


def tally(records: list[Record]) -> str:
    """What a meeting decided, counted: `28 carried, 2 with no result recorded.`

    A meeting without a quorum carries nothing and loses nothing: `1 with a vote in favour.`
    """
    if not records:
        return _("no motion of it is recorded here.")
    counts = _counts(records)
    return joined([joined([joined([f"{number} ", label]) for label, number in counts.items()], ", "), "."])


def motions_decided(records: list[Record], motions: str) -> str:
    """The same after the number of motions in words: `2 motions, both carried.`, `6 motions: 2 carried, 1 fell…`"""
    if not records:
        return tally(records)
    decisions = list(_counts(records))
    if len(decisions) != 1:
        return joined([motions, ": ", tally(records)])
    places = {"motions": motions, "decision": decisions[0]}
    if len(records) == 1:
        return _("{motions}, {decision}.", **places)
    return (
        _("{motions}, both {decision}.", **places) if len(records) == 2 else _("{motions}, all {decision}.", **places)
    )


def _counts(records: list[Record]) -> Counter[str]:
    """How many were decided in each way: what was carried comes first, and what has no result recorded last."""
    order = list(Decision)
    return Counter(map(_counted_as, sorted(records, key=lambda record: order.index(_decision(record)))))


def _decision(record: Record) -> Decision:
    own = [decision.decision for decision in record.own_decisions]
    return next((decision for decision in own if decision in CARRIED), own[0] if own else Decision.NOT_RECORDED)


def _counted_as(record: Record) -> str:
    decision = _decision(record)
    if decision is Decision.NOT_RECORDED:
        return _("with no result recorded")
    if record.meeting.quorate is Quorum.NO and (decision in CARRIED or decision is Decision.LOST):
        return _("with a vote in favour") if decision in CARRIED else _("with a vote against")
    return _("carried") if decision in CARRIED else decision.label.lower()


def held_words(archive: Archive, meeting: Meeting, records: list[Record]) -> str:
    """What we hold of a meeting, in a sentence."""
    if meeting.list is None and not records:
        return _("We do not hold the list of this meeting’s motions, and no motion of it is recorded here.")
    if meeting.list is None:
        return _(
            "We do not hold the list of this meeting’s motions. Those here are known from other documents; there may "
            "have been more."
        )
    document = archive.documents[meeting.list.document]
    places = {
        "list": document.title,
        "publisher": document.publisher,
        "motions": counted(meeting.list.motions, "motion"),
        "numbers": meeting.list.numbers.label,
    }
    if meeting.list.held is Extent.WHOLE:
        held = _("We hold the list “{list}” ({publisher}) whole: {motions}, with the {numbers}.", **places)
    else:
        held = _("We hold the list “{list}” ({publisher}) only in part: {motions}, with the {numbers}.", **places)
    others = len(records) - meeting.list.motions
    if others <= 0:
        return held
    more = ngettext(
        "{number} more motion is known from elsewhere.", "{number} more motions are known from elsewhere.", others
    )
    return f"{held} {more}"
