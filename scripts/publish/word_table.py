"""The table of the site's own words: every sentence that it says, found where it stands in English."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_javascript
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

import schema.progress
import schema.standing
from schema.language import CONTEXT_ENDS, Language, in_context
from schema.terms import CLOSED_LISTS
from scripts.publish.digest import ROOT
from scripts.publish.frames.frames import without_unused
from scripts.publish.json_text import compact
from scripts.publish.markup_words import sentences
from scripts.publish.pages.help import reader_rules
from scripts.publish.site import TEMPLATES, WITHOUT_WORDS

HEADER = "# The site's own words in another language. `make words` brings the sentences up to date."

CODE = ("schema", "scripts/publish")
"""The folders whose code makes sentences."""

IN_ENGLISH = frozenset(
    f"{name}.py"
    for name in "schema/problems schema/sentences schema/review schema/rules/of_published scripts/publish/publishing "
    "scripts/publish/exports/letters".split()
)
"""Code whose sentences are for those who keep an archive, in the answers of commands and in letters."""

SAID = {"_": None, "ngettext": (1, 2), "pgettext": (1, 2)}
"""The functions that say a sentence."""

Found = tuple[str | tuple[str, str], str]
"""A sentence, in its context if it has one, or one with its plural; and the file that it stands in."""


def table(frames: Path) -> Catalog:
    """Every sentence once, in order of its place. `frames` holds what MkDocs built."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for message, file in _all(frames):
        context, text = split_context(message)
        if catalog.get(text, context) is None:
            catalog.add(text, context=context, locations=[(file, 0)])
    return catalog


def _all(frames: Path) -> Iterator[Found]:
    yield from _in_pages(frames)
    yield from _in_templates()
    yield from _of_terms()
    yield from _of_rules()
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.relative_to(ROOT).as_posix() not in IN_ENGLISH:
                yield from _in_code(path)
    yield from script_messages(ROOT / "docs/assets")


def _in_pages(frames: Path) -> Iterator[Found]:
    """The frames' own words, and those of hand-written pages: each page has the frame around it."""
    for path in sorted(frames.rglob("*.html"), key=lambda path: (not path.is_relative_to(frames / "frames"), path)):
        for sentence in sentences(without_unused(path.read_text(encoding="utf-8"))):
            yield sentence, f"/{path.relative_to(frames).as_posix().removesuffix('index.html')}"


def _in_templates() -> Iterator[Found]:
    for path in sorted(TEMPLATES.glob("*.j2")):
        if path.name in WITHOUT_WORDS:
            continue
        source = path.read_text(encoding="utf-8")
        for sentence in sentences(source):
            yield sentence, path.name
        # What is said within an expression or a statement.
        for found in babel_extract(BytesIO(source.encode()), list(SAID), (), {"silent": "false"}):
            if found[2]:
                yield _message(found[1], found[2]), path.name


def _message(function: str, found: object) -> str | tuple[str, str]:
    if isinstance(found, str):
        return found
    texts = [text for text in found if isinstance(text, str)]  # type: ignore[attr-defined]
    if function == "pgettext":
        return in_context(*texts)
    return texts[0] if len(texts) == 1 else (texts[0], texts[1])


def split_context(message: str | tuple[str, str]) -> tuple[str | None, str | tuple[str, str]]:
    """A message as its context, None as a rule, and its sentence."""
    if isinstance(message, tuple):
        return None, message
    context, _, text = message.rpartition(CONTEXT_ENDS)
    return context or None, text


def _of_terms() -> Iterator[Found]:
    for terms in CLOSED_LISTS:
        for term in terms:
            for words in (in_context(terms.context(), term.label), term.meaning, getattr(term, "reverse", "")):
                if words:
                    yield words, "schema/terms.py"


def _of_rules() -> Iterator[Found]:
    """The rules that readers are shown of what is derived."""
    for module in (schema.standing, schema.progress):
        for rule in reader_rules(module):
            yield rule, f"{module.__name__.replace('.', '/')}.py"


def _in_code(path: Path) -> Iterator[Found]:
    """What code says: in `_`, `N_` and `ngettext`, and the nouns that `counted` and `named` are given."""
    file = path.relative_to(ROOT).as_posix()
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        texts = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        match getattr(call.func, "id", ""), texts:
            case (("_" | "N_"), [text]):
                yield text, file
            case "ngettext", [one, many]:
                yield (one, many), file
            case "pgettext", [context, text]:
                yield in_context(context, text), file
            case "counted", [noun]:
                yield from ((message, file) for message in _counted(noun, f"{noun}s"))
            case "counted", [noun, nouns]:
                yield from ((message, file) for message in _counted(noun, nouns))
            case "named", [noun]:
                yield (f"{noun} {{names}}", f"{noun}s {{names}}"), file


def _counted(noun: str, nouns: str) -> Iterator[str | tuple[str, str]]:
    yield f"{{number}} {noun}", f"{{number}} {nouns}"
    yield f"no {nouns}"


def script_words(language: Language, frames: Path) -> str:
    """The script with what scripts say in a language: they read it before anything else (docs/assets/theme.js)."""
    keys = {message if isinstance(message, str) else message[0] for message, _ in script_messages(frames / "assets")}
    known = {key: language.translations[key] for key in sorted(keys) if key in language.translations}
    # The rule was read by gettext's own parser, so it is arithmetic on n alone.
    return f'"use strict";\nwindow.words = {{ form: (n) => Number({language.plural_rule}), sentences: {compact(known)} }};\n'


def script_messages(folder: Path) -> Iterator[Found]:
    for path in sorted(folder.glob("*.js")):
        with path.open("rb") as file:
            for found in extract_javascript(file, SAID, (), {}):
                yield _message(str(found[1]), found[2]), path.name


def as_text(catalog: Catalog, *, header: bool) -> bytes:
    """A table as its file has it."""
    file = BytesIO()
    write_po(file, catalog, width=110, omit_header=not header, include_lineno=False)
    return file.getvalue()


def brought_up_to(catalog: Catalog, existing: bytes, tag: str) -> Catalog:
    """A language's table with every sentence of the whole table, and its own translations of those that are still said."""
    language = read_po(BytesIO(existing)) if existing else Catalog(header_comment=HEADER, fuzzy=False)
    language.locale = tag.replace("-", "_")
    language.update(catalog, no_fuzzy_matching=True, update_creation_date=False)
    return language


def share(catalog: Catalog) -> tuple[int, int]:
    """How many sentences of a language are translated, and how many there are."""
    messages = [message for message in catalog if message.id]
    return sum(map(is_translated, messages)), len(messages)


def is_translated(message: Message) -> bool:
    """Whether a message of a language has all of its translation."""
    return bool(message.string) and all(_forms(message.string)) and not message.fuzzy


def _forms(string: object) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)  # type: ignore[arg-type]
