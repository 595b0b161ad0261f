"""Numbers with a hyphen, a year or a short word for what they are begin motions, and are kept as printed."""

import pytest

from scripts.intake.documents.reading import read_text
from scripts.intake.vocabulary.numbers import number
from tests.intake.shown import read_text as motions_in

RESULTS = {"Ropes": "CARRIED", "Bells": "LOST", "Boots": "REMITTED"}


@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (("A-7 Ropes", "A-8 Bells", "A-9 Boots"), ["A-7", "A-8", "A-9"]),
        (("Motion A-7: Ropes", "Motion A-8: Bells", "Motion A-9: Boots"), ["A-7", "A-8", "A-9"]),
        (("9/27 Ropes", "10/27 Bells", "11/27 Boots"), ["9/27", "10/27", "11/27"]),
        (("Res.7 Ropes", "Res.8 Bells", "Res.9 Boots"), ["7", "8", "9"]),
        (("Res. 7: Ropes", "Res. 8: Bells", "Res. 9: Boots"), ["7", "8", "9"]),
        (("Senate Resolution No. 19\nRopes", "Senate Resolution No. 20\nBells", "Senate Act No. 4\nBoots"), ["19", "20", "4"]),
        (("A. Ropes (GC/27/06)", "B. Bells (GC/27/07)", "C. Boots (GC/27/08)"), ["GC/27/06", "GC/27/07", "GC/27/08"]),
        (("i. Ropes (UA-2627-1)", "ii. Bells (UA-2627-2)", "iii. Boots (UA-2627-3)"), ["UA-2627-1", "UA-2627-2", "UA-2627-3"]),
        (("a) Ropes [SC4-01]", "b) Bells [SC4-02]", "c) Boots [SC4-03]"), ["SC4-01", "SC4-02", "SC4-03"]),
    ],
)  # fmt: skip
def test_each_head_begins_a_motion_of_its_own(heads: tuple[str, ...], numbers: list[str]) -> None:
    parts = [f"{head}\n\nThis meeting asks for more of them.\n\n{result}" for head, result in zip(heads, RESULTS.values(), strict=True)]  # fmt: skip
    found = motions_in(read_text("\n\n".join(["Annual General Meeting 2027", *parts]), "minutes.txt")).motions
    assert [one.number for one in found] == numbers
    assert {one.title: one.decision.word.upper() if one.decision else "" for one in found} == RESULTS
    assert all(one.heading.count(one.title) == 1 for one in found)


@pytest.mark.parametrize(
    "text", ["7/12 Coffee", "No. 10 Downing Street", "Bill 12 Smith", "F-16s were banned", "Act 14"]
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert number(text) is None


def test_the_vote_on_the_motion_itself_is_its_own_and_that_on_procedure_is_not() -> None:
    text = (
        "Senate Resolution No. 19\nRopes\n\nThe Senate asks for ropes.\n\nVote on Senate Resolution No. 19\nAye 6 Nay 11 Obs. 1\nVote failed.\n\n"
        "Senate Resolution No. 20\nBells\n\nThe Senate asks for bells.\n\nVote on the previous question:\nAye 17 Nay 0\nVote passed.\n"
    )
    first, second = motions_in(read_text(text, "minutes.txt")).motions
    assert first.decision is not None
    assert (first.decision.decision.value, first.decision.vote, first.decision.note) == (
        "lost", "", "The document says: Aye 6 Nay 11 Obs. 1."
    )  # fmt: skip
    assert second.decision is None
    assert [line.text for line in second.unsure] == ["Aye 17 Nay 0", "Vote passed."]
    assert [line.text for line in second.lines] == ["The Senate asks for bells."]


@pytest.mark.parametrize("end", [".", ":", " "])
def test_a_list_that_has_come_to_figures_like_years_goes_on(end: str) -> None:
    text = "MOTIONS\n\n" + "".join(
        f"{number}{end} Ropes of grade {number}\n\nThis meeting asks for ropes.\n\n" for number in (1999, 2000, 2001)
    )
    assert [one.number for one in motions_in(read_text(text, "motions.txt")).motions] == ["1999", "2000", "2001"]


def test_a_list_of_years_is_none_of_motions() -> None:
    text = "DECISIONS\n\n" + "".join(f"{year}. Ropes\n\nThe ropes of {year} frayed.\n\n" for year in (2017, 2018, 2019))
    assert motions_in(read_text(text, "decisions.txt")).motions == ()
