"""What is asked on the terminal where somebody records what came of a motion; each answer is checked as it is given."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from schema.archive import Archive, Record
from schema.problems import shortened
from schema.progress import clause_progress
from schema.terms import ASSESSABLE, Actor, DocumentKind
from scripts import prompts
from scripts.arguments import say
from scripts.intake.answers.answer_problem import AnswerProblem
from scripts.intake.answers.evidence import is_address, search
from scripts.intake.answers.new_document import NewDocument, describe_document
from scripts.intake.answers.new_event import (
    EDITORS,
    NewEvent,
    NewSearch,
    describe_event,
    event_problems,
    search_problems,
)
from scripts.intake.answers.resolve_input import CannotUse, read_letters


def introduce(record: Record) -> None:
    """Show the motion, its clauses and its events."""
    say(f"{record.key}: {record.motion.title}")
    for clause in record.motion.clauses:
        progress = clause_progress(record, clause, dt.date.max)
        state = " / ".join(progress.states) if progress else clause.kind.value
        say(f"  ({clause.letter}) {shortened(clause.text, 90)}  [{state}]")
    for update in record.motion.outcome.updates:
        say(f"  {update.date.words}: {shortened(update.event, 90)}  [{update.key}]")
    say("")


@dataclass(frozen=True, slots=True)
class UpdateQuestions:
    """The questions. Each method returns what was given before, with the answers in it. All raise prompts.Stopped."""

    archive: Archive
    record: Record
    today: dt.date

    def is_search(self) -> bool:
        """Whether nothing was found, and so no event is to be recorded."""
        choices = (("event", "something happened"), ("search", "somebody looked, and found nothing"))
        return prompts.choose("What do you want to record?", choices) == "search"

    def search(self, given: NewSearch) -> NewSearch:
        """Which clauses were looked for, when and where."""
        requests = ", ".join(clause.letter for clause in self.record.motion.requests)
        clauses = prompts.ask("Which clauses did you look for?", self._letters_problem, default=requests)

        def day_problem(day: str) -> str:
            return _first(search_problems(replace(given, clauses="a", on=day)), "on")

        on = given.on or prompts.ask("On which day?", day_problem, default=self.today.isoformat())
        note = given.note or prompts.ask("Where did you look, or for what exactly?", may_be_empty=True)
        return NewSearch(clauses, on, note)

    def _letters_problem(self, text: str) -> str:
        try:
            read_letters(self.record, text)
        except CannotUse as error:
            return str(error)
        return ""

    def event(self, given: NewEvent) -> NewEvent:
        """What happened, when, and who acted."""
        event = given.event or prompts.ask("What happened? (one or two neutral sentences of your own)")
        date = given.date or prompts.ask(
            "When? (2024, 2024-09 or 2024-09-14; ~ for about, ? for uncertain)",
            lambda answer: _event_problem("date", NewEvent(date=answer), self.today),
        )
        by = given.by or prompts.choose("Who acted?", [(term.value, term.meaning) for term in Actor])
        return replace(given, event=event, date=date, by=by)

    def documents(self, put_on_list: Callable[[str], str]) -> tuple[str, ...]:
        """The keys of the documents that say so, one after another. One by its address is put on the list if need be."""
        keys: list[str] = []
        first = "Which document says so? Type some of its words, its key, or a web address."
        while answer := prompts.ask("Which other document?" if keys else first, may_be_empty=bool(keys)):
            if is_address(answer):
                keys.append(put_on_list(answer))
                say(f"  {keys[-1]}")
            elif self.archive.current("documents", answer):
                keys.append(answer)
            elif hits := search(self.archive, answer):
                choices = [(key, f"{shortened(hit.title, 70)} ({hit.date or 'no date'})") for key, hit in hits]
                if chosen := prompts.choose("Which of these?", choices, may_be_empty=True):
                    keys.append(chosen)
            else:
                say("  No document on the list has all these words. Try fewer, or give its web address.")
        return tuple(keys)

    def note(self, given: NewEvent) -> NewEvent:
        """What is uncertain about an event."""
        return replace(given, note=given.note or prompts.ask("What is uncertain about it?", may_be_empty=True))

    def key(self, given: NewEvent) -> NewEvent:
        """Its anchor on the page; one is proposed."""
        if given.key:
            return given
        proposed = str(describe_event(given, [update.key for update in self.record.motion.outcome.updates])["key"])
        key = prompts.ask(
            "Its key, a permanent anchor on the page:",
            lambda answer: _event_problem("key", NewEvent(key=answer)),
            default=proposed,
        )
        return replace(given, key=key)

    def progress(self, given: NewEvent) -> NewEvent:
        """What an event means for each request, as far as somebody judges that."""
        question = "Does it show what came of a request, so that you can judge it?"
        requests = self.record.motion.requests
        if given.progress or not requests or not prompts.agree(question):
            return given
        progress = {}
        words = [(term.value, term.meaning) for term in ASSESSABLE]
        for clause in requests:
            say(f"({clause.letter}) {clause.text}")
            question = f"What came of clause {clause.letter}?"
            if word := prompts.choose(question, words, may_be_empty=True):
                progress[clause.letter] = word
        return replace(given, progress=progress)

    def judgement(self, given: NewEvent) -> NewEvent:
        """Why, and who judges."""
        because = given.because or prompts.ask("Why? (one sentence)")
        judged_by = given.judged_by or prompts.ask(
            "Who judges? (a role, not a name)",
            lambda answer: _event_problem("judged_by", NewEvent(progress={"a": "met"}, judged_by=answer)),
            default=EDITORS,
        )
        return replace(given, because=because, judged_by=judged_by)

    def new_document(self, given: NewDocument) -> NewDocument:
        """What is not given yet of a document that is put on the list."""
        title = given.title or prompts.ask("Its title?")
        publisher = given.publisher or prompts.ask("Who published it?")
        kind = given.kind or prompts.choose("What is it?", [(term.value, term.meaning) for term in DocumentKind])

        def date_problem(date: str) -> str:
            return _first(describe_document(self.archive, NewDocument("a", date=date), self.today).problems, "date")

        date = given.date or prompts.ask("Its date?", date_problem, may_be_empty=True)
        meaning = given.meaning or prompts.ask("What does it show, in one line?")
        return replace(given, title=title, publisher=publisher, kind=kind, date=date, meaning=meaning)


def _event_problem(name: str, given: NewEvent, today: dt.date | None = None) -> str:
    """What is wrong with one answer about an event; empty where nothing is."""
    return _first(event_problems(describe_event(given, ()), today), name)


def _first(problems: list[AnswerProblem] | tuple[AnswerProblem, ...], name: str) -> str:
    return next((problem.text for problem in problems if problem.field == name), "")
