"""The forms, as their templates declare them, and the answers in a submitted one.

A form is declared once, in its template (.github/ISSUE_TEMPLATE); its labels and its lists of choices are read from there.
What is submitted is one Markdown text, in which the label of each field is a heading and the answer stands below it
(https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema).
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from schema.terms import Term
from scripts.intake.vocabulary.phrases import is_empty_cell

NO_ANSWER = "_No response_"
"""The text below the label of an empty field."""

FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})[^\n`]*\n(?P<inside>.*?)\n?^(?P=mark)`*\s*", re.DOTALL | re.MULTILINE)
CHECKED = re.compile(r"- \[[xX]\] (.+)")
RULE_OF_A_TABLE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")

ATTACHMENT = re.compile(
    r"https://github\.com/(?:user-attachments/files|[\w-]+/[\w.-]+/files)/(?P<number>\d+)/(?P<name>[\w%][^\s()<>\"'/]*)"
)
"""Where GitHub puts what is dropped into a field, in its present and its earlier form. Pictures stand elsewhere."""
LINK = re.compile(r"!?\[[^\]]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|<?https?://\S+")


AnyTerm = TypeVar("AnyTerm", bound=Term)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: its name for us, its label for people, and the choices that it offers."""

    name: str
    label: str
    choices: tuple[str, ...] = ()
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name (`add-results`), its title for people, and its fields in their order."""

    name: str
    title: str
    fields: tuple[Field, ...]

    def label(self, name: str) -> str:
        """What people see above a field."""
        return next(field.label for field in self.fields if field.name == name)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file dropped into a field: its name, made harmless, its number on GitHub, and its address."""

    name: str
    number: str
    address: str


def read_forms(folder: Path) -> dict[str, Form]:
    """The forms of a folder of templates, by name. What is not in the shape of a form is no form."""
    forms = {}
    for path in sorted(folder.glob("*.yml")):
        template = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "body" in template:
            fields = tuple(_field(entry) for entry in template["body"] if entry["type"] != "markdown")
            forms[path.stem] = Form(path.stem, template["name"], fields)
    return forms


def _field(entry: Mapping[str, Any]) -> Field:
    attributes = entry["attributes"]
    options = attributes.get("options", ())
    choices = tuple(option["label"] if isinstance(option, dict) else option for option in options)
    needed = entry.get("validations", {}).get("required", False) or any(
        isinstance(option, dict) and option.get("required", False) for option in options
    )
    return Field(entry["id"], attributes["label"], choices, needed)


def recognise(body: str, forms: Iterable[Form]) -> Form | None:
    """The form that a text was submitted with: the one with the largest share of its labels among the headings.

    None where less than half of any form's do.
    """
    headings = {line.removeprefix("### ").strip() for line in _lines(body) if line.startswith("### ")}
    shares = [(sum(field.label in headings for field in form.fields) / len(form.fields), form) for form in forms]
    share, form = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return form if share >= 0.5 else None


def read_answers(form: Form, body: str) -> dict[str, str]:
    """The answer to each field of a form, by the field's name; empty where none was given.

    A heading that somebody typed in an answer does not end it: only a label does, and of one that stands there twice the
    last that leaves the other labels in their order.
    """
    lines = _lines(body)
    answers = {field.name: "" for field in form.fields}
    headings = [(number, line) for number, line in enumerate(map(str.strip, lines)) if line.startswith("### ")]
    end = len(lines)
    for field in reversed(form.fields):
        places = [number for number, line in headings if number < end and line == f"### {field.label}"]
        if places:
            answer = _answer("\n".join(lines[places[-1] + 1 : end]))
            answers[field.name] = "" if is_empty_cell(answer) and not field.is_needed else answer
            end = places[-1]
    return answers


def _answer(text: str) -> str:
    """An answer as it was typed. A field that shows its text as code is submitted between fences."""
    text = text.strip("\n").rstrip()
    if not text.strip() or text.strip() == NO_ANSWER:
        return ""
    match = FENCE.fullmatch(text.strip())
    inside = match["inside"] if match else text
    return "" if inside.strip() in ("", NO_ANSWER) else inside


def _lines(body: str) -> list[str]:
    """The lines of a submitted text, without characters that cannot be seen and have no meaning in a record. A letter and
    its accent are one character, as in records."""
    text = unicodedata.normalize("NFC", body).replace("\r\n", "\n").replace("\r", "\n")
    unseen = {c for c in set(text) - {"\n", "\t"} if unicodedata.category(c) in ("Cc", "Cf", "Cs")}
    return text.translate(dict.fromkeys(map(ord, unseen))).split("\n")


def one_line(answer: str) -> str:
    """An answer to a field of one line."""
    return " ".join(answer.split())


def is_checked(answer: str) -> bool:
    """Whether a box was ticked."""
    return bool(CHECKED.search(answer))


def chosen(answer: str, terms: type[AnyTerm]) -> AnyTerm | None:
    """The term whose label was chosen from a list; None where nothing was chosen, or something else was typed."""
    return next((term for term in terms if one_line(answer).lower() in (term.label.lower(), term.value)), None)


def attachments_in(answer: str) -> list[Attachment]:
    """The files that were dropped into a field."""
    attachments = {
        match.group(): Attachment(_harmless(match["name"]), match["number"], match.group())
        for match in ATTACHMENT.finditer(answer)
    }
    return list(attachments.values())


def foreign_links_in(answer: str) -> list[str]:
    """Links in a field for a file that lead elsewhere than to an attachment: those are not fetched."""
    return [link for link in LINK.findall(answer) if not ATTACHMENT.search(link)]


def without_links(answer: str) -> str:
    """What else was typed in a field for a file."""
    return LINK.sub("", answer).strip()


def _harmless(name: str) -> str:
    """A file's name that can be one in any folder."""
    plain = re.sub(r"[^\w.-]+|^[.-]+", "-", name)
    return plain[-80:].lstrip(".-") or "file"


# Tables ---------------------------------------------------------------------------------------------------------------


def table_bytes(answer: str) -> bytes:
    """A table that was pasted, as CSV: out of a spreadsheet (with tabs), in Markdown (with bars) or as CSV already.

    Its rows keep their numbers, so that a person finds a row again.
    """
    lines = answer.strip("\n").split("\n")
    barred = [line for line in lines if line.strip()]
    if barred and all("|" in line for line in barred) and "\t" not in answer:
        kept = [line for line in lines if not RULE_OF_A_TABLE.fullmatch(line.strip())]
        return csv_bytes(_cells_between_bars(line) for line in kept)
    return answer.encode()


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of cells as CSV."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _cells_between_bars(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]
