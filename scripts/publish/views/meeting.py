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
    counts = Counter(map(_counted_as, records))
    return joined([joined([joined([f"{number} ", label]) for label, number in counts.items()], ", "), "."])


def _counted_as(record: Record) -> str:
    own = [decision.decision for decision in record.own_decisions]
    decision = next((decision for decision in own if decision in CARRIED), own[0] if own else Decision.NOT_RECORDED)
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
