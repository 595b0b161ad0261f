"""A number keeps the point that the document prints in it: `C.1` is C.1, its key c-1; an archive's own C1 stays what it is."""

import pytest

from schema.numbers import is_number_key, notice_key, number_key
from schema.rules import open_archive
from scripts.intake.documents.reading import read_text
from scripts.intake.motions.motion_list import read_motion_list
from scripts.intake.planning.plan import make_plan
from scripts.intake.vocabulary.numbers import number
from tests.conftest import ROOT

ARCHIVE = ROOT / "tests/archive"


@pytest.mark.parametrize(
    ("line", "printed", "key"),
    [
        ("C.1 Bell ropes", "C.1", "c-1"),
        ("Motion CA.12: Bell ropes", "CA.12", "ca-12"),
        ("C1 Bell ropes", "C1", "c1"),
        ("E.M. 1 — Bell ropes", "EM1", "em1"),
        ("Comp.4 Bell ropes", "Composite 4", "comp-4"),
        ("Motion No.5: Bell ropes", "5", "5"),
    ],
)
def test_a_point_in_a_number_is_kept_as_it_is_printed(line: str, printed: str, key: str) -> None:
    found = number(line)
    assert found is not None
    assert (found.number, number_key(found.number)) == (printed, key)
    assert is_number_key(key)
    assert is_number_key(notice_key(printed))


LIST = "Motions to the AGM 2031\n\nC.1 Bell ropes\n\nThis meeting asks for ropes.\n\nC.2 Oil\n\nThis meeting asks for oil.\n"


def test_motions_with_such_numbers_get_keys_with_hyphens() -> None:
    document = read_text(LIST, "list.txt")
    plan = make_plan(open_archive(ARCHIVE), ARCHIVE, read_motion_list(document, {}), "2031")
    assert [words for words in plan.created if "Bell" in words or "Oil" in words] == [
        "create 2031/mc-1: Bell ropes",
        "create 2031/mc-2: Oil",
    ]


def test_a_record_that_was_kept_without_the_point_stays_the_same_record() -> None:
    archive = open_archive(ARCHIVE)
    assert "2018/c1" in {record.key for record in archive.by_meeting["2018"]}
    text = "Resolutions carried by the AGM 2018\n\nC.1 Another title\n\nThis meeting asks for ropes.\n"
    plan = make_plan(archive, ARCHIVE, read_motion_list(read_text(text, "list.txt"), {}), "2018")
    assert plan.created == []
    assert any("2018/c1" in line for line in (*plan.filled, *plan.differing, *plan.unchanged))
