"""Read a form that somebody submitted on the repository's website, show what it would change, and write that where asked to."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from schema.folder import read_archive
from schema.sentences import did_you_mean, listed
from scripts.arguments import ARCHIVE, DONE, HAS_PROBLEMS, WRITE, Arguments, Ended, Option, command, run, say
from scripts.edit.changes import CannotEdit
from scripts.intake.forms import work_out_form
from scripts.intake.forms.answers import Answer, render_answer
from scripts.intake.forms.attachments import find_attachment
from scripts.intake.forms.planning import FormContext
from scripts.intake.forms.submitted import Form, read_answers, read_forms, recognise

TEMPLATES = Path(__file__).resolve().parent.parent / ".github" / "ISSUE_TEMPLATE"
ATTACHMENTS = "build/attachments"
LARGEST = 1_000_000
"""Bytes of the longest form; GitHub takes 65,536 characters."""

GUIDE = """\
BODY.md is the text of an issue that was opened with one of the forms in .github/ISSUE_TEMPLATE. The answer is in
Markdown, for the person who sent the form: what would change, what is still to be filled in, and what does not fit and
how to correct it. Attachments are looked for by name in the folder of --attachments. With --fetch they are fetched first,
only from where GitHub keeps them.

Exit status: 0 done, 1 something does not fit and nothing was changed, 2 wrong usage."""


@command
def main(argv: Sequence[str]) -> int:
    """Read the form that the arguments name. Returns the exit status."""
    parser = Arguments(
        "form", "Read a submitted form, and show or write what it would change.",
        Option("body", "BODY.md", "the path of the form as it was submitted"),
        Option("--form", "NAME", "which form it is (default: recognised by its labels)"),
        Option("--attachments", "DIR", f"the folder of the form's attachments (default: {ATTACHMENTS})", ATTACHMENTS),
        Option("--fetch", "", "fetch attachments that are not in that folder yet"),
        Option("--answer", "FILE", "write the answer to this file (without it: only show it)"),
        ARCHIVE, WRITE, guide=GUIDE,
    )  # fmt: skip
    arguments = parser.parse_args(argv)
    form, body = _submitted(parser, arguments.body, arguments.form)
    reading = read_archive(Path(arguments.archive), arguments.archive)
    if reading.archive is None:
        answer = _not_now(form)
    else:
        attachments = Path(arguments.attachments)
        context = FormContext(
            reading.archive, Path(arguments.archive), arguments.archive, dt.date.today(),
            lambda attachment: find_attachment(attachment, attachments, fetch=arguments.fetch),
        )  # fmt: skip
        answer = work_out_form(form, read_answers(form, body), context)
    text = render_answer(answer)
    if arguments.answer:
        try:
            Path(arguments.answer).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            parser.error(f"{arguments.answer} cannot be written: {error.strerror}.")
    say(text)
    if answer.problems or reading.archive is None:
        return HAS_PROBLEMS
    if answer.staged and arguments.write:
        try:
            answer.staged.write()
        except CannotEdit as why:
            raise Ended(str(why), HAS_PROBLEMS) from None
    return DONE


def _submitted(parser: Arguments, path: str, name: str) -> tuple[Form, str]:
    """The form of this name, or the one that the text in a file was submitted by; and that text."""
    forms = read_forms(TEMPLATES)
    if name and name not in forms:
        hint = did_you_mean(name, forms) or f"The forms are {listed(list(forms))}."
        parser.error(f"There is no form '{name}'. {hint}")
    try:
        with Path(path).open("rb") as file:
            body = file.read(LARGEST).decode("utf-8", errors="replace")
    except OSError as error:
        parser.error(f"{path} cannot be read: {error.strerror}.")
    form = forms[name] if name else recognise(body, forms.values())
    if form is None:
        parser.error(
            f"{path} is not one of the forms: it does not have their labels. The forms are {listed(list(forms))}."
        )
    return form, body


def _not_now(form: Form) -> Answer:
    """What is answered while the archive itself is broken."""
    return Answer(
        form.title,
        says=["Thank you. The archive itself cannot be read just now, which is not your fault. Your form is kept."],
        to_look_at=[
            "make check says what is wrong with the archive. After that, edit this issue, and it is read again."
        ],
    )


if __name__ == "__main__":
    run(main)
