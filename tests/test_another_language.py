"""A whole site in another language: what on each kind of page is not translated, and how it is written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html as parser

from schema.archive import Archive
from schema.language import speaking
from scripts.publish.framing import Framing
from scripts.publish.pages import bodies, meeting, motion, threads, topics
from scripts.publish.search import search_page
from scripts.publish.site import Site
from scripts.publish.word_table import as_text, table
from tests.conftest import AS_OF
from tests.html_checker import faults, lacking
from tests.invented_language import TAG, not_translated, spoken, values_of
from tests.pages import in_meetings, pages_of

MAKERS = (
    in_meetings(motion.of_meeting), in_meetings(meeting.of_meeting), bodies.grouped, topics.grouped, threads.grouped, search_page.pages,
)  # fmt: skip
BY_HAND = (
    "about abbreviations cite committees data help meetings outcomes policy privacy procedure proposers search similar "
)
BY_HAND += "threads topics wording import contribute checks 404.html"

SHOWN = ("aria-label", "title", "alt", "placeholder", "data-label", "data-words")
APART = ("script", "style", "code", "pre")
"""Elements that hold no words of the site: programs, and what is typed."""


@pytest.fixture(scope="module")
def translated(invented: Archive, frames: Path) -> Site:
    """The invented archive in the invented language, whose table is its own."""
    union = invented.union.model_copy(update={"language": TAG})
    own_words = as_text(spoken(table(frames)), header=True)
    return Site(replace(invented, union=union, own_words=own_words), AS_OF)


@pytest.fixture(scope="module")
def pages(translated: Site, frames: Path) -> dict[str, str]:
    """Every page of some kinds, and the hand-written ones, by path."""
    framing = Framing(translated, frames)
    with speaking(translated.language):
        made = {page.path: framing.page(page)[1] for make in MAKERS for page in pages_of(make, translated)}
        for name in ("", *BY_HAND.split()):
            file = name if name.endswith(".html") else f"{name}/index.html".lstrip("/")
            made[f"/{name}"] = framing.written(file)[1]
    return made


def words_on(tree: Any) -> Iterator[str]:
    """What is shown or read out of a page in its own language; not what is marked as English."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or any(one.get("lang") == "en" for one in element.iterancestors()):
            continue
        if element.get("lang") != "en" and element.tag not in APART and element.text:
            yield element.text
        if element.tail and element.getparent().tag not in APART:
            yield element.tail
        yield from (element.get(name) for name in SHOWN if element.get(name))
        if element.tag == "meta" and element.get("name") == "description":
            yield element.get("content")


def test_every_word_of_every_kind_of_page_is_translated(translated: Site, pages: dict[str, str]) -> None:
    """What is left in English is marked as such: for those who keep an archive, the rules and fields of records."""
    values = values_of(translated.archive)
    left = {
        (word, path)
        for path, page in pages.items()
        for text in words_on(parser.fromstring(page))
        for word in not_translated(text, values)
    }
    assert sorted(dict(left).items()) == []


def test_little_is_marked_as_english(pages: dict[str, str]) -> None:
    with_english = [path for path, page in pages.items() if 'lang="en"' in page]
    assert sorted(with_english) == ["/checks", "/contribute"]


def test_a_page_says_its_language_and_which_way_it_is_written(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        assert f'<html lang="{TAG}" dir="rtl"' in page, path
        assert '<body dir="rtl"' in page, path


def test_what_programs_read_is_as_in_english(translated: Site, invented: Archive) -> None:
    from scripts.publish.exports import motions_json

    record = next(record for record in invented.records.values() if record.is_carried)
    with speaking(translated.language):
        said = motions_json.motion(translated, translated.archive.records[record.key]).model_dump(
            mode="json", by_alias=True
        )
    in_english = motions_json.motion(Site(invented, AS_OF), record).model_dump(mode="json", by_alias=True)
    assert said.keys() == in_english.keys()
    assert said["label"] == in_english["label"] == "Resolution"
    assert said["standing"]["standing"] == in_english["standing"]["standing"]


@pytest.mark.skipif(bool(lacking()), reason=lacking())
def test_pages_in_another_language_are_valid(pages: dict[str, str], in_part: dict[str, str]) -> None:
    assert faults(pages) == faults(in_part) == {}


@pytest.fixture(scope="module")
def in_part(invented: Archive, frames: Path) -> dict[str, str]:
    """The page of a motion and the home page, by path, in a language that is begun."""
    begun = Site(replace(invented, union=invented.union.model_copy(update={"language": "cy"})), AS_OF)
    with speaking(begun.language):
        framing = Framing(begun, frames)
        page = framing.page(pages_of(in_meetings(motion.of_meeting), begun)[0])[1]
        home = framing.written("index.html")[1]
    return {"/2018/1/": page, "/": home}


def test_a_language_that_is_begun_has_the_rest_in_english_marked_as_such(in_part: dict[str, str]) -> None:
    page = in_part["/2018/1/"]
    assert '<html lang="cy" dir="ltr"' in page
    assert ">Beth ddaeth ohono</dt>" in page
    assert '<span lang="en" dir="ltr">The meetings since, and what we hold of each list</span>' in page
