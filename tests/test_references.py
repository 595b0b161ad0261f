"""What a record names, and what its prose names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.motion import Motion
from schema.references import PROSE_FIELDS, mentions, of_motion, prose
from tests.making import archive, motion


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("See [2018/17].", ["2018/17"]),
        ("[2018/17] and [2018-tuc/m66], [2025/get-us-out]", ["2018/17", "2018-tuc/m66", "2025/get-us-out"]),
        ("[2018/17](https://x.example) is a link", []),
        ("in [2018], 2018/17, [sic], [18/17] and [2018/CA1]", []),
        ("[[2018/17]]", ["2018/17"]),
        ("[2018/17", []),
        ("", []),
    ],
)
def test_only_a_motions_key_in_square_brackets_is_a_mention(text: str, named: list[str]) -> None:
    assert mentions(text) == named


@given(st.text(alphabet="[]()/2018-a ", max_size=40))
def test_any_text_has_mentions_or_none(text: str) -> None:
    assert all(f"[{key}]" in text for key in mentions(text))


def test_every_long_text_of_a_motion_is_prose_but_for_its_wording() -> None:
    # A field of our own Markdown that is not in the list would hold mentions that nobody checks.
    assert {
        "summary",
        "text",
        "because",
        "event",
        "note",
        "says",
        "answer",
        "change",
        "meaning",
        "keeper",
    } == PROSE_FIELDS
    assert "wording" in Motion.model_fields


def test_references_and_prose_say_where_they_stand() -> None:
    made = archive({"2018/1": motion(summary="See [2018/2]."), "2018/2": motion()})
    found = made.records["2018/1"].motion
    assert (("outcome", "decisions", 0, "evidence", 0), "documents", "minutes") in list(of_motion(found))
    assert (("summary",), "See [2018/2].") in list(prose(found))
    assert (("clauses", 1, "text"), "Light the lamps.") in list(prose(found))
