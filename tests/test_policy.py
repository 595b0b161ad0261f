"""Still policy? What is decided, what another body carried and what is not known: each in its part, and nothing else."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from schema.archive import Archive, Record
from schema.standing import standing
from schema.terms import MeetingKind, Standing
from scripts.publish import words
from scripts.publish.books import output
from scripts.publish.books.policy_book import policy_book
from scripts.publish.pages import policy
from scripts.publish.prose import typographic
from scripts.publish.site import Site
from scripts.publish.views.policy import lapse_words, lists_words
from tests import making
from tests.conftest import AS_OF
from tests.making import clause, decided, entry, link, motion
from tests.pages import Tree, of_class, text

TOPICS = {"oil": entry("Oil"), "wicks": entry("Wicks")}


@pytest.fixture(scope="module")
def page(site_folder: Path) -> Tree:
    return html.parse(site_folder / "policy/index.html").getroot()


@pytest.fixture(scope="module")
def book(site_folder: Path) -> Tree:
    return html.parse(site_folder / "policy/book/index.html").getroot()


def site(motions: dict[str, making.Values], as_of: dt.date = AS_OF, **more: Any) -> Site:
    return Site(making.archive(motions, **{"topics": TOPICS, **more}), as_of)


def page_of(made: Site) -> Tree:
    return html.fromstring(f"<main>{policy.policy(made, '../')}</main>")


def book_of(made: Site) -> Tree:
    page = output.page(made, policy_book(made))
    return html.fromstring(f"<main>{page.content}</main>")


def in_full(tree: Tree, part: str) -> list[str]:
    """The anchors of the motions that a part shows in full, in order."""
    return [one.get("id") for one in tree.xpath(f".//*[@id='{part}']//*[starts-with(@id, 'm-')]")]


def by_line(tree: Tree, topic: str) -> list[str]:
    """The lines of a topic that name motions shown in full elsewhere."""
    return [text(one) for one in tree.xpath(f".//*[@id='{topic}']//*[contains(@class, 'policy__also')]/li")]


def anchor(record: Record) -> str:
    return f"m-{record.key.replace('/', '-')}"


def test_each_motion_stands_once_in_full_in_the_part_that_its_standing_asks_for(
    invented: Archive, page: Tree, book: Tree
) -> None:
    expected: dict[str, set[str]] = {"decided": set(), "elsewhere": set(), "not-known": set()}
    for record in invented.records.values():
        found = standing(invented, record, AS_OF).standing
        if found.is_in_force:
            expected["elsewhere" if record.meeting.kind is MeetingKind.CONGRESS else "decided"].add(anchor(record))
        elif found is Standing.NOT_KNOWN:
            expected["not-known"].add(anchor(record))
    assert expected["decided"]
    assert expected["not-known"]
    for tree in (page, book):
        shown = {part: in_full(tree, part) for part in expected}
        assert {part: set(anchors) for part, anchors in shown.items()} == expected
        for anchors in shown.values():
            assert len(anchors) == len(set(anchors))


def test_a_motion_on_two_topics_is_in_full_under_the_first_and_by_a_line_under_the_other() -> None:
    made = site({"2018/1": motion(topics=["wicks", "oil"]), "2018/2": motion(topics=["oil"])})
    tree = page_of(made)
    assert in_full(tree, "oil") == ["m-2018-2"]
    assert in_full(tree, "wicks") == ["m-2018-1"]
    assert by_line(tree, "oil") == ["Also AGM 2018, Resolution 1: Light the Lamps; see Wicks"]
    contents = [text(one) for one in tree.xpath(".//nav//li")]
    assert contents == ["Oil 2", "Wicks 1"]


def test_topics_stand_by_the_alphabet_and_their_motions_the_newest_meeting_first() -> None:
    keys = ["2018/1", "2018/2", "2018/10", "2020/1"]
    tree = page_of(site({key: motion(topics=["wicks" if key == "2018/2" else "oil"]) for key in keys}))
    assert in_full(tree, "decided") == ["m-2020-1", "m-2018-1", "m-2018-10", "m-2018-2"]


def test_what_has_ended_or_was_never_policy_is_not_here() -> None:
    made = site(
        {
            "2018/1": motion(),
            "2018/2": motion(),
            "2018/3": motion(decided("lost")),
            "2018/4": motion(decided("remitted", to="council")),
            "2018/ca1": motion(kind="constitutional amendment", clauses=[clause("a", "rule change")]),
            "2019/1": motion(links=[link("replaces", "2018/1")]),
            "2019/2": motion(links=[link("reaffirms", "2018/2")]),
        }
    )
    assert in_full(page_of(made), "decided") == ["m-2019-1", "m-2019-2", "m-2018-2"]
    assert "Reaffirmed by AGM 2019, Resolution 2" in text(page_of(made))


def test_what_lapses_goes_on_the_day_after() -> None:
    motions = {"2018/1": motion(decided(date="2018-10-05"))}
    last = dt.date(2021, 10, 5)
    assert in_full(page_of(site(motions, last, lapse="3 years")), "decided") == ["m-2018-1"]
    assert in_full(page_of(site(motions, last + dt.timedelta(days=1), lapse="3 years")), "decided") == []


def test_result_not_known_stands_under_a_warning() -> None:
    tree = page_of(site({"2018/1": motion(), "2018/m2": motion(decided("not recorded"))}))
    (part,) = tree.xpath(".//section[@id='not-known']")
    notices = part.xpath(of_class("notice"))
    assert text(notices[0]).startswith("A motion exists; its result is not known: do not cite it as policy.")
    assert "Motion 2" in text(part)
    assert "Resolution" not in text(part)
    (decided_part,) = tree.xpath(".//section[@id='decided']")
    assert "Motion 2" not in text(decided_part)


def test_what_a_congress_carried_is_told_apart_as_its_own() -> None:
    motions = {"2018-congress/1": motion(decided(by="congress")), "2018/1": motion()}
    tree = page_of(site(motions))
    assert in_full(tree, "decided") == ["m-2018-1"]
    assert in_full(tree, "elsewhere") == ["m-2018-congress-1"]
    (part,) = tree.xpath(".//section[@id='elsewhere']")
    assert "its own policy" in text(part)


def test_what_a_section_decided_holds_for_it_only() -> None:
    meetings = {"2018-branch": making.meeting("2018-branch", kind="section annual general meeting")}
    tree = page_of(site({"2018-branch/1": motion(decided(by="branch"))}, meetings=meetings))
    assert "It holds for Branch only." in text(tree)


def test_each_request_and_position_stands_under_its_motion_and_in_the_book_its_letter_leads_to_it(
    invented: Archive, page: Tree, book: Tree
) -> None:
    looked = 0
    for tree, root, mark in ((page, None, "ask__letter"), (book, "../../", "book__mark")):
        for record in invented.records.values():
            for one in tree.xpath(f"//*[@id='{anchor(record)}']"):
                looked += 1
                links = [(link.get("href"), text(link)) for link in one.xpath(of_class(mark))]
                assert links == [
                    (f"{root}{record.key}/#{clause.letter}" if root else None, f"({clause.letter})")
                    for clause in record.motion.clauses
                ]
    assert looked


def test_a_motion_of_the_page_has_two_controls_the_way_to_it_and_its_clauses(page: Tree) -> None:
    rows = page.xpath(of_class("row"))
    assert rows
    for row in rows:
        controls = [control.tag for control in row.xpath(".//a | .//button | .//summary")]
        assert controls in (["a"], ["a", "summary"]), row.get("id")


def test_a_clause_that_no_longer_stands_says_so_within_a_motion_that_does() -> None:
    made = site(
        {
            "2018/1": motion(clauses=[clause("a"), clause("b"), clause("c", "position")]),
            "2018/2": motion(decided(clauses="a"), decided("lost", clauses="b"), clauses=[clause("a"), clause("b")]),
            "2019/1": motion(links=[link("replaces", "2018/1", to_clauses="b")]),
        }
    )
    for tree, mark in ((page_of(made), "ask__letter"), (book_of(made), "book__mark")):
        ended = {}
        for key in ("2018-1", "2018-2", "2019-1"):
            for one in tree.xpath(f".//*[@id='m-{key}']//li[.//*[contains(@class, 'state--')]]"):
                letter, state = (text(one.xpath(of_class(name))[0]) for name in (mark, "state"))
                ended[f"{key} {letter}"] = state
        assert ended == {
            "2018-1 (b)": "Replaced by AGM 2019, Resolution 1",
            "2018-2 (b)": "Lost: not policy",
        }


def test_what_we_hold_stands_at_the_top(page: Tree, invented: Archive) -> None:
    (held,) = page.xpath("//*[@class='policy__held']")
    assert page.xpath("//*[@class='policy__held']/following::section[@id='decided']")
    assert text(held).startswith(
        "A decision that we do not hold may have ended any of these. We hold the whole list of "
    )
    assert "As recorded up to " in text(held)
    for meeting in invented.meetings.values():
        assert (typographic(meeting.name) in text(held)) == (meeting.kind is not MeetingKind.CONGRESS)


@pytest.mark.parametrize(
    ("lapse", "sentence"),
    [
        ("not known", "We do not know whether the union’s policy lapses after some years."),
        ("none", "By the union’s rules, policy does not lapse."),
        (
            "2 years",
            "By the union’s rules, policy lapses 2 years after it was decided or last reaffirmed; what has lapsed is not here.",
        ),
    ],
)
def test_the_rule_of_lapse_is_told(lapse: str, sentence: str) -> None:
    assert lapse_words(site({"2018/1": motion()}, lapse=lapse).archive) == sentence


def test_of_many_meetings_what_we_hold_is_counted() -> None:
    made = site({f"{year}/1": motion() for year in range(2000, 2020)})
    assert lists_words(made.views) == ["We hold no list of 20 meetings."]


def test_a_long_page_shows_the_newest_of_a_topic_and_its_book_shows_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "WHOLE_UP_TO", 20)
    motions = {f"{year}/1": motion(topics=["oil"]) for year in range(1990, 2011)}
    made = site(motions)
    assert len(in_full(book_of(made), "decided")) == 21
    tree = page_of(made)
    assert in_full(tree, "decided") == [f"m-{year}-1" for year in range(2010, 2010 - policy.SHOWN, -1)]
    assert f"And {21 - policy.SHOWN} more: every motion on Oil." in text(tree)
    del motions["1990/1"]
    assert len(in_full(page_of(site(motions)), "decided")) == 20


def test_a_motion_on_no_topic_yet_is_not_lost() -> None:
    made = site({"2018/1": motion(topics=[], wording="This meeting lights lamps.", clauses=[])})
    assert in_full(page_of(made), "no-topic") == ["m-2018-1"]
    assert "On no topic yet" in text(page_of(made))
    assert "Not yet broken into requests." in text(book_of(made))


def test_an_archive_without_policy_says_so() -> None:
    assert text(page_of(site({"2018/1": motion(decided("lost"))}))).startswith("All as a book, to print Nothing yet.")


def test_the_book_has_its_contents_in_order_and_each_reference_in_full(book: Tree, invented: Archive) -> None:
    contents = [one.get("href")[1:] for one in book.xpath("//*[@id='contents']//a")]
    sections = [
        one.get("id")
        for one in book.xpath("//article/section | //article/section/section")
        if one.xpath("./h2 | ./h3[not(@class)]")
    ]
    assert contents == sections
    for record in invented.records.values():
        for one in book.xpath(f"//*[@id='{anchor(record)}']"):
            said = text(one.xpath(of_class("book__reference"))[0])
            assert said == " ".join(
                f"{words.reference(invented, record)}, {invented.union.address}{record.key}/".split()
            )


def test_nothing_typed_in_a_record_is_markup(page: Tree, book: Tree) -> None:
    for tree in (page, book):
        assert not [one for one in tree.iter("script") if "alert" in (one.text or "")]
        assert not list(tree.iter("img"))
    hostile = "<img src=x onerror=alert(1)>"
    tree = page_of(site({"2018/1": motion(title=hostile, about=hostile[:70], clauses=[clause("a", text=hostile)])}))
    assert text(tree).count(hostile) == 3
    assert not list(tree.iter("img"))
