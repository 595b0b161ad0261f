"""What is asked on the terminal where somebody adds a motion; each answer is checked as it is given."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from schema.dates import Date, parse_date
from schema.terms import Decision, DocumentKind, MotionKind
from scripts import prompts
from scripts.arguments import say
from scripts.edit.changes import ChangeSet
from scripts.intake.answers.answer_problem import problem_of
from scripts.intake.answers.evidence import is_address
from scripts.intake.answers.resolve_input import CannotUse
from scripts.intake.documents import CannotRead
from scripts.intake.documents.reading import read_document
from scripts.intake.marks.tidying import tidy
from scripts.intake.motions.parsed_motion import wording_of
from scripts.intake.one_motion.adding import add_motion
from scripts.intake.one_motion.answers import Answers, CannotAdd
from scripts.intake.one_motion.naming import NEW_BODY_HINT, is_new_body
from scripts.intake.one_motion.numbering import is_drawn_up_here, next_number
from scripts.intake.one_motion.offers import committees, proposers, topics
from scripts.intake.planning.meetings import meeting_key_of, meeting_name, year_of
from scripts.intake.vocabulary.bodies import plain
from scripts.prompts import Choice
from scripts.questions import Questions, Value, with_answer


def wording_of_file(name: str, title: str = "") -> str:
    """The official text that a file holds, without a first line that is only the title. Raises CannotUse."""
    try:
        document = read_document(Path(name))
    except CannotRead as why:
        raise CannotUse(f"--wording: {name}: {why}") from None
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
    raise CannotUse(f"--wording: {name}: There is no text of a motion in it.")


@dataclass
class MotionQuestions(Questions[Answers]):
    """The conversation about one motion."""

    folder: Path
    today: dt.date
    was_asked: bool = False

    def ask(self) -> None:
        """Ask for all that is not given yet."""
        self.was_asked = True
        self.meeting()
        self.text("title", "Its title, exactly as published?")
        self.one_of("kind", "What kind of motion is it?", MotionKind, MotionKind.ORDINARY)
        self.numbers()
        self.body()
        self.topics()
        self.words()
        self.parts()
        self.printed()
        self.decision()

    def problem(self, name: str, value: Value) -> str:
        """What is wrong with an answer beside those given before; empty where nothing is."""
        try:
            add_motion(self.archive, ChangeSet(self.folder), with_answer(self.given, name, value), self.today)
        except CannotAdd as error:
            return problem_of(error.problems, name)
        return ""

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
        return meeting_key_of(self.archive, self.given.meeting)

    def meeting(self) -> None:
        """Which meeting; of one that is new, its days and place."""
        if sentence := self.given.meeting and self.problem("meeting", self.given.meeting):
            raise CannotUse(f"--meeting: {sentence}")
        self.text("meeting", "Which meeting is it for? (its year, or a key such as 2026-sgm)")
        name = meeting_name(self.archive, self.meeting_key)
        if self.meeting_key in self.archive.meetings:
            count = len(self.archive.by_meeting[self.meeting_key])
            say(f"{name}: {count} recorded.")
            return
        say(f"{name} is not in the archive yet; it will be added.")
        year = year_of(self.meeting_key)
        self.text(
            "held", f"On what day or days is it held? ({year}-10-09, {year}-10-09/{year}-10-10)", may_be_empty=True
        )
        if self.given.held:
            self.text("place", "Where?", may_be_empty=True)

    def numbers(self) -> None:
        """Its number: the next is taken where the list is drawn up here."""
        kind = next((kind for kind in MotionKind if kind == self.given.kind), MotionKind.ORDINARY)
        if self.given.number or self.given.notice_number:
            return
        if self.is_drawn_up_here:
            following = next_number(self.archive, self.meeting_key, kind, self.today)
            if following and not self.given.document:
                say(f"It gets number {following} of the notice, the next on the list that is kept here.")
            return
        self.text("number", "Its number among the resolutions, as printed?", may_be_empty=True)
        self.text("notice_number", "Its number in the notice, as printed?", may_be_empty=True)

    def body(self) -> None:
        """The heading and the proposers, from those that the archive has."""
        if not self.given.committee:
            offered = [self.offer("bodies", key) for key in committees(self.archive, self.meeting_key, self.held)]
            picked = prompts.pick("Under which heading is it taken?", offered, self.take("committee"))
            self.set("committee", "".join(picked))
        if not self.given.proposers:
            offered = [self.offer("bodies", key) for key in proposers(self.archive, self.meeting_key, self.held)]
            self.set("proposers", prompts.pick("Who proposed it?", offered, self.take("proposers"), several=True))

    def topics(self) -> None:
        """Its topics, from those that the archive has."""
        if not self.given.topics:
            offered = [self.offer("topics", key) for key in topics(self.archive, self.meeting_key)]
            self.set("topics", prompts.pick("What is it about?", offered, self.take("topics"), several=True))

    def offer(self, kind: str, key: str) -> Choice:
        """A body or a topic as it is offered."""
        entry = getattr(self.archive, kind)[key]
        return Choice(key, entry.name, entry.also if kind == "bodies" else entry.words)

    def take(self, name: str) -> Callable[[str], bool]:
        """Whether a name that is not offered can be taken all the same. Says what is wrong with it."""

        def may_be_taken(answer: str) -> bool:
            value = answer if isinstance(getattr(self.given, name), str) else (answer,)
            sentence = self.problem(name, value)
            if not sentence:
                return True
            say(f"  {sentence.removesuffix(NEW_BODY_HINT).rstrip()}")
            if not sentence.endswith(NEW_BODY_HINT) or not is_new_body(answer):
                return False
            if prompts.agree(f"Is {answer} a body that the archive does not have yet?"):
                self.set("new_bodies", (*self.given.new_bodies, answer))
                return True
            return False

        return may_be_taken

    def words(self) -> None:
        """The official text, or what it says in plain words."""
        if not self.given.wording:
            self.wording()
        if self.given.wording:
            return
        say("Without the official text, the record needs these, in plain words of your own:")
        self.text("about", "What is it about, in at most 80 characters?", may_be_empty=True)
        self.text("summary", "What does it say, in short?", may_be_empty=True)
        if not self.given.requests:
            example = (
                "rule 5: twelve members in place of ten"
                if self.given.kind == MotionKind.AMENDMENT
                else "the officers: write to all branches"
            )
            self.several("requests", f"Who is asked to do what? (for example: {example})")
        if not self.given.positions:
            self.several("positions", "What view does it take, without asking anybody to act?")

    def parts(self) -> None:
        """Of a composite, what it is made of."""
        if self.given.kind == MotionKind.COMPOSITE and not self.given.made_of:
            self.several("made_of", "Which motions is it made of? (m3)")

    def wording(self) -> None:
        """The official text, from a file or typed."""
        while True:
            answer = prompts.ask("Its official text? (the name of a file, or: type)", may_be_empty=True)
            try:
                if answer.lower() == "type":
                    self.set("wording", prompts.type_text("Type or paste it, with a blank line between paragraphs."))
                elif answer:
                    self.set("wording", wording_of_file(answer, self.given.title))
            except CannotUse as error:
                say(f"  {str(error).removeprefix('--wording: ')}")
                continue
            return

    def printed(self) -> None:
        """The document that prints it."""
        if self.given.document or self.given.document_title or self.is_drawn_up_here:
            return
        meeting = self.archive.meetings.get(self.meeting_key)
        default = (
            meeting.list.document
            if meeting and meeting.list and not self.problem("document", meeting.list.document)
            else ""
        )
        while True:
            answer = prompts.ask(
                "Where is it printed? (some words of the document, its key, or a web address)", default=default
            )
            if not is_address(answer) and self.problem("document", answer):
                answer = self.document_among(answer)
            sentence = "" if is_address(answer) else self.problem("document", answer)
            if answer and not sentence:
                self.set("document", answer)
                break
            if answer:
                say(f"  {sentence}")
        if self.problem("document_title", ""):
            say(f"{self.given.document} is not on the list of documents yet.")
            self.text("document_title", "Its title?")
            self.text("document_publisher", "Who published it?")
            self.one_of("document_kind", "What is it?", DocumentKind)
            self.text("document_date", "Its date?", may_be_empty=True)

    def decision(self) -> None:
        """What the meeting did, where it has been held."""
        if self.held.first > self.today or self.is_drawn_up_here:
            return
        self.one_of("decision", "What did the meeting do?", Decision, Decision.NOT_RECORDED)
        # A word that is no decision is reported with the record; no more is asked of it here.
        typed = self.given.decision.lower()
        decision = next((term for term in Decision if term.value == typed), Decision.NOT_RECORDED)
        if decision is Decision.NOT_RECORDED:
            return
        if decision.may_have_vote:
            self.text("vote", "The vote? (45 for, 12 against; or in words: unanimously)", may_be_empty=True)
        if self.given.vote and self.problem("because", ""):
            self.text("because", "The numbers say otherwise. Why? (two-thirds were needed)", may_be_empty=True)
        if decision.may_be_sent_on:
            self.text("sent_to", "Which body was it sent to?", may_be_empty=True)
        if self.problem("evidence", self.given.evidence):
            self.several("evidence", "Which document shows that? (its key or its title)")
