"""What every page is made from: the archive on a day, its views, and the templates."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.ext import Extension
from markupsafe import Markup

from schema.archive import Archive, Record
from schema.dates import day_words
from schema.language import Language, _, in_english, language_of, ngettext, pgettext
from schema.sentences import counted
from scripts.publish import addresses, words
from scripts.publish.abbreviations import Expander
from scripts.publish.bearing import Bearing
from scripts.publish.build_cache import BuildCache, divided, joined
from scripts.publish.compiled import CompiledTemplates
from scripts.publish.digest import digest_of, of_program
from scripts.publish.html_text import Href, HtmlText, ShowState, from_root
from scripts.publish.markup import escaped, in_template
from scripts.publish.markup_words import translated
from scripts.publish.prose import ProseParser, typographic, typographic_markup, unbroken
from scripts.publish.views.views import Views

TEMPLATES = Path(__file__).parent / "templates"

EMPTY = Markup()

Value = TypeVar("Value")

REPEATED = ("state", "plain_state", "since")
"""What many pages have many times over, by its name in marks.html.j2: each is rendered once."""

MOST_VIEWS = 1_000
"""How many views of whole motions are held while groups of pages are made, of 50 kB each."""

INDENTED = re.compile(r"\n\s+")
BETWEEN = re.compile(r"> {2,}(?=<)")
"""White space that templates leave: indents and empty lines, and spaces between elements of one line."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ours: its path from the root (`2018/12/`), title, description, section of the menu, and content.

    `head` is further markup for the page's head. `forward` is the path that the page leads on to, if it only forwards.
    """

    path: str
    title: str
    description: str
    section: str
    content: Markup
    head: Markup = EMPTY
    forward: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file of ours that is no page, or the next part of one that is never held whole."""

    path: str
    content: str | bytes


@dataclass(frozen=True, slots=True)
class Group:
    """Pages and files that are made from one and the same: an earlier build's are taken where that has not changed.

    `made_from` is a digest of all that goes into them, besides the program and the frames (see bearing.py). The paths of all
    their files fit `paths`, a pattern of the shell. Where their contents are not kept they are made again unless the old site has them.
    """

    made_from: str
    make: Callable[[], Page | Iterable[Page | File]]
    paths: str = "*"
    is_kept: bool = True

    def outputs(self) -> list[Page | File]:
        """The pages and files, made now."""
        made = self.make()
        return [made] if isinstance(made, Page) else list(made)


@dataclass(frozen=True, slots=True)
class Folder:
    """All that is in a folder at the root of the site, which is an earlier build's where nothing that bears on any of it has changed.

    `made_from` is a digest as a Group has it, of all groups together.
    """

    name: str
    made_from: str
    groups: Callable[[], list[Group]]


Output = Page | File | Group | Folder
"""What the site is made of."""


def without_indents(html: str) -> str:
    """A text without the white space that templates leave."""
    return BETWEEN.sub(">\n", INDENTED.sub("\n", html))


def printed(html: str) -> Markup:
    """What a template made, whose environment escapes every value, or what is made likewise, as pages have it."""
    # Where lines are kept as they are (`pre`), so are their indents; elsewhere no reader sees them.
    return Markup(typographic_markup(html if "<pre" in html else without_indents(html)))


WITHOUT_WORDS = frozenset({"epub_package.opf.j2", "head.html.j2", "book_file.css"})
"""Templates that hold what programs read, and no words."""


class InAnotherLanguage(Extension):
    """Our templates in another language than English: what they say is put into it before they are compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A template with its sentences in the environment's language."""
        language: Language = self.environment.globals["language"]  # type: ignore[assignment]
        if name in WITHOUT_WORDS:
            return source
        return translated(source, language, mark=bool(name and name.endswith("html.j2")))


class OurEnvironment(Environment):
    """Templates that write values by `markup.in_template`. What is generated ends with that import, in place of Jinja's own."""

    def _generate(self, *arguments: Any, **named: Any) -> str:
        return f"{super()._generate(*arguments, **named)}\nfrom {in_template.__module__} import {in_template.__name__} as escape\n"


@lru_cache(maxsize=2)
def environment(language: Language | None = None) -> Environment:
    """Where our templates live: autoescape on, and an undefined name fails."""
    env = OurEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals |= {"_": _, "ngettext": ngettext, "pgettext": pgettext, "language": language}
    # The language of a book; which way it is written; and the mark of what is in English on any site.
    env.globals |= {"tag": "en-GB", "direction": "", "english": ""}
    if language:
        direction = Markup(' dir="{}"').format(language.direction)
        env.globals |= {"tag": language.tag, "direction": direction, "english": Markup(' lang="en" dir="ltr"')}
        env.add_extension(InAnotherLanguage)
    env.filters |= {"day": day_words, "mailto": addresses.mailto, "counted": counted, "in_english": in_english}
    env.filters |= {
        "document_words": words.document_words,
        "unbroken": unbroken,
        "as_typed": escaped,
        "upper_first": words.upper_first,
        "clauses_words": words.clauses_words,
    }
    return env


@dataclass(frozen=True)
class Site:
    """The archive on a day, and the means to show it.

    `messages` has an example for each rule, `cache` the files of earlier builds, `sizes` the bytes of each file made so
    far, by path.
    """

    archive: Archive
    as_of: dt.date
    messages: Mapping[str, str] = field(default_factory=dict)
    cache: BuildCache = field(default_factory=BuildCache)
    sizes: Mapping[str, int] = field(default_factory=dict)

    def load_templates(self) -> None:
        """Compile all templates, or take them as an earlier build compiled them."""
        for name in environment().list_templates(["j2"]):
            self.templates(name)

    @cached_property
    def language(self) -> Language | None:
        """The language of the site's own words; None for English."""
        return language_of(self.archive.union.language, self.archive.own_words)

    @cached_property
    def environment(self) -> Environment:
        """Where the templates live."""
        return environment(self.language)

    @cached_property
    def views(self) -> Views:
        """The views of the archive's motions."""
        return Views(self.archive, self.as_of, self.prose)

    def forget_views(self) -> None:
        """Let go of the views made so far, where they are many: those of 10,000 motions take more memory than anything else."""
        if len(self.views.made["motion"]) > MOST_VIEWS:
            self.views.forget()

    @cached_property
    def prose(self) -> ProseParser:
        """The parser of our small Markdown, with this archive's motions."""
        return ProseParser(self._motion_link)

    def _motion_link(self, key: str) -> tuple[str, str] | None:
        record = self.archive.find(key)
        return (addresses.of_motion(record), typographic(words.in_meeting(record))) if record else None

    @cached_property
    def expander(self) -> Expander:
        """The archive's abbreviations."""
        return Expander(self.archive.abbreviations)

    @cached_property
    def templates(self) -> Callable[[str], Template]:
        """Our templates by name, each looked up once."""
        env = self.environment
        env.bytecode_cache = CompiledTemplates(self.cache, self.basis if self.language else self.program)
        if self.cache.keeps and env.cache is not None:
            env.cache.clear()  # a template that is in memory already would not count as used, and be forgotten
        module = env.get_template("marks.html.j2").module
        env.globals |= {name: lru_cache(maxsize=4096)(getattr(module, name)) for name in REPEATED}
        return cache(env.get_template)

    def text(self, href: Href, *, expand: bool = True) -> HtmlText:
        """What renders the trees of one page, whose links lead where `href` says."""
        return HtmlText(href, self._states("state"), self.expander if expand else None)

    def _states(self, name: str) -> ShowState:
        self.templates("marks.html.j2")
        state: ShowState = self.environment.globals[name]  # type: ignore[assignment]
        return state

    def plain_text(self, href: Href) -> HtmlText:
        """The same for a file: states without marks, and no abbreviation spelled out that the tree does not spell out."""
        return HtmlText(href, self._states("plain_state"))

    def render(self, template: str, root: str = "", **names: object) -> Markup:
        """A template of a page of the site, with its names filled in. `root` is the way to the site's root: `../../`.

        Every template knows the union. `text` renders trees, and spells out each abbreviation at its first
        place on the page.
        """
        names.setdefault("text", self.text(from_root(root)))
        return printed(self.templates(template).render(union=self.archive.union, root=root, **names))

    @cached_property
    def bearing(self) -> Bearing:
        """What bears on what is said of each motion."""
        return Bearing(self.archive, self.as_of)

    def kept_text(self, made_from: str, make: Callable[[], str]) -> str:
        """A text as an earlier build made it from the same, or else made now. `made_from` is a digest, as a Group has it."""
        return self.cache.made(self.cache.name(self.basis, made_from), lambda: make().encode()).decode()

    def kept_texts(self, what: str, meeting: str, make: Callable[[Record], str]) -> Mapping[str, str]:
        """A text of each motion of a meeting, by its key, as an earlier build made it from the same, or else made now.

        Those of a meeting are kept together, each with what it is made from, as one part that every build brings up to date.
        """
        at_hand = self._texts_at_hand.get(what)
        if at_hand is None or at_hand[0] != meeting:
            at_hand = self._texts_at_hand[what] = meeting, self._texts(what, meeting, make)
        return at_hand[1]

    @cached_property
    def _texts_at_hand(self) -> dict[str, tuple[str, Mapping[str, str]]]:
        return {}

    def _texts(self, what: str, meeting: str, make: Callable[[Record], str]) -> Mapping[str, str]:
        records = self.archive.by_meeting[meeting]
        if not self.cache.keeps:
            return {record.key: make(record) for record in records}
        name, bearing = self.cache.name(self.basis, what, meeting), self.bearing
        kept = self.cache.take(name)
        (of_all, digests), contents = divided(kept) if kept else (("", {}), [])
        before = {key: content.decode() for key, content in zip(digests, contents, strict=True)}
        if of_all == bearing.on_meeting(meeting):
            return before
        now = {record.key: bearing.on(what, [record]) for record in records}
        texts = {
            record.key: before[record.key] if digests.get(record.key) == now[record.key] else make(record)
            for record in records
        }
        self.cache.keep(name, joined((bearing.on_meeting(meeting), now), [text.encode() for text in texts.values()]))
        return texts

    def once(self, make: Callable[["Site"], Value]) -> Value:
        """What a function makes of this site, made once."""
        if make not in self._made_once:
            self._made_once[make] = make(self)
        made: Value = self._made_once[make]
        return made

    @cached_property
    def _made_once(self) -> dict[object, Any]:
        return {}

    @cached_property
    def program(self) -> str:
        """The digest of the program, on which whatever it makes depends."""
        return of_program()

    @cached_property
    def basis(self) -> str:
        """The digest of what goes into every template besides the names that it is given."""
        archive = self.archive
        return digest_of(self.program, archive.union, archive.abbreviations, archive.own_words.hex())
