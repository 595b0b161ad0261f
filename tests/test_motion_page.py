"""The page of a motion: every value of every record stands on it."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pydantic import BaseModel

from schema.archive import Archive, Record
from schema.dates import Date, day_words
from schema.fields import Vote
from schema.folder import read_archive
from schema.motion import Motion
from schema.shapes import fields_of, model_in
from schema.terms import ClauseKind, Term
from schema.wording import paragraphs
from scripts.publish import words
from scripts.publish.html_text import from_root
from scripts.publish.pages import motion
from scripts.publish.prose import typographic
from scripts.publish.site import Site
from tests import making

ROOT = Path(__file__).resolve().parent.parent
# After every day that a record of either archive names, so that nothing is left out as still to come.
AS_OF = dt.date(2099, 12, 31)
LONG = re.compile(r'<abbr>([^<]*)</abbr> <span class="long">\([^<]*\)</span>')


def archives() -> Iterator[tuple[str, Archive]]:
    for name in ("tests/archive", "resolutions"):
        archive = read_archive(ROOT / name, "resolutions").archive
        assert archive is not None
        # What it says is compared in English, whatever the language of the site.
        yield name, replace(archive, union=archive.union.model_copy(update={"language": "en"}))
    # What no record of the invented archive has.
    rare = making.motion(title_supplied="yes", language="cy", changed="2018-12-01")
    yield "made", making.archive({"2018/1": rare})


CASES = [(name, archive, record) for name, archive in archives() for record in archive.records.values()]


def shown(page: str) -> str:
    """What a page says, with its anchors and addresses, without what was added to spell out abbreviations."""
    page = LONG.sub(r"\1", str(page))  # a Markup would escape what is put in
    tree = html.fromstring(page)
    parts = [tree.text_content()]
    for element in tree.iter():
        parts += [value for name, value in element.attrib.items() if name in ("id", "href", "data-copy")]
    return " ".join(" ".join(parts).split())


def values(record: BaseModel, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        yield from _values(value, (*path, name))


def _values(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if value is None:
        return
    if isinstance(value, BaseModel):
        yield from values(value, path)
    elif isinstance(value, tuple):
        for one in value:
            yield from _values(one, path)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield (*path, "letter"), key
            yield from _values(one, (*path, str(key)))
    else:
        yield path, value


def expected(site: Site, record: Record, path: tuple[str, ...], value: Any) -> list[str]:
    """What the page must say for one value; any one of them is enough."""
    archive, name = site.archive, path[-1]
    if isinstance(value, Date):
        return [day_words(value.first) if value.is_day else value.words, value.words[:1].upper() + value.words[1:]]
    if value is False:
        return [""]
    if value is True:
        return ["Title not known"]
    if isinstance(value, Vote):
        return [value.text]
    if isinstance(value, Term):
        # A clause's kind is said by where it stands; the test below looks at that.
        return ["What it asked"] if path == ("clauses", "kind") else [value.label, value.label.lower()]
    if name in ("committee", "proposer", "to", "towards", "with_", "by") and archive.current("bodies", str(value)):
        body = archive.current("bodies", value)
        return [archive.bodies[str(value)].name, f"bodies/{body}/"]
    if name == "topics":
        return [archive.topics[archive.current("topics", value) or value].name]
    if name in ("evidence", "document"):
        return [archive.documents[value].title]
    if path[:2] == ("links", "to"):
        target = archive.find(value)
        return [f"{target.key}/" if target else "?"]
    if name in ("clauses", "to_clauses") and path[0] != "clauses":
        return [f"({value})"]
    if name == "letter":
        return [f"({value})"]
    if name == "overrides" or name == "key":
        return [f"#{value}", f" {value} "]
    if name == "paragraphs":
        return [str(value)]
    if name == "formerly":
        return [f"/{value}/"]
    if name == "wording":
        return [" ".join(paragraphs(value)[0].text.split())]
    if isinstance(value, int):
        return [f"{value:,}", str(value)]
    html = site.text(from_root("../../"), expand=False).blocks(site.prose.blocks(str(value)))
    plain = " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())
    return [plain, " ".join(str(value).split())]


def missing(site: Site, record: Record, said: str) -> list[tuple[str, str]]:
    """The values of a record that a page does not say, each with its path. Its apostrophes are those of print."""
    said = said.replace("'", "’")
    return [
        (".".join(path), str(value))
        for path, value in values(record.motion)
        # The year stands in the meeting's name.
        if path != ("year",)
        and not any(words.replace("'", "’") in said for words in expected(site, record, path, value))
    ]


@pytest.mark.parametrize(
    ("committee", "label"), [("committee", "Committee"), ("heading", "Heading"), ("not recorded", "Committee")]
)
def test_a_heading_is_not_called_a_committee(committee: str, label: str) -> None:
    archive = making.archive({"2018/1": making.motion(committee=committee)})
    tree = html.fromstring(motion.page(Site(archive, AS_OF), archive.records["2018/1"], None, None).content)
    assert tree.xpath("//*[@id='record']//dt")[0].text_content() == label


def test_a_title_and_official_words_in_another_language_say_which() -> None:
    archive = making.archive({"2018/1": making.motion(language="cy", wording="Mae'r lamp wedi diffodd.\n")})
    tree = html.fromstring(motion.page(Site(archive, AS_OF), archive.records["2018/1"], None, None).content)
    title, words = tree.xpath("//*[@lang='cy']")
    assert title.text_content() == "Light the Lamps"
    assert "Mae'r lamp wedi diffodd." in words.text_content()


@pytest.mark.parametrize(
    ("archive", "record"), [case[1:] for case in CASES], ids=[f"{name}:{record.key}" for name, _, record in CASES]
)
def test_every_value_of_a_record_stands_on_its_page(archive: Archive, record: Record) -> None:
    site = Site(archive, AS_OF)
    assert missing(site, record, shown(motion.page(site, record, None, None).content)) == []


def fields(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The fields of a model and of the groups within it, each with its path, that hold a value."""
    for field in fields_of(model):
        group = model_in(field.shape.hint) or model_in(field.shape.within(0).hint)
        if group:
            yield from fields(group, (*path, field.attribute))
        else:
            yield (*path, field.attribute)


def test_every_field_of_a_motion_has_an_example_that_its_page_is_held_to() -> None:
    held = {
        path[: depth + 1]
        for name, _, record in CASES
        if name != "resolutions"
        for path, value in values(record.motion)
        if value is not False
        for depth in range(len(path))
    }
    lacking = [".".join(path) for path in fields(Motion) if path not in held]
    assert lacking == [], "Give these to a record of tests/archive."


def test_a_title_that_the_archive_supplied_is_told_as_such_and_stands_in_brackets() -> None:
    made = making.archive(
        {"2018/lamps": making.motion(title="Lamps for the stairs", title_supplied="yes", number=None)}
    )
    site, record = Site(made, AS_OF), made.records["2018/lamps"]
    said = shown(motion.page(site, record, None, None).content)
    assert "Title not known: [Lamps for the stairs]" in said
    assert "Lamplighters, AGM 2018, Resolution [Lamps for the stairs]" in said


def test_the_comparison_notices_what_a_page_leaves_out() -> None:
    _, archive, record = next(case for case in CASES if case[2].key == "2018/3" and case[0] == "tests/archive")
    site = Site(archive, AS_OF)
    said = shown(motion.page(site, record, None, None).content)
    event = record.motion.outcome.updates[0].event
    left_out = said.replace(typographic(" ".join(event.split())), "").replace(record.motion.title, "")
    assert [path for path, _ in missing(site, record, left_out)] == ["title", "outcome.updates.event", "source.heading"]


def test_requests_and_rule_changes_stand_first_and_positions_under_what_it_held() -> None:
    for _, archive, record in CASES:
        tree = html.fromstring(motion.page(Site(archive, AS_OF), record, None, None).content)
        for clause in record.motion.clauses:
            place = tree.get_element_by_id(clause.letter)
            assert ("clause--position" in place.get("class", "")) is (clause.kind is ClauseKind.POSITION)


def test_a_clause_is_a_heading_with_its_state_and_has_one_control_to_cite_it() -> None:
    for _, archive, record in CASES:
        site = Site(archive, AS_OF)
        tree = html.fromstring(motion.page(site, record, None, None).content)
        for clause in site.views.motion(record).clauses:
            (heading,) = tree.get_element_by_id(clause.letter).xpath("h3 | h4")
            words = " ".join(heading.text_content().split())
            assert words.startswith(f"({clause.letter})")
            assert all(label.label in words for label in clause.states)
            assert len(heading.getparent().xpath(".//p[@class='clause__actions']")) == 1  # a script puts it there


def test_where_letters_are_not_in_order_the_page_says_why() -> None:
    turned = [making.clause("a", "position"), making.clause("b")]
    for clauses, says in ((turned, True), (turned[::-1], False)):
        values = making.motion(clauses=[{**one, "letter": letter} for one, letter in zip(clauses, "ab", strict=True)])
        made = making.archive({"2018/1": values})
        page = motion.page(Site(made, AS_OF), made.records["2018/1"], None, None).content
        assert ("so the letters are out of order" in page) is says


def test_held_wording_stands_letter_for_letter_in_numbered_paragraphs_and_points() -> None:
    held = [(archive, record) for _, archive, record in CASES if record.motion.wording]
    assert held
    for archive, record in held:
        tree = html.fromstring(motion.page(Site(archive, AS_OF), record, None, None).content)
        for number, paragraph in enumerate(paragraphs(record.motion.wording or ""), 1):
            block = tree.get_element_by_id(f"p{number}")
            if paragraph.text:
                assert block.xpath("string(p[1])") == paragraph.text
            for place, text in enumerate(paragraph.items, 1):
                entry = tree.get_element_by_id(f"p{number}.{place}")
                assert text in " ".join(entry.text_content().split())


def test_decision_standing_and_what_came_of_it_are_the_first_three_labelled_lines() -> None:
    _, archive, record = next(case for case in CASES if case[2].key == "2018/3" and case[0] == "tests/archive")
    tree = html.fromstring(motion.page(Site(archive, AS_OF), record, None, None).content)
    labels = [" ".join(label.text_content().split()) for label in tree.iterfind(".//dl[@class='verdict']/div/dt")]
    assert labels[:3] == ["AGM decided", "Still policy?", "What came of it"]


def test_what_was_looked_for_is_never_read_as_what_happened() -> None:
    _, archive, record = next(case for case in CASES if case[2].key == "2018/4" and case[0] == "tests/archive")
    said = shown(motion.page(Site(archive, AS_OF), record, None, None).content)
    looked = "Looked for on 2 May 2026, clause (a), and not found:"
    assert f"{looked} An end to the trials, or a word of the Ministry on it." in said


def test_what_the_union_says_stands_below_the_verdict_and_changes_nothing() -> None:
    statement = {
        "date": "2021-05",
        "clauses": "a",
        "says": "The council called this *no longer* policy.",
        "evidence": ["minutes"],
        "note": "The page has no number.",
    }
    without = making.archive({"2018/1": making.motion()})
    archive = making.archive({"2018/1": making.motion(union_says=[statement])})
    before, now = (Site(one, AS_OF).views.motion(one.records["2018/1"]) for one in (without, archive))
    assert (now.row.standing, now.clauses) == (before.row.standing, before.clauses)
    tree = html.fromstring(motion.page(Site(archive, AS_OF), archive.records["2018/1"], None, None).content)
    (line,) = tree.xpath(".//dl[@class='verdict']/div[last()][dt='Lamplighters says']/dd[@class='union-says']")
    assert " ".join(line.text_content().split()) == (
        "May 2021, of clause (a): The council called this no longer policy. The page has no number. "
        "Minutes, Somebody, minutes What a union says of a motion changes nothing here by itself: a meeting’s decision does."
    )


def test_a_judgement_names_once_and_by_their_days_all_that_it_replaces() -> None:
    updates = [
        making.update("oil", "2019-03", {"a": "under way"}),
        making.update("rust", "2020-05-01", {"a": "partly met"}, overrides=["oil"]),
        making.update("paint", "2021", {"a": "met"}, overrides=["oil", "rust"]),
    ]
    archive = making.archive({"2018/1": making.motion(updates=updates)})
    tree = html.fromstring(motion.page(Site(archive, AS_OF), archive.records["2018/1"], None, None).content)
    rust, paint = (" ".join(p.text_content().split(". ", 1)[1].split()) for p in tree.find_class("judgement__by")[1:])
    assert rust == "This replaces the judgement of March 2019."
    assert paint == "This replaces the judgement of March 2019 and of 1 May 2020."


def test_what_the_union_is_yet_to_say_is_not_there() -> None:
    statement = {"date": "2021-05", "says": "It is policy.", "evidence": ["minutes"]}
    archive = making.archive({"2018/1": making.motion(union_says=[statement])})
    site = Site(archive, dt.date(2021, 4, 30))
    assert "union-says" not in motion.page(site, archive.records["2018/1"], None, None).content


def test_only_what_is_recorded_as_carried_is_called_a_resolution() -> None:
    for _, archive, record in CASES:
        reference = words.reference(archive, record)
        assert ("Resolution" in reference) <= record.is_carried, reference
