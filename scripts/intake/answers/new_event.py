"""A new event with its evidence, or a search that found nothing, whichever command, form or table it comes from."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from schema.archive import Record
from schema.dates import parse_date
from schema.motion import LookedFor, Update
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import Fields, add_looked_for, add_update, faults, propose_key, without_blanks
from scripts.edit.splice import value_at
from scripts.intake.answers.answer_problem import AnswerProblem, field_of
from scripts.intake.answers.resolve_input import CannotUse, read_letters
from scripts.intake.vocabulary.dates import read_date
from scripts.intake.vocabulary.masking import rest_as_typed
from scripts.intake.vocabulary.people import may_name

EDITORS = "the archive's editors"
"""Who judges, where nobody else is named."""

NEEDED = ("date", "by", "event", "evidence")
"""What has to be said of every event."""

_IN_RECORD = {"on": "judged_on", "by": "judged_by", "overrides": "sets_aside"}
"""Fields of a record's assessment, with the answers that they come from where these have another name."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event as a person describes it, with what it means where somebody judges that. Empty where nothing was said."""

    date: str = ""
    by: str = ""
    event: str = ""
    evidence: Sequence[str] = ()
    """Keys of documents."""
    note: str = ""
    key: str = ""
    """Its anchor on the page; proposed where none is given."""
    progress: Mapping[str, str] = field(default_factory=dict)
    """What came of which clause, by its letter."""
    because: str = ""
    judged_by: str = ""
    judged_on: str = ""
    sets_aside: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewSearch:
    """That clauses were looked for on a day, and nothing was found."""

    clauses: str
    on: str
    note: str = ""


def describe_event(given: NewEvent, taken: Iterable[str], *, month_first: bool = False) -> Fields:
    """An update as a record has it. `taken` are the keys of the motion's other updates."""
    judgement = {
        "on": read_date(given.judged_on, month_first=month_first),
        "by": given.judged_by,
        "progress": {letter: word.lower() for letter, word in sorted(given.progress.items())},
        "because": given.because,
        "overrides": list(given.sets_aside),
    }
    return without_blanks(
        {
            # A key is for ever, and a name would be.
            "key": given.key or propose_key(rest_as_typed(given.event), taken),
            "date": read_date(given.date, month_first=month_first),
            "by": given.by.lower(),
            "event": given.event,
            "evidence": list(dict.fromkeys(given.evidence)),
            "note": given.note,
            "assessment": judgement if given.progress else {},
        }
    )


def event_problems(update: Fields, today: dt.date | None = None) -> list[AnswerProblem]:
    """What an update could not be read with, or cannot say yet, each by the answer that it comes from.

    Without `today` an event may lie in the future.
    """
    problems = []
    for problem in faults(update, Update):
        names = field_of(problem)
        clause = ""
        if names[:1] == ("assessment",):
            name = _IN_RECORD.get(names[1], names[1]) if len(names) > 1 else "progress"
            clause = names[2] if len(names) > 2 else ""
        else:
            name = names[0] if names else "event"
        problems.append(AnswerProblem(name, problem.sentence, problem.hint, clause))
    date = str(update.get("date", ""))
    if today and date and "date" not in {problem.field for problem in problems} and parse_date(date).first > today:
        problems.append(AnswerProblem("date", "This is still to come.", "An event is recorded once it has happened."))
    if may_name(str(value_at(update, ("assessment", "by")) or "")):
        hint = f"Say in what role they judge: {EDITORS}."
        problems.append(AnswerProblem("judged_by", "This may be a person's name.", hint))
    return problems


def add_event(draft: ChangeSet, record: Record, given: NewEvent, origin: str = "") -> list[AnswerProblem]:
    """Add an event to a motion. Returns what is wrong with it; then nothing is added."""
    update = describe_event(given, [update.key for update in record.motion.outcome.updates])
    problems = event_problems(update, draft.today)
    if not problems:
        add_update(draft, record.key, update, origin)
    return problems


def search_problems(given: NewSearch) -> list[AnswerProblem]:
    """What a search could not be read with."""
    search = without_blanks({"on": read_date(given.on), "clauses": given.clauses.lower(), "note": given.note})
    return [
        AnswerProblem((field_of(problem) or ("clauses",))[0], problem.sentence, problem.hint)
        for problem in faults(search, LookedFor)
    ]


def add_search(draft: ChangeSet, record: Record, given: NewSearch, origin: str = "") -> list[AnswerProblem]:
    """Add to a motion that nothing was found. Returns what is wrong with it; then nothing is added."""
    problems = search_problems(given)
    try:
        letters = read_letters(record, given.clauses)
    except CannotUse as why:
        return [AnswerProblem("clauses", str(why)), *(problem for problem in problems if problem.field != "clauses")]
    if not problems:
        add_looked_for(draft, record.key, letters, read_date(given.on), given.note, origin)
    return problems
