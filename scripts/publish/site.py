"""The site as a whole: every page in its frame, every file, checked and staged."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from schema.archive import Archive, Record
from schema.dates import day_words
from schema.motion import Clause
from schema.progress import ClauseProgress
from schema.review import was_asked
from schema.standing import StandingFound, standing
from scripts.publish import addresses, words
from scripts.publish.abbreviations import Expander
from scripts.publish.prose import Prose
from scripts.publish.stage import BuildCache

TEMPLATES = Path(__file__).parent / "templates"

EMPTY = Markup()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ours: its path from the root (`2018/12/`), title, description, section of the menu, and what it holds.

    `head` is further mark-up for the page's head. `forward` is the path that the page leads on to, if that is all it does.
    """

    path: str
    title: str
    description: str
    section: str
    content: Markup
    head: Markup = EMPTY
    forward: str = ""


@cache
def environment() -> Environment:
    """Where our templates live: autoescape on, and an undefined name fails."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["mailto"] = addresses.mailto
    return found


@dataclass(frozen=True)
class Site:
    """What every page draws on: the archive on a day, and the means to say it.

    `kept` has what was made before and can be used again; `sizes` the bytes of each file made so far, by path.
    """

    archive: Archive
    as_of: dt.date
    messages: Mapping[str, str] = field(default_factory=dict)
    kept: BuildCache = field(default_factory=BuildCache)
    sizes: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def templates(self) -> Callable[[str], Template]:
        """Our templates by name, each looked up once."""
        env = environment()
        # The same few marks and states stand on every page many times over: each is made once.
        marks = env.get_template("marks.html.j2").module
        env.globals |= {name: lru_cache(maxsize=4096)(getattr(marks, name)) for name in ("mark", "state")}
        return cache(env.get_template)

    @cached_property
    def prose(self) -> Prose:
        """Our small Markdown, with this archive's motions."""
        return Prose(self._motion_link)

    def _motion_link(self, key: str, root: str) -> tuple[str, str] | None:
        record = self.archive.find(key)
        if record is None:
            return None
        return root + addresses.of_motion(record), f"{record.meeting.name}, {words.number_words(record)}"

    @cached_property
    def expander(self) -> Expander:
        """The archive's abbreviations."""
        return Expander(self.archive.abbreviations)

    def render(self, template: str, **names: Any) -> Markup:
        """A template with its names filled in; every template knows the union and the day."""
        html = self.templates(template).render(union=self.archive.union, as_of=day_words(self.as_of), **names)
        return Markup(html)  # the environment escapes every value

    # What several pages say of one motion is worked out once.

    @cached_property
    def _requests(self) -> dict[str, tuple[ClauseProgress, ...]]:
        return {}

    def requests(self, record: Record) -> tuple[ClauseProgress, ...]:
        """Where each request of a motion stands."""
        if record.key not in self._requests:
            self._requests[record.key] = words.requests_of(record, self.as_of)
        return self._requests[record.key]

    def asked(self, record: Record) -> tuple[ClauseProgress, ...]:
        """Of a motion's requests, those that can have been met or fail: what every count of requests counts."""
        return tuple(one for one in self.requests(record) if was_asked(self.archive, record, one.clause, self.as_of))

    @cached_property
    def _found(self) -> dict[tuple[str, str], StandingFound]:
        return {}

    def standing_found(self, record: Record, clause: Clause | None = None) -> StandingFound:
        """Whether a motion, or a clause of it, is still policy, with what that follows from."""
        place = (record.key, clause.letter if clause else "")
        if place not in self._found:
            self._found[place] = standing(self.archive, record, self.as_of, clause)
        return self._found[place]

    @cached_property
    def _standings(self) -> dict[str, words.StatusLabel]:
        return {}

    def standing(self, record: Record, clause: Clause | None = None) -> words.StatusLabel:
        """The same in words."""
        if clause:
            return words.standing_told(self.archive, record, self.as_of, self.standing_found(record, clause))
        if record.key not in self._standings:
            self._standings[record.key] = words.standing_told(
                self.archive, record, self.as_of, self.standing_found(record)
            )
        return self._standings[record.key]

    def row(self, record: Record) -> dict[str, Any]:
        """A motion as a list shows it."""
        return {
            "key": record.key,
            "address": addresses.of_motion(record),
            "meeting": record.meeting.name,
            "number": words.number_words(record)
            if record.motion.number or record.motion.notice_number
            else words.label_and_number(record)[0],
            "title": record.motion.title,
            "about": record.motion.about or "",
            "decision": words.decision_told(self.archive, record),
            "standing": self.standing(record),
            "progress": words.progress_told(record, self.requests(record)),
        }

    def documents(self, keys: tuple[str, ...]) -> list[dict[str, str]]:
        """Evidence as a page shows it: title, address, and a line about it."""
        found = []
        for key in keys:
            document = self.archive.document(key)
            about = [document.publisher, document.kind.label.lower()]
            if document.date:
                about.append(document.date.words)
            if document.seen:
                about.append(f"seen {day_words(document.seen.first)}")
            found.append(
                {
                    "title": document.title,
                    "address": document.address or "",
                    "about": ", ".join(about),
                    "held_by": document.held_by or "",
                }
            )
        return found
