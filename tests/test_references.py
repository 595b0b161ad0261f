"""What a record names, and what its prose names: by the types of its fields alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter

from schema.archive import Archive, link_archive
from schema.fields import BODIES, DOCUMENTS, BodyKey, ProposersOrNotRecorded, Prose
from schema.json_schema import ROOTS
from schema.motion import Motion, Strict
from schema.rules import of_archive
from schema.shapes import Shape, fields_of, groups_in, marked, mentioned, mentions, model_in, references
from tests.making import Values, archive, entry, meeting, motion
from tests.test_rules import within


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
    assert mentioned(text) == named


@given(st.text(alphabet="[]()/2018-a ", max_size=40))
def test_any_text_has_mentions_or_none(text: str) -> None:
    assert all(f"[{key}]" in text for key in mentioned(text))


def test_references_and_mentions_say_where_they_stand() -> None:
    made = archive({"2018/1": motion(summary="See [2018/2].", wording="See [2018/3]."), "2018/2": motion()})
    found = made.records["2018/1"].motion
    assert (("outcome", "decisions", 0, "evidence", 0), DOCUMENTS, "minutes") in list(references(marked(found)))
    assert (("clauses", 0, "to", 0), BODIES, "council") in list(references(marked(found)))
    assert list(mentions(marked(found))) == [(("summary",), "2018/2")]


class Remark(Strict):
    """A group of fields that a later part might add to a motion."""

    by: BodyKey
    says: Prose


class LaterMotion(Motion):
    """A motion as a later part might have it: with a list of bodies, and a list of groups, that no other code knows."""

    seconder: tuple[BodyKey, ...] = Field((), description="Who seconded it.")
    remarks: tuple[Remark, ...] = Field((), description="What was remarked.")
    backed_by: ProposersOrNotRecorded = Field((), description="Who put their names to it.")


def later(**fields: object) -> Archive:
    """An archive with one such motion, and a branch that was called `lodge` before."""
    made = archive({"2018/1": motion()}, bodies={"branch": entry("Branch", kind="branch", formerly=["lodge"])})
    values: Values = {"year": "2018", "number": "1", **motion(), **fields}
    one = TypeAdapter(LaterMotion).validate_python(values)
    lists = {f"{kind}.yaml": getattr(made, kind) for kind in ("bodies", "topics", "documents", "abbreviations")}
    return link_archive(
        {**lists, "union.yaml": made.union}, made.meetings, [("2018/1", "resolutions/2018/1.yaml", one)], "resolutions"
    )


def test_a_field_of_bodies_that_nobody_has_heard_of_is_held_to_every_rule() -> None:
    broken = later(seconder=["branch", "nobody", "branch"], remarks=[{"by": "nobody", "says": "See [1999/99]."}])
    assert within(of_archive.check_every_key_exists, broken) == [
        (
            "2018/1.yaml",
            "seconder.1",
            "There is no body 'nobody'.",
            "If it is not on the list yet, add it to resolutions/bodies.yaml.",
        ),
        (
            "2018/1.yaml",
            "remarks.0.by",
            "There is no body 'nobody'.",
            "If it is not on the list yet, add it to resolutions/bodies.yaml.",
        ),
    ]
    assert within(of_archive.check_nothing_is_named_twice, broken) == [
        ("2018/1.yaml", "seconder.2", "'branch' is in this list already.", "Delete one of them.")
    ]
    assert within(of_archive.check_every_motion_exists, broken) == [
        ("2018/1.yaml", "remarks.0.says", "1999/99 is not in the archive.", "Digits in square brackets name a motion.")
    ]
    assert within(of_archive.check_every_key_exists, later(seconder=["branch"])) == []


def test_a_field_of_proposers_that_nobody_has_heard_of_asks_for_bodies_that_can_propose() -> None:
    assert within(of_archive.check_body_fits_its_part, later(backed_by=["lodge", "heading"])) == [
        (
            "2018/1.yaml",
            "backed_by.1",
            "Heading cannot propose a motion or an amendment.",
            "Name the branch, network, committee or members who proposed it.",
        )
    ]


def test_a_field_of_bodies_that_nobody_has_heard_of_holds_present_keys() -> None:
    made = later(seconder=["lodge", "council", "branch"], remarks=[{"by": "lodge", "says": "It was so."}])
    (record,) = made.records.values()
    assert isinstance(record.motion, LaterMotion)
    assert record.motion.seconder == ("branch", "council")
    assert record.motion.remarks[0].by == "branch"
    # Rules see what was typed.
    typed = next(one.record for one in made.typed if isinstance(one.record, LaterMotion))
    assert typed.seconder == ("lodge", "council", "branch")


def test_every_meeting_of_a_made_archive_names_its_body() -> None:
    made = archive({"2018/1": motion()}, meetings={"2018": meeting("2018", body="agm")})
    assert (("body",), BODIES, "agm") in list(references(marked(made.meetings["2018"])))


@pytest.mark.parametrize("file", ROOTS)
def test_a_field_that_is_described_as_a_key_has_a_type_that_names_something(file: str) -> None:
    """A plain text would be published without anybody asking whether what it names is there."""
    plain = {
        field.attribute
        for _, group in groups_in(Shape(ROOTS[file]._type))
        if (model := model_in(group.hint))
        for field in fields_of(model)
        if re.search(r"\bkeys?\b", field.shape.description, re.IGNORECASE) and field.names is None
    }
    assert plain <= {"formerly", "overrides", "of"}, "Give it a type such as BodyKey (schema.fields)."
