"""Record what came of a motion: one dated event with its evidence, or that nothing was found on a day."""

import argparse
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from schema.archive import Archive, Record
from schema.problems import did_you_mean, listed, shortened
from schema.terms import ASSESSABLE, Actor, DocumentKind
from scripts import prompts
from scripts.arguments import DONE, Arguments, TextOption, command, option_named, run, say
from scripts.edit.changes import ChangeSet
from scripts.edit.outcomes import add_document
from scripts.intake.answers import new_document, new_event
from scripts.intake.answers.answer_problem import AnswerProblem, needed
from scripts.intake.answers.evidence import by_address, is_address, search
from scripts.intake.answers.new_document import NewDocument, describe_document, documents_in
from scripts.intake.answers.new_event import NewEvent, NewSearch, add_event, add_search
from scripts.intake.answers.resolve_input import CannotUse, find_motion, read_progress
from scripts.opening import open_readable
from scripts.plan_output import settle, typed_again
from scripts.update_questions import UpdateQuestions, introduce

GUIDE = """\
On a terminal, what is not given as an option is asked for; else all that is missing is named. For example:

  an event       python -m scripts.update 2018/12 --date 2024-09 --by employer --event 'A register came into use.' \\
                     --evidence probation-journal-professional-register
  its meaning        … --progress 'e=partly met' --because 'There is a register, and no licence.' --judged-by 'the editors'
  new evidence       … --evidence https://www.example.org/page --document-title 'A page' --document-publisher 'Somebody' \\
                     --document-kind 'official page' --document-meaning 'Says that the register is in use.'
  nothing found  python -m scripts.update 2018/12 --looked-for a-c --on 2026-11-21 --note 'A licence, in print or online.'

Say only what the evidence says, as precisely as it is known. An event without a judgement is of use: nothing moves by
it, and others can judge. Evidence is the key of a document or its web address; one that is not on the list yet is put
there. Dates: 2024, 2024-09, 2024-09-14; ~ for about, ? for uncertain; 2019/2020 a span; 2021-23 autumn 2021."""

OPTION_GROUPS = {
    "what happened": (
        TextOption("--date", "DATE", "when, as precisely as known"),
        TextOption("--by", "WHO", f"who acted: {listed(list(Actor), 'or')}"),
        TextOption("--event", "TEXT", "what happened, in neutral words of your own"),
        TextOption("--evidence", "KEY", "the key or the web address of a document that says so", repeats=True),
        TextOption("--note", "TEXT", "what is uncertain; of a search, where or what was looked for"),
        TextOption("--key", "KEY", "its anchor on the page: a few words with hyphens (else: proposed)"),
    ),
    "what it means, where somebody judges that": (
        TextOption(
            "--progress", "a=WORD", f"a clause and what came of it: {listed(sorted(ASSESSABLE), 'or')}", repeats=True
        ),
        TextOption("--because", "TEXT", "why"),
        TextOption("--judged-by", "ROLE", "who judged: a role, not a person's name"),
        TextOption("--judged-on", "DAY", "the day of the judgement (else: today)"),
        TextOption("--sets-aside", "KEY", "an earlier update whose judgement this one sets aside", repeats=True),
    ),
    "nothing found": (
        TextOption("--looked-for", "CLAUSES", "the clauses that were looked for: a, or a-c, or 'a, d'"),
        TextOption("--on", "DAY", "the day of looking (else: today)"),
    ),
    "a document that is not on the list yet, by its address under --evidence": (
        TextOption("--document-title", "TEXT", "its title"),
        TextOption("--document-publisher", "NAME", "who published it"),
        TextOption("--document-kind", "KIND", f"what it is: {listed(list(DocumentKind), 'or')}"),
        TextOption("--document-meaning", "TEXT", "what it is good for, in one line"),
        TextOption("--document-date", "DATE", "its date, where it is known"),
        TextOption("--document-archived", "ADDRESS", "the address of an archived copy"),
        TextOption("--document-key", "KEY", "its key (else: proposed)"),
    ),
}
"""The options that say what is recorded, by the headings of the help."""

DOCUMENT_OPTIONS = {
    name: f"--document-{name}" for name in ("title", "publisher", "kind", "meaning", "date", "archived", "key")
}
SEARCH_OPTIONS = {"clauses": "--looked-for", "on": "--on", "note": "--note"}


@command
def main(argv: Sequence[str]) -> int:
    """Record what the arguments say of a motion. Returns the exit status."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    archive = open_readable(arguments.archive)
    asks = prompts.can_ask()
    try:
        record = find_motion(archive, arguments.motion)
        if asks:
            introduce(record)
        draft = ChangeSet(Path(arguments.archive), _today())
        recording = _Recording(archive, record, draft, arguments, _today(), asks=asks)
        recording.record()
    except CannotUse as error:
        parser.error(str(error))
    if not draft.steps:
        say("Nothing to change.")
        return DONE
    answers = recording.command() if asks else ""
    return settle(draft, arguments.archive, write=arguments.write, answers=answers)


def _parser() -> Arguments:
    parser = Arguments("update", "Record what came of a motion: an event with its evidence, or that nothing was found.")
    parser.add_argument("motion", metavar="MOTION", help="the motion's key, as 2018/12")
    parser.add_archive()
    for title, options in OPTION_GROUPS.items():
        parser.add_texts(title, *options)
    parser.add_write()
    parser.add_guide(GUIDE)
    return parser


@dataclass
class _Recording:
    """One motion, and what is recorded of it, from options and from answers on the terminal."""

    archive: Archive
    motion: Record
    draft: ChangeSet
    arguments: argparse.Namespace
    today: dt.date
    asks: bool = field(kw_only=True)
    given: NewEvent | NewSearch | None = None
    documents: dict[str, NewDocument] = field(default_factory=dict)
    """The documents that are put on the list, by key."""

    def record(self) -> None:
        """Add the event or the search to the change set. Raises CannotUse and Stopped."""
        if self.is_search():
            self.record_search()
        else:
            self.record_event()

    @property
    def questions(self) -> UpdateQuestions:
        """What is asked on the terminal."""
        return UpdateQuestions(self.archive, self.motion, self.today)

    def is_search(self) -> bool:
        """Whether a search that found nothing is to be recorded, and no event."""
        arguments = self.arguments
        names = [field.name for field in fields(NewEvent) if field.name != "note"]
        names += [f"document_{name}" for name in DOCUMENT_OPTIONS]
        named = [option_named(name) for name in names if getattr(arguments, name)]
        if not arguments.looked_for and not arguments.on:
            return not named and self.asks and self.questions.is_search()
        if named:
            sentence = f"--looked-for says that nothing was found, and {named[0]} that something was."
            raise CannotUse(f"{sentence} Record them one by one.")
        return True

    # Nothing found

    def record_search(self) -> None:
        """Record that nothing was found."""
        if not self.motion.motion.requests:
            raise CannotUse(f"{self.motion.key} asks for nothing that could be looked for: it has no request.")
        arguments = self.arguments
        given = NewSearch(arguments.looked_for, arguments.on, arguments.note)
        if not given.clauses and self.asks:
            given = self.questions.search(given)
        if not given.clauses:
            raise CannotUse("This is missing: --looked-for, with the clauses.")
        self.given = replace(given, on=given.on or self.today.isoformat())
        _refuse(add_search(self.draft, self.motion, self.given), SEARCH_OPTIONS)

    # An event

    def record_event(self) -> None:
        """Record an event, its documents, and what it means where somebody judges that."""
        given = self.event_given()
        asks = self.asks and bool(needed(given, new_event.NEEDED))
        if asks:
            given = self.questions.event(given)
            if not given.evidence:
                given = replace(given, evidence=self.questions.documents(self.document))
            given = self.questions.note(given)
        if missing := needed(given, new_event.NEEDED):
            options = listed([option_named(name) for name in missing])
            raise CannotUse(f"This is missing: {options}. On a terminal, it would be asked for.")
        if asks:
            given = self.questions.key(given)
            given = self.questions.progress(given)
        given = self.judged(given)
        evidence = tuple(self.document(word) for word in given.evidence)
        self.given = replace(given, evidence=evidence)
        _refuse(add_event(self.draft, self.motion, self.given))

    def event_given(self) -> NewEvent:
        """What the options say of an event."""
        values = {field.name: getattr(self.arguments, field.name) for field in fields(NewEvent)}
        try:
            values["progress"] = read_progress(self.motion, self.arguments.progress)
        except CannotUse as error:
            raise CannotUse(f"--progress: {error}") from None
        return NewEvent(**values)

    def judged(self, given: NewEvent) -> NewEvent:
        """The event with its judgement whole: with its reason, who judged, and the day."""
        if not given.progress:
            named = [name for name in ("because", "judged_by", "judged_on", "sets_aside") if getattr(given, name)]
            if named:
                sentence = f"{option_named(named[0])} belongs to a judgement, and --progress is missing"
                raise CannotUse(f"{sentence}: a=partly met.")
            return given
        if self.asks:
            given = self.questions.judgement(given)
        if missing := needed(given, ("because", "judged_by")):
            raise CannotUse(f"This is missing for a judgement: {listed([option_named(name) for name in missing])}.")
        return replace(given, judged_on=given.judged_on or self.today.isoformat())

    # Documents

    def document(self, word: str) -> str:
        """The key of a document that is on the list, or that is put there."""
        if not is_address(word):
            if self.archive.current("documents", word) or word in self.documents:
                return word
            raise CannotUse(f"--evidence: There is no document '{shortened(word)}'. {self.hint(word)}")
        if key := by_address(self.archive, word):
            return key
        address = word if "://" in word else f"https://{word}"
        known = (key for key, given in self.documents.items() if given.address == address)
        return next(known, "") or self.new_document(address)

    def hint(self, word: str) -> str:
        """Which document may be meant by a word that is no key."""
        hits = search(self.archive, re.sub(r"[^\w]+", " ", word))
        near = did_you_mean(word, self.archive.documents)
        if near or not hits:
            return near or "Give its web address, to put it on the list."
        return f"With these words there {'is' if len(hits) == 1 else 'are'} {listed([key for key, _ in hits])}."

    def new_document(self, address: str) -> str:
        """Put a document on the list. Returns its key."""
        values = {name: getattr(self.arguments, f"document_{name}") for name in DOCUMENT_OPTIONS}
        if any(values.values()) and self.documents:
            sentence = f"{address} is not on the list of documents yet either."
            raise CannotUse(f"{sentence} Options describe one document: record the other first.")
        given = NewDocument(**values, address=address)
        if self.asks and needed(given, new_document.NEEDED):
            say(f"{address} is not on the list of documents yet.")
            given = self.questions.new_document(given)
        if missing := needed(given, new_document.NEEDED):
            options = listed([DOCUMENT_OPTIONS[name] for name in missing])
            sentence = f"{address} is not on the list of documents yet."
            raise CannotUse(f"{sentence} To put it there, this is missing: {options}.")
        entry = describe_document(self.archive, given, self.today, documents_in(self.draft))
        _refuse(entry.problems, {**DOCUMENT_OPTIONS, "address": "--evidence"})
        add_document(self.draft, entry.key, entry.fields)
        self.documents[entry.key] = replace(given, key=entry.key)
        return entry.key

    # The command that says the same

    def command(self) -> str:
        """What could have been typed in place of the answers, so that no work is lost."""
        options = [("--archive", self.arguments.archive)]
        for document in self.documents.values():
            options += [(option, getattr(document, name)) for name, option in DOCUMENT_OPTIONS.items()]
        if isinstance(self.given, NewSearch):
            options += [(option, getattr(self.given, name)) for name, option in SEARCH_OPTIONS.items()]
        elif self.given:
            addresses = {key: document.address for key, document in self.documents.items()}
            options += [("--evidence", addresses.get(key, key)) for key in self.given.evidence]
            options += [("--progress", f"{letter}={word}") for letter, word in self.given.progress.items()]
            for field in fields(NewEvent):
                if field.name not in ("evidence", "progress"):
                    value = getattr(self.given, field.name)
                    options += [
                        (option_named(field.name), text) for text in ([value] if isinstance(value, str) else value)
                    ]
        return typed_again("update", options, self.motion.key)


def _refuse(problems: Iterable[AnswerProblem], options: dict[str, str] | None = None) -> None:
    """Raise CannotUse with all that is wrong, each after its option."""
    lines = [
        f"{(options or {}).get(problem.field, option_named(problem.field))}: {problem.text}" for problem in problems
    ]
    if lines:
        raise CannotUse("\n".join(lines))


def _today() -> dt.date:
    return dt.date.today()


if __name__ == "__main__":
    run(main)
