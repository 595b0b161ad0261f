"""The slots of the help pages: rules, closed lists, fields, checks and examples, each from where it is declared."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import get_args, get_origin

from markupsafe import Markup
from pydantic.fields import FieldInfo

from schema.archive import Record
from schema.characters import hyphenated
from schema.json_schema import ROOTS
from schema.language import _
from schema.numbers import notice_key
from schema.permanence import Kept, kept
from schema.rules import ONE_MOTION, PERMANENCE, WHOLE_ARCHIVE, all_rules, rules_in
from schema.shapes import FieldShape, Shape, bare_types, fields_of, groups_in, model_in
from schema.template import annotated_record
from schema.terms import CLOSED_LISTS, MotionKind, Term
from schema.typed import READING_RULES
from schema.union import LISTS
from scripts.publish import addresses, words
from scripts.publish.html_text import from_root
from scripts.publish.markup import escaped
from scripts.publish.order import newest_first
from scripts.publish.site import Site
from scripts.publish.views.motion import NamedPath

FILES = {
    "motion": "A motion: `2018/12.yaml`",
    "meeting": "A meeting: `2018/meeting.yaml`",
    "union": "The union: `union.yaml`",
    **{each.kind: f"{each.heading}: `{each.file}`" for each in LISTS},
}
"""The heading above the fields of each kind of file."""
PUBLISHED = FILES.keys() - {each.kind for each in LISTS if not each.is_published}
"""The kinds of file that are published."""


def guide(site: Site, text: str, root: str = "") -> Markup:
    """A sentence from a description or a docstring in the code: our small Markdown, with backquotes for code."""
    sentence = site.prose.inline(" ".join(text.split()))
    html = str(site.text(from_root(root), expand=False).inline(sentence))
    return Markup(re.sub(r"`([^`<]+)`", r"<code>\1</code>", html))


def guide_in_english(site: Site, text: str, root: str = "") -> Markup:
    """The same for what the program says in English alone, and marked as such on a site in another language."""
    sentence = guide(site, text, root)
    return Markup('<span lang="en" dir="ltr">{}</span>').format(sentence) if site.language else sentence


def _render(site: Site, template: str, root: str, **names: object) -> Markup:
    """A template that shows sentences from the code, which `guide` renders."""
    in_english = partial(guide_in_english, site, root=root)
    return site.render(template, root, guide=in_english, told=partial(guide, site, root=root), slug=hyphenated, **names)


def reader_rules(module: ModuleType) -> list[str]:
    """The numbered rules for readers in a module's docstring, each as one line."""
    _before, heading, rules = (inspect.getdoc(module) or "").partition("The rules, as readers are shown them:")
    if not heading:
        raise LookupError(f"The docstring of {module.__name__} no longer has the rules as readers are shown them.")
    return [" ".join(rule.split()) for rule in re.split(r"^\d+\.\s", rules, flags=re.MULTILINE)[1:]]


def rules_of(module: ModuleType) -> Callable[[Site, str], str]:
    """What fills a slot with the rules of a module."""
    return lambda site, root: _render(site, "rules.html.j2", root, rules=reader_rules(module))


def terms_of(terms: type[Term]) -> Callable[[Site, str], str]:
    """What fills a slot with one closed list."""
    return lambda site, root: _render(site, "terms.html.j2", root, lists=[terms], headings=False)


def all_terms(site: Site, root: str) -> str:
    """The slot `terms`: every closed list."""
    return _render(site, "terms.html.j2", root, lists=CLOSED_LISTS, headings=True)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field: whether a record needs it, what it may hold, and what it means. `terms` is the closed list of its words."""

    anchor: str
    name: str
    needed: bool
    what: str
    terms: type[Term] | None
    meaning: str


Group = tuple[str, str, list[FieldRow]]
"""A group of fields: its path in the file, such as `outcome.updates`, its description, and its fields."""


def fields(site: Site, root: str) -> str:
    """The slot `fields`: every field of every kind of file, in groups, from the descriptions in the models."""
    files = {name: list(_groups(name, Shape(adapter._type))) for name, adapter in ROOTS.items()}
    return _render(site, "fields.html.j2", root, files=files, names=FILES)


def _groups(file: str, whole: Shape) -> Iterator[Group]:
    for where, group in groups_in(whole):
        if model := model_in(group.hint):
            path = where if whole.fields else ("KEY", *where)
            rows = [_field(file, path, field, model.model_fields[field.attribute]) for field in fields_of(model)]
            yield ".".join(path), group.description or inspect.getdoc(model) or "", rows


def _field(file: str, path: tuple[str, ...], field: FieldShape, declared: FieldInfo) -> FieldRow:
    name, how = field.shape.name, kept(field)
    held = f"Once published, it {how.value}." if file in PUBLISHED and how is not Kept.PARTS else ""
    return FieldRow(
        anchor="-".join(["field", file, *map(hyphenated, path), hyphenated(name)]),
        name=name,
        needed=declared.is_required(),
        what=_what(field.shape),
        terms=_list_of(field.shape) or _list_of(field.shape.within("key")),
        meaning=f"{field.shape.description} {held}",
    )


def _what(shape: Shape) -> str:
    """What a field may contain, in a sentence; empty for a word of a closed list."""
    if _list_of(shape):
        return ""
    entry, form = shape.within(0), shape.form
    keys = next((Shape(get_args(part)[0]) for part in bare_types(shape.hint) if get_origin(part) is dict), None)
    if shape.fields:
        return "Fields of its own, below."
    if entry.fields:
        return "A list, of fields below."
    if "items" in form or (entry.hint and not form):
        return f"A list. {_form(form) or _what(entry)}"
    if keys:
        return f"Names, each with its value after a colon. {_form(keys.form)}"
    if form.get("pattern") == r"\S":
        return "Text, of as many lines as it needs."
    if "maxLength" in form:
        return f"One line, of at most {form['maxLength']} characters."
    return _form(form)


def _form(form: Mapping[str, object]) -> str:
    """The sentence with which an editor describes the form of a value; empty if there is none."""
    sentence = str(form.get("patternErrorMessage", ""))
    return f"{sentence.rstrip('.')}." if sentence else ""


def _list_of(shape: Shape) -> type[Term] | None:
    """The closed list from which a value takes its word; None if there is none."""
    types = bare_types(shape.hint)
    return next((part for part in types if isinstance(part, type) and issubclass(part, Term)), None)


def template(site: Site, root: str) -> str:
    """The slot `template`: a whole record with a note on every field."""
    return Markup(
        '<details class="folded"><summary>{}</summary>'
        '<pre tabindex="0"><code class="language-yaml">{}</code></pre></details>'
    ).format(_("The whole record, with a note on every field"), escaped(annotated_record()))


def checks(site: Site, root: str) -> str:
    """The slot `checks`: every rule with its name, and an example of the message when it is broken."""
    groups = (
        ("reading", _("When a file is read"), READING_RULES),
        ("one-motion", _("Within one motion"), rules_in(ONE_MOTION)),
        ("whole-archive", _("Across the archive"), rules_in(WHOLE_ARCHIVE)),
        ("permanence", _("Against what was published"), rules_in(PERMANENCE)),
    )
    return _render(site, "checks.html.j2", root, groups=groups, sentences=all_rules(), messages=site.messages)


def abbreviations(site: Site, root: str) -> str:
    """The slot `abbreviations`: every abbreviation, spelled out."""
    entries = sorted(site.archive.abbreviations.items(), key=lambda pair: pair[1].short.casefold())
    text = site.text(from_root(root), expand=False)
    return site.render("abbreviations.html.j2", root, entries=entries, parse=site.prose.inline, text=text)


@dataclass(frozen=True, slots=True)
class ExampleView:
    """An example of a citation: what is cited, its reference, and its address."""

    what: str
    reference: str
    path: str
    address: str


def examples(site: Site, root: str) -> str:
    """The slot `cite-examples`: how to cite a resolution, a clause, a paragraph and a motion of this archive."""
    # An ordinary motion makes the plainer example.
    records = sorted(
        newest_first(site.archive.records.values()), key=lambda record: record.motion.kind is not MotionKind.ORDINARY
    )
    numbered = [record for record in records if words.label_and_number(record)[1]]
    others = [record for record in records if not words.label_and_number(record)[1]]
    carried = [record for record in numbered if record.is_carried and record.motion.number]
    chosen = (
        (_("A resolution"), carried, ""),
        (
            _("A clause of it, by this archive’s letter"),
            [record for record in carried if record.motion.clauses],
            "clause",
        ),
        (
            _("A paragraph of the official words, where they are held"),
            [record for record in carried if record.motion.wording],
            "paragraph",
        ),
        (_("A motion not recorded as carried"), [record for record in numbered if not record.is_carried], ""),
        (_("A motion without a number"), others, ""),
    )
    views = [_example(site, what, members[0], part) for what, members, part in chosen if members]
    return site.render("examples.html.j2", root, examples=views)


def _example(site: Site, what: str, record: Record, part: str) -> ExampleView:
    reference, anchor = words.reference(site.archive, record), ""
    if part == "clause":
        letter = record.motion.letters[0]
        reference, anchor = words.clause_reference(site.archive, record, letter), f"#{letter}"
    elif part == "paragraph":
        reference, anchor = words.paragraph_reference(site.archive, record, "1"), "#p1"
    path = addresses.of_motion(record) + anchor
    return ExampleView(what, reference, path, addresses.permanent(site.archive, path))


def not_found(site: Site, root: str) -> str:
    """The slot `not-found`: what to do at an address that has no page."""
    archive = site.archive
    forwarded = next(
        (record for record in archive.records.values() if record.motion.number and record.motion.notice_number), None
    )
    notice = None
    if forwarded and forwarded.motion.notice_number:
        path = f"{forwarded.meeting_key}/{notice_key(forwarded.motion.notice_number)}/"
        notice = NamedPath(words.in_meeting(forwarded), path)
    years = [site.views.named("meetings", key) for key in reversed(list(archive.meetings))]
    return site.render("not_found.html.j2", root, notice=notice, years=years)


def privacy(site: Site, root: str) -> str:
    """The slot `privacy`: who answers for what is said of people, on what basis, for how long, and how soon they reply."""
    answer = site.archive.union.privacy
    parse = site.prose.blocks
    return site.render(
        "privacy.html.j2",
        root,
        answer=answer,
        basis=parse(answer.basis) if answer else (),
        kept_for=parse(answer.kept_for) if answer else (),
        host=parse(answer.host) if answer and answer.host else (),
    )
