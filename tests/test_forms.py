"""The way in through the browser: forms as templates, submitted forms as answers and records, and nothing that a stranger
types does anything."""

import datetime as dt
import io
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import Any, NoReturn

import openpyxl
import pytest
import yaml
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from schema.archive import Archive
from schema.rules import open_archive
from schema.terms import ASSESSABLE, Actor, Decision, DocumentKind, MeetingKind, MotionKind, Progress, Quorum
from scripts import form as command
from scripts.arguments import Arguments
from scripts.intake.documents import CannotRead
from scripts.intake.forms import PLANS, attachments, work_out_form
from scripts.intake.forms.answers import APART, MOST, Answer, FormProblem, fenced, plain, render_answer
from scripts.intake.forms.attachments import find_attachment
from scripts.intake.forms.submitted import (
    Attachment,
    attachments_in,
    chosen,
    read_answers,
    recognise,
    table_bytes,
)
from scripts.intake.one_motion.answers import Answers
from scripts.intake.vocabulary.masking import without_names_typed
from scripts.publish.pages import forms as links
from tests.conftest import Run, typing
from tests.folders import state
from tests.forms import shown
from tests.forms.shown import ARCHIVE, FORMS, ROOT, SAVED, answer_file

TEMPLATES = ROOT / ".github/ISSUE_TEMPLATE"


@pytest.fixture(scope="module")
def held() -> Archive:
    """The invented archive, as the saved forms know it."""
    return open_archive(ARCHIVE, "tests/archive")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The invented archive, to write in."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for name, raw in state(ARCHIVE).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


def body(name: str, **answers: str) -> str:
    """A form as GitHub renders it, with these answers by the fields' names."""
    form = FORMS[name]
    assert set(answers) <= {field.name.replace("-", "_") for field in form.fields}
    return "\n\n".join(
        f"### {field.label}\n\n{answers.get(field.name.replace('-', '_')) or '_No response_'}" for field in form.fields
    )


# The templates -------------------------------------------------------------------------------------------------------


def test_there_is_a_form_for_each_task_and_a_plan_for_each_form() -> None:
    assert set(FORMS) == set(PLANS)
    assert set(FORMS) == {"add-a-meeting", "add-results", "add-a-motion", "what-came-of-it", "something-is-wrong"}


@pytest.mark.parametrize(
    ("form", "field", "terms"),
    [
        ("add-a-meeting", "meeting", MeetingKind),
        ("add-a-meeting", "quorate", Quorum),
        ("add-a-meeting", "document-kind", DocumentKind),
        ("add-results", "document-kind", DocumentKind),
        ("add-a-motion", "kind", MotionKind),
        ("add-a-motion", "decision", Decision),
        ("add-a-motion", "document-kind", DocumentKind),
        ("what-came-of-it", "by", Actor),
        ("what-came-of-it", "document-kind", DocumentKind),
    ],
)
def test_a_list_of_choices_is_the_closed_list(form: str, field: str, terms: Any) -> None:
    choices = next(one.choices for one in FORMS[form].fields if one.name == field)
    assert choices == tuple(term.label for term in terms)
    assert [chosen(choice, terms) for choice in choices] == list(terms)


def test_the_words_that_are_typed_are_named_as_the_closed_lists_have_them() -> None:
    results = " ".join((TEMPLATES / "add-results.yml").read_text().split())
    assert f"The decisions are: {', '.join(Decision)}." in results
    outcome = " ".join((TEMPLATES / "what-came-of-it.yml").read_text().split())
    assert f"clause's letter: {', '.join(term for term in Progress if term in ASSESSABLE)}." in outcome


def test_the_form_for_one_motion_asks_what_can_be_answered() -> None:
    known = {name.replace("_", "-") for name in Answers.__dataclass_fields__}
    assert {field.name for field in FORMS["add-a-motion"].fields} <= known


def test_the_site_links_every_form_by_its_title(invented: Archive) -> None:
    assert {form.name: form.title for form in links.FORMS} == {form.name: form.title for form in FORMS.values()}
    assert links.address(invented.union, "something-is-wrong", motion="https://lampbook.example/2018/1/") == (
        "https://code.example/lampbook/issues/new"
        "?template=something-is-wrong.yml&motion=https%3A//lampbook.example/2018/1/"
    )


# What GitHub takes: its documentation, and the published schema github-issue-forms.json.
KEYS = {"name", "description", "title", "labels", "body"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "options", "default", "multiple"},
    "checkboxes": {"label", "description", "options"},
}


@pytest.mark.parametrize("name", FORMS)
def test_a_template_has_the_shape_that_github_takes(name: str) -> None:
    template = yaml.safe_load((TEMPLATES / f"{name}.yml").read_text())
    assert set(template) == KEYS
    assert template["labels"] == [name]
    assert template["body"][0]["type"] == "markdown"
    labels, names = [], []
    for entry in template["body"]:
        kind, attributes = entry["type"], entry["attributes"]
        assert set(entry) <= {"type", "id", "attributes", "validations"}
        assert set(attributes) <= ATTRIBUTES[kind]
        assert all(isinstance(attributes.get(key, ""), str) for key in ("label", "description", "placeholder", "value"))
        if kind == "markdown":
            continue
        names.append(entry["id"])
        labels.append(attributes["label"])
        assert re.fullmatch(r"[a-zA-Z0-9_-]+", entry["id"])
        assert set(entry.get("validations", {})) <= {"required"}
        options = [option["label"] if isinstance(option, dict) else option for option in attributes.get("options", [])]
        assert all(isinstance(option, str) and option.lower() != "none" for option in options)
        assert len(set(options)) == len(options)
        assert bool(options) == (kind in ("dropdown", "checkboxes"))
    assert len(set(labels)) == len(labels)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_says_first_that_what_is_sent_is_public_and_may_show_membership(name: str) -> None:
    first = yaml.safe_load((TEMPLATES / f"{name}.yml").read_text())["body"][0]["attributes"]["value"]
    opening = " ".join(first.split("\n\n")[0].split())
    assert opening.startswith("**What you send is public, with the name of your account,**")
    assert "you are a member of the union" in opening
    assert "e-mail" in opening


def test_every_field_says_by_an_example_or_a_sentence_what_belongs_in_it() -> None:
    bare = []
    for name in FORMS:
        for entry in yaml.safe_load((TEMPLATES / f"{name}.yml").read_text())["body"]:
            attributes = entry["attributes"]
            if entry["type"] in ("input", "textarea") and not {"description", "placeholder"} & set(attributes):
                bare.append((name, attributes["label"]))
    assert bare == []


# Reading what was submitted ------------------------------------------------------------------------------------------


def test_every_form_is_recognised_by_its_labels() -> None:
    assert [recognise(body(name), FORMS.values()) for name in FORMS] == list(FORMS.values())
    assert recognise("### Something else\n\nA maintainer's own issue.", FORMS.values()) is None
    assert recognise("", FORMS.values()) is None


def test_answers_are_read_as_they_were_typed() -> None:
    form = FORMS["what-came-of-it"]
    typed = {"motion": "2018/1", "event": "One line.\n\n\n### Not a label\n\n    four spaces", "note": "ŵ 🕯️"}
    text = body(form.name, **typed)
    for ending in ("\n", "\r\n", "\r"):
        found = read_answers(form, text.replace("\n", ending))
        assert found == {field.name: typed.get(field.name, "") for field in form.fields}


def test_a_label_typed_within_an_answer_splits_nothing() -> None:
    form = FORMS["what-came-of-it"]
    inside = f"### {form.label('note')}\n\nmine"
    found = read_answers(
        form, body(form.name, event=inside, note="theirs", because=f"### {form.label('motion')}\n\n1/2")
    )
    assert (found["event"], found["note"], found["motion"]) == (inside, "theirs", "")
    assert found["because"] == f"### {form.label('motion')}\n\n1/2"


def test_code_that_a_field_is_rendered_as_is_unwrapped() -> None:
    form = FORMS["add-results"]
    assert read_answers(form, body(form.name, table="```csv\na,b\n\n1,2\n```"))["table"] == "a,b\n\n1,2"
    assert read_answers(form, body(form.name, table="```csv\n\n```"))["table"] == ""


@pytest.mark.parametrize("nothing", ["n/a", "None", "–", "Nil.", "(none)"])
def test_a_field_that_may_be_empty_is_so_where_its_answer_says_it(nothing: str) -> None:
    form = FORMS["something-is-wrong"]
    assert read_answers(form, body(form.name, wrong=nothing, how=nothing)) | {"right": ""} == {
        "motion": "", "wrong": nothing, "right": "", "how": "",
    }  # fmt: skip


def test_a_label_that_is_missing_has_no_answer() -> None:
    form = FORMS["something-is-wrong"]
    assert read_answers(form, "### What is wrong?\n\nAll of it.") == {
        "motion": "", "wrong": "All of it.", "right": "", "how": "",
    }  # fmt: skip


def test_characters_that_nobody_sees_are_dropped() -> None:
    form = FORMS["something-is-wrong"]
    assert read_answers(form, body(form.name, wrong="a\u202eb\u200bc\x07d\te"))["wrong"] == "abcd\te"


@pytest.mark.parametrize(
    "pasted",
    [
        "notice number,decision\n4,carried",
        "notice number\tdecision\n4\tcarried",
        "notice number;decision\n4;carried",
        "\tnotice number\tdecision\n\t4\tcarried",
        "| notice number | decision |\n|---|:--:|\n| 4 | carried |",
        "notice number | decision\n--- | ---\n4 | carried",
        "|notice number|decision|\n|-|-|\n|4|carried|\n",
    ],
)
def test_a_table_is_read_in_every_form_that_people_paste(pasted: str, held: Archive) -> None:
    assert table_bytes(pasted)
    found = shown.answer(body("add-results", meeting="2020", document="agm-2020-notice", table=pasted), held)
    assert found.problems == []
    assert found.staged
    assert found.staged.files == ("2020/m4.yaml",)


@pytest.mark.parametrize(
    "typed", ["```\n" + "`" * 60_000 + "x", "```\n" * 15_000 + "x", "```\n```" + " " * 60_000 + "x"]
)
def test_a_text_of_nothing_but_fences_is_read_at_once(typed: str) -> None:
    began = time.process_time()
    assert read_answers(FORMS["add-results"], body("add-results", table=typed))["table"]
    assert time.process_time() - began < 2


# Attachments ---------------------------------------------------------------------------------------------------------


def test_only_githubs_own_addresses_are_attachments() -> None:
    typed = (
        "[a.docx](https://github.com/user-attachments/files/12/a.docx) "
        "[b](https://github.com/union/archive/files/13/b.pdf) "
        "[c](https://github.com.evil.example/user-attachments/files/14/c.pdf) "
        "[d](http://github.com/user-attachments/files/15/d.pdf) "
        "[e](https://evil.example/?https://github.com/user-attachments/files/e)"
    )
    assert [one.name for one in attachments_in(typed)] == ["a.docx", "b.pdf"]


@pytest.mark.parametrize("name", ["..%2f..%2fharm", "%2e%2e", "a%00b.docx", "-rf", "x" * 300 + ".docx", "..."])
def test_no_attachments_name_leads_out_of_its_folder(name: str, tmp_path: Path) -> None:
    for found in attachments_in(f"[x](https://github.com/user-attachments/files/1/{name})"):
        path = (tmp_path / found.name).resolve()
        assert path.parent == tmp_path.resolve()
        assert re.fullmatch(r"[\w.][\w.-]{0,79}", found.name)
        assert found.name not in (".", "..")


class Store:
    """What answers in GitHub's place."""

    def __init__(self, raw: bytes | Exception) -> None:
        self.raw = raw
        self.asked: list[str] = []

    def open(self, address: str, timeout: float) -> io.BytesIO:
        self.asked.append(address)
        if isinstance(self.raw, Exception):
            raise self.raw
        return io.BytesIO(self.raw)


ATTACHED = Attachment("a.txt", "1", "https://github.com/user-attachments/files/1/a.txt")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes | Exception], Store]:
    def answering(raw: bytes | Exception) -> Store:
        made = Store(raw)
        monkeypatch.setattr(urllib.request, "build_opener", lambda *handlers: made)
        return made

    return answering


def test_an_attachment_is_fetched_once_and_only_when_told(
    store: Callable[[bytes | Exception], Store], tmp_path: Path
) -> None:
    made = store(b"1. A motion")
    with pytest.raises(CannotRead, match="is not here"):
        find_attachment(ATTACHED, tmp_path / "new", fetch=False)
    assert made.asked == []
    for _ in range(2):
        assert find_attachment(ATTACHED, tmp_path / "new", fetch=True).read_bytes() == b"1. A motion"
    assert made.asked == [ATTACHED.address]
    # Another file of the same name is another file.
    other = Attachment("a.txt", "2", "https://github.com/user-attachments/files/2/a.txt")
    made.raw = b"2. Another"
    assert find_attachment(other, tmp_path / "new", fetch=True).read_bytes() == b"2. Another"


def test_what_cannot_be_fetched_is_told(
    store: Callable[[bytes | Exception], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(urllib.error.URLError("gone"))
    with pytest.raises(CannotRead, match="could not be fetched. Attach it again."):
        find_attachment(ATTACHED, tmp_path, fetch=True)
    monkeypatch.setattr(attachments, "LARGEST", 5)
    store(b"123456")
    with pytest.raises(CannotRead, match="more than 0 MB"):
        find_attachment(ATTACHED, tmp_path, fetch=True)
    made = store(b"")
    for address in ("file:///etc/passwd", f"{ATTACHED.address}/../../elsewhere", f"{ATTACHED.address} b"):
        with pytest.raises(CannotRead, match="not a file attached on GitHub"):
            find_attachment(Attachment("a.txt", "1", address), tmp_path, fetch=True)
    assert made.asked == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("address", "is_followed"),
    [
        ("https://objects.githubusercontent.com/x", True),
        ("https://github-production-user-asset-6210df.s3.amazonaws.com/x", True),
        ("https://githubusercontent.com.evil.example/x", False),
        ("https://evilgithubusercontent.com/x", False),
        ("http://objects.githubusercontent.com/x", False),
        ("https://169.254.169.254/latest", False),
        ("https://evil.s3.amazonaws.com/x", False),
        ("file:///etc/passwd", False),
    ],
)
def test_an_attachment_leads_on_to_githubs_stores_only(address: str, is_followed: bool) -> None:
    handler = attachments._OnlyWhereGitHubKeepsThem()
    request = urllib.request.Request(ATTACHED.address)
    arguments: Any = (request, io.BytesIO(), 302, "Found", Message(), address)
    if is_followed:
        followed = handler.redirect_request(*arguments)
        assert followed is not None
        assert followed.full_url == address
    else:
        with pytest.raises(urllib.error.HTTPError):
            handler.redirect_request(*arguments)


# The answers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_a_saved_form_is_answered_as_written_down(path: Path, held: Archive) -> None:
    text = render_answer(shown.answer(path.read_text(encoding="utf-8"), held))
    assert text == answer_file(path).read_text(encoding="utf-8")


def test_there_are_saved_forms_of_every_kind_and_no_answer_without_one() -> None:
    assert {shown.form_of(path.read_text(encoding="utf-8")).name for path in SAVED} == set(FORMS)
    assert {answer_file(path) for path in SAVED} == set(shown.HERE.glob("*.answer.md"))


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_the_line_ends_of_a_form_change_nothing(path: Path, held: Archive) -> None:
    text = path.read_text(encoding="utf-8")
    one, other = (render_answer(shown.answer(form, held)) for form in (text, text.replace("\n", "\r\n")))
    assert one == other


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.stem)
def test_what_a_form_would_change_is_an_archive_without_problems(path: Path, copy: Path) -> None:
    answer = shown.answer(path.read_text(encoding="utf-8"), open_archive(copy), copy)
    if answer.staged:
        assert not answer.problems
        answer.staged.write()
        open_archive(copy)


def test_a_date_in_a_workbook_is_told_with_what_breaks_a_rule_of_the_archive(tmp_path: Path, copy: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Notice number", "Result", "Votes", "Date"])
    sheet.append(["4", "Carried", dt.date(2020, 3, 12), None])
    sheet.append(["9", "Passed to the Council", None, dt.date(2019, 1, 1)])
    sheet.append(["10", "Perhaps", None, None])
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("Drafts").append(["Notice number", "Not this sheet"])
    book.save(tmp_path / "results.xlsx")
    address = "https://github.com/user-attachments/files/1/results.xlsx"
    form = FORMS["add-results"]
    text = body("add-results", meeting="2020", document="agm-2020-notice", table_file=f"[results.xlsx]({address})")
    context = shown.context(open_archive(copy), copy)
    context = type(context)(context.archive, copy, "resolutions", context.today, lambda one: tmp_path / one.name)
    answer = work_out_form(form, read_answers(form, text), context)
    assert answer.staged is None
    assert [problem.sentence.partition(":")[0] for problem in answer.problems] == ["Row 2, Votes", "Row 3, Result"]
    assert "'2020-03-12' is a date or a time, and not a vote" in answer.problems[0].sentence
    assert answer.to_look_at == ["Hidden in the table, and not taken: sheet “Sheet”, row 4."]


def test_forty_motions_out_of_a_word_document_and_their_results(tmp_path: Path, copy: Path) -> None:
    document = Document()
    document.add_heading("Annual General Meeting 2026: Notice of Motions", 0)
    for number in range(1, 41):
        document.add_paragraph().add_run(f"{number}. Lamp Number {number}").bold = True
        document.add_paragraph(f"This AGM instructs the National Council to light lamp number {number} at dusk.")
        document.add_paragraph("Proposer: Harbour Branch")
    document.save(str(tmp_path / "motions.docx"))
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Motion", "Resolution", "Result", "Votes"])
    for number in range(1, 41):
        sheet.append([number, number if number < 21 else None, "Carried" if number < 21 else "Lost", None])
    book.save(tmp_path / "results.xlsx")
    address = "https://github.com/user-attachments/files/1/"

    def answered(text: str) -> Answer:
        form = shown.form_of(text)
        context = shown.context(open_archive(copy), copy)
        context = type(context)(context.archive, copy, "resolutions", context.today, lambda one: tmp_path / one.name)
        answer = work_out_form(form, read_answers(form, text), context)
        assert answer.staged
        assert not answer.problems
        answer.staged.write()
        return answer

    answered(
        body(
            "add-a-meeting", meeting="Annual general meeting", year="2026", held="9 and 10 October 2026", place="Mole",
            quorate="Quorate", file=f"[motions.docx]({address}motions.docx)", document_kind="Notice of motions",
            public="- [x] The union has published this document.",
        )
    )  # fmt: skip
    answered(
        body(
            "add-results", meeting="AGM 2026", table_file=f"[results.xlsx]({address}results.xlsx)",
            document="https://lamplighters.example/2026", document_title="Minutes", document_publisher="The union",
            document_kind="Minutes", document_meaning="What was decided.",
        )
    )  # fmt: skip
    records = open_archive(copy).by_meeting["2026"]
    assert [record.name for record in records if record.is_carried] == [str(number) for number in range(1, 21)]
    assert len(records) == 40


# Nothing that a stranger types does anything -------------------------------------------------------------------------

HARM = [
    "@everyone", "#12", "fixes #12", "GH-12", "owner/name#3", "https://evil.example", "www.evil.example", "a@b.example",
    "<script>alert(1)</script>", "<!-- a -->", "![x](https://evil.example/x.png)", "[x](javascript:alert(1))", "**b**",
    "_b_", "~~b~~", "`b`", "| a | b |", "1. one", "- one", "# one", "> one", "&lt;b&gt;", "$x$", ":tada:", "---", "***",
    "::error file=a::b", "::add-mask::b", "##[group]a",
]  # fmt: skip


@pytest.mark.parametrize("typed", HARM)
def test_a_text_shows_what_was_typed_and_does_nothing(typed: str) -> None:
    markdown = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
    for above in ("- {}", "| a |\n| --- |\n| {} |", "{}"):
        (block,) = [token for token in markdown.parse(above.format(plain(typed))) if typed and token.type == "inline"][
            -1:
        ]
        children = block.children or []
        assert {child.type for child in children} <= {"text", "text_special"}, typed
        assert "".join(child.content for child in children).replace(APART, "") == without_names_typed(typed)
    for made in (plain(typed), fenced(typed)):
        assert not re.search(r"[@#][\w#\[]|://|::|www\.|\bGH-\d", made), typed


def test_no_fence_within_a_text_ends_its_fence() -> None:
    typed = "a\n```\n</details>\n`````\nb"
    (block,) = MarkdownIt().parse(fenced(typed))
    assert (block.type, block.content) == ("fence", typed + "\n")


def test_an_answer_is_never_longer_than_can_be_shown() -> None:
    answer = Answer("A form", plan="line\n" * MOST, tables=[("All", ("A",), [["x" * 60]] * 200)])
    text = render_answer(answer)
    assert len(text) < MOST + 200
    assert text.endswith("</details>\n\nThe rest does not fit here. The files themselves show all of it.\n")
    assert text.count("```") % 2 == 0
    assert len(render_answer(Answer("A form", problems=[FormProblem("Label", "x" * 100)] * 5000))) < MOST + 200


WORDS = st.text() | st.sampled_from(
    ["2018", "2018/1", "AGM 2020", "2020/m9", "a: met", "a", "1. A\n\nB", "4,carried", "../../harm", "\x00", "2026-09",
     *HARM, *(choice for form in FORMS.values() for field in form.fields for choice in field.choices),
     *(f"### {field.label}" for form in FORMS.values() for field in form.fields),
     "https://github.com/user-attachments/files/17/notice.txt", "notice number,decision\n4,carried", "- [x] yes"]
)  # fmt: skip


@given(st.sampled_from(sorted(FORMS)), st.data())
def test_any_answers_give_an_answer_and_change_nothing_but_the_archive(name: str, data: st.DataObject) -> None:
    held = open_archive(ARCHIVE, "tests/archive")
    typed = {field.name.replace("-", "_"): data.draw(WORDS) for field in FORMS[name].fields}
    before = state(ARCHIVE)
    answer = shown.answer(body(name, **typed), held)
    assert render_answer(answer).startswith(f"## {FORMS[name].title}")
    assert bool(answer.problems) <= (answer.staged is None)
    for file in answer.staged.files if answer.staged else ():
        assert re.fullmatch(r"(?:[a-z0-9-]+/)?[a-z0-9-]+\.yaml", file)
    assert state(ARCHIVE) == before


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("typed", ["x" * 65_000, "x\n" * 30_000, "@ `" * 20_000, "| a" * 20_000])
def test_the_longest_form_is_answered(name: str, typed: str, held: Archive) -> None:
    chosen_first = {one.name: one.choices[0] if one.choices else typed for one in FORMS[name].fields}
    for answers in (chosen_first, {**chosen_first, "motion": "2020/m9", "meeting": "2020", "date": "2026"}):
        kept = {one.name.replace("-", "_"): answers[one.name] for one in FORMS[name].fields}
        assert len(render_answer(shown.answer(body(name, **kept), held))) < 65_000


@given(st.text())
def test_any_text_is_read_by_any_form(text: str) -> None:
    for form in FORMS.values():
        assert set(read_answers(form, text)) == {field.name for field in form.fields}
        recognise(text, [form])


# The command ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def running(text: str, *words: str) -> tuple[int, str, str]:
        saved = tmp_path / "body.md"
        saved.write_bytes(text.encode("utf-8", "surrogatepass"))
        return typing(command.main, capsys)(str(saved), "--archive", str(copy), *words)

    return running


LOOKED = body(
    "what-came-of-it", motion="2020/m9", what="I looked, and found nothing", date="2026-11-20", progress="a", note="X."
)


def test_the_command_shows_and_writes_only_when_told(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, copy: Path
) -> None:
    before, answer = state(copy), tmp_path / "answer.md"
    status, said, _ = run(LOOKED)
    assert (status, state(copy)) == (0, before)
    assert run(LOOKED, "--write", "--answer", str(answer))[0] == 0
    assert answer.read_text().strip() == said.strip()
    assert {name for name, raw in state(copy).items() if before[name] != raw} == {"2020/m9.yaml"}
    assert run(LOOKED, "--write")[1].startswith("## What came of it\n\nThe archive already says so.")


def test_what_does_not_fit_ends_with_status_1_and_writes_an_answer_only(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, copy: Path
) -> None:
    before, answer = state(copy), tmp_path / "answer.md"
    status, said, _ = run(body("add-a-meeting"), "--write", "--answer", str(answer))
    assert (status, state(copy)) == (1, before)
    assert "5 things do not fit" in said
    assert "5 things do not fit" in answer.read_text()


def test_wrong_usage_is_told_in_a_sentence(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    assert run("Hello.")[0] == 2
    assert "is not one of the forms: it does not have their labels." in run("Hello.")[2]
    assert run(LOOKED, "--form", "add-result")[2].startswith(
        "There is no form 'add-result'. Did you mean 'add-results'?"
    )
    assert run(LOOKED, "--answer", str(tmp_path / "no" / "folder"))[2].startswith(
        f"{tmp_path}/no/folder cannot be written"
    )
    assert command_error(tmp_path / "nothing.md").startswith(f"{tmp_path}/nothing.md cannot be read")


def command_error(path: Path) -> str:
    said: list[str] = []

    def error(parser: Arguments, words: str) -> NoReturn:
        said.append(words)
        raise SystemExit(2)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Arguments, "error", error)
        with pytest.raises(SystemExit) as ended:
            command.main([str(path), "--archive", str(ARCHIVE)])
    assert ended.value.code == 2
    return said[0]


def test_a_broken_archive_is_not_the_senders_doing(run: Callable[..., tuple[int, str, str]], copy: Path) -> None:
    (copy / "union.yaml").write_text("a: [")
    status, said, _ = run(LOOKED, "--write")
    assert status == 1
    assert "not your fault" in said


def test_a_form_that_is_no_utf_8_is_read_as_far_as_it_goes(run: Callable[..., tuple[int, str, str]]) -> None:
    assert run(LOOKED.replace("X.", "\udcff"))[0] == 0


def test_the_day_of_the_command_is_today(
    run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Day(dt.date):
        @classmethod
        def today(cls) -> "Day":
            return cls(2031, 5, 1)

    monkeypatch.setattr(dt, "date", Day)
    judged = body(
        "what-came-of-it", motion="2020/m9", what="Something happened", event="Lamps came.", date="2022", by="Others",
        document="agm-2024-minutes", progress="a: met", because="They are there.",
    )  # fmt: skip
    assert "judged on 1 May 2031" in run(judged)[1]
