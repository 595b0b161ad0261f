"""What the search offers beside motions: topics, campaigns, bodies and the sections of help, by names and words."""

import json
from collections.abc import Iterable, Iterator

from lxml import html

from scripts.publish import addresses
from scripts.publish.search import search_words
from scripts.publish.site import Site

HELP = ("about/", "abbreviations/", "cite/", "contribute/", "privacy/", "procedure/", "similar/", "wording/")
"""The pages of help that readers look for; `/checks/` and `/import/` are for those who keep an archive."""

Place = tuple[str, str, str, str]
"""What kind of place it is, its name, its path from the site's root, and the words that find it besides those of its name."""


def places_file(site: Site, pages: dict[str, str]) -> str:
    """The file of all places. `pages` are the finished pages of help, by their paths."""
    archive = site.archive
    places: list[Place] = [
        ("Topic", topic.name, addresses.of_topic(key), _words([*topic.words, topic.meaning]))
        for key, topic in archive.topics.items()
    ]
    places += [
        ("Campaign", thread.name, addresses.of_thread(key), _words([thread.meaning]))
        for key, thread in archive.threads.items()
    ]
    places += [("Body", body.name, addresses.of_body(key), _words(body.also)) for key, body in archive.bodies.items()]
    for path, page in pages.items():
        sections = list(of_help(path, page))
        places += sections[:1] if path == "contribute/" else sections  # its sections are for those who type records
    return "[" + ",\n".join(json.dumps(place, ensure_ascii=False) for place in places) + "]"


def of_help(path: str, page: str) -> Iterator[Place]:
    """A page of help, and each of its sections that has an anchor: the section's own words, up to the next heading."""
    (article,) = html.fromstring(page).find_class("page")
    title = ""
    name, anchor, texts = "", "", list[str]()
    for element in article:
        if element.tag in ("h1", "h2", "h3"):
            if name:
                yield "Help", name, f"{path}{anchor}", _words(texts)
            heading = " ".join(element.text_content().split())
            title = title or heading
            name = heading if heading == title else f"{title}: {heading}"
            anchor, texts = (f"#{element.get('id')}" if element.tag != "h1" and element.get("id") else ""), []
        else:
            texts.append(element.text_content())
    if name:
        yield "Help", name, f"{path}{anchor}", _words(texts)


def _words(texts: Iterable[str]) -> str:
    """The distinct words of some texts, folded, without those that stand everywhere."""
    return " ".join(sorted({word for text in texts for word in search_words.words_of(text)} - search_words.COMMON))
