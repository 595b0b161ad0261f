"""What is asked on the terminal where somebody records what came of a motion; each answer is checked as it is given."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from schema.archive import Record
from schema.progress import clause_progress
from schema.sentences import shortened
from schema.terms import ASSESSABLE, Actor, DocumentKind
from scripts import prompts
from scripts.arguments import say
from scripts.intake.answers.answer_problem import needed, problem_of
from scripts.intake.answers.evidence import is_address
from scripts.intake.answers.new_document import NewDocument, describe_document
from scripts.intake.answers.new_event import (
    EDITORS,
    NEEDED,
    NewEvent,
    NewSearch,
    describe_event,
    event_problems,
    search_problems,
)
from scripts.intake.answers.resolve_input import CannotUse, read_letters
from scripts.questions import Questions, Value, with_answer


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


def is_search() -> bool:
    """Whether nothing was found, and so no event is to be recorded."""
    choices = (("event", "something happened"), ("search", "somebody looked, and found nothing"))
    return prompts.choose("What do you want to record?", choices) == "search"


@dataclass
class SearchQuestions(Questions[NewSearch]):
    """The conversation about a search that found nothing."""

    record: Record
    today: dt.date

    def ask(self) -> None:
        """Ask which clauses were looked for, when and where."""
        requests = ", ".join(clause.letter for clause in self.record.motion.requests)
        self.text("clauses", "Which clauses did you look for?", requests)
        self.text("on", "On which day?", self.today.isoformat())
        self.text("note", "Where did you look, or for what exactly?", may_be_empty=True)

    def problem(self, name: str, value: Value) -> str:
        """What is wrong with an answer; empty where nothing is."""
        if name == "clauses":
            try:
                read_letters(self.record, str(value))
            except CannotUse as error:
                return str(error)
        return problem_of(search_problems(with_answer(NewSearch("a", ""), name, value)), name)


@dataclass
class EventQuestions(Questions[NewEvent]):
    """The conversation about an event. `put_on_list` gives the key of a document by its address."""

    record: Record
    today: dt.date
    put_on_list: Callable[[str], str]

    def ask(self) -> None:
        """Ask what happened, when, who acted, which document says so, and what it means, as far as that is not given."""
        if needed(self.given, NEEDED):
            self.text("event", "What happened? (one or two neutral sentences of your own)")
            self.text("date", "When? (2024, 2024-09 or 2024-09-14; ~ for about, ? for uncertain)")
            self.one_of("by", "Who acted?", Actor)
            if not self.given.evidence:
                self.set("evidence", tuple(self.documents()))
            self.text("note", "What is uncertain about it?", may_be_empty=True)
            proposed = describe_event(self.given, [update.key for update in self.record.motion.outcome.updates])["key"]
            self.text("key", "Its key, a permanent anchor on the page:", str(proposed))
            self.progress()
        if self.given.progress:
            self.text("because", "Why? (one sentence)")
            self.text("judged_by", "Who judges? (a role, not a name)", EDITORS)

    def problem(self, name: str, value: Value) -> str:
        """What is wrong with an answer; empty where nothing is."""
        judged = NewEvent(progress={"a": "met"} if name in ("because", "judged_by") else {})
        return problem_of(event_problems(describe_event(with_answer(judged, name, value), ()), self.today), name)

    def documents(self) -> Iterator[str]:
        """The keys of the documents that say so, asked for one after another."""
        question, is_first = "Which document says so? Type some of its words, its key, or a web address.", True
        while answer := prompts.ask(question, may_be_empty=not is_first):
            key = answer if self.archive.current("documents", answer) else ""
            if is_address(answer):
                key = self.put_on_list(answer)
                say(f"  {key}")
            if key := key or self.document_among(answer):
                yield key
                question, is_first = "Which other document?", False

    def progress(self) -> None:
        """Ask what the event means for each request, as far as somebody judges that."""
        question = "Does it show what came of a request, so that you can judge it?"
        requests = self.record.motion.requests
        if self.given.progress or not requests or not prompts.agree(question):
            return
        progress = {}
        words = [(term.value, term.meaning) for term in ASSESSABLE]
        for clause in requests:
            say(f"({clause.letter}) {clause.text}")
            question = f"What came of clause {clause.letter}?"
            if word := prompts.choose(question, words, may_be_empty=True):
                progress[clause.letter] = word
        self.set("progress", progress)


@dataclass
class DocumentQuestions(Questions[NewDocument]):
    """The conversation about a document that is put on the list."""

    today: dt.date

    def ask(self) -> None:
        """Ask for what is not given yet."""
        self.text("title", "Its title?")
        self.text("publisher", "Who published it?")
        self.one_of("kind", "What is it?", DocumentKind)
        self.text("date", "Its date?", may_be_empty=True)
        self.text("meaning", "What does it show, in one line?")

    def problem(self, name: str, value: Value) -> str:
        """What is wrong with an answer; empty where nothing is."""
        given = with_answer(NewDocument("a"), name, value)
        return problem_of(describe_document(self.archive, given, self.today).problems, name)
