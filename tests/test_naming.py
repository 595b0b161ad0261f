"""What a motion is called: by its number, as a composite, by a title that is its own or was supplied."""

from scripts.publish import words
from scripts.publish.site import Site
from tests import making
from tests.conftest import AS_OF
from tests.making import decided, motion


def test_a_composite_is_called_so_whether_it_was_carried_or_not() -> None:
    records = {
        "2018/comp-3": motion(decided("not recorded"), number="Composite 3"),
        "2018/comp-4": motion(number="Composite 4", title="More"),
    }
    archive = making.archive(records)
    assert [words.reference(archive, one) for one in archive.records.values()] == [
        "Lamplighters, AGM 2018, Composite 3",
        "Lamplighters, AGM 2018, Composite 4",
    ]
    view = Site(archive, AS_OF).views.motion(archive.records["2018/comp-3"])
    assert (view.label, view.number, view.row.called) == ("Composite", "3", "Composite 3")


def test_a_supplied_title_stands_in_brackets_in_lists_and_references() -> None:
    archive = making.archive({"2018/lamps": motion(number=None, title="Lamps", title_supplied="yes")})
    row = Site(archive, AS_OF).views.row(archive.records["2018/lamps"])
    assert (row.title, row.distinct_name) == ("[Lamps]", "Resolution [Lamps]")


def test_motions_with_one_title_and_no_number_are_told_apart_in_lists() -> None:
    fields = motion(number=None, title="Lamps")
    archive = making.archive({"2018/lamps": fields, "2018/lamps-2": fields, "2018/7": motion(title="Lamps")})
    rows = Site(archive, AS_OF).views.rows(archive.records.values())
    assert sorted(row.called for row in rows) == [
        "Resolution (1 of 2 with this title)",
        "Resolution (2 of 2 with this title)",
        "Resolution 7",
    ]
