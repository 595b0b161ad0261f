"""What people say of motions, as records know it."""

import pytest

from schema.archive import Archive
from scripts.intake.answers.resolve_input import CannotUse, find_meeting, find_motion, read_letters, read_progress


@pytest.mark.parametrize(
    "said",
    [
        "2018/1", " 2018/1/ ", "2018/1.yaml", "resolutions/2018/1.yaml", "https://lampbook.example/2018/1/",
        "https://lampbook.example/2018/1/#a", "https://lampbook.example/2018/1/?from=mail",
        "AGM 2018, Resolution 1", "Lamplighters, AGM 2018, Resolution 1 (archive clause a)", "agm 2018,  motion 1",
    ],
)  # fmt: skip
def test_a_motion_is_meant_by_its_key_address_file_or_reference(invented: Archive, said: str) -> None:
    assert find_motion(invented, said).key == "2018/1"


def test_a_former_key_and_a_number_of_the_notice_lead_on(invented: Archive) -> None:
    assert find_motion(invented, "2020/wages").key == "2020/m9"
    assert find_motion(invented, "AGM 2020, Motion 9").key == "2020/m9"
    assert find_meeting(invented, "2019") == "2019-sgm"


def test_what_is_no_motion_is_told_with_the_nearest(invented: Archive) -> None:
    with pytest.raises(CannotUse) as told:
        find_motion(invented, "2020/m8")
    assert str(told.value) == "There is no motion '2020/m8'. The nearest are 2024/m8 and 2020/m9."
    with pytest.raises(CannotUse) as told:
        find_motion(invented, "AGM 2018, Resolution 99")
    assert (
        str(told.value)
        == "There is no motion 'AGM 2018, Resolution 99'. Write meeting and motion: 2018/12, or AGM 2018, Resolution 12."
    )


@pytest.mark.parametrize("said", ["2018", "AGM 2018", " agm  2018", "https://lampbook.example/2018/", "2018/"])
def test_a_meeting_is_meant_by_its_key_name_or_address(invented: Archive, said: str) -> None:
    assert find_meeting(invented, said) == "2018"


def test_what_is_no_meeting_is_told(invented: Archive) -> None:
    with pytest.raises(CannotUse, match="There is no meeting '2017'. Did you mean"):
        find_meeting(invented, "2017")


def test_clauses_are_read_where_something_can_come_of_them(invented: Archive) -> None:
    record = invented.records["2018/2"]
    assert read_letters(record, "A-b") == ("a", "b")
    with pytest.raises(CannotUse, match="2018/2 has no clause c. Its clauses are a and b."):
        read_letters(record, "a, c")
    assert read_progress(record, ["a: met", "b=not met"]) == {"a": "met", "b": "not met"}
    assert read_progress(record, ["a-b: under way"]) == {"a": "under way", "b": "under way"}
    with pytest.raises(CannotUse, match="clause a is given twice."):
        read_progress(record, ["a=met, a=not met"])
