"""Add one motion: from answers on the terminal or from options, its names looked up, its number found."""

import argparse
import datetime as dt
import re
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from schema.archive import Archive
from schema.dates import Date, parse_date
from schema.folder import read_archive
from schema.problems import Problems, listed
from schema.template import annotated_record
from schema.terms import Decision, DocumentKind, MotionKind
from scripts import prompts
from scripts.arguments import DONE, HAS_PROBLEMS, WRONG_USAGE, Arguments, run, say
from scripts.edit.changes import ChangeSet
from scripts.edit.marks import TO_FILL_IN
from scripts.edit.outcomes import file_of
from scripts.intake.documents import CannotRead
from scripts.intake.documents.formats import READABLE
from scripts.intake.evidence import is_address, search
from scripts.intake.meetings import meeting_key_of, meeting_name, year_of
from scripts.intake.names import plain
from scripts.intake.offers import committees, proposers, topics
from scripts.intake.one_motion import (
    NEW_BODY_HINT,
    Added,
    Answers,
    CannotAdd,
    Fault,
    add_motion,
    is_drawn_up_here,
    is_new_body,
    next_number,
)
from scripts.intake.parsed_motion import wording_of
from scripts.intake.reading import read_document
from scripts.intake.tidying import tidy
from scripts.plan_output import carry_out, show_plan, write_plan
from scripts.prompts import Choice

GUIDE = f"""\
On a terminal, what is not given as an option is asked for; else all that is missing is named. For example:

  this year's    python -m scripts.new --meeting 2026 --title 'Bicycles' --proposer London --topic travel \\
                     --wording bicycles.docx
  an older one   python -m scripts.new --meeting 2020 --title 'Bicycles' --notice-number 5 --document agm-2020-motions \\
                     --topic travel --about 'Storage for bicycles' --summary 'It asked for storage.' \\
                     --request 'National Officers: get the employer to provide storage.'
  by hand        python -m scripts.new --template > resolutions/2026/m19.yaml

Bodies, topics and documents are found by their keys and by any of their names. With its wording, a motion needs no
summary and no clauses yet; without it, what is missing is marked in the record, to be filled in.

Its number is never made up. Where the list of a coming meeting is drawn up in the archive, the motion takes the next
number of the notice; else say the number that the union printed (--number, --notice-number), or leave it out, and the
record is called by a few words of its title. What the wording may be read from: {READABLE}"""

OPTIONS = {
    "proposers": "--proposer", "new_bodies": "--new-body", "topics": "--topic", "requests": "--request",
    "positions": "--position", "wording": "--wording-text",
}  # fmt: skip
"""The option of an answer, where its name is not the answer's own."""
DOCUMENT = ("document_title", "document_publisher", "document_kind", "document_date", "document_meaning")


class Wrong(Exception):
    """Something typed that cannot be used; the message says what."""


def main(argv: Sequence[str]) -> int:
    """Add the motion that the arguments describe. Returns the exit status."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if arguments.template:
        say(annotated_record().rstrip())
        return DONE
    folder = Path(arguments.archive)
    reading = read_archive(folder, arguments.archive)
    if reading.archive is None:
        say(Problems(reading.problems, reading.motions).report("Nothing was changed."))
        return HAS_PROBLEMS
    asks = prompts.can_ask()
    asked = _Asking(reading.archive, folder, Answers(), _today())
    try:
        asked.answers = _answers(arguments)
        if asks and not (asked.answers.title and asked.answers.meeting):
            asked.ask()
        draft = ChangeSet(folder)
        added = add_motion(reading.archive, draft, asked.answers, _today())
        return _carry_out(draft, added, asked.answers, arguments, asks=asks)
    except Wrong as error:
        parser.error(str(error))
    except CannotAdd as error:
        told = "\n".join(f"{option_of(fault)}: {_with_options(fault.sentence)}" for fault in error.faults)
        if asked.was_asked:
            told += f"\n{_repeat(asked.answers, arguments.archive)}"
        parser.error(told)
    except prompts.Stopped:
        if asked.answers != Answers():
            say(_repeat(asked.answers, arguments.archive))
        say("\nStopped. Nothing was changed.")
        return WRONG_USAGE


def _carry_out(draft: ChangeSet, added: Added, answers: Answers, arguments: argparse.Namespace, *, asks: bool) -> int:
    """Show the plan and the whole record; write it where that is asked for."""
    whole = file_of(added.key)
    to_look_at = list(added.notes)
    if any(TO_FILL_IN in words for _, words in added.marks.get(whole, ())):
        to_look_at.append(f"{whole}: what is marked {TO_FILL_IN.strip(': ')}. Until then, `make check` asks for it.")
    notes = "\n".join(("\nTo look at:", *(f"  {note}" for note in to_look_at))) if to_look_at else ""
    if arguments.write or not asks:
        status = carry_out(draft, arguments.archive, write=arguments.write, marks=added.marks, whole=whole)
        if notes and status == DONE:
            say(notes)
        return status
    staged = show_plan(draft, arguments.archive, added.marks, whole)
    if staged is None:
        say(_repeat(answers, arguments.archive))
        return HAS_PROBLEMS
    if notes:
        say(notes)
    if prompts.agree("\nWrite this?"):
        return write_plan(staged, draft, arguments.archive)
    say(_repeat(answers, arguments.archive))
    say("\nNothing was changed.")
    return DONE


def _parser() -> Arguments:
    parser = Arguments("new", "Add one motion.")
    parser.add_argument("--meeting", metavar="MEETING", default="", help="the meeting, as 2026 or 2026-sgm")
    parser.add_archive()
    parser.add_argument("--template", action="store_true", help="only show a record with notes on every field")
    meeting = parser.add_argument_group("a meeting that the archive does not have yet")
    meeting.add_argument("--held", metavar="DATE", default="", help="its day or days, as 2026-10-09/2026-10-10")
    meeting.add_argument("--place", metavar="PLACE", default="", help="where it is held")
    motion = parser.add_argument_group("the motion")
    motion.add_argument("--title", metavar="TEXT", default="", help="its title, exactly as published")
    motion.add_argument("--kind", metavar="KIND", default="", help=f"{listed(list(MotionKind), 'or')} (else: ordinary)")
    motion.add_argument("--number", metavar="NUMBER", default="", help="its number among the resolutions, as printed")
    motion.add_argument("--notice-number", metavar="NUMBER", default="", help="its number in the notice, as printed")
    motion.add_argument("--committee", metavar="NAME", default="", help="the heading that it is taken under")
    for option, name, text in (
        ("--proposer", "NAME", "the branch, network, committee or members who put it"),
        ("--new-body", "NAME", "one of these names, where the archive does not have that body yet"),
        ("--topic", "NAME", "a topic, by its key, its name or a word that people search by"),
        ("--made-of", "KEY", "of a composite, a motion that it is made of: m3"),
    ):
        motion.add_argument(option, metavar=name, action="append", default=[], help=f"{text}; may be repeated")
    words = parser.add_argument_group("its words")
    words.add_argument("--wording", metavar="FILE", default="", help="a file that holds the official text and no other")
    words.add_argument("--wording-text", metavar="TEXT", default="", help="the official text itself")
    words.add_argument(
        "--about", metavar="TEXT", default="", help="what it is about, plainly, in at most 80 characters"
    )
    words.add_argument("--summary", metavar="TEXT", default="", help="what it says, in plain words of your own")
    words.add_argument(
        "--request", metavar="WHO: WHAT", action="append", default=[],
        help="who is asked to do what, in plain words of your own; of a rule change, which rule says what; may be repeated",
    )  # fmt: skip
    words.add_argument(
        "--position", metavar="TEXT", action="append", default=[], help="what it holds, likewise; may be repeated"
    )
    printed = parser.add_argument_group("where it is printed")
    printed.add_argument("--document", metavar="KEY", default="", help="the document's key, title or web address")
    printed.add_argument(
        "--document-title", metavar="TEXT", default="", help="of a document that is not on the list yet"
    )
    printed.add_argument("--document-publisher", metavar="NAME", default="", help="who published it")
    printed.add_argument("--document-kind", metavar="KIND", default="", help=f"{listed(list(DocumentKind), 'or')}")
    printed.add_argument("--document-date", metavar="DATE", default="", help="its date, where it is known")
    printed.add_argument("--document-meaning", metavar="TEXT", default="", help="what it is good for, in one line")
    decided = parser.add_argument_group("what the meeting did, where that is known")
    decided.add_argument("--decision", metavar="WORD", default="", help=f"{listed(list(Decision), 'or')}")
    decided.add_argument("--decided", metavar="DATE", default="", help="the day of the decision")
    decided.add_argument("--vote", metavar="VOTE", default="", help="as '45 for, 12 against' or 'unanimously'")
    decided.add_argument("--sent-to", metavar="NAME", default="", help="the body that it was remitted to")
    decided.add_argument(
        "--evidence", metavar="KEY", action="append", default=[],
        help="a document that shows it (else: the one that prints the motion); may be repeated",
    )  # fmt: skip
    parser.add_write()
    parser.add_guide(GUIDE)
    return parser


def option_of(fault: Fault) -> str:
    """The option by which an answer is given."""
    return OPTIONS.get(fault.field, f"--{fault.field.replace('_', '-')}")


def _with_options(sentence: str) -> str:
    """A sentence that names another answer, with the option for it."""
    return sentence.replace(NEW_BODY_HINT, "If it is new to the archive, name it with --new-body too.")


def _answers(arguments: argparse.Namespace) -> Answers:
    """What the options say. Raises Wrong."""
    found: dict[str, Any] = {}
    for one in fields(Answers):
        name = option_of(Fault(one.name, ""))[2:].replace("-", "_")
        value = getattr(arguments, name)
        found[one.name] = tuple(value) if isinstance(value, list) else value
    if arguments.wording:
        if found["wording"]:
            raise Wrong("--wording and --wording-text both give the official text. Leave one out.")
        found["wording"] = _wording_of_file(arguments.wording, found["title"])
    return Answers(**found)


def _repeat(answers: Answers, archive: str) -> str:
    """What could have been typed in place of the answers, so that no work is lost."""
    words = ["python", "-m", "scripts.new", "--archive", archive]
    for one in fields(Answers):
        value = getattr(answers, one.name)
        for said in value if isinstance(value, tuple) else [value] if value else []:
            words += [option_of(Fault(one.name, "")), said]
    # A word that begins with a hyphen would be taken for an option.
    joined = [
        f"{words[at]}={shlex.quote(words[at + 1])}" if words[at + 1].startswith("-") else shlex.join(words[at : at + 2])
        for at in range(3, len(words), 2)
    ]
    return f"\nYour answers, to mend and type again:\n{' '.join([*words[:3], *joined])}"


def _wording_of_file(name: str, title: str = "") -> str:
    """The official text that a file holds, without a first line that is only the title. Raises Wrong."""
    try:
        document = read_document(Path(name))
    except CannotRead as why:
        raise Wrong(f"--wording: {name}: {why}") from None
    lines = tidy(document.lines).lines
    if (
        lines
        and title
        and plain(re.sub(r"^\W*(?:motion|resolution)?\W*\w{0,4}\d+\w?[.):\s]+", "", lines[0].text, flags=re.I))
        == plain(title)
    ):
        lines = lines[1:]
    if wording := wording_of(lines):
        return wording
    raise Wrong(f"--wording: {name}: There is no text of a motion in it.")


# From answers ---------------------------------------------------------------------------------------------------------


@dataclass
class _Asking:
    """The conversation: each answer is looked at as soon as it is given."""

    archive: Archive
    folder: Path
    answers: Answers
    today: dt.date
    was_asked: bool = field(default=False)

    def ask(self) -> None:
        """All that is not said yet."""
        self.was_asked = True
        self.meeting()
        self.text("title", "Its title, exactly as published?")
        self.one_of("kind", "Of which kind is it?", [(kind.value, kind.meaning) for kind in MotionKind], "ordinary")
        self.numbers()
        self.body()
        self.topics()
        self.words()
        self.parts()
        self.printed()
        self.decision()

    def set(self, name: str, value: str | tuple[str, ...]) -> None:
        """Remember an answer."""
        self.answers = _with(self.answers, name, value)

    def fault(self, name: str, value: str | tuple[str, ...]) -> str:
        """What is wrong with an answer beside those given before; empty where nothing is."""
        try:
            add_motion(self.archive, ChangeSet(self.folder), _with(self.answers, name, value), self.today)
        except CannotAdd as error:
            return next((fault.sentence for fault in error.faults if fault.field == name), "")
        return ""

    def text(self, name: str, question: str, default: str = "", *, may_be_empty: bool = False) -> None:
        """Ask for one text, unless it is said."""
        if not getattr(self.answers, name):
            answer = prompts.ask(
                question, lambda said: self.fault(name, said), default=default, may_be_empty=may_be_empty
            )
            self.set(name, answer)

    def one_of(self, name: str, question: str, choices: Sequence[tuple[str, str]], default: str) -> None:
        """Ask for one of a few words, unless it is said."""
        if not getattr(self.answers, name):
            self.set(name, prompts.choose(question, choices, default=default))

    @property
    def held(self) -> Date:
        """When the meeting is held, as precisely as known."""
        meeting = self.archive.meetings.get(self.meeting_key)
        return meeting.held if meeting else parse_date(str(year_of(self.meeting_key)))

    @property
    def is_drawn_up_here(self) -> bool:
        """Whether the list of the meeting's motions is being drawn up in the archive."""
        return is_drawn_up_here(self.archive, self.meeting_key, self.today)

    @property
    def meeting_key(self) -> str:
        """The meeting's key as the archive has it."""
        return meeting_key_of(self.archive, self.answers.meeting)

    def meeting(self) -> None:
        """Which meeting; of one that is new, its days and place."""
        if sentence := self.answers.meeting and self.fault("meeting", self.answers.meeting):
            raise Wrong(f"--meeting: {sentence}")
        self.text("meeting", "To which meeting? (its year, or a key such as 2026-sgm)")
        name = meeting_name(self.archive, self.meeting_key)
        if self.meeting_key in self.archive.meetings:
            count = len(self.archive.by_meeting[self.meeting_key])
            say(f"{name}: {count} recorded.")
            return
        say(f"{name} is not in the archive yet: it will be made.")
        year = year_of(self.meeting_key)
        self.text("held", f"On which day or days? ({year}-10-09, {year}-10-09/{year}-10-10)", may_be_empty=True)
        if self.answers.held:
            self.text("place", "Where?", may_be_empty=True)

    def numbers(self) -> None:
        """Its number: the next is taken where the list is drawn up here."""
        kind = next((kind for kind in MotionKind if kind == self.answers.kind), MotionKind.ORDINARY)
        if self.answers.number or self.answers.notice_number:
            return
        if self.is_drawn_up_here:
            following = next_number(self.archive, self.meeting_key, kind, self.today)
            if following and not self.answers.document:
                say(f"It takes number {following} of the notice, the next of the list that is drawn up here.")
            return
        self.text("number", "Its number among the resolutions, as printed?", may_be_empty=True)
        self.text("notice_number", "Its number in the notice, as printed?", may_be_empty=True)

    def body(self) -> None:
        """The heading and the proposers, from those that the archive has."""
        if not self.answers.committee:
            offered = [self.offer("bodies", key) for key in committees(self.archive, self.meeting_key, self.held)]
            picked = prompts.pick("Under which heading is it taken?", offered, self.take("committee"))
            self.set("committee", "".join(picked))
        if not self.answers.proposers:
            offered = [self.offer("bodies", key) for key in proposers(self.archive, self.meeting_key, self.held)]
            self.set("proposers", prompts.pick("Who put it?", offered, self.take("proposers"), several=True))

    def topics(self) -> None:
        """Its topics, from those that the archive has."""
        if not self.answers.topics:
            offered = [self.offer("topics", key) for key in topics(self.archive, self.meeting_key)]
            self.set("topics", prompts.pick("What is it about?", offered, self.take("topics"), several=True))

    def offer(self, kind: str, key: str) -> Choice:
        """A body or a topic as it is offered."""
        entry = getattr(self.archive, kind)[key]
        return Choice(key, entry.name, entry.also if kind == "bodies" else entry.words)

    def take(self, name: str) -> Callable[[str], bool]:
        """Whether a name that is not offered can be taken all the same; what is wrong with it is told."""

        def may_be_taken(said: str) -> bool:
            value = said if isinstance(getattr(self.answers, name), str) else (said,)
            sentence = self.fault(name, value)
            if not sentence:
                return True
            say(f"  {sentence.removesuffix(NEW_BODY_HINT).rstrip()}")
            if not sentence.endswith(NEW_BODY_HINT) or not is_new_body(said):
                return False
            if prompts.agree(f"Or is {said} a body that the archive does not have yet?"):
                self.set("new_bodies", (*self.answers.new_bodies, said))
                return True
            return False

        return may_be_taken

    def words(self) -> None:
        """The official text, or what it says in plain words."""
        if not self.answers.wording:
            self.wording()
        if self.answers.wording:
            return
        say("Without the official text, the record needs these, in plain words of your own:")
        self.text("about", "What is it about, in at most 80 characters?", may_be_empty=True)
        self.text("summary", "What does it say, in short?", may_be_empty=True)
        if not self.answers.requests:
            example = (
                "rule 5: twelve members in place of ten"
                if self.answers.kind == MotionKind.AMENDMENT
                else "National Officers: write to all branches"
            )
            self.several("requests", f"Who is asked to do what? (so: {example})")
        if not self.answers.positions:
            self.several("positions", "What does it hold, without asking anybody?")

    def parts(self) -> None:
        """Of a composite, what it is made of."""
        if self.answers.kind == MotionKind.COMPOSITE and not self.answers.made_of:
            self.several("made_of", "Which motions is it made of? (m3)")

    def wording(self) -> None:
        """The official text, from a file or typed."""
        while True:
            said = prompts.ask("Its official text? (the name of a file, or: type)", may_be_empty=True)
            try:
                if said.lower() == "type":
                    self.set("wording", prompts.type_text("Type or paste it, with a blank line between paragraphs."))
                elif said:
                    self.set("wording", _wording_of_file(said, self.answers.title))
            except Wrong as error:
                say(f"  {str(error).removeprefix('--wording: ')}")
                continue
            return

    def several(self, name: str, question: str) -> None:
        """Ask for texts, one after another."""
        found: list[str] = []

        def check(said: str) -> str:
            return self.fault(name, (*found, said))

        while said := prompts.ask("And?" if found else question, check, may_be_empty=True):
            found.append(said)
        self.set(name, tuple(found))

    def printed(self) -> None:
        """The document that prints it."""
        if self.answers.document or self.answers.document_title or self.is_drawn_up_here:
            return
        meeting = self.archive.meetings.get(self.meeting_key)
        default = (
            meeting.list.document
            if meeting and meeting.list and not self.fault("document", meeting.list.document)
            else ""
        )
        while True:
            said = prompts.ask("Where is it printed? (words of a document, its key, or a web address)", default=default)
            if is_address(said) or not self.fault("document", said):
                self.set("document", said)
                break
            hits = search(self.archive, said)
            if not hits:
                say(f"  {self.fault('document', said)}")
                continue
            picked = prompts.choose(
                "Which of these?", [(key, document.title) for key, document in hits], may_be_empty=True
            )
            if picked and not (sentence := self.fault("document", picked)):
                self.set("document", picked)
                break
            if picked:
                say(f"  {sentence}")
        if self.fault("document_title", ""):
            say(f"{self.answers.document} is not on the list of documents yet.")
            self.text("document_title", "Its title?")
            self.text("document_publisher", "Who published it?")
            choices = [(kind.value, kind.meaning) for kind in DocumentKind]
            self.one_of("document_kind", "What is it?", choices, "")
            self.text("document_date", "Its date?", may_be_empty=True)

    def decision(self) -> None:
        """What the meeting did, where it has been held."""
        if self.held.first > self.today or self.is_drawn_up_here:
            return
        choices = [(decision.value, decision.meaning) for decision in Decision]
        self.one_of("decision", "What did the meeting do?", choices, Decision.NOT_RECORDED.value)
        said = self.answers.decision.lower()
        if said == Decision.NOT_RECORDED:
            return
        self.text("vote", "The vote? (45 for, 12 against; or in words: unanimously)", may_be_empty=True)
        if said == Decision.REMITTED:
            self.text("sent_to", "To which body?", may_be_empty=True)
        if self.fault("evidence", self.answers.evidence):
            self.several("evidence", "Which document shows that? (its key or its title)")


def _with(answers: Answers, name: str, value: str | tuple[str, ...]) -> Answers:
    """The answers with another one in the place of that of a name."""
    return replace(answers, **{name: value})  # type: ignore[arg-type]


def _today() -> dt.date:
    return dt.date.today()


if __name__ == "__main__":
    run(main)
