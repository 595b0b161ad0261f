"""A motion's number as any union prints it, the key that it gives, and its place among the others."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from schema import fields
from schema.numbers import is_number_key, notice_key, number_key, number_order, roman_value, without_leading_zeros
from schema.rules import of_archive
from scripts.publish.publishing import make_site
from tests.conftest import AS_OF
from tests.making import archive, motion
from tests.test_rules import within

NUMBERS = {
    "12": ("12", "m12"), "12a": ("12a", "m12a"), "7A": ("7a", "m7a"), "A5": ("a5", "ma5"), "01": ("01", "m01"),
    "C01": ("c01", "mc01"), "C1": ("c1", "mc1"), "CA1": ("ca1", "mca1"), "6.1": ("6-1", "m6-1"), "6.10.2": ("6-10-2", "m6-10-2"),
    "11A.1": ("11a-1", "m11a-1"), "2627P04": ("2627p04", "m2627p04"), "1800": ("1800", "m1800"), "A432": ("a432", "ma432"),
    "Composite 1": ("comp-1", "comp-1"), "Comp 1": ("comp-1", "comp-1"), "COMP1": ("comp-1", "comp-1"),
    "Comp. 04": ("comp-04", "comp-04"), "Composite A": ("comp-a", "comp-a"), "A": ("a", "ma"), "A-7": ("a-7", "ma-7"), "GM27-01": ("gm27-01", "mgm27-01"), "SC4-01": ("sc4-01", "msc4-01"), "UA-2627-3": ("ua-2627-3", "mua-2627-3"),
    "27/102": ("27-102", "m27-102"), "2027/14": ("2027-14", "m2027-14"), "2027-1": ("2027-1", "m2027-1"), "24/P/07": ("24-p-07", "m24-p-07"), "M/2027/03": ("m-2027-03", "mm-2027-03"), "C/27/13": ("c-27-13", "mc-27-13"), "A/1": ("a-1", "ma-1"),
    "II": ("ii", "mii"), "iv": ("iv", "miv"), "i": ("i", "mi"), "XLIX": ("xlix", "mxlix"), "EM3/12": ("em3-12", "mem3-12"),
}  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_stays_as_printed_and_gives_one_key(number: str) -> None:
    assert TypeAdapter[str](fields.Number).validate_python(number) == number
    assert (number_key(number), notice_key(number)) == NUMBERS[number]


@pytest.mark.parametrize("text", ["No. 3", "0", "00", "3-4", "2018-10-05", "12 a", "1/", "/2", "12/03/27", "1/2/3/4", "IIII", "Iv", "VX", "Motion 12", "tbc", "ab", "6.", ".5", "Compost 1"])  # fmt: skip
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter[str](fields.Number).validate_python(text)


def test_the_key_of_a_number_is_a_key_and_is_known_as_a_numbers() -> None:
    for keys in NUMBERS.values():
        for key in keys:
            assert TypeAdapter[str](fields.Key).validate_python(key) == key
            # A single letter is too short to be made of words.
            assert is_number_key(key) or len(key.removeprefix("m")) == 1


def test_noughts_that_a_program_drops_are_overlooked_and_no_others() -> None:
    keys = {
        "01": "1",
        "mc01": "mc1",
        "10": "10",
        "comp-04": "comp-4",
        "6-10": "6-10",
        "2627p04": "2627p4",
        "100": "100",
    }
    assert {key: without_leading_zeros(key) for key in keys} == keys


@pytest.mark.parametrize("key", ["get-us-out-of-hmpps", "covid-19", "tr-not-working", "24-7-cover", "a-4-day-week", "motion-2", "tr2-x", "vivid"])  # fmt: skip
def test_a_key_of_words_is_no_number(key: str) -> None:
    assert not is_number_key(key)


def test_numbers_stand_in_the_order_in_which_people_count() -> None:
    ordered = ["01", "2", "6.1", "6.2", "6.10", "7", "7A", "7B", "10", "A2", "A10", "CA1", "Composite 2", "COMP10"]
    assert sorted(sorted(ordered), key=number_order) == ordered


def test_roman_numerals_letters_and_slashes_stand_in_their_order() -> None:
    roman = "I II III IV V VI VII VIII IX X XI XII XIV XIX XX XLIX".split()
    letters = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    slashed = ["24/P/9", "24/P/10", "25/P/1", "A/2", "A/10", "B/1"]
    for ordered in (roman, [number.lower() for number in roman], letters, slashed):
        assert sorted(sorted(ordered), key=number_order) == ordered


def test_a_roman_numeral_has_a_value_and_a_word_has_none() -> None:
    values = {"I": 1, "iv": 4, "IX": 9, "XIV": 14, "xl": 40, "XLIX": 49, "": 0, "IIII": 0, "L": 0, "vivid": 0, "12": 0}
    assert {text: roman_value(text) for text in values} == values


def test_lettered_numbers_that_give_one_address_are_refused() -> None:
    made = archive({"2018/ma5": motion(number="MA5"), "2018/oil": motion(notice_number="A5")})
    assert within(of_archive.check_numbers_are_unique, made) == [
        (
            "2018/oil.yaml", "notice_number",
            "This number gives the address /2018/ma5/, which is that of 2018/ma5 already.", "Compare both with the list.",
        )
    ]  # fmt: skip
    parts = archive({"2018/27-1": motion(number="27/1"), "2018/x": motion(number="27.1")})
    assert len(within(of_archive.check_numbers_are_unique, parts)) == 1
    composites = archive({"2018/comp-1": motion(number="Composite 1"), "2018/x": motion(number="Comp 1")})
    assert len(within(of_archive.check_numbers_are_unique, composites)) == 1


def test_an_archive_of_lettered_and_pointed_motions_is_built(tmp_path: Path) -> None:
    made = archive(
        {
            "2018/a5": motion(number="A5", notice_number="B7"),
            "2018/6-1": motion(number="6.1", notice_number=None),
            "2018/comp-1": motion(number="Composite 1", title="Oil"),
            "2018/mc01": motion(notice_number="C01", title="Hinges"),
            "2018/24-p-07": motion(number="24/P/07", notice_number=None, title="Gates"),
            "2018/miv": motion(notice_number="iv", title="Stiles"),
        }
    )
    make_site(made, tmp_path / "site", AS_OF)
    for key in ("a5", "mb7", "6-1", "comp-1", "mc01", "24-p-07", "miv"):
        assert (tmp_path / f"site/2018/{key}/index.html").is_file()
    assert 'href="/2018/mb7/"' in (tmp_path / "site/404.html").read_text()
