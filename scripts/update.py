"""Record what came of a motion: one dated event with its evidence, or that nothing was found on a day."""

import argparse
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from schema.archive import Archive, Record
from schema.sentences import listed
from schema.terms import ASSESSABLE, Actor, DocumentKind
from scripts import prompts
from scripts.arguments import ARCHIVE, DONE, WRITE, Arguments, Option, answers_in, command, options_by_answer, run, say
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import add_document
from scripts.intake.answers import new_document, new_event
from scripts.intake.answers.answer_problem import AnswerProblem, needed
from scripts.intake.answers.evidence import by_address, find_document, is_address
from scripts.intake.answers.named import texts_with_names
from scripts.intake.answers.new_document import NewDocument, describe_document, documents_in
from scripts.intake.answers.new_event import (
    NewEvent,
    NewSearch,
    add_event,
    add_search,
    describe_event,
    event_problems,
    search_problems,
)
from scripts.intake.answers.resolve_input import CannotUse, find_motion, read_progress
from scripts.opening import open_readable
from scripts.plan_output import settle, typed_again
from scripts.update_questions import DocumentQuestions, EventQuestions, SearchQuestions, introduce, is_search

GUIDE = """\
On a terminal, you are asked for whatever you do not give as an option. In a script, the command lists what is missing.
For example:

  an event       python -m scripts.update 2018/12 --date 2024-09 --by employer --event 'A register came into use.' \\
                     --evidence probation-journal-professional-register
  its meaning        … --progress 'e=partly met' --because 'There is a register, and no licence.' --judged-by 'the editors'
  new evidence       … --evidence https://www.example.org/page --document-title 'A page' --document-publisher 'Somebody' \\
                     --document-kind 'official page' --document-meaning 'Says that the register is in use.'
  nothing found  python -m scripts.update 2018/12 --looked-for a-c --on 2026-11-21 --note 'A licence, in print or online.'

Record only what the evidence says, as precisely as it is known. An event is useful without a judgement: it changes no
result, and others can judge it. Evidence is the key, the title or the web address of a document; an address that is not
on the list yet is added to it. Dates: 2024, 2024-09, 2024-09-14; ~ for about, ? for uncertain; 2019/2020 for a span;
2021-23 for autumn 2021."""

OPTION_GROUPS = {
    "what happened": (
        Option("--date", "DATE", "when it happened, as precisely as is known"),
        Option("--by", "WHO", f"who acted: {listed(list(Actor), 'or')}"),
        Option("--event", "TEXT", "what happened, in neutral words of your own"),
        Option("--evidence", "KEY", "the key, the title or the web address of a document that says so", repeats=True),
        Option("--note", "TEXT", "what is uncertain about it; for a search, where or what you looked for"),
        Option("--key", "KEY", "its anchor on the page: a few words with hyphens (default: proposed)"),
    ),
    "what it means, if you judge that": (
        Option(
            "--progress", "a=WORD", f"a clause and what came of it: {listed(sorted(ASSESSABLE), 'or')}", repeats=True
        ),
        Option("--because", "TEXT", "the reason"),
        Option("--judged-by", "ROLE", "who judged: a role, not a person's name"),
        Option("--judged-on", "DAY", "the day of the judgement (default: today)"),
        Option("--sets-aside", "KEY", "an earlier update whose judgement this one sets aside", repeats=True),
    ),
    "nothing found": (
        Option("--looked-for", "CLAUSES", "the clauses that you looked for: a, or a-c, or 'a, d'", dest="clauses"),
        Option("--on", "DAY", "the day on which you looked (default: today)"),
    ),
    "a document that is not on the list yet (give its address with --evidence)": (
        Option("--document-title", "TEXT", "its title"),
        Option("--document-publisher", "NAME", "who published it"),
        Option("--document-kind", "KIND", f"what it is: {listed(list(DocumentKind), 'or')}"),
        Option("--document-meaning", "TEXT", "what it shows, in one line"),
        Option("--document-date", "DATE", "its date, if known"),
        Option("--document-archived", "ADDRESS", "the address of an archived copy"),
        Option("--document-key", "KEY", "its key (default: proposed)"),
    ),
}
"""The options that say what is recorded, by the headings of the help."""

DOCUMENT = "document_"
"""What goes before the name of an answer about a new document."""

OPTIONS = options_by_answer(*OPTION_GROUPS.values())


@command
def main(argv: Sequence[str]) -> int:
    """Record what the arguments say of a motion. Returns the exit status."""
    parser = Arguments(
        "update", "Record what came of a motion: an event with its evidence, or that nothing was found.",
        Option("motion", "MOTION", "the motion's key, such as 2018/12"), ARCHIVE, WRITE, groups=OPTION_GROUPS, guide=GUIDE,
    )  # fmt: skip
    arguments = parser.parse_args(argv)
    archive = open_readable(arguments.archive)
    asks = prompts.can_ask()
    try:
        record = find_motion(archive, arguments.motion)
        if asks:
            introduce(record)
        changes = ChangeSet(Path(arguments.archive), _today())
        recording = _Recording(archive, record, changes, arguments, _today(), asks=asks)
        recording.record()
    except CannotUse as error:
        parser.error(str(error))
    if not changes.steps:
        say("Nothing to change.")
        return DONE
    answers = recording.command() if asks else ""
    notes = "\n".join(texts_with_names(changes.steps))
    return settle(changes, arguments.archive, write=arguments.write, answers=answers, notes=notes)


@dataclass
class _Recording:
    """One motion, and what is recorded of it, from options and from answers on the terminal."""

    archive: Archive
    motion: Record
    changes: ChangeSet
    arguments: argparse.Namespace
    today: dt.date
    asks: bool = field(kw_only=True)
    given: NewEvent | NewSearch | None = None
    documents: dict[str, NewDocument] = field(default_factory=dict)
    """The documents that are put on the list, by key."""
    problems: list[str] = field(default_factory=list)

    def record(self) -> None:
        """Add the event or the search to the change set. Raises Stopped, and CannotUse with all that is wrong."""
        if self.is_search():
            self.record_search()
        else:
            self.record_event()
        self.refuse()

    def refuse(self) -> None:
        """Raise CannotUse if anything is wrong."""
        if self.problems:
            raise CannotUse("\n".join(self.problems))

    def report(self, problems: Iterable[AnswerProblem]) -> None:
        """Note what is wrong."""
        self.problems += [f"{OPTIONS[problem.field]}: {problem.text}" for problem in problems]

    def is_search(self) -> bool:
        """Whether a search that found nothing is to be recorded, and no event."""
        arguments = self.arguments
        is_given = {answer: bool(getattr(arguments, answer)) for answer in OPTIONS}
        named = [
            option for answer, option in OPTIONS.items() if is_given[answer] and answer not in ("clauses", "on", "note")
        ]
        if not is_given["clauses"] and not is_given["on"]:
            return not named and self.asks and is_search()
        if named:
            sentence = f"--looked-for says that nothing was found, and {named[0]} that something was."
            raise CannotUse(f"{sentence} Record them one by one.")
        return True

    # Nothing found

    def record_search(self) -> None:
        """Record that nothing was found."""
        if not self.motion.motion.requests:
            raise CannotUse(f"{self.motion.key} asks for nothing that could be looked for: it has no request.")
        given = answers_in(self.arguments, NewSearch)
        if not given.clauses and self.asks:
            given = SearchQuestions(self.archive, given, self.motion, self.today).asked()
        self.given = replace(given, on=given.on or self.today.isoformat())
        if given.clauses:
            self.report(add_search(self.changes, self.motion, self.given))
        else:
            self.problems.append("This is missing: --looked-for, with the clauses.")
            self.report(problem for problem in search_problems(self.given) if problem.field == "on")

    # An event

    def record_event(self) -> None:
        """Record an event, its documents, and what it means where somebody judges that."""
        given = self.event_given()
        if self.asks:
            self.keys_of(word for word in given.evidence if not is_address(word))
            self.refuse()
            given = EventQuestions(self.archive, given, self.motion, self.today, self.document).asked()
        else:
            self.report_missing(given)
        given = replace(given, evidence=self.keys_of(given.evidence))
        self.given = replace(given, judged_on=given.judged_on or self.today.isoformat()) if given.progress else given
        if not self.problems:
            self.report(add_event(self.changes, self.motion, self.given))

    def event_given(self) -> NewEvent:
        """What the options say of an event. Notes what is wrong with each, and not what is missing."""
        given = replace(answers_in(self.arguments, NewEvent), progress={})
        judgement = [name for name in ("because", "judged_by", "judged_on", "sets_aside") if getattr(given, name)]
        if judgement and not self.arguments.progress:
            sentence = f"{OPTIONS[judgement[0]]} belongs to a judgement, and --progress is missing: a=partly met."
            self.problems.append(sentence)
        try:
            given = replace(given, progress=read_progress(self.motion, self.arguments.progress))
        except CannotUse as error:
            self.problems.append(f"--progress: {error}")
        fields_given = describe_event(replace(given, evidence=()), ())  # its documents are looked up later
        given_wrongly = (
            problem for problem in event_problems(fields_given, self.today) if getattr(given, problem.field)
        )
        self.report(problem for problem in given_wrongly if problem.field != "evidence")
        return given

    def report_missing(self, given: NewEvent) -> None:
        """Note what nobody is asked for."""
        if missing := needed(given, new_event.NEEDED):
            self.problems.append(f"This is missing: {_options(missing)}. On a terminal, it would be asked for.")
        if self.arguments.progress and (missing := needed(given, ("because", "judged_by"))):
            self.problems.append(f"This is missing for a judgement: {_options(missing)}.")

    # Documents

    def keys_of(self, words: Iterable[str]) -> tuple[str, ...]:
        """The keys of documents by what is typed. Notes those that are not known and cannot be put on the list."""
        keys = []
        for word in words:
            try:
                keys.append(self.document(word))
            except CannotUse as why:
                self.problems.append(str(why))
        return tuple(keys)

    def document(self, word: str) -> str:
        """The key of a document that is on the list, or that is put there. Raises CannotUse."""
        if word in self.documents:
            return word
        address = word if "://" in word else f"https://{word}"
        if known := next((key for key, given in self.documents.items() if given.address == address), ""):
            return known
        if is_address(word) and not by_address(self.archive, word):
            return self.new_document(address)
        try:
            return find_document(self.archive, word)
        except CannotUse as why:
            raise CannotUse(f"--evidence: {why}") from None

    def new_document(self, address: str) -> str:
        """Put a document on the list. Returns its key. Raises CannotUse with all that is missing or wrong."""
        given = answers_in(self.arguments, NewDocument, DOCUMENT)
        sentence = f"{address} is not on the list of documents yet"
        if given != NewDocument() and self.documents:
            raise CannotUse(f"{sentence} either. Options describe one document: record the other first.")
        given = replace(given, address=address)
        if self.asks and needed(given, new_document.NEEDED):
            say(f"{sentence}.")
            given = DocumentQuestions(self.archive, given, self.today).asked()
        missing = [OPTIONS[DOCUMENT + name] for name in needed(given, new_document.NEEDED)]
        entry = describe_document(self.archive, given, self.today, documents_in(self.changes))
        wrong = [
            f"{OPTIONS.get(DOCUMENT + problem.field, '--evidence')}: {problem.text}"
            for problem in entry.problems
            if getattr(given, problem.field)
        ]
        if missing or wrong:
            lacking = [f"{sentence}. To put it there, this is missing: {listed(missing)}."] if missing else []
            raise CannotUse("\n".join([*lacking, *wrong]))
        add_document(self.changes, entry.key, entry.fields)
        self.documents[entry.key] = replace(given, key=entry.key)
        return entry.key

    # The command that says the same

    def command(self) -> str:
        """What could have been typed in place of the answers, so that no work is lost."""
        answers: list[tuple[NewDocument | NewEvent | NewSearch, str]] = [
            (document, DOCUMENT) for document in self.documents.values()
        ]
        given = self.given
        if isinstance(given, NewEvent):
            addresses = {key: document.address for key, document in self.documents.items()}
            given = replace(given, evidence=[addresses.get(key, key) for key in given.evidence])
        if given:
            answers.append((given, ""))
        return typed_again("update", self.arguments.archive, OPTIONS, *answers, first=self.motion.key)


def _options(names: Iterable[str]) -> str:
    """The options of these answers, in words."""
    return listed([OPTIONS[name] for name in names])


def _today() -> dt.date:
    return dt.date.today()


if __name__ == "__main__":
    run(main)
