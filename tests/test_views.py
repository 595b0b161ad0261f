"""Views: a motion as data, complete, the same each time, and made once for everything that shows it."""

import ast
import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from markupsafe import Markup
from pydantic import BaseModel

from schema.archive import Archive, Record
from schema.dates import Date
from schema.standing import standing
from scripts.publish.books import output
from scripts.publish.pages import bodies, meeting, motion, policy, threads, topics
from scripts.publish.search import search_files
from scripts.publish.site import Site
from scripts.publish.views import views
from tests import making
from tests.conftest import AS_OF, ROOT
from tests.making import clause
from tests.pages import books_of, in_meetings, outputs_of

MAKERS = (
    *map(in_meetings, (motion.of_meeting, meeting.of_meeting, output.of_meeting)),
    output.grouped,
    bodies.grouped,
    topics.grouped,
    threads.grouped,
    search_files.files,
)


def values(value: Any) -> Iterator[Any]:
    """Every value within a view, down to its texts, numbers and days."""
    yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, Date):
        for field in dataclasses.fields(value):
            yield from values(getattr(value, field.name))
    elif isinstance(value, tuple | list | dict):
        for one in value:
            yield from values(one)


def test_a_view_is_data_and_holds_no_markup_no_whole_record_and_nothing_that_changes(invented: Archive) -> None:
    site = Site(invented, AS_OF)
    for record in invented.records.values():
        for value in values(site.views.motion(record)):
            assert not isinstance(value, Markup | Record | list | dict | set), value
            if isinstance(value, BaseModel):
                assert type(value).model_config.get("frozen"), type(value)
            if dataclasses.is_dataclass(value):
                assert getattr(type(value), "__dataclass_params__").frozen, type(value)  # noqa: B009


def test_a_book_is_data_too(invented: Archive) -> None:
    for book in books_of(Site(invented, AS_OF)):
        assert not [one for one in values(book) if isinstance(one, Markup | Record)]


def test_the_same_archive_and_day_give_equal_views(invented: Archive) -> None:
    one, other = Site(invented, AS_OF), Site(invented, AS_OF)
    for record in invented.records.values():
        assert one.views.motion(record) == other.views.motion(record)
    assert books_of(one) == books_of(other)


def test_a_changed_record_changes_its_view_and_no_other() -> None:
    def of(title: str) -> dict[str, object]:
        archive = making.archive({"2018/1": making.motion(title=title), "2018/2": making.motion()})
        site = Site(archive, AS_OF)
        return {key: site.views.motion(record) for key, record in archive.records.items()}

    before, after = of("Light the Lamps"), of("Trim the Lamps")
    assert [key for key in before if before[key] != after[key]] == ["2018/1"]


def test_whatever_shows_a_motion_its_view_and_each_standing_are_made_once(
    invented: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: Counter[tuple[str, str]] = Counter()

    def counting(archive: Archive, record: Record, as_of: Any, of_clause: Any = None) -> Any:
        worked_out[record.key, of_clause.letter if of_clause else ""] += 1
        return standing(archive, record, as_of, of_clause)

    monkeypatch.setattr(views, "standing", counting)
    site = Site(invented, AS_OF)
    for make in MAKERS:
        assert outputs_of(make, site)
    policy.policy(site, "../")
    assert len(worked_out) > len(invented.records)
    assert set(worked_out.values()) == {1}
    for record in invented.records.values():
        assert site.views.motion(record) is site.views.motion(record)
    before = list(map(site.views.motion, invented.records.values()))
    site.views.forget()
    assert not site.views.made["motion"]
    assert list(map(site.views.motion, invented.records.values())) == before
    assert set(worked_out.values()) == {1}  # what is let go of is made again from these


WITH_THE_BRANCH: Any = {"with": ["branch"]}


def test_who_is_asked_reads_as_a_sentence_would() -> None:
    requests = [
        clause("a"),
        clause("b", towards=["trust"]),
        clause("c", to=["council", "officers"], towards=["ministry"], **WITH_THE_BRANCH),
        clause("d", "position"),
        clause("e", "rule change"),
    ]
    archive = making.archive({"2018/1": making.motion(clauses=requests)})
    text = Site(archive, AS_OF).plain_text(lambda to: to)
    view = Site(archive, AS_OF).views.motion(archive.records["2018/1"])
    arrow = '<span aria-hidden="true"> →</span><span class="hidden">, towards</span>'
    assert [str(text.inline(one.who)) for one in view.clauses] == [
        "Council:",
        f"Council{arrow} Trust:",
        f"Council and Officers{arrow} Ministry, with Branch:",
        "",
        "Rule change, rule 7:",
    ]


def test_nothing_that_publishes_parses_html() -> None:
    for path in (ROOT / "scripts/publish").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            for name in (module, *names):
                assert not name.startswith(("html.parser", "lxml", "bs4", "html5lib")), path.name


def test_years_in_a_row_without_a_meeting_are_together() -> None:
    meetings = {key: making.meeting(key) for key in ("2010", "2013", "2015-sgm", "2016", "2020")}
    archive = making.archive({"2010/1": making.motion(making.decided())}, meetings=meetings)
    later = Site(archive, dt.date(2020, 12, 31)).views.row(archive.records["2010/1"]).standing.since
    assert [(one.name, one.held) for one in later] == [
        ("2011 and 2012", "no meeting recorded"),
        ("AGM 2013", "no list"),
        ("2014", "no meeting recorded"),
        ("SGM 2015", "no list"),
        ("2015", "no meeting recorded"),
        ("AGM 2016", "no list"),
        ("2017 to 2019", "no meeting recorded"),
        ("AGM 2020", "no list"),
    ]
