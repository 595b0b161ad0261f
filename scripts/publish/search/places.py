"""What the search offers besides motions: topics, campaigns, bodies and sections of help."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape

from schema.language import _
from scripts.publish import addresses
from scripts.publish.search import search_words
from scripts.publish.site import Site

HELP = ("about/", "abbreviations/", "cite/", "contribute/", "privacy/", "procedure/", "similar/", "wording/")
"""The pages of help for readers; `/checks/` and `/import/` are for those who keep an archive."""

Place = tuple[str, str, str, str]
"""The kind of place, its name, its path from the site's root, and the words that find it besides those of its name."""


def places_file(site: Site, pages: dict[str, str]) -> str:
    """The file of all places. `pages` are the finished pages of help, by path."""
    archive = site.archive
    places: list[Place] = [
        (_("Topic"), topic.name, addresses.of_topic(key), _words([*topic.words, topic.meaning]))
        for key, topic in archive.topics.items()
    ]
    places += [
        (_("Campaign"), thread.name, addresses.of_thread(key), _words([thread.meaning]))
        for key, thread in archive.threads.items()
    ]
    places += [
        (_("Body"), body.name, addresses.of_body(key), _words(body.also)) for key, body in archive.bodies.items()
    ]
    for path, page in pages.items():
        sections = list(of_help(path, page))
        places += sections[:1] if path == "contribute/" else sections  # its sections are for those who write records
    return "[" + ",\n".join(json.dumps(place, ensure_ascii=False) for place in places) + "]"


HEADING = re.compile(r'<h([123])(?: id="([^"]*)")?[^>]*>(.*?)</h\1>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def of_help(path: str, page: str) -> Iterator[Place]:
    """A page of help, and each of its sections with an anchor: the words up to the next heading."""
    title, *rest = [part or "" for part in HEADING.split(page.partition("<footer")[0])][3:]
    text, title = rest.pop(0), _plain(title)
    yield _("Help"), title, path, _words([_plain(text)])
    for _level, anchor, heading, text in zip(*[iter(rest)] * 4, strict=True):
        yield _("Help"), f"{title}: {_plain(heading)}", f"{path}#{anchor}" if anchor else path, _words([_plain(text)])


def _plain(markup: str) -> str:
    """The text of markup made by MkDocs or our own templates."""
    return " ".join(unescape(TAG.sub(" ", markup)).split())


def _words(texts: Iterable[str]) -> str:
    """The distinct words of some texts, folded, without the most common ones."""
    return " ".join(sorted({word for text in texts for word in search_words.words_of(text)} - search_words.COMMON))
