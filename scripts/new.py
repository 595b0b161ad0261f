"""Add one motion: from answers on the terminal or from options, its names looked up, its number found."""

import argparse
import datetime as dt
import shlex
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from schema.folder import read_archive
from schema.problems import Problems, listed
from schema.template import annotated_record
from schema.terms import Decision, DocumentKind, MotionKind
from scripts import prompts
from scripts.arguments import DONE, HAS_PROBLEMS, WRONG_USAGE, Arguments, run, say
from scripts.edit.changes import ChangeSet
from scripts.edit.fill_in import TO_FILL_IN
from scripts.edit.outcomes import file_of
from scripts.intake.documents.formats import READABLE
from scripts.intake.one_motion.adding import Added, add_motion
from scripts.intake.one_motion.answers import Answers, CannotAdd
from scripts.intake.one_motion.naming import NEW_BODY_HINT
from scripts.intake.resolve_input import CannotUse
from scripts.motion_questions import MotionQuestions, wording_of_file
from scripts.plan_output import carry_out, show_plan, write_plan

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
    questions = MotionQuestions(reading.archive, folder, Answers(), _today())
    try:
        questions.answers = _answers(arguments)
        if asks and not (questions.answers.title and questions.answers.meeting):
            questions.ask()
        draft = ChangeSet(folder)
        added = add_motion(reading.archive, draft, questions.answers, _today())
        return _carry_out(draft, added, questions.answers, arguments, asks=asks)
    except CannotUse as error:
        parser.error(str(error))
    except CannotAdd as error:
        lines = [f"{option_of(problem.field)}: {_with_options(problem.text)}" for problem in error.problems]
        if questions.was_asked:
            lines.append(_repeat(questions.answers, arguments.archive))
        parser.error("\n".join(lines))
    except prompts.Stopped:
        if questions.answers != Answers():
            say(_repeat(questions.answers, arguments.archive))
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
    _add_document_options(parser)
    _add_decision_options(parser)
    parser.add_write()
    parser.add_guide(GUIDE)
    return parser


def _add_document_options(parser: Arguments) -> None:
    printed = parser.add_argument_group("where it is printed")
    printed.add_argument("--document", metavar="KEY", default="", help="the document's key, title or web address")
    printed.add_argument(
        "--document-title", metavar="TEXT", default="", help="of a document that is not on the list yet"
    )
    printed.add_argument("--document-publisher", metavar="NAME", default="", help="who published it")
    printed.add_argument("--document-kind", metavar="KIND", default="", help=f"{listed(list(DocumentKind), 'or')}")
    printed.add_argument("--document-date", metavar="DATE", default="", help="its date, where it is known")
    printed.add_argument("--document-meaning", metavar="TEXT", default="", help="what it is good for, in one line")


def _add_decision_options(parser: Arguments) -> None:
    decided = parser.add_argument_group("what the meeting did, where that is known")
    decided.add_argument("--decision", metavar="WORD", default="", help=f"{listed(list(Decision), 'or')}")
    decided.add_argument("--decided", metavar="DATE", default="", help="the day of the decision")
    decided.add_argument("--vote", metavar="VOTE", default="", help="as '45 for, 12 against' or 'unanimously'")
    decided.add_argument("--sent-to", metavar="NAME", default="", help="the body that it was remitted to")
    decided.add_argument(
        "--evidence", metavar="KEY", action="append", default=[],
        help="a document that shows it (else: the one that prints the motion); may be repeated",
    )  # fmt: skip


def option_of(name: str) -> str:
    """The option by which an answer is given."""
    return OPTIONS.get(name, f"--{name.replace('_', '-')}")


def _with_options(sentence: str) -> str:
    """A sentence that names another answer, with the option for it."""
    return sentence.replace(NEW_BODY_HINT, "If it is new to the archive, name it with --new-body too.")


def _answers(arguments: argparse.Namespace) -> Answers:
    """What the options say. Raises CannotUse."""
    found: dict[str, Any] = {}
    for one in fields(Answers):
        name = option_of(one.name)[2:].replace("-", "_")
        value = getattr(arguments, name)
        found[one.name] = tuple(value) if isinstance(value, list) else value
    if arguments.wording:
        if found["wording"]:
            raise CannotUse("--wording and --wording-text both give the official text. Leave one out.")
        found["wording"] = wording_of_file(arguments.wording, found["title"])
    return Answers(**found)


def _repeat(answers: Answers, archive: str) -> str:
    """What could have been typed in place of the answers, so that no work is lost."""
    words = ["python", "-m", "scripts.new", "--archive", archive]
    for one in fields(Answers):
        value = getattr(answers, one.name)
        for said in value if isinstance(value, tuple) else [value] if value else []:
            words += [option_of(one.name), said]
    # A word that begins with a hyphen would be taken for an option.
    joined = [
        f"{words[at]}={shlex.quote(words[at + 1])}" if words[at + 1].startswith("-") else shlex.join(words[at : at + 2])
        for at in range(3, len(words), 2)
    ]
    return f"\nYour answers, to correct and type again:\n{' '.join([*words[:3], *joined])}"


def _today() -> dt.date:
    return dt.date.today()


if __name__ == "__main__":
    run(main)
