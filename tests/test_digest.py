"""Digests: whatever differs, differs in its digest; what is no data has none."""

import datetime as dt
import subprocess
import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from schema.archive import Archive
from schema.terms import Decision, Progress
from scripts.publish import digest
from scripts.publish.digest import Known, NotPlain, digest_of
from scripts.publish.site import Site
from tests.conftest import AS_OF


@dataclass(frozen=True, slots=True)
class Small:
    text: str
    inner: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallToo:
    text: str
    inner: tuple[object, ...] = ()


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.sampled_from([*Decision, *Progress]),
    lambda inside: (
        st.lists(inside).map(tuple)
        | st.dictionaries(st.text(), inside)
        | st.builds(Small, st.text(), st.lists(inside).map(tuple))
    ),
    max_leaves=8,
)


def alike(one: object, other: object) -> bool:
    """Whether two values are equal and of the same types throughout: to Python, 1 equals True."""
    return repr(one) == repr(other)


@given(PLAIN, PLAIN)
def test_two_values_have_one_digest_where_they_are_alike(one: object, other: object) -> None:
    assert (digest_of(one) == digest_of(other)) == alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        ((("a",), "b"), ("a", ("b",))),
        ("1", 1),
        (1, True),
        ("", None),
        ("<b>", Markup("<b>")),
        (Small("a"), SmallToo("a")),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (Decision.CARRIED, Decision.CARRIED.value),
        (dt.date(2018, 10, 5), "2018-10-05"),
        (digest_of, alike),
        ("s1:a", ("a",)),
    ],
)
def test_what_differs_in_kind_order_or_grouping_has_another_digest(one: object, other: object) -> None:
    assert digest_of(one) != digest_of(other)


@pytest.mark.parametrize("value", [object(), iter([1]), lambda: 1, {1, 2}, Path("x"), (object(),), Small("a", (len,))])
def test_what_is_no_data_has_no_digest(value: object) -> None:
    with pytest.raises(NotPlain):
        digest_of(value)


def test_every_field_of_a_motion_is_in_its_digest(invented: Archive) -> None:
    site, known = Site(invented, AS_OF), Known()
    motions = [site.views.motion(record) for record in invented.records.values()]
    assert len({digest_of(motion) for motion in motions}) == len(motions)
    assert [digest_of(motion, known=known) for motion in motions] == [digest_of(motion) for motion in motions]
    assert [digest_of((motion, 1), known=known) for motion in motions] == [digest_of((motion, 1)) for motion in motions]
    for one in fields(motions[0]):
        changed: dict[str, Any] = {one.name: "changed"}
        assert digest_of(replace(motions[0], **changed)) != digest_of(motions[0]), one.name


def test_a_digest_is_the_same_in_every_run() -> None:
    code = "from scripts.publish.digest import *; print(digest_of(dict(a=1, b='x'), of_program()))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_a_folder_has_another_digest_when_a_file_changes_its_name_or_its_content(tmp_path: Path) -> None:
    seen = [digest.of_files(tmp_path)]
    (tmp_path / "a").write_text("text")
    seen.append(digest.of_files(tmp_path))
    (tmp_path / "a").write_text("next")
    seen.append(digest.of_files(tmp_path))
    (tmp_path / "a").rename(tmp_path / "b")
    seen.append(digest.of_files(tmp_path))
    assert len(set(seen)) == 4


def test_what_another_process_is_compiling_changes_no_digest(tmp_path: Path) -> None:
    before = digest.of_files(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/site.cpython-311.pyc.140235").write_bytes(b"")
    assert digest.of_files(tmp_path) == before
