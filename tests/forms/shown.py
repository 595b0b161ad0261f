"""Saved forms and what is answered. `python -m tests.forms.shown` writes every answer again, to be read aloud before it is
committed."""

import datetime as dt
from pathlib import Path

from schema.archive import Archive
from schema.rules import open_archive
from scripts.intake.forms import work_out_form
from scripts.intake.forms.answers import Answer, render_answer
from scripts.intake.forms.attachments import find_attachment
from scripts.intake.forms.planning import FormContext
from scripts.intake.forms.submitted import Form, read_answers, read_forms, recognise

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ARCHIVE = HERE.parent / "archive"
FORMS = read_forms(ROOT / ".github/ISSUE_TEMPLATE")
SAVED = sorted(path for path in HERE.glob("*.md") if not path.name.endswith(".answer.md"))
AS_OF = dt.date(2026, 11, 21)


def answer_file(path: Path) -> Path:
    """Where the answer to a saved form is."""
    return path.with_suffix(".answer.md")


def context(archive: Archive, folder: Path = ARCHIVE) -> FormContext:
    """What a form is worked out on, with what the saved ones attach."""
    return FormContext(
        archive, folder, "resolutions", AS_OF, lambda one: find_attachment(one, HERE / "attachments", fetch=False)
    )


def answer(body: str, archive: Archive, folder: Path = ARCHIVE) -> Answer:
    """What comes of a form."""
    form = form_of(body)
    return work_out_form(form, read_answers(form, body), context(archive, folder))


def form_of(body: str) -> Form:
    """The form that a text was submitted by."""
    form = recognise(body, FORMS.values())
    assert form is not None
    return form


if __name__ == "__main__":
    invented = open_archive(ARCHIVE, "tests/archive")
    for saved in SAVED:
        text = render_answer(answer(saved.read_text(encoding="utf-8"), invented))
        answer_file(saved).write_text(text, encoding="utf-8", newline="\n")
