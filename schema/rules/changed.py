"""The differences between a group of fields as published and as recorded, as far as each field is held
(schema.permanence)."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from schema.dates import NotADate, parse_date
from schema.fields import BODIES, NOT_RECORDED, TextKind, Vote
from schema.permanence import Kept, fields_kept
from schema.published import Comparison, Published, PublishedVote, folded, says_the_same
from schema.sentences import listed
from schema.shapes import FieldShape, bare_types
from schema.terms import BodyKind, Extent
from schema.wording import fingerprint

LABELS = {
    "Assessment.because": "the reason",
    "Assessment.by": "who judged",
    "Assessment.on": "its day",
    "Ballot.place": "the place in the ballot",
    "Ballot.votes": "the votes in the ballot",
    "Body.from": "the day from which it existed",
    "Body.replaced_by": "what took its place",
    "Body.until": "the day on which it ended",
    "Clause.to": "who is asked",
    "Clause.towards": "whom they must move",
    "Clause.until": "the time limit",
    "Clause.with": "with whom",
    "DecisionRecord.date": "its day",
    "DecisionRecord.decision": "it",
    "DecisionRecord.to": "the body that it went to",
    "Dispute.closed": "the day on which it was settled",
    "Dispute.says": "what is objected to",
    "Link.to_clauses": "the other motion's clauses",
    "Meeting.held": "its day",
    "Meeting.quorate": "whether it had a quorum",
    "MotionList.held": "how much of it is held",
    "MotionList.motions": "how many motions it prints",
    "MotionList.numbers": "whose numbers it has",
    "Union.address": "the site's address",
    "Union.citation": "the form of a reference",
    "Union.lapse": "the years after which policy lapses",
    "Update.by": "who acted",
    "Update.date": "its day",
    "Update.event": "what happened",
}
"""What a field is called in a message, where “its” and the field's name do not read well."""


OTHER_NAMES = ("also", "words")
"""The fields in which a former name may be kept."""


class ChangedField(NamedTuple):
    """A field that means something else than was published: its name in the record, what it is, was and now is."""

    field: str
    label: str
    was: str
    now: str


def changes(
    comparison: Comparison, before: Published, now: BaseModel, only: Collection[str] | None = None
) -> Iterator[ChangedField]:
    """The fields of a group, or only some of them, that have changed further than they may.

    A field that had no value when it was published may be given any.
    """
    model = type(now)
    if _is_of_another(comparison, before, now):
        return
    for field, how in fields_kept(model):
        if only is not None and field.attribute not in only:
            continue
        name = field.shape.name
        was, value = getattr(before, field.attribute), getattr(now, field.attribute)
        if was == value:
            continue
        label = LABELS.get(f"{model.__name__}.{name}", f"its {name.replace('_', ' ')}")
        if how is Kept.PARTS and was and value:
            for part in changes(comparison, was, value):
                yield part._replace(field=name, label=f"{part.label}, of the {name}")
        elif how is Kept.NAME and any(folded(was) in getattr(now, names, ()) for names in OTHER_NAMES):
            continue
        elif not _is_kept(how, _meant(comparison, field, was), _meant(comparison, field, value)):
            yield ChangedField(name, label, _shown(comparison, field, was), _shown(comparison, field, value))


def _is_of_another(comparison: Comparison, before: Published, now: BaseModel) -> bool:
    """Whether a group is now about something else, such as another list of motions, and so contradicts nothing."""
    for field, how in fields_kept(type(now)):
        if how is Kept.WHOSE:
            was, value = getattr(before, field.attribute), getattr(now, field.attribute)
            if _meant(comparison, field, was) != _meant(comparison, field, value):
                return True
    return False


def _is_kept(how: Kept, was: Any, now: Any) -> bool:
    if was is None or how is Kept.FREE:
        return True
    if now is None:
        return False
    match how:
        case Kept.EXACT:
            return is_more_exact(was, now)
        case Kept.LATER:
            return bool(was <= now)
        case Kept.MEANING | Kept.NAME:
            return says_the_same(was, now)
        case Kept.GROWS:
            return bool(was == now or now == Extent.WHOLE.value)
        case Kept.ENTRIES:
            return set(was) <= set(now)
    return bool(was == now)


def _meant(comparison: Comparison, field: FieldShape, value: Any) -> Any:
    """A value as both sides have it, so that they can be compared; None for what is not recorded."""
    is_unknown = value == NOT_RECORDED or (value == BodyKind.OTHER and BodyKind in bare_types(field.shape.hint))
    if is_unknown or (not value and not isinstance(value, int)):
        return None
    match value:
        case dict():
            return tuple((name, str(entry)) for name, entry in value.items())
        case tuple():
            entries = [_meant(comparison, field, entry) for entry in value]
            return tuple(sorted(set(entries)) if field.names else entries)
        case Vote() | PublishedVote():
            numbers = (value.in_favour, value.against, value.abstentions)
            return folded(value.text).casefold() if value.in_favour is None else numbers
        case int() | BaseModel():
            return value
    if names := field.names:
        return comparison.present_key(names, value)
    return fingerprint(value) if TextKind.WORDING in field.marks else folded(str(value))


def _shown(comparison: Comparison, field: FieldShape, value: Any) -> str:
    """A value as a message shows it."""
    match value:
        case None | () | "":
            return "nobody" if BODIES in field.marks else NOT_RECORDED
        case Vote() | PublishedVote():
            return value.text
        case BaseModel():
            return "recorded"
        case dict():
            return listed([f"{name}: {entry}" for name, entry in value.items()])
    values = [str(entry) for entry in value] if isinstance(value, tuple) else [str(value)]
    if BODIES in field.marks:
        return comparison.names_of([comparison.present_key(BODIES, key) for key in values])
    return listed([date_words(entry) for entry in values])


def is_more_exact(before: str, now: str) -> bool:
    """Whether a date is the one published, or says within it more exactly when it was."""
    try:
        was, date = parse_date(before), parse_date(now)
    except NotADate:
        return before == now
    return was.text == date.text or (was.first <= date.first and date.last <= was.last)


def date_words(text: str) -> str:
    """A date in words; any other text unchanged."""
    try:
        return parse_date(text).words
    except NotADate:
        return text
