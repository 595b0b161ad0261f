"""The pages of meetings, books, bodies, topics and campaigns, the home page and the help: all of it stands on them."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pydantic import BaseModel, TypeAdapter

from schema.archive import Archive
from schema.characters import hyphenated
from schema.fields import BODIES, TOPICS
from schema.folder import ADAPTERS
from schema.json_schema import ROOTS
from schema.meeting import Meeting
from schema.motion import Motion
from schema.permanence import Kept
from schema.rules import all_rules
from schema.shapes import marked, references
from schema.standing import standing
from schema.template import annotated_record
from schema.terms import CLOSED_LISTS, Standing
from schema.typed import read_record
from scripts.publish import addresses, holdings, words
from scripts.publish.books import output as books
from scripts.publish.books.meeting_book import words_of
from scripts.publish.links import LinkCheck
from scripts.publish.order import newest_first
from scripts.publish.pages import bodies, help, home, outcomes, slots, threads, topics, years
from scripts.publish.pages.meeting import of_meeting
from scripts.publish.pages.meeting import page as meeting_page
from scripts.publish.prose import typographic
from scripts.publish.search import places
from scripts.publish.site import Site, without_indents
from scripts.publish.views.meeting import held_words, motions_decided
from tests import making
from tests.conftest import AS_OF, ROOT
from tests.pages import Tree, in_meetings, pages_of, text

Read = Callable[[str], Tree]

HOSTILE = '<script>alert("1")</script> & </title> {{ 91*91 }} [[slot:foot]] \'"'
SHOWN = " ".join(HOSTILE.split())


@pytest.fixture(scope="module")
def page(site_folder: Path) -> Read:
    """Reads a page of the built site by its path: `2018/book/`."""
    read: dict[str, Tree] = {}

    def get(path: str) -> Tree:
        if path not in read:
            file = site_folder / path / "index.html" if not path.endswith(".html") else site_folder / path
            read[path] = html.fromstring(file.read_text("utf-8"))
        return read[path]

    return get


def apart(tree: Tree) -> str:
    """The words of a tree, with a space between one element and the next."""
    return " ".join(" ".join(tree.itertext()).split())


def found(tree: Tree, query: str) -> list[Tree]:
    """What an XPath query finds, at least one; a test that looks at nothing is no test."""
    result: list[Tree] = tree.xpath(query)
    assert result, query
    return result


def of_class(name: str) -> str:
    return f"//*[contains(concat(' ', @class, ' '), ' {name} ')]"


def section(tree: Tree, anchor: str) -> Tree:
    (one,) = found(tree, f"//*[@id='{anchor}']")
    return one


def motions_in(tree: Tree, root: str) -> list[str]:
    """The keys of the motions that a list leads to, in order, each once."""
    keys = [
        urldefrag(a.get("href"))[0].removeprefix(root).strip("/")
        for a in tree.xpath(".//*[contains(@class, 'row__link')]")
    ]
    return list(dict.fromkeys(keys))


def made(motions: dict[str, Any], **more: Any) -> Site:
    return Site(making.archive(motions, **more), AS_OF)


def content(pages: Iterable[Any], path: str) -> Tree:
    return html.fromstring(next(one.content for one in pages if one.path == path))


# Meetings and their books --------------------------------------------------------------------------------------------


@given(st.text("<>a \n\t\r\xa0\x1c\u2028"))
def test_indents_empty_lines_and_spaces_between_elements_are_left_out(markup: str) -> None:
    assert without_indents(markup) == re.sub(r"\n\s+|(?<=>) {2,}(?=<)", "\n", markup)


def test_every_motion_stands_on_its_meetings_page(invented: Archive, page: Read) -> None:
    for key, records in invented.by_meeting.items():
        assert sorted(motions_in(page(addresses.of_meeting(key)), "../")) == sorted(record.key for record in records)


def test_under_each_heading_motions_stand_in_the_published_order(invented: Archive, page: Read) -> None:
    for key, records in invented.by_meeting.items():
        for group in page(addresses.of_meeting(key)).xpath("//section[starts-with(@id, 'under-')]"):
            shown = motions_in(group, "../")
            assert shown == [record.key for record in records if record.key in shown]


def test_every_motion_stands_in_its_book_in_the_published_order(invented: Archive, page: Read) -> None:
    for key, records in invented.by_meeting.items():
        tree = page(addresses.of_book(key))
        anchors = [f"m-{record.name}" for record in records]
        assert [one.get("id") for one in tree.xpath(of_class("book__motion"))] == anchors
        assert [one.get("href") for one in tree.xpath("//*[@id='contents']//a")] == [f"#{anchor}" for anchor in anchors]


def test_a_book_tells_each_motion_whole(invented: Archive, page: Read) -> None:
    for record in invented.records.values():
        motion, entry = record.motion, section(page(addresses.of_book(record.meeting_key)), f"m-{record.name}")
        said = text(entry)
        label, number = words.label_and_number(record)
        assert f"{label} {number}".strip() in said
        assert motion.title in said
        assert words.decision_label(invented, record).label in said
        for key in (*motion.proposer, *((motion.committee,) if motion.committee else ())):
            assert invented.bodies[key].name in said
        if motion.wording:
            assert "Official words" in said
            assert "In short" not in said
        for clause in motion.clauses:
            assert f"({clause.letter})" in said
            for key in (*clause.to, *clause.towards):
                assert invented.bodies[key].name in said
        assert found(entry, f".//h2/a[@href='../../{record.key}/']")


def test_a_book_is_named_by_what_is_recorded(page: Read) -> None:
    assert text(found(page("2018/book/"), "//h1")[0]) == "Resolutions of AGM 2018"
    assert text(found(page("2020/book/"), "//h1")[0]) == "Motions of AGM 2020"


def test_a_motion_that_is_no_resolution_is_never_called_one_in_a_book(invented: Archive, page: Read) -> None:
    others = [record for record in invented.records.values() if not record.is_carried]
    assert others
    for record in others:
        entry = section(page(addresses.of_book(record.meeting_key)), f"m-{record.name}")
        (label,) = found(entry, f".{of_class('book__label')}")
        assert text(label).startswith("Motion")


def test_a_meeting_without_a_quorum_has_no_resolutions(page: Read) -> None:
    tree = page("2021/book/")
    assert text(found(tree, "//h1")[0]) == "Motions of AGM 2021"
    assert "not quorate" in text(found(tree, of_class("notice"))[0])


def test_a_book_ends_with_the_abbreviations_it_uses_and_no_others(invented: Archive, page: Read) -> None:
    tree = page("2018/book/")
    (part,) = found(tree, "//*[@id='abbreviations-used']")
    shorts = [text(one) for one in found(part, ".//dt")]
    printed = " ".join(words_of(record) for record in invented.by_meeting["2018"])
    assert shorts == [
        entry.short
        for entry in sorted(invented.abbreviations.values(), key=lambda entry: entry.short.casefold())
        if re.search(rf"\b{re.escape(entry.short)}s?\b", printed)
    ]


def test_years_stand_newest_first_with_what_we_hold(invented: Archive, page: Read) -> None:
    shown = found(page("meetings/"), of_class("year"))
    assert [one.get("id") for one in shown] == [f"in-{key}" for key in reversed(list(invented.meetings))]
    for one, (key, meeting) in zip(shown, reversed(list(invented.meetings.items())), strict=True):
        assert meeting.held.words.casefold() in text(one).casefold()
        assert ("We do not hold the list." in text(one)) == (meeting.list is None)
        assert found(one, f".//a[@href='../{key}/book/']")


# Bodies --------------------------------------------------------------------------------------------------------------


def test_every_declared_body_topic_and_campaign_has_a_page(invented: Archive, site_folder: Path) -> None:
    for kind in ("bodies", "topics", "threads"):
        for key in getattr(invented, kind):
            assert (site_folder / kind / key / "index.html").is_file()


def test_a_body_is_shown_in_all_its_roles(invented: Archive, page: Read) -> None:
    def now(key: str) -> str:
        return invented.current("bodies", key) or key

    seen = set()
    for key in invented.bodies:
        expected: dict[str, list[str]] = {
            "proposed": [],
            "taken-under": [],
            "asked": [],
            "to-be-moved": [],
            "partner": [],
            "amended": [],
            "received": [],
            "decided": [],
        }
        for record in newest_first(invented.records.values()):
            motion = record.motion
            part = {
                "proposed": key in map(now, motion.proposer),
                "taken-under": motion.committee is not None and now(motion.committee) == key,
                "asked": any(key in map(now, clause.to) for clause in motion.clauses),
                "to-be-moved": any(key in map(now, clause.towards) for clause in motion.clauses),
                "partner": any(key in map(now, clause.with_) for clause in motion.clauses),
                "amended": any(key in map(now, amendment.proposer) for amendment in motion.amendments),
                "received": any(one.to and now(one.to) == key for one in motion.outcome.decisions),
                "decided": any(
                    now(one.by) == key and one.by != record.meeting.body for one in motion.outcome.decisions
                ),
            }
            for role, has in part.items():
                if has:
                    expected[role].append(record.key)
        tree = page(addresses.of_body(key))
        for role, keys in expected.items():
            sections = tree.xpath(f"//section[@id='{role}']")
            assert len(sections) == bool(keys), (key, role)
            if keys:
                assert motions_in(sections[0], "../../") == keys, (key, role)
                seen.add(role)
        meetings = [name for name, meeting in invented.meetings.items() if now(meeting.body) == key]
        links = [a.get("href") for a in tree.xpath("//section[@id='meetings']//a")]
        assert links == [f"../../{name}/" for name in reversed(meetings)]
    assert seen >= {"proposed", "taken-under", "asked", "to-be-moved", "partner", "amended", "received"}


def test_a_motion_stands_on_the_page_of_every_body_and_topic_that_any_of_its_fields_names(
    invented: Archive, page: Read
) -> None:
    at = {BODIES: addresses.of_body, TOPICS: addresses.of_topic}
    lacking = [
        (record.key, ".".join(map(str, where)), key)
        for record in invented.records.values()
        for where, names, key in references(marked(record.motion))
        if names in at
        # What a meeting did with its own motions stands with each meeting.
        if (where[0], where[-1], key) != ("outcome", "by", record.meeting.body)
        if not page(at[names](key)).xpath(f"//main//a[starts-with(@href, '../../{record.key}/')]")
    ]
    assert lacking == []


def test_a_request_stands_on_the_bodys_page_with_its_words_and_its_address(invented: Archive, page: Read) -> None:
    for record in invented.records.values():
        for clause in record.motion.clauses:
            for role, keys in (("asked", clause.to), ("to-be-moved", clause.towards)):
                for key in keys:
                    part = section(page(addresses.of_body(invented.current("bodies", key) or key)), role)
                    (letter,) = found(part, f".//a[@href='../../{record.key}/#{clause.letter}']")
                    assert clause.text.split()[0] in text(letter.getparent())


def test_what_replaced_what_is_told_on_both_pages(page: Read) -> None:
    old, new = page("bodies/wick-and-oil-committee/"), page("bodies/wick-and-oil-network/")
    assert "Replaced by Wick & Oil Network" in apart(found(old, of_class("facts"))[0])
    assert "From 1951, until November 2020" in apart(found(old, of_class("facts"))[0])
    assert "In place of Wick and Oil Committee" in apart(found(new, of_class("facts"))[0])
    assert section(old, "evidence") is not None


def test_a_body_that_another_body_sent_a_motion_to_shows_its_decision() -> None:
    site = made(
        {"2018/1": making.motion(making.decided("remitted", to="council"), making.decided("carried", by="council"))}
    )
    tree = content(pages_of(bodies.grouped, site), "bodies/council/")
    assert "Carried" in text(section(tree, "decided"))


def test_a_body_under_a_former_key_keeps_its_motions() -> None:
    site = made(
        {"2018/1": making.motion(committee="old-lamps", proposer=["old-lamps"])},
        bodies={"lamps": making.entry("Lamps", kind="committee", formerly=["old-lamps"])},
    )
    tree = content(pages_of(bodies.grouped, site), "bodies/lamps/")
    assert motions_in(section(tree, "proposed"), "../../") == ["2018/1"]
    assert motions_in(section(tree, "taken-under"), "../../") == ["2018/1"]


def test_committees_and_proposers_are_listed_with_how_many_motions(invented: Archive, page: Read) -> None:
    for path, role in (("committees/", "taken-under"), ("proposers/", "proposed")):
        for key, roles in bodies.roles_of(invented).items():
            count = len(roles.motions[role])
            links = page(path).xpath(f"//*[contains(@class, 'entry__name')][@href='../bodies/{key}/']")
            if count:
                assert f"{count} motion{'s' if count > 1 else ''}" in text(links[0].getparent())
            elif role == "proposed":
                assert not links
    without = [record for record in invented.records.values() if not record.motion.committee]
    assert f"For {len(without)} motion" in text(page("committees/"))
    assert "now Wick & Oil Network" in text(page("committees/"))


# Topics and campaigns ------------------------------------------------------------------------------------------------


def test_a_topic_shows_its_motions_by_standing_each_once(invented: Archive, page: Read) -> None:
    groups = set()
    for key, records in invented.by_topic.items():
        tree = page(addresses.of_topic(key))
        shown = {
            one.get("id"): motions_in(one, "../../")
            for one in tree.xpath("//section[.//*[contains(@class, 'row__link')]]")
        }
        assert sorted(motion for motions in shown.values() for motion in motions) == sorted(one.key for one in records)
        assert list(shown) == [name for name in ("standing", "other", "not-known") if name in shown]
        for record in records:
            what = standing(invented, record, AS_OF).standing
            group = "standing" if what.is_in_force else "not-known" if what is Standing.NOT_KNOWN else "other"
            assert record.key in shown[group]
            groups.add(group)
        for thread in {thread for record in records for thread in invented.threads_of.get(record.key, ())}:
            assert found(section(tree, "campaigns"), f".//a[@href='../../threads/{thread}/']")
    assert len(groups) > 1


def test_a_campaign_stands_in_order_of_time_and_tells_its_links(invented: Archive, page: Read) -> None:
    told = 0
    for key, records in invented.campaigns.items():
        tree = page(addresses.of_thread(key))
        shown = [one.get("href").removeprefix("../../").strip("/") for one in found(tree, of_class("stop__link"))]
        assert shown == [record.key for record in records]
        members = {record.key for record in records}
        ties = text(section(tree, "line"))
        for record in records:
            for link in record.motion.links:
                target = invented.find(link.to)
                if link.kind.carries_campaign and target and target.key in members:
                    told += 1
                    assert link.kind.label in ties or link.kind.reverse in ties
    assert told


def test_the_later_of_two_motions_tells_the_link_whichever_holds_it() -> None:
    # A composite is printed before the motions that it is made of.
    site = made(
        {
            "2018/1": making.motion(kind="composite", links=[making.link("composed of", "2018/2")]),
            "2018/2": making.motion(making.decided("in composite")),
            "2019/1": making.motion(links=[making.link("follows", "2018/1")]),
        },
        threads={"lamps": "2018/1"},
    )
    tree = content(pages_of(threads.grouped, site), "threads/lamps/")
    ties = [
        [text(tie) for tie in one.xpath(f".{of_class('stop__tie')}")] for one in found(tree, of_class("stop--motion"))
    ]
    assert ties == [
        [],
        ["Taken in composite AGM 2018, Resolution 1: It says so."],
        ["Follows AGM 2018, Resolution 1: It says so."],
    ]


# Home ----------------------------------------------------------------------------------------------------------------


def test_every_page_that_people_write_is_described_and_reached_by_links_from_home(page: Read) -> None:
    reached, waiting = set(), [""]
    while waiting:
        path = waiting.pop()
        if path not in reached and (path == "" or (ROOT / f"docs/{path.rstrip('/')}.md").is_file()):
            reached.add(path)
            assert page(path).xpath("//meta[@name='description']/@content"), path
            links = [urldefrag(urljoin(f"/{path}", str(link)))[0] for link in page(path).xpath("//a/@href")]
            waiting += [link.removeprefix("/") for link in links if link.startswith("/")]
    written = {f"{file.stem}/" for file in (ROOT / "docs").glob("*.md")} - {"index/", "frames/"}
    assert written - reached == set()


def test_help_leads_to_every_page_of_help_and_says_what_it_is_for(page: Read) -> None:
    tree = page("help/")
    entries = [text(one) for one in found(tree, "//article//dd")]
    assert len(entries) == len(found(tree, "//article//dt"))
    assert all(len(entry) > 40 for entry in entries)
    led_to = {str(link) for link in tree.xpath("//article//dt//a/@href")}
    assert {f"../{path}" for path in (*places.HELP, "checks/", "import/", "data/")} <= led_to


def test_a_page_of_help_marks_help_in_the_menu(page: Read) -> None:
    for path in ("help/", *places.HELP, "checks/", "import/"):
        if path != "similar/":
            assert [text(one) for one in page(path).xpath("//nav[@class='site-nav']//a[@aria-current]")] == ["Help"], (
                path
            )


def test_every_page_is_reached_by_a_link(site_folder: Path) -> None:
    texts = {file.parent: file.read_text("utf-8") for file in site_folder.rglob("index.html")}
    links = (
        (folder / link.partition("#")[0]).resolve()
        for folder, page in texts.items()
        for link in set(re.findall(r'<a [^>]*?href="([^":]*)"', page))
    )
    pages = {
        folder.resolve() for folder, page in texts.items() if 'class="site-nav"' in page
    }  # a forwarding page has no menu
    assert pages - set(links) == set()


def test_every_page_but_home_marks_its_place_in_the_menu(site_folder: Path) -> None:
    unmarked = set()
    for file in site_folder.rglob("index.html"):
        _, menu, rest = file.read_text("utf-8").partition('class="site-nav"')  # a forwarding page has no menu
        if menu and "aria-current" not in rest.partition("</nav>")[0]:
            unmarked.add(file.relative_to(site_folder).as_posix())
    assert unmarked == {"index.html"}, "Enter the section in scripts.publish.framing.MENU."


def test_home_asks_its_question_and_has_three_doors(invented: Archive, page: Read) -> None:
    tree = page("")
    assert [text(one) for one in tree.xpath("//h1")] == ["What has the union decided?"]
    assert invented.union.full_name in text(tree)
    assert [one.get("href") for one in found(tree, of_class("door__name"))] == ["topics/", "outcomes/", "threads/"]


def test_home_shows_a_shape_and_words_for_every_meeting(invented: Archive, page: Read) -> None:
    tree = page("")
    (legend,) = found(tree, "//*[@id='what-we-hold']/ul[@aria-label='What the shapes mean']")
    assert [text(one) for one in legend] == [one.value for one in holdings.Coverage]
    shapes = {shape: one.value for shape, one in zip(legend.xpath(".//use/@href"), holdings.Coverage, strict=True)}
    assert len(shapes) == len(holdings.Coverage)
    assert {str(name) for name in tree.xpath("//symbol/@id")} >= {shape.removeprefix("#") for shape in shapes}
    linked = {}
    for entry in found(tree, "//*[@id='what-we-hold']//li[.//a]"):
        (link,), (shape,) = entry.xpath(".//a"), entry.xpath(".//use/@href")
        assert text(entry).endswith(shapes[shape])
        linked[link.get("href")] = text(link)
    assert linked == {f"{key}/": typographic(meeting.name) for key, meeting in invented.meetings.items()}


@pytest.mark.parametrize(
    ("held", "coverage"),
    [("whole", "whole list"), ("part", "part of the list"), (None, "single motions, no list")],
)
def test_the_shape_of_a_meeting_is_by_how_much_of_its_list_is_held(held: str | None, coverage: str) -> None:
    listed = (
        {"list": {"document": "minutes", "numbers": "of the resolutions", "motions": "9", "held": held}} if held else {}
    )
    site = made({"2018/1": making.motion()}, meetings={"2018": making.meeting("2018", **listed)})
    (agm, *_) = holdings.annual(site.archive, site.as_of)
    assert (agm.year, agm.coverage.value, agm.motions) == (2018, coverage, 1)


def test_a_year_in_which_a_meeting_was_due_and_none_is_recorded_is_in_the_picture_without_a_link() -> None:
    site = made({"2018/1": making.motion()})
    tree = html.fromstring(f"<div>{home.home(site, '')}</div>")
    years = found(tree, "//ol[@aria-label='Yearly meetings']/li")
    assert text(years[1]) == "2019, no meeting recorded : nothing"
    assert not years[1].xpath(".//a")


def test_of_a_meeting_without_its_list_no_more_is_said_than_is_known() -> None:
    archive = making.archive({"2018/1": making.motion()})
    assert held_words(archive, archive.meetings["2018"], archive.by_meeting["2018"]) == (
        "We do not hold the list of this meeting’s motions. Those here are known from other documents; there may have "
        "been more."
    )


def test_home_tells_the_newest_events_and_leads_to_them(invented: Archive, page: Read) -> None:
    updates = [(record, one) for record in invented.records.values() for one in record.motion.outcome.updates]
    record, newest = max(updates, key=lambda pair: (pair[1].date.first, pair[1].date.last))
    first = found(page(""), "//*[@class='latest']/li")[0]
    assert newest.date.words.casefold() in text(first).casefold()
    assert found(first, f".//a[@href='{record.key}/#{newest.key}']")


def test_home_tells_an_event_of_two_motions_once() -> None:
    event = making.update("oil", "2020-01-01")
    site = made({"2018/1": making.motion(updates=[event]), "2018/2": making.motion(updates=[event])})
    tree = html.fromstring(f"<div>{home.home(site, '')}</div>")
    (entry,) = found(tree, "//*[@class='latest']/li")
    assert [one.get("href") for one in entry.xpath(".//a")] == ["2018/1/#oil", "2018/2/#oil"]


def test_home_knows_nothing_of_what_comes_after_its_day() -> None:
    late = making.update("oil", "2027-01-01", {"a": "met"}, on="2027-01-02")
    searches = [{"on": "2027-03-04", "clauses": "a"}]
    site = made({"2018/1": making.motion(updates=[late], looked_for=searches)})
    assert "2027" not in home.home(site, "")


def test_an_archive_without_a_motion_has_its_pages() -> None:
    site = made({})
    for make in (in_meetings(books.of_meeting), books.grouped, bodies.grouped, topics.grouped, threads.grouped):
        assert all(one.content for one in pages_of(make, site))
    for name, fill in slots.SLOTS.items():
        assert isinstance(fill(site, "../"), str), name


# Help ----------------------------------------------------------------------------------------------------------------


def test_every_rule_has_its_heading_its_sentence_and_its_example(page: Read, site_folder: Path) -> None:
    tree = page("checks/")
    examples = 0
    for rule, sentence in all_rules().items():
        entry = section(tree, rule)
        assert text(found(entry, ".//h3")[0]) == rule
        assert typographic(" ".join(re.sub(r"[`*]", "", sentence).split())) in text(entry)
        message = ROOT / f"docs/messages/{rule}.txt"
        if message.is_file():
            examples += 1
            assert found(entry, ".//pre")[0].text_content().strip("\n") == message.read_text("utf-8").strip("\n")
    assert examples
    assert len(tree.xpath(of_class("rule"))) == len(all_rules())


def test_every_field_is_in_the_guide_with_its_description(page: Read) -> None:
    tree = page("contribute/")
    said = text(tree)
    documented = {text(one) for one in found(tree, "//dl[@class='meanings']//dt/code")}
    models = list(all_models())
    assert len(models) > 15
    for model in models:
        for name, field in model.model_fields.items():
            assert (field.alias or name) in documented
            assert typographic(" ".join(re.sub(r"[`*]", "", field.description or "?").split())) in said


def all_models() -> Iterator[type[BaseModel]]:
    """Every model that a file is read by, and every model within one."""
    waiting: list[Any] = [Motion, Meeting, *(adapter._type for adapter in ADAPTERS.values())]
    seen: set[type[BaseModel]] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, BaseModel):
            if one not in seen:
                seen.add(one)
                yield one
                waiting += [field.annotation for field in one.model_fields.values()]
        else:
            waiting += getattr(one, "__args__", ())


def test_a_field_that_is_needed_is_told_so(page: Read) -> None:
    fields = found(section(page("contribute/"), "fields-motion"), ".//dl")[0]
    needed = {text(found(row, "./dt/code")[0]): text(found(row, "./dt/span")[0]) == "Needed" for row in fields}
    assert needed == {name: field.is_required() for name, field in Motion.model_fields.items()}


@pytest.mark.parametrize(
    ("field", "held"),
    [
        ("motion-outcome-updates-event", Kept.MEANING), ("motion-clauses-with", Kept.HELD), ("motion-summary", Kept.FREE),
        ("bodies-key-procedure-about", Kept.FREE), ("reading-key-mark", None),
    ],
)  # fmt: skip
def test_the_guide_says_how_far_a_field_is_held_once_it_is_published(page: Read, field: str, held: Kept | None) -> None:
    row = text(section(page("contribute/"), f"field-{field}"))
    assert (f"Once published, it {held.value}." in row) if held else ("Once published" not in row)


def test_every_kind_of_file_is_in_the_guide(page: Read) -> None:
    assert set(help.FILES) == set(ROOTS)
    for name in ROOTS:
        assert section(page("contribute/"), f"fields-{name}") is not None


def test_every_word_of_every_closed_list_is_in_the_guide(page: Read) -> None:
    tree = page("contribute/")
    for terms in CLOSED_LISTS:
        heading = section(tree, f"terms-{hyphenated(terms.noun())}")
        rows = found(heading.xpath("(./descendant::dl|./following::dl)[1]")[0], "./div")
        assert [text(found(row, ".//code")[0]) for row in rows] == [term.value for term in terms]
        for row, term in zip(rows, terms, strict=True):
            assert typographic(term.meaning.replace("*", "")) in text(row)
            assert all(typographic(word) in text(row) for word in term.also)


def test_the_rules_for_standing_and_progress_are_shown_as_the_code_has_them(page: Read) -> None:
    import schema.progress
    import schema.standing

    for module, least in ((schema.standing, 8), (schema.progress, 5)):
        rules = help.reader_rules(module)
        assert len(rules) >= least
        for rule in rules:
            assert typographic(rule.replace("*", "")) in text(page("about/"))


def test_rules_that_are_no_longer_in_the_code_stop_the_build() -> None:
    with pytest.raises(
        LookupError, match=r"^The docstring of schema\.rules no longer has the rules as readers are shown them\.$"
    ):
        help.reader_rules(__import__("schema.rules", fromlist=["rules"]))


def test_the_record_in_the_guide_is_a_record(page: Read) -> None:
    shown = "".join(page("contribute/").xpath("//pre//text()"))
    assert annotated_record().strip() in shown
    motion, problems = read_record(annotated_record().encode(), "motion.template.yaml", TypeAdapter(Motion))
    assert problems == []
    assert motion is not None
    assert motion.model_fields_set >= {"clauses", "links", "outcome", "source"}


def test_the_dates_in_the_guide_are_dates(page: Read) -> None:
    from schema.dates import parse_date

    table = section(page("contribute/"), "dates").xpath("./following::table[1]")[0]
    for row in found(table, "./tbody/tr"):
        typed, meant = (text(cell) for cell in found(row, "./td"))
        assert meant.startswith(parse_date(typed).words)


def test_every_abbreviation_is_spelled_out(invented: Archive, page: Read) -> None:
    said = text(page("abbreviations/"))
    for entry in invented.abbreviations.values():
        assert f"{entry.short}{entry.name}" in said.replace(f"{entry.short} {entry.name}", f"{entry.short}{entry.name}")


def test_the_forms_of_citation_are_those_of_the_archive(invented: Archive, page: Read) -> None:
    tree = page("cite/")
    forms = dict(
        zip(
            [text(one) for one in found(tree, "//dl[@class='examples']//dt")],
            [text(one) for one in found(tree, "//dl[@class='examples']//*[@class='examples__reference']")],
            strict=True,
        )
    )
    references = {words.reference(invented, record): record for record in invented.records.values()}
    assert references[forms["A resolution"]].is_carried
    assert not references[forms["A motion not recorded as carried"]].is_carried
    assert re.search(r" \(archive clause [a-z]\)$", forms["A clause of it, by this archive’s letter"])
    for one in found(tree, "//dl[@class='examples']//a"):
        assert text(one) == invented.union.address + one.get("href").removeprefix("../")


def test_readme_and_guide_name_every_make_target() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert "site" in targets
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [target for target in targets if f"`make {target}`" not in readme] == []
    named = {
        target
        for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"))
        for target in re.findall(r"\bmake ([a-z]+)`", path.read_text("utf-8"))
    }
    assert sorted(named - set(targets)) == []


def test_readme_names_every_folder() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for folder in ("resolutions", "schema", "scripts", "docs", "tests"):
        assert (ROOT / folder).is_dir()
        assert f"| `{folder}/` |" in readme
    for folder in (path.name for path in (ROOT / "scripts").iterdir() if (path / "__init__.py").is_file()):
        assert f"| `scripts/{folder}/` |" in readme


def test_readme_names_every_placeholder() -> None:
    from schema.union import Union

    readme = (ROOT / "README.md").read_text("utf-8")
    section = readme.partition("\n## Before it is published\n")[2].partition("\n## ")[0]
    named = re.findall(r"^\| `([a-z_]+)` \|", section, re.MULTILINE)
    assert named == ["address", "contact", "repository"]
    assert set(named) <= set(Union.model_fields)


# Not found, and former addresses ---------------------------------------------------------------------------------------


def test_the_page_for_what_is_not_found_works_at_any_depth(invented: Archive, page: Read) -> None:
    tree = page("404.html")
    assert "never change and are never used again" in text(tree)
    for one in found(tree, "//a[@href]"):
        assert re.match(r"/|#|mailto:|https://", one.get("href")), one.get("href")
    assert found(tree, "//article//a[@href='/2018/m5/']")


def test_in_a_folder_of_its_host_the_not_found_page_leads_there() -> None:
    site = made({"2018/1": making.motion(notice_number="5")}, address="https://pages.example/lamps/")
    assert addresses.root_prefix(site.archive, "404.html") == "/lamps/"
    assert addresses.root_prefix(site.archive, "2018/1/") == "../../"
    tree = html.fromstring(f"<div>{help.not_found(site, '/lamps/')}</div>")
    assert all(one.get("href").startswith(("/lamps/", "mailto:")) for one in found(tree, "//a"))


def test_links_from_the_root_of_a_host_are_checked_within_the_sites_folder() -> None:
    check = LinkCheck("https://pages.example/lamps/")
    check.read("404.html", '<a id="x" href="/lamps/2018/">there</a> <a href="/2018/">not there</a>')
    assert check.problems({"404.html", "2018/index.html"}) == ["/404.html links to /../2018/, which is not there."]


def test_former_keys_lead_on(invented: Archive, site_folder: Path) -> None:
    former = dict(invented.forwards)
    for kind in ("bodies", "topics", "threads"):
        former |= {
            f"{kind}/{old}": f"{kind}/{key}" for key, entry in getattr(invented, kind).items() for old in entry.formerly
        }
    for key, meeting in invented.meetings.items():
        former |= dict.fromkeys(meeting.formerly, key) | {f"{old}/book": f"{key}/book" for old in meeting.formerly}
    assert len(former) > 4
    for old, new in former.items():
        tree = html.fromstring((site_folder / old / "index.html").read_text("utf-8"))
        (link,) = tree.xpath("//a")
        assert (site_folder / old / link.get("href") / "index.html").resolve() == (
            site_folder / new / "index.html"
        ).resolve()


# What holds for all of them --------------------------------------------------------------------------------------------


def test_nothing_typed_in_a_record_is_read_as_markup() -> None:
    hostile = {"name": HOSTILE, "meaning": HOSTILE}
    site = made(
        {
            "2018/1": making.motion(
                title=HOSTILE, about="x", summary=HOSTILE, wording=HOSTILE,
                clauses=[making.clause("a", text=HOSTILE, towards=["trust"]), making.clause("b", "rule change", rule=HOSTILE)],
                updates=[making.update("oil", "2020-01-01", event=HOSTILE)], topics=["bad"], committee="bad", proposer=["bad"],
            ),
            "2019/1": making.motion(links=[making.link("follows", "2018/1", because=HOSTILE)]),
        },
        meetings={"2018": making.meeting("2018", name=HOSTILE, place=HOSTILE, note=HOSTILE)},
        bodies={"bad": {**hostile, "kind": "committee", "also": [HOSTILE]}},
        topics={"bad": hostile},
        threads={"bad": "2018/1"},
        name=HOSTILE, full_name=HOSTILE, keeper=HOSTILE, citation="{union}, {meeting}",
    )  # fmt: skip
    made_pages: list[str] = [
        one.content
        for make in (in_meetings(books.of_meeting), books.grouped, bodies.grouped, topics.grouped, threads.grouped)
        for one in pages_of(make, site)
    ]
    made_pages += [fill(site, "../") for fill in slots.SLOTS.values()]
    hits = 0
    for markup in made_pages:
        # The search page and those for a pasted text have scripts of their own, and no others.
        own = [
            f'<script src="../assets/{name}.js" defer></script>'
            for name in ("finding", "lost", "query", "search", "similar", "suggest", "wording", "wordings")
        ]
        assert "<script" not in re.sub("|".join(map(re.escape, own)), "", markup)
        assert "8281" not in markup
        tree = html.fromstring(f"<div>{markup}</div>")
        hits += SHOWN in text(tree)
    assert hits > 8


def test_titles_in_links_are_not_added_to() -> None:
    site = made({"2018/agm": making.motion(title="AGM", summary="Of [2018/agm]. The AGM.", number=None)})
    (one,) = [page for page in pages_of(in_meetings(books.of_meeting), site) if page.path == "2018/book/"]
    assert "Motion “AGM”" in one.content or "Resolution “AGM”" in one.content
    assert text(html.fromstring(one.content)).count("(Annual General Meeting)") == 1


def test_the_newest_meeting_comes_first_and_within_it_the_published_order() -> None:
    archive = making.archive({key: making.motion() for key in ("2018/1", "2018/2", "2018/ca1", "2019/1", "2019/2")})
    assert [one.key for one in newest_first(archive.records.values())] == [
        "2019/1",
        "2019/2",
        "2018/1",
        "2018/2",
        "2018/ca1",
    ]


def test_no_page_depends_on_the_order_in_which_files_are_read(invented: Archive) -> None:
    from dataclasses import replace

    def turned(mapping: Any) -> dict[Any, Any]:
        return dict(reversed(list(mapping.items())))

    other = replace(invented, documents=turned(invented.documents), abbreviations=turned(invented.abbreviations))
    for make in (in_meetings(books.of_meeting), books.grouped, bodies.grouped, topics.grouped, threads.grouped):
        assert pages_of(make, Site(invented, AS_OF)) == pages_of(make, Site(other, AS_OF))
    assert help.abbreviations(Site(invented, AS_OF), "") == help.abbreviations(Site(other, AS_OF), "")


def test_the_day_is_the_one_that_was_given(invented: Archive) -> None:
    early = Site(invented, dt.date(2018, 12, 31))
    later = Site(invented, AS_OF)
    assert home.events(early) != home.events(later)
    assert years.row(early, "2018") == years.row(later, "2018")


def test_what_records_tell_in_part_of_one_event_stands_once_on_the_home_page() -> None:
    def told(key: str, event: str) -> Any:
        return making.update(key, "2021-05-01", event=event)

    motions = {
        "2018/1": making.motion(updates=[told("leak", "The roof leaks.")]),
        "2018/2": making.motion(updates=[told("leak", "The roof leaks, and the floor is wet.")]),
        "2018/3": making.motion(updates=[told("leak", "The roof leaks."), told("draught", "A window broke.")]),
    }
    leak, draught = sorted(home.events(made(motions)), key=lambda one: len(one.motions), reverse=True)
    assert (leak.event, draught.event) == (("The roof leaks.",), ("A window broke.",))
    assert sorted(one.path for one in leak.motions) == ["2018/1/#leak", "2018/2/#leak", "2018/3/#leak"]


def test_an_event_in_many_records_names_some_of_their_motions_and_counts_the_rest() -> None:
    motions = {f"2018/{n}": making.motion(updates=[making.update("leak", "2021-05-01")]) for n in range(1, 10)}
    (leak,) = home.events(made(motions))
    assert (len(leak.motions), leak.more) == (6, 3)
    assert "</a>, and 3 more</p>" in home.home(made(motions), "")


def test_without_a_quorum_a_meeting_carried_nothing_and_lost_nothing() -> None:
    motions = {
        "2018/m1": making.motion(),
        "2018/m2": making.motion(making.decided("lost")),
        "2018/m3": making.motion(making.decided("remitted", to="council")),
        "2018/m4": making.motion(making.decided("not recorded"), making.decided("carried", "council")),
    }
    inquorate = {"2018": making.meeting("2018", quorate="no")}
    (page,) = pages_of(in_meetings(of_meeting), made(motions, meetings=inquorate))
    tally = "1 with a vote in favour, 1 with a vote against, 1 remitted, 1 with no result recorded."
    assert tally in text(html.fromstring(page.content))
    assert page.description.endswith(f"{tally} The meeting was not quorate.")
    (page,) = pages_of(in_meetings(of_meeting), made(motions))
    assert page.description.endswith(": 1 carried, 1 lost, 1 remitted, 1 with no result recorded.")


def test_a_meetings_tally_counts_its_own_decisions_and_what_it_carried_in_part() -> None:
    parts = making.motion(making.decided("lost", clauses="a"), making.decided(clauses="b"))
    other_first = making.motion(making.decided("carried", "council"), making.decided("lost"))
    (page,) = pages_of(in_meetings(of_meeting), made({"2018/1": parts, "2018/m2": other_first}))
    assert page.description.endswith(": 1 carried, 1 lost.")


@pytest.mark.parametrize(
    ("decisions", "sentence"),
    [
        (["lost"], "M, lost."),
        (["not recorded"] * 2, "M, both with no result recorded."),
        (["carried", "carried as amended", "carried"], "M, all carried."),
        (["not recorded", "fell", "carried"], "M: 1 carried, 1 fell, 1 with no result recorded."),
    ],
)
def test_what_a_meeting_decided_is_told_as_people_say_it(decisions: list[str], sentence: str) -> None:
    motions = {f"2018/{n}": making.motion(making.decided(decision)) for n, decision in enumerate(decisions, 1)}
    assert motions_decided(list(making.archive(motions).records.values()), "M") == sentence


@pytest.mark.parametrize(
    ("decision", "label", "sentence"),
    [
        ("lost", "Not policy", "Put to the vote and voted down. Council decided on 1 December 2018: carried."),
        ("not recorded", "Not known: result not found", "Council decided on 1 December 2018: carried. Do not cite it as policy."),
        ("remitted", "Referred to another body", "Council decided on 1 December 2018: carried."),
    ],
)  # fmt: skip
def test_what_another_body_decided_later_is_said_beside_the_meetings_own(
    decision: str, label: str, sentence: str
) -> None:
    later = making.decided("carried", "council", date="2018-12-01")
    archive = making.archive({"2018/m1": making.motion(making.decided(decision), later)})
    standing = Site(archive, AS_OF).views.standing(archive.records["2018/m1"])
    assert (standing.label.label, standing.label.sentence) == (label, sentence)


def test_home_and_what_came_of_it_count_the_same_requests() -> None:
    turned_down = making.motion(making.decided("lost"))
    taken_in_a_composite = making.motion(making.decided("in composite"))
    site = made({"2018/1": making.motion(), "2018/m2": turned_down, "2018/m3": taken_in_a_composite})
    assert home.requests_words(site) == "Of 1 request, none has been judged yet."
    assert "1 request" in text(html.fromstring(outcomes.looked_into(site, "../")))
    assert home.requests_words(made({"2018/m2": turned_down})) == "No request is recorded yet."


def test_a_meeting_of_which_no_motion_is_recorded_says_so_and_offers_no_book() -> None:
    made = making.archive({"2018/1": making.motion()}, meetings={"2019": making.meeting("2019")})
    site = Site(made, dt.date(2026, 11, 21))
    empty, full = (meeting_page(site, key) for key in ("2019", "2018"))
    assert empty.description == "AGM 2019, 5 and 6 October 2019: no motion of it is recorded here."
    assert "No motion of it is recorded here." in empty.content
    assert "We do not hold the list of this meeting’s motions, and no motion of it is recorded here." in empty.content
    assert "book" not in empty.content
    assert "2018/book.pdf" in full.content
    in_list = text(html.fromstring(years.meetings(site, "../")))
    assert "No motion of it is recorded here. We do not hold the list. AGM 2018" in in_list
    assert "1 motion, carried. We do not hold the list. All on one page: Resolutions of AGM 2018" in in_list
