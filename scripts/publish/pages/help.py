"""What fills the slots of the help pages: rules, closed lists, fields, checks, examples. Nothing is told twice."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import Any

from markupsafe import Markup

from schema.archive import Record
from schema.json_schema import ROOTS, json_schema
from schema.numbers import notice_key
from schema.rules import all_rules, of_archive, of_motion, of_published, rules_in
from schema.template import annotated_record
from schema.terms import CLOSED_LISTS, AmendmentDecision, Decision, LinkKind, MotionKind, Progress, Standing, Term
from schema.typed import READING_RULES
from scripts.publish import addresses, words
from scripts.publish.markup import escaped
from scripts.publish.order import newest_first
from scripts.publish.site import Site

MARKED = Decision | AmendmentDecision | Progress | Standing
"""The closed lists whose words stand with a mark beside them on a page."""

FILES = {
    "motion": "A motion: `2018/12.yaml`",
    "meeting": "A meeting: `2018/meeting.yaml`",
    "union": "The union: `union.yaml`",
    "bodies": "Bodies: `bodies.yaml`",
    "topics": "Topics: `topics.yaml`",
    "threads": "Campaigns: `threads.yaml`",
    "abbreviations": "Abbreviations: `abbreviations.yaml`",
    "documents": "Documents: `documents.yaml`",
    "reading": "Rules for reading: `reading.yaml`",
}
"""What each kind of file is called above its fields."""


def guide(site: Site, text: str, root: str = "") -> Markup:
    """A sentence of our own code, as a description or a docstring has it: our small Markdown, and `words as typed`."""
    return Markup(re.sub(r"`([^`<]+)`", r"<code>\1</code>", str(site.prose.inline(" ".join(text.split()), root))))


def slug(name: str) -> str:
    """`Kind of motion` → `kind-of-motion`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


# Rules that readers are shown.


def reader_rules(module: ModuleType) -> list[str]:
    """The numbered rules in a module's docstring, each as one line."""
    _, found, rules = (inspect.getdoc(module) or "").partition("The rules, as readers are shown them:")
    if not found:
        raise LookupError(f"{module.__name__} no longer tells its rules as readers are shown them.")
    return [" ".join(rule.split()) for rule in re.split(r"^\d+\.\s", rules, flags=re.MULTILINE)[1:]]


def rules_of(module: ModuleType) -> Callable[[Site, str], str]:
    """A filler for the rules of a module."""

    def fill(site: Site, root: str) -> str:
        return site.render("rules.html.j2", rules=[guide(site, rule, root) for rule in reader_rules(module)])

    return fill


# Closed lists.


def terms_of(terms: type[Term]) -> Callable[[Site, str], str]:
    """A filler for one closed list."""

    def fill(site: Site, root: str) -> str:
        return site.render("terms.html.j2", lists=[_terms(site, terms, root)], headings=False)

    return fill


def all_terms(site: Site, root: str) -> str:
    """The slot `terms`: every closed list."""
    return site.render("terms.html.j2", lists=[_terms(site, terms, root) for terms in CLOSED_LISTS], headings=True)


def _terms(site: Site, terms: type[Term], root: str) -> dict[str, Any]:
    noun = terms.noun()
    about = (terms.__doc__ or "").partition(": ")[2]
    return {
        "anchor": f"terms-{slug(noun)}",
        "name": noun[0].upper() + noun[1:],
        "about": guide(site, about[:1].upper() + about[1:], root),
        "derived": terms is Standing,
        "terms": [
            {
                "value": term.value,
                "told": words.StatusLabel(term.label, term.mark) if isinstance(term, MARKED) else None,
                "label": term.label,
                "reverse": term.reverse if isinstance(term, LinkKind) else "",
                "meaning": guide(site, term.meaning, root),
                "also": ", ".join(term.also),
            }
            for term in terms
        ],
    }


# Fields.


def fields(site: Site, root: str) -> str:
    """The slot `fields`: every field of every kind of file, from the models' own descriptions."""
    files = []
    for name in ROOTS:
        groups = list(_groups(json_schema(name), ""))
        files.append(
            {
                "anchor": f"fields-{name}",
                "name": guide(site, FILES[name]),
                "groups": [
                    {
                        "path": path,
                        "about": guide(site, group.get("description", ""), root),
                        "rows": [
                            _field(site, name, path, field, part, group, root)
                            for field, part in group["properties"].items()
                        ],
                    }
                    for path, group in groups
                ],
            }
        )
    return site.render("fields.html.j2", files=files)


def _groups(part: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each group of fields within a schema, with the path to it: `outcome.updates`."""
    if "properties" in part:
        yield path, part
        for field, inner in part["properties"].items():
            yield from _groups(inner, f"{path}.{field}" if path else field)
    elif isinstance(part.get("items"), dict):
        yield from _groups(part["items"], path)
    elif isinstance(part.get("additionalProperties"), dict):
        yield from _groups(part["additionalProperties"], f"{path}.KEY" if path else "KEY")


def _field(
    site: Site, file: str, path: str, field: str, part: dict[str, Any], group: dict[str, Any], root: str
) -> dict[str, Any]:
    return {
        "anchor": "-".join(["field", file, *(slug(step) for step in path.split(".") if step), slug(field)]),
        "name": field,
        "needed": field in group.get("required", ()),
        "what": guide(site, _what(part)),
        "terms": _list_of(part),
        "meaning": guide(site, part.get("description", ""), root),
    }


def _what(part: dict[str, Any]) -> str:
    """What may stand in a field, in a sentence; empty where it is a word of a closed list."""
    if "enum" in part:
        return ""
    if "properties" in part:
        return "Fields of its own, below."
    if isinstance(part.get("items"), dict):
        inner = part["items"]
        return "A list, of fields below." if "properties" in inner else f"A list. {_what({**inner, **_said(part)})}"
    if isinstance(part.get("additionalProperties"), dict):
        return f"Names, each with what stands behind its colon. {part['propertyNames'].get('patternErrorMessage', '')}"
    if part.get("pattern") == r"\S":
        return "Text, of as many lines as it needs."
    if "maxLength" in part:
        return f"One line, of at most {part['maxLength']} characters."
    return _said(part).get("patternErrorMessage", "")


def _said(part: dict[str, Any]) -> dict[str, str]:
    """What an editor says of the form of a value, as a sentence."""
    said = part.get("patternErrorMessage", "")
    return {"patternErrorMessage": said if said.endswith(".") else f"{said}."} if said else {}


def _list_of(part: dict[str, Any]) -> dict[str, str] | None:
    """The closed list that a field's word comes from."""
    behind = part.get("additionalProperties")
    values = part.get("enum") or (behind.get("enum") if isinstance(behind, dict) else None)
    if not values:
        return None
    terms = next(terms for terms in CLOSED_LISTS if set(values) <= {term.value for term in terms})
    return {"anchor": f"terms-{slug(terms.noun())}", "name": terms.noun()}


# Checks.


def template(site: Site, root: str) -> str:
    """A whole record with a note on every field."""
    return Markup('<pre tabindex="0"><code class="language-yaml">{}</code></pre>').format(escaped(annotated_record()))


def checks(site: Site, root: str) -> str:
    """The slot `checks`: every rule under its name, with an example of what breaking it is told."""
    groups = (
        ("reading", "When a file is read", READING_RULES),
        ("one-motion", "Within one motion", rules_in(of_motion)),
        ("whole-archive", "Across the archive", rules_in(of_archive)),
        ("permanence", "Against what was published", rules_in(of_published)),
    )
    sentences = all_rules()
    return site.render(
        "checks.html.j2",
        groups=[
            {
                "anchor": f"rules-{anchor}",
                "name": name,
                "rules": [
                    {
                        "name": rule,
                        "sentence": guide(site, sentences[rule], root),
                        "example": site.messages.get(rule, "").strip("\n"),
                    }
                    for rule in rules
                ],
            }
            for anchor, name, rules in groups
        ],
    )


# The archive's own.


def abbreviations(site: Site, root: str) -> str:
    """The slot `abbreviations`: every abbreviation, spelled out."""
    entries = sorted(site.archive.abbreviations.items(), key=lambda pair: pair[1].short.casefold())
    return site.render(
        "abbreviations.html.j2",
        entries=[
            {
                "anchor": f"abbreviation-{key}",
                "short": entry.short,
                "long": entry.name,
                "meaning": site.prose.inline(entry.meaning, root),
            }
            for key, entry in entries
        ],
    )


def examples(site: Site, root: str) -> str:
    """The slot `cite-examples`: how to cite a resolution, a clause, a paragraph and a motion, from this archive."""
    # An ordinary motion makes the plainer example.
    records = sorted(
        newest_first(site.archive.records.values()), key=lambda one: one.motion.kind is not MotionKind.ORDINARY
    )
    found: list[tuple[str, str, str]] = []

    def add(what: str, chosen: Iterable[Record], part: Callable[[Record], tuple[str, str]]) -> None:
        record = next(iter(chosen), None)
        if record:
            reference, anchor = part(record)
            found.append((what, reference, addresses.of_motion(record) + anchor))

    def whole(record: Record) -> tuple[str, str]:
        return words.reference(site.archive, record), ""

    def clause(record: Record) -> tuple[str, str]:
        letter = record.motion.letters[0]
        return words.clause_reference(site.archive, record, letter), f"#{letter}"

    def paragraph(record: Record) -> tuple[str, str]:
        return words.paragraph_reference(site.archive, record, "1"), "#p1"

    numbered = [record for record in records if record.motion.number or record.motion.notice_number]
    carried = [record for record in numbered if record.is_carried and record.motion.number]
    add("A resolution", carried, whole)
    add("A clause of it, by this archive’s letter", [one for one in carried if one.motion.clauses], clause)
    add(
        "A paragraph of the official words, where they are held",
        [one for one in carried if one.motion.wording],
        paragraph,
    )
    add("A motion not recorded as carried", [one for one in numbered if not one.is_carried], whole)
    add(
        "A motion without a number",
        [one for one in records if not (one.motion.number or one.motion.notice_number)],
        whole,
    )
    return site.render(
        "examples.html.j2",
        root=root,
        examples=[
            {"what": what, "reference": reference, "path": path, "address": addresses.permanent(site.archive, path)}
            for what, reference, path in found
        ],
        form=site.archive.union.citation,
    )


def not_found(site: Site, root: str) -> str:
    """The slot `not-found`: what to do at an address where nothing stands."""
    forwarded = next(
        (record for record in site.archive.records.values() if record.motion.number and record.motion.notice_number),
        None,
    )
    notice = (
        f"{forwarded.meeting_key}/{notice_key(forwarded.motion.notice_number)}/"
        if forwarded and forwarded.motion.notice_number
        else ""
    )
    return site.render(
        "not_found.html.j2",
        root=root,
        notice={"path": notice, "name": f"{forwarded.meeting.name}, {words.number_words(forwarded)}"}
        if forwarded and notice
        else None,
        years=[
            {"address": root + addresses.of_meeting(key), "name": meeting.name}
            for key, meeting in reversed(list(site.archive.meetings.items()))
        ],
    )


def keeper(site: Site, root: str) -> str:
    """The slot `keeper`: who keeps this archive, of which union."""
    return site.render("keeper.html.j2", keeper=site.prose.blocks(site.archive.union.keeper, root))


def contact(site: Site, root: str) -> str:
    """The slot `contact`: the address to write to."""
    return site.render("contact.html.j2")


def repository(site: Site, root: str) -> str:
    """The slot `repository`: where the records' files stand."""
    return site.render("repository.html.j2")


def typeface(site: Site, root: str) -> str:
    """The slot `typeface`: the name of the text face."""
    return site.archive.union.text_face.label
