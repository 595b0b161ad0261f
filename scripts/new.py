"""Add one motion, from answers on the terminal or from options."""

import argparse
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from schema.sentences import listed
from schema.template import annotated_record
from schema.terms import Decision, DocumentKind, MotionKind
from scripts import prompts
from scripts.arguments import ARCHIVE, DONE, WRITE, Arguments, Option, answers_in, command, options_by_answer, run, say
from scripts.edit.changes import ChangeSet
from scripts.edit.fill_in import TO_FILL_IN
from scripts.edit.outcomes import file_of
from scripts.intake.answers.named import texts_with_names
from scripts.intake.answers.resolve_input import CannotUse
from scripts.intake.documents.formats import READABLE
from scripts.intake.one_motion.adding import Added, add_motion
from scripts.intake.one_motion.answers import Answers, CannotAdd
from scripts.intake.one_motion.naming import NEW_BODY_HINT
from scripts.motion_questions import MotionQuestions, wording_of_file
from scripts.opening import open_readable
from scripts.plan_output import settle, typed_again

GUIDE = f"""\
On a terminal, you are asked for whatever you do not give as an option. In a script, the command lists what is missing.
For example:

  this year's    python -m scripts.new --meeting 2026 --title 'Bicycles' --proposer London --topic travel \\
                     --wording bicycles.docx
  an older one   python -m scripts.new --meeting 2020 --title 'Bicycles' --notice-number 5 --document agm-2020-motions \\
                     --topic travel --about 'Storage for bicycles' --summary 'It asked for storage.' \\
                     --request 'Officers: get the employer to provide storage.'
  by hand        python -m scripts.new --template > resolutions/2026/m19.yaml

Bodies, topics and documents are found by their keys or by any of their names. A motion with its official wording needs
no summary and no clauses yet. Without it, the record is marked where something has to be filled in.

Numbers are never made up. If the list for a coming meeting is kept in this archive, the motion gets the next number of
the notice. Otherwise give the number that the union printed (--number, --notice-number), or leave it out: the record is
then named after a few words of its title. The wording can be read from: {READABLE}"""

OPTION_GROUPS = {
    "a meeting that the archive does not have yet": (
        Option("--held", "DATE", "its day or days, such as 2026-10-09/2026-10-10"),
        Option("--place", "PLACE", "where it is held"),
    ),
    "the motion": (
        Option("--title", "TEXT", "its title, exactly as published"),
        Option("--kind", "KIND", f"{listed(list(MotionKind), 'or')} (default: ordinary)"),
        Option("--number", "NUMBER", "its number among the resolutions, as printed"),
        Option("--notice-number", "NUMBER", "its number in the notice, as printed"),
        Option("--committee", "NAME", "the heading that it is taken under"),
        Option("--proposer", "NAME", "the branch, network, committee or members who proposed it", repeats=True, dest="proposers"),
        Option("--new-body", "NAME", "which of these names is a body that the archive does not have yet", repeats=True, dest="new_bodies"),
        Option("--topic", "NAME", "a topic, by its key, its name or a word that people search by", repeats=True, dest="topics"),
        Option("--made-of", "KEY", "for a composite: a motion that it is made of, such as m3", repeats=True),
    ),
    "its words": (
        Option("--wording", "FILE", "a file that holds the official text and nothing else", dest="wording_file"),
        Option("--wording-text", "TEXT", "the official text itself", dest="wording"),
        Option("--about", "TEXT", "what it is about, plainly, in at most 80 characters"),
        Option("--summary", "TEXT", "what it says, in plain words of your own"),
        Option(
            "--request", "WHO: WHAT",
            "who is asked to do what, in plain words of your own; for a rule change, the rule and what it is to say", repeats=True, dest="requests",
        ),
        Option("--position", "TEXT", "a view that it takes, in plain words of your own", repeats=True, dest="positions"),
    ),
    "where it is printed": (
        Option("--document", "KEY", "the document's key, title or web address"),
        Option("--document-title", "TEXT", "its title, if it is not on the list of documents yet"),
        Option("--document-publisher", "NAME", "who published it"),
        Option("--document-kind", "KIND", listed(list(DocumentKind), "or")),
        Option("--document-date", "DATE", "its date, if known"),
        Option("--document-meaning", "TEXT", "what it shows, in one line"),
    ),
    "what the meeting did, if known": (
        Option("--decision", "WORD", listed(list(Decision), "or")),
        Option("--decided", "DATE", "the day of the decision"),
        Option("--vote", "VOTE", "such as '45 for, 12 against' or 'unanimously'"),
        Option("--because", "TEXT", "why the numbers did not decide, such as 'two-thirds were needed'"),
        Option("--sent-to", "NAME", "the body that it was remitted to"),
        Option(
            "--evidence", "KEY", "a document that shows it (default: the one that prints the motion)", repeats=True
        ),
    ),
}  # fmt: skip
"""The options that say what the motion is, by the headings of the help."""

NEW_BODY_OPTION = "If it is new to the archive, name it with --new-body too."
MEETING = Option("--meeting", "MEETING", "the meeting, such as 2026 or 2026-sgm")
OPTIONS = options_by_answer([MEETING], *OPTION_GROUPS.values())


@command
def main(argv: Sequence[str]) -> int:
    """Add the motion that the arguments describe. Returns the exit status."""
    parser = Arguments(
        "new", "Add one motion.", MEETING, ARCHIVE,
        Option("--template", "", "only show an example record with notes on every field"), WRITE,
        groups=OPTION_GROUPS, guide=GUIDE,
    )  # fmt: skip
    arguments = parser.parse_args(argv)
    if arguments.template:
        say(annotated_record().rstrip())
        return DONE
    folder, today = Path(arguments.archive), _today()
    archive = open_readable(arguments.archive)
    asks = prompts.can_ask()
    questions = MotionQuestions(archive, Answers(), folder, today)
    try:
        questions.given = _answers(arguments)
        if asks and not (questions.given.title and questions.given.meeting):
            questions.ask()
        changes = ChangeSet(folder, today)
        added = add_motion(archive, changes, questions.given, today)
        return settle(
            changes,
            arguments.archive,
            write=arguments.write,
            answers=_repeat(questions.given, arguments.archive) if asks else "",
            marks=added.comments,
            whole=file_of(added.key),
            notes=_notes(added, texts_with_names(changes.steps)),
        )
    except CannotUse as error:
        parser.error(str(error))
    except CannotAdd as error:
        lines = [
            f"{OPTIONS[problem.field]}: {problem.text.replace(NEW_BODY_HINT, NEW_BODY_OPTION)}"
            for problem in error.problems
        ]
        if questions.was_asked:
            lines.append(_repeat(questions.given, arguments.archive))
        parser.error("\n".join(lines))
    except prompts.Stopped:
        if questions.given != Answers():
            say(_repeat(questions.given, arguments.archive))
        raise


def _notes(added: Added, named: Sequence[str]) -> str:
    """What the person should look at besides the plan; `named` are the texts in which somebody may be named."""
    whole = file_of(added.key)
    notes = [*added.notes, *named]
    if any(TO_FILL_IN in words for _, words in added.comments.get(whole, ())):
        notes.append(f"{whole}: what is marked {TO_FILL_IN.strip(': ')}. Until then, `make check` asks for it.")
    return "\n".join(("\nTo look at:", *(f"  {note}" for note in notes))) if notes else ""


def _answers(arguments: argparse.Namespace) -> Answers:
    """What the options say. Raises CannotUse."""
    given = answers_in(arguments, Answers)
    if arguments.wording_file:
        if given.wording:
            raise CannotUse("--wording and --wording-text both give the official text. Leave one out.")
        given = replace(given, wording=wording_of_file(arguments.wording_file, given.title))
    return given


def _repeat(answers: Answers, archive: str) -> str:
    """What could have been typed in place of the answers, so that no work is lost."""
    return typed_again("new", archive, OPTIONS, (answers, ""))


def _today() -> dt.date:
    return dt.date.today()


if __name__ == "__main__":
    run(main)
